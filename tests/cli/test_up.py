"""Running a node: where it listens, who it lets in, and clear words when it cannot run."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from firebreak.core.errors import IntegrityError
from firebreak.node.introduction import create_node
from firebreak.node.node import Node, run_node
from firebreak.node.vault import Cost

FIREBREAK = (sys.executable, "-m", "firebreak.cli.main")
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, firebreak: Run) -> Path:
    """A node without lines."""
    place = tmp_path_factory.mktemp("alone") / "node"
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    assert firebreak("init", place, "--party", "Northland", "--port", port).code == 0
    return place


def _up(folder: Path, *more: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [*FIREBREAK, "up", str(folder), *more]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)


def test_the_address_stands_in_the_folder_while_it_listens(folder: Path, start: Any, tmp_path: Path) -> None:
    endpoint = folder / "api" / "endpoint"
    with start(folder, tmp_path / "log"):
        assert stat.S_IMODE(endpoint.stat().st_mode) == 0o600
        where = f"http://{endpoint.read_text().strip()}"
        assert httpx.get(f"{where}/v1/health").json()["ok"] is True
        assert httpx.get(f"{where}/v1/node").status_code == 401
    assert not endpoint.exists()
    assert "the API is at http://127.0.0.1:" in (tmp_path / "log").read_text()


def test_tokens_are_followed_while_it_runs(
    folder: Path, start: Any, firebreak: Run, wait: Callable[..., Any], tmp_path: Path
) -> None:
    with start(folder, tmp_path / "log"):
        token = firebreak("token", "add", "audit", "--role", "auditor", "--node", folder, "--json").document["token"]
        page = f"http://{(folder / 'api' / 'endpoint').read_text().strip()}/v1/node"
        headers = {"Authorization": f"Bearer {token}"}
        wait(lambda: httpx.get(page, headers=headers).status_code == 200)
        firebreak("token", "remove", "audit", "--node", folder)
        wait(lambda: httpx.get(page, headers=headers).status_code == 401)


def test_a_second_process_is_told_of_the_first(folder: Path, start: Any, tmp_path: Path) -> None:
    with start(folder, tmp_path / "log"):
        second = _up(folder)
        assert second.returncode == 6
        assert "in use by another process" in second.stderr
        assert "Traceback" not in second.stderr
        assert (folder / "api" / "endpoint").exists()


def test_a_port_that_is_taken_is_named(folder: Path) -> None:
    port = int(next(x for x in (folder / "node.toml").read_text().splitlines() if x.startswith("port")).split("=")[1])
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", port))
        one.listen()
        taken = _up(folder)
    assert taken.returncode == 6
    assert f"port {port}" in taken.stderr
    assert "Traceback" not in taken.stderr


def test_passphrases_come_from_a_file_and_wrong_ones_are_said_to_be(tmp_path: Path, start: Any) -> None:
    from firebreak.cli.nodes import read_desks

    folder = tmp_path / "node"
    cost = Cost(iterations=1, memory_kib=8 * 1024, lanes=1)
    create_node(folder, "Northland", "en", read_desks(["watch:watch:Watch"]), os.urandom, int(time.time()), "right",
                cost=cost)  # fmt: skip
    wrong = _up(folder, "--passphrase-file", "-", typed="wrong\n")
    assert wrong.returncode == 6
    assert "passphrase" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    asked = _up(folder)
    assert asked.returncode == 2
    assert "--passphrase-file" in asked.stderr


def test_a_record_that_contradicts_itself_stops_the_node(folder: Path) -> None:
    async def serve(node: Node) -> Any:
        broken = IntegrityError("the record contradicts itself")
        asyncio.get_running_loop().call_exception_handler({"message": "x", "exception": broken})
        return _nothing

    with pytest.raises(IntegrityError, match="contradicts itself"):
        asyncio.run(run_node(folder, None, serve))


async def _nothing() -> None:
    return None


def test_a_damaged_record_is_not_signed_on_top_of(tmp_path: Path, introduce: Any, start: Any) -> None:
    pair = introduce(tmp_path)
    with start(pair.north, tmp_path / "log"):
        pass
    with sqlite3.connect(pair.north / "store" / "record.db") as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        table = next(name for name in tables if name.startswith("entr"))
        database.execute(f"update {table} set body = zeroblob(40) where n = 1")
    database.close()
    refused = _up(pair.north)
    assert refused.returncode == 7, refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_setting_that_is_wrong_is_named_with_its_line(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "node.toml").write_text('[node]\nname = "X"\n[api]\nprot = 1\n')
    refused = _up(broken)
    assert refused.returncode == 2
    assert "line 4" in refused.stderr
    assert "port" in refused.stderr
    nowhere = _up(tmp_path / "nowhere")
    assert nowhere.returncode == 2
    assert "firebreak init" in nowhere.stderr
