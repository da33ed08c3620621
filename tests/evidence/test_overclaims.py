"""Bundles that would have a stranger believe more than the record proves, made by a dishonest node (EVI-38, ACT-11)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.verify import Report, verify_bundle
from firebreak.core.record.act import Credential, credential_of, parse_act_blob
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.kinds import By, CallOffer, Handover, Message, Release, RungEntry, Translation, Watch
from firebreak.core.types import Leaf
from firebreak.node.export import export_bundle
from firebreak.testing.passkey import Passkey
from firebreak.testing.record_builder import RecordBuilder

PERSON = By(1, 1)
ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
WORDS = ("to", "by", "lang", "text", "subject", "precedence", "info", "regarding")


def _report(b: RecordBuilder, *claims: Claim, disclose: Sequence[str] = ()) -> Report:
    b.receipt(1)
    b.receipt(0)
    out = BytesIO()
    export_bundle(b.store(0), b.kit, claims, out, disclose=disclose)
    return verify_bundle(BytesIO(out.getvalue()))


def _message(b: RecordBuilder, text: str = "Hold your fire.", regarding: Leaf | None = None, side: int = 0) -> Leaf:
    return b.write(side, Message(precedence=3, to=(1,), by=PERSON, lang="en", text=text, regarding=regarding))


def _call(b: RecordBuilder) -> Leaf:
    return b.write(0, CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject="An aircraft", text="Off course."))


def _respelt(made: Credential) -> Credential:
    """Return the same assertion with the other signature that ECDSA gives away for nothing: (r, -s)."""
    parsed = parse_act_blob(made.blob)
    body: Any = list(decode(parsed.body))  # type: ignore[arg-type]
    r, s = decode_dss_signature(parsed.signature)
    body[-1] = encode_dss_signature(r, ORDER_P256 - s)
    return credential_of(encode((encode(tuple(body)), parsed.nonce)))


def _behind(report: Report, kind: str) -> list[str]:
    return [one.behind for claim in report.claims for one in claim.shown if one.kind == kind]


def test_one_assertion_spelt_twice_shows_neither_act() -> None:
    b, key = RecordBuilder(), Passkey("duty officer")
    b.renew(0, key)
    words = Message(precedence=3, to=(1,), by=PERSON, lang="en", text="We accept.")
    made = key.sign(b.act_of(0, words))
    leaves = [b.credited(0, words, one) for one in (made, _respelt(made))]
    report = _report(b, *(Claim(name="text", subjects=(leaf,)) for leaf in leaves), disclose=WORDS)
    assert report.verdict == "OK"
    said = _behind(report, "message")
    assert len(said) == 2 and all("the same assertion" in one for one in said), said


def test_a_call_is_not_released_by_the_release_of_a_message_about_it() -> None:
    b = RecordBuilder()
    call = _call(b)
    words = _message(b, regarding=call)
    b.write(0, Release(ref=words, by=PERSON))
    claims = (Claim(name="released", subjects=(one,)) for one in (call, words))
    assert [one.verdict for one in _report(b, *claims).claims] == ["INCOMPLETE", "OK"]


def test_a_release_of_the_matter_itself_is_one() -> None:
    b = RecordBuilder()
    call = _call(b)
    b.write(0, Release(ref=call, by=PERSON))
    assert _report(b, Claim(name="released", subjects=(call,))).verdict == "OK"


@pytest.mark.parametrize("same", [True, False])
def test_two_persons_who_used_one_credential_are_told(same: bool) -> None:
    b, key, other = RecordBuilder(), Passkey("duty officer"), Passkey("relief")
    b.renew(0, key, other)
    words = b.credit(0, Message(precedence=3, to=(1,), by=PERSON, lang="en", text="Hold your fire."), key)
    b.credit(0, Release(ref=words, by=PERSON), key if same else other)
    report = _report(b, Claim(name="released", subjects=(words,)), disclose=WORDS)
    assert report.verdict == "OK"
    assert ("one credential stands behind both" in report.claims[0].says) is same, report.claims[0].says


def test_a_version_of_the_authors_own_side_is_none() -> None:
    b = RecordBuilder()
    words = _message(b)
    b.write(0, Translation(ref=words, stage=3, by=PERSON, lang="fr", text="Feu !"))
    assert _report(b, Claim(name="translated", subjects=(words,))).verdict == "INCOMPLETE"
    b.write(1, Translation(ref=words, stage=3, by=PERSON, lang="fr", text="Ne tirez pas."))
    assert _report(b, Claim(name="translated", subjects=(words,))).verdict == "OK"


def test_a_version_of_another_entrys_words_is_not_one_of_the_matters() -> None:
    b = RecordBuilder()
    words = _message(b)
    remark = b.write(0, RungEntry(ref=words, rung=6, by=PERSON, text="Closed: we go ahead."))
    b.write(1, Translation(ref=remark, stage=3, by=PERSON, lang="fr", text="Nous y allons."))
    claims = Claim(name="translated", subjects=(words,)), Claim(name="translated", subjects=(remark,))
    verdicts = [one.verdict for one in _report(b, *claims, Claim(name="closed", subjects=(words,))).claims]
    assert verdicts == ["INCOMPLETE", "OK", "OK"]


def test_a_handover_that_another_followed_is_not_signed_for_any_more() -> None:
    b = RecordBuilder()
    first = b.write(0, Handover(by=PERSON, role=1, open=()))
    second = b.write(0, Handover(by=PERSON, role=1, open=()))
    b.write(0, Watch(by=PERSON, on=True, ref=first))
    claims = Claim(name="handed_over", subjects=(first,)), Claim(name="handed_over", subjects=(second,))
    verdicts = [one.verdict for one in _report(b, *claims).claims]
    assert verdicts == ["FAIL", "INCOMPLETE"]


def test_what_was_read_back_is_no_more_than_what_is_shown_of_it() -> None:
    b = RecordBuilder()
    words = _message(b)
    report = _report(b, Claim(name="understood", subjects=(words,)))
    assert any("more than" in one for one in report.claims[0].not_says)
