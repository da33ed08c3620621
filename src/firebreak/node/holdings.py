"""What a node holds of a line, read for evidence: feeds with their trees, entries taken apart, references followed.

Keeps true: everything is read from the store as it was at one moment (`as_of`), and nothing is written.
Leaves to others: which entries a claim needs (`exhibits`), and the bundle itself (`export`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from firebreak.core.errors import IntegrityError, PeerError
from firebreak.core.record.codec import Value, decode
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import (
    Genesis,
    ManifestEntry,
    Payload,
    Switch,
    field_names,
    from_fields,
    payload_fields,
)
from firebreak.core.record.merkle import Tree
from firebreak.core.types import FeedId, Leaf, LineId, LocalTime, PartyId, Root
from firebreak.ports_store import Store, StoredEntry

Place = tuple[FeedId, int]
"""Feed and index of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One entry as held and taken apart; `fields` by name, empty if its content is gone."""

    stored: StoredEntry
    entry: Entry
    values: tuple[Value, ...]
    fields: dict[str, Value] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        return self.entry.feed, self.entry.n

    def payload(self) -> Payload | None:
        """Return the payload as written, None if its content is gone or breaks a rule of its kind."""
        try:
            return from_fields(self.entry.kind, self.values) if self.values else None
        except (PeerError, ValueError):
            return None

    def number(self, name: str) -> int | None:
        """Return a field that is a number."""
        value = self.fields.get(name)
        return value if isinstance(value, int) else None


class HeldFeed:
    """One feed up to the moment asked about."""

    def __init__(self, store: Store, feed: FeedId, size: int, side: int, genesis: Genesis) -> None:
        self._store, self.feed, self.size, self.side, self.genesis = store, feed, size, side, genesis

    @cached_property
    def tree(self) -> Tree:
        """The tree over all entries held."""
        return Tree(self._store.leaves(self.feed, 0, self.size))

    def root(self, size: int) -> Root | None:
        """Return the root at `size`, or None if the feed is shorter here."""
        return self.tree.root(size) if size <= self.size else None

    def rows(self, start: int, stop: int | None = None) -> Iterator[StoredEntry]:
        """Stream entries as stored."""
        yield from self._store.entries(self.feed, start, self.size if stop is None else min(stop, self.size))


class Holdings:
    """Every feed of a line as this node holds it."""

    def __init__(self, store: Store, line: LineId, parties: tuple[PartyId, PartyId], as_of: LocalTime | None) -> None:
        self._store = store
        self.feeds: dict[FeedId, HeldFeed] = {}
        self.own_side = 0
        self._honoured: dict[PartyId, tuple[Held, ...]] = {}
        for row in store.feeds(line):
            size = row.size if as_of is None else _size_at(store, row.feed, row.size, as_of)
            if size == 0:
                continue
            genesis = _genesis(store, row.feed)
            side = parties.index(PartyId(genesis.party))
            self.feeds[row.feed] = HeldFeed(store, row.feed, size, side, genesis)
            self.own_side = side if row.own else 1 - side
        self.at = lru_cache(maxsize=4_096)(self._at)

    def of_side(self, side: int) -> list[HeldFeed]:
        """Return the feeds of one side, oldest first."""
        return [feed for feed in self.feeds.values() if feed.side == side]

    def _at(self, feed: FeedId, n: int) -> Held | None:
        """Return the entry at a place, taken apart (`at` keeps the latest)."""
        held = self.feeds.get(feed)
        if held is None or not 0 <= n < held.size:
            return None
        stored = self._store.entry(feed, n)
        return take_apart(stored) if stored is not None else None

    def find(self, leaf: Leaf) -> Held | None:
        """Return the entry with this leaf if it was held."""
        stored = self._store.by_leaf(leaf)
        return self.at(stored.feed, stored.n) if stored is not None and stored.feed in self.feeds else None

    def counted(self, entry: Entry) -> HeldFeed | None:
        """Return the feed that `entry.m` counts, told by the root it signs."""
        side = 1 - self.feeds[entry.feed].side
        feeds = self.of_side(side)
        if entry.m == 0:
            return None
        return next((feed for feed in feeds if feed.root(entry.m) == entry.peer_root), None)

    def target(self, held: Held, name: str = "ref") -> Place | None:
        """Return the place a reference names."""
        ref = held.fields.get(name)
        if isinstance(ref, bytes):
            found = self._store.by_leaf(Leaf(ref))
            return (found.feed, found.n) if found is not None else None
        if type(ref) is not int:
            return None
        if ref < 0:
            return held.entry.feed, held.entry.n + ref
        counted = self.counted(held.entry)
        return (counted.feed, held.entry.m - 1 - ref) if counted is not None else None

    def holds(self, entry: Entry, place: Place) -> bool:
        """Return whether the writer of `entry` says in it that it held the entry at `place`."""
        if entry.m <= place[1]:
            return False
        counted = self.counted(entry)
        return counted is not None and counted.feed == place[0]

    def first_holding(self, place: Place) -> Held | None:
        """Return the other side's first entry that counts the entry at `place`."""
        for feed in self.of_side(1 - self.feeds[place[0]].side):
            found = self._first_in(feed, place)
            if found is not None:
                return found
        return None

    def _first_in(self, feed: HeldFeed, place: Place) -> Held | None:
        """m never falls while a feed counts the same feed, so the first is found by halving."""
        if len(self.of_side(self.feeds[place[0]].side)) == 1:
            n = bisect_left(range(feed.size), True, key=lambda i: self._counts_past(feed.feed, i, place[1]))
            return self.at(feed.feed, n) if n < feed.size else None
        return next((self.at(feed.feed, e.n) for e in self._bodies(feed, 0) if self.holds(e, place)), None)

    def _counts_past(self, feed: FeedId, n: int, count: int) -> bool:
        held = self.at(feed, n)
        return held is not None and held.entry.m > count

    @staticmethod
    def _bodies(feed: HeldFeed, start: int) -> Iterator[Entry]:
        for row in feed.rows(start):
            yield parse_body(row.body)

    @cached_property
    def switches(self) -> tuple[Held, ...]:
        """Every `switch` there is; only a line with a feed opened anew has more than one a side."""
        return tuple(one for feed in self.feeds.values() for one in self._switches(feed))

    def _switches(self, feed: HeldFeed) -> Iterator[Held]:
        for row in feed.rows(0):
            if parse_body(row.body).kind == Switch.NUMBER:
                yield take_apart(row)
                if len(self.feeds) <= len(("one", "other")):
                    return

    def honoured(self, party: PartyId) -> tuple[Held, ...]:
        """Return every entry that names a version of a party's manifest, in the order of feeds."""
        if party not in self._honoured:
            rows = (row for feed in self.feeds.values() for row in feed.rows(0))
            found = (take_apart(row) for row in rows if parse_body(row.body).kind == ManifestEntry.NUMBER)
            self._honoured[party] = tuple(one for one in found if one.fields.get("party") == party)
        return self._honoured[party]

    def knows(self, later: Held, earlier: Held) -> bool:
        """Return whether an entry stands before another in its feeds, or is counted by the other itself."""
        feed, n = earlier.place
        if later.entry.feed == feed:
            return n < later.entry.n
        if self.feeds[feed].side != self.feeds[later.entry.feed].side:
            return self.holds(later.entry, earlier.place)
        before = self.feeds[later.entry.feed].genesis.predecessor
        return before is not None and before[0] == feed and n < before[1]

    def held_until(self, old: FeedId, new: FeedId) -> int:
        """Return how much of `old` the other side held when it accepted `new`, 0 if it has not."""
        for one in self.switches:
            size = one.number("old_size")
            if size is not None and (one.fields.get("new"), one.fields.get("old")) == (new, old):
                return size
        return 0


