"""What a line's record says, for readers: folds, order, index, single entries, the state of feeds.

Keeps true: everything comes from entries that are durable; what opening the line has made is used and kept up, so that
no reader makes a second pass; one who finds that the record contradicts itself tells the node before anything else.
Leaves to others: commands and news (`service`), the passes themselves (`views`, `index`, `order`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from firebreak.core.errors import IntegrityError, UsageError
from firebreak.core.line.state import HeldDraft, Material
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Item
from firebreak.core.record.seal import parse_note
from firebreak.core.types import FeedId, Leaf, LocalTime
from firebreak.node import views
from firebreak.node.engine import Engine
from firebreak.node.index import Index
from firebreak.node.order import Order
from firebreak.ports import Clock

LEAF_HEX = 64
BREATH = 128  # entries read between two moments in which the line may work


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """One live connection."""

    path: str
    outer: str
    established: bool
    up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """The technical state of a line at this node."""

    own_entries: int
    peer_entries: int
    counted_by_peer: int
    links: tuple[LinkStatus, ...]
    held: tuple[HeldDraft, ...]
    sealed: int
    peer_sealed: int
    seal_debt: int
    can_seal: bool  # an epoch is open: content can be sent


class Facts:
    """Readers of one line's record."""

    def __init__(self, engine: Engine, clock: Clock, trouble: Callable[[Exception], None] | None) -> None:
        """`trouble` is told when the record contradicts itself."""
        self.engine = engine
        self.clock = clock
        self.halted = ""
        self._trouble = trouble
        self._matters: Matters | None = None
        self._order: Order | None = None
        self._index: Index | None = None
        self._indexing: asyncio.Task[Index] | None = None
        self._arrived: list[Item] = []  # while the index is being made

    @property
    def material(self) -> Material:
        """Charter, parties and keys of the line."""
        return self.engine.state.material if self.engine.opened else self.engine.material

    def matters(self, until: LocalTime | None = None) -> Matters:
        """Return the fold over the whole record, or over what had arrived by `until`."""
        if until is not None:
            with self._watched_reading():
                return views.full_matters(self.material, self.engine.store, self.clock.now(), until)
        self._take_folded()
        if self._matters is None:
            with self._watched_reading():
                self._matters = views.full_matters(self.material, self.engine.store, self.clock.now())
        return self._matters

    def _take_folded(self) -> None:
        """Use what opening the line has made anyway; every entry announced since then is added to it."""
        if self._matters is None and self.engine.folded is not None:
            self._matters, self.engine.folded = self.engine.folded, None
            self._index, self.engine.indexed = self.engine.indexed, None

    @property
    def order(self) -> Order:
        """Matters and tests in the order in which they came."""
        m = self.matters()
        if self._order is None:
            self._order = Order(m, self.material.context)
        return self._order

    async def indexed(self, progress: Callable[[int], None] | None = None) -> Index:
        """Return the index of the record; the first to ask waits until it is made, and the line works meanwhile.

        Raises IntegrityError if the record contradicts itself.
        """
        self._take_folded()
        if self._index is not None:
            return self._index
        if self._indexing is None:
            self._arrived = []
            self._indexing = asyncio.get_running_loop().create_task(self._make_index(progress))
        return await asyncio.shield(self._indexing)

    async def _make_index(self, progress: Callable[[int], None] | None) -> Index:
        index = Index(self.engine.store)
        me = asyncio.current_task()
        try:
            for number, item in enumerate(self.log(), start=1):
                index.add(item)
                if number % BREATH == 0:
                    await asyncio.sleep(0)
                    if progress is not None:
                        progress(number)
            for item in self._arrived:  # some of them the pass has met already
                index.add(item)
            if self._indexing is me:  # else the record was renumbered meanwhile: this answer only
                self._index = index
        finally:
            if self._indexing is me:
                self._indexing, self._arrived = None, []
        return index

    def log(self) -> Iterator[Item]:
        """Yield every opened entry in causal order."""
        with self._watched_reading():
            yield from views.record(self.material, self.engine.store, self.clock.now())

    @contextmanager
    def _watched_reading(self) -> Iterator[None]:
        """Tell the node when a reader finds that the record contradicts itself: then nothing may be signed on it."""
        try:
            yield
        except IntegrityError as error:
            if self._trouble is not None and not self.halted:
                self._trouble(error)
            raise

    def find(self, prefix: str) -> Leaf:
        """Return the matter whose id, or that of an act on it, starts with `prefix` (hex).

        Raises UsageError when there is none or more than one.
        """
        if len(prefix) < 4:
            raise UsageError(f"{prefix!r} is too short: give 4 digits of the id at least")
        start, m = prefix.lower(), self.matters()
        if len(start) == LEAF_HEX and (exact := self._subject(start)) is not None:
            return exact
        found = [leaf for leaf in procedures.subjects(m) if leaf.hex().startswith(start)]
        if not found:
            found = [leaf for leaf, one in m.matters.items() if any(a.leaf.hex().startswith(start) for a in one.acts)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} ids on this line begin with {prefix!r}; give more of the id")
        if not found:
            raise UsageError(f"no call, message or test on this line has an id that begins with {prefix!r}")
        return found[0]

    def _subject(self, text: str) -> Leaf | None:
        """Return the matter or test that a whole id names, itself or by an act on it; costs the same on any record."""
        m = self.matters()
        try:
            leaf = Leaf(bytes.fromhex(text))
        except ValueError:
            return None
        if leaf in m.matters or leaf in m.probes:
            return leaf
        return m.links.get(leaf)

    def signed_below(self, feed: FeedId) -> int:
        """Return how many entries of a feed a signature covers, their own or that of a later entry."""
        size = next((row.size for row in self.engine.store.feeds(self.material.line) if row.feed == feed), 0)
        for n in range(size - 1, -1, -1):
            entry = self.engine.store.entry(feed, n)
            if entry is not None and entry.signature is not None:
                return n + 1
        return 0

    def sealed_below(self, feed: FeedId) -> int:
        """Return how many entries of a feed its writer's last hybrid seal covers."""
        st = self.engine.state
        if st.own is not None and st.own.feed == feed:
            return st.seals.size
        if st.peer is not None and st.peer.feed == feed:
            return st.seals.peer_size
        notes = (self.engine.store.note(name, self.material.line, feed) for name in ("seal-own", "seal-peer"))
        return max((parse_note(note).size for note in notes if note is not None), default=0)

    def status(self) -> LineStatus:
        """Return the technical state of the line."""
        st = self.engine.state
        return LineStatus(
            own_entries=st.own.size if st.own else 0,
            peer_entries=st.peer.size if st.peer else 0,
            counted_by_peer=st.own.counted if st.own else 0,
            links=tuple(
                LinkStatus(path=link.path, outer=link.outer, established=link.established, up=link.up)
                for link in st.links.values()
            ),
            held=st.held,
            sealed=st.seals.size,
            peer_sealed=st.seals.peer_size,
            seal_debt=(st.peer.size - st.seals.peer_size) if st.peer else 0,
            can_seal=bool(st.secrets.send),
        )

    # --- kept up as entries arrive ------------------------------------------------------------------------------

    def took(self, items: tuple[Item, ...]) -> None:
        """Add entries that are durable now to everything that was made of those before them."""
        self._take_folded()
        for item in items:
            if self._matters is not None:
                before = self._matters
                self._matters = procedures.fold(before, item, self.material.context)
                if self._order is not None:
                    self._order.took(before, self._matters, item)
            if self._index is not None:
                self._index.add(item)
            elif self._indexing is not None:
                self._arrived.append(item)

    def forget_view(self) -> None:
        """The record was renumbered: what the engine made of it while it was read back serves from here on."""
        self._matters = self._order = self._index = self._indexing = None
