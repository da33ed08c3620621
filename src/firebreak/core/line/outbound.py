"""What we write: one batch at a time, entries that count what we hold, commit before promise (`spec/feed.md`).

Keeps true: one transaction carries the arriving entries, what they open, our receipt for them and the drafts that
were due; nothing is transmitted, announced, paged or accepted before it is durable and the send-state is saved.
Leaves to others: signing, storing and saving (effects), what to write (`procedures`).
"""

from __future__ import annotations

from firebreak.core.line import blobs, commands, epochs, journal, manifests, ours, ratchet, seals, sending
from firebreak.core.line.closed import feed_id
from firebreak.core.line.effects import (
    Accepted,
    Announce,
    Commit,
    NewFeed,
    RaisePage,
    Reload,
    Row,
    SaveRatchet,
    SaveSendState,
    Sign,
    StopPages,
)  # fmt: skip
from firebreak.core.line.items import make_item, with_refs
from firebreak.core.line.state import NONE, Building, OwnFeed, SendEpoch, Written, empty_frontier
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Alert, Draft
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.commitment import commit
from firebreak.core.record.entry import Entry, associated_data, build_entry
from firebreak.core.record.epoch import message_keys, seal_payload
from firebreak.core.record.kinds import (
    HIGH_CONSEQUENCE,
    NO_RECEIPT_OWED,
    CharterEntry,
    EpochOpen,
    Genesis,
    ManifestEntry,
    Payload,
    Prekey,
    Receipt,
    Switch,
    Test,
    TestReply,
    TestSummary,
    Unreadable,
    to_fields,
    trim,
)  # fmt: skip
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import ClaimedTime, FeedId, Leaf, Marking, Root
from firebreak.core.values import changed

BATCH_MAX = 64
UNREADABLE_MAX = 64
OPENING = frozenset({Genesis.NUMBER, Switch.NUMBER})
TEST_KINDS = frozenset({Test.NUMBER, TestReply.NUMBER, TestSummary.NUMBER})
KEPT_TICKETS = "key-"  # tickets that begin so are remembered beside the entry they led to
NAMESPACE = "done"


def end_turn(turn: Turn) -> None:
    """Build the next batch if none is under construction and there is something to write."""
    if turn.s.building is not None:
        return
    if turn.s.own is not None and _mute(turn):
        if turn.s.queue.facts:
            _build(turn, [])  # facts only: nothing is signed in this feed any more, or at present (FEED-9)
        return
    epochs.wants(turn)
    if turn.s.own is None:
        open_feed(turn)
    _prepare_control(turn)
    ours.release_again(turn)
    if turn.s.held:
        commands.release(turn)
    drafts = _choose(turn)
    if drafts or turn.s.queue.facts or _receipt_due(turn) or _can_pass(turn):
        _build(turn, drafts)


def open_feed(turn: Turn) -> None:
    """Open our feed: a genesis that names what went before, then which charter and manifest we honour (FEED-7)."""
    st = turn.s
    material, peer = st.material, st.peer
    genesis = Genesis(
        line=material.line, party=material.party, entry_key=material.entry_key, nonce=st.nonce,
        charter=material.context.charter.revision, manifest=material.manifest[0], predecessor=st.predecessor,
        peer=(peer.feed, peer.size, peer.root) if peer else None,
    )  # fmt: skip
    feed = feed_id(genesis)
    base = st.own_bases.get(st.predecessor[0], 0) + st.predecessor[1] if st.predecessor else 0
    turn.put(own=OwnFeed(feed=feed, frontier=empty_frontier(), base=base), own_bases={**st.own_bases, feed: base})
    turn.put(sent=(feed, 0, EMPTY_ROOT))
    turn.ask(SaveSendState(feed=feed, size=0, root=EMPTY_ROOT))  # so that a crash from here on costs no feed
    queue, before = turn.s.queue, st.predecessor
    live = ((FeedId(before[0]), False), (feed, True)) if before else ((feed, True),)
    first, *rest = queue.lanes
    turn.queue(
        new_feeds=(*queue.new_feeds, NewFeed(feed=feed, own=True)), live=queue.live + live,
        lanes=((Draft(payload=genesis), *first), *rest),
    )  # fmt: skip
    turn.write(
        Draft(payload=CharterEntry(revision=material.context.charter.revision, hash=material.charter_hash)),
        Draft(payload=ManifestEntry(party=material.party, version=material.manifest[0], hash=material.manifest[1])),
    )
    turn.put(manifests=changed(turn.s.manifests, own=material.manifest[0]))
    manifests.honour(turn)


