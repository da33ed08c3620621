"""The operator's log of one line: what a peer or a stranger can cause again and again is written once in a while.

Keeps true: nobody can fill the disk or hide an event of another line by noise; what was held back is counted; an entry
is one line of printable text whatever it quotes.
Leaves to others: where the log goes (the standard logger `firebreak`), and that no content comes here (the callers).
"""

from __future__ import annotations

from collections.abc import Callable

from firebreak.core.types import Instant
from firebreak.paths.gate import RefusalMeter

PERIOD_S = 10.0
LINES_MAX = 40  # of one line of the node, in a period
GRAVE = ("store", "fault", "feed", "revoked", "clock", "open")  # written as warnings, and never held back
CHANGING = ("link",)  # equal words twice are two events


class LineLog:
    """Writes what happens on one line, within bounds."""

    def __init__(self, name: str, write: Callable[[str, str], None], now: Callable[[], Instant]) -> None:
        """`write` takes topic and words."""
        self._name = name
        self._write = write
        self._now = now
        self._meter = RefusalMeter(PERIOD_S, LINES_MAX)
        self._period = -1
        self._written = self._held = 0

    def report(self, topic: str, words: str) -> None:
        """Write an entry, unless it was just written or too many were."""
        now_s = self._now() / 1000
        if topic not in GRAVE:
            repeated = 0 if topic in CHANGING else self._meter.count(f"{topic} {words}", now_s)
            if repeated is None or not self._room(int(now_s // PERIOD_S)):
                return
            words += f" ({repeated} more before)" if repeated else ""
        self._write(topic, f"{self._name}: {words}")

    def _room(self, period: int) -> bool:
        """Return whether one more may be written in this period, and tell once what was held back in the last."""
        if period != self._period:
            self._period, self._written = period, 0
            if self._held:
                self._write("log", f"{self._name}: {self._held} further lines were held back")
                self._held = 0
        self._written += 1
        self._held += self._written > LINES_MAX
        return self._written <= LINES_MAX


def one_line(words: str) -> str:
    """Return a text with everything that is not printable shown as its number."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in words)
