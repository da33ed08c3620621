"""Pages on two real nodes: what one side does, the other side sees, in the exact words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import jsonschema_rs
import pytest

from firebreak.api.app import OPERATIONS
from firebreak.api.description import describe

DOCUMENT = json.loads(describe(OPERATIONS))
LADDER = ["at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed"]
Eventually = Callable[[Callable[[], Any]], Any]


def _as_described(name: str, reply: Any) -> Any:
    schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    jsonschema_rs.validator_for(schema).validate(reply)
    return reply


def _act(client: httpx.Client, line: str, word: str, **body: Any) -> Any:
    done = client.post(f"/v1/lines/{line}/{word}", json={"by": "watch", **body})
    assert done.status_code == 201, done.text
    return _as_described("Submitted", done.json())


def _matter(client: httpx.Client, line: str, leaf: str) -> Any:
    found = client.get(f"/v1/lines/{line}/matters/{leaf}")
    return _as_described("Matter", found.json()) if found.status_code == 200 else None


def _stated(matter: Any) -> list[str]:
    return [rung["rung"] for rung in matter["ladder"] if rung["stated"]]


@pytest.fixture
def message(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> str:
    """A message from north that is at the station of south."""
    leaf: str = _act(
        north, "south", "messages", to=["watch"], precedence="PRIORITY", text="The exercise moves to sector four."
    )["id"]
    eventually(lambda: _matter(south, "north", leaf))
    return leaf


@pytest.fixture
def call(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> str:
    """A call from north that rings at south."""
    leaf: str = _act(north, "south", "calls", to=["watch"], precedence="IMMEDIATE", subject="Drone at the border")["id"]
    eventually(lambda: _matter(south, "north", leaf) and _matter(south, "north", leaf)["attempt"]["rang"])
    return leaf


def test_a_machines_receipt_is_not_a_persons_word(north: httpx.Client, message: str, eventually: Eventually) -> None:
    eventually(lambda: "at_station" in _stated(_matter(north, "south", message)))
    matter = _matter(north, "south", message)
    assert [rung["rung"] for rung in matter["ladder"]] == LADDER
    assert _stated(matter) == ["at_station"]
    station = matter["ladder"][0]
    assert station["by"] is None
    assert "No person need have looked at it." == station["does_not_mean"]
    assert "delivered" not in json.dumps(matter)


def test_the_ladder_climbs_by_signed_words(
    north: httpx.Client, south: httpx.Client, message: str, eventually: Eventually
) -> None:
    _act(south, "north", "acts/seen", of=message[:12])
    _act(south, "north", "acts/read-back", of=message, text="the exercise moves to  SECTOR four.")
    _act(south, "north", "acts/passed-to", of=message, desk="chief")
    _act(south, "north", "acts/undertake", of=message, what="Tell the pilots", due="2099-01-01T00:00:00Z")
    _act(south, "north", "acts/reported-done", of=message)
    eventually(lambda: _stated(_matter(north, "south", message)) == LADDER[:-1])
    _act(north, "south", "acts/close", of=message)
    eventually(lambda: _stated(_matter(south, "north", message)) == LADDER)
    undertaken = next(r for r in _matter(north, "south", message)["ladder"] if r["rung"] == "undertaken")
    assert undertaken["by"] == {
        "side": "them", "desk": "watch", "role": 1, "role_name": "watch officer", "person": True,
        "credential": False, "name": None,
    }  # fmt: skip
    promised = next(act for act in _matter(north, "south", message)["acts"] if act["kind"] == "undertaking")
    assert promised["fields"] == {"lang": "en", "what": "Tell the pilots", "due": "2099-01-01T00:00:00Z"}


def test_a_refusal_names_its_rung(
    north: httpx.Client, south: httpx.Client, message: str, eventually: Eventually
) -> None:
    _act(south, "north", "acts/refuse", of=message, rung="undertaken", reason=5)
    _act(south, "north", "acts/reason", of=message, text="Our rules do not allow it.")
    eventually(lambda: len(_matter(north, "south", message)["acts"]) == 2)
    refused = _matter(north, "south", message)["refused"]
    assert [(r["rung"], r["reason"]) for r in refused] == [("undertaken", "not authorised to answer")]


@pytest.mark.parametrize(
    ("word", "body", "outcome"),
    [
        ("answer", {}, "answered"),
        ("decline", {"message_accepted": True, "reason": 4}, "declined"),
        ("defer", {"until": "2099-01-01T00:00:00Z"}, "deferred"),
        ("offer", {"desk": "chief"}, "alternative_offered"),
    ],
)
def test_every_answer_to_a_call(
    word: str, body: dict[str, Any], outcome: str, north: httpx.Client, south: httpx.Client, call: str,
    eventually: Eventually,
) -> None:  # fmt: skip
    assert _matter(south, "north", call)["open"] is True
    assert _matter(north, "south", call)["attempt"]["words"] == "The call may still be answered in its ring time."
    _act(south, "north", f"acts/{word}", of=call, **body)
    eventually(lambda: _matter(north, "south", call)["attempt"]["outcome"] == outcome)
    assert _matter(north, "south", call)["attempt"]["settled"] is True
    eventually(lambda: _matter(south, "north", call)["attempt"]["settled"])
    assert _matter(south, "north", call)["open"] is False


def test_taking_back_hanging_up_and_saying(
    north: httpx.Client, south: httpx.Client, call: str, eventually: Eventually
) -> None:
    _act(south, "north", "acts/answer", of=call)
    eventually(lambda: _matter(north, "south", call)["attempt"]["outcome"])
    _act(north, "south", "acts/say", of=call, text="We see it too.")
    _act(north, "south", "acts/hang-up", of=call)
    eventually(lambda: _matter(south, "north", call)["attempt"]["hung_up"])
    refused = north.post("/v1/lines/south/acts/withdraw", json={"by": "watch", "of": call})
    assert (refused.status_code, refused.json()["error"]) == (409, "usage")


def test_a_call_is_taken_back(north: httpx.Client, south: httpx.Client, call: str, eventually: Eventually) -> None:
    _act(north, "south", "acts/withdraw", of=call)
    eventually(lambda: _matter(south, "north", call)["attempt"]["outcome"] == "withdrawn")


def test_a_desk_test_is_answered_by_a_person(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    asked = _act(north, "south", "tests")["id"]
    eventually(lambda: south.get(f"/v1/lines/north/tests/{asked}").status_code == 200)
    test = _as_described("Test", south.get(f"/v1/lines/north/tests/{asked}").json())
    assert (test["layer"], test["open"], test["result"]) == ("desk", True, None)
    assert asked in [one["id"] for one in south.get("/v1/lines/north/tests?open=true").json()["tests"]]
    number, _, line = test["challenge"].removeprefix("word ").partition(" of: ")
    answer = [word.strip(".,;:!?'\"()—-") for word in line.split()][int(number) - 1]
    done = south.post(f"/v1/lines/north/tests/{asked}/reply", json={"by": "watch", "answer": answer})
    assert done.status_code == 201, done.text
    eventually(lambda: north.get(f"/v1/lines/south/tests/{asked}").json()["result"] == "answered")
    finding = north.get("/v1/lines/south").json()["finding"]
    assert finding["finding"] == "all_layers_answer"


def test_what_a_declaration_stops_waits_at_our_station(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    _act(south, "north", "declare", state="suspended", text="Change of system")
    eventually(lambda: north.get("/v1/lines/south").json()["declared"]["them"] == "suspended")
    waits = north.post(
        "/v1/lines/south/messages", json={"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Later"}
    )
    assert waits.status_code == 202
    assert waits.json()["id"] is None
    assert waits.json()["words"] == "It waits at our station, outside the record. It was neither sent nor refused."
    held = _as_described("HeldItems", north.get("/v1/lines/south/held").json())["held"]
    assert [(one["kind"], one["fields"]["text"]) for one in held] == [("message", "Later")]
    _act(south, "north", "declare", state="open")
    eventually(lambda: north.get("/v1/lines/south/held").json()["held"] == [])


def test_orderwire_stands_in_the_log_of_both(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    leaf = _act(north, "south", "orderwire", text="Router change at noon.")["id"]

    def last() -> Any:
        page = _as_described("Log", south.get("/v1/lines/north/log?newest=true&limit=5").json())
        return next((one for one in page["entries"] if one["id"] == leaf), None)

    entry = eventually(last)
    assert (entry["kind"], entry["side"], entry["fields"]["text"]) == ("orderwire", "them", "Router change at noon.")


def test_the_log_is_read_page_by_page(north: httpx.Client, message: str) -> None:
    whole = north.get("/v1/lines/south/log?limit=1000").json()["entries"]
    seen: list[Any] = []
    after = ""
    while True:
        page = north.get(f"/v1/lines/south/log?limit=7{after}").json()
        seen += page["entries"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert [one["id"] for one in seen[: len(whole)]] == [one["id"] for one in whole]
    assert north.get(f"/v1/lines/south/log?after={'0' * 64}").status_code == 404
    about = north.get(f"/v1/lines/south/log?of={message}").json()["entries"]
    assert about[0]["id"] == message


def test_the_report_adds_up_on_both_sides(
    north: httpx.Client, south: httpx.Client, call: str, eventually: Eventually
) -> None:
    _act(south, "north", "acts/decline", of=call)
    eventually(lambda: _matter(north, "south", call)["attempt"]["outcome"])
    ours = _as_described("ContactReport", north.get("/v1/lines/south/report?direction=out").json())
    theirs = south.get("/v1/lines/north/report?direction=in").json()
    assert ours["attempts"] == sum(ours["outcomes"].values()) > 0
    assert (ours["attempts"], ours["outcomes"], ours["rows"]) == (
        theirs["attempts"], theirs["outcomes"], theirs["rows"],
    )  # fmt: skip
    none = north.get("/v1/lines/south/report?since=2099-01-01T00:00:00Z&echelon=principal").json()
    assert none["attempts"] == 0


def test_a_bundle_made_here_is_proven_anywhere(
    pair: Any, north: httpx.Client, south: httpx.Client, call: str, eventually: Eventually
) -> None:
    _act(south, "north", "acts/decline", of=call)
    eventually(lambda: _matter(north, "south", call)["attempt"]["settled"])
    with pair.north.client(pair.north.auditor) as auditor:
        claims = {"claims": [{"claim": "declined", "of": [call]}]}
        bundle = auditor.post("/v1/lines/south/export", json=claims)
        assert bundle.headers["content-type"] == "application/octet-stream"
        form = {"Content-Type": "application/octet-stream"}
        verdict = auditor.post("/v1/verify", content=bundle.content, headers=form).json()
        assert _as_described("Verification", verdict)["verdict"] == "OK"
        assert b"Drone at the border" not in bundle.content
        broken = bundle.content[:-1] + bytes([bundle.content[-1] ^ 1])
        assert auditor.post("/v1/verify", content=broken, headers=form).json()["verdict"] == "FAIL"
        wider = auditor.post("/v1/lines/south/export", json={**claims, "disclose": ["subject"]})
        assert b"Drone at the border" in wider.content


def test_the_glance_at_node_and_lines(north: httpx.Client) -> None:
    _as_described("NodeInfo", north.get("/v1/node").json())
    _as_described("Lines", north.get("/v1/lines").json())
    state = _as_described("LineState", north.get("/v1/lines/south").json())
    assert state["observed"]["state"] == "full"
    assert [desk["id"] for desk in state["them"]["desks"]] == ["watch", "chief", "minister"]
    charter = _as_described("Agreement", north.get("/v1/lines/south/charter").json())
    assert charter["ring_s"]["FLASH"] == 60
    _as_described("Alerts", north.get("/v1/lines/south/alerts").json())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"by": "nobody"}, "it has watch, chief, minister"),
        ({"to": ["nobody"]}, "it has watch, chief, minister"),
        ({"role": 99}, "it has 1 watch officer"),
        ({"text": "\x07"}, "U+0007"),
        ({"text": "é" * 4001, "precedence": "FLASH"}, "4000 bytes"),
        ({"regarding": "0" * 64}, "no open matter"),
        ({"regarding": "abcd"}, "abcd"),
    ],
)
def test_what_the_line_does_not_allow_is_said_in_words(body: dict[str, Any], said: str, north: httpx.Client) -> None:
    asked = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Hello", **body}
    refused = north.post("/v1/lines/south/messages", json=asked)
    assert (refused.status_code, refused.json()["error"]) == (409, "usage")
    assert said in refused.json()["detail"]
