"""Rebuild a line from its record (`spec/feed.md`, restart).

Keeps true: state is a fold over the record; both feeds are folded in the one causal order that every m fixes, so
the result does not depend on when or by which path anything arrived.
Leaves to others: reading rows, deciding whether the feed may go on (`record.restart`), the ratchet file's bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from firebreak.core.errors import IntegrityError, PeerError
from firebreak.core.line import commands, epochs
from firebreak.core.line.effects import Row
from firebreak.core.line.inbound import PAST
from firebreak.core.line.items import Leaves, make_item
from firebreak.core.line.state import (
    HeldDraft,
    LineState,
    Material,
    OwnFeed,
    PeerFeed,
    PeerPrekey,
    SealState,
    Secrets,
    changed,
    empty_frontier,
)  # fmt: skip
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Item
from firebreak.core.record.codec import decode
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import (
    KINDS,
    NO_RECEIPT_OWED,
    REACH,
    Genesis,
    Payload,
    Prekey,
    Switch,
    from_fields,
    payload_fields,
)  # fmt: skip
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.record.restart import Continue, decide
from firebreak.core.types import FeedId, Instant, Leaf, LocalTime, Now, Root


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRows:
    """One feed as stored: its size, and its rows in order, to be read as often as needed."""

    feed: FeedId
    own: bool
    size: int
    rows: Callable[[], Iterable[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything of a line that outlives the process."""

    feeds: tuple[FeedRows, ...]  # in the order they were first seen
    base: tuple[FeedId, int, Root] | None
    send_state: tuple[FeedId, int, Root] | None
    ratchet: bytes | None
    held: tuple[tuple[bytes, bytes], ...] = ()
    seal_own: int = 0
    seal_peer: int = 0
    follow: tuple[tuple[bytes, bytes], ...] = ()  # feeds of ours that the other side lives with and we did not know


NEVER_TAKEN = 1 << 40  # numbers from here on belong to entries that no count of the other side can reach


class _Reader:
    """Walks the feeds of one side in order, numbering their entries through."""

    def __init__(self, feeds: list[FeedRows], bases: dict[FeedId, int], ends: dict[FeedId, int], side: int) -> None:
        self.side = side
        self.ends = ends
        self.follows: set[bytes] = set()  # feeds that a genesis of this side names as its predecessor
        self.feeds = feeds
        self.order: dict[FeedId, int] = {f.feed: i for i, f in enumerate(feeds)}
        self.bases = bases
        self.frontier = empty_frontier()
        self.leaves: dict[FeedId, Leaves] = {f.feed: {} for f in feeds}
        self.roots: dict[int, Root] = {}
        self.root: Root = EMPTY_ROOT
        self.feed: FeedId | None = feeds[0].feed if feeds else None
        self.counts: bytes | None = None  # the feed of the other side that m counts now
        self.last_m = 0
        self.last_owed = -1
        self.last_t = 0
        self.key = b""
        self.rows = self._walk()
        self.next: tuple[Row, Entry, Payload | None] | None = next(self.rows, None)

    def _walk(self) -> Iterator[tuple[Row, Entry, Payload | None]]:
        for feed in self.feeds:
            for row in feed.rows():
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
            self.feed, self.frontier, self.roots, self.last_owed = entry.feed, empty_frontier(), {}, -1
            self.root = EMPTY_ROOT
        if entry.n != self.frontier.size or entry.root != self.root:
            raise IntegrityError(f"the record does not continue at entry {entry.n} of feed {entry.feed.hex()[:8]}")
        self.frontier = self.frontier.append(entry.leaf)
        self.leaves[entry.feed][entry.n] = entry.leaf
        self.roots[entry.n + 1] = self.root = self.frontier.root()
        self.last_m, self.last_t = entry.m, entry.t
        self.counts = counts_after(payload, self.counts)
        if entry.kind not in NO_RECEIPT_OWED:
            self.last_owed = entry.n
        if isinstance(payload, Genesis):
            self.key = payload.entry_key
            self.follows |= {payload.predecessor[0]} if payload.predecessor else set()
        self.next = next(self.rows, None)
        return row, entry, payload

    def number(self, entry: Entry) -> int:
        """Return the place of an entry among all of its side; beyond all reach if the other side never took it."""
        seq = self.bases[entry.feed] + entry.n
        return seq if entry.n < self.ends.get(entry.feed, entry.n + 1) else NEVER_TAKEN + seq


def counts_after(payload: Payload | None, counts: bytes | None) -> bytes | None:
    """Return the feed an entry with this payload counts: a genesis names one, a `switch` changes it (FEED-7)."""
    if isinstance(payload, Genesis):
        return payload.peer[0] if payload.peer else None
    return payload.new if isinstance(payload, Switch) else counts


