"""The consoles of the demonstration: addresses that sign in once, and switches that only a demonstration has."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from firebreak.cli.demo_consoles import OFFICERS, appoint
from firebreak.cli.demo_nodes import introduce
from firebreak.node.config import load_config
from firebreak.node.layout import Layout
from firebreak.node.officers import load_officers

_ADDRESS = re.compile(r"(http://localhost:\d+)/#link=(\S+)")


@contextmanager
def demonstration(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Run `make demo` without its episode; gives the addresses it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "firebreak.cli.demo", "--no-episode", "--pace", "0", "--folder", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={"PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    found: list[tuple[str, str]] = []
    try:
        while len(found) < 2 * len(OFFICERS) and (line := process.stdout.readline()):
            found += _ADDRESS.findall(line)
        yield found
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.mark.slow
def test_each_address_signs_its_officer_in_once(tmp_path: Path) -> None:
    with demonstration(tmp_path / "demo") as addresses:
        assert len(addresses) == 4
        for origin, code in addresses:
            headers = {"Origin": origin}
            page = httpx.get(f"{origin}/")
            assert page.status_code == 200 and "script-src 'self'" in page.headers["content-security-policy"]
            first = httpx.post(f"{origin}/v1/session/link", json={"code": code}, headers=headers)
            assert first.status_code == 200, first.text
            again = httpx.post(f"{origin}/v1/session/link", json={"code": code}, headers=headers)
            assert again.status_code == 401


def test_both_sides_get_two_officers_and_switches(tmp_path: Path) -> None:
    made = introduce(tmp_path)
    appoint(made.folders)
    for folder in made.folders:
        layout = Layout(folder)
        assert load_config(layout.config).demo.switches
        officers = load_officers(layout)
        assert [officers.get(name).roles for name, _, _ in OFFICERS]
