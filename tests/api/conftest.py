"""Two real nodes on loopback with their APIs, run by one event loop in a thread of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from firebreak.api.access import Role, Tokens, new_token
from firebreak.api.app import create_app
from firebreak.api.server import ServerHandle, serve
from firebreak.core.record.card import CardFile
from firebreak.core.record.charter import CharterDesk, Terms, TestSchedule
from firebreak.core.types import Echelon
from firebreak.node.introduction import adopt, countersign, create_node, make_card, propose_charter
from firebreak.node.node import Node

DESKS = (
    CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="chief", name="Chief of operations", echelon=Echelon.OPERATIONAL),
    CharterDesk(number=3, id="minister", name="Minister", echelon=Echelon.PRINCIPAL),
)
PEOPLE_WAIT_S = 10.0  # bound on what takes milliseconds, so that a failure is told and not waited for


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def introduce(folder: Path, terms: Terms | None = None) -> tuple[Path, Path]:
    """Make two nodes, `north` and `south`, with a line that both roots signed; return their folders."""
    north, south = folder / "north", folder / "south"
    for place, name in ((north, "Northland"), (south, "Southland")):
        create_node(place, name, "en", DESKS, os.urandom, int(time.time()), api_port=free_port())
    cards: list[CardFile] = [make_card(place, [("direct", "127.0.0.1", free_port())]) for place in (north, south)]
    chosen = terms or Terms(tests=TestSchedule(times_s=()), settle_s=3600)
    statement = countersign(south, propose_charter(north, cards[1], chosen), cards[0])
    adopt(north, statement, cards[1], name="south")
    adopt(south, statement, cards[0], name="north")
    return north, south


@dataclass(slots=True)
class Served:
    """One node of the pair with its API."""

    node: Node
    handle: ServerHandle
    app: Any
    officer: str
    auditor: str

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.handle.port}"

    def client(self, token: str | None = None) -> httpx.Client:
        """Return a client with the officer's token, or another."""
        headers = {"Authorization": f"Bearer {self.officer if token is None else token}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=20)


@dataclass(slots=True)
class Pair:
    """Both nodes; `north` calls its line `south` and the other way round."""

    north: Served
    south: Served
    loop: asyncio.AbstractEventLoop


async def _start(folder: Path) -> Served:
    node = Node(folder)
    await node.start()
    tokens, officer = new_token(Tokens(), Role.OFFICER, "desk", os.urandom)
    tokens, auditor = new_token(tokens, Role.AUDITOR, "audit", os.urandom)
    app = create_app(node, tokens, ["firebreak.example"])
    handle = await serve(app, "127.0.0.1", 0)
    return Served(node=node, handle=handle, app=app, officer=officer, auditor=auditor)


async def _stop(served: Served) -> None:
    await served.handle.stop()
    await served.node.stop()


@contextmanager
def running(folder: Path, terms: Terms | None = None) -> Iterator[Pair]:
    """Run a pair of nodes until the block ends."""
    north, south = introduce(folder, terms)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(30)

    pair = Pair(north=run(_start(north)), south=run(_start(south)), loop=loop)
    try:
        with pair.north.client() as client:
            until(lambda: client.get("/v1/lines/south").json()["record"]["can_send"])
        with pair.south.client() as client:
            until(lambda: client.get("/v1/lines/north").json()["record"]["can_send"])
        yield pair
    finally:
        run(_stop(pair.south))
        run(_stop(pair.north))
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


def until(holds: Callable[[], Any]) -> Any:
    """Return what `holds` gives once it is true; fails when that takes too long."""
    end = time.monotonic() + PEOPLE_WAIT_S
    while True:
        found = holds()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError("what was waited for did not happen")
        threading.Event().wait(0.02)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair of running nodes for one module of tests."""
    with running(tmp_path_factory.mktemp("nodes")) as made:
        yield made


@pytest.fixture(scope="module")
def north(pair: Pair) -> Iterator[httpx.Client]:
    """An officer's client of the northern node, whose line is `south`."""
    with pair.north.client() as client:
        yield client


@pytest.fixture(scope="module")
def south(pair: Pair) -> Iterator[httpx.Client]:
    """An officer's client of the southern node, whose line is `north`."""
    with pair.south.client() as client:
        yield client


@pytest.fixture(scope="session")
def eventually() -> Callable[[Callable[[], Any]], Any]:
    """Wait until something holds, within a bound."""
    return until
