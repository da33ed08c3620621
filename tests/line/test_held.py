"""Submissions that the declared state holds at our station: durable there, never lost, let out in order."""

from __future__ import annotations

import pytest

from firebreak.core.line import effects as ef
from firebreak.core.procedures.model import DeclareLine
from firebreak.core.record.kinds import By, Message
from firebreak.core.types import Declared
from firebreak.testing.pair import Killed, Pair, Side, message

from .conftest import at_rest, observable, resumed

DUTY = By(1, 1)


def suspended() -> Pair:
    pair = Pair()
    pair.connect()
    pair.done(pair.b, DeclareLine(by=DUTY, state=Declared.SUSPENDED))
    return pair


def texts(side: Side, of: int = 0) -> list[str]:
    return [item.payload.text for item in side.record() if item.side == of and isinstance(item.payload, Message)]


def test_held_submissions_survive_restarts_and_go_out_in_order() -> None:
    pair = suspended()
    tickets = [pair.do(pair.a, message(f"{i}")) for i in range(5)]
    assert all(pair.a.answers[t][0] is None and pair.a.answers[t][1] for t in tickets)
    for _ in range(3):
        pair.restart(pair.a)
        assert [h.draft.ticket for h in pair.a.engine.state.held] == tickets
        assert observable(pair.a.engine.state) == observable(resumed(pair.a))
    assert texts(pair.b) == []
    pair.done(pair.b, DeclareLine(by=DUTY, state=Declared.OPEN))
    assert texts(pair.b) == ["0", "1", "2", "3", "4"]
    assert pair.a.engine.state.held == ()
    assert list(pair.a.store.notes("held", pair.kit.charter.line_id)) == []
    at_rest(pair)


def test_submissions_of_the_same_second_after_a_restart_keep_their_own_place() -> None:
    pair = suspended()
    pair.do(pair.a, message("one"))
    pair.restart(pair.a)
    pair.do(pair.a, message("two"))
    pair.restart(pair.a)
    assert len(pair.a.engine.state.held) == 2


@pytest.mark.parametrize("count", range(0, 24))
def test_a_kill_while_they_go_out_loses_none_and_doubles_none(count: int) -> None:
    pair = suspended()
    for i in range(3):
        pair.do(pair.a, message(f"{i}"))
    left = [count]

    def before(_: ef.Effect) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    pair.a.engine.before_effect = before
    pair.do(pair.b, DeclareLine(by=DUTY, state=Declared.OPEN))
    pair.settle()
    assert texts(pair.b) == ["0", "1", "2"]
    at_rest(pair)
