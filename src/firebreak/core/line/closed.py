"""What ours and theirs have in common: the id of a feed, and entries that are added to a feed after it was closed.

Keeps true: a closed feed only grows by entries that continue it; sealed content in it stays sealed.
Leaves to others: checking signature and root (`feeds`, `ours`).
"""

from __future__ import annotations

from firebreak.core.line.effects import Row
from firebreak.core.line.state import ClosedFeed
from firebreak.core.line.turn import Turn
from firebreak.core.record.crypto import context_hash
from firebreak.core.record.entry import RawItem
from firebreak.core.record.kinds import Genesis
from firebreak.core.types import FeedId
from firebreak.core.values import changed


def feed_id(genesis: Genesis) -> FeedId:
    """Return H(CBOR[feed context, line, writer, entry key, nonce])."""
    return FeedId(context_hash("feed", genesis.line, genesis.party, genesis.entry_key, genesis.nonce))


def append(turn: Turn, link: int, closed: ClosedFeed, raw: RawItem) -> None:
    """Add a verified entry to a closed feed as we hold it; content that is sealed stays sealed."""
    entry = raw.entry
    via = turn.s.links[link].path if link in turn.s.links else ""
    row = Row(
        feed=entry.feed, n=entry.n, leaf=entry.leaf, body=entry.body, content=raw.content, signature=raw.signature,
        payload=raw.content if entry.epoch == 0 else None, salts=None, arrived=turn.now.utc, via=via,
    )  # fmt: skip
    grown = changed(closed, size=entry.n + 1, frontier=closed.frontier.append(entry.leaf))
    turn.put(closed={**turn.s.closed, closed.feed: grown})
    turn.queue(rows=(*turn.s.queue.rows, row))
