"""What this node's own desks decided about one line: sounds turned off, words that wait, paths cut on purpose.

Keeps true: a silence ends by itself, also one made before a restart, and those who watch are told when it does; none of
it reaches the record or the other side.
Leaves to others: keeping it (`desk`), who may do what (`api`), closing the links of a path that was cut (`net`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.procedures.model import Item
from firebreak.core.types import Leaf, LocalTime, Precedence
from firebreak.node.desk import Desk
from firebreak.node.releases import Release
from firebreak.node.silences import Silence
from firebreak.paths.port import Timer, Timers
from firebreak.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """What a silence needs to know of an alert."""

    number: int
    of: Leaf | None
    raised: LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceNews:
    """A silence began, or is over."""

    silence: Silence
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseNews:
    """Something about a two-person release changed."""

    release: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNews:
    """A draft of an officer changed, in one of their windows."""

    officer: str
    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNews:
    """A switch of a demonstration was turned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNews:
    """How far something long has come."""

    task: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingNews:
    """A means of paging was tested."""


class Local:
    """One line's part of a desk file, and the timers that go with it."""

    def __init__(
        self, line: str, *, desk: Desk | None = None, two_person: frozenset[Precedence] = frozenset(),
        demo: bool = False,
    ) -> None:  # fmt: skip
        """`two_person` is our own rule beside the charter's; without a `desk` nothing can be kept."""
        self.line = line
        self.two_person = two_person
        self.demo = demo
        self.cut: set[str] = set()
        self.waiting = 0  # submissions that wait for their second person
        self.silences: dict[int, Silence] = {}
        self.checking = False  # the record is being verified
        self.under_decision: set[str] = set()  # releases that are being sent now
        self.actors: dict[Leaf, str] = {}  # who acted, by name, as our own desks know it
        self.exercised: Callable[[Item], bool] = lambda _: False  # a credential stands behind an act, as checked here
        self._desk = desk
        self._timers: dict[int, Timer] = {}

    @property
    def desk(self) -> Desk:
        """The file of our desks; raises OperationalError where there is none."""
        if self._desk is None:
            raise OperationalError("this node keeps nothing for its desks")
        return self._desk

    def begin(
        self, clock: Clock, timers: Timers, tell: Callable[[object], None], sounding: Callable[[int], Sounding | None]
    ) -> None:
        """Take up what lasts from before. Raises OperationalError if the file refuses."""
        self._clock, self._loop, self._tell, self._sounding = clock, timers, tell, sounding
        if self._desk is None:
            return
        self.waiting = self._desk.releases.waiting(self.line)
        self.actors = self._desk.actors(self.line)
        for one in self._desk.silences.of(self.line, clock.now().utc):
            alert = sounding(one.number)
            if alert is not None and (alert.raised, _hex(alert.of)) == (one.raised, one.of):
                self._arm(one)

    def cut_short(self) -> list[Release]:
        """Return the releases of which it is not known whether they were written."""
        return [] if self._desk is None else self._desk.releases.cut_short(self.line)

    def close(self) -> None:
        """Cancel what would still happen."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    # --- who acted ----------------------------------------------------------------------------------------------

    def acted(self, leaf: Leaf, name: str) -> None:
        """Note who of ours wrote an entry; a file that refuses costs the name after a restart and nothing else."""
        self.actors[leaf] = name
        if self._desk is not None:
            self._later(lambda desk: desk.note_actor(self.line, leaf, name))

    def _later(self, work: Callable[[Desk], None]) -> None:
        """Do something with the file beside the event loop."""

        def carry_out() -> None:
            with suppress(OperationalError):
                work(self.desk)

        asyncio.get_running_loop().run_in_executor(None, carry_out)

    # --- silences -----------------------------------------------------------------------------------------------

    def silence(self, number: int, minutes: int, by: str) -> Silence:
        """Turn the sound of an alert off. Raises UsageError if it is at rest, OperationalError if it cannot be kept."""
        alert, now = self._sounding(number), self._clock.now().utc
        if alert is None:
            raise UsageError("there is no alert of that number that still sounds")
        made = Silence(
            line=self.line, number=number, of=_hex(alert.of), raised=alert.raised, at=now,
            until=LocalTime(now + 60 * minutes), by=by,
        )  # fmt: skip
        self.desk.silences.begin(made)
        self._arm(made)
        self._tell(SilenceNews(silence=made, over=False))
        return made

    def unsilence(self, number: int) -> None:
        """Let an alert sound again; doing it twice is as good as once."""
        self.desk.silences.end(self.line, number)
        self._over(number)

    def silenced(self, number: int) -> Silence | None:
        """Return the silence that lasts now for an alert."""
        return self.silences.get(number)

    def at_rest(self, number: int) -> None:
        """Somebody took the alert: there is nothing to silence any more."""
        if number in self.silences:
            self._over(number)

    def _arm(self, silence: Silence) -> None:
        old = self._timers.pop(silence.number, None)
        if old is not None:
            old.cancel()
        self.silences[silence.number] = silence
        left_s = max(0, silence.until - self._clock.now().utc)
        self._timers[silence.number] = self._loop.call_later(left_s, lambda: self._over(silence.number))

    def _over(self, number: int) -> None:
        timer, silence = self._timers.pop(number, None), self.silences.pop(number, None)
        if timer is not None:
            timer.cancel()
        if silence is not None:
            self._tell(SilenceNews(silence=silence, over=True))

    @contextmanager
    def deciding(self, release: str) -> Iterator[None]:
        """While this lasts nobody asks the record what became of a release. Raises UsageError if it lasts already."""
        if release in self.under_decision:
            raise UsageError("somebody is releasing it now")
        self.under_decision.add(release)
        try:
            yield
        finally:
            self.under_decision.discard(release)

    def count_waiting(self, change: int) -> None:
        """One more or one less waits for its second person."""
        self.waiting = max(0, self.waiting + change)


def _hex(leaf: Leaf | None) -> str | None:
    return None if leaf is None else leaf.hex()
