"""The live view of a line: first everything as it is, then what happens, over one WebSocket.

Keeps true: what is told was durable before; a view that lags is cut off rather than left stale in silence, and a tick
every few seconds lets a screen say that it is stale. Nothing is taken from the one who watches.
Leaves to others: token, `Host` and `Origin` (`gate`), what is told (`telling`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from firebreak.api import telling
from firebreak.api.access import Person
from firebreak.api.gate import PERSON, PROTOCOL
from firebreak.api.operations import Served
from firebreak.api.replies_desk import News
from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import Leaf
from firebreak.node.service import LineService
from firebreak.node.service import News as Happened

TICK_S = 10.0
LOOK_S = 0.5  # of quiet, before it is looked for what the other station's counting changed
FEW = 16  # news that are told in their order, whatever they are
TOGETHER = 200  # news that are told together: of each matter in them once
ENDED, NO_TOKEN, NO_LINE, TOO_SLOW, STANDS_STILL = 4401, 4403, 4404, 4429, 4503  # close codes
REASON_BYTES = 120  # RFC 6455 allows 123
Socket = WebSocket[Any, Any, Any]


async def watch(socket: Socket, node: Served) -> None:
    """Serve one watcher until it goes or lags."""
    if socket.scope.get(PERSON) is None:
        await socket.close(code=NO_TOKEN, reason="a token of this node is required")
        return
    offered = socket.scope.get("subprotocols") or []
    await socket.accept(subprotocols=PROTOCOL if PROTOCOL in offered else None)
    try:
        line = node.line(socket.path_params["line"])
    except UsageError:
        await socket.close(code=NO_LINE, reason="this node has no such line")
        return
    except OperationalError as error:
        await _stand_still(socket, str(error))
        return
    queue = line.watch()
    gone = asyncio.ensure_future(_gone(socket))
    try:
        await _tell(socket, node, line, queue, gone)
    except WebSocketDisconnect:
        pass
    finally:
        line.unwatch(queue)
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await gone


async def until_ended(socket: Socket, work: Coroutine[Any, Any, None], ended: asyncio.Event) -> None:
    """Serve a view for as long as the session that opened it lasts."""
    view, over = asyncio.ensure_future(work), asyncio.ensure_future(ended.wait())
    waiting: set[asyncio.Future[Any]] = {view, over}
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if view.done():
            view.result()
            return
        view.cancel()
        with suppress(asyncio.CancelledError):
            await view
        with suppress(RuntimeError):  # it was closed in the same moment
            await socket.close(code=ENDED, reason="the session is over; sign in again")
    finally:
        over.cancel()
        if view.cancel():
            await asyncio.wait([view])


async def _stand_still(socket: Socket, why: str) -> None:
    """Close a view of a line that stands still, rather than show what is no longer so."""
    await socket.close(code=STANDS_STILL, reason=why.encode()[:REASON_BYTES].decode(errors="ignore"))


async def _gone(socket: Socket) -> None:
    """Return when the watcher has gone; what it says meanwhile is dropped."""
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_data(mode="text")


async def _tell(
    socket: Socket, node: Served, line: LineService, queue: asyncio.Queue[Happened], gone: asyncio.Future[None]
) -> None:
    person: Person = socket.scope[PERSON]  # type: ignore[literal-required]
    first = await telling.snapshot(node, line, partial(_catch_up, queue))
    await _send(socket, first)
    told = telling.Told(line, first)
    while not gone.done():
        if queue.qsize() >= queue.maxsize - 1:  # full, but for the one just taken: the service gives up on it
            await socket.close(code=TOO_SLOW, reason="this view lags; open it again")
            return
        news = asyncio.ensure_future(queue.get())
        waiting: set[asyncio.Future[Any]] = {news, gone}
        patience = LOOK_S if told.waits else TICK_S
        try:
            await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:  # the session is over
            news.cancel()
            raise
        if line.halted:
            news.cancel()
            await _stand_still(socket, f"this line stands still: {line.halted}")
            return
        if news.done():
            batch, known = [news.result(), *_rest(queue)], set[Leaf]()
            many = len(batch) > FEW
            if many:
                batch.sort(key=lambda happened: happened.alert is None)  # what rings is told before what does not
            for happened in batch:
                shown = await telling.show(node, line, happened, person, known, ahead=many)
                told.heard(shown)
                for one in shown:
                    await _send(socket, one)
            continue
        news.cancel()
        if not gone.done():
            late = [] if told.waits else [telling.tick(line)]
            for one in (*await told.moved(), *late):
                await _send(socket, one)


def _rest(queue: asyncio.Queue[Happened]) -> list[Happened]:
    """Return what came meanwhile, to be told together; nothing of a queue that lags, which is found out next."""
    if queue.qsize() >= queue.maxsize - 1:
        return []
    return [queue.get_nowait() for _ in range(min(queue.qsize(), TOGETHER))]


def _catch_up(queue: asyncio.Queue[Happened]) -> None:
    """Take out what the snapshot holds already: the record went on while our own desks' file was read for it."""
    if queue.full():  # the service has given up on it, which is found out next
        return
    for _ in range(queue.qsize()):
        one = queue.get_nowait()
        if one.here is not None:
            queue.put_nowait(one)


async def _send(socket: Socket, news: News) -> None:
    await socket.send_data(msgspec.json.encode(news).decode(), mode="text")
