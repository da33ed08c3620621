"""The port to durable storage: what the driver hands over in one commit, and what it can read back.

Keeps true: a commit is one transaction that is durable on return or wrote nothing, feeds grow only by
their next entry, and two writers who start from the same size cannot both win (spec `feed.md`).
Leaves to others: what an entry means, whether it is signed or countable (core), and when content is
erased (retention in the node). Stores implement this; they never decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from firebreak.core.errors import OperationalError
from firebreak.core.types import FeedId, Leaf, LineId, LocalTime, Root


class ConflictError(OperationalError):
    """A feed no longer has the size this commit started from; nothing of the commit was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One entry as held: the exact bytes that were signed, and what was opened of its content."""

    feed: FeedId
    n: int
    leaf: Leaf
    body: bytes  # E, exactly as hashed and signed
    content: bytes | None  # ciphertext beside E; None once erased, or if there was none
    signature: bytes | None  # None while only a seal or a later signature vouches for it
    payload: bytes | None  # opened payload (CBOR); None if not opened, or once erased
    salts: bytes | None  # the 32-byte salts key; None if not opened, or once erased
    arrived: LocalTime
    via: str  # name of the path; "" for our own entries


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One feed of a line and the frontier of its tree; `live` is the feed its writer now continues."""

    feed: FeedId
    line: LineId
    own: bool
    size: int
    live: bool
    frontier: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What arrived or was opened later for an entry already held: an absent part is set, a present one stays."""

    feed: FeedId
    n: int
    signature: bytes | None = None
    content: bytes | None = None
    payload: bytes | None = None
    salts: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything of one commit; all of it becomes durable, or none.

    `expect` names the size each touched feed must have beforehand (0 for a feed of `new_feeds`, whose rows
    come with size 0 and no frontier). `base` is the send-state as last flushed when the batch was made.
    A note is `(namespace, key, value)`; the value `b""` deletes it.
    """

    line: LineId
    expect: tuple[tuple[FeedId, int], ...] = ()
    entries: tuple[StoredEntry, ...] = ()
    new_feeds: tuple[FeedRow, ...] = ()
    live: tuple[tuple[FeedId, bool], ...] = ()
    base: tuple[FeedId, int, Root] | None = None
    notes: tuple[tuple[str, bytes, bytes], ...] = ()
    fills: tuple[Fill, ...] = ()


class Store(Protocol):
    """Durable record of every line of one node."""

    def create_line(self, line: LineId, created: LocalTime) -> None:
        """Make room for a line; one that is already held stays as it is."""
        ...

    def lines(self) -> tuple[LineId, ...]:
        """Return the lines held, oldest first."""
        ...

    def feeds(self, line: LineId) -> tuple[FeedRow, ...]:
        """Return the feeds of a line in the order they were first seen."""
        ...

    def commit(self, batch: Batch) -> None:
        """Write a batch as one transaction, durable on return.

        Raises `ConflictError` if `expect` does not hold (nothing was written), `UsageError` for a batch that could
        never be right, `IntegrityError` if the store is damaged, and `OperationalError` if the disk refuses. After an
        `OperationalError` that is not a conflict the caller reads the sizes again: the commit may have been written.
        """
        ...

    def entry(self, feed: FeedId, n: int) -> StoredEntry | None:
        """Return one entry, or None if the feed does not reach it. Raises `IntegrityError` if it is damaged."""
        ...

    def entries(self, feed: FeedId, start: int = 0, stop: int | None = None) -> Iterator[StoredEntry]:
        """Stream the entries `start <= n < stop` in order, in bounded memory."""
        ...

    def by_leaf(self, leaf: Leaf) -> StoredEntry | None:
        """Return the entry with this leaf hash."""
        ...

    def leaves(self, feed: FeedId, start: int = 0, stop: int | None = None) -> list[bytes]:
        """Return the leaf hashes `start <= n < stop` in order."""
        ...

    def note(self, namespace: str, line: LineId, key: bytes) -> bytes | None:
        """Return the value of one note."""
        ...

    def notes(self, namespace: str, line: LineId) -> Iterator[tuple[bytes, bytes]]:
        """Yield `(key, value)` of a namespace, sorted by key."""
        ...

    def base(self, line: LineId) -> tuple[FeedId, int, Root] | None:
        """Return the send-state base recorded with the last commit that carried one."""
        ...

    def erase_content(self, feed: FeedId, n: int) -> None:
        """Remove ciphertext, payload and salts for good; the signed bytes and the signature stay as evidence."""
        ...

    def close(self) -> None:
        """Let go of the store; twice is as good as once."""
        ...
