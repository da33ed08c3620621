"""Makes an evidence bundle from what this node holds (`spec/evidence.md`).

Keeps true: a bundle discloses headers, the fields its claims need and the fields named by the exporter, no others;
what the record does not hold is not in it, and the verdict says so. Nothing in the store is changed.
Leaves to others: what to show (`exhibits`), reading the record (`holdings`), the verdict (`core.evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.evidence import bundle
from firebreak.core.evidence.bundle import (
    BundleWriter,
    Claim,
    EntryRecord,
    FeedStart,
    Header,
    RootProof,
    SealRecord,
    SegmentStart,
    Sink,
    Statement,
    opening_items,
)  # fmt: skip
from firebreak.core.evidence.case import MAX_EXHIBITS
from firebreak.core.evidence.claims import NAMES
from firebreak.core.record.charter import Charter
from firebreak.core.record.commitment import open_field
from firebreak.core.record.kinds import Genesis, ManifestEntry, Switch, Unreadable, field_names, from_fields
from firebreak.core.record.manifest import Manifest, verify_manifest
from firebreak.core.record.rootset import RootSet
from firebreak.core.record.seal import Seal, parse_note
from firebreak.core.types import FeedId, LocalTime, Root
from firebreak.node import statements
from firebreak.node.credentials import Credentials
from firebreak.node.exhibits import Selection
from firebreak.node.holdings import Held, HeldFeed, Holdings, take_apart
from firebreak.ports_store import Store

SEAL_NOTES: Final = ("seal-own", "seal-peer")
_NEAR: Final = 16  # headers between two runs that cost less than a new run
_CLEAR: Final = frozenset((Genesis.NUMBER, Switch.NUMBER, ManifestEntry.NUMBER, Unreadable.NUMBER))


Signed: TypeAlias = tuple[Manifest, bytes]
"""A manifest and the statement that carries it."""


class LineStatements(Protocol):
    """What both roots signed of a line, as the introduction left it; parties in the charter's order."""

    @property
    def charter(self) -> Charter: ...
    @property
    def charter_statement(self) -> bytes: ...
    @property
    def rootsets(self) -> tuple[RootSet, RootSet]: ...
    @property
    def manifest_statements(self) -> tuple[bytes, bytes]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: the digest names the bundle; `missing` are claims whose entry the record does not hold."""

    digest: bytes
    size: int  # bytes
    entries: int
    missing: tuple[str, ...]


def export_bundle(
    store: Store,
    line: LineStatements,
    claims: Sequence[Claim],
    out: Sink,
    *,
    disclose: Iterable[str] = (),
    as_of: LocalTime | None = None,
    progress: Callable[[int], None] | None = None,
) -> Exported:
    """Write to `out` the bundle for `claims`, opening what they need and the fields named in `disclose`.

    `as_of` leaves out what had not arrived by then; `progress` is told how many records were written.
    Raises UsageError for a claim that does not exist or a bundle beyond its limits.
    """
    _check(claims)
    one, other = line.charter.parties
    holdings = Holdings(store, line.charter.line_id, (one.party, other.party), as_of)
    selection = Selection(holdings, frozenset(disclose))
    for claim in claims:
        selection.claim(claim)
    one_side, other_side = (_manifests(store, line, side) for side in (0, 1))
    held = (tuple(manifest for manifest, _ in one_side), tuple(manifest for manifest, _ in other_side))
    Credentials(store, line.charter.line_id, (one.party, other.party), held, selection).choose()
    writer = _Writer(BundleWriter(out), selection, progress)
    return writer.write(line, claims, (one_side, other_side), _seals(store, holdings))


def _manifests(store: Store, line: LineStatements, side: int) -> list[Signed]:
    """Return every version held of a party's manifest, oldest first: those kept and the one given."""
    party, rootset = line.charter.parties[side].party, line.rootsets[side]
    found = {line.manifest_statements[side], *statements.later(store, line.charter.line_id, party, 0)}
    return sorted(((verify_manifest(one, rootset), one) for one in found), key=lambda held: held[0].version)


def _check(claims: Sequence[Claim]) -> None:
    if not 0 < len(claims) <= bundle.MAX_CLAIMS:
        raise UsageError(f"a bundle carries 1 to {bundle.MAX_CLAIMS} claims, not {len(claims)}")
    for claim in claims:
        if claim.name not in NAMES:
            raise UsageError(f"there is no claim {claim.name!r}; there are {', '.join(NAMES)}")


def _seals(store: Store, holdings: Holdings) -> list[Seal]:
    """Return the newest seal of each feed that lies within what is held."""
    found = []
    for line in store.lines():
        for namespace in SEAL_NOTES:
            for _, note in store.notes(namespace, line):
                seal = parse_note(note)
                feed = holdings.feeds.get(seal.feed)
                if feed is not None and feed.root(seal.size) == seal.root:
                    found.append(seal)
    return found


