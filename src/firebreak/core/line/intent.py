"""What an officer is about to do, as the act that a credential is asked to sign (`spec/acts.md`).

Keeps true: what is signed is the payload exactly as it would be written now; where the record has moved on by the time
the signature is there, the payload differs and the act is refused instead of written under a signature for another.
Leaves to others: nonces and assertions (the API), the rules of each verb (`procedures`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.line.state import LineState
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Command, Draft
from firebreak.core.procedures.state import matter_of
from firebreak.core.record.act import SHOWN_MAX, Act, check_cred, content_hash, named_by, parse_act_blob, words_hash
from firebreak.core.record.codec import normalise_text
from firebreak.core.record.kinds import Payload, field_names
from firebreak.core.types import Leaf, Now
from firebreak.core.values import changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Intended:
    """The act of the officer who gives a command, and of the second person who releases it, if there is one."""

    act: Act
    release: Act | None


def intended(state: LineState, command: Command, now: Now) -> Intended:
    """Return what the command would write; raises UsageError in plain words when it is not possible now."""
    context = state.material.context
    draft = procedures.submit(state.matters, command, context, now, "")[-1]
    if "cred" not in field_names(draft.payload.NUMBER):
        raise UsageError("a test has no place for an officer's credential")
    return _of(state, draft)


def check_credited(state: LineState, draft: Draft) -> None:
    """Check that what goes with a draft was made for exactly what it writes (ACT-11).

    Raises UsageError in words for the officer.
    """
    meant = _of(state, draft) if draft.blob or (draft.then is not None and draft.then.blob) else None
    if meant is not None and draft.blob:
        _check(draft.blob, draft.payload, meant.act)
    if meant is not None and draft.then is not None and draft.then.blob and meant.release is not None:
        _check(draft.then.blob, draft.then.payload, meant.release)


def _of(state: LineState, draft: Draft) -> Intended:
    act = _act(state, draft)
    return Intended(act=act, release=None if draft.then is None else _release(state, draft, draft.then))


def _act(state: LineState, draft: Draft) -> Act:
    payload = normalised(draft.payload)
    shown = _shown(state.matters, payload)
    said = [_payload(state.matters, leaf) for leaf in shown]
    return Act(
        line=state.material.line, party=state.material.party, payload=payload, marking=draft.marking, shown=shown,
        text_hash=words_hash(said),
    )  # fmt: skip


def _release(state: LineState, first: Draft, then: Draft) -> Act:
    words = normalised(first.payload)
    return Act(
        line=state.material.line, party=state.material.party, payload=normalised(then.payload), marking=then.marking,
        shown=(), text_hash=words_hash([words]), released=(words, first.marking),
    )  # fmt: skip


def _shown(m: Matters, payload: Payload) -> tuple[Leaf, ...]:
    """Return the matter that an act is about, then every other entry it names."""
    named = named_by(payload)
    about = (matter_of(m, leaf) for leaf in named[:1])
    first = tuple(matter.offer.leaf for matter in about if matter is not None)
    return tuple(dict.fromkeys((*first, *named)))[:SHOWN_MAX]


def _payload(m: Matters, leaf: Leaf) -> Payload | None:
    """Return what an entry says, as far as the procedures have it."""
    matter = matter_of(m, leaf)
    if matter is None:
        return None
    return next((item.payload for item in (matter.offer, *matter.acts) if item.leaf == leaf), None)


def _check(blob: bytes, payload: Payload, act: Act) -> None:
    try:
        parsed = parse_act_blob(blob)
        check_cred(parsed, getattr(payload, "cred", None))
    except PeerError as error:
        raise UsageError(f"the credential's answer cannot be used: {error}") from None
    if parsed.content != content_hash(act, parsed.nonce):
        raise UsageError("the matter changed while you confirmed it; look at it again, then confirm once more")


def normalised(payload: Payload) -> Payload:
    """Return the payload as a sender encodes it: every text in NFC, without catalogue isolates (CBOR-8)."""
    fields = {name: getattr(payload, name) for name in field_names(payload.NUMBER)}
    changes = {name: _normalised(value) for name, value in fields.items() if isinstance(value, str | tuple)}
    return changed(payload, **changes) if changes else payload


def _normalised(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_normalised(item) for item in value)
    return normalise_text(value) if isinstance(value, str) else value
