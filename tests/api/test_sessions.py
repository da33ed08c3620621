"""Sessions, attempts and links by themselves: bounds, times, restarts, files out of form."""

from __future__ import annotations

import asyncio
import itertools
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from firebreak.api.challenges import Challenges
from firebreak.api.devices import Devices
from firebreak.api.limits import KEPT_MAX, LONGEST_S, Limits
from firebreak.api.sessions import EACH_MAX, IDLE_MS, SESSIONS_MAX, SHIFT_S, Sessions
from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import Instant, LocalTime, Now
from firebreak.node.layout import Layout
from firebreak.node.links import make_link, take_link
from firebreak.node.officers import add_officer, change_officer, edit, load_officers, remove_officer
from firebreak.node.passphrase import matches, stretch
from firebreak.node.vault import Cost

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.utc, self.instant = 1_700_000_000, 0

    def now(self) -> Now:
        return Now(utc=LocalTime(self.utc), instant=Instant(self.instant))

    def later(self, seconds: float) -> None:
        self.utc += int(seconds)
        self.instant += int(seconds * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / "api").mkdir(mode=0o700)
    add_officer(tmp_path, "anna", roles=("watch",), entropy=os.urandom)
    return Layout(tmp_path)


def _sessions(layout: Layout, clock: Clock) -> Sessions:
    return Sessions(layout, clock, os.urandom)


def test_a_restart_signs_nobody_out(layout: Layout, clock: Clock) -> None:
    first = _sessions(layout, clock)
    _, secret = first.enter(first.officers.get("anna"), "link")
    again = _sessions(layout, clock).find(secret)
    assert again is not None and again.name == "anna"
    assert secret.encode() not in layout.sessions.read_bytes()
    assert again.csrf.encode() not in layout.sessions.read_bytes()


