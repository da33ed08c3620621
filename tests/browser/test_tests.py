"""Desk tests between two browsers: one arrives and a person answers it, one goes unanswered and stays a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from firebreak.core.procedures.challenges import expected
from firebreak.testing.consoles import TERMS, Consoles, running
from firebreak.testing.desk import Desk, axe


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """A desk has 15 seconds to answer its test."""
    terms = replace(TERMS, tests=replace(TERMS.tests, desk_limit_s=15))
    with running(tmp_path_factory.mktemp("consoles"), terms=terms) as made:
        yield made


def test_a_desk_test_arrives_and_is_answered_by_a_person(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    expect(ardia.button("test-borlo")).to_be_visible()
    ardia.press("Alt+Y")
    notice = borlo.page.locator("article.notice.test").first
    expect(notice).to_contain_text("TEST")
    assert axe(borlo.page) == []
    test = pair.borlo.until("/tests?open=true", lambda found: found["tests"])["tests"][0]
    notice.get_by_role("textbox").fill(expected(test["challenge"]) or "")
    borlo.press("Alt+T")
    pair.ardia.until(f"/tests/{test['id']}", lambda found: found["result"] == "answered")
    expect(borlo.page.locator("article.notice.test")).to_have_count(0)
    expect(ardia.page.locator("#main .finding").first).to_contain_text("All layers answer")


def test_one_goes_unanswered_and_is_a_fact_without_a_reason(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = pair.ardia.act("tests", by="watch", to="watch")
    pair.ardia.until(f"/tests/{leaf}", lambda found: found["result"] == "missed")
    ardia.go("#/health/borlo")
    main = ardia.page.locator("#main")
    expect(main).to_contain_text(re.compile("Missed|missed"))
    expect(main).not_to_contain_text(re.compile("refus|ignor", re.IGNORECASE))
    assert axe(ardia.page) == []
    ardia.go("#/watch")
    expect(ardia.page.locator("#main .finding").first).to_contain_text("Desk silent")
    expect(ardia.page.locator("#main .finding").first).to_contain_text("reason is not known")
