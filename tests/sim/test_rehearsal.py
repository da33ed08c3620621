"""The seven episodes on stream paths: as written, with the sides exchanged, and with one reply altered."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from firebreak.sim.alter import altered
from firebreak.sim.era import cycles, in_years_of_the_file, moved
from firebreak.sim.reading import load_scenario, parse_scenario
from firebreak.sim.rehearsal import rehearse, rehearse_file
from firebreak.sim.result import FeatureMissing, RehearsalResult
from firebreak.sim.scenario import Scenario
from firebreak.sim.verbs import Translate

FOLDER = Path(str(files("firebreak.sim") / "scenarios"))
PLAYED = (
    "refused-at-the-top",
    "line-suspended",
    "lost-page",
    "silence-at-nine",
    "three-translations",
    "usual-man-out",
    "when-did-you-tell-us",
)
NEEDING = {
    "cable-cut-hf": ("radio",),
    "through-a-third-party": ("carried", "relay"),
    "thursday-list-small": ("mail", "notice", "witness"),
}


def _said(result: RehearsalResult) -> str:
    return "\n".join(f"{a.number} {a.query} {a.seen_by}: {a.expected}\n   found {a.found}" for a in result.not_met)


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped"])
@pytest.mark.parametrize("name", PLAYED)
def test_an_episode_comes_out_as_expected_on_both_sides(name: str, swap: bool) -> None:
    result = rehearse_file(FOLDER / f"{name}.toml", swap=swap)
    assert not result.not_met, _said(result)
    assert result.passed
    assert result.met == result.expectations > 20
    assert not result.remarks


@pytest.mark.parametrize("name", PLAYED)
def test_one_altered_reply_is_noticed(name: str) -> None:
    scenario, _ = altered(load_scenario(FOLDER / f"{name}.toml"))
    result = rehearse(scenario)
    assert result.exit_code == 1
    assert 0 < len(result.not_met)
    assert result.to_json()["not_met"]


def test_a_version_that_reads_as_the_one_before_tells_nobody() -> None:
    scenario = load_scenario(FOLDER / "three-translations.toml")
    rough, official = (_step(scenario, name) for name in ("k-1-rough", "k-1-official"))
    same = replace(official, text=rough.text)
    steps = tuple(same if step is official else step for step in scenario.step)
    result = rehearse(replace(scenario, step=steps))
    assert [answer.query for answer in result.not_met] == ["alert"]
    assert "1967-06-05T12:30:00Z" in result.not_met[0].found  # the rough one differed from what the watch had passed on


def _step(scenario: Scenario, name: str) -> Translate:
    found = next(step for step in scenario.step if step.id == name)
    assert isinstance(found, Translate)
    return found


def test_an_episode_from_before_1970_is_shown_in_its_own_years() -> None:
    scenario = load_scenario(FOLDER / "three-translations.toml")
    assert cycles(scenario) == 1
    later = moved(scenario, 1)
    assert later.start - scenario.start == 400 * 365.2425 * 86_400
    assert moved(later, -1) == scenario and cycles(later) == 0
    assert in_years_of_the_file("at 2367-06-05T14:08:00Z, 2367", 1) == "at 1967-06-05T14:08:00Z, 2367"


@pytest.mark.parametrize(("name", "needs"), NEEDING.items())
def test_what_is_not_built_is_named_before_anything_is_played(name: str, needs: tuple[str, ...]) -> None:
    with pytest.raises(FeatureMissing) as caught:
        rehearse_file(FOLDER / f"{name}.toml")
    assert caught.value.features == needs


RESTORED = """
id = "restored"
title = "A backup is restored"
needs = []
start = 2022-03-01T00:00:00Z
end = 2022-03-01T12:00:00Z
party = [
  { id = "us", name = "United States", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" } ] },
  { id = "ru", name = "Russian Federation", language = "ru", desk = [
    { id = "watch", name = "Duty officer", echelon = "watch" } ] },
]
line.members = ["us", "ru"]
line.paths = [ { name = "direct", kind = "stream" } ]
line.ring = { FLASH = 60, IMMEDIATE = 180, PRIORITY = 600, ROUTINE = 1800 }
line.desk_test = { times = ["01:00", "05:00", "09:00"], answer_within_s = 600 }
step = [
  { id = "m-1", at = 2022-03-01T01:30:00Z, by = "us/watch", do = "message", to = "ru/watch", precedence = "PRIORITY", \
text = "One", reply = [ { by = "ru/watch", do = "seen", after_s = 60 } ] },
  { id = "m-2", at = 2022-03-01T03:00:00Z, by = "us/watch", do = "message", to = "ru/watch", precedence = "PRIORITY", \
text = "Two", reply = [ { by = "ru/watch", do = "seen", after_s = 60 } ] },
  { at = 2022-03-01T04:00:00Z, do = "node", party = "us", state = "restored_backup", backup_at = 2022-03-01T02:00:00Z },
  { id = "m-3", at = 2022-03-01T06:00:00Z, by = "us/watch", do = "message", to = "ru/watch", precedence = "PRIORITY", \
text = "Three", reply = [ { by = "ru/watch", do = "seen", after_s = 60 } ] },
]
expect = [
  { query = "alert", party = "us", about = "restored", since = 2022-03-01T04:00:00Z, raised_to = "us/watch", \
within_s = 60 },
  { query = "acknowledgement", of = "m-1", highest = "seen" },
  { query = "acknowledgement", of = "m-2", seen_by = "ru", highest = "seen" },
  { query = "acknowledgement", of = "m-3", highest = "seen" },
  { query = "tests", direction = "us->ru", layer = "desk", due = 3, answered = 3 },
  { query = "tests", direction = "ru->us", layer = "desk", due = 3, answered = 3 },
]
"""


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped"])
def test_a_restored_backup_opens_a_new_feed_and_the_line_goes_on(swap: bool) -> None:
    result = rehearse(parse_scenario(RESTORED.encode(), "restored.toml"), swap=swap)
    assert not result.not_met, _said(result)


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped"])
def test_the_same_backup_restored_twice_does_not_end_the_line(swap: bool) -> None:
    again = '{ at = 2022-03-01T07:00:00Z, do = "node", party = "us", state = "restored_backup", '
    more = """
  { id = "m-4", at = 2022-03-01T08:00:00Z, by = "us/watch", do = "message", to = "ru/watch", precedence = "PRIORITY", \
text = "Four", reply = [ { by = "ru/watch", do = "seen", after_s = 60 } ] },
]
expect = [
  { query = "acknowledgement", of = "m-4", highest = "seen" },"""
    text = RESTORED.replace("]\nexpect = [", f"  {again}backup_at = 2022-03-01T02:00:00Z }},{more}")
    text = text.replace('of = "m-3", highest', 'of = "m-3", seen_by = "ru", highest')
    text = "\n".join(line for line in text.splitlines() if 'query = "tests"' not in line)  # one was lost for good
    result = rehearse(parse_scenario(text.encode(), "restored.toml"), swap=swap)
    assert not result.not_met, _said(result)


NO_POWER = """
id = "no-power"
title = "Our own station was down"
needs = []
start = 2022-03-01T00:00:00Z
end = 2022-03-01T20:00:00Z
party = [
  { id = "us", name = "United States", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" } ] },
  { id = "ru", name = "Russian Federation", language = "ru", desk = [
    { id = "watch", name = "Duty officer", echelon = "watch" } ] },
]
line.members = ["us", "ru"]
line.paths = [ { name = "direct", kind = "stream" } ]
line.ring = { FLASH = 60, IMMEDIATE = 180, PRIORITY = 600, ROUTINE = 1800 }
line.settle_s = 14400
step = [
  { at = 2022-03-01T09:00:00Z, do = "node", party = "us", state = "down" },
  { id = "call-1", at = 2022-03-01T09:05:00Z, by = "us/watch", do = "call", to = "ru/watch", precedence = "IMMEDIATE", \
subject = "One", reply = [ { by = "ru/watch", do = "ignore", after_s = 1 } ] },
  { id = "call-2", at = 2022-03-01T09:29:50Z, by = "us/watch", do = "call", to = "ru/watch", precedence = "IMMEDIATE", \
subject = "Two", reply = [ { by = "ru/watch", do = "answer", after_s = 20 } ] },
  { at = 2022-03-01T09:30:00Z, do = "node", party = "us", state = "up" },
  { at = 2022-03-01T11:00:00Z, do = "path", name = "direct", state = "down" },
  { id = "call-3", at = 2022-03-01T11:05:00Z, by = "us/watch", do = "call", to = "ru/watch", precedence = "IMMEDIATE", \
subject = "Three" },
  { at = 2022-03-01T12:00:00Z, do = "path", name = "direct", state = "up" },
  { at = 2022-03-01T13:00:00Z, do = "node", party = "ru", state = "down" },
  { id = "call-4", at = 2022-03-01T13:05:00Z, by = "us/watch", do = "call", to = "ru/watch", precedence = "IMMEDIATE", \
subject = "Four" },
  { at = 2022-03-01T13:30:00Z, do = "node", party = "ru", state = "up" },
]
expect = [
  { query = "outcome", of = "call-1", is = "failed_own_side", settled = true },
  { query = "outcome", of = "call-2", is = "answered", settled = true },
  { query = "outcome", of = "call-3", is = "failed_path", settled = true },
  { query = "outcome", of = "call-4", is = "failed_path", settled = true },
  { query = "contact_report", direction = "us->ru", attempts = 4, answered = 1, failed_own_side = 1, failed_path = 2, \
last_contact = 2022-03-01T09:30:00Z },
  { query = "contact_report", direction = "us->ru", until = 2022-03-01T09:10:00Z, attempts = 1, failed_own_side = 1 },
  { query = "evidence", who = "us", of = "call-1", claims = ["failed_own_side"], verdict = "OK" },
  { query = "evidence", who = "us", of = "call-1", claims = ["not_answered"], verdict = ["INCOMPLETE", "FAIL"] },
  { query = "records_equal" },
]
"""


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped"])
def test_what_failed_on_our_own_side_is_nobodys_silence(swap: bool) -> None:
    result = rehearse(parse_scenario(NO_POWER.encode(), "no-power.toml"), swap=swap)
    assert not result.not_met, _said(result)
