"""The node goes away: the screen for it, what is being written, an act whose answer was lost, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, axe, strike


@pytest.fixture(autouse=True)
def node_runs(pair: Consoles) -> Iterator[None]:
    """Each test finds the node running, whatever the one before did to it."""
    yield
    if pair.borlo.process is None:
        pair.borlo.start()
    pair.ready()


def lost(desk: Desk) -> None:
    expect(desk.page.locator("#main")).to_contain_text("No connection to your own node")


def test_a_dead_node_leaves_what_is_known_and_the_telephone_numbers(pair: Consoles, borlo: Desk) -> None:
    expect(borlo.page.locator(".line-row")).to_contain_text("Last proof of life")
    pair.borlo.stop()
    lost(borlo)
    main = borlo.page.locator("#main")
    for words in ("+999 1 555 0100", "What to do", "What is still true", "last known at", "Nothing heard since"):
        expect(main).to_contain_text(words)
    assert axe(borlo.page) == []
    pair.borlo.start()
    expect(main).not_to_contain_text("No connection to your own node")
    expect(main).to_contain_text("Last proof of life")


def test_a_page_opened_while_the_node_is_dead_knows_the_numbers(pair: Consoles, borlo: Desk) -> None:
    """The page itself comes from the node, so it is the reload of an open page that must not turn blank."""
    expect(borlo.page.locator(".line-row")).to_be_visible()
    borlo.page.route("**/v1/**", lambda route: route.abort())
    borlo.page.reload()
    expect(borlo.page.locator("body")).to_contain_text("No connection to your own node")
    expect(borlo.page.locator("body")).to_contain_text("+999 1 555 0100")
    assert axe(borlo.page) == []
    borlo.page.unroute("**/v1/**")
    expect(borlo.page.locator(".line-row")).to_be_visible()


def test_what_is_written_stays_under_a_dead_node(pair: Consoles, borlo: Desk) -> None:
    borlo.go("#/call/ardia")
    subject = borlo.page.get_by_label("Subject")
    subject.fill("Our patrol boat is adrift")
    pair.borlo.stop()
    lost(borlo)
    strike(borlo.page, "Alt+G")
    expect(subject).to_be_visible()
    expect(borlo.page.locator(".lost-strip")).to_be_visible()
    subject.press("End")
    borlo.page.keyboard.type(" off buoy 7")
    pair.borlo.start()
    expect(borlo.page.locator(".lost-strip")).to_have_count(0)
    expect(subject).to_have_value("Our patrol boat is adrift off buoy 7")


def test_what_rang_when_the_node_went_away_does_not_look_as_if_it_rang(pair: Consoles, borlo: Desk) -> None:
    expect(borlo.page.locator(".line-row")).to_be_visible()
    leaf = story.ring(pair)
    ring = borlo.page.get_by_role("alertdialog")
    expect(ring).to_contain_text("A call rings")
    pair.borlo.stop()
    lost(borlo)
    for words in ("A call rang when the node was last heard", "Not heard since", "is not known here"):
        expect(ring).to_contain_text(words)
    expect(ring).not_to_contain_text("still rings for")
    expect(ring).not_to_have_class(re.compile(r"\bflashing\b"))
    assert axe(borlo.page) == []
    pair.borlo.start()
    pair.ready()
    pair.ardia.matter(leaf, lambda call: call["attempt"]["rang"])
    expect(borlo.page.locator(".stale-look")).to_have_count(0)
    pair.ardia.act("acts/withdraw", of=leaf, **story.WATCH)
    expect(ring).to_be_hidden()


def test_an_act_whose_answer_was_lost_is_written_once(pair: Consoles, borlo: Desk) -> None:
    """The node wrote it and the answer never came: the page sends it again under the same key."""
    answers: list[str] = []

    def lose_first(route: Route) -> None:
        answers.append(route.request.headers["idempotency-key"])
        if len(answers) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    borlo.page.route("**/orderwire", lose_first)
    borlo.go("#/line/ardia")
    borlo.page.get_by_label("To their operators").fill("Our second path goes down for an hour.")
    strike(borlo.page, "Control+Enter")
    expect(borlo.page.locator(".orderwire .talk li").last).to_contain_text("goes down for an hour")
    expect(borlo.page.get_by_label("To their operators")).to_have_value("")
    assert len(answers) == 2 and answers[0] == answers[1]
    written = pair.borlo.get("/orderwire")["entries"]
    assert [one["fields"]["text"] for one in written].count("Our second path goes down for an hour.") == 1


def test_an_act_that_nobody_knows_of_is_said_to_be_unknown(pair: Consoles, borlo: Desk) -> None:
    leaf = story.ring(pair, "ROUTINE")
    expect(borlo.page.get_by_role("alertdialog")).to_be_visible()
    borlo.page.route("**/acts/defer", lambda route: route.abort())
    strike(borlo.page, "Alt+W")
    unknown = borlo.page.locator(".unknown-acts")
    expect(unknown).to_contain_text("Not known whether", timeout=20_000)
    expect(unknown).to_contain_text("Will answer by")
    assert pair.borlo.matter(leaf)["attempt"]["outcome"] is None
    assert axe(borlo.page) == []
    borlo.page.unroute("**/acts/defer")
    unknown.get_by_role("button", name="Send again").click()
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "deferred")
    expect(unknown).to_have_count(0)


def test_who_was_first_is_told_to_the_second(pair: Consoles, borlo: Desk) -> None:
    """Two officers at once: the page still shows the ring when its answer arrives second."""
    leaf = story.ring(pair, "ROUTINE")
    expect(borlo.page.get_by_role("alertdialog")).to_be_visible()

    def beaten(route: Route) -> None:
        pair.borlo.act("acts/answer", of=leaf, by="chief")
        route.continue_()

    borlo.page.route("**/acts/answer", beaten)
    strike(borlo.page, "Alt+A")
    problem = borlo.page.locator(".toast.problem")
    expect(problem).to_contain_text("was first")
    expect(borlo.page.get_by_role("alertdialog")).to_have_count(0)
