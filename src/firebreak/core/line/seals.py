"""Hybrid seals over both feeds (`spec/seal.md`): when we make one, and what becomes of the peer's.

Keeps true: a seal is made at once after a high-consequence act, else at most every 64 entries or 60 s (charter);
a seal of the peer counts only if both signatures verify and its root is the one we computed.
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import faults, frames
from firebreak.core.line.effects import KeepNote, SealFeed, Transmit
from firebreak.core.line.turn import Turn
from firebreak.core.record.codec import Value
from firebreak.core.record.seal import parse_note, verify_note
from firebreak.core.types import FeedId, Instant
from firebreak.core.values import changed


def grown(turn: Turn, *, urgent: bool) -> None:
    """Our feed has grown durably."""
    state, own = turn.s.seals, turn.s.own
    assert own is not None
    first = state.first_unsealed if state.first_unsealed is not None else turn.now.instant
    turn.put(seals=changed(state, first_unsealed=first, urgent=state.urgent or urgent))
    consider(turn)


def consider(turn: Turn) -> None:
    """Ask for a seal if one is due."""
    state, sent = turn.s.seals, turn.s.sent
    if sent is None or state.asked or state.first_unsealed is None or sent[1] <= state.size:
        return
    entries, seconds = turn.context.charter.seal_every
    aged = turn.now.instant - state.first_unsealed >= seconds * 1000
    if state.urgent or aged or sent[1] - state.size >= entries:
        turn.put(seals=changed(state, asked=True, urgent=False, first_unsealed=None))
        turn.ask(SealFeed(feed=sent[0], size=sent[1], root=sent[2]))


def due_at(turn: Turn) -> Instant | None:
    """Return when the unsealed entries come of age; None while `consider` would seal nothing."""
    state, sent = turn.s.seals, turn.s.sent
    if state.asked or state.first_unsealed is None or sent is None or sent[1] <= state.size:
        return None
    return Instant(state.first_unsealed + turn.context.charter.seal_every[1] * 1000)


def made(turn: Turn, feed: FeedId, size: int, note: bytes) -> None:
    """Our seal was made: keep it and send it on every link."""
    state, own = turn.s.seals, turn.s.own
    newer = own is not None and turn.s.sent is not None and turn.s.sent[1] > size
    first = state.first_unsealed if state.first_unsealed is not None else (turn.now.instant if newer else None)
    turn.put(seals=changed(state, asked=False, size=size, first_unsealed=first))
    turn.ask(KeepNote(namespace="seal-own", key=feed, value=note))
    for link in turn.s.links.values():
        if link.established:
            turn.ask(Transmit(link=link.number, frame=frames.seal(note)))


def offer(turn: Turn) -> None:
    """On a fresh link a seal is due for whatever stands unsealed."""
    state = turn.s.seals
    if state.first_unsealed is not None:
        turn.put(seals=changed(state, urgent=True))
        consider(turn)


def arrived(turn: Turn, link: int, note: Value) -> None:
    """A seal of the peer: check form now, signatures and root as soon as we hold what it covers.

    Raises PeerError (SEAL rules).
    """
    if not isinstance(note, bytes):
        raise PeerError("LINE-1", "a seal is a byte string", "frame.seals")
    seal, peer = parse_note(note), turn.s.peer
    if peer is None or seal.feed != peer.feed or seal.size <= turn.s.seals.peer_size:
        return
    if seal.size > peer.size:
        turn.put(seals=changed(turn.s.seals, pending=note))
        return
    _settle(turn, link, note)


def _settle(turn: Turn, link: int, note: bytes) -> None:
    peer, material = turn.s.peer, turn.s.material
    assert peer is not None
    seal = verify_note(note, peer.feed, material.peer_seal_ed, material.peer_seal_mldsa)
    held = peer.root if seal.size == peer.size else peer.roots.get(seal.size)
    if held is None:
        return
    if held != seal.root:
        leaf = peer.leaves.get(peer.size - 1)
        assert leaf is not None
        words = "sealed another history of its feed than the one it sent us"
        faults.forked(turn, words, peer.feed, leaf, None, note)
        return
    turn.put(seals=changed(turn.s.seals, peer_size=seal.size))
    turn.ask(KeepNote(namespace="seal-peer", key=peer.feed, value=note))


def try_pending(turn: Turn, link: int) -> None:
    """Look again at the newest seal whose entries had not come."""
    note, peer = turn.s.seals.pending, turn.s.peer
    if note is None or peer is None:
        return
    seal = parse_note(note)
    if seal.feed == peer.feed and seal.size > peer.size:
        return
    turn.put(seals=changed(turn.s.seals, pending=None))
    if seal.feed == peer.feed and seal.size > turn.s.seals.peer_size:
        try:
            _settle(turn, link, note)
        except PeerError as error:
            faults.refuse(turn, link, error)
