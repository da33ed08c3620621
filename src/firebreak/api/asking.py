"""Bodies of requests as commands of officers: words become desks, roles, times and leaves.

Keeps true: a desk or role that the charter does not have is refused with those it has; nothing is guessed but the
language of our party and its first role of a person, which the description says.
Leaves to others: whether an act is possible now (`core.procedures.commands`).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from msgspec import Struct

from firebreak.api import bodies
from firebreak.api import bodies_desk as here
from firebreak.api.times import parse_time
from firebreak.core.errors import UsageError
from firebreak.core.procedures import model
from firebreak.core.record.charter import Charter
from firebreak.core.record.kinds import OPEN_MAX, By
from firebreak.core.types import Declared, Leaf, Marking, Precedence, Rung, Stage
from firebreak.node.service import LineService


class Asker:
    """Reads bodies with the charter of one line."""

    def __init__(self, line: LineService) -> None:
        """Read names from the charter of `line`."""
        self._line = line
        self._me = line.material.context.me
        self._charter: Charter = line.material.context.charter

    def by(self, body: Any) -> By:
        """Return who acts: a desk of ours under a role of a person; raises UsageError that lists what there is."""
        desk = self.ours(body.by)
        roles = {number: name for number, name in self._charter.roles if number}
        role = min(roles, default=1) if body.role is None else body.role
        if role not in roles:
            known = ", ".join(f"{number} {name}" for number, name in roles.items()) or "none of a person"
            raise UsageError(f"the charter has no role {role}; it has {known}")
        return By(desk, role)

    def ours(self, desk_id: str) -> int:
        """Return the number of a desk of ours; raises UsageError that lists them."""
        return self._charter.desk_by_id(self._me, desk_id).number

    def theirs(self, desk_ids: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of desks of the other side, in ascending order; raises UsageError that lists them."""
        return tuple(sorted({self._charter.desk_by_id(1 - self._me, one).number for one in desk_ids}))

    def of(self, text: str) -> Leaf:
        """Return the matter named by its id or the beginning of it; raises UsageError."""
        return Leaf(bytes.fromhex(text)) if len(text) == 64 else self._line.find(text)

    def open(self) -> tuple[Leaf, ...]:
        """Return the matters that wait for an act of ours, the newest first, as many as a handover lists."""
        return tuple(islice(self._line.order.matters.open_newest(), OPEN_MAX))

    def sheet(self, digest: str) -> bytes:
        """Return the hash of a sheet that was shown here, which is kept from now on; raises UsageError."""
        if not self._line.local.desk.sign_sheet(self._line.name, digest):
            raise UsageError("no sheet of that hash was shown here; draw it up again and sign that one")
        return bytes.fromhex(digest)

    def regarding(self, text: str | None) -> Leaf | None:
        """Return the matter that another one regards."""
        return None if text is None else self.of(text)

    def lang(self, tag: str | None) -> str:
        """Return the language given, or our party's."""
        return tag if tag is not None else self._charter.parties[self._me].language


def call(ask: Asker, body: bodies.CallBody) -> model.Command:
    """Return the command of a call."""
    return model.PlaceCall(
        by=ask.by(body), to=ask.theirs(body.to), precedence=Precedence[body.precedence], lang=ask.lang(body.lang),
        subject=body.subject, text=body.text, marking=Marking[body.marking], regarding=ask.regarding(body.regarding),
    )  # fmt: skip


def message(ask: Asker, body: bodies.MessageBody) -> model.Command:
    """Return the command of a message."""
    return model.SendMessage(
        by=ask.by(body), to=ask.theirs(body.to), precedence=Precedence[body.precedence], lang=ask.lang(body.lang),
        text=body.text, marking=Marking[body.marking], regarding=ask.regarding(body.regarding),
    )  # fmt: skip


def answer(ask: Asker, body: bodies.AnswerBody) -> model.Command:
    """Answer a call that rings here."""
    return model.AnswerCall(of=ask.of(body.of), by=ask.by(body))


def decline(ask: Asker, body: bodies.DeclineBody) -> model.Command:
    """Decline a call; with `message_accepted` its words were taken all the same."""
    return model.DeclineCall(
        of=ask.of(body.of), by=ask.by(body), reason=body.reason, text=body.text, message_accepted=body.message_accepted
    )


def defer(ask: Asker, body: bodies.DeferBody) -> model.Command:
    """Ask the caller to wait until a time."""
    until = parse_time(body.until, "until")
    return model.DeferCall(of=ask.of(body.of), by=ask.by(body), until=until, text=body.text)


def offer(ask: Asker, body: bodies.OfferBody) -> model.Command:
    """Offer another desk of ours, words, or a third party named in words."""
    desk = None if body.desk is None else ask.ours(body.desk)
    return model.OfferAlternative(
        of=ask.of(body.of), by=ask.by(body), desk=desk, text=body.text, third_party=body.third_party
    )


def withdraw(ask: Asker, body: bodies.WithdrawBody) -> model.Command:
    """Take our own call back."""
    return model.WithdrawCall(of=ask.of(body.of), by=ask.by(body), text=body.text)


def hang_up(ask: Asker, body: bodies.HangUpBody) -> model.Command:
    """End an answered call."""
    return model.EndCall(of=ask.of(body.of), by=ask.by(body))


def reason(ask: Asker, body: bodies.ReasonBody) -> model.Command:
    """Give a reason later for our own decline or refusal."""
    return model.GiveReason(of=ask.of(body.of), by=ask.by(body), reason=body.reason, text=body.text)


def seen(ask: Asker, body: bodies.SeenBody) -> model.Command:
    """Say that a person has seen it; not that it was understood or agreed to."""
    return model.Acknowledge(of=ask.of(body.of), by=ask.by(body), rung=Rung.SEEN, text=body.text)


def passed_to(ask: Asker, body: bodies.PassedToBody) -> model.Command:
    """Say that it was passed to another desk of ours."""
    desk = ask.ours(body.desk)
    return model.Acknowledge(of=ask.of(body.of), by=ask.by(body), rung=Rung.PASSED_TO, desk=desk, text=body.text)


def reported_done(ask: Asker, body: bodies.ReportedDoneBody) -> model.Command:
    """Report done what was asked or undertaken."""
    return model.Acknowledge(of=ask.of(body.of), by=ask.by(body), rung=Rung.REPORTED_DONE, text=body.text)


def close(ask: Asker, body: bodies.CloseBody) -> model.Command:
    """Close our own matter."""
    return model.Acknowledge(of=ask.of(body.of), by=ask.by(body), rung=Rung.CLOSED, text=body.text)


def refuse(ask: Asker, body: bodies.RefuseBody) -> model.Command:
    """Refuse one rung of the ladder, and say which."""
    rung = Rung[body.rung.upper()]
    return model.RefuseRung(of=ask.of(body.of), by=ask.by(body), rung=rung, reason=body.reason, text=body.text)


def read_back(ask: Asker, body: bodies.ReadBackBody) -> model.Command:
    """Repeat a message; the author's node compares, and the match alone is `understood`."""
    fields = tuple((one.name, one.value) for one in body.fields) or None
    return model.GiveReadBack(of=ask.of(body.of), by=ask.by(body), text=body.text, fields=fields)


def confirm(ask: Asker, body: bodies.ConfirmBody) -> model.Command:
    """Judge a read-back of our own matter: a courtesy, not a rung."""
    return model.ConfirmReadBack(of=ask.of(body.of), by=ask.by(body), differing=body.differing)


def undertake(ask: Asker, body: bodies.UndertakeBody) -> model.Command:
    """Promise something by a time."""
    return model.Undertake(of=ask.of(body.of), by=ask.by(body), what=body.what, due=parse_time(body.due, "due"))


def say(ask: Asker, body: bodies.SayBody) -> model.Command:
    """Say something regarding an open matter."""
    return model.Say(of=ask.of(body.of), by=ask.by(body), lang=ask.lang(body.lang), text=body.text)


def orderwire(ask: Asker, body: bodies.OrderwireBody) -> model.Command:
    """Tell the other side's operators something about the line."""
    return model.TellOperators(by=ask.by(body), lang=ask.lang(body.lang), text=body.text)


def test(ask: Asker, body: bodies.TestBody) -> model.Command:
    """Test a desk of the other side now."""
    to = None if body.to is None else ask.theirs((body.to,))[0]
    return model.TestDesk(by=ask.by(body), to=to)


