"""Both sides next to each other: what a frame shows, and what it must never say."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from rich.console import Console

from firebreak.api import replies
from firebreak.cli.demo_side import Snapshot
from firebreak.cli.demo_view import both, report_rows, words_of

AT = "2026-03-01T14:00:00Z"
ID = "ab" * 32
RUNGS = ("at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed")


def party(name: str, index: int) -> dict[str, Any]:
    desks = [{"id": "watch", "number": 1, "name": "Duty officer", "echelon": "watch"}]
    return {"id": ID, "index": index, "name": name, "language": "en", "desks": desks, "telephones": []}


def line(us: str, them: str, **changed: Any) -> dict[str, Any]:
    return {
        "name": them.lower(), "id": ID, "at": AT, "us": party(us, 0), "them": party(them, 1),
        "declared": {"state": "open", "us": "open", "them": "open", "words": ""},
        "observed": {"state": "full", "since": AT, "out": [], "words": ""},
        "finding": {"finding": "undetermined", "since": AT, "words": ""},
        "links": [{"path": "direct", "key_exchange": "X25519MLKEM768", "established": True, "up": True}],
        "record": {
            "own_entries": 3, "their_entries": 4, "counted_by_them": 3, "sealed": 1, "sealed_by_them": 1,
            "unsealed_of_them": 0, "can_send": True,
        },
        "clock": {"offset_s": 0, "synchronised": None, "words": ""}, "two_person": [], "waiting_release": 0,
        "demo": False, "cut": [],
        "open_matters": 0, "held": 0, "ringing_alerts": 0, "next_test": None, "last_heard": None,
    } | changed  # fmt: skip


def author(side: str) -> dict[str, Any]:
    return {"side": side, "desk": "watch", "role": 1, "role_name": "watch officer", "person": True}


def call(direction: str, outcome: str | None, stated: tuple[str, ...], settled: bool = False) -> dict[str, Any]:
    ladder = [
        {
            "rung": rung, "stated": rung in stated, "written": AT if rung in stated else None, "arrived": None,
            "by": author("them") if rung in stated and rung != "at_station" else None, "says": "", "does_not_mean": "",
        }
        for rung in RUNGS
    ]  # fmt: skip
    return {
        "id": ID, "what": "call", "direction": direction, "by": author("us"), "to": ["watch"],
        "precedence": "IMMEDIATE", "marking": "OPERATIONAL", "lang": "en", "subject": "Flights along the river",
        "text": "Two aircraft.", "regarding": None, "written": AT, "arrived": AT, "via": "direct", "open": False,
        "attempt": {"outcome": outcome, "settled": settled, "rang": True, "hung_up": False, "words": ""},
        "highest": None, "ladder": ladder, "refused": [], "unreadable": None, "acts": [], "settled": settled,
        "grade": {"signed": True, "hybrid_sealed": False, "acknowledged": False}, "translations": [],
        "acted_on_stage": None, "read_backs": [], "undertakings": [], "released_by": None, "needs_release": False,
        "ring": None, "entries": 1,
    }  # fmt: skip


def side(us: str, them: str, *matters: dict[str, Any], **changed: Any) -> Snapshot:
    return Snapshot(
        line=msgspec.convert(line(us, them, **changed), replies.LineState),
        matters=tuple(msgspec.convert(m, replies.Matter) for m in matters), tests=(), alerts=(),
    )  # fmt: skip


def drawn(*sides: Snapshot, width: int = 120, encoding: str = "utf-8") -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=out, width=width, highlight=False)
    console.print(both(console, sides))
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return out.buffer.getvalue().decode(encoding)


def pair(*matters: dict[str, Any]) -> tuple[Snapshot, Snapshot]:
    return side("Ardia", "Borlo", *matters), side("Borlo", "Ardia", *({**m, "direction": "in"} for m in matters))


@pytest.mark.parametrize(("width", "beside"), [(160, True), (120, True), (100, True), (99, False), (80, False)])
def test_sides_stand_next_to_each_other_where_there_is_room(width: int, beside: bool) -> None:
    frame = drawn(*pair(call("out", "declined", ("at_station", "seen"))), width=width)
    titles = [row for row in frame.splitlines() if "node says" in row]
    assert len(titles) == (1 if beside else 2)
    assert max(len(row) for row in frame.splitlines()) <= width


def test_a_frame_for_a_file_has_no_control_codes() -> None:
    frame = drawn(*pair(call("out", None, ())))
    assert not [c for c in frame if ord(c) < 32 and c != "\n"]


def test_a_terminal_without_unicode_gets_plain_signs() -> None:
    frame = drawn(*pair(call("out", "answered", ("at_station",))), encoding="ascii")
    assert "x at station" in frame


def test_silence_is_never_shown_as_a_refusal() -> None:
    frame = drawn(*pair(call("out", "not_answered", ("at_station",))))
    assert "NOT ANSWERED, provisional" in frame
    assert "refused" not in frame.lower() and "declined" not in frame.lower()


def test_a_machines_receipt_is_shown_apart_from_a_persons_word() -> None:
    frame = drawn(*pair(call("out", "declined", ("at_station", "seen"), settled=True)))
    assert "at station a machine's word" in frame
    assert "seen       watch officer, Borlo's watch" in frame
    assert "not stated: understood, passed to, undertaken" in frame
    assert "DECLINED, settled" in frame


def test_a_path_that_does_not_echo_is_named() -> None:
    silent = {"state": "degraded", "since": AT, "out": ["second"], "words": ""}
    frame = drawn(side("Ardia", "Borlo", observed=silent), side("Borlo", "Ardia"))
    assert "direct stands; second silent" in frame


def test_swapping_the_sides_swaps_the_panels_and_nothing_else() -> None:
    one, other = pair(call("out", "declined", ("at_station",)))
    left, right = ([row.split("││")[n] for row in drawn(one, other).splitlines() if "││" in row] for n in (0, 1))
    swapped = [row.split("││") for row in drawn(other, one).splitlines() if "││" in row]
    assert [a.strip("│ ") for a, _ in swapped] == [b.strip("│ ") for b in right]
    assert [b.strip("│ ") for _, b in swapped] == [a.strip("│ ") for a in left]


def test_a_difference_between_two_reports_is_seen() -> None:
    outcomes = {"answered": 0, "declined": 1, "not_answered": 1}
    told = {
        "line": "borlo", "caller": "Ardia", "called": "Borlo", "direction": "out", "marking": "OPERATIONAL",
        "echelon": None, "since": None, "until": None, "at": AT, "attempts": 2, "outcomes": outcomes,
        "last_contact": None, "rows": [], "tests": [], "words": [],
    }  # fmt: skip
    ours = msgspec.convert(told, replies.ContactReport)
    theirs = msgspec.convert({**told, "outcomes": outcomes | {"declined": 0}}, replies.ContactReport)
    differing = [row[0].strip() for row in report_rows([ours, theirs]) if len(set(row[1:])) > 1]
    assert differing == ["declined"]


@pytest.mark.parametrize(("name", "words"), [("at_station", "at station"), ("not_answered", "not answered")])
def test_names_are_shown_as_words(name: str, words: str) -> None:
    assert words_of(name) == words
