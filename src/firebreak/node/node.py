"""A running node: its lines, paths, pagers and journal, on one event loop.

Keeps true: lines share nothing but the process and the store; a line in which the program fails is read back from its
record, and stands still if that happens again and again, while the others go on; a record that contradicts itself
stops the node; logs carry no content.
Leaves to others: decisions (`core`), HTTP (`api`, handed in as `serve`), files (`layout`, `introduction`).
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from firebreak import __version__
from firebreak.core.errors import IntegrityError, OperationalError, UsageError
from firebreak.core.line import events as ev
from firebreak.core.line import journal
from firebreak.core.line.state import Material
from firebreak.core.procedures.model import Alert
from firebreak.core.record.manifest import Manifest
from firebreak.core.types import Now
from firebreak.node.acts import Exercised
from firebreak.node.clock import SystemClock
from firebreak.node.config import load_config
from firebreak.node.desk import Desk
from firebreak.node.engine import Engine
from firebreak.node.hooks import Hooks
from firebreak.node.introduction import LineFiles, load_identity, load_lines, open_vault
from firebreak.node.layout import open_layout
from firebreak.node.local import Local, PagingNews
from firebreak.node.material import make_material
from firebreak.node.means import Means
from firebreak.node.net import Net
from firebreak.node.oplog import GRAVE, LineLog, one_line
from firebreak.node.paging import Paging
from firebreak.node.ratchet import RatchetFile
from firebreak.node.renewal import Renewal
from firebreak.node.selftests import Kept, SelfTests, Tried
from firebreak.node.sendstate import SendState
from firebreak.node.service import LineService, RaisedAlert
from firebreak.node.settings import LineConfig, NodeConfig
from firebreak.node.signer import SoftwareSigner
from firebreak.paths.echo import EchoSettings
from firebreak.paths.gate import StreamLimits
from firebreak.paths.stream import StreamDialer, StreamListener
from firebreak.paths.tls_identity import TlsIdentity, make_certificate
from firebreak.ports import Clock
from firebreak.store.sqlite import SqliteStore

log = logging.getLogger("firebreak")
CLOCK_CHECK_S = 30.0
CLOCK_STEP_S = 2
DAY_S = 86_400
FAULTS_MAX = 3  # faults of the program in one line …
FAULTS_MS = 60_000  # … in this time, after which it stands still


class Node:
    """One party's installation."""

    clock_check_s = CLOCK_CHECK_S

    def __init__(self, folder: Path, passphrase: str | None = None, clock: Clock | None = None) -> None:
        """Read configuration, keys and lines.

        Raises UsageError, OperationalError or IntegrityError in words for the operator.
        """
        self.layout = open_layout(folder)
        self.config: NodeConfig = load_config(self.layout.config)
        self.clock: Clock = clock or SystemClock()
        self.started = self.clock.now().utc
        self.version = __version__
        vault = open_vault(folder, passphrase)
        self.identity = load_identity(folder)
        self.party_name = self.identity.party.name
        held = [name for name in ("entry", "seal-ed", "seal-mldsa", "desk") if name in vault.names()]
        self._signer = SoftwareSigner({name: vault.secret(name) for name in held}, os.urandom)
        self._tls: TlsIdentity = make_certificate(vault.secret("tls"))
        self.store = SqliteStore.open(self.layout.store, create=True)
        self.desk = Desk(self.layout.desk)
        self.net = Net(self._lines_of, self.clock, self.report, self.report_of)
        self.lines: dict[str, LineService] = {}
        self.files: dict[str, LineFiles] = {}
        self.renewal = Renewal(self, folder)
        self._hooks: dict[str, Hooks] = {}
        self._keys: dict[str, bytes] = {}
        self._logs: dict[str, LineLog] = {}
        self._faults: dict[str, list[int]] = {}
        self.failure: IntegrityError | None = None
        self.ended = asyncio.Event()
        self._listeners: list[StreamListener] = []
        self._dialers: list[StreamDialer] = []
        self._clock_task: asyncio.Task[None] | None = None
        self.means = Means(self.config, self.lines, self._not_paged)
        self.selftests: SelfTests | None = None
        try:
            for config, files in zip(self.config.line, load_lines(folder), strict=True):
                self._add_line(config, files)
            self.selftests = self._self_tests()
        except BaseException:
            self.store.close()
            raise

    def _add_line(self, config: LineConfig, files: LineFiles) -> None:
        peer = self.renewal.begin(config.name, files)
        material = make_material(files.charter, files.me, self.identity.manifest, peer)
        hooks = Hooks(self, lambda: self.lines[config.name], config.name)
        service = LineService(
            name=config.name, engine=self._make_engine(material, hooks), clock=self.clock,
            trouble=lambda error: self._trouble(service, error),
            local=Local(
                config.name, desk=self.desk, two_person=frozenset(self.config.release.precedence),
                demo=self.config.demo.switches,
            ),
        )  # fmt: skip
        service.local.exercised = Exercised(self, config.name)
        self.lines[config.name] = service
        self.files[config.name] = files
        self._hooks[config.name] = hooks
        self.pin(config.name, peer)
        service.journal.read(self._journal(service))

    def _make_engine(self, material: Material, hooks: Hooks) -> Engine:
        return Engine(
            material=material,
            store=self.store,
            signer=self._signer,
            send_state=SendState(self.layout.send_state(material.line)),
            ratchet=RatchetFile(self.layout.ratchet(material.line)),
            clock=self.clock,
            entropy=os.urandom,
            hooks=hooks,
        )

    def _journal(self, service: LineService) -> Iterator[RaisedAlert]:
        """Yield the alerts of earlier runs."""
        lines = (data for _, data in self.store.notes("journal", service.material.line))
        for number, (at, alert, stopped) in enumerate(journal.read(lines), 1):
            yield RaisedAlert(number=number, at=at, alert=alert, stopped=stopped)

    def _lines_of(self, key: bytes) -> Sequence[LineService]:
        return [self.lines[name] for name, pinned in self._keys.items() if pinned == key]

    def line(self, name: str) -> LineService:
        """Return a line by its local name.

        Raises UsageError that lists the names, OperationalError if the line stands still: what it would show is stale.
        """
        if name not in self.lines:
            known = ", ".join(self.lines) or "none yet; make one with `firebreak line propose`"
            raise UsageError(f"this node has no line {name!r}; it has: {known}")
        if self.lines[name].halted:
            raise OperationalError(f"line {name} stands still: {self.lines[name].halted}")
        return self.lines[name]

    def pin(self, name: str, peer: Manifest) -> None:
        """Open connections of a line only to the TLS key that the other side's manifest lists now."""
        key = tls_key(peer)
        if key is not None:
            self._keys[name] = key
        else:
            self._keys.pop(name, None)

    def report(self, topic: str, words: str) -> None:
        """Write a line into the operator's log; never content, keys or salts, and always one line."""
        log.log(logging.WARNING if topic in GRAVE else logging.INFO, "%s: %s", topic, one_line(words))

    def report_of(self, name: str, topic: str, words: str) -> None:
        """Write a line about one of our lines into the operator's log, within bounds."""
        if name not in self._logs:
            self._logs[name] = LineLog(name, self.report, lambda: self.clock.now().instant)
        self._logs[name].report(topic, words)

    # --- trouble ------------------------------------------------------------------------------------------------

    def _trouble(self, service: LineService, error: Exception) -> None:
        """The program failed in one line: begin it again from its record, as after a power cut.

        A record that contradicts itself stops the node; a line that fails again and again stands still.
        """
        log.error("line %s: %s", service.name, without_content(error))
        if isinstance(error, IntegrityError):
            service.give_up(error, halt=True)
            self.fail(error)
            return
        now = self.clock.now().instant
        recent = [at for at in self._faults.get(service.name, []) if now - at < FAULTS_MS]
        self._faults[service.name] = [*recent, now]
        words = "the program failed in this line; nothing that was not confirmed is promised"
        halt = len(recent) + 1 >= FAULTS_MAX
        service.give_up(OperationalError(f"{words}; see the log, then restart the node" if halt else words), halt=halt)
        self.net.close_line(service, "the line is read back from the record")
        if halt:
            self.report_of(
                service.name, "fault", f"stands still after {FAULTS_MAX} faults; keep this log, then restart"
            )
        else:
            asyncio.get_running_loop().call_soon(self._begin_again, service)

    def _begin_again(self, service: LineService) -> None:
        try:
            service.begin(self._make_engine(service.material, self._hooks[service.name]))
            self.report_of(service.name, "fault", "the line was read back from the record and goes on")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted, and the other lines go on
            self._trouble(service, error)

    def fail(self, error: IntegrityError) -> None:
        """Our own records disagree: the node must stop rather than sign on top of them."""
        self.failure = self.failure or error
        self.ended.set()

    # --- running ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open every line, listen and dial.

        Raises OperationalError if a port is taken, IntegrityError if a record contradicts itself.
        """
        with _no_collections():
            for service in self.lines.values():
                self._begin(service)
        for config in self.config.line:
            await self._open_paths(config)
        self._clock_task = asyncio.get_running_loop().create_task(self._watch_clock())
        self._tell_expiry()
        for weakness in self.means.weaknesses():
            self.report("paging", weakness.words)
        if self.selftests is not None:
            self.selftests.look()

    def _begin(self, service: LineService) -> None:
        """Open one line from its record."""
        self._hooks[service.name].paging = self._paging(service)
        service.begin()
        self._begin_local(service)
        why = service.engine.state.why_new_feed
        if why and not service.engine.stalled:
            self.report_of(service.name, "feed", f"a new feed was opened: {why}")

    def _begin_local(self, service: LineService) -> None:
        """Take up what our desks keep of a line; a file that refuses stops no ring."""
        try:
            service.begin_local(asyncio.get_running_loop())
        except OperationalError as error:
            self.report_of(service.name, "desk", f"{error}; drafts, releases and silences are not at hand")

    def _tell_expiry(self) -> None:
        """Tell of keys and manifests past their time, ours and the other sides'; nothing is blocked by it."""
        now = self.clock.now().utc
        held = {f"{name}: {files.charter.parties[1 - files.me].name}": name for name, files in self.files.items()}
        for words in self.identity.manifest.warnings(now):
            self.report("expiry", f"ours: {words}; make new keys and hand a new card to every other side")
        for whose, name in held.items():
            for words in self.renewal.peer(name).warnings(now):
                self.report("expiry", f"{whose}: {words}; ask for a new card")

    def _paging(self, service: LineService) -> Paging:
        material = service.material
        return Paging(
            config=self.config,
            charter=material.context.charter,
            me=material.context.me,
            pagers=partial(self.means.for_step, service),
            timers=asyncio.get_running_loop(),
            report=partial(self.report_of, service.name),
        )

    def _not_paged(self, service: LineService, desk: str, alert: Alert, why: str) -> None:
        paging = self._hooks[service.name].paging
        if paging is not None:
            paging.failed(desk, alert, why)

    def _self_tests(self) -> SelfTests | None:
        """Results are kept beside the first line's record; without a line there is nobody to page."""
        line = next(iter(self.lines.values()), None)
        if line is None:
            return None
        return SelfTests(
            config=self.config, means=self.means, kept=Kept(self.store, line.material.line), clock=self.clock,
            tell=self._paging_failed, report=self.report, news=self._paging_news,
        )  # fmt: skip

    def _paging_news(self) -> None:
        for service in self.lines.values():
            service.tell_here(PagingNews())

    def _paging_failed(self, tried: Tried) -> None:
        """Tell the watch desk of every line, by every means but the one that failed."""
        words = f"The means of paging {tried.name!r}: {tried.words} Make sure that you are reached in another way."
        self.report("paging", words)
        for name, service in self.lines.items():
            context = service.material.context
            watch = context.charter.first_watch(context.me).number
            self._hooks[name].tell(Alert(about="paging", desks=(watch,), of=None, words=words), tried.name)

    async def _open_paths(self, config: LineConfig) -> None:
        limits = self.config.limits
        bounds = StreamLimits(
            networks=limits.allow_from, connections=limits.connections, handshakes=limits.handshakes,
            attempts=limits.handshakes_per_minute, attempts_window_s=60.0,
        )  # fmt: skip
        if config.name not in self._keys:
            self.report_of(config.name, "revoked", "the other side's manifest revokes its TLS keys; no path is opened")
            return
        echo = EchoSettings(every_s=self.lines[config.name].material.context.charter.tests.circuit_s)
        for path in config.path:
            if path.listen is not None and not self._listens(path.listen.host, path.listen.port):
                listener = StreamListener(
                    path.listen.host, path.listen.port, self._tls, lambda: set(self._keys.values()), self.net, bounds,
                    echo=echo,
                )  # fmt: skip
                await listener.start()
                self._listeners.append(listener)
            if path.dial is not None:
                dialer = StreamDialer(
                    path.name, path.dial.host, path.dial.port, self._tls, self._keys[config.name],
                    self.net.dialled(self.lines[config.name]), bounds, echo=echo,
                )  # fmt: skip
                await dialer.start()
                self._dialers.append(dialer)

    def _listens(self, host: str, port: int) -> bool:
        return any(one.host == host and one.port == port for one in self._listeners)

    async def _watch_clock(self) -> None:
        before = self.clock.now()
        while True:
            await asyncio.sleep(self.clock_check_s)
            before = self._check_clock(before)

    def _check_clock(self, before: Now) -> Now:
        """Tell the lines when the wall clock was stepped, so that schedules follow it; return the time now."""
        now = self.clock.now()
        drift = (now.utc - before.utc) - (now.instant - before.instant) // 1000
        if abs(drift) > CLOCK_STEP_S:
            self.report("clock", f"the wall clock was stepped by about {drift} s, or this machine slept")
            for service in self.lines.values():
                service.post(ev.TimeCame())
        if now.utc // DAY_S != before.utc // DAY_S:
            self._tell_expiry()
        self.renewal.look()
        if self.selftests is not None:
            self.selftests.look()
        return now

    async def stop(self) -> None:
        """Close paths, timers and the store; what was promised is durable already."""
        if self._clock_task is not None:
            self._clock_task.cancel()
            with suppress(asyncio.CancelledError):
                await self._clock_task
        if self.selftests is not None:
            await self.selftests.close()
        for dialer in self._dialers:
            await dialer.close()
        for listener in self._listeners:
            await listener.close()
        for hooks in self._hooks.values():
            hooks.stop()
        await self.means.close()
        for service in self.lines.values():
            service.local.close()
            self._save_secrets(service)
        self.desk.close()
        self.store.close()

    def _save_secrets(self, service: LineService) -> None:
        if not service.engine.opened or service.halted:
            return
        try:
            service.engine.save_secrets()
        except OperationalError as error:
            self.report_of(service.name, "store", f"{error}; secrets already used may still be on the disk")


