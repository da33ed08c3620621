"""Every means of paging is tried on its schedule, and what came of it is kept and told.

Keeps true: a test that falls due is made, or written down as missed and told; a result is durable before anybody is
told of it; a means that failed is not the one by which that is told.
Leaves to others: trying a means (`means`), raising the alert (`hooks`), showing results (`api.paging`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from firebreak.core.errors import IntegrityError, OperationalError, PeerError
from firebreak.core.record.codec import decode, encode
from firebreak.core.types import LineId, LocalTime
from firebreak.node.means import Means
from firebreak.node.settings import NodeConfig
from firebreak.ports import Clock
from firebreak.ports_store import Batch, Store

DAY_S = 86_400
GRACE_S = 300  # a test this late is made late; one later than this was missed
KEPT = 100  # results a means
NAMESPACE = "paging"
MISSED = "It was not tested at its time: this node did not run."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of one test of a means; `due` is None for one that somebody asked for."""

    name: str
    due: LocalTime | None
    at: LocalTime
    result: str  # "taken", "failed", "missed"
    words: str

    @property
    def ok(self) -> bool:
        """True when the means took the test; that somebody heard it cannot be known here."""
        return self.result == "taken"


def last_due(times: Iterable[int], now: LocalTime) -> LocalTime:
    """Return the last moment up to now at which a schedule of minutes after midnight, UTC, wants a test."""
    today = now - now % DAY_S
    moments = [today + minutes * 60 - back for minutes in times for back in (0, DAY_S)]
    return LocalTime(max(moment for moment in moments if moment <= now))


def next_due(times: Iterable[int], now: LocalTime) -> LocalTime:
    """Return the first moment after now at which a schedule wants a test."""
    today = now - now % DAY_S
    moments = [today + minutes * 60 + ahead for minutes in times for ahead in (0, DAY_S)]
    return LocalTime(min(moment for moment in moments if moment > now))


class Kept:
    """The results of one node, beside the record of its first line."""

    def __init__(self, store: Store, line: LineId) -> None:
        """Read what was kept; raises IntegrityError if it is damaged."""
        self._store = store
        self._line = line
        self._all: list[tuple[bytes, Tried]] = [(key, _read(data)) for key, data in store.notes(NAMESPACE, line)]

    def add(self, tried: Tried) -> None:
        """Make a result durable; the oldest of the same means make room. Raises OperationalError."""
        key = tried.at.to_bytes(8, "big") + len(self._all).to_bytes(4, "big") + tried.name.encode()
        old = [(k, one) for k, one in self._all if one.name == tried.name][: -(KEPT - 1)]
        value = encode((tried.name, tried.due, tried.at, tried.result, tried.words))
        notes = ((NAMESPACE, key, value), *((NAMESPACE, k, b"") for k, _ in old))
        self._store.commit(Batch(line=self._line, notes=notes))
        self._all = [*(pair for pair in self._all if pair not in old), (key, tried)]

    def of(self, name: str) -> list[Tried]:
        """Return the results of a means, the oldest first."""
        return [tried for _, tried in self._all if tried.name == name]


def _read(data: bytes) -> Tried:
    try:
        value = decode(data)
    except PeerError:
        value = None
    match value:
        case (str(name), due, int(at), str(result), str(words)) if due is None or type(due) is int:
            since = None if due is None else LocalTime(due)
            return Tried(name=name, due=since, at=LocalTime(at), result=result, words=words)
    raise IntegrityError("the results of paging tests are damaged")


class SelfTests:
    """Tests the means of one node."""

    def __init__(
        self, *, config: NodeConfig, means: Means, kept: Kept, clock: Clock, tell: Callable[[Tried], None],
        report: Callable[[str, str], None], news: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """`tell` raises an alert about a scheduled test that failed or was missed; `news` says that one ended."""
        self._schedule: Mapping[str, tuple[int, ...]] = {p.name: p.test_times for p in config.pager if p.test_times}
        self._means = means
        self._kept = kept
        self._clock = clock
        self._tell = tell
        self._report = report
        self._news = news
        self._began = clock.now().utc
        self._running: dict[str, asyncio.Task[None]] = {}
        self._asked: dict[tuple[str, str], asyncio.Task[Tried]] = {}

    def look(self) -> None:
        """Begin every test that is due; called when the node starts and with every look at the clock."""
        now = self._clock.now().utc
        for name, times in self._schedule.items():
            due = last_due(times, now)
            if name not in self._running and due > self._done(name, times):
                task = asyncio.get_running_loop().create_task(self._scheduled(name, due, missed=now - due > GRACE_S))
                self._running[name] = task
                task.add_done_callback(partial(self._ended, name))

    def _done(self, name: str, times: tuple[int, ...]) -> LocalTime:
        """Return the last moment for which a result is kept; a means that is new owes none for the past."""
        kept = [tried.due for tried in self._kept.of(name) if tried.due is not None]
        return max(kept) if kept else last_due(times, self._began)

    def _ended(self, name: str, task: asyncio.Task[None]) -> None:
        self._running.pop(name, None)
        if not task.cancelled():
            task.result()

    async def _scheduled(self, name: str, due: LocalTime, *, missed: bool) -> None:
        try:
            if missed:
                tried = Tried(name=name, due=due, at=self._clock.now().utc, result="missed", words=MISSED)
                self._kept.add(tried)
                self._tell(tried)
            tried = await self.run(name, due=None if missed else due)
        except OperationalError as error:
            self._report("paging", f"pager {name}: the result of its test could not be kept: {error}")
            return
        if not tried.ok:
            self._tell(tried)

    async def run(self, name: str, *, desk: str = "", due: LocalTime | None = None) -> Tried:
        """Test a means now and keep the result; raises OperationalError if it cannot be kept.

        Whoever asks while the same test goes on gets its result: nobody is fetched twice at once.
        """
        going = self._asked.get((name, desk))
        if going is None:
            going = self._asked[name, desk] = asyncio.get_running_loop().create_task(self._test(name, desk, due))
            going.add_done_callback(lambda _: self._asked.pop((name, desk)))
        return await asyncio.shield(going)

    async def _test(self, name: str, desk: str, due: LocalTime | None) -> Tried:
        why = await self._means.test(name, desk)
        words = f"The test failed: {why}." if why else "The means took the test. Whether anybody heard it is not known."
        result = "failed" if why else "taken"
        tried = Tried(name=name, due=due, at=self._clock.now().utc, result=result, words=words)
        self._kept.add(tried)
        self._news()
        return tried

    def last(self, name: str) -> Tried | None:
        """Return the last result of a means."""
        found = self._kept.of(name)
        return found[-1] if found else None

    def next(self, name: str) -> LocalTime | None:
        """Return when a means is tested next, None if only when somebody asks."""
        times = self._schedule.get(name)
        return next_due(times, self._clock.now().utc) if times else None

    async def close(self) -> None:
        """Give up what runs: the node stops."""
        running: list[asyncio.Task[Any]] = [*self._running.values(), *self._asked.values()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
