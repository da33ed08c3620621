"""Simulated stream paths between two stations: frames with a delay, cuts that are noticed late, echoes counted.

Keeps true: frames of one connection arrive in order, whole, or not at all; what is under way when a connection is cut
is lost; a side learns of a cut only when its keepalive runs out, and dates it by its own clock. The echoes of a
circuit are reckoned from how long it was up, not played one by one.
Leaves to others: what is in a frame, and when circuits change (`sim.rehearsal`, `sim.chaos`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from firebreak.core.line.events import CircuitEchoed, Event, FrameArrived, LinkClosed, LinkOpened
from firebreak.core.types import LocalTime
from firebreak.sim.world import SECOND, World

LATENCY_MS = 40
CONNECT_MS = 400
KEEPALIVE_MS = 10 * SECOND
ECHO_MS = 10 * SECOND
RETRY_MS = 300  # a lost piece of a stream costs its retransmission
BITS = 8
SIDES = (0, 1)


class Endpoint(Protocol):
    """What the network needs of a station."""

    @property
    def up(self) -> bool:
        """Whether the node runs."""
        ...

    def wall(self, at_ms: int) -> LocalTime:
        """Return what this side's clock shows at a true moment."""
        ...

    def post(self, event: Event) -> None:
        """Tell the node of a fact."""
        ...


@dataclass(slots=True)
class Connection:
    """One connection of a path; each side knows it by the same number."""

    number: int
    path: Path
    broken_ms: int | None = None  # when it stopped carrying anything
    echoed_ms: list[int] = field(default_factory=list)  # per side, up to when its echoes are counted
    arrives_ms: list[int] = field(default_factory=lambda: [0, 0])  # per direction, when the last frame arrives


@dataclass(slots=True)
class Path:
    """A stream path: which side dials, and how each direction is, by the side that sends."""

    name: str
    dialler: int
    down: set[int] = field(default_factory=set)
    bit_s: list[int | None] = field(default_factory=lambda: [None, None])
    loss: list[float] = field(default_factory=lambda: [0.0, 0.0])
    connection: Connection | None = None


