"""Both feeds of a stored record, read in the one causal order that every m fixes (`spec/feed.md`, restart).

Keeps true: the order and the numbers of entries are the same on both sides, whenever and by whichever path anything
arrived; the memory a pass needs does not grow with the record.
Leaves to others: where each feed stands (`numbering`), what the entries amount to (`resume`, `procedures`).
"""

from __future__ import annotations

from collections.abc import Iterator

from firebreak.core.errors import IntegrityError
from firebreak.core.line.effects import Row
from firebreak.core.line.items import make_item
from firebreak.core.line.numbering import FeedRows, Place, counts_after, in_order, payload_of, places_of
from firebreak.core.line.state import PAST, empty_frontier
from firebreak.core.procedures.model import Item
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import NO_RECEIPT_OWED, REACH, Genesis, Payload
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import FeedId, Instant, Leaf, LocalTime, Now, Root

TRIM_EVERY = 4096


class Reader:
    """Walks the feeds of one side in order, numbering their entries through."""

    def __init__(self, feeds: list[FeedRows], places: dict[FeedId, Place], side: int) -> None:
        self.side = side
        self.places = places
        self.feeds = feeds
        self.order: dict[FeedId, int] = {f.feed: i for i, f in enumerate(self.feeds)}
        self.frontier = empty_frontier()
        self.root = EMPTY_ROOT
        self.leaves: dict[FeedId, dict[int, Leaf]] = {f.feed: {} for f in self.feeds}
        self.roots: dict[int, Root] = {}
        self.feed: FeedId | None = None
        self.counts: bytes | None = None  # the feed of the other side that m counts now
        self.m = 0  # the most it counted of that feed
        self.last_m = 0
        self.known = 0  # the most entries of the other side that it is known to have counted
        self.last_owed = -1
        self.key = b""
        self.rows = self._walk()
        self.next: tuple[Row, Entry, Payload | None] | None = next(self.rows, None)

    def _walk(self) -> Iterator[tuple[Row, Entry, Payload | None]]:
        for feed in self.feeds:
            cut = self.places[feed.feed].cut
            for row in feed.rows():
                if not feed.own and cut is not None and row.n >= cut:
                    break  # late: kept against its writer, but not counted (FEED-8)
                entry = parse_body(row.body)
                yield row, entry, payload_of(row, entry)

    def counted_next(self) -> bytes | None:
        """Return the feed of the other side that the next entry counts."""
        assert self.next is not None
        return counts_after(self.next[2], self.counts)

    def take(self) -> tuple[Row, Entry, Payload | None]:
        """Return the next entry and move on; a new feed begins its own tree."""
        assert self.next is not None
        row, entry, payload = self.next
        if entry.feed != self.feed:
            self.feed, self.frontier, self.root, self.roots, self.last_owed = (
                entry.feed, empty_frontier(), EMPTY_ROOT, {}, -1
            )  # fmt: skip
        if entry.n != self.frontier.size or entry.root != self.root:
            raise IntegrityError(f"the record does not continue at entry {entry.n} of feed {entry.feed.hex()[:8]}")
        self.frontier = self.frontier.append(entry.leaf)
        self.root = self.frontier.root()
        self.leaves[entry.feed][entry.n] = entry.leaf
        self.roots[entry.n + 1] = self.root
        counts = counts_after(payload, self.counts)
        self.m = entry.m if counts != self.counts else max(self.m, entry.m)
        self.counts, self.last_m = counts, entry.m
        if entry.kind not in NO_RECEIPT_OWED:
            self.last_owed = entry.n
        if isinstance(payload, Genesis):
            self.key = payload.entry_key
        self.next = next(self.rows, None)
        return row, entry, payload

    def had(self, feed: FeedId, entry: Entry) -> bool:
        """Return whether what an entry of the other side counts can be this feed; else nothing follows (FEED-5)."""
        size = next((f.size for f in self.feeds if f.feed == feed), None)
        if size is None or not entry.m:
            return True
        root = self.roots.get(entry.m) if feed == self.feed else None
        return entry.m <= size and root in (None, entry.peer_root)

    def knew(self, knows: int) -> int:
        """Note how many entries of the other side this one counts, and return that."""
        self.known = max(self.known, knows)
        return knows

    def forget_before(self, feed: FeedId | None, n: int) -> None:
        """Drop leaves and roots that nothing can name any more; called now and then, so that memory stays small."""
        for one, leaves in self.leaves.items():
            if one != feed and one != self.feed:
                leaves.clear()
        if feed is not None and feed in self.leaves:
            self.leaves[feed] = {i: leaf for i, leaf in self.leaves[feed].items() if i >= n}
            if feed == self.feed:
                self.roots = {i: root for i, root in self.roots.items() if i >= n}


