"""The ratchet file: chain keys and unused message secrets of one line, replaced as a whole.

Keeps true: the file holds the last state saved or the one before it, never a mixture; it is private to its owner;
the state it replaces is overwritten once the new one stands (spec `seal.md`, ratchet file).
Leaves to others: what the bytes mean (`core.record.epoch`). **Erasure is best effort**: flash storage, journals of the
file system and snapshots keep old blocks, and no program can reach them; use an encrypted disk, and keep the file out
of backups (`docs/operations/backup.md`).
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from firebreak.core.errors import OperationalError
from firebreak.node.sendstate import sync_folder

_MAGIC = b"FBRATCH1"
_CHECKSUM = 32


class RatchetFile:
    """One file at `path`, with a temporary one beside it while saving."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is touched until `load` or `save`."""
        self.path = path
        self._new = path.with_name(path.name + ".new")

    def load(self) -> bytes | None:
        """Return the last state saved, or None if there is no file.

        Raises `OperationalError` if the file cannot be read or is damaged.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._refused(error) from error
        state = data[len(_MAGIC) + _CHECKSUM :]
        if data[: -len(state) or None] != _MAGIC + hashlib.sha256(state).digest():
            raise OperationalError(
                f"ratchet file {self.path} is damaged; move it away and start again: the node then opens a new feed"
                " and publishes a reset prekey"
            )
        return state

    def save(self, state: bytes) -> None:
        """Replace the file, durably, then overwrite what it held before. Raises `OperationalError`."""
        try:
            self._write_new(_MAGIC + hashlib.sha256(state).digest() + state)
            with _Held(self.path) as before:
                self._new.replace(self.path)
                sync_folder(self.path.parent)
                before.wipe()
        except OSError as error:
            raise self._refused(error) from error

    def _write_new(self, data: bytes) -> None:
        with suppress(FileNotFoundError):  # a save that was cut short
            with _Held(self._new) as stale:
                stale.wipe()
            self._new.unlink()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(self._new, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def _refused(self, error: OSError) -> OperationalError:
        return OperationalError(f"ratchet file {self.path}: {error.strerror or error}; check the disk and its folder")


class _Held:
    """Keeps hold of a file's blocks while its name goes to another file, so that they can still be overwritten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def __enter__(self) -> _Held:
        with suppress(FileNotFoundError):
            self._file = os.open(self._path, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            os.close(self._file)

    def wipe(self) -> None:
        """Overwrite the blocks in place; a file system may still have put them elsewhere before."""
        if self._file is not None:
            os.pwrite(self._file, bytes(os.fstat(self._file).st_size), 0)
            os.fdatasync(self._file)
