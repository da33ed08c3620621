"""What a bundle shows once it has been checked: feeds, exhibits, and which entry knew of which (`spec/evidence.md`).

Keeps true: everything in here is genuine (hashes, openings, roots and signatures were checked on the way in), and a
relation between two entries is reported only if signed roots prove it. Holds the exhibits, never the whole feed.
Leaves to others: checking (`reading`), what it amounts to (`claims`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from firebreak.core.evidence.bundle import Claim, Header
from firebreak.core.record.act import ActBlob
from firebreak.core.record.charter import Charter
from firebreak.core.record.codec import Value
from firebreak.core.record.entry import Entry
from firebreak.core.record.kinds import KINDS, SHAPES, By, Genesis, Payload, Switch, Unreadable, field_names
from firebreak.core.record.manifest import Manifest
from firebreak.core.types import FeedId, Leaf, PartyId, Root

MAX_EXHIBITS: Final = 4_096
MAX_ROOTS: Final = 16_384
MAX_ACTS: Final = 65_536
MAX_BLOBS: Final = 256
MAX_STEPS: Final = 8  # acts a reference may pass through on its way to the matter
NOTED: Final = frozenset((17, 18, 19, 20, 21, 22, 25))
"""Kinds remembered even when nothing of them is disclosed: acts on a call, rings and time-outs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One entry that is kept, with the fields disclosed of it (by name) and its clear content if it has any."""

    side: int
    entry: Entry
    opened: dict[str, Any]
    clear: Payload | None = None
    act: ActBlob | None = None  # it is what the entry commits to; whether it proves anything is judged apart

    @property
    def leaf(self) -> Leaf:
        return self.entry.leaf

    @property
    def n(self) -> int:
        return self.entry.n

    @property
    def kind(self) -> str:
        """The word for the kind, or its number if it is not known."""
        cls = KINDS.get(self.entry.kind)
        return cls.NAME if cls else f"kind {self.entry.kind}"

    def has(self, *names: str) -> bool:
        """Return whether all these fields are disclosed."""
        return all(name in self.opened for name in names)

    def by(self) -> By | None:
        """Return who acted, if that is disclosed."""
        found = self.opened.get("by")
        return found if isinstance(found, By) else None


@dataclass(slots=True, kw_only=True)
class FeedView:
    """What is shown of one feed. Entries below `signed` are signed, those below `sealed` hybrid-sealed too."""

    feed: FeedId
    side: int
    key: bytes
    genesis: Genesis
    size: int = 0
    signed: int = 0
    sealed: int = 0
    roots: dict[int, Root] = field(default_factory=dict)
    exhibits: dict[int, Exhibit] = field(default_factory=dict)
    segments: list[tuple[int, int]] = field(default_factory=list)  # [start, end)
    noted: dict[int, int] = field(default_factory=dict)  # index of an entry of NOTED kind to its kind
    noted_full: bool = False
    seal_sizes: list[int] = field(default_factory=list)

    def covers(self, low: int, high: int) -> bool:
        """Return whether every header with low <= n < high is shown."""
        return low >= high or any(start <= low and high <= end for start, end in self.segments)


@dataclass(slots=True, kw_only=True)
class Case:
    """Everything a bundle shows."""

    header: Header
    claims: list[Claim] = field(default_factory=list)
    charters: list[Charter] = field(default_factory=list)
    manifests: tuple[list[Manifest], list[Manifest]] = field(default_factory=lambda: ([], []))
    feeds: dict[FeedId, FeedView] = field(default_factory=dict)
    leaves: dict[Leaf, Exhibit] = field(default_factory=dict)
    entries: int = 0
    signatures: int = 0
    digest: bytes = b""
    disagreements: list[Exhibit] = field(default_factory=list)  # entries that sign another history of the other side

    def parties(self) -> tuple[PartyId, PartyId]:
        """Return the ids of both parties as the charter names them."""
        one, other = self.charters[0].parties
        return one.party, other.party

    def exhibits(self, side: int, *kinds: str) -> Iterator[Exhibit]:
        """Yield the exhibits of one side, of these kinds or all, in the order of its feeds."""
        for view in self.feeds.values():
            if view.side == side:
                yield from (x for x in view.exhibits.values() if not kinds or x.kind in kinds)

    # --- history -----------------------------------------------------------------------------------------------------

    def counts(self, later: Exhibit, feed: FeedId, n: int) -> bool:
        """Return whether `later` itself says that its writer held entry `n` of `feed`: EVI-16."""
        view = self.feeds.get(feed)
        if view is None or later.side == view.side or not self.signed(later):
            return False
        entry = later.entry
        if entry.m > n and view.roots.get(entry.m) == entry.peer_root:
            return True
        return isinstance(later.clear, Switch) and self._switched(later.clear, view, n)

    def _switched(self, switch: Switch, view: FeedView, n: int) -> bool:
        old_size, old_root = switch.old_size or 0, switch.old_root
        return switch.old == view.feed and old_size > n and view.roots.get(old_size) == old_root

    def past(self, feed: FeedId, size: int) -> Iterator[tuple[FeedView, int]]:
        """Yield the feeds that the first `size` entries of `feed` continue, with how much of each, newest first."""
        seen: set[FeedId] = set()
        while (view := self.feeds.get(feed)) is not None and feed not in seen:
            yield view, size
            seen.add(feed)
            before = view.genesis.predecessor
            if before is None or before[0] not in self.feeds:
                return
            if self.feeds[FeedId(before[0])].roots.get(before[1]) != before[2]:
                return
            feed, size = FeedId(before[0]), before[1]

    def knows(self, later: Exhibit, earlier: Exhibit) -> bool:
        """Return whether `earlier` stands in the signed history of `later`."""
        for view, size in self.past(later.entry.feed, later.n + 1):
            if earlier.entry.feed == view.feed:
                return earlier.n < size and earlier.leaf != later.leaf
            if earlier.side != later.side and self._counted_by(view, size, earlier):
                return True
        return False

    def _counted_by(self, view: FeedView, size: int, earlier: Exhibit) -> bool:
        feed, n = earlier.entry.feed, earlier.n  # the latest first: it counts most
        return any(self.counts(x, feed, n) for x in reversed(view.exhibits.values()) if x.n < size)

    def horizon(self, exhibit: Exhibit) -> dict[FeedId, int]:
        """Return how many entries of each feed stand in the signed history of an entry, itself left out (EVI-16)."""
        known = {exhibit.entry.feed: exhibit.n}
        for view, size in self.past(exhibit.entry.feed, exhibit.n + 1):
            known.setdefault(view.feed, size)
            for other in self.feeds.values():
                for one in view.exhibits.values() if other.side != view.side else ():
                    if one.n < size and (reach := self._reach(one, other)) > known.get(other.feed, 0):
                        known[other.feed] = reach
        return known

    def _reach(self, one: Exhibit, view: FeedView) -> int:
        """Return how many entries of a feed of the other side a signed entry counts."""
        if not self.signed(one):
            return 0
        switch = one.clear
        if isinstance(switch, Switch) and self._switched(switch, view, -1):
            return switch.old_size or 0
        return one.entry.m if view.roots.get(one.entry.m) == one.entry.peer_root else 0

    def covered(self, start: Exhibit, end: Exhibit) -> list[tuple[FeedView, int, int]] | None:
        """Return the runs of headers from `start` to `end` (both included) if all of them are shown, else None.

        Where a feed was opened anew, the old one counts up to where the other side held it, not where its writer says.
        """
        runs: list[tuple[FeedView, int, int]] = []
        after: FeedView | None = None
        for view, size in self.past(end.entry.feed, end.n + 1):
            held = self._held_until(view, after) if after is not None else 0
            low = start.n if view.feed == start.entry.feed else 0
            if held is None or view.noted_full or not view.covers(low, max(size, held)):
                return None
            runs.append((view, low, max(size, held)))
            if view.feed == start.entry.feed:
                return runs
            after = view
        return None

    def _held_until(self, old: FeedView, new: FeedView) -> int | None:
        """Return how much of `old` the other side held when it accepted `new`, if its `switch` is shown."""
        for one in self.exhibits(1 - new.side, "switch"):
            if isinstance(one.clear, Switch) and (one.clear.new, one.clear.old) == (new.feed, old.feed):
                return one.clear.old_size
        return None

    def accepted(self, feed: FeedId) -> bool:
        """Return whether the other side signed that it counts this feed (EVI-19)."""
        switches = self.exhibits(1 - self.feeds[feed].side, "switch")
        return any(isinstance(x.clear, Switch) and x.clear.new == feed and self.signed(x) for x in switches)

    # --- references --------------------------------------------------------------------------------------------------

    def target(self, exhibit: Exhibit, field_name: str = "ref") -> Exhibit | None:
        """Return the exhibit that a disclosed reference names, if it is shown."""
        ref: Value = exhibit.opened.get(field_name)
        if isinstance(ref, bytes):
            return self.leaves.get(Leaf(ref))
        if not isinstance(ref, int):
            return None
        if ref < 0:
            return self.feeds[exhibit.entry.feed].exhibits.get(exhibit.n + ref)
        for view in self.feeds.values():
            found = view.exhibits.get(exhibit.entry.m - 1 - ref)
            if found is not None and self._counts_there(exhibit, found):
                return found
        return None

    def about(self, exhibit: Exhibit, matter: Exhibit, field_name: str = "ref") -> bool:
        """Return whether the disclosed reference is to `matter`, directly or through an act that names it."""
        found = self.target(exhibit, field_name)
        for _ in range(MAX_STEPS):
            if found is None or found.leaf == matter.leaf:
                break
            found = self.target(found)
        return found is not None and found.leaf == matter.leaf

    def _counts_there(self, exhibit: Exhibit, target: Exhibit) -> bool:
        entry, view = exhibit.entry, self.feeds[target.entry.feed]
        return exhibit.side != target.side and entry.m > target.n and view.roots.get(entry.m) == entry.peer_root

    def pair(self, of: Exhibit) -> tuple[Exhibit, Exhibit] | None:
        """Return the two adjacent entries of the other side between which it came to hold `of`: EVI-17."""
        for after in self.exhibits(1 - of.side):
            before = self.feeds[after.entry.feed].exhibits.get(after.n - 1)
            if before is not None and self._fresh(before, after, of) and not isinstance(after.clear, Unreadable):
                return before, after
        return None

    def passed(self, of: Exhibit) -> Exhibit | None:
        """Return the other side's statement that it could not open `of`, if there is one."""
        for one in self.exhibits(1 - of.side, "unreadable"):
            if isinstance(one.clear, Unreadable) and any(leaf == of.leaf for leaf, _ in one.clear.passed):
                return one
        return None

    def _fresh(self, before: Exhibit, after: Exhibit, of: Exhibit) -> bool:
        if after.entry.kind == Unreadable.NUMBER or not self.signed(after) or not self._counts_there(after, of):
            return False
        return before.entry.m <= of.n or (isinstance(after.clear, Switch) and after.clear.new == of.entry.feed)

    # --- grade -------------------------------------------------------------------------------------------------------

    def signed(self, exhibit: Exhibit) -> bool:
        """Return whether the author's signature covers the entry, directly or through a later signed root."""
        return exhibit.n < self.feeds[exhibit.entry.feed].signed

    def sealed(self, exhibit: Exhibit) -> bool:
        """Return whether a hybrid seal of the author covers the entry."""
        return exhibit.n < self.feeds[exhibit.entry.feed].sealed

    def acknowledged(self, exhibit: Exhibit) -> bool:
        """Return whether a pair of signed entries of the other side covers the entry."""
        found = self.pair(exhibit)
        return found is not None and self.signed(found[1])

    def disputed(self, exhibit: Exhibit) -> bool:
        """Return whether the entry lies past the last good head of a revoked key and was not acknowledged: EVI-18."""
        view = self.feeds[exhibit.entry.feed]
        for manifest in self.manifests[exhibit.side]:
            for one in manifest.revoked(view.key):
                if (one.feed != view.feed or exhibit.n >= one.size) and not self.acknowledged(exhibit):
                    return True
        return False


def opened_fields(kind: int, openings: tuple[tuple[int, Value], ...]) -> dict[str, Any]:
    """Return disclosed fields by name, each in the shape of its kind's schema.

    Raises PeerError (KIND-2, KIND-4, REF-1) for a field that its writer should not have written.
    """
    names = field_names(kind)
    return {names[index]: _shaped(kind, names[index], value) for index, value in openings}


def _shaped(kind: int, name: str, value: Value) -> Any:
    shape = KINDS[kind].OWN.get(name) or SHAPES[name]
    return None if value is None else shape(value, f"{KINDS[kind].NAME}.{name}")
