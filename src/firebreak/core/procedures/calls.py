"""Calls: what an attempt came to, and what both machines do while it rings (`spec/calls.md`, CALL rules).

Keeps true: an outcome is a function of the two feeds alone; silence is never turned into a refusal; an act is
late only when its signed history contains the caller's time-out.
Leaves to others: rungs that an act also means (`messages`), who is told (`raising`).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.procedures import raising
from firebreak.core.procedures.model import Context, Item, Reaction, StopPaging, knows
from firebreak.core.procedures.state import (
    BELL_END,
    GRACE_S,
    NOT_TAKEN,
    RECENT_CALLS,
    RING_OUT,
    Matter,
    Matters,
    Reactions,
    arm,
    at_side,
    draft,
    own,
    put,
    ring_s,
    rung_desk,
)  # fmt: skip
from firebreak.core.record.kinds import (
    Alternative,
    Answer,
    By,
    Decline,
    Defer,
    HangUp,
    Ring,
    TimeOut,
    Withdraw,
)  # fmt: skip
from firebreak.core.types import Leaf, LocalTime, Now, Outcome, Precedence
from firebreak.core.values import changed as replace

RING, RUNG, TEST, UNDERTAKING, SETTLED = 1, 2, 3, 4, 5  # what a time-out is about
NO_REPLY, OUR_SIDE, NO_PATH, NO_RECEIPT = 1, 2, 3, 4  # its result
HOUR_MS = 3_600_000
TIME_END = (1 << 40) - 1  # the last second an entry can name

DECIDING = {
    Answer.NUMBER: (Outcome.ANSWERED, Outcome.ANSWERED_LATE),
    Decline.NUMBER: (Outcome.DECLINED, Outcome.DECLINED_LATE),
    Defer.NUMBER: (Outcome.DEFERRED, Outcome.DEFERRED),
    Alternative.NUMBER: (Outcome.ALTERNATIVE_OFFERED, Outcome.ALTERNATIVE_OFFERED),
    Withdraw.NUMBER: (Outcome.WITHDRAWN, Outcome.WITHDRAWN),
}
"""Kind of the deciding act, to the outcome in time and the outcome late (CALL-5, CALL-6)."""

FAILURES = {NO_REPLY: Outcome.UNCONFIRMED, OUR_SIDE: Outcome.FAILED_OWN_SIDE, NO_PATH: Outcome.FAILED_PATH,
            NO_RECEIPT: Outcome.UNCONFIRMED}  # fmt: skip
"""Result of the caller's time-out, to the outcome of a call that is not known to have rung (CALL-7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One line of the table of attempts; the diagrams are drawn from it."""

    before: str
    event: str
    by: str  # who writes the entry: caller, callee
    after: str


def _table() -> tuple[Transition, ...]:
    def rows(before: str, late: str) -> list[tuple[str, str, str, str]]:
        return [
            (before, "answer", "callee", f"answered{late}"), (before, "decline", "callee", f"declined{late}"),
            (before, "defer", "callee", "deferred"), (before, "alternative", "callee", "alternative_offered"),
            (before, "withdraw", "caller", "withdrawn"),
        ]  # fmt: skip

    out = [("offered", "ring", "callee", "ringing"), *rows("offered", ""), *rows("ringing", "")]
    out.append(("ringing", "time-out", "caller", "not_answered"))
    for result, after in (("our side", "failed_own_side"), ("no path", "failed_path"), ("no receipt", "unconfirmed")):
        out += [("offered", f"time-out, {result}", "caller", after), (after, "ring learnt", "callee", "not_answered")]
        out += rows(after, "_late")
    return tuple(Transition(before=b, event=e, by=w, after=a) for b, e, w, a in [*out, *rows("not_answered", "_late")])


TRANSITIONS = _table()
"""Every step of an attempt, each entry knowing of the one before it (CALL-4 to CALL-8)."""


# --- the fold: what the acts amount to --------------------------------------------------------------------------


def _first(acts: tuple[Item, ...]) -> Item | None:
    return min(acts, key=lambda a: a.seq, default=None)


