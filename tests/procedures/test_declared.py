"""Declared states: whose word holds, what travels then, and what waits."""

from __future__ import annotations

import pytest

from firebreak.core.procedures import report
from firebreak.core.procedures.model import (
    Acknowledge,
    AnswerCall,
    DeclareLine,
    PlaceCall,
    Say,
    SendMessage,
    TellOperators,
)
from firebreak.core.types import Declared, Leaf, Precedence, Rung
from firebreak.testing.playbook import WATCH, Playbook, by, make_charter


def book_with(*words: tuple[int, Declared]) -> Playbook:
    book = Playbook(make_charter(suspended_accepts=(3,)))
    for side, state in words:
        book.do(side, DeclareLine(by=by(), state=state))
    book.run(1)
    return book


def message(precedence: Precedence = Precedence.PRIORITY, regarding: Leaf | None = None) -> SendMessage:
    return SendMessage(by=by(), to=(WATCH,), precedence=precedence, lang="en", text="x", regarding=regarding)


def call(precedence: Precedence) -> PlaceCall:
    return PlaceCall(by=by(), to=(WATCH,), precedence=precedence, lang="en", subject="x")


def test_the_stricter_word_holds_and_only_its_declarer_lifts_it() -> None:
    book = book_with((1, Declared.SUSPENDED), (0, Declared.OPEN))
    for side in book.sides:
        assert report.declared(side.state) == (Declared.SUSPENDED, (Declared.OPEN, Declared.SUSPENDED))
    book.do(1, DeclareLine(by=by(), state=Declared.TEST_ONLY))
    book.run(1)
    assert report.declared(book.sides[0].state)[0] is Declared.TEST_ONLY
    book.do(1, DeclareLine(by=by(), state=Declared.OPEN))
    book.run(1)
    assert report.declared(book.sides[0].state)[0] is Declared.OPEN
    assert len(book.told(0, "line_state")) == 3 and len(book.told(1, "line_state")) == 1


@pytest.mark.parametrize(
    ("words", "routine", "flash"),
    [
        ([], (True, True), (True, True)),
        ([(1, Declared.TEST_ONLY)], (False, False), (False, False)),
        ([(1, Declared.RECEIVE_ONLY)], (True, False), (True, False)),
        ([(1, Declared.SUSPENDED)], (False, False), (True, True)),
        ([(1, Declared.ENDED)], (False, False), (False, False)),
        ([(0, Declared.RECEIVE_ONLY), (1, Declared.SUSPENDED)], (False, False), (False, True)),
        ([(0, Declared.RECEIVE_ONLY), (1, Declared.RECEIVE_ONLY)], (False, False), (False, False)),
    ],
)
def test_what_each_side_may_send(
    words: list[tuple[int, Declared]], routine: tuple[bool, bool], flash: tuple[bool, bool]
) -> None:
    book = book_with(*words)
    for me in (0, 1):
        for precedence, expected in ((Precedence.PRIORITY, routine), (Precedence.FLASH, flash)):
            for command in (message(precedence), call(precedence)):
                assert (book.try_travel(me, command) is None) is expected[me], (me, precedence)
        assert (book.try_travel(me, TellOperators(by=by(), lang="en", text="x")) is None) is routine[me]


def test_acts_go_on_and_words_about_a_matter_travel_as_it_does() -> None:
    book = Playbook(make_charter(suspended_accepts=(3,)))
    flash, letter = book.do(0, call(Precedence.FLASH)), book.do(0, message())
    book.run(1)
    book.do(1, DeclareLine(by=by(), state=Declared.SUSPENDED))
    book.run(1)
    assert book.try_travel(1, AnswerCall(of=flash, by=by())) is None
    assert book.try_travel(1, Acknowledge(of=letter, by=by(), rung=Rung.SEEN)) is None
    assert book.try_travel(1, Say(of=flash, by=by(), lang="en", text="x")) is None
    why = book.try_travel(1, Say(of=letter, by=by(), lang="en", text="x"))
    assert why is not None and "suspended" in why and "South" in why
    assert book.try_travel(0, DeclareLine(by=by(), state=Declared.OPEN)) is None
