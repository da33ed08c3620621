"""Checks a bundle record by record, in bounded memory, and keeps what it discloses (`spec/evidence.md`, EVI-5 to 15).

Keeps true: nothing enters a `Case` that was not checked against the root sets, the charter, the manifests, the roots
of the feed and the commitments; whatever does not fit raises. The order of checks is cheap before dear.
Leaves to others: framing (`bundle`), what the checked content proves (`claims`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from firebreak.core.errors import PeerError
from firebreak.core.evidence.bundle import (
    MANIFEST,
    MAX_CLAIMS,
    MAX_FEEDS,
    MAX_STATEMENTS,
    ROOT_SET,
    Claim,
    EntryRecord,
    FeedStart,
    Header,
    Record,
    RootProof,
    SealRecord,
    SegmentStart,
    Statement,
    Trailer,
)  # fmt: skip
from firebreak.core.evidence.case import (
    MAX_ACTS,
    MAX_BLOBS,
    MAX_EXHIBITS,
    MAX_ROOTS,
    NOTED,
    Case,
    Exhibit,
    FeedView,
    opened_fields,
)  # fmt: skip
from firebreak.core.evidence.parsing import BundleReader, open_fields
from firebreak.core.record import merkle
from firebreak.core.record.act import ActBlob, check_cred, parse_act_body
from firebreak.core.record.charter import check_follows, verify_charter
from firebreak.core.record.codec import decode
from firebreak.core.record.commitment import verify_opening
from firebreak.core.record.crypto import context_hash, sha256, verify_ed25519
from firebreak.core.record.entry import Entry, parse_body
from firebreak.core.record.kinds import Genesis, Payload, from_fields, payload_fields
from firebreak.core.record.manifest import check_manifest_follows, verify_manifest
from firebreak.core.record.merkle import EMPTY_FRONTIER, Frontier, verify_consistency
from firebreak.core.record.rootset import RootSet, parse_rootset, verify_next_rootset
from firebreak.core.record.seal import Seal, parse_note, verify_note
from firebreak.core.types import PartyId, Root

MAX_SEALS: Final = 256

Progress = Callable[[int, int], None]
"""Told now and then how many records and bytes were read."""

_PROGRESS_EVERY: Final = 1_024


@dataclass(slots=True, kw_only=True)
class _Open:
    """The feed whose entries are being read."""

    side: int
    start: FeedStart
    view: FeedView | None = None
    frontier: Frontier = EMPTY_FRONTIER
    begun: int = 0  # where the segment in hand began
    end_size: int = 0
    end_root: bytes = merkle.EMPTY_ROOT


@dataclass(slots=True)
class Reading:
    """The state of one pass over a bundle."""

    expected: tuple[PartyId, PartyId] | None = None
    case: Case | None = None
    rootsets: tuple[list[RootSet], list[RootSet]] = field(default_factory=lambda: ([], []))
    feed: _Open | None = None
    kept: int = 0
    blobs: int = 0
    seals: int = 0
    entry_keys: tuple[set[bytes], set[bytes]] = field(default_factory=lambda: (set(), set()))

    def take(self, record: Record) -> None:
        """Check one record and keep what it shows; raises PeerError for anything that does not fit."""
        if isinstance(record, EntryRecord):
            self._entry(record)
        elif isinstance(record, Header):
            self.case = Case(header=record)
        else:
            _TAKERS[type(record)](self, record)

    @property
    def _case(self) -> Case:
        assert self.case is not None  # EVI-2: the header comes first
        return self.case

    def _claim(self, record: Claim) -> None:
        _limit(len(self._case.claims) < MAX_CLAIMS, f"more than {MAX_CLAIMS} claims")
        self._case.claims.append(record)

    # --- who is who --------------------------------------------------------------------------------------------------

    def _statement(self, record: Statement) -> None:
        if record.tag == ROOT_SET:
            self._rootset(record.side, record.data)
        elif record.tag == MANIFEST:
            self._manifest(record.side, record.data)
        else:
            self._charter(record.data)

    def _rootset(self, side: int, data: bytes) -> None:
        """The first root set names the party; each later one was committed to and is signed by the one before."""
        held = self.rootsets[side]
        _limit(len(held) < MAX_STATEMENTS, f"more than {MAX_STATEMENTS} root sets")
        if not held:
            held.append(parse_rootset(data))
            return
        under = [m for m in self._case.manifests[side] if m.root_set == held[-1].hash]
        if not under:
            raise PeerError("EVI-6", "a later root set needs the manifest that committed to it", "root set")
        held.append(verify_next_rootset(data, held[-1], under[-1].next_root_set))

    def _manifest(self, side: int, data: bytes) -> None:
        held = self._case.manifests[side]
        _limit(len(held) < MAX_STATEMENTS, f"more than {MAX_STATEMENTS} manifests")
        manifest = verify_manifest(data, self._current(side))
        if manifest.party != self.rootsets[side][0].party_id:
            raise PeerError("EVI-6", "the manifest is of another party", "manifest.party")
        if held:
            check_manifest_follows(manifest, held[-1])
        held.append(manifest)
        self.entry_keys[side].update(manifest.entry_keys())

    def _current(self, side: int) -> RootSet:
        if not self.rootsets[side]:
            raise PeerError("EVI-6", "a statement stands before the root set that signed it", "root set")
        return self.rootsets[side][-1]

    def _charter(self, data: bytes) -> None:
        """Revisions stand in order; each is signed by whichever root set of each party it names."""
        case = self._case
        _limit(len(case.charters) < MAX_STATEMENTS, f"more than {MAX_STATEMENTS} charters")
        charter = verify_charter(data, self._signers(data))
        if case.charters:
            check_follows(charter, case.charters[-1])
        elif charter.line is not None or charter.hash != case.header.line:
            raise PeerError("EVI-5", "the first charter is the one whose hash is the line's id", "charter")
        elif tuple(p.party for p in charter.parties) != tuple(r[0].party_id for r in self.rootsets):
            raise PeerError("EVI-5", "the charter is of other parties than the root sets", "charter.parties")
        case.charters.append(charter)
        self._check_expected()

    def _signers(self, data: bytes) -> tuple[RootSet, RootSet]:
        self._current(0), self._current(1)
        named = _named_rootsets(decode(data, max_bytes=len(data)))
        one, other = (
            next((r for r in held if r.hash == name), held[0]) for held, name in zip(self.rootsets, named, strict=True)
        )
        return one, other

    def _check_expected(self) -> None:
        if self.expected is not None and self.expected != self._case.parties():
            raise PeerError("EVI-5", "the parties of this line are not the ones expected", "charter.parties")

    # --- feeds -------------------------------------------------------------------------------------------------------

    def _feed(self, record: FeedStart) -> None:
        self._close_feed()
        if not self._case.charters:
            raise PeerError("EVI-5", "entries stand before the charter of their line", "feed")
        _limit(len(self._case.feeds) < MAX_FEEDS, f"more than {MAX_FEEDS} feeds")
        if record.feed in self._case.feeds:
            raise PeerError("EVI-7", "a feed stands twice", "feed")
        self.feed = _Open(side=record.side, start=record)

    def _close_feed(self) -> None:
        if self.feed is not None and self.feed.view is not None:
            self._close_segment(self.feed, self.feed.view)
        self.feed = None

    def _close_segment(self, feed: _Open, view: FeedView) -> None:
        feed.end_size, feed.end_root = feed.frontier.size, feed.frontier.root()
        view.size = feed.end_size
        if view.segments and view.segments[-1][1] == feed.begun:
            view.segments[-1] = (view.segments[-1][0], feed.end_size)
        else:
            view.segments.append((feed.begun, feed.end_size))
        _limit(len(view.segments) <= MAX_EXHIBITS, "too many segments")
        self._know_root(view, feed.end_size, feed.end_root)

    def _segment(self, record: SegmentStart) -> None:
        """A segment continues the tree shown so far: its frontier has the root its first entry signs (EVI-8, EVI-9)."""
        feed = self.feed
        assert feed is not None  # EVI-2
        if feed.view is None:
            if record.start or record.hashes or record.path:
                raise PeerError("EVI-8", "the first segment of a feed begins with its genesis", "segment.start")
            return
        self._close_segment(feed, feed.view)
        if record.start < feed.end_size or len(record.hashes) != record.start.bit_count():
            raise PeerError("EVI-8", "a segment begins behind the one before, with its frontier", "segment.start")
        feed.frontier, feed.begun = Frontier(size=record.start, hashes=record.hashes), record.start
        root = feed.frontier.root()
        verify_consistency(feed.end_size, feed.end_root, record.start, root, record.path)
        self._know_root(feed.view, record.start, root)

    def _entry(self, record: EntryRecord) -> None:
        """Fold one entry into its feed: its place, its root, its signature, its openings."""
        feed = self.feed
        assert feed is not None  # EVI-2
        entry = parse_body(record.body)
        view = feed.view or self._genesis(feed, entry, record)
        if entry.feed != view.feed or entry.n != feed.frontier.size:
            raise PeerError("EVI-9", "an entry stands at another place than its own", f"entry {entry.n}")
        if entry.root != feed.frontier.root():
            raise PeerError("EVI-9", "an entry does not sign the entries before it", f"entry {entry.n}")
        if record.signature is not None:
            verify_ed25519(view.key, "entry", entry.body, record.signature)
            view.signed = entry.n + 1
            self._case.signatures += 1
        feed.frontier = feed.frontier.append(entry.leaf)
        self._case.entries += 1
        if record.exhibit:
            self._exhibit(view, entry, record)
            self._know_root(view, entry.n, entry.root)
            self._know_root(view, feed.frontier.size, feed.frontier.root())
        elif entry.kind in NOTED:
            _note(view, entry)

    def _genesis(self, feed: _Open, entry: Entry, record: EntryRecord) -> FeedView:
        """The first entry opens the feed: line, party and key are the ones the roots signed (EVI-7)."""
        genesis = _clear(entry, record)
        if not isinstance(genesis, Genesis) or entry.n != 0:
            raise PeerError("EVI-7", "a feed begins with its genesis", "genesis")
        if genesis.line != self._case.header.line or genesis.party != self._case.parties()[feed.side]:
            raise PeerError("EVI-7", "the feed is of another line or party", "genesis.line")
        if genesis.entry_key not in self.entry_keys[feed.side]:
            raise PeerError("EVI-7", "the entry key is in no manifest of the party shown here", "genesis.entry_key")
        name = context_hash("feed", genesis.line, genesis.party, genesis.entry_key, genesis.nonce)
        if name != feed.start.feed:
            raise PeerError("EVI-7", "the feed id is not the hash of its genesis", "genesis")
        view = FeedView(feed=feed.start.feed, side=feed.side, key=genesis.entry_key, genesis=genesis)
        feed.view = self._case.feeds[view.feed] = view
        return view

    def _exhibit(self, view: FeedView, entry: Entry, record: EntryRecord) -> None:
        self.kept += 1
        _limit(self.kept <= MAX_EXHIBITS, f"more than {MAX_EXHIBITS} exhibits")
        clear = _clear(entry, record) if record.content is not None else None
        opened = _openings(entry, record)
        self.blobs += record.act is not None
        _limit(self.blobs <= MAX_BLOBS, f"more than {MAX_BLOBS} act blobs")
        exhibit = Exhibit(side=view.side, entry=entry, opened=opened, clear=clear, act=_act(entry, record, opened))
        view.exhibits[entry.n] = exhibit
        self._case.leaves[entry.leaf] = exhibit

    # --- roots and seals ---------------------------------------------------------------------------------------------

    def _know_root(self, view: FeedView, size: int, root: bytes) -> None:
        known = view.roots.get(size)
        if known is not None and known != root:
            raise PeerError("EVI-10", "two roots at one size of one feed", f"root {size}")
        _limit(known is not None or len(view.roots) < MAX_ROOTS, f"more than {MAX_ROOTS} roots")
        view.roots[size] = Root(root)

    def _root(self, record: RootProof) -> None:
        """A root before the end of what is shown, or one behind it that the shown tree begins (EVI-10)."""
        self._close_feed()
        view = self._case.feeds.get(record.feed)
        if view is None:
            raise PeerError("EVI-10", "a root of a feed that is not shown", "root.feed")
        end = view.roots[view.size]
        if record.size <= view.size:
            verify_consistency(record.size, record.root, view.size, end, record.path)
        else:
            verify_consistency(view.size, end, record.size, record.root, record.path)
        self._know_root(view, record.size, record.root)

    def _seal(self, record: SealRecord) -> None:
        """A seal counts only with both signatures, under pinned keys, over a root that belongs to the feed (EVI-11)."""
        self._close_feed()
        self.seals += 1
        _limit(self.seals <= MAX_SEALS, f"more than {MAX_SEALS} seals")
        seal = parse_note(record.note)
        view = self._case.feeds.get(seal.feed)
        if view is None or view.roots.get(seal.size) != seal.root:
            raise PeerError("EVI-11", "a seal over a root that is not shown to belong to the feed", "seal")
        self._verify_seal(seal, view)
        view.sealed = max(view.sealed, seal.size)
        view.signed = max(view.signed, min(seal.size, view.size))
        view.seal_sizes.append(seal.size)

    def _verify_seal(self, seal: Seal, view: FeedView) -> None:
        error: PeerError | None = None
        for manifest in self._case.manifests[view.side]:
            for ed in manifest.keys_for("seal-ed"):
                for mldsa in manifest.keys_for("seal-mldsa"):
                    try:
                        verify_note(seal.note, view.feed, ed, mldsa)
                    except PeerError as found:
                        if error is None or found.rule != "SEAL-4":
                            error = found
                    else:
                        return
        raise error or PeerError("EVI-6", "no manifest of the party is shown", "manifest")

    # --- the end -----------------------------------------------------------------------------------------------------

    def _trailer(self, record: Trailer) -> None:
        self._close_feed()
        case = self._case
        if not case.charters or not case.claims:
            raise PeerError("EVI-12", "a bundle has a charter and at least one claim", "bundle")
        if any(not held for held in case.manifests):
            raise PeerError("EVI-6", "each party's manifest is shown", "manifest")
        case.digest = record.digest
        _check_counted(case)


_TAKERS: Final[dict[type, Callable[[Reading, Any], None]]] = {
    Claim: Reading._claim, Statement: Reading._statement, FeedStart: Reading._feed, SegmentStart: Reading._segment,
    RootProof: Reading._root, SealRecord: Reading._seal, Trailer: Reading._trailer,
}  # fmt: skip


def _limit(holds: bool, detail: str) -> None:
    if not holds:
        raise PeerError("EVI-13", detail, "bundle")


def _note(view: FeedView, entry: Entry) -> None:
    """Remember that an act stands here whose fields are not disclosed."""
    if len(view.noted) >= MAX_ACTS:
        view.noted_full = True
    else:
        view.noted[entry.n] = entry.kind


def _named_rootsets(value: Any) -> tuple[bytes, bytes]:
    """Return the root sets a charter names, or nothing usable; `verify_charter` says what is wrong with it."""
    try:
        parties = decode(value[0])[5]  # type: ignore[index]
        return parties[0][3], parties[1][3]  # type: ignore[index, return-value]
    except (TypeError, IndexError, PeerError):
        return b"", b""


def _clear(entry: Entry, record: EntryRecord) -> Payload | None:
    """Return the payload of an entry in the clear, checked against the hash it signs (EVI-14)."""
    content = record.content
    if content is None or entry.epoch != 0 or sha256(content) != entry.content_hash:
        raise PeerError("EVI-14", "the content shown is not the entry's", f"entry {entry.n}")
    return from_fields(entry.kind, payload_fields(entry.kind, decode(content)))


def _act(entry: Entry, record: EntryRecord, opened: dict[str, Any]) -> ActBlob | None:
    """Return the act blob of an exhibit, checked against the `cred` it discloses (EVI-34, ACT-2)."""
    if record.act is None:
        return None
    if opened.get("cred") is None:
        raise PeerError("EVI-34", "an act blob stands beside an entry that discloses no `cred`", f"entry {entry.n}")
    blob = parse_act_body(*record.act)
    check_cred(blob, opened["cred"])
    return blob


def _openings(entry: Entry, record: EntryRecord) -> dict[str, Any]:
    """Return the disclosed fields by name, each checked against the commitment (EVI-15, COMMIT-2)."""
    openings = open_fields(entry.kind, record)
    if not openings:
        return {}
    if entry.commitment is None or len({o.index for o in openings}) != len(openings):
        raise PeerError("EVI-15", "a field is opened twice, or of an entry without a commitment", f"entry {entry.n}")
    if any(o.index >= o.count for o in openings):
        raise PeerError("EVI-15", "a field is opened that the kind does not have", f"entry {entry.n}")
    for one in openings:
        verify_opening(entry.commitment, one)
    return opened_fields(entry.kind, tuple((o.index, o.field) for o in openings))


def _check_counted(case: Case) -> None:
    """Note where one side signed another history of a feed than the one shown, if only that feed can be meant."""
    for view in case.feeds.values():
        if sum(v.side == view.side for v in case.feeds.values()) == 1:
            _check_against(case, view)


def _check_against(case: Case, view: FeedView) -> None:
    for one in case.exhibits(1 - view.side):
        root = view.roots.get(one.entry.m)
        if one.entry.m and root is not None and root != one.entry.peer_root and case.signed(one):
            case.disagreements.append(one)  # EVI-16


def read_case(source: Any, expected: tuple[PartyId, PartyId] | None = None, progress: Progress | None = None) -> Case:
    """Return what a bundle shows, everything in it checked.

    Raises PeerError (EVI rules and those of every object inside).
    """
    reading, reader = Reading(expected), BundleReader(source)
    for record in reader:
        reading.take(record)
        if progress is not None and reader.records % _PROGRESS_EVERY == 0:
            progress(reader.records, reader.size)
    if progress is not None:
        progress(reader.records, reader.size)
    return reading._case
