"""What arrives: verify, open, recompute the commitment, count, and fold (`spec/feed.md`, FEED rules).

Keeps true: first valid copy wins, in any order and any number; nothing is counted that was not signed, opened and
recomputed, except what a cleartext `unreadable` will name; a root that does not fit never wedges the line.
Leaves to others: framing (`links`), writing the receipt (`outbound`), keys (`epochs`), meaning (`procedures`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import epochs
from firebreak.core.line.effects import CloseLink, KeepNote, NewFeed, ReadEntries, Reload, Row, Transmit
from firebreak.core.line.items import make_item
from firebreak.core.line.state import PeerFeed, changed, empty_frontier, own_root
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Alert, Draft
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.commitment import verify_commitment
from firebreak.core.record.crypto import context_hash
from firebreak.core.record.entry import Entry, RawItem, entry_associated_data, verify_entry
from firebreak.core.record.epoch import message_keys, open_payload
from firebreak.core.record.kinds import (
    KINDS,
    NO_RECEIPT_OWED,
    REACH,
    EpochOpen,
    Fault,
    Genesis,
    Payload,
    Prekey,
    Switch,
    Unreadable,
    from_fields,
    payload_fields,
)  # fmt: skip
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import FeedId, Leaf, Root

HELD_MAX = 4096  # LIM-8
HELD_BYTES = 16 * 1024 * 1024
PAST = 600  # roots kept behind what is counted, for seals and hellos


def entries_arrived(turn: Turn, link: int, raws: list[RawItem]) -> None:
    """Take entries of a frame, in their order; a bad one costs only itself."""
    for raw in raws:
        feed = raw.entry.feed
        peer = turn.s.peer
        if peer is not None and feed == peer.feed:
            _live(turn, link, raw)
        elif turn.s.own is not None and feed == turn.s.own.feed:
            raise PeerError("FEED-9", "our own entry was reflected to us", "entry.feed")
        elif raw.entry.n == 0 and raw.entry.kind == Genesis.NUMBER:
            _new_feed(turn, link, raw)
        elif feed in turn.s.closed_feeds:
            turn.report("FEED-8", "an entry of a feed that was switched over arrived and is not counted", link)
        else:
            turn.report("FEED-2", "an entry of a feed that has not been opened here arrived", link)
    _drain(turn, link)


def _live(turn: Turn, link: int, raw: RawItem) -> None:
    peer = turn.s.peer
    assert peer is not None
    n = raw.entry.n
    if n < peer.size:
        _copy(turn, peer, raw)
    elif n > peer.size:
        _hold(turn, link, peer, raw)
    else:
        accept(turn, link, raw)


def _copy(turn: Turn, peer: PeerFeed, raw: RawItem) -> None:
    """The same bytes again change nothing; other bytes at the same place, signed, are a fork (FEED-6)."""
    held = peer.leaves.get(raw.entry.n)
    if held is None or held == raw.entry.leaf:
        return
    verify_entry(raw, peer.key)
    forked(turn, "two different signed entries stand at one place of the other side's feed", raw.entry, held, raw)


def forked(turn: Turn, words: str, entry: Entry, other: Leaf | None, raw: RawItem | None) -> None:
    """Keep the proof for ever, stay with the branch held first, tell the desk, answer once."""
    key = entry.feed + entry.n.to_bytes(4, "big")
    evidence = encode((entry.body, raw.signature if raw else None, other))
    if any(ns == "fork" and k == key for ns, k, _ in turn.s.queue.notes) or key in turn.s.closed_feeds:
        return
    turn.put(closed_feeds=turn.s.closed_feeds | {key})
    turn.note("fork", key, evidence)
    turn.write(Draft(payload=Fault(code=1, leaf=entry.leaf, other=other)))
    watch = turn.context.charter.first_watch(turn.me).number
    turn.alert(Alert(about="fork", desks=(watch,), of=entry.leaf, words=f"Proof kept: {words}."))


def _hold(turn: Turn, link: int, peer: PeerFeed, raw: RawItem) -> None:
    """Keep an entry ahead of its predecessors, bounded, and ask for what is missing."""
    if raw.entry.n in peer.held:
        return
    size = len(raw.entry.body) + len(raw.content or b"")
    if len(peer.held) >= HELD_MAX or peer.held_bytes + size > HELD_BYTES:
        raise PeerError("LIM-8", "too many entries are held out of order", "entry.n")
    first = not peer.held
    turn.peer(held={**peer.held, raw.entry.n: raw}, held_bytes=peer.held_bytes + size)
    if first:
        turn.ask(Transmit(link=link, frame=encode((2, peer.feed, ((peer.size, raw.entry.n),)))))


def _drain(turn: Turn, link: int) -> None:
    """Take held entries whose predecessors have come."""
    while (peer := turn.s.peer) is not None and peer.held and peer.size in peer.held:
        raw = peer.held[peer.size]
        held = {n: r for n, r in peer.held.items() if n != raw.entry.n}
        size = len(raw.entry.body) + len(raw.content or b"")
        turn.peer(held=held, held_bytes=peer.held_bytes - size)
        try:
            accept(turn, link, raw)
        except PeerError as error:
            turn.report(error.rule, f"a held entry was dropped: {error.detail}", link)
            return
    if peer is not None and peer.held and min(peer.held) < peer.size:
        turn.peer(held={n: r for n, r in peer.held.items() if n > peer.size})


def accept(turn: Turn, link: int, raw: RawItem) -> None:
    """Verify, open, count and fold the next entry of the peer's live feed.

    Raises PeerError (ENT-9 signature, FEED-3 root, FEED-4 m).
    """
    peer, entry = turn.s.peer, raw.entry
    assert peer is not None
    verify_entry(raw, peer.key)  # FEED-1
    if entry.root != peer.frontier.root():
        forked(turn, "a signed entry names another history of its own feed", entry, None, raw)
        raise PeerError("FEED-3", "the entry does not continue the feed we hold", "entry.root")
    payload_bytes, payload, salts, code = _open(turn, raw)
    counts = payload.new if isinstance(payload, Switch) else peer.counts
    if entry.m < peer.m and counts == peer.counts:
        raise PeerError("FEED-4", "the entry counts less than the one before it", "entry.m")
    if counts != peer.counts:
        turn.peer(counts=counts)
    if turn.s.own is not None and counts == turn.s.own.feed:
        _check_counted(turn, entry)
    _count(turn, link, raw, payload_bytes, payload, salts, code)
    if payload is not None and payload.CLEAR:
        _control(turn, link, entry, payload)


def _check_counted(turn: Turn, entry: Entry) -> None:
    """A wrong root or count of our feed is answered once with `fault`; the entry is kept and counted (FEED-5)."""
    own = turn.s.own
    size = own.size if own else 0
    code = 0
    if entry.m > size:
        code = 3
    elif own is not None and (root := own_root(own, entry.m)) is not None and root != entry.peer_root:
        code = 2
    if code == 0:
        return
    turn.write(Draft(payload=Fault(code=code, leaf=entry.leaf)))
    watch = turn.context.charter.first_watch(turn.me).number
    if code == 3:
        words = "The other side holds later entries of ours than we do: this node was restored, or they are in error."
        turn.alert(Alert(about="restored", desks=(watch,), of=entry.leaf, words=words))
    else:
        words = "The other side signed another history of our feed than the one we hold."
        turn.alert(Alert(about="fault", desks=(watch,), of=entry.leaf, words=words))


def _open(turn: Turn, raw: RawItem) -> tuple[bytes | None, Payload | None, bytes | None, int]:
    """Return payload bytes, payload, salts and 0, or a code of `unreadable` (spec 8.3 kind 7)."""
    entry, content = raw.entry, raw.content
    if entry.kind not in KINDS:
        return None, None, None, 4
    if content is None:
        return None, None, None, 1
    if entry.epoch == 0:
        try:
            return content, _parse(entry.kind, content)[1], None, 0
        except PeerError:
            return None, None, None, 5
    secret = epochs.receive_secret(turn, entry.epoch, entry.n)
    if secret is None:
        return None, None, None, 1
    keys = message_keys(secret)
    try:
        plain = open_payload(keys, entry_associated_data(entry), content)
    except PeerError:
        return None, None, None, 2
    try:
        fields, payload = _parse(entry.kind, plain)
    except PeerError:
        return None, None, None, 5
    try:
        verify_commitment(entry.commitment, fields, keys.salts)
    except PeerError:
        return None, None, None, 3
    return plain, payload, keys.salts, 0


def _parse(kind: int, data: bytes) -> tuple[tuple[Value, ...], Payload]:
    fields = payload_fields(kind, decode(data))
    return fields, from_fields(kind, fields)


def _count(
    turn: Turn, link: int, raw: RawItem, plain: bytes | None, payload: Payload | None, salts: bytes | None, code: int
) -> None:
    """Move the peer's feed on by one entry and fold it."""
    peer, entry, own = turn.s.peer, raw.entry, turn.s.own
    assert peer is not None
    frontier = peer.frontier.append(entry.leaf)
    leaves = {**peer.leaves, entry.n: entry.leaf}
    leaves.pop(entry.n - REACH - PAST, None)
    roots = {**peer.roots, entry.n + 1: frontier.root()}
    roots.pop(entry.n + 1 - PAST, None)
    unreadable = {**peer.unreadable, entry.n: (entry.leaf, code)} if code else peer.unreadable
    turn.peer(
        size=entry.n + 1, frontier=frontier, m=entry.m, last_t=entry.t, leaves=leaves, roots=roots,
        unreadable=unreadable,
    )  # fmt: skip
    via = turn.s.links[link].path if link in turn.s.links else ""
    now, ctx = turn.now, turn.context
    counts_ours = own is not None and peer.counts == own.feed
    item = make_item(
        entry, payload, side=1 - ctx.me, seq=peer.base + entry.n, knows=_known(turn, peer.counts, entry.m),
        writer=leaves, other=own.leaves if own and counts_ours else {}, arrived=now.utc, instant=now.instant, via=via,
    )  # fmt: skip
    row = Row(
        feed=entry.feed, n=entry.n, leaf=entry.leaf, body=entry.body, content=raw.content, signature=raw.signature,
        payload=plain, salts=salts, arrived=now.utc, via=via,
    )  # fmt: skip
    queue = turn.s.queue
    turn.queue(
        rows=(*queue.rows, row), items=(*queue.items, item), owed=queue.owed or entry.kind not in NO_RECEIPT_OWED
    )
    _counted_ours(turn, entry, payload)
    turn.react(procedures.on_item(turn.s.matters, item, ctx, now))


