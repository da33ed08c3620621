"""Officers' verbs as drafts: what a person may do with a matter, and why not when not.

Keeps true: an act that makes no sense in the record is refused here in plain words, before anything is written;
what is written inherits the marking of its matter. The fold does not rely on it: a peer may write anything.
Leaves to others: whether a draft may travel now (`declared`), its byte limits (`record.kinds`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.procedures import calls, checks, commands_watch, messages, model, read_backs, releases, tests
from firebreak.core.procedures.declared import desk_tests_stopped
from firebreak.core.procedures.model import Context, Draft, Item
from firebreak.core.procedures.state import GRACE_S, Matters, draft, own
from firebreak.core.record.kinds import (
    Alternative,
    Answer,
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
    field_names,
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
from firebreak.core.values import changed as replace

Drafts = tuple[Draft, ...]


def submit(m: Matters, command: model.Command, ctx: Context, now: Now, ticket: str) -> Drafts:
    """Return the drafts of an officer's command, the one that names it last and alone with its ticket.

    Raises UsageError in plain words when the act is not possible.
    """
    checks.check_author(command.by, ctx)
    *first, last = VERBS[type(command)](m, command, ctx, now, ticket)
    return (*first, _credited(last, command.cred))


def _credited(last: Draft, cred: model.Credential | None) -> Draft:
    """Return the draft that names the command with what its officer's credential said of it."""
    if cred is None:
        return last
    if "cred" not in field_names(last.payload.NUMBER):
        raise UsageError("a test has no place for an officer's credential")
    return replace(last, payload=replace(last.payload, cred=cred.hash), blob=cred.blob)


# --- verbs --------------------------------------------------------------------------------------------------------


