"""One line as the API, the CLI and the demo see it: commands in, facts out.

Keeps true: a command returns when it is durable; everything read comes from the record or from our own journal of
alerts; the two are never mixed; what goes wrong inside one line is told to the node and reaches no other line. One
event loop owns the service.
Leaves to others: reading the record (`facts`), HTTP (`api`), sockets (`net`), the paging plan (`paging`).
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from firebreak.core.errors import FirebreakError, OperationalError, UsageError
from firebreak.core.line import events as ev
from firebreak.core.line.commands import normalised
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Alert, Command, Item
from firebreak.core.record.kinds import check_own
from firebreak.core.types import Leaf, LocalTime
from firebreak.node import tickets
from firebreak.node.alerts import Journal
from firebreak.node.alerts import RaisedAlert as RaisedAlert
from firebreak.node.engine import Engine
from firebreak.node.facts import Facts
from firebreak.node.facts import LineStatus as LineStatus
from firebreak.node.facts import LinkStatus as LinkStatus
from firebreak.node.local import Local, Sounding
from firebreak.node.releases import RELEASED, RELEASING, WAITING, Release
from firebreak.paths.port import Timers
from firebreak.ports import Clock

FEED_LIMIT = 1000  # news a slow watcher may lag behind before it is cut off


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A durable command: in the record under `leaf`, or held at our station for the reason given."""

    ticket: str
    leaf: Leaf | None
    held: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something happened: exactly one field besides `at` is set. `here` is news of this node's own desks."""

    at: LocalTime
    item: Item | None = None
    alert: RaisedAlert | None = None
    stopped: Leaf | None = None
    link: str | None = None
    here: object | None = None


