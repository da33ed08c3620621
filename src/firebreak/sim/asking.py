"""Asks the nodes what a scenario expects, each from its own record, and compares.

Keeps true: an answer comes from one node's record (or its raised alerts), never from what the simulator knows of the
other; times agree when they differ by less than a minute.
Leaves to others: the folds (`core.procedures.report`), evidence (`sim.proving`), and when to ask (`sim.rehearsal`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from typing import Any

from firebreak.core.procedures import report, translations
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Context
from firebreak.core.types import Leaf, Rung
from firebreak.node.partykeys import LineKit
from firebreak.sim import proving, queries, verbs
from firebreak.sim.play import Page, Play
from firebreak.sim.result import Asked
from firebreak.sim.scenario import Scenario
from firebreak.sim.station import Station
from firebreak.sim.world import SECOND

MINUTE_S = 60
Answer = tuple[bool, str]


class Questions:
    """Answers every query of one scenario while it is played."""

    def __init__(self, scenario: Scenario, play: Play, kit: LineKit) -> None:
        """`play` tells which entry a step became and which alerts were raised."""
        self.scenario, self.play, self.kit = scenario, play, kit
        self._folds: dict[tuple[int, int], Matters] = {}

    def ask(self, expect: queries.Expect) -> Iterator[Asked]:
        """Ask an expectation now, of the node it names or of each."""
        expected = _expected(expect)
        for party, (met, found) in self._answers(expect):
            yield Asked(number=expect.number, query=expect.WORD, seen_by=party, expected=expected, found=found, met=met)

    def entries(self) -> int:
        """Return how many entries all nodes hold together."""
        return sum(station.entries() for station in self.play.stations.values())

    def _answers(self, expect: queries.Expect) -> Iterator[tuple[str, Answer]]:
        if isinstance(expect, queries.RecordsEqual):
            yield "", proving.records_equal(tuple(self.play.stations.values()))
        elif isinstance(expect, queries.Evidence):
            yield expect.who, proving.evidence(self.kit, self.play, expect)
        elif isinstance(expect, queries.AlertRaised):
            yield expect.party, _alert(self, expect)
        elif isinstance(expect, queries.SeenExpect):
            asked = self.scenario.line.members if expect.seen_by is None else (expect.seen_by,)
            for party in asked:
                yield party, _ANSWERS[type(expect)](self, self.play.stations[party], expect)

    # --- what the answers are made of ---------------------------------------------------------------------------

    def matters(self, station: Station) -> Matters:
        """Return the full fold over what the node holds now."""
        key = (station.side, self.play.world.now_ms)
        if key not in self._folds:
            self._folds = {k: v for k, v in self._folds.items() if k[1] == key[1]}
            self._folds[key] = station.matters()
        return self._folds[key]

    def context(self, station: Station) -> Context:
        """Return the charter as this node reads it."""
        return Context(charter=self.kit.charter, me=station.side)

    def side(self, party: str) -> int:
        """Return the side of a party."""
        return self.scenario.line.members.index(party)


def _expected(expect: queries.Expect) -> str:
    """Return the expectation in one line, without what is left at its default."""
    words = []
    for field in fields_of(expect):
        name, value = field.name, getattr(expect, field.name)
        if name not in ("number", "seen_by") and value != field.default:
            words.append(f"{field.metadata.get('name') or name} = {shown(value)}")
    return ", ".join(words)


def shown(value: Any) -> str:
    """Return a value as a person reads it; large numbers are times."""
    if isinstance(value, bool) or value is None:
        return "none" if value is None else str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(shown(item) for item in value) + "]"
    if hasattr(value, "name"):
        return str(value.name).lower()
    if isinstance(value, int) and abs(value) > 10**7:
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def near(wanted: int | None, found: int | None) -> bool:
    """Return whether two times agree to the minute; what is not asked for agrees."""
    return wanted is None or (found is not None and abs(wanted - found) < MINUTE_S)


def _contact_report(q: Questions, station: Station, e: queries.ContactReport) -> Answer:
    row = report.contact_report(
        q.matters(station), q.context(station), q.side(e.direction.source),
        echelon=e.echelon, since=e.since, until=e.until, marking=e.marking,
    ).total  # fmt: skip
    found = {"attempts": row.attempts, **{str(outcome): count for outcome, count in row.counts}}
    names = ("attempts", *queries.OUTCOMES)
    right = all(found[name] == getattr(e, name) for name in names) and near(e.last_contact, row.last_contact)
    counts = ", ".join(f"{name} = {count}" for name, count in found.items() if count)
    return right, f"{counts or 'no attempts'}, last_contact = {shown(row.last_contact)}"


def _outcome(q: Questions, station: Station, e: queries.OutcomeIs) -> Answer:
    leaf, matters = q.play.leaf(e.of), q.matters(station)
    if leaf is None or leaf not in matters.matters:
        return False, "the call is not in the record"
    outcome, settled = report.outcome(matters, leaf), report.settled(matters, q.context(station), leaf)
    right = outcome is not None and outcome == e.word and e.settled in (None, settled)
    return right, f"is = {outcome or 'none yet'}, settled = {shown(settled)}"


def _tests(q: Questions, station: Station, e: queries.Tests) -> Answer:
    path = None if e.path is None else q.kit.charter.path_by_name(e.path).number
    row = report.tests_table(
        q.matters(station), q.context(station), q.side(e.direction.source), e.layer, path=path,
        since=q.scenario.start, until=q.scenario.end if e.at is None else e.at,
    )  # fmt: skip
    names = ("due", "answered", "missed", "not_sent")
    right = all(getattr(row, name) == getattr(e, name) for name in names)
    return right, ", ".join(f"{name} = {getattr(row, name)}" for name in names)


def _finding(q: Questions, station: Station, e: queries.FindingIs) -> Answer:
    found = report.finding(q.matters(station), q.context(station))
    return str(found.finding) == e.word and near(
        e.since, found.since
    ), f"is = {found.finding}, since = {shown(found.since)}"


def _declared(q: Questions, station: Station, e: queries.DeclaredIs) -> Answer:
    word, sides = report.declared(q.matters(station))
    right = word == e.word and all(sides[q.side(party)] == state for party, state in e.sides)
    each = ", ".join(f"{party} = {shown(sides[q.side(party)])}" for party in q.scenario.line.members)
    return right, f"is = {shown(word)}, {each}"


def _observed(q: Questions, station: Station, e: queries.ObservedIs) -> Answer:
    found = report.observed(q.matters(station), q.context(station))
    paths = tuple(q.kit.charter.path(number).name for number in found.out)
    right = found.state == e.word and near(e.since, found.since)
    right = right and (e.paths is None or sorted(e.paths) == sorted(paths))
    return right, f"is = {found.state}, since = {shown(found.since)}, paths = {shown(paths)}"


def _rungs(q: Questions, station: Station, of: str) -> report.Acknowledgement:
    """Return the rungs that stand in a node's record; of a matter not held, none."""
    return report.acknowledgement(q.matters(station), q.context(station), q.play.leaf(of) or Leaf(b""))


