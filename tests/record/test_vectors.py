"""Every vector, through the package and through the second implementation; both must say the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firebreak.core.errors import PeerError


def test_the_package_accepts(accepted: tuple[str, dict[str, Any]], operations: ModuleType) -> None:
    check, case = accepted
    assert operations.OPERATIONS[check](case) == case["result"]


def test_the_package_rejects(rejected: tuple[str, dict[str, Any]], operations: ModuleType) -> None:
    check, case = rejected
    with pytest.raises(PeerError) as refused:
        operations.OPERATIONS[check](case)
    assert refused.value.rule == case["error"]


def test_the_second_implementation_accepts(accepted: tuple[str, dict[str, Any]], independent: ModuleType) -> None:
    check, case = accepted
    assert independent.OPERATIONS[check](case) == case["result"]


def test_the_second_implementation_rejects(rejected: tuple[str, dict[str, Any]], independent: ModuleType) -> None:
    check, case = rejected
    with pytest.raises(independent.Refused) as refused:
        independent.OPERATIONS[check](case)
    assert refused.value.rule == case["error"]


def test_the_second_implementation_stands_alone(repo_root: Path) -> None:
    text = (repo_root / "tests" / "record" / "independent.py").read_text()
    assert "firebreak." not in text.replace("firebreak/", "")


def test_generating_again_changes_nothing(repo_root: Path, tmp_path: Path) -> None:
    source = repo_root / "spec" / "vectors"
    for path in [*source.glob("*.py"), *source.glob("making/*.py"), source / "randomised.json"]:
        target = tmp_path / path.relative_to(source)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    subprocess.run([sys.executable, "generate.py"], cwd=tmp_path, check=True)
    made = sorted(tmp_path.glob("*.json"))
    assert [path.name for path in made if path.read_bytes() != (source / path.name).read_bytes()] == []
    assert len(made) == 8
