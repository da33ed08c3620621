"""The watch: desk tests answered and missed, paths cut and mended, sound that was confirmed, a call by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from firebreak.core.procedures.challenges import expected
from firebreak.testing import story
from firebreak.testing.consoles import TERMS, Consoles, running
from firebreak.testing.desk import Desk, OpenDesk, axe, strike

LIMIT_S = 9
ELSEWHERE = ("Alt+S", "Alt+L", "Alt+T")  # keys of a FLASH that is no call, and of a second ring


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Both parties; a desk test that nobody answers is missed after seconds."""
    terms = replace(TERMS, tests=replace(TERMS.tests, desk_limit_s=LIMIT_S))
    with running(tmp_path_factory.mktemp("consoles"), terms=terms) as made:
        yield made


def test_a_desk_test_arrives_and_is_answered_on_the_spot(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    expect(ardia.button("test-borlo")).to_be_visible()
    ardia.page.keyboard.press("Alt+Y")  # a key acts as soon as its button is seen
    notice = borlo.page.locator(".notice.test")
    expect(notice).to_contain_text("TEST")
    expect(notice).to_contain_text("A desk test waits for a person")
    challenge = notice.locator(".challenge").inner_text()
    notice.get_by_role("textbox").fill(expected(challenge) or challenge)
    expect(notice.locator("[data-action^=test-]")).to_be_enabled()
    borlo.press("Alt+T")
    expect(notice).to_have_count(0)
    ardia.go("#/line/borlo")
    answered = ardia.page.locator(".item.test", has_text=re.compile("Our test:.*Desk")).last
    expect(answered).to_contain_text("Answered")
    expect(ardia.page.locator("#main")).to_contain_text("All layers answer")
    assert axe(ardia.page) == []


def test_a_desk_test_that_nobody_answers_is_missed_and_no_more_is_said(pair: Consoles, ardia: Desk) -> None:
    expect(ardia.page.locator(".line-row")).to_be_visible()
    ardia.press("Alt+Y")
    missed = ardia.page.locator(".notice", has_text="A test was not answered in its time")
    expect(missed).to_be_visible(timeout=1000 * (LIMIT_S + 20))
    row = ardia.page.locator(".line-row")
    expect(row).to_contain_text("Desk silent")
    expect(row).to_contain_text("The reason is not known.")
    expect(row).not_to_contain_text("refus")
    assert axe(ardia.page) == []
    ardia.press("Alt+N")
    expect(missed).to_have_count(0)
    ardia.page.reload()
    expect(row).to_contain_text("Desk silent")
    expect(missed).to_have_count(0)
    ardia.go("#/line/borlo")
    expect(ardia.page.locator(".test-result.missed").last).to_have_text("Missed")


def test_a_cut_circuit_is_told_as_what_is_seen_of_it(pair: Consoles, ardia: Desk) -> None:
    row = ardia.page.locator(".line-row")
    expect(row).to_contain_text("Full")
    pair.cut()
    expect(row).to_contain_text(re.compile("No echo: .?direct, second"), timeout=60_000)
    expect(row.locator(".observed")).to_contain_text("Silent")
    assert axe(ardia.page) == []
    pair.mend()
    expect(row.locator(".observed")).to_contain_text("Full", timeout=60_000)


def test_sound_counts_as_on_only_after_somebody_heard_it(pair: Consoles, borlo: Desk) -> None:
    state = borlo.page.locator(".sound")
    borlo.page.keyboard.press("Shift")  # a browser lets no page sound before somebody touched it
    expect(state).to_contain_text("Sound not checked")
    strike(borlo.page, "Alt+M")
    expect(state).to_contain_text("Did you hear the tone?")
    strike(borlo.page, "Alt+Shift+N")
    expect(state).to_contain_text("Sound was not heard")
    strike(borlo.page, "Alt+M")
    strike(borlo.page, "Alt+Shift+Y")
    expect(state).to_contain_text("Sound is on")
    borlo.page.reload()
    expect(state).not_to_contain_text("Sound is on")


def test_the_hand_on_the_mouse_stills_the_flash_and_not_the_sound(pair: Consoles, borlo: Desk) -> None:
    leaf = story.ring(pair, "ROUTINE")
    ring = borlo.page.get_by_role("alertdialog")
    expect(ring).to_have_class(re.compile("flashing"))
    assert axe(borlo.page) == []
    ring.hover()
    expect(ring).not_to_have_class(re.compile("flashing"))
    sounds = "async () => (await import('/console/js/sound.js')).sounds.peek()"
    assert borlo.page.evaluate(sounds) == "ROUTINE OPERATIONAL"
    strike(borlo.page, "Alt+A")
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "answered")
    expect(ring).to_have_count(0)
    assert borlo.page.evaluate(sounds) is None


