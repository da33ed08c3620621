"""Rebuild a line from its record (`spec/feed.md`, restart).

Keeps true: state is a fold over the record, so the result does not depend on when or by which path anything arrived.
Leaves to others: the order in which both feeds are read (`walking`), whether the feed may go on (`record.restart`),
the bytes of the ratchet file (`ratchet`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from firebreak.core.line import commands, ratchet
from firebreak.core.line.blobs import LACKING_MAX
from firebreak.core.line.codes import MALFORMED, NO_KEY, UNKNOWN_KIND
from firebreak.core.line.epochs import sealable
from firebreak.core.line.numbering import FeedRows, genesis_of, newest, unheld
from firebreak.core.line.ours import AGAIN_MAX, lacking
from firebreak.core.line.state import (
    NONE,
    PAST,
    Blobs,
    ClosedFeed,
    Leaves,
    LineState,
    Material,
    Named,
    OwnFeed,
    PeerFeed,
    PeerPrekey,
    Queue,
    Roots,
    SealState,
    Secrets,
)  # fmt: skip
from firebreak.core.line.walking import Reader, readers_of, walk
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Draft, Item
from firebreak.core.procedures.persistent import Pmap
from firebreak.core.record.entry import Entry
from firebreak.core.record.kinds import (
    KINDS,
    REACH,
    Again,
    EpochOpen,
    Fault,
    Genesis,
    ManifestEntry,
    Payload,
    Prekey,
    Switch,
    Unreadable,
)  # fmt: skip
from firebreak.core.record.merkle import Frontier
from firebreak.core.record.restart import Continue, decide
from firebreak.core.types import FeedId, Leaf, LocalTime, Now, Root
from firebreak.core.values import changed

DAY_S = 86_400
GIVEN_UP = "others hold entries of it under our signature that this node does not"
NO_RATCHET = "the ratchet file is missing, or is not of this record: without its keys nothing can be sealed in the feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything of a line that outlives the process."""

    feeds: tuple[FeedRows, ...]  # in the order they were first seen
    base: tuple[FeedId, int, Root] | None
    send_state: tuple[FeedId, int, Root] | None
    ratchet: bytes | None
    held: tuple[tuple[bytes, bytes], ...] = ()
    forks: tuple[bytes, ...] = ()  # feeds of which a fork is proven
    seal_own: int = 0
    seal_peer: int = 0
    blob_held: Callable[[Leaf], bool] = lambda _: False  # whether the act blob of an entry is kept here


@dataclass(slots=True)
class _Fold:
    """Both sides while they are read, and what a pass over the record leaves behind."""

    own: Reader
    peer: Reader
    counted: int = 0
    unreadable: dict[int, tuple[Leaf, int]] = field(default_factory=dict)
    prekey: tuple[Leaf, Prekey] | None = None
    opened_own: bool = False  # our present feed has an epoch-open
    unopened: dict[Leaf, None] = field(default_factory=dict)
    told: set[tuple[str, bytes]] = field(default_factory=set)
    party: bytes = b""  # ours
    named: Named = field(default_factory=Named)
    creds: dict[Leaf, bytes] = field(default_factory=dict)  # of the peer's latest acts


def _own_control(fold: _Fold, entry: Entry, payload: Payload | None) -> None:
    if entry.n == 0:
        fold.counted, fold.opened_own = 0, False
    if entry.m and fold.own.counts == fold.peer.feed:  # what our m covers is passed
        fold.unreadable = {n: v for n, v in fold.unreadable.items() if n >= entry.m}
    if isinstance(payload, Genesis):
        fold.named = changed(fold.named, own=0)
    elif isinstance(payload, ManifestEntry) and payload.party == fold.party:
        fold.named = changed(fold.named, own=max(fold.named.own, payload.version))
    elif isinstance(payload, ManifestEntry):
        fold.named = changed(fold.named, peer=max(fold.named.peer, payload.version))
    if isinstance(payload, EpochOpen):
        fold.opened_own = True
    elif isinstance(payload, Fault) and fold.peer.feed is not None:
        fold.told.add((f"fault {payload.code}", fold.peer.feed))
    elif isinstance(payload, Again):
        fold.unopened.pop(Leaf(payload.leaf), None)


