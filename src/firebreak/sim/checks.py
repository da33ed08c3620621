"""What must hold whatever happens: watches two stations and says where a promise was broken.

Keeps true: nothing is judged by what the simulator intended, only by frames that left, entries that were shown,
commands that were accepted, and what stands in the stores.
Leaves to others: causing trouble (`sim.chaos`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from firebreak.core.errors import PeerError
from firebreak.core.line.commands import from_bytes
from firebreak.core.procedures.model import Alert, Item
from firebreak.core.record.codec import decode
from firebreak.core.record.entry import parse_body, parse_item
from firebreak.core.record.kinds import Message, Release
from firebreak.core.types import Leaf, LocalTime
from firebreak.ports_store import StoredEntry
from firebreak.sim.station import Station

ENTRIES = 3  # type of the frame that carries entries
RELEASED = ", released by a second person"  # at the end of the words of messages that have a release


@dataclass(slots=True)
class Watcher:
    """Implements `Listener`; `broken` fills with words when something that must hold does not."""

    broken: list[str] = field(default_factory=list)
    accepted_leaves: dict[str, tuple[int, Leaf]] = field(default_factory=dict)  # by ticket: side, entry
    held: dict[str, int] = field(default_factory=dict)  # by ticket: side
    arrived: list[tuple[int, Item]] = field(default_factory=list)
    rejected_count: int = 0
    crashes: int = 0
    alerts: list[tuple[int, Alert]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    _sent: dict[tuple[bytes, int], Leaf] = field(default_factory=dict)
    _shown: set[tuple[int, Leaf]] = field(default_factory=set)

    # --- while it runs --------------------------------------------------------------------------------------------

    def sent(self, side: int, frame: bytes) -> None:
        """Look at a frame that leaves: no two signed entries in one place of a feed, ever."""
        value = decode(frame, max_bytes=1 << 20)
        if not isinstance(value, tuple) or value[0] != ENTRIES:
            return
        for row in value[1]:  # type: ignore[union-attr]
            try:
                entry = parse_item(row).entry
            except PeerError as error:
                self.broken.append(f"side {side} sent an entry that it could not read itself: {error}")
                continue
            known = self._sent.setdefault((entry.feed, entry.n), entry.leaf)
            if known != entry.leaf:
                self.broken.append(f"side {side} signed two entries at {entry.feed.hex()[:8]}:{entry.n}")

    def accepted(self, station: Station, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """See `Listener.accepted`."""
        if leaf is None:
            self.held[ticket] = station.side
        else:
            self.held.pop(ticket, None)
            self.accepted_leaves[ticket] = (station.side, leaf)

    def rejected(self, station: Station, ticket: str, why: str) -> None:
        """See `Listener.rejected`."""
        self.rejected_count += 1

    def announced(self, station: Station, items: tuple[Item, ...]) -> None:
        """See `Listener.announced`: nothing is shown twice."""
        for item in items:
            if (station.side, item.leaf) in self._shown:
                self.broken.append(f"side {station.side} showed kind {item.kind} {item.leaf.hex()[:8]} twice")
            self._shown.add((station.side, item.leaf))
            if item.side != station.side:
                self.arrived.append((station.side, item))

    def paged(self, station: Station, alert: Alert, at: LocalTime) -> None:
        """See `Listener.paged`."""
        self.alerts.append((station.side, alert))

    def reported(self, station: Station, topic: str, words: str) -> None:
        """See `Listener.reported`."""
        self.crashes += topic == "crash"
        self.log.append(f"{station.world.now_ms} side {station.side} {topic}: {words}")

    def restored(self, side: int) -> None:
        """A backup takes the place of a store: what it does not hold was lost by decision, and may be shown again."""
        self._shown = {(at, leaf) for at, leaf in self._shown if at != side}
        self.accepted_leaves = {t: (at, leaf) for t, (at, leaf) in self.accepted_leaves.items() if at != side}
        self.held = {t: at for t, at in self.held.items() if at != side}

    # --- at the end -----------------------------------------------------------------------------------------------

    def check_promises(self, stations: list[Station]) -> None:
        """Every accepted command stands in its author's record, every held one at its station."""
        for ticket, (side, leaf) in self.accepted_leaves.items():
            with stations[side].record() as store:
                if store.by_leaf(leaf) is None:
                    self.broken.append(f"side {side} lost {ticket}, which it had accepted as {leaf.hex()[:8]}")
        for ticket, side in self.held.items():
            if not self._kept(stations[side], ticket):
                self.broken.append(f"side {side} lost {ticket}, which it had accepted and held")

    def _kept(self, station: Station, ticket: str) -> bool:
        """Whether a held command still waits, or was let out although nobody was told before a crash."""
        line = station.material.line
        with station.record() as store:
            if any(ticket == from_bytes(key, note).draft.ticket for key, note in store.notes("held", line)):
                return True
            words = f"message {ticket[1:]}".encode()
            own = (row.feed for row in store.feeds(line) if row.own)
            return any(words in (entry.payload or b"") for feed in own for entry in store.entries(feed))

    def check_prefixes(self, stations: list[Station]) -> None:
        """Wherever both records have an entry in one place, it is the same entry."""
        first, second = stations
        with first.record() as one, second.record() as other:
            for row in one.feeds(first.material.line):
                for a, b in zip(one.leaves(row.feed), other.leaves(row.feed), strict=False):
                    if a != b:
                        self.broken.append(f"feed {row.feed.hex()[:8]} differs between the two records")
                        break

    def check_releases(self, stations: list[Station]) -> None:
        """In every record a message that was released stands directly before its release, and no release alone."""
        for station in stations:
            with station.record() as store:
                for row in store.feeds(station.material.line):
                    self.check_releases_of(station.side, list(store.entries(row.feed)))

    def check_releases_of(self, side: int, rows: list[StoredEntry]) -> None:
        """Look at the rows of one feed, in their order."""
        for row, following in pairwise(rows):
            kind, after = kind_of(row), kind_of(following)
            words = row.payload or b""
            alone = after == Release.NUMBER and kind != Message.NUMBER
            without = kind == Message.NUMBER and RELEASED.encode() in words and after != Release.NUMBER
            if alone or without:
                self.broken.append(f"side {side} holds a release apart from its message at {row.n}")


def kind_of(row: StoredEntry) -> int:
    """Return the number of the kind of a stored entry."""
    return parse_body(row.body).kind
