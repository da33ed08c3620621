"""The published description: current, complete, and what a stranger who generates requests from it finds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from firebreak.api.app import OPERATIONS
from firebreak.api.description import describe

DOCUMENT = json.loads(describe(OPERATIONS))


def _schema(mode: GenerationMode) -> Any:
    made = schemathesis.openapi.from_dict(DOCUMENT)
    made.config.generation.update(modes=[mode], with_security_parameters=False)
    made.config.checks.negative_data_rejection.expected_statuses += ["413"]
    return made


allowed, broken = _schema(GenerationMode.POSITIVE), _schema(GenerationMode.NEGATIVE)


@allowed.hook
def map_body(context: Any, body: Any) -> Any:
    """Let most generated acts come from a desk that exists, so that more than the first check is met."""
    if isinstance(body, dict) and isinstance(body.get("by"), str) and len(body["by"]) % 3:
        body["by"] = "watch"
        if isinstance(body.get("to"), list):
            body["to"] = ["watch"]
        if body.get("role") is not None:
            body["role"] = 1
    return _whole(body)


def _whole(value: Any) -> Any:
    """Write 41.0 as 41: JSON Schema calls both integers, the API takes only the latter."""
    if isinstance(value, dict):
        return {name: _whole(part) for name, part in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


@allowed.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Ask mostly for the line that there is."""
    if path_parameters and len(str(path_parameters.get("line"))) % 4:
        path_parameters["line"] = "south"
    return path_parameters


generated = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


def _meets(case: Any, pair: Any) -> None:
    headers = {"Authorization": f"Bearer {pair.north.officer}"}
    case.call_and_validate(base_url=pair.north.url, headers=headers, checks=list(CHECKS.get_all()))


@pytest.mark.slow
@allowed.parametrize()
@generated
def test_requests_as_described_are_met_as_described(case: Any, pair: Any) -> None:
    _meets(case, pair)


@pytest.mark.slow
@broken.parametrize()
@generated
def test_requests_against_the_description_are_refused(case: Any, pair: Any) -> None:
    _meets(case, pair)


def test_committed_pages_are_current(repo_root: Path) -> None:
    tool = repo_root / "tools" / "generate_openapi.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_object_taken_is_closed() -> None:
    document = json.loads(describe(OPERATIONS))
    taken = {name: one for name, one in document["components"]["schemas"].items() if name.endswith("Body")}
    assert taken
    assert [name for name, one in taken.items() if one.get("additionalProperties") is not False] == []


def test_every_page_has_its_own_name_and_says_what_it_is() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert all(operation.summary.endswith(".") for operation in OPERATIONS)
