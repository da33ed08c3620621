"""What a line asks the driver to do, in the imperative (`spec/line.md`).

Keeps true: a closed vocabulary; effects of one step are carried out in their order; nothing is transmitted or
announced before the `Commit` it depends on has come back as `Committed` and the send-state is saved.
Leaves to others: how any of it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from firebreak.core.procedures.model import Alert, Item
from firebreak.core.types import FeedId, Instant, Leaf, LocalTime, Root


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry as it is to be held: exact signed bytes, and what was opened of its content."""

    feed: FeedId
    n: int
    leaf: Leaf
    body: bytes
    content: bytes | None
    signature: bytes | None
    payload: bytes | None
    salts: bytes | None
    arrived: LocalTime
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeed:
    feed: FeedId
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The content of an entry already held, opened later."""

    feed: FeedId
    n: int
    payload: bytes
    salts: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignHello:
    link: int
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Sign each body with our entry key in the `entry` context."""

    bodies: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRing:
    """Sign this body with a desk's own key in the `ring` context; answered by `RingSigned` in the same turn."""

    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePrekey:
    """Draw an X-Wing key pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealEpoch:
    """Draw a 32-byte seed and seal it to `public` by HPKE with this info."""

    epoch: int
    public: bytes
    info: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFeed:
    """Make the hybrid seal (Ed25519 and ML-DSA-44) over our feed at this size."""

    feed: FeedId
    size: int
    root: Root


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRatchet:
    """Keep these secrets in the directory outside all backups, replacing the older ones."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One durable transaction; `expect` names the sizes the touched feeds must have beforehand."""

    expect: tuple[tuple[FeedId, int], ...]
    rows: tuple[Row, ...]
    new_feeds: tuple[NewFeed, ...]
    live: tuple[tuple[FeedId, bool], ...]
    base: tuple[FeedId, int, Root] | None
    notes: tuple[tuple[str, bytes, bytes], ...]
    opened: tuple[Opened, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSendState:
    feed: FeedId
    size: int
    root: Root


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepNote:
    """Store a note that nothing depends on (a seal, evidence of a fork); written with the next commit or alone."""

    namespace: str
    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmit:
    link: int
    frame: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLink:
    link: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntries:
    """Read entries of a feed from the store for a link; answered by `EntriesRead`."""

    link: int
    feed: FeedId
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """Read one entry by its leaf; answered by `EntryRead`."""

    leaf: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlob:
    """Read the act blob kept for an entry, for a link whose peer lacks it; answered by `BlobRead`."""

    link: int
    leaf: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadManifests:
    """Read our own manifests of later versions than `above`, for a link; answered by `ManifestsRead`."""

    link: int
    above: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptManifest:
    """Verify this manifest statement of the peer against its root set and keep it if it is newer."""

    statement: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeAt:
    """Send `TimeCame` at this instant; replaces the one asked for before."""

    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisePage:
    """Tell a desk of ours; the call plan says whom, by which means, and who is next."""

    alert: Alert
    at: LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPages:
    of: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce:
    """These items are durable: show them to whoever watches."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The command is durable: in the record under `leaf`, or held at our station for the reason given."""

    ticket: str
    leaf: Leaf | None
    held: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The command was not possible; nothing was written."""

    ticket: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Something an operator should find in the log: rule id or topic, and plain words without content."""

    topic: str
    words: str
    link: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reload:
    """What is held of the past changed (a feed was switched, content came back): rebuild the state from the store.

    The last effect of its step.
    """


Effect: TypeAlias = (
    SignHello | Sign | SignRing | MakePrekey | SealEpoch | SealFeed | SaveRatchet | Commit | SaveSendState | KeepNote
    | Transmit | CloseLink | ReadEntries | ReadEntry | ReadBlob | ReadManifests | AdoptManifest | WakeAt | RaisePage
    | StopPages | Announce | Accepted | Rejected | Report | Reload
)  # fmt: skip
