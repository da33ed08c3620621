"""Sentences of the API about what happened at this node, beside those of the procedures' own wording.

Keeps true: no sentence claims more than the record or our own echoes show; silence is never called a refusal; a
machine's receipt is never called a person's.
Leaves to others: what outcomes, rungs, findings and states say (`core.procedures.wording`).
"""

from __future__ import annotations

from firebreak.core.procedures import wording
from firebreak.core.types import Outcome

UNREADABLE = "The other side's node says that it could not open this entry."
IN_RECORD = "Durable in our record. This says nothing yet of the other side."
HELD = "It waits at our station, outside the record. It was neither sent nor refused."
NOTHING_HELD = "Nothing waits at our station."
PROVISIONAL = "Provisional until each record holds the other side's closing entry."
TEST_OPEN = "Not answered yet; its limit is not over."

CLOCK_UNKNOWN = "Whether this machine's clock is synchronised is not known."


def clock(offset_s: int, synchronised: bool | None) -> str:
    """Return the sentence for what is known of both clocks."""
    own = CLOCK_UNKNOWN
    if synchronised is not None:
        own = "This machine says that its clock is " + ("synchronised." if synchronised else "not synchronised.")
    if not offset_s:
        return f"{own} The other side's clock was within bounds at the last test that its station answered."
    ahead = "ahead of" if offset_s > 0 else "behind"
    return f"{own} The other side's clock seems about {abs(offset_s)} s {ahead} ours; which one is wrong is not known."


def attempt(outcome: Outcome | None, settled: bool) -> str:
    """Return the sentence for what a call came to so far."""
    if outcome is None:
        return wording.NO_OUTCOME
    return wording.OUTCOMES[outcome] if settled else f"{wording.OUTCOMES[outcome]} {PROVISIONAL}"
