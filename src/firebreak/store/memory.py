"""A store that lives in memory: the model other stores are tested against, and the simulator's disk.

Keeps true: the contract of `firebreak.ports_store`, with "durable" meaning as long as the object lives.
Leaves to others: surviving the process (`store.sqlite`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import FeedId, Leaf, LineId, LocalTime, Root
from firebreak.ports_store import Batch, ConflictError, FeedRow, Fill, StoredEntry
from firebreak.store.rules import check_batch, grown


@dataclass(slots=True)
class _Line:
    feeds: list[FeedId] = field(default_factory=list)
    base: tuple[FeedId, int, Root] | None = None
    notes: dict[tuple[str, bytes], bytes] = field(default_factory=dict)


class MemoryStore:
    """Implements `Store` with dictionaries."""

    def __init__(self) -> None:
        self._lines: dict[LineId, _Line] = {}
        self._rows: dict[FeedId, FeedRow] = {}
        self._entries: dict[FeedId, list[StoredEntry]] = {}
        self._places: dict[Leaf, tuple[FeedId, int]] = {}
        self._erased: set[tuple[FeedId, int]] = set()
        self._closed = False

    def copy(self) -> MemoryStore:
        """Return an independent store with the same records: what a backup restores."""
        other = MemoryStore()
        other._lines = {k: _Line(list(v.feeds), v.base, dict(v.notes)) for k, v in self._lines.items()}
        other._rows, other._places = dict(self._rows), dict(self._places)
        other._entries = {feed: list(entries) for feed, entries in self._entries.items()}
        other._erased = set(self._erased)
        return other

    def create_line(self, line: LineId, created: LocalTime) -> None:
        """See `Store.create_line`."""
        self._check_open()
        self._lines.setdefault(line, _Line())

    def lines(self) -> tuple[LineId, ...]:
        """See `Store.lines`."""
        self._check_open()
        return tuple(self._lines)

    def feeds(self, line: LineId) -> tuple[FeedRow, ...]:
        """See `Store.feeds`."""
        self._check_open()
        held = self._lines.get(line)
        return tuple(self._rows[feed] for feed in held.feeds) if held else ()

    def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        self._check_open()
        grouped = check_batch(batch)
        rows = self._planned_rows(batch)
        for feed, entries in grouped.items():
            row = rows[feed]
            tree = grown(row.size, row.frontier, entries)
            rows[feed] = replace(row, size=tree.size, frontier=tree.hashes)
        self._check_fills(batch, rows)
        self._apply(batch, rows, grouped)

    def _planned_rows(self, batch: Batch) -> dict[FeedId, FeedRow]:
        line = self._lines.get(batch.line)
        if line is None:
            raise UsageError(f"line {batch.line.hex()[:16]} is not held here")
        rows = {feed: self._rows[feed] for feed in line.feeds}
        for row in batch.new_feeds:
            if row.feed in self._rows or row.feed in rows:
                raise ConflictError(f"feed {row.feed.hex()[:16]} is already held")
            rows[row.feed] = row
        for feed, size in batch.expect:
            if feed not in rows:
                raise UsageError(f"feed {feed.hex()[:16]} is not one of this line")
            if rows[feed].size != size:
                raise ConflictError(f"feed {feed.hex()[:16]} has {rows[feed].size} entries, not {size}")
        for feed, live in batch.live:
            if feed not in rows:
                raise UsageError(f"feed {feed.hex()[:16]} is not one of this line")
            rows[feed] = replace(rows[feed], live=live)
        return rows

    @staticmethod
    def _check_fills(batch: Batch, rows: dict[FeedId, FeedRow]) -> None:
        for fill in batch.fills:
            if fill.feed not in rows or not 0 <= fill.n < rows[fill.feed].size:
                raise UsageError(f"entry {fill.n} of feed {fill.feed.hex()[:16]} is not held")

    def _apply(self, batch: Batch, rows: dict[FeedId, FeedRow], grouped: dict[FeedId, list[StoredEntry]]) -> None:
        line = self._lines[batch.line]
        line.feeds.extend(row.feed for row in batch.new_feeds)
        self._rows.update(rows)
        for feed, entries in grouped.items():
            self._entries.setdefault(feed, []).extend(entries)
            self._places.update((entry.leaf, (feed, entry.n)) for entry in entries)
        for fill in batch.fills:
            self._fill(fill)
        if batch.base is not None:
            line.base = batch.base
        for namespace, key, value in batch.notes:
            line.notes[namespace, key] = value
            if not value:
                del line.notes[namespace, key]

    def _fill(self, fill: Fill) -> None:
        held = self._entries[fill.feed][fill.n]
        changed = replace(held, signature=held.signature if held.signature is not None else fill.signature)
        if (fill.feed, fill.n) not in self._erased:
            changed = replace(
                changed,
                content=held.content if held.content is not None else fill.content,
                payload=held.payload if held.payload is not None else fill.payload,
                salts=held.salts if held.salts is not None else fill.salts,
            )
        self._entries[fill.feed][fill.n] = changed

    def entry(self, feed: FeedId, n: int) -> StoredEntry | None:
        """See `Store.entry`."""
        self._check_open()
        held = self._entries.get(feed, [])
        return held[n] if 0 <= n < len(held) else None

    def entries(self, feed: FeedId, start: int = 0, stop: int | None = None) -> Iterator[StoredEntry]:
        """See `Store.entries`."""
        n = max(start, 0)
        while (stop is None or n < stop) and (entry := self.entry(feed, n)) is not None:
            yield entry
            n += 1

    def by_leaf(self, leaf: Leaf) -> StoredEntry | None:
        """See `Store.by_leaf`."""
        self._check_open()
        place = self._places.get(leaf)
        return self.entry(*place) if place else None

    def leaves(self, feed: FeedId, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.leaves`."""
        return [entry.leaf for entry in self.entries(feed, start, stop)]

    def note(self, namespace: str, line: LineId, key: bytes) -> bytes | None:
        """See `Store.note`."""
        self._check_open()
        held = self._lines.get(line)
        return held.notes.get((namespace, key)) if held else None

    def notes(self, namespace: str, line: LineId) -> Iterator[tuple[bytes, bytes]]:
        """See `Store.notes`."""
        self._check_open()
        held = self._lines.get(line)
        pairs = held.notes.items() if held else ()
        yield from sorted((key, value) for (space, key), value in pairs if space == namespace)

    def base(self, line: LineId) -> tuple[FeedId, int, Root] | None:
        """See `Store.base`."""
        self._check_open()
        held = self._lines.get(line)
        return held.base if held else None

    def erase_content(self, feed: FeedId, n: int) -> None:
        """See `Store.erase_content`."""
        if (held := self.entry(feed, n)) is None:
            raise UsageError(f"entry {n} of feed {feed.hex()[:16]} is not held")
        self._erased.add((feed, n))
        self._entries[feed][n] = replace(held, content=None, payload=None, salts=None)

    def close(self) -> None:
        """See `Store.close`."""
        self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise OperationalError("the store is closed")
