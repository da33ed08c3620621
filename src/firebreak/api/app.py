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

from firebreak.api import acts, evidence, reading
from firebreak.api.access import Tokens
from firebreak.api.description import describe
from firebreak.api.endpoint import HEADERS, Endpoint, framework_error, make_endpoint, unplanned_error
from firebreak.api.gate import ROLE, Gate, turn_away
from firebreak.api.operations import Operation, Served
from firebreak.api.problem import Refused
from firebreak.api.watching import Socket, watch

OPERATIONS: tuple[Operation, ...] = (*reading.PAGES, *acts.PAGES, *evidence.PAGES)
"""Every page of the API but the live view and the description."""


class Api(Litestar):
    """Litestar behind the gate, so that even what the router would refuse is checked first."""

    gate: Gate

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request, WebSocket or lifespan."""
        if scope["type"] in ("http", "websocket"):
            try:
                scope[ROLE] = self.gate.admit(scope)
            except Refused as refused:
                await turn_away(refused, scope, receive, send)
                return
        await super().__call__(scope, receive, send)


def create_app(
    node: Served, tokens: Tokens, allowed_hosts: Iterable[str] = (), extra: Sequence[ControllerRouterHandler] = ()
) -> Api:
    """Return the application for a node; `extra` are further routes, such as the console's files."""
    app = Api(
        route_handlers=[*_routes(node), _description(), _live_view(node), *extra],
        exception_handlers={HTTPException: framework_error, Exception: unplanned_error},
        openapi_config=None, request_max_body_size=None, logging_config=None, debug=False,
    )  # fmt: skip
    app.gate = Gate(tokens, allowed_hosts)
    return app


def _routes(node: Served) -> Iterator[HTTPRouteHandler]:
    """Yield one route for each path, which knows all of its methods."""
    paths: dict[str, dict[str, Endpoint]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = make_endpoint(operation, node)
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


def _live_view(node: Served) -> WebsocketRouteHandler:
    @websocket("/v1/lines/{line:str}/watch", name="watch")
    async def live(socket: Socket) -> None:
        await watch(socket, node)

    return live
