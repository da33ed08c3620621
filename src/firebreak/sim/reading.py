"""Reads a scenario file strictly: every key is known, every value has its shape, every name exists.

Keeps true: a file either gives a `Scenario` or a `ScenarioError` that names the file, the place and what is allowed
there; an unknown key is refused with the nearest known one.
Leaves to others: what the values mean (`sim.scenario`), and playing them (`sim.rehearsal`).
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any, TypeVar

from firebreak.sim import parties
from firebreak.sim.queries import EXPECTS
from firebreak.sim.references import check_references
from firebreak.sim.scenario import Scenario
from firebreak.sim.shapes import ScenarioError
from firebreak.sim.verbs import REPLIES, STEPS

MOST_BYTES = 4_000_000
_Made = TypeVar("_Made")


def load_scenario(path: Path) -> Scenario:
    """Read and check the scenario in a file. Raises `ScenarioError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror or error}") from error
    return parse_scenario(data, str(path))


def parse_scenario(data: bytes, where: str) -> Scenario:
    """Read and check a scenario; `where` names the file in errors. Raises `ScenarioError`."""
    if len(data) > MOST_BYTES:
        raise ScenarioError(f"{where}: a scenario has at most {MOST_BYTES} bytes")
    try:
        tables = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScenarioError(f"{where}: not TOML: {error}") from error
    scenario = _scenario(tables, where)
    check_references(scenario, where)
    return scenario


def _scenario(tables: dict[str, Any], where: str) -> Scenario:
    _table(tables, where)
    parts = {
        "party": tuple(_party(t, w) for t, w in _rows(tables, "party", where)),
        "line": _line(tables.get("line"), f"{where}: line"),
        "step": tuple(_worded(STEPS, "do", t, w, i) for i, (t, w) in enumerate(_rows(tables, "step", where), 1)),
        "expect": tuple(
            _worded(EXPECTS, "query", t, w, i) for i, (t, w) in enumerate(_rows(tables, "expect", where), 1)
        ),
    }
    return _make(Scenario, tables, where, parts)


def _party(table: Any, where: str) -> parties.Party:
    desks = tuple(_make(parties.Desk, t, w) for t, w in _rows(_table(table, where), "desk", where))
    return _make(parties.Party, table, where, {"desk": desks})


def _line(table: Any, where: str) -> parties.LinePlan:
    _table(table, where)
    paths = tuple(_make(parties.PathPlan, t, w) for t, w in _rows(table, "paths", where))
    plan = table.get("desk_test")
    tests = None if plan is None else _make(parties.TestPlan, plan, f"{where}.desk_test")
    return _make(parties.LinePlan, table, where, {"paths": paths, "desk_test": tests})


def _worded(table_of: dict[str, type[_Made]], word_key: str, table: Any, where: str, number: int) -> _Made:
    """Make the value that the word under `word_key` names: a step, a reply or an expectation."""
    where = f"{where} ({table['id']})" if isinstance(_table(table, where).get("id"), str) else where
    word = table.get(word_key)
    if not isinstance(word, str) or word not in table_of:
        raise ScenarioError(f"{where}.{word_key}: one of {', '.join(table_of)} is required, not {word!r}")
    parts: dict[str, Any] = {"number": number} if table_of is not REPLIES else {}
    if "reply" in {f.name for f in fields_of(table_of[word])}:  # type: ignore[arg-type]
        replies = _rows(table, "reply", where)
        parts["reply"] = tuple(_worded(REPLIES, "do", t, w, i) for i, (t, w) in enumerate(replies, 1))
    return _make(table_of[word], table, where, parts, ignore=(word_key,))


def _make(
    cls: type[_Made], table: Any, where: str, parts: dict[str, Any] | None = None, ignore: Iterable[str] = ()
) -> _Made:
    """Build a value of `cls` from a table; `parts` are fields already read."""
    made = dict(parts or {})
    known = {f.metadata.get("name") or f.name: f for f in fields_of(cls)}  # type: ignore[arg-type]
    _refuse_unknown(_table(table, where), {*known, *ignore} - {"number"}, where)
    for spelling, field in known.items():
        if field.name in made or "shape" not in field.metadata:
            continue
        if spelling in table:
            made[field.name] = field.metadata["shape"](table[spelling], f"{where}.{spelling}")
        elif field.default is field.default_factory:
            raise ScenarioError(f"{where}: the key {spelling!r} is missing")
    return cls(**made)


def _refuse_unknown(table: dict[str, Any], known: set[str], where: str) -> None:
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(known))}"
            raise ScenarioError(f"{where}: the key {name!r} is not known here{hint}")


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ScenarioError(f"{where}: a table is required")
    return value


def _rows(table: dict[str, Any], name: str, where: str) -> list[tuple[Any, str]]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise ScenarioError(f"{where}.{name}: an array of tables is required")
    return [(row, f"{where}: {name} {i}") for i, row in enumerate(rows, 1)]
