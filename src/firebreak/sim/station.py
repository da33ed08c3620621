"""One party's node in the simulated world: a real engine on a real store, with its own clocks, power and backups.

Keeps true: what survives a power cut is exactly what stands in the files; a restored backup brings back the store
and nothing of what a node keeps outside its backups; the monotonic clock begins anew with each start.
Leaves to others: what the node does (`node.engine`), how frames travel (`sim.network`), and who listens.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Protocol

from firebreak.core.line.events import Event, ManifestAdopted, Submitted, TimeCame
from firebreak.core.line.state import Material
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Command, Item
from firebreak.core.types import Instant, Leaf, LocalTime, Now
from firebreak.node import views
from firebreak.node.engine import Engine
from firebreak.node.ratchet import RatchetFile
from firebreak.node.sendstate import SendState
from firebreak.sim.network import Network
from firebreak.sim.parties import Party
from firebreak.sim.world import SECOND, TURN_ENDS, Planned, World
from firebreak.store.sqlite import SqliteStore

STORE = "record.db"
SEND_STATE, RATCHET = "send-state", "ratchet"
_FIRST_INSTANT = 1000
_COUNT_ECHOES_MS = 600 * SECOND


class SimulatedCrash(Exception):
    """Raised ahead of an effect: the node dies there."""


class Listener(Protocol):
    """Who is told of what a station shows."""

    def accepted(self, station: Station, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """A command is durable, in the record or held at the station."""
        ...

    def rejected(self, station: Station, ticket: str, why: str) -> None:
        """A command was not possible."""
        ...

    def announced(self, station: Station, items: tuple[Item, ...]) -> None:
        """Entries of either side are durable."""
        ...

    def paged(self, station: Station, alert: Alert, at: LocalTime) -> None:
        """A desk is told."""
        ...

    def reported(self, station: Station, topic: str, words: str) -> None:
        """A line for the operator's log."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What a station is built from: its place on the line, and how to make its engine."""

    side: int
    party: Party
    material: Material
    folder: Path
    build: Callable[[Station, SqliteStore, SendState, RatchetFile], Engine]


