"""The send-state file keeps the last head through any torn write, and nothing else counts as one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import OperationalError
from firebreak.core.types import FeedId, Root
from firebreak.node.sendstate import SLOT_BYTES, Head, SendState


def head(size: int) -> Head:
    return FeedId(b"f" * 32), size, Root(size.to_bytes(32, "big"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "line.send"


def read(path: Path) -> Head | None:
    state = SendState(path)
    try:
        return state.load()
    finally:
        state.close()


def test_no_file_is_no_state_and_makes_none(path: Path) -> None:
    assert read(path) is None
    assert not path.exists()


def test_the_last_head_is_read_back(path: Path) -> None:
    state = SendState(path)
    for size in range(20):
        state.save(*head(size))
        assert read(path) == state.load() == head(size)
    state.close()
    state.close()


def test_each_opener_goes_on_where_the_last_one_stopped(path: Path) -> None:
    for size in range(5):
        state = SendState(path)
        state.save(*head(size))
        state.close()
        assert read(path) == head(size)


def test_a_smaller_head_is_the_last_one_too(path: Path) -> None:
    state = SendState(path)
    state.save(*head(9))
    state.save(*head(1))
    state.close()
    assert read(path) == head(1)


def test_the_file_is_private_and_never_grows(path: Path) -> None:
    state = SendState(path)
    state.save(*head(1))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for size in range(5):
        state.save(*head(size))
        assert path.stat().st_size == 2 * SLOT_BYTES
    state.close()


@given(saves=st.integers(1, 4), kept=st.integers(0, SLOT_BYTES - 1), junk=st.binary(min_size=1, max_size=SLOT_BYTES))
def test_a_torn_write_leaves_the_head_before_it(
    tmp_path_factory: pytest.TempPathFactory, saves: int, kept: int, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("torn") / "line.send"
    state = SendState(path)
    for size in range(saves):
        state.save(*head(size))
    before = path.read_bytes()
    state.save(*head(saves))
    state.close()
    after = path.read_bytes()
    (slot,) = (at for at in (0, SLOT_BYTES) if before[at : at + SLOT_BYTES] != after[at : at + SLOT_BYTES])
    torn = (after[slot : slot + kept] + junk).ljust(SLOT_BYTES, b"\xaa")[:SLOT_BYTES]
    path.write_bytes(before[:slot] + torn + before[slot + SLOT_BYTES :])
    written = torn[:120] == after[slot : slot + 120]  # everything that counts reached the disk
    assert read(path) == head(saves if written else saves - 1)
    again = SendState(path)
    again.save(*head(77))
    again.close()
    assert read(path) == head(77)


def test_every_flipped_bit_of_a_slot_is_noticed(path: Path) -> None:
    state = SendState(path)
    state.save(*head(1))
    state.close()
    good = path.read_bytes()
    for at in range(120):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert read(path) is None


@pytest.mark.parametrize("content", [b"", b"x", bytes(2 * SLOT_BYTES), b"\xff" * 5000])
def test_a_file_without_a_slot_is_no_state_and_can_be_used_again(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert read(path) is None
    state = SendState(path)
    state.save(*head(3))
    state.close()
    assert read(path) == head(3)


def test_a_disk_that_refuses_is_named(path: Path) -> None:
    with pytest.raises(OperationalError, match=r"send-state .*none/line\.send: No such file"):
        SendState(path.parent / "none" / "line.send").save(*head(1))
    path.symlink_to("/dev/full")
    with pytest.raises(OperationalError, match="Nothing is transmitted"):
        SendState(path).load()


def test_a_failed_write_keeps_the_head_before_it(path: Path) -> None:
    state = SendState(path)
    state.save(*head(1))
    good, state._file = state._file, os.open(path, os.O_RDONLY)
    with pytest.raises(OperationalError):
        state.save(*head(2))
    os.close(state._file)
    state._file = good
    assert read(path) == head(1)
    state.save(*head(2))
    assert read(path) == head(2)
    state.close()