def _peer_control(fold: _Fold, entry: Entry, payload: Payload | None) -> None:
    peer = fold.peer
    if entry.n == 0:
        fold.unreadable, fold.prekey, fold.counted = {}, None, 0
    if peer.counts == fold.own.feed:
        fold.counted = max(fold.counted, min(entry.m, fold.own.frontier.size))
    if (cred := getattr(payload, "cred", None)) is not None:
        fold.creds[entry.leaf] = cred
        if len(fold.creds) > LACKING_MAX:
            del fold.creds[next(iter(fold.creds))]
    if isinstance(payload, Prekey) and sealable(payload):
        fold.prekey = (entry.leaf, payload)
    elif isinstance(payload, Prekey):
        fold.unreadable[entry.n] = (entry.leaf, MALFORMED)
    elif isinstance(payload, ManifestEntry) and payload.party == fold.party:
        fold.named = changed(fold.named, honoured=max(fold.named.honoured, payload.version))
    elif isinstance(payload, Fault):
        fold.told.add((f"reported {payload.code}", entry.feed))
    elif isinstance(payload, Unreadable) and len(fold.unopened) < AGAIN_MAX:
        counted = fold.own.leaves.get(FeedId(peer.counts or b""), {})
        fold.unopened.update(dict.fromkeys(lacking(entry.m, payload, counted)))
    if payload is None:
        fold.unreadable[entry.n] = (entry.leaf, NO_KEY if entry.kind in KINDS else UNKNOWN_KIND)


def resume(
    material: Material, snapshot: Snapshot, now: Now, each: Callable[[Item], None] = lambda _: None
) -> LineState:
    """Return the state of a line as its record and the send-state file leave it; `each` is shown every item in order.

    Raises IntegrityError if the record contradicts itself.
    """
    fold = _Fold(*readers_of(snapshot.feeds, material.context.me), party=material.party)
    matters = _fold_all(fold, material, now, each)
    head, why = _continues(fold, snapshot)
    secrets = _secrets(fold, snapshot, goes_on=not why)
    if secrets is None:
        secrets, why = _secrets(fold, snapshot, goes_on=False), NO_RATCHET
    assert secrets is not None
    own, peer = None if why else _own_feed(fold), _peer_feed(fold)
    if peer is not None and why:
        peer = changed(peer, unreadable={})
    held = tuple(commands.from_bytes(key, data) for key, data in snapshot.held)
    state = LineState(
        material=material, own=own, peer=peer, sent=None if why else snapshot.send_state, secrets=secrets,
        matters=matters, held=held, queue=_queue(fold, own, peer), seals=_seals(snapshot, head, now, not why),
        predecessor=_predecessor(snapshot) if why else None, why_new_feed=why,
        closed=_closed(fold, snapshot, live=own.feed if own else None), genesis_times=_genesis_times(snapshot, now),
        own_bases=_own_bases(fold, snapshot), told=frozenset(fold.told | {("fork", feed) for feed in snapshot.forks}),
        drafts_seen=max((int.from_bytes(h.key[8:12], "big") for h in held), default=0), unopened=fold.unopened,
        unheld=unheld(snapshot.feeds), blobs=_blobs(fold, snapshot, material),
        manifests=fold.named,
    )  # fmt: skip
    return replace(state, kept=ratchet.moment(state))


def _fold_all(fold: _Fold, material: Material, now: Now, each: Callable[[Item], None]) -> Matters:
    matters: Matters | None = None
    for writer, entry, payload, item in walk(fold.own, fold.peer, now):
        (_own_control if writer is fold.own else _peer_control)(fold, entry, payload)
        assert item is not None  # none is left out here
        if matters is None:
            matters = procedures.empty(material.context, item.arrived)
        matters = procedures.fold(matters, item, material.context)
        each(item)
    return matters if matters is not None else procedures.empty(material.context, now.utc)


def _blobs(fold: _Fold, snapshot: Snapshot, material: Material) -> Blobs:
    """Return which of the peer's latest acts still lack their blob (ACT-14)."""
    if not material.context.charter.act_blob:
        return Blobs()
    return Blobs(lacking={leaf: cred for leaf, cred in fold.creds.items() if not snapshot.blob_held(leaf)})


def _own_rows(snapshot: Snapshot) -> list[FeedRows]:
    return [feed for feed in snapshot.feeds if feed.own]


def _continues(fold: _Fold, snapshot: Snapshot) -> tuple[tuple[FeedId, int, Root] | None, str]:
    """Return our head and, if the feed must not go on, why not (spec `feed.md`, restart)."""
    own = fold.own
    head = (own.feed, own.frontier.size, own.root) if own.feed and own.frontier.size else None
    decision = decide(head, snapshot.base, snapshot.send_state)
    if not isinstance(decision, Continue):
        return head, decision.why
    return head, "" if any(feed.live and feed.feed == own.feed for feed in snapshot.feeds) else GIVEN_UP


def _predecessor(snapshot: Snapshot) -> tuple[bytes, int, bytes] | None:
    """Return what a new feed of ours follows: the newest one we know, as far as we hold it."""
    last = newest(_own_rows(snapshot))
    if last is None:
        return None
    return last.feed, last.size, Frontier.from_parts(last.size, last.frontier).root()


def _own_bases(fold: _Fold, snapshot: Snapshot) -> dict[bytes, int]:
    places = fold.own.places
    return {feed.feed: places[feed.feed].base for feed in _own_rows(snapshot)}


