"""Identifiers, times and closed vocabularies (`docs/explanation/glossary.md`), each its own type.

Keeps true: a monotonic instant, our wall clock and a peer's claimed time never mix; ids of
different things are different types; a vocabulary has exactly the words of the specification.
Leaves to others: encoding (`record.codec`), meaning (`procedures`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NewType

PartyId = NewType("PartyId", bytes)  # SHA-256 of the party's first root set
LineId = NewType("LineId", bytes)  # SHA-256 of the line's first charter
FeedId = NewType("FeedId", bytes)  # H(feed context, line, writer, entry key, nonce)
Leaf = NewType("Leaf", bytes)  # SHA-256(0x00 || E)
Root = NewType("Root", bytes)  # RFC 9162 tree root

Instant = NewType("Instant", int)  # milliseconds, monotonic, this process only
LocalTime = NewType("LocalTime", int)  # whole seconds UTC, our own clock
ClaimedTime = NewType("ClaimedTime", int)  # whole seconds UTC, somebody's word

HASH_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The two clocks an event is stamped with on its way into the core."""

    instant: Instant
    utc: LocalTime


class Precedence(IntEnum):
    """Handling speed; not importance and not secrecy."""

    ROUTINE = 0
    PRIORITY = 1
    IMMEDIATE = 2
    FLASH = 3


class Marking(IntEnum):
    """Stands in the kind byte, inside the signed bytes, and cannot be withheld."""

    OPERATIONAL = 0
    EXERCISE = 1
    TEST = 2


class Echelon(IntEnum):
    """Level of authority of a desk."""

    WATCH = 0
    OPERATIONAL = 1
    STRATEGIC = 2
    PRINCIPAL = 3


class Layer(IntEnum):
    """What a layered test asks: the path, the node, the person on watch, the principal."""

    CIRCUIT = 0
    STATION = 1
    DESK = 2
    PRINCIPAL = 3


class Rung(IntEnum):
    """The ladder of acknowledgement; `AT_STATION` is the machine's, all others are a person's."""

    AT_STATION = 0
    SEEN = 1
    UNDERSTOOD = 2
    PASSED_TO = 3
    UNDERTAKEN = 4
    REPORTED_DONE = 5
    CLOSED = 6


class Stage(IntEnum):
    """How far a translation has come; the original stays authoritative at every stage."""

    SIGHT = 1
    ROUGH = 2
    OFFICIAL = 3


class Declared(IntEnum):
    """What a side says of the line; the stricter of both words holds."""

    OPEN = 1
    TEST_ONLY = 2
    RECEIVE_ONLY = 3
    SUSPENDED = 4
    ENDED = 5


class Outcome(StrEnum):
    """Every outcome of a call attempt (`spec/calls.md`)."""

    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    DECLINED = "declined"
    DECLINED_LATE = "declined_late"
    NOT_ANSWERED = "not_answered"
    DEFERRED = "deferred"
    ALTERNATIVE_OFFERED = "alternative_offered"
    WITHDRAWN = "withdrawn"
    FAILED_OWN_SIDE = "failed_own_side"
    FAILED_PATH = "failed_path"
    UNCONFIRMED = "unconfirmed"


class Finding(StrEnum):
    """What the layered tests of the one who looks support, and no more."""

    ALL_LAYERS_ANSWER = "all_layers_answer"
    DESK_SILENT = "desk_silent"
    STATION_SILENT = "station_silent"
    NOTHING_RETURNS = "nothing_returns"
    UNDETERMINED = "undetermined"


class Observed(StrEnum):
    """What is seen of the line, as against what is said of it."""

    FULL = "full"
    DEGRADED = "degraded"
    SILENT = "silent"


class TestOutcome(StrEnum):
    """How a due test ended; `missed` says nothing of why."""

    __test__ = False

    ANSWERED = "answered"
    MISSED = "missed"
    NOT_SENT = "not_sent"


class Verdict(StrEnum):
    """What a verifier says of a bundle."""

    OK = "OK"
    INCOMPLETE = "INCOMPLETE"
    FAIL = "FAIL"


class Grade(StrEnum):
    """How an entry is authenticated; flags (hybrid-sealed, acknowledged) stand beside it."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"


def label(value: StrEnum | IntEnum) -> str:
    """Return the word for people: lower case with spaces, markings and precedences in capitals."""
    if isinstance(value, Precedence | Marking):
        return value.name
    return value.name.lower().replace("_", " ")
