"""What a bundle shows of an officer's credential: exercised, withheld, none; forged, reused, of somebody struck off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from firebreak.core.evidence.bundle import MANIFEST, BundleWriter, Claim, EntryRecord, Record, Statement, Trailer
from firebreak.core.evidence.parsing import BundleReader
from firebreak.core.evidence.verify import Report, verify_bundle
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.crypto import sign_ed25519
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import Answer, By, CallOffer, Decline, Message, Release, Ring, RungEntry
from firebreak.core.record.ringing import ring_body
from firebreak.core.types import Leaf
from firebreak.node.export import export_bundle
from firebreak.testing.passkey import Passkey
from firebreak.testing.record_builder import RecordBuilder

PERSON = By(1, 1)
KEY, OTHER = Passkey("duty officer"), Passkey("relief")


class Story:
    """A call that BRAVO's officer declines with a credential, after its root listed it."""

    def __init__(self, *keys: Passkey) -> None:
        self.b = RecordBuilder()
        self.b.renew(1, *keys)
        self.b.honour(0, 1)
        self.call = self.offer("an aircraft")

    def offer(self, subject: str) -> Leaf:
        call = CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject=subject, text="is off course")
        leaf = self.b.write(0, call)
        self.b.write(1, Ring(ref=leaf, desk=1))
        return leaf

    def decline(self, key: Passkey | None = KEY, call: Leaf | None = None, text: str = "later") -> Leaf:
        payload = Decline(ref=call or self.call, by=PERSON, reason=4, lang="en", text=text)
        return self.b.write(1, payload) if key is None else self.b.credit(1, payload, key)

    def bundle(self, *claims: Claim, side: int = 0, disclose: Sequence[str] = ()) -> bytes:
        self.b.receipt(0)
        self.b.receipt(1)
        out = BytesIO()
        asked = claims or (Claim(name="declined", subjects=(self.call,)),)
        export_bundle(self.b.store(side), self.b.kit, asked, out, disclose=disclose)
        return out.getvalue()

    def report(self, *claims: Claim, side: int = 0, disclose: Sequence[str] = ()) -> Report:
        return verify_bundle(BytesIO(self.bundle(*claims, side=side, disclose=disclose)))


def act(report: Report, kind: str = "decline") -> Any:
    """Return what is said of the act of a kind that the first claim rests on."""
    return next(one for one in report.claims[0].shown if one.kind == kind)


WHOLE = ("subject", "text", "lang", "message_accepted", "reason")


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_shows_the_credential(side: int) -> None:
    story = Story(KEY)
    story.decline()
    report = story.report(side=side)
    assert report.verdict == "OK"
    found = act(report)
    assert found.credential.standing == "exercised" and found.credential.version == 2
    assert not found.credential.exercised.whole and found.credential.exercised.rp_id == "localhost"
    assert "the rest of what was signed is not shown" in found.behind
    assert "Credential: exercised" in "\n".join(report.lines())
    said = report.to_json()["claims"][0]["entries"]
    shown = next(one["credential"] for one in said if one["kind"] == "decline")
    assert shown["standing"] == "exercised" and shown["user_verified"] and shown["manifest_version"] == 2


def test_with_all_words_disclosed_the_whole_act_is_covered() -> None:
    story = Story(KEY)
    story.decline()
    report = story.report(disclose=WHOLE)
    assert act(report).credential.exercised.whole
    assert "this very act, and the words" in act(report).behind


def test_no_nonce_is_shown_where_a_word_is_withheld() -> None:
    story = Story(KEY)
    story.decline()
    for disclose in ((), ("subject",), ("text",), ("subject", "text")):
        acts = [r.act for r in records(story.bundle(disclose=disclose)) if isinstance(r, EntryRecord) and r.act]
        assert [len(one) for one in acts] == [1], disclose