class Station:
    """Implements `EngineHooks`, `Clock` and the network's `Endpoint` for one node."""

    def __init__(self, world: World, network: Network, outfit: Outfit, listener: Listener, random: Random) -> None:
        """Lay out the folder; the node does not run before `power_on`."""
        self.world, self.network, self.listener = world, network, listener
        self.side, self.party, self.material = outfit.side, outfit.party, outfit.material
        self.offset_s = 0
        self.engine: Engine | None = None
        self.rig: Callable[[Engine], None] | None = None  # what a test does to an engine before it starts
        self.when_up: list[Callable[[], None]] = []
        self._outfit, self._random = outfit, random
        self._booted_ms = self._counted_ms = world.now_ms
        self._wake: Planned | None = None
        self._turn: Planned | None = None
        for name in ("store", "state", "backups"):
            (outfit.folder / name).mkdir(parents=True)

    # --- power, backups, clocks ---------------------------------------------------------------------------------

    @property
    def up(self) -> bool:
        """Whether the node runs."""
        return self.engine is not None

    def power_on(self) -> None:
        """Start the node on the files it has."""
        folder = self._outfit.folder
        self._booted_ms = self._counted_ms = self.world.now_ms
        self._store = SqliteStore.open(folder / "store" / STORE, create=True, durable=False)
        self._send_state = SendState(folder / "state" / SEND_STATE)
        self.engine = self._outfit.build(self, self._store, self._send_state, RatchetFile(folder / "state" / RATCHET))
        if self.rig is not None:
            self.rig(self.engine)
        self._run(lambda engine: engine.open())
        if not self.up:
            return
        self.network.station_up(self.side)
        waiting, self.when_up = self.when_up, []
        for action in waiting:
            self.world.after(SECOND, action)

    def power_off(self) -> None:
        """Stop the node between two instructions: nothing is finished, nothing is said."""
        if self.engine is not None:
            self.engine = None
            for planned in (self._wake, self._turn):
                if planned is not None:
                    planned.call_off()
            self._wake = self._turn = None
            self._store.close()
            self._send_state.close()
            self.network.station_down(self.side)

    def back_up(self, name: str) -> None:
        """Copy the store as it stands, as a backup does: without what is kept outside backups."""
        shutil.copytree(self._outfit.folder / "store", self._outfit.folder / "backups" / name)

    def restore(self, name: str) -> None:
        """Put a backup in the place of the store; the node must be off."""
        store = self._outfit.folder / "store"
        shutil.rmtree(store)
        shutil.copytree(self._outfit.folder / "backups" / name, store)

    def lose(self, name: str) -> None:
        """Lose a file that a node keeps outside its backups; the node must be off."""
        (self._outfit.folder / "state" / name).unlink(missing_ok=True)

    def wall(self, at_ms: int) -> LocalTime:
        """Return what this side's clock shows at a true moment."""
        return LocalTime(at_ms // SECOND + self.offset_s)

    def now(self) -> Now:
        """Return the two clocks of this node."""
        instant = Instant(self.world.now_ms - self._booted_ms + _FIRST_INSTANT)
        return Now(instant=instant, utc=self.wall(self.world.now_ms))

    def entropy(self, count: int) -> bytes:
        """Draw reproducible bytes."""
        return self._random.randbytes(count)

    def set_clock(self, offset_s: int) -> None:
        """Step the wall clock."""
        self.offset_s = offset_s
        self.post(TimeCame())

    # --- what its record says -----------------------------------------------------------------------------------

    @contextmanager
    def record(self) -> Iterator[SqliteStore]:
        """Give the store to read from, opened for the purpose if the node is off."""
        if self.up:
            yield self._store
            return
        store = SqliteStore.open(self._outfit.folder / "store" / STORE, durable=False)
        try:
            yield store
        finally:
            store.close()

    def matters(self) -> Matters:
        """Return the fold over everything this node's record holds."""
        with self.record() as store:
            return views.full_matters(self.material, store, self.now())

    def entries(self) -> int:
        """Return how many entries of both sides the record holds."""
        with self.record() as store:
            return sum(row.size for row in store.feeds(self.material.line))

    # --- what the node is told ----------------------------------------------------------------------------------

    def post(self, event: Event) -> None:
        """Tell the node of a fact; its turn ends when nothing more happens in this millisecond."""
        self._run(lambda engine: engine.post(event))

    def submit(self, ticket: str, command: Command) -> None:
        """Hand over what an officer does."""
        self._run(lambda engine: engine.submit(Submitted(ticket=ticket, command=command)))

    def _run(self, work: Callable[[Engine], None]) -> None:
        """Let the engine work; a simulated crash is a power cut between two effects."""
        if self.engine is None:
            return
        try:
            work(self.engine)
        except SimulatedCrash as crash:
            self.listener.reported(self, "crash", str(crash))
            self.power_off()
            return
        self._end_turn_later()

    def _end_turn_later(self) -> None:
        if self._turn is None:
            self._turn = self.world.at(self.world.now_ms, self._end_turn, TURN_ENDS)

    def _end_turn(self) -> None:
        self._run(lambda engine: engine.end_turn())
        if self._turn is not None:
            self._turn.call_off()
        self._turn = None

    def _time_came(self) -> None:
        self._wake = None
        if self.world.now_ms - self._counted_ms >= _COUNT_ECHOES_MS:
            self._counted_ms = self.world.now_ms
            self.network.count_echoes(self.side)
        self.post(TimeCame())

    # --- what the node asks for ---------------------------------------------------------------------------------

    def transmit(self, link: int, frame: bytes) -> bool:
        """See `EngineHooks.transmit`."""
        return self.network.send(self.side, link, frame)

    def close_link(self, link: int, why: str) -> None:
        """See `EngineHooks.close_link`."""
        self.listener.reported(self, "link", f"closed: {why}")
        self.network.hang_up(self.side, link)

    def wake_at(self, at: Instant) -> None:
        """See `EngineHooks.wake_at`."""
        if self._wake is not None:
            self._wake.call_off()
        self._wake = self.world.at(at - _FIRST_INSTANT + self._booted_ms, self._time_came)

    def page(self, alert: Alert, at: LocalTime) -> None:
        """See `EngineHooks.page`."""
        self.listener.paged(self, alert, at)

    def stop_pages(self, of: Leaf) -> None:
        """See `EngineHooks.stop_pages`; here a page is told once, so there is nothing to stop."""

    def announce(self, items: tuple[Item, ...]) -> None:
        """See `EngineHooks.announce`."""
        self.listener.announced(self, items)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """See `EngineHooks.accepted`."""
        self.listener.accepted(self, ticket, leaf, held)

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """See `EngineHooks.rejected`."""
        self.listener.rejected(self, ticket, why)

    def report(self, topic: str, words: str) -> None:
        """See `EngineHooks.report`."""
        self.listener.reported(self, topic, words)

    def adopt_manifest(self, statement: bytes) -> ManifestAdopted | None:
        """See `EngineHooks.adopt_manifest`; keys do not change within a scenario."""
        self.listener.reported(self, "manifest", f"a statement of {len(statement)} bytes came and was not needed")
        return None

    def restarted(self) -> None:
        """See `EngineHooks.restarted`."""
        self.network.restarted(self.side)
