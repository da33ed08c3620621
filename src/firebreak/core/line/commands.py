"""Officers' commands: checked by the procedures, written at once or held at our station (`spec/line-states.md`).

Keeps true: a command is durable before it is accepted; what the declared line state stops waits at our station,
outside the record, and is released by the same rule that held it; nothing that waits counts as sent.
"""

from __future__ import annotations

from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.line import intent
from firebreak.core.line.effects import Rejected
from firebreak.core.line.intent import normalised as normalised
from firebreak.core.line.state import HeldDraft
from firebreak.core.line.turn import QUEUE_MAX, Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Command, Draft
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.kinds import check_own, from_fields, payload_fields, to_fields, trim
from firebreak.core.types import LocalTime, Marking
from firebreak.core.values import changed


def submitted(turn: Turn, ticket: str, command: Command) -> None:
    """Turn a command into drafts, or reject it in plain words."""
    try:
        if turn.s.queue.drafts >= QUEUE_MAX:
            raise UsageError("too many submissions wait to be written; try again in a moment")
        drafts = procedures.submit(turn.s.matters, command, turn.context, turn.now, ticket)
        drafts = tuple(_checked(draft) for draft in drafts)
        for draft in drafts:
            intent.check_credited(turn.s, draft)
    except UsageError as error:
        turn.ask(Rejected(ticket=ticket, why=str(error)))
        return
    for draft in drafts:
        why = _stopped(turn, draft)
        if why is None:
            turn.write(draft)
        else:
            _hold(turn, draft, why)


def _checked(draft: Draft) -> Draft:
    """Return a draft as it will be written, with what follows it; raises UsageError."""
    draft = changed(draft, payload=normalised(draft.payload))
    check_own(draft.payload)
    return draft if draft.then is None else changed(draft, then=_checked(draft.then))


def _stopped(turn: Turn, draft: Draft) -> str | None:
    """Return why a draft waits at our station, or None if it can be written now."""
    if not turn.s.secrets.send and not draft.payload.CLEAR:
        return "no key of the other side to seal it with has come yet; it goes out by itself once the line has one"
    return procedures.may_travel(turn.s.matters, draft, turn.context)


def _hold(turn: Turn, draft: Draft, why: str) -> None:
    number = turn.s.drafts_seen + 1
    key = turn.now.utc.to_bytes(8, "big") + number.to_bytes(4, "big") + turn.s.nonce[:4]
    held = HeldDraft(key=key, draft=draft, since=turn.now.utc, why=why)
    turn.put(drafts_seen=number, held=(*turn.s.held, held))
    turn.note("held", key, to_bytes(held))
    turn.queue(accepted=(*turn.s.queue.accepted, (draft.ticket, why)))


def release(turn: Turn) -> None:
    """Let out what the declared state no longer stops, in the order it was submitted.

    The note that keeps a submission goes with the commit that writes it, so that no crash in between loses it.
    """
    for held in turn.s.held:
        if _stopped(turn, held.draft) is None:
            turn.put(held=tuple(h for h in turn.s.held if h.key != held.key))
            turn.write(changed(held.draft, held=held.key))


def to_bytes(held: HeldDraft) -> bytes:
    """Return a held submission as stored; references in it are leaves."""
    return encode((held.since, held.why, held.draft.ticket, _row(held.draft)))


def _row(draft: Draft) -> tuple[Value, ...]:
    fields = trim(to_fields(draft.payload))
    then = None if draft.then is None else _row(draft.then)
    return (draft.payload.NUMBER, int(draft.marking), fields, draft.t, draft.blob, then)


def from_bytes(key: bytes, data: bytes) -> HeldDraft:
    """Return a held submission read from the store."""
    stored: Any = decode(data)
    since, why, ticket, row = stored
    return HeldDraft(key=key, draft=changed(_draft(row), ticket=ticket), since=LocalTime(since), why=why)


def _draft(row: Any) -> Draft:
    number, marking, fields, t, blob, then = row
    payload = from_fields(number, payload_fields(number, fields))
    after = None if then is None else _draft(then)
    return Draft(payload=payload, marking=Marking(marking), t=t, blob=blob, then=after)