def tls_key(manifest: Manifest) -> bytes | None:
    """Return the newest TLS key of a manifest that is not revoked, None if there is none."""
    good = [key for key in manifest.keys_for("tls") if not manifest.revoked(key)]
    return good[-1] if good else None


Serve = Callable[[Node], Awaitable[Callable[[], Awaitable[None]]]]
"""Starts the API of a node; what it returns stops it."""


async def run_node(folder: Path, passphrase: str | None, serve: Serve) -> None:
    """Run a node until SIGINT or SIGTERM.

    Raises what `Node` and `Node.start` raise, and IntegrityError once a record was found to contradict itself.
    """
    node = Node(folder, passphrase)
    stop_api: Callable[[], Awaitable[None]] | None = None
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, node.ended.set)
    loop.set_exception_handler(lambda _, context: _fatal(node, context))
    try:
        await node.start()
        stop_api = await serve(node)
        _calm_collector()
        await node.ended.wait()
    finally:
        if stop_api is not None:
            await stop_api()
        await node.stop()
    if node.failure is not None:
        raise node.failure


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep the collector from walking a record again and again while it is being read."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _calm_collector() -> None:
    """Leave what a start made out of every later collection, which would otherwise pause rings for all of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()


def _fatal(node: Node, context: dict[str, object]) -> None:
    """A record that contradicts itself stops the node; anything else is logged without content."""
    error = context.get("exception")
    if isinstance(error, Exception):
        log.error("%s", without_content(error))
    else:
        log.error("%s", context.get("message"))
    if isinstance(error, IntegrityError):
        node.fail(error)


def without_content(error: Exception) -> str:
    """Return what may be logged of an error: words of our own, or its type, and where it was raised."""
    words = str(error) if isinstance(error, IntegrityError | OperationalError) else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{words} ({places})"
