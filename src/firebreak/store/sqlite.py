"""The embedded store: one SQLite file, durable before any promise.

Keeps true: the contract of `firebreak.ports_store`; a commit returns after the write-ahead log is on the disk;
one process at a time; opening never creates a database unasked, and never a feed; a database of a newer version
is refused. Implements the durability that `feed.md` (restart) builds on.
Leaves to others: the send-state file that decides whether a feed may go on (`node.sendstate`), and backups
(`docs/operations/backup.md`). Erasure on flash storage cannot be guaranteed, only asked for.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any

from firebreak.core.errors import IntegrityError, OperationalError, UsageError
from firebreak.core.types import FeedId, Leaf, LineId, LocalTime, Root
from firebreak.ports_store import Batch, ConflictError, FeedRow, Fill, StoredEntry
from firebreak.store.rules import check_batch, grown, intact
from firebreak.store.sqlite_file import connect, make_private_file, take_lock, translate

_PAGE = 256  # rows fetched at a time while streaming
_END = 2**62
_HASH = 32

_ENTRY = "f.feed, e.n, e.leaf, e.body, e.content, e.signature, e.payload, e.salts, e.arrived, e.via"
_FROM = "FROM entries e JOIN feeds f ON f.id = e.feed"
_SELECT_ONE = f"SELECT {_ENTRY} {_FROM} WHERE f.feed = ? AND e.n = ?"
_SELECT_PAGE = f"SELECT {_ENTRY} {_FROM} WHERE f.feed = ? AND e.n >= ? AND e.n < ? ORDER BY e.n LIMIT ?"
_SELECT_LEAF = f"SELECT {_ENTRY} {_FROM} WHERE e.leaf = ?"
_INSERT = (
    "INSERT INTO entries (feed, n, leaf, arrived, via, body, signature, salts, payload, content)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FILL = (
    "UPDATE entries SET signature = coalesce(signature, ?),"
    " content = CASE erased WHEN 1 THEN NULL ELSE coalesce(content, ?) END,"
    " payload = CASE erased WHEN 1 THEN NULL ELSE coalesce(payload, ?) END,"
    " salts = CASE erased WHEN 1 THEN NULL ELSE coalesce(salts, ?) END"
    " WHERE feed = ? AND n = ?"
)
_ERASE = (
    "UPDATE entries SET erased = 1, content = NULL, payload = NULL, salts = NULL"
    " WHERE n = ? AND feed = (SELECT id FROM feeds WHERE feed = ?)"
)
_NOTE = (
    "INSERT INTO notes (line, namespace, key, value) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET value = excluded.value"
)
_BASE = (
    "INSERT INTO bases (line, feed, size, root) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET feed = excluded.feed, size = excluded.size, root = excluded.root"
)
_NOTES = (
    "SELECT key, value FROM notes JOIN lines ON lines.id = notes.line"
    " WHERE lines.line = ? AND namespace = ? AND key > ? ORDER BY key LIMIT ?"
)


class SqliteStore:
    """Implements `Store` on one SQLite database; use `open`."""

    def __init__(self, path: Path, database: sqlite3.Connection, lock: FileIO) -> None:
        """Take over an open database and its lock; `open` makes both."""
        self.path = path
        self._database: sqlite3.Connection | None = database
        self._lock = lock
        self._mutex = threading.RLock()  # the driver commits from a worker thread

    @classmethod
    def open(cls, path: Path, *, create: bool = False, durable: bool = True) -> SqliteStore:
        """Open the database at `path`; only `create` makes one where there is none.

        `durable=False` is for the simulator: a power cut may then lose commits.
        Raises `UsageError` if there is none, `OperationalError` if it is in use, newer than this program or not
        usable, `IntegrityError` if it is damaged.
        """
        lock = take_lock(path, create=create)
        try:
            database = connect(path, create=create, durable=durable)
        except BaseException:
            lock.close()
            raise
        store = cls(path, database, lock)
        try:
            store._check_sizes()
        except BaseException:
            store.close()
            raise
        return store

    def create_line(self, line: LineId, created: LocalTime) -> None:
        """See `Store.create_line`."""
        with self._transaction() as db:
            db.execute("INSERT INTO lines (line, created) VALUES (?, ?) ON CONFLICT DO NOTHING", (line, created))

    def lines(self) -> tuple[LineId, ...]:
        """See `Store.lines`."""
        return tuple(LineId(line) for (line,) in self._rows("SELECT line FROM lines ORDER BY id"))

    def feeds(self, line: LineId) -> tuple[FeedRow, ...]:
        """See `Store.feeds`."""
        rows = self._rows(
            "SELECT f.feed, f.own, f.size, f.live, f.frontier FROM feeds f JOIN lines l ON l.id = f.line"
            " WHERE l.line = ? ORDER BY f.id",
            (line,),
        )
        return tuple(
            FeedRow(feed=FeedId(feed), line=line, own=bool(own), size=size, live=bool(live), frontier=_split(frontier))
            for feed, own, size, live, frontier in rows
        )

    def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        grouped = check_batch(batch)
        with self._transaction() as db:
            line = _line_number(db, batch.line)
            _add_feeds(db, line, batch.new_feeds)
            for feed, expected in batch.expect:
                _append(db, line, feed, expected, grouped.get(feed, []))
            for feed, live in batch.live:
                done = db.execute("UPDATE feeds SET live = ? WHERE feed = ? AND line = ?", (live, feed, line))
                _require(done.rowcount, f"feed {feed.hex()[:16]} is not one of this line")
            for fill in batch.fills:
                _fill(db, line, fill)
            if batch.base is not None:
                db.execute(_BASE, (line, *batch.base))
            _write_notes(db, line, batch.notes)

    def entry(self, feed: FeedId, n: int) -> StoredEntry | None:
        """See `Store.entry`."""
        rows = self._rows(_SELECT_ONE, (feed, n))
        return _entry(rows[0]) if rows else None

    def entries(self, feed: FeedId, start: int = 0, stop: int | None = None) -> Iterator[StoredEntry]:
        """See `Store.entries`."""
        n, end = max(start, 0), _END if stop is None else stop
        while rows := self._rows(_SELECT_PAGE, (feed, n, end, _PAGE)):
            for row in rows:
                entry = _entry(row)
                if entry.n != n:
                    raise IntegrityError(f"entry {n} of feed {feed.hex()} is missing in {self.path}")
                yield entry
                n += 1

    def by_leaf(self, leaf: Leaf) -> StoredEntry | None:
        """See `Store.by_leaf`."""
        rows = self._rows(_SELECT_LEAF, (leaf,))
        return _entry(rows[0]) if rows else None

    def leaves(self, feed: FeedId, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.leaves`."""
        rows = self._rows(
            f"SELECT e.leaf {_FROM} WHERE f.feed = ? AND e.n >= ? AND e.n < ? ORDER BY e.n",
            (feed, max(start, 0), _END if stop is None else stop),
        )
        return [leaf for (leaf,) in rows]

    def note(self, namespace: str, line: LineId, key: bytes) -> bytes | None:
        """See `Store.note`."""
        rows = self._rows(
            "SELECT value FROM notes JOIN lines ON lines.id = notes.line"
            " WHERE lines.line = ? AND namespace = ? AND key = ?",
            (line, namespace, key),
        )
        return bytes(rows[0][0]) if rows else None

    def notes(self, namespace: str, line: LineId) -> Iterator[tuple[bytes, bytes]]:
        """See `Store.notes`."""
        first = self.note(namespace, line, b"")  # the empty key sorts first and is after nothing
        if first is not None:
            yield b"", first
        after = b""
        while rows := self._rows(_NOTES, (line, namespace, after, _PAGE)):
            yield from rows
            after = rows[-1][0]

    def base(self, line: LineId) -> tuple[FeedId, int, Root] | None:
        """See `Store.base`."""
        rows = self._rows(
            "SELECT feed, size, root FROM bases JOIN lines ON lines.id = bases.line WHERE lines.line = ?", (line,)
        )
        return (FeedId(rows[0][0]), rows[0][1], Root(rows[0][2])) if rows else None

    def erase_content(self, feed: FeedId, n: int) -> None:
        """See `Store.erase_content`; overwrites the pages (`secure_delete`) and empties the write-ahead log."""
        with self._transaction() as db:
            _require(db.execute(_ERASE, (n, feed)).rowcount, f"entry {n} of feed {feed.hex()[:16]} is not held")
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def backup(self, to: Path) -> None:
        """Write a consistent copy to a new private file while the node runs.

        Raises `UsageError` if the file exists, `OperationalError` if the disk refuses. A node that starts from the copy
        opens a new feed (`docs/operations/backup.md`).
        """
        make_private_file(to, new=True)
        with self._mutex:
            copy = sqlite3.connect(to)
            try:
                self._open_database().backup(copy)
            except sqlite3.Error as error:
                raise translate(error, to) from error
            finally:
                copy.close()

    def close(self) -> None:
        """See `Store.close`."""
        with self._mutex:
            if self._database is not None:
                self._database.close()
                self._database = None
                self._lock.close()

    def _check_sizes(self) -> None:
        found = self._rows(
            "SELECT f.feed, f.size, (SELECT coalesce(max(n) + 1, 0) FROM entries e WHERE e.feed = f.id) FROM feeds f"
        )
        for feed, size, held in found:
            if size != held:
                raise IntegrityError(f"{self.path}: feed {feed.hex()} counts {size} entries but holds {held}")

    def _open_database(self) -> sqlite3.Connection:
        if self._database is None:
            raise OperationalError(f"the store {self.path} is closed")
        return self._database

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._mutex:
            try:
                return self._open_database().execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise translate(error, self.path) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._mutex:
            db = self._open_database()
            try:
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except sqlite3.Error as error:
                _roll_back(db)
                raise translate(error, self.path) from error
            except BaseException:
                _roll_back(db)
                raise


