"""Frames of any bytes, and right frames with one thing changed: an answer or nothing, never a failure."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.line import events as ev
from firebreak.core.record.codec import decode, encode
from firebreak.testing.pair import Pair, Side, message

from .conftest import observable, resumed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2**64 - 1) | st.integers(-(2**63), -1) | st.binary(max_size=40)
    | st.text("abc ", max_size=8) | st.sampled_from([bytes(32), bytes(64)]),
    lambda inner: st.lists(inner, max_size=5).map(tuple), max_leaves=12,
)  # fmt: skip


def standing() -> Pair:
    pair = Pair()
    pair.connect()
    pair.done(pair.b, message("one"))
    return pair


def unharmed(pair: Pair, before: dict[str, Any]) -> None:
    """The record is what it was, and the line works over a new connection."""
    side = pair.a
    assert observable(side.engine.state)["own"][0] == before["own"][0]
    assert observable(side.engine.state) == observable(resumed(side))
    side.out.clear()
    for number in tuple(pair.links):
        pair.cut(number)
    pair.connect()
    pair.done(pair.b, message("two"))
    pair.done(pair.a, message("two"))
    assert pair.equal()


@settings(max_examples=60)
@given(kind=st.integers(0, 20), body=st.lists(VALUES, max_size=4))
def test_any_frame(kind: int, body: list[Any]) -> None:
    pair = standing()
    before = observable(pair.a.engine.state)
    pair.post(pair.a, ev.FrameArrived(link=1, frame=encode((kind, *body))), end=True)
    unharmed(pair, before)


@settings(max_examples=40)
@given(data=st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    pair = standing()
    before = observable(pair.a.engine.state)
    pair.post(pair.a, ev.FrameArrived(link=1, frame=data), end=True)
    unharmed(pair, before)


@settings(max_examples=80)
@given(data=st.data())
def test_a_right_frame_with_one_change(data: st.DataObject) -> None:
    """Every frame of an exchange passes; one of them is changed in one bit, cut, or has one part replaced."""
    pair = Pair()
    left = [data.draw(st.integers(0, 9))]

    def alter(side: Side, frame: bytes) -> list[bytes]:
        left[0] -= 1
        return [spoiled(data, frame)] if left[0] == -1 else [frame]

    pair.connect(alter=alter)
    if not pair.links:
        pair.connect(alter=alter)
    pair.do(pair.b, message("one"), alter=alter)
    pair.do(pair.a, message("two"), alter=alter)
    pair.settle()
    assert pair.equal()
    for side in pair.sides:
        assert observable(side.engine.state) == observable(resumed(side))
        assert len(pair.feeds(side)) == 2


def spoiled(data: st.DataObject, frame: bytes) -> bytes:
    how = data.draw(st.sampled_from(["bit", "cut", "part"]))
    if how == "cut":
        return frame[: data.draw(st.integers(0, len(frame) - 1))]
    if how == "bit":
        at = data.draw(st.integers(0, len(frame) * 8 - 1))
        return frame[: at // 8] + bytes([frame[at // 8] ^ 1 << at % 8]) + frame[at // 8 + 1 :]
    value = decode(frame, max_bytes=1 << 17)
    assert isinstance(value, tuple)
    at = data.draw(st.integers(0, len(value) - 1))
    return encode((*value[:at], data.draw(VALUES), *value[at + 1 :]))
