"""The ratchet file is the last state or the one before it, and what it replaces is overwritten."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from firebreak.core.errors import OperationalError
from firebreak.node.ratchet import RatchetFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "line.ratchet"


def test_no_file_is_no_state(path: Path) -> None:
    assert RatchetFile(path).load() is None
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("state", [b"", b"x", b"state" * 10_000])
def test_the_last_state_is_read_back(path: Path, state: bytes) -> None:
    file = RatchetFile(path)
    file.save(b"before")
    file.save(state)
    assert RatchetFile(path).load() == state
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_the_state_before_is_overwritten(path: Path) -> None:
    file = RatchetFile(path)
    file.save(b"chain key of yesterday")
    with path.open("rb") as before:  # as an undelete tool would hold it
        file.save(b"chain key of today")
        assert set(os.pread(before.fileno(), 1000, 0)) == {0}


def test_a_save_cut_short_leaves_the_state_before(path: Path) -> None:
    file = RatchetFile(path)
    file.save(b"first")
    path.with_name(path.name + ".new").write_bytes(b"FBRATCH1 half of the sec")
    assert RatchetFile(path).load() == b"first"
    file.save(b"second")
    assert RatchetFile(path).load() == b"second"
    assert list(path.parent.iterdir()) == [path]


def test_damage_is_named_with_what_to_do(path: Path) -> None:
    file = RatchetFile(path)
    file.save(b"state")
    good = path.read_bytes()
    for bad in (
        b"",
        good[:-1],
        good + b"x",
        *(good[:n] + bytes([good[n] ^ 1]) + good[n + 1 :] for n in range(len(good))),
    ):
        path.write_bytes(bad)
        with pytest.raises(OperationalError, match="move it away"):
            file.load()


def test_a_disk_that_refuses_is_named(path: Path) -> None:
    with pytest.raises(OperationalError, match=r"none/line\.ratchet"):
        RatchetFile(path.parent / "none" / "line.ratchet").save(b"state")
