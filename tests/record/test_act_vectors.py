"""Vectors of officers' acts, through the package and through the second implementation."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firebreak.core.errors import PeerError

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
GROUPS = json.loads((VECTORS / "act.json").read_text())


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"act_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _package() -> dict[str, Callable[[Any], Any]]:
    return dict(_load(VECTORS / "operations_act.py").OPERATIONS)


@cache
def _second() -> Any:
    return _load(HERE / "independent_act.py").Acts(_load(HERE / "independent.py"))


def _again(check: str, case: dict[str, Any]) -> Any:
    return getattr(_second(), f"op_{check.replace('-', '_')}")(case)


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(group["check"], case, id=f"{group['rule']}-{group['check']}-{case.get('why', i)}")
        for group in GROUPS
        for i, case in enumerate(group[kind])
    ]


@pytest.mark.parametrize(("check", "case"), _cases("accept"))
def test_accepted_by_both(check: str, case: dict[str, Any]) -> None:
    assert _package()[check](case) == case["result"]
    assert _again(check, case) == case["result"]


@pytest.mark.parametrize(("check", "case"), _cases("reject"))
def test_rejected_by_both_under_the_same_rule(check: str, case: dict[str, Any]) -> None:
    with pytest.raises(PeerError) as refused:
        _package()[check](case)
    assert refused.value.rule == case["error"]
    with pytest.raises(_second().base.Refused) as again:
        _again(check, case)
    assert again.value.rule == case["error"]


def test_generating_again_changes_nothing() -> None:
    subprocess.run([sys.executable, str(VECTORS / "make_act.py"), "--check"], check=True)
