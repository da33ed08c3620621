"""Connections: the signed hello, what each side lacks, and frames (`spec/line.md`, LINE rules).

Keeps true: nothing of a line is told before a valid hello; a lost or repeated frame costs only time; a frame that
is not well formed closes its link and touches nothing else.
Leaves to others: bytes on the wire (`paths`), entries (`inbound`), the writing of new ones (`outbound`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import blobs, faults, inbound, manifests, ours, seals, sending
from firebreak.core.line.effects import AdoptManifest, SignHello, Transmit
from firebreak.core.line.frames import FRAME_ENTRIES, FRAME_MAX, Frame
from firebreak.core.line.hello import VERSION, Head, read_hello, signed_part
from firebreak.core.line.state import ClosedFeed, Link, OwnFeed, own_root
from firebreak.core.line.turn import Turn
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.entry import RawItem, parse_item
from firebreak.core.types import HASH_BYTES, FeedId, Instant, Leaf, LocalTime
from firebreak.core.values import changed

HELLO_MS = 20_000  # LIM-6


def opened(turn: Turn, number: int, path: str, exporter: bytes, outer: str) -> None:
    """A connection stands: sign our hello over its exporter."""
    link = Link(number=number, exporter=exporter, outer=outer, path=path, since=turn.now.instant)
    turn.put(links={**turn.s.links, number: link})
    body = hello_body(turn, turn.s.links[number])
    turn.link(number, hello=body)
    turn.ask(SignHello(link=number, body=body))


def hello_body(turn: Turn, link: Link) -> bytes:
    """Return the signed part of a hello, TLS exporter last so that it fits only this connection (LINE-2)."""
    st = turn.s
    material, peer = st.material, st.peer
    counted = (peer.feed, peer.size, peer.root) if peer else None
    path = material.context.charter.path_by_name(link.path).number if link.path else None
    head = (VERSION, material.line, material.party, path, *material.manifest)
    honoured = (material.context.charter.revision, material.charter_hash)
    return signed_part((*head, *honoured, st.sent, counted), link.exporter)


def hello_signed(turn: Turn, number: int, signature: bytes) -> None:
    """Send our hello."""
    link = turn.s.links.get(number)
    if link is None:
        return
    value = decode(link.hello)
    assert isinstance(value, tuple)
    turn.ask(Transmit(link=number, frame=encode((Frame.HELLO, *value[:-1], signature))))


def closed(turn: Turn, number: int) -> None:
    """A connection is gone; what was on it will be sent again when the peer says what it holds."""
    faults.forget(turn, number)


def silent(turn: Turn) -> None:
    """Close the links whose peer has said nothing valid in time (LIM-6)."""
    for link in turn.s.links.values():
        if not link.established and turn.now.instant - link.since >= HELLO_MS:
            faults.close(turn, link.number, "LIM-6: no hello in time")


def silent_at(turn: Turn) -> Instant | None:
    """Return when `silent` has something to look at."""
    times = (link.since + HELLO_MS for link in turn.s.links.values() if not link.established)
    at = min(times, default=None)
    return None if at is None else Instant(at)


def echoed(turn: Turn, number: int, sent: int, returned: int, up: bool, since: LocalTime, median: int | None) -> None:
    """News of the echoes of one link."""
    link = turn.s.links.get(number)
    if link is None:
        return
    turn.link(number, sent=link.sent + sent, returned=link.returned + returned, median_ms=median or link.median_ms)
    if link.established and up != link.up:
        turn.link(number, up=up)
        faults.path_news(turn, link.path, since)


def frame_arrived(turn: Turn, number: int, frame: bytes) -> None:
    """Take one frame; broken framing closes the link (LINE-1), a broken rule inside costs only itself (ERR-1)."""
    link = turn.s.links.get(number)
    if link is None:
        return
    try:
        kind, body = _frame(frame)
    except PeerError as error:
        faults.close(turn, number, f"{error.rule}: {error.detail}")
        return
    try:
        if not link.established:
            _hello(turn, link, kind, body)
        elif kind == Frame.ENTRIES:
            _entries(turn, number, body)
        else:
            _other(turn, link, kind, body)
    except PeerError as error:
        faults.refuse(turn, number, error)


def _frame(frame: bytes) -> tuple[int, tuple[Value, ...]]:
    """Return type and body of a frame; one that no writer of frames would send breaks the framing (LINE-1)."""
    if len(frame) > FRAME_MAX:
        raise PeerError("LIM-7", f"a frame of {len(frame)} bytes", "frame")
    value = decode(frame, max_bytes=FRAME_MAX)
    if not isinstance(value, tuple) or not value or type(value[0]) is not int:
        raise PeerError("LINE-1", "a frame is an array that starts with its type", "frame")
    if value[0] == Frame.ENTRIES and not (
        len(value) == 2 and isinstance(value[1], tuple) and len(value[1]) <= FRAME_ENTRIES
    ):
        raise PeerError("LIM-7", f"a frame carries an array of at most {FRAME_ENTRIES} entries", "frame.entries")
    return value[0], value[1:]


def _hello(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    """Check the peer's hello; whatever is wrong with it closes the link without a word (LINE-3)."""
    try:
        _check_hello(turn, link, kind, body)
    except PeerError as error:
        faults.close(turn, link.number, f"{error.rule}: {error.detail}")


