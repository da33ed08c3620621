"""Takes a bundle apart, one record at a time (`spec/evidence.md`, EVI-1 to 4).

Keeps true: a bundle that was cut, lengthened or reordered is refused; no more than one record is held; every record
comes out typed and within its limits, or not at all. Leaves to others: whether what it says is genuine (`reading`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from firebreak.core.errors import PeerError
from firebreak.core.evidence.bundle import (
    CHARTER,
    CLAIM,
    ENTRY,
    EXHIBIT,
    FEED,
    FORMAT,
    HEADER,
    MANIFEST,
    MAX_PATH,
    MAX_RECORD_BYTES,
    ROOT,
    ROOT_SET,
    SEAL,
    SEGMENT,
    TRAILER,
    Claim,
    EntryRecord,
    FeedStart,
    Header,
    Record,
    RootProof,
    SealRecord,
    SegmentStart,
    Source,
    Statement,
    Trailer,
)  # fmt: skip
from firebreak.core.record.act import BLOB_BYTES, NONCE_BYTES
from firebreak.core.record.codec import Value, decode, read_fields
from firebreak.core.record.commitment import MAX_FIELDS, SALT_BYTES, Opening
from firebreak.core.record.crypto import ED25519_SIGNATURE_BYTES
from firebreak.core.record.entry import MAX_BODY_BYTES, MAX_CLEAR_BYTES
from firebreak.core.record.kinds import field_names
from firebreak.core.record.rootset import STATEMENT_BYTES
from firebreak.core.record.seal import MAX_NOTE_BYTES
from firebreak.core.types import HASH_BYTES, FeedId, Leaf, LineId, Root

NAME_BYTES: Final = 32


class BundleReader:
    """Reads one record at a time and checks framing, order and trailer."""

    __slots__ = ("_hash", "_source", "records", "size")

    def __init__(self, source: Source) -> None:
        """Begin to read from `source`."""
        self._source, self._hash, self.records, self.size = source, hashlib.sha256(), 0, 0

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, the trailer last.

        Raises PeerError (EVI-1 framing, EVI-2 order, EVI-4 shape, EVI-3 trailer, CBOR rules).
        """
        before = HEADER - 1
        while True:
            framed, data = self._frame()
            tag, record = read_record(data)
            if not _may_follow(before, tag):
                raise PeerError("EVI-2", f"a record of tag {tag} after one of tag {before}", f"record {self.records}")
            if isinstance(record, Trailer):
                self._check_trailer(record)
                yield record
                return
            self._hash.update(framed)
            self.records += 1
            before = tag
            yield record

    def _check_trailer(self, trailer: Trailer) -> None:
        if trailer.records != self.records or trailer.digest != self._hash.digest():
            raise PeerError("EVI-3", "the trailer does not fit what stands before it", "trailer")
        if self._source.read(1):
            raise PeerError("EVI-3", "there are bytes behind the trailer", "trailer")

    def _frame(self) -> tuple[bytes, bytes]:
        """Return the next byte string with and without its head."""
        initial = self._exactly(1)
        width = {0x58: 1, 0x59: 2, 0x5A: 4}.get(initial[0], 0)
        if not width and not 0x40 <= initial[0] < 0x58:
            raise PeerError("EVI-1", "every record is a byte string", f"byte {self.size - 1}")
        argument = self._exactly(width)
        length = int.from_bytes(argument, "big") if width else initial[0] - 0x40
        if width and (length < 24 or (width > 1 and length >> (4 * width) == 0)):
            raise PeerError("EVI-1", "a length is not in its shortest form", f"byte {self.size}")
        if length > MAX_RECORD_BYTES:
            raise PeerError("EVI-1", f"a record of {length} bytes", f"byte {self.size}")
        data = self._exactly(length)
        return initial + argument + data, data

    def _exactly(self, count: int) -> bytes:
        parts: list[bytes] = []
        missing = count
        while missing:
            part = self._source.read(missing)
            if not part:
                raise PeerError("EVI-1", "the bundle ends before its trailer", f"byte {self.size}")
            parts.append(part)
            missing -= len(part)
            self.size += len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def _may_follow(before: int, tag: int) -> bool:
    """Return whether a record may stand here: by ascending tag, but for the runs of entries of each feed (EVI-2)."""
    if tag == HEADER or before == HEADER - 1:
        return tag == HEADER and before == HEADER - 1
    if tag == ROOT_SET:  # a manifest commits to the root set after it
        return before <= MANIFEST
    if tag == FEED:
        return before <= CHARTER or before in (ENTRY, EXHIBIT)
    if tag == SEGMENT:
        return before in (FEED, ENTRY, EXHIBIT)
    if tag in (ENTRY, EXHIBIT):
        return before in (SEGMENT, ENTRY, EXHIBIT)
    if before in (FEED, SEGMENT):
        return False
    return before <= tag


