"""The memory path with its clock in the test's hand: the same script gives the same run."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import UsageError
from firebreak.paths.memory import ManualTimers, MemoryWire, memory_pair
from firebreak.testing.path_pairs import Recorder
from firebreak.testing.path_suite import numbered


def told(seed: int) -> list[object]:
    """Return all that both ends are told in a run whose faults come from `seed`."""
    draw, timers = random.Random(seed), ManualTimers()

    def fate(_side: str, _number: int, frame: bytes) -> Sequence[tuple[float, bytes]]:
        return [(draw.random(), frame[: draw.randint(0, 40)]) for _ in range(draw.choice((0, 1, 1, 2)))]

    a, b = Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers, fate=fate, latency_s=0.01)
    for frame in numbered(60):
        end = draw.choice((a, b))
        if end.linked:
            end.link.send(frame)
        if draw.random() < 0.05:
            wire.cut()
        timers.advance(draw.random())
    wire.close()
    return [(end.frames, [why for _, why in end.downs], end.circuits, len(end.ups)) for end in (a, b)]


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_a_run_is_the_same_from_its_seed(seed: int) -> None:
    assert told(seed) == told(seed)


def test_different_seeds_give_different_runs() -> None:
    assert told(1) != told(2)


def test_nothing_is_delivered_inside_send() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    memory_pair(a, b, timers=timers)
    a.link.send(b"frame")
    assert b.frames == []
    timers.advance()
    assert b.frames == [b"frame"]


def test_latency_is_kept_and_order_with_it() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    memory_pair(a, b, timers=timers, latency_s=0.25)
    for frame in numbered(5):
        a.link.send(frame)
    timers.advance(0.2499)
    assert b.frames == []
    timers.advance(0.0002)
    assert b.frames == numbered(5)


def test_a_cut_loses_what_was_under_way_and_the_path_returns() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers, latency_s=1.0, redial_s=0.5)
    a.link.send(b"lost")
    timers.advance(0.9)
    wire.cut()
    assert not a.linked
    timers.advance(0.5)
    a.link.send(b"after")
    timers.advance(5.0)
    assert b.frames == [b"after"]


def test_what_was_sent_before_a_close_still_arrives() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    memory_pair(a, b, timers=timers, latency_s=1.0, redial_s=60.0)
    a.link.send(b"last words")
    a.link.close("the operator closed it")
    timers.advance(2.0)
    assert b.frames == [b"last words"]
    assert [why for _, why in b.downs] == ["the far side closed the link"]


def test_a_severed_path_stays_down_until_mended() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers)
    wire.sever()
    timers.advance(1000.0)
    assert len(a.ups) == len(b.ups) == 1
    wire.mend()
    assert a.linked
    assert b.linked


def test_held_frames_come_in_order_after_release() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers)
    wire.hold()
    for frame in numbered(4):
        a.link.send(frame)
    timers.advance(5.0)
    assert b.frames == []
    wire.release()
    assert b.frames == numbered(4)


def test_a_closed_wire_does_not_come_back() -> None:
    timers, a, b = ManualTimers(), Recorder("a"), Recorder("b")
    wire = memory_pair(a, b, timers=timers)
    wire.close("the end")
    timers.advance(1000.0)
    assert [why for _, why in a.downs + b.downs] == ["the end", "the end"]
    assert len(a.ups) == 1


def test_timers_call_in_order_and_not_when_cancelled() -> None:
    timers, calls = ManualTimers(), []
    timers.call_later(2.0, lambda: calls.append("b"))
    timers.call_later(1.0, lambda: timers.call_later(0.5, lambda: calls.append("a")))
    timers.call_later(2.0, lambda: calls.append("c"))
    timers.call_later(1.0, lambda: calls.append("never")).cancel()
    timers.advance(1.9)
    assert calls == ["a"]
    assert timers.time() == 1.9
    timers.advance(1.0)
    assert calls == ["a", "b", "c"]


@pytest.mark.parametrize("settings", [{"latency_s": -1.0}, {"redial_s": 0.0}])
def test_a_wire_must_make_sense(settings: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        MemoryWire(Recorder("a"), Recorder("b"), timers=ManualTimers(), **settings)  # type: ignore[arg-type]
