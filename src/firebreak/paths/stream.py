"""The stream path: one side listens, the other dials and dials again (spec `wire.md`).

Keeps true: a listener's work for strangers is bounded (WIRE-11), a certificate that is no longer allowed loses its
links, and a dialler has at most one connection and never gives up until closed. Leaves to others: the life of one
connection (`link`), when to dial again (`redial`), and which key belongs to whom (manifest).
"""

from __future__ import annotations

import asyncio
import os
from typing import Final

from firebreak.core.errors import OperationalError, UsageError
from firebreak.paths.echo import EchoSettings
from firebreak.paths.gate import Gate, RefusalMeter, StreamLimits
from firebreak.paths.link import StreamLink, Surroundings, words_of
from firebreak.paths.port import Entropy, PathEvents, Timers
from firebreak.paths.redial import Redial, RedialSettings
from firebreak.paths.tls import Allowed, TlsSession, make_context
from firebreak.paths.tls_identity import TlsIdentity

KEY_BYTES: Final = 32
_BACKLOG: Final = 128
_PATIENCE_S: Final = 0.25  # an attempt younger than this is not restarted by `wake`


class StreamListener:
    """Accepts links of nodes whose certificate key is in `allowed()`, asked anew each time."""

    def __init__(
        self,
        host: str,
        port: int,
        identity: TlsIdentity,
        allowed: Allowed,
        events: PathEvents,
        limits: StreamLimits | None = None,
        *,
        echo: EchoSettings | None = None,
        timers: Timers | None = None,
        entropy: Entropy = os.urandom,
    ) -> None:
        """`port` 0 lets the system choose: see `port` after `start`. `timers` is the running loop unless given."""
        self.host, self.port = host, port
        self._allowed, self._events = allowed, events
        self._limits, self._echo = limits or StreamLimits(), echo or EchoSettings()
        self._timers, self._entropy = timers, entropy
        self._context = make_context(identity, allowed, accept=True)
        self._gate, self._meter = Gate(self._limits), RefusalMeter()
        self._links: dict[StreamLink, asyncio.Future[None]] = {}
        self._turned_away: set[StreamLink] = set()
        self._server: asyncio.Server | None = None

    @property
    def links(self) -> tuple[StreamLink, ...]:
        """The links that are up, oldest first."""
        return tuple(link for link in self._links if link.is_up)

    async def start(self) -> None:
        """Begin to listen. Raises OperationalError when the address is taken or not ours."""
        loop = asyncio.get_running_loop()
        self._timers = self._timers or loop
        around = Surroundings(
            owner=self,
            events=self._events,
            limits=self._limits,
            echo=self._echo,
            timers=self._timers,
            entropy=self._entropy,
        )
        try:
            self._server = await loop.create_server(
                lambda: self._new_link(around), self.host, self.port, backlog=_BACKLOG
            )
        except OSError as error:
            raise OperationalError(f"cannot listen on {self.host} port {self.port}: {words_of(error)}") from error
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self, why: str = "this node stopped listening") -> None:
        """Stop listening and end every link; every `link_down` has been told on return."""
        if self._server is not None:
            self._server.close()
            self._server = None
        ending = list(self._links.values())
        for link in list(self._links):
            link.close(why)
        if ending:
            await asyncio.wait(ending)

    def recheck(self) -> None:
        """End the links whose certificate is no longer allowed; call it when a manifest changes."""
        allowed = self._allowed()
        for link in self.links:
            if link.peer_key not in allowed:
                link.close("the far certificate is no longer one we know")

    def _new_link(self, around: Surroundings) -> StreamLink:
        return StreamLink(TlsSession(self._context, self._allowed, accept=True), around, path="", accepted=True)

    def admit(self, link: StreamLink) -> str:
        """Ask the gate (WIRE-11)."""
        refusal = self._gate.enter(link.peer_address, self._now()) if self._server else "this node stopped listening"
        if refusal:
            self._turned_away.add(link)
        else:
            self._links[link] = asyncio.get_running_loop().create_future()
        return refusal

    def authenticated(self, link: StreamLink) -> None:
        """Give the attempt back, and let the oldest link of a node with too many give way."""
        self._gate.authenticated(link.peer_address)
        same = [other for other in self.links if other.peer_key == link.peer_key]
        for oldest in same[: -self._limits.links_per_key]:
            oldest.close("replaced by a newer connection of the same node")

    def gone(self, link: StreamLink, why: str) -> None:
        """Settle the accounts of a connection that ended."""
        if link in self._turned_away:
            self._turned_away.discard(link)
        else:
            self._gate.leave(link.peer_address, authenticated=link.was_up)
            self._links.pop(link).set_result(None)
        if not link.was_up:
            _report_refusal(self._events, self._meter, ("", link.peer_address), why, self._now())

    def _now(self) -> float:
        assert self._timers is not None
        return self._timers.time()


