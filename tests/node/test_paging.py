"""The call plan: order, echelons, urgency, one acknowledgement, failing means; and the program that makes a page."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from firebreak.core.procedures import messages
from firebreak.core.procedures.model import Acknowledge, Alert
from firebreak.core.record.charter import Charter
from firebreak.core.types import Leaf, Marking, Precedence, Rung
from firebreak.node.config import parse_config
from firebreak.node.introduction import make_line, make_party
from firebreak.node.paging import REPEAT_S, Paging
from firebreak.node.service import LineService
from firebreak.node.settings import CallStep
from firebreak.pagers.command import RUNNING_MAX, WAITING_MAX, CommandPager
from firebreak.paths.memory import ManualTimers
from firebreak.ports import Pager
from firebreak.testing.nodes import BY, DESKS, QUIET, introduce, message, play, ready, running, until

MATTER, OTHER = Leaf(b"m" * 32), Leaf(b"o" * 32)
WATCH, CHIEF, MINISTER = 1, 2, 3
HEAD = '[node]\nname = "North"\n'
PLAN = """
[[pager]]
name = "bell"
kind = "bell"

[[pager]]
name = "phone"
kind = "command"
command = ["page"]

[[callplan]]
desk = "watch"
raise_after_s = 120

[[callplan.step]]
pager = "bell"

[[callplan.step]]
pager = "phone"
to = "duty"
after_s = 20

[[callplan.step]]
pager = "phone"
to = "deputy"
after_s = 60

[[callplan]]
desk = "chief"

