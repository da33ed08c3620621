"""Prekeys and epochs of both directions (`spec/epoch.md`: EPOCH-5 to EPOCH-8).

Keeps true: we send under an epoch only after the peer's signed m covers its open readably, or at once where no
earlier epoch lives; one open is outstanding at a time; base is zero only while no open of this feed is
acknowledged or to a prekey published with `reset`.
Leaves to others: drawing randomness (`MakePrekey`, `SealEpoch` are effects) and the ratchet file (`ratchet`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line.codes import CANNOT_OPEN, MALFORMED
from firebreak.core.line.effects import MakePrekey, SealEpoch
from firebreak.core.line.state import OwnFeed, OwnPrekey, PeerPrekey, Secrets, SendEpoch
from firebreak.core.line.turn import Turn
from firebreak.core.record.crypto import check_xwing_public, hpke_open
from firebreak.core.record.entry import Entry
from firebreak.core.record.epoch import BLOCK, Chain, seal_info, start_chain
from firebreak.core.record.kinds import EpochOpen, Prekey
from firebreak.core.types import FeedId
from firebreak.core.values import changed

PREKEYS_MAX = 4  # EPOCH-8
OPENS_MAX = 8  # EPOCH-8
RECEIVE_KEPT = 3


def receive_secret(turn: Turn, number: int, n: int) -> bytes | None:
    """Return the secret of the peer's entry `n` under its epoch, and erase it and all before it.

    None if we have no key for it; an epoch that is not known here asks for a `reset` prekey (EPOCH-7).
    """
    receive = turn.s.secrets.receive
    for i, (e, chain) in enumerate(receive):
        if e == number:
            try:
                secret, left = _take(chain, n)
            except PeerError:
                return None
            turn.secrets(
                receive=(*receive[:i], (e, left), *receive[i + 1 :]), dirty=turn.s.secrets.dirty or not n % BLOCK
            )
            return secret
    turn.secrets(asked_reset=True)
    return None


def _take(chain: Chain, n: int) -> tuple[bytes, Chain]:
    """Return a secret and the chain without it; what lies in earlier blocks goes as well (EPOCH-3)."""
    block = n // BLOCK - chain.n_open // BLOCK
    if any(number < block for number, _ in chain.entered) or chain.next_block < block:
        chain = chain.forget_before(n)
    return chain.secret(n)


def usable(secrets: Secrets) -> SendEpoch | None:
    """Return the epoch to send under: the newest acknowledged one, or the only one there is (EPOCH-5)."""
    held = [epoch for epoch in secrets.send if epoch.acknowledged]
    if held:
        return held[-1]
    return secrets.send[0] if len(secrets.send) == 1 else None


def acknowledged(turn: Turn, m: int, passed: tuple[tuple[bytes, int], ...]) -> None:
    """The peer's signed entry counts ours below `m`; `passed` are those it says it could not open."""
    secrets = turn.s.secrets
    waiting = [e for e in secrets.send if not e.acknowledged and e.open_n < m]
    if not waiting:
        return
    own = turn.s.own
    assert own is not None
    lost = {leaf for leaf, _ in passed}
    send = list(secrets.send)
    for epoch in waiting:
        at = send.index(epoch)
        if own.leaves.get(epoch.open_n) in lost:
            send.pop(at)
        else:
            send[at] = changed(epoch, acknowledged=True)
    done = [i for i, e in enumerate(send) if e.acknowledged]
    kept = tuple(send[done[-1] :]) if done else tuple(send)
    turn.secrets(send=kept, dirty=True, fresh=secrets.fresh and not done)


def prekey_arrived(turn: Turn, entry: Entry, payload: Prekey) -> None:
    """A prekey of the peer; `reset` ends all our epochs and starts from base zero (EPOCH-7).

    One that nothing can be sealed to is passed as malformed: what we had before it stays in use.
    """
    secrets = turn.s.secrets
    if not sealable(payload):
        _pass(turn, entry, MALFORMED)
        turn.report("KEY-4", "a prekey of the other side cannot be used and changes nothing")
        return
    peer_prekey = PeerPrekey(leaf=entry.leaf, public=payload.key, reset=payload.reset)
    if payload.reset:
        secrets = changed(secrets, send=(), fresh=True, pending_open=None, asked_epoch=0)
    turn.put(secrets=changed(secrets, peer_prekey=peer_prekey, dirty=True))


