"""Evidence from the console: chosen, made, verified on the page and by a stranger; the record verified and archived."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, axe


@pytest.fixture(scope="module")
def declined(pair: Consoles) -> str:
    """A call that was declined, in both records."""
    return story.declined(pair)


def test_chosen_entries_are_exported_and_a_stranger_verifies_them(
    pair: Consoles, ardia: Desk, declined: str, tmp_path: Path
) -> None:
    ardia.go("#/record/borlo")
    main = ardia.page.locator("#main")
    row = main.locator("article.entry-row").filter(has_text=story.SUBJECT).first
    row.get_by_role("checkbox").check()
    panel = main.get_by_role("region", name="Export")
    expect(panel).to_contain_text("Withheld")
    expect(panel.get_by_role("checkbox", name="Declined")).to_be_checked()
    assert axe(ardia.page) == []
    with ardia.page.expect_download() as waiting:
        ardia.press("Alt+P")
    bundle = tmp_path / "evidence.bundle"
    waiting.value.save_as(bundle)
    expect(panel).to_contain_text(re.compile(r"\bOK\b|holds|proven", re.IGNORECASE))
    assert axe(ardia.page) == []
    done = subprocess.run(
        [sys.executable, "-m", "firebreak.cli.main", "verify", str(bundle)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "declined" in done.stdout.lower()
    spoiled = bytearray(bundle.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    bundle.write_bytes(spoiled)
    again = subprocess.run(
        [sys.executable, "-m", "firebreak.cli.main", "verify", str(bundle)], capture_output=True, text=True, timeout=60
    )
    assert again.returncode != 0, "a spoiled bundle must not verify"


def test_the_contact_report_counts_the_call_and_both_sides_count_the_same(
    pair: Consoles, ardia: Desk, borlo: Desk, declined: str
) -> None:
    ardia.go("#/report/borlo")
    expect(ardia.page.locator("#main table").first).to_contain_text("Declined")
    assert axe(ardia.page) == []
    own = pair.ardia.get("/report?direction=out")["rows"]
    theirs = pair.borlo.get("/report?direction=in")["rows"]
    assert [row["outcomes"] for row in own] == [row["outcomes"] for row in theirs]