def test_reply(ask: Asker, body: bodies.TestReplyBody, of: Leaf) -> model.Command:
    """Answer a desk test in person."""
    return model.AnswerTest(of=of, by=ask.by(body), answer=body.answer)


def declare(ask: Asker, body: bodies.DeclareBody) -> model.Command:
    """Declare our word on the state of the line."""
    begin = None if body.begin is None else parse_time(body.begin, "begin")
    return model.DeclareLine(by=ask.by(body), state=Declared[body.state.upper()], text=body.text, begin=begin)


def translate(ask: Asker, body: here.TranslateBody) -> model.Command:
    """Write a version of their words in another language; the original stays authoritative."""
    return model.TranslateMatter(
        of=ask.of(body.of), by=ask.by(body), stage=Stage[body.stage.upper()], lang=body.lang, text=body.text
    )


def hand_over(ask: Asker, body: here.HandOverBody) -> model.Command:
    """Hand the watch at a desk over, with what is open."""
    by = ask.by(body)
    sheet = None if body.sheet is None else ask.sheet(body.sheet)
    role = by.role if body.to_role is None else body.to_role
    return model.HandOver(by=by, role=role, open=ask.open(), sheet=sheet, text=body.text)


def take_watch(ask: Asker, body: here.TakeWatchBody) -> model.Command:
    """Take the watch at a desk; it may sign for what was handed over."""
    handover = None if body.handover is None else Leaf(bytes.fromhex(body.handover))
    return model.TakeWatch(by=ask.by(body), handover=handover)


def leave_watch(ask: Asker, body: here.LeaveWatchBody) -> model.Command:
    """Leave the watch at a desk."""
    return model.LeaveWatch(by=ask.by(body))


def address(ask: Asker, body: here.AddressBody) -> model.Command:
    """State how a desk of ours is to be addressed in a language."""
    return model.StateAddress(by=ask.by(body), desk=ask.ours(body.desk), lang=body.lang, style=body.style)


def agree(ask: Asker, body: here.AgreeBody, of: Leaf) -> model.Command:
    """Agree to a form of address that they stated."""
    return model.AgreeAddress(of=of, by=ask.by(body))


Reader = Callable[[Asker, Any], model.Command]

ACTS: tuple[tuple[str, type[Struct], Reader], ...] = (
    ("answer", bodies.AnswerBody, answer),
    ("decline", bodies.DeclineBody, decline),
    ("defer", bodies.DeferBody, defer),
    ("offer", bodies.OfferBody, offer),
    ("withdraw", bodies.WithdrawBody, withdraw),
    ("hang-up", bodies.HangUpBody, hang_up),
    ("reason", bodies.ReasonBody, reason),
    ("seen", bodies.SeenBody, seen),
    ("passed-to", bodies.PassedToBody, passed_to),
    ("reported-done", bodies.ReportedDoneBody, reported_done),
    ("close", bodies.CloseBody, close),
    ("refuse", bodies.RefuseBody, refuse),
    ("read-back", bodies.ReadBackBody, read_back),
    ("confirm", bodies.ConfirmBody, confirm),
    ("undertake", bodies.UndertakeBody, undertake),
    ("say", bodies.SayBody, say),
    ("translate", here.TranslateBody, translate),
    ("hand-over", here.HandOverBody, hand_over),
    ("take-watch", here.TakeWatchBody, take_watch),
    ("leave-watch", here.LeaveWatchBody, leave_watch),
)
"""Acts of a person: the last part of their page, their body, and how it is read."""

VERBS: dict[str, tuple[type[Struct], Reader]] = {
    "call": (bodies.CallBody, call), "message": (bodies.MessageBody, message),
    **{word: (body, read) for word, body, read in ACTS},
    "orderwire": (bodies.OrderwireBody, orderwire), "test": (bodies.TestBody, test),
    "declare": (bodies.DeclareBody, declare), "address": (here.AddressBody, address),
}  # fmt: skip
"""Every act but those that their page names: the word of its challenge, its body, and how it is read."""

NAMED: dict[str, tuple[type[Struct], Callable[[Asker, Any, Leaf], model.Command]]] = {
    "test-reply": (bodies.TestReplyBody, test_reply), "agree": (here.AgreeBody, agree),
}  # fmt: skip
"""Acts on what the page itself names."""
