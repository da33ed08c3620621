"""The file of what this node's own desks keep: one SQLite database beside the record, and never part of it.

Keeps true: what was written is durable on return; a damaged or refused file stops nobody from ringing, it only makes
drafts and the like unavailable, and says so; the file is private to its owner.
Leaves to others: what is kept (`desk`, `drafts`, `releases`, `silences`).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from firebreak.core.errors import IntegrityError, OperationalError
from firebreak.store.sqlite_file import make_private_file, translate

FORMAT = 2
_TABLES = """
CREATE TABLE drafts (
    officer TEXT NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL, kind TEXT NOT NULL, fields TEXT NOT NULL,
    revision INTEGER NOT NULL, updated INTEGER NOT NULL, PRIMARY KEY (officer, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE releases (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL,
    author_name TEXT NOT NULL, what TEXT NOT NULL, rule TEXT NOT NULL, body TEXT NOT NULL, credential BLOB NOT NULL,
    state TEXT NOT NULL, why TEXT, decided_at INTEGER, decided_by TEXT, decided_name TEXT, entry TEXT
) STRICT;
CREATE INDEX releases_of_line ON releases (line, number);
CREATE TABLE silences (
    line TEXT NOT NULL, number INTEGER NOT NULL, of TEXT, raised INTEGER NOT NULL, at INTEGER NOT NULL,
    until INTEGER NOT NULL, by TEXT NOT NULL, PRIMARY KEY (line, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE sheets (
    hash TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL, sheet TEXT NOT NULL,
    signed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (line, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE actors (number INTEGER PRIMARY KEY, line TEXT NOT NULL, leaf BLOB NOT NULL, name TEXT NOT NULL) STRICT;
"""
_FROM_1 = "ALTER TABLE sheets ADD COLUMN signed INTEGER NOT NULL DEFAULT 0;"


class DeskFile:
    """An open file, made when it is first needed; any thread may ask, one at a time."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched before the first question."""
        self.path = path
        self._database: sqlite3.Connection | None = None
        self._mutex = threading.RLock()
        self._closed = False

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return what a question gives. Raises OperationalError."""
        with self._mutex:
            try:
                return self._open().execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise self._refused(error) from error

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Make a change that is durable as a whole, or not at all. Raises OperationalError."""
        with self._mutex:
            try:
                database = self._open()
                database.execute("BEGIN IMMEDIATE")
                yield database
                database.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._refused(error) from error
            finally:
                if self._database is not None and self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file; twice is as good as once."""
        with self._mutex:
            self._closed = True
            if self._database is not None:
                self._database.close()
                self._database = None

    def _open(self) -> sqlite3.Connection:
        if self._closed:
            raise OperationalError(f"{self.path.name} is closed")
        if self._database is None:
            make_private_file(self.path)
            found = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            try:
                _prepare(found)
            except BaseException:
                found.close()
                raise
            self._database = found
        return self._database

    def _refused(self, error: sqlite3.Error) -> OperationalError:
        """Return the error for a file that refuses: none of it is the record, so that none of it stops the node."""
        found = translate(error, self.path)
        if isinstance(found, IntegrityError):
            return OperationalError(f"{self.path} is damaged; move it away and restart: the record does not need it")
        return OperationalError(str(found))


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA secure_delete = ON")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > FORMAT:
        raise OperationalError("the file of drafts was made by a newer version of this program")
    if version < FORMAT:
        change = _TABLES if version == 0 else _FROM_1
        database.executescript(f"BEGIN IMMEDIATE;\n{change}\nPRAGMA user_version = {FORMAT};\nCOMMIT;")
