"""A map and a queue of deadlines that change by copying a little, so that a state can stay a frozen value.

Keeps true: an old version never changes; one change copies two rows of 64 and one small dictionary (map) or
one right spine of at most log2(n) nodes (queue), however many messages are open.
Leaves to others: what is kept in them. Iteration order is not specified: sort where order matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_NO_ROW: tuple[dict[Any, Any], ...] = ({},) * 64
_NO_ROWS = (_NO_ROW,) * 64


@dataclass(frozen=True, slots=True)
class Pmap(Generic[K, V]):
    """A persistent hash map of fixed depth two."""

    _rows: tuple[tuple[dict[K, V], ...], ...] = _NO_ROWS
    _size: int = 0

    def get(self, key: K) -> V | None:
        """Return the value of a key, or None."""
        h = hash(key)
        return self._rows[h & 63][h >> 6 & 63].get(key)

    def set(self, key: K, value: V) -> Pmap[K, V]:
        """Return a map in which the key has this value."""
        h = hash(key)
        bucket = self._rows[h & 63][h >> 6 & 63]
        return self._with(h, {**bucket, key: value}, self._size + (key not in bucket))

    def without(self, key: K) -> Pmap[K, V]:
        """Return a map that lacks the key."""
        h = hash(key)
        bucket = self._rows[h & 63][h >> 6 & 63]
        if key not in bucket:
            return self
        return self._with(h, {k: v for k, v in bucket.items() if k != key}, self._size - 1)

    def _with(self, h: int, bucket: dict[K, V], size: int) -> Pmap[K, V]:
        i, j = h & 63, h >> 6 & 63
        row = self._rows[i]
        row = (*row[:j], bucket, *row[j + 1 :])
        return Pmap((*self._rows[:i], row, *self._rows[i + 1 :]), size)

    def items(self) -> Iterator[tuple[K, V]]:
        """Iterate over keys and values, in no specified order."""
        for row in self._rows:
            if row is not _NO_ROW:
                for bucket in row:
                    yield from bucket.items()

    def values(self) -> Iterator[V]:
        """Iterate over the values, in no specified order."""
        return (value for _, value in self.items())

    def __contains__(self, key: K) -> bool:
        h = hash(key)
        return key in self._rows[h & 63][h >> 6 & 63]

    def __len__(self) -> int:
        return self._size


Deadline = tuple[int, int, bytes]
"""When (milliseconds, monotonic), what for, and the leaf it is about."""

_Node = tuple[int, Deadline, Any, Any]  # rank, deadline, left, right: a leftist heap


def _merge(a: _Node | None, b: _Node | None) -> _Node | None:
    if a is None or b is None:
        return a or b
    if b[1] < a[1]:
        a, b = b, a
    left, right = a[2], _merge(a[3], b)
    if right is not None and (left is None or left[0] < right[0]):
        left, right = right, left
    return ((right[0] if right else 0) + 1, a[1], left, right)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A persistent queue of deadlines, the earliest first; one that no longer matters is found out when it comes."""

    _root: _Node | None = field(default=None, compare=False, repr=False)

    @property
    def first(self) -> Deadline | None:
        """The earliest deadline, or None."""
        return self._root[1] if self._root else None

    def add(self, at_ms: int, what: int, leaf: bytes) -> Deadlines:
        """Return a queue that also holds this deadline."""
        return Deadlines(_merge(self._root, (1, (at_ms, what, leaf), None, None)))

    def rest(self) -> Deadlines:
        """Return the queue without its first deadline."""
        return Deadlines(_merge(self._root[2], self._root[3])) if self._root else self
