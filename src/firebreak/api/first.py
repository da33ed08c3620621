"""Who was first, when two officers act at once: the second is told, rather than left to wonder.

Keeps true: what is named stands in the record; a name is that of an officer of ours as this node knows them.
Leaves to others: refusing the act (`core.procedures`), telling it (`acts`).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.api.showing import Shower
from firebreak.api.times import stamp
from firebreak.core.procedures import addresses, calls, messages, model, tests
from firebreak.core.procedures.model import Command, Item
from firebreak.core.procedures.state import Matters, matter_of
from firebreak.core.record.kinds import HangUp
from firebreak.core.types import Rung
from firebreak.node.service import LineService

_OF_CALLS = (model.AnswerCall, model.DeclineCall, model.DeferCall, model.OfferAlternative, model.WithdrawCall)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Who acted before, and when by our clock."""

    by: str
    at: str


def first_of(line: LineService, command: Command) -> First | None:
    """Return who did already what a command was to do, None where nobody did."""
    item = _first(line.engine.state.matters, command, line.material.context.me)
    if item is None:
        return None
    author = Shower(line).author(item)
    place = f"{author.desk}, {author.role_name}" if author.side == "us" else f"the other side: {author.desk}"
    return First(by=f"{author.name} ({place})" if author.name else place, at=stamp(item.arrived))


def _first(m: Matters, command: Command, me: int) -> Item | None:
    if isinstance(command, model.AnswerTest):
        probe = m.probes.get(command.of)
        return tests.answer_to(probe) if probe is not None else None
    if isinstance(command, model.TakeWatch):
        return m.duty.signed.get((me, command.by.desk)) if command.handover is not None else None
    if isinstance(command, model.LeaveWatch):
        return watch_word(m, me, command.by.desk)
    if isinstance(command, model.AgreeAddress):
        form = addresses.form_of(m, command.of)
        return form.agreed if form is not None else None
    return _on_matter(m, command)


def watch_word(m: Matters, me: int, desk: int) -> Item | None:
    """Return the entry with which a desk of ours left its watch."""
    word = m.duty.watches.get((me, desk))
    return word if word is not None and not getattr(word.payload, "on", True) else None


def _on_matter(m: Matters, command: Command) -> Item | None:
    matter = matter_of(m, getattr(command, "of", None))
    if matter is None:
        return None
    if isinstance(command, _OF_CALLS) and matter.is_call:
        return calls.deciding(matter)
    if isinstance(command, model.EndCall):
        return next((act for act in matter.acts if act.kind == HangUp.NUMBER), None)
    if isinstance(command, model.Acknowledge) and command.rung is Rung.CLOSED:
        return next((act for act in matter.acts if Rung.CLOSED in messages.rungs_of(matter, act)), None)
    return None
