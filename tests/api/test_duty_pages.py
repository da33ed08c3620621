"""Pages of the watch: who has it, handover with its sheet, forms of address, translations, read-backs by fields."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import httpx
import pytest

from firebreak.core.types import LocalTime
from firebreak.node import desk as desk_module
from tests.api.asking import Eventually, act, get, matter, post, refused


def _watch(client: httpx.Client, line: str, side: str = "us") -> Any:
    found = get(client, f"/v1/lines/{line}/watch-list", "WatchList")[side]
    return next(one for one in found if one["desk"] == "watch")


def test_the_watch_is_unknown_until_somebody_says_so(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    assert (_watch(north, "south")["on"], _watch(south, "north", "them")["on"]) == (None, None)
    taken = act(north, "south", "acts/take-watch")
    mine = _watch(north, "south")
    assert (mine["on"], mine["by"]["name"], mine["handover"]) == (True, "desk", None)
    theirs = eventually(lambda: _watch(south, "north", "them")["on"] and _watch(south, "north", "them"))
    assert (theirs["by"]["side"], theirs["by"]["name"], theirs["last_act"]) == ("them", None, theirs["since"])
    assert taken


def test_a_handover_is_signed_by_who_leaves_and_who_comes(
    pair: Any, north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    open_one = act(south, "north", "messages", to=["watch"], precedence="PRIORITY", text="Still to be answered.")
    eventually(lambda: matter(north, "south", open_one))
    act(north, "south", "acts/undertake", of=open_one, what="Call the pilots", due="2099-01-01T00:00:00Z")
    other = act(south, "north", "messages", to=["watch"], precedence="PRIORITY", text="Nobody looked at this.")
    eventually(lambda: matter(north, "south", other))
    sheet = get(north, "/v1/lines/south/handover-sheet", "HandoverSheet")
    assert [m["id"] for m in sheet["open"]] == [other]
    assert [(p["what"], p["state"]) for p in sheet["promises"]] == [("Call the pilots", "open")]
    without = {name: value for name, value in sheet.items() if name != "hash"}
    canonical = json.dumps(without, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert sha256(canonical).hexdigest() == sheet["hash"]
    assert json.loads(pair.north.node.desk.sheet("south", sheet["hash"])) == sheet

    handed = act(north, "south", "acts/hand-over", text="Quiet night.", sheet=sheet["hash"])
    assert _watch(north, "south")["handover"] == handed
    assert get(north, f"/v1/lines/south/handover-sheets/{handed}", "HandoverSheet") == sheet
    there = eventually(lambda: _entry(south, handed))
    for client, page in ((south, f"north/handover-sheets/{handed}"), (north, f"south/handover-sheets/{other}")):
        assert client.get(f"/v1/lines/{page}").status_code == 404, "the sheet stays here; a message signs none"
    assert (there["fields"]["sheet"], there["fields"]["open"]) == (sheet["hash"], [other])
    act(north, "south", "acts/take-watch", handover=handed)
    assert _watch(north, "south")["handover"] is None
    body = {"by": "watch", "handover": handed}
    assert refused(north, "/v1/lines/south/acts/take-watch", body, 409)["first_by"].startswith("desk (watch")
    act(north, "south", "acts/leave-watch")
    assert _watch(north, "south")["on"] is False
    assert refused(north, "/v1/lines/south/acts/leave-watch", {"by": "watch"}, 409)["first_by"]


def test_a_call_put_off_is_handed_over_until_somebody_talks(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    until = "2099-01-01T00:00:00Z"
    call = act(south, "north", "calls", to=["watch"], precedence="FLASH", subject="Launch seen")
    eventually(lambda: matter(north, "south", call))
    assert get(north, "/v1/lines/south/handover-sheet", "HandoverSheet")["owed"] == [], "it rings, it is open"
    act(north, "south", "acts/defer", of=call, until=until)
    gone = act(south, "north", "calls", to=["chief"], precedence="ROUTINE", subject="They gave up")
    eventually(lambda: matter(north, "south", gone))
    act(south, "north", "acts/withdraw", of=gone)
    eventually(lambda: matter(north, "south", gone)["attempt"]["outcome"] == "withdrawn")
    one, missed = get(north, "/v1/lines/south/handover-sheet", "HandoverSheet")["owed"]
    assert (missed["id"], missed["why"], missed["side"], missed["until"]) == (gone, "not_taken", "us", None)
    assert (one["id"], one["why"], one["side"], one["until"]) == (call, "put_off", "us", until)
    assert one["call"]["subject"] == "Launch seen"
    (there,) = eventually(lambda: get(south, "/v1/lines/north/handover-sheet", "HandoverSheet")["owed"])
    assert (there["id"], there["side"]) == (call, "them")
    back = act(north, "south", "calls", to=["watch"], precedence="FLASH", subject="About the launch")
    eventually(lambda: matter(south, "north", back))
    act(south, "north", "acts/answer", of=back)
    assert get(south, "/v1/lines/north/handover-sheet", "HandoverSheet")["owed"] == []


def test_a_sheet_that_another_version_kept_is_said_to_be_one(
    pair: Any, north: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = get(north, "/v1/lines/south/handover-sheet", "HandoverSheet")
    handed = act(north, "south", "acts/hand-over", sheet=sheet["hash"])
    monkeypatch.setattr(pair.north.node.desk, "sheet", lambda line, digest: '{"line": "south"}')
    found = north.get(f"/v1/lines/south/handover-sheets/{handed}")
    assert (found.status_code, "another version" in found.json()["detail"]) == (404, True)


def _entry(client: httpx.Client, leaf: str) -> Any:
    found = client.get(f"/v1/lines/north/entries/{leaf}")
    return found.json() if found.status_code == 200 else None


def test_a_sheet_may_be_of_one_desk(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    leaf = act(south, "north", "messages", to=["chief"], precedence="ROUTINE", text="For the chief alone.")
    eventually(lambda: matter(north, "south", leaf))
    page = "/v1/lines/south/handover-sheet"
    assert leaf in [m["id"] for m in get(north, page, "HandoverSheet", desk="chief")["open"]]
    assert leaf not in [m["id"] for m in get(north, page, "HandoverSheet", desk="watch")["open"]]


def test_a_form_of_address_holds_once_it_is_agreed(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    style = "His Excellency the Minister <b>of Defence</b>"
    post(
        south,
        "/v1/lines/north/addresses",
        "Submitted",
        {"by": "watch", "desk": "minister", "lang": "en", "style": style},
    )

    def theirs() -> Any:
        return get(north, "/v1/lines/south/addresses", "Addresses")["theirs"]

    stated = eventually(theirs)[0]
    assert (stated["desk"], stated["style"], stated["agreed"]) == ("minister", style, False)
    page = f"/v1/lines/south/addresses/{stated['id']}/agree"
    post(north, page, "Submitted", {"by": "watch"})
    assert theirs()[0]["agreed_by"]["side"] == "us"
    eventually(lambda: get(south, "/v1/lines/north/addresses", "Addresses")["ours"][0]["agreed"])
    assert refused(north, page, {"by": "watch"}, 409)["first_by"]
    assert north.post("/v1/lines/south/addresses/00/agree", json={"by": "watch"}).status_code == 404


def test_versions_stand_beside_the_original(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    leaf = act(north, "south", "messages", to=["watch"], precedence="PRIORITY", text="Halt at once.", lang="en")
    eventually(lambda: matter(south, "north", leaf))
    act(south, "north", "acts/translate", of=leaf, stage="sight", lang="fr", text="Arrêtez-vous bientôt.")
    act(south, "north", "acts/seen", of=leaf)
    act(south, "north", "acts/translate", of=leaf, stage="official", lang="fr", text="Arrêtez-vous immédiatement.")
    mine = matter(south, "north", leaf)
    assert [(t["stage"], t["text"]) for t in mine["translations"]] == [
        ("sight", "Arrêtez-vous bientôt."), ("official", "Arrêtez-vous immédiatement."),
    ]  # fmt: skip
    assert (mine["text"], mine["lang"], mine["acted_on_stage"]) == ("Halt at once.", "en", "sight")
    changed = [
        a for a in get(south, "/v1/lines/north/alerts", "Alerts")["alerts"] if a["about"] == "translation_changed"
    ]
    assert [a["of"] for a in changed] == [leaf]
    body = {"by": "watch", "of": leaf, "stage": "rough", "lang": "fr", "text": "Halte."}
    assert refused(north, "/v1/lines/south/acts/translate", body, 409)["error"] == "usage"


def test_a_read_back_is_compared_field_by_field(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    leaf = act(
        north, "south", "messages", to=["watch"], precedence="PRIORITY", text="Two aircraft at 0915 near Kirvesniemi."
    )
    eventually(lambda: matter(south, "north", leaf))
    fields = [{"name": "time", "value": "0915"}, {"name": "place", "value": "Kirvesmaki"}]
    act(south, "north", "acts/read-back", of=leaf, fields=fields)
    found = eventually(lambda: matter(north, "south", leaf)["read_backs"])[0]
    found = eventually(lambda: _compared(north, leaf))
    assert (found["matched"], found["differing"], found["by_machine"]) == (False, ["place"], True)
    assert found["fields"] == fields
    act(north, "south", "acts/confirm", of=found["id"])
    again = matter(north, "south", leaf)["read_backs"][0]
    assert (again["by_machine"], again["confirmed_by"]["name"]) == (False, "desk")


def _compared(client: httpx.Client, leaf: str) -> Any:
    found = matter(client, "south", leaf)["read_backs"][0]
    return found if found["matched"] is not None else None


def test_a_sheet_that_a_handover_signs_stays_whoever_looks_at_others(
    pair: Any, north: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "SHEETS_MAX", 3)
    desk, page = pair.north.node.desk, "/v1/lines/south/handover-sheet"
    signed = get(north, page, "HandoverSheet")["hash"]
    act(north, "south", "acts/hand-over", sheet=signed)
    for number in range(5):  # as somebody who may only read can
        desk.keep_sheet("south", f"{number:064x}", "{}", LocalTime(2_000_000_000 + number))
    assert desk.sheet("south", signed) is not None
    assert desk.sheet("south", f"{0:064x}") is None


def test_nobody_signs_a_sheet_that_was_never_shown_here(north: httpx.Client) -> None:
    body = {"by": "watch", "sheet": "ab" * 32}
    assert "shown" in refused(north, "/v1/lines/south/acts/hand-over", body, 409)["detail"]
