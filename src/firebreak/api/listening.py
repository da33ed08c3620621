"""Connections to the API: how many there are, how long one may take to say what it wants, how much it may say.

Keeps true: whoever reaches the port takes no more than a bounded part of this process, before and after TLS; who is
slow to ask gives way to who asks, so that a flood of strangers keeps nobody from the watch and takes nothing from the
paths.
Leaves to others: HTTP (uvicorn), who may ask for what (`gate`, `endpoint`).
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

CONNECTIONS_MAX = 400
EACH_MAX = 128  # of one address: several desks behind one, each with a few windows
ASK_S = 10.0  # for TLS, and for the head of a request
BODY_S = 120.0
HEAD_BYTES = 64 << 10
PAUSE_S = 0.1  # where the machine gives no more sockets
LOOK_S = 1.0


class Asked(HttpToolsProtocol):
    """One connection that knows since when it is waited for."""

    waits_since: float | None = None  # None while the other end waits for us
    in_head = True
    _head = 0

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        self.waits_since = self.loop.time()
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Take what came; a head that has no end ends the connection."""
        self._head += len(data)
        super().data_received(data)
        if self.in_head and self._head > HEAD_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Wait for the head of a request, the first or a further one."""
        self.waits_since, self.in_head, self._head = self.loop.time(), True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Wait for the body."""
        self.waits_since, self.in_head = self.loop.time(), False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is here."""
        self.waits_since = None
        super().on_message_complete()


@dataclass(slots=True, eq=False)
class _Guest:
    """One connection; `asked` is None until TLS stands."""

    socket: socket.socket
    source: str
    since: float
    asked: Asked | None = None

    @property
    def gone(self) -> bool:
        return self.socket.fileno() < 0

    def waits_since(self) -> float | None:
        """Return since when it is waited for, None while it waits for us."""
        return self.since if self.asked is None else self.asked.waits_since

    def is_late(self, now: float) -> bool:
        since = self.waits_since()
        patience = BODY_S if self.asked is not None and not self.asked.in_head else ASK_S
        return since is not None and now - since > patience

    def send_away(self) -> None:
        """End the connection without a word."""
        if self.asked is not None and self.asked.transport is not None:
            self.asked.transport.abort()
        else:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)  # the handshake under way fails and closes it


class Listener:
    """Takes connections at one port."""

    def __init__(self, bound: socket.socket, make: Callable[[], Asked], tls: ssl.SSLContext | None) -> None:
        """`make` gives the protocol of a new connection."""
        self._bound, self._make, self._tls = bound, make, tls
        self._guests: list[_Guest] = []
        self._handshakes: set[asyncio.Task[None]] = set()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to listen."""
        self._bound.listen(128)
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._accept()), loop.create_task(self._look())]

    async def stop(self) -> None:
        """Take no more connections; those that stand are the server's to end."""
        for task in (*self._tasks, *self._handshakes):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._handshakes, return_exceptions=True)
        self._bound.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                made, address = await loop.sock_accept(self._bound)
            except OSError:  # the one who came has gone, or there are no more sockets
                self._sweep()
                await asyncio.sleep(PAUSE_S)
                continue
            self._admit(made, str(address[0]))

    def _admit(self, made: socket.socket, source: str) -> None:
        made.setblocking(False)
        self._sweep()
        theirs = [guest for guest in self._guests if guest.source == source]
        full = theirs if len(theirs) >= EACH_MAX else self._guests if len(self._guests) >= CONNECTIONS_MAX else []
        if full and not self._make_room(full):
            made.close()
            return
        guest = _Guest(made, source, asyncio.get_running_loop().time())
        self._guests.append(guest)
        task = asyncio.get_running_loop().create_task(self._shake_hands(guest))
        self._handshakes.add(task)
        task.add_done_callback(self._handshakes.discard)

    def _make_room(self, among: list[_Guest]) -> bool:
        """Send away whoever has been waited for the longest; False where everybody waits for us."""
        waiting = [(since, guest) for guest in among if (since := guest.waits_since()) is not None]
        if not waiting:
            return False
        _, slowest = min(waiting, key=lambda one: one[0])
        slowest.send_away()
        self._guests.remove(slowest)
        return True

    async def _shake_hands(self, guest: _Guest) -> None:
        loop, patience = asyncio.get_running_loop(), ASK_S if self._tls is not None else None
        try:
            _, guest.asked = await loop.connect_accepted_socket(
                self._make, guest.socket, ssl=self._tls, ssl_handshake_timeout=patience
            )
        except (OSError, ssl.SSLError, asyncio.CancelledError):
            guest.socket.close()

    async def _look(self) -> None:
        """End connections that do not say in time what they want."""
        while True:
            await asyncio.sleep(LOOK_S)
            now = asyncio.get_running_loop().time()
            for guest in self._guests:
                if guest.is_late(now):
                    guest.send_away()
            self._sweep()

    def _sweep(self) -> None:
        self._guests = [guest for guest in self._guests if not guest.gone]
