"""Connections: the signed hello, what each side lacks, and frames (`spec/line.md`, LINE rules).

Keeps true: nothing of a line is told before a valid hello; a lost or repeated frame costs only time; a frame that
is not well formed closes its link and touches nothing else.
Leaves to others: bytes on the wire (`paths`), entries (`inbound`), the writing of new ones (`outbound`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import inbound, seals
from firebreak.core.line.effects import AdoptManifest, CloseLink, ReadEntries, Row, SignHello, Transmit
from firebreak.core.line.hello import HELLO, VERSION, Head, read_hello, signed_part
from firebreak.core.line.state import Link, own_root
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Alert
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.entry import RawItem, item_value, parse_body, parse_item
from firebreak.core.types import Instant, LocalTime

FRAME_MAX = 64 * 1024  # LIM-7
FRAME_FILL = 60 * 1024
FRAME_ENTRIES = 256  # LIM-7
WINDOW = 2048  # entries sent ahead of what the peer's signed m covers
READ_CHUNK = 128
RESEND_MS = 20_000


def opened(turn: Turn, number: int, path: str, exporter: bytes, outer: str) -> None:
    """A connection stands: sign our hello over its exporter."""
    turn.put(links={**turn.s.links, number: Link(number=number, exporter=exporter, outer=outer, path=path)})
    body = hello_body(turn, turn.s.links[number])
    turn.link(number, hello=body)
    turn.ask(SignHello(link=number, body=body))


def hello_body(turn: Turn, link: Link) -> bytes:
    """Return the signed part of a hello, TLS exporter last so that it fits only this connection (LINE-2)."""
    st = turn.s
    material, peer = st.material, st.peer
    sent = st.sent if st.sent else None
    counted = (peer.feed, peer.size, peer.frontier.root()) if peer else None
    path = material.context.charter.path_by_name(link.path).number if link.path else None
    head = (VERSION, material.line, material.party, path, *material.manifest)
    honoured = (material.context.charter.revision, material.charter_hash)
    return signed_part((*head, *honoured, sent, counted), link.exporter)


def hello_signed(turn: Turn, number: int, signature: bytes) -> None:
    """Send our hello."""
    link = turn.s.links.get(number)
    if link is None:
        return
    value = decode(link.hello)
    assert isinstance(value, tuple)
    turn.ask(Transmit(link=number, frame=encode((HELLO, *value[:-1], signature))))


def closed(turn: Turn, number: int) -> None:
    """A connection is gone; what was on it will be sent again when the peer says what it holds."""
    link = turn.s.links.get(number)
    if link is None:
        return
    turn.put(links={n: other for n, other in turn.s.links.items() if n != number})
    _path_news(turn, link.path, turn.now.utc)


def echoed(turn: Turn, number: int, sent: int, returned: int, up: bool, since: LocalTime, median: int | None) -> None:
    """News of the echoes of one link."""
    link = turn.s.links.get(number)
    if link is None:
        return
    turn.link(number, sent=link.sent + sent, returned=link.returned + returned, median_ms=median or link.median_ms)
    if link.established and up != link.up:
        turn.link(number, up=up)
        _path_news(turn, link.path, since)


def _path_news(turn: Turn, path: str, since: LocalTime) -> None:
    """Tell the procedures whether any link of this path is up now."""
    if not path:
        return
    number = turn.context.charter.path_by_name(path).number
    up = any(link.up for link in turn.s.links.values() if link.path == path)
    turn.react(procedures.on_circuit(turn.s.matters, number, up, since, turn.context, turn.now))


def frame_arrived(turn: Turn, number: int, frame: bytes) -> None:
    """Take one frame; a broken rule inside it costs only the object that broke it (ERR-1)."""
    link = turn.s.links.get(number)
    if link is None:
        return
    try:
        kind, body = _frame(frame)
        if not link.established:
            _hello(turn, link, kind, body)
        elif kind == 3:
            _entries(turn, number, body)
        else:
            _other(turn, link, kind, body)
    except PeerError as error:
        inbound.refuse(turn, number, error)


def _frame(frame: bytes) -> tuple[int, tuple[Value, ...]]:
    if len(frame) > FRAME_MAX:
        raise PeerError("LIM-7", f"a frame of {len(frame)} bytes", "frame")
    value = decode(frame, max_bytes=FRAME_MAX)
    if not isinstance(value, tuple) or not value or type(value[0]) is not int:
        raise PeerError("LINE-1", "a frame is an array that starts with its type", "frame")
    return value[0], value[1:]


def _hello(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    """Check the peer's hello; whatever is wrong with it closes the link without a word (LINE-3)."""
    try:
        _check_hello(turn, link, kind, body)
    except PeerError as error:
        turn.report(error.rule, f"a connection was closed at its hello: {error.detail}", link.number)
        turn.put(links={n: other for n, other in turn.s.links.items() if n != link.number})
        turn.ask(CloseLink(link=link.number, why=f"{error.rule}: {error.detail}"))


