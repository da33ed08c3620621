"""Times as RFC 3339: every allowed form, nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.api.problem import Refused
from firebreak.api.times import parse_time, stamp
from firebreak.core.errors import UsageError


@given(st.integers(0, 253_402_300_799))
def test_what_is_written_is_read(seconds: int) -> None:
    assert parse_time(stamp(seconds), "due") == seconds


@given(st.datetimes(datetime(1971, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_standard_library_writes_what_is_read(moment: datetime) -> None:
    assert parse_time(moment.isoformat(), "due") == int(moment.replace(microsecond=0).timestamp())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T01:00:00+01:00", 0),
        ("1970-01-01t00:00:01.9z", 1),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
        ("1969-12-31T19:00:00-05:00", 0),
    ],
)
def test_offsets_fractions_and_leap_seconds(text: str, seconds: int) -> None:
    assert parse_time(text, "due") == seconds


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01", "2026-03-01T10:00:00", "2026-3-1T10:00:00Z", "2026-02-30T10:00:00Z", "2026-03-01T24:00:00Z",
        "2026-03-01T10:00:00Z\n", "2026-03-01T10:00:00+99:00", "٢٠٢٦-03-01T10:00:00Z", "now", "1772359200",
    ],
)  # fmt: skip
def test_anything_else_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(Refused, match="due"):
        parse_time(text, "due")


def test_times_the_record_cannot_hold_are_said_to_be_so() -> None:
    with pytest.raises(UsageError, match="from 1970"):
        parse_time("1969-12-31T23:59:59Z", "due")
