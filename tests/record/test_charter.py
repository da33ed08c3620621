"""What two parties agreed: limits, lookups, the schedule of tests, signatures, revisions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.charter import (
    Charter,
    CharterDesk,
    CharterParty,
    CharterPath,
    TestSchedule,
    build_charter,
    check_follows,
    comparison_code,
    parse_charter,
    revise_charter,
    verify_charter,
)  # fmt: skip
from firebreak.core.types import Echelon, PartyId, Precedence
from firebreak.node.partykeys import make_line, make_party

DAY = 86_400


def desks(*echelons: Echelon) -> tuple[CharterDesk, ...]:
    return tuple(CharterDesk(number=i, id=f"d{i}", name=f"Desk {i}", echelon=e) for i, e in enumerate(echelons, 1))


WIDE = desks(Echelon.PRINCIPAL, Echelon.OPERATIONAL, Echelon.WATCH, Echelon.STRATEGIC, Echelon.WATCH)


def party(name: str, which: tuple[CharterDesk, ...] = WIDE) -> CharterParty:
    key = name.encode().ljust(32, b".")
    return CharterParty(party=PartyId(key), name=name, language="en", root_set=key[::-1], desks=which)


def charter(**terms: Any) -> Charter:
    return build_charter(parties=(party("Alpha"), party("Beta")), **terms)


def test_a_charter_is_its_bytes() -> None:
    made = charter(paths=(CharterPath(number=0, name="sat", kind="radio"),), suspended_accepts=(2, 3))
    assert parse_charter(made.body) == made
    assert made.line_id == made.hash
    assert parse_charter(parse_charter(made.body).body).tests == made.tests


@pytest.mark.parametrize(
    ("terms", "rule"),
    [
        ({"ring_s": (1, 1, 1, 7 * DAY + 1)}, "CHA-3"),
        ({"settle_s": True}, "CHA-3"),
        ({"languages": ("en", "en")}, "CHA-7"),
        ({"roles": ((0, "machine"),)}, "CHA-3"),
        ({"paths": ()}, "CHA-3"),
        ({"paths": (CharterPath(number=0, name="a", kind="drum"),)}, "CHA-8"),
        ({"tests": TestSchedule(times_s=(5, 5))}, "CHA-9"),
        ({"tests": TestSchedule(begin=10, until=10)}, "CHA-9"),
        ({"valid_from": 5, "expiry": 5}, "CHA-9"),
        ({"text_bytes": 3000}, "CHA-9"),
    ],
)
def test_terms_outside_the_limits_are_refused_by_rule(terms: dict[str, Any], rule: str) -> None:
    with pytest.raises(UsageError, match=rule):
        charter(**terms)


def test_a_line_has_two_parties_each_with_somebody_to_ring() -> None:
    with pytest.raises(UsageError, match="CHA-5"):
        build_charter(parties=(party("Alpha"), party("Alpha")))
    with pytest.raises(UsageError, match="CHA-6"):
        build_charter(parties=(party("Alpha"), party("Beta", desks(Echelon.PRINCIPAL))))


def test_desks_are_found_by_number_id_and_echelon() -> None:
    made = charter()
    assert made.first_watch(0).number == 3
    assert [made.next_higher(0, n) and made.next_higher(0, n).number for n in (1, 2, 3, 4, 5)] == [None, 4, 2, 1, 2]
    assert made.desk_by_id(1, "d4") == made.desk(1, 4)
    assert made.side_of(party("Beta").party) == 1
    for refused in (
        lambda: made.desk(0, 9),
        lambda: made.desk_by_id(0, "d9"),
        lambda: made.side_of(b"?" * 32),
        lambda: made.path(7),
        lambda: made.path_by_name("tin-can"),
    ):
        with pytest.raises(UsageError):
            refused()


def test_ring_time_is_by_precedence_below_strategic_and_fixed_above() -> None:
    made = charter(ring_s=(40, 30, 20, 10), ring_principal_s=99)
    assert [made.ring_seconds(0, 3, p) for p in Precedence] == [40, 30, 20, 10]
    assert [made.ring_seconds(0, 2, p) for p in Precedence] == [40, 30, 20, 10]
    assert {made.ring_seconds(0, n, p) for n in (1, 4) for p in Precedence} == {99}


def test_tests_are_due_at_the_listed_times() -> None:
    made = charter(tests=TestSchedule(times_s=(100, 200)))
    assert made.due_tests_between(100, DAY + 100) == (200, DAY + 100)
    assert made.due_tests_between(99, 100) == (100,)
    assert made.due_tests_between(200, 100) == ()
    assert made.next_test(100) == 200
    assert made.next_test(200) == DAY + 100


def test_weekdays_begin_and_end_bound_the_schedule() -> None:
    monday = int(datetime(2022, 2, 28, tzinfo=UTC).timestamp())
    made = charter(tests=TestSchedule(times_s=(0,), weekdays=0b0001001, begin=monday, until=monday + 10 * DAY))
    assert made.due_tests_between(0, monday + 365 * DAY) == tuple(monday + d * DAY for d in (0, 3, 7))
    assert made.next_test(0) == monday
    assert made.next_test(monday + 7 * DAY) is None
    assert charter(tests=TestSchedule(times_s=())).next_test(0) is None


_SCHEDULES = st.builds(
    lambda times, days, begin, length: TestSchedule(
        times_s=tuple(sorted(times)), weekdays=days, begin=begin, until=None if length is None else begin + length
    ),
    st.sets(st.integers(0, DAY - 1), max_size=4),
    st.integers(1, 127),
    st.integers(0, 20 * DAY),
    st.none() | st.integers(1, 20 * DAY),
)


@settings(max_examples=60)
@given(_SCHEDULES, st.integers(0, 30 * DAY), st.integers(0, 15 * DAY), st.integers(0, 15 * DAY))
def test_any_span_is_the_sum_of_its_parts_and_next_is_its_first(
    tests: TestSchedule, after: int, one: int, two: int
) -> None:
    made = charter(tests=tests)
    whole = made.due_tests_between(after, after + one + two)
    middle = after + one
    assert whole == made.due_tests_between(after, middle) + made.due_tests_between(middle, after + one + two)
    assert list(whole) == sorted(set(whole))
    for t in whole:
        assert t % DAY in tests.times_s
        assert tests.weekdays >> datetime.fromtimestamp(t, UTC).weekday() & 1
        assert tests.begin <= t < (tests.until or t + 1)
    if whole:
        assert made.next_test(after) == whole[0]


def test_ten_years_of_tests_are_listed() -> None:
    assert len(charter().due_tests_between(0, 3650 * DAY)) == 2 * 3650


def test_a_revision_follows_the_one_it_names() -> None:
    first = charter()
    second = revise_charter(first, settle_s=120)
    third = revise_charter(second)
    check_follows(second, first)
    check_follows(third, second)
    assert first.line_id == second.line_id == third.line_id
    assert third.settle_s == 120
    for later, earlier in ((third, first), (second, third), (revise_charter(charter(act_blob=0)), first)):
        with pytest.raises(PeerError) as refused:
            check_follows(later, earlier)
        assert refused.value.rule == "CHA-12"


def test_both_roots_sign_and_neither_signs_for_the_other() -> None:
    a, b, c = (make_party(n, "en", desks(Echelon.WATCH), n.encode() * 32) for n in "abc")
    kit = make_line(a, b)
    assert verify_charter(kit.charter_statement, kit.rootsets) == kit.charter
    for wrong in ((b.rootset, a.rootset), (a.rootset, c.rootset)):
        with pytest.raises(PeerError) as refused:
            verify_charter(kit.charter_statement, wrong)
        assert refused.value.rule == "CHA-11"


def test_the_code_has_forty_digits_and_depends_on_the_charter() -> None:
    codes = {comparison_code(charter(settle_s=s).hash) for s in range(100, 140)}
    assert len(codes) == 40
    assert all(len(code) == 47 and code.replace(" ", "").isdigit() for code in codes)


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_charter_is_refused_or_another_charter(data: st.DataObject) -> None:
    body = bytearray(charter().body)
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    try:
        read = parse_charter(bytes(body))
    except PeerError:
        return
    assert read.body == bytes(body)
    assert read.hash != charter().hash
