"""Means of paging tried on schedule: what is due is made or missed, kept and told; and how independent means are."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import IntegrityError, OperationalError
from firebreak.core.types import Instant, LineId, LocalTime, Now
from firebreak.node.clock import SystemClock
from firebreak.node.config import parse_config
from firebreak.node.means import channels
from firebreak.node.node import Node
from firebreak.node.selftests import DAY_S, GRACE_S, KEPT, MISSED, NAMESPACE, Kept, SelfTests, Tried, last_due, next_due
from firebreak.ports_store import Batch
from firebreak.store.memory import MemoryStore
from firebreak.testing.nodes import introduce, play, running, until

LINE = LineId(b"l" * 32)
DAY = LocalTime(20_000 * DAY_S)
SIX = 360
HEAD = '[node]\nname = "North"\n'
PHONE = '[[pager]]\nname = "phone"\nkind = "command"\ncommand = ["true"]\ntest_times = ["06:00", "18:00"]\n'


def at(hours: float, day: int = 0) -> LocalTime:
    return LocalTime(DAY + day * DAY_S + int(hours * 3600))


# --- the schedule ---------------------------------------------------------------------------------------------------


def test_a_schedule_has_a_moment_before_and_one_after_every_hour() -> None:
    times = (SIX, 1080)
    assert [last_due(times, at(h)) for h in (5, 6, 17.9, 18, 23)] == [at(18, -1), at(6), at(6), at(18), at(18)]
    assert [next_due(times, at(h)) for h in (5, 6, 17.9, 18, 23)] == [at(6), at(18), at(18), at(6, 1), at(6, 1)]


@given(st.sets(st.integers(0, 1439), min_size=1, max_size=5), st.integers(DAY, DAY + 3 * DAY_S))
def test_the_moments_around_now_are_of_the_schedule_and_none_lies_between(times: set[int], now: int) -> None:
    before, after = last_due(times, LocalTime(now)), next_due(times, LocalTime(now))
    assert before <= now < after
    assert {moment % DAY_S // 60 for moment in (before, after)} <= times
    assert not [t for t in range(before // 60 + 1, after // 60) if t % 1440 in times]


# --- results --------------------------------------------------------------------------------------------------------


def store() -> MemoryStore:
    made = MemoryStore()
    made.create_line(LINE, DAY)
    return made


def tried(number: int, name: str = "phone") -> Tried:
    return Tried(name=name, due=None, at=LocalTime(DAY + number), result="taken", words="It took it.")


def test_results_are_kept_over_a_restart_and_the_oldest_make_room() -> None:
    held = store()
    kept = Kept(held, LINE)
    for number in range(KEPT + 5):
        kept.add(tried(number))
    kept.add(tried(0, "mail"))
    again = Kept(held, LINE)
    assert [one.at - DAY for one in again.of("phone")] == list(range(5, KEPT + 5))
    assert again.of("mail") == [tried(0, "mail")]
    assert again.of("bell") == []


@pytest.mark.parametrize("data", [b"\xff", b"\x01", b"\x85\x00\x00\x00\x00\x00"])
def test_damaged_results_are_said_to_be(data: bytes) -> None:
    held = store()
    held.commit(Batch(line=LINE, notes=((NAMESPACE, b"k", data),)))
    with pytest.raises(IntegrityError, match="paging tests are damaged"):
        Kept(held, LINE)


# --- carrying it out ------------------------------------------------------------------------------------------------


@dataclass
class Day:
    """Self-tests on a clock of our own, with a means that fails when it is told to."""

    begins: LocalTime
    held: MemoryStore = field(default_factory=store)
    why: str = ""
    tests: int = 0
    told: list[Tried] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.utc = self.begins
        self.selftests = SelfTests(
            config=parse_config(HEAD + PHONE), means=self, kept=Kept(self.held, LINE), clock=self,  # type: ignore[arg-type]
            tell=self.told.append, report=lambda topic, words: self.reported.append(words),
        )  # fmt: skip

    def now(self) -> Now:
        return Now(instant=Instant(0), utc=self.utc)

    async def test(self, name: str, desk: str = "") -> str:
        self.tests += 1
        return self.why

    async def passes(self, *moments: LocalTime) -> None:
        """Look at the clock at these moments, and let what begins end."""
        for moment in moments:
            self.utc = moment
            self.selftests.look()
            while self.selftests._running:
                await asyncio.sleep(0)


def test_a_test_is_made_once_at_each_of_its_times() -> None:
    day = Day(at(5))
    asyncio.run(day.passes(at(5), at(5.99), at(6), at(6.01), at(12), at(18.01), at(18.02), at(5, 1)))
    assert day.tests == 2
    assert day.told == []
    last = day.selftests.last("phone")
    assert last is not None
    assert (last.due, last.at, last.result) == (at(18), at(18.01), "taken")
    assert last.words == "The means took the test. Whether anybody heard it is not known."
    assert day.selftests.next("phone") == at(6, 1)
    assert day.selftests.next("bell") is None


def test_a_means_that_is_new_owes_no_test_for_the_past() -> None:
    day = Day(at(7))
    asyncio.run(day.passes(at(7), at(17)))
    assert day.tests == 0
    assert day.selftests.last("phone") is None


def test_a_failed_test_is_told_and_kept() -> None:
    day = Day(at(5), why="its program ended with code 1")
    asyncio.run(day.passes(at(6)))
    assert [(one.result, one.words) for one in day.told] == [
        ("failed", "The test failed: its program ended with code 1.")
    ]
    assert day.selftests.last("phone") == day.told[0]


def test_a_test_that_fell_due_while_the_node_was_down_is_missed_told_and_made_now() -> None:
    before = Day(at(5))
    asyncio.run(before.passes(at(6)))
    after = Day(at(19), held=before.held)
    asyncio.run(after.passes(at(19), at(19.1)))
    assert [(one.result, one.due, one.words) for one in after.told] == [("missed", at(18), MISSED)]
    assert after.tests == 1
    last = after.selftests.last("phone")
    assert last is not None and last.ok
    late = Day(LocalTime(at(6, 1) + GRACE_S), held=before.held)
    asyncio.run(late.passes(late.begins))
    assert late.told == [], "a little late is late, not missed"
    assert late.tests == 1


def test_a_clock_that_goes_back_repeats_nothing() -> None:
    day = Day(at(5))
    asyncio.run(day.passes(at(6), at(5), at(6.1)))
    assert day.tests == 1


class Refusing(MemoryStore):
    def commit(self, batch: Batch) -> None:
        raise OperationalError("the disk is full")


def test_a_result_that_cannot_be_kept_is_reported() -> None:
    full = Refusing()
    full.create_line(LINE, DAY)
    day = Day(at(5), held=full)
    asyncio.run(day.passes(at(6)))
    assert day.reported == ["pager phone: the result of its test could not be kept: the disk is full"]


# --- how independent means are --------------------------------------------------------------------------------------

MAIL = '[[pager]]\nname = "{}"\nkind = "apprise"\nurls = ["{}"]\n'


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("mailto://a:b@mail.example", "mailtos://c:d@mail.example", True),
        ("mailto://a:b@mail.example", "mailto://a:b@other.example", False),
        ("tgram://1:one/2", "tgram://3:two/4", True),
        ("tgram://1:one/2", "mailto://a:b@mail.example", False),
    ],
)
def test_two_means_share_what_takes_both_away(first: str, second: str, shared: bool) -> None:
    one, other = parse_config(HEAD + MAIL.format("one", first) + MAIL.format("other", second)).pager
    assert bool(channels(one) & channels(other)) is shared


def settings(home: Path, tables: str) -> None:
    """Put tables in place of the bell that a node's settings begin with."""
    file = home / "node.toml"
    text = file.read_text()
    bell = '\n[[pager]]\nname = "bell"\nkind = "bell"\n'
    assert bell in text
    file.write_text(text.replace(bell, f"\n{tables}\n"))


