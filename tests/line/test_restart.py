"""Restart and crash: a node that died anywhere goes on, forks nothing and loses nothing it accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firebreak.core.line import effects as ef
from firebreak.core.line.events import TurnEnded
from firebreak.core.procedures.model import PlaceCall
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.testing.pair import Killed, Pair, Side, message

from .conftest import at_rest, observable, resumed

CALL = PlaceCall(by=By(1, 1), to=(1,), precedence=Precedence.FLASH, lang="en", subject="Aircraft")


def test_a_restart_at_rest_changes_nothing() -> None:
    pair = Pair()
    pair.connect()
    for text in ("one", "two"):
        pair.done(pair.a, message(text))
        pair.done(pair.b, message(text))
    before = [observable(side.engine.state) for side in pair.sides]
    feeds = [side.engine.state.own.feed for side in pair.sides if side.engine.state.own]
    for side in pair.sides:
        pair.stop(side)
        pair.start(side)
    assert [observable(side.engine.state) for side in pair.sides] == before
    pair.connect()
    pair.done(pair.a, message("after"))
    assert [side.engine.state.own.feed for side in pair.sides if side.engine.state.own] == feeds
    at_rest(pair)


@pytest.mark.parametrize("name", ["a", "b"])
def test_unsent_entries_go_out_after_a_restart(name: str) -> None:
    pair = Pair()
    number = pair.connect()
    side = pair.a if name == "a" else pair.b
    pair.cut(number)
    for i in range(5):
        pair.done(side, message(f"while cut off {i}"))
    pair.restart(side)
    pair.advance(1)
    at_rest(pair)
    assert len(pair.feeds(pair.a)) == 2


def test_an_owed_receipt_is_paid_after_a_restart() -> None:
    """B holds the message but dies before it can write anything: no epoch to seal a receipt under."""
    pair = Pair()
    pair.connect()
    killed = kill_after(pair, pair.b, lambda effect: isinstance(effect, ef.Sign), 0)
    ticket = pair.do(pair.a, message())
    assert killed() and pair.b.dead and ticket in pair.a.answers
    pair.settle()
    own = pair.a.engine.state.own
    assert own is not None and own.counted > own.last_owed
    at_rest(pair)


def kill_after(pair: Pair, side: Side, when: Callable[[ef.Effect], bool], count: int) -> Callable[[], bool]:
    """Kill a side ahead of the effect for which `when` holds, after `count` others; returns whether it happened."""
    left = [count, 0]

    def before(effect: ef.Effect) -> None:
        if when(effect):
            if left[0] == 0:
                left[0], left[1] = -1, 1
                raise Killed
            left[0] -= 1

    side.engine.before_effect = before
    return lambda: bool(left[1])


def exchange(pair: Pair) -> None:
    """From first contact to an answered call: opens, prekeys, messages both ways, seals."""
    if not pair.links:
        pair.connect()
    for step in (
        lambda: pair.submit(pair.a, message("from a")),
        lambda: pair.submit(pair.b, message("from b", Precedence.FLASH)),
        lambda: pair.submit(pair.a, CALL),
        lambda: pair.submit(pair.b, message("and again")),
    ):
        if not pair.a.dead and not pair.b.dead:
            step()
            for side in pair.sides:
                pair.post(side, TurnEnded())
            pair.run()
    pair.advance(70)


@pytest.mark.parametrize("name", ["a", "b"])
@pytest.mark.parametrize("fresh", [True, False], ids=["first contact", "standing line"])
def test_a_kill_between_any_two_effects_loses_nothing(name: str, fresh: bool) -> None:
    kills = 0
    for count in range(500):
        pair = Pair()
        if not fresh:
            pair.connect()
            pair.done(pair.b, message("before"))
        side = pair.a if name == "a" else pair.b
        if fresh:
            pair.stop(side)
            side.store, side.file = type(side.store)(), type(side.file)()
            died = start_killed(pair, side, count)
        else:
            died = kill_after(pair, side, lambda effect: True, count)
        exchange(pair)
        if not died():
            break
        kills += 1
        pair.settle()
        at_rest(pair)
        live = {s.name: observable(s.engine.state) for s in pair.sides}
        assert live == {s.name: observable(resumed(s)) for s in pair.sides}, count
        assert len(pair.feeds(pair.a)) == 2, f"kill {count} cost a feed"
        pair.done(pair.a, message("works"))
        pair.done(pair.b, message("works"))
        at_rest(pair)
    assert kills > 40


def start_killed(pair: Pair, side: Side, count: int) -> Callable[[], bool]:
    """Start a side that dies ahead of effect `count`, its first ones included."""
    left = [count, 0]

    def before(effect: ef.Effect) -> None:
        if left[0] == 0:
            left[0], left[1] = -1, 1
            raise Killed
        left[0] -= 1

    pair.start(side, before)
    return lambda: bool(left[1])
