"""The engine: a disk that refuses, two lines on one store, and steps that only compute."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.line import effects as ef
from firebreak.core.line import events as ev
from firebreak.core.line.state import LineState
from firebreak.core.line.step import step
from firebreak.core.types import Now
from firebreak.ports_store import Batch
from firebreak.store.memory import MemoryStore
from firebreak.testing import pair as pairs
from firebreak.testing.pair import Pair, Side, message
from firebreak.testing.store_suite import Fault, FaultyStore


def faulty() -> FaultyStore:
    return FaultyStore(MemoryStore())


def on(side: Side) -> FaultyStore:
    assert isinstance(side.store, FaultyStore)
    return side.store


def settled(pair: Pair) -> None:
    pair.settle()
    assert pair.equal()
    assert len(pair.feeds(pair.a)) == 2, "a disk that refuses costs no feed"


@pytest.mark.parametrize("fault", [Fault.UNWRITTEN, Fault.WRITTEN_ANYWAY])
def test_a_refused_commit_tells_the_submitter_what_became_of_it(fault: Fault) -> None:
    pair = Pair(store=faulty)
    pair.connect()
    pair.done(pair.a, message("before"))
    on(pair.a).next_commit = fault
    ticket = pair.do(pair.a, message("on a bad disk"))
    settled(pair)
    texts = [item.payload.text for item in pair.b.record() if hasattr(item.payload, "text")]
    if fault is Fault.UNWRITTEN:
        assert ticket in pair.a.refusals and "store" in pair.a.refusals[ticket]
        assert texts == ["before"]
    else:
        assert ticket in pair.a.answers and ticket not in pair.a.refusals
        assert texts == ["before", "on a bad disk"]
    assert pair.a.restarts == 1
    pair.done(pair.a, message("after"))
    settled(pair)


@pytest.mark.parametrize("seed", range(12))
def test_a_disk_that_refuses_now_and_then_loses_nothing_promised(seed: int) -> None:
    random, pair = Random(seed), Pair(store=faulty)
    pair.connect()
    for i in range(15):
        side = random.choice(pair.sides)
        if random.random() < 0.4:
            on(random.choice(pair.sides)).next_commit = random.choice([Fault.UNWRITTEN, Fault.WRITTEN_ANYWAY])
        pair.do(side, message(f"{i}"))
        if not pair.links:
            pair.connect()
    for side in pair.sides:
        on(side).next_commit = Fault.NONE
    settled(pair)
    for side in pair.sides:
        assert not side.answers.keys() & side.refusals.keys(), "one answer to a command"
        for leaf, _ in side.answers.values():
            assert leaf is None or pair.far(side).store.by_leaf(leaf) is not None
        assert set(side.answers) | set(side.refusals) == {f"{side.name}{n + 1}" for n in range(side.tickets)}


class DeadStore(FaultyStore):
    """A store that refuses every commit while `dead`."""

    dead = False

    def commit(self, batch: Batch) -> None:
        if self.dead:
            raise OperationalError("no space left on device")
        super().commit(batch)


class DeadFile(pairs.MemorySendState):
    """A send-state file that cannot be written while `dead`."""

    dead = False

    def save(self, *head: Any) -> None:
        if DeadFile.dead:
            raise OperationalError("read-only file system")
        super().save(*head)


def test_a_full_disk_stops_the_line_and_room_starts_it_again() -> None:
    pair = Pair(store=lambda: DeadStore(MemoryStore()))
    pair.connect()
    store = pair.a.store
    assert isinstance(store, DeadStore)
    store.dead = True
    first = pair.do(pair.a, message("no room"))
    second = pair.do(pair.a, message("still no room"))
    assert {first, second} <= pair.a.refusals.keys()
    pair.advance(30)
    assert pair.a.wake is not None, "it tries again by itself"
    store.dead = False
    pair.advance(30)
    settled(pair)
    pair.done(pair.a, message("room"))
    settled(pair)


def test_a_send_state_that_cannot_be_written_lets_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MemorySendState", DeadFile)
    pair = Pair()
    pair.connect()
    pair.done(pair.a, message("before"))
    DeadFile.dead = True
    try:
        before = len(pair.feeds(pair.b))
        ticket = pair.do(pair.a, message("on a read-only disk"))
        pair.advance(20)
        assert ticket not in pair.a.answers or pair.a.store.by_leaf(pair.a.answers[ticket][0]) is not None  # type: ignore[arg-type]
        assert len(pair.feeds(pair.b)) == before
        texts = [item.payload.text for item in pair.b.record() if hasattr(item.payload, "text")]
        assert texts == ["before"], "nothing leaves that the send-state does not name"
    finally:
        DeadFile.dead = False
    pair.advance(20)
    settled(pair)


def test_a_line_that_cannot_be_opened_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = Pair(store=lambda: DeadStore(MemoryStore()))
    pair.stop(pair.a)
    pair.a.file.head = None
    monkeypatch.setattr(pairs, "MemorySendState", DeadFile)
    monkeypatch.setattr(DeadFile, "dead", True)
    engine = pair.build(pair.a)
    engine.open()
    engine.end_turn()
    assert any(topic == "store" for topic, _ in pair.a.reports)


def test_two_lines_on_one_store_do_not_touch_each_other() -> None:
    shared = MemoryStore()
    one = Pair()
    other = Pair(terms=replace(pairs.TERMS, genesis_rate=3), seed="other")
    for pair in (one, other):
        pair.stop(pair.a)
        pair.a.store, pair.a.file = shared, pairs.MemoryFile()
        pair.start(pair.a)
        pair.connect()
    assert len(shared.lines()) == 2
    other.done(other.a, message("on the other line"))
    held = {leaf for leaves in other.feeds(other.a).values() for leaf in leaves}
    one.a.file.head = None
    one.restart(one.a)
    one.settle()
    one.done(one.a, message("on this line"))
    assert {leaf for leaves in other.feeds(other.a).values() for leaf in leaves} == held
    other.done(other.b, message("still works"))
    assert other.equal() and one.equal()


# --- the step only computes -----------------------------------------------------------------------------------------


class Witness:
    """Repeats every step of an engine on the same input and compares."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps = 0
        monkeypatch.setattr("firebreak.node.engine.step", self)

    def __call__(self, state: LineState, event: ev.Event, now: Now) -> tuple[LineState, tuple[ef.Effect, ...]]:
        copy = deepcopy(state)
        first = step(state, event, now)
        assert state == copy, f"{type(event).__name__} changed the state it was given"
        assert step(state, event, now) == first, f"{type(event).__name__} does not give the same answer twice"
        self.steps += 1
        return first


def test_a_step_changes_nothing_it_was_given_and_answers_the_same_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    witness = Witness(monkeypatch)
    pair = Pair()
    number = pair.connect()
    pair.done(pair.a, message("one"))
    pair.cut(number)
    pair.done(pair.b, message("two"))
    pair.a.file.head = None
    pair.restart(pair.a)
    pair.settle()
    assert pair.equal() and witness.steps > 200


def test_an_event_that_is_none_is_refused() -> None:
    pair = Pair()
    with pytest.raises(UsageError):
        step(pair.a.engine.state, "news", pair.a.clock.now())  # type: ignore[arg-type]