def switches_of(feeds: tuple[FeedRows, ...]) -> tuple[Switch, ...]:
    """Return every `switch` of a record in which a feed was ever followed by another."""
    found = []
    for feed in feeds if len(feeds) > 2 else ():
        for row in feed.rows():
            entry = parse_body(row.body)
            payload = payload_of(row, entry) if entry.kind == Switch.NUMBER else None
            if isinstance(payload, Switch):
                found.append(payload)
    return tuple(found)


def ends_of(feeds: tuple[FeedRows, ...], switches: tuple[Switch, ...]) -> dict[FeedId, int]:
    """Return where feeds of ours ended for the other side: 0 for one that it passed over for a later one."""
    taken, old = {s.new for s in switches}, {s.old: s.old_size or 0 for s in switches}
    ends, later = {}, False
    for feed in reversed([f for f in feeds if f.own]):
        if feed.feed in old:
            ends[feed.feed] = old[feed.feed]
        elif later and feed.feed not in taken:
            ends[feed.feed] = 0
        later = later or feed.feed in taken
    return ends


def bases_of(feeds: tuple[FeedRows, ...], switches: tuple[Switch, ...]) -> dict[FeedId, int]:
    """Return for each feed how many entries of the same side stand before it.

    A feed goes on where the other side's `switch` ended the old one; until that is held, where we hold the old one to.
    """
    switched = {s.new: s.old_size for s in switches if s.old_size is not None}
    bases: dict[FeedId, int] = {}
    for own in (True, False):
        base, size = 0, 0
        for feed in (f for f in feeds if f.own is own):
            base += switched.get(feed.feed, size)
            bases[feed.feed], size = base, feed.size
    return bases


def payload_of(row: Row, entry: Entry) -> Payload | None:
    """Return the payload of a stored entry, None if it was never opened, is unknown, or was erased."""
    data = row.content if entry.epoch == 0 else row.payload
    if data is None or entry.kind not in KINDS:
        return None
    try:
        return from_fields(entry.kind, payload_fields(entry.kind, decode(data)))
    except PeerError:
        return None


@dataclass(slots=True)
class _Fold:
    """Both sides while they are read, and what a pass over the record leaves behind."""

    own: _Reader
    peer: _Reader
    counted: int = 0
    unreadable: dict[int, tuple[Leaf, int]] = field(default_factory=dict)
    prekey: tuple[Leaf, Prekey] | None = None


def _open(feeds: tuple[FeedRows, ...], me: int) -> _Fold:
    switches = switches_of(feeds)
    bases = bases_of(feeds, switches)
    return _Fold(
        own=_Reader([f for f in feeds if f.own], bases, ends_of(feeds, switches), me),
        peer=_Reader([f for f in feeds if not f.own], bases, {}, 1 - me),
    )


def items_of(feeds: tuple[FeedRows, ...], me: int, now: Now, until: LocalTime | None = None) -> Iterator[Item]:
    """Yield the items of a stored record in causal order, only those that had arrived by `until` if it is given."""
    yield from _walk(_open(feeds, me), now, until)


def _walk(fold: _Fold, now: Now, until: LocalTime | None = None) -> Iterator[Item]:
    own, peer = fold.own, fold.peer
    while own.next is not None or peer.next is not None:
        first = peer if own.next is None or (peer.next is not None and _peer_first(own, peer)) else own
        item = _item(fold, first, peer if first is own else own, now, until)
        if item is not None:
            yield item


def _peer_first(own: _Reader, peer: _Reader) -> bool:
    """Whether the peer's next entry stands in the history of our next one."""
    assert own.next is not None and peer.next is not None
    counted, entry, other = own.counted_next(), own.next[1], peer.next[1]
    if counted is None:
        return False
    at, reach = peer.order[other.feed], peer.order.get(FeedId(counted), -1)
    return at < reach or (at == reach and other.n < entry.m)


def _item(fold: _Fold, writer: _Reader, other: _Reader, now: Now, until: LocalTime | None) -> Item | None:
    row, entry, payload = writer.take()
    _control(fold, writer, entry, payload)
    if until is not None and row.arrived > until:
        return None
    instant = Instant(now.instant - (now.utc - row.arrived) * 1000)
    counts = FeedId(writer.counts or b"")
    return make_item(
        entry, payload, side=writer.side, seq=writer.number(entry),
        knows=other.bases[counts] + entry.m if counts in other.bases else 0, writer=writer.leaves[entry.feed],
        other=other.leaves.get(counts, {}), arrived=row.arrived, instant=instant, via=row.via,
    )  # fmt: skip


def _control(fold: _Fold, writer: _Reader, entry: Entry, payload: Payload | None) -> None:
    if writer is fold.own:
        if entry.n == 0:
            fold.counted = 0
        fold.unreadable = {n: v for n, v in fold.unreadable.items() if n >= entry.m}  # what our m covers is passed
        return
    if entry.n == 0:
        fold.unreadable = {}
    if writer.counts == fold.own.feed:
        fold.counted = max(fold.counted, min(entry.m, fold.own.frontier.size))
    if isinstance(payload, Prekey):
        fold.prekey = (entry.leaf, payload)
    if payload is None:
        fold.unreadable = {**fold.unreadable, entry.n: (entry.leaf, 4 if entry.kind not in KINDS else 1)}