def _known(turn: Turn, counts: bytes | None, m: int) -> int:
    """Return how many of our entries stand before `m` of the feed that the peer counts; of a strange feed, none."""
    return turn.s.own_bases[counts] + m if counts in turn.s.own_bases else 0


def _counted_ours(turn: Turn, entry: Entry, payload: Payload | None) -> None:
    """The peer's signed entry counts ours up to m: forget what lies behind, note epochs and prekeys as held."""
    own = turn.s.own
    if own is None or turn.s.peer is None or turn.s.peer.counts != own.feed or entry.m <= own.counted:
        return
    m = min(entry.m, own.size)
    behind = m - PAST
    if own.counted < behind or len(own.roots) > 4 * PAST:
        turn.own(
            roots={k: v for k, v in own.roots.items() if k >= behind},
            leaves={k: v for k, v in own.leaves.items() if k >= behind - REACH},
        )
    turn.own(counted=m)
    epochs.acknowledged(turn, m, payload.passed if isinstance(payload, Unreadable) else ())
    for link in turn.s.links.values():
        if link.established:
            turn.link(link.number, progress=turn.now.instant)
    turn.react(procedures.on_counted(turn.s.matters, own.base + m, turn.context, turn.now))


def _control(turn: Turn, link: int, entry: Entry, payload: Payload) -> None:
    """Clear kinds steer the line itself."""
    watch = turn.context.charter.first_watch(turn.me).number
    if isinstance(payload, Prekey):
        epochs.prekey_arrived(turn, entry.leaf, payload)
    elif isinstance(payload, EpochOpen):
        epochs.open_arrived(turn, entry, payload)
    elif isinstance(payload, Switch):
        _switched(turn, payload)
    elif isinstance(payload, Fault):
        words = f"The other side reports fault {payload.code} in an entry of ours; the record is untouched."
        turn.alert(Alert(about="fault", desks=(watch,), of=Leaf(payload.leaf), words=words))
    elif isinstance(payload, Unreadable):
        turn.report("unreadable", f"the other side says it could not open {len(payload.passed)} entries of ours", link)


