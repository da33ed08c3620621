"""Pairs of linked paths with faults on demand, for the path suite and for anybody's own tests.

Keeps true: a pair can break its connection, fall silent without a word, and heal, whatever it is made of; waiting is
for something to happen, never for a time. Leaves to others: what must hold meanwhile (`path_suite`).
"""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final

from firebreak.paths.echo import EchoSettings
from firebreak.paths.gate import StreamLimits
from firebreak.paths.memory import Fate, MemoryWire, carried
from firebreak.paths.port import Link
from firebreak.paths.redial import RedialSettings
from firebreak.paths.stream import StreamDialer, StreamListener
from firebreak.paths.tls_identity import make_certificate

PATIENCE_S: Final = 20.0  # a test that waits longer for anything has failed


class Recorder:
    """An owner of paths (`PathEvents`) that writes down all it is told, and can be waited for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.frames: list[bytes] = []
        self.ups: list[Link] = []
        self.downs: list[tuple[Link, str]] = []
        self.circuits: list[tuple[bool, int | None]] = []
        self.refusals: list[tuple[str, str, str]] = []
        self.on_frame: Callable[[Link, bytes], None] = lambda _link, _frame: None
        self._changed = asyncio.Event()

    @property
    def link(self) -> Link:
        """The latest link that is up."""
        gone = {link.id for link, _ in self.downs}
        live = [link for link in self.ups if link.id not in gone]
        assert live, f"{self.name} has no link"
        return live[-1]

    @property
    def linked(self) -> bool:
        """Whether any link is up."""
        return len(self.ups) > len(self.downs)

    def link_up(self, link: Link) -> None:
        """Write it down."""
        self.ups.append(link)
        self._changed.set()

    def frame(self, link: Link, frame: bytes) -> None:
        """Write it down, then do what the test put into `on_frame`."""
        self.frames.append(frame)
        self._changed.set()
        self.on_frame(link, frame)

    def link_down(self, link: Link, why: str) -> None:
        """Write it down."""
        self.downs.append((link, why))
        self._changed.set()

    def circuit(self, link: Link, returned: bool, round_trip_ms: int | None) -> None:
        """Write it down."""
        self.circuits.append((returned, round_trip_ms))
        self._changed.set()

    def refused(self, path_name: str, peer_address: str, why: str) -> None:
        """Write it down."""
        self.refusals.append((path_name, peer_address, why))
        self._changed.set()

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until `holds` after something was told. Raises AssertionError naming `what` if it never does."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"{self.name} waited in vain: {what}; {self.summary()}") from None

    def summary(self) -> str:
        """Return in one line what has been told so far."""
        downs = [why for _, why in self.downs]
        return (
            f"{len(self.ups)} up, down {downs}, {len(self.frames)} frames, circuits {self.circuits[-3:]}, "
            f"refused {self.refusals[-3:]}"
        )


class PathPair(ABC):
    """Two ends of one path: `a` accepts, `b` dials. Subclass it to put your own path through the suite."""

    def __init__(self) -> None:
        self.a, self.b = Recorder("a"), Recorder("b")

    @abstractmethod
    async def open(self) -> None:
        """Start both ends; the suite waits for their links."""

    @abstractmethod
    async def close(self) -> None:
        """Stop both ends."""

    @abstractmethod
    def cut(self) -> None:
        """Break the live connection so that both ends can notice at once; the path may come back by itself."""

    @abstractmethod
    def hold(self) -> None:
        """Carry nothing from now on, and let nobody notice but by silence."""

    @abstractmethod
    def release(self) -> None:
        """End what `hold` began."""

    async def linked(self) -> None:
        """Wait until both ends have a link."""
        await self.a.until(lambda: self.a.linked, "a link at a")
        await self.b.until(lambda: self.b.linked, "a link at b")


class MemoryPair(PathPair):
    """A `MemoryWire` on the running event loop."""

    def __init__(self, *, fate: Fate = carried, send_buffer: int = 1_048_576, echo: EchoSettings | None = None) -> None:
        super().__init__()
        self._fate, self._send_buffer, self._echo = fate, send_buffer, echo
        self._wire: MemoryWire | None = None

    @property
    def wire(self) -> MemoryWire:
        """The wire between both ends, once open."""
        assert self._wire is not None
        return self._wire

    async def open(self) -> None:
        """Connect."""
        self._wire = MemoryWire(
            self.a,
            self.b,
            timers=asyncio.get_running_loop(),
            fate=self._fate,
            redial_s=0.01,
            send_buffer=self._send_buffer,
            echo=self._echo,
        )
        self._wire.connect()

    async def close(self) -> None:
        """Disconnect."""
        self.wire.close()

    def cut(self) -> None:
        """Cut the wire."""
        self.wire.cut()

    def hold(self) -> None:
        """Hold the wire."""
        self.wire.hold()

    def release(self) -> None:
        """Release the wire."""
        self.wire.release()


class Relay:
    """A TCP relay on loopback that can hold what it carries, or break."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self.port = 0
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._pumps: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen on a port of the system's choice."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop, and break what is connected."""
        assert self._server is not None
        self._server.close()
        self.cut()
        for pump in self._pumps:
            pump.cancel()
        if self._pumps:
            await asyncio.wait(self._pumps)

    def cut(self) -> None:
        """Break every connection."""
        for writer in self._writers:
            writer.transport.abort()

    def hold(self) -> None:
        """Carry nothing; connections stay."""
        self._open.clear()

    def release(self) -> None:
        """Carry again."""
        self._open.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers.add(far_writer)
        for source, target in ((reader, far_writer), (far_reader, writer)):
            pump = asyncio.create_task(self._pump(source, target))
            self._pumps.add(pump)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65_536):
                await self._open.wait()
                target.write(data)
                await target.drain()
        target.close()


