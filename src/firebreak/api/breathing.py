"""Long work on the event loop in short pieces, and longer work beside it, so that a ring never waits for a reader.

Keeps true: between two pieces the line works; of what goes on beside the loop there is one at a time, and few wait for
it, so that what the desks keep and what is shown at a cold start find a free hand.
Leaves to others: what is done (`finding`, `reading`, `evidence`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from firebreak.api.problem import Refused

ENTRIES = 4  # shown between two breaths: the largest takes a few milliseconds
ROWS = 2048  # rows looked at between two breaths ...
CUT = 64  # ... where a row whose words stand in the store costs as much as these
WAITING_MAX, BUSY_S = 8, 10

_A = TypeVar("_A")
_B = TypeVar("_B")


async def each(items: Iterable[_A], make: Callable[[_A], _B], most: int = ENTRIES) -> list[_B]:
    """Return what `make` makes of each of some things, `most` of them between two breaths."""
    made = []
    for number, one in enumerate(items, start=1):
        if number % most == 0:
            await asyncio.sleep(0)
        made.append(make(one))
    return made


class Steps:
    """Counts what was looked at, and says when it is time for the line to work."""

    def __init__(self) -> None:
        """Nothing was looked at."""
        self._done = 0

    async def took(self, cost: int = 1) -> None:
        """Let the line work once enough was done."""
        self._done += cost
        if self._done >= ROWS:
            self._done = 0
            await asyncio.sleep(0)


class Beside:
    """Work of seconds, in a thread of its own."""

    def __init__(self) -> None:
        """The thread begins with the first work."""
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="evidence")
        self._waiting = 0

    async def do(self, work: Callable[..., _B], *given: Any, **named: Any) -> _B:
        """Do it as soon as what came before is done; raises Refused where too much waits, and what `work` raises."""
        if self._waiting >= WAITING_MAX:
            raise Refused("limited", "other evidence is being made or verified; ask again in a while", retry_s=BUSY_S)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._hand, partial(work, *given, **named))
        finally:
            self._waiting -= 1
