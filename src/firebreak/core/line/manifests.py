"""Manifests that change while a line lives: shown to the other side, adopted from it, named here (`spec/line.md`).

Keeps true: our feed names the version of our own manifest and of the other side's that we honour from there on, once
each (LINE-8); a version is sent until the other side names it, so that a lost frame costs only time.
Leaves to others: verifying and keeping a manifest (the driver), keys and revocations (`record.manifest`).
"""

from __future__ import annotations

from firebreak.core.line import frames
from firebreak.core.line.effects import ReadManifests, Transmit
from firebreak.core.line.turn import Turn
from firebreak.core.procedures.model import Draft
from firebreak.core.record.kinds import ManifestEntry
from firebreak.core.values import changed

FIRST = 1  # what each side holds of the other from the introduction on
SENT_MAX = 16  # versions sent at once


def honour(turn: Turn) -> None:
    """Name in our feed what we honour and have not named there yet."""
    material, named = turn.s.material, turn.s.manifests
    if turn.s.own is None:
        return
    own, peer = material.manifest, material.peer_manifest
    if own[0] > named.own:
        turn.write(Draft(payload=ManifestEntry(party=material.party, version=own[0], hash=own[1])))
        named = changed(named, own=own[0])
    if peer[0] > max(named.peer, FIRST):
        turn.write(Draft(payload=ManifestEntry(party=material.peer, version=peer[0], hash=peer[1])))
        named = changed(named, peer=peer[0])
    turn.put(manifests=named)


def adopted(
    turn: Turn, *, version: int, digest: bytes, entry_keys: tuple[bytes, ...], seal_ed: bytes, seal_mldsa: bytes
) -> None:
    """The driver verified and kept a newer manifest of the peer: its keys count from now on."""
    turn.put(
        material=changed(
            turn.s.material, peer_entry_keys=entry_keys, peer_seal_ed=seal_ed, peer_seal_mldsa=seal_mldsa,
            peer_manifest=(version, digest),
        )
    )  # fmt: skip
    turn.report("manifest", f"the other side's manifest, version {version}, is honoured from now on")
    honour(turn)


def renewed(turn: Turn, version: int, digest: bytes) -> None:
    """Our root signed a newer manifest: show it on every connection, and name it in our feed."""
    if version <= turn.s.material.manifest[0]:
        return
    turn.put(material=changed(turn.s.material, manifest=(version, digest)))
    for link in turn.s.links.values():
        if link.established:
            show(turn, link.number)
    honour(turn)


def show(turn: Turn, number: int) -> None:
    """Show the versions of our manifest that the other side has not named yet (LINE-8)."""
    known = max(turn.s.manifests.honoured, FIRST)
    if turn.s.material.manifest[0] > known:
        turn.ask(ReadManifests(link=number, above=known))


def manifests_read(turn: Turn, number: int, statements: tuple[bytes, ...]) -> None:
    """Send our newer manifests, oldest first, where the connection still stands and a frame holds them."""
    for statement in statements[:SENT_MAX]:
        frame = frames.manifest(statement)
        if len(frame) > frames.FRAME_MAX:
            turn.report("manifest", "our manifest is too large for a frame: hand the other side a new card")
        elif number in turn.s.links:
            turn.ask(Transmit(link=number, frame=frame))


def named(turn: Turn, payload: ManifestEntry) -> None:
    """The other side names the version of a manifest it honours; of ours, that one need not be sent again."""
    state = turn.s.manifests
    if payload.party == turn.s.material.party:
        turn.put(manifests=changed(state, honoured=max(state.honoured, payload.version)))
