"""The live view: a snapshot first, then what happens; who may look, and who is cut off."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from firebreak.api import telling, watching
from firebreak.core.procedures.model import Acknowledge
from firebreak.core.record.kinds import By
from firebreak.core.types import Leaf, Rung
from firebreak.node.service import FEED_LIMIT, LineService
from firebreak.node.service import News as Happened


def _watch(served: Any, line: str, **more: Any) -> ClientConnection:
    url = served.url.replace("http", "ws") + f"/v1/lines/{line}/watch"
    headers = {"Authorization": f"Bearer {served.auditor}"}
    return connect(url, **{"additional_headers": headers, "proxy": None, **more})


def _until(
    view: ClientConnection, what: str, holds: Callable[[dict[str, Any]], bool] = lambda _: True
) -> dict[str, Any]:
    for _ in range(200):
        news: dict[str, Any] = json.loads(view.recv(timeout=10))
        if news["what"] == what and holds(news):
            return news
    raise AssertionError(f"no {what} was told")


def test_a_call_is_told_from_ring_to_answer(pair: Any, north: httpx.Client, south: httpx.Client) -> None:
    with _watch(pair.south, "north") as view:
        first = json.loads(view.recv(timeout=10))
        assert first["what"] == "snapshot"
        assert first["line"]["them"]["name"] == "Northland"
        sent = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "subject": "Aircraft off its route"}
        call = north.post("/v1/lines/south/calls", json=sent).json()["id"]
        told = _until(view, "entry", lambda n: n["entry"]["kind"] == "call-offer")
        assert told["matter"]["id"] == call
        assert told["matter"]["subject"] == sent["subject"]
        alert = _until(view, "alert")["alert"]
        assert (alert["about"], alert["urgent"], alert["of"]) == ("flash", True, call)
        assert sent["subject"] not in alert["words"]
        south.post("/v1/lines/north/acts/answer", json={"by": "watch", "of": call})
        answered = _until(view, "entry", lambda n: n["entry"]["kind"] == "answer")
        assert answered["matter"]["attempt"]["outcome"] == "answered"
        assert _until(view, "stopped")["of"] == call


def test_a_matter_that_the_other_station_counted_is_told_as_it_stands_then(pair: Any, north: httpx.Client) -> None:
    """A receipt names no matter: whoever watches must not go on seeing what is no longer so."""
    with _watch(pair.north, "south") as view:
        assert json.loads(view.recv(timeout=10))["what"] == "snapshot"
        sent = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Counted, I hope."}
        leaf = north.post("/v1/lines/south/messages", json=sent).json()["id"]
        told = _until(view, "matter", lambda n: n["matter"]["id"] == leaf)
        assert told["matter"]["highest"] == "at_station"


def test_what_a_view_was_told_is_not_told_again(pair: Any, north: httpx.Client, eventually: Callable[..., Any]) -> None:
    sent = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Told once."}
    leaf = north.post("/v1/lines/south/messages", json=sent).json()["id"]
    eventually(lambda: north.get(f"/v1/lines/south/matters/{leaf}").json()["highest"])  # it moves no more by itself

    async def looks() -> tuple[list[str], list[str]]:
        told = telling.Told(pair.north.node.lines["south"], telling.News(what="snapshot", at="2026-01-01T00:00:00Z"))
        first, second = await told.moved(), await told.moved()
        return [one.matter.id for one in first if one.matter], [one.matter.id for one in second if one.matter]

    first, second = asyncio.run_coroutine_threadsafe(looks(), pair.loop).result(10)
    assert leaf in first
    assert second == []


def test_nobody_looks_without_a_token(pair: Any) -> None:
    with pytest.raises(InvalidStatus):
        _watch(pair.south, "north", additional_headers={})
    with pytest.raises(InvalidStatus):
        _watch(pair.south, "north", additional_headers={"Authorization": "Bearer " + "0" * 64})
    with pytest.raises(InvalidStatus):
        _watch(pair.south, "north", origin="http://evil.example")


def test_a_browser_shows_its_token_as_a_subprotocol(pair: Any) -> None:
    offered = ["firebreak.v1", f"token.{pair.south.auditor}"]
    with _watch(pair.south, "north", additional_headers={}, subprotocols=offered) as view:
        assert view.subprotocol == "firebreak.v1"
        assert json.loads(view.recv(timeout=10))["what"] == "snapshot"


def test_a_line_that_is_not_there_is_said(pair: Any) -> None:
    with _watch(pair.south, "nowhere") as view, pytest.raises(ConnectionClosed) as closed:
        view.recv(timeout=10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == watching.NO_LINE


def test_a_view_that_left_is_forgotten(pair: Any, eventually: Callable[..., Any]) -> None:
    line: LineService = pair.south.node.lines["north"]
    with _watch(pair.south, "north") as view:
        view.recv(timeout=10)
        assert line.watched
    eventually(lambda: not line.watched)


def _drain(view: ClientConnection) -> None:
    for _ in range(FEED_LIMIT + 2):
        view.recv(timeout=10)


def test_a_view_that_lags_is_cut_off(pair: Any) -> None:
    line: LineService = pair.south.node.lines["north"]

    async def flood() -> None:
        for queue in tuple(line._watchers):
            while not queue.full():
                queue.put_nowait(Happened(at=line.clock.now().utc, link="test"))

    with _watch(pair.south, "north") as view:
        view.recv(timeout=10)
        asyncio.run_coroutine_threadsafe(flood(), pair.loop).result(10)
        with pytest.raises(ConnectionClosed) as closed:
            _drain(view)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == watching.TOO_SLOW


def test_a_quiet_line_still_ticks(pair: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "TICK_S", 0.05)
    with _watch(pair.south, "north") as view:
        assert _until(view, "tick")["line"]["name"] == "north"


def test_what_the_snapshot_holds_is_not_told_again_as_new(
    pair: Any, north: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record goes on while a snapshot waits for the file of our own desks."""
    sent = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Meanwhile."}
    written: list[str] = []
    waits = telling._releases

    async def slow(line: LineService) -> Any:
        told = await asyncio.to_thread(north.post, "/v1/lines/south/messages", json=sent)
        written.append(told.json()["id"])
        return await waits(line)

    monkeypatch.setattr(telling, "_releases", slow)
    with _watch(pair.north, "south") as view:
        first = json.loads(view.recv(timeout=10))
        assert first["matters"][0]["id"] == written[0]
        last = north.post("/v1/lines/south/messages", json=sent).json()["id"]
        told = _until(view, "entry", lambda n: n["entry"]["kind"] == "message")
        assert told["entry"]["id"] == last


def test_of_many_acts_told_together_one_brings_the_matter(
    pair: Any, north: httpx.Client, eventually: Callable[..., Any]
) -> None:
    """A side that writes many acts on one matter makes no view lag behind a ring: its state is told, not its growth."""
    sent = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Say seen."}
    leaf = north.post("/v1/lines/south/messages", json=sent).json()["id"]
    line: LineService = pair.south.node.lines["north"]
    eventually(lambda: line.matters().matters.get(Leaf(bytes.fromhex(leaf))))
    command = Acknowledge(of=Leaf(bytes.fromhex(leaf)), by=By(1, 1), rung=Rung.SEEN)

    async def many() -> None:
        await asyncio.gather(*(line.submit(command) for _ in range(60)))

    with _watch(pair.south, "north") as view:
        assert json.loads(view.recv(timeout=10))["what"] == "snapshot"
        asyncio.run_coroutine_threadsafe(many(), pair.loop).result(20)
        told = [_until(view, "entry", lambda n: n["entry"]["kind"] == "rung") for _ in range(60)]
    brought = [one["matter"] for one in told if one.get("matter") is not None]
    assert len(brought) < 30
    assert brought[-1]["entries"] == 61
