"""Two engines joined by links in memory, under one manual clock: the smallest whole line for tests.

Keeps true: real core, real signatures, real stores; only time, power and the wire are played. Frames travel when `run`
is called, so a test decides what is lost, repeated, held or altered on the way; a node dies where a test says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from firebreak.core.line import effects as ef
from firebreak.core.line import events as ev
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Command, Item, SendMessage
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.codec import decode
from firebreak.core.record.entry import RawItem, parse_item
from firebreak.core.record.kinds import By
from firebreak.core.record.terms import CharterPath, Terms
from firebreak.core.types import Echelon, FeedId, Instant, Leaf, LocalTime, Now, Precedence, Root
from firebreak.node import views
from firebreak.node.engine import Engine
from firebreak.node.material import make_material
from firebreak.node.partykeys import LineKit, PartyKeys, make_line, make_party
from firebreak.node.signer import SoftwareSigner
from firebreak.ports_store import Store
from firebreak.store.memory import MemoryStore

START = 1_700_000_000
ENTRIES = 3  # type of the frame that carries entries
DESKS = (
    CharterDesk(number=1, id="watch", name="Duty desk", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="command", name="Command", echelon=Echelon.OPERATIONAL),
    CharterDesk(number=3, id="minister", name="Minister", echelon=Echelon.PRINCIPAL),
)
PATHS = tuple(CharterPath(number=i, name=n, kind="stream") for i, n in enumerate(("direct", "second")))
TERMS = Terms(paths=PATHS, valid_from=START)


@dataclass
class ManualClock:
    """Both clocks of one node; `skew` seconds are added to its wall clock only."""

    millis: int = 0
    skew: int = 0

    def now(self) -> Now:
        """Return the clocks as they stand."""
        return Now(instant=Instant(self.millis), utc=LocalTime(START + self.millis // 1000 + self.skew))


@dataclass
class MemoryFile:
    """A send-state or ratchet file that survives an engine."""

    head: tuple[FeedId, int, Root] | None = None
    data: bytes | None = None


class Killed(Exception):
    """Raised from `before_effect`: the node dies ahead of this effect."""


class MemorySendState:
    """`ports.SendStateFile` in memory."""

    def __init__(self, file: MemoryFile) -> None:
        self._file = file

    def load(self) -> tuple[FeedId, int, Root] | None:
        """Return the head saved last."""
        return self._file.head

    def save(self, feed: FeedId, size: int, root: Root) -> None:
        """Keep a head."""
        self._file.head = (feed, size, root)


class MemorySecretFile:
    """`ports.SecretFile` in memory."""

    def __init__(self, file: MemoryFile) -> None:
        self._file = file

    def load(self) -> bytes | None:
        """Return what was saved last."""
        return self._file.data

    def save(self, data: bytes) -> None:
        """Keep secrets."""
        self._file.data = data


def entropy_of(seed: str) -> Callable[[int], bytes]:
    """Return a deterministic stream of bytes."""
    counter = 0

    def draw(size: int) -> bytes:
        nonlocal counter
        out = b""
        while len(out) < size:
            counter += 1
            out += sha256(f"{seed}/{counter}".encode()).digest()
        return out[:size]

    return draw


@lru_cache(maxsize=32)
def introduced(terms: Terms | None) -> tuple[LineKit, tuple[PartyKeys, ...]]:
    """Return a line of two parties and their keys; the same every time."""
    keys = tuple(make_party(n, "en", DESKS, n.encode() * 8, now=START) for n in ("Ardia", "Borlo"))
    return make_line(keys[0], keys[1], terms or TERMS), keys


def entries_in(frame: bytes) -> list[RawItem]:
    """Return the entries that a frame carries."""
    value = decode(frame, max_bytes=1 << 17)
    assert isinstance(value, tuple)
    return [parse_item(row) for row in value[1]] if value[0] == ENTRIES else []  # type: ignore[union-attr]


def message(text: str = "Two aircraft.", precedence: Precedence = Precedence.ROUTINE) -> SendMessage:
    """Return a command of the duty desk that sends a message."""
    return SendMessage(by=By(1, 1), to=(1,), precedence=precedence, lang="en", text=text)


@dataclass
class Side:
    """One node of the pair, and everything its engine asked of the world."""

    name: str
    keys: PartyKeys
    clock: ManualClock
    store: Store
    engine: Engine = None  # type: ignore[assignment]
    file: MemoryFile = field(default_factory=MemoryFile)
    out: list[tuple[int, bytes]] = field(default_factory=list)
    closed: list[tuple[int, str]] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    answers: dict[str, tuple[Leaf | None, str | None]] = field(default_factory=dict)
    refusals: dict[str, str] = field(default_factory=dict)
    reports: list[tuple[str, str]] = field(default_factory=list)
    wake: Instant | None = None
    restarts: int = 0
    starts: int = 0
    tickets: int = 0
    dead: bool = False
    hung_up: int = 0
    watched: bool = True
    signed: dict[tuple[bytes, int], Leaf] = field(default_factory=dict)

    def transmit(self, link: int, frame: bytes) -> bool:
        """Put a frame on the wire; no two signed entries ever leave for one place of a feed."""
        for raw in entries_in(frame):
            known = self.signed.setdefault((raw.entry.feed, raw.entry.n), raw.entry.leaf)
            if known != raw.entry.leaf and self.watched:
                raise AssertionError(f"{self.name} sent two entries for place {raw.entry.n} of one feed")
        self.out.append((link, frame))
        return True

    def close_link(self, link: int, why: str) -> None:
        """Note a closed link."""
        self.closed.append((link, why))

    def wake_at(self, at: Instant) -> None:
        """Note when to wake."""
        self.wake = at

    def page(self, alert: Alert, at: LocalTime) -> None:
        """Note an alert."""
        self.alerts.append(alert)

    def stop_pages(self, of: Leaf) -> None:
        """Pages end."""

    def announce(self, items: tuple[Item, ...]) -> None:
        """Note durable items."""
        self.items.extend(items)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """Note an accepted command."""
        self.answers[ticket] = (leaf, held)

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """Note a rejected command."""
        self.refusals[ticket] = why

    def report(self, topic: str, words: str) -> None:
        """Note a log line."""
        self.reports.append((topic, words))

    def adopt_manifest(self, statement: bytes) -> ev.ManifestAdopted | None:
        """Manifests do not change here."""
        return None

    def restarted(self) -> None:
        """Count a reload."""
        self.restarts += 1

    def record(self) -> list[Item]:
        """Return every entry of this side's record in causal order."""
        return list(views.record(self.engine.material, self.store, self.clock.now()))

    def matters(self) -> Matters:
        """Return the full fold over this side's record."""
        return views.full_matters(self.engine.material, self.store, self.clock.now())