def test_without_a_credential_the_node_claims() -> None:
    story = Story(KEY)
    story.decline(None)
    report = story.report()
    assert report.verdict == "OK"
    assert act(report).credential.standing == "the node claims"
    assert act(report).behind == "Credential: the node claims; no credential stands behind it."


def test_a_machine_has_no_credential_and_nothing_is_said() -> None:
    story = Story(KEY)
    story.b.write(1, Decline(ref=story.call, by=By(1, 0), reason=4, lang="en", text="automatic"))
    assert act(story.report()).credential is None


def test_a_blob_that_is_not_held_is_named_as_not_shown() -> None:
    story = Story(KEY)
    leaf = story.decline()
    del story.b.kept["act", leaf]
    report = story.report()
    assert report.verdict == "OK"
    assert "commits to a credential's assertion that is not shown" in act(report).behind


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("of nobody in the manifest", OTHER),
        ("in a role that is not listed", Passkey("duty officer", roles=(2,))),
        ("without verification of the person", Passkey("duty officer", flags=0x01)),
    ],
)
def test_a_node_does_not_carry_a_blob_that_does_not_verify(what: str, key: Passkey) -> None:
    listed = Passkey("duty officer", roles=key.roles)
    story = Story(listed)
    story.decline(key)
    report = story.report()
    assert report.verdict == "OK", what
    assert act(report).credential.standing == "the node claims"


def test_an_act_of_another_matter_does_not_lend_its_credential() -> None:
    story = Story(KEY)
    other = story.offer("another matter")
    payload = Decline(ref=other, by=PERSON, reason=4)
    made = KEY.sign(story.b.act_of(1, payload))
    story.b.credited(1, replace(payload, ref=story.call, text="no", lang="en"), made)
    assert act(story.report()).credential.standing == "the node claims"


def test_one_assertion_behind_two_entries_shows_neither() -> None:
    story = Story(KEY)
    payload = RungEntry(ref=story.call, rung=1, by=PERSON)
    made = KEY.sign(story.b.act_of(1, payload))
    for _ in range(2):
        story.b.credited(1, payload, made)
    rungs = [leaf for leaf, said in story.b.said.items() if isinstance(said, RungEntry)]
    data = story.bundle(
        Claim(name="seen", subjects=(story.call,)), *(Claim(name="order", subjects=(rungs[0], rungs[1])),)
    )
    report = verify_bundle(BytesIO(data))
    assert report.verdict == "OK"
    assert "the same assertion" in act(report, "rung").behind


def test_a_release_shows_the_second_persons_credential_over_the_very_words() -> None:
    b = RecordBuilder()
    b.renew(0, KEY, OTHER)
    words = Message(precedence=3, to=(1,), by=PERSON, lang="en", text="Hold your fire.")
    leaf = b.credit(0, words, KEY)
    b.credit(0, Release(ref=leaf, by=PERSON), OTHER)
    b.receipt(1)
    b.receipt(0)
    for disclose, standing in (
        (("to", "by", "lang", "text", "precedence", "info", "regarding"), "exercised"),
        ((), "the node claims"),
    ):
        out = BytesIO()
        export_bundle(b.store(1), b.kit, [Claim(name="released", subjects=(leaf,))], out, disclose=disclose)
        report = verify_bundle(BytesIO(out.getvalue()))
        assert report.verdict == "OK"
        assert act(report, "release").credential.standing == standing


# --- which manifest was in force --------------------------------------------------------------------------------------


def test_an_officer_who_was_struck_off_has_acted_before() -> None:
    story = Story(KEY)
    story.decline()
    story.b.renew(1)
    story.b.honour(0, 1)
    found = act(story.report()).credential
    assert found.standing == "exercised" and found.version == 2


def test_an_officer_who_was_struck_off_does_not_act_after() -> None:
    story = Story(KEY)
    story.b.renew(1)
    story.decline()
    assert act(story.report()).credential.standing == "the node claims"


