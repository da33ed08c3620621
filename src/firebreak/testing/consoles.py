"""Two parties with consoles, for tests, screenshots and benches: nodes as processes, officers, a path that can be cut.

Keeps true: nothing is mocked; the nodes are those an operator starts, TLS runs between them, and an officer comes in by
the one-time link that a demonstration prints.
Leaves to others: the browser (`firebreak.testing.desk`), what is tried (tests, `tools/make_screens.py`, benches).
"""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from firebreak.core.record.charter import CharterDesk, CharterPath, Terms
from firebreak.core.record.terms import TestSchedule
from firebreak.core.types import Echelon
from firebreak.node.introduction import adopt, countersign, create_node, make_card, propose_charter
from firebreak.node.links import make_link
from firebreak.node.officers import add_officer
from firebreak.node.service import LineService
from firebreak.testing import nodes
from firebreak.testing.nodes import PATIENCE_S, NodeProcess, message
from firebreak.testing.relay import HOST, Relay

PARTIES: Final = ("Ardia", "Borlo")
PATHS: Final = ("direct", "second")
RING_S: Final = 6
_WRITERS: Final = 25  # of each side, when a record is filled
DESKS: Final = (
    CharterDesk(number=1, id="watch", name="Duty officer", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="chief", name="Chief of the general staff", echelon=Echelon.STRATEGIC),
    CharterDesk(number=3, id="minister", name="Minister of defence", echelon=Echelon.PRINCIPAL),
)
TERMS: Final = Terms(
    ring_s=(180, 120, 90, 60),
    ring_principal_s=RING_S,
    settle_s=3600,
    tests=TestSchedule(times_s=(), desk_limit_s=600, station_s=0, circuit_s=2),
    paths=tuple(CharterPath(number=n, name=name, kind="stream") for n, name in enumerate(PATHS)),
)
OFFICERS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "duty": ("Duty officer", ("watch", "supervisor", "principal", "administrator")),
    "second": ("Second officer", ("watch", "supervisor")),
    "watch": ("Watch officer", ("watch",)),
    "audit": ("Auditor", ("auditor",)),
    "admin": ("Administrator", ("administrator",)),
}
"""Officers of each node: name and roles by id."""


@dataclass(slots=True)
class Side:
    """One party: its folder, the name it gives the line, and its node while that runs."""

    party: str
    home: Path
    line: str
    process: NodeProcess | None = None

    @property
    def node(self) -> NodeProcess:
        """The running node."""
        assert self.process is not None, f"{self.party}'s node does not run"
        return self.process

    @property
    def url(self) -> str:
        """Where its console is."""
        return f"http://{HOST}:{self.node.port}"

    def start(self) -> None:
        """Start the node and wait until its API answers."""
        self.process = NodeProcess(self.home).serving()

    def stop(self) -> None:
        """End the node in order."""
        if self.process is not None:
            self.process.stop()
            self.process = None

    def link(self, officer: str = "duty") -> str:
        """Return an address that signs an officer in once."""
        return f"{self.url}/#link={make_link(self.home, officer, int(time.time()), os.urandom)}"

    def get(self, page: str = "") -> Any:
        """Return a page of the line, asked for by a program with the officer's token."""
        status, answer = self.node.ask("GET", f"/v1/lines/{self.line}{page}")
        assert status == 200, answer
        return answer

    def act(self, page: str, **body: Any) -> str:
        """Carry out an act as a program does; return the id of the entry."""
        status, answer = self.node.ask("POST", f"/v1/lines/{self.line}/{page}", body)
        assert status in (200, 201), answer
        return str(answer["id"])

    def until(self, page: str, holds: Callable[[Any], Any]) -> Any:
        """Ask for a page of the line until `holds` is true of it; return what it gave."""
        return self.node.until(f"/v1/lines/{self.line}{page}", holds)

    def matter(self, leaf: str, holds: Callable[[Any], Any] = bool) -> Any:
        """Return a call or message once this node holds it and `holds` is true of it."""

        def found(answer: Any) -> bool:
            return "id" in answer and bool(holds(answer))

        return self.until(f"/matters/{leaf}", found)


