"""The whole record of one line verified now, entry by entry, as a stranger would: trees, signatures, contents, seals.

Keeps true: nothing is taken from what the node remembers; what does not hold is named and nothing is mended; the line
works while it goes on, and what arrives meanwhile is left for the next time.
Leaves to others: stopping the node over damage (the readers of the record), exported bundles (`core.evidence`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from firebreak.core.errors import PeerError
from firebreak.core.record.codec import Value, decode
from firebreak.core.record.commitment import verify_commitment
from firebreak.core.record.crypto import verify_ed25519
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import KINDS, Genesis, Switch, from_fields, payload_fields
from firebreak.core.record.manifest import Manifest
from firebreak.core.record.merkle import EMPTY_ROOT, Frontier
from firebreak.core.record.seal import verify_note
from firebreak.core.types import FeedId, LineId
from firebreak.ports_store import FeedRow, Store, StoredEntry

BREATH = 16  # entries verified between two moments in which the line may work
FAULTS_MAX = 100
_HASH = 32


@dataclass(slots=True)
class Checked:
    """What was verified, and what does not hold."""

    entries: int = 0
    seals: int = 0
    faults: list[str] = field(default_factory=list)
    more: int = 0  # faults beyond those named

    def fault(self, words: str) -> None:
        """Note what does not hold."""
        if len(self.faults) < FAULTS_MAX:
            self.faults.append(words)
        else:
            self.more += 1


@dataclass(slots=True)
class _Tree:
    """One feed as it is read: its root after each entry, and how far a signature reaches."""

    row: FeedRow
    key: bytes = b""
    frontier: Frontier = Frontier(size=0, hashes=())
    roots: bytearray = field(default_factory=bytearray)
    signed: int = 0

    def root(self, size: int) -> bytes:
        """Return the root at a size that was read."""
        return EMPTY_ROOT if size == 0 else bytes(self.roots[(size - 1) * _HASH : size * _HASH])


class Check:
    """One pass over the record of a line."""

    def __init__(self, store: Store, line: LineId, manifests: tuple[Manifest, Manifest]) -> None:
        """`manifests` are ours and theirs; they say with which keys seals are signed."""
        self._store, self._line = store, line
        self._seal_keys = {own: _seal_keys(m) for own, m in zip((True, False), manifests, strict=True)}
        self._entry_keys = {own: m.entry_keys() for own, m in zip((True, False), manifests, strict=True)}
        self._trees = {row.feed: _Tree(row) for row in store.feeds(line) if row.size}
        self._counted: list[tuple[FeedId, int, FeedId, int, bytes]] = []  # what entries say of the other side's feeds
        self.found = Checked()

    @property
    def total(self) -> int:
        """How many entries there are to verify."""
        return sum(tree.row.size for tree in self._trees.values())

    async def run(self, progress: Callable[[int, int], None]) -> Checked:
        """Verify everything; `progress` is told how many entries of how many are done. Raises IntegrityError."""
        total = self.total
        for tree in self._trees.values():
            counts: bytes | None = None
            for stored in self._store.entries(tree.row.feed, 0, tree.row.size):
                counts = self._entry(tree, stored, counts)
                self.found.entries += 1
                if self.found.entries % BREATH == 0:
                    await asyncio.sleep(0)
                    progress(self.found.entries, total)
            self._end(tree)
        for feed, n, other, size, root in self._counted:
            tree_there = self._trees.get(other)
            if tree_there is not None and size <= tree_there.row.size and tree_there.root(size) != root:
                self.found.fault(f"entry {n} of feed {_short(feed)} counts another history of feed {_short(other)}")
        for tree, note in self._notes():
            await asyncio.sleep(0)
            self._seal(tree, note)
        progress(total, total)
        return self.found

    # --- entries ----------------------------------------------------------------------------------------------------

    def _entry(self, tree: _Tree, stored: StoredEntry, counts: bytes | None) -> bytes | None:
        """Verify one entry; return the feed of the other side that its writer counts from here on."""
        where = f"entry {stored.n} of feed {_short(tree.row.feed)}"
        try:
            entry = parse_body(stored.body)
            self._place(tree, stored, entry, where)
            counts = self._content(tree, stored, entry, counts)
            if stored.signature is not None:
                verify_ed25519(tree.key, "entry", stored.body, stored.signature)
                tree.signed = stored.n + 1
        except PeerError as error:
            self.found.fault(f"{where}: {error}")
        tree.frontier = tree.frontier.append(stored.leaf)
        tree.roots += tree.frontier.root()
        return counts

    def _place(self, tree: _Tree, stored: StoredEntry, entry: Entry, where: str) -> None:
        if (entry.feed, entry.n, entry.leaf) != (tree.row.feed, stored.n, stored.leaf):
            self.found.fault(f"{where} is another entry than the one it is kept as")
        if entry.root != tree.frontier.root():
            self.found.fault(f"{where} does not continue what stands before it")
        if stored.content is not None and entry.content_hash != sha256(stored.content).digest():
            self.found.fault(f"{where}: its content is not what was signed")

    def _content(self, tree: _Tree, stored: StoredEntry, entry: Entry, counts: bytes | None) -> bytes | None:
        """Verify opened content against the commitment. Raises PeerError."""
        data = stored.content if entry.epoch == 0 else stored.payload
        fields = None if data is None or entry.kind not in KINDS else payload_fields(entry.kind, decode(data))
        if fields is not None and stored.salts is not None:
            verify_commitment(entry.commitment, fields, stored.salts)
        if fields is not None and entry.kind in (Genesis.NUMBER, Switch.NUMBER):
            counts = self._begins(tree, entry.kind, fields, counts)
        if counts is not None and entry.m:
            self._note_count(tree, entry, FeedId(counts))
        return counts

    def _begins(
        self, tree: _Tree, kind: int, fields: tuple[Value, ...], counts: bytes | None
    ) -> bytes | None:  # fmt: skip
        payload = from_fields(kind, fields)
        if isinstance(payload, Switch):
            return payload.new
        assert isinstance(payload, Genesis)
        tree.key = payload.entry_key
        if tree.row.live and tree.key not in self._entry_keys[tree.row.own]:
            self.found.fault(f"feed {_short(tree.row.feed)} is signed with a key that its party's manifest lacks")
        return payload.peer[0] if payload.peer else counts

    def _note_count(self, tree: _Tree, entry: Entry, other: FeedId) -> None:
        """Compare with the other feed as far as it is read, and remember what must wait."""
        there = self._trees.get(other)
        if there is None or entry.m > there.frontier.size:
            self._counted.append((tree.row.feed, entry.n, other, entry.m, entry.peer_root))
        elif there.root(entry.m) != entry.peer_root:
            self.found.fault(
                f"entry {entry.n} of feed {_short(tree.row.feed)} counts another history of feed {_short(other)}"
            )

    def _end(self, tree: _Tree) -> None:
        size = tree.row.size
        if tree.frontier.size != size:
            self.found.fault(f"feed {_short(tree.row.feed)} has {tree.frontier.size} entries where {size} are counted")
        if tree.signed < size:
            self.found.fault(f"no signature covers entries {tree.signed} to {size - 1} of feed {_short(tree.row.feed)}")

    # --- seals ------------------------------------------------------------------------------------------------------

    def _notes(self) -> Iterator[tuple[_Tree, bytes]]:
        for name in ("seal-own", "seal-peer"):
            for feed, note in self._store.notes(name, self._line):
                tree = self._trees.get(FeedId(feed))
                if tree is not None:
                    yield tree, note

    def _seal(self, tree: _Tree, note: bytes) -> None:
        self.found.seals += 1
        try:
            seal = verify_note(note, tree.row.feed, *self._seal_keys[tree.row.own])
        except PeerError as error:
            self.found.fault(f"the seal of feed {_short(tree.row.feed)}: {error}")
            return
        if seal.size > tree.frontier.size or tree.root(seal.size) != seal.root:
            self.found.fault(f"the seal of feed {_short(tree.row.feed)} covers another history")


def _seal_keys(manifest: Manifest) -> tuple[bytes, bytes]:
    return manifest.key("seal-ed").public, manifest.key("seal-mldsa").public


def _short(feed: bytes) -> str:
    return feed.hex()[:8]