def test_a_session_ends_with_its_shift_whatever_is_done_in_it(layout: Layout, clock: Clock) -> None:
    sessions = _sessions(layout, clock)
    _, secret = sessions.enter(sessions.officers.get("anna"), "link")
    for _ in range(SHIFT_S // 1800 - 1):
        clock.later(1800)
        assert sessions.find(secret) is not None
    clock.later(1800)
    assert sessions.find(secret) is None
    assert _sessions(layout, clock).find(secret) is None


def test_an_idle_session_ends_and_one_that_is_watched_does_not(layout: Layout, clock: Clock) -> None:
    async def scenario() -> None:
        sessions = _sessions(layout, clock)
        session, watched = sessions.enter(sessions.officers.get("anna"), "link")
        _, idle = sessions.enter(sessions.officers.get("anna"), "link")
        with sessions.view(session) as ended:
            clock.later(IDLE_MS / 1000 + 1)
            assert sessions.find(watched) is not None and sessions.find(idle) is None
            assert not ended.is_set()
            sessions.end(session)
            assert ended.is_set()
        assert sessions.find(watched) is None

    asyncio.run(scenario())


def test_sessions_are_bounded_and_the_one_longest_unused_gives_way(layout: Layout, clock: Clock) -> None:
    sessions = _sessions(layout, clock)
    anna = sessions.officers.get("anna")
    secrets = []
    for _ in range(EACH_MAX + 3):
        clock.later(1)
        secrets.append(sessions.enter(anna, "link")[1])
    assert [sessions.find(secret) is not None for secret in secrets] == [False] * 3 + [True] * EACH_MAX
    for number in range(SESSIONS_MAX // EACH_MAX + 2):
        add_officer(layout.folder, f"o{number}", roles=("watch",), entropy=os.urandom)
    sessions.reload()
    for officer in sessions.officers.known:
        for _ in range(EACH_MAX):
            clock.later(1)
            sessions.enter(officer, "link")
    assert len(layout.sessions.read_bytes().splitlines()) == SESSIONS_MAX


@pytest.mark.parametrize("change", ["roles", "desks", "removed", "name"])
def test_what_takes_a_right_away_ends_sessions_and_nothing_else_does(change: str, layout: Layout, clock: Clock) -> None:
    sessions = _sessions(layout, clock)
    _, secret = sessions.enter(sessions.officers.get("anna"), "link")
    match change:
        case "roles":
            change_officer(layout.folder, "anna", roles=("auditor",))
        case "desks":
            change_officer(layout.folder, "anna", desks=("watch",))
        case "removed":
            remove_officer(layout.folder, "anna")
        case "name":
            change_officer(layout.folder, "anna", name="Anna", language="ar")
    sessions.reload()
    assert (sessions.find(secret) is not None) == (change == "name")


def test_an_officer_added_again_is_another(layout: Layout, clock: Clock) -> None:
    sessions = _sessions(layout, clock)
    _, secret = sessions.enter(sessions.officers.get("anna"), "link")
    remove_officer(layout.folder, "anna")
    sessions.reload()
    add_officer(layout.folder, "anna", roles=("watch",), entropy=os.urandom)
    sessions.reload()
    assert sessions.find(secret) is None


def test_a_restart_between_removal_and_return_lets_nobody_back_in(layout: Layout, clock: Clock) -> None:
    sessions = _sessions(layout, clock)
    _, secret = sessions.enter(sessions.officers.get("anna"), "link")
    remove_officer(layout.folder, "anna")
    add_officer(layout.folder, "anna", roles=("watch",), entropy=os.urandom)
    assert _sessions(layout, clock).find(secret) is None


@pytest.mark.parametrize("name", ["sessions", "officers", "links"])
def test_a_file_that_others_may_read_or_that_is_out_of_form_is_refused(name: str, layout: Layout, clock: Clock) -> None:
    place = layout.folder / "api" / name
    place.write_bytes(b"{ nonsense")
    place.chmod(0o600)
    with pytest.raises((UsageError, OperationalError), match=name):
        _read_all(layout, clock)
    place.chmod(0o644)
    with pytest.raises(UsageError, match="chmod 600"):
        _read_all(layout, clock)


def _read_all(layout: Layout, clock: Clock) -> None:
    _sessions(layout, clock)
    take_link(layout.folder, "x", clock.utc)


# --- links ----------------------------------------------------------------------------------------------------------


def test_of_many_who_use_a_link_at_once_one_comes_in(layout: Layout, clock: Clock) -> None:
    code = make_link(layout.folder, "anna", clock.utc, os.urandom)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: take_link(layout.folder, code, clock.utc), range(24)))
    assert sorted(map(str, found)) == ["None"] * 23 + ["anna"]


def test_changes_from_many_processes_are_all_kept(layout: Layout) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: add_officer(layout.folder, f"o{n}", roles=("watch",), entropy=os.urandom), range(24)))
    assert len(load_officers(layout).known) == 25


# --- attempts -------------------------------------------------------------------------------------------------------


def test_ten_thousand_attempts_use_bounded_memory(clock: Clock) -> None:
    limits = Limits(clock)
    for number in range(10_000):
        limits.begun(f"officer{number}", f"2001:db8:{number % 65536:x}::1", None)
        limits.begun("anna", "192.0.2.1", f"device{number}")
    assert limits.kept() <= 3 * KEPT_MAX


def test_delays_grow_end_within_half_a_minute_and_are_forgotten(clock: Clock) -> None:
    limits, waits = Limits(clock), []
    for _ in range(12):
        limits.begun("anna", "192.0.2.1", None)
        waits.append(limits.wait_s("anna", "192.0.2.1", None))
    assert waits[:2] == [0, 0] and waits == sorted(waits) and waits[-1] == LONGEST_S == 30
    clock.later(30)
    assert limits.wait_s("anna", "192.0.2.1", None) == 0
    clock.later(3600)
    limits.begun("anna", "192.0.2.1", None)
    assert limits.wait_s("anna", "192.0.2.1", None) == 0


