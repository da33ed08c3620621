"""Lists that the page keeps for itself name what the node has: the languages, the kinds of entry it filters by."""

from __future__ import annotations

import re
from pathlib import Path

from firebreak.core.record.kinds import KINDS
from firebreak.forms.texts import LANGUAGES

JS = Path("src/firebreak/console/js")


def between(text: str, begin: str, end: str) -> str:
    """Return what stands between two pieces of source that occur once."""
    assert text.count(begin) == 1, f"{begin!r} occurs {text.count(begin)} times"
    return text.partition(begin)[2].partition(end)[0]


def test_the_page_offers_the_languages_of_the_catalogue(repo_root: Path) -> None:
    offered = between((repo_root / JS / "texts.js").read_text("utf-8"), "export const LANGUAGES =", "]);")
    assert tuple(re.findall(r'\["([a-z]+)", "', offered)) == LANGUAGES


def test_the_record_is_filtered_by_every_kind(repo_root: Path) -> None:
    listed = between((repo_root / JS / "screen-record.js").read_text("utf-8"), "const KINDS = [", "];")
    assert sorted(re.findall(r'"([a-z-]+)"', listed)) == sorted(kind.NAME for kind in KINDS.values())
