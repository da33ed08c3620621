"""Calls after which talk is still owed: put off to a later time, or not taken by anybody of ours.

Keeps true: a call is owed until a call of the same marking was answered since, whoever placed that one, and a day after
its time at most; that one is owed is our own reading, and no word of the record.
Leaves to others: the acts that put a call off (`calls`), showing (`api`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firebreak.core.procedures import calls
from firebreak.core.procedures.model import Context, Item, knows
from firebreak.core.procedures.state import Matter
from firebreak.core.record.kinds import Defer
from firebreak.core.types import LocalTime, Outcome

OWED_S = 86_400
"""So long after the time named, or after nobody had taken it, the record alone tells of it."""

_ANSWERED = frozenset({Outcome.ANSWERED, Outcome.ANSWERED_LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One call after which talk is owed."""

    matter: Matter
    act: Item  # what put it off, or our own word that nobody took it
    until: int | None  # the time that was named, UTC; None where nobody took the call


def owed(found: Iterable[Matter], ctx: Context, now: LocalTime) -> tuple[Owed, ...]:
    """Return which of these matters are calls after which talk is owed, the soonest first, without a time last."""
    every = [matter for matter in found if matter.is_call]
    answered = [(matter, calls.deciding(matter)) for matter in every if calls.outcome(matter) in _ANSWERED]
    talks = [(matter.offer.marking, answer) for matter, answer in answered if answer is not None]
    open_ones = [
        one for matter in every
        if (one := _put_off(matter) or _not_taken(matter, ctx)) is not None
        and now - (one.act.arrived if one.until is None else one.until) <= OWED_S
        and not any(marking == matter.offer.marking and _later(answer, one.act) for marking, answer in talks)
    ]  # fmt: skip
    return tuple(sorted(open_ones, key=lambda one: (one.until is None, one.until or 0, one.act.arrived)))


def _later(answer: Item, act: Item) -> bool:
    """Times are whole seconds: within one, what knew of the other is the later."""
    return answer.arrived > act.arrived or (answer.arrived == act.arrived and knows(answer, act))


def _put_off(matter: Matter) -> Owed | None:
    act = calls.deciding(matter)
    if act is None or not isinstance(act.payload, Defer) or calls.outcome(matter) is not Outcome.DEFERRED:
        return None
    return Owed(matter=matter, act=act, until=act.payload.until)


def _not_taken(matter: Matter, ctx: Context) -> Owed | None:
    if matter.offer.side == ctx.me or calls.outcome(matter) is not Outcome.NOT_ANSWERED:
        return None
    act = calls.time_out(matter, calls.SETTLED)  # until then it is open, and not yet owed
    return Owed(matter=matter, act=act, until=None) if act is not None else None
