"""What people and circuits do in a scenario: the steps of the timetable, and the replies of people to them.

Keeps true: one dataclass per `do`, whose fields are exactly the keys it may have.
Leaves to others: who carries them out (`sim.people`, `sim.world`).
"""

from __future__ import annotations

from typing import Any, ClassVar

from firebreak.core.types import Declared, Marking, Precedence, Rung
from firebreak.sim import shapes
from firebreak.sim.keys import key, named, table
from firebreak.sim.shapes import DeskRef, Direction, PartyRef

RUNGS = tuple(rung.name.lower() for rung in Rung)
STEPS: dict[str, type[Step]] = {}
REPLIES: dict[str, type[Reply]] = {}

_PRECEDENCE, _MARKING = shapes.word_of(Precedence), shapes.word_of(Marking)


# --- replies ------------------------------------------------------------------------------------------------------


@table
class Reply:
    """Something a person does `after_s` seconds after the matter reached the station, or rang there."""

    WORD: ClassVar[str]
    by: DeskRef = key(shapes.desk)
    after_s: int = key(shapes.count)


@named(REPLIES, "answer")
class Answer(Reply):
    pass


@named(REPLIES, "decline")
class Decline(Reply):
    reason: str | None = key(shapes.text, None)


@named(REPLIES, "accept_message")
class AcceptMessage(Reply):
    reason: str | None = key(shapes.text, None)


@named(REPLIES, "defer")
class Defer(Reply):
    until: int = key(shapes.moment)


@named(REPLIES, "offer")
class Offer(Reply):
    to: DeskRef | None = key(shapes.desk, None)
    text: str | None = key(shapes.text, None)


@named(REPLIES, "hang_up")
class HangUp(Reply):
    pass


@named(REPLIES, "reason")
class GivenReason(Reply):
    reason: str = key(shapes.text)


@named(REPLIES, "seen")
class Seen(Reply):
    entries: tuple[int, ...] = key(shapes.many(shapes.count), ())


@named(REPLIES, "read_back")
class ReadBack(Reply):
    text: str | None = key(shapes.text, None)
    fields: tuple[Any, ...] | None = key(shapes.anything, None)


@named(REPLIES, "confirm")
class Confirm(Reply):
    pass


@named(REPLIES, "pass_to")
class PassTo(Reply):
    to: DeskRef = key(shapes.desk)


@named(REPLIES, "undertake")
class Undertake(Reply):
    what: str = key(shapes.text)
    by_when: int = key(shapes.moment)


@named(REPLIES, "report_done")
class ReportDone(Reply):
    pass


@named(REPLIES, "refuse")
class Refuse(Reply):
    rung: str = key(shapes.one_of(*RUNGS[1:]))
    reason: str | None = key(shapes.text, None)
    entries: tuple[int, ...] = key(shapes.many(shapes.count), ())


@named(REPLIES, "say")
class Say(Reply):
    text: str = key(shapes.text)


@named(REPLIES, "ignore")
class Ignore(Reply):
    pass


# --- steps --------------------------------------------------------------------------------------------------------


@table
class Step:
    """One line of the timetable; `number` counts from 1 in the file."""

    WORD: ClassVar[str]
    number: int = 0
    id: str | None = key(shapes.name, None)
    at: int = key(shapes.moment)


@table
class Act(Step):
    """A step that a desk does."""

    by: DeskRef = key(shapes.desk)


@table
class Matter(Act):
    """An act that people may reply to."""

    reply: tuple[Reply, ...] = ()


@named(STEPS, "call")
class Call(Matter):
    to: DeskRef = key(shapes.desk)
    precedence: Precedence = key(_PRECEDENCE)
    subject: str = key(shapes.text)
    marking: Marking = key(_MARKING, Marking.OPERATIONAL)


@named(STEPS, "message")
class Message(Matter):
    to: DeskRef = key(shapes.desk)
    precedence: Precedence = key(_PRECEDENCE)
    text: str = key(shapes.text)
    lang: str | None = key(shapes.text, None)
    marking: Marking = key(_MARKING, Marking.OPERATIONAL)


@named(STEPS, "notice")
class Notice(Matter):
    to: DeskRef = key(shapes.desk)
    precedence: Precedence = key(_PRECEDENCE)
    form: str = key(shapes.one_of("launch", "alert_state", "accident", "site_list"))
    fields: tuple[Any, ...] = key(shapes.anything)
    marking: Marking = key(_MARKING, Marking.OPERATIONAL)


@named(STEPS, "withdraw")
class Withdraw(Act):
    of: str = key(shapes.name)


@named(STEPS, "close")
class Close(Act):
    of: str = key(shapes.name)


@named(STEPS, "translate")
class Translate(Act):
    of: str = key(shapes.name)
    stage: str = key(shapes.one_of("sight", "rough", "official"))
    text: str = key(shapes.text)
    lang: str = key(shapes.text)


@named(STEPS, "desk_test")
class DeskTest(Matter):
    to: DeskRef | None = key(shapes.desk, None)


@named(STEPS, "line")
class Declare(Act):
    state: Declared = key(shapes.word_of(Declared))


@named(STEPS, "path")
class ChangePath(Step):
    name: str = key(shapes.name)
    state: str = key(shapes.one_of("up", "down", "slow"))
    bit_s: int | None = key(shapes.count, None)
    loss: float | None = key(shapes.share, None)
    one_way: Direction | None = key(shapes.direction, None)


@named(STEPS, "desk")
class ChangeDesk(Step):
    desk: DeskRef = key(shapes.desk)
    state: str = key(shapes.one_of("attended", "unattended"))
    answers_after_s: int = key(shapes.count, 20)


@named(STEPS, "node")
class ChangeNode(Step):
    party: PartyRef = key(shapes.party)
    state: str = key(shapes.one_of("down", "up", "restored_backup"))
    backup_at: int | None = key(shapes.moment, None)


@named(STEPS, "clock")
class ChangeClock(Step):
    party: PartyRef = key(shapes.party)
    offset_s: int = key(shapes.number)


@named(STEPS, "carry")
class Carry(Step):
    name: str = key(shapes.name)
    source: PartyRef = key(shapes.party, name="from")
    takes_s: int = key(shapes.count)