def _place(m: Matters, c: model.PlaceCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    to = checks.desks(c.to, 1 - ctx.me, ctx)
    checks.check_words(c.text or "", c.precedence, ctx)
    payload = CallOffer(
        precedence=c.precedence, to=to, by=c.by, lang=c.lang, subject=c.subject, text=c.text, regarding=c.regarding
    )
    t = None if c.tried is None else _tried(c.tried, c, to, ctx, now)
    first = Draft(payload=payload, marking=_marking(m, c.regarding, c.marking), ticket=ticket, t=t)
    return (releases.with_release(first, c, c.precedence, ctx),)


def _tried(at: LocalTime, c: model.PlaceCall, to: tuple[int, ...], ctx: Context, now: Now) -> ClaimedTime:
    """Return the time of a call recorded afterwards: one that cannot ring any more (CALL-14)."""
    ring = max(ctx.charter.ring_seconds(1 - ctx.me, desk, c.precedence) for desk in to)
    if now.utc <= at + ring + GRACE_S:
        raise UsageError("the ring time of that attempt is not over: place the call now")
    return ClaimedTime(at)


def _marking(m: Matters, regarding: Leaf | None, marking: Marking) -> Marking:
    if regarding is None:
        return marking
    matter = checks.the_matter(m, regarding)
    if matter.offer.marking != marking:
        raise UsageError(f"the matter it regards is marked {Marking(matter.offer.marking).name}")
    return marking


def _send(m: Matters, c: model.SendMessage, ctx: Context, now: Now, ticket: str) -> Drafts:
    to = checks.desks(c.to, 1 - ctx.me, ctx)
    checks.check_words(c.text, c.precedence, ctx)
    payload = Message(precedence=c.precedence, to=to, by=c.by, lang=c.lang, text=c.text, regarding=c.regarding)
    first = Draft(payload=payload, marking=_marking(m, c.regarding, c.marking), ticket=ticket)
    return (releases.with_release(first, c, c.precedence, ctx),)


def _answer(m: Matters, c: model.AnswerCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.call_to_us(m, c.of, ctx)
    if not calls.rings(matter):
        raise UsageError("the call never rang here; call them back")
    if calls.time_out(matter, calls.SETTLED) is not None:
        raise UsageError("the time in which this call could be answered is over; call them back")
    return (draft(matter, Answer(ref=matter.offer.leaf, by=c.by), ticket),)


def _decline(m: Matters, c: model.DeclineCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.call_to_us(m, c.of, ctx)
    checks.check_reason(c.reason, ctx)
    payload = Decline(
        ref=matter.offer.leaf, by=c.by, reason=c.reason, lang=checks.language(c.text, ctx), text=c.text,
        message_accepted=True if c.message_accepted else None,
    )  # fmt: skip
    seen = RungEntry(ref=matter.offer.leaf, rung=Rung.SEEN, by=c.by)
    first = (draft(matter, seen),) if c.message_accepted else ()
    return (*first, draft(matter, payload, ticket))


def _defer(m: Matters, c: model.DeferCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.call_to_us(m, c.of, ctx)
    if c.until <= now.utc:
        raise UsageError("a call is deferred to a time still to come")
    payload = Defer(ref=matter.offer.leaf, by=c.by, until=c.until, lang=checks.language(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _offer(m: Matters, c: model.OfferAlternative, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.call_to_us(m, c.of, ctx)
    if c.desk is None and c.text is None:
        raise UsageError("offer a desk of ours, or say in words what else is possible")
    if c.third_party and (c.desk is not None or c.text is None):
        raise UsageError("a third party is named in words")
    if c.desk is not None:
        ctx.charter.desk(ctx.me, c.desk)
    what = 3 if c.third_party else 1 if c.desk is not None else 2
    lang = checks.language(c.text, ctx)
    payload = Alternative(ref=matter.offer.leaf, by=c.by, what=what, desk=c.desk, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _withdraw(m: Matters, c: model.WithdrawCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.ours(m, c.of, ctx)
    if not matter.is_call:
        raise UsageError("a message cannot be taken back; it can be closed")
    result = calls.outcome(matter)
    if calls.deciding(matter) is not None or calls.time_out(matter, calls.SETTLED) is not None:
        raise UsageError(f"the call is already {label(result) if result else 'over'}")
    payload = Withdraw(ref=matter.offer.leaf, by=c.by, lang=checks.language(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _end(m: Matters, c: model.EndCall, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.the_matter(m, c.of)
    act = calls.deciding(matter) if matter.is_call else None
    if act is None or act.kind != Answer.NUMBER:
        raise UsageError("only an answered call can be ended")
    if calls.hung_up(matter):
        raise UsageError("the call is already ended")
    return (draft(matter, HangUp(ref=matter.offer.leaf, by=c.by), ticket),)


def _give_reason(m: Matters, c: model.GiveReason, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.the_matter(m, c.of)
    checks.check_reason(c.reason, ctx)
    if c.reason is None and c.text is None:
        raise UsageError("give a reason code or say it in words")
    ours = [a for a in matter.acts if own(ctx, a) and a.kind in (Decline.NUMBER, Refuse.NUMBER)]
    named = [a for a in ours if a.leaf == c.of] or ours
    if not named:
        raise UsageError("nothing of ours was declined or refused in this matter")
    payload = Reason(ref=named[-1].leaf, by=c.by, reason=c.reason, lang=checks.language(c.text, ctx), text=c.text)
    return (draft(matter, payload, ticket),)


def _acknowledge(m: Matters, c: model.Acknowledge, ctx: Context, now: Now, ticket: str) -> Drafts:
    if c.rung not in (Rung.SEEN, Rung.PASSED_TO, Rung.REPORTED_DONE, Rung.CLOSED):
        raise UsageError(f"{label(c.rung)} is not said by itself: read back, or undertake something by a time")
    matter = checks.ours(m, c.of, ctx) if c.rung == Rung.CLOSED else checks.theirs(m, c.of, ctx)
    if c.rung == Rung.CLOSED and messages.closed(matter):
        raise UsageError("the matter is already closed")
    if c.rung == Rung.PASSED_TO and c.desk is None:
        raise UsageError("name the desk of ours that it was passed to")
    if c.desk is not None:
        ctx.charter.desk(ctx.me, c.desk)
    lang = checks.language(c.text, ctx)
    payload = RungEntry(ref=matter.offer.leaf, rung=c.rung, by=c.by, desk=c.desk, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _refuse(m: Matters, c: model.RefuseRung, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.theirs(m, c.of, ctx)
    checks.check_reason(c.reason, ctx)
    if c.rung == Rung.AT_STATION:
        raise UsageError("what is at the station is there; a later rung can be refused")
    lang = checks.language(c.text, ctx)
    payload = Refuse(ref=matter.offer.leaf, rung=c.rung, by=c.by, reason=c.reason, lang=lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _read_back(m: Matters, c: model.GiveReadBack, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.theirs(m, c.of, ctx)
    if c.text is None and not c.fields:
        raise UsageError("read back the text, fields of it, or both")
    lang, fields = checks.language(c.text, ctx), c.fields or None
    payload = ReadBack(ref=matter.offer.leaf, by=c.by, lang=lang, text=c.text, fields=fields)
    return (draft(matter, payload, ticket),)


def _confirm(m: Matters, c: model.ConfirmReadBack, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.ours(m, c.of, ctx)
    found: list[tuple[Item, ReadBack]] = [
        (a, a.payload) for a in matter.acts if isinstance(a.payload, ReadBack) and not own(ctx, a)
    ]
    if not found:
        raise UsageError("nothing has been read back")
    item, payload = next((f for f in found if f[0].leaf == c.of), found[-1])
    differing = read_backs.differing(matter, payload) if c.differing is None else c.differing
    check = ReadBackCheck(ref=item.leaf, by=c.by, matched=not differing, differing=differing or None)
    return (draft(matter, check, ticket),)


def _undertake(m: Matters, c: model.Undertake, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.theirs(m, c.of, ctx)
    if c.due <= now.utc:
        raise UsageError("an undertaking is for a time still to come")
    lang = ctx.charter.parties[ctx.me].language
    payload = Undertaking(ref=matter.offer.leaf, by=c.by, lang=lang, what=c.what, due=c.due)
    return (draft(matter, payload, ticket),)


def _say(m: Matters, c: model.Say, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.the_matter(m, c.of)
    checks.check_words(c.text, Precedence.ROUTINE, ctx)
    to = matter.opening.to if own(ctx, matter.offer) else (matter.opening.by.desk,)
    payload = Message(
        precedence=Precedence.ROUTINE, to=to, by=c.by, lang=c.lang, text=c.text, regarding=matter.offer.leaf
    )
    return (releases.with_release(draft(matter, payload, ticket), c, Precedence.ROUTINE, ctx),)


def _orderwire(m: Matters, c: model.TellOperators, ctx: Context, now: Now, ticket: str) -> Drafts:
    checks.check_words(c.text, Precedence.ROUTINE, ctx)
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
    begin, lang = now.utc if c.begin is None else c.begin, checks.language(c.text, ctx)
    payload = LineState(state=Declared(c.state), begin=begin, by=c.by, lang=lang, text=c.text)
    return (Draft(payload=payload, ticket=ticket),)


VERBS: dict[type, Callable[[Matters, Any, Context, Now, str], Drafts]] = {
    model.PlaceCall: _place, model.SendMessage: _send, model.AnswerCall: _answer, model.DeclineCall: _decline,
    model.DeferCall: _defer, model.OfferAlternative: _offer, model.WithdrawCall: _withdraw, model.EndCall: _end,
    model.GiveReason: _give_reason, model.Acknowledge: _acknowledge, model.RefuseRung: _refuse,
    model.GiveReadBack: _read_back, model.ConfirmReadBack: _confirm, model.Undertake: _undertake, model.Say: _say,
    model.TellOperators: _orderwire, model.TestDesk: _test, model.AnswerTest: _answer_test, model.DeclareLine: _declare,
    **commands_watch.VERBS,
}  # fmt: skip