def _prepare_control(turn: Turn) -> None:
    """Put the prekey and the epoch-open that the driver has made last into the lane of control, and no older one."""
    lanes, secrets = turn.s.queue.lanes, turn.s.secrets
    if secrets.made is None and secrets.pending_open is None:
        return
    control = [d for d in lanes[1] if not isinstance(d.payload, Prekey | EpochOpen)]
    if secrets.made is not None:
        public, _, reset = secrets.made
        control.append(Draft(payload=Prekey(key=public, reset=reset)))
    if secrets.pending_open is not None:
        number, _, output, leaf, base = secrets.pending_open
        control.append(Draft(payload=EpochOpen(epoch=number, base=base, prekey=leaf, output=output)))
    turn.queue(lanes=(lanes[0], tuple(control), *lanes[2:]))


def _choose(turn: Turn) -> list[Draft]:
    """Take what can be written now out of the queue: sealed kinds wait for an epoch."""
    lanes, secrets = list(turn.s.queue.lanes), turn.s.secrets
    can_seal = epochs.usable(secrets) is not None or (secrets.pending_open is not None and not secrets.send)
    ready: list[Draft] = []
    for i, lane in enumerate(lanes):
        room = BATCH_MAX - len(ready)
        if lane and room and (i < 2 or can_seal):
            ready.extend(lane[:room])
            lanes[i] = lane[room:]
    if ready:
        turn.queue(lanes=tuple(lanes))
    return ready


def _receipt_due(turn: Turn) -> bool:
    return bool(turn.s.queue.owed) and epochs.usable(turn.s.secrets) is not None


def _can_pass(turn: Turn) -> bool:
    """Whether `unreadable` can be written: it must follow an entry that counts all before it (FEED-10)."""
    peer, own = turn.s.peer, turn.s.own
    if peer is None or own is None or not peer.unreadable:
        return False
    return min(peer.unreadable) <= own.m or epochs.usable(turn.s.secrets) is not None


def _build(turn: Turn, drafts: list[Draft]) -> None:
    """Write entries for all that is due, then ask for their signatures."""
    own = turn.s.own
    sizes: dict[FeedId, int] = {own.feed: own.size} if own is not None and not _mute(turn) else {}
    for row in turn.s.queue.rows:
        sizes.setdefault(row.feed, row.n)
    written = _write_all(turn, drafts)
    journal.keep(turn)
    queue = turn.take_queue()
    turn.queue(lanes=queue.lanes, owed=queue.owed and not written)
    turn.put(
        building=Building(
            written=tuple(written), rows=queue.rows, items=queue.items, opened=queue.opened, alerts=queue.alerts,
            notes=queue.notes, new_feeds=queue.new_feeds, live=queue.live, expect=tuple(sizes.items()),
            accepted=queue.accepted, reload=queue.reload,
        )
    )  # fmt: skip
    _keep_secrets(turn)
    if written:
        turn.ask(Sign(bodies=tuple(w.entry.body for w in written)))
    else:
        signed(turn, ())


def _write_all(turn: Turn, drafts: list[Draft]) -> list[Written]:
    """Write what opens a feed, what passes the unreadable, the drafts, and a receipt if nothing else pays it."""
    written: list[Written] = []
    if _mute(turn):
        return written
    for draft in drafts:
        if draft.payload.NUMBER in OPENING:
            written.append(_write(turn, draft, _reach(turn)))
    _pass_unreadable(turn, written)
    for draft in drafts:
        if draft.payload.NUMBER not in OPENING:
            written.append(_write(turn, draft, _reach(turn)))
        if draft.then is not None:
            written.append(_write(turn, draft.then, _reach(turn)))
    _pass_unreadable(turn, written)
    if not written and _receipt_due(turn):
        written.append(_write(turn, Draft(payload=Receipt()), _reach(turn)))
    return written


def _mute(turn: Turn) -> bool:
    """Whether nothing may be signed in our feed now (FEED-9)."""
    return turn.s.given_up or turn.s.doubt is not None


