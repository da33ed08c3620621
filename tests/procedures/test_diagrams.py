"""The committed diagrams are what the tables of the code draw."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from pathlib import Path

import pytest

from firebreak.core.procedures import wording
from firebreak.core.procedures.addresses import Standing
from firebreak.core.procedures.promises import Promise
from firebreak.core.types import Declared, Finding, Observed, Outcome, Rung, Stage, TestOutcome


@pytest.mark.parametrize("name", ["attempt.md", "ladder.md"])
def test_the_page_is_current(repo_root: Path, name: str) -> None:
    made = runpy.run_path(str(repo_root / "tools" / "generate_diagrams.py"))
    page = (repo_root / "docs" / "explanation" / "diagrams" / name).read_text("utf-8")
    assert page == made["PAGES"][name](), "run: make generate"


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (wording.OUTCOMES, Outcome), (wording.RUNGS, Rung), (wording.FINDINGS, Finding), (wording.OBSERVED, Observed),
        (wording.DECLARED, Declared), (wording.TESTS, TestOutcome), (wording.STAGES, Stage),
        (wording.PROMISES, Promise), (wording.ADDRESSES, Standing), (wording.WATCH, (True, False, None)),
        (wording.HANDOVERS, (True, False)),
        (wording.RELEASES, (True, False)),
    ],
)  # fmt: skip
def test_every_word_has_its_sentence_and_silence_is_never_a_refusal(words: dict, vocabulary: Iterable) -> None:
    assert set(words) == set(vocabulary)
    for key, said in words.items():
        text = " ".join(said) if isinstance(said, tuple) else said
        assert text.endswith(".")
        assert "refus" not in text.lower(), key
