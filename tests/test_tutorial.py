"""The tutorial is typed as it stands, on one machine that plays all the machines in it.

Replaced are only what two machines would differ in: host names with ports, the port of the API, and the ids and the
word that a reader copies from the screen.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from firebreak.cli.demo_nodes import free_ports
from firebreak.core.procedures.challenges import expected

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tutorial" / "first-line.md"
_BLOCK = re.compile(r"^<!-- (\w+)(?:: (.*?))? -->\n```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CARRY = re.compile(r"^<!-- carry (\S+) from (\w+) to (\w+) -->$", re.MULTILINE)
_WAIT_S = 30.0


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One block of the page: where it is typed, what it must show, how it must end."""

    place: int
    machine: str
    how: str
    text: str

    @property
    def keeps_running(self) -> bool:
        return "keeps running" in self.how

    @property
    def shows(self) -> list[str]:
        return re.findall(r'shows "(.*?)"', self.how)

    @property
    def status(self) -> int:
        found = re.search(r"ends with (\d+)", self.how)
        return int(found[1]) if found else 0


def blocks(page: str) -> list[Typed]:
    return [Typed(place=m.start(), machine=m[1], how=m[2] or "", text=m[3]) for m in _BLOCK.finditer(page)]


def events(page: str) -> list[Typed | tuple[str, str, str]]:
    carried = [(m.start(), (m[1], m[2], m[3])) for m in _CARRY.finditer(page)]
    both: list[tuple[int, Typed | tuple[str, str, str]]] = [*((b.place, b) for b in blocks(page)), *carried]
    return [event for _, event in sorted(both, key=lambda pair: pair[0])]


class Machines:
    """A folder for each machine, a shell whose variables last, and the nodes that keep running."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.ports = dict(zip(("north", "south", "api-north", "api-south"), free_ports(4), strict=True))

    def home(self, machine: str) -> Path:
        home = self.folder / machine
        home.mkdir(exist_ok=True)
        return home

    def fitted(self, typed: Typed) -> str:
        """Return what is typed, with addresses and ids of this run."""
        text = typed.text
        for name in ("north", "south"):
            text = text.replace(f"{name}.example:4440", f"127.0.0.1:{self.ports[name]}")
        text = text.replace(
            "firebreak init node", f"firebreak init node --port {self.ports.get('api-' + typed.machine)}"
        )
        if re.search(r"^TEST=", text, re.MULTILINE):
            test = self.waiting_test(typed.machine)
            word = expected(test["challenge"])
            text = re.sub(r"^TEST=\S+ ANSWER=\S+", f"TEST={test['id'][:12]} ANSWER='{word}'", text, flags=re.MULTILINE)
        if re.search(r"^CALL=", text, re.MULTILINE):
            text = re.sub(r"^CALL=\S+", f"CALL={self.last_call(typed.machine)[:12]}", text, flags=re.MULTILINE)
        return text

    def run(self, typed: Typed) -> subprocess.CompletedProcess[str]:
        home = self.home(typed.machine)
        script = f"set -e; [ ! -f .shell ] || . ./.shell\n{self.fitted(typed)}\nstatus=$?; set > .shell.new; "
        script += r"grep -E '^(FIREBREAK_NODE|FIREBREAK_BY|CALL)=' .shell.new | sed 's/^/export /' > .shell || true"
        return subprocess.run(
            ["bash", "-c", script + "; exit $status"],
            cwd=home, env=_environment(), text=True, capture_output=True, timeout=60, check=False,
        )  # fmt: skip

    def keep(self, typed: Typed) -> None:
        home = self.home(typed.machine)
        with (home / "log").open("wb") as log:
            self.running.append(
                subprocess.Popen(
                    ["bash", "-c", f"exec {typed.text}"], cwd=home, env=_environment(), stdout=log, stderr=log
                )
            )

    def ask(self, machine: str, *command: str) -> dict[str, Any]:
        done = subprocess.run(
            ["firebreak", *command, "--node", "node", "--json"],
            cwd=self.home(machine), env=_environment(), text=True, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        return json.loads(done.stdout) if done.returncode == 0 else {}

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + _WAIT_S
        while not holds():
            assert time.monotonic() < end, f"this did not come: {what}"
            time.sleep(0.1)

    def waiting_test(self, machine: str) -> dict[str, Any]:
        return next(t for t in self.tests(machine) if t["open"])

    def tests(self, machine: str) -> list[dict[str, Any]]:
        return self.ask(machine, "tests", _other(machine)).get("tests", [])

    def last_call(self, machine: str) -> str:
        found = self.ask(machine, "matters", _other(machine))["matters"]
        return str(next(m["id"] for m in found if m["what"] == "call"))

    def settle(self, typed: Typed) -> None:
        """Wait for what a reader sees come: nodes up and linked, and what one side did shown at the other."""
        if "firebreak up" in typed.text and len(self.running) == 2:
            self.until("both nodes are linked", lambda: all(map(self.linked, ("north", "south"))))
        if typed.machine in ("north", "south") and len(self.running) == 2:
            self.until("both records are equal", self.level)

    def linked(self, machine: str) -> bool:
        state = self.ask(machine, "status", _other(machine))
        return bool(state) and state["record"]["can_send"] and any(link["up"] for link in state["links"])

    def level(self) -> bool:
        one, other = (self.ask(m, "status", _other(m)) for m in ("north", "south"))
        return (one["record"]["own_entries"], one["record"]["their_entries"]) == (
            other["record"]["their_entries"], other["record"]["own_entries"],
        )  # fmt: skip

    def stop(self) -> None:
        for process in self.running:
            process.send_signal(signal.SIGINT)
        assert [process.wait(20) for process in self.running] == [0] * len(self.running)


def _other(machine: str) -> str:
    return "south" if machine == "north" else "north"


def _environment() -> dict[str, str]:
    return {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    made = Machines(folder)
    try:
        yield made
    finally:
        for process in made.running:
            if process.poll() is None:
                process.kill()
                process.wait()


@pytest.mark.slow
def test_every_command_of_the_tutorial_does_what_the_page_says(tmp_path: Path) -> None:
    with machines(tmp_path) as made:
        for event in events(PAGE.read_text("utf-8")):
            if isinstance(event, tuple):
                name, giver, taker = event
                shutil.copy(made.home(giver) / name, made.home(taker) / name)
            elif event.keeps_running:
                made.keep(event)
                made.settle(event)
            else:
                done = made.run(event)
                said = f"{event.machine}$ {event.text}{done.stdout}{done.stderr}"
                assert done.returncode == event.status, said
                for words in event.shows:
                    assert words in done.stdout, said
                made.settle(event)
        made.stop()


def test_the_page_is_read_as_it_is_meant() -> None:
    page = 'x\n<!-- north: ends with 1, shows "No" -->\n```sh\na\nb\n```\n'
    page += "<!-- carry c.d from north to south -->\n```sh\ne\n```\n"
    (typed,) = blocks(page)
    assert (typed.machine, typed.text, typed.status, typed.shows) == ("north", "a\nb\n", 1, ["No"])
    assert events(page)[1] == ("c.d", "north", "south")


def test_only_the_setting_up_is_not_typed_by_the_test() -> None:
    page = PAGE.read_text("utf-8")
    fenced = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert [text for text in fenced if text not in [typed.text for typed in blocks(page)]] == fenced[:1]
    assert "make setup" in fenced[0]
