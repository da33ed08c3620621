"""Where each feed of a line stands among the feeds of its side (`spec/feed.md`, FEED-8).

Keeps true: both sides that hold the same entries number them alike: a feed goes on where the other side's `switch`
ended the one before it; what lies beyond that end, or in a feed that was never taken, has a number no count reaches.
Leaves to others: reading the entries in causal order (`resume`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from firebreak.core.errors import PeerError
from firebreak.core.line.effects import Row
from firebreak.core.record.codec import decode
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import KINDS, Genesis, Payload, Switch, from_fields, payload_fields
from firebreak.core.types import FeedId


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRows:
    """One feed as stored: its size and tree, and its rows in order, to be read as often as needed."""

    feed: FeedId
    own: bool
    size: int
    live: bool
    frontier: tuple[bytes, ...]
    rows: Callable[[], Iterable[Row]]


NEVER_TAKEN = 1 << 40  # numbers from here on belong to entries that no count of the other side can reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a feed stands: the number of its first entry, and where it was ended (None: not ended)."""

    base: int
    cut: int | None = None

    def number(self, n: int) -> int:
        """Return the number of entry `n` among all of its side."""
        late = self.cut is not None and n >= self.cut
        return self.base + n + (NEVER_TAKEN if late else 0)


@dataclass(slots=True)
class _Seen:
    """What one side's entries say of the feeds of the other."""

    ends: dict[bytes, int] = field(default_factory=dict)  # feed to the most that was counted or switched over of it
    follows: dict[bytes, bytes | None] = field(default_factory=dict)  # accepted feed to the one before it


def payload_of(row: Row, entry: Entry) -> Payload | None:
    """Return the payload of a stored entry, None if it was never opened, is unknown, or was erased."""
    data = row.content if entry.epoch == 0 else row.payload
    if data is None or entry.kind not in KINDS:
        return None
    try:
        return from_fields(entry.kind, payload_fields(entry.kind, decode(data)))
    except PeerError:
        return None


def genesis_of(feed: FeedRows) -> Genesis | None:
    """Return the genesis of a stored feed."""
    for row in feed.rows():
        payload = payload_of(row, parse_body(row.body))
        return payload if isinstance(payload, Genesis) else None
    return None


def counts_after(payload: Payload | None, counts: bytes | None) -> bytes | None:
    """Return the feed an entry with this payload counts: a genesis names one, a `switch` changes it (FEED-8)."""
    if isinstance(payload, Genesis):
        return payload.peer[0] if payload.peer else None
    return payload.new if isinstance(payload, Switch) else counts


def newest(feeds: list[FeedRows]) -> FeedRows | None:
    """Return the feed of a side that lives, or the one that was seen last."""
    live = [feed for feed in feeds if feed.live] or feeds
    return live[-1] if live else None


def places_of(feeds: tuple[FeedRows, ...]) -> dict[FeedId, Place]:
    """Return the place of every feed; those of one side, read by place with the newest last, are in order of time."""
    if len(feeds) <= 2 and len({feed.own for feed in feeds}) == len(feeds):
        return {feed.feed: Place(base=0) for feed in feeds}
    places: dict[FeedId, Place] = {}
    for own in (True, False):
        seen = _seen(tuple(feed for feed in feeds if feed.own is not own))
        places |= _side([feed for feed in feeds if feed.own is own], seen)
    return places


def in_order(feeds: list[FeedRows], places: dict[FeedId, Place]) -> list[FeedRows]:
    """Return the feeds of a side in the order they are read."""
    last = newest(feeds)
    return sorted(feeds, key=lambda feed: (feed is last, places[feed.feed].base, places[feed.feed].cut != 0))


def unheld(feeds: tuple[FeedRows, ...]) -> dict[bytes, int]:
    """Return feeds of ours that the other side switched over and we do not hold, with where they ended."""
    held = {feed.feed for feed in feeds}
    if len(held) <= 2:
        return {}
    seen = _seen(tuple(feed for feed in feeds if not feed.own))
    ended = {old for old in seen.follows.values() if old is not None}
    return {feed: seen.ends.get(feed, 0) for feed in ended if feed not in held}


def _seen(feeds: tuple[FeedRows, ...]) -> _Seen:
    """Read what a side says of the other's feeds."""
    seen = _Seen()
    for feed in feeds:
        counts: bytes | None = None
        for row in feed.rows():
            entry = parse_body(row.body)
            payload = payload_of(row, entry) if entry.kind in (Genesis.NUMBER, Switch.NUMBER) else None
            counts = counts_after(payload, counts)
            if isinstance(payload, Switch):
                seen.follows[payload.new] = seen.follows.get(payload.new) or payload.old
                if payload.old is not None:
                    seen.ends[payload.old] = max(seen.ends.get(payload.old, 0), payload.old_size or 0)
            if counts is not None:
                seen.follows.setdefault(counts, None)
                seen.ends[counts] = max(seen.ends.get(counts, 0), entry.m)
    return seen


def _side(feeds: list[FeedRows], seen: _Seen) -> dict[FeedId, Place]:
    """Number the feeds of one side: accepted ones by the other's word, the newest ones as they will be taken."""
    places: dict[FeedId, Place] = {}
    ended = {old for old in seen.follows.values() if old is not None}
    tips = [i for i, feed in enumerate(feeds) if feed.feed in seen.follows and feed.feed not in ended]
    last, tip, base = newest(feeds), max(tips, default=-1), 0
    for i, feed in enumerate(feeds):
        if i < tip and feed.feed not in seen.follows:
            places[feed.feed] = Place(base=base, cut=0)  # passed over for a later one
            continue
        base = _base(feed.feed, seen, base)
        cut = seen.ends.get(feed.feed, 0) if feed.feed in ended else None if feed is last else feed.size
        places[feed.feed] = Place(base=base, cut=cut)
        base += feed.size if cut is None else cut
    return places


def _base(feed: bytes, seen: _Seen, otherwise: int) -> int:
    """Return how many entries stand before a feed by the other side's word, also over feeds that are not held here."""
    base, at, passed = 0, feed, {feed}
    while (old := seen.follows.get(at)) is not None:
        if old in passed:
            return otherwise  # nonsense: feeds that follow each other in a ring
        passed.add(old)
        base, at = base + seen.ends.get(old, 0), old
    return base if at != feed else otherwise