def _reach(turn: Turn) -> int:
    """Return how far m may go: to the first entry that only `unreadable` may pass."""
    peer = turn.s.peer
    return (min(peer.unreadable) if peer.unreadable else peer.size) if peer else 0


def _keep_secrets(turn: Turn) -> None:
    """Keep the secrets with the moment they belong to; save them if they must not be lost (EPOCH-9)."""
    now, before = ratchet.moment(turn.s), turn.s.kept
    if turn.s.secrets.dirty:
        turn.secrets(dirty=False)
        turn.ask(SaveRatchet(data=ratchet.to_bytes(before, now)))
    turn.put(kept=now)


def _pass_unreadable(turn: Turn, written: list[Written]) -> None:
    """Entries we could not open are passed only by `unreadable`, which lists exactly those (FEED-10)."""
    while _can_pass(turn):
        peer, own = turn.s.peer, turn.s.own
        assert peer is not None and own is not None
        first = min(peer.unreadable)
        if first > own.m:
            written.append(_write(turn, Draft(payload=Receipt()), first))
        run = [first]
        while run[-1] + 1 in peer.unreadable and len(run) < UNREADABLE_MAX:
            run.append(run[-1] + 1)
        payload = Unreadable(passed=tuple(peer.unreadable[n] for n in run))
        turn.peer(unreadable={n: v for n, v in peer.unreadable.items() if n not in run})
        written.append(_write(turn, Draft(payload=payload), run[-1] + 1))


def _write(turn: Turn, draft: Draft, m: int) -> Written:
    """Give a draft its place in our feed."""
    own, peer = turn.s.own, turn.s.peer
    assert own is not None
    payload = with_refs(draft.payload, n=own.size, m=m, own=own, peer=peer)
    root = EMPTY_ROOT
    if peer is not None and m:
        known = peer.root if m == peer.size else peer.roots.get(m)
        assert known is not None
        root = known
    marking = Marking.TEST if payload.NUMBER in TEST_KINDS else draft.marking
    marking = Marking.OPERATIONAL if payload.NUMBER < 16 else marking
    epoch = None if payload.CLEAR else epochs.usable(turn.s.secrets)
    fields = to_fields(payload)
    plain = encode(trim(fields))
    t = ClaimedTime(turn.now.utc) if draft.t is None else draft.t
    content, salts, commitment = _seal(turn, epoch, fields, plain, payload, marking, m, t)
    entry = build_entry(
        feed=own.feed, n=own.size, root=own.root, m=m, peer_root=root,
        t=t, kind=payload.NUMBER, marking=marking, commitment=commitment,
        epoch=epoch.number if epoch else 0, content=content,
    )  # fmt: skip
    frontier = own.frontier.append(entry.leaf)
    grown = frontier.root()
    turn.own(
        size=own.size + 1, frontier=frontier, root=grown, m=m, leaves=own.leaves.set(entry.n, entry.leaf),
        roots=own.roots.set(entry.n + 1, grown),
        last_owed=entry.n if payload.NUMBER not in NO_RECEIPT_OWED else own.last_owed,
    )  # fmt: skip
    if draft.held:
        turn.note("held", draft.held, b"")
    if draft.blob:
        turn.note(blobs.NOTE, entry.leaf, draft.blob)
    _own_control(turn, entry.leaf, payload, entry)
    _fold_own(turn, entry, payload)
    return Written(entry=entry, content=content, payload=plain, salts=salts, ticket=draft.ticket, blob=draft.blob)


def _seal(
    turn: Turn, epoch: SendEpoch | None, fields: tuple[Value, ...], plain: bytes, payload: Payload,
    marking: Marking, m: int, t: ClaimedTime,
) -> tuple[bytes, bytes | None, Root | None]:  # fmt: skip
    """Return content, salts and commitment of a payload at our next place."""
    if epoch is None:
        return plain, None, None
    own = turn.s.own
    assert own is not None
    keys = message_keys(epochs.send_secret(turn, epoch, own.size))
    ad = associated_data(feed=own.feed, n=own.size, m=m, t=t, kind=payload.NUMBER, marking=marking, epoch=epoch.number)
    return seal_payload(keys, ad, plain), keys.salts, commit(fields, keys.salts)


