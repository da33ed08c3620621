"""Feeds of the other side that begin and end, and what it says of ours (`spec/feed.md`, FEED-7 to FEED-9).

Keeps true: a feed is accepted only if it follows the live one, under a key of the manifest, within the charter's
rate; from our `switch` on only the new feed is counted; what still comes of an old one is kept as late.
Leaves to others: the entries of a live feed (`inbound`), our own feeds (`ours`, `outbound`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import epochs, faults, ours
from firebreak.core.line.closed import append, feed_id
from firebreak.core.line.effects import NewFeed
from firebreak.core.line.state import ClosedFeed, PeerFeed, empty_frontier
from firebreak.core.line.turn import Turn
from firebreak.core.procedures.model import Draft
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.entry import Entry, RawItem, verify_entry
from firebreak.core.record.kinds import Genesis, Late, Switch, from_fields, payload_fields
from firebreak.core.types import FeedId
from firebreak.core.values import changed

DAY_S = 86_400
LATE_MAX = 256  # LIM-10: entries kept of a feed after it was switched over


def genesis_arrived(turn: Turn, link: int, raw: RawItem) -> bool:
    """Open the feed of a genesis if it is the peer's first or follows its live one; return whether it was (FEED-7).

    Raises PeerError FEED-7 or ENT-9.
    """
    st, entry, genesis = turn.s, raw.entry, parse_genesis(raw)
    if genesis.party == st.material.party:
        ours.sibling(turn, raw, genesis)
        return False
    feed = check_genesis(turn, entry, genesis)
    verify_entry(raw, genesis.entry_key)
    old = st.peer
    if old is not None:
        if genesis.predecessor is None or genesis.predecessor[0] != old.feed:
            turn.report("FEED-7", "a feed of the other side that does not follow its live feed was not taken", link)
            faults.show(turn, link, old.feed, 0)
            return False
        _within_rate(turn)
        _close(turn, old, entry)
    _open(turn, feed, genesis, old)
    return True


def parse_genesis(raw: RawItem) -> Genesis:
    """Return the genesis in an entry. Raises PeerError (FEED-7, CBOR and KIND rules)."""
    if raw.content is None:
        raise PeerError("FEED-7", "a genesis travels with its content", "genesis")
    payload = from_fields(Genesis.NUMBER, payload_fields(Genesis.NUMBER, decode(raw.content)))
    assert isinstance(payload, Genesis)
    return payload


def check_genesis(turn: Turn, entry: Entry, payload: Genesis) -> FeedId:
    """Return the feed a genesis opens.

    Raises PeerError FEED-7 if it is of another line or party, under a key its manifest does not hold, or misnamed.
    """
    material = turn.s.material
    if payload.line != material.line or payload.party != material.peer:
        raise PeerError("FEED-7", "the genesis is of another line or party", "genesis.line")
    if payload.entry_key not in material.peer_entry_keys:
        raise PeerError("FEED-7", "the entry key is not in the party's manifest", "genesis.entry_key")
    feed = feed_id(payload)
    if entry.feed != feed:
        raise PeerError("FEED-7", "the feed id is not the hash of its genesis", "entry.feed")
    return feed


def _within_rate(turn: Turn) -> None:
    now = turn.now.utc
    recent = tuple(t for t in turn.s.genesis_times if 0 <= now - t < DAY_S)
    if len(recent) >= turn.context.charter.genesis_rate:
        raise PeerError("FEED-7", "more new feeds in a day than the charter allows", "genesis")
    turn.put(genesis_times=(*recent, now))


def _close(turn: Turn, old: PeerFeed, entry: Entry) -> None:
    """The feed held until now is switched over with everything we hold of it."""
    closed = ClosedFeed(feed=old.feed, own=False, key=old.key, size=old.size, frontier=old.frontier, cut=old.size)
    turn.put(closed={**turn.s.closed, old.feed: closed})
    turn.queue(live=(*turn.s.queue.live, (old.feed, False)))
    words = (
        f"The other side began a new feed after {old.size} entries, as a node does after a backup was restored or its"
        " secrets were lost. Everything received before stays in the record. If they did not tell you of such a"
        " repair, ask them by another channel."
    )
    turn.tell_watch("new_feed", words, entry.leaf)


def _open(turn: Turn, feed: FeedId, genesis: Genesis, old: PeerFeed | None) -> None:
    """Take the new feed as the one that is counted, and say so by `switch`."""
    counts = genesis.peer[0] if genesis.peer else None
    base = old.base + old.size if old else 0
    peer = PeerFeed(feed=feed, key=genesis.entry_key, frontier=empty_frontier(), base=base, counts=counts)
    seals = changed(turn.s.seals, peer_size=0, pending=None)
    turn.put(peer=peer, seals=seals)
    queue = turn.s.queue
    new = NewFeed(feed=feed, own=False)
    turn.queue(new_feeds=(*queue.new_feeds, new), live=(*queue.live, (feed, True)))
    turn.write(Draft(payload=switch_of(feed, old)))
    if turn.s.own is not None:
        turn.own(m=0, counted=0)


def switch_of(feed: FeedId, old: PeerFeed | None) -> Switch:
    """Return the `switch` that says which feed is counted from here."""
    if old is None:
        return Switch(new=feed)
    return Switch(new=feed, old=old.feed, old_size=old.size, old_root=old.root)


def began(turn: Turn) -> None:
    """The genesis is counted: a feed that followed another ends all epochs (EPOCH-7)."""
    peer, own = turn.s.peer, turn.s.own
    if any(not closed.own for closed in turn.s.closed.values()):
        epochs.peer_began_again(turn)
    if peer is not None and own is not None and peer.counts == own.feed and peer.m < own.kept:
        turn.queue(reload=True)  # it counts less than we remember leaves for


def switched(turn: Turn, payload: Switch) -> None:
    """The peer says which feed of ours it counts from here, and where the one before ended (FEED-8)."""
    own, closed = turn.s.own, turn.s.closed.get(payload.old) if payload.old else None
    if payload.new not in turn.s.own_bases:
        ours.doubt(turn, FeedId(payload.new), 0, 1)  # another copy of this node opened it: let us see it
        return
    if closed is None or payload.old_size is None or not closed.own:
        return
    cut = max(closed.cut or 0, payload.old_size)
    turn.put(closed={**turn.s.closed, closed.feed: changed(closed, cut=cut, goal=max(closed.goal, cut))})
    if closed.size != cut:
        turn.queue(reload=True)  # the numbers of our later entries change
    if closed.size > cut:
        words = (
            f"{closed.size - cut} of our entries did not reach the other side before this node began a new feed. They"
            " stay in our record, marked late, and do not count there. Send again what still matters."
        )
        turn.tell_watch("restored", words)
    elif own is not None:
        ours.ask_missing(turn)


def late(turn: Turn, link: int, closed: ClosedFeed, raw: RawItem) -> None:
    """Keep what still arrives of a feed that was switched over, for use against its writer only (FEED-8)."""
    entry = raw.entry
    if entry.n < closed.size or turn.s.peer is None:
        return
    faults.show(turn, link, turn.s.peer.feed, 0)
    if entry.n > closed.size or closed.size - (closed.cut or 0) >= LATE_MAX:
        raise PeerError("FEED-8", "an entry of a feed that was switched over is not counted", "entry.feed")
    verify_entry(raw, closed.key)
    if entry.root != closed.frontier.root():
        words = "signed two different entries for one place of an earlier feed"
        proof = encode((entry.body, raw.signature, None))
        faults.forked(turn, words, entry.feed, entry.leaf, None, proof)
        return
    append(turn, link, closed, raw)
    turn.write(Draft(payload=Late(feed=entry.feed, n=entry.n, leaf=entry.leaf)))
