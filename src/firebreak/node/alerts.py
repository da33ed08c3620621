"""What our desks were told: our own journal of alerts as a running node holds it.

Keeps true: numbers count up from 1 and never change; what stands is known without looking through what is at rest.
Leaves to others: making it durable (`core.line.journal`), paging (`paging`), sounds that are off (`silences`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from firebreak.core.procedures.model import Alert
from firebreak.core.types import Leaf, LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedAlert:
    """An alert as kept in our own journal; `number` counts up from 1."""

    number: int
    at: LocalTime
    alert: Alert
    stopped: LocalTime | None = None


@dataclass(slots=True)
class Journal:
    """All alerts of one line; `standing` are those that nobody took, by number."""

    alerts: list[RaisedAlert] = field(default_factory=list)
    standing: dict[int, RaisedAlert] = field(default_factory=dict)
    _of: dict[Leaf, list[int]] = field(default_factory=dict)

    def read(self, told: Iterable[RaisedAlert]) -> None:
        """Take up the alerts of earlier runs."""
        for one in told:
            self._enter(one)

    def raised(self, alert: Alert, at: LocalTime) -> RaisedAlert:
        """Enter an alert."""
        raised = RaisedAlert(number=len(self.alerts) + 1, at=at, alert=alert)
        self._enter(raised)
        return raised

    def _enter(self, raised: RaisedAlert) -> None:
        self.alerts.append(raised)
        if raised.stopped is None:
            self.standing[raised.number] = raised
            if raised.alert.of is not None:
                self._of.setdefault(raised.alert.of, []).append(raised.number)

    def stop(self, of: Leaf, at: LocalTime) -> list[int]:
        """Put the alerts about a matter to rest; return their numbers."""
        numbers = self._of.pop(of, [])
        for number in numbers:
            one = self.standing.pop(number)
            self.alerts[number - 1] = RaisedAlert(number=number, at=one.at, alert=one.alert, stopped=at)
        return numbers

    @property
    def ringing(self) -> int:
        """How many alerts about a matter nobody took yet."""
        return sum(map(len, self._of.values()))
