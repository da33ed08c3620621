"""Entries on their way to the peer: what each link has carried, what is sent again, what the peer asks for.

Keeps true: only what is durable and named by the send-state is sent; a lost, repeated or reordered frame costs only
time; what a peer can make us read and send is bounded (`spec/line.md`: LINE-5, LINE-6, LINE-7).
Leaves to others: the hello and the form of frames (`links`), what arrives (`inbound`).
"""

from __future__ import annotations

from firebreak.core.line import frames
from firebreak.core.line.effects import ReadEntries, Row, Transmit
from firebreak.core.line.state import Link
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.record.codec import Value
from firebreak.core.types import FeedId, Instant

WINDOW = 2048  # LINE-6: entries sent ahead of what the peer's signed m covers
READ_CHUNK = 128
RESEND_MS = 20_000
TRIES_MAX = 4  # the pause before sending again doubles this often
REPEAT_MS = 5_000
ASKS_MAX = 32  # LIM-12: questions answered within a second


def pump(turn: Turn, number: int) -> None:
    """Read from the store what this link's peer lacks, a chunk at a time, within the window; earlier feeds first."""
    link, own, sent = turn.s.links[number], turn.s.own, turn.s.sent
    if own is None or sent is None or not link.established or link.reading or turn.s.doubt is not None:
        return
    if link.rest is not None:
        _pump_rest(turn, link, *link.rest)
        return
    stop = min(sent[1], link.sent_to + READ_CHUNK, own.counted + WINDOW)
    if link.sent_to < stop:
        _read(turn, number, own.feed, link.sent_to, stop)


def _pump_rest(turn: Turn, link: Link, feed: FeedId, at: int) -> None:
    """Go on with an earlier feed of ours, then with the one after it, then with the live one (FEED-7)."""
    later = [closed for closed in turn.s.closed.values() if closed.own]
    places = [closed.feed for closed in later]
    here = places.index(feed) if feed in places else len(later)
    while here < len(later) and at >= later[here].size:
        here, at = here + 1, 0
    if here >= len(later):
        turn.link(link.number, rest=None)
        pump(turn, link.number)
        return
    turn.link(link.number, rest=(later[here].feed, at))
    _read(turn, link.number, later[here].feed, at, min(later[here].size, at + READ_CHUNK))


def _read(turn: Turn, number: int, feed: FeedId, start: int, stop: int) -> None:
    turn.link(number, reading=True)
    turn.ask(ReadEntries(link=number, feed=feed, start=start, stop=stop))


def entries_read(turn: Turn, number: int, feed: FeedId, start: int, rows: tuple[Row, ...]) -> None:
    """Send what was read back, and go on where this link was."""
    link, own = turn.s.links.get(number), turn.s.own
    if link is None:
        return
    turn.link(number, reading=False)
    _transmit(turn, number, rows)
    if not rows:
        return
    end = start + len(rows)
    if link.rest == (feed, start):
        turn.link(number, rest=(feed, end))
        pump(turn, number)
    elif own is not None and feed == own.feed and start <= link.sent_to < end:
        turn.link(number, sent_to=end, progress=turn.now.instant)
        pump(turn, number)


def send_rows(turn: Turn, rows: tuple[Row, ...], ahead: tuple[bytes, ...] = ()) -> None:
    """Send entries just made durable, these frames ahead of them, on every link that has all before them."""
    took = False
    for link in turn.s.links.values():
        if not link.established:
            continue
        if link.sent_to == rows[0].n and not link.reading and link.rest is None:
            for frame in ahead:
                turn.ask(Transmit(link=link.number, frame=frame))
            _transmit(turn, link.number, rows)
            turn.link(link.number, sent_to=rows[-1].n + 1)
        else:
            pump(turn, link.number)
        took = took or link.up
    matters = turn.s.matters
    for row in rows:
        matters = procedures.on_sent(matters, row.leaf, took, turn.now)
    turn.put(matters=matters)


