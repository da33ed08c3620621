"""What arrives: verify, open, recompute the commitment, count, and fold (`spec/feed.md`, FEED rules).

Keeps true: first valid copy wins, in any order and any number; nothing is counted that was not signed, opened and
recomputed, except what a cleartext `unreadable` will name; a root that does not fit never wedges the line.
Leaves to others: framing (`links`), feeds that begin and end (`feeds`), entries of our own that are shown to us
(`ours`), writing the receipt (`outbound`), keys (`epochs`), meaning (`procedures`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import blobs, epochs, faults, feeds, frames, manifests, ours, sending
from firebreak.core.line.codes import (
    BAD_COMMITMENT,
    BAD_SEAL,
    FAULTS,
    MALFORMED,
    NO_KEY,
    PEER_ROOT,
    UNKNOWN_KIND,
    WRONG_M,
)  # fmt: skip
from firebreak.core.line.effects import Row, Transmit
from firebreak.core.line.items import Lookup, make_item
from firebreak.core.line.state import NONE, PAST, PeerFeed, own_root
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.commitment import verify_commitment
from firebreak.core.record.entry import Entry, RawItem, entry_associated_data, verify_entry
from firebreak.core.record.epoch import message_keys, open_payload
from firebreak.core.record.kinds import (
    KINDS,
    NO_RECEIPT_OWED,
    REACH,
    Again,
    EpochOpen,
    Fault,
    Genesis,
    ManifestEntry,
    Payload,
    Prekey,
    Switch,
    Unreadable,
    from_fields,
    payload_fields,
)  # fmt: skip
from firebreak.core.types import FeedId, Leaf

HELD_MAX = 4096  # LIM-8
HELD_BYTES = 16 * 1024 * 1024


def entries_arrived(turn: Turn, link: int, raws: list[RawItem]) -> None:
    """Take the entries of a frame, in their order; a bad one costs only itself."""
    for raw in raws:
        try:
            _take(turn, link, raw)
            _drain(turn, link)
        except PeerError as error:
            faults.refuse(turn, link, error)
    _ask_gap(turn, link)


def _take(turn: Turn, link: int, raw: RawItem) -> None:
    feed, entry, peer, own = raw.entry.feed, raw.entry, turn.s.peer, turn.s.own
    closed = turn.s.closed.get(feed)
    if peer is not None and feed == peer.feed:
        _live(turn, link, peer, raw)
    elif own is not None and feed == own.feed:
        ours.shown(turn, own, raw)
    elif closed is not None:
        (ours.returned if closed.own else feeds.late)(turn, link, closed, raw)
    elif entry.n == 0 and entry.kind == Genesis.NUMBER:
        if feeds.genesis_arrived(turn, link, raw):
            accept(turn, link, raw, verified=True)
            feeds.began(turn)
    else:
        raise PeerError("FEED-2", "an entry of a feed that has not been opened here", "entry.feed")


def _live(turn: Turn, link: int, peer: PeerFeed, raw: RawItem) -> None:
    n = raw.entry.n
    if n < peer.size:
        _copy(turn, link, peer, raw)
    elif n > peer.size:
        _hold(turn, link, peer, raw)
    else:
        accept(turn, link, raw)


def _copy(turn: Turn, link: int, peer: PeerFeed, raw: RawItem) -> None:
    """The same bytes again change nothing; other bytes at the same place, signed, are a fork (FEED-6)."""
    held = peer.leaves.get(raw.entry.n)
    if held is None or held == raw.entry.leaf:
        sending.repeat(turn, link)
        return
    verify_entry(raw, peer.key)
    _forked(turn, link, raw, held, raw.entry.n)


def _forked(turn: Turn, link: int, raw: RawItem, held: Leaf | None, n: int) -> None:
    """Keep the proof, and show the branch that came first, so that an honest copy can see it was copied."""
    proof = encode((raw.entry.body, raw.signature, held))
    words = "signed two different entries for one place of its feed"
    faults.forked(turn, words, raw.entry.feed, raw.entry.leaf, held, proof)
    faults.show(turn, link, raw.entry.feed, n)


def _hold(turn: Turn, link: int, peer: PeerFeed, raw: RawItem) -> None:
    """Keep a verified entry that came ahead of its predecessors, bounded (LIM-8)."""
    n, known = raw.entry.n, peer.held.get(raw.entry.n)
    if known is not None and known.entry.leaf == raw.entry.leaf:
        return
    size = _weight(raw)
    if known is None and (len(peer.held) >= HELD_MAX or peer.held_bytes + size > HELD_BYTES):
        raise PeerError("LIM-8", "too many entries are held out of order", "entry.n")
    verify_entry(raw, peer.key)
    if known is not None:
        _forked(turn, link, raw, known.entry.leaf, n)
        return
    first = min(n, peer.first_held) if len(peer.held) else n
    turn.peer(held=peer.held.set(n, raw), held_bytes=peer.held_bytes + size, first_held=first)


def _weight(raw: RawItem) -> int:
    return len(raw.entry.body) + len(raw.content or b"")


def _drain(turn: Turn, link: int) -> None:
    """Take held entries whose predecessors have come."""
    while (peer := turn.s.peer) is not None and len(peer.held):
        raw = peer.held.get(peer.size)
        if raw is None:
            return
        _unhold(turn, peer, raw)
        accept(turn, link, raw, verified=True)


def _unhold(turn: Turn, peer: PeerFeed, raw: RawItem) -> None:
    turn.peer(held=peer.held.without(raw.entry.n), held_bytes=peer.held_bytes - _weight(raw))


def _ask_gap(turn: Turn, number: int) -> None:
    """Ask once for what is missing in front of the held entries."""
    peer, link = turn.s.peer, turn.s.links.get(number)
    if peer is None or link is None or not len(peer.held) or link.wanted == (peer.feed, peer.size):
        return
    first = peer.first_held
    if first <= peer.size:
        first = min(n for n, _ in peer.held.items())
        turn.peer(first_held=first)
    turn.link(number, wanted=(peer.feed, peer.size))
    turn.ask(Transmit(link=number, frame=frames.want(peer.feed, peer.size, first)))


def accept(turn: Turn, link: int, raw: RawItem, *, verified: bool = False) -> None:
    """Verify, open, count and fold the next entry of the peer's live feed.

    Raises PeerError (ENT-9 signature, FEED-3 root).
    """
    peer, entry = turn.s.peer, raw.entry
    assert peer is not None and entry.n == peer.size
    if not verified:
        verify_entry(raw, peer.key)  # FEED-1
    if len(peer.held) and (known := peer.held.get(entry.n)) is not None:
        _unhold(turn, peer, known)
    if entry.root != peer.root:
        _forked(turn, link, raw, None, max(entry.n - 1, 0))
        raise PeerError("FEED-3", "the entry does not continue the feed we hold", "entry.root")
    plain, payload, salts, code = _open(turn, raw)
    _counts(turn, entry, payload)
    _count(turn, link, raw, plain, payload, salts, code)
    if isinstance(payload, Unreadable) and entry.m > peer.m:
        ours.unopened(turn, entry.m, payload, _counted_leaves(turn, peer))
    if payload is not None and (payload.CLEAR or isinstance(payload, Again)):
        _control(turn, link, entry, payload)


def _counts(turn: Turn, entry: Entry, payload: Payload | None) -> None:
    """Note which feed of ours the entry counts; a count or root that cannot be is answered once (FEED-4, FEED-5)."""
    peer, own = turn.s.peer, turn.s.own
    assert peer is not None
    if isinstance(payload, Switch) and payload.new != peer.counts:
        turn.peer(counts=payload.new, m=0)
        peer = turn.s.peer
        assert peer is not None
    words = "The other side counts fewer of our entries than it did before. Its entry is kept; nothing else changes."
    if entry.m < peer.m:
        faults.answer_once(turn, WRONG_M, entry.leaf, entry.feed, words)
    if own is None or peer.counts != own.feed:
        return
    root = own_root(own, entry.m)
    if entry.m > own.size:
        turn.report("FEED-5", f"the other side counts {entry.m} entries of ours, we hold {own.size}")
        ours.doubt(turn, own.feed, own.size, entry.m)
        if turn.first_time(f"fault {WRONG_M}", entry.feed):
            turn.write(faults.fault(WRONG_M, entry.leaf))
    elif root is not None and root != entry.peer_root:
        words = (
            "The other side signed another history of our entries than the one we hold. The record here is as it was."
            " Tell your operator: either their store or ours is damaged, or somebody changed entries on the way."
        )
        faults.answer_once(turn, PEER_ROOT, entry.leaf, entry.feed, words)


def _open(turn: Turn, raw: RawItem) -> tuple[bytes | None, Payload | None, bytes | None, int]:
    """Return payload bytes, payload, salts and 0, or a code of `unreadable` (FEED-10)."""
    entry, content = raw.entry, raw.content
    if entry.kind not in KINDS:
        return None, None, None, UNKNOWN_KIND
    if content is None:
        return None, None, None, NO_KEY
    if entry.epoch == 0:
        try:
            return content, parse_payload(entry.kind, content)[1], None, 0
        except PeerError:
            return None, None, None, MALFORMED
    secret = epochs.receive_secret(turn, entry.epoch, entry.n)
    if secret is None:
        return None, None, None, NO_KEY
    keys = message_keys(secret)
    try:
        plain = open_payload(keys, entry_associated_data(entry), content)
    except PeerError:
        return None, None, None, BAD_SEAL
    try:
        fields, payload = parse_payload(entry.kind, plain)
    except PeerError:
        return None, None, None, MALFORMED
    try:
        verify_commitment(entry.commitment, fields, keys.salts)
    except PeerError:
        return None, None, None, BAD_COMMITMENT
    return plain, payload, keys.salts, 0


def parse_payload(kind: int, data: bytes) -> tuple[tuple[Value, ...], Payload]:
    """Return the committed fields and the payload of an opened content.

    Raises PeerError (CBOR and KIND rules).
    """
    fields = payload_fields(kind, decode(data))
    return fields, from_fields(kind, fields)


def _count(
    turn: Turn, link: int, raw: RawItem, plain: bytes | None, payload: Payload | None, salts: bytes | None, code: int
) -> None:
    """Move the peer's feed on by one entry and fold it."""
    peer, entry = turn.s.peer, raw.entry
    assert peer is not None
    frontier = peer.frontier.append(entry.leaf)
    root, past = frontier.root(), entry.n - REACH - PAST
    leaves, roots = peer.leaves.set(entry.n, entry.leaf), peer.roots.set(entry.n + 1, root)
    if past >= 0:
        leaves, roots = leaves.without(past), roots.without(past)
    turn.peer(
        size=entry.n + 1, frontier=frontier, root=root, m=max(peer.m, entry.m), leaves=leaves, roots=roots,
        unreadable={**peer.unreadable, entry.n: (entry.leaf, code)} if code else peer.unreadable,
    )  # fmt: skip
    via = turn.s.links[link].path if link in turn.s.links else ""
    now, ctx, fits = turn.now, turn.context, _fits(turn, peer, entry)
    item = make_item(
        entry, payload, side=1 - ctx.me, seq=peer.base + entry.n,
        knows=_known(turn, peer.counts, entry.m) if fits else turn.s.matters.counts[1 - ctx.me],
        writer=leaves, other=_counted_leaves(turn, peer) if fits else NONE,
        arrived=now.utc, instant=now.instant, via=via,
    )  # fmt: skip
    row = Row(
        feed=entry.feed, n=entry.n, leaf=entry.leaf, body=entry.body, content=raw.content, signature=raw.signature,
        payload=plain, salts=salts, arrived=now.utc, via=via,
    )  # fmt: skip
    queue = turn.s.queue
    owed = queue.owed or entry.kind not in NO_RECEIPT_OWED
    turn.queue(rows=(*queue.rows, row), items=(*queue.items, item), owed=owed)
    blobs.counted(turn, entry.leaf, payload)
    _counted_ours(turn, entry, payload, fits)
    turn.react(procedures.on_item(turn.s.matters, item, ctx, now))


