"""The send-state file of one line: the last head of our feed that anything was transmitted from.

Keeps true: after `save` returns, the head is on the disk; a save cut short at any byte leaves the head before it
readable. Two slots of one disk sector each are written in turn, each with a counter and a checksum (spec `feed.md`).
Leaves to others: what a head that differs from the store's means (`core.record.restart`), and keeping the file out of
every backup and snapshot (`docs/operations/backup.md`): rolled back together with the store it protects nothing.
"""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path

from firebreak.core.errors import OperationalError
from firebreak.core.types import FeedId, Root

SLOT_BYTES = 512
_MAGIC = b"FBSEND1\n"
_FIELDS = struct.Struct(">8sQ32sQ32s")  # magic, counter, feed, size, root
_CHECKSUM = 32

Head = tuple[FeedId, int, Root]


class SendState:
    """One open send-state file; not for two processes at once (the store's lock sees to that)."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is touched until `load` or `save`."""
        self.path = path
        self._file: int | None = None
        self._counter = 0
        self._slot = 0  # the slot the next save writes: never the one that holds the latest head

    def load(self) -> Head | None:
        """Return the last head saved, or None if there is no file or no readable slot.

        Raises `OperationalError` if the file is there but cannot be read.
        """
        if self._file is None:
            if not self.path.exists():
                return None
            self._open(os.O_RDWR)
        held = [(found, slot) for slot in (0, 1) if (found := self._read(slot)) is not None]
        if not held:
            return None
        (self._counter, head), slot = max(held)
        self._slot = 1 - slot
        return head

    def save(self, feed: FeedId, size: int, root: Root) -> None:
        """Make a head durable before anything is transmitted from it.

        Raises `OperationalError` if the disk refuses; the head before it then still stands, or this one does.
        """
        if self._file is None:
            self.load()
        if self._file is None:
            self._create()
        record = _FIELDS.pack(_MAGIC, self._counter + 1, feed, size, root)
        slot = (record + hashlib.sha256(record).digest()).ljust(SLOT_BYTES, b"\0")
        try:
            self._write(slot, self._slot * SLOT_BYTES)
        except OSError as error:
            raise self._refused(error) from error
        self._counter += 1
        self._slot = 1 - self._slot

    def close(self) -> None:
        """Let go of the file; twice is as good as once."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _write(self, data: bytes, at: int) -> None:
        assert self._file is not None
        if os.pwrite(self._file, data, at) != len(data):
            raise OSError(28, "a partial write: the disk is full")
        os.fdatasync(self._file)

    def _open(self, flags: int) -> None:
        try:
            self._file = os.open(self.path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise self._refused(error) from error

    def _create(self) -> None:
        """Allocate both slots at once, so that a save never has to find room on the disk."""
        self._open(os.O_RDWR | os.O_CREAT | os.O_EXCL)
        try:
            self._write(bytes(2 * SLOT_BYTES), 0)
            sync_folder(self.path.parent)
        except OSError as error:
            raise self._refused(error) from error

    def _read(self, slot: int) -> tuple[int, Head] | None:
        assert self._file is not None
        try:
            data = os.pread(self._file, _FIELDS.size + _CHECKSUM, slot * SLOT_BYTES)
        except OSError as error:
            raise self._refused(error) from error
        record, checksum = data[: _FIELDS.size], data[_FIELDS.size :]
        if len(checksum) != _CHECKSUM or hashlib.sha256(record).digest() != checksum:
            return None
        magic, counter, feed, size, root = _FIELDS.unpack(record)
        return (counter, (FeedId(feed), size, Root(root))) if magic == _MAGIC else None

    def _refused(self, error: OSError) -> OperationalError:
        return OperationalError(
            f"send-state {self.path}: {error.strerror or error}; check the disk and the owner of the folder."
            " Nothing is transmitted until it can be written"
        )


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Raises `OSError`."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
