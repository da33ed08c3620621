"""Two linked paths in memory whose every fault is written down in advance (for tests, rehearsals and conformance).

Keeps true: with the same script and timers the same frames arrive in the same order; nothing is delivered inside
`send`, so that no owner is called while it calls; what is under way is bounded as on a real path. Leaves to others:
secrecy (there is none here) and the choice of faults. Unlike a stream it can lose, repeat, reorder and shorten single
frames, as radio and mail paths do.
"""

from __future__ import annotations

import hashlib
import heapq
import itertools
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from firebreak.core.errors import PeerError, UsageError
from firebreak.paths.echo import EchoKeeper, EchoSettings
from firebreak.paths.framing import MAX_FRAME, is_echo, with_prefix
from firebreak.paths.link import link_ids
from firebreak.paths.port import Entropy, PathEvents, Timer, Timers

SEND_BUFFER: Final = 1_048_576

Fate: TypeAlias = Callable[[str, int, bytes], Sequence[tuple[float, bytes]]]
"""Given the sender (`a` or `b`), the number of its frame from 0, and the frame: what arrives, each after how many
seconds more than usual. Nothing for a lost frame, two for a repeated one, fewer bytes for a shortened one. Echoes are
neither counted nor asked about."""


def carried(_sender: str, _number: int, frame: bytes) -> Sequence[tuple[float, bytes]]:
    """Carry every frame as it is."""
    return ((0.0, frame),)


class _Call:
    """One planned call of `ManualTimers`."""

    __slots__ = ("callback",)

    def __init__(self, callback: Callable[[], object]) -> None:
        self.callback: Callable[[], object] | None = callback

    def cancel(self) -> None:
        """Make sure that the call does not happen."""
        self.callback = None


class ManualTimers:
    """Timers that stand still until told to advance; calls due at one time are made in the order they were planned."""

    def __init__(self) -> None:
        self._now = 0.0
        self._order = itertools.count()
        self._calls: list[tuple[float, int, _Call]] = []

    def time(self) -> float:
        """Return the seconds advanced so far."""
        return self._now

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Timer:
        """Plan one call."""
        call = _Call(callback)
        heapq.heappush(self._calls, (self._now + max(0.0, delay), next(self._order), call))
        return call

    def advance(self, seconds: float = 0.0) -> None:
        """Let time pass and make every call that falls due, those planned meanwhile included."""
        until = self._now + seconds
        while self._calls and self._calls[0][0] <= until:
            due, _, call = heapq.heappop(self._calls)
            self._now = max(self._now, due)
            if call.callback is not None:
                call.callback()
        self._now = until


def counted_entropy(seed: bytes = b"memory path") -> Entropy:
    """Return entropy that is the same in every run."""
    numbers = itertools.count()
    return lambda size: hashlib.shake_256(seed + next(numbers).to_bytes(8, "big")).digest(size)


class MemoryLink:
    """One end of a live connection in memory; made by `MemoryWire`."""

    def __init__(self, wire: MemoryWire, side: str, events: PathEvents, *, path: str, exporter: bytes) -> None:
        self.id = next(link_ids)
        self.path, self.exporter, self.peer_key, self.outer = path, exporter, b"", "none: in memory"
        self.side, self.is_up = side, True
        self._wire, self._events = wire, events
        self._under_way = 0
        self._number = itertools.count()
        self._echo = EchoKeeper(
            link=self,
            send=self._send_echo,
            on_dead=self.close,
            events=events,
            settings=wire.echo,
            timers=wire.timers,
            entropy=wire.entropy,
        )

    def send(self, frame: bytes) -> bool:
        """Queue `frame`; False when too much is under way or the link is closed. Raises UsageError (size)."""
        size = len(with_prefix(frame))
        if not self.is_up or self._under_way + size > self._wire.send_buffer:
            return False
        number = -1 if is_echo(frame) else next(self._number)
        fates = carried(self.side, number, frame) if number < 0 else self._wire.fate(self.side, number, frame)
        for after_s, data in fates:
            self._depart(data, after_s)
        return True

    def close(self, why: str) -> None:
        """End the link; the far end hears of it if the wire carries anything. Calling it again changes nothing."""
        if self.is_up:
            self.end(why)
            self._wire.ended(self)

    def begin(self) -> None:
        """Tell the owner and start the echoes."""
        self._events.link_up(self)
        if self.is_up:
            self._echo.start()

    def end(self, why: str) -> None:
        """Tell the owner once that the link is gone."""
        if self.is_up:
            self.is_up = False
            self._echo.stop()
            self._events.link_down(self, why)

    def arrive(self, frame: bytes) -> None:
        """Take what the wire carried here."""
        if not self.is_up or not frame:
            return
        self._echo.arrived()
        try:
            self._take(frame)
        except PeerError as error:
            self.close(str(error))

    def _take(self, frame: bytes) -> None:
        if len(frame) > MAX_FRAME:
            raise PeerError("WIRE-1", f"a frame of {len(frame)} bytes; allowed are 1 to {MAX_FRAME}", "length")
        if is_echo(frame):
            self._echo.handle(frame)
        else:
            self._events.frame(self, frame)

    def _depart(self, data: bytes, after_s: float) -> None:
        self._under_way += len(data)
        self._wire.depart(self, data, after_s)

    def left(self, size: int) -> None:
        """Note that `size` bytes are no longer under way."""
        self._under_way -= size

    def _send_echo(self, frame: bytes) -> None:
        if self.is_up:
            self._depart(frame, 0.0)


