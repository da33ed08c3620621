"""Messages between two browsers: every rung of the ladder, read-back, translation, drafts that survive."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, axe, strike

TEXT = "Two transport aircraft fly along the river from 16:00 to 18:00."


def draft(desk: Desk, line: str, text: str) -> Locator:
    """Begin a message and write its text; return the field."""
    desk.go(f"#/compose/{line}")
    expect(desk.button("compose-new-message")).to_be_visible()
    desk.press("Alt+N")
    field = desk.page.get_by_role("textbox", name="Text", exact=True)
    field.fill(text)
    return field


def kept(desk: Desk) -> None:
    """Wait until the newest key press is at the node."""
    expect(desk.page.locator("form.compose [data-kept=node]")).to_be_visible()


def send(desk: Desk) -> str:
    """Review and send; return the id of the message."""
    desk.press("Alt+R")
    expect(desk.button("compose-send")).to_be_visible()
    desk.press("Control+Enter")
    desk.page.wait_for_url("**/#/line/*/matter/*")
    return desk.page.url.rpartition("/")[2]


def climbs(pair: Consoles, leaf: str, rung: str) -> Any:
    """Wait until Ardia's record holds the rung."""
    return pair.ardia.matter(leaf, lambda matter: matter["highest"] == rung)


def test_a_message_climbs_the_ladder_rung_by_rung(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    draft(ardia, "borlo", TEXT)
    ardia.press("Alt+R")
    expect(ardia.page.get_by_role("article", name="As the other side will see it")).to_contain_text(TEXT)
    assert axe(ardia.page) == []
    ardia.press("Alt+B")
    leaf = send(ardia)
    pair.borlo.matter(leaf)
    mine, theirs = ardia.page.locator("#main"), borlo.page.locator("#main")
    climbs(pair, leaf, "at_station")
    expect(mine).to_contain_text("At station")
    expect(mine).to_contain_text("No person need have looked at it.")

    borlo.go(f"#/line/ardia/matter/{leaf}")
    expect(borlo.button("item-seen")).to_be_visible()
    borlo.press("Alt+S")
    climbs(pair, leaf, "seen")
    expect(mine).to_contain_text("It does not say that it was understood or agreed to.")

    borlo.press("Alt+B")
    theirs.get_by_role("textbox", name="What you read").or_(theirs.locator("form textarea").last).first.fill(TEXT)
    borlo.press("Alt+Enter")
    climbs(pair, leaf, "understood")
    ardia.go(f"#/translate/borlo/{leaf}")
    expect(mine.get_by_text("Machine").first).to_be_visible()
    assert axe(ardia.page) == [] and axe(borlo.page) == []
    ardia.press("Alt+C")
    pair.ardia.matter(leaf, lambda matter: matter["read_backs"][0]["confirmed_by"])

    borlo.go(f"#/line/ardia/matter/{leaf}")
    expect(borlo.button("item-passed-to")).to_be_visible()
    borlo.press("Alt+P", "Alt+Shift+P")
    climbs(pair, leaf, "passed_to")
    borlo.press("Alt+U")
    theirs.locator("form textarea").first.fill("Air defence is told.")
    borlo.press("Alt+Shift+U")
    climbs(pair, leaf, "undertaken")
    borlo.press("Alt+R", "Alt+Shift+R")
    climbs(pair, leaf, "reported_done")
    assert axe(borlo.page) == []

    ardia.go(f"#/line/borlo/matter/{leaf}")
    expect(mine).to_contain_text("Reported done")
    expect(ardia.button("item-close")).to_be_visible()
    ardia.press("Alt+C")
    assert pair.ardia.matter(leaf)["highest"] == "reported_done", "one press only arms it"
    ardia.press("Alt+C")
    climbs(pair, leaf, "closed")
    expect(theirs).to_contain_text("Closed")


def test_a_wrong_read_back_is_marked_on_both_sides(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="IMMEDIATE", text=TEXT)
    pair.borlo.matter(leaf)
    borlo.go(f"#/translate/ardia/{leaf}")
    borlo.page.locator("#main form textarea").last.fill(TEXT.replace("16:00", "15:00"))
    expect(borlo.page.locator("#main form")).to_contain_text("15")
    borlo.press("Alt+Enter")
    found = pair.ardia.matter(leaf, lambda matter: matter["read_backs"] and matter["read_backs"][0]["matched"] is False)
    assert found["highest"] != "understood"
    ardia.go(f"#/translate/borlo/{leaf}")
    expect(ardia.page.locator("#main .differs-words").first).to_be_visible()
    assert axe(ardia.page) == []


def test_a_draft_survives_reload_sign_out_and_a_dead_line(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "watch")
    text = "Before the reload."
    field = draft(desk, "borlo", text)
    kept(desk)
    desk.page.reload()
    expect(field).to_have_value(text)
    pair.cut()
    try:
        field.press_sequentially(" On a dead line.")
        kept(desk)
        desk.press("Alt+Shift+Q")
        expect(desk.page.locator("input[type=password]")).to_be_visible()
        desk.open(pair.ardia.link("watch"))
        desk.go("#/compose/borlo")
        desk.page.get_by_role("link", name="Before the reload").click()
        expect(field).to_have_value(f"{text} On a dead line.")
    finally:
        pair.mend()
    leaf = send(desk)
    assert pair.borlo.matter(leaf)["text"] == f"{text} On a dead line."


def test_every_key_press_that_is_seen_outlasts_the_killing_of_the_page(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "watch")
    field = draft(desk, "borlo", "Begun")
    field.press("End")
    field.press_sequentially(" and")
    expect(field).to_have_value("Begun and")
    page = desk.page.context.new_page()
    address = desk.page.url
    desk.page.close(run_before_unload=False)
    desk.page = desk.watch(page)
    desk.open(address)
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value("Begun and")


def test_versions_stand_beside_the_original_and_who_acted_earlier_is_warned(
    pair: Consoles, ardia: Desk, borlo: Desk
) -> None:
    leaf = pair.ardia.act("messages", by="watch", to=["watch"], precedence="IMMEDIATE", text=TEXT)
    pair.borlo.matter(leaf)
    main = borlo.page.locator("#main")
    for stage, text in (("sight", "Два самолёта летят вдоль реки."), ("official", story.FLIGHT_RU_OFFICIAL)):
        borlo.go(f"#/translate/ardia/{leaf}")
        expect(borlo.button("translate-new")).to_be_visible()
        borlo.press("Alt+N")
        form = main.locator("form").filter(has=borlo.button("translate-send"))
        form.get_by_role("combobox").nth(0).select_option(stage)
        form.get_by_role("combobox").nth(1).select_option("ru")
        form.locator("textarea").fill(text)
        borlo.press("Control+Enter")
        pair.borlo.matter(leaf, lambda matter, stage=stage: matter["translations"][-1:] and
                          matter["translations"][-1]["stage"] == stage)  # fmt: skip
        if stage == "sight":
            pair.borlo.act("acts/passed-to", of=leaf, by="watch", desk="minister")
    expect(main.locator(".original")).to_contain_text(TEXT)
    expect(main.locator(".version.sight")).to_be_visible()
    expect(main.locator(".version.official")).to_be_visible()
    expect(main.locator(".warn-panel[role=alert]")).to_be_visible()
    assert axe(borlo.page) == []
    assert pair.ardia.matter(leaf)["text"] == TEXT, "the original stays what it was"


def test_orderwire_stands_apart(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    borlo.go("#/line/ardia")
    ardia.go("#/line/borlo")
    ardia.page.get_by_role("textbox", name="To their operators").fill("Second path down at noon.")
    strike(ardia.page.get_by_role("textbox", name="To their operators"), "Control+Enter")
    expect(borlo.page.locator("#main .orderwire")).to_contain_text("Second path down at noon.")
    assert not [m for m in pair.borlo.get("/matters")["matters"] if m["text"] == "Second path down at noon."]
