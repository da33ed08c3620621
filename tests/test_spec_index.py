"""The specification's indexes name every page and every prefix of rules, and lead to the page that has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SPEC = Path(__file__).resolve().parent.parent / "spec"
PAGES = sorted(path for path in SPEC.glob("*.md") if path.name != "README.md")
_RULE = re.compile(r"^\*\*([A-Z]{2,})-\d+\*\* ", re.MULTILINE)


def prefixes() -> set[tuple[str, str]]:
    """Return each prefix with the page that has rules under it."""
    return {(prefix, page.stem) for page in PAGES for prefix in _RULE.findall(page.read_text("utf-8"))}


def rows(index: Path, prefix_column: int) -> dict[str, set[str]]:
    """Return the pages that rows of an index link to, each with the prefixes in the row."""
    found: dict[str, set[str]] = {}
    for line in index.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if link := re.search(r"\[[^]]+\]\(([a-z-]+)\.md\)", cells[1 - prefix_column] if len(cells) > 1 else ""):
            found.setdefault(link[1], set()).update(re.findall(r"\b[A-Z]{2,}\b", cells[prefix_column]))
    return found


def test_each_prefix_stands_on_one_page() -> None:
    named = [prefix for prefix, _ in prefixes()]
    assert sorted(set(named)) == sorted(named)


@pytest.mark.parametrize(("name", "column"), [("README.md", 1), ("errors.md", 0)])
def test_the_index_leads_to_the_page_of_each_prefix(name: str, column: int) -> None:
    index = rows(SPEC / name, column)
    assert {(prefix, page) for page, some in index.items() for prefix in some} == prefixes()


def test_the_reading_order_has_every_page() -> None:
    assert set(rows(SPEC / "README.md", 1)) == {page.stem for page in PAGES}


def test_every_page_of_vectors_is_named() -> None:
    text = (SPEC / "README.md").read_text("utf-8")
    assert [page.name for page in (SPEC / "vectors").glob("*.md") if f"(vectors/{page.name})" not in text] == []