def time_out(matter: Matter, what: int) -> Item | None:
    """Return the first time-out of this sort by the side that may write it: `SETTLED` the callee, `RING` the caller."""
    side = 1 - matter.offer.side if what == SETTLED else matter.offer.side
    return _first(tuple(
        a for a in matter.acts if a.side == side and isinstance(a.payload, TimeOut) and a.payload.what == what
    ))  # fmt: skip


def rings(matter: Matter) -> tuple[Item, ...]:
    """Return the ring entries of the callee that did not know of the caller's time-out (CALL-7)."""
    over = time_out(matter, RING)
    return tuple(
        a for a in matter.acts
        if a.kind == Ring.NUMBER and a.side != matter.offer.side and not (over and knows(a, over))
    )  # fmt: skip


def deciding(matter: Matter) -> Item | None:
    """Return the act that decides the call, or None (CALL-5).

    The callee's first act counts, unless its history contains the caller's withdrawal or joining answer; of two
    acts that did not know of each other the callee's counts. An act whose history contains the callee's own
    `not taken` is a remark.
    """
    end, caller = time_out(matter, SETTLED), matter.offer.side
    open_acts = tuple(a for a in (*matter.acts, *matter.joined) if decides(a) and not (end and knows(a, end)))
    theirs = _first(tuple(a for a in open_acts if a.side != caller and a.kind != Withdraw.NUMBER))
    ours = _first(tuple(a for a in open_acts if a.side == caller and (a.kind == Withdraw.NUMBER or a in matter.joined)))
    if theirs is None or ours is None:
        return theirs or ours
    return ours if knows(theirs, ours) else theirs


def decides(act: Item) -> bool:
    """Return whether an entry is of a kind that decides a call; only a person answers (CALL-5)."""
    return act.kind in DECIDING and not (isinstance(act.payload, Answer) and not act.payload.by.person)


def is_late(matter: Matter, act: Item) -> bool:
    """Return whether the history of the callee's act contains the caller's time-out (CALL-6)."""
    over = time_out(matter, RING)
    return over is not None and act.side != matter.offer.side and knows(act, over)


def outcome(matter: Matter) -> Outcome | None:
    """Return what the attempt came to as far as these entries tell; None while it may still ring (CALL-4)."""
    act = deciding(matter)
    if act is not None:
        return DECIDING[act.kind][is_late(matter, act)]
    over, end = time_out(matter, RING), time_out(matter, SETTLED)
    if over is None and end is None:
        return None
    if rings(matter):
        return Outcome.NOT_ANSWERED
    if over is None:
        return None
    assert isinstance(over.payload, TimeOut)
    return FAILURES[over.payload.result]


def settled(m: Matters, matter: Matter, ctx: Context) -> bool:
    """Return whether the outcome is final, as the one who holds this record can know (CALL-8)."""

    def held(item: Item) -> bool:
        other = 1 - item.side
        return other == ctx.me or m.counts[other] > item.seq

    act = deciding(matter)
    if act is not None:
        return held(act)
    over, end = time_out(matter, RING), time_out(matter, SETTLED)
    return over is not None and end is not None and held(over) and held(end)


def crossing(a: Matter, b: Matter) -> bool:
    """Return whether two calls crossed: neither knew of the other, and each called the desk the other came from."""
    one, other = a.offer, b.offer
    return (
        one.side != other.side and one.marking == other.marking and not knows(one, other) and not knows(other, one)
        and a.opening.by.desk in b.opening.to and b.opening.by.desk in a.opening.to
    )  # fmt: skip


def joined_by(m: Matters, answer: Item, matter: Matter) -> Matter | None:
    """Return the answering side's own call that this answer joins, if one crossed and still rang (CALL-9)."""
    if answer.side == matter.offer.side or not decides(answer):
        return None
    for leaf in reversed(m.recent[answer.side]):
        mine = m.matters.get(leaf)
        if mine is not None and crossing(mine, matter) and not _closed_before(mine, answer):
            return mine
    return None


