"""Officers' verbs as drafts: what a person may do with a matter, and why not when not.

Keeps true: an act that makes no sense in the record is refused here in plain words, before anything is written;
what is written inherits the marking of its matter. The fold does not rely on it: a peer may write anything.
Leaves to others: whether a draft may travel now (`declared`), its byte limits (`record.kinds`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.procedures import calls, messages, model, tests
from firebreak.core.procedures.declared import desk_tests_stopped
from firebreak.core.procedures.model import Context, Draft, Item
from firebreak.core.procedures.state import GRACE_S, Matter, Matters, draft, matter_of, own
from firebreak.core.record.kinds import (
    Alternative,
    Answer,
    By,
    CallOffer,
    Decline,
    Defer,
    HangUp,
    LineState,
    Message,
    Orderwire,
    ReadBack,
    ReadBackCheck,
    Reason,
    Refuse,
    RungEntry,
    TestReply,
    Undertaking,
    Withdraw,
)  # fmt: skip
from firebreak.core.types import (
    ClaimedTime,
    Declared,
    Echelon,
    Layer,
    Leaf,
    LocalTime,
    Marking,
    Now,
    Precedence,
    Rung,
    label,
)

Drafts = tuple[Draft, ...]


def submit(m: Matters, command: model.Command, ctx: Context, now: Now, ticket: str) -> Drafts:
    """Return the drafts of an officer's command, the one that names it last and alone with its ticket.

    Raises UsageError in plain words when the act is not possible.
    """
    check_author(command.by, ctx)
    return VERBS[type(command)](m, command, ctx, now, ticket)


# --- checks -------------------------------------------------------------------------------------------------------


def check_author(by: By, ctx: Context) -> None:
    """Raise UsageError unless a person of a desk of ours acts."""
    ctx.charter.desk(ctx.me, by.desk)
    if not by.person:
        raise UsageError("role 0 is the machine's; a person acts under a role of the charter")
    if by.role not in dict(ctx.charter.roles):
        raise UsageError(f"the charter has no role {by.role}")


def _desks(to: tuple[int, ...], side: int, ctx: Context) -> tuple[int, ...]:
    if not to:
        raise UsageError("name at least one desk of the other side")
    return tuple(sorted({ctx.charter.desk(side, n).number for n in to}))


def _words(text: str, precedence: Precedence, ctx: Context) -> None:
    urgent = precedence >= Precedence.IMMEDIATE
    limit = ctx.charter.urgent_text_bytes if urgent else ctx.charter.text_bytes
    if len(text.encode()) > limit:
        raise UsageError(f"the text is longer than the {limit} bytes that the charter gives {precedence.name}")


def _reason(reason: int | None, ctx: Context) -> None:
    if reason is not None and reason not in dict(ctx.charter.reasons):
        raise UsageError(f"the charter has no reason code {reason}")


def _lang(text: str | None, ctx: Context) -> str | None:
    return ctx.charter.parties[ctx.me].language if text is not None else None


def _matter(m: Matters, of: Leaf) -> Matter:
    found = matter_of(m, of)
    if found is None:
        raise UsageError("there is no open matter of that name on this line")
    return found


def _theirs(m: Matters, of: Leaf, ctx: Context) -> Matter:
    matter = _matter(m, of)
    if own(ctx, matter.offer):
        raise UsageError(f"this {_sort(matter)} is our own; its receiver does that")
    return matter


def _ours(m: Matters, of: Leaf, ctx: Context) -> Matter:
    matter = _matter(m, of)
    if not own(ctx, matter.offer):
        raise UsageError(f"this {_sort(matter)} is the other side's; its author does that")
    return matter


def _sort(matter: Matter) -> str:
    return "call" if matter.is_call else "message"


def _call_to_us(m: Matters, of: Leaf, ctx: Context) -> Matter:
    matter = _theirs(m, of, ctx)
    if not matter.is_call:
        raise UsageError("this is a message, not a call")
    act = calls.deciding(matter)
    if act is not None:
        result = calls.outcome(matter)
        raise UsageError(f"the call is already {label(result) if result else 'decided'}")
    return matter


# --- verbs --------------------------------------------------------------------------------------------------------


def _place(m: Matters, c: model.PlaceCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    to = _desks(c.to, 1 - ctx.me, ctx)
    _words(c.text or "", c.precedence, ctx)
    payload = CallOffer(
        precedence=c.precedence, to=to, by=c.by, lang=c.lang, subject=c.subject, text=c.text, regarding=c.regarding
    )
    t = None if c.tried is None else _tried(c.tried, c, to, ctx, now)
    return (Draft(payload=payload, marking=_marking(m, c.regarding, c.marking), ticket=ticket, t=t),)


def _tried(at: LocalTime, c: model.PlaceCall, to: tuple[int, ...], ctx: Context, now: Now) -> ClaimedTime:
    """Return the time of a call recorded afterwards: one that cannot ring any more (CALL-14)."""
    ring = max(ctx.charter.ring_seconds(1 - ctx.me, desk, c.precedence) for desk in to)
    if now.utc <= at + ring + GRACE_S:
        raise UsageError("the ring time of that attempt is not over: place the call now")
    return ClaimedTime(at)


def _marking(m: Matters, regarding: Leaf | None, marking: Marking) -> Marking:
    if regarding is None:
        return marking
    matter = _matter(m, regarding)
    if matter.offer.marking != marking:
        raise UsageError(f"the matter it regards is marked {Marking(matter.offer.marking).name}")
    return marking


def _send(m: Matters, c: model.SendMessage, ctx: Context, now: Now, ticket: str) -> Drafts:
    to = _desks(c.to, 1 - ctx.me, ctx)
    _words(c.text, c.precedence, ctx)
    payload = Message(precedence=c.precedence, to=to, by=c.by, lang=c.lang, text=c.text, regarding=c.regarding)
    return (Draft(payload=payload, marking=_marking(m, c.regarding, c.marking), ticket=ticket),)


def _answer(m: Matters, c: model.AnswerCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _call_to_us(m, c.of, ctx)
    if not calls.rings(matter):
        raise UsageError("the call never rang here; call them back")
    if calls.time_out(matter, calls.SETTLED) is not None:
        raise UsageError("the time in which this call could be answered is over; call them back")
    return (draft(matter, Answer(ref=matter.offer.leaf, by=c.by), ticket),)


def _decline(m: Matters, c: model.DeclineCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _call_to_us(m, c.of, ctx)
    _reason(c.reason, ctx)
    payload = Decline(
        ref=matter.offer.leaf, by=c.by, reason=c.reason, lang=_lang(c.text, ctx), text=c.text,
        message_accepted=True if c.message_accepted else None,
    )  # fmt: skip
    seen = RungEntry(ref=matter.offer.leaf, rung=Rung.SEEN, by=c.by)
    first = (draft(matter, seen),) if c.message_accepted else ()
    return (*first, draft(matter, payload, ticket))


def _defer(m: Matters, c: model.DeferCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _call_to_us(m, c.of, ctx)
    if c.until <= now.utc:
        raise UsageError("a call is deferred to a time still to come")
    payload = Defer(ref=matter.offer.leaf, by=c.by, until=c.until, lang=_lang(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _offer(m: Matters, c: model.OfferAlternative, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _call_to_us(m, c.of, ctx)
    if c.desk is None and c.text is None:
        raise UsageError("offer a desk of ours, or say in words what else is possible")
    if c.third_party and (c.desk is not None or c.text is None):
        raise UsageError("a third party is named in words")
    if c.desk is not None:
        ctx.charter.desk(ctx.me, c.desk)
    what = 3 if c.third_party else 1 if c.desk is not None else 2
    lang = _lang(c.text, ctx)
    payload = Alternative(ref=matter.offer.leaf, by=c.by, what=what, desk=c.desk, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _withdraw(m: Matters, c: model.WithdrawCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _ours(m, c.of, ctx)
    if not matter.is_call:
        raise UsageError("a message cannot be taken back; it can be closed")
    result = calls.outcome(matter)
    if calls.deciding(matter) is not None or calls.time_out(matter, calls.SETTLED) is not None:
        raise UsageError(f"the call is already {label(result) if result else 'over'}")
    return (draft(matter, Withdraw(ref=matter.offer.leaf, by=c.by, lang=_lang(c.text, ctx), text=c.text), ticket),)


def _end(m: Matters, c: model.EndCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _matter(m, c.of)
    act = calls.deciding(matter) if matter.is_call else None
    if act is None or act.kind != Answer.NUMBER:
        raise UsageError("only an answered call can be ended")
    if calls.hung_up(matter):
        raise UsageError("the call is already ended")
    return (draft(matter, HangUp(ref=matter.offer.leaf, by=c.by), ticket),)


def _give_reason(m: Matters, c: model.GiveReason, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _matter(m, c.of)
    _reason(c.reason, ctx)
    if c.reason is None and c.text is None:
        raise UsageError("give a reason code or say it in words")
    ours = [a for a in matter.acts if own(ctx, a) and a.kind in (Decline.NUMBER, Refuse.NUMBER)]
    named = [a for a in ours if a.leaf == c.of] or ours
    if not named:
        raise UsageError("nothing of ours was declined or refused in this matter")
    payload = Reason(ref=named[-1].leaf, by=c.by, reason=c.reason, lang=_lang(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _acknowledge(m: Matters, c: model.Acknowledge, ctx: Context, now: Now, ticket: str) -> Drafts:
    if c.rung not in (Rung.SEEN, Rung.PASSED_TO, Rung.REPORTED_DONE, Rung.CLOSED):
        raise UsageError(f"{label(c.rung)} is not said by itself: read back, or undertake something by a time")
    matter = _ours(m, c.of, ctx) if c.rung == Rung.CLOSED else _theirs(m, c.of, ctx)
    if c.rung == Rung.CLOSED and messages.closed(matter):
        raise UsageError("the matter is already closed")
    if c.rung == Rung.PASSED_TO and c.desk is None:
        raise UsageError("name the desk of ours that it was passed to")
    if c.desk is not None:
        ctx.charter.desk(ctx.me, c.desk)
    lang = _lang(c.text, ctx)
    payload = RungEntry(ref=matter.offer.leaf, rung=c.rung, by=c.by, desk=c.desk, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _refuse(m: Matters, c: model.RefuseRung, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _theirs(m, c.of, ctx)
    _reason(c.reason, ctx)
    if c.rung == Rung.AT_STATION:
        raise UsageError("what is at the station is there; a later rung can be refused")
    lang = _lang(c.text, ctx)
    payload = Refuse(ref=matter.offer.leaf, rung=c.rung, by=c.by, reason=c.reason, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _read_back(m: Matters, c: model.GiveReadBack, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _theirs(m, c.of, ctx)
    payload = ReadBack(ref=matter.offer.leaf, by=c.by, lang=_lang(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _confirm(m: Matters, c: model.ConfirmReadBack, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _ours(m, c.of, ctx)
    found: list[tuple[Item, ReadBack]] = [
        (a, a.payload) for a in matter.acts if isinstance(a.payload, ReadBack) and not own(ctx, a)
    ]
    if not found:
        raise UsageError("nothing has been read back")
    item, payload = next((f for f in found if f[0].leaf == c.of), found[-1])
    check = ReadBackCheck(ref=item.leaf, by=c.by, matched=messages.matches(matter, payload))
    return (draft(matter, check, ticket),)


def _undertake(m: Matters, c: model.Undertake, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _theirs(m, c.of, ctx)
    if c.due <= now.utc:
        raise UsageError("an undertaking is for a time still to come")
    lang = ctx.charter.parties[ctx.me].language
    payload = Undertaking(ref=matter.offer.leaf, by=c.by, lang=lang, what=c.what, due=c.due)
    return (draft(matter, payload, ticket),)


def _say(m: Matters, c: model.Say, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = _matter(m, c.of)
    _words(c.text, Precedence.ROUTINE, ctx)
    to = matter.opening.to if own(ctx, matter.offer) else (matter.opening.by.desk,)
    payload = Message(
        precedence=Precedence.ROUTINE, to=to, by=c.by, lang=c.lang, text=c.text, regarding=matter.offer.leaf
    )
    return (draft(matter, payload, ticket),)


def _orderwire(m: Matters, c: model.TellOperators, ctx: Context, now: Now, ticket: str) -> Drafts:
    _words(c.text, Precedence.ROUTINE, ctx)
    return (Draft(payload=Orderwire(by=c.by, lang=c.lang, text=c.text), ticket=ticket),)


def _test(m: Matters, c: model.TestDesk, ctx: Context, now: Now, ticket: str) -> Drafts:
    if desk_tests_stopped(m, ctx):
        raise UsageError("the declared state of the line has no desk tests")
    side = 1 - ctx.me
    desk = ctx.charter.desk(side, c.to) if c.to is not None else ctx.charter.first_watch(side)
    if desk.echelon == Echelon.PRINCIPAL:
        return (tests.desk_test(m, ctx, now.utc, desk.number, Layer.PRINCIPAL, ticket),)
    if (ctx.me, int(Layer.DESK), int(now.utc)) in m.moments:
        raise UsageError("a test of this second is already under way")
    return tests.station_test(m, ctx, now.utc), tests.desk_test(m, ctx, now.utc, desk.number, ticket=ticket)


def _answer_test(m: Matters, c: model.AnswerTest, ctx: Context, now: Now, ticket: str) -> Drafts:
    probe = m.probes.get(c.of)
    if probe is None or own(ctx, probe.test) or probe.asked.layer == Layer.STATION:
        raise UsageError("there is no test of a desk of ours by that name")
    if tests.answer_to(probe) is not None:
        raise UsageError("the test is already answered")
    payload = TestReply(ref=c.of, by=c.by, answer=c.answer)
    return (Draft(payload=payload, marking=Marking.TEST, ticket=ticket),)


def _declare(m: Matters, c: model.DeclareLine, ctx: Context, now: Now, ticket: str) -> Drafts:
    payload = LineState(state=Declared(c.state), begin=now.utc, by=c.by, lang=_lang(c.text, ctx), text=c.text)
    return (Draft(payload=payload, ticket=ticket),)


VERBS: dict[type, Callable[[Matters, Any, Context, Now, str], Drafts]] = {
    model.PlaceCall: _place, model.SendMessage: _send, model.AnswerCall: _answer, model.DeclineCall: _decline,
    model.DeferCall: _defer, model.OfferAlternative: _offer, model.WithdrawCall: _withdraw, model.EndCall: _end,
    model.GiveReason: _give_reason, model.Acknowledge: _acknowledge, model.RefuseRung: _refuse,
    model.GiveReadBack: _read_back, model.ConfirmReadBack: _confirm, model.Undertake: _undertake, model.Say: _say,
    model.TellOperators: _orderwire, model.TestDesk: _test, model.AnswerTest: _answer_test, model.DeclareLine: _declare,
}  # fmt: skip
