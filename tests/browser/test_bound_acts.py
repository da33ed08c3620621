"""An officer's act bound to that officer by a passkey, in a real browser, as the other side then holds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from firebreak.node.enrol import enrol_officer
from firebreak.node.layout import Layout
from firebreak.node.officers import load_officers
from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import Desk, OpenDesk, strike

AUTHENTICATOR = {
    "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(autouse=True)
def silence_afterwards(pair: Consoles) -> Iterator[None]:
    """No test leaves a ring to the next, whatever became of it."""
    yield
    for call in pair.ardia.get("/calls?limit=20")["matters"]:
        if call["attempt"]["outcome"] is None:
            pair.ardia.act("acts/withdraw", of=call["id"], by=call["by"]["desk"], role=call["by"]["role"])
            pair.borlo.matter(call["id"], lambda held: held["attempt"]["outcome"] is not None)


@pytest.fixture
def keyed(pair: Consoles, desks: OpenDesk) -> tuple[Desk, Any, str]:
    """A desk of Borlo on `localhost` with a passkey, and the means to change the authenticator."""
    desk = desks()
    desk.open(pair.borlo.link().replace("127.0.0.1", "localhost"))
    expect(desk.page.locator("header.top")).to_be_visible()
    devtools = desk.context.new_cdp_session(desk.page)
    devtools.send("WebAuthn.enable")
    device = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    add = """async () => { const { addPasskey } = await import("/console/js/passkey.js");
      const { session } = await import("/console/js/api.js"); session.value = await addPasskey("Key at the desk"); }"""
    desk.page.evaluate(add)
    return desk, devtools, device


def answer_of(call: Any) -> Any:
    """Return the answering act of a call, an empty one while there is none."""
    return next((act for act in call["acts"] if act["kind"] == "answer"), {"by": {}})


def enrol(pair: Consoles) -> None:
    """List the officer's passkeys in Borlo's manifest, as `firebreak officer enrol` does, and start the node again."""
    for key in load_officers(Layout(pair.borlo.home)).get("duty").passkeys:
        manifest = enrol_officer(pair.borlo.home, key.id, key.key, (1,))
    pair.borlo.stop()
    pair.borlo.start()
    pair.ready()
    named = f'"version": {manifest.version}'
    pair.ardia.until("/log?newest=true&limit=200", lambda log: named in json.dumps(log["entries"]))


def test_the_other_side_can_check_who_answered(pair: Consoles, keyed: tuple[Desk, Any, str]) -> None:
    desk, _, _ = keyed
    enrol(pair)
    desk.page.reload()
    expect(desk.page.locator("header.top")).to_be_visible()  # a restart signs nobody out
    leaf = story.ring(pair)
    expect(desk.page.get_by_role("alertdialog")).to_be_visible()
    strike(desk.page, "Alt+A")
    pair.ardia.matter(leaf, lambda call: answer_of(call)["by"].get("credential") is True)


def test_whoever_does_not_confirm_is_asked_and_may_act_all_the_same(
    pair: Consoles, keyed: tuple[Desk, Any, str]
) -> None:
    desk, devtools, device = keyed
    leaf = story.ring(pair)
    expect(desk.page.get_by_role("alertdialog")).to_be_visible()
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    strike(desk.page, "Alt+A")
    expect(desk.page.get_by_role("alertdialog").last).to_contain_text("confirm")
    strike(desk.page, "Alt+N")
    call = pair.ardia.matter(leaf, lambda held: held["attempt"]["outcome"] == "answered")
    assert answer_of(call)["by"]["credential"] is False