class _Writer:
    """Writes a selection in the order a verifier reads it."""

    def __init__(self, writer: BundleWriter, selection: Selection, progress: Callable[[int], None] | None) -> None:
        self._writer, self._selection, self._progress = writer, selection, progress
        self._holdings = selection.holdings
        self._known: dict[FeedId, set[int]] = {}  # sizes whose root the verifier will know
        self._ends: dict[FeedId, int] = {}
        self._entries = 0

    def write(
        self, line: LineStatements, claims: Sequence[Claim], manifests: tuple[list[Signed], list[Signed]],
        seals: list[Seal],
    ) -> Exported:  # fmt: skip
        """Write everything and return what was written."""
        self._front(line, claims, manifests)
        self._admit()
        if len(self._selection.exhibits) > MAX_EXHIBITS:
            raise UsageError(f"these claims need more than {MAX_EXHIBITS} entries shown: make a bundle for fewer")
        for feed in self._feeds():
            self._feed(feed)
        for feed_id, size in sorted(self._selection.roots):
            self._root(feed_id, size)
        for seal in seals:
            if seal.feed in self._ends:
                self._root(seal.feed, seal.size)
        for seal in seals:
            if seal.feed in self._ends:
                self._writer.put(SealRecord(note=seal.note))
        missing = tuple(
            c.name for c in claims if not c.subjects or any(self._holdings.find(x) is None for x in c.subjects)
        )
        digest = self._writer.close()
        return Exported(digest=digest, size=self._writer.size, entries=self._entries, missing=missing)

    def _front(
        self, line: LineStatements, claims: Sequence[Claim], manifests: tuple[list[Signed], list[Signed]]
    ) -> None:
        self._writer.put(Header(line=line.charter.line_id, exporter=self._holdings.own_side))
        for claim in claims:
            self._writer.put(claim)
        for side, rootset in enumerate(line.rootsets):
            self._writer.put(Statement(tag=bundle.ROOT_SET, side=side, data=rootset.body))
        for side, held in enumerate(manifests):
            for _, statement in held[-bundle.MAX_STATEMENTS :]:
                self._writer.put(Statement(tag=bundle.MANIFEST, side=side, data=statement))
        self._writer.put(Statement(tag=bundle.CHARTER, side=0, data=line.charter_statement))

    def _admit(self) -> None:
        """Show the genesis of every feed that is shown or counted, and every `switch`."""
        selection = self._selection
        for switch in self._holdings.switches:
            selection.show(switch.place)
            old, size = switch.fields.get("old"), switch.number("old_size")
            if isinstance(old, bytes) and size is not None and old in self._holdings.feeds:
                selection.roots.add((FeedId(old), size))
        before = -1
        while before != len(selection.exhibits):
            before = len(selection.exhibits)
            for feed in self._feeds():
                selection.show((feed.feed, 0))
                predecessor = feed.genesis.predecessor
                if predecessor is not None and predecessor[0] in self._holdings.feeds:
                    selection.roots.add((FeedId(predecessor[0]), predecessor[1]))

    def _feeds(self) -> list[HeldFeed]:
        selection = self._selection
        used = {feed for feed, _ in selection.exhibits} | {feed for feed, _ in selection.roots} | selection.runs.keys()
        return [feed for feed in self._holdings.feeds.values() if feed.feed in used]

    # --- entries -----------------------------------------------------------------------------------------------------

    def _feed(self, feed: HeldFeed) -> None:
        self._writer.put(FeedStart(side=feed.side, feed=feed.feed))
        known = self._known.setdefault(feed.feed, {0})
        end = 0
        for low, high in self._runs(feed):
            path = feed.tree.consistency(end, low)
            self._writer.put(SegmentStart(start=low, hashes=feed.tree.frontier(low).hashes, path=path))
            for row in feed.rows(low, high):
                self._entry(feed, take_apart(row))
            known |= {low, high}
            end = high
        self._ends[feed.feed] = end

    def _runs(self, feed: HeldFeed) -> Iterator[tuple[int, int]]:
        """Yield the runs of headers to show, near ones joined, the genesis first."""
        wanted = [(n, n + 1) for at, n in self._selection.exhibits if at == feed.feed]
        low, high = 0, 1
        for start, stop in sorted((*wanted, *self._selection.runs.get(feed.feed, ()))):
            if start > high + _NEAR:
                yield low, high
                low = start
            high = max(high, min(stop, feed.size))
        yield low, high

    def _entry(self, feed: HeldFeed, held: Held) -> None:
        names = self._selection.exhibits.get(held.place)
        self._entries += 1
        if names is None:
            self._writer.put(EntryRecord(body=held.stored.body, signature=None))
        else:
            self._known[feed.feed] |= {held.entry.n, held.entry.n + 1}
            self._writer.put(_exhibit(held, names, self._selection.blobs.get(held.place)))
        if self._progress is not None and self._entries % 1_024 == 0:
            self._progress(self._writer.records)

    # --- roots -------------------------------------------------------------------------------------------------------

    def _root(self, feed_id: FeedId, size: int) -> None:
        """Prove a root that the shown entries do not already give."""
        feed, known = self._holdings.feeds.get(feed_id), self._known.get(feed_id)
        if feed is None or known is None or size in known or size > feed.size:
            return
        end = self._ends[feed_id]
        path = feed.tree.consistency(min(size, end), max(size, end))
        self._writer.put(RootProof(feed=feed_id, size=size, root=Root(feed.tree.root(size)), path=path))
        known.add(size)


def _exhibit(held: Held, names: set[str], act: tuple[bytes, ...] | None) -> EntryRecord:
    """Return an exhibit: its signature, the fields to open as far as their content is still there, clear content."""
    kind, salts = held.entry.kind, held.stored.salts
    wanted = [i for i, name in enumerate(field_names(kind)) if name in names and held.values]
    openings = tuple(opening_items(open_field(held.values, salts, i)) for i in wanted) if salts is not None else ()
    clear = held.stored.content or held.stored.payload if kind in _CLEAR and _well_formed(held) else None
    return EntryRecord(
        body=held.stored.body, signature=held.stored.signature, exhibit=True, openings=openings, content=clear, act=act
    )


def _well_formed(held: Held) -> bool:
    """Return whether clear content keeps the rules of its kind; what does not is shown as a header only."""
    try:
        from_fields(held.entry.kind, held.values)
    except (PeerError, ValueError):
        return False
    return True
