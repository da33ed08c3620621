"""How the undertakings of a matter stand, for people who look (`spec/messages.md`, MSG-16).

Keeps true: *done* is the word of who gave the undertaking, and *overdue* is a time, not a motive; a late report stands
beside what was recorded before it.
Leaves to others: recording that one is overdue, and telling the desks (`messages`, MSG-9).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firebreak.core.procedures.messages import kept, receivers, rungs_of
from firebreak.core.procedures.model import Item
from firebreak.core.procedures.state import GRACE_S, Matter, Matters
from firebreak.core.record.kinds import Undertaking
from firebreak.core.types import LocalTime, Rung


class Promise(StrEnum):
    """How an undertaking stands."""

    OPEN = "open"
    DONE = "done"
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndertakingOf:
    """One undertaking of a matter, and how it stands."""

    item: Item
    given: Undertaking
    state: Promise
    late: bool  # its time ran out unreported, whatever came after


def undertakings(m: Matters, matter: Matter, now: LocalTime) -> tuple[UndertakingOf, ...]:
    """Return what persons of the receiver undertook about a matter, in the order they did; `now` is our clock."""
    out = []
    for act in matter.acts:
        if isinstance(act.payload, Undertaking) and receivers(matter, act):
            state = _state(m, matter, act, act.payload, now)
            late = state is Promise.OVERDUE or act.leaf in m.breached
            out.append(UndertakingOf(item=act, given=act.payload, state=state, late=late))
    return tuple(out)


def _state(m: Matters, matter: Matter, item: Item, given: Undertaking, now: LocalTime) -> Promise:
    if any(Rung.REPORTED_DONE in rungs_of(matter, act) and act.seq > item.seq for act in matter.acts):
        return Promise.DONE
    if kept(matter, item):
        return Promise.ENDED
    over = item.leaf in m.breached or now >= given.due + GRACE_S
    return Promise.OVERDUE if over else Promise.OPEN
