"""Who is let in: host, origin, token, role, size and form of a request."""

from __future__ import annotations

import socket
from typing import Any

import httpx
import pytest

from firebreak.api.access import Role
from firebreak.api.app import OPERATIONS
from firebreak.api.gate import SIGN_IN
from firebreak.api.operations import BODY_BYTES

MESSAGE = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Good morning."}
ACTS = [operation for operation in OPERATIONS if operation.roles and Role.AUDITOR not in operation.roles]
GUARDED = [operation for operation in OPERATIONS if operation.roles]


def _path(path: str) -> str:
    return path.replace("{line}", "south").replace("{id}", "0" * 64)


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("operation", GUARDED, ids=lambda o: o.name)
def test_every_page_wants_a_token(operation: Any, pair: Any) -> None:
    with httpx.Client(base_url=pair.north.url) as stranger:
        _is(stranger.request(operation.method, _path(operation.path)), 401, "unauthorised")
        wrong = {"Authorization": f"Bearer {'0' * 64}"}
        _is(stranger.request(operation.method, _path(operation.path), headers=wrong), 401, "unauthorised")


@pytest.mark.parametrize("operation", ACTS, ids=lambda o: o.name)
def test_an_auditor_acts_on_nothing(operation: Any, pair: Any) -> None:
    with pair.north.client(pair.north.auditor) as auditor:
        _is(auditor.post(_path(operation.path), json={}), 403, "forbidden")


def test_what_a_stranger_reaches_is_health_and_the_steps_of_signing_in() -> None:
    assert {o.path for o in OPERATIONS if not o.roles} == {"/v1/health", *SIGN_IN}


def test_what_an_auditor_may_post_writes_nothing_on_a_line() -> None:
    harmless = {"export", "verify", "check"}
    open_to_auditors = {o.name for o in OPERATIONS if o.method == "POST" and Role.AUDITOR in o.roles}
    assert {name for name in open_to_auditors if not _of_session(name)} <= harmless


def _of_session(name: str) -> bool:
    return next(o for o in OPERATIONS if o.name == name).path.startswith("/v1/session/")


def test_an_auditor_reads(pair: Any) -> None:
    with pair.north.client(pair.north.auditor) as auditor:
        assert auditor.get("/v1/lines/south/report").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.2", "[::2]:80"])
def test_another_host_name_is_not_served(host: str, north: httpx.Client) -> None:
    _is(north.get("/v1/health", headers={"Host": host}), 421, "misdirected")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]:80", "firebreak.example"])
def test_names_of_this_machine_and_allowed_ones_are(host: str, north: httpx.Client) -> None:
    assert north.get("/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "https://localhost"]
)
def test_a_page_of_another_origin_is_refused(origin: str, north: httpx.Client) -> None:
    _is(north.post("/v1/lines/south/messages", json=MESSAGE, headers={"Origin": origin}), 403, "forbidden")


def test_our_own_page_is_served(pair: Any, north: httpx.Client) -> None:
    assert north.get("/v1/node", headers={"Origin": pair.north.url}).status_code == 200


def test_a_second_header_does_not_slip_past(pair: Any, north: httpx.Client) -> None:
    twice = [("Origin", pair.north.url), ("Origin", "http://evil.example")]
    _is(north.get("/v1/node", headers=[*north.headers.items(), *twice]), 403, "forbidden")


def test_a_body_over_its_bound_is_cut_off(north: httpx.Client) -> None:
    large = b'{"text": "' + b"x" * BODY_BYTES + b'"}'
    form = {"Content-Type": "application/json"}
    _is(north.post("/v1/lines/south/messages", content=large, headers=form), 413, "too_large")
    chunks = (large[i : i + 4096] for i in range(0, len(large), 4096))
    _is(north.post("/v1/lines/south/messages", content=chunks, headers=form), 413, "too_large")


@pytest.mark.parametrize("form", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_a_web_page_is_not_a_body(form: str, north: httpx.Client) -> None:
    sent = north.post("/v1/lines/south/messages", content=b"{}", headers={"Content-Type": form})
    _is(sent, 415, "media")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"role": "1"}, "$.role"),
        ({"role": True}, "$.role"),
        ({"to": "watch"}, "$.to"),
        ({"to": []}, "$.to"),
        ({"precedence": "flash"}, "$.precedence"),
        ({"text": None}, "$.text"),
        ({"text": ""}, "$.text"),
        ({"marking": 0}, "$.marking"),
    ],
)
def test_what_is_out_of_form_is_refused_by_its_name(change: dict[str, Any], named: str, north: httpx.Client) -> None:
    refused = north.post("/v1/lines/south/messages", json={**MESSAGE, **change})
    _is(refused, 400, "malformed")
    assert named in refused.json()["detail"]


def test_a_field_that_is_missing_is_named(north: httpx.Client) -> None:
    refused = north.post("/v1/lines/south/messages", json={**MESSAGE, "by": None})
    assert "$.by" in refused.json()["detail"]
    left_out = {name: value for name, value in MESSAGE.items() if name != "by"}
    assert "by" in north.post("/v1/lines/south/messages", json=left_out).json()["detail"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"null", b"{}{}", b"[" * 60_000])
def test_what_is_not_the_object_wanted_is_refused(body: bytes, north: httpx.Client) -> None:
    form = {"Content-Type": "application/json"}
    _is(north.post("/v1/lines/south/messages", content=body, headers=form), 400, "malformed")


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "limit=1&limit=2", "colour=red", "open=maybe", "%ff=1", "a"])
def test_parameters_are_as_strict(query: str, north: httpx.Client) -> None:
    _is(north.get(f"/v1/lines/south/matters?{query}"), 400, "malformed")


def test_what_is_not_there_is_said(north: httpx.Client) -> None:
    _is(north.get("/v1/lines/nowhere"), 404, "absent")
    _is(north.get("/v1/lines/south/matters/" + "0" * 64), 404, "absent")
    _is(north.get("/v2"), 404, "absent")
    refused = north.delete("/v1/lines/south/messages")
    _is(refused, 405, "method")
    assert set(refused.headers["allow"].split(", ")) == {"GET", "POST", "OPTIONS"}


def test_no_answer_may_be_kept_by_a_browser(north: httpx.Client) -> None:
    for path in ("/v1/node", "/v1/nowhere", "/v1/health"):
        assert north.get(path).headers["cache-control"] == "no-store"


def _raw(served: Any, path: str, more: str = "") -> bytes:
    """Return how a request with exactly this path is answered; clients would tidy it up."""
    with socket.create_connection(("127.0.0.1", served.handle.port), timeout=5) as one:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.handle.port}\r\nConnection: close\r\n{more}\r\n"
        one.sendall(head.encode())
        return one.recv(64).partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "path", ["//v1/lines", "/%2fv1/lines", "///v1/lines/south", "/v1//lines", "//v1/lines/south/matters", "/v1/lines/"]
)
def test_no_way_of_writing_a_path_goes_around_the_gate(path: str, pair: Any) -> None:
    assert _raw(pair.north, path).split()[1] in (b"401", b"404")


@pytest.mark.parametrize("path", ["//v1/lines/south/watch", "/%2fv1/lines/south/watch"])
def test_nor_around_the_gate_of_the_live_view(path: str, pair: Any) -> None:
    upgrade = (
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: firebreak.v1\r\n"
    )
    assert _raw(pair.north, path, upgrade).split()[1] == b"403"