def resume(material: Material, snapshot: Snapshot, now: Now) -> LineState:
    """Return the state of a line as its record and the send-state file leave it.

    Raises IntegrityError if the record contradicts itself.
    """
    me = material.context.me
    fold = _open(snapshot.feeds, me)
    matters: Matters | None = None
    for item in _walk(fold, now):
        if matters is None:
            matters = procedures.empty(material.context, item.arrived)
        matters = procedures.fold(matters, item, material.context)
    if matters is None:
        matters = procedures.empty(material.context, now.utc)
    own, peer = fold.own, fold.peer
    head = (own.feed, own.frontier.size, own.frontier.root()) if own.feed and own.frontier.size else None
    decision = decide(head, snapshot.base, snapshot.send_state)
    follow = _follow(fold, snapshot)
    goes_on = isinstance(decision, Continue) and follow is None
    own_feed = _own_feed(fold) if goes_on else None
    peer_feed = _peer_feed(fold)
    if peer_feed is not None and not goes_on:
        peer_feed = changed(peer_feed, unreadable={})
    return LineState(
        material=material, own=own_feed, peer=peer_feed, sent=snapshot.send_state if goes_on else None,
        secrets=_secrets(fold, snapshot, goes_on), matters=matters, held=_held(snapshot),
        seals=SealState(
            size=snapshot.seal_own if goes_on else 0, peer_size=snapshot.seal_peer,
            first_unsealed=now.instant if goes_on and head and head[1] > snapshot.seal_own else None,
        ),
        predecessor=None if goes_on else follow or head,
        next_base=own.bases[own.feed] + own.frontier.size if own.feed else 0,
        why_new_feed="" if isinstance(decision, Continue) else decision.why,
        closed_feeds=frozenset(f.feed for f in snapshot.feeds) - {own.feed or b"", peer.feed or b""},
        own_bases={bytes(f.feed): own.bases[f.feed] for f in own.feeds},
    )  # fmt: skip


def _follow(fold: _Fold, snapshot: Snapshot) -> tuple[bytes, int, bytes] | None:
    """Return the head of a feed that the other side showed us as ours, if no feed of ours follows it yet (FEED-7)."""
    for feed, value in snapshot.follow:
        match decode(value):
            case (bytes(known), int(size), bytes(root)) if known == feed and feed not in fold.own.follows:
                return known, size, root
    return None


def _own_feed(fold: _Fold) -> OwnFeed | None:
    own = fold.own
    if own.feed is None:
        return None
    behind = fold.counted - PAST
    return OwnFeed(
        feed=own.feed, size=own.frontier.size, frontier=own.frontier, base=own.bases[own.feed], m=own.last_m,
        counted=fold.counted, last_owed=own.last_owed,
        leaves={n: leaf for n, leaf in own.leaves[own.feed].items() if n >= behind - REACH},
        roots={n: root for n, root in own.roots.items() if n >= behind},
    )  # fmt: skip


def _peer_feed(fold: _Fold) -> PeerFeed | None:
    peer = fold.peer
    if peer.feed is None or not peer.frontier.size:
        return None
    size = peer.frontier.size
    return PeerFeed(
        feed=peer.feed, key=peer.key, size=size, frontier=peer.frontier, base=peer.bases[peer.feed], m=peer.last_m,
        last_t=peer.last_t, unreadable=fold.unreadable, counts=peer.counts,
        leaves={n: leaf for n, leaf in peer.leaves[peer.feed].items() if n >= size - PAST - REACH},
        roots={n: root for n, root in peer.roots.items() if n > size - PAST},
    )  # fmt: skip


def _secrets(fold: _Fold, snapshot: Snapshot, goes_on: bool) -> Secrets:
    """Return the ratchet's secrets; without the file a receiver asks for a reset (EPOCH-7)."""
    own, peer = fold.own, fold.peer
    if goes_on and own.feed is not None and snapshot.ratchet is not None:
        secrets = epochs.from_bytes(snapshot.ratchet, own.feed, peer.feed)
        if secrets is not None:
            return secrets
    peer_prekey = None
    if fold.prekey is not None:
        leaf, payload = fold.prekey
        peer_prekey = PeerPrekey(leaf=leaf, public=payload.key, reset=payload.reset)
    return Secrets(peer_prekey=peer_prekey, asked_reset=bool(peer.frontier.size), dirty=True)


def _held(snapshot: Snapshot) -> tuple[HeldDraft, ...]:
    return tuple(commands.from_bytes(key, data) for key, data in snapshot.held)