def read_record(data: bytes) -> tuple[int, Record]:
    """Return the tag and the record that `data` encodes.

    Raises PeerError (EVI-4, CBOR rules).
    """
    value = decode(data, max_bytes=MAX_RECORD_BYTES)
    if type(value) is not tuple or not value or type(value[0]) is not int or not 0 <= value[0] <= TRAILER:
        raise PeerError("EVI-4", "a record is an array that starts with its tag", "record")
    tag = value[0]
    if tag == ENTRY:
        return tag, _entry(value)
    return tag, _READERS[tag](value)


def _bad(detail: str, where: str) -> PeerError:
    return PeerError("EVI-4", detail, where)


def _uint(value: Value, top: int, where: str) -> int:
    if type(value) is not int or not 0 <= value < top:
        raise _bad(f"an unsigned integer below {top} was expected", where)
    return value


def _bytes(value: Value, least: int, most: int, where: str) -> bytes:
    if type(value) is not bytes or not least <= len(value) <= most:
        raise _bad(f"a byte string of {least} to {most} bytes was expected", where)
    return value


def _hash(value: Value, where: str) -> bytes:
    return _bytes(value, HASH_BYTES, HASH_BYTES, where)


def _hashes(value: Value, most: int, where: str) -> tuple[bytes, ...]:
    if type(value) is not tuple or len(value) > most:
        raise _bad(f"at most {most} hashes were expected", where)
    return tuple(_hash(one, where) for one in value)


def _exact(value: tuple[Value, ...], count: int, where: str) -> tuple[Value, ...]:
    if len(value) != count:
        raise _bad(f"an array of {count} items was expected", where)
    return value


def _padded(value: tuple[Value, ...], required: int, total: int, where: str) -> tuple[Value, ...]:
    try:
        return read_fields(value, required=required, total=total, where=where)
    except PeerError as error:
        raise _bad(error.detail, where) from None


def _header(value: tuple[Value, ...]) -> Header:
    _, form, line, exporter = _exact(value, 4, "header")
    if form != FORMAT or form is True:
        raise _bad("the format of this bundle is not known here", "header.format")
    return Header(line=LineId(_hash(line, "header.line")), exporter=_uint(exporter, 2, "header.exporter"))


def _claim(value: tuple[Value, ...]) -> Claim:
    _, name, subjects, later, earlier = _padded(value, 3, 5, "claim")
    if type(name) is not str or not 0 < len(name.encode()) <= NAME_BYTES:
        raise _bad("the name of a claim was expected", "claim.name")
    times = [None if t is None else _uint(t, 1 << 40, "claim.time") for t in (later, earlier)]
    leaves = tuple(Leaf(one) for one in _hashes(subjects, 2, "claim.subjects"))
    return Claim(name=name, subjects=leaves, not_later_than=times[0], not_earlier_than=times[1])


def _statement(value: tuple[Value, ...]) -> Statement:
    tag, side, data = _exact(value, 3, "statement")
    sides = 1 if tag == CHARTER else 2
    return Statement(
        tag=_uint(tag, TRAILER, "statement"),
        side=_uint(side, sides, "statement.side"),
        data=_bytes(data, 1, STATEMENT_BYTES, "statement.data"),
    )


def _feed(value: tuple[Value, ...]) -> FeedStart:
    _, side, feed = _exact(value, 3, "feed")
    return FeedStart(side=_uint(side, 2, "feed.side"), feed=FeedId(_hash(feed, "feed.id")))


