"""Calls after which talk is still owed: put off to a later time, or not taken by a person of ours.

Keeps true: a call is owed until a call of the same marking was answered since, between its two ends or naming it, and a
day after its time at most; that one is owed is our own reading (ADR 0165), and no word of the record: to put a call off
promises nothing.
Leaves to others: the acts that put a call off (`calls`), showing (`api`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firebreak.core.procedures import calls
from firebreak.core.procedures.model import Context, Item, knows
from firebreak.core.procedures.state import Matter
from firebreak.core.record.kinds import By, Decline, Defer, Withdraw
from firebreak.core.types import LocalTime, Outcome

OWED_S = 86_400
"""So long after the time named, or after nobody had taken it, the record alone tells of it."""

_ANSWERED = frozenset({Outcome.ANSWERED, Outcome.ANSWERED_LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One call after which talk is owed."""

    matter: Matter
    act: Item  # what put it off, or what ended it without a person of ours: anybody's
    until: int | None  # the time that was named, UTC; None where nobody took the call


def owed(found: Iterable[Matter], ctx: Context, now: LocalTime) -> tuple[Owed, ...]:
    """Return which of these matters are calls after which talk is owed, the soonest first, without a time last."""
    every = [matter for matter in found if matter.is_call]
    answered = [(matter, calls.deciding(matter)) for matter in every if calls.outcome(matter) in _ANSWERED]
    talks = [(matter, answer) for matter, answer in answered if answer is not None]
    open_ones = [
        one for matter in every
        if (one := _put_off(matter) or _not_taken(matter, ctx)) is not None
        and now - max(one.act.arrived, one.until or 0) <= OWED_S
        and not any(_settles(talk, answer, one) for talk, answer in talks)
    ]  # fmt: skip
    return tuple(sorted(open_ones, key=lambda one: (one.until is None, one.until or 0, one.act.arrived)))


def _put_off(matter: Matter) -> Owed | None:
    act = calls.deciding(matter)
    if act is None or not isinstance(act.payload, Defer):
        return None
    return Owed(matter=matter, act=act, until=act.payload.until)


def _not_taken(matter: Matter, ctx: Context) -> Owed | None:
    """Whatever the reason: it never rang here, nobody came, our machine declined it, or they gave up before."""
    if matter.offer.side == ctx.me:
        return None
    act = calls.deciding(matter)
    if act is None:
        act = calls.time_out(matter, calls.SETTLED)  # until then it is open, and not yet owed
    elif not isinstance(act.payload, Withdraw) and not (isinstance(act.payload, Decline) and not act.payload.by.person):
        return None
    return Owed(matter=matter, act=act, until=None) if act is not None else None


def _settles(talk: Matter, answer: Item, one: Owed) -> bool:
    """Return whether a call that was answered is the talk owed: later, between the same ends or about that call."""
    if talk.offer.marking != one.matter.offer.marking or not _later(answer, one.act):
        return False
    if talk.offer.regarding == one.matter.offer.leaf:
        return True
    caller, called = _ends(one.matter, None)
    ends = set().union(*_ends(talk, answer))
    return not ends.isdisjoint(caller) and not ends.isdisjoint(called)


def _ends(matter: Matter, answer: Item | None) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the desks of both ends of a call, each with its side; of one that was answered also who answered."""
    side, by = matter.offer.side, getattr(answer.payload, "by", None) if answer is not None else None
    called = {(1 - side, number) for number in matter.opening.to}
    if answer is not None and isinstance(by, By):
        called.add((answer.side, by.desk))
    return {(side, matter.opening.by.desk)}, called


def _later(answer: Item, act: Item) -> bool:
    """Times are whole seconds: within one, what knew of the other is the later."""
    return answer.arrived > act.arrived or (answer.arrived == act.arrived and knows(answer, act))
