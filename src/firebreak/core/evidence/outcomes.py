"""Which outcome of a call stands in a bundle, and what it rests on (`spec/evidence.md`, EVI-22 to EVI-25).

Keeps true: an outcome is the one that stands by the rules of `spec/calls.md`; silence is never a refusal (EVI-24);
nothing is proven by an entry that is absent, only by later entries that close the gap.
Leaves to others: rungs and texts (`rungs`), relations between entries (`case`), verdicts (`claims`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from firebreak.core.evidence.case import Case, Exhibit, FeedView
from firebreak.core.evidence.found import (
    ACTS,
    Found,
    by_person,
    contradicted,
    lacks,
    named,
    nothing,
    place,
    resting,
    withheld,
)
from firebreak.core.record.kinds import KINDS, Ring, Switch
from firebreak.core.types import Echelon, FeedId, Outcome

DECIDES: Final[dict[str, tuple[Outcome, Outcome]]] = {
    "answer": (Outcome.ANSWERED, Outcome.ANSWERED_LATE),
    "decline": (Outcome.DECLINED, Outcome.DECLINED_LATE),
    "defer": (Outcome.DEFERRED, Outcome.DEFERRED),
    "alternative": (Outcome.ALTERNATIVE_OFFERED, Outcome.ALTERNATIVE_OFFERED),
    "withdraw": (Outcome.WITHDRAWN, Outcome.WITHDRAWN),
}
FAILURES: Final = {
    1: Outcome.UNCONFIRMED, 2: Outcome.FAILED_OWN_SIDE, 3: Outcome.FAILED_PATH, 4: Outcome.UNCONFIRMED,
}  # fmt: skip
MINUTE_S: Final = 60
RING_OVER, NOT_TAKEN = 1, 5  # what a time-out is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The outcome that stands in the bundle, if one does, and what it rests on."""

    outcome: Outcome | None
    found: Found
    acted: bool = False  # an act decides, not silence


def outcome(name: str) -> Callable[[Case, Exhibit], Found]:
    """Return the check that the outcome of a call is `name`."""
    wanted = Outcome(name)

    def check(case: Case, matter: Exhibit) -> Found:
        if matter.kind != "call-offer":
            return lacks("a call: only calls have an outcome")
        stands = standing(case, matter)
        if stands.outcome is None or stands.outcome == wanted or (stands.found.missing and _may_yet(wanted, stands)):
            return stands.found
        return contradicted(f"the outcome that stands in this bundle is {stands.outcome.replace('_', ' ')}")

    return check


def _may_yet(wanted: Outcome, stands: Standing) -> bool:
    """Return whether what is withheld could still lead to the outcome claimed: silence could, an act as good as not."""
    assert stands.outcome is not None
    return not stands.acted or wanted == f"{stands.outcome}_late"


def standing(case: Case, matter: Exhibit) -> Standing:
    """Return the outcome of a call by the rules of CALL-4 to CALL-9, as far as the bundle shows it."""
    act = _deciding(case, matter)
    return _silent(case, matter) if act is None else _acted(case, matter, act)


def time_outs(case: Case, matter: Exhibit, what: int) -> list[Exhibit]:
    """Return the time-outs about the call: of its ring by the caller, `not taken` by the party called."""
    side = 1 - matter.side if what == NOT_TAKEN else matter.side
    return [x for x in named(case, matter, side, "time-out") if x.opened.get("what") == what]


def _deciding(case: Case, matter: Exhibit) -> Exhibit | None:
    """The first act of the party called counts, unless it knew of the caller's withdrawal or joining answer."""
    end = next(iter(time_outs(case, matter, NOT_TAKEN)), None)

    def first(acts: list[Exhibit]) -> Exhibit | None:
        decides = (a for a in acts if a.kind != "answer" or by_person(a))
        return next((a for a in decides if end is None or not case.knows(a, end)), None)

    theirs = first(named(case, matter, 1 - matter.side, *ACTS))
    ours = first([*named(case, matter, matter.side, "withdraw"), *_joining(case, matter)])
    if theirs is None or ours is None:
        return theirs or ours
    return ours if case.knows(theirs, ours) else theirs


def _joining(case: Case, matter: Exhibit) -> Iterator[Exhibit]:
    """Answers of the caller to a call that crossed this one: they answer both (EVI-25, CALL-9)."""
    for act in case.exhibits(matter.side, "answer"):
        other = case.target(act)
        if other is None or not _blind(matter, other) or not _desks_shown(matter, other) or not _crossed(matter, other):
            continue
        over = next(iter(time_outs(case, matter, RING_OVER)), None)
        if over is None or not case.knows(act, over):
            yield act


