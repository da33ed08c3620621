"""Frames of entries stay within their limits and keep their order; a change names fields that exist."""

from __future__ import annotations

import pytest

from firebreak.core.line.effects import Row
from firebreak.core.line.frames import FRAME_ENTRIES, FRAME_MAX, Frame, entries
from firebreak.core.line.state import SealState
from firebreak.core.record.codec import decode
from firebreak.core.types import FeedId, Leaf, LocalTime
from firebreak.core.values import changed


def rows(count: int, size: int) -> list[Row]:
    return [
        Row(
            feed=FeedId(bytes(32)), n=n, leaf=Leaf(bytes(32)), body=n.to_bytes(2, "big") + bytes(180),
            content=bytes(size), signature=bytes(64), payload=None, salts=None, arrived=LocalTime(0), via="",
        )
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "size"), [(0, 0), (1, 0), (FRAME_ENTRIES + 1, 0), (7, 16_400), (700, 500)])
def test_entries_go_out_in_order_within_the_limits(count: int, size: int) -> None:
    sent = rows(count, size)
    seen: list[bytes] = []
    for frame in entries(sent):
        assert len(frame) <= FRAME_MAX
        value = decode(frame, max_bytes=FRAME_MAX)
        assert isinstance(value, tuple)
        kind, items = value
        assert kind == Frame.ENTRIES
        assert isinstance(items, tuple)
        assert 0 < len(items) <= FRAME_ENTRIES
        seen += [item[0][:2] for item in items]  # type: ignore[index, misc]
    assert seen == [row.body[:2] for row in sent]


def test_a_change_of_a_field_that_is_not_there_is_our_mistake() -> None:
    assert changed(SealState(), size=3) == SealState(size=3)
    with pytest.raises(AssertionError):
        changed(SealState(), sizes=3)
