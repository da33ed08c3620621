"""The console's pure modules, run by Node.js without a browser: each `*.test.js` beside this file is one test here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SCRIPTS = sorted(HERE.glob("*.test.js"))
NODE = Path(sys.executable).parent / "node"
# The console's modules stand in no package, so Node.js would remark that it had to look whether they are modules.
FLAGS = ("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test-reporter=spec")


def run(script: Path) -> tuple[int, int, str]:
    """Run one script; return its status, how many tests passed, and what it said."""
    made = subprocess.run([str(NODE), *FLAGS, str(script)], capture_output=True, text=True, timeout=120)
    passed = re.search(r"^ℹ pass (\d+)$", made.stdout, re.MULTILINE)
    return made.returncode, int(passed[1]) if passed else 0, made.stdout + made.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_logic(script: Path) -> None:
    status, passed, said = run(script)
    assert status == 0, f"{script.name} failed:\n{said}"
    assert passed, f"{script.name} ran no test:\n{said}"


def test_there_are_scripts() -> None:
    assert SCRIPTS


def test_a_failing_script_and_an_empty_one_are_seen(tmp_path: Path) -> None:
    (tmp_path / "bad.test.js").write_text(
        'import test from "node:test";\nimport assert from "node:assert/strict";\n'
        'test("holds", () => {});\ntest("is two", () => assert.equal(1, 2));\n',
        "utf-8",
    )
    status, passed, said = run(tmp_path / "bad.test.js")
    assert (status, passed) == (1, 1)
    assert "is two" in said
    (tmp_path / "empty.test.js").write_text("export {};\n", "utf-8")
    assert run(tmp_path / "empty.test.js")[:2] == (0, 0)
