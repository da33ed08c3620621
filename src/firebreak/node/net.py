"""Connections of all lines of a node: which link belongs to which line, and news of circuits (`paths.port`).

Keeps true: a link reaches a line only if its pinned certificate is of that line's other party; a stranger's link, or
a broken one, never touches another line; a link without a valid hello is closed in time (LIM-6).
Leaves to others: TLS and frames (`paths`), the hello and everything after it (`core.line`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firebreak.core.errors import PeerError
from firebreak.core.line import events as ev
from firebreak.core.line.frames import Frame
from firebreak.core.line.links import HELLO_MS
from firebreak.core.record.codec import decode
from firebreak.node.local import DemoNews
from firebreak.node.service import LineService
from firebreak.paths.port import Link, PathEvents, Timer, Timers
from firebreak.ports import Clock

CUT = "this path was cut on purpose, in a demonstration"


@dataclass(slots=True)
class _Live:
    """One link and the line it was given to."""

    link: Link
    service: LineService | None
    timer: Timer | None = None
    path: str = ""  # as its hello said


class Net:
    """Owner of every link of a node (`PathEvents`)."""

    hello_s: float = HELLO_MS / 1000

    def __init__(
        self,
        lines: Callable[[bytes], Sequence[LineService]],
        clock: Clock,
        report: Callable[[str, str], None],
        report_of: Callable[[str, str, str], None],
        timers: Callable[[], Timers] = asyncio.get_running_loop,
    ) -> None:
        """`lines` gives the lines whose other party holds a TLS key, `timers` the running loop."""
        self._lines = lines
        self._clock = clock
        self._report = report
        self._report_of = report_of
        self._timers = timers
        self._live: dict[int, _Live] = {}

    # --- paths cut on purpose, in a demonstration ---------------------------------------------------------------

    def cut(self, service: LineService, path: str, *, cut: bool) -> None:
        """Close and refuse the links of a path until it is mended, and tell those who watch."""
        known = path in service.local.cut
        (service.local.cut.add if cut else service.local.cut.discard)(path)
        for live in tuple(self._live.values()) if cut else ():
            if live.service is service and path in (live.path, live.link.path):
                live.link.close(CUT)
        if known != cut:
            service.link_news(f"path {path} was {'cut on purpose' if cut else 'mended'}")
            service.tell_here(DemoNews())

    def _is_cut(self, live: _Live, frame: bytes) -> bool:
        """Return whether a link is of a path that was cut: by its name, or by what its first frame says."""
        assert live.service is not None
        if not live.service.local.cut:
            return False
        named = live.path or live.link.path or _path_named(live.service, frame)
        return named in live.service.local.cut

    def dialled(self, service: LineService) -> PathEvents:
        """Return what a dialler of one line reports to: its links are of that line from the start."""
        return _Dialled(self, service)

    def link_up(self, link: Link) -> None:
        """Give a fresh link to its line; with several lines of one party, its first frame decides."""
        lines = self._lines(link.peer_key)
        live = self._enter(link)
        if len(lines) == 1:
            self._give(live, lines[0])
        elif not lines:
            link.close("this certificate belongs to no line of this node")

    def link_of(self, link: Link, service: LineService) -> None:
        """Take a fresh link that was dialled for a line."""
        self._give(self._enter(link), service)

    def _enter(self, link: Link) -> _Live:
        live = self._live[link.id] = _Live(link=link, service=None)
        live.timer = self._timers().call_later(self.hello_s, lambda: self._silent(live))
        return live

    def _silent(self, live: _Live) -> None:
        """Close a link on which no valid hello has come."""
        line = live.service.engine.state.links.get(live.link.id) if live.service is not None else None
        if line is None or not line.established:
            live.link.close(f"no hello within {self.hello_s:g} s")

    def _give(self, live: _Live, service: LineService) -> None:
        live.service = service
        link = live.link
        if link.path in service.local.cut:
            link.close(CUT)
            return
        service.link_news(f"{self._path_of(live)}: connected, outer channel {link.outer}")
        service.post(ev.LinkOpened(link=link.id, path=link.path, exporter=link.exporter, outer=link.outer))

    def frame(self, link: Link, frame: bytes) -> None:
        """Hand a frame to the line."""
        live = self._live.get(link.id)
        if live is None:
            return
        if live.service is None:
            self._by_hello(live, frame)
        if live.service is not None and self._is_cut(live, frame):
            live.link.close(CUT)
        elif live.service is not None:
            live.service.post(ev.FrameArrived(link=link.id, frame=frame))
            if not live.path:
                line = live.service.engine.state.links.get(link.id)
                live.path = line.path if line is not None and line.established else ""

    def _by_hello(self, live: _Live, frame: bytes) -> None:
        """Find the line that a hello names among those of this party."""
        try:
            value = decode(frame, max_bytes=64 * 1024)
        except PeerError:
            value = None
        named = value[2] if isinstance(value, tuple) and len(value) > 2 else None
        for service in self._lines(live.link.peer_key):
            if service.material.line == named:
                self._give(live, service)
                return
        live.link.close("the first frame names no line of this node")

    def link_down(self, link: Link, why: str) -> None:
        """Tell the line that a link is gone."""
        live = self._live.pop(link.id, None)
        if live is None:
            return
        if live.timer is not None:
            live.timer.cancel()
        if live.service is None:
            self.refused(link.path, "a known certificate", why)
            return
        words = f"{self._path_of(live)} is down: {why}"
        live.service.link_news(words)
        self._report_of(live.service.name, "link", words)
        live.service.post(ev.LinkClosed(link=link.id, why=why))

    @staticmethod
    def _path_of(live: _Live) -> str:
        """Return in words which path a link is of, as far as its hello said."""
        name = live.path or live.link.path
        return f"path {name}" if name else "a connection that has not said hello"

    def circuit(self, link: Link, returned: bool, round_trip_ms: int | None) -> None:
        """Hand on the result of one echo."""
        live = self._live.get(link.id)
        if live is None or live.service is None:
            return
        now = self._clock.now().utc
        live.service.post(
            ev.CircuitEchoed(
                link=link.id, sent=1, returned=int(returned), up=returned, since=now, median_ms=round_trip_ms
            )
        )

    def refused(self, path_name: str, peer_address: str, why: str) -> None:
        """A connection that did not become a link; rate-limited by the path."""
        self._report("refused", f"path {path_name or '(accepting)'} from {peer_address}: {why}")

    # --- for the engines ----------------------------------------------------------------------------------------

    def transmit(self, link: int, frame: bytes) -> bool:
        """Send a frame; False if the link is gone or its buffer is full."""
        live = self._live.get(link)
        return live is not None and live.link.send(frame)

    def close_link(self, link: int, why: str) -> None:
        """Close a link."""
        live = self._live.get(link)
        if live is not None:
            live.link.close(why)

    def close_line(self, service: LineService, why: str) -> None:
        """Close every link of a line; its paths dial again."""
        for live in tuple(self._live.values()):
            if live.service is service:
                live.link.close(why)


def _path_named(service: LineService, frame: bytes) -> str:
    """Return the path that a first frame says it came by, "" where it says none (LINE-2)."""
    try:
        value = decode(frame, max_bytes=64 * 1024)
    except PeerError:
        return ""
    number = value[4] if isinstance(value, tuple) and len(value) > 4 and value[0] == int(Frame.HELLO) else None
    return next((path.name for path in service.material.context.charter.paths if path.number == number), "")


class _Dialled:
    """Reports of one line's dialler (`PathEvents`)."""

    def __init__(self, net: Net, service: LineService) -> None:
        self._service = service
        self._net = net
        self.frame = net.frame
        self.link_down = net.link_down
        self.circuit = net.circuit
        self.refused = net.refused

    def link_up(self, link: Link) -> None:
        """Give the link to the line it was dialled for."""
        self._net.link_of(link, self._service)
