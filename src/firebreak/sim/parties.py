"""The parties of a scenario, their desks, and the line between them.

Keeps true: what a file may say of parties, desks, paths, ring times and tests, with the defaults of the format.
Leaves to others: turning it into keys and a charter (`sim.station`).
"""

from __future__ import annotations

from firebreak.core.types import Echelon, Precedence
from firebreak.sim import shapes
from firebreak.sim.keys import key, table
from firebreak.sim.shapes import PartyRef

DAY_S = 86_400

_PRECEDENCE = shapes.word_of(Precedence)


@table
class Desk:
    id: str = key(shapes.name)
    name: str = key(shapes.text)
    echelon: Echelon = key(shapes.word_of(Echelon))


@table
class Party:
    id: PartyRef = key(shapes.party)
    name: str = key(shapes.text)
    language: str = key(shapes.text)
    desk: tuple[Desk, ...] = ()


@table
class PathPlan:
    name: str = key(shapes.name)
    kind: str = key(shapes.one_of("stream", "relay", "radio", "mail", "carried"))
    bit_s: int | None = key(shapes.count, None)


@table
class TestPlan:
    __test__ = False

    times: tuple[int, ...] = key(shapes.many(shapes.hour, 1))
    answer_within_s: int = key(shapes.count, 600)
    begin: int | None = key(shapes.moment, None, name="from")
    until: int | None = key(shapes.moment, None)
    days: tuple[str, ...] = key(shapes.many(shapes.one_of(*shapes.DAYS), 1), shapes.DAYS)


@table
class LinePlan:
    members: tuple[PartyRef, ...] = key(shapes.many(shapes.party, 2))
    paths: tuple[PathPlan, ...] = ()
    ring: tuple[tuple[Precedence, int], ...] = key(shapes.table_of(_PRECEDENCE, shapes.count))
    ring_principal_s: int = key(shapes.count, 28_800)
    settle_s: int = key(shapes.count, DAY_S)
    witness: bool = key(shapes.yes_or_no, False)
    suspended_accepts: tuple[Precedence, ...] = key(shapes.many(_PRECEDENCE), ())
    desk_test: TestPlan | None = None
