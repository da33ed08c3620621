"""What each claim needs, says and never says, on genuine records of both sides."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.claims import MEANINGS, NAMES, OUTCOMES
from firebreak.core.evidence.verify import verify_bundle
from firebreak.core.record.kinds import (
    Again,
    Answer,
    By,
    CallOffer,
    Decline,
    Message,
    Receipt,
    Ring,
    RungEntry,
    TimeOut,
    Unreadable,
    Withdraw,
)
from firebreak.core.types import Marking

PROVEN = [
    ("answered", ("at_station", "rang", "answered", "seen", "text")),
    ("declined", ("rang", "declined", "seen", "reason")),
    ("machine", ("declined",)),
    ("deferred", ("deferred",)),
    ("offered", ("alternative_offered",)),
    ("silent", ("at_station", "rang", "not_answered")),
    ("late", ("rang", "answered_late")),
    ("declined late", ("declined_late",)),
    ("withdrawn", ("rang", "withdrawn")),
    ("no path", ("failed_path", "at_station")),
    ("no receipt", ("unconfirmed",)),
    ("own side", ("failed_own_side",)),
    ("read", ("at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed", "text")),
    ("refused", ("at_station", "seen", "refused", "reason")),
    ("unread", ("at_station", "text")),
    ("theirs", ("at_station", "seen")),
    ("answered in words", ("seen",)),
    ("released", ("at_station", "released", "translated")),
    ("handover", ("handed_over",)),
    ("watch", ("on_watch",)),
]
NEVER = [
    ("silent", "seen"), ("silent", "refused"), ("silent", "reason"), ("unread", "seen"), ("unread", "refused"),
    ("unread", "understood"), ("read", "refused"), ("machine", "seen"), ("refused", "undertaken"), ("theirs", "closed"),
    ("answered in words", "understood"), ("never arrived", "at_station"), ("never arrived", "refused"),
    ("still ringing", "not_answered"), ("still ringing", "rang"), ("read", "answered"), ("read", "rang"),
    ("read", "released"), ("read", "translated"), ("watch", "handed_over"), ("handover", "on_watch"),
]  # fmt: skip
STANDS = {
    "answered": "answered", "declined": "declined", "deferred": "deferred", "offered": "alternative_offered",
    "silent": "not_answered", "late": "answered_late", "declined late": "declined_late", "withdrawn": "withdrawn",
    "no path": "failed_path", "no receipt": "unconfirmed", "own side": "failed_own_side",
}  # fmt: skip


def test_every_claim_has_its_sentences_and_is_proven_here() -> None:
    assert set(MEANINGS) == set(NAMES)
    assert {claim for _, claims in PROVEN for claim in claims} | {"order"} == set(NAMES)
    assert all(meaning.not_says for meaning in MEANINGS.values())


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(("of", "claims"), PROVEN)
def test_either_side_proves_it(history: Any, side: int, of: str, claims: tuple[str, ...]) -> None:
    report = history.report(side, *(history.claim(name, of) for name in claims))
    assert [(one.claim.name, one.verdict.value, one.missing) for one in report.claims] == [
        (name, "OK", ()) for name in claims
    ]
    assert report.exit_code == 0
    assert all(one.grade == "signed" and "hybrid-sealed" in one.flags for one in report.claims)


@pytest.mark.parametrize(("of", "claim"), NEVER)
def test_what_did_not_happen_is_incomplete_and_says_what_is_missing(history: Any, of: str, claim: str) -> None:
    report = history.report(0, history.claim(claim, of))
    assert report.verdict == "INCOMPLETE"
    assert report.claims[0].missing
    assert report.exit_code == 3


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(("of", "stands"), STANDS.items())
def test_no_other_outcome_than_the_one_that_stands(history: Any, side: int, of: str, stands: str) -> None:
    for name in sorted(OUTCOMES - {stands}):
        assert history.verdict(side, name, of) == "FAIL", name


def test_silence_is_told_without_a_word_of_refusal(history: Any) -> None:
    lines = "\n".join(history.report(0, history.claim("not_answered", "silent")).lines())
    assert "nobody had taken the call" in lines
    assert "It does not say that BRAVO refused or declined it." in lines


def test_the_machine_is_never_told_as_a_person(history: Any) -> None:
    assert "The machine acted" in history.report(0, history.claim("declined", "machine")).claims[0].says
    assert "The machine acted" not in history.report(0, history.claim("declined", "declined")).claims[0].says


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [("answered", "declined", "OK"), ("declined", "answered", "FAIL"), ("answered", "declined/act", "OK"),
     ("declined/act", "answered", "FAIL"), ("read", "theirs", "OK"), ("theirs", "read", "FAIL"),
     ("answered", "answered", "INCOMPLETE")],
)  # fmt: skip
@pytest.mark.parametrize("side", [0, 1])
def test_order(history: Any, side: int, first: str, second: str, verdict: str) -> None:
    assert history.verdict(side, "order", first, second) == verdict


def test_two_entries_that_did_not_know_of_each_other_have_no_order(episode: Any) -> None:
    episode.b.cut()
    episode.message("ours")
    episode.message("theirs", side=1)
    episode.b.mend()
    episode.b.receipt(0), episode.b.receipt(1)
    assert episode.verdict(0, "order", "ours", "theirs") == "INCOMPLETE"
    assert episode.verdict(0, "order", "theirs", "ours") == "INCOMPLETE"


# --- gaps ------------------------------------------------------------------------------------------------------------


def test_silence_is_proven_only_when_the_other_side_knows_of_the_time_out(episode: Any) -> None:
    episode.call("c")
    episode.b.cut()
    episode.time_out("c")
    assert episode.verdict(0, "rang", "c") == "OK"
    assert episode.verdict(0, "not_answered", "c") == "INCOMPLETE"
    episode.b.mend()
    assert episode.verdict(0, "not_answered", "c") == "INCOMPLETE"
    episode.b.receipt(1)
    assert episode.verdict(0, "not_answered", "c") == "OK"


def test_an_answer_that_crossed_the_time_out_is_in_time(episode: Any) -> None:
    b = episode.b
    episode.call("c")
    b.cut()
    episode.time_out("c")
    b.write(1, Answer(ref=episode.leaf["c"], by=By(1, 1)))
    b.mend()
    b.receipt(0), b.receipt(1)
    assert episode.verdict(0, "answered", "c") == "OK"
    assert episode.verdict(0, "answered_late", "c") == "FAIL"
    assert episode.verdict(0, "not_answered", "c") == "FAIL"


def test_the_first_act_counts(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.write(1, Decline(ref=c, by=By(1, 1)))
    b.write(1, Answer(ref=c, by=By(1, 1)))
    b.receipt(0)
    assert [episode.verdict(1, name, "c") for name in ("declined", "answered")] == ["OK", "FAIL"]


def test_an_act_after_the_callees_own_end_is_a_remark(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    episode.time_out("c")
    b.wait(86_400)
    b.write(1, TimeOut(what=5, due=b.now, result=1, ref=c))
    b.write(1, Decline(ref=c, by=By(1, 1), reason=7))
    b.receipt(0)
    assert [episode.verdict(0, name, "c") for name in ("not_answered", "declined_late")] == ["OK", "FAIL"]


def test_a_machine_cannot_answer(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.write(1, Answer(ref=c, by=By(1, 0)))
    b.receipt(0)
    assert episode.verdict(1, "answered", "c") == "INCOMPLETE"
    episode.time_out("c")
    b.receipt(1)
    assert [episode.verdict(0, name, "c") for name in ("not_answered", "answered")] == ["OK", "FAIL"]


def test_an_act_of_another_marking_has_no_effect(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.write(1, Answer(ref=c, by=By(1, 1)), marking=Marking.EXERCISE)
    episode.time_out("c")
    b.receipt(1)
    assert [episode.verdict(0, name, "c") for name in ("not_answered", "answered")] == ["OK", "FAIL"]


def test_an_act_beats_a_withdrawal_that_did_not_know_of_it(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.cut()
    b.write(0, Withdraw(ref=c, by=By(1, 1)))
    b.write(1, Answer(ref=c, by=By(1, 1)))
    b.mend()
    b.receipt(0), b.receipt(1)
    assert [episode.verdict(0, name, "c") for name in ("answered", "withdrawn")] == ["OK", "FAIL"]


def test_an_answer_to_a_crossing_call_answers_both(episode: Any) -> None:
    b = episode.b
    b.cut()
    episode.call("ours", ring=False)
    episode.call("theirs", side=1, ring=False)
    b.mend()
    b.write(0, Ring(ref=episode.leaf["theirs"], desk=1))
    b.write(1, Ring(ref=episode.leaf["ours"], desk=1))
    b.write(0, Answer(ref=episode.leaf["theirs"], by=By(1, 1)))
    b.receipt(1)
    for side in (0, 1):
        assert episode.verdict(side, "answered", "ours") == "OK"
        assert episode.verdict(side, "answered", "theirs") == "OK"
        assert episode.verdict(side, "withdrawn", "ours") == "FAIL"


def test_other_traffic_in_the_gap_does_not_stand_in_the_way(episode: Any) -> None:
    b = episode.b
    episode.call("other")
    episode.call("c")
    for i in range(40):
        b.write(i % 2, Message(precedence=0, to=(1,), by=By(1, 1), lang="en", text=f"line {i}"))
    b.write(1, Answer(ref=episode.leaf["other"], by=By(1, 1)))
    b.write(0, TimeOut(what=2, due=b.now, result=1, ref=episode.leaf["c"], level=1))
    episode.time_out("c")
    b.receipt(1)
    assert episode.verdict(0, "not_answered", "c") == "OK"
    assert episode.verdict(1, "answered", "other") == "OK"


def test_what_was_passed_as_unreadable_is_not_held(episode: Any) -> None:
    b = episode.b
    leaf = episode.message("m")
    b.write(1, Unreadable(passed=((leaf, 2),)))
    b.receipt(0)
    report = episode.report(0, episode.claim("at_station", "m"))
    assert report.verdict == "INCOMPLETE"
    assert "could not open it" in report.claims[0].missing[0]
    b.write(0, Again(leaf=leaf, salt_seed=bytes(32), payload=b"x"))
    b.receipt(1)
    assert episode.verdict(0, "at_station", "m") == "INCOMPLETE", "anything can be sent as again"


def test_an_exercise_is_told_as_one(episode: Any) -> None:
    text = Message(precedence=1, to=(1,), by=By(1, 1), lang="en", text="drill")
    episode.leaf["m"] = episode.b.write(0, text, marking=Marking.EXERCISE)
    episode.b.receipt(1)
    assert any("EXERCISE message" in line for line in episode.report(0, episode.claim("text", "m")).lines())


# --- grade, times, disclosure ----------------------------------------------------------------------------------------


def test_an_act_without_signature_proves_nothing_until_a_later_one_covers_it(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.write(1, Answer(ref=c, by=By(1, 1)), sign=False)
    report = episode.report(0, episode.claim("answered", "c"))
    assert (report.verdict, report.claims[0].grade) == ("INCOMPLETE", "unsigned")
    b.seal(1)
    report = episode.report(0, episode.claim("answered", "c"))
    assert (report.verdict, report.claims[0].grade) == ("OK", "signed")


def test_a_time_counts_only_by_the_other_sides_word(episode: Any) -> None:
    b = episode.b
    b.clock[1] = 95
    episode.message("m")
    start = b.now
    episode.leaf["seen"] = b.write(1, RungEntry(ref=episode.leaf["m"], rung=1, by=By(1, 1)))
    b.receipt(0)
    assert episode.verdict(0, "at_station", "m", later=start + 1 + 95) == "OK"
    assert episode.verdict(0, "at_station", "m", later=start + 95) == "FAIL"
    assert episode.verdict(0, "seen", "m", later=start + 1 + 95) == "OK"
    assert episode.verdict(1, "at_station", "m", earlier=start) == "OK"
    assert episode.verdict(1, "at_station", "m", earlier=start + 1) == "INCOMPLETE"
    assert episode.verdict(1, "seen", "m", later=start + 2) == "OK"
    assert episode.verdict(1, "seen", "m", later=start + 1) == "INCOMPLETE"
    assert episode.verdict(1, "at_station", "m", earlier=start + 60) in ("INCOMPLETE", "FAIL")


def test_nothing_is_disclosed_but_what_is_needed(history: Any) -> None:
    bundle = history.export(0, history.claim("answered", "answered"), history.claim("at_station", "read"))
    assert b"please answer" not in bundle
    assert b"the words of read" not in bundle
    assert b"about answered" not in bundle
    named = history.export(0, history.claim("at_station", "read"), disclose=("text",))
    assert b"the words of read" in named


def test_a_matter_that_is_not_in_the_record_is_incomplete(history: Any) -> None:
    for claim in (
        Claim(name="at_station", subjects=()),
        Claim(name="refused", subjects=()),
        Claim(name="order", subjects=()),
    ):
        report = history.report(0, claim)
        assert report.verdict == "INCOMPLETE"
        assert "the record holds none" in report.claims[0].missing[0]


def test_as_it_was_known_at_a_moment(history: Any) -> None:
    b = history.b
    over = b.store(0).by_leaf(history.leaf["silent/over"])
    claim = history.claim("not_answered", "silent")
    before = verify_bundle(BytesIO(history.export(0, claim, as_of=over.arrived)))
    after = verify_bundle(BytesIO(history.export(0, claim, as_of=over.arrived + 1)))
    assert (before.verdict, after.verdict) == ("INCOMPLETE", "OK")


def test_the_verdict_of_a_bundle_is_its_worst(history: Any) -> None:
    fine, missing = history.claim("rang", "answered"), history.claim("seen", "unread")
    against = history.claim("not_answered", "answered")
    assert history.report(0, fine, missing).verdict == "INCOMPLETE"
    assert history.report(0, fine, missing, against).verdict == "FAIL"


def test_strangers_are_told_whom_to_check_and_may_say_whom_they_expect(history: Any) -> None:
    bundle = history.export(0, history.claim("rang", "answered"))
    report = verify_bundle(BytesIO(bundle))
    ids = tuple(p.party for p in history.b.kit.charter.parties)
    assert [one.party for one in report.parties] == [one.hex() for one in ids]
    assert any("Check them by another way" in line for line in report.lines())
    assert verify_bundle(BytesIO(bundle), parties=ids).verdict == "OK"
    swapped = verify_bundle(BytesIO(bundle), parties=(ids[1], ids[0]))
    assert (swapped.verdict, swapped.rule) == ("FAIL", "EVI-5")


def test_a_feed_opened_anew_keeps_its_past(episode: Any) -> None:
    """The called side restores a backup and goes on in a new feed: what the old one says still binds it."""
    b = episode.b
    c = episode.call("c")
    b.receipt(0)
    old = b.feeds[1][-1]
    b.genesis(1, predecessor=(old.feed, len(old.entries), old.roots[-1]))
    b.accept(0)
    b.write(1, Decline(ref=c, by=By(1, 1), reason=1))
    b.write(0, Receipt())
    b.seal(1)
    for side in (0, 1):
        assert [episode.verdict(side, name, "c") for name in ("rang", "at_station", "declined")] == ["OK"] * 3
    episode.leaf["offer"] = b.write(1, CallOffer(precedence=1, to=(1,), by=By(1, 1), lang="en", subject="x"))
    assert episode.verdict(0, "order", "c/ring", "offer") == "OK"


def test_the_reader_sees_words_and_not_numbers(episode: Any) -> None:
    episode.call("c")
    episode.b.receipt(0)
    episode.time_out("c")
    episode.b.receipt(1)
    text = "\n".join(episode.report(0, episode.claim("not_answered", "c")).lines())
    assert "precedence IMMEDIATE" in text
    assert "what ring time over" in text
    assert "result no reply" in text
    assert "to [" not in text
