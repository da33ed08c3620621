"""What we write: one batch at a time, entries that count what we hold, commit before promise (`spec/feed.md`).

Keeps true: one transaction carries the arriving entries, what they open, our receipt for them and the drafts that
were due; nothing is transmitted, announced, paged or accepted before it is durable and the send-state is saved.
Leaves to others: signing, storing and saving (effects), what to write (`procedures`).
"""

from __future__ import annotations

from firebreak.core.errors import IntegrityError
from firebreak.core.line import epochs, links, seals
from firebreak.core.line.effects import (
    Accepted,
    Announce,
    Commit,
    NewFeed,
    RaisePage,
    Rejected,
    Reload,
    Row,
    SaveRatchet,
    SaveSendState,
    Sign,
    StopPages,
)  # fmt: skip
from firebreak.core.line.inbound import feed_id, peer_root
from firebreak.core.line.items import make_item, with_refs
from firebreak.core.line.state import Building, OwnFeed, SendEpoch, Written, changed, empty_frontier
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Alert, Draft, StopPaging
from firebreak.core.record.codec import Value, decode, encode
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
    Unreadable,
    check_own,
    to_fields,
    trim,
)  # fmt: skip
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import ClaimedTime, FeedId, Leaf, LocalTime, Marking, Root

BATCH_MAX = 64
UNREADABLE_MAX = 64
TEST_KINDS = frozenset({48, 49, 50})


def end_turn(turn: Turn) -> None:
    """Build the next batch if none is under construction and there is something to write."""
    epochs.wants(turn)
    if turn.s.building is not None:
        return
    if turn.s.own is None:
        open_feed(turn)
    _prepare_control(turn)
    drafts = _choose(turn)
    queue = turn.s.queue
    has_rest = queue.rows or queue.alerts or queue.notes or queue.accepted or queue.live
    if not (drafts or has_rest or _receipt_due(turn)):
        return
    _build(turn, drafts)


def open_feed(turn: Turn) -> None:
    """Open our feed: a genesis that names what went before, then which charter and manifest we honour (FEED-7)."""
    st = turn.s
    material = st.material
    peer = st.peer
    genesis = Genesis(
        line=material.line, party=material.party, entry_key=material.entry_key, nonce=st.nonce,
        charter=material.context.charter.revision, manifest=material.manifest[0], predecessor=st.predecessor,
        peer=(peer.feed, peer.size, peer.frontier.root()) if peer else None,
    )  # fmt: skip
    feed = feed_id(genesis)
    base, before = st.next_base, list(st.own_bases)[-1:]
    turn.put(own=OwnFeed(feed=feed, frontier=empty_frontier(), base=base), own_bases={**st.own_bases, feed: base})
    turn.put(sent=(feed, 0, EMPTY_ROOT))
    turn.ask(SaveSendState(feed=feed, size=0, root=EMPTY_ROOT))  # so that a crash from here on costs no feed
    queue = turn.s.queue
    live = (*((FeedId(one), False) for one in before), (feed, True))
    turn.queue(
        new_feeds=(*queue.new_feeds, NewFeed(feed=feed, own=True)),
        live=queue.live + live,
        drafts=(
            Draft(payload=genesis),
            Draft(payload=CharterEntry(revision=material.context.charter.revision, hash=material.charter_hash)),
            Draft(payload=ManifestEntry(party=material.party, version=material.manifest[0], hash=material.manifest[1])),
            *queue.drafts,
        ),
    )


def _prepare_control(turn: Turn) -> None:
    """Put prekeys and epoch-opens that the driver has made before everything that needs them."""
    secrets = turn.s.secrets
    if secrets.made is not None:
        public, _, reset = secrets.made
        turn.queue(drafts=(*turn.s.queue.drafts, Draft(payload=Prekey(key=public, reset=reset))))
    if secrets.pending_open is not None:
        number, _, output, leaf, base = secrets.pending_open
        payload = EpochOpen(epoch=number, base=base, prekey=leaf, output=output)
        if not any(isinstance(d.payload, EpochOpen) for d in turn.s.queue.drafts):
            turn.queue(drafts=(*turn.s.queue.drafts, Draft(payload=payload)))


