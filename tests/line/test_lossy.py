"""Frames lost, repeated, split and reordered: the records converge, and a restart finds what was known."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.procedures.model import Acknowledge, AnswerCall, Command, DeclareLine, DeclineCall, PlaceCall
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.kinds import By, CallOffer, Message
from firebreak.core.types import Declared, Precedence, Rung
from firebreak.testing.pair import Pair, Side, message

from .conftest import at_rest, observable, resumed

DUTY = By(1, 1)


class Weather:
    """What becomes of frames: a seed decides which are lost, doubled, delayed or split."""

    def __init__(self, seed: int, *, loss: float = 0.2) -> None:
        self.random, self.loss = Random(seed), loss
        self.late: dict[str, list[bytes]] = {"a": [], "b": []}

    def alter(self, side: Side, frame: bytes) -> list[bytes]:
        draw = self.random.random()
        waiting = self.late[side.name]
        if draw < self.loss:
            return []
        if draw < self.loss + 0.15:
            waiting.append(frame)
            return []
        out = self._split(frame) if draw > 0.8 else [frame]
        if self.random.random() < 0.3:
            out += out
        if waiting and self.random.random() < 0.6:
            out.append(waiting.pop(self.random.randrange(len(waiting))))
        return out

    def _split(self, frame: bytes) -> list[bytes]:
        """Return the entries of a frame one by one, in another order."""
        value = decode(frame, max_bytes=1 << 17)
        if not isinstance(value, tuple) or value[0] != 3 or not isinstance(value[1], tuple):
            return [frame]
        parts = [encode((3, (item,))) for item in value[1]]
        self.random.shuffle(parts)
        return parts


def speak(random: Random, side: Side) -> Command:
    """Return something an officer could do now."""
    others = [item for item in side.items if isinstance(item.payload, Message | CallOffer) and item.via]
    draw = random.random()
    if others and draw < 0.4:
        item = random.choice(others)
        if isinstance(item.payload, CallOffer):
            return random.choice([AnswerCall(of=item.leaf, by=DUTY), DeclineCall(of=item.leaf, by=DUTY, reason=1)])
        return Acknowledge(of=item.leaf, by=DUTY, rung=random.choice([Rung.SEEN, Rung.REPORTED_DONE]))
    if draw < 0.6:
        return PlaceCall(by=DUTY, to=(1,), precedence=Precedence.ROUTINE, lang="en", subject="Call")
    if draw < 0.65:
        return DeclareLine(by=DUTY, state=random.choice([Declared.OPEN, Declared.SUSPENDED, Declared.TEST_ONLY]))
    return message(f"words {draw}", random.choice(list(Precedence)))


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_bad_weather_costs_only_time(seed: int) -> None:
    weather, random, pair = Weather(seed), Random(seed), Pair()
    pair.connect(alter=weather.alter)
    for _ in range(12):
        side = random.choice(pair.sides)
        pair.do(side, speak(random, side), alter=weather.alter)
        if random.random() < 0.3:
            pair.advance(random.choice([1, 25, 90]), alter=weather.alter)
    pair.advance(600, alter=Weather(seed, loss=0).alter)
    pair.settle()
    at_rest(pair)


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_a_restart_at_any_moment_finds_what_was_known(seed: int) -> None:
    """The state after reading the record back equals the live one in everything that can be observed."""
    weather, random, pair = Weather(seed, loss=0.1), Random(seed), Pair()
    pair.connect(alter=weather.alter)
    for _ in range(10):
        side = random.choice(pair.sides)
        pair.do(side, speak(random, side), alter=weather.alter)
        for each in pair.sides:
            assert observable(each.engine.state) == observable(resumed(each))
        if random.random() < 0.2:
            pair.restart(random.choice(pair.sides))
        if random.random() < 0.3:
            pair.advance(30, alter=weather.alter)


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_both_sides_know_the_same_once_both_records_are_equal(seed: int) -> None:
    random, pair = Random(seed), Pair()
    number = pair.connect()
    for _ in range(14):
        side = random.choice(pair.sides)
        pair.do(side, speak(random, side))
        if random.random() < 0.3 and pair.links:
            pair.cut(number)
        elif not pair.links:
            number = pair.connect()
    pair.settle()
    assert pair.equal()
    first, second = ([(i.leaf, i.seq, i.knows, i.payload, i.ref) for i in side.record()] for side in pair.sides)
    assert first == second


@pytest.mark.parametrize("drop", range(8))
def test_a_lost_receipt_is_sent_again(drop: int) -> None:
    """Any one frame of an exchange may be lost for good, the receipt included."""
    pair = Pair()
    pair.connect()
    seen = [0]

    def alter(_: Side, frame: bytes) -> list[bytes]:
        seen[0] += 1
        return [] if seen[0] == drop + 1 else [frame]

    ticket = pair.do(pair.a, message(), alter=alter)
    pair.advance(120, alter=alter)
    own = pair.a.engine.state.own
    assert own is not None and own.counted > own.last_owed
    assert ticket in pair.a.answers
    for side in pair.sides:  # what is owed no receipt comes along with the next word
        pair.done(side, message("next"))
    at_rest(pair)


def test_two_paths_carry_one_record() -> None:
    pair = Pair()
    pair.connect("direct")
    second = pair.connect("second")
    for i in range(5):
        pair.done(pair.a, message(f"{i}"))
        pair.done(pair.b, message(f"{i}"))
    pair.cut(second)
    pair.done(pair.a, message("on one path"))
    at_rest(pair)
    assert not any(topic.startswith(("FEED", "ENT")) for side in pair.sides for topic, _ in side.reports)


def test_a_month_apart_is_caught_up_in_one_go() -> None:
    pair = Pair()
    number = pair.connect()
    pair.cut(number)
    for i in range(300):
        pair.submit(pair.a, message(f"{i}"))
        if i % 10 == 0:
            pair.do(pair.a, message(f"turn {i}"))
    pair.advance(3600)
    pair.connect()
    pair.advance(60)
    at_rest(pair)
