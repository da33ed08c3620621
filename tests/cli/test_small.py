"""Times as they are typed, texts of strangers, failures as exit codes, scenarios by name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from firebreak.api.problem import EXITS, FAMILIES
from firebreak.cli import failures, introduce, nodes, play
from firebreak.cli.moments import shown, typed
from firebreak.cli.output import clean
from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError, PeerError, UsageError

NOW = datetime(2026, 3, 1, 14, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("+30m", "2026-03-01T14:30:30Z"),
        ("+2h", "2026-03-01T16:00:30Z"),
        ("+1d", "2026-03-02T14:00:30Z"),
        ("14:05", "2026-03-01T14:05:00Z"),
        ("1405Z", "2026-03-01T14:05:00Z"),
        ("13:05", "2026-03-02T13:05:00Z"),
        ("2026-04-01", "2026-04-01T00:00:00Z"),
        ("2026-04-01T10:00:00+02:00", "2026-04-01T10:00:00+02:00"),
    ],
)
def test_times_are_typed_short_and_mean_utc(text: str, moment: str) -> None:
    assert typed(text, NOW) == moment


@pytest.mark.parametrize("text", ["", "soon", "24:00", "+5", "+5y", "5m", "14:5", "1.4.2026"])
def test_what_is_no_time_is_told_with_the_forms(text: str) -> None:
    with pytest.raises(UsageError, match=r"14:05 \(UTC\)"):
        typed(text, NOW)


def test_the_local_time_stands_beside_where_it_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    try:
        monkeypatch.setenv("TZ", "Asia/Kolkata")
        time.tzset()
        assert shown("2026-03-01T14:05:09Z") == "2026-03-01 14:05:09Z (19:35)"
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
        assert shown("2026-03-01T14:05:09Z", date=False) == "14:05:09Z"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert shown(None) == "-"


def test_a_strangers_text_moves_nothing_on_the_screen() -> None:
    assert clean("a\x1b[2Jb") == "a<U+001B>[2Jb"
    assert clean("safe\u202egnp.exe") == "safe<U+202E>gnp.exe"
    assert clean("\x9b1m\r\u2066") == "<U+009B>1m<U+000D><U+2066>"
    assert clean("Grüße\n[bold]مرحبا") == "Grüße\n[bold]مرحبا"


@pytest.mark.parametrize(
    ("error", "code", "family"),
    [
        (UsageError("x"), 2, "usage"),
        (PeerError("CBOR-1", "x", "y"), 1, "peer"),
        (OperationalError("x"), 6, "operational"),
        (IntegrityError("x"), 7, "integrity"),
        (failures.Unreachable("x"), 5, "unreachable"),
        (FirebreakError("x"), 7, "fault"),
        *((failures.Declined({"error": name, "detail": "x"}), one.exit, name) for name, one in FAMILIES.items()),
    ],
)
def test_every_failure_has_its_exit_code(
    error: FirebreakError, code: int, family: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failures.tell(error, ["firebreak", "log", "--json"]) == code
    told = capsys.readouterr()
    assert json.loads(told.out)["error"] == family
    assert told.err.startswith("firebreak: x")
    assert code in EXITS
    failures.tell(error, ["firebreak", "log"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("row", ["watch", "watch:watch", "watch:watch:", "watch:boss:Name", ""])
def test_desks_are_typed_in_one_form(row: str) -> None:
    with pytest.raises(UsageError, match="id:echelon:name"):
        nodes.read_desks([row])


def test_terms_are_those_of_the_specification_but_for_what_is_typed() -> None:
    terms = introduce.read_terms(
        ["direct", "far:relay"],
        ["FLASH=30"],
        None,
        7200,
        ["20:30", "08:00"],
        ["FLASH"],
        ["en", "fr"],
        ["FLASH", "IMMEDIATE"],
    )
    assert [(p.number, p.name, p.kind) for p in terms.paths] == [(0, "direct", "stream"), (1, "far", "relay")]
    assert terms.ring_s == (1800, 600, 180, 30)
    assert (terms.settle_s, terms.ring_principal_s) == (7200, 28_800)
    assert terms.tests.times_s == (8 * 3600, 20 * 3600 + 1800)
    assert (terms.suspended_accepts, terms.languages) == ((3,), ("en", "fr"))
    assert terms.two_person == (2, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": ["a:post"]},
        {"ring": ["flash=1"]},
        {"ring": ["FLASH=soon"]},
        {"test_time": ["25:00"]},
        {"accept": ["all"]},
        {"two_person": ["urgent"]},
    ],
)
def test_terms_out_of_form_are_refused(wrong: dict[str, Any]) -> None:
    given: dict[str, Any] = dict.fromkeys(
        ("path", "ring", "ring_principal", "settle", "test_time", "accept", "language")
    )
    with pytest.raises(UsageError):
        introduce.read_terms(**{**given, **wrong})


def test_scenarios_are_found_by_name() -> None:
    assert play.find_scenario("lost-page").name == "lost-page.toml"
    assert play.find_scenario("lost-page.toml").exists()
    with pytest.raises(UsageError, match="lost-page"):
        play.find_scenario("nowhere")
