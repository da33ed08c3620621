"""Two sides of a line without wire or keys: a readable script of what people do and what must come of it.

Keeps true: an entry is folded by its writer when it is written and by the other side when it is delivered, in the
writer's order; `knows` is what the writer held; each side has its own clock. Nothing of the protocol is imitated:
the folds are the real ones.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from firebreak.core.procedures import matters
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Command, Context, Draft, Item
from firebreak.core.record.charter import Charter, CharterDesk, CharterParty, CharterPath, TestSchedule, build_charter
from firebreak.core.record.kinds import NO_RECEIPT_OWED, By, Payload, Receipt, check_own
from firebreak.core.types import ClaimedTime, Echelon, Instant, Leaf, LocalTime, Marking, Now, PartyId

START = 1_645_660_800  # 24 February 2022, 00:00 UTC
DESKS = (
    CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="command", name="Command", echelon=Echelon.OPERATIONAL),
    CharterDesk(number=3, id="chief", name="Chief", echelon=Echelon.STRATEGIC),
    CharterDesk(number=4, id="minister", name="Minister", echelon=Echelon.PRINCIPAL),
)
WATCH, COMMAND, CHIEF, MINISTER = 1, 2, 3, 4
NO_TESTS = TestSchedule(times_s=())
TWO_PATHS = (
    CharterPath(number=0, name="direct", kind="stream"),
    CharterPath(number=1, name="second", kind="stream"),
)


def by(desk: int = WATCH) -> By:
    """A person at that desk."""
    return By(desk, 1)


def make_charter(**changes: Any) -> Charter:
    """A charter of two alike parties; no scheduled tests unless asked for."""
    north, south = (
        CharterParty(party=PartyId(bytes([n]) * 32), name=name, language="en", root_set=bytes([n]) * 32, desks=DESKS)
        for n, name in ((1, "North"), (2, "South"))
    )
    terms = {"tests": NO_TESTS, "paths": TWO_PATHS, **changes}
    return build_charter(parties=(north, south), **terms)


@dataclass
class Side:
    """One side: its context, what it knows, what it wrote, what its desks were told."""

    ctx: Context
    state: Matters
    written: list[Item] = field(default_factory=list)
    held: int = 0  # how many entries of the other side it holds
    offset_s: int = 0
    up: bool = True
    alerts: list[tuple[int, Alert]] = field(default_factory=list)
    stopped: list[Leaf] = field(default_factory=list)
    log: list[Item] = field(default_factory=list)  # in the order they became durable here


class Playbook:
    """Runs both sides on one clock in milliseconds; `pass_on` says whether entries travel, per writer."""

    def __init__(self, charter: Charter | None = None, *, circuits: bool = True, latency_ms: int = 100) -> None:
        self.charter = charter or make_charter()
        self.ms, self.latency_ms = 0, latency_ms
        self.sides = (self._side(0), self._side(1))
        self.pass_on = [True, True]
        self._sent = [0, 0]
        self._queue: list[tuple[int, int, Any]] = []
        self._ties = itertools.count()
        for me in (0, 1):
            self._react(me, matters.on_restart(self.sides[me].state, self.sides[me].ctx, self.now(me)))
        if circuits:
            for path in self.charter.paths:
                self.circuit(path.number, True)

    def _side(self, me: int) -> Side:
        ctx = Context(charter=self.charter, me=me)
        return Side(ctx=ctx, state=matters.empty(ctx, LocalTime(START)))

    def now(self, me: int) -> Now:
        """The clocks of one side."""
        return Now(instant=Instant(self.ms), utc=LocalTime(START + self.ms // 1000 + self.sides[me].offset_s))

    # --- what happens --------------------------------------------------------------------------------------------

    def do(self, me: int, command: Command) -> Leaf:
        """A person acts; returns the leaf of the entry that the command is named by."""
        side = self.sides[me]
        drafts = matters.submit(side.state, command, side.ctx, self.now(me), "t")
        return [self._write_all(me, d) for d in drafts][-1]

    def write(self, me: int, payload: Payload, marking: Marking = Marking.OPERATIONAL) -> Leaf:
        """A side writes an entry that no command of ours would make."""
        return self._write(me, Draft(payload=payload, marking=marking))

    def try_travel(self, me: int, command: Command) -> str | None:
        """Return why the last draft of a command would wait."""
        side = self.sides[me]
        drafts = matters.submit(side.state, command, side.ctx, self.now(me), "t")
        return matters.may_travel(side.state, drafts[-1], side.ctx)

    def circuit(self, path: int, up: bool, sides: Iterable[int] = (0, 1)) -> None:
        """The echo of a path comes back, or stays out, at these sides; entries travel while any path is up."""
        for me in sides:
            side = self.sides[me]
            now = self.now(me)
            self._react(me, matters.on_circuit(side.state, path, up, now.utc, side.ctx, now))

    def cut(self) -> None:
        """All paths go down."""
        self.pass_on = [False, False]
        for path in self.charter.paths:
            self.circuit(path.number, False)

    def join(self) -> None:
        """All paths come back, and with them what was written meanwhile."""
        self.pass_on = [True, True]
        for path in self.charter.paths:
            self.circuit(path.number, True)
        for me in (0, 1):
            self._send(me)

    def power(self, me: int, up: bool) -> None:
        """A node loses power, or starts again from its record."""
        side = self.sides[me]
        side.up = up
        if not up:
            return
        now = self.now(me)
        shift = now.instant
        state = matters.empty(side.ctx, LocalTime(START))
        for item in side.log:
            again = replace(item, instant=Instant(shift - (now.utc - item.arrived) * 1000))
            state = matters.fold(state, again, side.ctx)
        side.state = state
        self._react(me, matters.on_restart(state, side.ctx, now))
        for path in self.charter.paths:
            self.circuit(path.number, True, (me,))
        for writer in (0, 1):
            self._send(writer)

    def run(self, seconds: float) -> None:
        """Let time pass, with all that falls due."""
        end = self.ms + round(seconds * 1000)
        while True:
            at = self._next()
            if at is None or at > end:
                break
            self.ms = max(self.ms, at)
            self._turn()
        self.ms = end

    def run_to(self, seconds: float) -> None:
        """Let time pass until so many seconds after the start."""
        self.run(seconds - self.ms / 1000)

    def _next(self) -> int | None:
        times = [self._queue[0][0]] if self._queue else []
        for me in (0, 1):
            side = self.sides[me]
            at = matters.wake_at(side.state, side.ctx, self.now(me)) if side.up else None
            if at is not None:
                times.append(max(at, self.ms + 1))
        return min(times) if times else None

    def _turn(self) -> None:
        while self._queue and self._queue[0][0] <= self.ms:
            _, _, (writer, item) = heapq.heappop(self._queue)
            self._deliver(writer, item)
        for me in (0, 1):
            side = self.sides[me]
            at = matters.wake_at(side.state, side.ctx, self.now(me)) if side.up else None
            if at is not None and at <= self.ms:
                self._react(me, matters.on_wake(side.state, side.ctx, self.now(me)))

    # --- entries -------------------------------------------------------------------------------------------------

    def _write_all(self, me: int, draft: Draft) -> Leaf:
        """Write an entry and what follows it, which names it as -1; return the leaf of the first."""
        leaf = self._write(me, draft)
        if draft.then is not None:
            self._write(me, replace(draft.then, payload=replace(draft.then.payload, ref=leaf)))  # type: ignore[type-var]
        return leaf

    def _write(self, me: int, draft: Draft) -> Leaf:
        side, now = self.sides[me], self.now(me)
        payload = check_own(draft.payload)
        seq = len(side.written)
        item = Item(
            side=me, seq=seq, knows=side.held, leaf=Leaf(bytes([me + 1]) + seq.to_bytes(31, "big")),
            t=ClaimedTime(now.utc), kind=payload.NUMBER, marking=Marking(draft.marking), payload=payload,
            ref=getattr(payload, "ref", None), regarding=getattr(payload, "regarding", None),
            arrived=now.utc, instant=now.instant,
        )  # fmt: skip
        side.written.append(item)
        side.log.append(item)
        self._react(me, matters.on_item(side.state, item, side.ctx, now))
        self._send(me)
        return item.leaf

    def _send(self, me: int) -> None:
        if not self.pass_on[me] or not self.sides[1 - me].up or not self.sides[me].up:
            return
        for item in self.sides[me].written[self._sent[me] :]:
            heapq.heappush(self._queue, (self.ms + self.latency_ms, next(self._ties), (me, item)))
            self._sent[me] = item.seq + 1
            self.sides[me].state = matters.on_sent(self.sides[me].state, item.leaf, True, self.now(me))

    def _deliver(self, writer: int, item: Item) -> None:
        me = 1 - writer
        side, now = self.sides[me], self.now(me)
        if not side.up or not self.pass_on[writer] or item.seq != side.held:
            self._sent[writer] = min(self._sent[writer], max(side.held, 0))
            return
        side.held += 1
        here = replace(item, arrived=now.utc, instant=now.instant, via="direct")
        side.log.append(here)
        self._react(me, matters.on_item(side.state, here, side.ctx, now))
        owed = not side.written or side.written[-1].knows < side.held
        if item.kind not in NO_RECEIPT_OWED and owed:
            self._write(me, Draft(payload=Receipt()))

    def _react(self, me: int, answer: tuple[Matters, tuple[Any, ...]]) -> None:
        side = self.sides[me]
        side.state, reactions = answer
        for reaction in reactions:
            if isinstance(reaction, Draft):
                self._write(me, reaction)
            elif isinstance(reaction, Alert):
                side.alerts.append((self.ms // 1000, reaction))
            else:
                side.stopped.append(reaction.of)

    # --- what is asked -------------------------------------------------------------------------------------------

    def told(self, me: int, about: str) -> list[tuple[int, tuple[int, ...]]]:
        """Return when and which desks of a side were told about something."""
        return [(at, a.desks) for at, a in self.sides[me].alerts if a.about == about]

    def kinds(self, me: int) -> list[int]:
        """Return the kinds a side wrote, receipts and summaries left out."""
        return [i.kind for i in self.sides[me].written if i.kind not in (0, 50)]