def open_arrived(turn: Turn, entry: Entry, payload: EpochOpen) -> None:
    """Open the peer's epoch with our prekey; if that is not possible, publish a `reset` prekey (EPOCH-7)."""
    secrets, own = turn.s.secrets, turn.s.own
    prekey = next((p for p in secrets.prekeys if p.leaf == payload.prekey), None)
    bases = {e: chain.link for e, chain in secrets.receive}
    base_link = bases.get(payload.base) if payload.base else None
    if own is None or prekey is None or not _base_allowed(payload, prekey, bases):
        cannot_open(turn, entry)
        return
    info = seal_info(turn.s.material.line, entry.feed, own.feed, payload.epoch, payload.base, prekey.leaf)
    try:
        seed = hpke_open(prekey.seed, info, payload.output)
        chain = start_chain(
            seed=seed, link_base=base_link, line=turn.s.material.line, from_feed=entry.feed, to_feed=own.feed,
            e=payload.epoch, open_leaf=entry.leaf, n_open=entry.n,
        )  # fmt: skip
    except PeerError:
        cannot_open(turn, entry)
        return
    receive = tuple((e, c) for e, c in secrets.receive if e != payload.epoch)
    kept = tuple(p if p.leaf != prekey.leaf else changed(p, opened=True) for p in secrets.prekeys if p.n >= prekey.n)
    turn.secrets(
        receive=(*receive, (payload.epoch, chain))[-RECEIVE_KEPT:], prekeys=kept, dirty=True, asked_reset=False
    )


def _base_allowed(payload: EpochOpen, prekey: OwnPrekey, bases: dict[int, bytes]) -> bool:
    """Whether an open builds on what was agreed: base zero only at first, or to a `reset` prekey (EPOCH-6)."""
    if payload.base:
        return payload.base in bases and payload.epoch > payload.base
    return not bases or prekey.reset


def cannot_open(turn: Turn, entry: Entry) -> None:
    """We lack what the peer's open needs: it is passed as unreadable, and the next prekey says `reset`."""
    _pass(turn, entry, CANNOT_OPEN)
    turn.report("EPOCH-7", "an epoch of the other side cannot be opened here; a new prekey is published")
    turn.secrets(asked_reset=True)


def _pass(turn: Turn, entry: Entry, code: int) -> None:
    peer = turn.s.peer
    if peer is not None:
        turn.peer(unreadable={**peer.unreadable, entry.n: (entry.leaf, code)})


def sealable(payload: Prekey) -> bool:
    """Return whether a seed can be sealed to this prekey (KEY-4)."""
    try:
        check_xwing_public(payload.key)
    except PeerError:
        return False
    return True


def peer_began_again(turn: Turn) -> None:
    """A new feed of the peer ends all epochs and older prekeys (EPOCH-7)."""
    prekeys = tuple(p for p in turn.s.secrets.prekeys if not p.opened)
    turn.put(
        secrets=changed(
            turn.s.secrets, send=(), receive=(), fresh=True, prekeys=prekeys, peer_prekey=None, pending_open=None,
            asked_epoch=0, asked_reset=True, dirty=True,
        )
    )  # fmt: skip


def wants(turn: Turn) -> None:
    """Ask for a prekey or an epoch if one is due."""
    if turn.s.own is None:
        return
    _drop_old(turn)
    secrets, own, peer = turn.s.secrets, turn.s.own, turn.s.peer
    if not secrets.asked_prekey and secrets.made is None and _prekey_due(turn, secrets, own):
        turn.secrets(asked_prekey=True)
        turn.ask(MakePrekey())
    if peer is not None and secrets.peer_prekey is not None and _due(turn, secrets):
        _ask_epoch(turn, secrets, own, peer.feed)


