"""One line as the API, the CLI and the demo see it: commands in, facts out.

Keeps true: a command returns when it is durable; everything read comes from the record or from our own journal of
alerts; the two are never mixed; what goes wrong inside one line is told to the node and reaches no other line. One
event loop owns the service.
Leaves to others: HTTP (`api`), sockets (`net`), the paging plan (`paging`).
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError, UsageError
from firebreak.core.line import events as ev
from firebreak.core.line.state import HeldDraft, Material
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Command, Item
from firebreak.core.types import Leaf, LocalTime
from firebreak.node import views
from firebreak.node.engine import Engine
from firebreak.ports import Clock

FEED_LIMIT = 1000  # news a slow watcher may lag behind before it is cut off


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A durable command: in the record under `leaf`, or held at our station for the reason given."""

    ticket: str
    leaf: Leaf | None
    held: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedAlert:
    """An alert as kept in our own journal; `number` counts up from 1."""

    number: int
    at: LocalTime
    alert: Alert
    stopped: LocalTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """One live connection."""

    path: str
    outer: str
    established: bool
    up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """The technical state of a line at this node."""

    own_entries: int
    peer_entries: int
    counted_by_peer: int
    links: tuple[LinkStatus, ...]
    held: tuple[HeldDraft, ...]
    sealed: int
    peer_sealed: int
    seal_debt: int
    can_seal: bool  # an epoch is open: content can be sent


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something happened: exactly one field besides `at` is set."""

    at: LocalTime
    item: Item | None = None
    alert: RaisedAlert | None = None
    stopped: Leaf | None = None
    link: str | None = None


class LineService:
    """One line of a running node."""

    def __init__(
        self, *, name: str, engine: Engine, clock: Clock, trouble: Callable[[Exception], None] | None = None
    ) -> None:
        """`name` is the line's in this node's configuration; `trouble` is told what nobody planned, else it is raised.

        `halted` says why the line does nothing any more, "" while it works.
        """
        self.name = name
        self.engine = engine
        self.clock = clock
        self.halted = ""
        self._trouble = trouble
        self.alerts: list[RaisedAlert] = []
        self._waiting: dict[str, asyncio.Future[Submission]] = {}
        self._watchers: set[asyncio.Queue[News]] = set()
        self._matters: Matters | None = None
        self._tickets = itertools.count(1)
        self._run = os.urandom(4).hex()  # a submission of an earlier run may still be held under its own ticket
        self._turn: asyncio.Handle | None = None

    @property
    def material(self) -> Material:
        """Charter, parties and keys of the line."""
        return self.engine.state.material if self.engine.opened else self.engine.material

    @property
    def works(self) -> bool:
        """False while the line stands still, because of a fault or because the disk refuses."""
        return not self.halted and not self.engine.stalled

    # --- commands -----------------------------------------------------------------------------------------------

    async def submit(self, command: Command) -> Submission:
        """Carry out a command; returns when it is durable.

        Raises UsageError if the rules do not allow it, OperationalError if our store refuses.
        """
        if self.halted:
            raise OperationalError(f"line {self.name} stands still: {self.halted}")
        ticket = f"{self._run}-{next(self._tickets)}"
        future: asyncio.Future[Submission] = asyncio.get_running_loop().create_future()
        self._waiting[ticket] = future
        self._guarded(lambda: self.engine.submit(ev.Submitted(ticket=ticket, command=command)))
        self.turn_soon()
        return await future

    def post(self, event: ev.Event) -> None:
        """Hand an event of the world to the line; what it leads to is written at the end of this turn."""
        self._guarded(lambda: self.engine.post(event))
        self.turn_soon()

    def turn_soon(self) -> None:
        """End the turn once everything that is ready now has been handed over (group commit)."""
        if self._turn is None:
            self._turn = asyncio.get_running_loop().call_soon(self._end_turn)

    def _end_turn(self) -> None:
        self._turn = None
        self._guarded(lambda: self.engine.end_turn())

    def _guarded(self, work: Callable[[], None]) -> None:
        """Let the engine work; a fault in it is the node's to deal with, and no other line's."""
        if self.halted:
            return
        try:
            work()
        except Exception as error:
            if self._trouble is None:
                raise
            self._trouble(error)

    def begin(self, engine: Engine | None = None) -> None:
        """Open the line; with an `engine`, in place of one that failed."""
        if engine is not None:
            words = "the line was read back from the record; nothing was promised, send it again"
            self.give_up(OperationalError(words))
            self.engine = engine
            self._matters = None
        self.engine.open()
        self.engine.end_turn()

    def give_up(self, error: FirebreakError, *, halt: bool = False) -> None:
        """Tell whoever waits for a command that it failed; with `halt` the line does nothing any more."""
        if halt:
            self.halted = str(error)
            self.link_news(f"this line stands still: {error}")
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            if not future.done():
                future.set_exception(error)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """The engine says a command is durable. A command of two entries is answered by its last."""
        future = self._waiting.pop(ticket, None)
        if future is not None and not future.done():
            future.set_result(Submission(ticket=ticket, leaf=leaf, held=held))

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """The engine says a command was not possible (`ours`: because of our own store)."""
        future = self._waiting.pop(ticket, None)
        if future is not None and not future.done():
            future.set_exception(OperationalError(why) if ours else UsageError(why))

    # --- facts --------------------------------------------------------------------------------------------------

    def matters(self, until: LocalTime | None = None) -> Matters:
        """Return the fold over the whole record, or over what had arrived by `until`."""
        if until is not None:
            with self._watched_reading():
                return views.full_matters(self.material, self.engine.store, self.clock.now(), until)
        self._take_folded()
        if self._matters is None:
            with self._watched_reading():
                self._matters = views.full_matters(self.material, self.engine.store, self.clock.now())
        return self._matters

    def _take_folded(self) -> None:
        """Use the fold that opening the line has made anyway; every entry announced since then is folded onto it."""
        if self._matters is None:
            self._matters, self.engine.folded = self.engine.folded, None

    def log(self) -> Iterator[Item]:
        """Yield every opened entry in causal order."""
        with self._watched_reading():
            yield from views.record(self.material, self.engine.store, self.clock.now())

    @contextmanager
    def _watched_reading(self) -> Iterator[None]:
        """Tell the node when a reader finds that the record contradicts itself: then nothing may be signed on it."""
        try:
            yield
        except IntegrityError as error:
            if self._trouble is not None and not self.halted:
                self._trouble(error)
            raise

    def find(self, prefix: str) -> Leaf:
        """Return the matter whose id, or that of an act on it, starts with `prefix` (hex).

        Raises UsageError when there is none or more than one.
        """
        if len(prefix) < 4:
            raise UsageError(f"{prefix!r} is too short: give 4 digits of the id at least")
        start, m = prefix.lower(), self.matters()
        found = [leaf for leaf in procedures.subjects(m) if leaf.hex().startswith(start)]
        if not found:
            found = [leaf for leaf, one in m.matters.items() if any(a.leaf.hex().startswith(start) for a in one.acts)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} ids on this line begin with {prefix!r}; give more of the id")
        if not found:
            raise UsageError(f"no call, message or test on this line has an id that begins with {prefix!r}")
        return found[0]

    def status(self) -> LineStatus:
        """Return the technical state of the line."""
        st = self.engine.state
        return LineStatus(
            own_entries=st.own.size if st.own else 0,
            peer_entries=st.peer.size if st.peer else 0,
            counted_by_peer=st.own.counted if st.own else 0,
            links=tuple(
                LinkStatus(path=link.path, outer=link.outer, established=link.established, up=link.up)
                for link in st.links.values()
            ),
            held=st.held,
            sealed=st.seals.size,
            peer_sealed=st.seals.peer_size,
            seal_debt=(st.peer.size - st.seals.peer_size) if st.peer else 0,
            can_seal=bool(st.secrets.send),
        )

    # --- news ---------------------------------------------------------------------------------------------------

    def watch(self) -> asyncio.Queue[News]:
        """Return a queue that gets all news from now on; give it back with `unwatch`."""
        queue: asyncio.Queue[News] = asyncio.Queue(FEED_LIMIT)
        self._watchers.add(queue)
        return queue

    def unwatch(self, queue: asyncio.Queue[News]) -> None:
        """Stop the news of a queue."""
        self._watchers.discard(queue)

    @property
    def watched(self) -> bool:
        """True when somebody watches this line now."""
        return bool(self._watchers)

    def announce(self, items: tuple[Item, ...]) -> None:
        """These entries are durable: fold and tell them."""
        self._take_folded()
        if self._matters is not None:
            for item in items:
                self._matters = procedures.fold(self._matters, item, self.material.context)
        if self._watchers:
            at = self.clock.now().utc
            for item in items:
                self._tell(News(at=at, item=item))

    def raised(self, alert: Alert, at: LocalTime) -> RaisedAlert:
        """Enter an alert into the journal and tell it."""
        raised = RaisedAlert(number=len(self.alerts) + 1, at=at, alert=alert)
        self.alerts.append(raised)
        self._tell(News(at=at, alert=raised))
        return raised

    def stopped(self, of: Leaf) -> None:
        """Somebody took the matter: its alerts are at rest."""
        at = self.clock.now().utc
        self.alerts = [
            RaisedAlert(number=a.number, at=a.at, alert=a.alert, stopped=at)
            if a.alert.of == of and a.stopped is None
            else a
            for a in self.alerts
        ]
        self._tell(News(at=at, stopped=of))

    def link_news(self, words: str) -> None:
        """Tell that a connection came or went."""
        self._tell(News(at=self.clock.now().utc, link=words))

    def forget_view(self) -> None:
        """The record was renumbered: fold it anew when asked."""
        self._matters = None

    def _tell(self, news: News) -> None:
        for queue in tuple(self._watchers):
            if queue.full():
                self._watchers.discard(queue)
                continue
            queue.put_nowait(news)
