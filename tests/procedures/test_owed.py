"""Calls after which talk is owed: put off, or not taken, until somebody talks or a day is over."""

from __future__ import annotations

from firebreak.core.procedures import model
from firebreak.core.procedures.owed import OWED_S, Owed, owed
from firebreak.core.types import Leaf, LocalTime, Marking, Precedence
from firebreak.testing.playbook import COMMAND, START, WATCH, Playbook, by, make_charter

DAY = 24 * 3600


def call(
    book: Playbook, me: int, marking: Marking = Marking.OPERATIONAL, to: int = WATCH, regarding: Leaf | None = None
) -> Leaf:
    placed = model.PlaceCall(
        by=by(), to=(to,), precedence=Precedence.FLASH, lang="en", subject="Launch seen", marking=marking,
        regarding=regarding,
    )  # fmt: skip
    leaf = book.do(me, placed)
    book.run(2)
    return leaf


def put_off(book: Playbook, me: int, leaf: Leaf, after_s: int = 900) -> int:
    until = START + book.ms // 1000 + after_s
    book.do(me, model.DeferCall(of=leaf, by=by(), until=LocalTime(until)))
    book.run(2)
    return until


def asked(book: Playbook, me: int) -> tuple[Owed, ...]:
    side = book.sides[me]
    return owed(side.state.matters.values(), side.ctx, LocalTime(START + book.ms // 1000))


def told(book: Playbook, me: int) -> list[tuple[Leaf, int, int | None]]:
    return [(one.matter.offer.leaf, one.act.side, one.until) for one in asked(book, me)]


def test_a_call_put_off_is_owed_at_both_sides_until_somebody_talks() -> None:
    book = Playbook(make_charter())
    leaf = call(book, 0)
    assert told(book, 1) == [], "it still rings"
    until = put_off(book, 1, leaf)
    assert told(book, 0) == told(book, 1) == [(leaf, 1, until)]
    drill = call(book, 0, Marking.EXERCISE)
    book.do(1, model.AnswerCall(of=drill, by=by()))
    book.run(2)
    assert told(book, 1) == [(leaf, 1, until)], "an exercise keeps no operational promise"
    back = call(book, 1)
    book.do(0, model.AnswerCall(of=back, by=by()))
    book.run(2)
    assert told(book, 0) == told(book, 1) == []


def test_a_day_after_its_time_the_record_alone_tells_of_it() -> None:
    book = Playbook(make_charter())
    until = put_off(book, 1, call(book, 0), after_s=3 * DAY)
    book.run_to(until - START + OWED_S - 5)
    assert len(told(book, 1)) == 1
    book.run(10)
    assert told(book, 1) == []


def test_a_call_that_nobody_of_ours_took_is_owed_once_it_is_settled_and_never_at_the_caller() -> None:
    book = Playbook(make_charter())
    leaf = call(book, 0)
    book.run(book.charter.settle_s + 3600)
    assert told(book, 1) == [(leaf, 1, None)]
    assert told(book, 0) == []
    sooner = put_off(book, 1, call(book, 0), after_s=600)
    assert [until for _, _, until in told(book, 1)] == [sooner, None], "the soonest first, those without a time last"
    book.run(2 * DAY)
    assert told(book, 1) == []


def test_a_call_that_never_rang_here_or_that_they_took_back_is_not_forgotten() -> None:
    book = Playbook(make_charter())
    book.power(1, False)
    late = call(book, 0)
    book.run(book.charter.ring_s[0] + 3600)
    book.power(1, True)
    book.run(book.charter.settle_s + 3600)
    assert told(book, 1) == [(late, 1, None)]
    back = call(book, 0)
    book.do(0, model.WithdrawCall(of=back, by=by()))
    book.run(2)
    assert (back, 0, None) in told(book, 1)
    assert told(book, 0) == []


def test_talk_between_others_or_before_its_time_settles_nothing() -> None:
    book = Playbook(make_charter())
    leaf = call(book, 0, to=COMMAND)
    until = put_off(book, 1, leaf)
    weather = call(book, 0)
    book.do(1, model.AnswerCall(of=weather, by=by()))
    book.run(2)
    assert told(book, 1) == [(leaf, 1, until)], "that was between two other desks"
    about = call(book, 1, regarding=leaf)
    book.do(0, model.AnswerCall(of=about, by=by()))
    book.run(2)
    assert told(book, 1) == told(book, 0) == []