def _acknowledgement(q: Questions, station: Station, e: queries.Acknowledgement) -> Answer:
    ack = _rungs(q, station, e.of)
    words = [rung.name.lower() for rung in sorted(ack.has)] + (["refused"] if ack.refused else [])
    highest = None if ack.highest is None else ack.highest.name.lower()
    refused = tuple(rung.name.lower() for rung in ack.refused)
    right = (
        e.highest in (None, highest)
        and set(e.has) <= set(words)
        and not set(e.lacks) & set(words)
        and (e.refused is None or e.refused in refused)
    )
    return right, f"highest = {highest}, has = {shown(tuple(words))}, refused = {shown(refused)}"


def _delivered(q: Questions, station: Station, e: queries.Delivered) -> Answer:
    step = q.play.named[e.of]
    found = q.play.journal.delivered.get(step.number)
    if found is None:
        return False, "not delivered"
    after_s = found.at_ms / SECOND - step.at
    words = f"after {after_s:.1f} s, via = {found.via}"
    if after_s > e.within_s or e.via not in (None, found.via):
        return False, words
    assert isinstance(step, verbs.Act)
    if station.party.id == step.by.party and Rung.AT_STATION not in _rungs(q, station, e.of).has:
        return False, f"{words}, and the author's record does not show it"
    return True, words


def _translation(q: Questions, station: Station, e: queries.TranslationStages) -> Answer:
    """The stages in the order they were written; the original is authoritative if it stands there as it was sent."""
    matter = q.matters(station).matters.get(q.play.leaf(e.of) or Leaf(b""))
    if matter is None:
        return False, "the message is not in the record"
    step = q.play.named[e.of]
    assert isinstance(step, verbs.Message)
    stages = tuple(version.stage.name.lower() for version in translations.versions(matter))
    original = translations.words_of(translations.authoritative(matter)) == step.text
    right = stages == e.stages and original == e.original_authoritative
    return right, f"stages = {shown(stages)}, original_authoritative = {shown(original)}"


def _alert(q: Questions, e: queries.AlertRaised) -> Answer:
    """An alert of a matter is timed by the true clock, one of the schedule by its party's own."""
    of = q.play.leaf(e.of) if e.of is not None else None
    desk = q.play.who.desks[e.raised_to]
    pages = [page for page in q.play.journal.pages if page.party == e.party and page.alert.about == e.about]
    about = [page for page in pages if e.of is None or page.alert.of == of]
    right = [page for page in about if desk in page.alert.desks and 0 <= _after(e, page) <= e.within_s]
    raised = shown(tuple(f"{shown(round(page.true_s))} to {page.alert.desks}" for page in about[-3:]))
    return bool(right), f"raised at {raised}" if about else "not raised"


def _after(e: queries.AlertRaised, page: Page) -> float:
    return (page.true_s if e.of is not None else page.local_s) - e.since


_ANSWERS: dict[type, Callable[[Questions, Station, Any], Answer]] = {
    queries.ContactReport: _contact_report,
    queries.OutcomeIs: _outcome,
    queries.Tests: _tests,
    queries.FindingIs: _finding,
    queries.DeclaredIs: _declared,
    queries.ObservedIs: _observed,
    queries.Acknowledgement: _acknowledgement,
    queries.Delivered: _delivered,
    queries.TranslationStages: _translation,
}
