"""Every verb is documented, helps, speaks JSON, and starts at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firebreak.cli.reference import commands

VERBS = dict(commands())
WITHOUT_JSON = {"up"}  # runs until it is stopped
# What the page must not have to do with an officer's short verb.
HEAVY = ("litestar", "uvicorn", "cryptography", "firebreak.node", "firebreak.sim", "rich.live", "websockets")


def test_the_committed_page_is_current(repo_root: Path) -> None:
    tool = repo_root / "tools" / "generate_cli_reference.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_verb_of_the_design_is_there() -> None:
    wanted = (
        "init up status watch call send answer decline defer offer withdraw hang-up reason ack read-back undertake "
        "refuse say orderwire test reply declare log report export verify rehearse sim"
    ).split()
    groups = ["card make", "line propose", "line show", "line sign", "line adopt", "line list", "token add"]
    assert set(wanted + groups) <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_helps(verb: str, firebreak: Callable[..., Any]) -> None:
    helped = firebreak(*verb.split(), "--help")
    assert helped.code == 0
    assert "Usage: firebreak" in helped.out
    assert VERBS[verb].help.strip().splitlines()[0].endswith(".")


@pytest.mark.parametrize("verb", sorted(set(VERBS) - WITHOUT_JSON))
def test_every_verb_speaks_json(verb: str) -> None:
    assert "--json" in [name for param in VERBS[verb].params for name in param.opts]


def test_acts_never_guess_the_desk() -> None:
    acting = [name for name, verb in VERBS.items() if "by" in [p.name for p in verb.params]]
    assert len(acting) == 26
    for name in acting:
        by = next(p for p in VERBS[name].params if p.name == "by")
        assert by.required, name
        assert by.envvar == "FIREBREAK_BY"


def test_help_imports_nothing_heavy() -> None:
    look = "import sys, firebreak.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert [name for name in loaded if name.startswith(HEAVY)] == []


def test_an_unknown_verb_is_a_matter_of_usage(firebreak: Callable[..., Any]) -> None:
    assert firebreak("ring").code == 2
    assert firebreak("call").code == 2
    assert firebreak("--version").out.startswith("firebreak ")
