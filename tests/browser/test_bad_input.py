"""Input that nobody wants: markup and emoji in every field, names as long as they may be, thousands of marks that turn
the direction of text, and a far side that sends what this page does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from firebreak.core.errors import UsageError
from firebreak.testing.consoles import Consoles, make_homes, running
from firebreak.testing.desk import Desk, OpenDesk, axe
from firebreak.testing.story import later

HTML = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>&amp;🛩️'
LONG, OTHER = "W" * 100, "M" * 100  # bytes of a name, without a place to break
RIGHT_TO_LEFT = "\u200f"
WATCH = {"by": "watch"}
ROUTES = (
    "#/watch", "#/line/ardia", "#/line/ardia/matter/{message}", "#/call/ardia/{call}", "#/compose/ardia",
    "#/translate/ardia/{message}", "#/health/ardia", "#/report/ardia", "#/record/ardia", "#/handover/ardia",
    "#/drill/ardia", "#/admin",
)  # fmt: skip


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Two parties whose names are as long as a card allows."""
    with running(tmp_path_factory.mktemp("consoles"), names=(LONG, OTHER)) as made:
        yield made


@pytest.fixture(scope="module")
def ids(pair: Consoles) -> dict[str, str]:
    """Markup in everything that anybody can write on a line."""
    ardia, borlo = pair.sides
    call = ardia.act("calls", **WATCH, to=["watch"], precedence="ROUTINE", subject=HTML, text=HTML)
    borlo.matter(call)
    borlo.act("acts/decline", of=call, **WATCH, reason=1, text=HTML)
    message = ardia.act("messages", **WATCH, to=["watch"], precedence="PRIORITY", text=HTML)
    borlo.matter(message)
    for page, body in (
        ("acts/seen", {"text": HTML}), ("acts/translate", {"stage": "rough", "lang": "ru", "text": HTML}),
        ("acts/read-back", {"text": HTML, "fields": [{"name": "<b>", "value": HTML}]}),
        ("acts/undertake", {"what": HTML, "due": later(60)}), ("acts/say", {"text": HTML}),
    ):  # fmt: skip
        borlo.act(page, of=message, **WATCH, **body)
    for side in (ardia, borlo):
        side.act("orderwire", **WATCH, text=HTML)
        side.act("addresses", **WATCH, desk="watch", lang="en", style=HTML)
    return {"call": call, "message": message}


def test_markup_is_drawn_as_it_was_written_and_never_runs(pair: Consoles, ids: dict[str, str], desks: OpenDesk) -> None:
    desk = desks(pair.borlo)
    shown = {"#/line/ardia", "#/call/ardia/{call}", "#/translate/ardia/{message}", "#/record/ardia"}
    assert shown <= set(ROUTES)
    for route in ROUTES:
        desk.go(route.format(**ids))
        expect(desk.page.locator("#main h1").first).to_be_visible()
        desk.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
        if route in shown:
            expect(desk.page.locator("#main")).to_contain_text("<script>")
        assert desk.page.evaluate("() => globalThis.owned") is None, route
        assert desk.page.locator("#app img[src=x], #app script, #main .inert b").count() == 0, route
        assert axe(desk.page) == [], route


@pytest.mark.parametrize("width", [400, 1280])
def test_names_as_long_as_they_may_be_break_no_screen(
    pair: Consoles, ids: dict[str, str], desks: OpenDesk, width: int
) -> None:
    desk, wrong = desks(pair.borlo, size=(width, 800)), []
    for route in ROUTES:
        desk.go(route.format(**ids))
        expect(desk.page.locator("#main h1").first).to_be_visible()
        desk.page.wait_for_load_state("networkidle")
        wide = desk.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        wrong += [f"{route}: {wide} pixels wider than the window"] if wide > 0 else []
    assert not wrong, "\n".join(wrong)
    expect(desk.page.locator("body")).to_contain_text(OTHER)


def test_a_longer_name_is_refused_where_it_is_given(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        make_homes(tmp_path, names=("W" * 200, "Borlo"))


def test_ten_thousand_marks_are_counted_and_not_sent(pair: Consoles, ids: dict[str, str], borlo: Desk) -> None:
    borlo.go("#/compose/ardia")
    expect(borlo.button("compose-new-message")).to_be_visible()
    borlo.press("Alt+N")
    borlo.page.get_by_role("textbox", name="Text", exact=True).fill("Stop" + RIGHT_TO_LEFT * 10_000)
    borlo.press("Alt+R")
    expect(borlo.button("compose-send")).to_be_disabled()
    assert axe(borlo.page) == []
    body = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": RIGHT_TO_LEFT * 10_000}
    assert pair.borlo.node.ask("POST", "/v1/lines/ardia/messages", body)[0] == 400


def test_marks_that_turn_text_are_shown_by_name_and_number(pair: Consoles, ids: dict[str, str], borlo: Desk) -> None:
    bound = pair.ardia.get("/charter")["text_bytes"]
    marks = RIGHT_TO_LEFT * ((bound - 20) // len(RIGHT_TO_LEFT.encode()))
    leaf = pair.ardia.act("messages", **WATCH, to=["watch"], precedence="ROUTINE", text=f"Cease{marks}fire")
    pair.borlo.matter(leaf)
    borlo.go(f"#/line/ardia/matter/{leaf}")
    shown = borlo.page.locator(".unseen-mark").filter(has_text=str(len(marks))).first
    expect(shown).to_be_visible()
    assert axe(borlo.page) == []


def tell(desk: Desk, **news: Any) -> None:
    """Say something through the page's own live view."""
    script = "(news) => sockets.findLast((one) => one.readyState === 1).onmessage({ data: news })"
    desk.page.evaluate(script, json.dumps(news))


def test_kinds_that_the_page_does_not_know_are_shown_and_not_dropped(
    pair: Consoles, ids: dict[str, str], told: Desk
) -> None:
    entry = {**pair.borlo.get("/log?newest=true&limit=1")["entries"][-1], "id": "f" * 64, "kind": "kind 99"}
    at = pair.borlo.get()["at"]
    told.go("#/line/ardia")
    expect(told.page.locator("#main h1").first).to_be_visible()
    tell(
        told, what="entry", at=at, entry={**entry, "side": "them", "arrived": at, "written": at, "fields": {"9": HTML}}
    )
    tell(told, what="something new", at=at, strange={"deep": [HTML]})  # of our own node, newer than this page
    expect(told.page.locator("#main")).to_contain_text("kind 99")
    assert told.page.evaluate("() => globalThis.owned") is None
    assert axe(told.page) == []
