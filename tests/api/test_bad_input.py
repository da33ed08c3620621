"""Bad input: whatever people type is a text, what nobody knows is shown as unknown, and what is wrong is said."""

from __future__ import annotations

import asyncio
import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from firebreak.api.times import stamp
from firebreak.core.errors import FirebreakError
from firebreak.core.procedures.model import Item
from firebreak.core.types import ClaimedTime, Instant, Leaf, LocalTime, Marking, Now
from firebreak.node.clock import SystemClock, synchronised_clock
from tests.api import conftest
from tests.api.asking import Eventually, act, get, matter, post, refused
from tests.api.conftest import Pair, running

ODD = "<script>alert('1')</script> 🛑👩‍👩‍👧 \u202eright to left\u202c & \"quotes\" \\u0041 {{x}} %s \u0430\u0061"
LONGEST = 100  # characters of a party's name that a charter takes


# --- whatever people type ---------------------------------------------------------------------------------------------


def test_every_field_comes_back_as_it_was_typed(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    call = act(north, "south", "calls", to=["watch"], precedence="PRIORITY", subject=ODD, text=ODD)
    there = eventually(lambda: matter(south, "north", call))
    assert (there["subject"], there["text"]) == (ODD, ODD)
    act(south, "north", "acts/decline", of=call, text=ODD)
    message = act(north, "south", "messages", to=["watch"], precedence="PRIORITY", text=ODD)
    eventually(lambda: matter(south, "north", message))
    act(south, "north", "acts/undertake", of=message, what=ODD, due="2099-01-01T00:00:00Z")
    act(south, "north", "acts/read-back", of=message, text=ODD, fields=[{"name": "odd", "value": ODD}])
    act(south, "north", "acts/translate", of=message, stage="sight", lang="fr", text=ODD)
    act(south, "north", "orderwire", text=ODD)
    act(south, "north", "acts/hand-over", text=ODD)
    eventually(lambda: matter(north, "south", message)["translations"])
    mine = matter(north, "south", message)
    assert mine["undertakings"][0]["what"] == ODD
    assert (mine["read_backs"][0]["text"], mine["read_backs"][0]["fields"][0]["value"]) == (ODD, ODD)
    assert mine["translations"][0]["text"] == ODD
    declined = next(a for a in matter(north, "south", call)["acts"] if a["kind"] == "decline")
    assert declined["fields"]["text"] == ODD
    said = eventually(lambda: get(north, "/v1/lines/south/orderwire", "Log")["entries"])
    assert said[0]["fields"]["text"] == ODD
    assert get(north, "/v1/lines/south/search", "Search", q="<SCRIPT>")["entries"][0]["snippet"].startswith("<script>")


@pytest.mark.parametrize("size", [15_900, 16_500, 40_000, 60_000])
def test_what_no_entry_holds_is_refused_and_the_line_goes_on(
    size: int, north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    message = act(south, "north", "messages", to=["watch"], precedence="ROUTINE", text="Read this back.")
    eventually(lambda: matter(north, "south", message))
    fields = [{"name": f"part {n}", "value": "x" * (size // 8)} for n in range(8)]
    body = {"by": "watch", "of": message, "fields": fields}
    if size < 16_000:
        assert north.post("/v1/lines/south/acts/read-back", json=body).status_code == 201
        return
    for _ in range(4):  # more often than a line may fail before it stands still
        assert "16384" in refused(north, "/v1/lines/south/acts/read-back", body, 409)["detail"]
    assert get(north, "/v1/health", "Health")["ok"]


def test_a_message_of_marks_alone_is_refused_by_the_rule_it_breaks(north: httpx.Client) -> None:
    page, body = "/v1/lines/south/messages", {"by": "watch", "to": ["watch"], "precedence": "PRIORITY"}
    too_long = refused(north, page, {**body, "text": "\u200f" * 10_000}, 400)
    assert too_long["error"] == "malformed"
    assert "text" in too_long["detail"]
    by_bytes = refused(north, page, {**body, "text": "\u200f" * 7_999}, 409)
    assert "bytes" in by_bytes["detail"]
    for control in ("\x00", "\x07", "\u2028", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace")):
        done = north.post(page, json={**body, "text": f"a{control}b"})
        assert done.status_code in (201, 400, 409)


def test_a_body_that_is_no_json_is_refused(north: httpx.Client) -> None:
    headers = {"Content-Type": "application/json"}
    for data in (b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5_000, b'{"by": 1}', b'{"by": "watch", "x": 1}'):
        done = north.post("/v1/lines/south/messages", content=data, headers=headers)
        assert (done.status_code, done.json()["error"]) == (400, "malformed")


@pytest.fixture(scope="module")
def long_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair whose parties have names as long as a charter takes."""
    kept = conftest.create_node

    def create(place: Path, name: str, *more: Any, **others: Any) -> Any:
        return kept(place, (name * 40)[:LONGEST], *more, **others)

    conftest.create_node = create
    with running(tmp_path_factory.mktemp("long")) as made:
        conftest.create_node = kept
        yield made


def test_the_longest_party_name_is_shown_whole_and_a_longer_one_is_refused(long_names: Pair, tmp_path: Path) -> None:
    with long_names.north.client() as north:
        state = get(north, "/v1/lines/south", "LineState")
        assert len(state["us"]["name"]) == LONGEST
        assert len(state["them"]["name"]) == LONGEST
        archive = north.get("/v1/lines/south/archive").content
        assert state["us"]["name"] in zipfile.ZipFile(io.BytesIO(archive)).read("README.txt").decode()
    with pytest.raises(FirebreakError):
        conftest.create_node(tmp_path / "n", "N" * 200, "en", conftest.DESKS, os.urandom, int(time.time()), api_port=1)


# --- what nobody knows ------------------------------------------------------------------------------------------------


def test_an_unknown_kind_is_shown_as_unknown_and_never_dropped(pair: Pair, north: httpx.Client) -> None:
    line = pair.north.node.lines["south"]
    known = get(north, "/v1/lines/south/log", "Log", newest=True, limit=1)["entries"][0]
    now = line.clock.now()
    odd = Item(
        side=1 - line.material.context.me, seq=10_000, knows=0, leaf=Leaf(b"u" * 32), t=ClaimedTime(now.utc), kind=60,
        marking=Marking.OPERATIONAL, payload=None, ref=None, regarding=None, arrived=now.utc, instant=now.instant,
        via="direct",
    )  # fmt: skip

    async def arrive() -> None:
        await line.indexed()
        line.announce((odd,))

    asyncio.run_coroutine_threadsafe(arrive(), pair.loop).result(10)
    page = get(north, "/v1/lines/south/log", "Log", after=known["id"])["entries"]
    shown = next(one for one in page if one["id"] == odd.leaf.hex())
    assert (shown["kind"], shown["fields"], shown["side"], shown["by"]) == ("kind 60", None, "them", None)
    line.forget_view()


# --- a clock that is wrong --------------------------------------------------------------------------------------------


class Ahead(SystemClock):
    """A clock an hour ahead."""

    def now(self) -> Now:
        """Return both clocks, the wall clock an hour ahead."""
        now = super().now()
        return Now(instant=Instant(now.instant), utc=LocalTime(now.utc + 3600))


@pytest.fixture(scope="module")
def hour_ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair whose southern node's clock is an hour ahead."""
    kept = conftest.Node

    def node(folder: Path) -> Any:
        return kept(folder, clock=Ahead() if folder.name == "south" else None)

    conftest.Node = node  # type: ignore[assignment,misc]
    with running(tmp_path_factory.mktemp("ahead")) as made:
        conftest.Node = kept  # type: ignore[misc]
        yield made


def test_a_clock_that_is_wrong_by_an_hour_is_shown(hour_ahead: Pair, eventually: Eventually) -> None:
    with hour_ahead.north.client() as north, hour_ahead.south.client() as south:
        assert get(north, "/v1/lines/south", "LineState")["clock"]["offset_s"] == 0
        act(north, "south", "tests")
        clock = eventually(lambda: _wrong(north, "south"))
        assert abs(clock["offset_s"] - 3600) <= 60
        assert "ahead of ours" in clock["words"]
        assert "which one is wrong is not known" in clock["words"]
        leaf = act(south, "north", "messages", to=["watch"], precedence="ROUTINE", text="From an hour ahead.")
        there = eventually(lambda: matter(north, "south", leaf))
        assert there["written"] > there["arrived"]
        assert stamp(hour_ahead.south.node.clock.now().utc)[:10]


def _wrong(client: httpx.Client, line: str) -> Any:
    clock = get(client, f"/v1/lines/{line}", "LineState")["clock"]
    return clock if clock["offset_s"] else None


def test_whether_the_kernel_holds_the_clock_is_said_or_left_open(north: httpx.Client) -> None:
    assert synchronised_clock() in (True, False, None)
    clock = get(north, "/v1/lines/south", "LineState")["clock"]
    assert clock["synchronised"] is synchronised_clock()


# --- a desk file that is damaged --------------------------------------------------------------------------------------


def test_a_damaged_desk_file_stops_drafts_and_no_ring(
    tmp_path_factory: pytest.TempPathFactory, eventually: Eventually
) -> None:
    kept = conftest.introduce

    def damaged(folder: Path, terms: Any = None) -> tuple[Path, Path]:
        homes = kept(folder, terms)
        (homes[1] / "store" / "desk.db").write_bytes(b"not a database at all" * 100)
        return homes

    conftest.introduce = damaged
    with running(tmp_path_factory.mktemp("damaged")) as made:
        conftest.introduce = kept
        with made.north.client() as north, made.south.client() as south:
            assert south.get("/v1/drafts").status_code == 503
            draft = {"line": "north", "kind": "message", "fields": {}}
            assert "damaged" in refused(south, "/v1/drafts/d", draft, 503)["detail"]
            leaf = act(north, "south", "calls", to=["watch"], precedence="FLASH", subject="Rings all the same")
            eventually(lambda: matter(south, "north", leaf) and matter(south, "north", leaf)["attempt"]["rang"])
            act(south, "north", "acts/answer", of=leaf)
            assert post(south, "/v1/lines/north/check", "Check", {})["ok"] is True