def _fits(turn: Turn, peer: PeerFeed, entry: Entry) -> bool:
    """Return whether what the entry counts of ours can be what we wrote; else nothing follows from it (FEED-5)."""
    own, closed = turn.s.own, turn.s.closed.get(peer.counts) if peer.counts else None
    if own is not None and peer.counts == own.feed:
        return entry.m <= own.size and own_root(own, entry.m) in (None, entry.peer_root)
    return closed is None or entry.m <= closed.size


def _known(turn: Turn, counts: bytes | None, m: int) -> int:
    """Return how many of our entries stand before `m` of the feed that the peer counts; of a strange feed, none."""
    return turn.s.own_bases[counts] + m if counts in turn.s.own_bases else 0


def _counted_leaves(turn: Turn, peer: PeerFeed) -> Lookup:
    """Return the leaves of the feed of ours that the peer counts."""
    own = turn.s.own
    if own is not None and peer.counts == own.feed:
        return own.leaves
    closed = turn.s.closed.get(peer.counts) if peer.counts else None
    return closed.leaves if closed is not None else NONE


def _counted_ours(turn: Turn, entry: Entry, payload: Payload | None, fits: bool) -> None:
    """The peer's signed entry counts ours up to m: forget what lies behind, note epochs and prekeys as held.

    A count that does not fit moves what is sent all the same, so that nothing wedges, but tells nobody of a receipt.
    """
    own = turn.s.own
    if own is None or turn.s.peer is None or turn.s.peer.counts != own.feed or entry.m <= own.counted:
        return
    m = min(entry.m, own.size)
    leaves, roots, kept = own.leaves, own.roots, own.kept
    while kept < m - PAST - REACH:
        leaves, roots, kept = leaves.without(kept), roots.without(kept), kept + 1
    turn.own(counted=m, leaves=leaves, roots=roots, kept=kept)
    epochs.acknowledged(turn, m, payload.passed if isinstance(payload, Unreadable) else ())
    sending.progressed(turn)
    if fits:
        turn.react(procedures.on_counted(turn.s.matters, own.base + m, turn.context, turn.now))


def _control(turn: Turn, link: int, entry: Entry, payload: Payload) -> None:
    """Clear kinds, and content that is sent again, steer the line itself."""
    if isinstance(payload, Prekey):
        epochs.prekey_arrived(turn, entry, payload)
    elif isinstance(payload, EpochOpen):
        epochs.open_arrived(turn, entry, payload)
    elif isinstance(payload, Switch):
        feeds.switched(turn, payload)
    elif isinstance(payload, Fault):
        _fault_reported(turn, entry.feed, payload)
    elif isinstance(payload, ManifestEntry):
        manifests.named(turn, payload)
    elif isinstance(payload, Again):
        ours.content_came(turn, payload)


def _fault_reported(turn: Turn, feed: FeedId, payload: Fault) -> None:
    if turn.first_time(f"reported {payload.code}", feed):
        words = (
            f"The other side says {FAULTS[payload.code]}. The record here is unchanged and the line goes on."
            " Tell your operator, who should look whether this node was copied or restored."
        )
        turn.tell_watch("fault", words, Leaf(payload.leaf))
