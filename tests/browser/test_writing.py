"""Composing, drafts, two-person release, translations and read-backs, as officers do it with the keyboard."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, strike

WORDS = "Two aircraft of ours are overdue at grid 4721. Have you seen them?"


def shown(words: str) -> re.Pattern[str]:
    """What the page shows for words: what was filled in may stand between isolates, which nobody sees."""
    return re.compile("[\u2066-\u2069]*".join(re.escape(letter) for letter in words))


def compose(desk: Desk, line: str, what: str = "new") -> Page:
    """Open a new draft and return the page, with the text field in focus."""
    page = desk.go(f"#/compose/{line}/{what}")
    page.get_by_role("form", name="Draft").wait_for()
    return page


def text(page: Page) -> Any:
    return page.get_by_role("textbox", name=re.compile("^Text"))


def kept(page: Page, where: str) -> None:
    """The draft that is open is kept there."""
    expect(page.get_by_role("form", name="Draft").locator(f"[data-kept={where}]")).to_be_visible(timeout=10_000)


def test_a_message_goes_from_its_first_key_press_to_the_other_side(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    page = compose(ardia, "borlo")
    strike(page, "Alt+Shift+P")
    text(page).press_sequentially(WORDS)
    kept(page, "node")
    expect(page.get_by_text(shown("13 words"))).to_be_visible()
    page.keyboard.press("Control+Enter")
    assert not pair.ardia.get("/messages?limit=1")["matters"], "nothing leaves from the form"
    strike(page, "Alt+r")
    seen = page.get_by_role("article", name="As the other side will see it")
    expect(seen).to_contain_text(WORDS)
    expect(seen).to_contain_text("PRIORITY")
    strike(page, "Control+Enter")
    page.wait_for_url(re.compile("/matter/[0-9a-f]{64}"))
    leaf = page.url.rpartition("/")[2]
    assert pair.borlo.matter(leaf)["text"] == WORDS
    assert pair.ardia.node.ask("GET", "/v1/drafts")[1]["drafts"] == []
    borlo.go(f"#/line/ardia/matter/{leaf}")
    expect(borlo.page.get_by_text(WORDS).first).to_be_visible()


def test_a_draft_survives_reload_and_sign_out(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "watch")
    page = compose(desk, "borlo")
    text(page).press_sequentially("Not finished")
    kept(page, "node")
    page.reload()
    expect(text(page)).to_have_value("Not finished")
    strike(page, "Alt+Shift+q")
    page.get_by_label("Officer").first.wait_for()
    desk.open(pair.ardia.link("watch"))
    desk.page.locator("#main h1").first.wait_for()
    desk.go("#/compose/borlo").get_by_role("link", name=re.compile("Not finished")).click()
    expect(text(page)).to_have_value("Not finished")
    other = desks(pair.ardia, "second")
    other.go("#/compose/borlo")
    expect(other.page.get_by_text("You have no drafts on this line.")).to_be_visible()


def test_a_draft_survives_a_dead_node_and_a_lost_answer_sends_once(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "second")
    page = compose(desk, "borlo")
    words = "Sent once, whatever is lost."
    page.route("**/v1/drafts/*", lambda route: route.abort())
    text(page).press_sequentially(words)
    kept(page, "here")
    page.reload()
    expect(text(page)).to_have_value(words)
    page.unroute("**/v1/drafts/*")
    kept(page, "node")
    strike(page, "Alt+r")
    written: list[str] = []

    def lose(route: Any) -> None:
        written.append(route.request.headers["idempotency-key"])
        route.fetch()
        route.abort()

    page.route("**/messages", lose)
    strike(page, "Control+Enter")
    expect(page.get_by_text("It is not known whether this was sent")).to_be_visible()
    page.reload()
    expect(page.get_by_text("It is not known whether this was sent")).to_be_visible()
    page.unroute("**/messages")
    strike(page, "Control+Enter")
    page.wait_for_url(re.compile("/matter/[0-9a-f]{64}"))
    sent = [one for one in pair.ardia.get("/messages")["matters"] if one["text"] == words]
    assert len(sent) == 1
    assert len(written) == 1


def test_limits_and_unagreed_address_stand_in_the_way(ardia: Desk) -> None:
    page = compose(ardia, "borlo")
    strike(page, "Alt+Shift+f")
    text(page).fill("stop " * 201)
    expect(page.get_by_text(shown("201 of 200 words"))).to_be_visible()
    strike(page, "Alt+r")
    stops = page.get_by_role("alert").filter(has_text="It cannot be sent yet")
    expect(stops).to_contain_text(shown("201 words; this precedence takes at most 200."))
    expect(page.get_by_role("button", name="Send the message")).to_be_disabled()
    strike(page, "Alt+b")
    text(page).fill("Stop.")
    page.get_by_label("Words of address").fill("Comrade")
    expect(page.get_by_text("Not agreed", exact=True)).to_be_visible()
    strike(page, "Alt+r")
    expect(page.get_by_role("button", name="Send the message")).to_be_disabled()
    page.get_by_role("checkbox", name=re.compile("although it was not agreed")).check()
    expect(page.get_by_role("button", name="Send the message")).to_be_enabled()
    expect(page.get_by_role("article", name="As the other side will see it")).to_contain_text("Comrade")
    strike(page, "Alt+b")
    strike(page, "Alt+g")
    strike(page, "Alt+g")
    expect(page.get_by_role("form", name="Draft")).to_have_count(0)


def test_what_cannot_be_seen_is_shown_in_the_review(ardia: Desk) -> None:
    page = compose(ardia, "borlo")
    text(page).fill("Grid \u202e1274\u202c <b>now</b> " + "\u200f" * 500)
    strike(page, "Alt+r")
    seen = page.get_by_role("article", name="As the other side will see it")
    expect(seen).to_contain_text("RLO")
    expect(seen).to_contain_text("RLM ×500")
    expect(seen).to_contain_text("<b>now</b>")
    expect(page.get_by_text("characters that cannot be seen")).to_be_visible()
    strike(page, "Alt+b")
    strike(page, "Alt+g")
    strike(page, "Alt+g")


def test_a_second_person_releases_and_the_first_cannot(pair: Consoles, desks: OpenDesk) -> None:
    first, second = desks(pair.ardia, "duty"), desks(pair.ardia, "second")
    page = compose(first, "borlo")
    text(page).fill("Released by two persons.")
    page.get_by_label("Ask a second person to release it").check()
    strike(page, "Alt+r")
    strike(page, "Control+Enter")
    expect(page.get_by_role("heading", name=shown("1 waits for a second person"))).to_be_visible()
    strike(page, "Alt+y")
    expect(page.get_by_text("You composed this. Another officer releases it.")).to_be_visible()
    expect(page.get_by_role("button", name="Release and send")).to_be_disabled()
    page.keyboard.press("Escape")
    page = second.go("#/watch")
    expect(page.get_by_role("heading", name="Waits for a second person")).to_be_visible()
    strike(page, "Alt+l")
    page.get_by_role("heading", name=shown("1 waits for a second person")).wait_for()
    strike(page, "Alt+y")
    expect(page.get_by_role("dialog")).to_contain_text("Released by two persons.")
    strike(page, "Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)

    def there(found: Any) -> Any:
        return [one for one in found["matters"] if one["text"] == "Released by two persons."]

    matter = there(pair.borlo.until("/messages", there))[0]
    assert matter["released_by"]["person"]
    expect(first.page.get_by_text("Released", exact=True)).to_be_visible()


def test_what_is_given_back_says_why(pair: Consoles, desks: OpenDesk) -> None:
    first, second = desks(pair.ardia, "duty"), desks(pair.ardia, "second")
    page = compose(first, "borlo")
    text(page).fill("Too sharp.")
    page.get_by_label("Ask a second person to release it").check()
    strike(page, "Alt+r")
    strike(page, "Control+Enter")
    page = second.go("#/compose/borlo")
    page.get_by_role("heading", name=shown("1 waits for a second person")).wait_for()
    strike(page, "Alt+y")
    page.get_by_label("Why it is given back").fill("Say it more calmly.")
    strike(page, "Alt+Shift+b")
    expect(first.page.get_by_text("Say it more calmly.")).to_be_visible()
    assert all(one["text"] != "Too sharp." for one in pair.borlo.get("/messages")["matters"])


def test_a_dialog_stands_back_for_what_rings_and_keeps_what_was_typed(pair: Consoles, desks: OpenDesk) -> None:
    first, second = desks(pair.borlo, "duty"), desks(pair.borlo, "second")
    page = compose(first, "ardia")
    text(page).fill("This can wait.")
    page.get_by_label("Ask a second person to release it").check()
    strike(page, "Alt+r")
    strike(page, "Control+Enter")
    page = second.go("#/compose/ardia")
    page.get_by_role("heading", name=shown("1 waits for a second person")).wait_for()
    strike(page, "Alt+y")
    page.get_by_label("Why it is given back").fill("Not now")
    leaf = story.ring(pair)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("alertdialog").wait_for()
    strike(page, "Alt+w")
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "deferred")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_label("Why it is given back")).to_have_value("Not now")
    strike(page, "Alt+Shift+b")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_call_that_is_not_placed_yet_survives_a_reload_and_is_placed_once(pair: Consoles, ardia: Desk) -> None:
    page = ardia.go("#/call/borlo")
    page.get_by_label("Subject").fill("Smoke near the bridge")
    page.get_by_label("Substance").press_sequentially("We see smoke.")
    expect(page.locator("[data-kept=node]")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Substance")).to_have_value("We see smoke.")
    strike(page.get_by_label("Substance"), "Control+Enter")

    def there(found: Any) -> Any:
        return [one for one in found["matters"] if one["subject"] == "Smoke near the bridge"]

    (call,) = there(pair.borlo.until("/calls", there))
    expect(page.get_by_role("button", name="Take the call back")).to_be_visible()
    strike(page, "Alt+w")
    strike(page, "Alt+w")
    pair.borlo.matter(call["id"], lambda found: found["attempt"]["outcome"] == "withdrawn")
    ardia.go("#/call/borlo")
    expect(page.get_by_label("Subject")).to_have_value("")


def test_a_checklist_fills_a_draft_with_one_key(ardia: Desk) -> None:
    page = ardia.go("#/compose/borlo")
    page.get_by_role("button", name=re.compile("Our people are under fire")).wait_for()
    strike(page, "Alt+Shift+1")
    expect(text(page)).to_have_value(re.compile(r"Our people at \[place\]"))
    page.get_by_label("place", exact=True).fill("grid 4721")
    expect(text(page)).to_have_value(re.compile("Our people at grid 4721"))
    strike(page, "Alt+r")
    expect(page.get_by_text(re.compile("Facts are missing: .*direction"))).to_be_visible()
    strike(page, "Alt+b")
    strike(page, "Alt+g")
    strike(page, "Alt+g")


def test_two_windows_on_one_draft_lose_nothing(pair: Consoles, desks: OpenDesk) -> None:
    here, there = desks(pair.ardia, "watch"), desks(pair.ardia, "watch")
    page = compose(here, "borlo")
    text(page).press_sequentially("Here")
    kept(page, "node")
    other = there.go(page.url.partition("/#")[2].join(("#", "")))
    other.reload()
    expect(text(other)).to_have_value("Here")
    other.route("**/v1/drafts/*", lambda route: route.abort())
    text(other).fill("There")
    text(page).fill("Here again")
    kept(page, "node")
    other.unroute("**/v1/drafts/*")
    expect(other.get_by_role("heading", name="This draft was changed elsewhere")).to_be_visible()
    expect(other.get_by_text("Here again")).to_be_visible()
    strike(other, "Alt+Shift+m")
    kept(other, "node")
    expect(text(other)).to_have_value("There")


def test_versions_stand_beside_the_original_and_differences_are_marked(pair: Consoles, borlo: Desk) -> None:
    leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="PRIORITY", text="We will not fire.")
    pair.borlo.matter(leaf)
    page = borlo.go(f"#/translate/ardia/{leaf}")
    original = page.get_by_role("article", name="Original")
    expect(original).to_contain_text("Authoritative")
    for stage, words in (("Sight", "Мы будем стрелять."), ("Rough", "Мы не будем стрелять.")):
        page.get_by_role("button", name="New version").wait_for()
        strike(page, "Alt+n")
        page.get_by_label("Text of this version").fill(words)
        strike(page, "Control+Enter")
        expect(page.get_by_role("article", name=stage)).to_contain_text(words.split()[-1])
        pair.borlo.act("acts/seen", of=leaf, by="watch") if stage == "Sight" else None
    rough = page.get_by_role("article", name="Rough")
    expect(rough.locator("mark.differs")).to_contain_text("не")
    expect(rough).to_contain_text(shown("Differs in 1 place"))
    expect(page.get_by_text("Your side acted on an earlier version")).to_be_visible()
    assert [one["stage"] for one in pair.ardia.matter(leaf, lambda m: len(m["translations"]) == 2)["translations"]]


def test_a_read_back_is_compared_and_confirmed(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="PRIORITY", text="Grid 4721 at 14:00Z.")
    pair.borlo.matter(leaf)
    page = borlo.go(f"#/translate/ardia/{leaf}")
    page.get_by_label("The words as you read them").fill("Grid 4712 at 14:00Z.")
    form = page.get_by_role("form", name="Read back to them")
    expect(form.get_by_text(shown("1 difference"))).to_be_visible()
    expect(form.locator("mark.differs").first).to_contain_text("4721")
    strike(page, "Alt+Enter")
    expect(page.get_by_text("Differs", exact=True).first).to_be_visible()
    page.get_by_label("The words as you read them").fill("grid 4721 at 14:00z.")
    expect(form.get_by_text("The same, case and white space aside")).to_be_visible()
    strike(page, "Alt+Enter")
    expect(page.get_by_text("Matched", exact=True)).to_be_visible()
    page = ardia.go(f"#/translate/borlo/{leaf}")
    page.get_by_text("Matched", exact=True).wait_for()
    strike(page, "Alt+c")
    pair.borlo.matter(leaf, lambda m: m["read_backs"][-1]["confirmed_by"])