def _urgency(draft: Draft) -> int:
    """Control first, then acts and FLASH, then by precedence."""
    payload = draft.payload
    if payload.CLEAR:
        return {Genesis.NUMBER: -2, Switch.NUMBER: -1}.get(payload.NUMBER, 0)
    precedence = getattr(payload, "precedence", None)
    return 1 if precedence is None else 4 - precedence


def _choose(turn: Turn) -> list[Draft]:
    """Take what can be written now out of the queue: sealed kinds wait for an epoch."""
    drafts = sorted(turn.s.queue.drafts, key=_urgency)
    opens = any(isinstance(d.payload, EpochOpen) for d in drafts)
    can_seal = epochs.usable(turn.s.secrets) is not None or (opens and not turn.s.secrets.send)
    ready = [d for d in drafts if d.payload.CLEAR or can_seal][:BATCH_MAX]
    chosen = {id(d) for d in ready}
    turn.queue(drafts=tuple(d for d in drafts if id(d) not in chosen))
    return ready


def _receipt_due(turn: Turn) -> bool:
    return bool(turn.s.queue.owed) and epochs.usable(turn.s.secrets) is not None


def _build(turn: Turn, drafts: list[Draft]) -> None:
    """Write entries for all that is due, then ask for their signatures."""
    own = turn.s.own
    assert own is not None
    sizes: dict[FeedId, int] = {own.feed: own.size}
    for row in turn.s.queue.rows:
        sizes.setdefault(row.feed, row.n)
    written: list[Written] = []
    _pass_unreadable(turn, written)
    peer = turn.s.peer
    reach = (min(peer.unreadable) if peer.unreadable else peer.size) if peer else 0
    for draft in drafts:
        written.append(_write(turn, draft, reach))
    if not written and _receipt_due(turn):
        written.append(_write(turn, Draft(payload=Receipt()), reach))
    _journal(turn)
    rest = turn.s.queue
    queue = turn.take_queue()
    turn.queue(drafts=rest.drafts, owed=rest.owed and not written)
    turn.put(
        building=Building(
            written=tuple(written), rows=queue.rows, items=queue.items, alerts=queue.alerts, notes=queue.notes,
            new_feeds=queue.new_feeds, live=queue.live, expect=tuple(sizes.items()), accepted=queue.accepted,
        )
    )  # fmt: skip
    if turn.s.secrets.dirty:
        save_ratchet(turn)
    if written:
        turn.ask(Sign(bodies=tuple(w.entry.body for w in written)))
    else:
        signed(turn, ())


def _journal(turn: Turn) -> None:
    """Keep what our desks are told in our own journal, with the entries it belongs to."""
    for told in turn.s.queue.alerts:
        number = turn.s.drafts_seen + 1
        turn.put(drafts_seen=number)
        key = turn.now.utc.to_bytes(8, "big") + number.to_bytes(8, "big")
        turn.note("journal", key, journal_bytes(told, turn.now.utc))


def journal_bytes(told: Alert | StopPaging, at: int) -> bytes:
    """Return a line of the journal as stored."""
    if isinstance(told, StopPaging):
        return encode((at, told.of))
    return encode((at, told.of, told.about, told.desks, told.words, told.urgent))


def journal_line(data: bytes) -> tuple[LocalTime, Alert | StopPaging]:
    """Return a line of the journal read from the store.

    Raises IntegrityError if it is damaged.
    """
    match decode(data):
        case (int(at), bytes(of)):
            return LocalTime(at), StopPaging(of=Leaf(of))
        case (int(at), of, str(about), tuple(desks), str(words), bool(urgent)):
            numbers = tuple(desk for desk in desks if isinstance(desk, int))
            leaf = Leaf(of) if isinstance(of, bytes) else None
            return LocalTime(at), Alert(about=about, desks=numbers, of=leaf, words=words, urgent=urgent)
    raise IntegrityError("the journal of alerts is damaged")


def save_ratchet(turn: Turn) -> None:
    """Ask for the secrets to be kept."""
    peer = turn.s.peer
    turn.secrets(dirty=False)
    turn.ask(SaveRatchet(data=epochs.to_bytes(turn.s.secrets, turn.s.own, peer.feed if peer else None)))


