"""The first check of every request: which machine was meant, which page sent it, and who stands behind it.

Keeps true: nothing behind `/v1/` but health, the description and the steps of signing in is reached by a stranger; a
request that a foreign web page caused is turned away whatever it carries (`Host` against rebinding, `Origin`,
`Sec-Fetch-Site` and the session's own word against forged requests). Cookies know no ports: a page of another port of
this machine is a foreign page here.
Leaves to others: what a role may do (`operations`), bodies and their bounds (`endpoint`).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar.types import Scope

from firebreak.api.access import Person, Tokens, rights
from firebreak.api.door import Door, host_name
from firebreak.api.problem import MEDIA_TYPE, Problem, Refused, problem_of

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
OPEN_PATHS = frozenset({"/v1/health", "/v1/openapi.json"})
SIGN_IN = frozenset({"/v1/session", "/v1/session/link", "/v1/session/passkey/begin", "/v1/session/passkey/finish"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF = b"x-firebreak-csrf"
PROTOCOL = "firebreak.v1"  # WebSocket subprotocol; browsers send their token as a second one, `token.<token>`
PERSON = "firebreak.person"  # where the gate leaves who asks, in the scope
HEADERS = {
    "cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}  # fmt: skip
"""What every answer of the API says."""


class Gate:
    """Checks `Host`, `Origin`, and the token or session of one request."""

    def __init__(self, tokens: Tokens, door: Door, allowed_hosts: Iterable[str]) -> None:
        """`allowed_hosts` are names served besides those of this machine."""
        self.tokens = tokens
        self._door = door
        self._hosts = OWN_NAMES | {host.lower() for host in allowed_hosts}

    def admit(self, scope: Scope) -> Person | None:
        """Return who asks, None on a page that a stranger may ask for; raises Refused."""
        headers = _headers(scope)
        host = headers.get(b"host", "")
        if host_name(host) not in self._hosts:
            raise Refused("misdirected", "this node does not serve that host name", "set api.allowed_hosts")
        origin = headers.get(b"origin")
        if origin is not None and not _same(origin, host):
            raise Refused("forbidden", "the request comes from a page of another origin")
        path = scope["path"]
        if "//" in path:  # the router would read it as another path than the one checked here
            raise Refused("absent", "there is no such page")
        if not path.startswith("/v1/") or path in OPEN_PATHS:
            return None
        if headers.get(b"sec-fetch-site", "none") not in ("same-origin", "none"):
            raise Refused("forbidden", "the request comes from a page of another origin")
        return self._person(scope, headers)

    def _person(self, scope: Scope, headers: dict[bytes, str]) -> Person | None:
        """Return who asks; raises Refused when somebody must be known and nobody is."""
        presented, method = _presented(headers), scope.get("method", "")
        if presented is not None:
            token = self.tokens.holder(presented)
            found = Person(name=token.name, roles=rights(token.role)) if token is not None else None
        elif scope["path"] in SIGN_IN and method not in SAFE:
            return None  # signing in again asks nothing of a session that may be there
        else:
            found = self._signed_in(scope, headers)
        if found is None and scope["path"] not in SIGN_IN:
            raise Refused("unauthorised", "sign in first, or show a token of this node", "`firebreak officer link`")
        return found

    def _signed_in(self, scope: Scope, headers: dict[bytes, str]) -> Person | None:
        """Return the officer whose session the request's cookie names; raises Refused for a forged request."""
        cookies = self._door.cookies(headers.get(b"cookie", ""))
        found = next((person for one in cookies if (person := self._door.sessions.find(one)) is not None), None)
        if found is None:
            return None
        method = scope.get("method")
        if method is None:  # a WebSocket
            if b"origin" not in headers:
                raise Refused("forbidden", "a live view by cookie is opened by a page of this node alone")
        elif method not in SAFE and not hmac.compare_digest(headers.get(CSRF, "").encode(), found.csrf.encode()):
            raise Refused("forbidden", "the request lacks the word of its own page", "send X-Firebreak-CSRF")
        return found


def _headers(scope: Scope) -> dict[bytes, str]:
    """Return the headers by name; of one sent twice all values, so that a second never slips past a check."""
    found: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _same(origin: str, host: str) -> bool:
    """Return whether an `Origin` names exactly the machine and port the request was sent to."""
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _presented(headers: dict[bytes, str]) -> str | None:
    """Return the token of a request, None if it shows none: a bearer token, or for a WebSocket a subprotocol."""
    scheme, _, token = headers.get(b"authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    for part in headers.get(b"sec-websocket-protocol", "").split(","):
        if part.strip().startswith("token."):
            return part.strip()[len("token.") :]
    return None


async def turn_away(error: Exception, scope: Any, receive: Any, send: Any) -> None:
    """Answer a request that was not admitted."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": problem_of(error).detail})
        return
    found = problem_of(error)
    extra = {"www-authenticate": "Bearer"} if found.status == 401 else {}
    said = {**HEADERS, "content-type": MEDIA_TYPE, **extra}
    headers = [(name.encode(), value.encode()) for name, value in said.items()]
    await send({"type": "http.response.start", "status": found.status, "headers": headers})
    await send({"type": "http.response.body", "body": encode_problem(found), "more_body": False})


def encode_problem(found: Problem) -> bytes:
    """Return a problem as JSON."""
    return msgspec.json.encode(found)