def _roll_back(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        with suppress(sqlite3.Error):  # the first error is the one to report; SQLite recovers on the next open
            db.execute("ROLLBACK")


def _require(rows: int, complaint: str) -> None:
    if rows != 1:
        raise UsageError(complaint)


def _line_number(db: sqlite3.Connection, line: LineId) -> int:
    row = db.execute("SELECT id FROM lines WHERE line = ?", (line,)).fetchone()
    if row is None:
        raise UsageError(f"line {line.hex()[:16]} is not held here")
    return int(row[0])


def _add_feeds(db: sqlite3.Connection, line: int, rows: tuple[FeedRow, ...]) -> None:
    for row in rows:
        done = db.execute(
            "INSERT INTO feeds (feed, line, own, live, size, frontier) VALUES (?, ?, ?, ?, 0, x'')"
            " ON CONFLICT DO NOTHING",
            (row.feed, line, row.own, row.live),
        )
        if done.rowcount != 1:
            raise ConflictError(f"feed {row.feed.hex()[:16]} is already held")


def _append(db: sqlite3.Connection, line: int, feed: FeedId, expected: int, entries: list[StoredEntry]) -> None:
    row = db.execute("SELECT id, size, frontier FROM feeds WHERE feed = ? AND line = ?", (feed, line)).fetchone()
    if row is None:
        raise UsageError(f"feed {feed.hex()[:16]} is not one of this line")
    number, size, frontier = row
    if size != expected:
        raise ConflictError(f"feed {feed.hex()[:16]} has {size} entries, not {expected}")
    if entries:
        tree = grown(size, _split(frontier), entries)
        db.executemany(_INSERT, [_values(number, entry) for entry in entries])
        db.execute("UPDATE feeds SET size = ?, frontier = ? WHERE id = ?", (tree.size, b"".join(tree.hashes), number))


def _values(number: int, e: StoredEntry) -> tuple[Any, ...]:
    return (number, e.n, e.leaf, e.arrived, e.via, e.body, e.signature, e.salts, e.payload, e.content)


def _fill(db: sqlite3.Connection, line: int, fill: Fill) -> None:
    number = db.execute("SELECT id FROM feeds WHERE feed = ? AND line = ?", (fill.feed, line)).fetchone()
    parts = (fill.signature, fill.content, fill.payload, fill.salts)
    done = db.execute(_FILL, (*parts, number[0] if number else None, fill.n))
    _require(done.rowcount, f"entry {fill.n} of feed {fill.feed.hex()[:16]} is not held")


def _write_notes(db: sqlite3.Connection, line: int, notes: tuple[tuple[str, bytes, bytes], ...]) -> None:
    gone = [(line, namespace, key) for namespace, key, value in notes if not value]
    kept = [(line, namespace, key, value) for namespace, key, value in notes if value]
    if gone:
        db.executemany("DELETE FROM notes WHERE line = ? AND namespace = ? AND key = ?", gone)
    if kept:
        db.executemany(_NOTE, kept)


def _split(frontier: bytes) -> tuple[bytes, ...]:
    return tuple(frontier[at : at + _HASH] for at in range(0, len(frontier), _HASH))


def _entry(row: tuple[Any, ...]) -> StoredEntry:
    feed, n, leaf, body, content, signature, payload, salts, arrived, via = row
    return intact(
        StoredEntry(
            feed=feed,
            n=n,
            leaf=leaf,
            body=body,
            content=content,
            signature=signature,
            payload=payload,
            salts=salts,
            arrived=arrived,
            via=via,
        )
    )
