"""Administration of officers over the API, and who is kept out of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from firebreak.node.links import make_link
from firebreak.node.officers import add_officer

NEW = {"id": "nina", "name": "Nina <script>alert(1)</script> Ödegård 你好", "roles": ["watch"], "desks": ["watch"]}


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text


@contextmanager
def _enter(pair: Any, code: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=pair.north.url, headers={"Origin": pair.north.url}, timeout=20) as one:
        said = one.post("/v1/session/link", json={"code": code})
        assert said.status_code == 200, said.text
        one.headers["X-Firebreak-CSRF"] = said.json()["csrf"]
        yield one


@pytest.fixture(scope="module")
def root(pair: Any) -> Iterator[httpx.Client]:
    """The administrator of the north."""
    folder = pair.north.node.layout.folder
    add_officer(folder, "root", roles=("administrator",), entropy=os.urandom)
    with _enter(pair, make_link(folder, "root", int(time.time()), os.urandom)) as one:
        yield one


def test_an_officer_is_added_changed_linked_and_removed(pair: Any, root: httpx.Client) -> None:
    made = root.post("/v1/officers", json=NEW)
    assert made.status_code == 201, made.text
    assert made.json()["name"] == NEW["name"]  # inert where it is shown; here it is what was said
    _is(root.post("/v1/officers", json=NEW), 409, "usage")
    link = root.post("/v1/officers/nina/link", json={"minutes": 5}).json()
    assert link["path"].startswith("/#link=")
    with _enter(pair, link["path"].removeprefix("/#link=")) as nina:
        listed = {one["id"]: one for one in root.get("/v1/officers").json()["officers"]}
        assert listed["nina"]["sessions"] == 1
        assert root.post("/v1/officers/nina", json={"name": "Nina"}).json()["name"] == "Nina"
        assert nina.get("/v1/session").status_code == 200
        root.post("/v1/officers/nina", json={"roles": ["watch", "supervisor"]})
        _is(nina.get("/v1/session"), 401, "unauthorised")
    assert root.post("/v1/officers/nina/remove", json={}).json() == {"removed": "nina"}
    _is(root.post("/v1/officers/nina/link", json={}), 404, "absent")


def test_a_reset_takes_away_what_one_signs_in_with(pair: Any, root: httpx.Client) -> None:
    root.post("/v1/officers", json={**NEW, "id": "otto"})
    code = root.post("/v1/officers/otto/link", json={}).json()["path"].removeprefix("/#link=")
    with _enter(pair, code) as otto:
        otto.post("/v1/session/passphrase", json={"passphrase": "a long enough passphrase"})
        assert root.post("/v1/officers/otto/reset", json={}).json()["passphrase"] is False
        _is(otto.get("/v1/session"), 401, "unauthorised")


def test_the_last_administrator_stays(root: httpx.Client) -> None:
    _is(root.post("/v1/officers/root/remove", json={}), 409, "usage")
    _is(root.post("/v1/officers/root", json={"roles": ["watch"]}), 409, "usage")


@pytest.mark.parametrize(
    "change",
    [
        {"id": "UPPER"},
        {"id": "../x"},
        {"id": ""},
        {"roles": []},
        {"roles": ["officer"]},
        {"roles": ["root"]},
        {"name": ""},
        {"name": "two\nlines"},
        {"name": "x" * 101},
        {"desks": ["Watch Desk"]},
        {"language": "<b>"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_what_cannot_be_an_officer_is_refused(change: dict[str, Any], root: httpx.Client) -> None:
    refused = root.post("/v1/officers", json={**NEW, "id": "xenia", **change})
    assert refused.json()["error"] in ("malformed", "usage"), refused.text
    assert not any(one["id"] == "xenia" for one in root.get("/v1/officers").json()["officers"])


def test_nobody_but_an_administrator_gets_here(pair: Any, north: httpx.Client, root: httpx.Client) -> None:
    for refused in (north.get("/v1/officers"), north.post("/v1/officers", json=NEW)):
        _is(refused, 403, "forbidden")
        assert refused.json()["needs"] == ["administrator"]


def test_nothing_anybody_signs_in_with_is_shown(root: httpx.Client) -> None:
    shown = root.get("/v1/officers").text
    assert "argon2id" not in shown and "handle" not in shown
