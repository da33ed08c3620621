"""One node of a bench as a process of its own: serves, or submits messages and times their receipts.

python bench/driver.py serve FOLDER            with its API, until its standard input ends
python bench/driver.py latency FOLDER N        one at a time: seconds from submit to verified receipt, as JSON
python bench/driver.py flood FOLDER N FLIGHT   FLIGHT at a time: messages a second, as JSON
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path

from firebreak.api.access import Role, Tokens, new_token
from firebreak.api.app import create_app
from firebreak.api.server import serve
from firebreak.core.line import events as ev
from firebreak.core.procedures.model import SendMessage
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.node.node import Node
from firebreak.node.service import LineService

TEXT = "Unidentified track 40 nm east of the line, heading west, low and slow. It is not ours. Hold fire and confirm."
MESSAGE = SendMessage(by=By(1, 1), to=(1,), precedence=Precedence.ROUTINE, lang="en", text=TEXT.ljust(140, "."))


class Receipts:
    """Resolves when the peer's verified entries count ours."""

    def __init__(self, service: LineService) -> None:
        self.service = service
        self.waiting: list[tuple[int, asyncio.Future[float]]] = []
        self._post = service.post
        service.post = self._posted  # type: ignore[method-assign]

    def _posted(self, event: ev.Event) -> None:
        self._post(event)
        if isinstance(event, ev.FrameArrived) and self.waiting:
            own, now = self.service.engine.state.own, time.perf_counter()
            assert own is not None
            done = [w for w in self.waiting if w[0] < own.counted]
            self.waiting = [w for w in self.waiting if w[0] >= own.counted]
            for _, future in done:
                future.set_result(now)

    async def one(self) -> float:
        """Submit a message; return the seconds until its receipt is verified."""
        began = time.perf_counter()
        submission = await self.service.submit(MESSAGE)
        own = self.service.engine.state.own
        assert own is not None
        n = next(n for n in range(own.size - 1, -1, -1) if own.leaves.get(n) == submission.leaf)
        if own.counted > n:
            return time.perf_counter() - began
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.waiting.append((n, future))
        return await future - began


async def ready(service: LineService) -> None:
    """Wait until content can be sent."""
    while not (service.status().can_seal and any(link.up for link in service.status().links)):
        await asyncio.sleep(0.01)


async def main(mode: str, folder: str, *numbers: str) -> None:
    """Run one mode."""
    node = Node(Path(folder))
    await node.start()
    if mode == "serve":
        tokens, token = new_token(Tokens(), Role.OFFICER, "bench", os.urandom)
        api = await serve(create_app(node, tokens), "127.0.0.1", 0)
        print(json.dumps({"port": api.port, "token": token}), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        await api.stop()
    else:
        service = node.line("line")
        await ready(service)
        print(json.dumps(await measure(mode, Receipts(service), [int(n) for n in numbers])), flush=True)
    await node.stop()


async def measure(mode: str, receipts: Receipts, numbers: list[int]) -> object:
    """Return the figures of a mode."""
    count = numbers[0]
    if mode == "latency":
        for _ in range(30):
            await receipts.one()
        return [await receipts.one() for _ in range(count)]
    flight = numbers[1] if len(numbers) > 1 else 50
    left = iter(range(count))

    async def worker() -> list[float]:
        return [await receipts.one() for _ in left]

    began = time.perf_counter()
    times = await asyncio.gather(*(worker() for _ in range(flight)))
    took = time.perf_counter() - began
    return {"messages_per_s": count / took, "times_s": sorted(t for some in times for t in some)}


if __name__ == "__main__":
    try:
        import uvloop
    except ImportError:
        asyncio.run(main(*sys.argv[1:]))
    else:
        uvloop.run(main(*sys.argv[1:]))
