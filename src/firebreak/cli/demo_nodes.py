"""The two nodes of the demonstration: their folder, their introduction, their processes.

Keeps true: a folder that is not a demonstration's is never emptied, one in use is never touched; what is started here
is stopped here, and a node that dies is told with the end of its log.
Leaves to others: what is played on the line (`demo_story`), what is shown (`demo_view`).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from firebreak.core.errors import FirebreakError
from firebreak.core.record.card import CardFile
from firebreak.core.record.charter import CharterDesk, CharterPath, Terms, TestSchedule, comparison_code, read_charter
from firebreak.core.types import Echelon
from firebreak.node.introduction import adopt, countersign, create_node, make_card, propose_charter, read_proposal

FIREBREAK: Final = (sys.executable, "-m", "firebreak.cli.main")
"""The command as this environment has it."""

HOST: Final = "127.0.0.1"
PATHS: Final = ("direct", "second")
PARTIES: Final = ("Ardia", "Borlo")
RING_S: Final = 8
SETTLE_S: Final = 60
DESKS: Final = (
    CharterDesk(number=1, id="watch", name="Duty officer", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="chief", name="Chief of the general staff", echelon=Echelon.STRATEGIC),
    CharterDesk(number=3, id="minister", name="Minister of defence", echelon=Echelon.PRINCIPAL),
)
TERMS: Final = Terms(
    ring_s=(180, 120, 90, 60),
    ring_principal_s=RING_S,
    settle_s=SETTLE_S,
    tests=TestSchedule(times_s=(), desk_limit_s=120, station_s=0, circuit_s=2),
    paths=tuple(CharterPath(number=n, name=name, kind="stream") for n, name in enumerate(PATHS)),
)
_LOCK: Final = "demo.lock"
_STOP_S: Final = 10.0
_LOG_LINES: Final = 15


class DemoFailed(FirebreakError):
    """A step of the demonstration did not come out; the text says which and why."""


# --- the folder ------------------------------------------------------------------------------------------------------


class Workshop:
    """The folder of a demonstration, locked as long as it or a node it started runs."""

    def __init__(self, folder: Path) -> None:
        """Lock and empty the folder; raises DemoFailed when it is in use or is not a demonstration's."""
        self.folder = folder
        mine = folder / _LOCK
        if folder.exists() and not mine.exists() and any(folder.iterdir()):
            raise DemoFailed(f"{folder} is not the folder of a demonstration; it was left as it is")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock = os.open(mine, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.lock)
            raise DemoFailed(_in_use(folder, mine)) from None
        self._empty()
        self.note([])

    def _empty(self) -> None:
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != _LOCK:
                path.unlink()

    def note(self, pids: list[int]) -> None:
        """Write down which processes hold the folder."""
        os.ftruncate(self.lock, 0)
        os.pwrite(self.lock, " ".join(str(pid) for pid in (os.getpid(), *pids)).encode(), 0)


def _in_use(folder: Path, lock: Path) -> str:
    pids = lock.read_text("ascii").split()
    running = [pid for pid in pids if Path(f"/proc/{pid}").exists()] if Path("/proc").exists() else pids
    named = f" (processes {' '.join(running)})" if running else ""
    ending = f" or with `kill {' '.join(running)}`" if running else ""
    return f"a demonstration already runs in {folder}{named}; end it with Ctrl-C where it runs{ending}"


# --- the introduction ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """What the introduction left: folder, card and line name of each side, and the code each side computed itself."""

    folders: tuple[Path, Path]
    cards: tuple[CardFile, CardFile]
    codes: tuple[str, str]
    names: tuple[str, str]


def introduce(folder: Path) -> Introduced:
    """Make both nodes, exchange their cards and agree on a charter, each step as officers would do it."""
    ardia, borlo = folder / "ardia", folder / "borlo"
    ports = free_ports(6)
    for node, party, port in zip((ardia, borlo), PARTIES, ports, strict=False):
        create_node(node, party, "en", DESKS, os.urandom, int(time.time()), api_port=port)
    card_a = make_card(ardia, [(name, HOST, port) for name, port in zip(PATHS, ports[2:4], strict=True)])
    card_b = make_card(borlo, [(name, HOST, port) for name, port in zip(PATHS, ports[4:6], strict=True)])
    proposal = propose_charter(ardia, card_b, TERMS)
    code_a = read_proposal(proposal).code
    statement = countersign(borlo, proposal, card_a)
    code_b = comparison_code(read_charter(statement)[0].hash)
    first, second = adopt(ardia, statement, card_b), adopt(borlo, statement, card_a)
    return Introduced(
        folders=(ardia, borlo), cards=(card_a, card_b), codes=(code_a, code_b), names=(first.name, second.name)
    )


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens at now."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind((HOST, 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


# --- the processes ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class NodeProcess:
    """One node, run by the same command that an operator uses; its log is a file."""

    party: str
    folder: Path
    log: Path
    process: subprocess.Popen[bytes]

    def check(self) -> None:
        """Raise DemoFailed with the end of the log when the node has ended."""
        if (code := self.process.poll()) is not None:
            raise DemoFailed(f"{self.party}'s node ended with status {code}")

    def tail(self) -> str:
        """Return the end of the log."""
        with suppress(OSError):
            return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-_LOG_LINES:])
        return ""

    def stop(self) -> None:
        """End the node in order; by force if it does not listen."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_node(party: str, folder: Path, lock: int) -> NodeProcess:
    """Start `firebreak up` on a folder; the process keeps the demonstration's lock as long as it lives."""
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*FIREBREAK, "up", str(folder)],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True, pass_fds=[lock],
        )  # fmt: skip
    return NodeProcess(party, folder, log, process)


def wait_for(condition: Callable[[], bool], what: str, seconds: float, nodes: list[NodeProcess]) -> None:
    """Return once the condition holds; raises DemoFailed when a node dies or the time is over."""
    end = time.monotonic() + seconds
    while not condition():
        for node in nodes:
            node.check()
        if time.monotonic() > end:
            raise DemoFailed(f"waited {seconds:.0f} s for this, and it did not come: {what}")
        time.sleep(0.05)