[[callplan.step]]
pager = "phone"
to = "chief"
"""


def alert(of: Leaf | None = MATTER, *desks: int, about: str = "call", urgent: bool = False) -> Alert:
    return Alert(about=about, desks=desks or (WATCH,), of=of, words="Something waits.", urgent=urgent)


@pytest.fixture(scope="module")
def charter() -> Charter:
    first, second = (make_party(name, "en", DESKS, name.encode() * 4) for name in ("Northlnd", "Southlnd"))
    return make_line(first, second, QUIET).charter


@dataclass
class Means:
    """A means that takes pages, or not."""

    name: str
    log: list[tuple[str, str]]
    takes: Callable[[], bool]

    def page(self, desk: str, alert: Alert) -> bool:
        self.log.append((self.name, desk))
        return self.takes()

    def stop(self, desk: str, alert: Alert) -> None:
        self.log.append((f"{self.name} stops", desk))

    async def test(self, desk: str) -> str:
        return "" if self.takes() else "it takes nothing"

    async def close(self) -> None:
        self.log.clear()


@dataclass
class Desk:
    """A paging plan on clocks of our own; `refuses` names the means that take nothing."""

    charter: Charter
    plan: str = PLAN
    log: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.timers = ManualTimers()
        self.means: dict[str, Means] = {}
        self.paging = Paging(
            config=parse_config(HEAD + self.plan), charter=self.charter, me=0, pagers=self._pagers,
            timers=self.timers, report=lambda topic, words: self.told.append(words),
        )  # fmt: skip

    def _pagers(self, step: CallStep | None, desk: str) -> list[Pager]:
        name = "all" if step is None else f"{step.pager} {step.to}".strip()
        if name not in self.means:
            self.means[name] = Means(name, self.log, lambda: name not in self.refuses)
        return [self.means[name]]

    def after(self, seconds: float) -> list[tuple[str, str]]:
        """Let time pass; return what was paged in it."""
        before = len(self.log)
        self.timers.advance(seconds)
        return self.log[before:]


def test_a_plan_is_carried_out_step_by_step_and_raised(charter: Charter) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert())
    assert desk.after(0) == [] and desk.log == [("bell", "watch")]
    assert desk.after(19.9) == []
    assert desk.after(0.1) == [("phone duty", "watch")]
    assert desk.after(40) == [("phone deputy", "watch")]
    assert desk.after(59.9) == []
    assert desk.after(0.1) == [("phone chief", "chief")]
    assert desk.told == ["call: desk watch: nobody took it within 120 s; desk chief is paged too"]
    assert desk.after(100_000) == []


@pytest.mark.parametrize("seconds", [0, 30, 60, 200])
def test_one_acknowledgement_stops_everything(charter: Charter, seconds: float) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert())
    desk.after(seconds)
    used = list(desk.log)
    desk.paging.stop(MATTER)
    assert desk.log[len(used) :] == [(f"{name} stops", where) for name, where in used]
    assert desk.after(100_000) == []


def test_an_acknowledgement_of_one_matter_leaves_another_alone(charter: Charter) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert())
    desk.paging.raise_page(alert(OTHER))
    desk.paging.stop(MATTER)
    assert desk.after(20) == [("phone duty", "watch")]


def test_a_means_that_takes_nothing_moves_the_plan_on_at_once(charter: Charter) -> None:
    desk = Desk(charter, refuses={"bell", "phone duty"})
    desk.paging.raise_page(alert())
    assert desk.log == [("bell", "watch"), ("phone duty", "watch"), ("phone deputy", "watch")]
    assert desk.told == ["call: desk watch could not be paged by bell", "call: desk watch could not be paged by phone"]
    assert desk.after(119) == [], "a step that was made before its time is not made again"


def test_a_plan_of_which_nothing_is_taken_is_raised_at_once(charter: Charter) -> None:
    desk = Desk(charter, refuses={"bell", "phone duty", "phone deputy"})
    desk.paging.raise_page(alert())
    assert desk.log[-1] == ("phone chief", "chief")
    assert desk.told[-1] == "call: desk watch: no means of its plan is left; desk chief is paged too"
    assert desk.after(100_000) == [], "and not once more when its time comes"


def test_a_means_that_fails_later_moves_the_plan_on(charter: Charter) -> None:
    desk = Desk(charter)
    one = alert()
    desk.paging.raise_page(one)
    desk.after(20)
    desk.paging.failed("watch", one, "pager phone: its program ended with code 1")
    assert desk.log[-1] == ("phone deputy", "watch")
    assert desk.told == ["call: desk watch: pager phone: its program ended with code 1"]
    desk.paging.stop(MATTER)
    before = list(desk.log)
    desk.paging.failed("watch", one, "pager phone: too late to matter")
    assert desk.log == before


def test_an_urgent_page_that_nobody_takes_is_made_again_until_somebody_does(charter: Charter) -> None:
    desk = Desk(charter, plan="", refuses={"all"})
    desk.paging.raise_page(alert(MATTER, WATCH, CHIEF, about="flash", urgent=True))
    assert desk.log == [("all", "watch"), ("all", "chief")]
    assert desk.after(REPEAT_S) == [("all", "watch"), ("all", "chief")]
    desk.refuses.clear()
    assert desk.after(REPEAT_S) == [("all", "watch"), ("all", "chief")]
    assert desk.after(10 * REPEAT_S) == []


def test_a_routine_page_that_nobody_takes_is_told_and_not_repeated(charter: Charter) -> None:
    desk = Desk(charter, plan="", refuses={"all"})
    desk.paging.raise_page(alert())
    assert desk.told == ["call: desk watch could not be paged by any pager"]
    assert desk.after(100_000) == []


def test_a_desk_told_from_the_beginning_is_not_paged_again_when_the_matter_is_raised(charter: Charter) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert(MATTER, WATCH, CHIEF, about="flash", urgent=True))
    assert desk.log == [("bell", "watch"), ("phone chief", "chief")]
    assert desk.after(1000) == [("phone duty", "watch"), ("phone deputy", "watch")]


def test_news_that_nobody_can_take_is_paged_once_by_the_first_means_that_takes_it(charter: Charter) -> None:
    desk = Desk(charter, refuses={"bell"})
    desk.paging.raise_page(alert(None, about="one_path_left"))
    assert desk.log == [("bell", "watch"), ("phone duty", "watch")]
    assert desk.after(100_000) == []


def test_nothing_is_paged_once_the_node_stops(charter: Charter) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert())
    desk.paging.close()
    assert desk.after(100_000) == []


# --- the program that makes a page ----------------------------------------------------------------------------------

RECORDS = """
import json, os, sys, time
with open(sys.argv[1], "a") as file:
    file.write(json.dumps([sys.argv[2:], dict(os.environ)]) + "\\n")