def _blind(one: Exhibit, other: Exhibit) -> bool:
    """Return whether these are calls of both sides, neither of which counts the other."""
    calls = one.kind == other.kind == "call-offer" and one.side != other.side
    return calls and one.entry.m <= other.n and other.entry.m <= one.n


def _desks_shown(one: Exhibit, other: Exhibit) -> bool:
    return one.has("by", "to") and other.has("by", "to")


def _crossed(one: Exhibit, other: Exhibit) -> bool:
    """Return whether each called the desk the other came from."""
    here, there = one.by(), other.by()
    if one.entry.marking != other.entry.marking or here is None or there is None:
        return False
    return here.desk in other.opened["to"] and there.desk in one.opened["to"]


def _acted(case: Case, matter: Exhibit, act: Exhibit) -> Standing:
    """An act decides: it stands once nothing before it that could decide otherwise is withheld (EVI-22)."""
    over = next(iter(time_outs(case, matter, RING_OVER)), None)
    late = over is not None and act.side != matter.side and case.knows(act, over)
    joined = case.target(act) if act.side == matter.side and act.kind == "answer" else None
    between = over if late else joined  # the call that crossed this one must be a genuine one
    proof = (matter, act) if between is None else (matter, between, act)
    found = resting(case, *proof)
    found = replace(found, missing=found.missing + _hidden_before(case, matter, act))
    return Standing(outcome=DECIDES[act.kind][late], found=found, acted=True)


def _hidden_before(case: Case, matter: Exhibit, act: Exhibit) -> tuple[str, ...]:
    """Return what must still be shown so that no earlier act and no time-out of this call can be withheld."""
    if act.side == matter.side:
        return _hidden(case, matter, matter, act) + _hidden_theirs(case, matter, _last_counted(case, act))
    return _hidden_theirs(case, matter, act) + _hidden_to_count(case, matter, act)


def _last_counted(case: Case, act: Exhibit) -> Exhibit | None:
    """Return the exhibit that is the last the act's writer held of the other side, if it is shown."""
    for view in case.feeds.values():
        if view.side != act.side and act.entry.m and view.roots.get(act.entry.m) == act.entry.peer_root:
            return view.exhibits.get(act.entry.m - 1)
    return None


def _hidden_theirs(case: Case, matter: Exhibit, end: Exhibit | None) -> tuple[str, ...]:
    """The headers of the party called, from before it held the call to `end`."""
    if end is not None and _did_not_hold(case, matter, end) and _begins_here(case, matter, end.entry.feed):
        return _unsigned(case, end)
    start = _before_held(case, matter, end) if end is not None else None
    if end is None or start is None:
        return ("the headers of the party called from before it held the call",)
    return _hidden(case, matter, start, end)


def _before_held(case: Case, matter: Exhibit, end: Exhibit) -> Exhibit | None:
    """Return the latest exhibit before `end` whose writer did not hold the call yet, nor in a feed before."""
    for view, size in case.past(end.entry.feed, end.n + 1):
        if not _begins_here(case, matter, view.feed):
            continue  # a restored writer counts less than it did: its earlier feed may hold the act
        for n in sorted(view.exhibits, reverse=True):
            if n < size and _did_not_hold(case, matter, view.exhibits[n]):
                return view.exhibits[n]
    return None


def _begins_here(case: Case, matter: Exhibit, feed: FeedId) -> bool:
    """Return whether no earlier feed of the writer could hold an act on the matter, whose author had left it before."""
    if case.feeds[feed].genesis.predecessor is None:
        return True
    switches = case.exhibits(matter.side, "switch")
    return any(isinstance(x.clear, Switch) and x.clear.new == feed and case.knows(matter, x) for x in switches)


def _unsigned(case: Case, end: Exhibit) -> tuple[str, ...]:
    """Headers that nobody signed show nothing: whoever made the bundle could have written them."""
    return () if case.signed(end) else (f"a signature that covers {place(case, end)}",)


def _did_not_hold(case: Case, matter: Exhibit, one: Exhibit) -> bool:
    """Return whether `one` counts the caller's feed at a size without the call, or is its writer's very first entry."""
    if one.n == 0 and case.feeds[one.entry.feed].genesis.predecessor is None:
        return True
    known = case.feeds[matter.entry.feed].roots.get(one.entry.m)
    return 0 < one.entry.m <= matter.n and known == one.entry.peer_root


def _hidden_to_count(case: Case, matter: Exhibit, act: Exhibit) -> tuple[str, ...]:
    """The caller's headers from the call to what the act counts: a time-out or withdrawal among them must show."""
    view, size = case.feeds[matter.entry.feed], act.entry.m
    if not case.counts(act, matter.entry.feed, matter.n) or not view.covers(matter.n, size):
        return ("the caller's headers from the call to the last that the act counts",)
    return _hidden_in(case, matter, view, matter.n, size)


