"""The officers' verbs on two running nodes: what is typed on one side is seen on the other."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firebreak.cli.live import Screen

Run = Callable[..., Any]
Wait = Callable[[Callable[[], Any]], Any]
BY = ("--by", "watch")


@pytest.fixture
def message(nodes: Any, wait: Wait) -> str:
    """A message from north, at the station of south."""
    leaf: str = nodes.north_("send", "The convoy leaves at dawn.", "--to", "watch", *BY, "-p", "PRIORITY")["id"]
    wait(lambda: leaf in _ids(nodes))
    return leaf


@pytest.fixture
def call(nodes: Any, wait: Wait) -> str:
    """A call from north that rings at south."""
    leaf: str = nodes.north_("call", "Drone at the border", "--to", "watch", *BY, "-p", "FLASH", "-t", "One")["id"]
    wait(lambda: leaf in _ids(nodes))
    return leaf


def _ids(nodes: Any) -> list[str]:
    return [one["id"] for one in nodes.south_("matters")["matters"]]


def _stated(nodes: Any, leaf: str) -> set[str]:
    return {rung["rung"] for rung in nodes.north_("show", leaf)["ladder"] if rung["stated"]}


def _outcome(nodes: Any, leaf: str) -> str | None:
    found: str | None = nodes.north_("show", leaf)["attempt"]["outcome"]
    return found


def test_the_ladder_by_verbs(nodes: Any, wait: Wait, message: str, firebreak: Run) -> None:
    nodes.south_("ack", message[:10], "seen", *BY)
    nodes.south_("read-back", message, "the CONVOY leaves at dawn.", *BY)
    nodes.south_("ack", message, "passed-to", "--desk", "chief", *BY)
    nodes.south_("undertake", message, "Open the road", "--due", "+2h", *BY)
    nodes.south_("ack", message, "done", *BY)
    nodes.south_("refuse", message, "closed", "--reason", 2, *BY)
    nodes.south_("reason", message, "-t", "Ask the ministry.", *BY)
    nodes.north_("say", message, "Thank you.", *BY)
    wait(lambda: len(_stated(nodes, message)) == 6 and nodes.north_("show", message)["refused"])
    nodes.north_("confirm", message, *BY)
    nodes.north_("ack", message, "close", *BY)
    assert "closed" in _stated(nodes, message)
    drawn = firebreak("show", "south", message, "--node", nodes.north).out
    assert "No person need have looked at it." in drawn
    assert "Refused: closed" in drawn


@pytest.mark.parametrize(
    ("verb", "more", "outcome"),
    [
        ("answer", (), "answered"),
        ("decline", ("--message-accepted", "--reason", 1, "-t", "Busy"), "declined"),
        ("defer", ("+1h",), "deferred"),
        ("offer", ("--desk", "chief"), "alternative_offered"),
    ],
)
def test_answers_to_a_call_by_verbs(
    verb: str, more: tuple[object, ...], outcome: str, nodes: Any, wait: Wait, call: str
) -> None:
    nodes.south_(verb, call, *more, *BY)
    wait(lambda: _outcome(nodes, call) == outcome)


def test_ending_a_call_by_verbs(nodes: Any, wait: Wait, call: str, firebreak: Run) -> None:
    nodes.south_("answer", call, *BY)
    wait(lambda: _outcome(nodes, call))
    nodes.north_("hang-up", call, *BY)
    again = firebreak("hang-up", "south", call, *BY, "--node", nodes.north, "--json")
    assert (again.code, again.document["error"]) == (2, "usage")


def test_taking_a_call_back(nodes: Any, wait: Wait, call: str) -> None:
    nodes.north_("withdraw", call, "-t", "Settled", *BY)
    wait(lambda: _outcome(nodes, call) == "withdrawn")


def test_a_desk_test_by_verbs(nodes: Any, wait: Wait, firebreak: Run) -> None:
    asked = nodes.north_("test", *BY)["id"]
    test = wait(lambda: next((t for t in nodes.south_("tests", "--open")["tests"] if t["id"] == asked), None))
    number, _, line = test["challenge"].removeprefix("word ").partition(" of: ")
    wrong = firebreak("reply", "north", asked[:12], "sesame", *BY, "--node", nodes.south)
    assert "That is not the word. The test still waits" in wrong.out
    nodes.south_("reply", asked[:12], line.split()[int(number) - 1].strip(".,;:!?'\"()-—"), *BY)
    wait(lambda: nodes.north_("status")["finding"]["finding"] == "all_layers_answer")


def test_what_waits_at_our_station_is_listed(nodes: Any, wait: Wait, firebreak: Run) -> None:
    nodes.south_("declare", "test-only", "-t", "Works", *BY)
    wait(lambda: nodes.north_("status")["declared"]["state"] == "test_only")
    held = nodes.north_("orderwire", "Is anybody there?", *BY)
    assert held["id"] is None
    assert "neither sent nor refused" in firebreak("held", "south", "--node", nodes.north).out
    assert len(nodes.north_("held")["held"]) == 1
    nodes.south_("declare", "open", *BY)
    wait(lambda: not nodes.north_("held")["held"])


def test_words_come_from_standard_input(nodes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("Two\nlines.\n"))
    leaf = nodes.north_("send", "-", "--to", "watch", *BY, "-p", "ROUTINE")["id"]
    assert nodes.north_("show", leaf)["text"] == "Two\nlines."


def test_every_look_is_drawn_and_told(nodes: Any, call: str, firebreak: Run) -> None:
    for verb in ("status", "matters", "tests", "alerts", "held", "log", "report", "watch --once"):
        drawn = firebreak(verb.split()[0], "south", *verb.split()[1:], "--node", nodes.north)
        assert drawn.code == 0, drawn.err
        assert drawn.out.strip()
        assert "\x1b" not in drawn.out
        assert nodes.north_(verb.split()[0], *verb.split()[1:])
    assert firebreak("status", "--node", nodes.north, "--json").document["lines"][0]["name"] == "south"
    assert "Southland" in firebreak("status", "--node", nodes.north).out
    assert "Drone at the border" in firebreak("watch", "north", "--once", "--node", nodes.south).out


def test_the_log_goes_on_after_an_entry(nodes: Any) -> None:
    first = nodes.north_("log", "--limit", 1, "--after", _genesis(nodes))
    assert len(first["entries"]) == 1
    assert first["next"] == first["entries"][0]["id"]


def _genesis(nodes: Any) -> str:
    every = nodes.north_("log", "--limit", 1000)["entries"]
    leaf: str = next(one["id"] for one in every if one["kind"] == "genesis")
    return leaf


def test_reports_of_both_directions(nodes: Any, call: str) -> None:
    both = nodes.north_("report", "--since", "2020-01-01", "--until", "+1d")["reports"]
    assert [one["direction"] for one in both] == ["out", "in"]
    one = nodes.north_("report", "--direction", "in", "--echelon", "principal", "--marking", "EXERCISE")["reports"]
    assert [(r["direction"], r["attempts"]) for r in one] == [("in", 0)]


def test_evidence_from_the_shell(nodes: Any, wait: Wait, call: str, firebreak: Run, tmp_path: Path) -> None:
    nodes.south_("decline", call, *BY)
    wait(lambda: nodes.north_("show", call)["attempt"]["settled"])
    made = nodes.north_("export", "-c", f"declined={call}", "-o", tmp_path / "good")
    assert made["verdict"] == "OK"
    proven = firebreak("verify", tmp_path / "good", "--json")
    assert (proven.code, proven.document["verdict"]) == (0, "OK")
    parties = [option for p in proven.document["parties"] for option in ("--party", p["id"])]
    assert firebreak("verify", tmp_path / "good", *parties).code == 0
    assert firebreak("verify", tmp_path / "good", *parties[2:], *parties[:2]).code == 1
    nodes.north_("export", "-c", f"undertaken={call}", "-o", tmp_path / "thin")
    assert firebreak("verify", tmp_path / "thin").code == 3
    data = bytearray((tmp_path / "good").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "bad").write_bytes(data)
    assert firebreak("verify", tmp_path / "bad").code == 1
    assert firebreak("verify", tmp_path / "none").code == 2
    assert firebreak("verify", tmp_path / "good", "--party", "00").code == 2
    again = firebreak("export", "south", "-c", f"declined={call}", "-o", tmp_path / "good", "--node", nodes.north)
    assert again.code == 2  # nothing is overwritten


@pytest.mark.parametrize(
    "arguments",
    [
        ("answer", "south", "12", *BY),
        ("answer", "south", "fffffffff", *BY),
        ("ack", "south", "ffff", "understood", *BY),
        ("ack", "south", "ffff", "seen", "--desk", "chief", *BY),
        ("ack", "south", "ffff", "passed-to", *BY),
        ("refuse", "south", "ffff", "at-station", *BY),
        ("declare", "south", "closed", *BY),
        ("defer", "south", "ffff", "soon", *BY),
        ("send", "south", "x", "--to", "nobody", "-p", "ROUTINE", *BY),
        ("send", "south", "x", "--to", "watch", "-p", "urgent", *BY),
        ("send", "nowhere", "x", "--to", "watch", "-p", "ROUTINE", *BY),
        ("export", "south", "-c", "declined", "-o", "x"),
        ("show", "south", "0" * 64),
    ],
)
def test_what_makes_no_sense_is_a_matter_of_usage(arguments: tuple[str, ...], nodes: Any, firebreak: Run) -> None:
    done = firebreak(*arguments, "--node", nodes.north, "--json")
    assert done.code == 2, done.err
    assert done.document["detail"]


def test_the_live_view_streams_documents(nodes: Any, wait: Wait) -> None:
    command = [sys.executable, "-m", "firebreak.cli.main", "watch", "north", "--json", "--node", str(nodes.south)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as view:
        assert view.stdout is not None
        assert json.loads(view.stdout.readline())["what"] == "snapshot"
        nodes.north_("send", "Look here.", "--to", "watch", *BY, "-p", "FLASH")
        for line in view.stdout:
            if (news := json.loads(line))["what"] == "alert":
                assert news["alert"]["urgent"] is True
                break
        view.terminate()


def test_the_screen_rings_until_somebody_takes_it(nodes: Any, wait: Wait, call: str) -> None:
    screen = Screen()
    assert screen.take(nodes.south_("watch", "--once")) is True
    assert screen.urgent
    alert = next(a for a in screen.alerts if a["of"] == call)
    for one in list(screen.alerts):
        assert screen.take({"what": "stopped", "of": one["of"]}) is False
    assert not screen.urgent
    assert screen.take({"what": "alert", "alert": alert}) is True
    assert screen.take({"what": "tick"}) is False
    nodes.south_("answer", call, *BY)


def test_the_bell_reaches_the_terminal(nodes: Any) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "firebreak.cli.main", "watch", "north", "--node", str(nodes.south)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as view:
        os.close(theirs)
        nodes.north_("send", "Does it ring?", "--to", "watch", *BY, "-p", "FLASH")
        seen, end = bytearray(), time.monotonic() + 15
        while b"\a" not in seen and time.monotonic() < end:
            seen += os.read(ours, 4096)
        view.terminate()
    os.close(ours)
    assert b"\a" in seen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("x", "-p", "urgent"), "a precedence is FLASH, IMMEDIATE, PRIORITY, ROUTINE; not 'urgent'"),
        (("x", "-p", "ROUTINE", "--marking", "secret"), "a marking is OPERATIONAL, EXERCISE, TEST; not 'secret'"),
        ((" ", "-p", "ROUTINE"), "there are no words"),
        (("word " * 201, "-p", "flash"), "FLASH is kept to 200 words, this has 201; send the rest as PRIORITY"),
    ],
)
def test_what_cannot_be_sent_is_told_in_plain_words(typed: tuple[str, ...], said: str, firebreak: Run) -> None:
    done = firebreak("send", "south", *typed, "--to", "watch", *BY)
    assert (done.code, done.err.strip()) == (2, f"firebreak: {said}")


def test_what_the_other_side_said_with_its_answer_is_drawn(nodes: Any, wait: Wait, call: str, firebreak: Run) -> None:
    nodes.south_("decline", call, "--reason", 4, "-t", "After noon.", *BY)
    wait(lambda: nodes.north_("show", call)["attempt"]["outcome"] == "declined")
    drawn = firebreak("show", "south", call, "--node", nodes.north).out
    assert "Their decline: reason in writing, please; text After noon." in drawn
    decline = next(act["id"] for act in nodes.north_("show", call)["acts"] if act["kind"] == "decline")
    assert nodes.north_("show", decline[:12])["id"] == call


def test_a_screen_that_heard_nothing_says_so(nodes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from firebreak.cli import live
    from firebreak.cli.output import console

    screen = Screen()
    assert "Waiting" in str(screen.draw())
    screen.take(nodes.south_("watch", "--once"))
    assert screen.stale_s == 0
    screen.heard -= live.STALE_S + 5
    out = console()
    with out.capture() as drawn:
        out.print(screen.draw())
    assert "STALE: nothing heard" in drawn.get()
