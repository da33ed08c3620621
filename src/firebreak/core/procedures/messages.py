"""The ladder of acknowledgement of a message or call, and the times set for its rungs (`spec/messages.md`, MSG rules).

Keeps true: every rung but `at station` is a person's signed statement; the receiver climbs, the author closes and
checks a read-back; a rung missing past its time is recorded by the side that waited for it.
Leaves to others: outcomes of calls (`calls`), who is told (`raising`).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.procedures import calls, raising, read_backs
from firebreak.core.procedures.model import Alert, Context, Draft, Item, Reaction, StopPaging
from firebreak.core.procedures.read_backs import matches as matches
from firebreak.core.procedures.read_backs import plain as plain
from firebreak.core.procedures.state import (
    GRACE_S,
    NOT_SEEN,
    OVERDUE,
    Matter,
    Matters,
    Reactions,
    arm,
    draft,
    matter_of,
    own,
    rung_s,
)  # fmt: skip
from firebreak.core.record.kinds import (
    Message,
    ReadBack,
    ReadBackCheck,
    Refuse,
    RungEntry,
    TimeOut,
    Undertaking,
)  # fmt: skip
from firebreak.core.types import Leaf, Now, Precedence, Rung
from firebreak.core.values import changed as replace

SAYS_SEEN = frozenset({18, 19, 20, 21, Message.NUMBER, Refuse.NUMBER})
"""Kinds of the receiver's person that also say `seen` (MSG-3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """The rungs that stand in the record for one matter; `refused` stands outside the ladder (MSG-6)."""

    has: frozenset[Rung]
    refused: tuple[Rung, ...]  # rungs refused, in the order they were
    unreadable: int | None = None  # the code with which the other side says that it could not open the entry

    @property
    def highest(self) -> Rung | None:
        """The highest rung by the order of the ladder, whatever stands below it."""
        return max(self.has, default=None)


NONE_YET = Acknowledgement(has=frozenset(), refused=())


def acknowledgement(m: Matters, matter: Matter, ctx: Context) -> Acknowledgement:
    """Return the rungs of a matter that these entries carry (MSG-1 to MSG-7)."""
    has = {Rung.AT_STATION} if at_station(m, matter, ctx) else set()
    refused = []
    for act in matter.acts:
        has |= rungs_of(matter, act)
        if isinstance(act.payload, Refuse) and receivers(matter, act):
            refused.append(Rung(act.payload.rung))
    return Acknowledgement(has=frozenset(has), refused=tuple(refused), unreadable=m.unreadable.get(matter.offer.leaf))


def at_station(m: Matters, matter: Matter, ctx: Context) -> bool:
    """Return whether the other side's node says, or we as the other side know, that it holds the matter (MSG-2)."""
    other = 1 - matter.offer.side
    if matter.offer.leaf in m.unreadable and not any(receivers(matter, act) for act in matter.acts):
        return False
    return other == ctx.me or m.counts[other] > matter.offer.seq


def receivers(matter: Matter, act: Item) -> bool:
    """Return whether the act is a person's of the receiving side (MSG-4)."""
    by = getattr(act.payload, "by", None)
    return act.side != matter.offer.side and by is not None and bool(by.person)


def rungs_of(matter: Matter, act: Item) -> set[Rung]:
    """Return the rungs that one act says, which is none for an act of the wrong side (MSG-3 to MSG-7)."""
    p = act.payload
    if act.side == matter.offer.side:
        return _authors_rungs(matter, act)
    if not receivers(matter, act):
        return set()
    if isinstance(p, RungEntry):
        return {Rung(p.rung)} - {Rung.CLOSED}
    if isinstance(p, Undertaking):
        return {Rung.UNDERTAKEN}
    return {Rung.SEEN} if act.kind in SAYS_SEEN else set()


def _authors_rungs(matter: Matter, act: Item) -> set[Rung]:
    p = act.payload
    if isinstance(p, RungEntry) and p.rung == Rung.CLOSED and p.by.person:
        return {Rung.CLOSED}
    if isinstance(p, ReadBackCheck) and p.matched and _read_back(matter, act.ref) is not None:
        return {Rung.UNDERSTOOD}
    return set()


def _read_back(matter: Matter, leaf: Leaf | None) -> Item | None:
    """Return the receiver's read-back of this name."""
    for act in matter.acts:
        if act.leaf == leaf and isinstance(act.payload, ReadBack) and receivers(matter, act):
            return act
    return None


def touched(matter: Matter) -> bool:
    """Return whether any act of a person of the receiving side names the matter: somebody has it in hand."""
    return any(receivers(matter, act) for act in matter.acts)


def closed(matter: Matter) -> bool:
    """Return whether the author has closed the matter."""
    return any(Rung.CLOSED in rungs_of(matter, act) for act in matter.acts)


# --- times --------------------------------------------------------------------------------------------------------


def waits_for_seen(matter: Matter) -> bool:
    """Return whether `seen` is due within a time: words about an open matter wait only when urgent (MSG-8)."""
    if matter.is_call:
        return False
    return matter.offer.regarding is None or matter.opening.precedence >= Precedence.IMMEDIATE


def arrived(m: Matters, matter: Matter, ctx: Context) -> tuple[Matters, Reactions]:
    """A message of the other side is durable here."""
    urgent = matter.opening.precedence == Precedence.FLASH
    return began(m, matter, ctx), (raising.flash(ctx, matter) if urgent else raising.message(ctx, matter),)


