"""Act blobs on their way: kept with their entry, sent ahead of it, asked for where they are missing (`spec/acts.md`).

Keeps true: a blob is durable in the transaction of its entry, or in a later one; one is kept only for an entry that is
counted and commits to it, and only the first such; what waits, is lacked and is asked for is bounded (ACT-13, ACT-14).
No blob, be it missing or wrong, changes what becomes of an entry.
Leaves to others: what a blob proves (`record.act`, `evidence`), making one (the API).
"""

from __future__ import annotations

from collections.abc import Mapping

from firebreak.core.errors import PeerError
from firebreak.core.line import frames, sending
from firebreak.core.line.effects import ReadBlob, Transmit
from firebreak.core.line.turn import Turn
from firebreak.core.record.act import check_cred, parse_act_blob
from firebreak.core.record.kinds import REACH, Payload
from firebreak.core.types import Instant, Leaf
from firebreak.core.values import changed

NOTE = "act"  # namespace of blobs in the store; the key is the leaf of their entry
EARLY_MAX = 64
LACKING_MAX = 256
ASK_MAX = 16
ASK_MS = 5_000
TRIES_MAX = 5


def travel(turn: Turn) -> bool:
    """Return whether blobs travel on this line: the charter's word."""
    return bool(turn.context.charter.act_blob)


def frames_of(turn: Turn, blobs: Mapping[Leaf, bytes]) -> tuple[bytes, ...]:
    """Return the frames that go out ahead of entries of ours."""
    return tuple(frames.blob(leaf, blob) for leaf, blob in blobs.items()) if travel(turn) else ()


# --- what arrives -----------------------------------------------------------------------------------------------------


def arrived(turn: Turn, number: int, leaf: Leaf, blob: bytes) -> None:
    """Take a blob: for an entry that lacks it, or to wait for its entry; raises PeerError (ACT-1, ACT-2, CBOR)."""
    if not travel(turn) or not sending.allowed(turn, number):
        return
    parsed, state = parse_act_blob(blob), turn.s.blobs
    if leaf in state.lacking:
        check_cred(parsed, state.lacking[leaf])
        _kept(turn, leaf, blob)
    elif not _counted_lately(turn, leaf):
        early = {**{k: v for k, v in state.early.items() if k != leaf}, leaf: blob}
        turn.put(blobs=changed(state, early=_newest(early, EARLY_MAX)))


def _kept(turn: Turn, leaf: Leaf, blob: bytes) -> None:
    """Keep a blob with the next commit; others that are lacked may be asked for again."""
    state = turn.s.blobs
    lacking = {k: v for k, v in state.lacking.items() if k != leaf}
    due = None if not lacking else Instant(turn.now.instant + ASK_MS)
    turn.put(blobs=changed(state, lacking=lacking, tries=0, due=due))
    turn.note(NOTE, leaf, blob)


def _counted_lately(turn: Turn, leaf: Leaf) -> bool:
    """Return whether an entry was counted not long ago, so that a blob that comes for it again can be dropped."""
    peer = turn.s.peer
    return peer is not None and any(peer.leaves.get(peer.size - back) == leaf for back in range(1, REACH + 1))


def _newest(blobs: dict[Leaf, bytes], most: int) -> dict[Leaf, bytes]:
    return dict(list(blobs.items())[-most:])


def counted(turn: Turn, leaf: Leaf, payload: Payload | None) -> None:
    """The peer's entry is counted: keep the blob that came ahead of it, or remember that it is lacking."""
    cred: bytes | None = getattr(payload, "cred", None)
    if cred is None or not travel(turn):
        return
    state = turn.s.blobs
    blob = state.early.get(leaf)
    if blob is not None:
        turn.put(blobs=changed(state, early={k: v for k, v in state.early.items() if k != leaf}))
        if _fits(blob, cred):
            turn.note(NOTE, leaf, blob)
            return
    state = turn.s.blobs
    due = state.due if state.due is not None else Instant(turn.now.instant + ASK_MS)
    turn.put(blobs=changed(state, lacking=_newest({**state.lacking, leaf: cred}, LACKING_MAX), due=due))


def _fits(blob: bytes, cred: bytes) -> bool:
    try:
        check_cred(parse_act_blob(blob), cred)
    except PeerError:
        return False
    return True


# --- what is asked for ------------------------------------------------------------------------------------------------


def established(turn: Turn, number: int) -> None:
    """A connection stands: ask for what is lacking, and begin to count the tries anew (ACT-14)."""
    if turn.s.blobs.lacking:
        turn.put(blobs=changed(turn.s.blobs, tries=0))
        _ask_on(turn, number)


def ask(turn: Turn) -> None:
    """Ask again for what is still lacking, where the time for it has come (ACT-14)."""
    state = turn.s.blobs
    if state.due is None or turn.now.instant < state.due:
        return
    standing = next((link.number for link in turn.s.links.values() if link.established), None)
    if standing is None or state.tries >= TRIES_MAX:
        turn.put(blobs=changed(state, due=None))
    else:
        _ask_on(turn, standing)


def _ask_on(turn: Turn, number: int) -> None:
    state = turn.s.blobs
    for leaf in list(state.lacking)[-ASK_MAX:]:
        turn.ask(Transmit(link=number, frame=frames.want_blob(leaf)))
    turn.put(blobs=changed(state, tries=state.tries + 1, due=Instant(turn.now.instant + (ASK_MS << state.tries))))


def due_at(turn: Turn) -> Instant | None:
    """Return when `ask` has something to do."""
    return turn.s.blobs.due


def wanted(turn: Turn, number: int, leaf: Leaf) -> None:
    """The peer lacks a blob: read it, if blobs travel on this line."""
    if travel(turn) and sending.allowed(turn, number):
        turn.ask(ReadBlob(link=number, leaf=leaf))


def blob_read(turn: Turn, number: int, leaf: Leaf, blob: bytes | None) -> None:
    """Send a blob that was asked for, if there is one and the connection still stands."""
    if blob is not None and number in turn.s.links:
        turn.ask(Transmit(link=number, frame=frames.blob(leaf, blob)))
