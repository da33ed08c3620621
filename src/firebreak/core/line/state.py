"""What a line knows at one moment, as frozen values (`spec/line.md`, `spec/feed.md`).

Keeps true: the state holds what is open; whatever is closed is only in the store. Nothing in here is an object of
the outside world. Leaves to others: every transition (`step` and the modules beside it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from firebreak.core.line.effects import NewFeed, Row
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Context, Draft, Item, StopPaging
from firebreak.core.record.entry import Entry, RawItem
from firebreak.core.record.epoch import Chain
from firebreak.core.record.merkle import EMPTY_ROOT, Frontier
from firebreak.core.types import FeedId, Instant, Leaf, LineId, LocalTime, PartyId, Root


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What both roots signed: who is who, and with which keys."""

    line: LineId
    context: Context
    charter_hash: bytes
    party: PartyId
    peer: PartyId
    entry_key: bytes
    manifest: tuple[int, bytes]  # our version and hash
    peer_manifest: tuple[int, bytes]
    peer_entry_keys: tuple[bytes, ...]
    peer_seal_ed: bytes
    peer_seal_mldsa: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFeed:
    """Our feed as built so far (what is durable of it stands in `LineState.sent`)."""

    feed: FeedId
    size: int = 0
    frontier: Frontier
    base: int = 0  # entries of our earlier feeds that the other side switched over
    m: int = 0  # what our last entry counted of the peer's feed
    counted: int = 0  # what the peer's signed entries count of this feed
    last_owed: int = -1  # our last entry that is owed a receipt
    leaves: dict[int, Leaf] = field(default_factory=dict)
    roots: dict[int, Root] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerFeed:
    """The live feed of the other side as verified so far."""

    feed: FeedId
    key: bytes
    size: int = 0
    frontier: Frontier
    base: int = 0
    m: int = 0  # what its last entry counted of ours
    counts: bytes | None = None  # which feed of ours that is
    last_t: int = 0
    leaves: dict[int, Leaf] = field(default_factory=dict)
    roots: dict[int, Root] = field(default_factory=dict)
    held: dict[int, RawItem] = field(default_factory=dict)  # out of order, bounded (LIM-8)
    held_bytes: int = 0
    unreadable: dict[int, tuple[Leaf, int]] = field(default_factory=dict)  # n -> leaf, code; not yet passed by us


@dataclass(frozen=True, slots=True, kw_only=True)
class SendEpoch:
    number: int
    chain: Chain
    open_n: int
    acknowledged: bool
    opened: LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrekey:
    leaf: Leaf
    n: int
    seed: bytes
    reset: bool
    opened: bool = False  # an epoch-open of the peer used it


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerPrekey:
    leaf: Leaf
    public: bytes
    reset: bool
    opens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Epochs and prekeys of both directions; what the ratchet file holds."""

    send: tuple[SendEpoch, ...] = ()
    receive: tuple[tuple[int, Chain], ...] = ()
    prekeys: tuple[OwnPrekey, ...] = ()
    peer_prekey: PeerPrekey | None = None
    last_epoch: int = 0  # highest epoch number we ever opened in this feed
    fresh: bool = True  # the next epoch starts from base zero (EPOCH-6)
    asked_prekey: bool = False
    asked_reset: bool = False
    asked_epoch: int = 0  # epoch number the driver is sealing, 0 for none
    asked_base: int = 0
    asked_leaf: Leaf = Leaf(b"")
    pending_open: tuple[int, bytes, bytes, Leaf, int] | None = None  # number, seed, output, prekey leaf, base
    made: tuple[bytes, bytes, bool] | None = None  # public, seed, reset: a prekey waiting to be written
    dirty: bool = False  # must be saved before the next commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One live connection of a path."""

    number: int
    exporter: bytes
    outer: str
    path: str
    hello: bytes = b""
    established: bool = False
    up: bool = False
    sent_to: int = 0  # our entries below this index went out on this link
    reading: bool = False
    progress: Instant = Instant(0)
    faults: int = 0
    error_at: Instant = Instant(-(10**9))
    sent: int = 0
    returned: int = 0
    median_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDraft:
    """A submission that waits at our station because the declared line state does not let it travel."""

    key: bytes
    draft: Draft
    since: LocalTime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What the next batch will carry."""

    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    drafts: tuple[Draft, ...] = ()
    alerts: tuple[Alert | StopPaging, ...] = ()
    notes: tuple[tuple[str, bytes, bytes], ...] = ()
    new_feeds: tuple[NewFeed, ...] = ()
    live: tuple[tuple[FeedId, bool], ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()  # ticket, why it is held
    owed: bool = False

    @property
    def empty(self) -> bool:
        """True when a batch would carry nothing."""
        return not (self.rows or self.drafts or self.alerts or self.notes or self.live or self.accepted or self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One entry of ours in the batch under construction."""

    entry: Entry
    content: bytes
    payload: bytes
    salts: bytes | None
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """The one batch under construction: signing, then committing, then saving the send-state."""

    written: tuple[Written, ...]
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    alerts: tuple[Alert | StopPaging, ...]
    notes: tuple[tuple[str, bytes, bytes], ...]
    new_feeds: tuple[NewFeed, ...]
    live: tuple[tuple[FeedId, bool], ...]
    expect: tuple[tuple[FeedId, int], ...]
    accepted: tuple[tuple[str, str], ...]
    reload: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SealState:
    size: int = 0  # our last hybrid seal
    asked: bool = False
    first_unsealed: Instant | None = None
    urgent: bool = False
    peer_size: int = 0
    pending: bytes | None = None  # newest note of the peer whose entries we do not hold yet


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """Everything `step` needs to know of one line."""

    material: Material
    own: OwnFeed | None
    peer: PeerFeed | None
    sent: tuple[FeedId, int, Root] | None  # the send-state as last saved
    secrets: Secrets
    matters: Matters
    links: dict[int, Link] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    held: tuple[HeldDraft, ...] = ()
    building: Building | None = None
    seals: SealState = field(default_factory=SealState)
    nonce: bytes = b""
    predecessor: tuple[bytes, int, bytes] | None = None
    next_base: int = 0  # number of our first entry in a feed that is opened now
    own_bases: dict[bytes, int] = field(default_factory=dict)  # entries of our side before each of our feeds
    why_new_feed: str = ""
    drafts_seen: int = 0
    tally_due: LocalTime = LocalTime(0)
    wake: Instant | None = None
    closed_feeds: frozenset[bytes] = frozenset()
    genesis_times: tuple[LocalTime, ...] = ()


def empty_frontier() -> Frontier:
    """Return the frontier of the empty tree."""
    return Frontier(size=0, hashes=())


def own_root(own: OwnFeed, size: int) -> Root | None:
    """Return the root of our feed at `size` if it is still in the window."""
    return EMPTY_ROOT if size == 0 else own.roots.get(size)


def changed(value: Any, **changes: Any) -> Any:
    """`dataclasses.replace` for slotted frozen values, without its re-checks (hot path)."""
    cls = type(value)
    new = object.__new__(cls)
    put = object.__setattr__
    for name in cls.__dataclass_fields__:
        put(new, name, changes[name] if name in changes else getattr(value, name))
    return new