def test_attempts_side_by_side_count_and_right_ones_are_taken_back(clock: Clock) -> None:
    limits = Limits(clock)
    for _ in range(40):
        limits.begun("anna", "192.0.2.1", None)
        limits.right("anna", "192.0.2.1", None)
    assert limits.wait_s("anna", "192.0.2.1", None) == 0
    for _ in range(4):  # none of them answered yet
        limits.begun("anna", "192.0.2.1", None)
    assert limits.wait_s("anna", "192.0.2.1", None) > 0


def test_strangers_do_not_delay_a_browser_that_was_here_before(clock: Clock, layout: Layout) -> None:
    limits, devices = Limits(clock), Devices(layout, os.urandom)
    given = devices.make("anna")
    for number in range(2000):
        limits.begun("anna", f"198.51.100.{number % 250}", None)
    assert limits.wait_s("anna", "203.0.113.9", None) > 0
    assert limits.wait_s("anna", "203.0.113.9", devices.known("anna", [given])) == 0


def test_a_device_is_of_one_officer_and_of_this_node(layout: Layout, tmp_path: Path) -> None:
    devices = Devices(layout, os.urandom)
    given = devices.make("anna")
    assert Devices(layout, os.urandom).known("anna", ["junk", given]) is not None  # after a restart too
    assert devices.known("berta", [given]) is None
    for forged in ("", ".", given[:-1], given + "0", "x" + given, "\udcff.\udcff"):
        assert devices.known("anna", [forged]) is None
    other = Layout(tmp_path / "other")
    (tmp_path / "other" / "api").mkdir(parents=True)
    assert Devices(other, os.urandom).known("anna", [given]) is None


def test_one_source_of_the_new_internet_is_its_network(clock: Clock) -> None:
    limits = Limits(clock)
    for number in range(20):
        limits.begun(f"o{number}", f"2001:db8::{number:x}", None)
    assert limits.wait_s("somebody", "2001:db8::ffff", None) > 0
    assert limits.wait_s("somebody", "2001:db8:0:1::1", None) == 0


# --- challenges and passphrases -------------------------------------------------------------------------------------


def test_no_number_of_challenges_pushes_out_another(clock: Clock) -> None:
    challenges = Challenges(clock, os.urandom)
    mine = challenges.make("sign-in localhost")
    for _ in range(10_000):
        challenges.make("sign-in localhost")
    assert challenges.holds(mine, "sign-in localhost")
    assert not challenges.holds(mine, "sign-in other.example") and not challenges.holds(mine[:-1], "sign-in localhost")
    challenges.use(mine)
    assert not challenges.holds(mine, "sign-in localhost")
    late = challenges.make("x")
    clock.later(121)
    assert not challenges.holds(late, "x")


def test_a_passphrase_is_kept_stretched_and_compared_whole() -> None:
    kept = stretch("seven grey herons", os.urandom, CHEAP)
    assert "heron" not in kept
    assert matches(kept, "seven grey herons") and not matches(kept, "seven grey heron")
    assert matches(stretch("e\u0301lan vital ici", os.urandom, CHEAP), "\u00e9lan vital ici")  # typed another way
    for none in (None, "", "argon2id$1$64$1$x$y"):
        assert not matches(none, "seven grey herons", CHEAP)
    for bad in ("short", "x" * 257):
        with pytest.raises(UsageError, match="12 to 256"):
            stretch(bad, os.urandom, CHEAP)


def test_officers_are_bounded(layout: Layout) -> None:
    some = load_officers(layout).get("anna")
    many = (replace(some, id=f"n{number}") for number in itertools.count())
    edit(layout, lambda _: type(load_officers(layout))(tuple(itertools.islice(many, 200))))
    with pytest.raises(UsageError, match="at most 200"):
        add_officer(layout.folder, "one-more", roles=("watch",), entropy=os.urandom)
