"""How undertakings stand: the word of who gave them, a time that is over, and no motive (MSG-16)."""

from __future__ import annotations

from firebreak.core.procedures.model import Acknowledge, RefuseRung, SendMessage, Undertake
from firebreak.core.procedures.promises import Promise, UndertakingOf, undertakings
from firebreak.core.record.kinds import By, Undertaking
from firebreak.core.types import Leaf, LocalTime, Precedence, Rung
from firebreak.testing.playbook import START, WATCH, Playbook, by

DUE = 1000


def given(book: Playbook) -> Leaf:
    leaf = book.do(0, SendMessage(by=by(), to=(WATCH,), precedence=Precedence.ROUTINE, lang="en", text="Hold."))
    book.run(1)
    book.do(1, Undertake(of=leaf, by=by(), what="hold", due=LocalTime(START + DUE)))
    book.run(1)
    return leaf


def found(book: Playbook, leaf: Leaf) -> list[tuple[Promise, bool]]:
    out: list[list[UndertakingOf]] = []
    for side in book.sides:
        matter = side.state.matters.get(leaf)
        assert matter is not None
        out.append(list(undertakings(side.state, matter, LocalTime(START + book.ms // 1000))))
    said = [[(one.state, one.late) for one in each] for each in out]
    assert said[0] == said[1]
    return said[0]


def test_it_is_open_and_a_minute_after_its_time_overdue() -> None:
    book = Playbook()
    leaf = given(book)
    assert found(book, leaf) == [(Promise.OPEN, False)]
    book.run_to(DUE + 59)
    assert found(book, leaf) == [(Promise.OPEN, False)]
    book.run_to(DUE + 61)
    assert found(book, leaf) == [(Promise.OVERDUE, True)]
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.REPORTED_DONE))
    book.run(1)
    assert found(book, leaf) == [(Promise.DONE, True)]


def test_a_report_in_time_is_not_late_and_one_report_is_of_all_before_it() -> None:
    book = Playbook()
    leaf = given(book)
    book.do(1, Undertake(of=leaf, by=by(), what="tell", due=LocalTime(START + DUE)))
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.REPORTED_DONE))
    book.do(1, Undertake(of=leaf, by=by(), what="hold on", due=LocalTime(START + DUE)))
    book.run(1)
    assert found(book, leaf) == [(Promise.DONE, False), (Promise.DONE, False), (Promise.OPEN, False)]


def test_what_is_closed_or_taken_back_is_ended_and_not_done() -> None:
    book = Playbook()
    closed, refused = given(book), given(book)
    book.do(0, Acknowledge(of=closed, by=by(), rung=Rung.CLOSED))
    book.do(1, RefuseRung(of=refused, by=by(), rung=Rung.REPORTED_DONE))
    book.run(1)
    assert found(book, closed) == found(book, refused) == [(Promise.ENDED, False)]


def test_a_machine_and_the_author_undertake_nothing() -> None:
    book = Playbook()
    leaf = given(book)
    for me, who in ((0, by()), (1, By(WATCH, 0))):
        book.write(me, Undertaking(ref=leaf, by=who, lang="en", what="x", due=START + DUE))
        book.run(1)
    assert found(book, leaf) == [(Promise.OPEN, False)]
