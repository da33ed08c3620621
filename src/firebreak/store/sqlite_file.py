"""The SQLite file itself: its lock, its version, and what its errors mean to an operator.

Keeps true: a database is private to its owner (mode 0600), is opened by one process, has every numbered file of
`store/sql` applied exactly once and in order, and is never touched if a newer program made it.
Leaves to others: reading and writing records (`store.sqlite`).
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from importlib import resources
from io import FileIO
from pathlib import Path

from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError, UsageError

APPLICATION_ID = 0x46495242  # "FIRB" in the header of the file
_BUSY_MS = 2000
_SQLITE_PRIMARY = 0xFF  # extended result codes keep the primary one in the low byte

_REMEDIES = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space, then try again",
    sqlite3.SQLITE_READONLY: "it cannot be written; check that its folder is writable and not mounted read-only",
    sqlite3.SQLITE_IOERR: "the disk reported an error; check the disk before going on",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and belongs to this user",
    sqlite3.SQLITE_PERM: "access is denied; check that it belongs to this user",
    sqlite3.SQLITE_BUSY: "another program is using it; stop that program, then try again",
    sqlite3.SQLITE_LOCKED: "another program is using it; stop that program, then try again",
}
_MISUSE = {sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.SQLITE_MISMATCH}
_MISUSE.add(sqlite3.SQLITE_CONSTRAINT | (12 << 8))  # SQLITE_CONSTRAINT_DATATYPE, without a name in Python 3.11
_DAMAGE = {
    sqlite3.SQLITE_CORRUPT: "the database is damaged; restore it from a backup",
    sqlite3.SQLITE_NOTADB: "this is not a database, or its first page is damaged; restore it from a backup",
    sqlite3.SQLITE_CONSTRAINT: "the records contradict each other; restore the database from a backup",
}


def translate(error: sqlite3.Error, path: Path) -> FirebreakError:
    """Return the error to raise for one of SQLite's, naming the file and what to do."""
    extended = getattr(error, "sqlite_errorcode", 0)
    if extended in _MISUSE:
        return UsageError(f"a value of the wrong size or type was to be stored ({error})")
    code = extended & _SQLITE_PRIMARY
    if code in _DAMAGE:
        return IntegrityError(f"{path}: {_DAMAGE[code]} ({error})")
    return OperationalError(f"{path}: {_REMEDIES.get(code, 'the database refused')} ({error})")


def take_lock(path: Path, *, create: bool) -> FileIO:
    """Return the held lock file beside the database at `path`; the kernel drops it with the process.

    Raises `UsageError` if there is no database and `create` is not asked for, `OperationalError` if it is in use.
    """
    if not create and not path.exists():
        raise UsageError(f"there is no store at {path}; make one first, or name the right folder")
    name = path.with_name(path.name + ".lock")
    try:
        file = FileIO(os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+")
    except OSError as error:
        raise OperationalError(
            f"{name}: cannot be opened ({error.strerror}); check that its folder is writable"
        ) from error
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise OperationalError(f"{path} is in use by another process; stop that node first") from error
    return file


def connect(path: Path, *, create: bool, durable: bool) -> sqlite3.Connection:
    """Return a connection to a database of the newest version, migrated if it was older."""
    if create:
        make_private_file(path)
    try:
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=64,
        )
    except sqlite3.Error as error:
        raise translate(error, path) from error
    try:
        _prepare(database, path, create=create, durable=durable)
    except sqlite3.Error as error:
        database.close()
        raise translate(error, path) from error
    except BaseException:
        database.close()
        raise
    return database


def make_private_file(path: Path, *, new: bool = False) -> None:
    """Make an empty file only its owner can read, unless there is one.

    Raises `UsageError` if there is one and it was to be `new`, `OperationalError` if the disk refuses.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | (os.O_EXCL if new else 0), 0o600))
    except FileExistsError:
        raise UsageError(f"{path} exists already and is not overwritten") from None
    except OSError as error:
        raise OperationalError(f"{path}: cannot be made ({error.strerror})") from error


def _prepare(database: sqlite3.Connection, path: Path, *, create: bool, durable: bool) -> None:
    version = _version(database, path, create=create)
    database.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    for number, script in _migrations():
        if number > version:
            database.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")


def _version(database: sqlite3.Connection, path: Path, *, create: bool) -> int:
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables and not version and create:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return 0
    if mark != APPLICATION_ID:
        raise UsageError(f"{path} is not a Firebreak store; name the right file")
    newest = _migrations()[-1][0]
    if version > newest:
        raise OperationalError(
            f"{path} was made by a newer version of Firebreak (its format is {version}, this program knows {newest});"
            " install that version, nothing was changed"
        )
    return int(version)


def _migrations() -> list[tuple[int, str]]:
    folder = resources.files("firebreak.store").joinpath("sql")
    found = [(int(file.name[:4]), file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".sql")]
    return sorted(found)
