"""The SQLite store passes the public suite and keeps its promises about files, locks, crashes and refusing disks."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import IntegrityError, OperationalError, UsageError
from firebreak.core.types import LineId, LocalTime
from firebreak.ports_store import Batch, Store
from firebreak.store.rules import audit
from firebreak.store.sqlite import SqliteStore
from firebreak.testing.store_suite import FEED, LINE, StoreContract, batch_of, entry_at, run_store_machine


class TestSqliteStore(StoreContract):
    def open(self, where: Path, create: bool) -> Store:
        return SqliteStore.open(where / "record.db", create=create, durable=False)


def test_random_runs() -> None:
    run_store_machine(
        lambda where, create: SqliteStore.open(where / "record.db", create=create, durable=False), persistent=True
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def filled(path: Path, entries: int = 3) -> SqliteStore:
    store = SqliteStore.open(path, create=True)
    store.create_line(LINE, LocalTime(1))
    store.commit(batch_of(LINE, FEED, 0, entries))
    return store


def test_opening_makes_nothing_unasked(path: Path) -> None:
    with pytest.raises(UsageError, match="there is no store"):
        SqliteStore.open(path)
    assert list(path.parent.iterdir()) == []


def test_opening_twice_with_create_keeps_the_record(path: Path) -> None:
    filled(path).close()
    store = SqliteStore.open(path, create=True)
    assert audit(store, LINE) == 3
    store.close()


def test_files_are_private(path: Path) -> None:
    store = filled(path)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes) == {"record.db", "record.db-wal", "record.db-shm", "record.db.lock"}
    assert set(modes.values()) == {0o600}
    store.close()


def test_durable_means_full(path: Path) -> None:
    store = filled(path)
    assert store._rows("PRAGMA synchronous") == [(2,)]
    assert store._rows("PRAGMA journal_mode") == [("wal",)]
    assert store._rows("PRAGMA secure_delete") == [(1,)]
    store.close()


def test_a_second_opener_is_refused_until_the_first_is_gone(path: Path) -> None:
    store = filled(path)
    with pytest.raises(OperationalError, match="in use by another process"):
        SqliteStore.open(path)
    store.close()
    SqliteStore.open(path).close()


def test_a_newer_database_is_refused_untouched(path: Path) -> None:
    filled(path).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9000")
    database.close()
    before = path.read_bytes()
    with pytest.raises(OperationalError, match="newer version of Firebreak"):
        SqliteStore.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(84), b"some text, a page of it" * 400])
def test_a_file_that_is_no_store_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises((UsageError, IntegrityError), match="not a"):
        SqliteStore.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE theirs (a)")
    database.close()
    with pytest.raises(UsageError, match="not a Firebreak store"):
        SqliteStore.open(path, create=True)


def test_a_full_disk_is_named_and_costs_nothing(path: Path) -> None:
    store = filled(path)
    (pages,) = store._rows("PRAGMA page_count")[0]
    store._rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OperationalError, match=r"record\.db: the disk is full; free some space"):
        store.commit(batch_of(LINE, FEED, 3, 400))
    assert audit(store, LINE) == 3
    store._rows("PRAGMA max_page_count = 1000000")
    store.commit(batch_of(LINE, FEED, 3, 400))
    assert audit(store, LINE) == 403
    store.close()


def test_a_read_only_disk_is_named(path: Path) -> None:
    store = filled(path)
    store._rows("PRAGMA query_only = ON")
    with pytest.raises(OperationalError, match=r"record\.db: it cannot be written"):
        store.commit(batch_of(LINE, FEED, 3, 1))
    assert audit(store, LINE) == 3
    store.close()


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="cannot be opened"):
        SqliteStore.open(tmp_path / "none" / "record.db", create=True)


def test_values_of_the_wrong_size_are_our_mistake(path: Path) -> None:
    store = filled(path)
    with pytest.raises(UsageError, match="wrong size"):
        store.create_line(LineId(b"short"), LocalTime(1))
    store.close()


def tamper(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()


def test_damaged_bytes_are_never_handed_out(path: Path) -> None:
    filled(path).close()
    tamper(path, "UPDATE entries SET body = x'00' WHERE n = 1")
    store = SqliteStore.open(path)
    assert store.entry(FEED, 0) == entry_at(FEED, 0)
    for read in (lambda: store.entry(FEED, 1), lambda: list(store.entries(FEED)), lambda: audit(store, LINE)):
        with pytest.raises(IntegrityError, match="entry 1 of feed"):
            read()
    store.close()


def test_a_missing_entry_is_found_while_reading(path: Path) -> None:
    filled(path).close()
    tamper(path, "DELETE FROM entries WHERE n = 1")
    store = SqliteStore.open(path)
    with pytest.raises(IntegrityError, match=r"entry 1 .* is missing"):
        list(store.entries(FEED))
    store.close()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM entries WHERE n = 2", "UPDATE feeds SET size = 2", "UPDATE feeds SET size = 4"]
)
def test_a_size_that_is_not_that_of_the_entries_stops_the_node(path: Path, statement: str) -> None:
    filled(path).close()
    tamper(path, statement)
    with pytest.raises(IntegrityError, match="entries but holds"):
        SqliteStore.open(path)


def test_a_damaged_frontier_is_not_built_upon(path: Path) -> None:
    filled(path).close()
    tamper(path, "UPDATE feeds SET frontier = x'00'")
    store = SqliteStore.open(path)
    with pytest.raises(IntegrityError):
        store.commit(batch_of(LINE, FEED, 3, 1))
    store.close()


def test_a_damaged_file_is_an_integrity_error(path: Path) -> None:
    filled(path, 200).close()
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(IntegrityError, match="restore it from a backup"):
        audit(SqliteStore.open(path), LINE)


def test_erased_content_is_gone_from_the_files(path: Path) -> None:
    store = filled(path)
    secret = b"the convoy leaves at dawn " * 200
    store.commit(Batch(line=LINE, expect=((FEED, 3),), entries=(replace(entry_at(FEED, 3), payload=secret),)))
    assert any(secret[:26] in file.read_bytes() for file in path.parent.iterdir())
    store.erase_content(FEED, 3)
    assert not any(secret[:26] in file.read_bytes() for file in path.parent.iterdir())
    store.close()


def test_a_backup_is_taken_while_running_and_opens(path: Path, tmp_path: Path) -> None:
    store, copy = filled(path), tmp_path / "copy.db"
    store.backup(copy)
    store.commit(batch_of(LINE, FEED, 3, 1))
    with pytest.raises(UsageError, match="exists already"):
        store.backup(copy)
    with pytest.raises(OperationalError, match="cannot be made"):
        store.backup(tmp_path / "none" / "copy.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = SqliteStore.open(copy)
    assert (audit(restored, LINE), audit(store, LINE)) == (3, 4)
    restored.close()
    store.close()


SIZES = (1, 3, 2, 5, 1, 4)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a store as they lie on the disk while it is open, commits still in the log."""
    folder = tmp_path_factory.mktemp("open")
    store = filled(folder / "record.db", SIZES[0])
    for at, count in enumerate(SIZES[1:], 1):
        store.commit(batch_of(LINE, FEED, sum(SIZES[:at]), count))
    taken = tmp_path_factory.mktemp("cut")
    for name in ("record.db", "record.db-wal"):
        shutil.copy(folder / name, taken / name)
    store.close()
    return taken


