"""Frozen values that differ in a few fields: `dataclasses.replace` without its cost.

Keeps true: the value given is never touched; a name that is no field is refused.
Leaves to others: what the fields mean. For slotted dataclasses without a `__post_init__`, as all in the core are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_Setter = Callable[[object, Any], None]


@cache
def plan(cls: type) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[_Setter, ...], dict[str, _Setter]]:
    """Return how to read all fields of a class at once, and how to set them, in order and by name."""
    names = tuple(cls.__dataclass_fields__)  # type: ignore[attr-defined]
    setters = tuple(getattr(cls, name).__set__ for name in names)
    read: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (read(value),), setters, dict(zip(names, setters, strict=True))
    return read, setters, dict(zip(names, setters, strict=True))


def changed(value: _Value, **changes: Any) -> _Value:
    """Return a value like this one with some fields changed. A name that is no field is our mistake."""
    cls: Any = type(value)
    read, setters, by_name = plan(cls)
    new: _Value = object.__new__(cls)
    for setter, old in zip(setters, read(value), strict=True):
        setter(new, old)
    for name, field in changes.items():
        assert name in by_name, name
        by_name[name](new, field)
    return new
