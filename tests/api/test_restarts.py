"""A node that starts again: what its desks kept is there, a silence still ends, nothing is sent twice."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from firebreak.api.access import Role, Tokens, new_token
from firebreak.api.app import create_app
from firebreak.api.server import serve
from firebreak.core.line import journal
from firebreak.core.procedures.model import Alert
from firebreak.core.types import Leaf
from firebreak.node.node import Node
from firebreak.ports_store import Batch
from tests.api.asking import act, get, post, refused
from tests.api.conftest import introduce

LINE = "/v1/lines/south"
TOKENS, DESK = new_token(Tokens(), Role.OFFICER, "desk", os.urandom)
TOKENS, CHIEF = new_token(TOKENS, Role.SUPERVISOR, "chief", os.urandom)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a node whose other side never answers."""
    return introduce(tmp_path_factory.mktemp("restarts"))[0]


@contextmanager
def _up(home: Path) -> Iterator[tuple[Callable[[str], httpx.Client], Node, asyncio.AbstractEventLoop]]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> tuple[Node, Any]:
        node = Node(home)
        await node.start()
        return node, await serve(create_app(node, TOKENS), "127.0.0.1", 0)

    async def stop() -> None:
        await handle.stop()
        await node.stop()

    def run(work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(30)

    node, handle = run(start())
    url = f"http://127.0.0.1:{handle.port}"
    try:
        yield lambda token: httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}), node, loop
    finally:
        run(stop())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


def test_what_our_desks_keep_is_there_again(home: Path) -> None:
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": "Behind a dead line."}
    with _up(home) as (client, node, loop), client(DESK) as desk:
        post(desk, "/v1/drafts/d", "Draft", {"line": "south", "kind": "message", "fields": {"text": "half a sen"}})
        made = post(desk, f"{LINE}/releases", "Release", {"what": "message", "body": body})
        sheet = get(desk, f"{LINE}/handover-sheet", "HandoverSheet")
        assert [d["id"] for d in sheet["drafts"]] == ["d"]
        line = node.lines["south"]
        told = asyncio.run_coroutine_threadsafe(_alert(line), loop).result(10)
        post(desk, f"{LINE}/alerts/{told}/silence", "Silence", {"minutes": 30})
    with _up(home) as (client, node, _), client(DESK) as desk, client(CHIEF) as chief:
        assert get(desk, "/v1/drafts", "Drafts")["drafts"][0]["fields"] == {"text": "half a sen"}
        assert get(desk, LINE, "LineState")["waiting_release"] == 1
        assert node.desk.sheet("south", sheet["hash"]) is not None
        done = post(chief, f"{LINE}/releases/{made['id']}/release", "Submitted", {"by": "watch"})
        assert done["held"], "nobody ever answered, so that no key is there to seal it with: it waits at our station"
        held = get(desk, f"{LINE}/held", "HeldItems")["held"]
        assert [one["fields"]["text"] for one in held] == ["Behind a dead line."]
        told_of = get(desk, f"{LINE}/releases", "Releases")["releases"][0]
        assert (told_of["state"], told_of["entry"]) == ("released", None)
    with _up(home) as (client, _, _), client(DESK) as desk, client(CHIEF) as chief:
        again = post(chief, f"{LINE}/releases/{made['id']}/release", "Submitted", {"by": "watch"})
        assert again["held"]
        assert len(get(desk, f"{LINE}/held", "HeldItems")["held"]) == 1
        assert refused(desk, f"{LINE}/releases/{made['id']}/return", {"why": "too late"}, 409)["first_by"] == "chief"


async def _alert(line: Any) -> int:
    """Raise an alert as the line itself would, so that it stands in the journal after a restart too."""
    now = line.clock.now().utc
    alert = Alert(about="call", desks=(1,), of=Leaf(b"x" * 32), words="A call rings.")
    key = now.to_bytes(8, "big") + b"\0" * 12
    note = ("journal", key, journal.to_bytes(alert, now))
    line.engine.store.commit(Batch(line=line.material.line, notes=(note,)))
    return int(line.raised(alert, now).number)


def test_a_silence_goes_on_after_a_restart_and_still_ends(home: Path) -> None:
    with _up(home) as (client, node, loop), client(DESK) as desk:
        lasting = get(desk, f"{LINE}/silences", "Silences")["silences"]
        assert [one["by"] for one in lasting] == ["desk"]
        local = node.lines["south"].local
        timer = local._timers[lasting[0]["number"]]
        assert 0 < timer.when() - loop.time() <= 30 * 60
        loop.call_soon_threadsafe(timer._callback)
        while get(desk, f"{LINE}/silences", "Silences")["silences"]:
            pass


def test_an_act_that_waits_is_not_submitted_twice_under_its_key(home: Path) -> None:
    words = {"to": ["watch"], "precedence": "ROUTINE", "text": "Waits once."}
    with _up(home) as (client, _, _), client(DESK) as desk:
        assert act(desk, "south", "messages", key="wait-1", **words) == "None"
    with _up(home) as (client, _, _), client(DESK) as desk:
        assert act(desk, "south", "messages", key="wait-1", **words) == "None"
        held = [one["fields"]["text"] for one in get(desk, f"{LINE}/held", "HeldItems")["held"]]
        assert held.count("Waits once.") == 1