def _transmit(turn: Turn, number: int, rows: tuple[Row, ...]) -> None:
    if not rows:
        return
    turn.link(number, sent_at=turn.now.instant)
    for frame in frames.entries(rows):
        turn.ask(Transmit(link=number, frame=frame))


# --- what is sent again ---------------------------------------------------------------------------------------------


def progressed(turn: Turn) -> None:
    """The peer's signed entries count more of ours: its links work, and the window moved."""
    for link in turn.s.links.values():
        if link.established:
            turn.link(link.number, progress=turn.now.instant, tries=0)
            pump(turn, link.number)


def resend(turn: Turn) -> None:
    """Begin again from what is counted where a link made no progress for a while."""
    own = turn.s.own
    if own is None or own.last_owed < own.counted:
        return
    for link in turn.s.links.values():
        if _behind(link, own.counted) and turn.now.instant >= _resend_at(link):
            _begin_again(turn, link, tries=min(link.tries + 1, TRIES_MAX))


def resend_at(turn: Turn) -> Instant | None:
    """Return when `resend` has something to look at."""
    own = turn.s.own
    if own is None or own.last_owed < own.counted:
        return None
    return min((_resend_at(link) for link in turn.s.links.values() if _behind(link, own.counted)), default=None)


def _behind(link: Link, counted: int) -> bool:
    return link.established and (link.sent_to > counted or link.rest is not None)


def _resend_at(link: Link) -> Instant:
    return Instant(link.progress + (RESEND_MS << link.tries))


def _begin_again(turn: Turn, link: Link, *, tries: int) -> None:
    own = turn.s.own
    assert own is not None
    sent_to = min(link.sent_to, own.counted)
    turn.link(link.number, sent_to=sent_to, progress=turn.now.instant, tries=tries, reading=False)
    pump(turn, link.number)


def repeat(turn: Turn, number: int) -> None:
    """The peer sends what we have: our word for it was lost, so what it does not count goes out again (LINE-7)."""
    link, own, sent = turn.s.links.get(number), turn.s.own, turn.s.sent
    if link is None or own is None or sent is None or own.counted >= sent[1]:
        return
    if turn.now.instant - link.sent_at >= REPEAT_MS:
        turn.link(number, sent_at=turn.now.instant)
        _begin_again(turn, link, tries=link.tries)


# --- what the peer asks for -----------------------------------------------------------------------------------------


def allowed(turn: Turn, number: int) -> bool:
    """Count a question of the peer; return whether it is still within what is answered in a second (LIM-12)."""
    link = turn.s.links[number]
    fresh = turn.now.instant - link.asks_at >= 1000
    asks = 1 if fresh else link.asks + 1
    turn.link(link.number, asks=asks, asks_at=turn.now.instant if fresh else link.asks_at)
    return asks <= ASKS_MAX


def have(turn: Turn, link: Link, feed: bytes, size: int) -> None:
    """The peer names what it holds of our feed: go back there if we are ahead."""
    own = turn.s.own
    if own is not None and feed == own.feed and 0 <= size < link.sent_to and allowed(turn, link.number):
        turn.link(link.number, sent_to=size)
        pump(turn, link.number)


def want(turn: Turn, link: Link, feed: bytes, ranges: tuple[Value, ...]) -> None:
    """The peer asks for entries of any feed we hold: a chunk of each range goes out, its own feed included."""
    held = _held(turn, feed)
    for wanted in ranges[:8]:
        match wanted:
            case (int(start), int(stop)) if 0 <= start < min(stop, held) and allowed(turn, link.number):
                stop = min(stop, held, start + READ_CHUNK)
                turn.ask(ReadEntries(link=link.number, feed=FeedId(feed), start=start, stop=stop))


def _held(turn: Turn, feed: bytes) -> int:
    """Return how many entries of a feed can be shown."""
    st = turn.s
    if st.sent is not None and feed == st.sent[0]:
        return st.sent[1]
    if st.peer is not None and feed == st.peer.feed:
        return st.peer.size
    return st.closed[feed].size if feed in st.closed else 0
