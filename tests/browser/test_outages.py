"""Paths that are cut and mended, a node that goes away in the middle of an act, a clock that is wrong, two officers at
once: what the page says and that nothing is lost or sent twice."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, axe


def test_the_paths_are_cut_and_mended(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    fact = ardia.page.locator("#main .observed").first
    expect(fact).to_contain_text("Full")
    pair.cut()
    try:
        expect(fact).to_contain_text("Silent", timeout=30_000)
        expect(ardia.page.locator("#main .finding").first).to_contain_text("Nothing returns", timeout=30_000)
        assert axe(ardia.page) == []
        leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="PRIORITY", text="Written while cut.")
        ardia.go(f"#/line/borlo/matter/{leaf}")
        main = ardia.page.locator("#main")
        expect(main).to_contain_text("Written while cut.")
        expect(main).not_to_contain_text("At station")
    finally:
        pair.mend()
    expect(ardia.page.locator("#main")).to_contain_text("At station", timeout=30_000)
    borlo.go(f"#/line/ardia/matter/{leaf}")
    expect(borlo.page.locator("#main")).to_contain_text("Written while cut.")
    ardia.go("#/watch")
    expect(fact).to_contain_text("Full", timeout=30_000)


def test_one_path_of_two_is_cut(pair: Consoles, ardia: Desk) -> None:
    pair.relays["second"].break_off()
    try:
        expect(ardia.page.locator("#main .observed").first).to_contain_text("Degraded", timeout=30_000)
        expect(ardia.page.locator("#main .observed").first).to_contain_text("second")
    finally:
        pair.mend()


def lose_answers(desk: Desk, page: str, times: int) -> list[str]:
    """Let requests for a page reach the node and lose its answers so many times; return the keys that were used."""
    keys: list[str] = []

    def handle(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key", ""))
        if len(keys) <= times:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    desk.page.route(f"**{page}", handle)
    return keys


def test_an_answer_that_was_lost_leaves_one_act_in_the_record(pair: Consoles, borlo: Desk) -> None:
    leaf = story.ring(pair)
    expect(borlo.page.get_by_role("alertdialog")).to_be_visible()
    keys = lose_answers(borlo, "/acts/answer", 2)
    borlo.press("Alt+A")
    call = pair.ardia.matter(leaf, lambda held: held["attempt"]["outcome"] == "answered")
    expect(borlo.page.get_by_role("alertdialog")).to_have_count(0)
    expect(borlo.page).to_have_url(re.compile("#/call/"))  # it goes there once the answer has come through
    assert len(keys) == 3 and len(set(keys)) == 1 and keys[0]
    assert [act["kind"] for act in call["acts"]].count("answer") == 1


def test_a_node_that_goes_away_in_the_middle_of_an_act_gets_it_once(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo)
    leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="PRIORITY", text="Answer me once.")
    pair.borlo.matter(leaf)
    desk.go(f"#/line/ardia/matter/{leaf}")
    expect(desk.button("item-seen")).to_be_visible()
    pair.borlo.stop()
    try:
        desk.press("Alt+S")
    finally:
        pair.borlo.start()
        pair.ready()
    found = pair.ardia.matter(leaf, lambda matter: matter["highest"] == "seen")
    assert [act["kind"] for act in found["acts"]].count("rung") == 1


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_is_wrong_by_an_hour_is_told(pair: Consoles, desks: OpenDesk, hours: int) -> None:
    desk = desks()
    desk.page.clock.install(time=datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours))
    desk.page.goto(pair.borlo.link())
    expect(desk.page.locator("#main h1").first).to_be_visible()
    strip = desk.page.locator(".strip")
    expect(strip).to_contain_text("ahead of" if hours > 0 else "behind")
    expect(strip).to_contain_text(re.compile(r"59\W* minutes|1\W* hour"))
    assert axe(desk.page) == []


def test_a_view_that_fell_silent_looks_stale(pair: Consoles, desks: OpenDesk) -> None:
    desk, deaf = desks(), []

    def pass_on(page: WebSocketRoute) -> None:
        node = page.connect_to_server()
        node.on_message(lambda said: None if deaf else page.send(said))

    desk.page.route_web_socket("**/watch", pass_on)
    desk.page.clock.install()
    desk.open(pair.borlo.link())
    expect(desk.page.locator("#main .line-row")).to_be_visible()
    deaf.append(True)
    desk.page.clock.run_for(40_000)
    expect(desk.page.locator("#main .line-row.stale-look").or_(desk.page.locator(".lost")).first).to_be_visible()
    assert axe(desk.page) == []
