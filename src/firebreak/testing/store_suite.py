"""The public suite for stores: what every implementation of `firebreak.ports_store.Store` must do, faults included.

Keeps true: a store that passes behaves like the memory store in every run drawn, writes whole batches or nothing, and
lets one of two writers win. Use it in a test module of your own: subclass `StoreContract` (name it `Test…`) and give
it `open`; run `run_store_machine(open)` for the random model.
Leaves to others: what only one engine can break (its files, its locks); that belongs to the engine's own tests.
"""

from __future__ import annotations

import tempfile
import threading
import tracemalloc
from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.record.merkle import leaf_hash, tree_root
from firebreak.core.types import FeedId, Leaf, LineId, LocalTime, Root
from firebreak.ports_store import Batch, ConflictError, FeedRow, Fill, Store, StoredEntry
from firebreak.store.memory import MemoryStore
from firebreak.store.rules import audit

Opener = Callable[[Path, bool], Store]
"""Opens the store in a folder; the flag allows to create it."""


def line_named(name: str) -> LineId:
    """Return a line id made from a word."""
    return LineId(sha256(b"line " + name.encode()).digest())


def feed_named(name: str) -> FeedId:
    """Return a feed id made from a word."""
    return FeedId(sha256(b"feed " + name.encode()).digest())


def row_of(feed: FeedId, line: LineId, *, own: bool = True) -> FeedRow:
    """Return the row of a feed as a batch adds it."""
    return FeedRow(feed=feed, line=line, own=own, size=0, live=True, frontier=())


def entry_at(feed: FeedId, n: int, *, text: bytes = b"", body_bytes: int = 180, bare: bool = False) -> StoredEntry:
    """Return an entry with its own bytes for every feed, place and text; `bare` leaves out what may come later."""
    body = (feed + n.to_bytes(8, "big") + text).ljust(body_bytes, b".")
    return StoredEntry(
        feed=feed,
        n=n,
        leaf=leaf_hash(body),
        body=body,
        content=None if bare else b"content " + text,
        signature=None if bare else sha256(body).digest() * 2,
        payload=None if bare else b"payload " + text,
        salts=None if bare else sha256(b"salts" + body).digest(),
        arrived=LocalTime(1_700_000_000 + n),
        via="" if n % 2 else "tls",
    )


def batch_of(line: LineId, feed: FeedId, start: int, count: int, *, text: bytes = b"") -> Batch:
    """Return a batch that appends `count` entries to a feed of size `start`; at 0 it adds the feed too."""
    return Batch(
        line=line,
        expect=((feed, start),),
        entries=tuple(entry_at(feed, n, text=text) for n in range(start, start + count)),
        new_feeds=() if start else (row_of(feed, line),),
    )


class Fault(Enum):
    """How the next commit ends for the one who asked for it."""

    NONE = "none"
    UNWRITTEN = "unwritten"
    WRITTEN_ANYWAY = "written anyway"