def _segment(value: tuple[Value, ...]) -> SegmentStart:
    _, start, hashes, path = _exact(value, 4, "segment")
    return SegmentStart(
        start=_uint(start, 1 << 32, "segment.start"),
        hashes=_hashes(hashes, 32, "segment.hashes"),
        path=_hashes(path, MAX_PATH, "segment.path"),
    )


def _signature(value: Value) -> bytes | None:
    return None if value is None else _bytes(value, ED25519_SIGNATURE_BYTES, ED25519_SIGNATURE_BYTES, "entry.signature")


def _entry(value: tuple[Value, ...]) -> EntryRecord:
    _, body, signature = _padded(value, 2, 3, "entry")
    return EntryRecord(body=_bytes(body, 1, MAX_BODY_BYTES, "entry.body"), signature=_signature(signature))


def _exhibit(value: tuple[Value, ...]) -> EntryRecord:
    _, body, signature, openings, content, act = _padded(value, 4, 6, "exhibit")
    if type(openings) is not tuple or len(openings) > MAX_FIELDS:
        raise _bad(f"at most {MAX_FIELDS} openings were expected", "exhibit.openings")
    return EntryRecord(
        body=_bytes(body, 1, MAX_BODY_BYTES, "exhibit.body"),
        signature=_signature(signature),
        exhibit=True,
        openings=tuple(_opening(one) for one in openings),
        content=None if content is None else _bytes(content, 1, MAX_CLEAR_BYTES, "exhibit.content"),
        act=None if act is None else _act(act),
    )


def _act(value: Value) -> tuple[bytes, ...]:
    """Return the body of an act blob, and its nonce where that is shown."""
    if type(value) is not tuple or not 1 <= len(value) <= 2:
        raise _bad("an act blob's body was expected, and its nonce or nothing", "exhibit.act")
    nonce = tuple(_bytes(one, NONCE_BYTES, NONCE_BYTES, "exhibit.act") for one in value[1:])
    return (_bytes(value[0], 1, BLOB_BYTES, "exhibit.act"), *nonce)


def _opening(value: Value) -> tuple[int, bytes, Value, tuple[bytes, ...]]:
    if type(value) is not tuple:
        raise _bad("an opening is an array", "exhibit.openings")
    index, salt, field, path = _exact(value, 4, "exhibit.openings")
    return (
        _uint(index, MAX_FIELDS, "opening.index"),
        _bytes(salt, SALT_BYTES, SALT_BYTES, "opening.salt"),
        field,
        _hashes(path, MAX_PATH, "opening.path"),
    )


def _root(value: tuple[Value, ...]) -> RootProof:
    _, feed, size, root, path = _exact(value, 5, "root")
    return RootProof(
        feed=FeedId(_hash(feed, "root.feed")),
        size=_uint(size, 1 << 32, "root.size"),
        root=Root(_hash(root, "root.root")),
        path=_hashes(path, MAX_PATH, "root.path"),
    )


def _seal(value: tuple[Value, ...]) -> SealRecord:
    _, note = _exact(value, 2, "seal")
    return SealRecord(note=_bytes(note, 1, MAX_NOTE_BYTES, "seal.note"))


def _trailer(value: tuple[Value, ...]) -> Trailer:
    _, records, digest = _exact(value, 3, "trailer")
    return Trailer(records=_uint(records, 1 << 40, "trailer.records"), digest=_hash(digest, "trailer.digest"))


_READERS: Final[dict[int, Any]] = {
    HEADER: _header, CLAIM: _claim, ROOT_SET: _statement, MANIFEST: _statement, CHARTER: _statement, FEED: _feed,
    SEGMENT: _segment, EXHIBIT: _exhibit, ROOT: _root, SEAL: _seal, TRAILER: _trailer,
}  # fmt: skip


def open_fields(kind: int, record: EntryRecord) -> tuple[Opening, ...]:
    """Return the openings of an exhibit of that kind, with the number of fields its schema has."""
    count = len(field_names(kind))
    return tuple(Opening(index=i, salt=s, field=f, path=p, count=count) for i, s, f, p in record.openings)