def _queue(fold: _Fold, own: OwnFeed | None, peer: PeerFeed | None) -> Queue:
    """Return what a crash left undone: a receipt that is owed, a `switch` that was not written."""
    if own is None or peer is None:
        return Queue()
    counted = own.m if fold.own.counts == peer.feed else 0
    if fold.own.counts != peer.feed:
        before = fold.peer.feeds[-2] if len(fold.peer.feeds) > 1 else None
        switch = Switch(new=peer.feed)
        if before is not None:
            root = Frontier.from_parts(before.size, before.frontier).root()
            switch = Switch(new=peer.feed, old=before.feed, old_size=before.size, old_root=root)
        return Queue(lanes=((Draft(payload=switch),), (), (), (), (), ()), owed=True)
    return Queue(owed=fold.peer.last_owed >= counted)


def _seals(snapshot: Snapshot, head: tuple[FeedId, int, Root] | None, now: Now, goes_on: bool) -> SealState:
    unsealed = goes_on and head is not None and head[1] > snapshot.seal_own
    return SealState(
        size=snapshot.seal_own if goes_on else 0,
        peer_size=snapshot.seal_peer,
        first_unsealed=now.instant if unsealed else None,
    )


def _window(values: dict[int, Leaf], least: int) -> Leaves:
    window: Leaves = Pmap()
    for n, value in values.items():
        if n >= least:
            window = window.set(n, value)
    return window


def _roots(values: dict[int, Root], least: int) -> Roots:
    window: Roots = Pmap()
    for n, value in values.items():
        if n >= least:
            window = window.set(n, value)
    return window


def _own_feed(fold: _Fold) -> OwnFeed | None:
    own = fold.own
    if own.feed is None:
        return None
    kept = max(0, fold.counted - PAST - REACH)
    return OwnFeed(
        feed=own.feed, size=own.frontier.size, frontier=own.frontier, root=own.root, base=own.places[own.feed].base,
        m=own.last_m if own.counts == fold.peer.feed else 0, counted=fold.counted, last_owed=own.last_owed, kept=kept,
        leaves=_window(own.leaves[own.feed], kept), roots=_roots(own.roots, kept),
    )  # fmt: skip


def _peer_feed(fold: _Fold) -> PeerFeed | None:
    peer = fold.peer
    if peer.feed is None or not peer.frontier.size:
        return None
    size = peer.frontier.size
    past = size - REACH - PAST
    return PeerFeed(
        feed=peer.feed, key=peer.key, size=size, frontier=peer.frontier, root=peer.root,
        base=peer.places[peer.feed].base, m=peer.m, unreadable=dict(fold.unreadable), counts=peer.counts,
        leaves=_window(peer.leaves[peer.feed], past), roots=_roots(peer.roots, past),
    )  # fmt: skip


def _closed(fold: _Fold, snapshot: Snapshot, live: FeedId | None) -> dict[bytes, ClosedFeed]:
    """Return every feed that is no longer continued, oldest first."""
    closed: dict[bytes, ClosedFeed] = {}
    for feed in snapshot.feeds:
        genesis = genesis_of(feed)
        if genesis is None or feed.feed in (live, fold.peer.feed):
            continue
        place = (fold.own if feed.own else fold.peer).places.get(feed.feed)
        cut = place.cut if place is not None and feed.feed != fold.own.feed else None
        leaves = fold.own.leaves.get(feed.feed, {}) if feed.feed == fold.peer.counts else {}
        closed[feed.feed] = ClosedFeed(
            feed=feed.feed, own=feed.own, key=genesis.entry_key, size=feed.size, cut=cut, goal=cut or 0,
            frontier=Frontier.from_parts(feed.size, feed.frontier),
            leaves=_window(leaves, fold.counted - PAST - REACH) if leaves else NONE,
        )  # fmt: skip
    return closed


def _genesis_times(snapshot: Snapshot, now: Now) -> tuple[LocalTime, ...]:
    """Return when the peer's later feeds began here, within a day: what the charter's rate is counted with."""
    times = []
    for feed in [feed for feed in snapshot.feeds if not feed.own][1:]:
        first = next(iter(feed.rows()), None)
        if first is not None and 0 <= now.utc - first.arrived < DAY_S:
            times.append(first.arrived)
    return tuple(times)


def _secrets(fold: _Fold, snapshot: Snapshot, *, goes_on: bool) -> Secrets | None:
    """Return the secrets our feed goes on with; None if it needs some that are gone (EPOCH-7)."""
    own, peer = fold.own, fold.peer
    prekey = None
    if fold.prekey is not None:
        leaf, payload = fold.prekey
        prekey = PeerPrekey(leaf=leaf, public=payload.key, reset=payload.reset)
    fresh = Secrets(peer_prekey=prekey, asked_reset=bool(peer.frontier.size), dirty=True)
    if not goes_on or own.feed is None:
        return fresh
    found = None
    if snapshot.ratchet is not None:
        size = peer.frontier.size
        found = ratchet.from_bytes(snapshot.ratchet, own.feed, own.frontier.size, peer.feed, size)
    if found is None:
        return None if fold.opened_own else fresh
    return found
