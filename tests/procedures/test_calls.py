"""Calls as exchanges: what rings, what each silence is called, what is final."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import calls, matters
from firebreak.core.procedures.model import (
    AnswerCall,
    DeclineCall,
    DeferCall,
    EndCall,
    OfferAlternative,
    PlaceCall,
    WithdrawCall,
)
from firebreak.core.record import kinds
from firebreak.core.record.kinds import Answer, By, CallOffer, TimeOut
from firebreak.core.types import Leaf, LocalTime, Marking, Outcome, Precedence
from firebreak.testing.playbook import CHIEF, COMMAND, MINISTER, START, WATCH, Playbook, by, make_charter


def place(precedence: Precedence = Precedence.PRIORITY, to: int = WATCH, desk: int = WATCH) -> PlaceCall:
    return PlaceCall(by=by(desk), to=(to,), precedence=precedence, lang="en", subject="A matter")


def outcomes(book: Playbook, leaf: Leaf) -> list[Outcome | None]:
    found = [side.state.matters.get(leaf) for side in book.sides]
    return [calls.outcome(matter) if matter else None for matter in found]


def is_settled(book: Playbook, leaf: Leaf) -> list[bool]:
    return [calls.settled(side.state, side.state.matters.get(leaf), side.ctx) for side in book.sides]


def test_a_call_rings_and_is_answered() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    assert book.told(1, "call") == [(0, (WATCH,))]
    assert outcomes(book, call) == [None, None]
    book.do(1, AnswerCall(of=call, by=by(COMMAND)))
    book.run(1)
    assert outcomes(book, call) == [Outcome.ANSWERED] * 2
    assert is_settled(book, call) == [True, True]
    assert call in book.sides[1].stopped
    book.do(0, EndCall(of=call, by=by()))
    with pytest.raises(UsageError, match="already ended"):
        book.do(0, EndCall(of=call, by=by()))


def test_silence_after_a_ring_is_not_answered_and_settles_after_the_agreed_time() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(599)
    assert outcomes(book, call) == [None, None]
    book.run(3)
    assert outcomes(book, call) == [Outcome.NOT_ANSWERED] * 2
    assert is_settled(book, call) == [False, False]
    book.run_to(86_399)
    assert is_settled(book, call) == [False, False]
    book.run_to(86_403)
    assert is_settled(book, call) == [True, True]
    with pytest.raises(UsageError, match="over"):
        book.do(1, AnswerCall(of=call, by=by()))
    book.do(1, DeclineCall(of=call, by=by()))
    book.run(1)
    assert outcomes(book, call) == [Outcome.NOT_ANSWERED] * 2  # a remark


def test_an_act_after_the_caller_time_out_is_late() -> None:
    book = Playbook()
    first, second = book.do(0, place()), book.do(0, place(to=COMMAND))
    book.run(1500)
    book.do(1, DeclineCall(of=first, by=by(), reason=1))
    book.do(1, AnswerCall(of=second, by=by()))
    book.run(1)
    assert outcomes(book, first) == [Outcome.DECLINED_LATE] * 2
    assert outcomes(book, second) == [Outcome.ANSWERED_LATE] * 2


def test_defer_offer_and_withdraw_close_an_attempt() -> None:
    book = Playbook()
    a, b, c = (book.do(0, place()) for _ in range(3))
    book.run(1)
    book.do(1, DeferCall(of=a, by=by(), until=LocalTime(START + 9000)))
    book.do(1, OfferAlternative(of=b, by=by(), desk=COMMAND))
    book.do(0, WithdrawCall(of=c, by=by()))
    book.run(1)
    assert outcomes(book, a) == [Outcome.DEFERRED] * 2
    assert outcomes(book, b) == [Outcome.ALTERNATIVE_OFFERED] * 2
    assert outcomes(book, c) == [Outcome.WITHDRAWN] * 2
    with pytest.raises(UsageError, match="withdrawn"):
        book.do(1, AnswerCall(of=c, by=by()))
    assert {a, b, c} <= set(book.sides[1].stopped)


def test_of_a_withdrawal_and_an_answer_that_did_not_know_of_each_other_the_answer_counts() -> None:
    book = Playbook(latency_ms=1000)
    call = book.do(0, place())
    book.run(5)
    book.do(0, WithdrawCall(of=call, by=by()))
    book.do(1, AnswerCall(of=call, by=by()))
    book.run(5)
    assert outcomes(book, call) == [Outcome.ANSWERED] * 2
    other = book.do(0, place())
    book.run(5)
    book.do(0, WithdrawCall(of=other, by=by()))
    book.run(5)
    assert outcomes(book, other) == [Outcome.WITHDRAWN] * 2


def test_a_principals_call_rings_at_the_watch_for_eight_hours() -> None:
    book = Playbook()
    call = book.do(0, place(Precedence.IMMEDIATE, MINISTER, MINISTER))
    book.run(5400)
    assert book.told(1, "call") == [(0, (WATCH,))]
    book.do(1, DeclineCall(of=call, by=by()))
    book.run(1)
    assert outcomes(book, call) == [Outcome.DECLINED] * 2
    assert book.charter.ring_seconds(1, CHIEF, Precedence.FLASH) == 28800


def test_no_path_then_unconfirmed_then_known_to_have_rung() -> None:
    book = Playbook()
    book.cut()
    lost = book.do(0, place())
    book.run(700)
    assert outcomes(book, lost) == [Outcome.FAILED_PATH, None]
    book.join()
    book.run(5)
    assert outcomes(book, lost) == [Outcome.FAILED_PATH] * 2
    assert book.told(1, "call") == []  # a missed call, without a bell
    rung = book.do(0, place())
    book.latency_ms = 1
    book.pass_on[1] = False  # the ring entry does not come back
    book.run(1000)
    assert outcomes(book, rung) == [Outcome.UNCONFIRMED, Outcome.NOT_ANSWERED]  # the called side knows that it rang
    book.join()
    book.run(5)
    assert outcomes(book, rung) == [Outcome.NOT_ANSWERED] * 2
    with pytest.raises(UsageError, match="never rang"):
        book.do(1, AnswerCall(of=lost, by=by()))


def test_a_call_that_rang_out_while_its_caller_was_down_is_our_side() -> None:
    book = Playbook()
    book.pass_on = [False, False]
    call = book.do(0, place())
    book.power(0, False)
    book.run(900)
    book.pass_on = [True, True]
    book.power(0, True)
    book.run(2)
    assert outcomes(book, call) == [Outcome.FAILED_OWN_SIDE] * 2


def test_crossing_calls_join_one_conversation() -> None:
    book = Playbook(latency_ms=500)
    mine, theirs = book.do(0, place()), book.do(1, place())
    book.run(2)
    assert book.told(0, "call") and book.told(1, "call")
    book.do(0, AnswerCall(of=theirs, by=by()))
    book.run(2)
    assert outcomes(book, mine) == outcomes(book, theirs) == [Outcome.ANSWERED] * 2
    assert is_settled(book, mine) == [True, True]
    assert mine in book.sides[1].stopped and theirs in book.sides[0].stopped
    later = book.do(0, place())
    book.run(700)
    assert outcomes(book, later) == [Outcome.NOT_ANSWERED] * 2


def test_calls_between_other_desks_do_not_join() -> None:
    book = Playbook(latency_ms=500)
    mine, theirs = book.do(0, place(to=COMMAND)), book.do(1, place())
    book.run(2)
    book.do(0, AnswerCall(of=theirs, by=by()))
    book.run(2)
    assert outcomes(book, theirs) == [Outcome.ANSWERED] * 2
    assert outcomes(book, mine) == [None, None]


def test_the_ring_budget_declines_by_machine_but_never_a_flash() -> None:
    book = Playbook(make_charter(ring_budget=2))
    a, b, c = (book.do(0, place()) for _ in range(3))
    flash = book.do(0, place(Precedence.FLASH))
    book.run(1)
    assert outcomes(book, a) == outcomes(book, b) == outcomes(book, flash) == [None, None]
    assert outcomes(book, c) == [Outcome.DECLINED] * 2
    act = calls.deciding(book.sides[0].state.matters.get(c))
    assert act.payload.by.role == 0 and "machine" in act.payload.text
    assert book.told(1, "flash") == [(0, (WATCH, COMMAND))]
    book.run(3700)
    again = book.do(0, place())
    book.run(1)
    assert outcomes(book, again) == [None, None]


def test_an_exercise_answer_does_not_answer_an_operational_call() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    book.write(1, Answer(ref=call, by=by()), Marking.EXERCISE)
    book.run(1)
    assert outcomes(book, call) == [None, None]


def test_what_is_not_possible_is_refused_in_plain_words() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    with pytest.raises(UsageError, match="our own"):
        book.do(0, AnswerCall(of=call, by=by()))
    with pytest.raises(UsageError, match="other side's"):
        book.do(1, WithdrawCall(of=call, by=by()))
    with pytest.raises(UsageError, match="no open matter"):
        book.do(1, AnswerCall(of=Leaf(bytes(32)), by=by()))
    with pytest.raises(UsageError, match="no desk 9"):
        book.do(0, place(to=9))
    with pytest.raises(UsageError, match="no reason code"):
        book.do(1, DeclineCall(of=call, by=by(), reason=200))
    with pytest.raises(UsageError, match="answered call"):
        book.do(1, EndCall(of=call, by=by()))


def test_time_outs_name_their_due_time() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(700)
    over = calls.time_out(book.sides[1].state.matters.get(call), calls.RING)
    assert isinstance(over.payload, TimeOut)
    assert over.payload.result == calls.NO_REPLY
    assert over.payload.due in (START + 600, START + 601)


def test_an_act_is_final_once_the_other_side_says_that_it_holds_it() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    book.do(1, DeclineCall(of=call, by=by()))
    assert outcomes(book, call) == [None, Outcome.DECLINED]
    assert is_settled(book, call) == [False, False]
    book.pass_on[0] = False  # the caller's receipt does not get there
    book.run(1)
    assert outcomes(book, call) == [Outcome.DECLINED] * 2
    assert is_settled(book, call) == [True, False]


def test_an_answer_that_knew_of_the_withdrawal_is_a_remark() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    book.do(0, WithdrawCall(of=call, by=by()))
    book.run(1)
    book.write(1, Answer(ref=call, by=by()))
    book.run(1)
    assert outcomes(book, call) == [Outcome.WITHDRAWN] * 2


def test_a_machine_does_not_answer() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    book.write(1, Answer(ref=call, by=By(WATCH, 0)))
    book.run(1)
    assert outcomes(book, call) == [None, None]


def test_a_call_that_still_rings_when_a_node_starts_again_rings_again() -> None:
    book = Playbook()
    call = book.do(0, place())
    book.run(1)
    book.power(1, False)
    book.run(60)
    book.power(1, True)
    assert [at for at, _ in book.told(1, "call")] == [0, 61]
    book.run_to(599)
    book.do(1, AnswerCall(of=call, by=by()))
    book.run(1)
    assert outcomes(book, call) == [Outcome.ANSWERED] * 2
    book.power(1, False)
    book.power(1, True)
    assert len(book.told(1, "call")) == 2


def test_a_flash_that_comes_too_late_to_ring_is_still_told() -> None:
    book = Playbook()
    book.cut()
    call = book.do(0, place(Precedence.FLASH))
    book.run(900)
    book.join()
    book.run(1)
    assert outcomes(book, call) == [Outcome.FAILED_PATH] * 2
    assert book.told(1, "flash") == [(900, (WATCH, COMMAND))]
    assert not [i for i in book.sides[1].written if i.kind == 17]
    book.do(1, DeclineCall(of=call, by=by()))
    book.run(1)
    assert outcomes(book, call) == [Outcome.DECLINED_LATE] * 2


WAY = {
    "offered": (), "ringing": ("ring",), "not_answered": ("ring", "time-out"),
    "failed_own_side": ("time-out, our side",), "failed_path": ("time-out, no path",),
    "unconfirmed": ("time-out, no receipt",),
}  # fmt: skip
RESULTS = {"time-out": 1, "time-out, our side": 2, "time-out, no path": 3, "time-out, no receipt": 4}


def written(book: Playbook, call: Leaf, event: str) -> None:
    """Write the entry of an event as a side that knows of all before it, but of `ring learnt`."""
    person = {"ref": call, "by": by()}
    if event in RESULTS:
        book.write(0, TimeOut(what=1, due=START, result=RESULTS[event], ref=call))
    elif event == "withdraw":
        book.write(0, kinds.Withdraw(**person))
    elif event in ("ring", "ring learnt"):
        book.write(1, kinds.Ring(ref=call, desk=WATCH))
    elif event in ("answer", "decline"):
        book.write(1, {"answer": Answer, "decline": kinds.Decline}[event](**person))
    else:
        more = {"until": START} if event == "defer" else {"what": 1, "desk": WATCH}
        book.write(1, {"defer": kinds.Defer, "alternative": kinds.Alternative}[event](**person, **more))


@pytest.mark.parametrize("step", calls.TRANSITIONS, ids=lambda t: f"{t.before}, {t.event}")
def test_the_table_of_transitions_is_what_the_fold_does(step: calls.Transition) -> None:
    book = Playbook(make_charter(ring_budget=1))
    book.do(0, place())
    book.run(1)
    call = book.write(0, CallOffer(precedence=0, to=(WATCH,), by=by(), lang="en"))
    book.sides[1].held += 1  # delivered by hand, so that the callee's machine adds nothing of its own
    for event in (*WAY[step.before], step.event):
        if event == "ring learnt":
            book.sides[1].held -= 1
        written(book, call, event)
        book.sides[0].held, book.sides[1].held = len(book.sides[1].written), len(book.sides[0].written)
    state = matters.empty(book.sides[0].ctx, LocalTime(START))
    for item in (*book.sides[0].written, *book.sides[1].written):
        state = matters.fold(state, item, book.sides[0].ctx)
    expected = None if step.after == "ringing" else step.after
    assert calls.outcome(state.matters.get(call)) == expected


def test_one_time_out_is_written_however_many_desks_rang() -> None:
    book = Playbook()
    command = PlaceCall(by=by(), to=(WATCH, COMMAND), precedence=Precedence.PRIORITY, lang="en", subject="x")
    book.do(0, command)
    book.run(2000)
    assert book.kinds(0) == [16, 25]
    assert book.kinds(1) == [17, 17]
