"""Episodes from before 1970, which the record has no times for, are played later in a calendar that is the same.

Keeps true: every moment of a scenario is moved by one whole number of 400 years, after which dates and weekdays repeat;
what a person reads has the years of the file.
Leaves to others: reading the file (`sim.reading`), playing (`sim.rehearsal`).
"""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from firebreak.sim import shapes
from firebreak.sim.scenario import Scenario

YEARS = 400
CYCLE_S = 146_097 * 86_400  # 400 Gregorian years
_MOMENT = re.compile(r"\b(\d{4})(?=-\d\d-\d\dT\d\d:\d\d:\d\dZ)")


def cycles(scenario: Scenario) -> int:
    """Return by how many times 400 years a scenario is moved so that it begins a day after 1970 or later."""
    return max(0, -((scenario.start - 86_400) // CYCLE_S))


def moved(scenario: Scenario, count: int) -> Scenario:
    """Return the scenario with every moment later by so many times 400 years."""
    later: Scenario = _moved(scenario, count * CYCLE_S)
    return later if count else scenario


def in_years_of_the_file(text: str, count: int) -> str:
    """Return an answer with its moments as the file has them."""
    return _MOMENT.sub(lambda found: f"{int(found[1]) - count * YEARS:04d}", text)


def _moved(value: Any, by_s: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(item, by_s) for item in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    changes = {}
    for field in fields_of(value):
        inner = getattr(value, field.name)
        is_moment = field.metadata.get("shape") is shapes.moment and inner is not None
        changes[field.name] = inner + by_s if is_moment else _moved(inner, by_s)
    return replace(value, **changes)
