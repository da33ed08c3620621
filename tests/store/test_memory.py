"""The memory store passes the public suite, and a copy of it is independent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firebreak.core.types import LocalTime
from firebreak.ports_store import Batch, Store
from firebreak.store.memory import MemoryStore
from firebreak.testing.store_suite import FEED, LINE, StoreContract, batch_of, run_store_machine


class TestMemoryStore(StoreContract):
    def open(self, where: Path, create: bool) -> Store:
        return MemoryStore()


def test_random_runs() -> None:
    run_store_machine(lambda where, create: MemoryStore(), persistent=False, examples=10)


def test_a_copy_goes_its_own_way() -> None:
    store = MemoryStore()
    store.create_line(LINE, LocalTime(1))
    store.commit(batch_of(LINE, FEED, 0, 2))
    backup = store.copy()
    store.commit(batch_of(LINE, FEED, 2, 1))
    store.erase_content(FEED, 0)
    assert [row.size for row in backup.feeds(LINE)] == [2]
    assert backup.entry(FEED, 0) == batch_of(LINE, FEED, 0, 1).entries[0]
    backup.commit(batch_of(LINE, FEED, 2, 2, text=b"other"))
    assert [row.size for row in store.feeds(LINE)] == [3]


class _Forgetful(MemoryStore):
    """Loses the salts of later entries: the model must notice."""

    def commit(self, batch: Batch) -> None:
        super().commit(replace(batch, entries=tuple(replace(e, salts=None) if e.n > 1 else e for e in batch.entries)))


class _HalfWritten(MemoryStore):
    """Writes the notes of a commit that conflicts."""

    def commit(self, batch: Batch) -> None:
        if batch.notes and batch.entries:
            super().commit(replace(batch, entries=(), expect=(), new_feeds=()))
        super().commit(batch)


def test_the_model_finds_a_store_that_forgets() -> None:
    with pytest.raises(AssertionError):
        run_store_machine(lambda where, create: _Forgetful(), persistent=False, examples=50)


def test_the_contract_finds_a_store_that_writes_halves() -> None:
    store = _HalfWritten()
    store.create_line(LINE, LocalTime(1))
    with pytest.raises(AssertionError):
        TestMemoryStore().test_a_stale_writer_writes_nothing(store)