def _closed_before(matter: Matter, act: Item) -> bool:
    """Return whether the call was over in the signed history of an act."""
    acts, joined = (tuple(a for a in some if knows(act, a)) for some in (matter.acts, matter.joined))
    then = replace(matter, acts=acts, joined=joined)
    return time_out(then, RING) is not None or deciding(then) is not None


def remember(m: Matters, item: Item) -> Matters:
    """Return the state with this call-offer among the recent ones of its side."""
    kept = (*m.recent[item.side][1 - RECENT_CALLS :], item.leaf)
    return replace(m, recent=at_side(m.recent, item.side, kept))


def hung_up(matter: Matter) -> bool:
    """Return whether either side has ended the answered call."""
    return any(a.kind == HangUp.NUMBER for a in matter.acts)


# --- live: what our machine does ---------------------------------------------------------------------------------


def may_ring(m: Matters, matter: Matter, ctx: Context, arrived: LocalTime) -> bool:
    """Return whether a call that arrived then is still within its ring time (CALL-2).

    Its claimed time is corrected by the difference of clocks that our own tests found; a minute is allowed.
    """
    if time_out(matter, RING) is not None or deciding(matter) is not None:
        return False
    return arrived <= matter.offer.t - m.live.offset_s + ring_s(ctx, matter) + GRACE_S


def desks_rung(ctx: Context, matter: Matter) -> tuple[int, ...]:
    """Return our desks whose bell rings for a call to us, each once."""
    side = 1 - matter.offer.side
    return tuple(dict.fromkeys(rung_desk(ctx, side, n).number for n in matter.opening.to))


