"""Drafts: kept at each key press, of one officer, never overwritten unseen."""

from __future__ import annotations

from typing import Any

import httpx

from firebreak.node.drafts import DRAFT_BYTES, DRAFTS_MAX
from tests.api.asking import another, get, post, refused


def _save(client: httpx.Client, name: str, base: int, **fields: Any) -> Any:
    return post(
        client, f"/v1/drafts/{name}", "Draft", {"line": "south", "kind": "message", "fields": fields, "base": base}
    )


def test_each_key_press_is_kept(north: httpx.Client) -> None:
    for revision, text in enumerate(("T", "Tw", "Two"), start=1):
        kept = _save(north, "d1", revision - 1, text=text)
        assert (kept["revision"], kept["fields"]) == (revision, {"text": text})
    found = get(north, "/v1/drafts", "Drafts")["drafts"]
    assert [(d["id"], d["fields"]["text"]) for d in found if d["id"] == "d1"] == [("d1", "Two")]


def test_the_slower_of_two_windows_gets_the_newer_draft(north: httpx.Client) -> None:
    _save(north, "d2", 0, text="from the first window")
    found = refused(
        north, "/v1/drafts/d2", {"line": "south", "kind": "message", "fields": {"text": "other"}, "base": 0}, 409
    )
    assert found["error"] == "newer"
    assert found["newer"]["fields"] == {"text": "from the first window"}
    assert found["newer"]["revision"] == 1


def test_a_write_whose_answer_was_lost_is_answered_again(north: httpx.Client) -> None:
    first = _save(north, "d3", 0, text="once")
    assert _save(north, "d3", 0, text="once") == first


def test_a_draft_is_seen_by_its_officer_alone(pair: Any, north: httpx.Client) -> None:
    _save(north, "d4", 0, text="mine")
    with another(pair.north) as second:
        assert get(second, "/v1/drafts", "Drafts")["drafts"] == []
        _save(second, "d4", 0, text="theirs")
        post(second, "/v1/drafts/d4/drop", "Done", {})
    assert "mine" in [d["fields"]["text"] for d in get(north, "/v1/drafts", "Drafts")["drafts"]]


def test_what_was_dropped_stays_dropped(north: httpx.Client) -> None:
    _save(north, "d5", 0, text="no more")
    post(north, "/v1/drafts/d5/drop", "Done", {})
    post(north, "/v1/drafts/d5/drop", "Done", {})
    late = {"line": "south", "kind": "message", "fields": {"text": "late key press"}, "base": 1}
    found = refused(north, "/v1/drafts/d5", late, 409)
    assert (found["error"], found.get("newer")) == ("newer", None)
    assert "d5" not in [d["id"] for d in get(north, "/v1/drafts", "Drafts")["drafts"]]


def test_bounds_are_said_and_nothing_is_lost(pair: Any) -> None:
    with another(pair.north, name="writer") as writer:
        body = {"line": "south", "kind": "message", "fields": {"text": "x" * DRAFT_BYTES}}
        assert "at most" in refused(writer, "/v1/drafts/big", body, 409)["detail"]
        assert refused(writer, "/v1/drafts/d", {**body, "line": "nowhere", "fields": {}}, 409)["error"] == "usage"
        for number in range(DRAFTS_MAX):
            _save(writer, f"n{number}", 0, n=number)
        body["fields"] = {}
        assert "drop some first" in refused(writer, "/v1/drafts/one-more", body, 409)["detail"]
        assert len(get(writer, "/v1/drafts", "Drafts")["drafts"]) == DRAFTS_MAX


def test_anything_may_stand_in_a_draft_and_comes_back_as_it_was(north: httpx.Client) -> None:
    odd = {"text": "<script>alert(1)</script> \u202e 🛑 \u0000", "to": ["watch"], "deep": {"a": [1, None, True, 2.5]}}
    assert _save(north, "odd", 0, **odd)["fields"] == odd
