"""Introduction by verbs: cards on paper, a code before a signature, files that are checked."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, introduce: Any) -> Any:
    """Two introduced nodes that do not run."""
    return introduce(tmp_path_factory.mktemp("introduced"))


def test_a_node_is_made_once(pair: Any, firebreak: Run) -> None:
    again = firebreak("init", pair.north, "--party", "Northland")
    assert (again.code, again.out) == (2, "")
    assert "already" in again.err
    assert stat.S_IMODE((pair.north / "api" / "officer.token").stat().st_mode) == 0o600
    token = (pair.north / "api" / "officer.token").read_text().strip()
    assert token not in (pair.north / "api" / "tokens").read_text()


def test_a_card_is_read_in_both_forms(pair: Any, firebreak: Run, tmp_path: Path) -> None:
    made = firebreak("card", "make", "--node", pair.north, "-o", tmp_path / "n.txt", "--text", "--json").document
    read = firebreak("card", "show", tmp_path / "n.txt", "--json").document
    assert {**read, "file": made["file"]} == made
    assert read["name"] == "Northland"
    assert [desk["id"] for desk in read["desks"]] == ["watch", "chief"]
    binary = firebreak("card", "show", f"{pair.north}.card", "--json").document
    assert binary["party"] == read["party"]
    assert "Chief of operations" in firebreak("card", "show", tmp_path / "n.txt").out


def test_a_mistyped_card_names_its_line(pair: Any, firebreak: Run, tmp_path: Path) -> None:
    firebreak("card", "make", "--node", pair.north, "-o", tmp_path / "n.txt", "--text")
    lines = (tmp_path / "n.txt").read_text().splitlines()
    lines[4] = lines[4].replace(lines[4][3], "A" if lines[4][3] != "A" else "B", 1)
    (tmp_path / "n.txt").write_text("\n".join(lines))
    wrong = firebreak("card", "show", tmp_path / "n.txt", "--json")
    assert (wrong.code, wrong.document["rule"]) == (1, "CARD-6")
    assert "line 4" in wrong.document["detail"]
    (tmp_path / "noise").write_bytes(b"\x00" * 40)
    assert firebreak("card", "show", tmp_path / "noise").code == 1
    assert firebreak("card", "show", tmp_path / "nothing").code == 6


def test_nobody_signs_before_the_code_was_compared(pair: Any, firebreak: Run, tmp_path: Path) -> None:
    proposal, out = pair.north.parent / "proposal", tmp_path / "charter"
    shown = firebreak("line", "show", proposal, "--json").document
    asked = firebreak("line", "sign", proposal, "--node", pair.south, "--with", f"{pair.north}.card", "-o", out)
    assert asked.code == 2
    assert shown["code"] in asked.err
    assert not out.exists()
    adopted = firebreak("line", "show", pair.north.parent / "charter", "--json").document
    assert adopted["code"] == shown["code"]


def test_a_charter_that_was_changed_is_not_adopted(pair: Any, firebreak: Run, tmp_path: Path) -> None:
    data = bytearray((pair.north.parent / "charter").read_bytes())
    data[-1] ^= 1
    (tmp_path / "charter").write_bytes(data)
    done = firebreak(
        "line", "adopt", tmp_path / "charter", "--node", pair.north, "--with", f"{pair.south}.card", "--json"
    )
    assert (done.code, done.document["error"]) == (1, "peer")


def test_lines_are_listed_without_a_running_node(pair: Any, firebreak: Run) -> None:
    found = firebreak("line", "list", "--node", pair.north, "--json").document["lines"]
    assert [(line["name"], line["with"]) for line in found] == [("south", "Southland")]
    assert "dials" in firebreak("line", "list", "--node", pair.north).out


def test_a_node_that_does_not_run_is_said_to_be_so(pair: Any, firebreak: Run) -> None:
    done = firebreak("status", "--node", pair.north, "--json")
    assert (done.code, done.document["error"]) == (5, "unreachable")
    (pair.north / "api" / "endpoint").write_text("127.0.0.1:1\n")
    assert firebreak("status", "--node", pair.north).code == 5
    (pair.north / "api" / "endpoint").unlink()
    assert firebreak("status", "--node", pair.north / "nowhere").code == 2


def test_tokens_are_printed_once(pair: Any, firebreak: Run) -> None:
    made = firebreak("token", "add", "audit", "--role", "auditor", "--node", pair.north, "--json").document
    assert len(made["token"]) == 64
    listed = firebreak("token", "list", "--node", pair.north, "--json").document
    assert listed == {"tokens": [{"name": "local", "role": "officer"}, {"name": "audit", "role": "auditor"}]}
    assert made["token"] not in (pair.north / "api" / "tokens").read_text()
    assert firebreak("token", "add", "x", "--role", "admin", "--node", pair.north).code == 2
    assert firebreak("token", "remove", "audit", "--node", pair.north).code == 0
    assert "audit" not in firebreak("token", "list", "--node", pair.north).out
