"""Bundles that somebody altered, cut, spliced or made up: none of them is OK."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firebreak.core.evidence import bundle as bundles
from firebreak.core.evidence.bundle import (
    Claim,
    EntryRecord,
    FeedStart,
    Record,
    RootProof,
    SealRecord,
    SegmentStart,
    Statement,
    framed,
)
from firebreak.core.evidence.verify import Report, verify_bundle
from firebreak.core.record.codec import encode
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import Answer, By, Decline, Message, RungEntry
from firebreak.core.record.manifest import Revocation, build_manifest
from firebreak.core.record.merkle import Tree
from firebreak.core.record.rootset import build_statement
from firebreak.testing.record_builder import RecordBuilder

Apart = Callable[[bytes], list[Record]]
Together = Callable[[list[Record]], Report]
PERSON = By(1, 1)


@pytest.fixture(scope="module")
def bundle(history: Any) -> bytes:
    """A bundle that is OK, with all sorts of records in it."""
    claims = [history.claim(*one) for one in (("rang", "silent"), ("not_answered", "silent"), ("declined", "declined"),
                                              ("understood", "read"), ("order", "answered", "read"))]  # fmt: skip
    made: bytes = history.export(0, *claims)
    assert verify_bundle(BytesIO(made)).verdict == "OK"
    return made


def verdict(data: bytes) -> str:
    return verify_bundle(BytesIO(data)).verdict.value


def exhibits(records: list[Record], kind: int) -> Iterator[tuple[int, EntryRecord]]:
    for i, one in enumerate(records):
        if isinstance(one, EntryRecord) and one.exhibit and parse_body(one.body).kind == kind:
            yield i, one


# --- bytes -----------------------------------------------------------------------------------------------------------


@given(st.data())
def test_no_flipped_bit_goes_unnoticed(bundle: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bundle) * 8 - 1))
    flipped = bytearray(bundle)
    flipped[at // 8] ^= 1 << at % 8
    assert verdict(bytes(flipped)) == "FAIL"


@given(st.data())
def test_no_flipped_bit_goes_unnoticed_under_a_fitting_trailer(
    bundle: bytes, apart: Apart, together: Together, data: st.DataObject
) -> None:
    """Whoever can flip a bit can also make the trailer fit; only the claims and the name of the maker are his own."""
    records = apart(bundle)
    wanted = [i for i, one in enumerate(records) if not isinstance(one, bundles.Header | Claim)]
    at = data.draw(st.sampled_from(wanted))
    raw = bytearray(framed([records[at]]))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    before, after = framed(records[:at]), framed(records[at + 1 :])
    whole = before + bytes(raw) + after
    trailer = framed([bundles.Trailer(records=len(records), digest=bundles.hashlib.sha256(whole).digest())])
    assert verdict(whole + trailer) != "OK"


@given(st.data())
def test_a_cut_bundle_fails(bundle: bytes, data: st.DataObject) -> None:
    assert verdict(bundle[: data.draw(st.integers(0, len(bundle) - 1))]) == "FAIL"


@given(st.binary(max_size=400))
@example(b"")
@example(b"\x5b" + b"\xff" * 8)
@example(b"\x5a\xff\xff\xff\xff")
@example(b"\x58\x01\x00")
@example(b"\x5f\x41\x00\xff")
@example(encode(b"\x81" * 200 + b"\x00"))
@example(encode(encode((0, 1, b"", 0))))
def test_garbage_fails(noise: bytes) -> None:
    assert verdict(noise) == "FAIL"


@given(st.binary(max_size=200))
def test_garbage_behind_a_genuine_start_fails(bundle: bytes, noise: bytes) -> None:
    assert verdict(bundle + noise + b"\x00") == "FAIL"
    assert verdict(bundle[:60_000] + noise) == "FAIL"


class OneByOne(BytesIO):
    """A source that gives a byte at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 1))


def test_a_slow_source_changes_nothing(bundle: bytes) -> None:
    told: list[tuple[int, int]] = []
    report = verify_bundle(OneByOne(bundle), lambda records, size: told.append((records, size)))
    assert report.to_json() == verify_bundle(BytesIO(bundle)).to_json()
    assert told[-1][1] == len(bundle)