class MemoryWire:
    """What lies between two ends, and the faults it is told to have."""

    def __init__(
        self,
        a: PathEvents,
        b: PathEvents,
        *,
        timers: Timers,
        fate: Fate = carried,
        name: str = "memory",
        latency_s: float = 0.0,
        redial_s: float = 0.05,
        send_buffer: int = SEND_BUFFER,
        echo: EchoSettings | None = None,
        entropy: Entropy | None = None,
    ) -> None:
        """End `a` accepted the link and learns the path's name later, end `b` dialled and has it."""
        if latency_s < 0 or redial_s <= 0:
            raise UsageError("latency must not be below zero, the time to redial must be above it")
        self.timers, self.fate, self.send_buffer = timers, fate, send_buffer
        self.latency_s, self.redial_s = latency_s, redial_s
        self.echo, self.entropy = echo or EchoSettings(), entropy or counted_entropy()
        self.a: MemoryLink | None = None
        self.b: MemoryLink | None = None
        self._events, self._name = (a, b), name
        self._order = itertools.count()
        self._travelling: list[tuple[float, int, MemoryLink, bytes]] = []
        self._held: deque[tuple[MemoryLink, bytes]] = deque()
        self._holding = self._severed = self._closed = False
        self._redial: Timer | None = None

    def connect(self) -> None:
        """Make a fresh link now; one end that was still up hears that it was replaced."""
        if self._holding or self._severed or self._closed:
            self._redial_later()
            return
        self._end_both("replaced by a newer connection of the same node")
        exporter = self.entropy(32)
        self.a = MemoryLink(self, "a", self._events[0], path="", exporter=exporter)
        self.b = MemoryLink(self, "b", self._events[1], path=self._name, exporter=exporter)
        for link in (self.a, self.b):
            if link.is_up:
                link.begin()

    def cut(self, why: str = "the connection broke: cut by script") -> None:
        """Break the link at both ends and lose what was under way; it is dialled again after `redial_s`."""
        self._end_both(why)
        self._redial_later()

    def sever(self, why: str = "the connection broke: cut by script") -> None:
        """Break the link and let no other come up before `mend`."""
        self._severed = True
        self.cut(why)

    def mend(self) -> None:
        """End what `sever` began and connect at once."""
        self._severed = False
        self.connect()

    def hold(self) -> None:
        """Carry nothing from now on, and tell nobody."""
        self._holding = True

    def release(self) -> None:
        """Carry again, what was held first and in order."""
        self._holding = False
        while self._held and not self._holding:
            self.carry(*self._held.popleft())

    def close(self, why: str = "this node closed the path") -> None:
        """End the link for good."""
        self._closed = True
        self._end_both(why)
        if self._redial is not None:
            self._redial.cancel()

    def depart(self, sender: MemoryLink, data: bytes, after_s: float) -> None:
        """Send something on its way; of two that are due together, the one sent first arrives first."""
        after_s += self.latency_s
        heapq.heappush(self._travelling, (self.timers.time() + after_s, next(self._order), sender, data))
        self.timers.call_later(after_s, self._arrival)

    def _arrival(self) -> None:
        """Bring whatever is due first: there is one call for each thing on its way."""
        _, _, sender, data = heapq.heappop(self._travelling)
        self.carry(sender, data)

    def carry(self, sender: MemoryLink, data: bytes) -> None:
        """Bring what `sender` sent to the other end of the same link, if that is still there."""
        if self._holding:
            self._held.append((sender, data))
            return
        sender.left(len(data))
        far = self._far(sender)
        if far is not None:
            far.arrive(data)

    def ended(self, link: MemoryLink) -> None:
        """Let the far end of a link that was closed know, and dial again."""
        far = self._far(link)
        if far is not None and not self._holding:
            self.timers.call_later(self.latency_s, lambda: far.end("the far side closed the link"))
        self._redial_later()

    def _far(self, link: MemoryLink) -> MemoryLink | None:
        return self.b if link is self.a else self.a if link is self.b else None

    def _end_both(self, why: str) -> None:
        for link in (self.a, self.b):
            if link is not None:
                link.end(why)

    def _redial_later(self) -> None:
        if self._redial is not None:
            self._redial.cancel()
        if not self._closed:
            self._redial = self.timers.call_later(self.redial_s, self.connect)


def memory_pair(
    a: PathEvents,
    b: PathEvents,
    *,
    timers: Timers,
    fate: Fate = carried,
    name: str = "memory",
    latency_s: float = 0.0,
    redial_s: float = 0.05,
    send_buffer: int = SEND_BUFFER,
    echo: EchoSettings | None = None,
    entropy: Entropy | None = None,
) -> MemoryWire:
    """Return a wire between two owners that are connected already; both have been told `link_up`."""
    wire = MemoryWire(
        a,
        b,
        timers=timers,
        fate=fate,
        name=name,
        latency_s=latency_s,
        redial_s=redial_s,
        send_buffer=send_buffer,
        echo=echo,
        entropy=entropy,
    )
    wire.connect()
    return wire
