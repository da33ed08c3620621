"""Keys past their time are told and block nothing."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from pathlib import Path

import pytest

from firebreak.core.record.charter import CharterDesk
from firebreak.core.types import Echelon
from firebreak.node.introduction import create_node
from firebreak.node.node import Node

DESKS = (CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),)


def words_at_start(folder: Path, made: int, caplog: pytest.LogCaptureFixture) -> list[str]:
    create_node(folder, "Ardia", "en", DESKS, os.urandom, made)

    async def run() -> None:
        node = Node(folder)
        await node.start()
        await node.stop()

    with caplog.at_level(logging.INFO, logger="firebreak"):
        asyncio.run(run())
    return [record.getMessage() for record in caplog.records if record.getMessage().startswith("expiry")]


def test_fresh_keys_are_not_spoken_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert words_at_start(tmp_path / "a", int(time.time()), caplog) == []


def test_keys_past_their_time_are_told_and_the_node_runs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told = words_at_start(tmp_path / "a", int(time.time()) - 100 * 86_400, caplog)
    assert any("entry key expired" in words for words in told)
    assert all("new card" in words for words in told)
