"""Signing in: the one-time link, a passphrase, a passkey made and used; what a role may not do; signing out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, axe, strike

AUTHENTICATOR = {
    "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
PASSPHRASE = "seven herons stand in shallow water"


def signed_in(desk: Desk) -> None:
    expect(desk.page.locator("header.top")).to_be_visible()


def signed_out(desk: Desk) -> None:
    expect(desk.page.locator("input[type=password]")).to_be_visible()


def refused(desk: Desk) -> None:
    expect(desk.page.locator(".error[role=alert]")).to_be_visible()


def ask(desk: Desk, method: str, page: str, body: Any = None) -> Any:
    """Ask the API from the page, with its cookie and its token against forged requests."""
    script = """async ([method, page, body]) => {
      const api = await import("/console/js/api.js");
      const answer = await fetch(page, { method, body: body === null ? undefined : JSON.stringify(body), headers: {
        "Content-Type": "application/json", "X-Firebreak-CSRF": api.session.peek().csrf } });
      return [answer.status, await answer.json()]; }"""
    return desk.page.evaluate(script, [method, page, body])


def test_a_link_lets_in_once_and_leaves_the_address(pair: Consoles, desks: OpenDesk) -> None:
    first, second = desks(), desks()
    link = pair.borlo.link()
    first.open(link)
    signed_in(first)
    expect(first.page).to_have_url(re.compile(r"/#/watch$"))
    second.open(link)
    signed_out(second)
    refused(second)
    assert axe(second.page) == []


def test_nobody_is_let_in_without_a_sign_in(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks()
    desk.open(f"{pair.borlo.url}/#/line/ardia")
    signed_out(desk)
    assert axe(desk.page) == []
    assert desk.page.request.get(f"{pair.borlo.url}/v1/lines").status == 401


def test_the_cookie_is_out_of_reach_of_the_page(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo)
    cookies = desk.context.cookies()
    assert cookies and all(one["httpOnly"] and one["sameSite"] == "Strict" for one in cookies)
    assert desk.page.evaluate("() => document.cookie") == ""


def test_a_request_that_another_page_forged_is_refused(pair: Consoles, desks: OpenDesk) -> None:
    """The cookie alone acts for nobody."""
    desk = desks(pair.borlo)
    body = {"by": "watch", "text": "forged"}
    for headers in ({}, {"X-Firebreak-CSRF": "x" * 43}):
        answer = desk.page.request.post(f"{pair.borlo.url}/v1/lines/ardia/orderwire", data=body, headers=headers)
        assert answer.status == 403, answer.text()


def test_a_passphrase_is_set_and_lets_in(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo, "watch")
    assert ask(desk, "POST", "/v1/session/passphrase", {"passphrase": PASSPHRASE})[0] == 200
    strike(desk.page, "Alt+Shift+Q")
    signed_out(desk)
    name, secret = desk.page.locator("input").first, desk.page.locator("input[type=password]")
    name.fill("watch")
    secret.fill("seven herons stand in deep water")
    secret.press("Enter")
    refused(desk)
    secret.fill(PASSPHRASE)
    secret.press("Enter")
    signed_in(desk)
    assert axe(desk.page) == []


def test_a_passkey_is_made_used_and_wants_its_owner(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks()
    desk.open(pair.borlo.link("second").replace("127.0.0.1", "localhost"))
    signed_in(desk)
    devtools = desk.context.new_cdp_session(desk.page)
    devtools.send("WebAuthn.enable")
    device = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    made = desk.page.evaluate(
        "async () => (await (await import('/console/js/passkey.js')).addPasskey('Key at the desk'), true)"
    )
    assert made
    assert len(devtools.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1
    strike(desk.page, "Alt+Shift+Q")
    signed_out(desk)
    strike(desk.page, "Alt+P")
    signed_in(desk)
    assert ask(desk, "GET", "/v1/session")[1]["via"] == "passkey"
    strike(desk.page, "Alt+Shift+Q")
    signed_out(desk)
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    strike(desk.page, "Alt+P")
    expect(desk.page.get_by_role("region", name="Messages")).to_contain_text("did not confirm")
    signed_out(desk)


@pytest.mark.parametrize("officer", ["audit", "admin"])
def test_who_may_not_act_is_told_which_role_is_missing(pair: Consoles, desks: OpenDesk, officer: str) -> None:
    desk = desks(pair.borlo, officer)
    status, problem = ask(desk, "POST", "/v1/lines/ardia/orderwire", {"by": "watch", "text": "May I?"})
    assert (status, problem["error"]) == (403, "forbidden")
    assert "watch" in problem["detail"]


def test_an_auditor_sees_the_ring_and_cannot_take_it(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo, "audit")
    duty = desks(pair.borlo)
    leaf = story.ring(pair)
    for one in (desk, duty):
        expect(one.page.get_by_role("alertdialog")).to_be_visible()
    desk.page.keyboard.press("Alt+A")
    assert pair.borlo.matter(leaf)["attempt"]["outcome"] is None
    strike(duty.page, "Alt+A")
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "answered")


def test_wrong_passphrases_do_not_lock_the_watch_out(pair: Consoles, desks: OpenDesk) -> None:
    """Whoever guesses at the sign-in, the officer at the desk still answers the call that rings."""
    duty = desks(pair.borlo)
    leaf = story.ring(pair)
    expect(duty.page.get_by_role("alertdialog")).to_be_visible()
    stranger = desks()
    for n in range(8):
        answer = stranger.page.request.post(
            f"{pair.borlo.url}/v1/session",
            data={"officer": "duty", "passphrase": f"a guess that is long enough {n}"},
            timeout=60_000,
        )
        assert answer.status in (401, 403, 429), answer.text()
    strike(duty.page, "Alt+A")
    pair.ardia.matter(leaf, lambda call: call["attempt"]["outcome"] == "answered")
    again = desks()
    again.open(pair.borlo.link())
    signed_in(again)


def test_the_language_is_chosen_and_remembered(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo, "watch")
    desk.page.locator("#top-language").select_option("ar")
    expect(desk.page.locator("html")).to_have_attribute("dir", "rtl")
    again = desks(pair.borlo, "watch")
    expect(again.page.locator("html")).to_have_attribute("lang", "ar")
    again.page.locator("#top-language").select_option("en")
    expect(again.page.locator("html")).to_have_attribute("dir", "ltr")


def test_an_officer_who_is_signed_out_hears_and_sees_no_more(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.borlo)
    strike(desk.page, "Alt+Shift+Q")
    signed_out(desk)
    story.ring(pair, "ROUTINE")
    assert desk.page.request.get(f"{pair.borlo.url}/v1/session").status == 401
    expect(desk.page.get_by_role("alertdialog")).to_have_count(0)


def test_a_session_that_ends_elsewhere_is_told_apart_from_a_lost_node(pair: Consoles, desks: OpenDesk) -> None:
    desk, elsewhere = desks(pair.borlo, "second"), desks(pair.borlo, "second")
    over = desk.page.get_by_role("alertdialog", name="Your session has ended")
    assert ask(elsewhere, "POST", "/v1/session/passphrase", {"passphrase": PASSPHRASE})[0] == 200
    expect(over).to_be_visible()
    desk.page.keyboard.press("Escape")
    strip = desk.page.get_by_role("region", name="Your session has ended")
    expect(strip).to_be_visible()
    expect(desk.page.locator(".badge.stale").first).to_be_visible(
        timeout=40_000
    )  # it goes on being told, and is no lost node
    expect(desk.page.locator("#lost-title")).to_have_count(0)
    assert axe(desk.page) == []
    strip.get_by_role("button", name="Sign in again now").click()
    over.locator("input[type=password]").fill(PASSPHRASE)
    over.locator("input[type=password]").press("Enter")
    expect(over).to_have_count(0)
    expect(desk.page.locator(".badge.stale")).to_have_count(0)
    called = story.ring(pair, "ROUTINE")
    expect(desk.page.get_by_role("alertdialog").first).to_be_visible()
    pair.ardia.act("acts/withdraw", of=called, **story.WATCH)