"""


def program(folder: Path, source: str = RECORDS) -> tuple[tuple[str, ...], Callable[[], list[list[object]]]]:
    """Return a command that notes how it was called, and a way to read its notes."""
    script, notes = folder / "page.py", folder / "notes"
    script.write_text(source)

    def read() -> list[list[object]]:
        lines = notes.read_text().splitlines() if notes.exists() else []
        return [json.loads(line) for line in lines]

    return (sys.executable, "-I", "-S", str(script), str(notes)), read


def test_a_program_learns_what_it_must_and_nothing_more(tmp_path: Path) -> None:
    command, notes = program(tmp_path)

    async def scenario() -> None:
        pager = CommandPager("phone", command, "duty officer")
        one = Alert(about="flash", desks=(1,), of=MATTER, words="A FLASH from secret desk.", urgent=True)
        assert pager.page("watch", one)
        await until(notes)
        pager.stop("watch", one)
        await until(lambda: len(notes()) == 2)
        await pager.close()

    play(scenario)
    expected = {
        "FIREBREAK_ACTION": "page", "FIREBREAK_DESK": "watch", "FIREBREAK_ABOUT": "flash", "FIREBREAK_URGENT": "1",
        "FIREBREAK_TO": "duty officer", "FIREBREAK_WORDS": "", "PATH": os.environ["PATH"],
    }  # fmt: skip
    for (arguments, environment), action in zip(notes(), ("page", "stop"), strict=True):
        assert arguments == []
        assert isinstance(environment, dict)
        kept = {name: value for name, value in environment.items() if name != "LC_CTYPE"}  # Python sets it itself
        assert kept == {**expected, "FIREBREAK_ACTION": action}


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("/nowhere/page",), "its program cannot be run: No such file or directory"),
        (("false",), "its program ended with code 1"),
        (("sleep", "60"), "its program did not end within 0.2 s"),
        (("sh", "-c", "sleep 60 & wait"), "its program did not end within 0.2 s"),
        (("kill\0", "x"), "its program cannot be run: embedded null byte"),
    ],
    ids=["missing", "failing", "hanging", "hanging-child", "no-name"],
)
def test_a_program_that_fails_is_told_in_plain_words(command: tuple[str, ...], why: str) -> None:
    told: list[tuple[str, Alert, str]] = []

    async def scenario() -> None:
        pager = CommandPager("phone", command, "", lambda *words: told.append(words), run_s=0.2)
        one = alert()
        assert pager.page("watch", one)
        await until(lambda: told)
        assert told == [("watch", one, f"pager phone: {why}")]
        await pager.close()

    play(scenario)


WAITS = """
import os, sys, time
with open(sys.argv[1] + "-" + os.environ["FIREBREAK_TO"], "a") as file:
    file.write(os.environ["FIREBREAK_ABOUT"] + " " + os.environ["FIREBREAK_ACTION"] + "\\n")
while not os.path.exists(sys.argv[1] + "-go"):
    time.sleep(0.01)