def _pass_unreadable(turn: Turn, written: list[Written]) -> None:
    """Entries we could not open are passed only by `unreadable`, which lists exactly those (FEED-10)."""
    while (peer := turn.s.peer) is not None and peer.unreadable:
        own = turn.s.own
        assert own is not None
        first = min(peer.unreadable)
        if first > own.m:
            if epochs.usable(turn.s.secrets) is None:
                break
            written.append(_write(turn, Draft(payload=Receipt()), first))
        run = [first]
        while run[-1] + 1 in peer.unreadable and len(run) < UNREADABLE_MAX:
            run.append(run[-1] + 1)
        payload = Unreadable(passed=tuple(peer.unreadable[n] for n in run))
        left = {n: v for n, v in peer.unreadable.items() if n not in run}
        turn.peer(unreadable=left)
        written.append(_write(turn, Draft(payload=payload), run[-1] + 1))


def _write(turn: Turn, draft: Draft, m: int) -> Written:
    """Give a draft its place in our feed."""
    own, peer = turn.s.own, turn.s.peer
    assert own is not None
    payload = with_refs(draft.payload, n=own.size, m=m, own=own, peer=peer)
    size, root = peer_root(peer)
    if m != size and peer is not None:
        root = peer.roots[m] if m else root
    marking = Marking.TEST if payload.NUMBER in TEST_KINDS else draft.marking
    marking = Marking.OPERATIONAL if payload.NUMBER < 16 else marking
    epoch = None if payload.CLEAR else epochs.usable(turn.s.secrets)
    fields = to_fields(payload)
    plain = encode(trim(fields))
    content, salts, commitment = _seal(turn, epoch, fields, plain, payload, marking, m)
    entry = build_entry(
        feed=own.feed, n=own.size, root=own.frontier.root(), m=m, peer_root=root,
        t=ClaimedTime(turn.now.utc), kind=payload.NUMBER, marking=marking, commitment=commitment,
        epoch=epoch.number if epoch else 0, content=content,
    )  # fmt: skip
    frontier = own.frontier.append(entry.leaf)
    turn.own(
        size=own.size + 1, frontier=frontier, m=m, leaves={**own.leaves, entry.n: entry.leaf},
        roots={**own.roots, entry.n + 1: frontier.root()},
        last_owed=entry.n if payload.NUMBER not in NO_RECEIPT_OWED else own.last_owed,
    )  # fmt: skip
    if draft.held:
        turn.note("held", draft.held, b"")
    _own_control(turn, entry.leaf, payload, entry)
    _fold_own(turn, entry, payload)
    return Written(entry=entry, content=content, payload=plain, salts=salts, ticket=draft.ticket)


def _seal(
    turn: Turn, epoch: SendEpoch | None, fields: tuple[Value, ...], plain: bytes, payload: Payload,
    marking: Marking, m: int,
) -> tuple[bytes, bytes | None, Root | None]:  # fmt: skip
    """Return content, salts and commitment of a payload at our next place."""
    if epoch is None:
        return plain, None, None
    own = turn.s.own
    assert own is not None
    keys = message_keys(epochs.send_secret(turn, epoch, own.size))
    ad = associated_data(
        feed=own.feed, n=own.size, m=m, t=turn.now.utc, kind=payload.NUMBER, marking=marking, epoch=epoch.number
    )
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
        writer=own.leaves, other=peer.leaves if peer else {}, arrived=now.utc, instant=now.instant, via="",
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
            base=turn.s.sent if own_rows else None, notes=building.notes,
        )
    )  # fmt: skip


def committed(turn: Turn) -> None:
    """The batch is durable; our head must be in the send-state before a byte of it leaves."""
    building, own = turn.s.building, turn.s.own
    assert building is not None and own is not None
    if building.written:
        turn.ask(SaveSendState(feed=own.feed, size=own.size, root=own.frontier.root()))
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
        links.send_rows(turn, building.rows[-len(building.written) :])
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
    end_turn(turn)


__all__ = ["committed", "end_turn", "journal_line", "send_state_saved", "signed"]
