"""What if it is sent twice, by two officers or by one whose answer was lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from firebreak.node.tickets import LASTS_S, forget_old, keyed, written
from firebreak.testing.nodes import NodeProcess, introduce
from tests.api.asking import Eventually, act, another, get, matter, refused

WORDS = {"to": ["watch"], "precedence": "PRIORITY", "text": "Once."}


def test_an_act_sent_again_under_its_key_is_written_once(pair: Any, north: httpx.Client) -> None:
    first = act(north, "south", "messages", key="lost-1", **WORDS)
    size = get(north, "/v1/lines/south", "LineState")["record"]["own_entries"]
    assert act(north, "south", "messages", key="lost-1", **WORDS) == first
    assert get(north, "/v1/lines/south", "LineState")["record"]["own_entries"] == size
    assert act(north, "south", "messages", key="lost-2", **WORDS) != first
    with another(pair.north) as second:  # a key is one person's own
        assert act(second, "south", "messages", key="lost-1", **WORDS) != first


def test_a_key_has_a_form(north: httpx.Client) -> None:
    for key in ("", "x" * 65, "a b", "ä"):
        done = north.post(
            "/v1/lines/south/messages", json={"by": "watch", **WORDS}, headers={"Idempotency-Key": key.encode()}
        )
        assert done.status_code == (201 if not key else 400)


def test_a_refused_act_may_be_tried_again_under_its_key(north: httpx.Client) -> None:
    page, body = "/v1/lines/south/messages", {"by": "watch", **WORDS, "to": ["nowhere"]}
    assert north.post(page, json=body, headers={"Idempotency-Key": "again"}).status_code == 409
    assert act(north, "south", "messages", key="again", **WORDS)


def test_a_key_lasts_a_day(pair: Any, north: httpx.Client) -> None:
    leaf = act(north, "south", "messages", key="day", **WORDS)
    line = pair.north.node.lines["south"]
    store, now = pair.north.node.store, line.clock.now().utc
    ticket = keyed("program/desk day")
    for later, holds in ((LASTS_S - 5, True), (LASTS_S + 5, False)):
        found = written(store, line.material.line, ticket, now + later)
        assert (found is not None and found.hex() == leaf) is holds
    forget_old(store, line.material.line, now)
    assert written(store, line.material.line, ticket, None) is not None
    forget_old(store, line.material.line, now + LASTS_S + 5)
    assert written(store, line.material.line, ticket, None) is None


@pytest.mark.slow
def test_it_is_written_once_although_the_node_died_before_it_answered(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)
    with NodeProcess(south).serving():
        with NodeProcess(north).serving() as node:
            node.until_sendable("south")
            first = _keyed(node)
            node.kill()
        with NodeProcess(north).serving() as node:
            assert _keyed(node) == first


def _keyed(node: NodeProcess) -> str:
    headers = {"Authorization": f"Bearer {node.token}", "Idempotency-Key": "power-cut"}
    done = httpx.post(
        f"http://127.0.0.1:{node.port}/v1/lines/south/messages", json={"by": "watch", **WORDS}, headers=headers
    )
    return str(done.json()["id"])


# --- two officers at once ---------------------------------------------------------------------------------------------


def test_the_second_officer_is_told_who_was_first(
    pair: Any, north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    leaf = act(north, "south", "calls", to=["watch"], precedence="IMMEDIATE", subject="Two hands, one receiver")
    eventually(lambda: matter(south, "north", leaf) and matter(south, "north", leaf)["attempt"]["rang"])
    with another(pair.south, name="anna") as anna:
        act(anna, "north", "acts/answer", of=leaf)
    for word, more in (("answer", {}), ("decline", {}), ("defer", {"until": "2099-01-01T00:00:00Z"})):
        found = refused(south, f"/v1/lines/north/acts/{word}", {"by": "watch", "of": leaf, **more}, 409)
        assert found["first_by"] == "anna (watch, watch officer)"
        assert found["first_at"]
    answered = matter(south, "north", leaf)["acts"]
    assert [a["by"]["name"] for a in answered if a["kind"] == "answer"] == ["anna"]
    eventually(lambda: matter(north, "south", leaf)["attempt"]["outcome"] == "answered")
    there = [a["by"]["name"] for a in matter(north, "south", leaf)["acts"] if a["kind"] == "answer"]
    assert there == [None]


def test_what_the_other_side_did_first_is_said_too(
    north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    leaf = act(north, "south", "calls", to=["watch"], precedence="IMMEDIATE", subject="Taken back")
    eventually(lambda: matter(south, "north", leaf))
    act(north, "south", "acts/withdraw", of=leaf)
    eventually(lambda: matter(south, "north", leaf)["attempt"]["outcome"] == "withdrawn")
    found = refused(south, "/v1/lines/north/acts/decline", {"by": "watch", "of": leaf}, 409)
    assert found["first_by"] == "the other side: watch"


def test_a_refusal_for_another_reason_names_nobody(north: httpx.Client) -> None:
    found = refused(north, "/v1/lines/south/acts/seen", {"by": "watch", "of": "ab" * 32}, 409)
    assert "first_by" not in found


def test_names_of_our_officers_outlast_a_restart(pair: Any, north: httpx.Client, eventually: Eventually) -> None:
    leaf = act(north, "south", "messages", **WORDS)
    eventually(lambda: bytes.fromhex(leaf) in pair.north.node.desk.actors("south"))
    assert pair.north.node.desk.actors("south")[bytes.fromhex(leaf)] == "desk"
