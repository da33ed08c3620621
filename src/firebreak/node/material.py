"""From what the roots signed to what a line needs to know: charter and manifests into `Material`.

Keeps true: keys come only from manifests that a root set signed, and none that is revoked there opens a connection or
a feed; nothing is taken from a connection.
"""

from __future__ import annotations

from firebreak.core.line.state import Material
from firebreak.core.procedures.model import Context
from firebreak.core.record.charter import Charter
from firebreak.core.record.manifest import Manifest


def make_material(charter: Charter, me: int, own: Manifest, peer: Manifest) -> Material:
    """Return the material of a line for side `me` of its charter."""
    return Material(
        line=charter.line_id,
        context=Context(charter=charter, me=me),
        charter_hash=charter.hash,
        party=charter.parties[me].party,
        peer=charter.parties[1 - me].party,
        entry_key=own.key("entry").public,
        manifest=(own.version, own.hash),
        peer_manifest=(peer.version, peer.hash),
        peer_entry_keys=tuple(key for key in peer.entry_keys() if not peer.revoked(key)),
        peer_seal_ed=peer.key("seal-ed").public,
        peer_seal_mldsa=peer.key("seal-mldsa").public,
        desk_key=bool(own.keys_for("desk")),
    )