Alter = Callable[[Side, bytes], list[bytes]]
"""What arrives instead of a frame of this sender."""


class Pair:
    """Two sides of one line. Link numbers are the same on both ends."""

    def __init__(self, *, terms: Terms | None = None, store: Callable[[], Store] = MemoryStore, seed: str = "") -> None:
        """Introduce two parties and start their engines, not yet connected."""
        self.kit, keys = introduced(terms)
        self.seed = seed
        self.sides = tuple(
            Side(name=n, keys=k, clock=ManualClock(), store=store()) for n, k in zip(("a", "b"), keys, strict=True)
        )
        self.links: dict[int, str] = {}
        self._next = 1
        for side in self.sides:
            self.start(side)

    @property
    def a(self) -> Side:
        """Side 0 of the charter."""
        return self.sides[0]

    @property
    def b(self) -> Side:
        """Side 1 of the charter."""
        return self.sides[1]

    def far(self, side: Side) -> Side:
        """Return the other side."""
        return self.b if side is self.a else self.a

    # --- power --------------------------------------------------------------------------------------------------

    def start(self, side: Side, before_effect: Callable[[ef.Effect], None] | None = None) -> None:
        """(Re)start the engine of a side from its store and files."""
        side.engine = self.build(side, before_effect)
        self._tell(side, Engine.open)
        self._tell(side, Engine.end_turn)

    def build(self, side: Side, before_effect: Callable[[ef.Effect], None] | None = None) -> Engine:
        """Return an engine of a side, not yet opened."""
        me = self.sides.index(side) if hasattr(self, "sides") else 0
        manifests = self.kit.manifests
        side.starts += 1
        side.out.clear()
        side.dead, side.wake = False, None
        drawn = f"{self.seed}{side.name}{side.starts}"
        return Engine(
            material=make_material(self.kit.charter, me, manifests[me], manifests[1 - me]),
            store=side.store,
            signer=SoftwareSigner(side.keys.seeds, entropy_of(f"{drawn}signer")),
            send_state=MemorySendState(side.file),
            ratchet=MemorySecretFile(side.file),
            clock=side.clock,
            entropy=entropy_of(f"{drawn}engine"),
            hooks=side,
            before_effect=before_effect,
        )

    def stop(self, side: Side) -> None:
        """Cut the power of a side: nothing is finished, nothing is said."""
        side.dead, side.wake = True, None
        side.out.clear()
        for number in tuple(self.links):
            self._drop(number)

    def restart(self, side: Side, before_effect: Callable[[ef.Effect], None] | None = None) -> None:
        """Cut the power of a side and start it again, then connect if it lives."""
        self.stop(side)
        self.start(side, before_effect)
        self.connect()

    def _tell(self, side: Side, work: Callable[[Engine], None]) -> None:
        """Let an engine work; one that is killed there is dead from then on."""
        if side.dead:
            return
        try:
            work(side.engine)
        except Killed:
            self.stop(side)

    def post(self, side: Side, event: ev.Event, *, end: bool = False) -> None:
        """Tell a side of a fact, and end its turn if asked."""
        self._tell(side, lambda engine: engine.post(event))
        if end:
            self._tell(side, Engine.end_turn)

    # --- links --------------------------------------------------------------------------------------------------

    def connect(self, path: str = "direct", *, alter: Alter | None = None) -> int:
        """Open a link on both ends and exchange hellos; returns its number."""
        number, self._next = self._next, self._next + 1
        self.links[number] = path
        exporter = sha256(number.to_bytes(4, "big")).digest()
        for side in self.sides:
            self.post(side, ev.LinkOpened(link=number, path=path, exporter=exporter, outer="memory"))
        self.run(alter=alter)
        return number

    def cut(self, number: int) -> None:
        """Cut a link; what was on it is lost."""
        self._drop(number)
        for side in self.sides:
            self._tell(side, Engine.end_turn)

    def _drop(self, number: int) -> None:
        self.links.pop(number, None)
        for side in self.sides:
            side.out = [(link, frame) for link, frame in side.out if link != number]
            self.post(side, ev.LinkClosed(link=number, why="cut"))

    def _hang_up(self) -> None:
        """Carry out what the engines closed."""
        for side in self.sides:
            for number, _ in tuple(side.closed[side.hung_up :]):
                side.hung_up += 1
                if number in self.links:
                    self._drop(number)

    def run(self, *, alter: Alter | None = None) -> None:
        """Let frames travel until nothing moves; `alter(sender, frame)` gives what arrives instead of a frame."""
        for _ in range(10_000):
            self._hang_up()
            if not any(side.out for side in self.sides):
                return
            for side in self.sides:
                self._deliver(side, alter)
        raise AssertionError("the line never came to rest")

    def _deliver(self, side: Side, alter: Alter | None) -> None:
        frames, side.out = side.out, []
        far = self.far(side)
        for link, frame in frames:
            for arriving in alter(side, frame) if alter else [frame]:
                if link in self.links:
                    self.post(far, ev.FrameArrived(link=link, frame=arriving))
        self._tell(far, Engine.end_turn)

    def settle(self, *, rounds: int = 12) -> None:
        """Start what is dead, connect what is not, and let time pass until the records are equal."""
        for _ in range(rounds):
            for side in self.sides:
                if side.dead:
                    self.start(side)
                side.engine.before_effect = None
            self.run()
            if not self.links:
                self.connect()
            self.advance(25)
            if self.links and self.equal():
                return

    def equal(self) -> bool:
        """Whether both stores hold the same entries of the same feeds."""
        return self.feeds(self.a) == self.feeds(self.b)

    def feeds(self, side: Side) -> dict[bytes, list[bytes]]:
        """Return the leaves of every feed that a side holds."""
        line = self.kit.charter.line_id
        return {row.feed: side.store.leaves(row.feed) for row in side.store.feeds(line) if row.size}

    # --- time and people ----------------------------------------------------------------------------------------

    def advance(self, seconds: float, *, alter: Alter | None = None) -> None:
        """Let time pass, waking both engines whenever they asked for it."""
        until = self.a.clock.millis + int(seconds * 1000)
        while True:
            wakes = [s.wake for s in self.sides if s.wake is not None and s.wake <= until]
            at = max(min(wakes, default=Instant(until)), self.a.clock.millis)
            for side in self.sides:
                side.clock.millis = at
            for side in self.sides:
                if side.wake is not None and side.wake <= at:
                    side.wake = None
                    self.post(side, ev.TimeCame(), end=True)
            self.run(alter=alter)
            if at >= until and not any(s.wake is not None and s.wake <= until for s in self.sides):
                return

    def do(self, side: Side, command: Command, *, alter: Alter | None = None) -> str:
        """Submit a command at a side and let the line come to rest; returns its ticket."""
        ticket = self.submit(side, command)
        self._tell(side, Engine.end_turn)
        self.run(alter=alter)
        return ticket

    def submit(self, side: Side, command: Command) -> str:
        """Submit a command at a side without ending its turn; returns its ticket."""
        side.tickets += 1
        ticket = f"{side.name}{side.tickets}"
        self._tell(side, lambda engine: engine.submit(ev.Submitted(ticket=ticket, command=command)))
        return ticket

    def done(self, side: Side, command: Command) -> Leaf:
        """Submit a command that must enter the record; returns its leaf."""
        ticket = self.do(side, command)
        leaf = side.answers[ticket][0] if ticket in side.answers else None
        if leaf is None:
            raise AssertionError(side.refusals.get(ticket) or side.answers.get(ticket) or "no answer")
        return leaf
