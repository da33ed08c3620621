"""Silences: neither acknowledgement nor end of the alarm; each ends by itself."""

from __future__ import annotations

import os
import time
from typing import Any

import httpx
import pytest

from firebreak.node.links import make_link
from firebreak.node.officers import add_officer
from tests.api.asking import Eventually, act, get, matter, post, refused

LINE = "/v1/lines/north"


@pytest.fixture
def ringing(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> Any:
    """The alert of a call that rings at south."""
    leaf = act(north, "south", "calls", to=["watch"], precedence="IMMEDIATE", subject="Smoke at the pass")
    return eventually(
        lambda: next((a for a in get(south, f"{LINE}/alerts", "Alerts", open=True)["alerts"] if a["of"] == leaf), None)
    )


def test_a_silence_acknowledges_nothing(
    north: httpx.Client, south: httpx.Client, ringing: Any, eventually: Eventually
) -> None:
    before = get(south, LINE, "LineState")["record"]["own_entries"]
    made = post(south, f"{LINE}/alerts/{ringing['number']}/silence", "Silence", {"minutes": 5})
    assert (made["by"], made["of"]) == ("desk", ringing["of"])
    alert = next(a for a in get(south, f"{LINE}/alerts", "Alerts", open=True)["alerts"] if a["of"] == ringing["of"])
    assert (alert["stopped"], alert["silenced_until"], alert["silenced_by"]) == (None, made["until"], "desk")
    assert matter(south, "north", ringing["of"])["open"] is True
    assert get(south, LINE, "LineState")["record"]["own_entries"] == before
    assert [s["number"] for s in get(south, f"{LINE}/silences", "Silences")["silences"]] == [ringing["number"]]
    act(south, "north", "acts/answer", of=ringing["of"])
    eventually(lambda: not get(south, f"{LINE}/silences", "Silences")["silences"])


def test_a_later_alert_of_the_same_matter_sounds(pair: Any, south: httpx.Client, ringing: Any) -> None:
    post(south, f"{LINE}/alerts/{ringing['number']}/silence", "Silence", {"minutes": 5})
    line = pair.south.node.lines["north"]
    first = line.alerts[ringing["number"] - 1]
    pair.loop.call_soon_threadsafe(line.raised, first.alert, line.clock.now().utc)
    told = get(south, f"{LINE}/alerts", "Alerts", open=True)["alerts"]
    while len([a for a in told if a["of"] == ringing["of"]]) < 2:
        told = get(south, f"{LINE}/alerts", "Alerts", open=True)["alerts"]
    silenced = {a["number"]: a["silenced_until"] is not None for a in told if a["of"] == ringing["of"]}
    assert list(silenced.values()) == [False, True]
    act(south, "north", "acts/decline", of=ringing["of"])


def test_it_ends_when_asked_or_by_itself(pair: Any, south: httpx.Client, ringing: Any, eventually: Eventually) -> None:
    page = f"{LINE}/alerts/{ringing['number']}"
    post(south, f"{page}/silence", "Silence", {"minutes": 30})
    post(south, f"{page}/unsilence", "Done", {})
    post(south, f"{page}/unsilence", "Done", {})
    assert get(south, f"{LINE}/silences", "Silences")["silences"] == []
    post(south, f"{page}/silence", "Silence", {"minutes": 1})
    local = pair.south.node.lines["north"].local
    timer = local._timers[ringing["number"]]
    assert 0 < timer.when() - pair.loop.time() <= 60
    pair.loop.call_soon_threadsafe(timer._callback)
    eventually(lambda: not get(south, f"{LINE}/silences", "Silences")["silences"])
    act(south, "north", "acts/decline", of=ringing["of"])


def test_bounds(south: httpx.Client, ringing: Any) -> None:
    page = f"{LINE}/alerts/{ringing['number']}/silence"
    assert refused(south, page, {"minutes": 31}, 400)["error"] == "malformed"
    assert refused(south, page, {"minutes": 0}, 400)["error"] == "malformed"
    assert refused(south, f"{LINE}/alerts/999999/silence", {"minutes": 5}, 409)["error"] == "usage"
    assert refused(south, f"{LINE}/alerts/-1/silence", {"minutes": 5}, 404)["error"] == "absent"
    act(south, "north", "acts/decline", of=ringing["of"])
    assert refused(south, page, {"minutes": 5}, 409)["error"] == "usage"


def test_an_officer_of_another_desk_silences_nothing_there(pair: Any, ringing: Any) -> None:
    """The ring is that of the desk it is for: somebody else's half hour of quiet is not theirs to take."""
    folder = pair.south.node.layout.folder
    add_officer(folder, "elsewhere", roles=("watch",), entropy=os.urandom, desks=("chief",))
    code = make_link(folder, "elsewhere", int(time.time()), os.urandom)
    with httpx.Client(base_url=pair.south.url, headers={"Origin": pair.south.url}, timeout=20) as browser:
        signed = browser.post("/v1/session/link", json={"code": code})
        browser.headers["X-Firebreak-CSRF"] = signed.json()["csrf"]
        page = f"{LINE}/alerts/{ringing['number']}"
        assert "desk watch" in refused(browser, f"{page}/silence", {"minutes": 30}, 403)["detail"]
        assert refused(browser, f"{page}/unsilence", {}, 403)["error"] == "forbidden"
