"""A running node: its lines, paths, pagers and journal, on one event loop.

Keeps true: lines share nothing but the process; one line in trouble leaves the others alone; logs carry no content.
Leaves to others: decisions (`core`), HTTP (`api`, handed in as `serve`), files (`layout`, `introduction`).
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from firebreak import __version__
from firebreak.core.errors import IntegrityError, UsageError
from firebreak.core.line import events as ev
from firebreak.core.line.outbound import journal_line
from firebreak.core.procedures.model import Alert, Item
from firebreak.core.types import Instant, Leaf, LocalTime
from firebreak.node.clock import SystemClock
from firebreak.node.config import load_config
from firebreak.node.engine import Engine
from firebreak.node.introduction import LineFiles, load_identity, load_lines, open_vault
from firebreak.node.layout import open_layout
from firebreak.node.material import make_material
from firebreak.node.net import Net
from firebreak.node.paging import Paging
from firebreak.node.ratchet import RatchetFile
from firebreak.node.sendstate import SendState
from firebreak.node.service import LineService, RaisedAlert
from firebreak.node.settings import CallStep, LineConfig, NodeConfig, PagerConfig
from firebreak.node.signer import SoftwareSigner
from firebreak.pagers.bell import BellPager
from firebreak.pagers.command import CommandPager
from firebreak.paths.gate import StreamLimits
from firebreak.paths.stream import StreamDialer, StreamListener
from firebreak.paths.tls_identity import TlsIdentity, make_certificate
from firebreak.ports import Pager
from firebreak.store.sqlite import SqliteStore

log = logging.getLogger("firebreak")
CLOCK_CHECK_S = 30.0
CLOCK_STEP_S = 2


class Hooks:
    """The world of one line's engine (`EngineHooks`)."""

    def __init__(self, node: Node, service: Callable[[], LineService], name: str) -> None:
        self._node = node
        self._service = service
        self._name = name
        self._timer: asyncio.TimerHandle | None = None
        self.paging: Paging | None = None

    def transmit(self, link: int, frame: bytes) -> bool:
        """Hand a frame to the path."""
        return self._node.net.transmit(link, frame)

    def close_link(self, link: int, why: str) -> None:
        """Close a link."""
        self._node.net.close_link(link, why)

    def wake_at(self, at: Instant) -> None:
        """Set the line's one timer."""
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        delay = max(0.0, (at - self._node.clock.now().instant) / 1000)
        self._timer = loop.call_later(delay, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._service().post(ev.TimeCame())

    def stop(self) -> None:
        """Cancel what would still happen."""
        if self._timer is not None:
            self._timer.cancel()
        if self.paging is not None:
            self.paging.close()

    def page(self, alert: Alert, at: LocalTime) -> None:
        """Enter the alert into the journal and carry out the call plan."""
        self._service().raised(alert, at)
        if self.paging is not None:
            self.paging.raise_page(alert)

    def stop_pages(self, of: Leaf) -> None:
        """Somebody took the matter."""
        self._service().stopped(of)
        if self.paging is not None:
            self.paging.stop(of)

    def announce(self, items: tuple[Item, ...]) -> None:
        """Tell the watchers."""
        self._service().announce(items)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """Answer a command."""
        self._service().accepted(ticket, leaf, held)

    def rejected(self, ticket: str, why: str) -> None:
        """Refuse a command."""
        self._service().rejected(ticket, why, ours=why.startswith("our store"))

    def report(self, topic: str, words: str) -> None:
        """Write a line into the log."""
        self._node.report(topic, f"{self._name}: {words}")

    def adopt_manifest(self, statement: bytes) -> ev.ManifestAdopted | None:
        """Manifests change by hand in this release: the operator is told."""
        self.report("manifest", "the other side offers a newer manifest; take it by card")
        return None

    def restarted(self) -> None:
        """The record was read back: connect again."""
        self._service().forget_view()
        self._node.net.close_line(self._service(), "the line was read back from the record")


class Node:
    """One party's installation."""

    def __init__(self, folder: Path, passphrase: str | None = None) -> None:
        """Read configuration, keys and lines.

        Raises UsageError, OperationalError or IntegrityError in words for the operator.
        """
        self.layout = open_layout(folder)
        self.config: NodeConfig = load_config(self.layout.config)
        self.clock = SystemClock()
        self.started = self.clock.now().utc
        self.version = __version__
        vault = open_vault(folder, passphrase)
        self.identity = load_identity(folder)
        self.party_name = self.identity.party.name
        self._signer = SoftwareSigner({n: vault.secret(n) for n in ("entry", "seal-ed", "seal-mldsa")}, os.urandom)
        self._tls: TlsIdentity = make_certificate(vault.secret("tls"))
        self.store = SqliteStore.open(self.layout.store, create=True)
        self.net = Net(self._lines_of, self.clock, self.report)
        self.lines: dict[str, LineService] = {}
        self.files: dict[str, LineFiles] = {}
        self._hooks: dict[str, Hooks] = {}
        self._keys: dict[str, bytes] = {}
        self._listeners: list[StreamListener] = []
        self._dialers: list[StreamDialer] = []
        self._clock_task: asyncio.Task[None] | None = None
        self._pagers: dict[str, Pager] = {}
        try:
            for config, files in zip(self.config.line, load_lines(folder), strict=True):
                self._add_line(config, files)
        except BaseException:
            self.store.close()
            raise

    def _add_line(self, config: LineConfig, files: LineFiles) -> None:
        material = make_material(files.charter, files.me, self.identity.manifest, files.peer.manifest)
        hooks = Hooks(self, lambda: self.lines[config.name], config.name)
        engine = Engine(
            material=material,
            store=self.store,
            signer=self._signer,
            send_state=SendState(self.layout.send_state(material.line)),
            ratchet=RatchetFile(self.layout.ratchet(material.line)),
            clock=self.clock,
            entropy=os.urandom,
            hooks=hooks,
        )
        service = LineService(name=config.name, engine=engine, clock=self.clock)
        self.lines[config.name] = service
        self.files[config.name] = files
        self._hooks[config.name] = hooks
        self._keys[config.name] = files.peer.manifest.key("tls").public
        service.alerts.extend(self._journal(service))

    def _journal(self, service: LineService) -> Iterator[RaisedAlert]:
        """Yield the alerts of earlier runs."""
        told = [journal_line(data) for _, data in self.store.notes("journal", service.material.line)]
        stops = {one.of: at for at, one in told if not isinstance(one, Alert)}
        alerts = [(at, one) for at, one in told if isinstance(one, Alert)]
        for number, (at, alert) in enumerate(alerts, 1):
            stopped = stops.get(alert.of) if alert.of is not None else None
            yield RaisedAlert(number=number, at=at, alert=alert, stopped=stopped)

    def _lines_of(self, key: bytes) -> Sequence[LineService]:
        return [self.lines[name] for name, pinned in self._keys.items() if pinned == key]

    def line(self, name: str) -> LineService:
        """Return a line by its local name; raises UsageError that lists the names."""
        if name not in self.lines:
            known = ", ".join(self.lines) or "none yet; make one with `firebreak line propose`"
            raise UsageError(f"this node has no line {name!r}; it has: {known}")
        return self.lines[name]

    def report(self, topic: str, words: str) -> None:
        """Write a line into the operator's log; never content, keys or salts."""
        log.info("%s: %s", topic, words)

    # --- running ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open every line, listen and dial.

        Raises OperationalError if a port is taken, IntegrityError if a record contradicts itself.
        """
        for service in self.lines.values():
            hooks = self._hooks[service.name]
            hooks.paging = self._paging(service)
            service.engine.open()
            service.engine.end_turn()
            why = service.engine.state.why_new_feed
            if why:
                self.report("feed", f"{service.name}: a new feed was opened: {why}")
        for config in self.config.line:
            await self._open_paths(config)
        self._clock_task = asyncio.get_running_loop().create_task(self._watch_clock())

    def _paging(self, service: LineService) -> Paging:
        material = service.material
        return Paging(
            config=self.config,
            charter=material.context.charter,
            me=material.context.me,
            pagers=lambda step, desk: self._means(service, step, desk),
            timers=asyncio.get_running_loop(),
            report=lambda topic, words: self.report(topic, f"{service.name}: {words}"),
        )

    def _means(self, service: LineService, step: CallStep | None, desk: str) -> Sequence[Pager]:
        """Return the pagers of a plan's step, or every pager that serves the desk; the bell always serves."""
        chosen = [p for p in self.config.pager if (p.name == step.pager if step else not p.desks or desk in p.desks)]
        if not chosen and step is None:
            return [BellPager("bell", lambda: service.watched)]
        return [self._pager(service, p, step.to if step else "") for p in chosen]

    def _pager(self, service: LineService, config: PagerConfig, to: str) -> Pager:
        key = f"{service.name}/{config.name}/{to}"
        if key not in self._pagers:
            self._pagers[key] = (
                BellPager(config.name, lambda: service.watched)
                if config.kind == "bell"
                else CommandPager(config.name, config.command, to, lambda words: self.report("paging", words))
            )
        return self._pagers[key]

    async def _open_paths(self, config: LineConfig) -> None:
        limits = self.config.limits
        bounds = StreamLimits(
            networks=limits.allow_from, connections=limits.connections, handshakes=limits.handshakes,
            attempts=limits.handshakes_per_minute, attempts_window_s=60.0,
        )  # fmt: skip
        for path in config.path:
            if path.listen is not None and not self._listens(path.listen.host, path.listen.port):
                listener = StreamListener(
                    path.listen.host, path.listen.port, self._tls, lambda: set(self._keys.values()), self.net, bounds
                )
                await listener.start()
                self._listeners.append(listener)
            if path.dial is not None:
                dialer = StreamDialer(
                    path.name, path.dial.host, path.dial.port, self._tls, self._keys[config.name], self.net, bounds
                )
                await dialer.start()
                self._dialers.append(dialer)

    def _listens(self, host: str, port: int) -> bool:
        return any(one.host == host and one.port == port for one in self._listeners)

    async def _watch_clock(self) -> None:
        """Tell the lines when the wall clock was stepped, so that schedules follow it."""
        before = self.clock.now()
        while True:
            await asyncio.sleep(CLOCK_CHECK_S)
            now = self.clock.now()
            drift = (now.utc - before.utc) - (now.instant - before.instant) // 1000
            if abs(drift) > CLOCK_STEP_S:
                self.report("clock", f"the wall clock of this machine was stepped by about {drift} s")
                for service in self.lines.values():
                    service.post(ev.TimeCame())
            before = now

    async def stop(self) -> None:
        """Close paths, timers and the store; what was promised is durable already."""
        if self._clock_task is not None:
            self._clock_task.cancel()
            with suppress(asyncio.CancelledError):
                await self._clock_task
        for dialer in self._dialers:
            await dialer.close()
        for listener in self._listeners:
            await listener.close()
        for hooks in self._hooks.values():
            hooks.stop()
        for service in self.lines.values():
            if service.engine.state is not None:
                service.engine.save_secrets()
        self.store.close()


Serve = Callable[[Node], Awaitable[Callable[[], Awaitable[None]]]]
"""Starts the API of a node; what it returns stops it."""


async def run_node(folder: Path, passphrase: str | None, serve: Serve) -> None:
    """Run a node until SIGINT or SIGTERM.

    Raises what `Node` and `Node.start` raise.
    """
    node = Node(folder, passphrase)
    stop_api: Callable[[], Awaitable[None]] | None = None
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    loop.set_exception_handler(lambda _, context: _fatal(ended, context))
    try:
        await node.start()
        stop_api = await serve(node)
        _calm_collector()
        await ended.wait()
    finally:
        if stop_api is not None:
            await stop_api()
        await node.stop()


def _calm_collector() -> None:
    """Leave what a start made out of every later collection, which would otherwise pause rings for all of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def _fatal(ended: asyncio.Event, context: dict[str, object]) -> None:
    """A record that contradicts itself stops the node; anything else is logged without content."""
    error = context.get("exception")
    log.error("%s", type(error).__name__ if error else context.get("message"))
    if isinstance(error, IntegrityError):
        log.error("integrity: %s", error)
        ended.set()
