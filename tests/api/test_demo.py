"""Switches of a demonstration: a path is cut on purpose, said to be so, and mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api import conftest
from tests.api.asking import Eventually, act, get, matter, post, refused
from tests.api.conftest import Pair, introduce, running


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair whose northern node is a demonstration."""
    kept = conftest.introduce

    def demonstration(folder: Path, terms: Any = None) -> tuple[Path, Path]:
        homes = introduce(folder, terms)
        for home in homes:
            settings = home / "node.toml"
            settings.write_text(settings.read_text().replace("[demo]\n", "[demo]\nswitches = true\n"))
        return homes

    conftest.introduce = demonstration
    with running(tmp_path_factory.mktemp("demo")) as made:
        conftest.introduce = kept
        yield made


def _links(client: Any, line: str) -> list[Any]:
    return [link for link in get(client, f"/v1/lines/{line}", "LineState")["links"] if link["established"]]


@pytest.mark.parametrize("side", ["north", "south"])
def test_a_cut_path_carries_nothing_until_it_is_mended(shown: Pair, side: str, eventually: Eventually) -> None:
    there = {"north": "south", "south": "north"}
    with shown.north.client() as north, shown.south.client() as south:
        clients = {"north": north, "south": south}
        mine, other, line = clients[side], clients[there[side]], there[side]
        found = post(mine, "/v1/demo", "Demo", {"path": "direct", "cut": True})
        assert found["switches"] == [{"line": line, "path": "direct", "cut": True}]
        eventually(lambda: not _links(mine, line))
        leaf = act(mine, line, "messages", to=["watch"], precedence="ROUTINE", text=f"Behind the cut of {side}.")
        state = get(mine, f"/v1/lines/{line}", "LineState")
        assert (state["demo"], state["cut"]) == (True, ["direct"])
        assert matter(other, side, leaf) is None
        post(mine, "/v1/demo", "Demo", {"path": "direct", "cut": False, "line": line})
        eventually(lambda: matter(other, side, leaf))
        assert get(mine, "/v1/demo", "Demo")["switches"] == [{"line": line, "path": "direct", "cut": False}]


def test_nothing_passes_a_cut_while_the_other_side_keeps_dialling(shown: Pair, eventually: Eventually) -> None:
    with shown.north.client() as north, shown.south.client() as south:
        post(north, "/v1/demo", "Demo", {"path": "direct", "cut": True})
        eventually(lambda: not _links(north, "south"))
        leaf = act(south, "north", "messages", to=["watch"], precedence="ROUTINE", text="Dialling against a cut.")
        refusals: list[Any] = []
        net = shown.north.node.net
        kept, net._is_cut = net._is_cut, lambda live, frame: refusals.append(kept(live, frame)) or refusals[-1]
        try:
            eventually(lambda: refusals or not _links(south, "north"))
        finally:
            net._is_cut = kept
        assert matter(north, "south", leaf) is None
        post(north, "/v1/demo", "Demo", {"path": "direct", "cut": False})
        eventually(lambda: matter(north, "south", leaf))


def test_there_is_no_switch_where_nothing_is_a_demonstration(pair: Pair, north: Any) -> None:
    assert north.get("/v1/demo").status_code == 404
    assert refused(north, "/v1/demo", {"path": "direct", "cut": True}, 404)["error"] == "absent"
    assert get(north, "/v1/lines/south", "LineState")["demo"] is False


def test_a_path_that_is_not_there_is_said(shown: Pair) -> None:
    with shown.north.client() as north:
        assert refused(north, "/v1/demo", {"path": "radio", "cut": True}, 409)["error"] == "usage"