def _prekey_due(turn: Turn, secrets: Secrets, own: OwnFeed) -> bool:
    """Whether the next prekey is due: no young one is unused, or `reset` is wanted and the last was seen (EPOCH-8)."""
    half = turn.context.charter.prekey_age_s // 2
    unused = [p for p in secrets.prekeys if not p.opened and turn.now.utc - p.made <= half]
    if len(unused) >= PREKEYS_MAX:
        return False
    last = secrets.prekeys[-1] if secrets.prekeys else None
    pending = last is not None and last.reset and last.n >= own.counted
    return not unused or (secrets.asked_reset and not pending)


def _drop_old(turn: Turn) -> None:
    """Erase prekeys older than the charter allows (EPOCH-8)."""
    age, prekeys = turn.context.charter.prekey_age_s, turn.s.secrets.prekeys
    fresh = tuple(p for p in prekeys if turn.now.utc - p.made <= age)
    if len(fresh) < len(prekeys):
        turn.secrets(prekeys=fresh, dirty=True)


def _due(turn: Turn, secrets: Secrets) -> bool:
    """Whether the next epoch should be opened now (EPOCH-5, EPOCH-8)."""
    prekey = secrets.peer_prekey
    if secrets.asked_epoch or secrets.pending_open or prekey is None or prekey.opens >= OPENS_MAX:
        return False
    if not secrets.send:
        return True
    newest = secrets.send[-1]
    return newest.acknowledged and not 0 <= turn.now.utc - newest.opened < turn.context.charter.epoch_s


def _ask_epoch(turn: Turn, secrets: Secrets, own: OwnFeed, to_feed: FeedId) -> None:
    number = secrets.last_epoch + 1
    base = 0 if secrets.fresh or not secrets.send else secrets.send[-1].number
    prekey = secrets.peer_prekey
    assert prekey is not None
    info = seal_info(turn.s.material.line, own.feed, to_feed, number, base, prekey.leaf)
    turn.secrets(asked_epoch=number, asked_base=base, asked_leaf=prekey.leaf)
    turn.ask(SealEpoch(epoch=number, public=prekey.public, info=info))


def epoch_sealed(turn: Turn, number: int, seed: bytes, output: bytes) -> None:
    """The driver sealed the epoch we asked for; it is written with the next batch."""
    secrets = turn.s.secrets
    if number != secrets.asked_epoch:
        return
    turn.secrets(asked_epoch=0, pending_open=(number, seed, output, secrets.asked_leaf, secrets.asked_base))


def open_written(turn: Turn, entry: Entry, seed: bytes, base: int, to_feed: FeedId) -> None:
    """Our epoch-open has its place in the feed: its chain begins behind it."""
    secrets = turn.s.secrets
    number = secrets.last_epoch + 1
    link = next((e.chain.link for e in secrets.send if e.number == base), None) if base else None
    chain = start_chain(
        seed=seed, link_base=link, line=turn.s.material.line, from_feed=entry.feed, to_feed=to_feed, e=number,
        open_leaf=entry.leaf, n_open=entry.n,
    )  # fmt: skip
    epoch = SendEpoch(number=number, chain=chain, open_n=entry.n, acknowledged=False, opened=turn.now.utc)
    prekey = secrets.peer_prekey
    turn.secrets(
        send=(*secrets.send, epoch), last_epoch=number, pending_open=None, dirty=True,
        peer_prekey=changed(prekey, opens=prekey.opens + 1) if prekey else None,
    )  # fmt: skip


def prekey_written(turn: Turn, entry: Entry, seed: bytes, reset: bool) -> None:
    """Our prekey has its place in the feed."""
    prekey = OwnPrekey(leaf=entry.leaf, n=entry.n, seed=seed, reset=reset, made=turn.now.utc)
    secrets = turn.s.secrets
    turn.secrets(
        prekeys=(*secrets.prekeys, prekey)[-PREKEYS_MAX - 1 :], made=None, dirty=True,
        asked_reset=secrets.asked_reset and not reset,
    )  # fmt: skip


def send_secret(turn: Turn, epoch: SendEpoch, n: int) -> bytes:
    """Return the secret of our entry `n` and erase it together with all before it."""
    secret, left = _take(epoch.chain, n)
    send = tuple(changed(e, chain=left) if e.number == epoch.number else e for e in turn.s.secrets.send)
    turn.secrets(send=send, dirty=turn.s.secrets.dirty or not n % BLOCK)
    return secret
