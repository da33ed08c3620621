"""Manifests of a running node: our own when its file changes, the other side's when a newer one arrives.

Keeps true: a manifest counts only if its root signed it and it follows the version held; it is kept beside the record
before anything rests on it, and every line tells its other side (`spec/line.md`, LINE-8).
Leaves to others: making one (`enrol`), what an entry's writer honours (`core.line.manifests`). A root set that is
replaced does not travel here: such a manifest is taken by card.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from firebreak.core.errors import FirebreakError, PeerError
from firebreak.core.line import events as ev
from firebreak.core.record.manifest import Manifest, check_manifest_follows, verify_manifest
from firebreak.node import statements
from firebreak.node.introduction import Identity, LineFiles, load_identity, own_statements

if TYPE_CHECKING:
    from firebreak.node.node import Node


class Renewal:
    """What a node knows of both parties' manifests, line by line."""

    def __init__(self, node: Node, folder: Path) -> None:
        self._node, self._folder = node, folder
        self._peers: dict[str, tuple[Manifest, ...]] = {}
        self._seen = _stamp(folder)
        self._own = self._read_own()

    def begin(self, name: str, files: LineFiles) -> Manifest:
        """Keep our own versions beside a line, and return the latest manifest held of the other side.

        Raises IntegrityError if what is kept is not what a root signed.
        """
        node, line = self._node, files.charter.line_id
        node.store.create_line(line, node.clock.now().utc)
        self._keep_own(files)
        peer = files.peer
        statements.keep(node.store, line, peer.manifest.party, peer.manifest.version, peer.manifest_statement)
        self._peers[name] = statements.chain(node.store, line, peer.manifest, peer.rootset)
        return self._peers[name][-1]

    def _keep_own(self, files: LineFiles) -> None:
        own = self._node.identity
        for version, statement in own_statements(self._folder, own.rootset):
            statements.keep(self._node.store, files.charter.line_id, own.party.party, version, statement)

    def peer(self, name: str) -> Manifest:
        """Return the latest manifest held of a line's other side."""
        return self._peers[name][-1]

    def manifests(self, name: str, *, ours: bool) -> tuple[Manifest, ...]:
        """Return every version held of our own manifest, or of the other side's of a line, oldest first."""
        return self._own if ours else self._peers[name]

    def _read_own(self) -> tuple[Manifest, ...]:
        rootset = self._node.identity.rootset
        return tuple(verify_manifest(one, rootset) for _, one in own_statements(self._folder, rootset))

    # --- theirs -------------------------------------------------------------------------------------------------------

    def offered(self, name: str, statement: bytes) -> ev.ManifestAdopted | None:
        """Return the news of a manifest that the other side showed, if it is its next one; else say why not."""
        held = self.peer(name)
        try:
            manifest = verify_manifest(statement, self._node.files[name].peer.rootset)
            if manifest.party == held.party and manifest.version <= held.version:
                return None
            check_manifest_follows(manifest, held)
        except PeerError as error:
            self._node.report_of(name, error.rule, f"a manifest the other side shows is not taken: {error.detail}")
            return None
        statements.keep(
            self._node.store, self._node.files[name].charter.line_id, held.party, manifest.version, statement
        )
        self._peers[name] = (*self._peers[name], manifest)
        self._node.pin(name, manifest)
        return ev.ManifestAdopted(
            entry_keys=tuple(key for key in manifest.entry_keys() if not manifest.revoked(key)),
            seal_ed=manifest.key("seal-ed").public, seal_mldsa=manifest.key("seal-mldsa").public,
            version=manifest.version, hash=manifest.hash,
        )  # fmt: skip

    # --- ours ---------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Take up our own manifest if its file changed; one that cannot be read is told and left alone."""
        stamp = _stamp(self._folder)
        if stamp == self._seen:
            return
        self._seen = stamp
        try:
            self.reload()
        except FirebreakError as error:
            self._node.report("manifest", f"our own manifest is left as it was: {error}")

    def reload(self) -> Manifest:
        """Take up our own manifest as its file holds it now, and show it on every line; returns it.

        Raises IntegrityError or OperationalError if the files cannot be read or do not belong together.
        """
        node = self._node
        found: Identity = load_identity(self._folder)
        self._seen = _stamp(self._folder)
        if found.manifest.version <= node.identity.manifest.version:
            return node.identity.manifest
        node.identity = found
        self._own = self._read_own()
        for name, files in node.files.items():
            self._keep_own(files)
            node.lines[name].post(ev.ManifestRenewed(version=found.manifest.version, hash=found.manifest.hash))
        node.report("manifest", f"our manifest is version {found.manifest.version} from now on")
        return found.manifest


def _stamp(folder: Path) -> tuple[int, int]:
    """Return what changes when the manifest's file is replaced."""
    try:
        status = (folder / "identity" / "manifest.bin").stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino
