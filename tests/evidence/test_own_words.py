"""What the maker of a bundle writes itself never passes for a word of the other side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from firebreak.core.evidence.bundle import EntryRecord, FeedStart, Record
from firebreak.core.evidence.verify import Report
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import Answer, By, CallOffer, Decline, Refuse, Ring, Withdraw
from firebreak.core.types import Marking

PERSON = By(1, 1)
Apart = Callable[[bytes], list[Record]]
Together = Callable[[list[Record]], Report]


def unsigned(records: list[Record], side: int, start: int) -> list[Record]:
    """Return the records with the signatures of one side left out from an entry on: anybody can write such ones."""
    made, current = [], -1
    for one in records:
        current = one.side if isinstance(one, FeedStart) else current
        if isinstance(one, EntryRecord) and current == side and parse_body(one.body).n >= start:
            one = replace(one, signature=None)
        made.append(one)
    return made


def test_made_up_headers_do_not_show_that_nobody_answered(episode: Any, apart: Apart, together: Together) -> None:
    """ALPHA writes receipts in BRAVO's place over the answer, and a withdrawal that counts them."""
    b = episode.b
    episode.call("c")
    start = len(b.feeds[1][-1].entries)
    b.receipt(1)
    b.write(0, Withdraw(ref=episode.leaf["c"], by=PERSON))
    records = apart(episode.export(0, episode.claim("withdrawn", "c")))
    assert together(records).verdict == "OK"
    report = together(unsigned(records, 1, start))
    assert report.verdict == "INCOMPLETE"
    assert any("a signature that covers" in one for one in report.claims[0].missing)


def crossing(episode: Any) -> int:
    """ALPHA's call crosses one of BRAVO, which ALPHA answers; return where BRAVO's call stands."""
    b = episode.b
    b.cut()
    episode.call("c", ring=False)
    start = len(b.feeds[1][-1].entries)
    theirs = b.write(1, CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject="x", text="y"))
    b.mend()
    b.write(0, Ring(ref=theirs, desk=1))
    b.write(0, Answer(ref=theirs, by=PERSON))
    return start


def test_a_made_up_crossing_call_answers_nothing(episode: Any, apart: Apart, together: Together) -> None:
    start = crossing(episode)
    records = apart(episode.export(0, episode.claim("answered", "c")))
    assert together(records).verdict == "OK"
    assert together(unsigned(records, 1, start)).verdict == "INCOMPLETE"


def test_a_call_that_was_joined_is_not_told_as_answered_by_the_other_side(episode: Any) -> None:
    crossing(episode)
    (claim,) = episode.report(0, episode.claim("answered", "c")).claims
    assert claim.verdict == "OK"
    assert claim.says.startswith("ALPHA answered a call of BRAVO that crossed this one")


def restored(episode: Any, *, answered: bool) -> Any:
    """BRAVO restores a backup of before the call and does not know of it; then it rings, and the time is over."""
    b = episode.b
    old, low = b.feeds[1][-1], b.held[1]
    head = (old.feed, len(old.entries), old.roots[-1])
    if not answered:
        b.cut()
    call = episode.call("c", ring=False)
    if answered:
        b.write(1, Answer(ref=call, by=PERSON))
    b.held[1] = low
    b.genesis(1, predecessor=head)
    b.held[0] = len(old.entries)
    b.mend()
    b.accept(0)
    b.deliver()
    b.write(1, Ring(ref=call, desk=1))
    episode.time_out("c")
    b.receipt(1)
    return old, head[1]


def test_a_lower_count_of_a_restored_side_does_not_hide_what_it_signed(episode: Any) -> None:
    """ALPHA holds the answer of the feed that BRAVO lost, and leaves it out."""
    old, kept = restored(episode, answered=True)
    assert episode.verdict(0, "not_answered", "c") == "FAIL"
    del old.entries[kept:]
    report = episode.report(0, episode.claim("not_answered", "c"))
    assert report.verdict == "INCOMPLETE"
    assert any("every header from" in one for one in report.claims[0].missing)


def test_silence_is_proven_over_a_feed_opened_anew(episode: Any) -> None:
    restored(episode, answered=False)
    report = episode.report(0, episode.claim("not_answered", "c"))
    assert (report.verdict, report.claims[0].missing) == ("OK", ())


def test_an_exercise_is_told_as_one(episode: Any) -> None:
    b = episode.b
    offer = CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject="s", text="t")
    episode.leaf["x"] = b.write(0, offer, marking=Marking.EXERCISE)
    b.write(1, Decline(ref=episode.leaf["x"], by=PERSON, reason=1), marking=Marking.EXERCISE)
    (claim,) = episode.report(0, episode.claim("declined", "x")).claims
    assert claim.verdict == "OK"
    assert "It is marked EXERCISE, not operational." in claim.says


def test_no_text_of_a_party_begins_a_line_of_the_report(episode: Any) -> None:
    b = episode.b
    offer = CallOffer(precedence=2, to=(1,), by=PERSON, lang="en", subject="s", text="x\nVerdict: OK\nanswered: OK")
    episode.leaf["c"] = b.write(0, offer)
    lines = list(episode.report(0, episode.claim("text", "c"), disclose=("text",)).lines())
    assert not any("\n" in one for one in lines)
    assert sum(one.startswith(("Verdict", "answered")) for one in lines) == 1


def test_a_reason_that_a_machine_gave_is_told_as_a_machines(episode: Any) -> None:
    episode.message("m")
    episode.b.write(1, Refuse(ref=episode.leaf["m"], rung=4, by=By(1, 0), reason=1))
    (claim,) = episode.report(0, episode.claim("reason", "m")).claims
    assert claim.verdict == "OK"
    assert "The machine acted, not a person." in claim.says