# --- records ---------------------------------------------------------------------------------------------------------


def test_no_entry_can_be_left_out_moved_or_doubled(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    assert together(records).verdict == "OK"
    places = [i for i, one in enumerate(records) if isinstance(one, EntryRecord)]
    for at in places:
        assert together(records[:at] + records[at + 1 :]).verdict != "OK"
        assert together([*records[: at + 1], records[at], *records[at + 1 :]]).verdict == "FAIL"
    for one, other in itertools.pairwise(places):
        swapped = list(records)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert together(swapped).verdict == "FAIL"


@pytest.mark.parametrize("kind", [Statement, FeedStart, SegmentStart])
def test_no_statement_or_frame_can_be_left_out(bundle: bytes, apart: Apart, together: Together, kind: type) -> None:
    records = apart(bundle)
    for at in [i for i, one in enumerate(records) if isinstance(one, kind)]:
        assert together(records[:at] + records[at + 1 :]).verdict == "FAIL"


def test_records_stand_in_one_order(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    seal = next(one for one in records if isinstance(one, SealRecord))
    for at in (0, 1, 5, 20):
        report = together([*records[:at], seal, *records[at:]])
        assert report.verdict == "FAIL"
        assert report.rule in ("EVI-2", "EVI-11")
    assert together([records[0], *records]).rule == "EVI-2"
    assert together(records[1:]).rule == "EVI-2"


def test_limits(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    claim = next(one for one in records if isinstance(one, Claim))
    assert together([records[0], *[claim] * 65, *records[1:]]).rule == "EVI-13"
    assert together([one for one in records if not isinstance(one, Claim)]).rule == "EVI-12"


def test_a_claim_that_is_not_known_is_incomplete(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    claim = next(one for one in records if isinstance(one, Claim))
    report = together([records[0], replace(claim, name="believed"), *records[2:]])
    assert (report.verdict, report.claims[0].says) == ("INCOMPLETE", "")


# --- openings --------------------------------------------------------------------------------------------------------


def test_openings_belong_to_one_entry_and_one_field(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    opened = [i for i, one in enumerate(records) if isinstance(one, EntryRecord) and len(one.openings) > 1]
    for at in opened:
        one = records[at]
        assert isinstance(one, EntryRecord)
        first, second = one.openings[:2]
        crossed = ((first[0], first[1], second[2], first[3]), *one.openings[1:])
        twice = (first, *one.openings)
        beyond = ((15, *first[1:]), *one.openings[1:])
        for changed in (crossed, twice, beyond):
            assert together([*records[:at], replace(one, openings=changed), *records[at + 1 :]]).verdict == "FAIL"
    one, other = (records[i] for i in opened[:2])
    assert isinstance(one, EntryRecord) and isinstance(other, EntryRecord)
    swapped = list(records)
    swapped[opened[0]], swapped[opened[1]] = (
        replace(one, openings=other.openings),
        replace(other, openings=one.openings),
    )
    assert together(swapped).verdict == "FAIL"


def test_each_required_field_that_is_withheld_is_named(history: Any, apart: Apart, together: Together) -> None:
    records = apart(history.export(0, history.claim("declined", "declined")))
    ((at, act),) = exhibits(records, 19)
    for left_out, word in ((1, "by"), (2, "reason"), (4, "text")):
        openings = tuple(o for o in act.openings if o[0] != left_out)
        report = together([*records[:at], replace(act, openings=openings), *records[at + 1 :]])
        assert report.verdict == "INCOMPLETE"
        assert any(f"decline.{word} of entry" in one for one in report.claims[0].missing)
    report = together([*records[:at], replace(act, openings=()), *records[at + 1 :]])
    assert report.verdict == "INCOMPLETE"


# --- hiding ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def crossed_answer(episode: Any) -> Any:
    """A call answered in time, while the caller's time-out was on its way."""
    b = episode.b
    episode.call("c")
    b.cut()
    episode.time_out("c")
    episode.leaf["act"] = b.write(1, Answer(ref=episode.leaf["c"], by=PERSON))
    b.mend()
    b.receipt(1), b.receipt(0)
    return episode


def test_an_answer_cannot_be_hidden_from_a_claim_of_silence(
    crossed_answer: Any, apart: Apart, together: Together
) -> None:
    e = crossed_answer
    silence, answer = e.claim("not_answered", "c"), e.claim("answered", "c")
    records = apart(e.export(0, silence, answer))
    assert together(records).verdict == "FAIL"
    claimed = [one for one in records if one != answer]
    ((at, act),) = exhibits(claimed, 18)
    undisclosed = [*claimed[:at], replace(act, openings=()), *claimed[at + 1 :]]
    header_only = [*claimed[:at], EntryRecord(body=act.body, signature=act.signature), *claimed[at + 1 :]]
    for hiding in (undisclosed, header_only):
        report = together(hiding)
        assert report.verdict == "INCOMPLETE"
        assert any("answer.ref of entry" in one for one in report.claims[0].missing)
    assert together(claimed[:at] + claimed[at + 1 :]).verdict == "FAIL"


def test_an_answer_cannot_be_jumped_over(crossed_answer: Any, apart: Apart, together: Together) -> None:
    e = crossed_answer
    records = apart(e.export(0, e.claim("not_answered", "c")))
    feed = e.b.feeds[1][-1]
    act = next(entry for entry in feed.entries if entry.leaf == e.leaf["act"])
    tree = Tree([entry.leaf for entry in feed.entries])
    at = next(i for i, one in enumerate(records) if isinstance(one, EntryRecord) and one.body == act.body)
    skip = SegmentStart(
        start=act.n + 1, hashes=tree.frontier(act.n + 1).hashes, path=tree.consistency(act.n, act.n + 1)
    )
    report = together([*records[:at], skip, *records[at + 1 :]])
    assert report.verdict == "INCOMPLETE"
    assert any("every header" in one for one in report.claims[0].missing)


def test_an_earlier_act_cannot_be_hidden_from_a_later_one(episode: Any, apart: Apart, together: Together) -> None:
    b = episode.b
    c = episode.call("c")
    b.write(1, Decline(ref=c, by=PERSON))
    b.write(1, Answer(ref=c, by=PERSON))
    b.receipt(0)
    records = apart(episode.export(1, episode.claim("answered", "c")))
    assert together(records).verdict == "FAIL"
    ((at, act),) = exhibits(records, 19)
    report = together([*records[:at], EntryRecord(body=act.body, signature=act.signature), *records[at + 1 :]])
    assert report.verdict == "INCOMPLETE"


def test_a_late_answer_cannot_pass_for_one_in_time(history: Any, apart: Apart, together: Together) -> None:
    records = apart(history.export(1, history.claim("answered", "late")))
    assert together(records).verdict == "FAIL"
    over = next(i for i, one in exhibits(records, 25))
    one = records[over]
    assert isinstance(one, EntryRecord)
    for hidden in (replace(one, openings=()), EntryRecord(body=one.body, signature=one.signature)):
        assert together([*records[:over], hidden, *records[over + 1 :]]).verdict == "INCOMPLETE"


def test_nobody_can_decline_or_ring_for_the_other_side(episode: Any) -> None:
    b = episode.b
    c = episode.call("c", ring=False)
    b.write(0, Decline(ref=c, by=PERSON, reason=1))
    b.write(0, RungEntry(ref=c, rung=1, by=PERSON))
    b.receipt(1)
    for name in ("declined", "seen", "rang", "reason"):
        assert episode.verdict(0, name, "c") == "INCOMPLETE", name


# --- other records ---------------------------------------------------------------------------------------------------


def test_entries_of_another_line_are_refused(history: Any, apart: Apart, together: Together) -> None:
    other = type(history)()
    other.b = RecordBuilder(seed=1)
    other.message("m")
    other.b.receipt(1)
    here = apart(history.export(0, history.claim("at_station", "read")))
    there = apart(other.export(0, other.claim("at_station", "m")))
    front = [one for one in here if isinstance(one, bundles.Header | Statement)]
    mixed = [front[0], *[one for one in there if isinstance(one, Claim)], *front[1:]]
    rest = [one for one in there if not isinstance(one, bundles.Header | Claim | Statement)]
    report = together([*mixed, *rest])
    assert (report.verdict, report.rule) == ("FAIL", "EVI-7")
    statements = [one for one in there if isinstance(one, Statement)]
    report = together([here[0], *[one for one in there if isinstance(one, Claim)], *statements, *rest])
    assert (report.verdict, report.rule) == ("FAIL", "EVI-5")


def test_an_entry_signed_by_another_key_is_refused(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    signed = [i for i, one in enumerate(records) if isinstance(one, EntryRecord) and one.signature is not None]
    one, other = records[signed[1]], records[signed[-1]]
    assert isinstance(one, EntryRecord) and isinstance(other, EntryRecord)
    report = together([*records[: signed[1]], replace(one, signature=other.signature), *records[signed[1] + 1 :]])
    assert (report.verdict, report.rule) == ("FAIL", "SIG-1")


def test_a_fork_is_not_evidence(episode: Any, apart: Apart, together: Together) -> None:
    """ALPHA shows a message it wrote in a second branch of its feed, and the receipt BRAVO gave for the first."""
    fork = copy.deepcopy(episode)
    episode.message("m")
    fork.leaf["m"] = fork.b.write(0, Message(precedence=1, to=(1,), by=PERSON, lang="en", text="something else"))
    for e in (episode, fork):
        e.b.receipt(1), e.b.receipt(0)
    true = apart(episode.export(0, episode.claim("at_station", "m")))
    false = apart(fork.export(0, fork.claim("at_station", "m")))
    theirs = [i for i, one in enumerate(true) if isinstance(one, FeedStart)]
    start = next(i for i in theirs if true[i].side == 1)  # type: ignore[union-attr]
    ours = next(i for i in theirs if true[i].side == 0)  # type: ignore[union-attr]
    assert ours < start
    cut = next(i for i, one in enumerate(false) if isinstance(one, FeedStart) and one.side == 1)
    spliced = [*false[:cut], *(one for one in true[start:] if not isinstance(one, RootProof | SealRecord))]
    report = together(spliced)
    assert report.verdict == "INCOMPLETE"
    assert any("another history" in one for one in report.findings)


def test_a_seal_counts_whole_or_not_at_all(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    at = next(i for i, one in enumerate(records) if isinstance(one, SealRecord))
    note = records[at].note  # type: ignore[union-attr]
    lines = note.split(b"\n")
    stripped = b"\n".join(lines[:5]) + b"\n"
    doubled = b"\n".join([*lines[:5], lines[4], b""])
    extended = b"\n".join([*lines[:3], b"extension", *lines[3:]])
    for bad in (stripped, doubled, extended, note.replace(b"firebreak-feed/", b"firebreak-feed/0", 1)):
        report = together([*records[:at], SealRecord(note=bad), *records[at + 1 :]])
        assert report.verdict == "FAIL"
    without = together([one for one in records if not isinstance(one, SealRecord)])
    assert without.verdict == "OK"
    assert all("hybrid-sealed" not in one.flags for one in without.claims)


def test_a_seal_of_another_history_is_refused(history: Any, apart: Apart, together: Together) -> None:
    other = RecordBuilder()
    other.write(0, Message(precedence=1, to=(1,), by=PERSON, lang="en", text="branch"))
    note = SealRecord(note=other.seal(0))
    records = apart(history.export(0, history.claim("rang", "answered")))
    report = together([*records, note])
    assert (report.verdict, report.rule) == ("FAIL", "EVI-11")


# --- keys ------------------------------------------------------------------------------------------------------------


def revoking(episode: Any, side: int, size: int) -> Statement:
    """A second manifest of a side that revokes its entry key, good up to `size`."""
    b = episode.b
    keys, first, feed = b.parties[side], b.kit.manifests[side], b.feeds[side][-1]
    gone = Revocation(key=first.key("entry").public, feed=feed.feed, size=size, root=feed.roots[size])
    second = build_manifest(
        party=first.party, root_set=first.root_set, next_root_set=first.next_root_set, keys=first.keys,
        expiry=first.expiry, previous=first, revocations=(gone,),
    )  # fmt: skip
    return Statement(tag=bundles.MANIFEST, side=side, data=build_statement(second.body, "manifest", keys.root[:2]))


def test_what_follows_a_revocation_needs_an_acknowledgement(episode: Any, apart: Apart, together: Together) -> None:
    b = episode.b
    episode.message("m")
    b.cut()
    episode.leaf["late"] = b.write(1, RungEntry(ref=episode.leaf["m"], rung=1, by=PERSON))
    size = len(b.feeds[1][-1].entries) - 1
    records = apart(episode.export(1, episode.claim("seen", "m")))
    front = next(i for i, one in enumerate(records) if isinstance(one, Statement) and one.tag == bundles.CHARTER)
    assert together(records).verdict == "OK"
    revoked = [*records[:front], revoking(episode, 1, size), *records[front:]]
    report = together(revoked)
    assert report.verdict == "INCOMPLETE"
    assert any("revoked key" in one for one in report.claims[0].missing)
    b.mend()
    b.receipt(0)
    records = apart(episode.export(1, episode.claim("seen", "m")))
    assert together([*records[:front], revoking(episode, 1, size), *records[front:]]).verdict == "OK"


def test_statements_of_the_wrong_party_are_refused(bundle: bytes, apart: Apart, together: Together) -> None:
    records = apart(bundle)
    swapped = [replace(one, side=1 - one.side) if isinstance(one, Statement) and one.tag != bundles.CHARTER else one
               for one in records]  # fmt: skip
    assert together(swapped).verdict == "FAIL"
    manifests = [replace(one, side=1 - one.side) if isinstance(one, Statement) and one.tag == bundles.MANIFEST else one
                 for one in records]  # fmt: skip
    assert together(manifests).verdict == "FAIL"


# --- feeds opened anew -----------------------------------------------------------------------------------------------


def test_an_act_in_a_feed_that_nobody_accepted_proves_nothing(episode: Any) -> None:
    b = episode.b
    c = episode.call("c")
    b.genesis(1)
    b.write(1, Answer(ref=c, by=PERSON))
    report = episode.report(1, episode.claim("answered", "c"))
    assert report.verdict == "INCOMPLETE"
    assert any("`switch` by which ALPHA accepted" in one for one in report.claims[0].missing)
    b.accept(0)
    assert episode.verdict(1, "answered", "c") == "OK"


def test_what_a_restored_side_lost_still_binds_it(episode: Any) -> None:
    """BRAVO answers, restores a backup from before, goes on; ALPHA hides the answer it holds and claims silence."""
    b = episode.b
    c = episode.call("c")
    old = b.feeds[1][-1]
    head = (old.feed, len(old.entries), old.roots[-1])
    b.write(1, Answer(ref=c, by=PERSON))
    b.genesis(1, predecessor=head)
    b.accept(0)
    b.deliver()
    episode.time_out("c")
    b.receipt(1)
    assert episode.verdict(0, "not_answered", "c") == "FAIL"
    assert episode.verdict(0, "answered", "c") == "OK"
    hidden = old.entries.pop()
    report = episode.report(0, episode.claim("not_answered", "c"))
    assert hidden.leaf not in {entry.leaf for entry in old.entries}
    assert report.verdict == "INCOMPLETE"


def test_a_time_out_before_the_ring_time_is_over_proves_nothing(episode: Any) -> None:
    episode.call("c")
    episode.time_out("c", seconds=100)
    episode.b.receipt(1)
    report = episode.report(0, episode.claim("not_answered", "c"))
    assert report.verdict == "INCOMPLETE"
    assert any("ring time of 180 s" in one for one in report.claims[0].missing)
