"""One TLS connection as a link: handshake, frames, echoes and a bounded buffer (rules WIRE-1 to WIRE-12).

Keeps true: `link_up` is told at most once and `link_down` exactly once for it; a frame that `send` took is written
whole and in order while the link lives; an echo overtakes queued frames; what is queued is bounded. Leaves to others:
accepting and dialling (`stream`), and keeping a record of what must be sent again.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
from collections import deque
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

from firebreak.core.errors import PeerError
from firebreak.paths.echo import EchoKeeper, EchoSettings
from firebreak.paths.framing import FrameReader, is_echo, with_prefix
from firebreak.paths.gate import StreamLimits
from firebreak.paths.port import Entropy, PathEvents, Timer, Timers
from firebreak.paths.tls import TlsSession

link_ids = itertools.count(1)  # of every path in this process

_TRANSPORT_BUFFER: Final = 65_536  # encrypted bytes handed to the transport; more waits where an echo can overtake it
_BATCH: Final = 16_384  # queued frames written as one
_FAREWELL_S: Final = 1.0  # until a closing link stops waiting for its last bytes to leave
_URGENT: Final = 8  # echoes that may wait

_SOCKET_OPTIONS: Final = (
    ("IPPROTO_TCP", "TCP_NODELAY", 1),
    ("SOL_SOCKET", "SO_KEEPALIVE", 1),
    ("IPPROTO_TCP", "TCP_KEEPIDLE", 5),
    ("IPPROTO_TCP", "TCP_KEEPINTVL", 2),
    ("IPPROTO_TCP", "TCP_KEEPCNT", 3),
    ("IPPROTO_TCP", "TCP_USER_TIMEOUT", 10_000),  # ms without an acknowledgement of sent bytes
    ("IPPROTO_TCP", "TCP_NOTSENT_LOWAT", 131_072),  # the kernel's queue stays short, so that an echo is not stuck in it
)


class Owner(Protocol):
    """The listener or dialler of a link."""

    def admit(self, link: StreamLink) -> str:
        """Return "" to go on with a new connection, or why not; asked before any cryptography."""
        ...

    def authenticated(self, link: StreamLink) -> None:
        """Note that the handshake is complete; the link is up right after this."""
        ...

    def gone(self, link: StreamLink, why: str) -> None:
        """Note that the connection is over, whether or not it ever was up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What every link of one listener or dialler shares."""

    owner: Owner
    events: PathEvents
    limits: StreamLimits
    echo: EchoSettings
    timers: Timers
    entropy: Entropy = field(repr=False)


class StreamLink(asyncio.Protocol):
    """A `Link` over TCP and TLS; made by a listener or a dialler, never directly."""

    def __init__(self, session: TlsSession, around: Surroundings, *, path: str, accepted: bool) -> None:
        self.id = next(link_ids)
        self.path = path
        self.peer_address = ""
        self.was_up = False
        self._session, self._around, self._accepted = session, around, accepted
        self._transport: asyncio.Transport | None = None
        self._reader = FrameReader()
        self._queue: deque[bytes] = deque()
        self._urgent: deque[bytes] = deque()
        self._queued_bytes = 0
        self._paused = self._closing = False
        self._why = ""
        self._timer: Timer | None = None
        self._echo = EchoKeeper(
            link=self,
            send=self._send_urgent,
            on_dead=self.close,
            events=around.events,
            settings=around.echo,
            timers=around.timers,
            entropy=around.entropy,
        )

    def __repr__(self) -> str:
        return f"<StreamLink {self.id} path={self.path!r} far={self.peer_address} {self.outer or 'no TLS yet'}>"

    # What the owner of the path uses

    @property
    def peer_key(self) -> bytes:
        """Raw Ed25519 public key of the far certificate."""
        return self._session.peer_key

    @property
    def exporter(self) -> bytes:
        """32 bytes that only the two ends of this link hold (WIRE-7)."""
        return self._session.exporter

    @property
    def outer(self) -> str:
        """Key agreement of this TLS session (WIRE-6)."""
        return self._session.outer

    @property
    def is_up(self) -> bool:
        """Whether frames can be sent."""
        return self.was_up and not self._closing

    def send(self, frame: bytes) -> bool:
        """Queue `frame`; False when the buffer is full or the link is not up. Raises UsageError (size)."""
        data = with_prefix(frame)
        if self._closing or not self.was_up or self._transport is None:
            return False
        if not self._paused:
            self._transport.write(self._session.seal(data))
            return True
        held = self._queued_bytes + self._transport.get_write_buffer_size()
        if held + len(data) > self._around.limits.send_buffer:
            return False
        self._queue.append(data)
        self._queued_bytes += len(data)
        return True

    def close(self, why: str) -> None:
        """End the link with a TLS farewell; calling it again changes nothing."""
        self._why = self._why or why
        if self._closing or self._transport is None:
            return
        self._stop()
        self._transport.write(self._session.finish())
        self._transport.close()
        self._timer = self._around.timers.call_later(_FAREWELL_S, self._transport.abort)

    def abort(self, why: str) -> None:
        """End the link at once, with nothing more on the wire."""
        self._why = self._why or why
        if self._transport is not None:
            self._stop()
            self._transport.abort()

    def ask_now(self) -> None:
        """Send an echo at once if none is under way."""
        self._echo.ask_now()

    # What the event loop calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the handshake if the owner admits this connection."""
        transport = cast(asyncio.Transport, transport)  # other loops have classes of their own
        self._transport = transport
        peer = transport.get_extra_info("peername")
        self.peer_address = str(peer[0]) if isinstance(peer, tuple) else str(peer or "local")
        if refusal := self._around.owner.admit(self):
            self.abort(refusal)
            return
        _set_options(transport)
        high = min(_TRANSPORT_BUFFER, self._around.limits.send_buffer // 2)
        transport.set_write_buffer_limits(high=high, low=high // 2)
        self._timer = self._around.timers.call_later(self._around.limits.handshake_s, self._too_slow)
        self._session.begin()
        self._flush()

    def data_received(self, data: bytes) -> None:
        """Decrypt, cut into frames and hand them over, all before the loop goes on."""
        try:
            self._take(data)
        except PeerError as error:
            self._flush()  # the alert that says so
            self.close(str(error) if self.was_up else error.detail)
            return
        if self._session.ended:
            self.close("the far side closed the link")

    def pause_writing(self) -> None:
        """Keep further frames here: the transport has enough."""
        self._paused = True

    def resume_writing(self) -> None:
        """Hand over what waited: echoes first, then frames in order, several at a time."""
        self._paused = False
        while not self._paused and not self._closing and (self._urgent or self._queue):
            assert self._transport is not None
            self._transport.write(self._session.seal(self._next_batch()))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the owner once, with the first reason known."""
        if self._transport is None:
            return
        self._stop()
        if self._timer is not None:
            self._timer.cancel()
        why = self._why or _loss(exc, inside=self._reader.inside_a_frame)
        self._transport = None
        if self.was_up:
            self._around.events.link_down(self, why)
        self._around.owner.gone(self, why)

    # Inside

    def _take(self, data: bytes) -> None:
        if self._closing:
            return
        pieces = self._session.feed(data)
        self._flush()
        if self._accepted and self._session.ready and not self.was_up:
            self._up()
        for piece in pieces:
            for frame in self._reader.feed(piece):
                if not self.was_up:
                    self._up()  # WIRE-8: the accepting side has spoken, so it knows our certificate
                if not self.is_up:  # whoever was told of the last frame may have closed the link
                    return
                self._deliver(frame)

    def _deliver(self, frame: bytes) -> None:
        self._echo.arrived()
        if is_echo(frame):
            self._echo.handle(frame)
        else:
            self._around.events.frame(self, frame)

    def _up(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.was_up = True
        self._around.owner.authenticated(self)
        self._around.events.link_up(self)
        if self.is_up:
            self._echo.start()

    def _send_urgent(self, frame: bytes) -> None:
        if self._closing or self._transport is None:
            return
        if not self._paused:
            self._transport.write(self._session.seal(with_prefix(frame)))
        elif len(self._urgent) < _URGENT:
            self._urgent.append(with_prefix(frame))

    def _next_batch(self) -> bytes:
        if self._urgent:
            batch = b"".join(self._urgent)
            self._urgent.clear()
            return batch
        parts = [self._queue.popleft()]
        size = len(parts[0])
        while self._queue and size + len(self._queue[0]) <= _BATCH:
            parts.append(self._queue.popleft())
            size += len(parts[-1])
        self._queued_bytes -= size
        return b"".join(parts)

    def _flush(self) -> None:
        """Write what TLS itself has to say; a far side that never reads it is given up."""
        data = self._session.take()
        if data and self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)
            if self._transport.get_write_buffer_size() > self._around.limits.send_buffer:
                self.abort("the far side does not read")

    def _too_slow(self) -> None:
        self.abort(f"no handshake within {self._around.limits.handshake_s:g} s")

    def _stop(self) -> None:
        self._closing = True
        self._echo.stop()
        self._queue.clear()
        self._urgent.clear()
        self._queued_bytes = 0


def _set_options(transport: asyncio.Transport) -> None:
    """Set on the socket whatever of the options this system knows."""
    held = transport.get_extra_info("socket")
    if held is None or held.family not in (socket.AF_INET, socket.AF_INET6):
        return
    for level, option, value in _SOCKET_OPTIONS:
        number = getattr(socket, option, None)
        if number is not None:
            held.setsockopt(getattr(socket, level), number, value)


def words_of(error: Exception) -> str:
    """Return what the system says of an error, without the addresses that asyncio puts in its place."""
    number = getattr(error, "errno", None)
    return os.strerror(number) if isinstance(number, int) and number > 0 else str(error) or type(error).__name__


def _loss(exc: Exception | None, *, inside: bool) -> str:
    """Return in plain words how a connection ended that nobody closed on purpose (WIRE-2)."""
    if exc is None:
        why = "the connection ended without a farewell"
    elif isinstance(exc, TimeoutError):
        why = "the far side stopped acknowledging"
    else:
        why = f"the connection broke: {words_of(exc)}"
    return why + (", inside a frame" if inside else "")