@given(kept=st.floats(0, 1))
@settings(max_examples=40)
def test_power_cut_at_any_byte_of_the_log_leaves_whole_commits(
    cut: Path, tmp_path_factory: pytest.TempPathFactory, kept: float
) -> None:
    folder = tmp_path_factory.mktemp("again")
    shutil.copy(cut / "record.db", folder)
    log = (cut / "record.db-wal").read_bytes()
    (folder / "record.db-wal").write_bytes(log[: int(len(log) * kept)])
    store = SqliteStore.open(folder / "record.db", create=True)
    whole = {0} | {sum(SIZES[: at + 1]) for at in range(len(SIZES))}
    assert audit(store, LINE) in whole
    if kept == 1:
        assert audit(store, LINE) == sum(SIZES)
    store.close()


WRITER = """
import sys
from pathlib import Path
from firebreak.core.types import LocalTime
from firebreak.store.sqlite import SqliteStore
from firebreak.testing.store_suite import FEED, LINE, batch_of
store = SqliteStore.open(Path(sys.argv[1]), create=True)
store.create_line(LINE, LocalTime(1))
size = 0
while True:
    store.commit(batch_of(LINE, FEED, size, 3))
    size += 3
    print(size, flush=True)
"""


def test_kill_loses_nothing_that_was_confirmed(path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    with writer.stdout as lines:
        confirmed = [int(next(lines)) for _ in range(60)][-1]
        with pytest.raises(OperationalError, match="in use by another process"):
            SqliteStore.open(path)
        writer.kill()
        confirmed = max([confirmed, *(int(line) for line in lines if line.endswith("\n"))])
    writer.wait()
    store = SqliteStore.open(path)
    held = audit(store, LINE)
    assert held >= confirmed
    assert held % 3 == 0
    store.commit(batch_of(LINE, FEED, held, 1))
    store.close()
