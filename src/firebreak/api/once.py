"""Requests that are sent again because their answer was lost: the first answer once more, and nothing done twice.

Keeps true: under one key a person has one thing done a day; who asks again while it is being done waits for the same
answer; what failed may be tried again. Memory is bounded, the oldest answers go first.
Leaves to others: acts on a line, which are done once across restarts too (`node.tickets`).
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from firebreak.api.problem import Refused
from firebreak.ports import Clock

LASTS_MS = 86_400_000
KEPT_MAX = 2_000
KEPT_BYTES = 16_384  # of one answer; a larger one is made again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    said: bytes
    at: int
    answer: asyncio.Future[Any]


class Once:
    """The answers given under keys; one event loop owns them."""

    def __init__(self, clock: Clock) -> None:
        """`clock` is read for its instants alone."""
        self._clock = clock
        self._held: OrderedDict[str, _Done] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    async def run(self, key: str, said: bytes, work: Callable[[], Awaitable[Any]]) -> Any:
        """Return the answer under this key, made by `work` unless it is there or under way; `said` is what is asked.

        Raises Refused when the key was used for something else, and what `work` raises.
        """
        self._forget_old()
        held, digest = self._held.get(key), sha256(said).digest()
        if held is not None:
            if held.said != digest:
                raise Refused("usage", "this Idempotency-Key was used for something else; take a new one")
            return await asyncio.shield(held.answer)
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._held[key] = _Done(said=digest, at=self._now(), answer=future)
        try:
            answer = await work()
        except BaseException as error:
            self._held.pop(key, None)
            _fail(future, error)
            raise
        future.set_result(answer)
        if not isinstance(answer, msgspec.Struct) or len(msgspec.json.encode(answer)) > KEPT_BYTES:
            self._held.pop(key, None)
        return answer

    def _forget_old(self) -> None:
        while self._held:
            key, first = next(iter(self._held.items()))
            if len(self._held) < KEPT_MAX and self._now() - first.at <= LASTS_MS:
                return
            del self._held[key]

    def _now(self) -> int:
        return int(self._clock.now().instant)


def _fail(future: asyncio.Future[Any], error: BaseException) -> None:
    """Tell whoever waits for the same answer that there is none."""
    if isinstance(error, asyncio.CancelledError):
        future.cancel()
        return
    future.set_exception(error)
    future.exception()  # nobody may have waited
