"""Health, report, record, handover, drill and administration, as officers use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from firebreak.testing import story
from firebreak.testing.consoles import TERMS, Consoles, running
from firebreak.testing.desk import Desk, OpenDesk, axe, strike


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Both parties; a desk test that nobody answers is missed after seconds."""
    terms = replace(TERMS, tests=replace(TERMS.tests, desk_limit_s=6))
    with running(tmp_path_factory.mktemp("consoles"), terms=terms) as made:
        yield made


@pytest.fixture(scope="module")
def ids(pair: Consoles) -> dict[str, str]:
    """A watch full of events, by name."""
    return story.play(pair).ids


def shown(words: str) -> re.Pattern[str]:
    """What the page shows for words: what was filled in may stand between isolates, which nobody sees."""
    return re.compile("[\u2066-\u2069]*".join(re.escape(letter) for letter in words))


def opened(desk: Desk, route: str, title: str) -> Page:
    """Open a screen and wait for its title."""
    page = desk.go(route)
    page.get_by_role("heading", level=1, name=re.compile(title)).wait_for()
    return page


# --- health -----------------------------------------------------------------------------------------------------------


def test_a_missed_test_is_a_fact_with_its_entry(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/health/ardia", "Tests and health")
    missed = page.get_by_role("region", name="Missed tests, the latest first")
    missed.get_by_role("button", name="Show").first.click()
    expect(page.get_by_role("status").filter(has_text="The reason is not known.")).to_be_visible()
    page.get_by_role("link", name="The entry in the record").click()
    expect(page.get_by_role("heading", name="Test", exact=True)).to_be_visible()


def test_every_plot_has_its_table_and_the_spans_have_keys(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/health/ardia", "Tests and health")
    plots = page.locator(".plot canvas")
    plots.first.wait_for()
    for number, name in enumerate(("Hour", "6 hours", "Day", "Week", "Month", "Year", "5 years"), start=1):
        strike(page, f"Alt+Shift+{number}")
        pressed = page.get_by_role("button", name=re.compile(f"^{name}"))
        expect(pressed).to_have_attribute("aria-pressed", "true")
        plots.first.wait_for()
    for summary in page.locator(".plots summary").all():
        summary.click()
    assert page.locator("details[open] tbody tr").count() >= page.locator(".plots details").count() > 1
    assert not axe(page)
    strike(page, "Alt+b")
    expect(page.get_by_text("This is the past.")).to_be_visible()
    strike(page, "Alt+n")
    expect(page.get_by_text("This is the past.")).to_have_count(0)
    assert not axe(page)


def test_the_history_is_exported_as_a_table(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/health/ardia", "Tests and health")
    page.locator(".plot canvas").first.wait_for()
    with page.expect_download() as download:
        strike(page, "Alt+c")
    table = download.value.path().read_text("utf-8-sig").splitlines()
    assert table[0] == "direction,layer,path,from,due,answered,missed,not_sent,median_ms"
    assert any(line.startswith("in,desk,") for line in table[1:])


# --- report -----------------------------------------------------------------------------------------------------------


def test_the_report_counts_refusals_and_silence_apart(ids: dict[str, str], ardia: Desk) -> None:
    page = opened(ardia, "#/report/borlo", "Contact report")
    table = page.get_by_role("table", name="Attempts by echelon of the desk called")
    for column in ("Declined", "Not answered"):
        expect(table.get_by_role("columnheader", name=column, exact=True)).to_be_visible()
    statement = page.get_by_role("region", name="Statement for publication")
    expect(statement).to_contain_text("A call that was not answered is not counted as declined.")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(table).to_be_visible()
    page.emulate_media(media="screen")


def test_the_statement_has_evidence_that_a_stranger_verifies(pair: Consoles, ids: dict[str, str], ardia: Desk) -> None:
    page = opened(ardia, "#/report/borlo", "Contact report")
    page.get_by_text(re.compile("to anybody, offline")).wait_for()
    with page.expect_download() as download:
        strike(page, "Alt+v")
    opened(ardia, "#/record/borlo", "Record")
    page.locator("input[type=file]").set_input_files(download.value.path())
    expect(page.locator(".verdict.ok")).to_contain_text("What is claimed holds.")
    words = page.locator(".verdict.ok").inner_text()
    assert story.SUBJECT not in words and story.FLIGHT not in words, "calls stay closed"
    assert "not in the building" in words, "a decline is opened with its words, as the page said"


def test_an_exercise_is_never_counted_with_the_operational(ids: dict[str, str], ardia: Desk) -> None:
    page = opened(ardia, "#/report/borlo", "Contact report")
    page.get_by_label("Marking").select_option("EXERCISE")
    expect(page.locator("header .marking.exercise")).to_be_visible()


# --- record -----------------------------------------------------------------------------------------------------------


def test_words_are_found_and_an_entry_shows_its_bytes(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/record/ardia", "Record")
    page.get_by_label("Words").fill("TRANSPORT aircraft")
    rows = page.get_by_role("list", name="Entries").get_by_role("listitem")
    expect(rows.first).to_contain_text("transport aircraft")
    rows.first.get_by_role("link").first.click()
    page.get_by_text("Exact bytes").click()
    expect(page.locator("code.hex").first).to_have_text(re.compile("^[0-9a-f]{64,}$"))
    expect(page.get_by_text("Signed", exact=True)).to_be_visible()


def test_filters_narrow_the_record(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/record/ardia", "Record")
    rows = page.get_by_role("list", name="Entries").get_by_role("listitem")
    rows.first.wait_for()
    page.get_by_label("Kind").select_option("decline")
    expect(rows).to_have_count(1)
    page.get_by_label("Side", exact=True).select_option("them")
    expect(page.get_by_text("No entries")).to_be_visible()


def test_the_whole_record_is_verified_and_heads_are_compared(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/record/ardia", "Record")
    strike(page, "Alt+v")
    expect(page.get_by_text("Everything holds")).to_be_visible(timeout=60_000)
    strike(page, "Alt+h")
    expect(page.get_by_text(re.compile("^(Both sides have signed|What the other side has signed)"))).to_be_visible()


def test_an_export_opens_what_was_named_and_says_what_it_withholds(ids: dict[str, str], ardia: Desk) -> None:
    page = opened(ardia, f"#/record/borlo/entry/{ids['declined']}", "Record")
    page.get_by_label("Kind").select_option("call-offer")
    row = page.locator(f"[data-row='{ids['declined']}']")
    row.get_by_role("checkbox").check()
    export = page.get_by_role("region", name="Export")
    expect(export.get_by_role("checkbox", name="Declined", exact=True)).to_be_checked()
    expect(export).to_contain_text(re.compile("Withheld: .*subject.*text"))
    export.get_by_role("checkbox", name="subject").check()
    expect(export).not_to_contain_text(re.compile("Withheld: .*subject"))
    with page.expect_download() as download:
        strike(page, "Alt+p")
    expect(export.locator(".verdict.ok")).to_contain_text("What is claimed holds.")
    bundle = download.value.path().read_bytes()
    assert story.SUBJECT.encode() in bundle
    assert story.FLIGHT.encode() not in bundle


def test_a_file_that_is_no_bundle_is_judged_as_such(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/record/ardia", "Record")
    page.locator("input[type=file]").set_input_files(
        {"name": "x.bundle", "mimeType": "application/octet-stream", "buffer": b"nothing of the sort"}
    )
    expect(page.locator(".verdict.fail")).to_be_visible()


def test_the_archive_is_saved(ids: dict[str, str], borlo: Desk) -> None:
    page = opened(borlo, "#/record/ardia", "Record")
    with page.expect_download() as download:
        strike(page, "Alt+y")
    assert download.value.path().read_bytes()[:2] == b"PK"


# --- handover ---------------------------------------------------------------------------------------------------------


def test_a_watch_is_handed_over_and_taken_item_by_item(pair: Consoles, ids: dict[str, str], desks: OpenDesk) -> None:
    leaves, comes = desks(pair.borlo, "duty"), desks(pair.borlo, "second")
    page = opened(leaves, "#/handover/ardia", "Handover")
    page.get_by_text("Air defence is told before 15:30.").wait_for()
    page.get_by_label("Notes").fill("All quiet but for the flight.")
    strike(page, "Alt+Enter")
    page = opened(comes, "#/handover/ardia", "Handover")
    page.get_by_text("The watch has been handed over").wait_for()
    expect(page.get_by_text("All quiet but for the flight.")).to_be_visible()
    later = pair.ardia.act("messages", by="watch", to=["watch"], precedence="ROUTINE", text="One thing more.")
    pair.borlo.matter(later)
    strike(page, "Alt+r")
    expect(page.locator(".sheet-item", has_text="One thing more.")).to_contain_text("Not named in the handover")
    expect(page.locator(".sheet-item").filter(has_text="Not named in the handover")).to_have_count(1)
    sign = page.get_by_role("button", name="Sign and take the watch")
    expect(sign).to_be_disabled()
    for box in page.get_by_role("checkbox", name=re.compile("I take this over")).all():
        box.check()
    expect(page.get_by_text("Every item is signed for.")).to_be_visible()
    assert not axe(page)
    strike(page, "Alt+Enter")

    def on_watch(found: dict[str, list[dict[str, object]]]) -> bool:
        return any(one["desk"] == "watch" and one["on"] for one in found["us"])

    pair.borlo.until("/watch-list", on_watch)
    pair.ardia.until("/watch-list", lambda found: any(d["desk"] == "watch" and d["on"] for d in found["them"]))
    expect(page.get_by_text(shown("Duty officer: the watch is taken"))).to_be_visible()


# --- drill ------------------------------------------------------------------------------------------------------------


def test_a_drill_marks_everything_and_shows_on_every_screen(
    pair: Consoles, ids: dict[str, str], desks: OpenDesk
) -> None:
    desk = desks(pair.ardia, "second")
    page = opened(desk, "#/drill/borlo", "Drill")
    strike(page, "Alt+g")
    strike(page, "Alt+g")
    expect(page.get_by_text("A drill is on", exact=True)).to_be_visible()
    frame = "() => getComputedStyle(document.body, '::before').borderImageSource"
    for route in ("#/watch", "#/line/borlo", "#/record/borlo"):
        desk.go(route)
        assert "repeating-linear-gradient" in page.evaluate(frame)
    opened(desk, "#/drill/borlo", "Drill")
    strike(page, "Alt+n")
    form = page.get_by_role("form", name="Draft")
    expect(form.locator(".marking").first).to_have_text("EXERCISE")
    page.get_by_role("textbox", name=re.compile("^Text")).fill("EXERCISE. A buoy drifts.")
    strike(page, "Alt+r")
    strike(page, "Control+Enter")
    page.wait_for_url(re.compile("/matter/[0-9a-f]{64}"))
    leaf = page.url.rpartition("/")[2]
    assert pair.borlo.matter(leaf)["marking"] == "EXERCISE"
    opened(desk, "#/drill/borlo", "Drill")
    expect(page.get_by_role("link", name="EXERCISE. A buoy drifts.")).to_be_visible()
    strike(page, "Alt+u")
    strike(page, "Alt+u")
    expect(page.get_by_text(re.compile("^No drill is on"))).to_be_visible()
    assert page.evaluate("() => document.documentElement.dataset.drill") is None


def test_steps_of_a_checklist_are_timed(ids: dict[str, str], ardia: Desk) -> None:
    page = opened(ardia, "#/drill/borlo", "Drill")
    page.get_by_role("button", name=re.compile("Our people are under fire")).wait_for()
    strike(page, "Alt+Shift+1")
    strike(page, "Alt+b")
    steps = page.locator("ol.steps input[type=checkbox]")
    for number in range(steps.count()):
        steps.nth(number).check()
    expect(page.get_by_text("Took:")).to_be_visible()


# --- administration ---------------------------------------------------------------------------------------------------


def test_an_officer_is_added_and_comes_in_by_a_link_once(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "admin")
    page = opened(desk, "#/admin", "Administration")
    page.get_by_role("button", name="Add an officer").wait_for()
    strike(page, "Alt+n")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Short name").fill("anna")
    dialog.get_by_label("Name", exact=True).fill("Anna <b>Petrova</b> 🚒")
    strike(page, "Control+Enter")
    row = page.get_by_role("row", name=re.compile("Anna .*Petrova"))
    row.get_by_role("button", name=re.compile("Sign-in link")).click()
    expect(dialog.get_by_role("img", name="The sign-in link as a QR symbol")).to_be_visible()
    assert not axe(page)
    address = dialog.locator("code").inner_text()
    page.keyboard.press("Escape")
    expect(page.get_by_text("#link=")).to_have_count(0)
    anna = desks()
    anna.open(address)
    anna.page.locator("#main h1").first.wait_for()
    assert "#link" not in anna.page.url
    again = desks()
    again.open(address)
    expect(again.page.get_by_label("Passphrase")).to_be_visible()


def test_who_may_not_is_told_which_role_is_missing(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "audit")
    page = opened(desk, "#/admin", "Administration")
    expect(page.get_by_text(shown("This needs one of these roles: Administrator."))).to_be_visible()
    opened(desk, "#/compose/borlo", "Compose")
    expect(page.get_by_text(re.compile("This needs one of these roles: .*Watch officer"))).to_be_visible()
    expect(page.get_by_role("button", name="New message")).to_be_disabled()


def test_the_code_of_the_charter_is_the_same_on_both_sides(ardia: Desk, borlo: Desk) -> None:
    codes = []
    for desk in (ardia, borlo):
        page = opened(desk, "#/admin", "Administration")
        groups = page.get_by_role("list", name="Code of the charter, in groups")
        groups.wait_for()
        codes.append(groups.inner_text().split())
    assert codes[0] == codes[1]
    assert all(re.fullmatch(r"\d{5}", group) for group in codes[0])


def test_a_form_of_address_is_stated_agreed_and_used(pair: Consoles, ardia: Desk, borlo: Desk) -> None:
    page = opened(ardia, "#/admin", "Administration")
    form = page.get_by_role("form", name="State a form of address")
    form.get_by_label("Words of address").fill("Madam Chief of Staff")
    strike(page, "Alt+Shift+a")
    pair.borlo.until("/addresses", lambda found: any(a["style"] == "Madam Chief of Staff" for a in found["theirs"]))
    other = opened(borlo, "#/admin", "Administration")
    other.get_by_role("row", name=re.compile("Madam Chief of Staff")).get_by_role("button", name="Agree").click()
    pair.borlo.until(
        "/addresses", lambda found: any(a["style"].startswith("Madam") and a["agreed"] for a in found["theirs"])
    )
    other = borlo.go("#/compose/ardia/new")
    other.get_by_role("form", name="Draft").wait_for()
    other.get_by_label("Form of address").select_option(label="Madam Chief of Staff (en)")
    expect(other.get_by_text("Not agreed", exact=True)).to_have_count(0)
    expect(other.get_by_label("Words of address")).to_have_value("Madam Chief of Staff")


def test_an_own_passkey_is_added_and_removed(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks()
    client = desk.context.new_cdp_session(desk.page)
    client.send("WebAuthn.enable")
    client.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    desk.open(pair.ardia.link("watch").replace("127.0.0.1", "localhost"))
    desk.page.locator("#main h1").first.wait_for()
    page = opened(desk, "#/admin", "Administration")
    page.get_by_label("Name of the passkey").fill("Key of the watch")
    strike(page, "Alt+k")
    row = page.get_by_role("row", name=re.compile("Key of the watch"))
    expect(row).to_be_visible()
    row.get_by_role("button", name="Remove").click()
    row.get_by_role("button", name=re.compile("Remove for good")).click()
    expect(row).to_have_count(0)


def test_paging_is_tested_on_demand(ardia: Desk) -> None:
    page = opened(ardia, "#/admin", "Administration")
    page.get_by_role("button", name="Test all now").wait_for()
    strike(page, "Alt+p")
    expect(page.get_by_role("region", name="Messages").get_by_text("The means of paging were tested.")).to_be_visible()
