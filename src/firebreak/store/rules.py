"""What every store checks alike before it writes, and how its records are audited afterwards.

Keeps true: entries of a batch continue their feed one by one, carry the leaf of their own bytes, and name
the size they start from; a damaged record is reported as such and never handed out (spec `feed.md`).
Leaves to others: transactions and durability (each store), signatures and meaning (core).
"""

from __future__ import annotations

from collections.abc import Iterable

from firebreak.core.errors import IntegrityError, UsageError
from firebreak.core.record.merkle import Frontier, leaf_hash
from firebreak.core.types import HASH_BYTES, FeedId, LineId
from firebreak.ports_store import Batch, FeedRow, Store, StoredEntry


def check_batch(batch: Batch) -> dict[FeedId, list[StoredEntry]]:
    """Return the entries of each feed in order. Raises `UsageError` for a batch no state could accept."""
    expected = dict(batch.expect)
    if len(expected) != len(batch.expect):
        raise UsageError("a batch names the expected size of a feed once")
    for row in batch.new_feeds:
        _check_new_feed(row, batch.line)
    grouped: dict[FeedId, list[StoredEntry]] = {}
    for entry in batch.entries:
        own = grouped.setdefault(entry.feed, [])
        _check_entry(entry, expected.get(entry.feed), len(own))
        own.append(entry)
    _check_notes(batch)
    return grouped


def _check_new_feed(row: FeedRow, line: LineId) -> None:
    if row.line != line:
        raise UsageError(f"feed {row.feed.hex()[:16]} belongs to another line than its batch")
    if row.size or row.frontier or len(row.feed) != HASH_BYTES:
        raise UsageError(f"new feed {row.feed.hex()[:16]} must be empty: its genesis comes as an entry")


def _check_entry(entry: StoredEntry, expected: int | None, before: int) -> None:
    if expected is None:
        raise UsageError(f"a batch with entries of feed {entry.feed.hex()[:16]} must name its expected size")
    if entry.n != expected + before:
        raise UsageError(f"entry {entry.n} of feed {entry.feed.hex()[:16]} does not follow {expected + before - 1}")
    if leaf_hash(entry.body) != entry.leaf:
        raise UsageError(f"entry {entry.n} of feed {entry.feed.hex()[:16]} carries a leaf that is not of its body")


def _check_notes(batch: Batch) -> None:
    names = [(namespace, key) for namespace, key, _ in batch.notes]
    if len(set(names)) != len(names):
        raise UsageError("a batch writes each note once")


def intact(entry: StoredEntry) -> StoredEntry:
    """Return an entry read back. Raises `IntegrityError` if its bytes are not those of its leaf."""
    if leaf_hash(entry.body) != entry.leaf:
        raise IntegrityError(
            f"the stored bytes of entry {entry.n} of feed {entry.feed.hex()} are damaged;"
            " restore the store from a backup"
        )
    return entry


def grown(size: int, frontier: tuple[bytes, ...], entries: Iterable[StoredEntry]) -> Frontier:
    """Return the tree of a feed after `entries` were appended. Raises `IntegrityError` if the frontier is damaged."""
    tree = Frontier.from_parts(size, frontier)
    for entry in entries:
        tree = tree.append(entry.leaf)
    return tree


def audit(store: Store, line: LineId) -> int:
    """Read every entry of a line again and return how many there are, in memory that does not grow with them.

    Raises `IntegrityError` if an entry is damaged or missing, or a feed's size or tree is not that of its entries.
    """
    total = 0
    for row in store.feeds(line):
        tree = grown(0, (), store.entries(row.feed))
        if (tree.size, tree.hashes) != (row.size, row.frontier):
            raise IntegrityError(f"feed {row.feed.hex()} counts {row.size} entries but holds a tree of {tree.size}")
        total += tree.size
    return total