def take_apart(stored: StoredEntry) -> Held:
    """Return an entry with its fields, as far as its content is still there."""
    entry = parse_body(stored.body)
    payload = stored.payload if stored.payload is not None else stored.content if entry.epoch == 0 else None
    if payload is None:
        return Held(stored=stored, entry=entry, values=())
    try:
        values = payload_fields(entry.kind, decode(payload))
    except PeerError:  # a kind we do not know, or content that broke a rule: kept, and shown as headers only
        return Held(stored=stored, entry=entry, values=())
    return Held(
        stored=stored, entry=entry, values=values, fields=dict(zip(field_names(entry.kind), values, strict=True))
    )


def _genesis(store: Store, feed: FeedId) -> Genesis:
    first = store.entry(feed, 0)
    if first is None or first.content is None:
        raise IntegrityError(f"feed {feed.hex()[:16]} has lost its first entry")
    payload = from_fields(Genesis.NUMBER, payload_fields(Genesis.NUMBER, decode(first.content)))
    assert isinstance(payload, Genesis)
    return payload


def _size_at(store: Store, feed: FeedId, size: int, as_of: LocalTime) -> int:
    """Return how many entries had arrived by then."""

    def later(n: int) -> bool:
        held = store.entry(feed, n)
        return held is not None and held.arrived > as_of

    return bisect_left(range(size), True, key=later)
