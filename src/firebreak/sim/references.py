"""Checks that a scenario agrees with itself: every name exists, times are in order, features are declared.

Keeps true: a scenario that passes can be played to its end without a name that means nothing.
Leaves to others: the shape of single values (`sim.reading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields as fields_of
from typing import Any

from firebreak.core.types import Layer, Precedence
from firebreak.sim import queries, verbs
from firebreak.sim.scenario import Scenario
from firebreak.sim.shapes import DeskRef, Direction, PartyRef, ScenarioError

_OF: dict[type, tuple[type, ...]] = {
    verbs.Withdraw: (verbs.Call,),
    verbs.Close: (verbs.Message, verbs.Notice),
    verbs.Translate: (verbs.Message,),
    queries.OutcomeIs: (verbs.Call,),
    queries.Acknowledgement: (verbs.Call, verbs.Message, verbs.Notice),
    queries.Delivered: (verbs.Call, verbs.Message, verbs.Notice),
    queries.TranslationStages: (verbs.Message,),
}
_KIND_NEEDS = {"relay": "relay", "radio": "radio", "mail": "mail", "carried": "carried"}


def check_references(scenario: Scenario, where: str) -> None:
    """Raise `ScenarioError` where the scenario names what it does not have, or contradicts itself."""
    _check_line(scenario, where)
    _check_times(scenario, where)
    steps = _steps_by_id(scenario, where)
    for place, part in _parts(scenario, where):
        _check_names(part, scenario, place)
        _check_of(part, steps, place)
        _check_part(part, scenario, place)
    _check_needs(scenario, where)


def _parts(scenario: Scenario, where: str) -> Iterator[tuple[str, Any]]:
    for step in scenario.step:
        place = f"{where}: step {step.number}" + (f" ({step.id})" if step.id else "")
        yield place, step
        for i, reply in enumerate(getattr(step, "reply", ()), 1):
            yield f"{place}: reply {i}", reply
    for expect in scenario.expect:
        yield f"{where}: expect {expect.number}", expect


def _check_line(scenario: Scenario, where: str) -> None:
    parties = [party.id for party in scenario.party]
    if len(parties) != 2 or len(set(parties)) != 2 or set(scenario.line.members) != set(parties):
        raise ScenarioError(f"{where}: a line has two parties, and line.members names both")
    for party in scenario.party:
        _unique([desk.id for desk in party.desk], f"{where}: desks of {party.id}")
        if not any(desk.echelon == 0 for desk in party.desk):
            raise ScenarioError(f"{where}: {party.id} needs at least one desk of echelon watch")
    _unique([path.name for path in scenario.line.paths], f"{where}: line.paths")
    if not scenario.line.paths:
        raise ScenarioError(f"{where}: line.paths: at least one path is required")
    if missing := set(Precedence) - {precedence for precedence, _ in scenario.line.ring}:
        raise ScenarioError(f"{where}: line.ring: {max(missing).name} is missing")


def _check_times(scenario: Scenario, where: str) -> None:
    if scenario.end <= scenario.start:
        raise ScenarioError(f"{where}: end: must be later than start")
    before = scenario.start
    for step in scenario.step:
        if step.at < before:
            raise ScenarioError(f"{where}: step {step.number}.at: steps stand in order of time, from start on")
        before = step.at
    if before > scenario.end:
        raise ScenarioError(f"{where}: end: must not be earlier than the last step")
    for expect in scenario.expect:
        if expect.at is not None and not scenario.start <= expect.at <= scenario.end:
            raise ScenarioError(f"{where}: expect {expect.number}.at: must lie between start and end")


def _steps_by_id(scenario: Scenario, where: str) -> dict[str, verbs.Step]:
    named = [step for step in scenario.step if step.id]
    _unique([str(step.id) for step in named], f"{where}: step ids")
    return {str(step.id): step for step in named}


def _check_names(part: Any, scenario: Scenario, place: str) -> None:
    desks = {DeskRef(party.id, desk.id) for party in scenario.party for desk in party.desk}
    parties = {party.id for party in scenario.party}
    for field in fields_of(part):
        value = getattr(part, field.name)
        where = f"{place}.{field.metadata.get('name') or field.name}"
        if isinstance(value, DeskRef) and value not in desks:
            raise ScenarioError(f"{where}: there is no desk {value}")
        if isinstance(value, PartyRef) and value not in parties:
            raise ScenarioError(f"{where}: there is no party {value!r}")
        if isinstance(value, Direction) and {value.source, value.target} != parties:
            raise ScenarioError(f"{where}: {value} does not lead from one party to the other")


def _check_of(part: Any, steps: dict[str, verbs.Step], place: str) -> None:
    of = getattr(part, "of", None)
    for name in (of,) if isinstance(of, str) else of or ():
        if name not in steps:
            raise ScenarioError(f"{place}.of: there is no step {name!r}")
        wanted = _OF.get(type(part))
        if wanted and not isinstance(steps[name], wanted):
            raise ScenarioError(f"{place}.of: {name!r} is a {steps[name].WORD}, which does not fit here")


def _check_part(part: Any, scenario: Scenario, place: str) -> None:
    paths = {path.name for path in scenario.line.paths}
    if isinstance(part, verbs.Matter) and getattr(part, "to", None) is not None and part.to.party == part.by.party:  # type: ignore[attr-defined]
        raise ScenarioError(f"{place}.to: a desk of the other party is required")
    if isinstance(part, verbs.ChangePath | verbs.Carry) and part.name not in paths:
        raise ScenarioError(f"{place}.name: the line has no path {part.name!r}")
    if isinstance(part, verbs.ChangeNode):
        _check_node(part, place)
    if isinstance(part, verbs.Offer) and (part.to is None) == (part.text is None):
        raise ScenarioError(f"{place}: one of the keys 'to' and 'text' is required")
    if isinstance(part, verbs.ReadBack) and (part.text is None) == (part.fields is None):
        raise ScenarioError(f"{place}: one of the keys 'text' and 'fields' is required")
    if isinstance(part, queries.Tests) and (part.layer == Layer.CIRCUIT) != (part.path is not None):
        raise ScenarioError(f"{place}.path: goes with the layer circuit, and only with it")
    if isinstance(part, queries.Tests) and part.path is not None and part.path not in paths:
        raise ScenarioError(f"{place}.path: the line has no path {part.path!r}")
    if isinstance(part, queries.Evidence) and ("order" in part.claims) != (len(part.of) == 2):
        raise ScenarioError(f"{place}.of: two steps go with the claim order, and only with it")


def _check_node(part: verbs.ChangeNode, place: str) -> None:
    if (part.state == "restored_backup") != (part.backup_at is not None):
        raise ScenarioError(f"{place}.backup_at: goes with the state restored_backup, and only with it")
    if part.backup_at is not None and part.backup_at > part.at:
        raise ScenarioError(f"{place}.backup_at: a backup is made before it is restored")


def used_features(scenario: Scenario) -> set[str]:
    """Return the features beyond stream paths that a scenario really uses."""
    used = {_KIND_NEEDS[path.kind] for path in scenario.line.paths if path.kind in _KIND_NEEDS}
    used |= {"notice"} if any(isinstance(step, verbs.Notice) for step in scenario.step) else set()
    used |= {"translation"} if any(isinstance(step, verbs.Translate) for step in scenario.step) else set()
    return used | ({"witness"} if scenario.line.witness else set())


def _check_needs(scenario: Scenario, where: str) -> None:
    if missing := used_features(scenario) - set(scenario.needs):
        raise ScenarioError(f"{where}: needs: {', '.join(sorted(missing))} is used and must be named")


def _unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ScenarioError(f"{where}: {name!r} is used twice")
        seen.add(name)
