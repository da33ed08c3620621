"""The evidence bundle as a file: records in one order, read once, of bounded size (`spec/evidence.md`, EVI-1 to 4).

Keeps true: what a record holds is fixed by its tag, and the trailer binds every byte before it.
Leaves to others: taking records apart (`parsing`), whether what they say is genuine (`reading`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

from firebreak.core.record.codec import Encodable, Value, encode
from firebreak.core.record.commitment import Opening
from firebreak.core.record.rootset import STATEMENT_BYTES
from firebreak.core.types import FeedId, Leaf, LineId, Root

FORMAT: Final = 1
MAX_RECORD_BYTES: Final = STATEMENT_BYTES + 64
MAX_CLAIMS: Final = 64
MAX_STATEMENTS: Final = 256  # root sets, manifests and charters, each
MAX_FEEDS: Final = 64
MAX_PATH: Final = 64
HEADER, CLAIM, ROOT_SET, MANIFEST, CHARTER, FEED, SEGMENT, ENTRY, EXHIBIT, ROOT, SEAL, TRAILER = range(12)


class Source(Protocol):
    """Anything bytes can be read from, in order: a file, a socket's file, memory."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


class Sink(Protocol):
    """Anything bytes can be written to, in order."""

    def write(self, data: bytes, /) -> Any:
        """Take all of `data`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which line, and which party (index in the charter) made the bundle."""

    line: LineId
    exporter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the bundle is to prove, of which entries; times in UTC seconds; no subject: the record holds none."""

    name: str
    subjects: tuple[Leaf, ...]
    not_later_than: int | None = None
    not_earlier_than: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A root set, manifest or charter; `side` is the charter's index of the party, 0 for a charter."""

    tag: int
    side: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStart:
    """From here on the records are of this feed of that party."""

    side: int
    feed: FeedId


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentStart:
    """A run of entries begins at `start`; `path` proves that the tree shown before begins this one."""

    start: int
    hashes: tuple[bytes, ...]
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """One entry; an exhibit is kept with its openings, its content if that is in the clear, and its act blob.

    Of the blob an exhibit shows the body, and the nonce only where all that it covers may be known (ACT-4).
    """

    body: bytes
    signature: bytes | None
    exhibit: bool = False
    openings: tuple[tuple[int, bytes, Value, tuple[bytes, ...]], ...] = ()
    content: bytes | None = None
    act: tuple[bytes, ...] | None = None  # body, nonce?


@dataclass(frozen=True, slots=True, kw_only=True)
class RootProof:
    """The tree of `feed` had `root` at `size`, by a consistency proof with the end of what is shown of it."""

    feed: FeedId
    size: int
    root: Root
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRecord:
    """A hybrid seal of one of the feeds."""

    note: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """How many records came before, and the SHA-256 of all their bytes."""

    records: int
    digest: bytes


Record: TypeAlias = (
    Header | Claim | Statement | FeedStart | SegmentStart | EntryRecord | RootProof | SealRecord | Trailer
)


# --- writing ---------------------------------------------------------------------------------------------------------


class BundleWriter:
    """Writes records in the order given and closes the bundle with its trailer."""

    __slots__ = ("_hash", "_sink", "records", "size")

    def __init__(self, sink: Sink) -> None:
        """Begin a bundle that goes to `sink`."""
        self._sink, self._hash, self.records, self.size = sink, hashlib.sha256(), 0, 0

    def put(self, record: Record) -> None:
        """Write one record."""
        data = encode(encode(_items(record)))
        self._hash.update(data)
        self._sink.write(data)
        self.records += 1
        self.size += len(data)

    def close(self) -> bytes:
        """Write the trailer and return its digest, which names the bundle."""
        digest = self._hash.digest()
        self.put(Trailer(records=self.records, digest=digest))
        return digest


def opening_items(opening: Opening) -> tuple[int, bytes, Value, tuple[bytes, ...]]:
    """Return an opening as an exhibit carries it; the number of fields follows from the kind."""
    return opening.index, opening.salt, opening.field, opening.path


def _items(record: Record) -> list[Encodable]:
    match record:
        case Header():
            return [HEADER, FORMAT, record.line, record.exporter]
        case Claim():
            items: list[Encodable] = [
                CLAIM,
                record.name,
                record.subjects,
                record.not_later_than,
                record.not_earlier_than,
            ]
            return _trimmed(items, 3)
        case Statement():
            return [record.tag, record.side, record.data]
        case FeedStart():
            return [FEED, record.side, record.feed]
        case SegmentStart():
            return [SEGMENT, record.start, record.hashes, record.path]
        case EntryRecord(exhibit=False):
            return _trimmed([ENTRY, record.body, record.signature], 2)
        case EntryRecord():
            return _trimmed([EXHIBIT, record.body, record.signature, record.openings, record.content, record.act], 4)
        case RootProof():
            return [ROOT, record.feed, record.size, record.root, record.path]
        case SealRecord():
            return [SEAL, record.note]
        case Trailer():
            return [TRAILER, record.records, record.digest]


def _trimmed(items: list[Encodable], required: int) -> list[Encodable]:
    while len(items) > required and items[-1] is None:
        items.pop()
    return items


def framed(records: Sequence[Record]) -> bytes:
    """Return whole records as bytes, without a trailer (for tools that take a bundle apart)."""
    return b"".join(encode(encode(_items(record))) for record in records)
