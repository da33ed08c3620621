"""What must be true afterwards: one dataclass per query of a scenario.

Keeps true: one dataclass per `query`, whose fields are exactly the keys it may have; a count not given is zero.
Leaves to others: asking the nodes and comparing (`sim.asking`, `sim.proving`).
"""

from __future__ import annotations

from typing import ClassVar

from firebreak.core.types import Declared, Echelon, Layer, Marking
from firebreak.sim import shapes
from firebreak.sim.keys import key, named, table
from firebreak.sim.shapes import DeskRef, Direction, PartyRef
from firebreak.sim.verbs import RUNGS

OUTCOMES = (
    "answered", "answered_late", "declined", "declined_late", "not_answered", "deferred", "alternative_offered",
    "withdrawn", "failed_own_side", "failed_path", "unconfirmed",
)  # fmt: skip
CLAIMS = (*OUTCOMES, *RUNGS, "refused", "rang", "reason", "held_by_relay", "order")
EXPECTS: dict[str, type[Expect]] = {}

_MARKING = shapes.word_of(Marking)


# --- expectations -------------------------------------------------------------------------------------------------


@table
class Expect:
    """One thing that must be true; `number` counts from 1 in the file."""

    WORD: ClassVar[str]
    number: int = 0
    at: int | None = key(shapes.moment, None)


@table
class SeenExpect(Expect):
    """An expectation asked of one member's node, or of each."""

    seen_by: PartyRef | None = key(shapes.party, None)


_OF_ONE = shapes.name
_NUMBERS = shapes.many(shapes.count)


@named(EXPECTS, "contact_report")
class ContactReport(SeenExpect):
    direction: Direction = key(shapes.direction)
    echelon: Echelon | None = key(shapes.word_of(Echelon), None)
    since: int | None = key(shapes.moment, None)
    until: int | None = key(shapes.moment, None)
    marking: Marking = key(_MARKING, Marking.OPERATIONAL)
    attempts: int = key(shapes.count, 0)
    answered: int = key(shapes.count, 0)
    answered_late: int = key(shapes.count, 0)
    declined: int = key(shapes.count, 0)
    declined_late: int = key(shapes.count, 0)
    not_answered: int = key(shapes.count, 0)
    deferred: int = key(shapes.count, 0)
    alternative_offered: int = key(shapes.count, 0)
    withdrawn: int = key(shapes.count, 0)
    failed_own_side: int = key(shapes.count, 0)
    failed_path: int = key(shapes.count, 0)
    unconfirmed: int = key(shapes.count, 0)
    last_contact: int | None = key(shapes.moment, None)


@named(EXPECTS, "outcome")
class OutcomeIs(SeenExpect):
    of: str = key(_OF_ONE)
    word: str = key(shapes.one_of(*OUTCOMES), name="is")
    settled: bool | None = key(shapes.yes_or_no, None)


@named(EXPECTS, "tests")
class Tests(SeenExpect):
    direction: Direction = key(shapes.direction)
    layer: Layer = key(shapes.word_of(Layer))
    path: str | None = key(shapes.name, None)
    due: int = key(shapes.count, 0)
    answered: int = key(shapes.count, 0)
    missed: int = key(shapes.count, 0)
    not_sent: int = key(shapes.count, 0)


@named(EXPECTS, "finding")
class FindingIs(SeenExpect):
    word: str = key(
        shapes.one_of("all_layers_answer", "desk_silent", "station_silent", "nothing_returns", "undetermined"),
        name="is",
    )
    since: int | None = key(shapes.moment, None)


@named(EXPECTS, "declared")
class DeclaredIs(SeenExpect):
    word: Declared = key(shapes.word_of(Declared), name="is")
    sides: tuple[tuple[PartyRef, Declared], ...] = key(shapes.table_of(shapes.party, shapes.word_of(Declared)), ())


@named(EXPECTS, "observed")
class ObservedIs(SeenExpect):
    word: str = key(shapes.one_of("full", "degraded", "silent"), name="is")
    paths: tuple[str, ...] | None = key(shapes.many(shapes.name), None)
    since: int | None = key(shapes.moment, None)


@named(EXPECTS, "acknowledgement")
class Acknowledgement(SeenExpect):
    of: str = key(_OF_ONE)
    highest: str | None = key(shapes.one_of(*RUNGS), None)
    has: tuple[str, ...] = key(shapes.many(shapes.one_of(*RUNGS, "refused")), ())
    lacks: tuple[str, ...] = key(shapes.many(shapes.one_of(*RUNGS, "refused")), ())
    refused: str | None = key(shapes.one_of(*RUNGS), None)


@named(EXPECTS, "delivered")
class Delivered(SeenExpect):
    of: str = key(_OF_ONE)
    within_s: int = key(shapes.count)
    via: str | None = key(shapes.name, None)


@named(EXPECTS, "evidence")
class Evidence(Expect):
    of: tuple[str, ...] = key(shapes.one_or_many(shapes.name))
    claims: tuple[str, ...] = key(shapes.many(shapes.one_of(*CLAIMS), 1))
    who: PartyRef = key(shapes.party)
    verdict: tuple[str, ...] = key(shapes.one_or_many(shapes.one_of("OK", "INCOMPLETE", "FAIL")))
    not_later_than: int | None = key(shapes.moment, None)
    not_earlier_than: int | None = key(shapes.moment, None)


@named(EXPECTS, "records_equal")
class RecordsEqual(Expect):
    pass


@named(EXPECTS, "alert")
class AlertRaised(SeenExpect):
    party: PartyRef = key(shapes.party)
    about: str = key(shapes.name)
    of: str | None = key(shapes.name, None)
    raised_to: DeskRef = key(shapes.desk)
    within_s: int = key(shapes.count)
    since: int = key(shapes.moment)


@named(EXPECTS, "translation")
class TranslationStages(SeenExpect):
    of: str = key(_OF_ONE)
    stages: tuple[str, ...] = key(shapes.many(shapes.one_of("sight", "rough", "official")))
    original_authoritative: bool = key(shapes.yes_or_no, True)


@named(EXPECTS, "list")
class SiteList(SeenExpect):
    sites: tuple[str, ...] | None = key(shapes.many(shapes.text), None)
    acknowledged: tuple[int, ...] | None = key(_NUMBERS, None)
    refused: tuple[int, ...] | None = key(_NUMBERS, None)
    duplicate: tuple[int, ...] | None = key(_NUMBERS, None)
    implausible: tuple[int, ...] | None = key(_NUMBERS, None)
    unmatched: tuple[int, ...] | None = key(_NUMBERS, None)
