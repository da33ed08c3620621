"""The order of matters and tests, kept as entries arrive, is what sorting and walking the whole record would give."""

from __future__ import annotations

from pathlib import Path

from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Acknowledge, PlaceCall, SendMessage, TestDesk, Undertake, WithdrawCall
from firebreak.core.record.kinds import By
from firebreak.core.types import Leaf, LocalTime, Precedence, Rung
from firebreak.node.order import Order, key_of, promises, wants_act, wants_answer
from firebreak.node.service import LineService
from firebreak.testing.nodes import QUIET, introduce, message, play, ready, running, until

BY = By(1, 1)
CALL = PlaceCall(by=BY, to=(1,), precedence=Precedence.PRIORITY, lang="en", subject="Order")


def _same(line: LineService) -> None:
    """Compare what was kept with what the record gives anew."""
    ctx, m, kept = line.material.context, line.matters(), line.order
    fresh = Order(m, ctx)
    assert kept.matters.keys == fresh.matters.keys == sorted(key_of(x.offer) for x in m.matters.values())
    assert kept.tests.keys == fresh.tests.keys == sorted(key_of(p.test) for p in m.probes.values())
    assert kept.matters.open == {key_of(x.offer) for x in m.matters.values() if wants_act(x, ctx)}
    assert kept.tests.open == {key_of(p.test) for p in m.probes.values() if wants_answer(p, ctx)}
    assert kept.promised == fresh.promised == {leaf for leaf, x in m.matters.items() if promises(x)}
    assert kept.moments(0, 1 << 40) == fresh.moments(0, 1 << 40)
    assert kept.open == len(kept.matters.open) + len(kept.tests.open)


def test_what_is_kept_is_what_the_record_gives(tmp_path: Path) -> None:
    async def scenario() -> None:
        north_home, south_home, _ = introduce(tmp_path, QUIET)
        async with running(north_home, south_home) as (north_node, south_node):
            north, south = north_node.lines["south"], south_node.lines["north"]
            await ready(north, south)
            for line in (north, south):
                _same(line)
            told = [(await north.submit(message(f"Number {n}."))).leaf for n in range(4)]
            call = (await north.submit(CALL)).leaf
            await north.submit(TestDesk(by=BY))
            assert call is not None
            await until(lambda: _rang(south.matters(), call))
            _same(south)
            assert {leaf for *_, leaf in south.order.matters.open} == {*told, call}
            await until(lambda: len(south.order.tests.open) == 1)
            await south.submit(Acknowledge(of=_leaf(told[0]), by=BY, rung=Rung.SEEN))
            due = LocalTime(south.clock.now().utc + 3600)
            promised = (await south.submit(Undertake(of=_leaf(told[1]), by=BY, what="Look", due=due))).leaf
            await north.submit(WithdrawCall(of=call, by=BY))
            await until(lambda: promised in {a.leaf for a in north.matters().matters.get(_leaf(told[1])).acts})  # type: ignore[union-attr]
            await until(lambda: call not in {leaf for *_, leaf in south.order.matters.open})
            for line in (north, south):
                _same(line)
            assert south.order.promised == {told[1]}
            assert list(south.order.matters.newest())[:5] == [call, *reversed(told)]
            await south.submit(Acknowledge(of=_leaf(told[1]), by=BY, rung=Rung.REPORTED_DONE))
            assert south.order.promised == set()
            south.forget_view()
            _same(south)

    play(scenario)


def _rang(m: Matters, leaf: Leaf) -> bool:
    matter = m.matters.get(leaf)
    return matter is not None and bool(matter.acts)


def _leaf(leaf: Leaf | None) -> Leaf:
    assert leaf is not None
    return leaf


def test_of_two_in_one_second_the_one_that_knows_of_the_other_is_newer(tmp_path: Path) -> None:
    async def scenario() -> None:
        north_home, south_home, _ = introduce(tmp_path, QUIET)
        async with running(north_home, south_home) as (north_node, south_node):
            north, south = north_node.lines["south"], south_node.lines["north"]
            await ready(north, south)
            first = (await north.submit(message("First."))).leaf
            await until(lambda: first in south.matters().matters)
            answer = SendMessage(by=BY, to=(1,), precedence=Precedence.ROUTINE, lang="en", text="Second.")
            second = (await south.submit(answer)).leaf
            await until(lambda: second in north.matters().matters)
            for line in (north, south):
                assert list(line.order.matters.newest()) == [second, first]
                assert list(line.order.matters.newest(key_of(line.matters().matters.get(_leaf(second)).offer))) == [
                    first
                ]  # type: ignore[union-attr]
            assert procedures.subjects(north.matters())

    play(scenario)
