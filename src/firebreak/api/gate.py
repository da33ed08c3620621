"""The first check of every request: which machine was meant, which page sent it, and whose token it shows.

Keeps true: nothing behind `/v1/` but health and the description is reached without a token; a request that a foreign
web page caused is turned away whatever it carries (`Host` against rebinding, `Origin` against forged requests).
Leaves to others: what a role may do (`operations`), bodies and their bounds (`endpoint`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar.types import Scope

from firebreak.api.access import Role, Tokens
from firebreak.api.problem import MEDIA_TYPE, Problem, Refused, problem_of

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
OPEN_PATHS = frozenset({"/v1/health", "/v1/openapi.json"})
PROTOCOL = "firebreak.v1"  # WebSocket subprotocol; browsers send their token as a second one, `token.<token>`
ROLE = "firebreak.role"  # where the gate leaves the role in the scope
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Gate:
    """Checks `Host`, `Origin` and token of one request."""

    def __init__(self, tokens: Tokens, allowed_hosts: Iterable[str]) -> None:
        """`allowed_hosts` are names served besides those of this machine."""
        self.tokens = tokens
        self._hosts = OWN_NAMES | {host.lower() for host in allowed_hosts}

    def admit(self, scope: Scope) -> Role | None:
        """Return the role of whoever asks, None on a page that wants no token; raises Refused."""
        headers = _headers(scope)
        host = headers.get(b"host", "")
        if _name(host) not in self._hosts:
            raise Refused("misdirected", "this node does not serve that host name", "set api.allowed_hosts")
        origin = headers.get(b"origin")
        if origin is not None and not _same(origin, host):
            raise Refused("forbidden", "the request comes from a page of another origin")
        path = scope["path"]
        if "//" in path:  # the router would read it as another path than the one checked here
            raise Refused("absent", "there is no such page")
        if not path.startswith("/v1/") or path in OPEN_PATHS:
            return None
        token = self.tokens.holder(_presented(headers))
        if token is None:
            raise Refused("unauthorised", "a token of this node is required", "`firebreak token add` makes one")
        return token.role


def _headers(scope: Scope) -> dict[bytes, str]:
    """Return the headers by name; of one sent twice all values, so that a second never slips past a check."""
    found: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _name(host: str) -> str:
    """Return the name in a `Host` header without its port, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _same(origin: str, host: str) -> bool:
    """Return whether an `Origin` names exactly the machine and port the request was sent to."""
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _presented(headers: dict[bytes, str]) -> str:
    """Return the token of a request: a bearer token, or for a browser's WebSocket a subprotocol."""
    scheme, _, token = headers.get(b"authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    for part in headers.get(b"sec-websocket-protocol", "").split(","):
        if part.strip().startswith("token."):
            return part.strip()[len("token.") :]
    return ""


async def turn_away(error: Exception, scope: Any, receive: Any, send: Any) -> None:
    """Answer a request that was not admitted."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": problem_of(error).detail})
        return
    found = problem_of(error)
    extra = [(b"www-authenticate", b"Bearer")] if found.status == 401 else []
    headers = [*HEADERS, (b"content-type", MEDIA_TYPE.encode()), *extra]
    await send({"type": "http.response.start", "status": found.status, "headers": headers})
    await send({"type": "http.response.body", "body": encode_problem(found), "more_body": False})


def encode_problem(found: Problem) -> bytes:
    """Return a problem as JSON."""
    return msgspec.json.encode(found)
