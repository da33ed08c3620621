# ruff: noqa: E501 - a line of a scenario reads best as one line
"""Short stories played on two nodes, each for one rule of the scenario format that the episodes do not reach."""

from __future__ import annotations

import pytest

from firebreak.sim.reading import parse_scenario
from firebreak.sim.rehearsal import rehearse

FRAME = """
id = "story"
title = "Story"
needs = ["translation"]
start = 2022-03-01T00:00:00Z
end = 2022-03-02T12:00:00Z
party = [
  { id = "us", name = "United States", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" },
    { id = "chief", name = "Chief of operations", echelon = "operational" },
    { id = "secretary", name = "Secretary", echelon = "principal" } ] },
  { id = "ru", name = "Russian Federation", language = "ru", desk = [
    { id = "watch", name = "Duty officer", echelon = "watch" },
    { id = "command", name = "Group command", echelon = "operational" },
    { id = "minister", name = "Minister", echelon = "principal" } ] },
]
line.members = ["us", "ru"]
line.paths = [ { name = "direct", kind = "stream" }, { name = "second", kind = "stream" } ]
line.ring = { FLASH = 60, IMMEDIATE = 180, PRIORITY = 600, ROUTINE = 1800 }
line.desk_test = { times = ["08:00", "20:00"], answer_within_s = 600 }
"""


def _message(name: str, at: str, replies: str = "", *, by: str = "us/watch", to: str = "ru/watch") -> str:
    return (
        f'{{ id = "{name}", at = 2022-03-01T{at}Z, by = "{by}", do = "message", to = "{to}", precedence = "PRIORITY", '
        f'text = "Text of {name}", reply = [ {replies} ] }}'
    )


def _call(name: str, at: str, replies: str = "", *, by: str = "us/watch", to: str = "ru/watch") -> str:
    return (
        f'{{ id = "{name}", at = 2022-03-01T{at}Z, by = "{by}", do = "call", to = "{to}", precedence = "PRIORITY", '
        f'subject = "Subject of {name}", reply = [ {replies} ] }}'
    )


def _version(of: str, at: str, stage: str, text: str, by: str = "ru/watch") -> str:
    return (
        f'{{ at = 2022-03-01T{at}Z, by = "{by}", do = "translate", of = "{of}", stage = "{stage}", lang = "ru", '
        f'text = "{text}" }}'
    )


def _line(at: str, state: str, by: str = "us/watch") -> str:
    return f'{{ at = 2022-03-01T{at}Z, by = "{by}", do = "line", state = "{state}" }}'


