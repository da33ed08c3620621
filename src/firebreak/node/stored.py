"""A store as the core reads it: rows of one line's feeds, in order and as often as needed.

Keeps true: what the core hands over and what a store holds are the same fields, byte for byte.
Leaves to others: transactions (`ports_store.Store`), when anything is read (`engine`, `views`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firebreak.core.line import effects as ef
from firebreak.core.line.numbering import FeedRows
from firebreak.core.types import FeedId, LineId
from firebreak.ports_store import FeedRow, Store, StoredEntry


@dataclass(frozen=True, slots=True)
class Stored:
    """Reads one line's part of a store as the core wants it."""

    store: Store
    line: LineId

    def feeds(self) -> tuple[FeedRows, ...]:
        """Return the feeds of the line, each to be read as often as needed."""
        return tuple(self._rows(row) for row in self.store.feeds(self.line) if row.size)

    def _rows(self, row: FeedRow) -> FeedRows:
        rows = self._reader(row.feed)
        return FeedRows(feed=row.feed, own=row.own, size=row.size, live=row.live, frontier=row.frontier, rows=rows)

    def _reader(self, feed: FeedId) -> Callable[[], Iterable[ef.Row]]:
        return lambda: (to_row(entry) for entry in self.store.entries(feed))


def to_row(entry: StoredEntry) -> ef.Row:
    """Return a stored entry as the core's row."""
    return ef.Row(
        feed=entry.feed,
        n=entry.n,
        leaf=entry.leaf,
        body=entry.body,
        content=entry.content,
        signature=entry.signature,
        payload=entry.payload,
        salts=entry.salts,
        arrived=entry.arrived,
        via=entry.via,
    )


def to_entry(row: ef.Row) -> StoredEntry:
    """Return the core's row as a stored entry."""
    return StoredEntry(
        feed=row.feed,
        n=row.n,
        leaf=row.leaf,
        body=row.body,
        content=row.content,
        signature=row.signature,
        payload=row.payload,
        salts=row.salts,
        arrived=row.arrived,
        via=row.via,
    )
