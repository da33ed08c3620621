"""Times as people type and read them: Zulu first, the local time beside it.

Keeps true: a time that is typed without a date is the next such time in UTC; nothing is taken for local time.
Leaves to others: what RFC 3339 allows (`api.times`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from firebreak.core.errors import UsageError

_AHEAD = re.compile(r"\+(\d{1,5})(m|min|h|d)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):?([0-5]\d)[Zz]?")
_UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
FORMS = "such as 14:05 (UTC), +30m, +2h or 2026-03-01T14:05:00Z"


def typed(text: str, now: datetime | None = None) -> str:
    """Return a typed time as RFC 3339; raises UsageError that shows the forms."""
    now = now or datetime.now(UTC)
    if match := _AHEAD.fullmatch(text):
        return _stamp(now + int(match[1]) * _UNITS[match[2]])
    if match := _CLOCK.fullmatch(text):
        found = now.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
        return _stamp(found if found > now else found + timedelta(days=1))
    if re.match(r"\d{4}-\d\d-\d\d[Tt]", text):
        return text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return f"{text}T00:00:00Z"
    raise UsageError(f"{text!r} is not a time; write one {FORMS}")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def shown(text: str | None, *, date: bool = True) -> str:
    """Return a time of the API as `2026-03-01 14:05:09Z (15:05)`, the local time in brackets where it differs."""
    if text is None:
        return "-"
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    zulu = moment.strftime("%Y-%m-%d %H:%M:%SZ" if date else "%H:%M:%SZ")
    local = moment.astimezone()
    return zulu if local.utcoffset() == timedelta(0) else f"{zulu} ({local:%H:%M})"
