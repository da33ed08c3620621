"""Simulated time: one queue of things that will happen, each at its true moment.

Keeps true: things happen in order of time, then of rank, then of asking; nothing reads a real clock, so the same
scenario gives the same run. Leaves to others: what happens (`sim.network`, `sim.station`, `sim.rehearsal`).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

SECOND = 1000  # of the simulated clock, which counts milliseconds

HAPPENS, TURN_ENDS, IS_ASKED = range(3)
"""Ranks within one millisecond: what happens, then the end of a node's turn, then questions about it."""


@dataclass(order=True, slots=True)
class Planned:
    """Something that will happen, unless it is called off."""

    at_ms: int
    rank: int
    number: int
    action: Callable[[], None] | None = field(compare=False)

    def call_off(self) -> None:
        """Let it not happen."""
        self.action = None


class World:
    """The true clock, in milliseconds since 1970 UTC, and everything that is planned on it."""

    def __init__(self, start_ms: int) -> None:
        self.now_ms = start_ms
        self._planned: list[Planned] = []
        self._count = 0

    def at(self, at_ms: int, action: Callable[[], None], rank: int = HAPPENS) -> Planned:
        """Plan something for a moment, not earlier than now."""
        self._count += 1
        planned = Planned(max(at_ms, self.now_ms), rank, self._count, action)
        heapq.heappush(self._planned, planned)
        return planned

    def after(self, delay_ms: int, action: Callable[[], None], rank: int = HAPPENS) -> Planned:
        """Plan something for `delay_ms` from now."""
        return self.at(self.now_ms + delay_ms, action, rank)

    def run(self, until_ms: int) -> None:
        """Let everything happen that is planned up to and including a moment."""
        while self._planned and self._planned[0].at_ms <= until_ms:
            planned = heapq.heappop(self._planned)
            if planned.action is not None:
                self.now_ms = planned.at_ms
                planned.action()
        self.now_ms = max(self.now_ms, until_ms)
