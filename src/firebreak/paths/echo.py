"""Echoes on a path's own schedule: what returned, how fast, and when a link is to be given up (WIRE-9 to WIRE-12).

Keeps true: each question is reported exactly once, as returned with its time or as not returned; a link is given up
only after a run of unanswered questions during which nothing at all arrived. Leaves to others: closing the link, and
what a series of echoes says about the line (the finding is made from the record).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from firebreak.core.errors import UsageError
from firebreak.paths.framing import NONCE_BYTES, echo_answer, echo_question, parse_echo
from firebreak.paths.port import Entropy, Link, PathEvents, Timer, Timers


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoSettings:
    """How often a path asks, and how long silence lasts before the link is given up."""

    every_s: float = 10.0
    dead_after: int = 3  # questions in a row
    answers_per_period: int = 64  # questions of the far side answered between two of ours (WIRE-10)

    def __post_init__(self) -> None:
        if not (self.every_s > 0 and self.dead_after > 0 and self.answers_per_period > 0):
            raise UsageError("echo settings must be greater than zero")


class EchoWatch:
    """The bookkeeping alone: no timer, no clock, nothing sent."""

    __slots__ = ("_arrived", "_asked_at", "_dead_after", "_nonce", "_silent")

    def __init__(self, dead_after: int) -> None:
        self._dead_after = dead_after
        self._nonce: bytes | None = None
        self._asked_at = 0.0
        self._silent = 0
        self._arrived = False

    @property
    def waiting(self) -> bool:
        """Whether a question is out."""
        return self._nonce is not None

    @property
    def dead(self) -> bool:
        """Whether the run of silent questions is long enough to give the link up (WIRE-12)."""
        return self._silent >= self._dead_after

    def arrived(self) -> None:
        """Note that something came from the far side: a link that carries is slow at worst."""
        self._arrived = True

    def ask(self, nonce: bytes, now_s: float) -> bool:
        """Put a new question out and tell whether the previous one had gone without an answer."""
        missed = self._nonce is not None
        self._silent = self._silent + 1 if missed and not self._arrived else 0
        self._arrived = False
        self._nonce, self._asked_at = nonce, now_s
        return missed

    def answer(self, nonce: bytes, now_s: float) -> int | None:
        """Return the round trip in ms; None for an answer to no question, or to one already given up."""
        if nonce != self._nonce:
            return None
        self._nonce = None
        return max(0, round((now_s - self._asked_at) * 1000))


class EchoKeeper:
    """Asks on schedule for one link, answers the far side, and tells the owner each result."""

    __slots__ = ("_answers_left", "_entropy", "_events", "_link", "_on_dead", "_send", "_settings", "_timer", "_timers",
                 "_watch")  # fmt: skip

    def __init__(
        self,
        *,
        link: Link,
        send: Callable[[bytes], object],
        on_dead: Callable[[str], object],
        events: PathEvents,
        settings: EchoSettings,
        timers: Timers,
        entropy: Entropy,
    ) -> None:
        """`send` puts an echo frame ahead of what is queued; `on_dead` gets the reason in plain words."""
        self._link, self._send, self._on_dead, self._events = link, send, on_dead, events
        self._settings, self._timers, self._entropy = settings, timers, entropy
        self._watch = EchoWatch(settings.dead_after)
        self._timer: Timer | None = None
        self._answers_left = settings.answers_per_period

    def start(self) -> None:
        """Ask now, and then on schedule until `stop`."""
        self._tick()

    def stop(self) -> None:
        """Ask no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def ask_now(self) -> None:
        """Ask at once, unless a question is out already or the schedule has ended."""
        if self._timer is not None and not self._watch.waiting:
            self._timer.cancel()
            self._tick()

    def arrived(self) -> None:
        """Note that something came from the far side."""
        self._watch.arrived()

    def handle(self, frame: bytes) -> None:
        """Take one echo frame of the far side. Raises PeerError WIRE-9."""
        is_answer, nonce = parse_echo(frame)
        if not is_answer:
            self._give_answer(nonce)
            return
        round_trip_ms = self._watch.answer(nonce, self._timers.time())
        if round_trip_ms is not None:
            self._events.circuit(self._link, True, round_trip_ms)

    def _give_answer(self, nonce: bytes) -> None:
        if self._answers_left:  # WIRE-10: a flood of questions costs a bounded number of answers
            self._answers_left -= 1
            self._send(echo_answer(nonce))

    def _tick(self) -> None:
        nonce = self._entropy(NONCE_BYTES)
        missed = self._watch.ask(nonce, self._timers.time())
        self._answers_left = self._settings.answers_per_period
        self._timer = self._timers.call_later(self._settings.every_s, self._tick)
        if missed:
            self._events.circuit(self._link, False, None)
        if self._watch.dead:
            self._on_dead(f"silent: {self._settings.dead_after} echoes in a row did not return")
        elif self._timer is not None:  # the owner may have closed the link when told
            self._send(echo_question(nonce))
