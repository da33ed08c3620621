"""Circuits and what all layers together support: observed state, finding, and the entries that record them.

Keeps true (`spec/tests.md`, TEST rules): an echo is never an entry, its changes and hourly counts are; the finding is
that of the one who looks; a cut circuit and a far node without power have the same word.
Leaves to others: sending echoes (the path layer), tests of station and desk (`tests`).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.procedures import raising
from firebreak.core.procedures.model import Context, Draft, Item
from firebreak.core.procedures.state import (
    CHANGE,
    CIRCUIT_KINDS,
    SILENCE,
    Circuit,
    Matters,
    Reactions,
    View,
    arm,
    at_side,
)  # fmt: skip
from firebreak.core.record.kinds import TestSummary
from firebreak.core.types import Finding, Leaf, LocalTime, Marking, Now, Observed, TestOutcome
from firebreak.core.values import changed as replace

QUIET_MS = 2_000  # TEST-10: changes that come together are written as one
APART_MS = 10_000  # TEST-10: at least so long between two entries of a change
SILENT_MS = 60_000  # RAISE-7: so long no path holds, and the watch is told; so long one holds, and that is over
STATES = (Observed.FULL, Observed.DEGRADED, Observed.SILENT)
FINDINGS = tuple(Finding)
NO_COUNTS: tuple[tuple[int, int, int, int | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is observed of the line: `out` are numbers of the paths whose echo does not come back."""

    state: Observed
    since: int
    out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the layered tests of the one who looks support."""

    finding: Finding
    since: int


def echoing(ctx: Context) -> tuple[int, ...]:
    """Return the numbers of the paths that have an echo."""
    return tuple(p.number for p in ctx.charter.paths if p.kind in CIRCUIT_KINDS)


def observed(m: Matters, ctx: Context) -> Seen:
    """Return what we observe of the line: live where the node runs, else as our own last summary says (TEST-9)."""
    if m.live.circuits:
        return _seen(_view(m, ctx))
    last = m.views[ctx.me][-1] if m.views[ctx.me] else None
    return _seen(last) if last is not None else Seen(state=Observed.SILENT, since=m.began, out=echoing(ctx))


def _seen(view: View) -> Seen:
    return Seen(state=STATES[view.state], since=view.since, out=view.out)


def _view(m: Matters, ctx: Context) -> View:
    """Return what the echoes say now; a path not heard of since this run began is out since then."""
    paths, known = echoing(ctx), dict(m.live.circuits)
    unknown = Circuit(up=False, since=m.live.began)
    every = [known.get(number, unknown) for number in paths]
    out = tuple(n for n, c in zip(paths, every, strict=True) if not c.up)
    state = 0 if not out else 2 if len(out) == len(paths) else 1
    since = max((c.since for c in every), default=m.live.began)
    return View(at=since, state=state, since=since, out=out)


def finding(m: Matters, ctx: Context) -> Found:
    """Return what our tests of all layers support, and since when (TEST-11)."""
    seen, run = observed(m, ctx), m.run
    if seen.state is Observed.SILENT:
        return Found(finding=Finding.NOTHING_RETURNS, since=seen.since)
    if m.station_over is not None and m.station_over[1] >= m.sizes[1 - ctx.me]:
        return Found(finding=Finding.STATION_SILENT, since=m.station_over[0])
    if run is None:
        return Found(finding=Finding.UNDETERMINED, since=m.began)
    if run.nothing:
        return Found(finding=Finding.UNDETERMINED, since=_returned(m, ctx, run.due))
    word = Finding.ALL_LAYERS_ANSWER if run.answered else Finding.DESK_SILENT
    return Found(finding=word, since=run.since if run.since is not None else run.due)


def _returned(m: Matters, ctx: Context, due: int) -> int:
    """Return since when something returns again."""
    if m.live.circuits:
        return min((c.since for _, c in m.live.circuits if c.up), default=due)
    return m.back[ctx.me] or due


# --- the fold -----------------------------------------------------------------------------------------------------


def fold_summary(m: Matters, item: Item, ctx: Context) -> Matters:
    """Take in a summary of either side: only changes of what it observed are kept."""
    p = item.payload
    assert isinstance(p, TestSummary)
    views = m.views[item.side]
    last = views[-1] if views else None
    if last is not None and (last.state, last.since, last.out) == (p.observed, p.since, p.out):
        return m
    at = max(min(p.since, p.until), last.at if last is not None else 0)
    m = replace(m, views=at_side(m.views, item.side, (*views, View(at=at, state=p.observed, since=p.since, out=p.out))))
    if last is not None and last.state == 2 and p.observed != 2:
        m = replace(m, back=at_side(m.back, item.side, p.since))
    return m


def circuit_result(m: Matters, tester: int, path: int, due: int, limit_s: int) -> TestOutcome:
    """Return how a circuit's count at one moment ended: missed when its echo was out for the whole limit (TEST-9)."""
    before = [v for v in m.views[tester] if v.at <= due][-1:]
    during = [v for v in m.views[tester] if due < v.at <= due + limit_s]
    states = [path in v.out for v in (*before, *during)]
    return TestOutcome.ANSWERED if states and not all(states) else TestOutcome.MISSED


