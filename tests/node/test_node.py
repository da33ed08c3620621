"""A node whose world misbehaves: faults of the program, a full disk, clocks that jump, two lines to one party."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from httpx import AsyncClient
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from firebreak.api.access import Role, Tokens, new_token
from firebreak.api.app import create_app
from firebreak.api.server import serve
from firebreak.api.watching import STANDS_STILL
from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError
from firebreak.core.line import effects as ef
from firebreak.core.line.state import Link
from firebreak.core.procedures.matters import subjects
from firebreak.core.procedures.model import PlaceCall
from firebreak.core.record.kinds import TimeOut
from firebreak.core.record.terms import TestSchedule
from firebreak.core.types import Leaf, LocalTime, Now, Precedence
from firebreak.node import views
from firebreak.node.clock import SystemClock
from firebreak.node.introduction import open_vault
from firebreak.node.node import FAULTS_MAX, Node, run_node
from firebreak.node.service import LineService
from firebreak.testing.nodes import (
    BY,
    QUIET,
    crosses,
    introduce,
    join,
    make_home,
    message,
    play,
    ready,
    running,
    until,
)  # fmt: skip

YEAR_S = 365 * 86_400
SECRET = "Marker: the convoy leaves at four."


@dataclass
class Stepped:
    """The clocks of this machine with a wall clock that somebody sets (`ports.Clock`)."""

    step_s: int = 0

    def now(self) -> Now:
        real = SystemClock().now()
        return replace(real, utc=LocalTime(real.utc + self.step_s))


def sizes(service: LineService) -> list[tuple[bytes, int]]:
    """Return every feed of a line with its size, as stored."""
    return [(row.feed, row.size) for row in service.engine.store.feeds(service.material.line)]


async def refused(service: LineService, text: str = SECRET) -> FirebreakError:
    """Return the words with which a message is refused."""
    with pytest.raises(FirebreakError) as told:
        await service.submit(message(text))
    return told.value


# --- two lines ------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_lines(tmp_path: Path) -> tuple[Path, Path]:
    """Two homes with two lines between the same parties, over one port."""
    north, south, port = introduce(tmp_path)
    join(north, south, port, ("south-two", "north-two"), replace(QUIET, languages=("en", "fr")))
    return north, south


def test_a_party_with_two_lines_has_each_message_on_its_own(two_lines: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        async with running(*two_lines) as (north, south):
            first, second = north.line("south"), north.line("south-two")
            theirs, other = south.line("north"), south.line("north-two")
            await ready(first, second, theirs, other)
            one, two = await crosses(first, theirs, "one"), await crosses(other, second, "two")
            assert {item.leaf for item in theirs.log()} >= {one}
            assert {item.leaf for item in second.log()} >= {two}
            assert not {one, two} <= {item.leaf for item in first.log()}
            assert not {row for row, _ in sizes(first)} & {row for row, _ in sizes(second)}
            north.net.close_line(first, "a cut of this line alone")
            await until(lambda: not any(link.up for link in first.status().links), "the cut")
            await crosses(second, other, "meanwhile")
            await ready(first, theirs)
            await crosses(theirs, first, "and back")

    play(scenario)


def test_what_a_start_has_folded_is_what_a_reader_would_fold(tmp_path: Path) -> None:
    """After a start, after entries that followed it, and after the line was read back."""
    north, south, _ = introduce(tmp_path)

    def same(service: LineService) -> bool:
        m, full = service.matters(), views.full_matters(service.material, service.engine.store, service.clock.now())
        return sorted(subjects(m)) == sorted(subjects(full)) and (m.sizes, m.counts, m.head) == (
            full.sizes, full.counts, full.head,
        )  # fmt: skip

    async def scenario() -> None:
        for n in range(2):
            async with running(north, south) as (a, b):
                ours, theirs = a.line("south"), b.line("north")
                assert ours.engine.folded is None or n == 1, "nothing was announced since the start"
                assert same(ours)
                await ready(ours, theirs)
                await crosses(ours, theirs, "one")
                assert same(ours) and same(theirs)
                ours.engine.before_effect = failing(OperationalError("the disk blinked"), 1)
                await refused(ours)
                await ready(ours, theirs)
                await crosses(theirs, ours, "two")
                assert same(ours) and same(theirs)

    play(scenario)


# --- faults of the program ------------------------------------------------------------------------------------------


def failing(error: Exception, times: int) -> Callable[[ef.Effect], None]:
    """Return a hook that raises `error` at the next commits."""
    left = [times]

    def before(effect: ef.Effect) -> None:
        if isinstance(effect, ef.Commit) and left[0]:
            left[0] -= 1
            raise error

    return before


def test_a_fault_in_one_line_reads_that_line_back_and_no_other(
    two_lines: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="firebreak")

    async def scenario() -> None:
        async with running(*two_lines) as (north, south):
            hurt, well = north.line("south"), north.line("south-two")
            await ready(hurt, well, south.line("north"), south.line("north-two"))
            links: list[Link] = list(well.engine.state.links.values())
            kept = sizes(hurt)
            hurt.engine.before_effect = failing(RuntimeError(SECRET), 1)
            error = await refused(hurt)
            assert isinstance(error, OperationalError)
            assert "the program failed in this line; nothing that was not confirmed is promised" in str(error)
            await crosses(well, south.line("north-two"), "meanwhile")
            assert [link.number for link in well.engine.state.links.values()] == [link.number for link in links]
            await ready(hurt)
            assert sizes(hurt)[: len(kept)] >= kept
            await crosses(hurt, south.line("north"), "after")
            await crosses(south.line("north"), hurt, "after")
            assert len(sizes(hurt)) == 2, "the feed goes on; no new one was opened"
        assert "line south: RuntimeError (test_node.py:" in caplog.text
        assert "fault: south: the line was read back from the record and goes on" in caplog.text
        assert SECRET not in caplog.text

    play(scenario)


def test_a_line_that_fails_again_and_again_stands_still_and_says_so(
    two_lines: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="firebreak")

    async def scenario() -> None:
        async with running(*two_lines) as (north, south):
            hurt, well = north.line("south"), north.line("south-two")
            await ready(hurt, well, south.line("north-two"))
            for _ in range(FAULTS_MAX):
                engine = hurt.engine
                engine.before_effect = failing(RuntimeError(SECRET), 1)
                await refused(hurt)
                assert "send it again" in str(await refused(hurt)) or hurt.halted, "it comes between two engines"
                await until(lambda old=engine: hurt.halted or hurt.engine is not old)
            words = str(await refused(hurt))
            assert words.startswith("line south stands still: the program failed in this line")
            assert words.endswith("see the log, then restart the node")
            await crosses(well, south.line("north-two"), "meanwhile")
            assert not north.ended.is_set()
        async with running(*two_lines) as (north, south):
            await ready(north.line("south"), south.line("north"))
            await crosses(north.line("south"), south.line("north"), "after a restart")

    play(scenario)
    assert "south: stands still after 3 faults; keep this log, then restart" in caplog.text


def test_a_line_that_stands_still_shows_nothing_rather_than_what_is_stale(two_lines: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        async with running(*two_lines) as (north, south):
            hurt, well = north.line("south"), north.line("south-two")
            await ready(hurt, well, south.line("north-two"))
            tokens, token = new_token(Tokens(), Role.OFFICER, "desk", os.urandom)
            api = await serve(create_app(north, tokens), "127.0.0.1", 0)
            headers = {"Authorization": f"Bearer {token}"}
            where = f"127.0.0.1:{api.port}"
            view = connect(f"ws://{where}/v1/lines/south/watch", additional_headers=headers)
            async with view as watcher, AsyncClient(base_url=f"http://{where}", headers=headers) as client:
                await watcher.recv()
                assert (await client.get("/v1/health")).json()["ok"] is True
                hurt.give_up(OperationalError("the program failed in this line"), halt=True)
                with pytest.raises(ConnectionClosed) as closed:  # noqa: PT012 - whatever comes before the end
                    while True:
                        await watcher.recv()
                assert closed.value.rcvd is not None
                assert closed.value.rcvd.code == STANDS_STILL
                assert closed.value.rcvd.reason == "this line stands still: the program failed in this line"
                assert (await client.get("/v1/health")).json()["ok"] is False
                shown = await client.get("/v1/lines/south")
                assert (shown.status_code, shown.json()["error"]) == (503, "operational")
                assert (await client.get("/v1/lines/south-two")).status_code == 200
                async with connect(f"ws://{where}/v1/lines/south/watch", additional_headers=headers) as again:
                    with pytest.raises(ConnectionClosed):
                        await again.recv()
            await api.stop()

    play(scenario)


def test_a_record_that_contradicts_itself_stops_the_node(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    north, _, _ = introduce(tmp_path)
    told: list[FirebreakError] = []

    async def serve_briefly(node: Node) -> Callable[[], Awaitable[None]]:
        line = node.line("south")
        line.engine.before_effect = failing(IntegrityError("entry 3 of feed ab12 is missing"), 1)
        waiting = asyncio.ensure_future(refused(line))

        async def stop() -> None:
            told.append(await waiting)

        return stop

    async def scenario() -> None:
        with pytest.raises(IntegrityError, match="entry 3 of feed ab12 is missing"):
            await run_node(north, None, serve_briefly)

    play(scenario)
    assert [type(error) for error in told] == [IntegrityError], "whoever waited for a command is told"
    assert "entry 3 of feed ab12 is missing" in caplog.text


def test_a_reader_who_finds_the_record_damaged_stops_the_node(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours = a.line("south")
            await ready(ours, b.line("north"))
            leaf = await crosses(ours, b.line("north"), "to be damaged")
            a.store._rows("UPDATE entries SET body = x'00' WHERE leaf = ?", (leaf,))
            with pytest.raises(IntegrityError):
                list(ours.log())
            assert a.ended.is_set()
            assert isinstance(a.failure, IntegrityError)
            assert "stands still" in str(await refused(ours))
            assert not b.ended.is_set()

    play(scenario)


# --- the disk -------------------------------------------------------------------------------------------------------


def test_a_full_disk_promises_nothing_loses_nothing_and_goes_on_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="firebreak")
    north, south, _ = introduce(tmp_path)

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours, theirs = a.line("south"), b.line("north")
            await ready(ours, theirs)
            kept = await crosses(ours, theirs, "before")
            (pages,) = a.store._rows("PRAGMA page_count")[0]
            a.store._rows(f"PRAGMA max_page_count = {pages}")
            promised: list[Leaf] = []
            with pytest.raises(OperationalError, match="the disk is full; free some space"):  # noqa: PT012
                for n in range(200):
                    done = await ours.submit(message(f"{n} " + "x" * 2000))
                    assert done.leaf is not None
                    promised.append(done.leaf)
            assert "store: south:" in caplog.text
            a.store._rows("PRAGMA max_page_count = 1000000")
            await until(lambda: ours.status().can_seal, "the line to stand again")
            await ready(ours, theirs)
            await crosses(ours, theirs, "after")
            assert {kept, *promised} <= {item.leaf for item in theirs.log()}
            assert sorted(sizes(ours)) == sorted(sizes(theirs))
            assert len(sizes(ours)) == 2, "no feed was opened anew"

    play(scenario)


def test_a_state_folder_that_is_gone_stops_sending_and_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the ratchet's folder nothing more is written; what is refused is told; the node still stops cleanly."""
    caplog.set_level("INFO", logger="firebreak")
    north, south, _ = introduce(tmp_path)

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours, theirs = a.line("south"), b.line("north")
            await ready(ours, theirs)
            await crosses(ours, theirs, "before")
            shutil.move(north / "state", tmp_path / "gone")
        assert "secrets already used may still be on the disk" in caplog.text
        shutil.move(tmp_path / "gone", north / "state")
        async with running(north, south) as (a, b):
            await ready(a.line("south"), b.line("north"))
            await crosses(a.line("south"), b.line("north"), "after")
            assert len(sizes(a.line("south"))) == 2

    play(scenario)


