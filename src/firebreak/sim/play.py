"""Plays the timetable of a scenario on two stations: people act, circuits and nodes change, questions are asked.

Keeps true: a step or reply of a person whose node is down is done when it runs again; a reply counts from the moment
its matter reached the station, for a call from its ring; questions of a moment come after all that happens in it.
Leaves to others: time and frames (`sim.world`, `sim.network`), and what is asked (`sim.asking`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from firebreak.core.procedures.challenges import expected
from firebreak.core.procedures.model import Alert, AnswerTest, Command, Item
from firebreak.core.procedures.state import GRACE_S
from firebreak.core.record.kinds import Ring, Test
from firebreak.core.types import Layer, Leaf, LocalTime
from firebreak.sim import people, verbs
from firebreak.sim.network import Network
from firebreak.sim.scenario import Scenario
from firebreak.sim.shapes import DeskRef, PartyRef
from firebreak.sim.station import Station
from firebreak.sim.world import SECOND, World

_RINGS_WITHIN_MS = 2 * SECOND  # a call that has not rung by then came too late to ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An alert as it was raised, by the true clock and by the clock of its party."""

    party: PartyRef
    alert: Alert
    true_s: float
    local_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """When and how a matter became durable at the other station; true time in milliseconds."""

    at_ms: int
    via: str


@dataclass(slots=True)
class Journal:
    """What was seen while playing, for the questions afterwards."""

    leaf_of: dict[int, Leaf] = field(default_factory=dict)  # by number of the step
    step_of: dict[Leaf, verbs.Step] = field(default_factory=dict)
    delivered: dict[int, Delivery] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    held: dict[int, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)