class StreamDialer:
    """Keeps one link to one pinned node, dialling again whenever it is lost."""

    def __init__(
        self,
        path_name: str,
        host: str,
        port: int,
        identity: TlsIdentity,
        expected_key: bytes,
        events: PathEvents,
        limits: StreamLimits | None = None,
        *,
        echo: EchoSettings | None = None,
        redial: RedialSettings | None = None,
        source: str | None = None,
        timers: Timers | None = None,
        entropy: Entropy = os.urandom,
    ) -> None:
        """`source` is the own address to dial from, where a node has several. Raises UsageError for a bad key."""
        if len(expected_key) != KEY_BYTES:
            raise UsageError(f"the pinned key of path {path_name} must have {KEY_BYTES} bytes, not {len(expected_key)}")
        self.path_name, self.host, self.port = path_name, host, port
        self._events, self._limits = events, limits or StreamLimits()
        self._echo, self._source = echo or EchoSettings(), source
        self._timers, self._entropy = timers, entropy
        self._allowed: Allowed = lambda: (expected_key,)
        self._context = make_context(identity, self._allowed, accept=False)
        self._redial, self._meter = Redial(redial or RedialSettings(), entropy), RefusalMeter()
        self._closing = False
        self._woken = asyncio.Event()
        self._link: StreamLink | None = None
        self._up_since: float | None = None
        self._ended: asyncio.Future[float | None] | None = None
        self._attempt: asyncio.Task[object] | None = None
        self._attempt_since = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def link(self) -> StreamLink | None:
        """The live link, if there is one."""
        return self._link if self._link is not None and self._link.is_up else None

    async def start(self) -> None:
        """Begin to dial; returns at once, the owner hears `link_up`."""
        loop = asyncio.get_running_loop()
        self._timers = self._timers or loop
        if self._task is None:
            self._task = loop.create_task(self._run())

    async def close(self, why: str = "this node closed the path") -> None:
        """End the link and dial no more; `link_down` has been told on return."""
        self._closing = True
        self.wake()
        if self._attempt is not None:
            self._attempt.cancel()
        if self._link is not None:
            self._link.close(why)
        if self._task is not None:
            await self._task

    def wake(self) -> None:
        """Dial at once if there is no link (the network says that it is back); if there is one, test it at once."""
        self._woken.set()
        self._redial.woken()
        if self._attempt is not None and self._now() - self._attempt_since > _PATIENCE_S:
            self._attempt.cancel()
        if self.link is not None:
            self.link.ask_now()

    async def _run(self) -> None:
        while not self._closing:
            self._woken.clear()
            held_s = await self._connect_and_hold()
            delay_s = self._redial.delay_s(held_s=held_s, now_s=self._now())
            await self._wait(delay_s)

    async def _wait(self, delay_s: float) -> None:
        if delay_s <= 0 or self._closing:
            return
        assert self._timers is not None
        timer = self._timers.call_later(delay_s, self._woken.set)
        try:
            await self._woken.wait()
        finally:
            timer.cancel()

    async def _connect_and_hold(self) -> float | None:
        """Make one attempt; return the seconds its link was up, None if it never was."""
        self._up_since = None
        self._ended = asyncio.get_running_loop().create_future()
        failure = await self._connect()
        if failure:
            _report_refusal(self._events, self._meter, (self.path_name, self._where()), failure, self._now())
            return None
        return await self._ended

    async def _connect(self) -> str:
        """Return "" once a connection stands (its handshake may still fail), or why there is none."""
        loop = asyncio.get_running_loop()
        local = (self._source, 0) if self._source else None
        self._attempt_since = self._now()
        self._attempt = loop.create_task(loop.create_connection(self._new_link, self.host, self.port, local_addr=local))
        patience_s = self._redial.connect_s
        await asyncio.wait({self._attempt}, timeout=patience_s)
        attempt, self._attempt = self._attempt, None
        failure = await _outcome(attempt, patience_s)
        if failure and self._link is not None:  # it came up while it was being ended: the loop has closed its socket,
            self._link.connection_lost(None)  # and uvloop tells nobody
        return failure

    def _new_link(self) -> StreamLink:
        assert self._timers is not None
        around = Surroundings(
            owner=self,
            events=self._events,
            limits=self._limits,
            echo=self._echo,
            timers=self._timers,
            entropy=self._entropy,
        )
        session = TlsSession(self._context, self._allowed, accept=False)
        return StreamLink(session, around, path=self.path_name, accepted=False)

    def admit(self, link: StreamLink) -> str:
        """Go on, unless this dialler is closing or has a connection already."""
        if self._closing or self._link is not None:
            return "this node closed the path"
        self._link = link
        return ""

    def authenticated(self, link: StreamLink) -> None:
        """Note since when the link holds."""
        self._up_since = self._now()

    def gone(self, link: StreamLink, why: str) -> None:
        """Let the next attempt begin."""
        if not link.was_up and not self._closing:
            _report_refusal(self._events, self._meter, (self.path_name, self._where()), why, self._now())
        if link is self._link:
            self._link = None
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(None if self._up_since is None else self._now() - self._up_since)

    def _where(self) -> str:
        return f"{self.host}:{self.port}"

    def _now(self) -> float:
        return self._timers.time() if self._timers is not None else 0.0


async def _outcome(attempt: asyncio.Task[object], patience_s: float) -> str:
    """Return why a connection attempt has none, "" if it has one; an unfinished attempt is ended first."""
    late = not attempt.done()
    if late:
        attempt.cancel()
        await asyncio.wait({attempt})
    if attempt.cancelled():
        return f"no connection within {patience_s:g} s" if late else "this attempt was ended to begin a new one"
    error = attempt.exception()
    if isinstance(error, OSError):
        return f"no connection: {words_of(error)}"
    if error is not None:
        raise error
    return ""


def _report_refusal(events: PathEvents, meter: RefusalMeter, where: tuple[str, str], why: str, now_s: float) -> None:
    """Tell the owner of a refusal, at most one of a kind in the meter's period."""
    path_name, address = where
    held = meter.count(f"{address} {why}", now_s)
    if held is not None:
        events.refused(path_name, address, why + (f" ({held} more before)" if held else ""))