def test_a_node_cannot_keep_an_officer_by_not_mentioning_the_new_version() -> None:
    story = Story(KEY)
    story.b.sign_manifest(1)
    story.b.honour(0, 1)
    story.decline()
    assert act(story.report()).credential.standing == "the node claims"


def test_what_the_node_had_not_heard_of_does_not_bind_it() -> None:
    story = Story(KEY)
    story.b.sign_manifest(1)
    story.b.cut()
    story.b.honour(0, 1)
    story.decline()
    story.b.mend()
    assert act(story.report()).credential.standing == "exercised"


def test_a_manifest_that_is_named_and_not_shown_is_missing() -> None:
    story = Story(KEY)
    story.decline()
    data = altered(story.bundle(), lambda r: None if isinstance(r, Statement) and is_version(r, 2) else r)
    report = verify_bundle(BytesIO(data))
    assert report.verdict == "INCOMPLETE"
    assert any("version 2 of the manifest of BRAVO" in one for one in report.claims[0].missing)


# --- hostile bundles --------------------------------------------------------------------------------------------------


def records(data: bytes) -> list[Record]:
    return [one for one in BundleReader(BytesIO(data)) if not isinstance(one, Trailer)]


def altered(data: bytes, change: Callable[[Record], Record | None]) -> bytes:
    out = BytesIO()
    writer = BundleWriter(out)
    for one in records(data):
        made = change(one)
        if made is not None:
            writer.put(made)
    writer.close()
    return out.getvalue()


def is_version(record: Statement, version: int) -> bool:
    if record.tag != MANIFEST:
        return False
    body = decode(decode(record.data, max_bytes=1 << 20)[0], max_bytes=1 << 20)  # type: ignore[index, arg-type]
    return body[2] == version  # type: ignore[index]


def in_act(change: Callable[[tuple[bytes, ...]], tuple[bytes, ...] | None]) -> Callable[[Record], Record]:
    def edit(record: Record) -> Record:
        if isinstance(record, EntryRecord) and record.act is not None:
            return replace(record, act=change(record.act))
        return record

    return edit


def respelt(place: int, value: Any) -> Callable[[tuple[bytes, ...]], tuple[bytes, ...]]:
    def edit(parts: tuple[bytes, ...]) -> tuple[bytes, ...]:
        fields = list(decode(parts[0]))  # type: ignore[arg-type]
        fields[place] = value
        return encode(fields), *parts[1:]

    return edit


@pytest.mark.parametrize(
    ("what", "change", "rule"),
    [
        ("another body", respelt(4, b"other credential"), "ACT-2"),
        ("not a body", lambda parts: (b"\x80",), "ACT-1"),
        ("a body that is cut", lambda parts: (parts[0][:-1],), "CBOR-6"),
        ("another nonce", lambda parts: (parts[0], bytes(16)), "ACT-4"),
        ("a short nonce", lambda parts: (parts[0], bytes(15)), "EVI-4"),
        ("three parts", lambda parts: (*parts, bytes(16), bytes(16)), "EVI-4"),
        ("no part", lambda parts: (), "EVI-4"),
    ],
)
def test_what_is_not_the_blob_of_the_entry_is_not_genuine(what: str, change: Any, rule: str) -> None:
    story = Story(KEY)
    story.decline()
    data = story.bundle(disclose=WHOLE)
    report = verify_bundle(BytesIO(altered(data, in_act(change))))
    assert (report.verdict, report.rule) == ("FAIL", rule), (what, report.findings)


