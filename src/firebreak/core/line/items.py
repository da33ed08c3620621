"""Entries as items of the record, and references in both directions (`spec/entry.md`, REF rules).

Keeps true: an index reference reaches at most 256 entries back and is bound by the roots the entry signs;
everything older, and everything in another feed, is named by its leaf.
"""

from __future__ import annotations

from typing import Any, Protocol

from firebreak.core.line.state import OwnFeed, PeerFeed
from firebreak.core.procedures.model import Item
from firebreak.core.record.entry import Entry
from firebreak.core.record.kinds import REACH, Payload, Ref
from firebreak.core.types import Instant, Leaf, LocalTime
from firebreak.core.values import changed


class Lookup(Protocol):
    """Leaves of a feed by index, as far as they are at hand."""

    def get(self, key: int, /) -> Leaf | None:
        """Return the leaf at an index."""
        ...


def resolve(ref: Ref | None, *, n: int, m: int, writer: Lookup, other: Lookup) -> Leaf | None:
    """Return the leaf a reference names (REF-2), or None if there is no such entry within reach.

    `n`, `m` are those of the entry that holds the reference; `writer` and `other` map indices of its own feed and of
    the feed that m counts to leaves.
    """
    if ref is None:
        return None
    if isinstance(ref, bytes):
        return Leaf(ref)
    return other.get(m - 1 - ref) if ref >= 0 else writer.get(n + ref)


def shorten(leaf: bytes, *, n: int, m: int, own: OwnFeed, peer: PeerFeed | None) -> Ref:
    """Return the shortest reference to `leaf` for our entry `n` that counts `m`."""
    if peer is not None:
        for back in range(min(REACH, m)):
            if peer.leaves.get(m - 1 - back) == leaf:
                return back
    for back in range(1, min(REACH, n) + 1):
        if own.leaves.get(n - back) == leaf:
            return -back
    return leaf


def with_refs(payload: Payload, *, n: int, m: int, own: OwnFeed, peer: PeerFeed | None) -> Payload:
    """Return the payload with its leaves shortened to references."""
    changes: dict[str, Any] = {}
    for name in ("ref", "regarding"):
        leaf = getattr(payload, name, None)
        if isinstance(leaf, bytes):
            changes[name] = shorten(leaf, n=n, m=m, own=own, peer=peer)
    return changed(payload, **changes) if changes else payload


def make_item(
    entry: Entry, payload: Payload | None, *, side: int, seq: int, knows: int, writer: Lookup, other: Lookup,
    arrived: LocalTime, instant: Instant, via: str,
) -> Item:  # fmt: skip
    """Return the item of an opened entry."""
    return Item(
        side=side, seq=seq, knows=knows, leaf=entry.leaf, t=entry.t, kind=entry.kind, marking=entry.marking,
        payload=payload, arrived=arrived, instant=instant, via=via,
        ref=resolve(getattr(payload, "ref", None), n=entry.n, m=entry.m, writer=writer, other=other),
        regarding=resolve(getattr(payload, "regarding", None), n=entry.n, m=entry.m, writer=writer, other=other),
    )  # fmt: skip
