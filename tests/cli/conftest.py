"""The command as a person runs it: in this process for most verbs, as processes of their own for nodes."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

FIREBREAK = (sys.executable, "-m", "firebreak.cli.main")
WAIT_S = 20.0  # bound on what takes a moment, so that a failure is told and not waited for


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


def run(*arguments: object) -> Done:
    """Run a command in this process, as the shell would."""
    from firebreak.cli.main import app_main

    out, err, before = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = ["firebreak", *map(str, arguments)]
    code = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            app_main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    finally:
        sys.argv = before
    return Done(code, out.getvalue(), err.getvalue())


def eventually(holds: Callable[[], Any]) -> Any:
    """Return what `holds` gives once it is true; fails when that takes too long."""
    end = time.monotonic() + WAIT_S
    while not (found := holds()):
        if time.monotonic() > end:
            raise AssertionError("what was waited for did not happen")
        threading.Event().wait(0.05)
    return found


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(slots=True)
class Pair:
    """Folders of two nodes with a line between them, called by the other's name on each."""

    north: Path
    south: Path
    logs: dict[Path, Path] = field(default_factory=dict)

    def north_(self, verb: str, *more: object) -> Any:
        """Run a verb on the northern node and return its document; it must succeed."""
        return _on(self.north, "south", verb, more)

    def south_(self, verb: str, *more: object) -> Any:
        """Run a verb on the southern node and return its document; it must succeed."""
        return _on(self.south, "north", verb, more)


def _on(folder: Path, line: str, verb: str, more: tuple[object, ...]) -> Any:
    done = run(*verb.split(), line, *more, "--node", folder, "--json")
    assert done.code == 0, done.err
    assert done.out.count("\n") == 1
    return done.document


def introduced(folder: Path) -> Pair:
    """Make two nodes and a line with the verbs of introduction."""
    north, south = folder / "north", folder / "south"
    for place, name in ((north, "Northland"), (south, "Southland")):
        desks = ("--desk", "watch:watch:Watch", "--desk", "chief:operational:Chief of operations")
        assert run("init", place, "--party", name, *desks, "--port", free_port()).code == 0
        address = f"direct=127.0.0.1:{free_port()}"
        assert run("card", "make", "--node", place, "-o", f"{place}.card", "--address", address).code == 0
    proposal, charter = folder / "proposal", folder / "charter"
    assert run("line", "propose", "--node", north, "--with", f"{south}.card", "-o", proposal).code == 0
    signed = run("line", "sign", proposal, "--node", south, "--with", f"{north}.card", "-o", charter, "--code-compared")
    assert signed.code == 0, signed.err
    for place, other in ((north, south), (south, north)):
        adopted = run("line", "adopt", charter, "--node", place, "--with", f"{other}.card", "--name", other.name)
        assert adopted.code == 0, adopted.err
    return Pair(north, south)


@contextmanager
def up(folder: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `firebreak up` until the block ends."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*FIREBREAK, "up", str(folder)], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        eventually(lambda: (folder / "api" / "endpoint").exists() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(WAIT_S)


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two nodes that run and are linked."""
    folder = tmp_path_factory.mktemp("nodes")
    pair = introduced(folder)
    with up(pair.north, folder / "north.log"), up(pair.south, folder / "south.log"):
        eventually(lambda: pair.north_("status")["record"]["can_send"] and pair.south_("status")["record"]["can_send"])
        yield pair


@pytest.fixture(scope="session")
def firebreak() -> Callable[..., Done]:
    """Run a command and return what it left."""
    return run


@pytest.fixture(scope="session")
def wait() -> Callable[[Callable[[], Any]], Any]:
    """Wait until something holds, within a bound."""
    return eventually


@pytest.fixture(scope="session")
def start() -> Any:
    """Run `firebreak up` on a folder until the block ends."""
    return up


@pytest.fixture(scope="session")
def introduce() -> Callable[[Path], Pair]:
    """Make two nodes and a line in a folder."""
    return introduced