@pytest.mark.parametrize(
    ("what", "listed", "key", "rule"),
    [
        ("nobody of this party", KEY, OTHER, "ACT-5"),
        ("an officer of another role", Passkey("duty officer", roles=(2,)), KEY, "ACT-6"),
        ("nobody was verified", KEY, Passkey("duty officer", flags=0x01), "ACT-8"),
    ],
)
def test_a_blob_that_does_not_verify_fails_the_bundle(what: str, listed: Passkey, key: Passkey, rule: str) -> None:
    """A bundle made by hand: no node of ours would carry it."""
    story = Story(listed)
    leaf = story.decline(key)
    body = decode(story.b.kept["act", leaf])[0]  # type: ignore[index]

    def edit(record: Record) -> Record:
        if isinstance(record, EntryRecord) and record.exhibit and parse_body(record.body).leaf == leaf:
            return replace(record, act=(body,))  # type: ignore[arg-type]
        return record

    report = verify_bundle(BytesIO(altered(story.bundle(), edit)))
    assert (report.verdict, report.rule) == ("FAIL", rule), what


def test_a_blob_beside_an_entry_that_discloses_no_cred_is_not_genuine() -> None:
    story = Story(KEY)
    story.decline()

    def edit(record: Record) -> Record:
        if isinstance(record, EntryRecord) and record.act is not None:
            return replace(record, openings=tuple(o for o in record.openings if o[0] != 6))
        return record

    report = verify_bundle(BytesIO(altered(story.bundle(), edit)))
    assert (report.verdict, report.rule) == ("FAIL", "EVI-34")


def test_a_blob_cannot_be_moved_to_another_act() -> None:
    story = Story(KEY)
    story.decline()
    second = story.offer("two")
    story.decline(None, second)
    data = story.bundle(*(Claim(name="declined", subjects=(call,)) for call in (story.call, second)))
    parts = next(r.act for r in records(data) if isinstance(r, EntryRecord) and r.act)

    def edit(record: Record) -> Record:
        kinds = isinstance(record, EntryRecord) and record.exhibit and record.act is None and record.openings
        return replace(record, act=parts) if kinds and parse_body(record.body).kind == 19 else record  # type: ignore[arg-type]

    report = verify_bundle(BytesIO(altered(data, edit)))
    assert report.verdict == "FAIL" and report.rule in ("ACT-2", "EVI-34")


def test_an_answer_with_a_credential() -> None:
    story = Story(KEY)
    story.b.credit(1, Answer(ref=story.call, by=PERSON), KEY)
    report = story.report(Claim(name="answered", subjects=(story.call,)), disclose=("subject", "text"))
    assert act(report, "answer").credential.exercised.whole


# --- the desk's own key -----------------------------------------------------------------------------------------------


def rang(write: Callable[[RecordBuilder, Leaf], Leaf]) -> Any:
    b = RecordBuilder()
    call = b.write(0, CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject="one"))
    write(b, call)
    b.receipt(0)
    out = BytesIO()
    export_bundle(b.store(0), b.kit, [Claim(name="rang", subjects=(call,))], out)
    report = verify_bundle(BytesIO(out.getvalue()))
    assert report.verdict == "OK"
    return act(report, "ring")


def test_a_ring_is_signed_by_the_desks_own_key() -> None:
    found = rang(lambda b, call: b.ring(1, call))
    assert found.credential.standing == "signed by the desk's key"
    assert found.behind == "Rang: signed by a desk's own key, listed in version 1 of the manifest of BRAVO."


def test_without_the_desks_signature_the_node_claims_that_it_rang() -> None:
    found = rang(lambda b, call: b.write(1, Ring(ref=call, desk=1)))
    assert found.behind == "Rang: the node claims; no desk's key signed it."


@pytest.mark.parametrize(("signer", "desk"), [(1, 2), (0, 1)], ids=["for another desk", "by the other party"])
def test_a_signature_that_does_not_stand_is_not_shown(signer: int, desk: int) -> None:
    def write(b: RecordBuilder, call: Leaf) -> Leaf:
        body = ring_body(b.kit.charter.line_id, call, desk)
        wrong = sign_ed25519(b.parties[signer].seeds["desk"], "ring", body)
        return b.write(1, Ring(ref=call, desk=1, signature=wrong))

    assert rang(write).behind == "Rang: the node claims; whether a desk's key signed it is not disclosed."
