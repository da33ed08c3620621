"""What the live state forgets, and what it must not."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import matters
from firebreak.core.procedures.model import Acknowledge, DeclineCall, PlaceCall, SendMessage, Undertake
from firebreak.core.types import LocalTime, Precedence, Rung
from firebreak.testing.playbook import START, WATCH, Playbook, by

DAY = 86_400


def test_what_is_done_is_forgotten_after_a_week_and_what_is_open_is_not() -> None:
    book = Playbook()

    def send() -> SendMessage:
        return SendMessage(by=by(), to=(WATCH,), precedence=Precedence.ROUTINE, lang="en", text="x")

    seen, unseen, promised = (book.do(0, send()) for _ in range(3))
    call = book.do(0, PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.ROUTINE, lang="en", subject="x"))
    book.run(1)
    for leaf in (seen, promised):
        book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    book.do(1, Undertake(of=promised, by=by(), what="x", due=LocalTime(START + 60 * DAY)))
    book.do(1, DeclineCall(of=call, by=by()))
    book.run(1)
    left = {}
    for days in (6, 8, 40):
        book.run_to(days * DAY)
        for side in book.sides:
            side.state = matters.prune(side.state, book.now(side.ctx.me))
        left[days] = [set(matters.subjects(side.state)) for side in book.sides]
    assert left[6] == [{seen, unseen, promised, call}] * 2
    assert left[8] == [{unseen, promised}] * 2
    assert left[40] == [{promised}] * 2
    assert len(book.sides[0].state.links) == len(book.sides[1].state.links) == 2  # the acts on what is left
    with pytest.raises(UsageError, match="no open matter"):
        book.do(1, Acknowledge(of=seen, by=by(), rung=Rung.SEEN))
    book.run_to(61 * DAY)
    assert len(book.told(0, "overdue")) == 1


def test_an_hour_lies_between_two_looks() -> None:
    book = Playbook()
    now = book.now(0)
    state = matters.prune(book.sides[0].state, now)
    assert matters.prune(state, now) is state