class StreamPair(PathPair):
    """A listener and a dialler on loopback, with a relay between them."""

    listener_seed, dialer_seed = b"L" * 32, b"D" * 32

    def __init__(self, *, limits: StreamLimits | None = None, echo: EchoSettings | None = None) -> None:
        super().__init__()
        limits = limits or StreamLimits()
        self.listener_identity = make_certificate(self.listener_seed)
        self.dialer_identity = make_certificate(self.dialer_seed)
        self.allowed = {self.dialer_identity.public_key}
        self.listener = StreamListener(
            "127.0.0.1", 0, self.listener_identity, lambda: self.allowed, self.a, limits, echo=echo
        )
        self._limits, self._echo = limits, echo
        self._relay: Relay | None = None
        self._dialer: StreamDialer | None = None

    @property
    def relay(self) -> Relay:
        """What lies between both ends, once open."""
        assert self._relay is not None
        return self._relay

    @property
    def dialer(self) -> StreamDialer:
        """The dialling end, once open."""
        assert self._dialer is not None
        return self._dialer

    async def open(self) -> None:
        """Listen, relay and dial."""
        await self.listener.start()
        self._relay = Relay("127.0.0.1", self.listener.port)
        await self._relay.open()
        self._dialer = StreamDialer(
            "stream",
            "127.0.0.1",
            self._relay.port,
            self.dialer_identity,
            self.listener_identity.public_key,
            self.b,
            self._limits,
            echo=self._echo,
            redial=RedialSettings(first_s=0.01, quick_most_s=0.05),
        )
        await self._dialer.start()

    async def close(self) -> None:
        """Stop all three."""
        await self.dialer.close()
        await self.listener.close()
        await self.relay.close()

    def cut(self) -> None:
        """Break the relay's connections."""
        self.relay.cut()

    def hold(self) -> None:
        """Hold the relay."""
        self.relay.hold()

    def release(self) -> None:
        """Release the relay."""
        self.relay.release()