STORIES: dict[str, tuple[list[str], list[str]]] = {
    "receive-only takes what comes in and sends nothing of its own": (
        [
            _line("06:00:00", "receive_only"),
            _message("in", "07:00:00", '{ by = "us/watch", do = "seen", after_s = 60 }', by="ru/watch", to="us/watch"),
            _message("out", "07:10:00"),
            _line("09:00:00", "open"),
        ],
        [
            '{ query = "declared", at = 2022-03-01T08:00:00Z, is = "receive_only", sides = { us = "receive_only", ru = "open" } }',
            '{ query = "acknowledgement", of = "in", at = 2022-03-01T08:00:00Z, highest = "seen" }',
            '{ query = "acknowledgement", of = "out", at = 2022-03-01T08:30:00Z, lacks = ["at_station"] }',
            '{ query = "delivered", of = "out", within_s = 6660 }',
            '{ query = "tests", direction = "us->ru", layer = "desk", due = 2, answered = 2 }',
            '{ query = "tests", direction = "us->ru", layer = "station", due = 3, answered = 3 }',
        ],
    ),
    "a line that is ended carries nothing more but its tests of stations": (
        [_line("06:00:00", "ended", "ru/watch"), _message("late", "07:00:00")],
        [
            '{ query = "declared", is = "ended", sides = { us = "open", ru = "ended" } }',
            '{ query = "acknowledgement", of = "late", lacks = ["at_station", "seen", "refused"] }',
            '{ query = "evidence", who = "us", of = "late", claims = ["at_station"], verdict = "INCOMPLETE" }',
            '{ query = "tests", direction = "us->ru", layer = "desk" }',
            '{ query = "tests", direction = "us->ru", layer = "station", due = 3, answered = 3 }',
            '{ query = "finding", is = "undetermined", since = 2022-03-01T00:00:00Z }',
        ],
    ),
    "a test of a principal counts for the principal alone": (
        [
            '{ at = 2022-03-01T10:00:00Z, by = "us/secretary", do = "desk_test", to = "ru/minister", reply = [ '
            '{ by = "ru/minister", do = "answer", after_s = 120 } ] }',
        ],
        [
            '{ query = "tests", direction = "us->ru", layer = "principal", due = 1, answered = 1 }',
            '{ query = "tests", direction = "us->ru", layer = "desk", due = 3, answered = 3 }',
            '{ query = "contact_report", direction = "us->ru", echelon = "principal", last_contact = 2022-03-01T10:02:00Z }',
        ],
    ),
    "promises past their time are told to the desk they were given to, then higher": (
        [
            _message(
                "one", "10:00:00",
                '{ by = "ru/watch", do = "undertake", what = "look", by_when = 2022-03-01T11:00:00Z, after_s = 60 }',
            ),
            _message(
                "two", "10:10:00",
                '{ by = "ru/watch", do = "undertake", what = "look", by_when = 2022-03-01T12:00:00Z, after_s = 60 }, '
                '{ by = "ru/watch", do = "report_done", after_s = 9000 }',
            ),
        ],
        [
            '{ query = "alert", party = "us", about = "overdue", since = 2022-03-01T11:00:00Z, raised_to = "us/watch", within_s = 60 }',
            '{ query = "alert", party = "us", about = "overdue_again", since = 2022-03-01T12:00:00Z, raised_to = "us/chief", within_s = 60 }',
            '{ query = "acknowledgement", of = "one", highest = "undertaken", lacks = ["reported_done"] }',
            '{ query = "acknowledgement", of = "two", highest = "reported_done" }',
            '{ query = "evidence", who = "ru", of = "two", claims = ["undertaken", "reported_done"], verdict = "OK" }',
        ],
    ),
    "one path left is told on both sides": (
        ['{ at = 2022-03-01T10:00:00Z, do = "path", name = "direct", state = "down" }'],
        [
            '{ query = "alert", party = "us", about = "one_path_left", since = 2022-03-01T10:00:00Z, raised_to = "us/watch", within_s = 60 }',
            '{ query = "alert", party = "ru", about = "one_path_left", since = 2022-03-01T10:00:00Z, raised_to = "ru/watch", within_s = 60 }',
            '{ query = "observed", is = "degraded", paths = ["direct"] }',
            '{ query = "tests", direction = "us->ru", layer = "circuit", path = "direct", due = 3, answered = 1, missed = 2 }',
            '{ query = "tests", direction = "us->ru", layer = "circuit", path = "second", due = 3, answered = 3 }',
        ],
    ),
    "who passed a message on is told when a later version reads differently": (
        [
            _message("note", "10:00:00", '{ by = "ru/watch", do = "pass_to", to = "ru/minister", after_s = 600 }', to="ru/minister"),
            _version("note", "10:05:00", "sight", "Требуем ответа."),
            _version("note", "10:20:00", "rough", "требуем  ответа."),
            _version("note", "11:00:00", "official", "Просим ответа."),
        ],
        [
            '{ query = "translation", of = "note", stages = ["sight", "rough", "official"] }',
            '{ query = "translation", of = "note", at = 2022-03-01T10:21:00Z, stages = ["sight", "rough"] }',
            '{ query = "alert", party = "ru", about = "translation_changed", of = "note", since = 2022-03-01T11:00:00Z, raised_to = "ru/watch", within_s = 60 }',
            '{ query = "acknowledgement", of = "note", highest = "passed_to", lacks = ["understood"] }',
        ],
    ),
    "a translation waits while the line is suspended, and goes when it is open": (
        [
            _message("note", "10:00:00"),
            _line("10:30:00", "suspended", "us/watch"),
            _version("note", "11:00:00", "sight", "Просим ответа."),
            _line("12:00:00", "open", "us/watch"),
        ],
        [
            '{ query = "translation", of = "note", at = 2022-03-01T11:30:00Z, stages = [] }',
            '{ query = "translation", of = "note", stages = ["sight"] }',
        ],
    ),
    "calls that cross are both answered by one answer": (
        [
            _call("mine", "10:00:00", '{ by = "ru/watch", do = "answer", after_s = 30 }'),
            _call("yours", "10:00:00", by="ru/watch", to="us/watch"),
        ],
        [
            '{ query = "outcome", of = "mine", is = "answered", settled = true }',
            '{ query = "outcome", of = "yours", is = "answered", settled = true }',
            '{ query = "contact_report", direction = "ru->us", attempts = 1, answered = 1, last_contact = 2022-03-02T08:00:00Z }',
        ],
    ),
    "a reason may come later, and is evidence of nothing but its words": (
        [
            _call(
                "ring", "10:00:00",
                '{ by = "ru/watch", do = "decline", after_s = 60 }, '
                '{ by = "ru/watch", do = "reason", reason = "The minister travels.", after_s = 7200 }',
                to="ru/minister",
            ),
        ],
        [
            '{ query = "outcome", of = "ring", is = "declined", settled = true }',
            '{ query = "evidence", who = "us", of = "ring", at = 2022-03-01T11:00:00Z, claims = ["reason"], verdict = ["OK", "INCOMPLETE"] }',
            '{ query = "evidence", who = "us", of = "ring", claims = ["declined", "reason"], verdict = "OK" }',
            '{ query = "acknowledgement", of = "ring", highest = "seen", lacks = ["refused"] }',
        ],
    ),
    "a path that is slow and loses much still carries everything": (
        [
            '{ at = 2022-03-01T09:00:00Z, do = "path", name = "direct", state = "slow", bit_s = 2400, loss = 0.2 }',
            '{ at = 2022-03-01T09:00:00Z, do = "path", name = "second", state = "down" }',
            _message("slow", "10:00:00", '{ by = "ru/watch", do = "seen", after_s = 30 }'),
        ],
        [
            '{ query = "delivered", of = "slow", within_s = 15, via = "direct" }',
            '{ query = "acknowledgement", of = "slow", at = 2022-03-01T10:01:00Z, highest = "seen" }',
        ],
    ),
    "a clock set back by an hour changes no outcome": (
        [
            '{ at = 2022-03-01T09:00:00Z, do = "clock", party = "ru", offset_s = -3600 }',
            _call("ring", "10:00:00", '{ by = "ru/watch", do = "answer", after_s = 30 }'),
            '{ at = 2022-03-01T12:00:00Z, do = "clock", party = "ru", offset_s = 0 }',
        ],
        [
            '{ query = "outcome", of = "ring", is = "answered", settled = true }',
            '{ query = "delivered", of = "ring", within_s = 5 }',
            '{ query = "tests", direction = "us->ru", layer = "desk", due = 3, answered = 3 }',
            '{ query = "tests", direction = "ru->us", layer = "desk", due = 3, answered = 3 }',
        ],
    ),
    "both sides down, each for a while, and everything is there afterwards": (
        [
            '{ at = 2022-03-01T07:00:00Z, do = "node", party = "ru", state = "down" }',
            _message("waits", "07:10:00", '{ by = "ru/watch", do = "seen", after_s = 60 }'),
            '{ at = 2022-03-01T08:30:00Z, do = "node", party = "ru", state = "up" }',
            '{ at = 2022-03-01T19:00:00Z, do = "node", party = "us", state = "down" }',
            _message("later", "19:30:00", '{ by = "us/watch", do = "seen", after_s = 60 }', by="ru/watch", to="us/watch"),
            '{ at = 2022-03-01T21:00:00Z, do = "node", party = "us", state = "up" }',
        ],
        [
            '{ query = "delivered", of = "waits", within_s = 4860 }',
            '{ query = "acknowledgement", of = "waits", highest = "seen" }',
            '{ query = "acknowledgement", of = "later", highest = "seen" }',
            '{ query = "tests", direction = "us->ru", layer = "desk", due = 3, answered = 1, missed = 1, not_sent = 1 }',
            '{ query = "tests", direction = "ru->us", layer = "desk", due = 3, answered = 1, missed = 1, not_sent = 1 }',
            '{ query = "finding", is = "all_layers_answer", since = 2022-03-02T08:00:00Z }',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped"])
@pytest.mark.parametrize("story", STORIES)
def test_story(story: str, swap: bool) -> None:
    steps, expectations = STORIES[story]
    expectations = [*expectations, '{ query = "records_equal" }']
    text = f"{FRAME}step = [ {', '.join(steps)} ]\nexpect = [ {', '.join(expectations)} ]\n"
    result = rehearse(parse_scenario(text.encode(), "story.toml"), swap=swap)
    said = "\n".join(f"{a.number} {a.query} {a.seen_by}: {a.expected}\n   found {a.found}" for a in result.not_met)
    assert not result.not_met, said
    assert not result.remarks
