"""Neutral sentences for what the API shows, the same whichever side reads them.

Keeps true: no sentence claims more than the record or our own echoes show; silence is never called a refusal; a
machine's receipt is never called a person's.
Leaves to others: what each rung and outcome says and does not say (`core.evidence.claims`, shared with the verifier).
"""

from __future__ import annotations

from firebreak.core.evidence.claims import MEANINGS
from firebreak.core.types import Declared, Finding, Observed, Outcome, Rung, TestOutcome, label

FINDINGS: dict[Finding, str] = {
    Finding.ALL_LAYERS_ANSWER: "Circuit, station and a person at the desk answer our tests.",
    Finding.DESK_SILENT: "The station answers our tests; no person at the desk has answered the last one in its time.",
    Finding.STATION_SILENT: "A circuit echoes; the far node does not sign answers. The reason is not known.",
    Finding.NOTHING_RETURNS: "Nothing returns: a cut circuit and a far node without power look the same from here.",
    Finding.UNDETERMINED: "No desk test has been decided yet, or nothing could return at the last one.",
}

OBSERVED: dict[Observed, str] = {
    Observed.FULL: "The echoes of all paths come back.",
    Observed.DEGRADED: "The echoes of some paths do not come back.",
    Observed.SILENT: "No path echoes.",
}

DECLARED: dict[Declared, str] = {
    Declared.OPEN: "Neither side restricts the line.",
    Declared.TEST_ONLY: "Tests pass; everything else waits at its sender's station.",
    Declared.RECEIVE_ONLY: "Only what the other side sends to the declarer passes; there are no desk tests.",
    Declared.SUSPENDED: "Only the precedences that the charter names pass; the rest waits at its sender's station.",
    Declared.ENDED: "Nothing new passes; tests of circuit and station, replies and declarations go on.",
}

TESTS: dict[TestOutcome, str] = {
    TestOutcome.ANSWERED: "Answered within its limit.",
    TestOutcome.MISSED: "No answer within the limit. The reason is not known.",
    TestOutcome.NOT_SENT: "The tester's own node was down.",
}

UNREADABLE = "The other side's node says that it could not open this entry."
IN_RECORD = "Durable in our record. This says nothing yet of the other side."
HELD = "It waits at our station, outside the record. It was neither sent nor refused."
NOTHING_HELD = "Nothing waits at our station."
OPEN_CALL = "No outcome yet."
PROVISIONAL = "Provisional until each record holds the other side's closing entry."
TEST_OPEN = "Not answered yet; its limit is not over."


def meaning(name: str, author: str, other: str) -> tuple[str, str]:
    """Return what a rung or outcome says and what it does not say, with the names of the two parties."""
    found = MEANINGS[name]
    does_not = "; ".join(words.format(author=author, other=other) for words in found.not_says)
    return found.says.format(author=author, other=other), f"What it does not say: {does_not}."


def rung(value: Rung, author: str, other: str) -> tuple[str, str]:
    """Return what a rung says and does not say."""
    return meaning(label(value).replace(" ", "_"), author, other)


def attempt(outcome: Outcome | None, settled: bool, author: str, other: str) -> str:
    """Return the sentence for what a call came to so far."""
    if outcome is None:
        return OPEN_CALL
    says, does_not = meaning(outcome.value, author, other)
    return f"{says} {does_not}" if settled else f"{says} {does_not} {PROVISIONAL}"
