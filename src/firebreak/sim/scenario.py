"""A scenario as one frozen value: parties, the line, a timetable of what was done, what must be true.

Keeps true: nothing that has been read can change; a scenario with its sides exchanged is a scenario again, and
exchanging twice gives the first. The format is that of `docs/how-to/rehearse.md`.
Leaves to others: reading files (`sim.reading`), checking that names exist (`sim.references`), playing
(`sim.rehearsal`).
"""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, TypeVar

from firebreak.sim import shapes
from firebreak.sim.keys import key, table
from firebreak.sim.parties import LinePlan, Party
from firebreak.sim.queries import Expect
from firebreak.sim.shapes import DeskRef, Direction, PartyRef
from firebreak.sim.verbs import Step

_Value = TypeVar("_Value")

FEATURES = ("relay", "radio", "mail", "carried", "witness", "notice", "translation")


@table
class Scenario:
    id: str = key(shapes.name)
    title: str = key(shapes.text)
    needs: tuple[str, ...] = key(shapes.many(shapes.one_of(*FEATURES)))
    sources: tuple[str, ...] = key(shapes.many(shapes.text), ())
    filled_in: tuple[str, ...] = key(shapes.many(shapes.text), ())
    summary: str = key(shapes.text, "")
    start: int = key(shapes.moment)
    end: int = key(shapes.moment)
    party: tuple[Party, ...] = ()
    line: LinePlan
    step: tuple[Step, ...] = ()
    expect: tuple[Expect, ...] = ()


def mirrored(scenario: Scenario) -> Scenario:
    """Return the scenario with its two sides exchanged: each plays the other's part, and all that follows from it.

    Ids and names of the parties keep their places, so side 0 of the line does what side 1 did.
    """
    one, two = scenario.party
    other = {one.id: two.id, two.id: one.id}
    exchanged: Scenario = _exchange(_changed(scenario, party=()), other)
    line = _changed(exchanged.line, members=scenario.line.members)
    return _changed(exchanged, line=line, party=(_in_place_of(one, two), _in_place_of(two, one)))


def _in_place_of(actor: Party, part: Party) -> Party:
    return _changed(part, id=actor.id, name=actor.name)


def _changed(value: _Value, **changes: Any) -> _Value:
    changed: _Value = replace(value, **changes)  # type: ignore[type-var]
    return changed


def _exchange(value: Any, other: dict[PartyRef, PartyRef]) -> Any:
    if isinstance(value, PartyRef):
        return other[value]
    if isinstance(value, DeskRef):
        return DeskRef(other[value.party], value.desk)
    if isinstance(value, Direction):
        return Direction(other[value.source], other[value.target])
    if isinstance(value, tuple):
        return tuple(_exchange(item, other) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        return _changed(value, **{f.name: _exchange(getattr(value, f.name), other) for f in fields_of(value)})
    return value
