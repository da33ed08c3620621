"""Echo bookkeeping, the schedule in virtual time, and when a dialler tries again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import UsageError
from firebreak.paths.echo import EchoKeeper, EchoSettings, EchoWatch
from firebreak.paths.framing import echo_answer, echo_question
from firebreak.paths.memory import ManualTimers, MemoryWire, memory_pair
from firebreak.paths.redial import Redial, RedialSettings
from firebreak.testing.path_pairs import Recorder


def linked(timers: ManualTimers, **settings: float) -> tuple[Recorder, Recorder, MemoryWire]:
    a, b = Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers, latency_s=settings.get("latency_s", 0.0), redial_s=3600.0)
    return a, b, wire


def test_an_answer_gives_the_round_trip_once() -> None:
    watch = EchoWatch(3)
    assert not watch.ask(b"one", 100.0)
    assert watch.answer(b"other", 100.1) is None
    assert watch.answer(b"one", 100.25) == 250
    assert watch.answer(b"one", 100.3) is None, "one answer was counted twice"
    assert not watch.ask(b"two", 110.0)


def test_a_late_answer_is_not_taken_for_the_open_question() -> None:
    watch = EchoWatch(3)
    watch.ask(b"one", 0.0)
    assert watch.ask(b"two", 10.0), "the first question was missed"
    assert watch.answer(b"one", 10.1) is None
    assert watch.waiting


def test_three_silent_questions_in_a_row_are_death() -> None:
    watch = EchoWatch(3)
    dead = []
    for turn in range(5):
        watch.ask(bytes((turn,)), turn * 10.0)
        dead.append(watch.dead)
    assert dead == [False, False, False, True, True]


def test_whatever_arrives_keeps_a_slow_link_alive() -> None:
    watch = EchoWatch(3)
    for turn in range(20):
        missed = watch.ask(bytes((turn,)), turn * 10.0)
        assert missed == (turn > 0), "an echo that did not return was not told"
        assert not watch.dead
        if turn % 2:
            watch.arrived()


def test_the_schedule_asks_at_once_and_then_every_period() -> None:
    timers = ManualTimers()
    a, b, _ = linked(timers, latency_s=0.2)
    timers.advance(0.4)
    assert a.circuits == b.circuits == [(True, 400)]
    timers.advance(9.0)
    assert len(a.circuits) == 1
    timers.advance(1.0)
    assert a.circuits == b.circuits == [(True, 400)] * 2


def test_silence_is_told_question_by_question_and_ends_the_link() -> None:
    timers = ManualTimers()
    a, b, wire = linked(timers)
    timers.advance(1.0)
    wire.hold()
    timers.advance(38.9)
    assert a.circuits == b.circuits == [(True, 0), (False, None), (False, None)]
    assert not a.downs
    timers.advance(0.2)
    for end in (a, b):
        assert end.circuits[1:] == [(False, None)] * 3
        assert [why for _, why in end.downs] == ["silent: 3 echoes in a row did not return"]
    timers.advance(100.0)
    assert len(a.circuits) == 4, "a dead link still asks"


def test_a_flood_of_questions_gets_a_bounded_number_of_answers() -> None:
    timers = ManualTimers()
    answers: list[bytes] = []
    events, wire = Recorder("a"), MemoryWire(Recorder("x"), Recorder("y"), timers=timers)
    wire.connect()
    assert wire.a is not None
    keeper = EchoKeeper(
        link=wire.a,
        send=answers.append,
        on_dead=lambda _why: None,
        events=events,
        settings=EchoSettings(answers_per_period=64),
        timers=timers,
        entropy=bytes,
    )
    keeper.start()
    for _ in range(2):
        answers.clear()
        for n in range(1, 1001):
            keeper.handle(echo_question(n.to_bytes(8, "big")))
        assert answers == [echo_answer(n.to_bytes(8, "big")) for n in range(1, 65)]  # WIRE-10
        timers.advance(10.0)


@pytest.mark.parametrize("field", ["every_s", "dead_after", "answers_per_period"])
def test_settings_must_make_sense(field: str) -> None:
    with pytest.raises(UsageError):
        EchoSettings(**{field: 0})


@pytest.mark.parametrize("field", ["first_s", "most_s", "connect_s"])
def test_redial_settings_must_make_sense(field: str) -> None:
    with pytest.raises(UsageError):
        RedialSettings(**{field: 0.0})


def waits(redial: Redial, count: int, *, start: float = 0.0) -> list[float]:
    now, out = start, []
    for _ in range(count):
        out.append(redial.delay_s(held_s=None, now_s=now))
        now += out[-1]
    return out


def test_failures_wait_twice_as_long_up_to_the_cap() -> None:
    redial = Redial(RedialSettings(), lambda size: b"\xff" * size)
    assert waits(redial, 6) == pytest.approx([0.05, 0.1, 0.2, 0.4, 0.5, 0.5], rel=0.01)


def test_an_old_outage_is_tried_less_often() -> None:
    redial = Redial(RedialSettings(), lambda size: b"\xff" * size)
    waits(redial, 10)
    assert redial.delay_s(held_s=None, now_s=599.0) == pytest.approx(0.5, rel=0.01)
    assert redial.delay_s(held_s=None, now_s=601.0) == pytest.approx(5.0, rel=0.01)


def test_a_link_that_held_is_dialled_again_at_once() -> None:
    redial = Redial(RedialSettings(), lambda size: b"\xff" * size)
    waits(redial, 10)
    assert redial.delay_s(held_s=60.0, now_s=1000.0) == 0.0
    assert waits(redial, 1, start=1000.0) == pytest.approx([0.05], rel=0.01), "the failures before were not forgotten"


def test_waking_begins_with_short_waits_again() -> None:
    redial = Redial(RedialSettings(), lambda size: b"\xff" * size)
    waits(redial, 10)
    redial.woken()
    assert waits(redial, 2, start=10_000.0) == pytest.approx([0.05, 0.1], rel=0.01)


def test_links_that_drop_at_once_do_not_become_a_hot_loop() -> None:
    redial = Redial(RedialSettings(), lambda size: b"\xff" * size)
    assert all(redial.delay_s(held_s=0.01, now_s=n * 0.1) > 0 for n in range(10))


def test_a_slow_path_gets_a_patient_attempt_again_and_again() -> None:
    redial = Redial(RedialSettings(), lambda size: bytes(size))
    patience = []
    for _ in range(8):
        patience.append(redial.connect_s)
        redial.delay_s(held_s=None, now_s=0.0)
    assert patience == [1.0, 1.0, 1.0, 5.0] * 2


@given(st.integers(0, 255), st.integers(0, 60))
@settings(max_examples=60)
def test_waits_are_spread_and_never_longer_than_the_cap(drawn: int, failures: int) -> None:
    redial = Redial(RedialSettings(), lambda size: bytes([drawn]) * size)
    waits(redial, failures)
    wait = redial.delay_s(held_s=None, now_s=10_000.0)
    assert 0.025 <= wait <= 5.0
