"""Times as the API writes and reads them: RFC 3339, UTC, whole seconds.

Keeps true: every form that RFC 3339 allows is read, no other is; what cannot be a time of the record is refused.
Leaves to others: which clock a time is of.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from firebreak.api.problem import Refused
from firebreak.core.errors import UsageError
from firebreak.core.types import LocalTime

_FORM = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII
)  # fmt: skip
_LATEST = 253_402_300_799  # the last second of the year 9999


def stamp(seconds: int) -> str:
    """Return UTC seconds as RFC 3339; what lies outside the years 1970 to 9999 is shown at its bound."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LATEST), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_time(text: str, where: str) -> LocalTime:
    """Return a time in UTC seconds; raises Refused for what RFC 3339 does not allow, UsageError before 1970."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise Refused("malformed", f"an RFC 3339 time is required, such as 2026-03-01T14:05:00Z - at `$.{where}`")
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    leap = second == 60
    try:
        zone = _zone(match[7], match[8], match[9])
        moment = datetime(max(year, 1), month, day, hour, minute, second - leap, tzinfo=zone)
    except ValueError as error:
        raise Refused("malformed", f"{error} - at `$.{where}`") from None
    seconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1) + leap
    if seconds < 0 or seconds > _LATEST:
        raise UsageError(f"{where}: a time from 1970 to 9999 is required")
    return LocalTime(seconds)


def _zone(sign: str | None, hours: str | None, minutes: str | None) -> timezone:
    if sign is None or hours is None or minutes is None:
        return UTC
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError("hours of an offset go to 23, minutes to 59")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if sign == "-" else offset)
