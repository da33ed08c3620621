"""Closed vocabularies: every event has its transition, every effect its deed, every alert its word."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.line import effects as ef
from firebreak.core.line import events as ev
from firebreak.core.line.frames import Frame
from firebreak.core.line.step import HANDLERS
from firebreak.core.procedures import model
from firebreak.core.procedures.commands import VERBS
from firebreak.node.engine import CARRY_OUT
from firebreak.testing.pair import Pair

PARTS = {ef.Row, ef.NewFeed, ef.Opened}  # of a `Commit`; not effects of their own


def declared(module: ModuleType) -> set[type]:
    """Return the dataclasses that a module defines itself."""
    return {
        one for _, one in inspect.getmembers(module, inspect.isclass)
        if is_dataclass(one) and one.__module__ == module.__name__
    }  # fmt: skip


def test_every_event_has_its_transition() -> None:
    assert set(get_args(ev.Event)) == declared(ev) == set(HANDLERS)


def test_every_effect_is_carried_out() -> None:
    assert set(get_args(ef.Effect)) == declared(ef) - PARTS == set(CARRY_OUT)


def test_every_frame_stands_in_the_table(repo_root: Path) -> None:
    page = (repo_root / "spec" / "line.md").read_text("utf-8")
    rows = {int(n): word for n, word in re.findall(r"^\| (\d+) ([a-z]+) \|", page, re.MULTILINE)}
    assert rows.pop(11) == "echo"  # the path's own (WIRE-9)
    assert rows == {int(one): one.name.lower() for one in Frame}


def test_every_command_is_understood() -> None:
    assert set(get_args(model.Command)) == set(VERBS)


def alerts_in(source: str) -> Iterator[str]:
    """Yield what every alert built in a module is about."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tell_watch":
            yield ast.literal_eval(node.args[0])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Alert":
            yield from (
                ast.literal_eval(k.value) for k in node.keywords
                if k.arg == "about" and isinstance(k.value, ast.Constant)
            )  # fmt: skip


def test_every_alert_is_about_a_word_of_the_vocabulary(repo_root: Path) -> None:
    source = repo_root / "src" / "firebreak"
    modules = [path for layer in ("core", "node") for path in sorted((source / layer).rglob("*.py"))]
    assert {about for path in modules for about in alerts_in(path.read_text("utf-8"))} == set(model.ALERTS)
    page = (repo_root / "spec" / "raising.md").read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in page.split("RAISE-5")[1].splitlines() if line.startswith("| ")]
    assert {row.replace(" ", "_") for row in rows[2:]} == set(model.ALERTS)


def test_an_event_of_another_kind_is_our_mistake() -> None:
    side = Pair().a
    with pytest.raises(UsageError, match="not an event"):
        side.engine.post("Started")  # type: ignore[arg-type]
