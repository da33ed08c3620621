"""What the two parties of a line negotiate, with the default and the limits of each term (`spec/charter.md`).

Keeps true: every term has one place that names its default and one that names its limits, in the order of the bytes.
Leaves to others: who the parties are and what spans several terms (`charter`), what they lead to (`procedures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from firebreak.core.errors import PeerError
from firebreak.core.record.codec import Value
from firebreak.core.record.kinds import Shape, choice, listed, nullable, row, text, uint

DAY_S: Final = 86_400
TIME_END: Final = (1 << 40) - 1
PATH_KINDS: Final = ("stream", "relay", "radio", "mail", "carried")
_SLUG_PATTERN: Final = re.compile(r"[a-z0-9_-]{1,24}")
_TAG_PATTERN: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
NAME: Final = text(100, 1)
_EPOCH_WEEKDAY: Final = 3  # 1 January 1970 was a Thursday; Monday is 0


def within(least: int, most: int) -> Shape:
    """Shape of an integer from `least` to `most`."""

    def check(value: Value, where: str) -> int:
        if type(value) is not int or not least <= value <= most:
            raise PeerError("CHA-3", f"an integer from {least} to {most} is required", where)
        return value

    return check


def matching(pattern: re.Pattern[str], limit: int, what: str) -> Shape:
    """Shape of a text of at most `limit` characters that matches `pattern` as a whole."""

    def check(value: Value, where: str) -> str:
        if type(value) is not str or len(value) > limit or not pattern.fullmatch(value):
            raise PeerError("CHA-3", f"{what} is required", where)
        return value

    return check


_SECONDS = within(1, 7 * DAY_S)
_LONG = within(1, 400 * DAY_S)
LANGUAGE_TAG = matching(_TAG_PATTERN, 35, "a BCP 47 language tag")
SLUG = matching(_SLUG_PATTERN, 24, "an id of a-z, 0-9, _ and -")


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSchedule:
    """When the desk is tested and how often the layers below; all times UTC."""

    __test__ = False

    times_s: tuple[int, ...] = (8 * 3600, 20 * 3600)  # seconds after 00:00
    weekdays: int = 127  # bit 0 is Monday
    desk_limit_s: int = 600
    station_s: int = 0  # between station tests; 0: only at the times of the desk test
    circuit_s: int = 10  # between echoes on fast paths
    begin: int = 0
    until: int | None = None  # first second no longer on the schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterPath:
    """A way between the two nodes; addresses are on the cards, not here."""

    number: int
    name: str
    kind: str


_REASONS: Final = (
    (1, "the person asked for is not available"), (2, "another desk handles this"), (3, "no interpreter"),
    (4, "in writing, please"), (5, "not authorised to answer"), (6, "already answered"), (7, "no discussion of this"),
)  # fmt: skip
_ROLES: Final = ((1, "watch officer"), (2, "principal"), (3, "interpreter"), (4, "operator"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything the parties negotiate; defaults are those of the specification. Times in seconds."""

    roles: tuple[tuple[int, str], ...] = _ROLES  # role 0 is always the machine and never listed
    languages: tuple[str, ...] = ("en",)
    ring_s: tuple[int, int, int, int] = (1800, 600, 180, 60)  # by value of Precedence
    ring_principal_s: int = 28_800  # strategic and principal desks, whatever the precedence
    settle_s: int = 86_400
    text_bytes: int = 8000
    urgent_text_bytes: int = 4000
    tests: TestSchedule = field(default_factory=TestSchedule)
    reasons: tuple[tuple[int, str], ...] = _REASONS
    paths: tuple[CharterPath, ...] = (CharterPath(number=0, name="direct", kind="stream"),)
    suspended_accepts: tuple[int, ...] = ()  # precedences that still travel
    ring_budget: int = 60  # rings per hour
    seal_debt: tuple[int, int] = (4096, 604_800)  # unsealed entries, age of the oldest
    seal_every: tuple[int, int] = (64, 60)  # entries, seconds
    unsigned_limit_s: int = 86_400
    genesis_rate: int = 4  # new feeds per day
    prekey_age_s: int = 7_776_000
    epoch_s: int = 86_400  # how long an epoch is used before the next is opened
    revocation_grace_s: int = 604_800
    tick_s: int = 600
    act_blob: int = 1  # 1: the peer is sent the blob of an act's credential
    valid_from: int = 0
    expiry: int = TIME_END
    two_person: tuple[int, ...] = ()  # precedences of which a second person releases every call and message
    witnesses: None = None  # suite 1 has no witness policy


_TEST_ROW = row(
    listed(within(0, DAY_S - 1), 0, 48), within(1, 127), _SECONDS, within(0, DAY_S), within(1, DAY_S),
    uint(40), nullable(uint(40)),
)  # fmt: skip
TERM_SHAPES: Final[tuple[tuple[str, Shape], ...]] = (
    ("roles", listed(row(within(1, 255), NAME), 1, 32)),
    ("languages", listed(LANGUAGE_TAG, 1, 8)),
    ("ring_s", row(_SECONDS, _SECONDS, _SECONDS, _SECONDS)),
    ("ring_principal_s", _SECONDS),
    ("settle_s", within(60, 30 * DAY_S)),
    ("text_bytes", within(200, 8000)),
    ("urgent_text_bytes", within(200, 4000)),
    ("tests", _TEST_ROW),
    ("reasons", listed(row(within(1, 255), NAME), 0, 64)),
    ("paths", listed(row(within(0, 15), SLUG, text(8, 1)), 1, 16)),
    ("suspended_accepts", listed(choice(0, 1, 2, 3), 0, 4)),
    ("ring_budget", within(1, 3600)),
    ("seal_debt", row(within(1, 1 << 20), _LONG)),
    ("seal_every", row(within(1, 4096), within(1, DAY_S))),
    ("unsigned_limit_s", _LONG),
    ("genesis_rate", within(1, 100)),
    ("prekey_age_s", _LONG),
    ("epoch_s", within(60, 90 * DAY_S)),
    ("revocation_grace_s", within(0, 90 * DAY_S)),
    ("tick_s", within(1, DAY_S)),
    ("act_blob", choice(0, 1)),
    ("valid_from", uint(40)),
    ("expiry", uint(40)),
)
TWO_PERSON: Final = listed(choice(0, 1, 2, 3), 1, 4)  # CHA-14: stands last, and only where it says something


def scheduled(tests: TestSchedule, after: int, until: int) -> Iterator[int]:
    """Yield scheduled times t with after < t <= until, one day at a time."""
    first = max(after + 1, tests.begin)
    last = until if tests.until is None else min(until, tests.until - 1)
    for day in range(first // DAY_S, last // DAY_S + 1):
        if tests.weekdays >> (day + _EPOCH_WEEKDAY) % 7 & 1:
            yield from (t for s in tests.times_s if first <= (t := day * DAY_S + s) <= last)
