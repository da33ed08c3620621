"""What a line knows at one moment, as frozen values (`spec/line.md`, `spec/feed.md`).

Keeps true: the state holds what is open; whatever is closed is only in the store. Nothing in here is an object of
the outside world. Leaves to others: every transition (`step` and the modules beside it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from firebreak.core.line.effects import NewFeed, Opened, Row
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Context, Draft, Item, StopPaging
from firebreak.core.procedures.persistent import Pmap
from firebreak.core.record.entry import Entry, RawItem
from firebreak.core.record.epoch import Chain
from firebreak.core.record.kinds import Payload
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
    desk_key: bool = False  # our manifest lists a key of a desk: rings are signed with it


Leaves = Pmap[int, Leaf]
Roots = Pmap[int, Root]
NONE: Pmap[Any, Any] = Pmap()
PAST = 600  # leaves and roots kept behind what is counted, beyond the reach of references; for seals and hellos


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFeed:
    """Our feed as built so far (what is durable of it stands in `LineState.sent`)."""

    feed: FeedId
    size: int = 0
    frontier: Frontier
    root: Root = EMPTY_ROOT
    base: int = 0  # entries of our earlier feeds that the other side switched over
    m: int = 0  # what our last entry counted of the peer's feed
    counted: int = 0  # what the peer's signed entries count of this feed
    last_owed: int = -1  # our last entry that is owed a receipt
    kept: int = 0  # leaves and roots below this index are forgotten
    leaves: Leaves = NONE
    roots: Roots = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerFeed:
    """The live feed of the other side as verified so far."""

    feed: FeedId
    key: bytes
    size: int = 0
    frontier: Frontier
    root: Root = EMPTY_ROOT
    base: int = 0
    m: int = 0  # the most its entries counted of `counts`
    counts: bytes | None = None  # which feed of ours that is
    leaves: Leaves = NONE
    roots: Roots = NONE
    held: Pmap[int, RawItem] = NONE  # verified, but out of order; bounded (LIM-8)
    held_bytes: int = 0
    first_held: int = 0  # the lowest index among them
    unreadable: dict[int, tuple[Leaf, int]] = field(default_factory=dict)  # n -> leaf, code; not yet passed by us


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedFeed:
    """A feed of either side that is no longer continued, and what is held of it."""

    feed: FeedId
    own: bool
    key: bytes
    size: int
    frontier: Frontier
    cut: int | None = None  # where the other side's `switch` ended it; None while it has not been switched over
    goal: int = 0  # the other side has shown or said that it holds this many
    asked: int = 0  # entries below this index were asked for
    leaves: Leaves = NONE  # of the feed of ours that the peer still counts


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
    made: LocalTime = LocalTime(0)
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
class Kept:
    """The secrets that belong to one moment of the record: what both feeds held when a batch was built."""

    own: FeedId | None
    own_size: int
    peer: FeedId | None
    peer_size: int
    secrets: Secrets


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
    since: Instant = Instant(0)
    rest: tuple[FeedId, int] | None = None  # an earlier feed of ours that the peer has not all of: next index
    sent_to: int = 0  # our entries below this index went out on this link
    sent_at: Instant = Instant(0)
    reading: bool = False
    progress: Instant = Instant(0)
    tries: int = 0  # times all that is not counted was sent again without progress
    wanted: tuple[bytes, int] = (b"", -1)  # feed and index of the gap asked for last
    asks: int = 0  # what the peer asked for within the present second
    asks_at: Instant = Instant(-(10**9))
    faults: int = 0
    error_at: Instant = Instant(-(10**9))
    shown_at: Instant = Instant(-(10**9))
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


LANES = 6
"""Lanes of drafts: what opens a feed, control, then acts and FLASH, IMMEDIATE, PRIORITY, ROUTINE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What the next batch will carry."""

    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    lanes: tuple[tuple[Draft, ...], ...] = ((),) * LANES
    opened: tuple[Opened, ...] = ()
    alerts: tuple[Alert | StopPaging, ...] = ()
    notes: tuple[tuple[str, bytes, bytes], ...] = ()
    new_feeds: tuple[NewFeed, ...] = ()
    live: tuple[tuple[FeedId, bool], ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()  # ticket, why it is held
    owed: bool = False
    reload: bool = False  # read the line back once this batch is durable

    @property
    def drafts(self) -> int:
        """How many drafts wait."""
        return sum(map(len, self.lanes))

    @property
    def facts(self) -> bool:
        """True when something other than drafts and a receipt waits to be made durable."""
        return bool(self.rows or self.alerts or self.notes or self.accepted or self.live or self.opened or self.reload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One entry of ours in the batch under construction."""

    entry: Entry
    content: bytes
    payload: bytes
    salts: bytes | None
    ticket: str
    blob: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """The one batch under construction: signing, then committing, then saving the send-state."""

    written: tuple[Written, ...]
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    opened: tuple[Opened, ...]
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
class Blobs:
    """Act blobs that came ahead of their entry, and entries whose blob has not come; both bounded, oldest first."""

    early: dict[Leaf, bytes] = field(default_factory=dict)
    lacking: dict[Leaf, bytes] = field(default_factory=dict)  # leaf to `cred`
    due: Instant | None = None  # when the peer is asked again
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Versions of manifests that entries name: of ours and of the peer's by us, of ours by the peer; 0 for none."""

    own: int = 0
    peer: int = 0
    honoured: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Old content that is sent again under an epoch of `feed` newer than `epoch`."""

    draft: Draft
    feed: bytes
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """Everything `step` needs to know of one line."""

    material: Material
    own: OwnFeed | None
    peer: PeerFeed | None
    sent: tuple[FeedId, int, Root] | None  # the send-state as last saved
    secrets: Secrets
    kept: Kept | None = None  # the secrets as the batch before this moment left them
    matters: Matters
    links: dict[int, Link] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    held: tuple[HeldDraft, ...] = ()
    building: Building | None = None
    seals: SealState = field(default_factory=SealState)
    nonce: bytes = b""
    predecessor: tuple[bytes, int, bytes] | None = None
    own_bases: dict[bytes, int] = field(default_factory=dict)  # entries of our side before each of our feeds
    why_new_feed: str = ""
    drafts_seen: int = 0
    tally_due: LocalTime = LocalTime(0)
    wake: Instant | None = None
    closed: dict[bytes, ClosedFeed] = field(default_factory=dict)  # earlier feeds of both sides, oldest first
    unheld: dict[bytes, int] = field(default_factory=dict)  # feeds of ours that were switched over and we lost: ends
    genesis_times: tuple[LocalTime, ...] = ()
    doubt: Instant | None = None  # until then nothing is signed: the other side may hold entries of ours that we lack
    given_up: bool = False  # others hold entries of our live feed that we lack: nothing more is signed in it
    told: frozenset[tuple[str, bytes]] = frozenset()  # what was answered or alerted once and is not said again
    unopened: dict[Leaf, None] = field(default_factory=dict)  # entries of ours whose content the peer lacks
    again: tuple[Again, ...] = ()  # content to be sent again as soon as a newer epoch can carry it
    rings: tuple[tuple[bytes, Draft], ...] = ()  # rings whose signature is asked for, with what is signed
    blobs: Blobs = field(default_factory=Blobs)
    manifests: Named = field(default_factory=Named)
    returned: dict[Leaf, Payload] = field(default_factory=dict)  # `again` of the peer, until the old entry is read


def empty_frontier() -> Frontier:
    """Return the frontier of the empty tree."""
    return Frontier(size=0, hashes=())


def own_root(own: OwnFeed, size: int) -> Root | None:
    """Return the root of our feed at `size` if it is still in the window."""
    return EMPTY_ROOT if size == 0 else own.roots.get(size)
