"""The API of one node as an ASGI application (`docs/reference/api.md`).

Keeps true: every request passes the gate first; pages are those of the table of operations and the live view, and
nothing else; no request is logged.
Leaves to others: listening (`server`), what pages do, the console's files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from litestar import Litestar, Request, Response, get, route, websocket
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler, WebsocketRouteHandler
from litestar.types import ControllerRouterHandler

from firebreak.api import (
    acts,
    archiving,
    challenging,
    checking,
    demo,
    duty,
    evidence,
    finding,
    introducing,
    keeping,
    officers,
    paging,
    passkeys,
    plotting,
    reading,
    releasing,
    signin,
    silencing,
)  # fmt: skip
from firebreak.api.access import READING, Person, Tokens
from firebreak.api.console import console
from firebreak.api.description import describe
from firebreak.api.door import Door
from firebreak.api.endpoint import Endpoint, framework_error, make_endpoint, unplanned_error
from firebreak.api.gate import HEADERS, PERSON, Gate, turn_away
from firebreak.api.operations import Operation, Served
from firebreak.api.problem import Refused
from firebreak.api.watching import NO_TOKEN, Socket, until_ended, watch

OPERATIONS: tuple[Operation, ...] = (
    *signin.PAGES, *passkeys.PAGES, *officers.PAGES, *paging.PAGES, *reading.PAGES, *finding.PAGES, *plotting.PAGES,
    *duty.PAGES, *acts.PAGES, *challenging.PAGES, *releasing.PAGES, *keeping.PAGES, *silencing.PAGES,
    *introducing.PAGES, *demo.PAGES, *checking.PAGES, *archiving.PAGES, *evidence.PAGES,
)  # fmt: skip
"""Every page of the API but the live view and the description."""


class Api(Litestar):
    """Litestar behind the gate, so that even what the router would refuse is checked first."""

    gate: Gate
    door: Door

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request, WebSocket or lifespan."""
        if scope["type"] in ("http", "websocket"):
            try:
                scope[PERSON] = self.gate.admit(scope)
            except Refused as refused:
                await turn_away(refused, scope, receive, send)
                return
        await super().__call__(scope, receive, send)


def create_app(
    node: Served, tokens: Tokens, allowed_hosts: Iterable[str] = (), extra: Sequence[ControllerRouterHandler] = ()
) -> Api:
    """Return the application for a node; `extra` are further routes."""
    door = Door(node.layout, node.clock, node=node.identity.party.party + str(node.config.api.port).encode())
    app = Api(
        route_handlers=[*_routes(node, door), _description(), _live_view(node, door), *console(), *extra],
        exception_handlers={HTTPException: framework_error, Exception: unplanned_error},
        openapi_config=None, request_max_body_size=None, logging_config=None, debug=False,
    )  # fmt: skip
    app.gate, app.door = Gate(tokens, door, allowed_hosts), door
    return app


def _routes(node: Served, door: Door) -> Iterator[HTTPRouteHandler]:
    """Yield one route for each path, which knows all of its methods."""
    paths: dict[str, dict[str, Endpoint]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = make_endpoint(operation, node, door)
    for path, endpoints in paths.items():
        yield _route(path, endpoints)


def _route(path: str, endpoints: dict[str, Endpoint]) -> HTTPRouteHandler:
    async def endpoint(request: Request[Any, Any, Any]) -> Response[bytes]:
        return await endpoints[request.method](request)

    pattern = "/".join(f"{part[:-1]}:str}}" if part.startswith("{") else part for part in path.split("/"))
    methods: Any = list(endpoints)
    return route(pattern, http_method=methods, status_code=200)(endpoint)


def _description() -> HTTPRouteHandler:
    made = cache(lambda: describe(OPERATIONS))  # not before somebody asks: a start is short

    @get("/v1/openapi.json", name="openapi")
    async def openapi() -> Response[bytes]:
        return Response(made(), media_type="application/json", headers=HEADERS)

    return openapi


def _live_view(node: Served, door: Door) -> WebsocketRouteHandler:
    @websocket("/v1/lines/{line:str}/watch", name="watch")
    async def live(socket: Socket) -> None:
        person: Person | None = socket.scope.get(PERSON)  # type: ignore[assignment]
        if person is not None and not person.may(READING):
            await socket.close(code=NO_TOKEN, reason=f"this needs the role {' or '.join(READING)}")
            return
        with door.sessions.view(person.session if person is not None else None) as ended:
            await until_ended(socket, watch(socket, node), ended)

    return live
