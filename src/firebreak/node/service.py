"""One line as the API, the CLI and the demo see it: commands in, facts out.

Keeps true: a command returns when it is durable; everything read comes from the record or from our own journal of
alerts; the two are never mixed; what goes wrong inside one line is told to the node and reaches no other line. One
event loop owns the service.
Leaves to others: HTTP (`api`), sockets (`net`), the paging plan (`paging`).
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError, UsageError
from firebreak.core.line import events as ev
from firebreak.core.line.commands import normalised
from firebreak.core.line.state import HeldDraft, Material
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Command, Item
from firebreak.core.record.kinds import check_own
from firebreak.core.record.seal import parse_note
from firebreak.core.types import FeedId, Leaf, LocalTime
from firebreak.node import tickets, views
from firebreak.node.engine import Engine
from firebreak.node.index import Index
from firebreak.node.local import Local, Sounding
from firebreak.node.order import Order
from firebreak.node.releases import RELEASED, RELEASING, WAITING, Release
from firebreak.paths.port import Timers
from firebreak.ports import Clock

FEED_LIMIT = 1000  # news a slow watcher may lag behind before it is cut off
LEAF_HEX = 64
BREATH = 128  # entries read between two moments in which the line may work


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A durable command: in the record under `leaf`, or held at our station for the reason given."""

    ticket: str
    leaf: Leaf | None
    held: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedAlert:
    """An alert as kept in our own journal; `number` counts up from 1."""

    number: int
    at: LocalTime
    alert: Alert
    stopped: LocalTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """One live connection."""

    path: str
    outer: str
    established: bool
    up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """The technical state of a line at this node."""

    own_entries: int
    peer_entries: int
    counted_by_peer: int
    links: tuple[LinkStatus, ...]
    held: tuple[HeldDraft, ...]
    sealed: int
    peer_sealed: int
    seal_debt: int
    can_seal: bool  # an epoch is open: content can be sent


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something happened: exactly one field besides `at` is set. `here` is news of this node's own desks."""

    at: LocalTime
    item: Item | None = None
    alert: RaisedAlert | None = None
    stopped: Leaf | None = None
    link: str | None = None
    here: object | None = None