"""


def test_a_flash_overtakes_every_routine_page_and_few_programs_run_at_once(tmp_path: Path) -> None:
    command, _ = program(tmp_path, WAITS)
    started = tmp_path / "notes-x"

    def lines() -> list[str]:
        return started.read_text().splitlines() if started.exists() else []

    async def scenario() -> None:
        pager = CommandPager("phone", command, "x")
        routine = [alert(Leaf(bytes([n]) * 32), about="message") for n in range(RUNNING_MAX + 3)]
        for one in routine:
            assert pager.page("watch", one)
        await until(lambda: len(lines()) == RUNNING_MAX)
        assert pager.page("watch", alert(about="flash", urgent=True))
        await until(lambda: len(lines()) == RUNNING_MAX + 1)
        assert lines()[-1] == "flash page", "a FLASH waits for no routine page"
        pager.stop("watch", routine[-1])  # still waits: taken back without a word
        (tmp_path / "notes-go").touch()
        await until(lambda: len(lines()) == RUNNING_MAX + 3)
        assert lines()[RUNNING_MAX + 1 :] == ["message page"] * 2
        await pager.close()

    play(scenario)


def test_too_many_waiting_pages_are_refused_so_that_the_plan_moves_on() -> None:
    async def scenario() -> None:
        pager = CommandPager("phone", ("sleep", "30"))
        taken = [pager.page("watch", alert(Leaf(n.to_bytes(32, "big")))) for n in range(WAITING_MAX + RUNNING_MAX + 5)]
        assert taken.index(False) >= WAITING_MAX
        assert pager.page("watch", alert(about="flash", urgent=True))
        await pager.close()

    play(scenario)


# --- in a node ------------------------------------------------------------------------------------------------------


def plan_for(home: Path, command: tuple[str, ...]) -> None:
    """Give the settings of a node one program for every desk."""
    settings = home / "node.toml"
    listed = ", ".join(json.dumps(part) for part in command)
    text = settings.read_text()
    table = f'\n[[pager]]\nname = "phone"\nkind = "command"\ncommand = [{listed}]\n'
    settings.write_text(text.replace("\n[[line]]", table + "\n[[line]]", 1))


def test_a_flash_is_paged_to_every_watch_and_operational_desk_until_one_person_takes_it(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)
    command, notes = program(tmp_path)
    plan_for(south, command)
    secret = "The marker words that no pager may learn."

    def seen(action: str) -> list[tuple[object, object]]:
        called: list[dict[str, str]] = [environment for _, environment in notes()]  # type: ignore[misc]
        return sorted((e["FIREBREAK_ABOUT"], e["FIREBREAK_DESK"]) for e in called if e["FIREBREAK_ACTION"] == action)

    def said(about: str) -> set[object]:
        called: list[dict[str, str]] = [environment for _, environment in notes()]  # type: ignore[misc]
        pages = [e for e in called if e["FIREBREAK_ABOUT"] == about and e["FIREBREAK_ACTION"] == "page"]
        return {e["FIREBREAK_WORDS"] for e in pages}

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours, theirs = a.line("south"), b.line("north")
            await ready(ours, theirs)
            done = await ours.submit(message(secret, Precedence.FLASH))
            assert done.leaf is not None
            await until(
                lambda: [s for s in seen("page") if s[0] == "flash"] == [("flash", "chief"), ("flash", "watch")]
            )
            assert said("flash") == {"Watch: come to the line. FLASH", "Chief of operations: come to the line. FLASH"}
            await theirs.submit(Acknowledge(of=done.leaf, by=BY, rung=Rung.SEEN))
            await until(lambda: seen("stop") == seen("page"))
            exercise = replace(message(secret, Precedence.PRIORITY), marking=Marking.EXERCISE)
            await ours.submit(exercise)
            await until(lambda: said("message"))
            assert said("message") == {"EXERCISE. Watch: come to the line. PRIORITY"}
            assert all(one.stopped for one in theirs.alerts if one.alert.of == done.leaf)
        assert "marker" not in (tmp_path / "notes").read_text()

    play(scenario)


def test_the_journal_of_alerts_survives_a_restart_with_what_was_taken(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours, theirs = a.line("south"), b.line("north")
            await ready(ours, theirs)
            leaves = [(await ours.submit(message(f"{n}"))).leaf for n in range(3)]
            await until(lambda: len(theirs.alerts) == 3)
            assert leaves[0] is not None
            await theirs.submit(Acknowledge(of=leaves[0], by=BY, rung=Rung.SEEN))
            await until(lambda: any(one.stopped for one in theirs.alerts))
            kept = list(theirs.alerts)
        async with running(south) as (b,):
            again = b.line("north").alerts
            assert [(one.number, one.at, one.alert) for one in again[:3]] == [(k.number, k.at, k.alert) for k in kept]
            assert [one.stopped is not None for one in again[:3]] == [True, False, False]
            told = {one.alert.of for one in again if one.stopped is None}
            assert told == set(leaves[1:]), "what nobody took stands, what somebody took does not"

    play(scenario)


def test_what_a_hanging_program_started_ends_with_it(tmp_path: Path) -> None:
    told: list[str] = []
    child = tmp_path / "child"

    def gone() -> bool:
        try:
            os.kill(int(child.read_text()), 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{child.read_text().strip()}/stat").read_text().rpartition(")")[2].split()[0]
        return state == "Z"  # ended, and not yet collected by whoever inherited it

    async def scenario() -> None:
        script = f"sleep 60 & echo $! > {child}; wait"
        pager = CommandPager("phone", ("sh", "-c", script), "", lambda *words: told.append(words[2]), run_s=0.3)
        pager.page("watch", alert())
        await until(lambda: told)
        await until(gone)
        await pager.close()

    play(scenario)


# --- the lost page ----------------------------------------------------------------------------------------------------


@asynccontextmanager
async def push_service() -> AsyncIterator[tuple[list[str], int]]:
    """Run a web service that takes pages; yields what they say and the port."""
    said: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        body = await reader.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
        said.append(json.loads(body)["message"])
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield said, server.sockets[0].getsockname()[1]
    finally:
        server.close()


LOST = """
[[pager]]
name = "phone"
kind = "command"
command = ["true"]