def _check_hello(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    material = turn.s.material
    hello = read_hello(
        kind, body, exporter=link.exporter, line=material.line, party=material.peer, keys=material.peer_entry_keys
    )
    _established(turn, link, _path_name(turn, link, hello.path), hello.counted)
    if hello.charter_hash != material.charter_hash:
        turn.report("LINE-4", f"the other side honours charter revision {hello.charter_revision}", link.number)
    if hello.manifest_version != material.peer_manifest[0]:
        turn.report("LINE-4", f"the other side honours manifest version {hello.manifest_version}", link.number)
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
    own = turn.s.own
    start = 0
    match counted:
        case (bytes(feed), int(size), bytes(root)) if own is not None and feed == own.feed:
            start = _check_counted(turn, size, root)
        case (bytes(feed), int(size), bytes(_)) if _later_than_ours(turn, feed, size):
            _tell_restored(turn)
    now = turn.now
    turn.link(link.number, path=name, established=True, up=True, sent_to=start, progress=now.instant)
    turn.report("link", f"path {name} stands, outer channel {link.outer or 'none'}", link.number)
    _path_news(turn, name, now.utc)
    pump(turn, link.number)
    seals.offer(turn, link.number)


def _check_counted(turn: Turn, size: int, root: bytes) -> int:
    """Return where to begin sending; more than we have, or another history, is told to the desk (FEED-5)."""
    own = turn.s.own
    assert own is not None
    watch = turn.context.charter.first_watch(turn.me).number
    ours = own_root(own, size)
    if size > own.size:
        _tell_restored(turn)
    elif ours is not None and ours != root:
        words = "The other side says it holds another history of our feed than ours."
        turn.alert(Alert(about="fault", desks=(watch,), of=None, words=words))
    return min(size, own.size)


def _later_than_ours(turn: Turn, feed: bytes, size: int) -> bool:
    """Return whether the peer counts more of an earlier feed of ours than we hold, or a feed that we do not know."""
    before = turn.s.predecessor
    return size > before[1] if before is not None and feed == before[0] else feed not in turn.s.own_bases


def _tell_restored(turn: Turn) -> None:
    watch = turn.context.charter.first_watch(turn.me).number
    words = "The other side says it holds later entries of ours than we do: this node was restored, or they err."
    turn.alert(Alert(about="restored", desks=(watch,), of=None, words=words))


def _check_head(turn: Turn, head: Head | None) -> None:
    """Note if the peer's head contradicts what we hold of it."""
    peer = turn.s.peer
    match head:
        case (bytes(feed), int(size), bytes(root)) if peer is not None and feed == peer.feed and size <= peer.size:
            held = peer.frontier.root() if size == peer.size else peer.roots.get(size)
            if held is not None and held != root:
                watch = turn.context.charter.first_watch(turn.me).number
                words = "The other side names a head that does not fit its own signed history."
                turn.alert(Alert(about="fork", desks=(watch,), of=None, words=words))


def _entries(turn: Turn, number: int, body: tuple[Value, ...]) -> None:
    items = body[0] if len(body) == 1 else None
    if not isinstance(items, tuple) or len(items) > FRAME_ENTRIES:
        raise PeerError("LIM-7", f"a frame carries an array of at most {FRAME_ENTRIES} entries", "frame.entries")
    raws: list[RawItem] = []
    for value in items:
        try:
            raws.append(parse_item(value))
        except PeerError as error:
            inbound.refuse(turn, number, error)
    for raw in raws:
        try:
            inbound.entries_arrived(turn, number, [raw])
        except PeerError as error:
            inbound.refuse(turn, number, error)


def _other(turn: Turn, link: Link, kind: int, body: tuple[Value, ...]) -> None:
    match kind, body:
        case 1, (bytes(feed), int(size), bytes(_), _):
            _have(turn, link, feed, size)
        case 2, (bytes(feed), tuple(ranges)):
            _want(turn, link, feed, ranges)
        case 4, (tuple(notes),) if len(notes) <= 4:
            for note in notes:
                seals.arrived(turn, link.number, note)
        case 7, (bytes(statement),):
            turn.ask(AdoptManifest(statement=statement))
        case 13, (str(rule), str(where)):
            turn.report("peer", f"the other side reports rule {rule[:16]} broken at {where[:64]}", link.number)
        case 14, _:
            return
        case 0, _:
            raise PeerError("LINE-3", "a second hello on one link", "frame")
        case _:
            raise PeerError("LINE-1", f"frame type {kind} is not known here or not well formed", "frame")


def _have(turn: Turn, link: Link, feed: bytes, size: int) -> None:
    own = turn.s.own
    if own is not None and feed == own.feed and size < link.sent_to:
        turn.link(link.number, sent_to=max(size, 0))
        pump(turn, link.number)


def _want(turn: Turn, link: Link, feed: bytes, ranges: tuple[Value, ...]) -> None:
    own = turn.s.own
    if own is None or feed != own.feed:
        return
    for wanted in ranges[:8]:
        match wanted:
            case (int(start), int(stop)) if 0 <= start < stop <= own.size:
                stop = min(stop, start + WINDOW)
                turn.ask(ReadEntries(link=link.number, feed=own.feed, start=start, stop=min(stop, start + READ_CHUNK)))


def pump(turn: Turn, number: int) -> None:
    """Read from the store what this link's peer lacks, a chunk at a time, within the window."""
    link, own = turn.s.links[number], turn.s.own
    sent = turn.s.sent
    if own is None or sent is None or not link.established or link.reading:
        return
    stop = min(sent[1], link.sent_to + READ_CHUNK, own.counted + WINDOW)
    if link.sent_to < stop:
        turn.link(number, reading=True)
        turn.ask(ReadEntries(link=number, feed=own.feed, start=link.sent_to, stop=stop))


def entries_read(turn: Turn, number: int, start: int, rows: tuple[Row, ...], live: bool) -> None:
    """Send what was read back."""
    link = turn.s.links.get(number)
    if link is None:
        return
    turn.link(number, reading=False)
    _transmit_rows(turn, number, rows)
    if live and rows and start <= link.sent_to:
        turn.link(number, sent_to=max(link.sent_to, start + len(rows)), progress=turn.now.instant)
        pump(turn, number)


def send_rows(turn: Turn, rows: tuple[Row, ...]) -> None:
    """Send entries just made durable on every link that has all before them (first valid copy wins)."""
    took = False
    for link in turn.s.links.values():
        if not link.established:
            continue
        if link.sent_to == rows[0].n and not link.reading:
            _transmit_rows(turn, link.number, rows)
            turn.link(link.number, sent_to=rows[-1].n + 1)
        else:
            pump(turn, link.number)
        took = took or link.up
    for row in rows:
        turn.put(matters=procedures.on_sent(turn.s.matters, row.leaf, took, turn.now))


def _transmit_rows(turn: Turn, number: int, rows: tuple[Row, ...]) -> None:
    items: list[Value] = []
    size = 0
    for row in rows:
        cost = len(row.body) + len(row.content or b"") + 80
        if items and (size + cost > FRAME_FILL or len(items) >= FRAME_ENTRIES):
            turn.ask(Transmit(link=number, frame=encode((3, tuple(items)))))
            items, size = [], 0
        items.append(item_value(parse_body(row.body), row.content, row.signature))
        size += cost
    if items:
        turn.ask(Transmit(link=number, frame=encode((3, tuple(items)))))


def resend(turn: Turn) -> None:
    """Begin again from what is counted where a link made no progress for a while."""
    own = turn.s.own
    if own is None or own.last_owed < own.counted:
        return
    for link in turn.s.links.values():
        if link.established and link.sent_to > own.counted and turn.now.instant - link.progress >= RESEND_MS:
            turn.link(link.number, sent_to=own.counted, progress=turn.now.instant)
            pump(turn, link.number)


def resend_at(turn: Turn) -> Instant | None:
    """Return when `resend` has something to look at."""
    own = turn.s.own
    if own is None or own.last_owed < own.counted:
        return None
    times = [
        link.progress + RESEND_MS for link in turn.s.links.values() if link.established and link.sent_to > own.counted
    ]
    return Instant(min(times)) if times else None