class Network:
    """All stream paths of one line between two stations."""

    def __init__(self, world: World, names: tuple[str, ...], random: Random) -> None:
        """`names` in the order of the charter: path number i is dialled by side i mod 2."""
        self.world = world
        self.paths = {name: Path(name=name, dialler=i % 2) for i, name in enumerate(names)}
        self._random = random
        self.on_send: Callable[[int, bytes], None] | None = None  # sees every frame that leaves a side
        self._connections: dict[int, Connection] = {}
        self._count = 0
        self._ends: tuple[Endpoint, ...] = ()

    def join(self, ends: tuple[Endpoint, Endpoint]) -> None:
        """Name the two stations, side 0 first."""
        self._ends = ends

    # --- what a node asks for ---------------------------------------------------------------------------------

    def send(self, side: int, link: int, frame: bytes) -> bool:
        """Hand a frame to a connection; True when it took the bytes, which says nothing of their arrival."""
        connection = self._connections.get(link)
        if connection is None:
            return False
        if self.on_send is not None:
            self.on_send(side, frame)
        path = connection.path
        arrives = max(self.world.now_ms, connection.arrives_ms[side] - LATENCY_MS) + LATENCY_MS
        if rate := path.bit_s[side]:
            arrives += len(frame) * BITS * SECOND // rate
        while (
            path.loss[side] and self._random.random() < path.loss[side] and arrives < self.world.now_ms + KEEPALIVE_MS
        ):
            arrives += RETRY_MS
        connection.arrives_ms[side] = arrives
        self.world.at(arrives, lambda: self._arrive(connection, side, frame))
        return True

    def hang_up(self, side: int, link: int) -> None:
        """One side closes a connection; the other hears of it, and the path is dialled again."""
        connection = self._connections.get(link)
        if connection is not None:
            self._drop(connection)
            self.world.after(LATENCY_MS, lambda: self._tell_closed(connection, 1 - side, "closed by the other side"))
            self._plan_dial(connection.path)

    # --- what the world does ----------------------------------------------------------------------------------

    def change(
        self, name: str, *, down: bool, source: int | None = None, bit_s: int | None = None, loss: float = 0.0
    ) -> None:
        """Change a circuit, in the direction from one side or in both."""
        path = self.paths[name]
        for side in SIDES if source is None else (source,):
            (path.down.add if down else path.down.discard)(side)
            path.bit_s[side], path.loss[side] = bit_s, loss
        if path.down:
            self._break(path)
        else:
            self._renew(path)

    def station_up(self, side: int) -> None:
        """A node runs again: its old connections are gone, new ones are dialled."""
        for path in self.paths.values():
            self._renew(path, lost_by=side)

    def station_down(self, side: int) -> None:
        """A node stopped without a word: the other side notices when nothing comes back."""
        for path in self.paths.values():
            self._break(path)

    def restarted(self, side: int) -> None:
        """A node began anew without its connections."""
        for path in self.paths.values():
            if path.connection is not None:
                self.hang_up(side, path.connection.number)

    def count_echoes(self, side: int) -> None:
        """Tell a side of the echoes since it was last told."""
        for connection in list(self._connections.values()):
            sent, returned = self._echoes(connection, side)
            if sent:
                up = connection.broken_ms is None
                self._post_echoes(connection, side, sent, returned, up, self.world.now_ms)

    # --- inside -----------------------------------------------------------------------------------------------

    def _plan_dial(self, path: Path) -> None:
        self.world.after(CONNECT_MS, lambda: self._dial(path))

    def _dial(self, path: Path) -> None:
        if path.connection is not None or path.down or not all(end.up for end in self._ends):
            return
        self._count += 1
        now = self.world.now_ms
        path.connection = Connection(self._count, path, echoed_ms=[now, now])
        self._connections[self._count] = path.connection
        exporter = self._random.randbytes(32)
        for side in SIDES:
            name = path.name if side == path.dialler else ""
            self._ends[side].post(LinkOpened(link=self._count, path=name, exporter=exporter, outer="simulated"))

    def _arrive(self, connection: Connection, side: int, frame: bytes) -> None:
        standing = connection.number in self._connections and side not in connection.path.down
        broken_at_both = connection.broken_ms is not None and not connection.path.down
        if standing and not broken_at_both and self._ends[1 - side].up:
            self._ends[1 - side].post(FrameArrived(link=connection.number, frame=frame))

    def _break(self, path: Path) -> None:
        connection = path.connection
        if connection is None or connection.broken_ms is not None:
            return
        connection.broken_ms = self.world.now_ms
        self.world.after(KEEPALIVE_MS, lambda: self._notice(connection))

    def _notice(self, connection: Connection) -> None:
        """The keepalive ran out: each side that runs learns that nothing returns, and since when."""
        if connection.number not in self._connections:
            return
        self._drop(connection)
        for side in SIDES:
            if self._ends[side].up:
                self._tell_silent(connection, side)
        self._plan_dial(connection.path)

    def _renew(self, path: Path, lost_by: int | None = None) -> None:
        """Replace a connection that carries nothing any more."""
        connection = path.connection
        if connection is not None and connection.broken_ms is not None:
            self._drop(connection)
            for side in SIDES:
                if side != lost_by and self._ends[side].up:
                    self._tell_silent(connection, side)
        self._plan_dial(path)

    def _tell_silent(self, connection: Connection, side: int) -> None:
        assert connection.broken_ms is not None
        sent, returned = self._echoes(connection, side)
        self._post_echoes(connection, side, sent, returned, False, connection.broken_ms)
        self._tell_closed(connection, side, "nothing comes back")

    def _tell_closed(self, connection: Connection, side: int, why: str) -> None:
        if self._ends[side].up:
            self._ends[side].post(LinkClosed(link=connection.number, why=why))

    def _echoes(self, connection: Connection, side: int) -> tuple[int, int]:
        """Return how many echoes went out since last counted, and how many of them came back."""
        since, now = connection.echoed_ms[side], self.world.now_ms
        sent = (now - since) // ECHO_MS
        until = now if connection.broken_ms is None else max(since, connection.broken_ms)
        connection.echoed_ms[side] = since + sent * ECHO_MS
        return sent, min(sent, (until - since) // ECHO_MS)

    def _post_echoes(
        self, connection: Connection, side: int, sent: int, returned: int, up: bool, since_ms: int
    ) -> None:
        end = self._ends[side]
        median = 2 * LATENCY_MS if returned else None
        since = end.wall(since_ms)
        link = connection.number
        end.post(CircuitEchoed(link=link, sent=sent, returned=returned, up=up, since=since, median_ms=median))

    def _drop(self, connection: Connection) -> None:
        self._connections.pop(connection.number, None)
        if connection.path.connection is connection:
            connection.path.connection = None