def _own_control(turn: Turn, leaf: Leaf, payload: Payload, entry: Entry) -> None:
    secrets = turn.s.secrets
    peer = turn.s.peer
    if isinstance(payload, Prekey) and secrets.made is not None:
        epochs.prekey_written(turn, entry, secrets.made[1], payload.reset)
    elif isinstance(payload, EpochOpen) and secrets.pending_open is not None and peer is not None:
        epochs.open_written(turn, entry, secrets.pending_open[1], payload.base, peer.feed)


def _fold_own(turn: Turn, entry: Entry, payload: Payload) -> None:
    own, peer, ctx, now = turn.s.own, turn.s.peer, turn.context, turn.now
    assert own is not None
    item = make_item(
        entry, payload, side=ctx.me, seq=own.base + entry.n, knows=(peer.base if peer else 0) + entry.m,
        writer=own.leaves, other=peer.leaves if peer else NONE, arrived=now.utc, instant=now.instant, via="",
    )  # fmt: skip
    turn.queue(items=(*turn.s.queue.items, item))
    turn.react(procedures.on_item(turn.s.matters, item, ctx, now))


def signed(turn: Turn, signatures: tuple[bytes, ...]) -> None:
    """All signatures of the batch are there: make it durable."""
    building = turn.s.building
    assert building is not None and len(signatures) == len(building.written)
    own_rows = tuple(
        Row(
            feed=w.entry.feed, n=w.entry.n, leaf=w.entry.leaf, body=w.entry.body, content=w.content, signature=s,
            payload=w.payload, salts=w.salts, arrived=turn.now.utc, via="",
        )
        for w, s in zip(building.written, signatures, strict=True)
    )  # fmt: skip
    turn.put(building=changed(building, rows=building.rows + own_rows))
    turn.ask(
        Commit(
            expect=building.expect, rows=building.rows + own_rows, new_feeds=building.new_feeds, live=building.live,
            base=turn.s.sent if own_rows else None, notes=building.notes + _kept(building.written, turn.now.utc),
            opened=building.opened,
        )
    )  # fmt: skip


def _kept(written: tuple[Written, ...], at: int) -> tuple[tuple[str, bytes, bytes], ...]:
    """Return the notes of what keyed tickets led to, so that a command sent again is not written again."""
    return tuple(
        (NAMESPACE, w.ticket.encode(), w.entry.leaf + at.to_bytes(8, "big"))
        for w in written if w.ticket.startswith(KEPT_TICKETS)
    )  # fmt: skip


def committed(turn: Turn) -> None:
    """The batch is durable; our head must be in the send-state before a byte of it leaves."""
    building, own = turn.s.building, turn.s.own
    assert building is not None
    if building.written:
        assert own is not None
        turn.ask(SaveSendState(feed=own.feed, size=own.size, root=own.root))
    else:
        finish(turn)


def send_state_saved(turn: Turn, feed: FeedId, size: int, root: Root) -> None:
    """The send-state names this head: let the batch out that ends there."""
    turn.put(sent=(feed, size, root))
    building = turn.s.building
    if building is not None and building.written and building.written[-1].entry.n == size - 1:
        finish(turn)


def finish(turn: Turn) -> None:
    """Transmit, announce, page and accept what the batch made durable; then the next batch."""
    building = turn.s.building
    assert building is not None
    turn.put(building=None)
    if building.written:
        ahead = blobs.frames_of(turn, {w.entry.leaf: w.blob for w in building.written if w.blob})
        sending.send_rows(turn, building.rows[-len(building.written) :], ahead)
        urgent = any(w.entry.kind in HIGH_CONSEQUENCE for w in building.written)
        seals.grown(turn, urgent=urgent)
    if building.items:
        turn.ask(Announce(items=building.items))
    for alert in building.alerts:
        turn.ask(RaisePage(alert=alert, at=turn.now.utc) if isinstance(alert, Alert) else StopPages(of=alert.of))
    for written in building.written:
        if written.ticket:
            turn.ask(Accepted(ticket=written.ticket, leaf=written.entry.leaf))
    for ticket, why in building.accepted:
        turn.ask(Accepted(ticket=ticket, leaf=None, held=why))
    if building.reload:
        turn.ask(Reload())
    else:
        end_turn(turn)
