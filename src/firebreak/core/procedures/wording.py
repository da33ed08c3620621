"""What each outcome, rung and finding says and does not say, in neutral sentences that fit either side.

Keeps true: a sentence claims what the record proves and no motive; swapping the two sides leaves it as fair.
Leaves to others: other languages (the forms' catalogues), names of parties and desks.
"""

from __future__ import annotations

from firebreak.core.procedures.addresses import Standing
from firebreak.core.procedures.promises import Promise
from firebreak.core.types import Declared, Finding, Observed, Outcome, Rung, Stage, TestOutcome

OUTCOMES: dict[Outcome, str] = {
    Outcome.ANSWERED: "The call was answered in its ring time.",
    Outcome.ANSWERED_LATE: "The call was answered after the side called knew that its ring time was over.",
    Outcome.DECLINED: "The side called declined the call. Unless a reason is recorded, none was given.",
    Outcome.DECLINED_LATE: "The side called declined after it knew that the ring time was over.",
    Outcome.NOT_ANSWERED: "The call rang and nobody took it. The record does not say why.",
    Outcome.DEFERRED: "The side called put the conversation off to a later time.",
    Outcome.ALTERNATIVE_OFFERED: "The side called offered another desk, or text, instead.",
    Outcome.WITHDRAWN: "The calling side took the call back.",
    Outcome.FAILED_OWN_SIDE: "The calling side's own station was down. This says nothing of the side called.",
    Outcome.FAILED_PATH: "No path took the call in its ring time. This says nothing of the side called.",
    Outcome.UNCONFIRMED: "A path took the call; that it rang has not been confirmed.",
}
NO_OUTCOME = "The call may still be answered in its ring time."

RUNGS: dict[Rung, tuple[str, str]] = {
    Rung.AT_STATION: ("The other station holds it.", "No person need have looked at it."),
    Rung.SEEN: ("A person marked it seen.", "It does not say that it was understood or agreed to."),
    Rung.UNDERSTOOD: ("What was read back of it matched.", "It does not say that it is agreed to or will be done."),
    Rung.PASSED_TO: ("It was passed to the desk named.", "It does not say that anybody there has seen it."),
    Rung.UNDERTAKEN: ("Something was undertaken by a time named.", "It does not say that it has been done."),
    Rung.REPORTED_DONE: ("It was reported done.", "The record does not show that it was."),
    Rung.CLOSED: ("Its author closed the matter.", "It does not say that both sides are content."),
}
"""What a rung means, and what it does not mean."""

FINDINGS: dict[Finding, str] = {
    Finding.ALL_LAYERS_ANSWER: "Circuits, station and desk answer their tests.",
    Finding.DESK_SILENT: "The station answers by itself; the desk has not answered its test. The reason is not known.",
    Finding.STATION_SILENT: "A circuit echoes; the station does not sign. The reason is not known.",
    Finding.NOTHING_RETURNS: "Nothing returns: a cut circuit and a far node without power look the same from here.",
    Finding.UNDETERMINED: "Something returns, but no test of the desk has been completed since.",
}

OBSERVED: dict[Observed, str] = {
    Observed.FULL: "The echo of every path comes back.",
    Observed.DEGRADED: "The echo of some paths does not come back.",
    Observed.SILENT: "No echo comes back on any path.",
}

DECLARED: dict[Declared, str] = {
    Declared.OPEN: "Everything travels.",
    Declared.TEST_ONLY: "Tests travel and nothing else; the rest waits at its sender's station.",
    Declared.RECEIVE_ONLY: "The side that declared it receives and does not send; desks are not tested.",
    Declared.SUSPENDED: "Only the precedences that the charter names travel; the rest waits at its sender's station.",
    Declared.ENDED: "Nothing new travels. Circuits and stations are still tested.",
}

TESTS: dict[TestOutcome, str] = {
    TestOutcome.ANSWERED: "The test was answered within its limit.",
    TestOutcome.MISSED: "The test was not answered within its limit. The reason is not known.",
    TestOutcome.NOT_SENT: "The testing side did not make the test.",
}

STAGES: dict[Stage, str] = {
    Stage.SIGHT: "Made at first sight. The original is authoritative.",
    Stage.ROUGH: "Made with some care, not checked. The original is authoritative.",
    Stage.OFFICIAL: "Checked by the side that made it. The original is authoritative.",
}

PROMISES: dict[Promise, tuple[str, str]] = {
    Promise.OPEN: ("Its time is not over.", "It does not say that anything has been done."),
    Promise.DONE: ("Who gave it reported it done.", "The record does not show that it was."),
    Promise.OVERDUE: ("Its time is over and it has not been reported done.", "The record does not say why."),
    Promise.ENDED: ("It is no longer awaited.", "It does not say that it was done."),
}
"""How an undertaking stands, and what that does not mean."""

WATCH: dict[bool | None, tuple[str, str]] = {
    True: ("The desk said that it is on watch.", "It does not say that anybody is there now."),
    False: ("The desk said that it is off watch.", "It does not say that nobody is there."),
    None: ("Nobody has said whether the desk is on watch.", "It says neither that it is nor that it is not."),
}
"""What is known of the watch at a desk, and what that does not mean."""

HANDOVERS: dict[bool, tuple[str, str]] = {
    True: ("Who came signed for the handover.", "It does not say that everything on it was done."),
    False: ("Nobody has signed for the handover.", "It does not say that nobody came."),
}

RELEASES: dict[bool, tuple[str, str]] = {
    True: ("It was released in the name of a second person.", "That there were two is shown by two credentials only."),
    False: ("It was not released by a second person.", "It does not say that it is not meant."),
}

ADDRESSES: dict[Standing, tuple[str, str]] = {
    Standing.STATED: ("One side stated it for its own desk.", "The other side has not said that it will use it."),
    Standing.AGREED: ("The other side said that it will use it.", "It recognises no title, office or claim."),
    Standing.SUPERSEDED: ("A later form has been agreed.", "It does not say that this one was wrong."),
}