def _check_hello(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    material = turn.s.material
    hello = read_hello(
        kind, body, exporter=link.exporter, line=material.line, party=material.peer, keys=material.peer_entry_keys
    )
    _established(turn, link, _path_name(turn, link, hello.path), hello.counted)
    if hello.charter_hash != material.charter_hash:
        words = f"the other side honours another charter, revision {hello.charter_revision}"
        turn.report("LINE-4", words, link.number)
    if hello.manifest_version != material.peer_manifest[0]:
        words = f"the other side honours another manifest, version {hello.manifest_version}"
        turn.report("LINE-4", words, link.number)
    _check_head(turn, hello.own_head)


def _path_name(turn: Turn, link: Link, path: int | None) -> str:
    charter = turn.context.charter
    if link.path:
        return link.path
    known: dict[int | None, str] = {p.number: p.name for p in charter.paths}
    if path not in known:
        raise PeerError("LINE-3", "the hello names no path of the charter", "hello.path")
    return known[path]


def _established(turn: Turn, link: Link, name: str, counted: Head | None) -> None:
    """The link may carry the line; begin where the peer's holdings end."""
    own, now = turn.s.own, turn.now
    turn.link(link.number, path=name, established=True, up=True, progress=now.instant)
    match counted:
        case (bytes(feed), int(size), bytes(root)) if own is not None and feed == own.feed:
            turn.link(link.number, sent_to=_check_counted(turn, own, size, root))
        case (bytes(feed), int(size), bytes(_)) if feed in turn.s.closed and turn.s.closed[feed].own:
            _counts_earlier(turn, link, turn.s.closed[feed], size)
        case (bytes(feed), int(_), bytes(_)):
            ours.doubt(turn, FeedId(feed), 0, 1)  # another copy of this node opened it: let us see it
    turn.report("link", f"path {name} stands, outer channel {link.outer or 'none'}", link.number)
    faults.path_news(turn, name, now.utc)
    ours.ask_missing(turn)
    manifests.show(turn, link.number)
    sending.pump(turn, link.number)
    seals.offer(turn)
    blobs.established(turn, link.number)


def _check_counted(turn: Turn, own: OwnFeed, size: int, root: bytes) -> int:
    """Return where to begin sending; another history is told to the desk, more than we have must be shown (FEED-5)."""
    ours_then = own_root(own, size)
    if size > own.size:
        ours.doubt(turn, own.feed, own.size, size)
    elif ours_then is not None and ours_then != root and turn.first_time("hello history", own.feed):
        ours.doubt(turn, own.feed, size - 1, size)
        words = (
            "The other side says it holds another history of our entries than ours. The record here is as it was;"
            " they are asked to show it. Tell your operator."
        )
        turn.tell_watch("fault", words)
    return min(size, turn.s.sent[1] if turn.s.sent else 0)


def _counts_earlier(turn: Turn, link: Link, closed: ClosedFeed, size: int) -> None:
    """The peer has not taken our present feed yet: it gets the rest of the earlier ones first (FEED-7)."""
    turn.link(link.number, rest=(closed.feed, min(size, closed.size)))
    if size > closed.goal:
        turn.put(closed={**turn.s.closed, closed.feed: changed(closed, goal=size)})


def _check_head(turn: Turn, head: Head | None) -> None:
    """Note if the peer's head contradicts what we hold of it."""
    peer = turn.s.peer
    match head:
        case (bytes(feed), int(size), bytes(root)) if peer is not None and feed == peer.feed and size <= peer.size:
            held = peer.root if size == peer.size else peer.roots.get(size)
            if held is not None and held != root and turn.first_time("head", peer.feed):
                words = (
                    "The other side names a state of its record that does not fit what it signed before. What it"
                    " signed stands here as it was; tell your operator."
                )
                turn.tell_watch("fork", words)


def _entries(turn: Turn, number: int, body: tuple[Value, ...]) -> None:
    items = body[0]
    assert isinstance(items, tuple)  # `_frame` saw to it
    raws: list[RawItem] = []
    for value in items:
        try:
            raws.append(parse_item(value))
        except PeerError as error:
            faults.refuse(turn, number, error)
    inbound.entries_arrived(turn, number, raws)


def _other(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    match kind, body:
        case Frame.HAVE, (bytes(feed), int(size), bytes(_), _):
            sending.have(turn, link, feed, size)
        case Frame.WANT, (bytes(feed), tuple(ranges)):
            sending.want(turn, link, feed, ranges)
        case Frame.SEALS, (tuple(notes),) if len(notes) <= 4:
            for note in notes:
                seals.arrived(turn, link.number, note)
        case Frame.BLOB, (bytes(leaf), bytes(blob)) if len(leaf) == HASH_BYTES:
            blobs.arrived(turn, link.number, Leaf(leaf), blob)
        case Frame.BLOB, (bytes(leaf),) if len(leaf) == HASH_BYTES:
            blobs.wanted(turn, link.number, Leaf(leaf))
        case Frame.MANIFEST, (bytes(statement),):
            if sending.allowed(turn, link.number):
                turn.ask(AdoptManifest(statement=statement))
        case Frame.ERROR, (str(rule), str(where)):
            if sending.allowed(turn, link.number):
                turn.report("peer", f"the other side reports rule {rule[:16]} broken at {where[:64]}", link.number)
        case Frame.PAD, _:
            return
        case Frame.HELLO, _:
            raise PeerError("LINE-3", "a second hello on one link", "frame")
        case _:
            raise PeerError("LINE-1", f"frame type {kind} is not known here or not well formed", "frame")
