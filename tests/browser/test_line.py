"""A line as a conversation: texts of the other side are inert, the ladder, the entries behind, the past, odd sizes."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, axe

MARKUP = '<b id="hurt">bold</b><img src=x onerror="document.title=1"><script>document.title=2</script> {{x}} ${y} &amp;'
RIGHT_TO_LEFT = "\u202eevil\u202c p\u0430ypal \u200b\u061cx"  # isolates never reach the wire
EMOJI = "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1f3 \u00e9"


def send(pair: Consoles, text: str, **more: object) -> str:
    """Send a message from Ardia and wait until Borlo holds it."""
    body = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": text, **more}
    leaf = pair.ardia.act("messages", **body)
    pair.borlo.matter(leaf)
    return leaf


def item(desk: Desk, leaf: str) -> Locator:
    """Return the item of a matter, brought into view by its address."""
    desk.go(f"#/line/ardia/matter/{leaf}")
    found = desk.page.locator(f"[data-row='{leaf}'] article")
    expect(found).to_be_visible()
    return found


def test_markup_of_the_other_side_stays_text(pair: Consoles, borlo: Desk) -> None:
    found = item(borlo, send(pair, f"{MARKUP} {EMOJI}"))
    expect(found).to_contain_text(MARKUP)
    assert EMOJI in found.locator(".inert").first.inner_text()
    assert borlo.page.locator("#hurt, .item img, .item script").count() == 0
    assert "Firebreak" in borlo.page.title()
    assert axe(borlo.page) == []


def test_what_cannot_be_seen_is_shown_and_what_looks_alike_told_apart(pair: Consoles, borlo: Desk) -> None:
    found = item(borlo, send(pair, RIGHT_TO_LEFT))
    for name in ("RLO", "PDF", "ZWSP", "ALM"):
        expect(found.locator(".unseen-mark", has_text=name).first).to_be_visible()
    expect(found.locator("mark.mixed")).to_contain_text("p\u0430ypal")
    send_alike = item(borlo, send(pair, "\u0441\u043e\u0432\u0435\u0442 \u0430\u0431\u0432"))
    expect(send_alike.locator("mark")).to_have_count(0)
    send_alike.get_by_role("button", name="Show look-alike letters").click()
    expect(send_alike.locator("mark.alike").first).to_be_visible()
    assert axe(borlo.page) == []


def test_thousands_of_direction_marks_draw_as_one(pair: Consoles, borlo: Desk) -> None:
    """A text of nothing but right-to-left marks, as long as the wire lets one be."""
    found = item(borlo, send(pair, "\u200f" * 2_600))
    expect(found.locator(".unseen-mark")).to_have_text("RLM ×2600")
    assert found.locator(".unseen-mark").count() == 1
    heading = borlo.page.locator("h1").bounding_box()
    assert heading is not None and heading["x"] < 200, "what stands around it is not turned"


def test_the_ladder_is_climbed_and_says_what_it_does_not_mean(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = send(pair, "Our convoy leaves at 1400Z.")
    found = item(borlo, leaf)
    expect(found).to_contain_text("No person need have looked at it.")
    borlo.press("Alt+S")
    expect(found).to_contain_text("It does not say that it was understood or agreed to.")
    borlo.press("Alt+U")
    found.get_by_label("What is promised").fill("We tell our batteries.")
    borlo.press("Alt+Shift+U")
    expect(found).to_contain_text("We promised")
    ardia.go("#/watch")
    expect(ardia.page.locator(".open-items")).to_contain_text("They promised")
    ardia.go(f"#/line/borlo/matter/{leaf}")
    theirs = ardia.page.locator(f"[data-row='{leaf}'] article")
    expect(theirs).to_contain_text("It does not say that it has been done.")
    ardia.press("Alt+H")
    ladder = theirs.locator(".ladder")
    ladder.get_by_role("button", name=re.compile("^.? ?Understood")).focus()
    expect(ladder).to_contain_text("It does not say that it is agreed to or will be done.")
    expect(ladder).to_contain_text("Nothing in the record states this rung.")
    assert axe(ardia.page) == [] and axe(borlo.page) == []


def test_a_rung_is_refused_by_two_presses(pair: Consoles, borlo: Desk) -> None:
    leaf = send(pair, "Withdraw your patrol by 1500Z.")
    found = item(borlo, leaf)
    borlo.press("Alt+J")
    found.get_by_label("Rung", exact=True).select_option("understood")
    borlo.press("Alt+Shift+J")
    expect(found.locator(".twostep .danger")).to_contain_text("Refuse for good")
    assert pair.borlo.matter(leaf)["refused"] == []
    borlo.press("Alt+Shift+J")
    pair.ardia.matter(leaf, lambda matter: len(matter["refused"]) == 1)
    borlo.press("Alt+H")
    expect(found.locator(".step.refused").first).to_be_visible()
    assert axe(borlo.page) == []


def test_the_entries_behind_an_item_are_shown(pair: Consoles, borlo: Desk) -> None:
    leaf = send(pair, "What stands behind this?")
    found = item(borlo, leaf)
    borlo.press("Alt+H")
    behind = found.locator(".behind")
    for words in (leaf, "Signature", "Signed", "Signed bytes"):
        expect(behind).to_contain_text(words)
    assert axe(borlo.page) == []


def test_the_orderwire_stands_apart(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    ardia.go("#/line/borlo")
    expect(ardia.page.get_by_label("To their operators")).to_be_visible()
    ardia.press("Alt+I")
    ardia.page.keyboard.type("Our second path is slow.")
    ardia.press("Control+Enter")
    borlo.go("#/line/ardia")
    expect(borlo.page.locator(".orderwire .talk")).to_contain_text("Our second path is slow.")
    expect(borlo.page.locator(".virtual")).not_to_contain_text("Our second path is slow.")


def test_older_pages_come_as_one_scrolls_up(pair: Consoles, borlo: Desk) -> None:
    """However long the record, the page draws what can be seen and fetches what comes into view."""
    for n in range(130):
        pair.ardia.act("messages", by="watch", to=["watch"], precedence="ROUTINE", text=f"Report {n}")
    last = send(pair, "The last of many.")
    first = pair.borlo.get("/matters?limit=1000")["matters"][-1]["id"]
    borlo.go("#/line/ardia")
    listed = borlo.page.locator(".virtual")
    expect(listed).to_contain_text("The last of many.")
    assert borlo.page.locator("[data-row]").count() < 60, "only what can be seen is drawn"
    older = """() => document.querySelector(".virtual").scrollTop > 0
      || document.querySelector(".line-screen").textContent.includes("This is the beginning of the record.")"""
    for _ in range(5):  # each time the top comes into view, another page of a hundred is put before it
        listed.evaluate("(list) => list.scrollTo(0, 0)")
        borlo.page.wait_for_function(older)
        if borlo.page.get_by_text("This is the beginning of the record.").count():
            break
    listed.evaluate("(list) => list.scrollTo(0, 0)")
    expect(borlo.page.locator(f"[data-row='{first}']")).to_be_visible()
    assert borlo.page.locator(f"[data-row='{last}']").count() == 0
    assert axe(borlo.page) == []
