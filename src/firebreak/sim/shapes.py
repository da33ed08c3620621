"""How one value of a scenario file is read: a shape turns what TOML gave into a frozen value, or says what is wrong.

Keeps true: every refusal names the key and what is allowed there; names of parties and desks are types of their own,
so that exchanging the sides finds every one of them.
Leaves to others: which key takes which shape (`sim.scenario`), and whether a name exists (`sim.references`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias, TypeVar

from firebreak.core.errors import UsageError

Shape: TypeAlias = Callable[[Any, str], Any]
Word = TypeVar("Word", bound=IntEnum)

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScenarioError(UsageError):
    """A scenario file that cannot be played as written; the text names the file and the key."""


class PartyRef(str):
    """The id of a party within one scenario."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class DeskRef:
    """A desk of a party: `us/watch`."""

    party: PartyRef
    desk: str

    def __str__(self) -> str:
        return f"{self.party}/{self.desk}"


@dataclass(frozen=True, slots=True)
class Direction:
    """From one party to the other: `us->ru`."""

    source: PartyRef
    target: PartyRef

    def __str__(self) -> str:
        return f"{self.source}->{self.target}"


def _refuse(where: str, wanted: str, value: object) -> ScenarioError:
    return ScenarioError(f"{where}: {wanted} is required, not {value!r}")


def text(value: Any, where: str) -> str:
    """A text that is not empty."""
    if type(value) is not str or not value.strip():
        raise _refuse(where, "a text", value)
    return value


def name(value: Any, where: str) -> str:
    """A short name of small letters, digits, `-` and `_`."""
    if type(value) is not str or not _NAME.fullmatch(value):
        raise _refuse(where, "a name of small letters, digits, - and _", value)
    return value


def party(value: Any, where: str) -> PartyRef:
    """The id of a party."""
    return PartyRef(name(value, where))


def desk(value: Any, where: str) -> DeskRef:
    """A desk as `party/desk`."""
    parts = value.split("/") if type(value) is str else []
    if len(parts) != 2:
        raise _refuse(where, 'a desk such as "us/watch"', value)
    return DeskRef(party(parts[0], where), name(parts[1], where))


def direction(value: Any, where: str) -> Direction:
    """A direction as `a->b`."""
    parts = value.split("->") if type(value) is str else []
    if len(parts) != 2:
        raise _refuse(where, 'a direction such as "us->ru"', value)
    return Direction(party(parts[0], where), party(parts[1], where))


def moment(value: Any, where: str) -> int:
    """A date and time with its offset, as whole seconds UTC."""
    if not isinstance(value, datetime.datetime) or value.tzinfo is None:
        raise _refuse(where, "a time such as 2022-03-01T08:00:00Z", value)
    return int(value.timestamp())


def hour(value: Any, where: str) -> int:
    """An hour of the day as `HH:MM`, in seconds after midnight UTC."""
    found = _HOUR.fullmatch(value) if type(value) is str else None
    if found is None:
        raise _refuse(where, 'an hour such as "08:00"', value)
    return int(found[1]) * 3600 + int(found[2]) * 60


def count(value: Any, where: str) -> int:
    """A whole number, zero or more."""
    if type(value) is not int or value < 0:
        raise _refuse(where, "a whole number, zero or more,", value)
    return value


def number(value: Any, where: str) -> int:
    """A whole number, of either sign."""
    if type(value) is not int:
        raise _refuse(where, "a whole number", value)
    return value


def share(value: Any, where: str) -> float:
    """A share from 0 to 1."""
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise _refuse(where, "a share from 0 to 1", value)
    return float(value)


def yes_or_no(value: Any, where: str) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise _refuse(where, "true or false", value)
    return value


def anything(value: Any, where: str) -> Any:
    """Any TOML value, frozen: tables become tuples of pairs, arrays tuples."""
    if isinstance(value, dict):
        return tuple((key, anything(item, f"{where}.{key}")) for key, item in value.items())
    if isinstance(value, list):
        return tuple(anything(item, f"{where}[{i}]") for i, item in enumerate(value))
    return value


def one_of(*allowed: str) -> Shape:
    """Shape of one word out of a closed list."""

    def check(value: Any, where: str) -> str:
        if value not in allowed or type(value) is not str:
            raise _refuse(where, "one of " + ", ".join(allowed), value)
        return value

    return check


def word_of(vocabulary: type[Word]) -> Shape:
    """Shape of one word of a vocabulary of the core, written as there (`FLASH`) or in small letters (`test_only`)."""

    def check(value: Any, where: str) -> Word:
        spelled = dict(zip(_spellings(vocabulary), vocabulary, strict=True))
        if type(value) is not str or value not in spelled:
            raise _refuse(where, "one of " + ", ".join(spelled), value)
        return spelled[value]

    return check


def _spellings(vocabulary: type[Word]) -> list[str]:
    capitals = vocabulary.__name__ in ("Precedence", "Marking")
    return [member.name if capitals else member.name.lower() for member in vocabulary]


def many(item: Shape, least: int = 0) -> Shape:
    """Shape of an array of at least `least` items."""

    def check(value: Any, where: str) -> tuple[Any, ...]:
        if type(value) is not list or len(value) < least:
            raise _refuse(where, f"an array of at least {least}" if least else "an array", value)
        return tuple(item(v, f"{where}[{i}]") for i, v in enumerate(value))

    return check


def one_or_many(item: Shape) -> Shape:
    """Shape of a single value or an array of them; always read as a tuple."""
    listed = many(item, 1)
    return lambda value, where: listed(value if type(value) is list else [value], where)


def table_of(key: Shape, item: Shape) -> Shape:
    """Shape of a table whose keys are names; read as a tuple of pairs."""

    def check(value: Any, where: str) -> tuple[tuple[Any, Any], ...]:
        if not isinstance(value, dict):
            raise _refuse(where, "a table", value)
        return tuple((key(k, where), item(v, f"{where}.{k}")) for k, v in value.items())

    return check