def test_a_whole_call_needs_no_mouse(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    keys = ardia.page.keyboard
    strike(ardia.page, "Alt+K")
    expect(ardia.page.get_by_label("To the desk")).to_be_focused()
    for _ in range(2):
        keys.press("Tab")
    keys.type("Fishing boats near the boundary")
    keys.press("Tab")
    keys.type("Three boats drift towards your waters.")
    strike(ardia.page, "Control+Enter")
    expect(borlo.page.get_by_role("alertdialog")).to_contain_text("Fishing boats near the boundary")
    strike(borlo.page, "Alt+A")
    expect(ardia.page.locator(".floor.us")).to_contain_text("You have the floor")
    ardia.page.get_by_label("Your words").focus()
    keys.type("Please do not fire on them.")
    strike(ardia.page, "Control+Enter")
    expect(borlo.page.locator(".talk")).to_contain_text("Please do not fire on them. OVER")
    expect(borlo.page.locator(".floor.us")).to_contain_text("You have the floor")
    borlo.page.get_by_label("Your words").focus()
    borlo.page.keyboard.type("We have them in sight.")
    strike(borlo.page, "Alt+Enter")
    expect(ardia.page.locator(".talk")).to_contain_text("We have them in sight. OUT")
    for _ in range(2):
        strike(ardia.page, "Alt+X")
    expect(borlo.page.locator(".phase")).to_have_text("Ended")
    assert axe(ardia.page) == [] and axe(borlo.page) == []


def test_words_out_of_turn_are_sent_and_shown_as_such(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    story.ring(pair, "ROUTINE")
    expect(borlo.page.get_by_role("alertdialog")).to_be_visible()
    strike(borlo.page, "Alt+A")
    expect(borlo.page.locator(".floor.them")).to_contain_text("has the floor")
    borlo.page.get_by_label("Your words").fill("Wait. We have news of our own.")
    strike(borlo.page, "Control+Enter")
    expect(borlo.page.locator(".talk")).to_contain_text("out of turn")


def test_a_clock_that_is_wrong_by_an_hour_is_shown(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks()
    desk.context.add_init_script("{ const now = Date.now; Date.now = () => now() + 3_600_000; }")
    desk.open(pair.borlo.link())
    strip = desk.page.locator(".strip", has_text="Two clocks differ")
    expect(strip).to_contain_text("ahead of the node's")
    expect(strip).to_contain_text("look at the time zone")
    here = desk.page.evaluate("() => document.querySelector('header time.clock').dateTime")
    node = pair.borlo.get()["at"]
    assert here[:13] == node[:13] or here[14:16] == "00", f"the page shows {here} while the node has {node}"
    assert axe(desk.page) == []


def test_a_session_that_ends_leaves_what_is_written(pair: Consoles, borlo: Desk) -> None:
    borlo.go("#/call/ardia")
    subject = borlo.page.get_by_label("Subject")
    subject.fill("A balloon of ours drifts your way")
    borlo.context.clear_cookies()
    strike(borlo.page, "Control+Enter")
    again = borlo.page.get_by_role("alertdialog")
    expect(again).to_contain_text("Your session has ended")
    assert axe(borlo.page) == []
    borlo.page.keyboard.press("Escape")
    expect(subject).to_have_value("A balloon of ours drifts your way")


def test_every_key_of_the_card_is_one_that_a_screen_has(pair: Consoles, desks: OpenDesk) -> None:
    """The page of keys lists what the screens register, key by key and word by word."""
    desk = desks(pair.borlo)
    leaf = story.ring(pair)
    expect(desk.page.get_by_role("alertdialog")).to_be_visible()
    registered = """async () => (await import('/console/js/keys.js')).actions.peek().map((one) => one.key)"""
    found = set(desk.page.evaluate(registered))
    strike(desk.page, "Alt+A")
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "answered")
    desk.page.get_by_label("Your words").fill("Go ahead.")
    found |= set(desk.page.evaluate(registered))
    card = """async () => (await import('/console/js/screen-help.js')).CARD
      .map(([title, rows]) => [title, rows.map(([key]) => key)])"""
    cards = dict(desk.page.evaluate(card))
    for key in cards["common-keys-ring"]:
        assert key in found or key in ELSEWHERE, f"{key} is on the card and not on the ring"
    for key in cards["common-keys-call"]:
        assert key in found or key == "Alt+W", f"{key} is on the card and not in a call"
