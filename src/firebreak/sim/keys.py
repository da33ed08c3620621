"""How the tables of a scenario file are declared: one dataclass per table, one field per key.

Keeps true: the keys a table may have are exactly the fields of its dataclass, so the reader needs no second list.
Leaves to others: the tables themselves (`sim.parties`, `sim.verbs`, `sim.queries`) and reading them (`sim.reading`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

from firebreak.sim.shapes import Shape

_Made = TypeVar("_Made")


def key(shape: Shape, *default: Any, name: str = "") -> Any:
    """Declare a key of a table: its shape, a default when it may be left out, its spelling if Python reserves it."""
    metadata = {"shape": shape, "name": name}
    return field(metadata=metadata, default=default[0]) if default else field(metadata=metadata)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
def table(cls: type[_Made]) -> type[_Made]:
    """Make a frozen value of a class whose fields are declared with `key`."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
def named(words: dict[str, Any], word: str) -> Callable[[type[_Made]], type[_Made]]:
    """Make a frozen value of a class and enter it under the word that names it in a file."""

    def register(cls: type[_Made]) -> type[_Made]:
        cls.WORD = word  # type: ignore[attr-defined]
        words[word] = table(cls)
        return words[word]  # type: ignore[no-any-return]

    return register