class LineService(Facts):
    """One line of a running node."""

    def __init__(
        self, *, name: str, engine: Engine, clock: Clock, trouble: Callable[[Exception], None] | None = None,
        local: Local | None = None,
    ) -> None:  # fmt: skip
        """`name` is the line's in this node's configuration; `trouble` is told what nobody planned, else it is raised;
        `local` is what our own desks keep beside the record.

        `halted` says why the line does nothing any more, "" while it works.
        """
        super().__init__(engine, clock, trouble)
        self.name = name
        self.local = local if local is not None else Local(name)
        self.journal = Journal()
        self._waiting: dict[str, asyncio.Future[Submission]] = {}
        self._actors: dict[str, str] = {}
        self._watchers: set[asyncio.Queue[News]] = set()
        self._tickets = itertools.count(1)
        self._run = os.urandom(4).hex()  # a submission of an earlier run may still be held under its own ticket
        self._turn: asyncio.Handle | None = None

    @property
    def works(self) -> bool:
        """False while the line stands still, because of a fault or because the disk refuses."""
        return not self.halted and not self.engine.stalled

    # --- commands -----------------------------------------------------------------------------------------------

    async def submit(self, command: Command, *, key: str = "", actor: str = "") -> Submission:
        """Carry out a command; returns when it is durable.

        With a `key` the same command sent again within a day gives the first answer and writes nothing. `actor` is the
        officer's name as our own desks know it; it is never sent.
        Raises UsageError if the rules do not allow it, OperationalError if our store refuses.
        """
        if self.halted:
            raise OperationalError(f"line {self.name} stands still: {self.halted}")
        ticket = tickets.keyed(key) if key else f"{self._run}-{next(self._tickets)}"
        known = self.answered(key) if key else None
        if known is not None:
            return known
        future = self._waiting.get(ticket)
        if future is None:
            future = self._waiting[ticket] = asyncio.get_running_loop().create_future()
            self._actors[ticket] = actor
            self._guarded(lambda: self.engine.submit(ev.Submitted(ticket=ticket, command=command)))
            self.turn_soon()
        return await (asyncio.shield(future) if key else future)  # others may wait for one under a key

    def answered(self, key: str, *, ever: bool = False) -> Submission | None:
        """Return what became of a command under this key within a day, or `ever`; None if nothing did."""
        ticket = tickets.keyed(key)
        leaf = tickets.written(self.engine.store, self.material.line, ticket, None if ever else self.clock.now().utc)
        if leaf is not None:
            return Submission(ticket=ticket, leaf=leaf, held=None)
        held = next((one.why for one in self.engine.state.held if one.draft.ticket == ticket), None)
        return Submission(ticket=ticket, leaf=None, held=held) if held is not None else None

    def settle_release(self, found: Release) -> Release:
        """Return a release that was cut short as the record tells it, and keep that. Raises OperationalError."""
        done = self.answered(found.key, ever=True)
        told = replace(found, state=WAITING, decided_at=None, decided_by=None, decided_name=None)
        if done is not None:
            told = replace(found, state=RELEASED, entry=done.leaf.hex() if done.leaf is not None else None)
        self.local.desk.releases.decide(told, RELEASING)
        self.local.count_waiting(0 if done is not None else 1)
        return told

    def begin_local(self, timers: Timers) -> None:
        """Take up what our desks keep of this line. Raises OperationalError if the file refuses."""
        self.local.begin(self.clock, timers, self.tell_here, self._sounding)
        for found in self.local.cut_short():
            self.settle_release(found)
        tickets.forget_old(self.engine.store, self.material.line, self.clock.now().utc)

    def _sounding(self, number: int) -> Sounding | None:
        """Return what a silence must know of an alert, None once it is at rest."""
        one = self.journal.standing.get(number)
        return Sounding(number=number, of=one.alert.of, raised=one.at) if one is not None else None

    def check(self, command: Command) -> None:
        """Raise UsageError unless a command could be carried out now, and its form will hold later."""
        made = procedures.submit(self.engine.state.matters, command, self.material.context, self.clock.now(), "")
        for draft in made:
            check_own(normalised(draft.payload))

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
            self.forget_view()
        self.engine.wants_index = True
        self.engine.open()
        self.engine.end_turn()

    def give_up(self, error: FirebreakError, *, halt: bool = False) -> None:
        """Tell whoever waits for a command that it failed; with `halt` the line does nothing any more."""
        if halt:
            self.halted = str(error)
            self.link_news(f"this line stands still: {error}")
        waiting, self._waiting = self._waiting, {}
        self._actors.clear()
        for future in waiting.values():
            if not future.done():
                future.set_exception(error)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """The engine says a command is durable. A command of two entries is answered by its last."""
        future, actor = self._waiting.pop(ticket, None), self._actors.pop(ticket, "")
        if leaf is not None and actor:
            self.local.acted(leaf, actor)
        if future is not None and not future.done():
            future.set_result(Submission(ticket=ticket, leaf=leaf, held=held))

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """The engine says a command was not possible (`ours`: because of our own store)."""
        future = self._waiting.pop(ticket, None)
        self._actors.pop(ticket, None)
        if future is not None and not future.done():
            future.set_exception(OperationalError(why) if ours else UsageError(why))

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
        self.took(items)
        if self._watchers:
            at = self.clock.now().utc
            for item in items:
                self._tell(News(at=at, item=item))

    @property
    def alerts(self) -> list[RaisedAlert]:
        """Everything our desks were told, oldest first."""
        return self.journal.alerts

    def raised(self, alert: Alert, at: LocalTime) -> RaisedAlert:
        """Enter an alert into the journal and tell it."""
        raised = self.journal.raised(alert, at)
        self._tell(News(at=at, alert=raised))
        return raised

    def stopped(self, of: Leaf) -> None:
        """Somebody took the matter: its alerts are at rest."""
        at = self.clock.now().utc
        for number in self.journal.stop(of, at):
            self.local.at_rest(number)
        self._tell(News(at=at, stopped=of))

    def tell_here(self, news: object) -> None:
        """Tell of something at this node's own desks; it is no part of the record."""
        self._tell(News(at=self.clock.now().utc, here=news))

    def link_news(self, words: str) -> None:
        """Tell that a connection came or went."""
        self._tell(News(at=self.clock.now().utc, link=words))

    def _tell(self, news: News) -> None:
        for queue in tuple(self._watchers):
            if queue.full():
                self._watchers.discard(queue)
                continue
            queue.put_nowait(news)
