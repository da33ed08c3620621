"""What a rehearsal found: every expectation, met or not, and what was found instead.

Keeps true: the document for programs has the same shape for every scenario; nothing counts as met that was not asked.
Leaves to others: asking (`sim.asking`), and printing for people (the command line).
"""

from __future__ import annotations

from dataclasses import dataclass


class FeatureMissing(Exception):
    """The scenario needs features that are not built; nothing was played."""

    def __init__(self, features: tuple[str, ...]) -> None:
        """`features` in the words of the scenario's `needs`."""
        super().__init__(f"this scenario needs {', '.join(features)}, which is not built yet")
        self.features = features


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The answer of one node to one expectation."""

    number: int  # of the expectation in the file, from 1
    query: str
    seen_by: str  # "" where it is not asked of a node
    expected: str
    found: str
    met: bool

    def to_json(self) -> dict[str, object]:
        """Return the answer as one object of the document."""
        seen = {"seen_by": self.seen_by} if self.seen_by else {}
        return {"number": self.number, "query": self.query, **seen, "expected": self.expected, "found": self.found}


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalResult:
    """The outcome of one rehearsal."""

    scenario: str
    swap: bool
    expectations: int
    asked: tuple[Asked, ...]
    remarks: tuple[str, ...] = ()  # commands that a node refused, in its words
    entries: int = 0

    @property
    def not_met(self) -> tuple[Asked, ...]:
        """Answers that differ from what is expected."""
        return tuple(answer for answer in self.asked if not answer.met)

    @property
    def met(self) -> int:
        """How many expectations every node that was asked met."""
        return self.expectations - len({answer.number for answer in self.not_met})

    @property
    def passed(self) -> bool:
        """Whether every expectation was asked and met."""
        return not self.not_met and {answer.number for answer in self.asked} == set(range(1, self.expectations + 1))

    @property
    def exit_code(self) -> int:
        """Return 0 when every expectation is met, 1 when some are not."""
        return 0 if self.passed else 1

    def to_json(self) -> dict[str, object]:
        """Return the one JSON document of a rehearsal."""
        return {
            "scenario": self.scenario,
            "swap": self.swap,
            "expectations": self.expectations,
            "met": self.met,
            "not_met": [answer.to_json() for answer in self.not_met],
        }
