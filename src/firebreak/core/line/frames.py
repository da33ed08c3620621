"""Frames between two nodes: the number of each type, and the frames that one place builds (`spec/line.md`, LINE-1).

Keeps true: a type of frame has one name; a frame of entries stays within LIM-7.
Leaves to others: reading what arrives (`links`, `hello`), the echoes of a path (`paths.framing`), when to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from firebreak.core.line.effects import Row
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.entry import wire_item

FRAME_MAX = 64 * 1024  # LIM-7
FRAME_ENTRIES = 256  # LIM-7
_FILL = 60 * 1024
_ITEM_OVERHEAD = 80  # signature and the heads of its parts


class Frame(IntEnum):
    """The types of frames that a line knows; an echo belongs to the path that carries them."""

    HELLO = 0
    HAVE = 1
    WANT = 2
    ENTRIES = 3
    SEALS = 4
    MANIFEST = 7
    BLOB = 10
    ERROR = 13
    PAD = 14


def want(feed: bytes, start: int, stop: int) -> bytes:
    """Return the frame that asks for the entries `start <= n < stop` of a feed."""
    return encode((Frame.WANT, feed, ((start, stop),)))


def seal(note: bytes) -> bytes:
    """Return the frame that carries one seal."""
    return encode((Frame.SEALS, (note,)))


def manifest(statement: bytes) -> bytes:
    """Return the frame that carries a manifest of the sender."""
    return encode((Frame.MANIFEST, statement))


def blob(leaf: bytes, data: bytes) -> bytes:
    """Return the frame that carries the act blob of an entry."""
    return encode((Frame.BLOB, leaf, data))


def want_blob(leaf: bytes) -> bytes:
    """Return the frame that asks for the act blob of an entry."""
    return encode((Frame.BLOB, leaf))


def error(rule: str, where: str) -> bytes:
    """Return the frame that says which rule was broken, and where."""
    return encode((Frame.ERROR, rule, where))


def entries(rows: Sequence[Row]) -> Iterator[bytes]:
    """Yield the frames that carry these entries, in their order."""
    items: list[Value] = []
    size = 0
    for row in rows:
        cost = len(row.body) + len(row.content or b"") + _ITEM_OVERHEAD
        if items and (size + cost > _FILL or len(items) >= FRAME_ENTRIES):
            yield encode((Frame.ENTRIES, tuple(items)))
            items, size = [], 0
        items.append(wire_item(row.body, row.content, row.signature))
        size += cost
    if items:
        yield encode((Frame.ENTRIES, tuple(items)))
