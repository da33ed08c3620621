"""Rehearsals and the simulator from the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.slow
def test_a_rehearsal_ends_with_what_it_found(firebreak: Run, tmp_path: Path) -> None:
    played = firebreak("rehearse", "usual-man-out", "--json")
    assert played.code == 0, played.err
    assert played.document["met"] == played.document["expectations"] > 0
    assert played.document["not_met"] == []
    swapped = firebreak("rehearse", "usual-man-out", "--swap")
    assert swapped.code == 0
    assert "sides exchanged" in swapped.out


def test_a_scenario_that_needs_more_says_what(firebreak: Run) -> None:
    missing = firebreak("rehearse", "cable-cut-hf", "--json")
    assert (missing.code, missing.document["missing"]) == (4, ["radio"])
    assert "radio" in firebreak("rehearse", "cable-cut-hf").out


def test_a_file_that_is_no_scenario_is_refused(firebreak: Run, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("id = 1")
    refused = firebreak("rehearse", tmp_path / "x.toml", "--json")
    assert (refused.code, refused.document["error"]) == (2, "usage")
    assert firebreak("rehearse", "nowhere").code == 2


@pytest.mark.slow
def test_the_simulator_runs_its_seeds(firebreak: Run) -> None:
    done = firebreak("sim", "--seed", 7, "--seeds", 1, "--hours", 1, "--json")
    assert done.code == 0, done.out
    assert [one["seed"] for one in done.document["seeds"]] == [7]
    assert done.document["passed"] is True
