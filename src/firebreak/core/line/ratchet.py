"""The ratchet file of a line: secrets of two moments, of which the record says which one holds.

Keeps true: after a crash between the saving of the file and the commit it was saved for, the secrets found are those
of the record as it stands: nothing that was not committed has used up a key, and nothing written is without one.
Leaves to others: what the secrets mean (`epochs`), and keeping the bytes (the driver).
"""

from __future__ import annotations

from typing import Any

from firebreak.core.errors import IntegrityError, PeerError
from firebreak.core.line.state import Kept, LineState, OwnPrekey, PeerPrekey, Secrets, SendEpoch
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.epoch import Chain
from firebreak.core.types import FeedId, Leaf, LocalTime
from firebreak.core.values import changed

FILE_MAX = 64 * 1024 * 1024
VERSION = 2


def moment(state: LineState) -> Kept:
    """Return the secrets with what both feeds hold at this moment."""
    own, peer = state.own, state.peer
    return Kept(
        own=own.feed if own else None, own_size=own.size if own else 0,
        peer=peer.feed if peer else None, peer_size=peer.size if peer else 0,
        secrets=changed(state.secrets, dirty=False),
    )  # fmt: skip


def to_bytes(before: Kept | None, now: Kept) -> bytes:
    """Return what the ratchet file keeps: the secrets as the record stands, and as the next commit leaves it."""
    return encode((VERSION, *((_dump(kept),) if (kept := before) is not None else ()), _dump(now)))


def from_bytes(data: bytes, own: FeedId, own_size: int, peer: FeedId | None, peer_size: int) -> Secrets | None:
    """Return the secrets of the latest moment that the record has reached; None if the file is of another record.

    Raises IntegrityError if the file is damaged.
    """
    try:
        fields: Any = decode(data, max_bytes=FILE_MAX)
        version, *kept = fields
        if version != VERSION:
            return None
        moments = [_load(one) for one in kept]
    except (PeerError, ValueError, TypeError) as error:
        raise IntegrityError(f"the ratchet file is damaged: {type(error).__name__}") from None
    for one in reversed(moments):
        mine = one.own == own and one.own_size <= own_size
        theirs = one.peer is None or (one.peer == peer and one.peer_size <= peer_size)
        if mine and theirs:
            return one.secrets
    return None


def _dump(kept: Kept) -> Value:
    secrets = kept.secrets
    prekey = secrets.peer_prekey
    return (
        kept.own, kept.own_size, kept.peer, kept.peer_size,
        tuple((e.number, e.chain.to_value(), e.open_n, e.acknowledged, e.opened) for e in secrets.send),
        tuple((e, chain.to_value()) for e, chain in secrets.receive),
        tuple((p.leaf, p.n, p.seed, p.reset, p.made, p.opened) for p in secrets.prekeys),
        (prekey.leaf, prekey.public, prekey.reset, prekey.opens) if prekey else None,
        secrets.last_epoch, secrets.fresh, secrets.asked_reset,
    )  # fmt: skip


def _load(value: Any) -> Kept:
    own, own_size, peer, peer_size, send, receive, prekeys, prekey, last, fresh, asked = value
    secrets = Secrets(
        send=tuple(_send_epoch(*row) for row in send),
        receive=tuple((e, Chain.from_value(chain)) for e, chain in receive),
        prekeys=tuple(
            OwnPrekey(leaf=leaf, n=n, seed=seed, reset=reset, made=LocalTime(made), opened=opened)
            for leaf, n, seed, reset, made, opened in prekeys
        ),
        peer_prekey=_peer_prekey(*prekey) if prekey else None,
        last_epoch=last,
        fresh=fresh,
        asked_reset=asked,
    )
    return Kept(own=own, own_size=own_size, peer=peer, peer_size=peer_size, secrets=secrets)


def _send_epoch(number: int, chain: Value, open_n: int, acknowledged: bool, opened: int) -> SendEpoch:
    return SendEpoch(
        number=number,
        chain=Chain.from_value(chain),
        open_n=open_n,
        acknowledged=acknowledged,
        opened=LocalTime(opened),
    )


def _peer_prekey(leaf: bytes, public: bytes, reset: bool, opens: int) -> PeerPrekey:
    return PeerPrekey(leaf=Leaf(leaf), public=public, reset=reset, opens=opens)
