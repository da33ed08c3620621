"""The vectors and the second implementation, for every test of the record."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
AREAS = ("cbor", "keys", "merkle", "commitment", "entry", "epoch", "seal")


def load(path: Path) -> ModuleType:
    """Return a module that belongs to no package."""
    spec = importlib.util.spec_from_file_location(f"record_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def independent() -> ModuleType:
    """The second implementation, which imports nothing of the package."""
    return load(HERE / "independent.py")


@pytest.fixture(scope="session")
def operations() -> ModuleType:
    """The checks of the vectors, carried out with the package."""
    return load(VECTORS / "operations.py")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `accepted` and `rejected` one (check, case) for each case of the vectors."""
    for name in ("accept", "reject"):
        if f"{name}ed" in metafunc.fixturenames:
            cases = list(vector_cases(name))
            metafunc.parametrize(f"{name}ed", [case for _, case in cases], ids=[title for title, _ in cases])


def vector_cases(name: str) -> Any:
    for area in AREAS:
        for rule in json.loads((VECTORS / f"{area}.json").read_text()):
            for i, case in enumerate(rule[name]):
                yield f"{rule['rule']}-{case.get('why', i)}", (rule["check"], case)