class LineService:
    """One line of a running node."""

    def __init__(
        self, *, name: str, engine: Engine, clock: Clock, trouble: Callable[[Exception], None] | None = None,
        local: Local | None = None,
    ) -> None:  # fmt: skip
        """`name` is the line's in this node's configuration; `trouble` is told what nobody planned, else it is raised;
        `local` is what our own desks keep beside the record.

        `halted` says why the line does nothing any more, "" while it works.
        """
        self.name = name
        self.engine = engine
        self.clock = clock
        self.halted = ""
        self.local = local if local is not None else Local(name)
        self._trouble = trouble
        self.alerts: list[RaisedAlert] = []
        self.standing: dict[int, RaisedAlert] = {}  # alerts that nobody took, by number
        self._standing_of: dict[Leaf, list[int]] = {}
        self._waiting: dict[str, asyncio.Future[Submission]] = {}
        self._actors: dict[str, str] = {}
        self._watchers: set[asyncio.Queue[News]] = set()
        self._matters: Matters | None = None
        self._order: Order | None = None
        self._index: Index | None = None
        self._indexing: asyncio.Task[Index] | None = None
        self._arrived: list[Item] = []  # while the index is being made
        self._tickets = itertools.count(1)
        self._run = os.urandom(4).hex()  # a submission of an earlier run may still be held under its own ticket
        self._turn: asyncio.Handle | None = None

    @property
    def material(self) -> Material:
        """Charter, parties and keys of the line."""
        return self.engine.state.material if self.engine.opened else self.engine.material

    @property
    def works(self) -> bool:
        """False while the line stands still, because of a fault or because the disk refuses."""
        return not self.halted and not self.engine.stalled

    # --- commands -----------------------------------------------------------------------------------------------

    async def submit(self, command: Command, *, key: str = "", actor: str = "") -> Submission:
        """Carry out a command; returns when it is durable.

        With a `key` the same command sent again within a day gives the first answer and writes nothing. `actor` is the
        officer's name as our own desks know it; it is never sent.
        Raises UsageError if the rules do not allow it, OperationalError if our store refuses.
        """
        if self.halted:
            raise OperationalError(f"line {self.name} stands still: {self.halted}")
        ticket = tickets.keyed(key) if key else f"{self._run}-{next(self._tickets)}"
        known = self.answered(key) if key else None
        if known is not None:
            return known
        future = self._waiting.get(ticket)
        if future is None:
            future = self._waiting[ticket] = asyncio.get_running_loop().create_future()
            self._actors[ticket] = actor
            self._guarded(lambda: self.engine.submit(ev.Submitted(ticket=ticket, command=command)))
            self.turn_soon()
        return await (asyncio.shield(future) if key else future)  # others may wait for one under a key

    def answered(self, key: str, *, ever: bool = False) -> Submission | None:
        """Return what became of a command under this key within a day, or `ever`; None if nothing did."""
        ticket = tickets.keyed(key)
        leaf = tickets.written(self.engine.store, self.material.line, ticket, None if ever else self.clock.now().utc)
        if leaf is not None:
            return Submission(ticket=ticket, leaf=leaf, held=None)
        held = next((one.why for one in self.engine.state.held if one.draft.ticket == ticket), None)
        return Submission(ticket=ticket, leaf=None, held=held) if held is not None else None

    def settle_release(self, found: Release) -> Release:
        """Return a release that was cut short as the record tells it, and keep that. Raises OperationalError."""
        done = self.answered(found.key, ever=True)
        told = replace(found, state=WAITING, decided_at=None, decided_by=None, decided_name=None)
        if done is not None:
            told = replace(found, state=RELEASED, entry=done.leaf.hex() if done.leaf is not None else None)
        self.local.desk.releases.decide(told, RELEASING)
        self.local.released(0 if done is not None else 1)
        return told

    def begin_local(self, timers: Timers) -> None:
        """Take up what our desks keep of this line. Raises OperationalError if the file refuses."""
        self.local.begin(self.clock, timers, self.tell_here, self.sounding)
        for found in self.local.cut_short():
            self.settle_release(found)
        tickets.forget_old(self.engine.store, self.material.line, self.clock.now().utc)

    def check(self, command: Command) -> None:
        """Raise UsageError unless a command could be carried out now, and its form will hold later."""
        made = procedures.submit(self.engine.state.matters, command, self.material.context, self.clock.now(), "")
        for draft in made:
            check_own(normalised(draft.payload))

    def post(self, event: ev.Event) -> None:
        """Hand an event of the world to the line; what it leads to is written at the end of this turn."""
        self._guarded(lambda: self.engine.post(event))
        self.turn_soon()

    def turn_soon(self) -> None:
        """End the turn once everything that is ready now has been handed over (group commit)."""
        if self._turn is None:
            self._turn = asyncio.get_running_loop().call_soon(self._end_turn)

    def _end_turn(self) -> None:
        self._turn = None
        self._guarded(lambda: self.engine.end_turn())

    def _guarded(self, work: Callable[[], None]) -> None:
        """Let the engine work; a fault in it is the node's to deal with, and no other line's."""
        if self.halted:
            return
        try:
            work()
        except Exception as error:
            if self._trouble is None:
                raise
            self._trouble(error)

    def begin(self, engine: Engine | None = None) -> None:
        """Open the line; with an `engine`, in place of one that failed."""
        if engine is not None:
            words = "the line was read back from the record; nothing was promised, send it again"
            self.give_up(OperationalError(words))
            self.engine = engine
            self.forget_view()
        self.engine.wants_index = True
        self.engine.open()
        self.engine.end_turn()

    def give_up(self, error: FirebreakError, *, halt: bool = False) -> None:
        """Tell whoever waits for a command that it failed; with `halt` the line does nothing any more."""
        if halt:
            self.halted = str(error)
            self.link_news(f"this line stands still: {error}")
        waiting, self._waiting = self._waiting, {}
        self._actors.clear()
        for future in waiting.values():
            if not future.done():
                future.set_exception(error)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """The engine says a command is durable. A command of two entries is answered by its last."""
        future, actor = self._waiting.pop(ticket, None), self._actors.pop(ticket, "")
        if leaf is not None and actor:
            self.local.acted(leaf, actor)
        if future is not None and not future.done():
            future.set_result(Submission(ticket=ticket, leaf=leaf, held=held))

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """The engine says a command was not possible (`ours`: because of our own store)."""
        future = self._waiting.pop(ticket, None)
        self._actors.pop(ticket, None)
        if future is not None and not future.done():
            future.set_exception(OperationalError(why) if ours else UsageError(why))

    # --- facts --------------------------------------------------------------------------------------------------

    def matters(self, until: LocalTime | None = None) -> Matters:
        """Return the fold over the whole record, or over what had arrived by `until`."""
        if until is not None:
            with self._watched_reading():
                return views.full_matters(self.material, self.engine.store, self.clock.now(), until)
        self._take_folded()
        if self._matters is None:
            with self._watched_reading():
                self._matters = views.full_matters(self.material, self.engine.store, self.clock.now())
        return self._matters

    def _take_folded(self) -> None:
        """Use what opening the line has made anyway; every entry announced since then is added to it."""
        if self._matters is None and self.engine.folded is not None:
            self._matters, self.engine.folded = self.engine.folded, None
            self._index, self.engine.indexed = self.engine.indexed, None

    @property
    def order(self) -> Order:
        """Matters and tests in the order in which they came."""
        m = self.matters()
        if self._order is None:
            self._order = Order(m, self.material.context)
        return self._order

    async def indexed(self, progress: Callable[[int], None] | None = None) -> Index:
        """Return the index of the record; the first to ask waits until it is made, and the line works meanwhile.

        Raises IntegrityError if the record contradicts itself.
        """
        self._take_folded()
        if self._index is not None:
            return self._index
        if self._indexing is None:
            self._arrived = []
            self._indexing = asyncio.get_running_loop().create_task(self._make_index(progress))
        return await asyncio.shield(self._indexing)

    async def _make_index(self, progress: Callable[[int], None] | None) -> Index:
        index = Index(self.engine.store)
        me = asyncio.current_task()
        try:
            for number, item in enumerate(self.log(), start=1):
                index.add(item)
                if number % BREATH == 0:
                    await asyncio.sleep(0)
                    if progress is not None:
                        progress(number)
            for item in self._arrived:  # some of them the pass has met already
                index.add(item)
            if self._indexing is me:  # else the record was renumbered meanwhile: this answer only
                self._index = index
        finally:
            if self._indexing is me:
                self._indexing, self._arrived = None, []
        return index

    def log(self) -> Iterator[Item]:
        """Yield every opened entry in causal order."""
        with self._watched_reading():
            yield from views.record(self.material, self.engine.store, self.clock.now())

    @contextmanager
    def _watched_reading(self) -> Iterator[None]:
        """Tell the node when a reader finds that the record contradicts itself: then nothing may be signed on it."""
        try:
            yield
        except IntegrityError as error:
            if self._trouble is not None and not self.halted:
                self._trouble(error)
            raise

    def find(self, prefix: str) -> Leaf:
        """Return the matter whose id, or that of an act on it, starts with `prefix` (hex).

        Raises UsageError when there is none or more than one.
        """
        if len(prefix) < 4:
            raise UsageError(f"{prefix!r} is too short: give 4 digits of the id at least")
        start, m = prefix.lower(), self.matters()
        if len(start) == LEAF_HEX and (exact := self._subject(start)) is not None:
            return exact
        found = [leaf for leaf in procedures.subjects(m) if leaf.hex().startswith(start)]
        if not found:
            found = [leaf for leaf, one in m.matters.items() if any(a.leaf.hex().startswith(start) for a in one.acts)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} ids on this line begin with {prefix!r}; give more of the id")
        if not found:
            raise UsageError(f"no call, message or test on this line has an id that begins with {prefix!r}")
        return found[0]

    def _subject(self, text: str) -> Leaf | None:
        """Return the matter or test that a whole id names, itself or by an act on it; costs the same on any record."""
        m = self.matters()
        try:
            leaf = Leaf(bytes.fromhex(text))
        except ValueError:
            return None
        if leaf in m.matters or leaf in m.probes:
            return leaf
        return m.links.get(leaf)

    def signed_below(self, feed: FeedId) -> int:
        """Return how many entries of a feed a signature covers, their own or that of a later entry."""
        size = next((row.size for row in self.engine.store.feeds(self.material.line) if row.feed == feed), 0)
        for n in range(size - 1, -1, -1):
            entry = self.engine.store.entry(feed, n)
            if entry is not None and entry.signature is not None:
                return n + 1
        return 0

    def sealed_below(self, feed: FeedId) -> int:
        """Return how many entries of a feed its writer's last hybrid seal covers."""
        st = self.engine.state
        if st.own is not None and st.own.feed == feed:
            return st.seals.size
        if st.peer is not None and st.peer.feed == feed:
            return st.seals.peer_size
        notes = (self.engine.store.note(name, self.material.line, feed) for name in ("seal-own", "seal-peer"))
        return max((parse_note(note).size for note in notes if note is not None), default=0)

    def status(self) -> LineStatus:
        """Return the technical state of the line."""
        st = self.engine.state
        return LineStatus(
            own_entries=st.own.size if st.own else 0,
            peer_entries=st.peer.size if st.peer else 0,
            counted_by_peer=st.own.counted if st.own else 0,
            links=tuple(
                LinkStatus(path=link.path, outer=link.outer, established=link.established, up=link.up)
                for link in st.links.values()
            ),
            held=st.held,
            sealed=st.seals.size,
            peer_sealed=st.seals.peer_size,
            seal_debt=(st.peer.size - st.seals.peer_size) if st.peer else 0,
            can_seal=bool(st.secrets.send),
        )

    # --- news ---------------------------------------------------------------------------------------------------

    def watch(self) -> asyncio.Queue[News]:
        """Return a queue that gets all news from now on; give it back with `unwatch`."""
        queue: asyncio.Queue[News] = asyncio.Queue(FEED_LIMIT)
        self._watchers.add(queue)
        return queue

    def unwatch(self, queue: asyncio.Queue[News]) -> None:
        """Stop the news of a queue."""
        self._watchers.discard(queue)

    @property
    def watched(self) -> bool:
        """True when somebody watches this line now."""
        return bool(self._watchers)

    def announce(self, items: tuple[Item, ...]) -> None:
        """These entries are durable: fold and tell them."""
        self._take_folded()
        for item in items:
            if self._matters is not None:
                before = self._matters
                self._matters = procedures.fold(before, item, self.material.context)
                if self._order is not None:
                    self._order.took(before, self._matters, item)
            if self._index is not None:
                self._index.add(item)
            elif self._indexing is not None:
                self._arrived.append(item)
        if self._watchers:
            at = self.clock.now().utc
            for item in items:
                self._tell(News(at=at, item=item))

    def read_journal(self, told: Iterable[RaisedAlert]) -> None:
        """Take up the alerts of earlier runs."""
        for one in told:
            self._enter(one)

    def _enter(self, raised: RaisedAlert) -> None:
        self.alerts.append(raised)
        if raised.stopped is None:
            self.standing[raised.number] = raised
            if raised.alert.of is not None:
                self._standing_of.setdefault(raised.alert.of, []).append(raised.number)

    def sounding(self, number: int) -> Sounding | None:
        """Return what a silence must know of an alert, None once it is at rest."""
        one = self.standing.get(number)
        return Sounding(number=number, of=one.alert.of, raised=one.at) if one is not None else None

    @property
    def ringing(self) -> int:
        """How many alerts about a matter nobody took yet."""
        return sum(map(len, self._standing_of.values()))

    def raised(self, alert: Alert, at: LocalTime) -> RaisedAlert:
        """Enter an alert into the journal and tell it."""
        raised = RaisedAlert(number=len(self.alerts) + 1, at=at, alert=alert)
        self._enter(raised)
        self._tell(News(at=at, alert=raised))
        return raised

    def stopped(self, of: Leaf) -> None:
        """Somebody took the matter: its alerts are at rest."""
        at = self.clock.now().utc
        for number in self._standing_of.pop(of, ()):
            one = self.standing.pop(number)
            self.local.at_rest(number)
            self.alerts[number - 1] = RaisedAlert(number=number, at=one.at, alert=one.alert, stopped=at)
        self._tell(News(at=at, stopped=of))

    def tell_here(self, news: object) -> None:
        """Tell of something at this node's own desks; it is no part of the record."""
        self._tell(News(at=self.clock.now().utc, here=news))

    def link_news(self, words: str) -> None:
        """Tell that a connection came or went."""
        self._tell(News(at=self.clock.now().utc, link=words))

    def forget_view(self) -> None:
        """The record was renumbered: what the engine made of it while it was read back serves from here on."""
        self._matters = self._order = self._index = self._indexing = None

    def _tell(self, news: News) -> None:
        for queue in tuple(self._watchers):
            if queue.full():
                self._watchers.discard(queue)
                continue
            queue.put_nowait(news)