[[pager]]
name = "push"
kind = "apprise"
urls = ["night = json://127.0.0.1:{port}/hush", "day = json://127.0.0.1:1/hush"]

[[callplan]]
desk = "watch"
step = [{{ pager = "phone" }}, {{ pager = "push", to = "night", after_s = 1 }}]
"""


def test_a_lost_page_is_followed_by_the_second_means_and_the_sender_sees_at_station_and_not_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    caplog.set_level("DEBUG")
    north, south, _ = introduce(tmp_path)

    def highest(line: LineService, of: Leaf) -> Rung | None:
        m = line.matters()
        matter = m.matters.get(of)
        assert matter is not None
        return messages.acknowledgement(m, matter, line.material.context).highest

    async def scenario() -> None:
        async with push_service() as (said, port):
            settings = south / "node.toml"
            bell = '\n[[pager]]\nname = "bell"\nkind = "bell"\n'
            settings.write_text(settings.read_text().replace(bell, LOST.format(port=port)))
            async with running(north, south) as (a, b):
                ours, theirs = a.line("south"), b.line("north")
                await ready(ours, theirs)
                sent = await ours.submit(message("Raise your orbit before 11:02.", Precedence.IMMEDIATE))
                assert sent.leaf is not None
                of = sent.leaf
                await until(lambda: highest(ours, of) is Rung.AT_STATION)
                await until(lambda: said)  # the first means took the page, and nobody came
                assert said == ["Watch: come to the line. IMMEDIATE"]
                assert highest(ours, of) is Rung.AT_STATION, "a page is no rung, and silence no refusal"
                assert list(b.means.weaknesses()) == []
                await theirs.submit(Acknowledge(of=of, by=BY, rung=Rung.SEEN))
                await until(lambda: highest(ours, of) is Rung.SEEN)
                await until(lambda: len(said) == 2)
                assert said[1] == "Watch: somebody has taken the matter."

    play(scenario)
    assert "hush" not in caplog.text and "orbit" not in caplog.text


def test_news_of_a_means_is_never_told_by_that_means(charter: Charter) -> None:
    desk = Desk(charter)
    desk.paging.raise_page(alert(None, about="paging"), "bell")
    assert desk.log == [("phone duty", "watch")]
    desk.paging.raise_page(alert(None, about="paging"), "phone")
    assert desk.log[1:] == [("bell", "watch")]


def test_a_plan_whose_only_means_failed_is_raised(charter: Charter) -> None:
    desk = Desk(charter, plan=PLAN.replace('pager = "bell"', 'pager = "phone"'))
    desk.paging.raise_page(alert(None, about="paging"), "phone")
    assert desk.log == []
    assert desk.told == [
        "paging: desk watch: its plan has no means but phone",
        "paging: desk watch: no means of its plan is left; desk chief is paged too",
        "paging: desk chief: its plan has no means but phone",
    ]
