"""Every screen opens in every language on a watch full of events, without an error, without a missing text, and so that
axe-core finds nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from firebreak.node.officers import add_officer
from firebreak.testing import story
from firebreak.testing.consoles import TERMS, Consoles, running
from firebreak.testing.desk import Desk, OpenDesk, axe

LANGUAGES = ("en", "ru", "uk", "fr", "zh", "ar", "ko")
ROLES = ("watch", "supervisor", "principal", "administrator")
ROUTES = (
    "#/watch", "#/line/ardia", "#/line/ardia/matter/{translated}", "#/line/ardia/matter/{declined}",
    "#/call/ardia/{answered}", "#/call/ardia/{silent}", "#/compose/ardia", "#/translate/ardia/{translated}",
    "#/health/ardia", "#/report/ardia", "#/record/ardia", "#/handover/ardia", "#/drill/ardia", "#/admin", "#/help",
    "#/line/nowhere", "#/no-such-screen",
)  # fmt: skip
SETTLED = """() => document.querySelector("#main h1") && !document.querySelector("main.cold")
  && !document.querySelector("[aria-busy=true]") && !document.querySelector("main#main p[role=status]:only-child")"""


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Both parties after a watch full of events; a desk test that nobody answers is missed after seconds."""
    terms = replace(TERMS, tests=replace(TERMS.tests, desk_limit_s=6))
    with running(tmp_path_factory.mktemp("consoles"), terms=terms) as made:
        yield made


@pytest.fixture(scope="module")
def ids(pair: Consoles) -> dict[str, str]:
    """What happened, by name; and an officer for each language."""
    for language in LANGUAGES:
        add_officer(
            pair.borlo.home, f"duty-{language}", roles=ROLES, entropy=os.urandom, name="Duty officer",
            language=language,
        )  # fmt: skip
    return story.play(pair).ids


def settle(desk: Desk, route: str) -> None:
    """Open a screen and wait until it has what it shows."""
    desk.go(route)
    desk.page.wait_for_function(SETTLED)


def faults(desk: Desk) -> list[str]:
    """Return what is wrong with the screen as it stands: errors of the page, what axe-core finds."""
    told = [*desk.faults, *axe(desk.page)]
    desk.faults.clear()
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_opens(pair: Consoles, ids: dict[str, str], desks: OpenDesk, language: str) -> None:
    desk, wrong = desks(pair.borlo, f"duty-{language}", locale=language), []
    for route in ROUTES:
        settle(desk, route.format(**ids))
        assert desk.page.locator("html").get_attribute("lang") == language
        assert desk.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        wrong += [f"{route}: {fault}" for fault in faults(desk)]
    wrong += desk.page.evaluate("async () => [...(await import('/console/js/texts.js')).missing]")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [400, 640, 1920])
def test_screens_fit_in_every_width(
    pair: Consoles, ids: dict[str, str], desks: OpenDesk, scheme: str, width: int
) -> None:
    """640 pixels are what a window of 1280 has left at 200 per cent; nothing needs scrolling sideways (WCAG 1.4.10)."""
    desk, wrong = desks(pair.borlo, color_scheme=scheme, size=(width, 800)), []
    for route in ROUTES:
        settle(desk, route.format(**ids))
        wide = desk.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        wrong += [f"{route}: {wide} pixels wider than the window"] if wide > 0 else []
        wrong += [f"{route}: {fault}" for fault in faults(desk)]
    assert not wrong, "\n".join(wrong)


def test_the_policy_of_the_page_is_strict(pair: Consoles, desks: OpenDesk, tmp_path: Path) -> None:
    """What is inline does not run, and the harness sees that it was stopped."""
    desk = desks(pair.borlo)
    answer = desk.page.request.get(f"{pair.borlo.url}/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    desk.page.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "window.ran = true";
             document.body.append(s); const p = document.createElement("p");
             p.setAttribute("style", "color: red"); document.body.append(p); }"""
    )
    assert desk.page.evaluate("() => window.ran") is None
    desk.page.wait_for_function("() => true")
    stopped = [fault for fault in desk.faults if "policy" in fault or "Content Security Policy" in fault]
    assert stopped, "the harness did not see what the policy stopped"
    desk.faults.clear()


def test_a_fault_of_the_page_is_seen(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo)
    desk.page.evaluate("() => { setTimeout(() => { throw new Error(JSON.stringify({ seen: true })); }); }")
    desk.page.wait_for_function("() => new Promise((done) => setTimeout(() => done(true), 20))")
    assert any(json.dumps({"seen": True}).replace(" ", "") in fault for fault in desk.faults)
    with pytest.raises(AssertionError, match="on the page"):
        desk.sound()
    desk.faults.clear()