class Play:
    """One run of a scenario; implements `Listener`."""

    def __init__(self, scenario: Scenario, world: World) -> None:
        """`cast` completes it with its stations."""
        self.scenario, self.world, self.journal = scenario, world, Journal()
        self.named = {step.id: step for step in scenario.step if step.id}
        self._desks: dict[DeskRef, verbs.ChangeDesk | None] = {}
        self._begun: set[Leaf] = set()
        self._acts = 0

    def cast(self, stations: dict[PartyRef, Station], network: Network, who: people.Roster) -> None:
        """Name the stations, the paths between them and the desks."""
        self.stations, self.network, self.who = stations, network, who
        self._desk_of = {(ref.party, number): ref for ref, number in who.desks.items()}

    def plan(self) -> None:
        """Put every step, and every backup that is restored later, into the timetable."""
        for step in self.scenario.step:
            if isinstance(step, verbs.ChangeNode) and step.backup_at is not None:
                self.world.at(step.backup_at * SECOND, partial(self._back_up, step))
        for step in self.scenario.step:
            self.world.at(step.at * SECOND, partial(self._do, step))

    # --- steps --------------------------------------------------------------------------------------------------

    def _do(self, step: verbs.Step) -> None:
        match step:
            case verbs.Call():
                self._submit(step.by, f"step-{step.number}", self._placing(step))
            case verbs.Act():
                self._submit(step.by, f"step-{step.number}", lambda: people.act_of_step(step, self.who, self._leaf))
            case verbs.ChangePath():
                self._change_path(step)
            case verbs.ChangeDesk():
                self._desks[step.desk] = step
            case verbs.ChangeNode():
                self._change_node(step)
            case verbs.ChangeClock():
                self.stations[step.party].set_clock(step.offset_s)

    def _placing(self, step: verbs.Call) -> Callable[[], Command | None]:
        """Return what places a call: live, or recorded afterwards when the node was down while it could have rung."""
        station = self.stations[step.by.party]
        tried = station.wall(self.world.now_ms)
        charter, other = station.material.context.charter, 1 - station.side
        ring_s = charter.ring_seconds(other, self.who.desks[step.to], step.precedence)

        def make() -> Command | None:
            if station.now().utc > tried + ring_s + GRACE_S:
                return people.tried_call(step, self.who, tried)
            return people.act_of_step(step, self.who, self._leaf)

        return make

    def _change_path(self, step: verbs.ChangePath) -> None:
        source = None if step.one_way is None else self.stations[step.one_way.source].side
        down, loss = step.state == "down", step.loss or 0.0
        bit_s = step.bit_s if step.state == "slow" else None
        self.network.change(step.name, down=down, source=source, bit_s=bit_s, loss=loss)

    def _change_node(self, step: verbs.ChangeNode) -> None:
        station = self.stations[step.party]
        if step.state != "up":
            station.power_off()
        if step.state == "restored_backup":
            station.restore(str(step.number))
        if step.state != "down" and not station.up:
            station.power_on()

    def _back_up(self, step: verbs.ChangeNode) -> None:
        self.stations[step.party].back_up(str(step.number))

    def _leaf(self, step_id: str) -> Leaf:
        return self.journal.leaf_of[self.named[step_id].number]

    def leaf(self, step_id: str) -> Leaf | None:
        """Return the entry of a step, or None while it is not in the record."""
        return self.journal.leaf_of.get(self.named[step_id].number)

    def _submit(self, by: DeskRef, ticket: str, make: Callable[[], Command | None]) -> None:
        """Let a person act; when their node is down they act as soon as it runs again."""
        station = self.stations[by.party]
        if not station.up:
            station.when_up.append(lambda: self._submit(by, ticket, make))
            return
        try:
            command = make()
        except KeyError as error:
            self.journal.remarks.append(f"{ticket}: there is no entry of {error} to act upon")
            return
        if command is not None:
            station.submit(ticket, command)

    # --- replies and tests ----------------------------------------------------------------------------------------

    def _begin(self, step: verbs.Matter, of: Leaf) -> None:
        """The matter is at the station, or rings: from here its replies are counted."""
        if of not in self._begun:
            self._begun.add(of)
            for i, reply in enumerate(step.reply, 1):
                self.world.after(
                    reply.after_s * SECOND, partial(self._reply, reply, of, f"step-{step.number}-reply-{i}")
                )

    def _reply(self, reply: verbs.Reply, of: Leaf, ticket: str) -> None:
        self._submit(reply.by, ticket, lambda: people.act_of_reply(reply, of, self.who))

    def _tested(self, station: Station, item: Item) -> None:
        """A test of a desk is on the screen: whoever is there answers it."""
        test = item.payload
        assert isinstance(test, Test)
        if test.layer < Layer.DESK or test.challenge is None or item.leaf in self._begun:
            return
        self._begun.add(item.leaf)
        step = self.journal.step_of.get(item.leaf)
        replies = step.reply if isinstance(step, verbs.DeskTest) else ()
        answer = expected(test.challenge) or ""
        for reply in replies:
            if isinstance(reply, verbs.Answer):
                self._answer_test(reply.by, item.leaf, answer, reply.after_s)
        number = test.desk if test.desk is not None else self._first_watch(station)
        state = self._desks.get(desk := self._desk_of[station.party.id, number])
        if not replies and (state is None or state.state == "attended"):
            self._answer_test(desk, item.leaf, answer, 20 if state is None else state.answers_after_s)

    def _answer_test(self, by: DeskRef, of: Leaf, answer: str, after_s: int) -> None:
        self._acts += 1
        command = AnswerTest(of=of, by=self.who.by(by), answer=answer)
        self.world.after(after_s * SECOND, partial(self._submit, by, f"test-{self._acts}", lambda: command))

    def _first_watch(self, station: Station) -> int:
        return next(self.who.desks[DeskRef(station.party.id, d.id)] for d in station.party.desk if d.echelon == 0)

    # --- what the stations show -----------------------------------------------------------------------------------

    def accepted(self, station: Station, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """See `Listener.accepted`."""
        step = self._step_of(ticket)
        if step is None:
            return
        if leaf is None:
            self.journal.held[step.number] = held or ""
        else:
            self.journal.leaf_of[step.number] = leaf
            self.journal.step_of[leaf] = step

    def _step_of(self, ticket: str) -> verbs.Step | None:
        word, _, number = ticket.partition("-")
        return self.scenario.step[int(number) - 1] if word == "step" and number.isdigit() else None

    def rejected(self, station: Station, ticket: str, why: str) -> None:
        """See `Listener.rejected`."""
        self.journal.remarks.append(f"{station.party.id} {ticket}: {why}")

    def announced(self, station: Station, items: tuple[Item, ...]) -> None:
        """See `Listener.announced`."""
        for item in items:
            if item.side != station.side:
                self._arrived(station, item)
            elif isinstance(item.payload, Ring) and item.ref is not None:
                step = self.journal.step_of.get(item.ref)
                if isinstance(step, verbs.Call):
                    self._begin(step, item.ref)

    def _arrived(self, station: Station, item: Item) -> None:
        step = self.journal.step_of.get(item.leaf)
        if isinstance(item.payload, Test):
            self._tested(station, item)
        elif isinstance(step, verbs.Matter):
            self.journal.delivered.setdefault(step.number, Delivery(at_ms=self.world.now_ms, via=item.via))
            if isinstance(step, verbs.Call):
                self.world.after(_RINGS_WITHIN_MS, partial(self._begin, step, item.leaf))
            else:
                self._begin(step, item.leaf)

    def paged(self, station: Station, alert: Alert, at: LocalTime) -> None:
        """See `Listener.paged`."""
        party = station.party.id
        self.journal.pages.append(Page(party=party, alert=alert, true_s=self.world.now_ms / SECOND, local_s=at))

    def reported(self, station: Station, topic: str, words: str) -> None:
        """See `Listener.reported`."""
        self.journal.log.append(f"{self.world.now_ms // SECOND} {station.party.id} {topic}: {words}")
