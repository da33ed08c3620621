"""What an act covers and what a blob may be, one function at a time; bytes of anybody give a value or a rule."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import PeerError
from firebreak.core.record.act import (
    Act,
    act_challenge,
    credential_of,
    named_by,
    parse_act_blob,
    parse_act_body,
    verify_act_blob,
    without_cred,
    words_hash,
    words_of,
)
from firebreak.core.record.crypto import sha256
from firebreak.core.record.kinds import (
    Alternative,
    By,
    CallOffer,
    Decline,
    Handover,
    Message,
    Payload,
    Receipt,
    Release,
    Undertaking,
)
from firebreak.core.record.manifest import Manifest
from firebreak.core.types import Leaf, LineId, Marking, PartyId
from firebreak.testing.passkey import Passkey
from firebreak.testing.record_builder import RecordBuilder

CALL, PERSON, KEY = Leaf(b"c" * 32), By(1, 1), Passkey("duty officer")
OFFER = CallOffer(precedence=3, to=(1,), by=PERSON, lang="en", subject="An aircraft", text="is off course")
DECLINE = Decline(ref=CALL, by=PERSON, reason=2)
NONCE = bytes(16)


@cache
def listed() -> Manifest:
    """Return a manifest that lists the officer."""
    b = RecordBuilder()
    b.sign_manifest(0, KEY)
    return b.manifests[0]


@pytest.fixture
def manifest() -> Manifest:
    return listed()


def act(payload: Payload = DECLINE, **more: object) -> Act:
    made = Act(
        line=LineId(b"l" * 32), party=PartyId(b"p" * 32), payload=payload, marking=Marking.OPERATIONAL,
        shown=named_by(payload), text_hash=words_hash([OFFER]),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (OFFER, ("An aircraft", "is off course")),
        (Undertaking(ref=CALL, by=PERSON, lang="en", what="stay away", due=9), ("stay away",)),
        (Alternative(ref=CALL, by=PERSON, what=1, desk=2), ()),
        (Receipt(), ()),
        (None, ()),
    ],
)
def test_what_an_entry_says_is_its_text_and_nothing_else(payload: Payload | None, words: tuple[str, ...]) -> None:
    assert words_of(payload) == words


def test_of_nothing_the_hash_is_that_of_the_empty_text() -> None:
    assert words_hash([]) == words_hash([None, Receipt()]) == sha256(b"")
    assert words_hash([OFFER]) == sha256(b"An aircraft\nis off course")


def test_every_entry_named_is_found() -> None:
    other = Leaf(b"o" * 32)
    assert named_by(DECLINE) == (CALL,)
    assert named_by(Message(precedence=0, to=(1,), by=PERSON, lang="en", text="x", regarding=other)) == (other,)
    assert named_by(Handover(by=PERSON, role=1, open=(CALL, other), sheet=bytes(32))) == (CALL, other)
    assert named_by(OFFER) == ()


def test_the_hash_of_the_credential_is_not_covered_by_it() -> None:
    assert without_cred(replace(DECLINE, cred=bytes(32))) == without_cred(DECLINE) == (CALL, (1, 1), 2)


CHANGES = {
    "line": {"line": LineId(b"m" * 32)}, "party": {"party": PartyId(b"q" * 32)},
    "marking": {"marking": Marking.EXERCISE}, "shown": {"shown": (CALL, CALL)}, "words": {"text_hash": bytes(32)},
    "desk": {"payload": replace(DECLINE, by=By(2, 1))}, "role": {"payload": replace(DECLINE, by=By(1, 2))},
    "reason": {"payload": replace(DECLINE, reason=3)}, "text": {"payload": replace(DECLINE, text="no", lang="en")},
    "matter": {"payload": replace(DECLINE, ref=Leaf(b"d" * 32))},
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_in_an_act_changes_its_challenge(what: str) -> None:
    assert act_challenge(act(**CHANGES[what]), NONCE) != act_challenge(act(), NONCE)
    assert act_challenge(act(), b"\x01" * 16) != act_challenge(act(), NONCE)


def test_what_is_made_is_verified_in_both_depths(manifest: Manifest) -> None:
    blob = parse_act_blob(KEY.sign(act()).blob)
    assert verify_act_blob(blob, act(), manifest).whole
    assert not verify_act_blob(parse_act_body(blob.body), act(), manifest).whole


def test_a_release_is_bound_to_the_words_it_lets_go(manifest: Manifest) -> None:
    words = Message(precedence=3, to=(1,), by=PERSON, lang="en", text="Hold your fire.")
    made = act(Release(ref=-1, by=PERSON), shown=(), text_hash=words_hash([words]), released=(words, Marking(0)))
    blob = parse_act_blob(KEY.sign(made).blob)
    written = replace(made, payload=Release(ref=CALL, by=PERSON))
    assert verify_act_blob(blob, written, manifest).whole, "the leaf it names later changes nothing"
    for wrong in (replace(words, text="Fire."), replace(words, precedence=2), replace(words, to=(2,))):
        with pytest.raises(PeerError) as refused:
            verify_act_blob(blob, replace(made, released=(wrong, Marking(0))), manifest)
        assert refused.value.rule == "ACT-4"
    with pytest.raises(PeerError):
        verify_act_blob(parse_act_body(blob.body), made, manifest)


@given(data=st.binary(max_size=600))
def test_any_bytes_give_a_blob_or_a_rule(data: bytes) -> None:
    with suppress(PeerError):
        assert parse_act_blob(data).nonce


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_bit_of_a_blob_can_change(at: int, bit: int) -> None:
    made = Passkey("duty officer").sign(act())
    changed = bytearray(made.blob)
    changed[at % len(changed)] ^= 1 << bit
    try:
        blob = parse_act_blob(bytes(changed))
        if blob.cred == made.hash:
            verify_act_blob(blob, act(), listed())
    except PeerError:
        return
    assert blob.cred != made.hash and credential_of(bytes(changed)).hash != made.hash
