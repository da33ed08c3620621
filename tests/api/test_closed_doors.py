"""Doors that should have closed: links made for an officer who is gone, or who lost what they sign in with."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from firebreak.node.links import make_link
from firebreak.node.officers import add_officer, remove_officer


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text


def _folder(pair: Any) -> Any:
    return pair.north.node.layout.folder


def _browser(pair: Any) -> httpx.Client:
    return httpx.Client(base_url=pair.north.url, headers={"Origin": pair.north.url}, timeout=30)


def _link(pair: Any, name: str) -> str:
    return make_link(_folder(pair), name, int(time.time()), os.urandom)


@contextmanager
def _enter(pair: Any, name: str, *roles: str) -> Iterator[httpx.Client]:
    """Give a browser in which a new officer is signed in."""
    add_officer(_folder(pair), name, roles=roles, entropy=os.urandom)
    with _browser(pair) as browser:
        signed = browser.post("/v1/session/link", json={"code": _link(pair, name)})
        assert signed.status_code == 200, signed.text
        browser.headers["X-Firebreak-CSRF"] = signed.json()["csrf"]
        yield browser


def test_a_link_does_not_outlive_its_officer(pair: Any) -> None:
    with _enter(pair, "chief", "administrator") as admin, _browser(pair) as stranger:
        body = {"id": "gone", "name": "Somebody", "roles": ["watch"]}
        assert admin.post("/v1/officers", json=body).status_code == 201
        code = _link(pair, "gone")
        assert admin.post("/v1/officers/gone/remove", json={}).status_code == 200
        assert admin.post("/v1/officers", json={**body, "roles": ["supervisor"]}).status_code == 201
        _is(stranger.post("/v1/session/link", json={"code": code}), 401, "unauthorised")
        fresh = _link(pair, "gone")
        assert admin.post("/v1/officers/gone/reset", json={}).status_code == 200
        _is(stranger.post("/v1/session/link", json={"code": fresh}), 401, "unauthorised")


def test_nor_by_command(pair: Any) -> None:
    add_officer(_folder(pair), "left", roles=("watch",), entropy=os.urandom)
    code = _link(pair, "left")
    remove_officer(_folder(pair), "left")
    add_officer(_folder(pair), "left", roles=("supervisor",), entropy=os.urandom)
    with _browser(pair) as stranger:
        _is(stranger.post("/v1/session/link", json={"code": code}), 401, "unauthorised")
