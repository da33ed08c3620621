"""The demonstration as a whole, and how it ends when something is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firebreak.cli import demo_nodes
from firebreak.cli.demo import main
from firebreak.cli.demo_nodes import DemoFailed, Workshop, free_ports, introduce


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "firebreak.cli.demo", "--once", "--pace", "0", "--folder", str(folder), *more],
        capture_output=True, text=True, timeout=180, check=False, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip


@pytest.mark.slow
def test_the_demonstration_plays_to_its_end_and_leaves_nothing_running(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    done = run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    for shown in ("DECLINED, settled", "NOT ANSWERED, provisional", "Verdict: OK", "Verdict: FAIL"):
        assert shown in done.stdout
    assert (folder / "evidence.bundle").stat().st_size > 0
    for pid in (folder / "demo.lock").read_text("ascii").split():
        assert not Path(f"/proc/{pid}").exists()


def test_a_second_run_starts_clean(tmp_path: Path) -> None:
    first = Workshop(tmp_path / "demo")
    introduce(first.folder)
    (first.folder / "left-over").write_text("x", "utf-8")
    os.close(first.lock)
    second = Workshop(tmp_path / "demo")
    assert [path.name for path in second.folder.iterdir()] == ["demo.lock"]
    os.close(second.lock)


def test_two_at_once_are_refused_in_words_that_name_the_process(tmp_path: Path) -> None:
    first = Workshop(tmp_path / "demo")
    (first.folder / "kept").write_text("x", "utf-8")
    with pytest.raises(DemoFailed, match=rf"already runs in .*\(processes {os.getpid()}\)"):
        Workshop(tmp_path / "demo")
    assert (first.folder / "kept").exists()
    os.close(first.lock)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    assert main(["--once", "--pace", "0", "--folder", str(tmp_path)]) == 1
    assert "not the folder of a demonstration" in " ".join(capsys.readouterr().out.split())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_node_that_ends_ends_the_demonstration_with_its_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = (sys.executable, "-c", "import sys; print('the disk is on fire'); sys.exit(6)")
    monkeypatch.setattr(demo_nodes, "FIREBREAK", dying)
    began = time.monotonic()
    assert main(["--once", "--pace", "0", "--folder", str(tmp_path / "demo")]) == 1
    said = capsys.readouterr().out
    assert "the disk is on fire" in said and "node ended with status 6" in said
    assert time.monotonic() - began < 30


def test_both_sides_compute_the_same_code_and_are_named_as_their_cards_say(tmp_path: Path) -> None:
    made = introduce(tmp_path)
    assert made.codes[0] == made.codes[1]
    assert [card.card.party.name for card in made.cards] == ["Ardia", "Borlo"]
    assert made.names == ("borlo", "ardia")


def test_free_ports_are_different_ones() -> None:
    assert len(set(free_ports(6))) == 6