def test_a_desk_with_one_means_is_named_when_the_node_starts_and_one_with_two_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    north, south, _ = introduce(tmp_path)
    two = '[[pager]]\nname = "bell"\nkind = "bell"\n' + MAIL.format("mail", "mailto://a:hush@mail.example")
    chief = '\n[[callplan]]\ndesk = "chief"\nstep = [{ pager = "mail" }]\n'
    settings(south, two + chief)
    caplog.set_level("INFO", logger="firebreak")

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            assert [(w.line, w.desk, w.means) for w in a.means.weaknesses()] == [("south", "watch", 1)]
            assert [(w.line, w.desk, w.means) for w in b.means.weaknesses()] == [("north", "chief", 1)]
            assert b.means.independent("mail") and b.means.independent("bell")
            assert b.means.names() == ["bell", "mail"]
            assert b.means.names("chief") == ["mail"]

    play(scenario)
    assert "paging: desk watch of line south is paged by 1 independent means; 2 are wanted" in caplog.text
    assert "paging: desk chief of line north is paged by 1 independent means" in caplog.text
    assert "hush" not in caplog.text


# --- in a node ------------------------------------------------------------------------------------------------------

NOTES = """
import json, os, sys
with open(sys.argv[1], "a") as file:
    file.write(json.dumps(dict(os.environ)) + "\\n")
sys.exit(int(sys.argv[2]))
"""


