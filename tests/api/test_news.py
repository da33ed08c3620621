"""News of our own desks in the live view: releases, drafts, silences, watch, progress, switches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from firebreak.api.access import Role
from firebreak.node.local import PagingNews
from tests.api.asking import Eventually, act, another, as_described, get, matter, post

LINE = "/v1/lines/south"


@contextmanager
def _watch(client: httpx.Client, line: str) -> Iterator[ClientConnection]:
    url = f"ws://{client.base_url.host}:{client.base_url.port}/v1/lines/{line}/watch"
    headers = {"Authorization": client.headers["Authorization"]}
    with connect(url, additional_headers=headers, proxy=None) as view:
        yield view


def _until(view: ClientConnection, what: str, holds: Callable[[Any], Any] = lambda _: True) -> Any:
    for _ in range(100):
        news = as_described("News", json.loads(view.recv(timeout=10)))
        if news["what"] == what and holds(news):
            return news
    raise AssertionError(f"no {what} was told")


def test_the_snapshot_has_what_our_desks_keep(pair: Any, north: httpx.Client) -> None:
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": "Wait for the second."}
    made = post(north, f"{LINE}/releases", "Release", {"what": "message", "body": body})
    with _watch(north, "south") as view:
        first = _until(view, "snapshot")
    assert [r["id"] for r in first["releases"]] == [made["id"]]
    assert (first["silences"], first["paging"]["plans"]) == ([], [])
    assert {one["desk"] for one in first["watch_list"]["us"]} == {"watch", "chief", "minister"}
    assert "demo" not in first
    post(north, f"{LINE}/releases/{made['id']}/return", "Release", {"why": "done"})


def test_a_snapshot_goes_on_where_it_ends(north: httpx.Client) -> None:
    sent = [act(north, "south", "messages", to=["watch"], precedence="ROUTINE", text=f"Number {n}.") for n in range(53)]
    with _watch(north, "south") as view:
        first = _until(view, "snapshot")
    assert [m["id"] for m in first["matters"]] == sent[:2:-1]
    rest = get(north, f"{LINE}/matters", "Matters", before=first["next"])["matters"]
    assert [m["id"] for m in rest][:3] == sent[2::-1]


def test_releases_are_told(pair: Any, north: httpx.Client) -> None:
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": "Two hands."}
    with _watch(north, "south") as view:
        made = post(north, f"{LINE}/releases", "Release", {"what": "message", "body": body})
        assert _until(view, "release")["release"]["state"] == "waiting"
        with another(pair.north, Role.SUPERVISOR, "chief") as chief:
            post(chief, f"{LINE}/releases/{made['id']}/release", "Submitted", {"by": "watch"})
        assert _until(view, "release")["release"]["state"] == "released"


def test_a_draft_is_told_to_its_officer_alone(pair: Any, north: httpx.Client) -> None:
    draft = {"line": "south", "kind": "message", "fields": {"text": "x"}}
    with another(pair.north, name="other") as other, _watch(other, "south") as theirs, _watch(north, "south") as mine:
        post(north, "/v1/drafts/told", "Draft", draft)
        news = _until(mine, "draft")
        assert (news["draft"], news["officer"]) == ("told", "desk")
        act(north, "south", "orderwire", text="After the draft.")
        for _ in range(100):
            news = json.loads(theirs.recv(timeout=10))
            assert news["what"] != "draft"
            if news["what"] == "entry" and news["entry"]["kind"] == "orderwire":
                break


def test_silences_are_told_and_so_is_who_took_the_matter(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    with _watch(south, "north") as view:
        leaf = act(north, "south", "calls", to=["watch"], precedence="IMMEDIATE", subject="Loud")
        number = _until(view, "alert", lambda n: n["alert"]["of"] == leaf)["alert"]["number"]
        post(south, f"/v1/lines/north/alerts/{number}/silence", "Silence", {"minutes": 2})
        begun = _until(view, "silence")
        assert (begun["silence"]["number"], len(begun["silences"])) == (number, 1)
        eventually(lambda: matter(south, "north", leaf)["attempt"]["rang"])
        act(south, "north", "acts/answer", of=leaf)
        assert _until(view, "silence")["silences"] == []
        stopped = _until(view, "stopped", lambda n: n["of"] == leaf)
        assert stopped["words"] == "desk"


def test_watch_and_handover_are_told(north: httpx.Client) -> None:
    with _watch(north, "south") as view:
        _until(view, "snapshot")  # what happened before it stands in it and is no news
        act(north, "south", "acts/take-watch")
        told = _until(view, "watch")
        assert [d["on"] for d in told["watch_list"]["us"] if d["desk"] == "watch"] == [True]
        handed = act(north, "south", "acts/hand-over")
        assert _until(view, "handover")["of"] == handed


def test_progress_of_a_check_is_told(north: httpx.Client) -> None:
    with _watch(north, "south") as view:
        post(north, f"{LINE}/check", "Check", {})
        last = _until(view, "progress", lambda n: n["progress"]["done"] == n["progress"]["of"])
        assert last["progress"]["task"] == "check"


@pytest.mark.parametrize("news", [PagingNews(), object()])
def test_news_that_a_view_has_no_words_for_is_left_out(pair: Any, north: httpx.Client, news: Any) -> None:
    line = pair.north.node.lines["south"]
    with _watch(north, "south") as view:
        view.recv(timeout=10)
        pair.loop.call_soon_threadsafe(line.tell_here, news)
        pair.loop.call_soon_threadsafe(line.link_news, "after it")
        told = [json.loads(view.recv(timeout=10))["what"] for _ in range(2 if isinstance(news, PagingNews) else 1)]
    assert told == (["paging", "link"] if isinstance(news, PagingNews) else ["link"])
