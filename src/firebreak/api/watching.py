"""The live view of a line: first everything as it is, then what happens, over one WebSocket.

Keeps true: what is told was durable before; a view that lags is cut off rather than left stale in silence, and a tick
every few seconds lets a screen say that it is stale. Nothing is taken from the one who watches.
Leaves to others: token, `Host` and `Origin` (`gate`), showing (`showing`, `overview`).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from firebreak.api import overview
from firebreak.api.gate import PROTOCOL, ROLE
from firebreak.api.operations import Served
from firebreak.api.replies import Entry, Matter, News, Test
from firebreak.api.showing import Shower, newest_first, newest_tests
from firebreak.api.times import stamp
from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.procedures.state import matter_of
from firebreak.node.service import LineService
from firebreak.node.service import News as Happened

TICK_S = 10.0
SNAPSHOT = 50  # matters, tests and alerts of a snapshot, at most each
NO_TOKEN, NO_LINE, TOO_SLOW, STANDS_STILL = 4403, 4404, 4429, 4503  # close codes
REASON_BYTES = 120  # RFC 6455 allows 123
Socket = WebSocket[Any, Any, Any]


async def watch(socket: Socket, node: Served) -> None:
    """Serve one watcher until it goes or lags."""
    if socket.scope.get(ROLE) is None:
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
        await _tell(socket, line, queue, gone)
    except WebSocketDisconnect:
        pass
    finally:
        line.unwatch(queue)
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await gone


async def _stand_still(socket: Socket, why: str) -> None:
    """Close a view of a line that stands still, rather than show what is no longer so."""
    await socket.close(code=STANDS_STILL, reason=why.encode()[:REASON_BYTES].decode(errors="ignore"))


async def _gone(socket: Socket) -> None:
    """Return when the watcher has gone; what it says meanwhile is dropped."""
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_data(mode="text")


async def _tell(socket: Socket, line: LineService, queue: asyncio.Queue[Happened], gone: asyncio.Future[None]) -> None:
    await _send(socket, snapshot(line))
    while not gone.done():
        if queue.qsize() >= queue.maxsize - 1:  # full, but for the one just taken: the service gives up on it
            await socket.close(code=TOO_SLOW, reason="this view lags; open it again")
            return
        news = asyncio.ensure_future(queue.get())
        waiting: set[asyncio.Future[Any]] = {news, gone}
        await asyncio.wait(waiting, timeout=TICK_S, return_when=asyncio.FIRST_COMPLETED)
        if line.halted:
            news.cancel()
            await _stand_still(socket, f"this line stands still: {line.halted}")
            return
        if news.done():
            await _send(socket, show(line, news.result()))
            continue
        news.cancel()
        if not gone.done():
            await _send(socket, tick(line))


async def _send(socket: Socket, news: News) -> None:
    await socket.send_data(msgspec.json.encode(news).decode(), mode="text")


def snapshot(line: LineService) -> News:
    """Return everything as it is: state, matters and tests newest first, alerts."""
    m, shower = line.matters(), Shower(line)
    ringing = [a for a in line.alerts if a.stopped is None][-SNAPSHOT:]
    return News(
        what="snapshot", at=stamp(line.clock.now().utc), line=overview.state(line),
        matters=[shower.matter(m, x) for x in newest_first(m)[:SNAPSHOT]],
        tests=[shower.test(p) for p in newest_tests(m)[:SNAPSHOT]],
        alerts=[shower.alert(a) for a in reversed(ringing)],
    )  # fmt: skip


def tick(line: LineService) -> News:
    """Return the state as it is now, so that a screen knows that it is not stale."""
    return News(what="tick", at=stamp(line.clock.now().utc), line=overview.state(line))


def show(line: LineService, news: Happened) -> News:
    """Return what happened; an entry comes with the matter or test it changed, as it stands now."""
    shower, at = Shower(line), stamp(news.at)
    if news.item is not None:
        entry = shower.entry(news.item)
        matter, test = _changed(line, shower, news)
        return News(what="entry", at=at, entry=entry, matter=matter, test=test, line=_new_state(line, entry))
    if news.alert is not None:
        return News(what="alert", at=at, alert=shower.alert(news.alert))
    if news.stopped is not None:
        return News(what="stopped", at=at, of=news.stopped.hex())
    return News(what="link", at=at, words=news.link or "", line=overview.state(line))


def _new_state(line: LineService, entry: Entry) -> Any:
    """Return the state of the line after an entry that may change it."""
    return overview.state(line) if entry.kind in ("line-state", "test-summary", "test-reply", "time-out") else None


def _changed(line: LineService, shower: Shower, news: Happened) -> tuple[Matter | None, Test | None]:
    item, m = news.item, line.matters()
    assert item is not None
    for leaf in (item.leaf, item.ref, item.regarding):
        if leaf is not None and (matter := matter_of(m, leaf)) is not None:
            return shower.matter(m, matter), None
        if leaf is not None and (probe := m.probes.get(leaf)) is not None:
            return None, shower.test(probe)
    return None, None