def _hidden(case: Case, matter: Exhibit, start: Exhibit, end: Exhibit) -> tuple[str, ...]:
    runs = case.covered(start, end)
    if runs is None:
        return (f"every header from {place(case, start)} to {place(case, end)}",)
    hidden = tuple(name for view, low, high in runs for name in _hidden_in(case, matter, view, low, high))
    return _unsigned(case, end) + hidden


def _hidden_in(case: Case, matter: Exhibit, view: FeedView, low: int, high: int) -> tuple[str, ...]:
    """Return acts and time-outs in a run of headers that are not shown to be about something else."""
    kinds = (18, 19, 20, 21) if view.side != matter.side else (18, 22, 25)
    names = [
        f"{KINDS[kind].NAME}.ref of entry {n} of {case.charters[-1].parties[view.side].name}"
        for n, kind in view.noted.items()
        if low <= n < high and kind in kinds
    ]
    for n, one in view.exhibits.items():
        if low <= n < high and one.entry.kind in kinds and not _placed(case, matter, one):
            names.append(f"{one.kind}.ref of {place(case, one)}, and what it names")
    return tuple(names)


def _placed(case: Case, matter: Exhibit, one: Exhibit) -> bool:
    """Return whether an act or time-out is shown to be about this call or about something else."""
    if one.kind == "time-out" and one.opened.get("what", RING_OVER) != RING_OVER:
        return True
    found = case.target(one)
    if found is None:
        return False
    if one.side == matter.side and one.kind == "answer" and _blind(matter, found):
        return _desks_shown(matter, found)
    return found.kind in ("call-offer", "message") or case.about(one, matter)


def _silent(case: Case, matter: Exhibit) -> Standing:
    """No act is shown: the caller's time-out stands once the other side's entries close the gap (EVI-23)."""
    over = next(iter(time_outs(case, matter, RING_OVER)), None)
    if over is None:
        return Standing(outcome=None, found=nothing(case, matter, matter.side, "time-out"))
    rings = [r for r in named(case, matter, 1 - matter.side, "ring") if not case.knows(r, over)]
    knowing = _first_knowing(case, over)
    if knowing is None:
        gap = "an entry of the other side that counts the time-out: until then an answer may still have been given"
        return Standing(outcome=None, found=Found(proof=(matter, over), missing=(gap,)))
    return _closed(case, matter, over, rings, knowing)


def _first_knowing(case: Case, over: Exhibit) -> Exhibit | None:
    """Return the first exhibit of the other side that counts the time-out."""
    return next((x for x in case.exhibits(1 - over.side) if case.counts(x, over.entry.feed, over.n)), None)


def _closed(case: Case, matter: Exhibit, over: Exhibit, rings: list[Exhibit], knowing: Exhibit) -> Standing:
    result = over.opened.get("result")
    if rings:
        made = Outcome.NOT_ANSWERED
    elif isinstance(result, int):
        made = FAILURES[result]
    else:
        return Standing(outcome=None, found=lacks(*withheld(case, over, ("result",))))
    proof = (matter, rings[0], over, knowing) if rings else (matter, over, knowing)
    missing = resting(case, *proof[:-1]).missing + _too_short(case, matter, over)
    missing += _hidden(case, matter, matter, over) + _hidden_theirs(case, matter, knowing)
    missing += () if rings else _hidden_rings(case, matter, knowing)
    return Standing(outcome=made, found=Found(proof=proof, missing=missing))


def _too_short(case: Case, matter: Exhibit, over: Exhibit) -> tuple[str, ...]:
    """The caller's own signed times must span the ring time of the charter, but for a minute (EVI-23)."""
    hidden = withheld(case, matter, ("precedence", "to"))
    if hidden:
        return hidden
    charter, side = case.charters[-1], 1 - matter.side
    senior = {d.number for d in charter.parties[side].desks if d.echelon >= Echelon.STRATEGIC}
    usual: int = charter.ring_s[matter.opened["precedence"]]
    ring_s = max(charter.ring_principal_s if desk in senior else usual for desk in matter.opened["to"])
    if over.entry.t - matter.entry.t >= ring_s - MINUTE_S:
        return ()
    return (f"a time-out after the ring time of {ring_s} s: this one is signed {over.entry.t - matter.entry.t} s on",)


def _hidden_rings(case: Case, matter: Exhibit, end: Exhibit) -> tuple[str, ...]:
    """Return rings in the gap that are not disclosed: one of them might be of this call."""
    start = _before_held(case, matter, end)
    runs = case.covered(start, end) if start is not None else None
    return tuple(
        f"ring.ref of entry {n} of {case.charters[-1].parties[view.side].name}"
        for view, low, high in runs or ()
        for n, kind in view.noted.items()
        if low <= n < high and kind == Ring.NUMBER
    )