def _switched(turn: Turn, payload: Switch) -> None:
    """The peer accepted our feed; from here its m counts it, and its numbers follow our old feed's length."""
    own = turn.s.own
    if own is None or payload.new != own.feed:
        return
    before = turn.s.predecessor
    if before is not None and (payload.old_size != before[1] or before[0] not in turn.s.own_bases):
        turn.ask(Reload())


def _new_feed(turn: Turn, link: int, raw: RawItem) -> None:
    """A genesis: the first feed of the peer, or one that follows its live feed (FEED-7)."""
    st, entry, content = turn.s, raw.entry, raw.content
    if content is None:
        raise PeerError("FEED-7", "a genesis travels with its content", "genesis")
    payload = _parse(entry.kind, content)[1]
    assert isinstance(payload, Genesis)
    if payload.party == st.material.party:
        _shown_ours(turn, raw, payload)
        return
    feed = check_genesis(turn, entry, payload)
    verify_entry(raw, payload.entry_key)
    old = st.peer
    if old is not None:
        follows = payload.predecessor is not None and payload.predecessor[0] == old.feed
        if not follows:  # answered with the live genesis, which its own author signed (FEED-7)
            turn.ask(ReadEntries(link=link, feed=old.feed, start=0, stop=1))
            turn.report("FEED-7", "a feed of the other side that does not follow its live feed was not taken", link)
            return
        recent = tuple(t for t in st.genesis_times if t > turn.now.utc - 86400)
        if len(recent) >= turn.context.charter.genesis_rate:
            raise PeerError("FEED-7", "more new feeds in a day than the charter allows", "genesis")
        turn.put(genesis_times=(*recent, turn.now.utc), closed_feeds=st.closed_feeds | {old.feed})
        _tell_switch(turn, old, entry)
    turn.put(
        peer=PeerFeed(
            feed=feed,
            key=payload.entry_key,
            frontier=empty_frontier(),
            base=old.base + old.size if old else 0,
            counts=payload.peer[0] if payload.peer else None,
        )
    )
    queue = turn.s.queue
    live = (*((old.feed, False),), (feed, True)) if old else ((feed, True),)
    turn.queue(new_feeds=(*queue.new_feeds, NewFeed(feed=feed, own=False)), live=queue.live + live)
    switch = (
        Switch(new=feed, old=old.feed, old_size=old.size, old_root=old.frontier.root()) if old else Switch(new=feed)
    )
    turn.write(Draft(payload=switch))
    if st.own is not None and old is not None:
        turn.own(m=0)
    accept(turn, link, raw)
    if old is not None:
        epochs.peer_began_again(turn)