class Ahead(SystemClock):
    """The clock of this machine, moved."""

    by = 0

    def now(self) -> Now:
        real = super().now()
        return Now(instant=real.instant, utc=LocalTime(real.utc + self.by))


def test_a_failed_test_reaches_the_watch_by_the_other_means_and_stays_in_the_journal(tmp_path: Path) -> None:
    north, _, _ = introduce(tmp_path)
    script = tmp_path / "page.py"
    script.write_text(NOTES)
    table = '[[pager]]\nname = "{}"\nkind = "command"\ncommand = {}\ntest_times = {}\n'
    command = [sys.executable, "-I", "-S", str(script), str(tmp_path / "notes")]
    broken, good = json.dumps([*command, "1"]), json.dumps([*command, "0"])
    clock = Ahead()
    due = (clock.now().utc + 3600) % DAY_S // 60
    settings(
        north, table.format("broken", broken, f'["{due // 60:02}:{due % 60:02}"]') + table.format("good", good, "[]")
    )

    def notes() -> list[tuple[str, str, str]]:
        file = tmp_path / "notes"
        rows = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
        return [(row["FIREBREAK_ACTION"], row["FIREBREAK_ABOUT"], row["FIREBREAK_DESK"]) for row in rows]

    async def scenario() -> None:
        node = Node(north, clock=clock)
        await node.start()
        try:
            clock.by = 3600
            assert node.selftests is not None
            node.selftests.look()
            await until(lambda: len(notes()) == 2)
            assert notes() == [("test", "test", ""), ("page", "paging", "watch")], "told by the good one alone"
            told = node.line("south").alerts
            assert [one.alert.about for one in told] == ["paging"]
            assert "'broken'" in told[0].alert.words and "ended with code 1" in told[0].alert.words
        finally:
            await node.stop()
        async with running(north) as (again,):
            kept = again.line("south").alerts
            assert [(one.number, one.alert) for one in kept] == [(one.number, one.alert) for one in told]
            assert again.selftests is not None
            last = again.selftests.last("broken")
            assert last is not None and last.result == "failed"

    play(scenario)


def test_whoever_asks_while_a_means_is_tested_gets_that_result() -> None:
    """A program for each of a hundred requests would use up the machine, and fetch a person a hundred times."""
    day, open_ = Day(at(7)), asyncio.Event()

    async def slow(name: str, desk: str = "") -> str:
        day.tests += 1
        await open_.wait()
        return ""

    day.test = slow  # type: ignore[method-assign]

    async def many() -> list[Tried]:
        asked = [asyncio.ensure_future(day.selftests.run("phone")) for _ in range(100)]
        await asyncio.sleep(0)
        asked[0].cancel()  # who began it goes away
        await asyncio.sleep(0)
        open_.set()
        return await asyncio.gather(*asked[1:])

    results = asyncio.run(many())
    assert (day.tests, len(set(results)), len(day.selftests._kept.of("phone"))) == (1, 1, 1)