# --- live ---------------------------------------------------------------------------------------------------------


def changed(m: Matters, number: int, up: bool, since: LocalTime, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The echo of a path came back or stayed out: keep it, and write what changed when it has settled (TEST-10)."""
    known = dict(m.live.circuits)
    old = known.get(number)
    if number not in echoing(ctx) or (old is not None and old.up == up):
        return m, ()
    known[number] = Circuit(up=up, since=since)
    m = replace(m, live=replace(m.live, circuits=tuple(sorted(known.items()))))
    return _soon(_listen(m, ctx, now), now), ()


def _listen(m: Matters, ctx: Context, now: Now) -> Matters:
    """Count how long no path holds, or how long one does: what comes and goes within a minute holds nothing."""
    live = m.live
    if not echoing(ctx):
        return m
    if up(m):
        if live.holds_ms is not None:
            return m
        return arm(replace(m, live=replace(live, holds_ms=now.instant)), now.instant + SILENT_MS, SILENCE)
    since = now.instant if live.silent_ms is None else live.silent_ms
    m = replace(m, live=replace(live, silent_ms=since, holds_ms=None))
    return arm(m, max(since + SILENT_MS, now.instant + QUIET_MS), SILENCE)


def silence_due(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """Tell once that no path has held for a minute; a path that has held for one ends that (RAISE-7)."""
    live = m.live
    if live.holds_ms is not None:
        held = now.instant - live.holds_ms >= SILENT_MS
        return (replace(m, live=replace(live, silent_ms=None, silence_told=False)) if held else m), ()
    if live.silent_ms is None or live.silence_told or now.instant - live.silent_ms < SILENT_MS:
        return m, ()
    return replace(m, live=replace(live, silence_told=True)), (raising.no_echo(ctx),)


def _soon(m: Matters, now: Now) -> Matters:
    if m.live.change_pending:
        return m
    last = m.live.last_change_ms
    at = now.instant + QUIET_MS if last is None else max(now.instant + QUIET_MS, last + APART_MS)
    return arm(replace(m, live=replace(m.live, change_pending=True)), at, CHANGE)


def _one_left(m: Matters, ctx: Context) -> tuple[Matters, Reactions]:
    """Tell once that one path is left, and again when more were up since: a path that comes and goes tells nothing."""
    known, paths = dict(m.live.circuits), echoing(ctx)
    up = [n for n in paths if n in known and known[n].up]
    one = len(paths) > 1 and all(n in known for n in paths) and len(up) == 1
    if one and not m.live.one_left:
        left = raising.one_path_left(ctx, ctx.charter.path(up[0]).name)
        return replace(m, live=replace(m.live, one_left=True)), (left,)
    return (replace(m, live=replace(m.live, one_left=False)) if len(up) > 1 else m), ()


def change_due(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """Write what changed, unless it is as our last summary has it, and tell that one path is left (RAISE-6)."""
    m, alerts = _one_left(replace(m, live=replace(m.live, change_pending=False)), ctx)
    view = _view(m, ctx)
    if m.live.said is not None and _seen(m.live.said) == _seen(view):
        return m, alerts
    m = replace(m, live=replace(m.live, last_change_ms=now.instant))
    m, written = _write(m, NO_COUNTS, ctx, now)
    return m, (*written, *alerts)


def tally(
    m: Matters, counts: tuple[tuple[int, int, int, int | None], ...], ctx: Context, now: Now
) -> tuple[Matters, Reactions]:
    """Write the hour's counts of echoes (TEST-10)."""
    kept = echoing(ctx)
    return _write(m, tuple(row for row in counts if row[0] in kept), ctx, now)


def _write(
    m: Matters, counts: tuple[tuple[int, int, int, int | None], ...], ctx: Context, now: Now
) -> tuple[Matters, Reactions]:
    view, found = _view(m, ctx), finding(m, ctx)
    summary = TestSummary(
        begin=m.live.summed, until=now.utc, circuits=counts, observed=view.state, since=view.since, out=view.out,
        finding=FINDINGS.index(found.finding), finding_since=found.since,
    )  # fmt: skip
    m = replace(m, live=replace(m.live, said=view, summed=now.utc))
    return m, (Draft(payload=summary, marking=Marking.TEST),)


def restarted(m: Matters, ctx: Context, now: Now) -> Matters:
    """Nothing is known of circuits when a node starts; its first summary begins there."""
    live = replace(m.live, began=now.utc, circuits=(), summed=now.utc, said=None, one_left=False, last_change_ms=None)
    m = replace(m, live=replace(live, change_pending=False, silent_ms=None, holds_ms=None, silence_told=False))
    return _listen(m, ctx, now)


def up(m: Matters) -> bool:
    """Return whether the echo of any path comes back."""
    return any(c.up for _, c in m.live.circuits)