def began(m: Matters, matter: Matter, ctx: Context) -> Matters:
    """Arm the time within which a message of either side should be seen."""
    if not waits_for_seen(matter):
        return m
    return arm(m, matter.offer.instant + 1000 * rung_s(ctx, matter), NOT_SEEN, matter.offer.leaf)


def not_seen(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The time for `seen` is over: the author's side records it, the receiver's side raises it (MSG-8)."""
    matter = m.matters.get(leaf)
    if matter is None or touched(matter) or closed(matter):
        return m, ()
    if not own(ctx, matter.offer):
        return m, (raising.not_seen(ctx, matter),)
    if any(isinstance(a.payload, TimeOut) and a.payload.what == calls.RUNG and own(ctx, a) for a in matter.acts):
        return m, ()
    return m, (_rung_time_out(m, matter, ctx),)


def _rung_time_out(m: Matters, matter: Matter, ctx: Context) -> Draft:
    if at_station(m, matter, ctx):
        result = calls.NO_REPLY
    else:
        result = calls.NO_RECEIPT if any(c.up for _, c in m.live.circuits) else calls.NO_PATH
    due = matter.offer.t + rung_s(ctx, matter)
    return draft(matter, TimeOut(what=calls.RUNG, due=due, result=result, ref=matter.offer.leaf, level=Rung.SEEN))


def promised(m: Matters, matter: Matter, item: Item, ctx: Context) -> Matters:
    """Arm the time of an undertaking that the receiver gave (MSG-9)."""
    p = item.payload
    if not isinstance(p, Undertaking) or not receivers(matter, item):
        return m
    at = item.instant + 1000 * (p.due + GRACE_S - item.arrived)
    return arm(m, at, OVERDUE, item.leaf)


def kept(matter: Matter, item: Item) -> bool:
    """Return whether an undertaking needs no more watching: reported done, closed, or refused later (MSG-9)."""

    def ends(act: Item) -> bool:
        p = act.payload
        if isinstance(p, Refuse):
            return p.rung == Rung.REPORTED_DONE and receivers(matter, act)
        rungs = rungs_of(matter, act)
        return Rung.CLOSED in rungs or (Rung.REPORTED_DONE in rungs and act.seq > item.seq)

    return any(ends(act) for act in matter.acts)


def overdue(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The time of an undertaking is over: the promised side records it, both sides' desks are told (MSG-9)."""
    matter = matter_of(m, leaf)
    item = next((a for a in matter.acts if a.leaf == leaf), None) if matter else None
    if matter is None or item is None or not isinstance(item.payload, Undertaking) or kept(matter, item):
        return m, ()
    left_s = item.payload.due + GRACE_S - now.utc
    if left_s > 0:  # our clock was set back, or the process started anew
        return arm(m, now.instant + 1000 * left_s, OVERDUE, leaf), ()
    again = any(side == item.side for other, side in m.breached.items() if other != leaf)
    known = leaf in m.breached
    m = replace(m, breached=m.breached.set(leaf, item.side))
    return m, _breach(m, matter, item, ctx, again, known)


def _breach(m: Matters, matter: Matter, item: Item, ctx: Context, again: bool, known: bool) -> Reactions:
    alert: Alert = raising.overdue(ctx, matter, item.leaf)
    if not own(ctx, matter.offer):
        return (alert,)
    if known:  # recorded before a restart
        return ()
    assert isinstance(item.payload, Undertaking)
    result = calls.NO_REPLY if any(c.up for _, c in m.live.circuits) else calls.NO_PATH
    over = TimeOut(what=calls.UNDERTAKING, due=item.payload.due, result=result, ref=item.leaf, level=Rung.UNDERTAKEN)
    out: list[Reaction] = [draft(matter, over), alert]
    return (*out, raising.overdue_again(ctx, matter, item.leaf)) if again else tuple(out)


def resume(m: Matters, matter: Matter, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """After a restart: tell of what nobody has in hand, arm what is awaited, check read-backs that were not."""
    out: list[Reaction] = []
    if waits_for_seen(matter) and not touched(matter) and not _recorded(matter):
        in_time = now.instant < matter.offer.instant + 1000 * rung_s(ctx, matter)
        tell = in_time and not own(ctx, matter.offer)
        m, alerts = arrived(m, matter, ctx) if tell else (began(m, matter, ctx), ())
        out += alerts
    for act in matter.acts:
        if isinstance(act.payload, Undertaking) and act.leaf not in m.breached and not kept(matter, act):
            m = promised(m, matter, act, ctx)
        out += read_backs.check(matter, act, ctx)
    return m, tuple(out)


def _recorded(matter: Matter) -> bool:
    return any(isinstance(a.payload, TimeOut) and a.payload.what == calls.RUNG for a in matter.acts)


def stop(matter: Matter, item: Item, ctx: Context) -> Reactions:
    """One acknowledgement of ours, or the author's closing, stops every page for the matter (RAISE-4)."""
    if own(ctx, matter.offer):
        return ()
    if receivers(matter, item) or Rung.CLOSED in rungs_of(matter, item):
        return (StopPaging(of=matter.offer.leaf),)
    return ()