def arrived(m: Matters, matter: Matter, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """A call of the other side is durable here: ring, or keep it as a missed call without a bell (CALL-2)."""
    m = arm(m, _settle_at(matter, ctx), NOT_TAKEN, matter.offer.leaf)
    if not may_ring(m, matter, ctx, matter.offer.arrived):
        late_flash = matter.opening.precedence == Precedence.FLASH and deciding(matter) is None
        return m, (raising.flash(ctx, matter),) if late_flash else ()
    return _ring(m, matter, ctx, now)


def _ring(m: Matters, matter: Matter, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    urgent = matter.opening.precedence == Precedence.FLASH
    within = tuple(r for r in m.live.rings if r > now.instant - HOUR_MS)
    if not urgent and len(within) >= ctx.charter.ring_budget:
        return m, (draft(matter, _declined_by_machine(ctx, matter)),)
    m = replace(m, live=replace(m.live, rings=(*within, now.instant)))
    desks = desks_rung(ctx, matter)
    out: list[Reaction] = [draft(matter, Ring(ref=matter.offer.leaf, desk=n)) for n in desks]
    out.append(raising.flash(ctx, matter) if urgent else raising.call(ctx, matter, desks))
    return m, tuple(out)


def _declined_by_machine(ctx: Context, matter: Matter) -> Decline:
    words = "Declined by the machine: the rings of this hour are used up. FLASH still rings."  # CALL-10
    by = By(desks_rung(ctx, matter)[0], 0)
    return Decline(ref=matter.offer.leaf, by=by, lang="en", text=words)


def _settle_at(matter: Matter, ctx: Context) -> int:
    """Return when we say `not taken`: settle_s after the call's own time, but never before it could ring out."""
    offer = matter.offer
    after = min(offer.t - offer.arrived, 0) + ctx.charter.settle_s
    return offer.instant + 1000 * max(after, ring_s(ctx, matter) + GRACE_S)


def rang_here(m: Matters, matter: Matter, ring: Item, ctx: Context) -> tuple[Matters, Reactions]:
    """A ring entry is durable: the caller's time runs from its arrival, our bell stops when it is over (CALL-12)."""
    if own(ctx, ring):
        return arm(m, ring.instant + 1000 * ring_s(ctx, matter), BELL_END, matter.offer.leaf), ()
    if ring != _first(rings(matter)):
        return m, ()
    return arm(m, ring_over_at(matter, ctx), RING_OUT, matter.offer.leaf), ()


def placed(m: Matters, matter: Matter, ctx: Context) -> Matters:
    """Our own call is durable: its ring time runs from here until a ring entry arrives."""
    return arm(m, ring_over_at(matter, ctx), RING_OUT, matter.offer.leaf)


def ring_over_at(matter: Matter, ctx: Context) -> int:
    """Return the moment (milliseconds) at which our call has rung out: counted from the first ring entry here."""
    heard, ring = _first(rings(matter)), ring_s(ctx, matter)
    if heard is None and afterwards(matter, ctx):
        return matter.offer.instant
    return (heard or matter.offer).instant + 1000 * ring


def afterwards(matter: Matter, ctx: Context) -> bool:
    """Return whether our own call was recorded when it could not ring any more: our node was down (CALL-14)."""
    return matter.offer.t + ring_s(ctx, matter) < matter.offer.arrived


def ring_out(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The ring time of our own call may be over: record that nobody took it, or why it failed (CALL-12)."""
    matter = m.matters.get(leaf)
    if matter is None or time_out(matter, RING) or deciding(matter):
        return m, ()
    if now.instant < ring_over_at(matter, ctx):  # it rang since, and that armed the later moment
        return m, ()
    return m, (draft(matter, ring_time_out(m, matter, ctx)),)


def ring_time_out(m: Matters, matter: Matter, ctx: Context, ours: bool = False) -> TimeOut:
    """Build the caller's time-out entry; `ours` says that our own node was down while it should have rung."""
    at_station = m.counts[1 - matter.offer.side] > matter.offer.seq
    if rings(matter):
        result = NO_REPLY
    elif ours or afterwards(matter, ctx):
        result = OUR_SIDE
    else:
        result = NO_REPLY if at_station else NO_RECEIPT if matter.sent else NO_PATH
    rang_s = max((ring_over_at(matter, ctx) - matter.offer.instant) // 1000, ring_s(ctx, matter))
    due = matter.offer.t + rang_s
    return TimeOut(what=RING, due=due, result=result, ref=matter.offer.leaf)


def bell_end(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The ring time at our desk is over: the bell stops; an answer is still possible, and late."""
    return m, (StopPaging(of=leaf),) if leaf in m.matters else ()


def not_taken(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The settling time of a call to us is over: without an act, record that it was not taken (CALL-8)."""
    matter = m.matters.get(leaf)
    if matter is None or deciding(matter) or time_out(matter, SETTLED):
        return m, ()
    due = min(matter.offer.t + ctx.charter.settle_s, TIME_END)
    return m, (draft(matter, TimeOut(what=SETTLED, due=due, result=NO_REPLY, ref=leaf)),)


def resume(m: Matters, matter: Matter, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """After a restart: ring what still can ring, record what rang out while we were down, arm the rest."""
    if own(ctx, matter.offer):
        return _resume_own(m, matter, ctx, now)
    if deciding(matter) or time_out(matter, SETTLED):
        return m, ()
    m = arm(m, _settle_at(matter, ctx), NOT_TAKEN, matter.offer.leaf)
    rung = any(a.kind == Ring.NUMBER and own(ctx, a) for a in matter.acts)
    if not rung and may_ring(m, matter, ctx, now.utc):
        return _ring(m, matter, ctx, now)
    for ring in matter.acts:
        if ring.kind == Ring.NUMBER and own(ctx, ring) and ring.instant + 1000 * ring_s(ctx, matter) > now.instant:
            m, _ = rang_here(m, matter, ring, ctx)
            return m, (raising.call(ctx, matter, desks_rung(ctx, matter)),)
    return m, ()


def _resume_own(m: Matters, matter: Matter, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    if deciding(matter) or time_out(matter, RING):
        return m, ()
    at = ring_over_at(matter, ctx)
    if now.instant < at:
        return arm(m, at, RING_OUT, matter.offer.leaf), ()
    return m, (draft(matter, ring_time_out(m, matter, ctx, ours=True)),)


def mark_sent(m: Matters, leaf: Leaf) -> Matters:
    """Note that a path of ours took the bytes of our own call."""
    matter = m.matters.get(leaf)
    return put(m, replace(matter, sent=True)) if matter and matter.is_call and not matter.sent else m
