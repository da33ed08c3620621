"""The contact report and every figure behind it, from a full fold of the record (`spec/calls.md`, `spec/tests.md`).

Keeps true: the same entries give the same numbers on both nodes; counts of one report add up; silence is counted as
silence. A direction is the side that calls or tests: 0 stands for `0 -> 1`.
Leaves to others: folding what had arrived by a moment, showing figures, words (`wording`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from firebreak.core.errors import UsageError
from firebreak.core.procedures import calls, circuits, messages, tests
from firebreak.core.procedures import declared as lines
from firebreak.core.procedures.circuits import Found as Found
from firebreak.core.procedures.circuits import Seen as Seen
from firebreak.core.procedures.messages import Acknowledgement as Acknowledgement
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Matter, Matters, desk
from firebreak.core.record.kinds import Answer
from firebreak.core.types import Declared, Echelon, Layer, Leaf, Marking, Outcome, TestOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TestsTable:
    """How the due tests of one layer ended; `due` is the sum of the rest."""

    __test__ = False

    layer: Layer
    path: int | None
    due: int
    answered: int
    missed: int
    not_sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Attempts at one echelon, or at all; a call that may still ring is in none of the counts."""

    echelon: Echelon | None
    counts: tuple[tuple[Outcome, int], ...]  # every outcome, in the order of the vocabulary
    last_contact: int | None  # claimed time of the latest answer by a person, seconds UTC

    @property
    def attempts(self) -> int:
        """The sum of all outcomes."""
        return sum(n for _, n in self.counts)

    def count(self, outcome: Outcome) -> int:
        """Return how many attempts came to this outcome."""
        return dict(self.counts)[outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReport:
    """What became of one side's calls, and of its tests."""

    direction: int
    marking: Marking
    since: int | None
    until: int | None
    total: Row  # of the echelon asked for, or of all
    rows: tuple[Row, ...]  # one for each echelon of the side called
    tests: tuple[TestsTable, ...]


# --- one matter ---------------------------------------------------------------------------------------------------


def _call(m: Matters, leaf: Leaf) -> Matter:
    matter = m.matters.get(leaf)
    if matter is None or not matter.is_call:
        raise UsageError("there is no call of that name in the record")
    return matter


def outcome(m: Matters, leaf: Leaf) -> Outcome | None:
    """Return what a call came to, None while it may still ring. Raises UsageError for a stranger."""
    return calls.outcome(_call(m, leaf))


def settled(m: Matters, ctx: Context, leaf: Leaf) -> bool:
    """Return whether the outcome of a call is final. Raises UsageError for a stranger."""
    return calls.settled(m, _call(m, leaf), ctx)


def acknowledgement(m: Matters, ctx: Context, leaf: Leaf) -> Acknowledgement:
    """Return the rungs of a call or message; none for one that is not in this record."""
    matter = m.matters.get(leaf)
    return messages.acknowledgement(m, matter, ctx) if matter is not None else messages.NONE_YET


# --- the line -----------------------------------------------------------------------------------------------------


def finding(m: Matters, ctx: Context) -> Found:
    """Return what our layered tests support, and since when (seconds UTC)."""
    return circuits.finding(m, ctx)


def observed(m: Matters, ctx: Context) -> Seen:
    """Return what we observe of the circuits; `out` are path numbers."""
    return circuits.observed(m, ctx)


def declared(m: Matters) -> tuple[Declared, tuple[Declared, Declared]]:
    """Return the stricter of both sides' words, and each side's."""
    return lines.declared(m)


# --- calls --------------------------------------------------------------------------------------------------------


def contact_report(
    m: Matters,
    ctx: Context,
    direction: int,
    *,
    echelon: Echelon | None = None,
    since: int | None = None,
    until: int | None = None,
    marking: Marking = Marking.OPERATIONAL,
    now: int | None = None,
) -> ContactReport:
    """Return the report of one direction; `since` is included, `until` is not.

    Tests are counted up to `until`, or `now` where that is open, and not at all when neither is given.
    """
    asked = _Asked(m=m, ctx=ctx, direction=direction, since=since, until=until, marking=marking)
    end = until if until is not None else now
    present = sorted({d.echelon for d in ctx.charter.parties[1 - direction].desks})
    return ContactReport(
        direction=direction, marking=marking, since=since, until=until, total=asked.row(echelon),
        rows=tuple(asked.row(e) for e in present),
        tests=_tables(m, ctx, direction, since, end) if end is not None else (),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    m: Matters
    ctx: Context
    direction: int
    since: int | None
    until: int | None
    marking: Marking

    def within(self, t: int) -> bool:
        return (self.since is None or t >= self.since) and (self.until is None or t < self.until)

    def calls(self, echelon: Echelon | None) -> Iterator[Matter]:
        for matter in self.m.matters.values():
            offer = matter.offer
            asked = matter.is_call and offer.side == self.direction and offer.marking == self.marking
            if asked and (echelon is None or self._echelon(matter.opening.to[0]) == echelon):
                yield matter

    def _echelon(self, number: int) -> Echelon:
        return desk(self.ctx, 1 - self.direction, number).echelon

    def row(self, echelon: Echelon | None) -> Row:
        """Return the counts by the echelon of the desk called (CALL-13)."""
        found = Counter(calls.outcome(x) for x in self.calls(echelon) if self.within(x.offer.t))
        counts = tuple((word, found[word]) for word in Outcome)
        return Row(echelon=echelon, counts=counts, last_contact=self.last_contact(echelon))

    def last_contact(self, echelon: Echelon | None) -> int | None:
        """Return the time of the latest answer by a person at that echelon, to a call or a test (CALL-13)."""
        times = [a.t for a, at in self._answers() if (echelon is None or at == echelon) and self.within(a.t)]
        return max(times, default=None)

    def _answers(self) -> Iterator[tuple[Item, Echelon]]:
        for matter in self.calls(None):
            act = calls.deciding(matter)
            if act is not None and isinstance(act.payload, Answer) and act.payload.by.person:
                joined = act.side == matter.offer.side
                yield act, self._echelon(matter.opening.to[0] if joined else act.payload.by.desk)
        if self.marking == Marking.OPERATIONAL:
            yield from self._tests()

    def _tests(self) -> Iterator[tuple[Item, Echelon]]:
        for probe in self.m.probes.values():
            reply = tests.answer_to(probe) if probe.test.side == self.direction else None
            by = getattr(reply.payload, "by", None) if reply is not None else None
            if reply is not None and by is not None and by.person:
                yield reply, self._echelon(by.desk)


# --- tests --------------------------------------------------------------------------------------------------------


def tests_table(
    m: Matters, ctx: Context, tester: int, layer: Layer, *, until: int, path: int | None = None,  # noqa: PT028
    since: int | None = None,  # noqa: PT028
) -> TestsTable:  # fmt: skip
    """Return how one side's due tests of a layer ended; due ones lie at or after `since` (or the line's beginning)
    and have their limit at or before `until` (TEST-7). `path` names the circuit.
    """
    begin = max(m.began, since if since is not None else m.began)
    if layer is Layer.CIRCUIT:
        if path is None:
            raise UsageError("the layer circuit is counted for one path; name it")
        ends = _circuit(m, ctx, tester, path, begin, until)
    else:
        ends = {t: _ended(m, tester, layer, t) for t in _due(m, ctx, tester, layer, begin, until)}
    found = Counter(ends.values())
    return TestsTable(
        layer=layer, path=path, due=len(ends), answered=found[TestOutcome.ANSWERED],
        missed=found[TestOutcome.MISSED], not_sent=found[TestOutcome.NOT_SENT],
    )  # fmt: skip


def _due(m: Matters, ctx: Context, tester: int, layer: Layer, begin: int, until: int) -> list[int]:
    """Return the moments at which a test of the layer was due, scheduled and extra."""
    end = until - tests.limit_s(ctx, layer)
    asked = Layer.DESK if layer is Layer.STATION else layer
    extra = {due for side, level, due in _keys(m) if side == tester and level == asked and begin <= due <= end}
    if layer is Layer.PRINCIPAL:
        early = {due for side, level, due in _keys(m) if side == tester and level == layer and end < due <= until}
        return sorted(extra | {due for due in early if due >= begin and _answered_by(m, tester, due, until)})
    scheduled = ctx.charter.due_tests_between(begin - 1, end)
    if layer is Layer.DESK:  # one that a declared state stops is not due
        scheduled = tuple(t for t in scheduled if t in extra or not lines.stopped_at(m, t))
    return sorted(extra.union(scheduled))


def _answered_by(m: Matters, tester: int, due: int, until: int) -> bool:
    """Return whether a test of a principal was answered by then; its limit may be hours away (TEST-7)."""
    probe = m.probes.get(m.moments.get((tester, int(Layer.PRINCIPAL), due)) or Leaf(b""))
    reply = tests.answer_to(probe) if probe is not None else None
    return reply is not None and reply.t <= until


def _keys(m: Matters) -> Iterator[tuple[int, int, int]]:
    return (key for key, _ in m.moments.items())


def _ended(m: Matters, tester: int, layer: Layer, due: int) -> TestOutcome:
    """Return how a test past its limit ended; one that the record does not hold was not sent (TEST-6)."""
    leaf = m.moments.get((tester, int(layer), due))
    probe = m.probes.get(leaf) if leaf is not None else None
    return (tests.result(probe) or TestOutcome.MISSED) if probe is not None else TestOutcome.NOT_SENT


def _circuit(m: Matters, ctx: Context, tester: int, path: int, begin: int, until: int) -> dict[int, TestOutcome]:
    ends = {}
    limit = tests.limit_s(ctx, Layer.DESK)
    for t in _due(m, ctx, tester, Layer.STATION, begin, until):
        unsent = _ended(m, tester, Layer.STATION, t) is TestOutcome.NOT_SENT
        ends[t] = TestOutcome.NOT_SENT if unsent else circuits.circuit_result(m, tester, path, t, limit)
    return ends


def _tables(m: Matters, ctx: Context, tester: int, since: int | None, until: int) -> tuple[TestsTable, ...]:
    paths = [
        tests_table(m, ctx, tester, Layer.CIRCUIT, path=n, since=since, until=until) for n in circuits.echoing(ctx)
    ]
    layers = (Layer.STATION, Layer.DESK, Layer.PRINCIPAL)
    return (*paths, *(tests_table(m, ctx, tester, layer, since=since, until=until) for layer in layers))
