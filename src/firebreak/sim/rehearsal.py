"""Plays a scenario on real nodes: real cryptography, a real store in files, simulated clocks and paths.

Keeps true: an expectation is asked of a node at the moment it names, from that node's record and alerts alone; a
scenario that needs what is not built is refused before anything is played.
Leaves to others: reading the file (`sim.reading`), what happens (`sim.play`), the questions (`sim.asking`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from firebreak.sim import people, queries
from firebreak.sim.asking import Questions
from firebreak.sim.era import cycles, in_years_of_the_file, moved
from firebreak.sim.play import Play
from firebreak.sim.reading import load_scenario
from firebreak.sim.result import Asked, FeatureMissing, RehearsalResult
from firebreak.sim.scenario import Scenario, mirrored
from firebreak.sim.stage import Stage, begin
from firebreak.sim.world import IS_ASKED, SECOND

BUILT = frozenset({"translation"})  # of the words of `needs`
UNDER_WAY_S = 5  # after the end, what is under way may arrive before the records are compared
_STRETCHES = 100  # of simulated time, after each of which progress is told

Progress = Callable[[int, int], None]
"""Told the simulated seconds played so far, and how many there are."""


def rehearse_file(path: Path, swap: bool = False, progress: Progress | None = None) -> RehearsalResult:
    """Play the scenario in a file, with its sides exchanged if `swap`.

    Raises `ScenarioError` (a `UsageError`) for a file that cannot be played, `FeatureMissing` for one that needs more.
    """
    return rehearse(load_scenario(Path(path)), swap=swap, progress=progress)


def rehearse(scenario: Scenario, *, swap: bool = False, progress: Progress | None = None) -> RehearsalResult:
    """Play a scenario and ask every expectation. Raises `FeatureMissing`."""
    if missing := tuple(need for need in scenario.needs if need not in BUILT):
        raise FeatureMissing(missing)
    with tempfile.TemporaryDirectory(prefix="firebreak-rehearsal-") as folder:
        rehearsal = Rehearsal(mirrored(scenario) if swap else scenario, Path(folder))
        try:
            return rehearsal.run(swap, progress)
        finally:
            rehearsal.close()


class Rehearsal:
    """One scenario set up in a folder, ready to run."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        """Make keys, charter, stations and paths; nothing runs yet."""
        self.cycles = cycles(scenario)
        scenario = moved(scenario, self.cycles)
        self.scenario = scenario
        self.world = begin(scenario)
        self.play = Play(scenario, self.world)
        self.stage = Stage(scenario, self.world, folder, self.play)
        named = {station.party.id: station for station in self.stage.stations}
        self.play.cast(named, self.stage.network, people.roster(scenario, self.stage.kit.charter))
        self.questions = Questions(scenario, self.play, self.stage.kit)

    def run(self, swap: bool, progress: Progress | None) -> RehearsalResult:
        """Play to the end and return what was found."""
        answers: list[Asked] = []
        for station in self.stage.stations:
            station.power_on()
        self.play.plan()
        for expect in self.scenario.expect:
            late = UNDER_WAY_S if isinstance(expect, queries.RecordsEqual) else 0
            at = (expect.at if expect.at is not None else self.scenario.end) + late
            self.world.at(at * SECOND, partial(self._ask, expect, answers), IS_ASKED)
        self._run_on(progress)
        return RehearsalResult(
            scenario=self.scenario.id, swap=swap, expectations=len(self.scenario.expect),
            asked=tuple(sorted(answers, key=lambda answer: answer.number)),
            remarks=tuple(self.play.journal.remarks), entries=self.questions.entries(),
        )  # fmt: skip

    def _ask(self, expect: queries.Expect, answers: list[Asked]) -> None:
        for answer in self.questions.ask(expect):
            expected = in_years_of_the_file(answer.expected, self.cycles)
            answers.append(replace(answer, expected=expected, found=in_years_of_the_file(answer.found, self.cycles)))

    def _run_on(self, progress: Progress | None) -> None:
        start, whole = self.scenario.start, self.scenario.end - self.scenario.start
        for stretch in range(1, _STRETCHES + 1):
            done = whole * stretch // _STRETCHES
            self.world.run((start + done) * SECOND)
            if progress is not None:
                progress(done, whole)
        self.world.run((self.scenario.end + UNDER_WAY_S) * SECOND)

    def close(self) -> None:
        """Stop the nodes and let go of their files."""
        self.stage.close()