def _shown_ours(turn: Turn, raw: RawItem, payload: Genesis) -> None:
    """The other side lives with a feed of ours that we do not know, as after two restores: follow it (FEED-7).

    Only our own signature brings this about. Raises PeerError FEED-7, ENT-9.
    """
    material, entry = turn.s.material, raw.entry
    if payload.line != material.line or payload.entry_key != material.entry_key or entry.feed != feed_id(payload):
        raise PeerError("FEED-7", "the genesis shown to us is not one of ours", "genesis")
    verify_entry(raw, payload.entry_key)
    if entry.feed in turn.s.own_bases:
        return
    head = (entry.feed, 1, empty_frontier().append(entry.leaf).root())
    turn.report("FEED-7", "the other side lives with another feed of ours; a new one follows it")
    turn.ask(KeepNote(namespace="follow", key=entry.feed, value=encode(head)))
    turn.ask(Reload())


def _tell_switch(turn: Turn, old: PeerFeed, entry: Entry) -> None:
    watch = turn.context.charter.first_watch(turn.me).number
    words = (
        f"The other side opened a new feed after {old.size} entries, as after a restored backup; the old one is closed."
    )
    turn.alert(Alert(about="new_feed", desks=(watch,), of=entry.leaf, words=words))


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


def feed_id(genesis: Genesis) -> FeedId:
    """Return H(CBOR[feed context, line, writer, entry key, nonce])."""
    return FeedId(context_hash("feed", genesis.line, genesis.party, genesis.entry_key, genesis.nonce))


def refuse(turn: Turn, link: int, error: PeerError) -> None:
    """Answer a broken rule at most once a second; a link that does nothing else is closed (ERR-2)."""
    state = turn.s.links.get(link)
    if state is None:
        return
    turn.report(error.rule, error.detail, link)
    turn.link(link, faults=state.faults + 1)
    if not state.established or state.faults > 256:
        turn.ask(CloseLink(link=link, why=f"{error.rule}: {error.detail}"))
    elif turn.now.instant - state.error_at >= 1000:
        turn.link(link, error_at=turn.now.instant)
        turn.ask(Transmit(link=link, frame=encode((13, error.rule, error.where))))


def peer_root(peer: PeerFeed | None) -> tuple[int, Root]:
    """Return (m, root) of what we hold of the peer."""
    return (peer.size, peer.frontier.root()) if peer else (0, EMPTY_ROOT)


__all__ = ["accept", "changed", "check_genesis", "entries_arrived", "feed_id", "forked", "peer_root", "refuse"]