def test_a_port_that_is_taken_lets_go_of_the_record(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)
    west = make_home(tmp_path, "Westland")

    async def scenario() -> None:
        server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        join(west, south, port, ("south", "west"))
        for _ in range(2):
            with pytest.raises(OperationalError, match=f"cannot listen on 127.0.0.1 port {port}: Address already in"):
                async with running(west):
                    pytest.fail("it listens at a port that is taken")
            stopped = Node(west)
            await stopped.stop()
        server.close()
        await server.wait_closed()
        async with running(west):
            pass

    play(scenario)
    assert north.exists()


# --- clocks ---------------------------------------------------------------------------------------------------------


def told_steps(log: str, step_s: int) -> bool:
    """Whether the log tells of this step; whole seconds of two clocks that do not turn together may differ by one."""
    return any(abs(int(told) - step_s) <= 1 for told in re.findall(r"stepped by about (-?[0-9]+) s", log))


@pytest.mark.parametrize("step_s", [YEAR_S, -YEAR_S, 3 * 3600, -3 * 3600], ids=["year", "year-back", "3h", "3h-back"])
def test_a_wall_clock_that_jumps_is_told_and_the_line_works_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, step_s: int
) -> None:
    """With a schedule of tests, so that every one that fell into the jump is looked at."""
    caplog.set_level("INFO", logger="firebreak")
    north, south, _ = introduce(tmp_path, replace(QUIET, tests=TestSchedule()))
    clock = Stepped()

    async def scenario() -> None:
        a = Node(north, clock=clock)
        a.clock_check_s = 0.05
        await a.start()
        try:
            async with running(south) as (b,):
                ours, theirs = a.line("south"), b.line("north")
                await ready(ours, theirs)
                await crosses(ours, theirs, "before")
                clock.step_s = step_s
                await until(lambda: told_steps(caplog.text, step_s), "the operator to be told")
                await crosses(ours, theirs, "after")
                await crosses(theirs, ours, "after")
                call = PlaceCall(by=BY, to=(1,), precedence=Precedence.FLASH, lang="en", subject="Now")
                placed = await theirs.submit(call)
                await until(lambda: any(one.alert.of == placed.leaf for one in ours.alerts), "the ring")
                missed = [i for i in ours.log() if isinstance(i.payload, TimeOut)]
                assert len(missed) <= 2 * 64, "what fell into the jump is recorded, within a bound"
                await until(lambda: sorted(sizes(ours)) == sorted(sizes(theirs)), "both to hold the same")
        finally:
            await a.stop()
        async with running(north) as (a,):
            assert len(sizes(a.line("south"))) == 2

    play(scenario)


# --- what is written about it ---------------------------------------------------------------------------------------


def test_no_log_at_any_level_holds_content_keys_or_salts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    north, south, _ = introduce(tmp_path)

    async def scenario() -> None:
        async with running(north, south) as (a, b):
            ours, theirs = a.line("south"), b.line("north")
            await ready(ours, theirs)
            await crosses(ours, theirs, SECRET)
            call = PlaceCall(by=BY, to=(1,), precedence=Precedence.FLASH, lang="en", subject=SECRET, text=SECRET)
            await theirs.submit(call)
            with pytest.raises(FirebreakError):
                await ours.submit(replace(message(SECRET), to=(9,)))
            for service in (ours, theirs):
                for row in service.engine.store.feeds(service.material.line):
                    salts = [e.salts for e in service.engine.store.entries(row.feed) if e.salts]
                    forms = [form for salt in salts for form in (salt.hex(), repr(salt))]
                    assert not [form for form in forms if form in caplog.text]

    play(scenario)
    assert "link: south: path direct stands" in caplog.text
    assert "convoy" not in caplog.text
    for home in (north, south):
        vault = open_vault(home)
        for name in vault.names():
            assert vault.secret(name).hex() not in caplog.text
            assert repr(vault.secret(name)) not in caplog.text
