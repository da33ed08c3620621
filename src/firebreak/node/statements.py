"""Manifests of both parties of a line, as the store keeps them: every version since the introduction.

Keeps true: a version is kept as the exact statement that its root signed, beside the record that names it; what is read
back is verified again, and a version counts only if it follows the one before it.
Leaves to others: files of our own party (`introduction`, `enrol`), when a version is honoured (`core.line`).
"""

from __future__ import annotations

from firebreak.core.errors import IntegrityError, PeerError
from firebreak.core.record.manifest import Manifest, check_manifest_follows, verify_manifest
from firebreak.core.record.rootset import RootSet
from firebreak.core.types import LineId, PartyId
from firebreak.ports_store import Batch, Store

NOTE = "manifest"


def _key(party: PartyId, version: int) -> bytes:
    return party + version.to_bytes(4, "big")


def keep(store: Store, line: LineId, party: PartyId, version: int, statement: bytes) -> None:
    """Keep a statement durably; one that is there already stays as it is."""
    if store.note(NOTE, line, _key(party, version)) is None:
        store.commit(Batch(line=line, notes=((NOTE, _key(party, version), statement),)))


def later(store: Store, line: LineId, party: PartyId, above: int) -> tuple[bytes, ...]:
    """Return the statements of a party of later versions than `above`, in their order."""
    first = _key(party, above)
    found = [(key, value) for key, value in store.notes(NOTE, line) if key.startswith(party) and key > first]
    return tuple(value for _, value in found)


def chain(store: Store, line: LineId, first: Manifest, rootset: RootSet) -> tuple[Manifest, ...]:
    """Return `first` and every version kept after it, each verified.

    Raises IntegrityError if what is kept is not what the root signed.
    """
    held = [first]
    for statement in later(store, line, first.party, first.version):
        try:
            manifest = verify_manifest(statement, rootset)
            check_manifest_follows(manifest, held[-1])
        except PeerError as error:
            raise IntegrityError(f"a manifest kept beside the record is not what its root signed: {error}") from error
        held.append(manifest)
    return tuple(held)
