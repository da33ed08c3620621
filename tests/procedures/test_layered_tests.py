"""Layered tests, circuits and findings as exchanges."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import matters, model, report
from firebreak.core.procedures.challenges import expected
from firebreak.core.procedures.model import AnswerTest, DeclareLine, PlaceCall
from firebreak.core.record import kinds
from firebreak.core.record.charter import CharterPath, TestSchedule
from firebreak.core.record.kinds import By, TimeOut
from firebreak.core.types import Declared, Finding, Layer, Leaf, Observed, Precedence
from firebreak.testing.playbook import COMMAND, MINISTER, START, WATCH, Playbook, by, make_charter

HOUR = 3600
DAILY = TestSchedule(times_s=(8 * HOUR, 20 * HOUR), desk_limit_s=600)


def daily(**changes: object) -> Playbook:
    return Playbook(make_charter(tests=DAILY, **changes))


def pending(book: Playbook, me: int) -> list[Leaf]:
    """The desk tests that wait for a person at a side."""
    return [i.leaf for i in book.sides[1 - me].written if isinstance(i.payload, kinds.Test) and i.payload.layer >= 2]


def answer(book: Playbook, me: int, leaf: Leaf, said: str | None = None, desk: int = WATCH) -> None:
    test = next(i.payload for i in book.sides[1 - me].written if i.leaf == leaf)
    book.do(me, AnswerTest(of=leaf, by=by(desk), answer=said if said is not None else expected(test.challenge)))


def table(book: Playbook, me: int, tester: int, layer: Layer, path: int | None = None) -> tuple[int, int, int, int]:
    side = book.sides[me]
    t = report.tests_table(side.state, side.ctx, tester, layer, path=path, until=START + book.ms // 1000)
    assert t.due == t.answered + t.missed + t.not_sent
    return t.due, t.answered, t.missed, t.not_sent


def found(book: Playbook, me: int) -> tuple[Finding, int]:
    got = report.finding(book.sides[me].state, book.sides[me].ctx)
    return got.finding, got.since - START


def test_a_day_answered_by_one_desk_and_not_by_the_other() -> None:
    book = daily()
    assert found(book, 0) == (Finding.UNDETERMINED, 0)
    for at in (8 * HOUR, 20 * HOUR):
        book.run_to(at + 20)
        answer(book, 1, pending(book, 1)[-1])
        book.run_to(at + 700)
    for me in (0, 1):
        assert table(book, me, 0, Layer.DESK) == (2, 2, 0, 0)
        assert table(book, me, 1, Layer.DESK) == (2, 0, 2, 0)
        assert table(book, me, 0, Layer.STATION) == table(book, me, 1, Layer.STATION) == (2, 2, 0, 0)
        assert table(book, me, 1, Layer.CIRCUIT, 1) == (2, 2, 0, 0)
    assert found(book, 0) == (Finding.ALL_LAYERS_ANSWER, 8 * HOUR)
    assert found(book, 1) == (Finding.DESK_SILENT, 8 * HOUR)
    assert book.told(0, "desk_test") == [(8 * HOUR, (WATCH,)), (20 * HOUR, (WATCH,))]
    assert [at for at, _ in book.told(0, "missed_test")] == [8 * HOUR + 600, 20 * HOUR + 600]
    assert [at for at, _ in book.told(1, "missed_test")] == [8 * HOUR + 600, 20 * HOUR + 600]
    assert book.told(1, "missed_test")[0][1] == (WATCH, COMMAND)


def test_a_wrong_answer_is_no_answer_and_one_after_the_limit_is_missed() -> None:
    book = daily()
    book.run_to(8 * HOUR + 20)
    leaf = pending(book, 1)[0]
    answer(book, 1, leaf, "another word entirely")
    book.run_to(8 * HOUR + 601)
    answer(book, 1, leaf)
    with pytest.raises(UsageError, match="already answered"):
        answer(book, 1, leaf)
    book.run(10)
    assert table(book, 0, 0, Layer.DESK) == table(book, 1, 0, Layer.DESK) == (1, 0, 1, 0)
    last = report.contact_report(book.sides[0].state, book.sides[0].ctx, 0).total.last_contact
    assert last == START + 8 * HOUR + 601  # late, but a person


def test_the_machine_does_not_answer_for_a_desk() -> None:
    book = daily()
    book.run_to(8 * HOUR + 20)
    leaf = pending(book, 1)[0]
    test = next(i.payload for i in book.sides[0].written if i.leaf == leaf)
    book.write(1, kinds.TestReply(ref=leaf, by=By(WATCH, 0), answer=expected(test.challenge)))
    book.run_to(9 * HOUR)
    assert table(book, 0, 0, Layer.DESK) == (1, 0, 1, 0)


def test_a_node_that_was_down_sent_no_test_and_nobody_was_silent() -> None:
    book = daily()
    book.run_to(7 * HOUR)
    book.power(0, False)
    for path in (0, 1):
        book.circuit(path, False, (1,))
    book.run_to(9 * HOUR)
    assert found(book, 1) == (Finding.NOTHING_RETURNS, 7 * HOUR)
    book.power(0, True)
    for path in (0, 1):
        book.circuit(path, True, (1,))
    book.run(60)
    for me in (0, 1):
        assert table(book, me, 0, Layer.DESK) == table(book, me, 0, Layer.STATION) == (1, 0, 0, 1)
        assert table(book, me, 0, Layer.CIRCUIT, 0) == (1, 0, 0, 1)
        assert table(book, me, 1, Layer.DESK) == table(book, me, 1, Layer.CIRCUIT, 0) == (1, 0, 1, 0)
    assert book.told(0, "missed_test") == [(9 * HOUR, (WATCH, COMMAND))]  # of their test of us
    assert found(book, 0) == (Finding.UNDETERMINED, 0)
    assert found(book, 1) == (Finding.UNDETERMINED, 9 * HOUR)


def test_a_restart_within_the_minute_makes_the_test_late_rather_than_not() -> None:
    book = daily()
    book.run_to(8 * HOUR - 5)
    book.power(0, False)
    book.run_to(8 * HOUR + 20)
    book.power(0, True)
    book.run(30)
    answer(book, 1, pending(book, 1)[0])
    book.run(1000)
    assert table(book, 1, 0, Layer.DESK) == table(book, 1, 0, Layer.STATION) == (1, 1, 0, 0)


def test_a_test_whose_limit_ran_out_while_its_tester_was_down_counts_against_nobody() -> None:
    book = daily()
    book.run_to(8 * HOUR + 20)
    book.power(0, False)
    book.run_to(9 * HOUR)
    book.power(0, True)
    book.run(60)
    assert table(book, 1, 0, Layer.DESK) == (1, 0, 0, 1)
    assert table(book, 1, 0, Layer.STATION) == (1, 1, 0, 0)


def test_circuits_their_findings_and_the_one_that_is_left() -> None:
    book = daily()
    book.run_to(100)
    book.circuit(0, False)
    book.run_to(200)
    for me in (0, 1):
        seen = report.observed(book.sides[me].state, book.sides[me].ctx)
        assert (seen.state, seen.out, seen.since) == (Observed.DEGRADED, (0,), START + 100)
        assert book.told(me, "one_path_left") == [(102, (WATCH,))]
    book.run_to(8 * HOUR - 10)
    book.cut()
    book.run_to(9 * HOUR)
    assert found(book, 0) == (Finding.NOTHING_RETURNS, 8 * HOUR - 10)
    book.join()
    book.run(60)
    assert found(book, 0) == (Finding.UNDETERMINED, 9 * HOUR)
    for me in (0, 1):
        assert table(book, me, 0, Layer.STATION) == (1, 0, 1, 0)
        assert table(book, me, 0, Layer.CIRCUIT, 0) == table(book, me, 0, Layer.CIRCUIT, 1) == (1, 0, 1, 0)
    results = [i.payload.result for i in book.sides[0].written if isinstance(i.payload, TimeOut)]
    assert results == [3, 3]
    desk = book.do(0, model.TestDesk(by=by()))
    book.run(1)
    answer(book, 1, desk)
    book.run(1)
    assert found(book, 0) == (Finding.ALL_LAYERS_ANSWER, 9 * HOUR + 60)


def test_paths_that_come_and_go_tell_once_that_one_is_left() -> None:
    book = daily()
    book.run_to(100)
    book.circuit(0, False)
    for second in range(110, 170):
        book.run_to(second)
        book.circuit(1, second % 2 == 0)
    book.circuit(1, True)
    book.run_to(200)
    assert book.told(0, "one_path_left") == [(102, (WATCH,))]
    book.circuit(0, True)
    book.run_to(300)
    book.circuit(0, False)
    book.run_to(400)
    assert book.told(0, "one_path_left") == [(102, (WATCH,)), (302, (WATCH,))]


def test_when_nothing_returns_for_a_minute_the_watch_is_told_once() -> None:
    book = daily()
    book.run_to(100)
    book.cut()
    book.run_to(159)
    assert book.told(0, "no_echo") == []
    book.run_to(5000)
    for me in (0, 1):
        assert book.told(me, "no_echo") == [(160, (WATCH,))]
    book.join()
    book.run_to(6000)
    book.cut()
    book.run_to(9000)
    assert book.told(0, "no_echo") == [(160, (WATCH,)), (6060, (WATCH,))]


def test_a_path_that_comes_and_goes_neither_hides_a_silence_nor_tells_it_twice() -> None:
    book = daily()
    book.run_to(100)
    book.cut()
    for second in range(110, 3000, 20):
        book.run_to(second)
        book.circuit(1, True)
        book.run_to(second + 15)
        book.circuit(1, False)
    book.run_to(3000)
    assert book.told(0, "no_echo") == [(167, (WATCH,))], "as soon as a minute is over and it is out"
    book.circuit(1, True)
    book.run_to(3059)
    book.circuit(1, False)
    book.run_to(4000)
    assert len(book.told(0, "no_echo")) == 1, "it had not held for a minute"
    book.circuit(1, True)
    book.run_to(4060)
    book.circuit(1, False)
    book.run_to(5000)
    assert book.told(0, "no_echo")[1:] == [(4120, (WATCH,))]


def test_a_node_that_starts_into_silence_tells_it() -> None:
    book = daily()
    book.run_to(100)
    book.power(0, False)
    book.run_to(200)
    book.power(0, True)
    for path in (0, 1):
        book.circuit(path, False, sides=(0,))
    book.run_to(400)
    assert book.told(0, "no_echo") == [(260, (WATCH,))]
    assert book.told(1, "no_echo") == []


def test_a_line_without_circuits_is_never_silent() -> None:
    mail = (CharterPath(number=0, name="mail", kind="mail"),)
    book = daily(paths=mail)
    book.run_to(HOUR)
    assert book.told(0, "no_echo") == []


def test_a_station_that_does_not_sign_while_a_circuit_echoes() -> None:
    book = daily()
    book.run_to(100)
    book.pass_on = [False, False]
    book.run_to(21 * HOUR)
    assert found(book, 0) == (Finding.STATION_SILENT, 8 * HOUR)
    assert len(book.told(0, "missed_test")) == 2  # one alert a moment, not one a layer
    book.pass_on = [True, True]
    book.join()
    book.run(5)
    assert found(book, 0) == (Finding.DESK_SILENT, 8 * HOUR)


def test_finer_station_tests_ring_nobody_and_are_not_counted() -> None:
    finer = TestSchedule(times_s=(8 * HOUR,), station_s=300)
    book = Playbook(make_charter(tests=finer))
    book.run_to(8 * HOUR + 1000)
    made = [i.payload for i in book.sides[0].written if isinstance(i.payload, kinds.Test)]
    assert len(made) > 90 and sum(t.layer == 2 for t in made) == 1
    assert len({t.due for t in made if t.layer == 1}) == sum(t.layer == 1 for t in made)
    assert table(book, 1, 0, Layer.STATION) == (1, 1, 0, 0)


def test_an_extra_test_adds_to_the_totals_and_a_principals_only_to_its_own() -> None:
    book = daily()
    book.run_to(100)
    extra, principal = book.do(0, model.TestDesk(by=by())), book.do(0, model.TestDesk(by=by(), to=MINISTER))
    book.run(1)
    answer(book, 1, extra)
    answer(book, 1, principal, desk=MINISTER)
    book.run_to(8 * HOUR - 1 + 600)
    for me in (0, 1):
        assert table(book, me, 0, Layer.DESK) == table(book, me, 0, Layer.STATION) == (1, 1, 0, 0)
    book.run_to(8 * HOUR + 101)
    assert table(book, 1, 0, Layer.PRINCIPAL) == (1, 1, 0, 0)


def test_a_difference_of_clocks_is_told_once_and_only_from_a_round_trip() -> None:
    book = daily()
    book.sides[1].offset_s = 95
    book.do(1, PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.ROUTINE, lang="en", subject="x"))
    book.run_to(8 * HOUR - 100)
    assert book.told(0, "clock_difference") == []
    book.run_to(21 * HOUR)
    assert book.told(0, "clock_difference") == [(8 * HOUR, (WATCH,))]
    assert book.told(1, "clock_difference") == [(8 * HOUR - 95, (WATCH,))]
    assert book.sides[0].state.live.offset_s == 95 and book.sides[1].state.live.offset_s == -95
    book.sides[1].offset_s = 0
    book.run_to(33 * HOUR)
    assert book.sides[0].state.live.offset_s == 0
    book.sides[1].offset_s = 40
    book.run_to(45 * HOUR)
    assert len(book.told(0, "clock_difference")) == 2


def test_a_clock_that_is_slow_does_not_silence_the_bell() -> None:
    book = daily()
    book.sides[0].offset_s = -3000
    book.run_to(10 * HOUR)
    book.do(0, PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.IMMEDIATE, lang="en", subject="x"))
    book.run(1)
    assert len(book.told(1, "call")) == 1


def test_hourly_counts_and_changes_are_entries_and_echoes_are_not() -> None:
    book = daily()
    book.run_to(HOUR)
    side = book.sides[0]
    rows = ((0, 360, 359, 12), (1, 360, 0, None))
    _, drafts = matters.on_tally(side.state, rows, side.ctx, book.now(0))
    summary = drafts[0].payload
    assert isinstance(summary, kinds.TestSummary)
    assert summary.circuits == rows and summary.until == START + HOUR and summary.observed == 0
    written = [i.payload for i in side.written if isinstance(i.payload, kinds.TestSummary)]
    assert len(written) == 1 and written[0].out == ()  # both paths came up together: one change
    for n in range(50):
        book.circuit(0, n % 2 == 0)
        book.run(1)
    changes = [i for i in side.written if isinstance(i.payload, kinds.TestSummary)]
    assert 2 <= len(changes) <= 7


def test_a_declared_state_stops_desk_tests_and_they_are_not_due() -> None:
    book = daily()
    book.run_to(100)
    book.do(1, DeclareLine(by=by(COMMAND), state=Declared.SUSPENDED))
    book.run_to(12 * HOUR)
    with pytest.raises(UsageError, match="no desk tests"):
        book.do(0, model.TestDesk(by=by()))
    book.do(1, DeclareLine(by=by(COMMAND), state=Declared.TEST_ONLY))
    book.run_to(21 * HOUR)
    for me in (0, 1):
        assert table(book, me, 0, Layer.DESK)[0] == 1
        assert table(book, me, 0, Layer.STATION) == (2, 2, 0, 0)


def test_a_principal_who_answered_counts_before_the_limit_of_hours_is_over() -> None:
    book = Playbook()
    book.run_to(100)
    leaf = book.do(0, model.TestDesk(by=by(MINISTER), to=MINISTER))
    book.run(60)
    assert table(book, 0, 0, Layer.PRINCIPAL) == table(book, 1, 0, Layer.PRINCIPAL) == (0, 0, 0, 0)
    answer(book, 1, leaf, desk=MINISTER)
    book.run(60)
    assert table(book, 0, 0, Layer.PRINCIPAL) == table(book, 1, 0, Layer.PRINCIPAL) == (1, 1, 0, 0)
    assert table(book, 0, 0, Layer.DESK) == (0, 0, 0, 0)
    side = book.sides[0]
    early = report.tests_table(side.state, side.ctx, 0, Layer.PRINCIPAL, until=START + 130)
    assert early.due == 0
