"""Facts a line is told, in the past tense (`spec/line.md`).

Keeps true: a closed vocabulary; every way the world can touch a line is one of these.
Leaves to others: when they happen (the driver) and what follows from them (`step`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from firebreak.core.line.effects import Row
from firebreak.core.procedures.model import Command
from firebreak.core.types import FeedId, Leaf, LocalTime, Root


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The driver loaded the line; `nonce` is fresh entropy for a feed id, used only if a feed must be opened."""

    nonce: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOpened:
    """A connection of a path stands; `path` is its charter name, "" on an accepted link until the hello names it."""

    link: int
    path: str
    exporter: bytes
    outer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkClosed:
    link: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameArrived:
    link: int
    frame: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitEchoed:
    """Echoes of one link: how many went and came back, and the median round trip of those that did.

    `since` is when the present state of the circuit began, as the path layer saw it.
    """

    link: int
    sent: int
    returned: int
    up: bool
    since: LocalTime
    median_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """An officer's command; `ticket` names it until it is in the record."""

    ticket: str
    command: Command


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded:
    """Everything that had arrived in this turn has been handed over: time to write what is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCame:
    """The moment asked for by `WakeAt` is here, or the wall clock was stepped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloSigned:
    link: int
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Signatures over the bodies of the batch under construction, in its order."""

    signatures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingSigned:
    """The desk's key signed a ring; None if this node has no such key."""

    body: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrekeyMade:
    public: bytes
    seed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochSealed:
    """HPKE output for the epoch asked for, and the seed that was sealed in it."""

    epoch: int
    seed: bytes
    output: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """The batch is durable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendStateSaved:
    """The send-state file names this head: what stands below it may be transmitted."""

    feed: FeedId
    size: int
    root: Root


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSealed:
    """A hybrid seal note over our feed at `size` was made."""

    feed: FeedId
    size: int
    note: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesRead:
    """Entries of a feed read back from the store for a link whose peer lacks them."""

    link: int
    feed: FeedId
    start: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRead:
    """One entry read back by its leaf; None if it is not held."""

    leaf: Leaf
    row: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobRead:
    """The act blob of an entry read back for a link; None if it is not held."""

    link: int
    leaf: Leaf
    blob: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestAdopted:
    """The peer's newer manifest was verified and stored by the driver."""

    entry_keys: tuple[bytes, ...]
    seal_ed: bytes
    seal_mldsa: bytes
    version: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRenewed:
    """Our own root signed a newer manifest, and the driver keeps it."""

    version: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestsRead:
    """Statements of our own later manifests, oldest first, for a link whose peer has not named them."""

    link: int
    statements: tuple[bytes, ...]


Event: TypeAlias = (
    Started | LinkOpened | LinkClosed | FrameArrived | CircuitEchoed | Submitted | TurnEnded | TimeCame | HelloSigned
    | Signed | RingSigned | PrekeyMade | EpochSealed | Committed | SendStateSaved | FeedSealed | EntriesRead | EntryRead
    | BlobRead | ManifestAdopted | ManifestRenewed | ManifestsRead
)  # fmt: skip