def readers_of(feeds: tuple[FeedRows, ...], me: int) -> tuple[Reader, Reader]:
    """Return a reader of our feeds and one of the other side's, before their first entries."""
    places = places_of(feeds)
    own, peer = (in_order([f for f in feeds if f.own is ours], places) for ours in (True, False))
    return Reader(own, places, me), Reader(peer, places, 1 - me)


def items_of(feeds: tuple[FeedRows, ...], me: int, now: Now, until: LocalTime | None = None) -> Iterator[Item]:
    """Yield the items of a stored record in causal order, only those that had arrived by `until` if it is given."""
    for _, _, _, item in walk(*readers_of(feeds, me), now, until):
        if item is not None:
            yield item


def walk(
    own: Reader, peer: Reader, now: Now, until: LocalTime | None = None
) -> Iterator[tuple[Reader, Entry, Payload | None, Item | None]]:
    """Yield whose entry is next, the entry, its payload and its item, None for one that arrived after `until`.

    The order is the same on both sides: by history, then side 0 before side 1.
    """
    first, second = sorted((own, peer), key=lambda reader: reader.side)
    taken = 0
    while first.next is not None or second.next is not None:
        later = first.next is None or (second.next is not None and _waits(first, second))
        writer, other = (second, first) if later else (first, second)
        row, entry, payload = writer.take()
        in_time = until is None or row.arrived <= until
        yield writer, entry, payload, _item(writer, other, row, entry, payload, now) if in_time else None
        taken += 1
        if taken % TRIM_EVERY == 0:
            _trim(first, second)
            _trim(second, first)


def _waits(writer: Reader, other: Reader) -> bool:
    """Whether the next entry of the other side stands in the history of the writer's next one."""
    assert writer.next is not None and other.next is not None
    counted, entry, row = writer.counted_next(), writer.next[1], other.next[1]
    if counted is None:
        return False
    at, reach = other.order[row.feed], other.order.get(FeedId(counted), -1)
    return at < reach or (at == reach and row.n < entry.m)


def _trim(reader: Reader, other: Reader) -> None:
    """Forget leaves of a side that lie behind what the other counts and behind its own reach."""
    if other.counts is not None and other.counts == reader.feed:
        reader.forget_before(reader.feed, min(other.last_m, reader.frontier.size) - PAST - REACH)


def _item(writer: Reader, other: Reader, row: Row, entry: Entry, payload: Payload | None, now: Now) -> Item:
    instant = Instant(now.instant - (now.utc - row.arrived) * 1000)
    counts = FeedId(writer.counts or b"")
    place, fits = other.places.get(counts), other.had(counts, entry)
    knows = place.base + entry.m if place else 0
    return make_item(
        entry, payload, side=writer.side, seq=writer.places[entry.feed].number(entry.n),
        knows=writer.knew(knows) if fits else writer.known, writer=writer.leaves[entry.feed],
        other=other.leaves.get(counts, {}) if fits else {}, arrived=row.arrived, instant=instant, via=row.via,
    )  # fmt: skip
