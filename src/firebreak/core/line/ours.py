"""Entries of our own that others show us: proof that this node was restored or copied (`spec/feed.md`, FEED-9).

Keeps true: only our own signature forces us to do anything; a feed of which another copy has signed more is never
signed in again; what was lost comes back into the record as others hold it.
Leaves to others: opening the next feed (`outbound`, after the line is read back), the numbering (`numbering`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import epochs, frames, sending
from firebreak.core.line.closed import append, feed_id
from firebreak.core.line.codes import LOST_KEYS
from firebreak.core.line.effects import NewFeed, Opened, ReadEntry, Row, Transmit
from firebreak.core.line.items import Lookup
from firebreak.core.line.state import Again as AgainWaits
from firebreak.core.line.state import ClosedFeed, OwnFeed
from firebreak.core.line.turn import Turn
from firebreak.core.procedures.model import Draft
from firebreak.core.record.codec import decode
from firebreak.core.record.commitment import verify_commitment
from firebreak.core.record.entry import RawItem, parse_body, verify_entry
from firebreak.core.record.kinds import NO_RECEIPT_OWED, Again, Genesis, Unreadable, payload_fields
from firebreak.core.record.merkle import Frontier
from firebreak.core.types import FeedId, Instant, Leaf
from firebreak.core.values import changed

CHUNK = 128
DOUBT_MS = 5_000
AGAIN_MAX = 1024  # LIM-11: contents waiting to be sent again


def shown(turn: Turn, own: OwnFeed, raw: RawItem) -> None:
    """Our own bytes mean nothing; an entry of our live feed that we lack, under our signature, ends it (FEED-9)."""
    held = own.leaves.get(raw.entry.n)
    if raw.entry.n < own.size and held in (None, raw.entry.leaf):
        return
    verify_entry(raw, own_key(turn))
    give_up(turn, own, raw.entry.leaf)


def own_key(turn: Turn) -> bytes:
    """Return the key our live feed is signed with."""
    return turn.s.material.entry_key


def give_up(turn: Turn, own: OwnFeed, leaf: Leaf) -> None:
    """Sign nothing more in this feed: a new one follows when the line has been read back."""
    if turn.s.given_up:
        return
    turn.put(given_up=True)
    turn.queue(live=(*turn.s.queue.live, (own.feed, False)), reload=True)
    words = (
        "The other side holds entries under our signature that this node does not: it was restored from an older copy,"
        " or a second copy of it is running. A new feed was begun so that nothing contradicts them. Make sure that"
        " only one copy of this node runs, and look at the log for what you sent since: repeat what still matters."
    )
    turn.tell_watch("restored", words, leaf)


def sibling(turn: Turn, raw: RawItem, genesis: Genesis) -> None:
    """A feed under our key that we do not know: another copy of this node opened it, and the peer took it (FEED-7).

    Raises PeerError FEED-7 or ENT-9.
    """
    st, own, entry = turn.s, turn.s.own, raw.entry
    if genesis.line != st.material.line or genesis.entry_key != own_key(turn) or feed_id(genesis) != entry.feed:
        raise PeerError("FEED-7", "the genesis is not one of ours on this line", "genesis")
    verify_entry(raw, genesis.entry_key)
    lost = entry.feed in st.unheld
    if own is None or st.given_up or (not lost and st.peer is not None and st.peer.counts == own.feed):
        return
    end = st.unheld.get(entry.feed, 0)
    empty = Frontier(size=0, hashes=())
    closed = ClosedFeed(
        feed=entry.feed, own=True, key=genesis.entry_key, size=0, frontier=empty, cut=end or None, goal=end
    )
    queue = turn.s.queue
    new = NewFeed(feed=entry.feed, own=True)
    turn.queue(new_feeds=(*queue.new_feeds, new), live=(*queue.live, (entry.feed, False)))
    append(turn, -1, closed, raw)
    if lost:
        turn.put(unheld={feed: size for feed, size in st.unheld.items() if feed != entry.feed})
        ask_missing(turn)
    else:
        give_up(turn, own, entry.leaf)


def returned(turn: Turn, link: int, closed: ClosedFeed, raw: RawItem) -> None:
    """Take back an entry of an earlier feed of ours that we lost, as the other side holds it (FEED-9).

    Raises PeerError ENT-9, or FEED-9 if it does not continue what we hold.
    """
    entry = raw.entry
    if entry.n < closed.size:
        return
    verify_entry(raw, closed.key)
    if entry.n > closed.size:
        return
    if entry.root != closed.frontier.root():
        raise PeerError("FEED-9", "the entry does not continue our earlier feed as we hold it", "entry.root")
    append(turn, link, closed, raw)
    if turn.first_time("restored", closed.feed):
        words = (
            "This node was restored from an older copy. The other side holds later entries of ours and is giving them"
            " back; their content stays closed here. Nothing is lost on their side: ask them what you wrote, if you"
            " need to know."
        )
        turn.tell_watch("restored", words, entry.leaf)
    grown = turn.s.closed[closed.feed]
    if grown.size >= grown.goal:
        turn.queue(reload=True)
    elif grown.size >= grown.asked:
        ask_missing(turn)


def doubt(turn: Turn, feed: FeedId, start: int, stop: int) -> None:
    """The other side says it holds more of ours: ask to be shown, and sign nothing until it had time to (FEED-9)."""
    ask(turn, feed, start, stop)
    if turn.first_time("doubt", feed):
        turn.put(doubt=Instant(turn.now.instant + DOUBT_MS))


def resolve(turn: Turn) -> None:
    """Go on where the other side did not show what it said it has."""
    if turn.s.doubt is not None and turn.now.instant >= turn.s.doubt:
        turn.put(doubt=None)
        turn.report("FEED-9", "the other side did not show the entries of ours that it says it holds; we go on")
        for link in turn.s.links.values():
            sending.pump(turn, link.number)


def ask_missing(turn: Turn) -> None:
    """Ask for entries of earlier feeds of ours that the other side holds and we lost."""
    for feed in turn.s.unheld:
        ask(turn, FeedId(feed), 0, 1)
    for closed in turn.s.closed.values():
        if closed.own and closed.size < closed.goal:
            stop = min(closed.goal, closed.size + CHUNK)
            turn.put(closed={**turn.s.closed, closed.feed: changed(closed, asked=stop)})
            ask(turn, closed.feed, closed.size, stop)


def ask(turn: Turn, feed: FeedId, start: int, stop: int) -> None:
    """Ask on one standing link for entries that the other side says it holds."""
    frame = frames.want(feed, start, min(stop, start + CHUNK))
    for link in turn.s.links.values():
        if link.established:
            turn.ask(Transmit(link=link.number, frame=frame))
            return


# --- content that is sent again -------------------------------------------------------------------------------------


def lacking(m: int, payload: Unreadable, counted: Lookup) -> tuple[Leaf, ...]:
    """Return the entries whose content can go out again: those just below m, passed for want of a key (FEED-12)."""
    first = m - len(payload.passed)
    named = ((Leaf(leaf), code, counted.get(first + i)) for i, (leaf, code) in enumerate(payload.passed))
    return tuple(leaf for leaf, code, ours in named if code in LOST_KEYS and leaf == ours)


def unopened(turn: Turn, m: int, payload: Unreadable, counted: Lookup) -> None:
    """The peer could not open entries of ours: where only the keys were lost, the content goes out again (FEED-12)."""
    turn.report("unreadable", f"the other side says it could not open {len(payload.passed)} entries of ours")
    for leaf in lacking(m, payload, counted):
        turn.put(unopened={**turn.s.unopened, leaf: None})
        turn.ask(ReadEntry(leaf=leaf))


def content_came(turn: Turn, payload: Again) -> None:
    """Content of an entry that we could not open has come again: check it against the entry."""
    if len(turn.s.returned) < AGAIN_MAX:
        turn.put(returned={**turn.s.returned, Leaf(payload.leaf): payload})
        turn.ask(ReadEntry(leaf=Leaf(payload.leaf)))


def entry_read(turn: Turn, leaf: Leaf, row: Row | None) -> None:
    """An entry was read back, to send its content again or to open it with what came."""
    if leaf in turn.s.unopened:
        turn.put(unopened={k: None for k in turn.s.unopened if k != leaf})
        if row is not None:
            _send_again(turn, row)
    came = turn.s.returned.get(leaf)
    if came is not None:
        turn.put(returned={k: v for k, v in turn.s.returned.items() if k != leaf})
        if row is not None and row.payload is None and isinstance(came, Again):
            _open_late(turn, row, came)


def _send_again(turn: Turn, row: Row) -> None:
    entry = parse_body(row.body)
    if entry.epoch == 0 or row.payload is None or row.salts is None or entry.kind in NO_RECEIPT_OWED:
        return
    if entry.kind == Again.NUMBER:
        leaf, salts, payload = payload_fields(entry.kind, decode(row.payload))
        draft = Draft(payload=Again(leaf=leaf, salt_seed=salts, payload=payload))  # type: ignore[arg-type]
    else:
        draft = Draft(payload=Again(leaf=row.leaf, salt_seed=row.salts, payload=row.payload))
    if len(turn.s.again) < AGAIN_MAX:
        turn.put(again=(*turn.s.again, AgainWaits(draft=draft, feed=row.feed, epoch=entry.epoch)))


def release_again(turn: Turn) -> None:
    """Write what waits to be sent again and now has an epoch newer than the one that failed (FEED-12)."""
    epoch, own = epochs.usable(turn.s.secrets), turn.s.own
    if not turn.s.again or epoch is None or own is None:
        return
    ready = [a for a in turn.s.again if a.feed != own.feed or epoch.number > a.epoch]
    turn.put(again=tuple(a for a in turn.s.again if a not in ready))
    turn.write(*(a.draft for a in ready))


def _open_late(turn: Turn, row: Row, came: Again) -> None:
    """Check content that came again against the commitment of its entry, keep it, and read the line back.

    The commitment decides, not the sender: content that does not fit is dropped.
    """
    entry = parse_body(row.body)
    try:
        fields = payload_fields(entry.kind, decode(came.payload))
        verify_commitment(entry.commitment, fields, came.salt_seed)
    except PeerError as error:
        turn.report("FEED-12", f"content sent again does not fit its entry: {error.detail}")
        return
    opened = Opened(feed=row.feed, n=row.n, payload=came.payload, salts=came.salt_seed)
    turn.queue(opened=(*turn.s.queue.opened, opened), reload=True)
