"""Scenario files are read strictly, and exchanging the sides is its own inverse."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from firebreak.core.types import Declared, Marking, Precedence
from firebreak.sim import queries, verbs
from firebreak.sim.alter import altered
from firebreak.sim.reading import load_scenario, parse_scenario
from firebreak.sim.scenario import Scenario, mirrored
from firebreak.sim.shapes import DeskRef, PartyRef, ScenarioError

FOLDER = Path(str(files("firebreak.sim") / "scenarios"))
FILES = sorted(FOLDER.glob("*.toml"))

SMALL = """
id = "small"
title = "Small"
needs = []
start = 2022-03-01T00:00:00Z
end = 2022-03-02T00:00:00Z
party = [
  { id = "us", name = "United States", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" } ] },
  { id = "ru", name = "Russian Federation", language = "ru", desk = [
    { id = "watch", name = "Duty officer", echelon = "watch" },
    { id = "chief", name = "Chief", echelon = "strategic" } ] },
]
line.members = ["us", "ru"]
line.paths = [ { name = "direct", kind = "stream" } ]
line.ring = { FLASH = 60, IMMEDIATE = 180, PRIORITY = 600, ROUTINE = 1800 }
step = [
  { id = "call-1", at = 2022-03-01T08:00:00Z, by = "us/watch", do = "call", to = "ru/chief", precedence = "FLASH", \
subject = "A", reply = [ { by = "ru/watch", do = "answer", after_s = 5 } ] },
  { at = 2022-03-01T09:00:00Z, do = "path", name = "direct", state = "down", one_way = "us->ru" },
]
expect = [
  { query = "outcome", of = "call-1", is = "answered" },
  { query = "declared", is = "open", sides = { us = "open", ru = "open" } },
]
"""


@pytest.fixture
def small() -> Scenario:
    return parse_scenario(SMALL.encode(), "small.toml")


def test_all_ten_episodes_are_there() -> None:
    assert len(FILES) == 10


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_episode_is_read_and_its_mirror_mirrors_back(path: Path) -> None:
    scenario = load_scenario(path)
    assert scenario.id == path.stem
    assert mirrored(scenario) != scenario
    assert mirrored(mirrored(scenario)) == scenario


def test_values_have_the_types_of_the_core(small: Scenario) -> None:
    call, path = small.step
    assert isinstance(call, verbs.Call)
    assert call.precedence is Precedence.FLASH
    assert call.marking is Marking.OPERATIONAL
    assert call.reply == (verbs.Answer(by=DeskRef(PartyRef("ru"), "watch"), after_s=5),)
    assert isinstance(path, verbs.ChangePath)
    assert str(path.one_way) == "us->ru"
    assert small.start == 1_646_092_800
    declared = small.expect[1]
    assert isinstance(declared, queries.DeclaredIs)
    assert dict(declared.sides) == {"us": Declared.OPEN, "ru": Declared.OPEN}


def test_the_mirror_exchanges_parts_and_keeps_places(small: Scenario) -> None:
    other = mirrored(small)
    assert [party.id for party in other.party] == ["us", "ru"]
    assert [party.name for party in other.party] == ["United States", "Russian Federation"]
    assert [desk.id for desk in other.party[0].desk] == ["watch", "chief"]
    assert other.line.members == ("us", "ru")
    call, path = other.step
    assert isinstance(call, verbs.Call)
    assert (str(call.by), str(call.to)) == ("ru/watch", "us/chief")
    assert isinstance(path, verbs.ChangePath)
    assert str(path.one_way) == "ru->us"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('title = "Small"', 'titel = "Small"', "'titel' is not known here; did you mean 'title'?"),
        ('title = "Small"', "", "the key 'title' is missing"),
        ('do = "call"', 'do = "ring"', "step 1 (call-1).do: one of call, message,"),
        ('precedence = "FLASH"', 'precedence = "flash"', "step 1 (call-1).precedence: one of ROUTINE, PRIORITY,"),
        ('to = "ru/chief"', 'to = "ru/boss"', "step 1 (call-1).to: there is no desk ru/boss"),
        ('to = "ru/chief"', 'to = "us/watch"', "a desk of the other party is required"),
        ("after_s = 5", "after_s = -5", "reply 1.after_s: a whole number, zero or more, is required, not -5"),
        ('of = "call-1"', 'of = "call-2"', "expect 1.of: there is no step 'call-2'"),
        ('is = "answered"', 'is = "refused"', "expect 1.is: one of answered,"),
        ('is = "answered"', 'is = "answered", seen_by = "fr"', "expect 1.seen_by: there is no party 'fr'"),
        ('one_way = "us->ru"', 'one_way = "us->us"', "does not lead from one party to the other"),
        ('name = "direct", state', 'name = "second", state', "the line has no path 'second'"),
        ('kind = "stream"', 'kind = "radio"', "needs: radio is used and must be named"),
        ("at = 2022-03-01T09:00:00Z", "at = 2022-03-01T07:00:00Z", "steps stand in order of time"),
        ("at = 2022-03-01T09:00:00Z", "at = 2022-03-01T09:00:00", "a time such as"),
        ("end = 2022-03-02T00:00:00Z", "end = 2022-03-01T08:30:00Z", "not be earlier than the last step"),
        ("FLASH = 60, ", "", "line.ring: FLASH is missing"),
        ('"us", "ru"', '"us", "fr"', "line.members names both"),
        ('id = "small"', 'id = "small', "not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(before: str, after: str, says: str) -> None:
    assert before in SMALL
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(SMALL.replace(before, after, 1).encode(), "small.toml")
    assert str(caught.value).startswith("small.toml")
    assert says in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"none\.toml: No such file"):
        load_scenario(tmp_path / "none.toml")


def test_altering_changes_one_reply_that_is_spoken_of(small: Scenario) -> None:
    other, words = altered(small)
    assert "answer becomes decline" in words
    changed = [(a, b) for a, b in zip(small.step, other.step, strict=True) if a != b]
    assert len(changed) == 1
    assert other.expect == small.expect