@dataclass(slots=True)
class Consoles:
    """Ardia, which listens, and Borlo, which dials both paths through relays."""

    ardia: Side
    borlo: Side
    relays: dict[str, Relay]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both parties."""
        return self.ardia, self.borlo

    def cut(self) -> None:
        """Cut every path."""
        for relay in self.relays.values():
            relay.break_off()

    def mend(self) -> None:
        """Mend every path and wait until content passes."""
        for relay in self.relays.values():
            relay.mend()
        self.ready()

    def ready(self) -> None:
        """Wait until both sides have a path and can send content."""
        for side in self.sides:
            side.until("", _ready)


def _ready(found: Any) -> bool:
    return bool(found["record"]["can_send"]) and any(link["up"] for link in found["links"])


def quiet_port() -> int:
    """Return a port that nobody listens at, outside the range from which a system serves its outgoing connections.

    A browser opens hundreds of those: one of them would take the port of a node before it starts, or while it restarts.
    """
    while True:
        port = 10_000 + int.from_bytes(os.urandom(4)) % 20_000
        try:
            with socket.create_server((HOST, port)):
                return port
        except OSError:
            continue


def make_homes(folder: Path, names: tuple[str, str] = PARTIES, terms: Terms = TERMS) -> tuple[Side, Side, list[int]]:
    """Make both nodes with their officers and a line; return them and the ports at which the first listens."""
    homes = folder / "ardia", folder / "borlo"
    for number, (home, name) in enumerate(zip(homes, names, strict=True), start=1):
        create_node(
            home, name, "en", DESKS, os.urandom, int(time.time()), api_port=quiet_port(),
            telephones=(f"+999 {number} 555 0100",),
        )  # fmt: skip
        for officer, (called, roles) in OFFICERS.items():
            add_officer(home, officer, roles=roles, entropy=os.urandom, name=called)
    ports = [quiet_port() for _ in PATHS]
    card = make_card(homes[0], [(name, HOST, port) for name, port in zip(PATHS, ports, strict=True)])
    other = make_card(homes[1])
    statement = countersign(homes[1], propose_charter(homes[0], other, terms), card)
    adopt(homes[0], statement, other, name="borlo")
    adopt(homes[1], statement, card, name="ardia")
    return Side(names[0], homes[0], "borlo"), Side(names[1], homes[1], "ardia"), ports


async def _fill(ardia: Side, borlo: Side, messages: int) -> None:
    """Have both sides write to each other, as fast as they are answered, until the record holds so many messages."""
    numbers = iter(range(messages))

    async def write(line: LineService) -> None:
        for number in numbers:
            await line.submit(message(f"Message {number}: nothing to report from buoy {number % 97}."))

    async with nodes.running(ardia.home, borlo.home) as (first, second):
        lines = first.line(ardia.line), second.line(borlo.line)
        await nodes.ready(*lines)
        async with asyncio.TaskGroup() as group:
            for _ in range(_WRITERS):
                for line in lines:
                    group.create_task(write(line))


def _dial_through(home: Path, relays: Mapping[int, Relay]) -> None:
    """Have a node dial relays where it would dial the far side."""
    settings = home / "node.toml"
    text = settings.read_text("utf-8")
    for port, relay in relays.items():
        assert f'"{HOST}:{port}"' in text, f"{settings} does not dial {port}"
        text = text.replace(f'"{HOST}:{port}"', f'"{HOST}:{relay.port}"')
    settings.write_text(text, "utf-8")


@contextmanager
def running(
    folder: Path, names: tuple[str, str] = PARTIES, terms: Terms = TERMS, messages: int = 0
) -> Iterator[Consoles]:
    """Run both parties until the block ends; they can send to each other when it begins.

    With `messages` the record holds so many before anybody looks.
    """
    ardia, borlo, ports = make_homes(folder, names, terms)
    if messages:
        with ThreadPoolExecutor(1) as other:  # Playwright's event loop stays in the caller's thread
            other.submit(asyncio.run, _fill(ardia, borlo, messages)).result()
    relays = {port: Relay(port) for port in ports}
    with ExitStack() as stack:
        for relay in relays.values():
            stack.callback(relay.close)
        _dial_through(borlo.home, relays)
        for side in (ardia, borlo):
            stack.callback(side.stop)
            side.start()
        made = Consoles(ardia=ardia, borlo=borlo, relays=dict(zip(PATHS, relays.values(), strict=True)))
        made.ready()
        yield made


def until(holds: Callable[[], Any], what: str, seconds: float = PATIENCE_S) -> Any:
    """Return what `holds` gives once it is true; fails when that takes too long."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, f"did not happen: {what}"
        time.sleep(0.02)
    return found
