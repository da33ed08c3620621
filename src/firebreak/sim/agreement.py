"""Turns the parties and the line of a scenario into keys, a signed charter and what each node knows of the other.

Keeps true: the charter says what the scenario says, side 0 being the first of `members`; every key follows from the
scenario's id and the party's, so two rehearsals of one file start alike.
Leaves to others: making keys and signatures (`node.partykeys`).
"""

from __future__ import annotations

import hashlib

from firebreak.core.line.state import Material
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.terms import CharterPath, Terms, TestSchedule
from firebreak.core.types import Precedence
from firebreak.node.material import make_material
from firebreak.node.partykeys import LineKit, PartyKeys, make_line, make_party
from firebreak.sim.parties import Party, TestPlan
from firebreak.sim.scenario import Scenario
from firebreak.sim.shapes import DAYS

NO_TESTS = TestSchedule(times_s=())


def make_parties(scenario: Scenario) -> tuple[PartyKeys, PartyKeys]:
    """Return both parties with their keys, side 0 first."""
    by_id = {party.id: party for party in scenario.party}
    first, second = (_keys(scenario, by_id[party]) for party in scenario.line.members)
    return first, second


def _keys(scenario: Scenario, party: Party) -> PartyKeys:
    desks = [
        CharterDesk(number=i, id=desk.id, name=desk.name, echelon=desk.echelon) for i, desk in enumerate(party.desk, 1)
    ]
    return make_party(party.name, party.language, desks, seed_of(scenario, party.id), now=scenario.start)


def seed_of(scenario: Scenario, purpose: str) -> bytes:
    """Return 32 bytes that follow from the scenario and a purpose."""
    return hashlib.sha256(f"rehearsal of {scenario.id}: {purpose}".encode()).digest()


def agree(scenario: Scenario, parties: tuple[PartyKeys, PartyKeys]) -> LineKit:
    """Return the line of a scenario, its charter signed by both roots."""
    return make_line(*parties, terms=terms_of(scenario))


def terms_of(scenario: Scenario) -> Terms:
    """Return the terms that a scenario's line names; all others are the defaults of the specification."""
    line = scenario.line
    ring = dict(line.ring)
    return Terms(
        languages=tuple(dict.fromkeys(party.language for party in scenario.party)),
        ring_s=(ring[Precedence(0)], ring[Precedence(1)], ring[Precedence(2)], ring[Precedence(3)]),
        ring_principal_s=line.ring_principal_s,
        settle_s=line.settle_s,
        tests=_tests(line.desk_test),
        paths=tuple(CharterPath(number=i, name=path.name, kind=path.kind) for i, path in enumerate(line.paths)),
        suspended_accepts=tuple(sorted(int(precedence) for precedence in set(line.suspended_accepts))),
    )


def _tests(plan: TestPlan | None) -> TestSchedule:
    if plan is None:
        return NO_TESTS
    weekdays = sum(1 << DAYS.index(day) for day in set(plan.days))
    return TestSchedule(
        times_s=tuple(sorted(set(plan.times))),
        weekdays=weekdays,
        desk_limit_s=plan.answer_within_s,
        begin=plan.begin or 0,
        until=plan.until,
    )


def material_of(kit: LineKit, side: int) -> Material:
    """Return what the node of one side knows of the line."""
    return make_material(kit.charter, side, kit.manifests[side], kit.manifests[1 - side])