class FaultyStore:
    """A store whose next commit fails as told, once; everything else passes through."""

    def __init__(self, inner: Store) -> None:
        """Wrap `inner`."""
        self.inner = inner
        self.next_commit = Fault.NONE

    def commit(self, batch: Batch) -> None:
        """See `Store.commit`. Raises `OperationalError` when a fault is due."""
        fault, self.next_commit = self.next_commit, Fault.NONE
        if fault is Fault.UNWRITTEN:
            raise OperationalError("the disk refused, and the commit was not written")
        self.inner.commit(batch)
        if fault is Fault.WRITTEN_ANYWAY:
            raise OperationalError("the disk reported an error after the commit was written")

    def create_line(self, line: LineId, created: LocalTime) -> None:
        """See `Store.create_line`."""
        self.inner.create_line(line, created)

    def lines(self) -> tuple[LineId, ...]:
        """See `Store.lines`."""
        return self.inner.lines()

    def feeds(self, line: LineId) -> tuple[FeedRow, ...]:
        """See `Store.feeds`."""
        return self.inner.feeds(line)

    def entry(self, feed: FeedId, n: int) -> StoredEntry | None:
        """See `Store.entry`."""
        return self.inner.entry(feed, n)

    def entries(self, feed: FeedId, start: int = 0, stop: int | None = None) -> Iterator[StoredEntry]:
        """See `Store.entries`."""
        return self.inner.entries(feed, start, stop)

    def by_leaf(self, leaf: Leaf) -> StoredEntry | None:
        """See `Store.by_leaf`."""
        return self.inner.by_leaf(leaf)

    def leaves(self, feed: FeedId, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.leaves`."""
        return self.inner.leaves(feed, start, stop)

    def note(self, namespace: str, line: LineId, key: bytes) -> bytes | None:
        """See `Store.note`."""
        return self.inner.note(namespace, line, key)

    def notes(self, namespace: str, line: LineId) -> Iterator[tuple[bytes, bytes]]:
        """See `Store.notes`."""
        return self.inner.notes(namespace, line)

    def base(self, line: LineId) -> tuple[FeedId, int, Root] | None:
        """See `Store.base`."""
        return self.inner.base(line)

    def erase_content(self, feed: FeedId, n: int) -> None:
        """See `Store.erase_content`."""
        self.inner.erase_content(feed, n)

    def close(self) -> None:
        """See `Store.close`."""
        self.inner.close()


LINE = line_named("one")
OTHER_LINE = line_named("two")
FEED = feed_named("a")
OTHER_FEED = feed_named("b")


class StoreContract:
    """Tests of the contract, one rule each; subclass it, name it `Test…`, and give it `open`."""

    @abstractmethod
    def open(self, where: Path, create: bool) -> Store:
        """Open the store that lives in the folder `where`."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        """A new store with one line."""
        store = self.open(tmp_path, True)
        store.create_line(LINE, LocalTime(1))
        yield store
        store.close()

    def test_a_new_store_holds_nothing(self, tmp_path: Path) -> None:
        store = self.open(tmp_path, True)
        assert store.lines() == ()
        assert store.feeds(LINE) == ()
        assert store.base(LINE) is None
        assert store.note("seal", LINE, b"") is None
        assert store.entry(FEED, 0) is None
        assert store.by_leaf(entry_at(FEED, 0).leaf) is None
        assert store.leaves(FEED) == []
        assert list(store.entries(FEED)) == []
        assert list(store.notes("seal", LINE)) == []
        store.close()

    def test_lines_are_kept_in_order_and_once(self, store: Store) -> None:
        store.create_line(OTHER_LINE, LocalTime(2))
        store.create_line(LINE, LocalTime(3))
        assert store.lines() == (LINE, OTHER_LINE)

    def test_what_was_committed_reads_back(self, store: Store) -> None:
        batch = batch_of(LINE, FEED, 0, 5)
        store.commit(batch)
        assert tuple(store.entries(FEED)) == batch.entries
        assert tuple(store.entries(FEED, 1, 3)) == batch.entries[1:3]
        assert [store.entry(FEED, n) for n in range(-1, 6)] == [None, *batch.entries, None]
        assert store.leaves(FEED, 2) == [entry.leaf for entry in batch.entries[2:]]
        assert store.by_leaf(batch.entries[4].leaf) == batch.entries[4]

    def test_an_absent_part_stays_absent_and_an_empty_one_empty(self, store: Store) -> None:
        bare, empty = entry_at(FEED, 0, bare=True), replace(entry_at(FEED, 1), content=b"", payload=b"")
        store.commit(replace(batch_of(LINE, FEED, 0, 2), entries=(bare, empty)))
        assert list(store.entries(FEED)) == [bare, empty]

    def test_the_frontier_is_that_of_the_leaves(self, store: Store) -> None:
        for size in range(12):
            store.commit(batch_of(LINE, FEED, size, 1))
            (row,) = store.feeds(LINE)
            assert row.size == size + 1 == audit(store, LINE)
            assert len(row.frontier) == row.size.bit_count()
        assert row.frontier[0] == tree_root(store.leaves(FEED, 0, 8))

    def test_feeds_keep_their_order_and_live_changes(self, store: Store) -> None:
        store.commit(batch_of(LINE, FEED, 0, 1))
        new = replace(row_of(OTHER_FEED, LINE, own=False), live=False)
        store.commit(Batch(line=LINE, new_feeds=(new,), live=((FEED, False), (OTHER_FEED, True))))
        first, second = store.feeds(LINE)
        assert (first.feed, first.own, first.live, first.size) == (FEED, True, False, 1)
        assert second == replace(new, live=True)

    def test_two_feeds_grow_in_one_commit(self, store: Store) -> None:
        ours, theirs = batch_of(LINE, FEED, 0, 2), batch_of(LINE, OTHER_FEED, 0, 3)
        store.commit(
            Batch(
                line=LINE,
                expect=ours.expect + theirs.expect,
                entries=(ours.entries[0], *theirs.entries, ours.entries[1]),
                new_feeds=ours.new_feeds + theirs.new_feeds,
            )
        )
        assert [row.size for row in store.feeds(LINE)] == [2, 3]
        assert audit(store, LINE) == 5

    def test_a_stale_writer_writes_nothing(self, store: Store) -> None:
        store.commit(batch_of(LINE, FEED, 0, 2))
        before = list(store.entries(FEED))
        stale = replace(
            batch_of(LINE, FEED, 1, 2, text=b"other"), notes=(("seal", b"k", b"v"),), base=(FEED, 9, Root(bytes(32)))
        )
        with pytest.raises(ConflictError):
            store.commit(stale)
        assert list(store.entries(FEED)) == before
        assert store.note("seal", LINE, b"k") is None
        assert store.base(LINE) is None

    def test_a_conflict_in_one_feed_stops_the_other(self, store: Store) -> None:
        store.commit(batch_of(LINE, FEED, 0, 2))
        store.commit(batch_of(LINE, OTHER_FEED, 0, 2))
        good = batch_of(LINE, FEED, 2, 1)
        with pytest.raises(ConflictError):
            store.commit(replace(good, expect=((FEED, 2), (OTHER_FEED, 1))))
        assert [row.size for row in store.feeds(LINE)] == [2, 2]

    def test_a_feed_is_added_once(self, store: Store) -> None:
        store.commit(Batch(line=LINE, new_feeds=(row_of(FEED, LINE),)))
        with pytest.raises(ConflictError):
            store.commit(Batch(line=LINE, new_feeds=(row_of(OTHER_FEED, LINE), row_of(FEED, LINE))))
        assert [row.feed for row in store.feeds(LINE)] == [FEED]

    @pytest.mark.parametrize(
        "wrong",
        [
            batch_of(OTHER_LINE, FEED, 0, 1),
            Batch(line=LINE, expect=((FEED, 0),), entries=(entry_at(FEED, 0),)),
            replace(batch_of(LINE, FEED, 0, 2), entries=(entry_at(FEED, 0), entry_at(FEED, 2))),
            replace(batch_of(LINE, FEED, 0, 1), entries=(entry_at(FEED, 1),)),
            replace(batch_of(LINE, FEED, 0, 1), expect=()),
            replace(batch_of(LINE, FEED, 0, 1), expect=((FEED, 0), (FEED, 0))),
            replace(batch_of(LINE, FEED, 0, 1), entries=(replace(entry_at(FEED, 0), leaf=Leaf(bytes(32))),)),
            Batch(line=LINE, new_feeds=(replace(row_of(FEED, LINE), size=1),)),
            Batch(line=LINE, new_feeds=(row_of(FEED, OTHER_LINE),)),
            Batch(line=LINE, live=((FEED, True),)),
            replace(batch_of(LINE, FEED, 0, 1), fills=(Fill(feed=FEED, n=1, signature=b"s"),)),
            Batch(line=LINE, fills=(Fill(feed=FEED, n=0, signature=b"s"),)),
            Batch(line=LINE, notes=(("seal", b"k", b"1"), ("seal", b"k", b"2"))),
        ],
    )
    def test_a_batch_that_could_never_be_right_is_a_usage_error(self, store: Store, wrong: Batch) -> None:
        with pytest.raises(UsageError):
            store.commit(wrong)
        assert store.feeds(LINE) == ()
        assert list(store.notes("seal", LINE)) == []

    def test_a_feed_of_another_line_is_not_touched(self, store: Store) -> None:
        store.create_line(OTHER_LINE, LocalTime(2))
        store.commit(batch_of(OTHER_LINE, FEED, 0, 1))
        with pytest.raises(UsageError):
            store.commit(batch_of(LINE, FEED, 1, 1))
        with pytest.raises(UsageError):
            store.commit(Batch(line=LINE, fills=(Fill(feed=FEED, n=0, signature=b"s"),)))
        assert [row.size for row in store.feeds(OTHER_LINE)] == [1]

    def test_what_comes_later_fills_only_what_is_absent(self, store: Store) -> None:
        full, bare = entry_at(FEED, 0), entry_at(FEED, 1, bare=True)
        store.commit(replace(batch_of(LINE, FEED, 0, 2), entries=(full, bare)))
        late = Fill(feed=FEED, n=0, signature=b"x", content=b"x", payload=b"x", salts=b"x")
        store.commit(Batch(line=LINE, fills=(late, Fill(feed=FEED, n=1, signature=b"s"), replace(late, n=1))))
        assert store.entry(FEED, 0) == full
        assert store.entry(FEED, 1) == replace(bare, signature=b"s", content=b"x", payload=b"x", salts=b"x")

    def test_erased_content_stays_erased_and_the_evidence_stays(self, store: Store) -> None:
        store.commit(batch_of(LINE, FEED, 0, 3))
        held = list(store.entries(FEED))
        store.erase_content(FEED, 1)
        store.erase_content(FEED, 1)
        store.commit(Batch(line=LINE, fills=(Fill(feed=FEED, n=1, content=b"back", payload=b"back", salts=b"back"),)))
        assert list(store.entries(FEED)) == [
            held[0],
            replace(held[1], content=None, payload=None, salts=None),
            held[2],
        ]
        assert audit(store, LINE) == 3
        with pytest.raises(UsageError):
            store.erase_content(FEED, 3)

    def test_notes_are_sorted_replaced_and_deleted(self, store: Store) -> None:
        keys = [b"", b"\x00", b"a", b"a\x00", b"b", *(n.to_bytes(2, "big") for n in range(300))]
        store.commit(Batch(line=LINE, notes=tuple(("seal", key, b"v" + key) for key in reversed(keys))))
        assert list(store.notes("seal", LINE)) == [(key, b"v" + key) for key in sorted(keys)]
        store.commit(Batch(line=LINE, notes=(("seal", b"a", b""), ("seal", b"", b"new"), ("draft", b"a", b"other"))))
        assert store.note("seal", LINE, b"a") is None
        assert store.note("seal", LINE, b"") == b"new"
        assert list(store.notes("draft", LINE)) == [(b"a", b"other")]
        assert len(list(store.notes("seal", LINE))) == len(keys) - 1

    def test_lines_do_not_share_notes_or_bases(self, store: Store) -> None:
        store.create_line(OTHER_LINE, LocalTime(2))
        base = (FEED, 7, Root(sha256(b"root").digest()))
        store.commit(Batch(line=LINE, base=base, notes=(("seal", b"k", b"1"),)))
        store.commit(Batch(line=OTHER_LINE, notes=(("seal", b"k", b"2"),)))
        assert (store.base(LINE), store.base(OTHER_LINE)) == (base, None)
        assert (store.note("seal", LINE, b"k"), store.note("seal", OTHER_LINE, b"k")) == (b"1", b"2")

    def test_a_base_stays_until_the_next(self, store: Store) -> None:
        first, second = ((FEED, n, Root(bytes([n]) * 32)) for n in (1, 2))
        store.commit(Batch(line=LINE, base=first))
        store.commit(Batch(line=LINE, notes=(("seal", b"k", b"1"),)))
        assert store.base(LINE) == first
        store.commit(Batch(line=LINE, base=second))
        assert store.base(LINE) == second

    def test_of_two_writers_one_wins(self, store: Store) -> None:
        store.commit(batch_of(LINE, FEED, 0, 1))
        for size in range(1, 16):
            start = threading.Barrier(2)
            won: list[bytes] = []

            def write(name: bytes, size: int = size, start: threading.Barrier = start, won: list[bytes] = won) -> None:
                start.wait()
                try:
                    store.commit(batch_of(LINE, FEED, size, 1, text=name))
                    won.append(name)
                except ConflictError:
                    pass

            writers = [threading.Thread(target=write, args=(name,)) for name in (b"one", b"two")]
            for writer in writers:
                writer.start()
            for writer in writers:
                writer.join()
            assert len(won) == 1
            assert store.entry(FEED, size) == entry_at(FEED, size, text=won[0])

    def test_a_failed_commit_is_told_apart_by_reading_sizes(self, store: Store) -> None:
        faulty, batch = FaultyStore(store), batch_of(LINE, FEED, 0, 2)
        faulty.next_commit = Fault.UNWRITTEN
        with pytest.raises(OperationalError):
            faulty.commit(batch)
        assert faulty.feeds(LINE) == ()
        faulty.next_commit = Fault.WRITTEN_ANYWAY
        with pytest.raises(OperationalError):
            faulty.commit(batch)
        assert [row.size for row in faulty.feeds(LINE)] == [2]
        with pytest.raises(ConflictError):  # a blind retry does no harm
            faulty.commit(batch)
        assert audit(faulty, LINE) == 2

    def test_ten_thousand_entries_stream_in_bounded_memory(self, store: Store) -> None:
        for start in range(0, 10_000, 500):
            store.commit(batch_of(LINE, FEED, start, 500))
        tracemalloc.start()
        try:
            for n, entry in enumerate(store.entries(FEED)):
                assert entry == entry_at(FEED, n)
            _, peak_bytes = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert n == 9_999
        assert peak_bytes < 2_000_000  # all of them are far more
        assert len(store.leaves(FEED)) == 10_000

    def test_a_closed_store_refuses(self, store: Store) -> None:
        store.close()
        store.close()
        with pytest.raises(OperationalError):
            store.lines()
        with pytest.raises(OperationalError):
            store.commit(Batch(line=LINE))


LINES = tuple(line_named(f"line {n}") for n in range(2))
FEEDS = tuple(tuple(feed_named(f"feed {n} of {line.hex()}") for n in range(3)) for line in LINES)
_PLACES = st.tuples(st.sampled_from(range(len(LINES))), st.sampled_from(range(3)))
_KEYS = st.sampled_from([b"", b"a", b"b", b"\xff"])


def run_store_machine(opener: Opener, *, persistent: bool, examples: int = 30, steps: int = 25) -> None:
    """Play random runs against the memory store; `persistent` stores are also closed and opened in between.

    Raises `AssertionError` with the shortest run that makes the two differ.
    """

    class Machine(_StoreMachine):
        def __init__(self) -> None:
            super().__init__(opener, persistent)

    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


class _StoreMachine(RuleBasedStateMachine):
    """The store under test and its model go through the same commits and must look the same after each."""

    def __init__(self, opener: Opener, persistent: bool) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.opener, self.persistent = opener, persistent
        self.store = FaultyStore(opener(Path(self.folder.name), True))
        self.model = MemoryStore()
        for store in (self.store, self.model):
            for line in LINES:
                store.create_line(line, LocalTime(5))

    def teardown(self) -> None:
        """Close and remove the store."""
        self.store.close()
        self.folder.cleanup()

    def size(self, feed: FeedId, line: LineId) -> int:
        """Return the size the model has for a feed, 0 for one it does not hold."""
        return next((row.size for row in self.model.feeds(line) if row.feed == feed), 0)

    def both(self, batch: Batch, fault: Fault = Fault.NONE) -> None:
        """Commit on both sides; a fault must leave the store where the model says."""
        self.store.next_commit = fault
        if fault is Fault.NONE:
            self.store.commit(batch)
        else:
            with pytest.raises(OperationalError):
                self.store.commit(batch)
        if fault is not Fault.UNWRITTEN:
            self.model.commit(batch)

    def appending(self, place: tuple[int, int], count: int, text: bytes, bare: bool) -> Batch:
        """Return a batch that appends to a feed, adding the feed if need be."""
        line, feed = LINES[place[0]], FEEDS[place[0]][place[1]]
        start = self.size(feed, line)
        held = any(row.feed == feed for row in self.model.feeds(line))
        return Batch(
            line=line,
            expect=((feed, start),),
            new_feeds=() if held else (row_of(feed, line, own=place[1] == 0),),
            entries=tuple(entry_at(feed, start + i, text=text, bare=bare) for i in range(count)),
        )

    @rule(
        place=_PLACES,
        count=st.integers(0, 5),
        text=st.binary(max_size=3),
        bare=st.booleans(),
        fault=st.sampled_from(Fault),
        note=st.tuples(st.sampled_from(["seal", "draft"]), _KEYS, st.sampled_from([b"", b"v", b"w"])),
        with_base=st.booleans(),
    )
    def append(
        self,
        place: tuple[int, int],
        count: int,
        text: bytes,
        bare: bool,
        fault: Fault,
        note: tuple[str, bytes, bytes],
        with_base: bool,
    ) -> None:
        """Entries, a note and perhaps a base in one commit, with and without a fault."""
        batch = self.appending(place, count, text, bare)
        feed, size = batch.expect[0]
        base = (feed, size, Root(sha256(text).digest())) if with_base else None
        self.both(replace(batch, notes=(note,), base=base), fault)

    @rule(place=_PLACES, off=st.sampled_from([-2, -1, 1, 2]))
    def stale(self, place: tuple[int, int], off: int) -> None:
        """A writer who is behind or ahead gets a conflict."""
        batch = self.appending(place, 1, b"stale", False)
        feed, size = batch.expect[0]
        if size + off >= 0:
            wrong = replace(batch, expect=((feed, size + off),), entries=(entry_at(feed, size + off),))
            with pytest.raises(ConflictError):
                self.store.commit(wrong)

    @rule(place=_PLACES, live=st.booleans())
    def switch(self, place: tuple[int, int], live: bool) -> None:
        """A feed becomes live or stops being it."""
        line, feed = LINES[place[0]], FEEDS[place[0]][place[1]]
        if any(row.feed == feed for row in self.model.feeds(line)):
            self.both(Batch(line=line, live=((feed, live),)))

    @rule(place=_PLACES, pick=st.integers(0, 30), erase=st.booleans())
    def fill_or_erase(self, place: tuple[int, int], pick: int, erase: bool) -> None:
        """Late parts arrive for an entry, or retention removes its content."""
        line, feed = LINES[place[0]], FEEDS[place[0]][place[1]]
        if (size := self.size(feed, line)) and erase:
            self.store.erase_content(feed, pick % size)
            self.model.erase_content(feed, pick % size)
        elif size:
            late = Fill(feed=feed, n=pick % size, signature=b"sig", content=b"late", payload=b"late", salts=b"late")
            self.both(Batch(line=line, fills=(late,)))

    @precondition(lambda self: self.persistent)
    @rule()
    def reopen(self) -> None:
        """The process ends and another one opens the store."""
        self.store.close()
        self.store = FaultyStore(self.opener(Path(self.folder.name), False))

    @invariant()
    def looks_the_same(self) -> None:
        """Everything that can be read is equal on both sides."""
        assert self.store.lines() == self.model.lines()
        for line in LINES:
            assert self.store.feeds(line) == self.model.feeds(line)
            assert self.store.base(line) == self.model.base(line)
            for namespace in ("seal", "draft"):
                assert list(self.store.notes(namespace, line)) == list(self.model.notes(namespace, line))
            for row in self.model.feeds(line):
                assert list(self.store.entries(row.feed)) == list(self.model.entries(row.feed))
                assert self.store.leaves(row.feed, 1) == self.model.leaves(row.feed, 1)
            audit(self.store, line)
