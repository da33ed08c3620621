"""Calls between two browsers over two nodes: what rings, every answer to it, and what the calling side sees of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, axe


@pytest.fixture(autouse=True)
def silence_afterwards(pair: Consoles) -> Iterator[None]:
    """No test leaves a ring to the next, whatever became of it."""
    yield
    for call in pair.ardia.get("/calls?limit=20")["matters"]:
        if call["attempt"]["outcome"] is None:
            pair.ardia.act("acts/withdraw", of=call["id"], by=call["by"]["desk"], role=call["by"]["role"])
            pair.borlo.matter(call["id"], lambda held: held["attempt"]["outcome"] is not None)


def ringing(desk: Desk) -> Locator:
    """Return the ring that stands across the page."""
    found = desk.page.get_by_role("alertdialog")
    expect(found).to_be_visible()
    return found


def outcome(pair: Consoles, leaf: str, wanted: str) -> Any:
    """Wait until the calling side's record says so; return the call as that side holds it."""
    return pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == wanted)


def shows(desk: Desk, line: str, leaf: str, words: str) -> None:
    """Look at the call on the calling side's screen."""
    desk.go(f"#/call/{line}/{leaf}")
    expect(desk.page.locator("#main")).to_contain_text(words)


def no_longer_rings(*desks: Desk) -> None:
    for desk in desks:
        expect(desk.page.get_by_role("alertdialog")).to_have_count(0)


