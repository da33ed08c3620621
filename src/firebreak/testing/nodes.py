"""Real nodes for tests: introduced folders, nodes on one event loop, nodes as processes of their own.

Keeps true: nothing is mocked; keys, files, sockets and processes are those of an installation.
Leaves to others: what is tried on them (tests and benches).
"""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from firebreak.core.procedures.model import SendMessage
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.kinds import By
from firebreak.core.record.terms import Terms, TestSchedule
from firebreak.core.types import Echelon, Leaf, Precedence
from firebreak.node.config import load_config
from firebreak.node.introduction import adopt, countersign, create_node, make_card, propose_charter
from firebreak.node.node import Node
from firebreak.node.service import LineService, Submission

PATIENCE_S = 20.0
DESKS = (
    CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="chief", name="Chief of operations", echelon=Echelon.OPERATIONAL),
    CharterDesk(number=3, id="minister", name="Minister", echelon=Echelon.PRINCIPAL),
)
QUIET = Terms(tests=TestSchedule(times_s=()), settle_s=3600)
BY = By(1, 1)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def make_home(folder: Path, name: str, desks: Sequence[CharterDesk] = DESKS) -> Path:
    """Make the folder of a node named `name` inside `folder`."""
    home = folder / name.lower()
    create_node(home, name, "en", desks, os.urandom, int(time.time()), api_port=free_port())
    return home


def join(listener: Path, dialler: Path, port: int, names: tuple[str, str], terms: Terms = QUIET) -> None:
    """Give two homes one more line over a path at which the first listens; `names` are what each calls it."""
    ours, theirs = make_card(listener, [("direct", "127.0.0.1", port)]), make_card(dialler)
    statement = countersign(dialler, propose_charter(listener, theirs, terms), ours)
    adopt(listener, statement, theirs, name=names[0])
    adopt(dialler, statement, ours, name=names[1])


def introduce(folder: Path, terms: Terms = QUIET) -> tuple[Path, Path, int]:
    """Make `Northland`, which listens, and `Southland`, which dials; returns the folders and the port of the path."""
    north, south, port = make_home(folder, "Northland"), make_home(folder, "Southland"), free_port()
    join(north, south, port, ("south", "north"), terms)
    return north, south, port


def message(text: str = "All quiet here.", precedence: Precedence = Precedence.ROUTINE) -> SendMessage:
    """Return a message from our watch desk to theirs."""
    return SendMessage(by=BY, to=(1,), precedence=precedence, lang="en", text=text)


# --- on one event loop ----------------------------------------------------------------------------------------------


def play(scenario: Callable[[], Any]) -> None:
    """Run a coroutine on a fresh event loop, within a bound."""

    async def bounded() -> None:
        async with asyncio.timeout(3 * PATIENCE_S):
            await scenario()

    asyncio.run(bounded())


@asynccontextmanager
async def running(*homes: Path) -> AsyncIterator[tuple[Node, ...]]:
    """Run nodes on this event loop until the block ends."""
    nodes: list[Node] = []
    try:
        for home in homes:
            nodes.append(Node(home))
            await nodes[-1].start()
        yield tuple(nodes)
    finally:
        for node in reversed(nodes):
            await node.stop()


async def until(holds: Callable[[], Any], what: str = "what was waited for") -> Any:
    """Return what `holds` gives once it is true; fails when that takes too long."""
    end = time.monotonic() + PATIENCE_S
    while not (found := holds()):
        assert time.monotonic() < end, f"did not happen: {what}"
        await asyncio.sleep(0.01)
    return found


async def ready(*services: LineService) -> None:
    """Wait until each line can send content over a link that is up."""
    for service in services:
        await until(partial(_linked, service), f"line {service.name} can send")


def _linked(service: LineService) -> bool:
    status = service.status()
    return status.can_seal and any(link.up for link in status.links)


async def crosses(sender: LineService, receiver: LineService, text: str = "Crossing.") -> Leaf:
    """Send a message and wait until it is durable on the other side and its receipt is back; return its id."""
    done: Submission = await sender.submit(message(text))
    leaf = done.leaf
    assert leaf is not None
    await until(lambda: receiver.engine.store.by_leaf(leaf), f"{text!r} at {receiver.name}")

    def counted() -> bool:
        own = sender.engine.state.own
        return own is not None and own.counted > own.last_owed

    await until(counted, f"the receipt for {text!r}")
    return leaf


# --- as processes of their own --------------------------------------------------------------------------------------


class NodeProcess:
    """`firebreak up` as a process; what it says on standard error goes to a file beside its folder."""

    def __init__(
        self, home: Path, *arguments: str, before: Callable[[], None] | None = None, log: Path | None = None
    ) -> None:
        """Start it with further arguments of `firebreak up`; `before` runs in the new process ahead of it."""
        self.home = home
        log = log or home.with_name(f"{home.name}.log")
        with log.open("ab") as file:
            self._begin = file.tell()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "firebreak.cli.main", "up", str(home), *arguments],
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, preexec_fn=before,
            )  # fmt: skip
        self._log = log

    @property
    def said(self) -> str:
        """Everything this process has said so far."""
        return self._log.read_bytes()[self._begin :].decode()

    def serving(self) -> NodeProcess:
        """Return when its API answers; fails with what it said if it ends before."""
        end = time.monotonic() + PATIENCE_S
        while "the API is at" not in self.said:
            assert time.monotonic() < end, f"the node does not serve: {self.said}"
            assert self._process.poll() is None, f"the node ended: {self.said}"
            time.sleep(0.01)
        return self

    def kill(self) -> None:
        """End it as a power cut would: no handler runs."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to stop; returns its exit code."""
        return self._end(signal.SIGTERM)

    def wait(self) -> int:
        """Return the exit code once it has ended by itself."""
        return self._process.wait(PATIENCE_S)

    def _end(self, number: int) -> int:
        if self._process.poll() is None:
            self._process.send_signal(number)
        return self.wait()

    def __enter__(self) -> NodeProcess:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()

    # --- its API ----------------------------------------------------------------------------------------------------

    @property
    def port(self) -> int:
        """Port of its API."""
        return load_config(self.home / "node.toml").api.port

    @property
    def token(self) -> str:
        """The officer's token of this machine."""
        return (self.home / "api" / "officer.token").read_text().strip()

    def ask(self, method: str, page: str, body: Any = None) -> tuple[int, Any]:
        """Return status and decoded answer; raises OSError when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            connection.request(method, page, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()

    def send(self, line: str, text: str, precedence: str = "ROUTINE") -> tuple[int, Any]:
        """Send a message from watch to watch."""
        body = {"by": "watch", "to": ["watch"], "precedence": precedence, "text": text}
        return self.ask("POST", f"/v1/lines/{line}/messages", body)

    def until(self, page: str, holds: Callable[[Any], Any]) -> Any:
        """Ask for a page until `holds` is true of it."""
        end = time.monotonic() + PATIENCE_S
        while True:
            found = self.ask("GET", page)[1]
            if holds(found):
                return found
            assert time.monotonic() < end, f"did not happen: {page} gives {found}"
            time.sleep(0.05)

    def until_sendable(self, line: str) -> None:
        """Wait until content can be sent on a line."""
        self.until(f"/v1/lines/{line}", lambda found: found["record"]["can_send"])
