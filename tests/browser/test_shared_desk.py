"""One desk, two officers, one after the other: nothing of the first is done, shown or open under the second."""

from __future__ import annotations

from playwright.sync_api import expect

from firebreak.testing.consoles import Consoles, until
from firebreak.testing.desk import Desk, OpenDesk

ACT = """async () => {
  const { act } = await import("/console/js/acts.js");
  const body = { by: "watch", to: ["watch"], precedence: "ROUTINE", text: "Meant by the first officer." };
  await act("borlo", "messages", body, "send").catch(() => undefined);
}"""
SIGN_OUT = """async () => (await import("/console/js/signing.js")).signOut()"""
SIGN_IN = """async (code) => (await import("/console/js/signing.js")).signInWithLink(code)"""
BACK = """async () => {
  const { nodeIsBack, pending } = await import("/console/js/acts.js");
  nodeIsBack();
  return pending.peek().length;
}"""


def _signed_in(desk: Desk) -> object:
    return desk.page.evaluate("async () => (await fetch('/v1/session')).status")


def test_an_act_whose_answer_was_lost_is_not_sent_again_by_whoever_comes_next(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "duty")
    desk.page.route("**/v1/lines/borlo/messages", lambda route: route.abort("connectionreset"))
    desk.page.evaluate(ACT)
    desk.page.evaluate(SIGN_OUT)
    desk.page.unroute("**/v1/lines/borlo/messages")
    desk.page.evaluate(SIGN_IN, pair.ardia.link("second").partition("#link=")[2])
    expect(desk.page.locator("body")).to_contain_text("Second officer")
    assert desk.page.evaluate(BACK) == 0
    assert pair.ardia.get("/messages?q=Meant+by+the+first")["matters"] == []


def test_a_sign_out_that_the_node_did_not_hear_is_made_up_for(pair: Consoles, desks: OpenDesk) -> None:
    desk = desks(pair.ardia, "duty")
    desk.page.route("**/v1/session/end", lambda route: route.abort("connectionreset"))
    desk.page.evaluate(SIGN_OUT)
    desk.page.unroute("**/v1/session/end")
    desk.page.reload()
    expect(desk.page.locator("#main, main").first).not_to_contain_text("Duty officer · ", timeout=5_000)
    until(lambda: _signed_in(desk) == 401, "the session of the first officer ends")