def test_a_call_rings_with_its_substance_and_is_answered(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ring = ringing(borlo)
    for words in ("FLASH", "A missile has left our range", "It carries no charge", "watch officer", "Ardia"):
        expect(ring).to_contain_text(words)
    assert axe(borlo.page) == []
    shows(ardia, "borlo", leaf, "A missile has left our range")
    borlo.press("Alt+A")
    call = outcome(pair, leaf, "answered")
    assert call["acts"][-1]["by"]["person"] is True
    no_longer_rings(borlo)
    expect(borlo.page).to_have_url(re.compile(rf"#/call/ardia/{leaf}$"))
    expect(ardia.page.locator("#main")).to_contain_text("Answered")
    assert axe(ardia.page) == [] and axe(borlo.page) == []


@pytest.mark.parametrize("key", ["a", "d", "Enter", "Space", "Escape", "y"])
def test_no_single_bare_key_decides(pair: Consoles, borlo: Desk, key: str) -> None:
    leaf = story.ring(pair, "ROUTINE")
    ring = ringing(borlo)
    borlo.page.keyboard.press(key)
    expect(ring).to_be_visible()
    assert pair.borlo.matter(leaf)["attempt"]["outcome"] is None
    borlo.press("Alt+D", "Alt+Shift+D")
    outcome(pair, leaf, "declined")


def test_declined_without_a_reason(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ringing(borlo)
    borlo.press("Alt+D", "Alt+Shift+D")
    call = outcome(pair, leaf, "declined")
    assert all(act["fields"].get("reason") is None for act in call["acts"])
    shows(ardia, "borlo", leaf, "Declined")
    assert axe(ardia.page) == []
    no_longer_rings(borlo)


def test_declined_with_a_reason_and_words(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair, "IMMEDIATE")
    ring = ringing(borlo)
    borlo.press("Alt+D")
    ring.get_by_role("combobox").last.select_option("3")
    ring.get_by_role("textbox").fill("Our interpreter comes at six.")
    assert axe(borlo.page) == []
    borlo.press("Alt+Shift+D")
    call = outcome(pair, leaf, "declined")
    assert "Our interpreter comes at six." in str(call["acts"])
    shows(ardia, "borlo", leaf, "Our interpreter comes at six.")
    expect(ardia.page.locator("#main")).to_contain_text("Declined")


def test_put_off_to_the_next_quarter(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ringing(borlo)
    borlo.press("Alt+W")
    outcome(pair, leaf, "deferred")
    shows(ardia, "borlo", leaf, "Deferred")


def test_put_off_by_minutes_that_the_officer_writes(pair: Consoles, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ring = ringing(borlo)
    borlo.press("Alt+F")
    until = ring.get_by_role("textbox").first
    until.fill("yesterday")
    expect(ring.locator("[data-action=ring-defer-now]")).to_be_disabled()
    until.fill("+90")
    borlo.press("Alt+Shift+F")
    outcome(pair, leaf, "deferred")


def test_another_desk_is_offered(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ring = ringing(borlo)
    borlo.press("Alt+O")
    ring.get_by_role("combobox").last.select_option("chief")
    borlo.press("Alt+Shift+O")
    outcome(pair, leaf, "alternative_offered")
    shows(ardia, "borlo", leaf, "Alternative offered")
    expect(ardia.page.locator("#main")).to_contain_text("Chief of the general staff")


def test_text_is_offered_instead(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ring = ringing(borlo)
    borlo.press("Alt+X")
    ring.get_by_role("textbox").last.fill("Write to us, we read at once.")
    borlo.press("Alt+Shift+X")
    outcome(pair, leaf, "alternative_offered")
    shows(ardia, "borlo", leaf, "Write to us, we read at once.")


def test_the_message_is_accepted_and_the_call_declined(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    """One press arms it, the second acts: the two halves of the answer cannot be given by a slip."""
    leaf = story.ring(pair)
    ringing(borlo)
    borlo.press("Alt+E")
    assert pair.borlo.matter(leaf)["attempt"]["outcome"] is None
    borlo.press("Alt+E")
    outcome(pair, leaf, "declined")
    pair.ardia.matter(leaf, lambda call: call["highest"] == "seen")
    shows(ardia, "borlo", leaf, "Declined")


def test_one_officers_answer_stops_the_ring_at_the_other_desk_and_names_them(
    pair: Consoles, borlo: Desk, desks: OpenDesk
) -> None:
    second = desks(pair.borlo, "second")
    leaf = story.ring(pair)
    ringing(borlo), ringing(second)
    borlo.press("Alt+A")
    outcome(pair, leaf, "answered")
    no_longer_rings(borlo, second)
    expect(second.page.locator("body")).to_contain_text("Duty officer")


def test_silence_stops_the_sound_counts_down_and_is_no_answer(pair: Consoles, borlo: Desk, desks: OpenDesk) -> None:
    second = desks(pair.borlo, "second")
    leaf = story.ring(pair)
    ring = ringing(borlo)
    borlo.press("Alt+Q")
    expect(ring.locator("[data-action=unsilence]")).to_be_visible()
    expect(ringing(second).locator("[data-action=unsilence]")).to_be_visible()
    assert axe(borlo.page) == []
    assert pair.borlo.matter(leaf)["attempt"]["outcome"] is None
    borlo.press("Alt+Q")
    expect(ring.locator("[data-action=silence]")).to_be_visible()
    borlo.press("Alt+D", "Alt+Shift+D")
    outcome(pair, leaf, "declined")


def test_a_call_that_nobody_takes_is_not_called_refused(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = pair.ardia.act(
        "calls", by="chief", role=2, to=["minister"], precedence="IMMEDIATE", subject="Flights one hour earlier"
    )
    ringing(borlo)
    outcome(pair, leaf, "not_answered")
    shows(ardia, "borlo", leaf, "Not answered")
    main = ardia.page.locator("#main")
    expect(main).not_to_contain_text(re.compile("refus|declin|ignor", re.IGNORECASE))
    no_longer_rings(borlo)


def test_the_caller_takes_the_call_back(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = story.ring(pair)
    ringing(borlo)
    ardia.go(f"#/call/borlo/{leaf}")
    expect(ardia.button("call-withdraw")).to_be_visible()
    ardia.press("Alt+W")
    assert pair.ardia.matter(leaf)["attempt"]["outcome"] is None, "one press only arms it"
    ardia.press("Alt+W")
    outcome(pair, leaf, "withdrawn")
    no_longer_rings(borlo)
