"""Changes one reply of a scenario so that its expectations can no longer all be met.

Keeps true: exactly one reply differs, and it is one that an expectation speaks of. A rehearsal that still passes with
it does not look at what people did.
Leaves to others: playing the altered scenario (`sim.rehearsal`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firebreak.core.errors import UsageError
from firebreak.sim import queries, verbs
from firebreak.sim.scenario import Scenario

_DECIDING = (verbs.Answer, verbs.Decline, verbs.AcceptMessage, verbs.Defer, verbs.Offer)
_RUNG_OF: dict[type, str] = {
    verbs.Seen: "seen", verbs.ReadBack: "understood", verbs.PassTo: "passed_to", verbs.Undertake: "undertaken",
    verbs.ReportDone: "reported_done", verbs.Refuse: "refused",
}  # fmt: skip
_ALSO_SEEN = (verbs.Say, verbs.Refuse)  # these say `seen` as well


def altered(scenario: Scenario) -> tuple[Scenario, str]:
    """Return the scenario with one reply changed, and what was changed in words.

    Raises `UsageError` when no reply has an effect on an expectation.
    """
    for step, at, changed in _candidates(scenario):
        before = step.reply[at]
        replies = (*step.reply[:at], changed, *step.reply[at + 1 :])
        other = replace(step, reply=replies)
        steps = tuple(other if one is step else one for one in scenario.step)
        words = f"step {step.number} ({step.id}): reply {at + 1}: {before.WORD} becomes {changed.WORD}"
        return _with_steps(scenario, steps), words
    raise UsageError(f"{scenario.id}: no reply has an effect on an expectation")


def _with_steps(scenario: Scenario, steps: tuple[verbs.Step, ...]) -> Scenario:
    changed: Scenario = replace(scenario, step=steps)
    return changed


def _candidates(scenario: Scenario) -> Iterator[tuple[verbs.Matter, int, verbs.Reply]]:
    for step in scenario.step:
        if not isinstance(step, verbs.Matter):
            continue
        for at, reply in enumerate(step.reply):
            if isinstance(step, verbs.Call) and isinstance(reply, _DECIDING) and _is_asked(scenario, step):
                yield step, at, _opposite(reply)
            elif isinstance(step, verbs.Message) and _matters(scenario, step, reply):
                yield step, at, verbs.Ignore(by=reply.by, after_s=reply.after_s)


def _opposite(reply: verbs.Reply) -> verbs.Reply:
    if isinstance(reply, verbs.Answer):
        return verbs.Decline(by=reply.by, after_s=reply.after_s, reason=None)
    return verbs.Answer(by=reply.by, after_s=reply.after_s)


def _is_asked(scenario: Scenario, step: verbs.Call) -> bool:
    """Whether an outcome of this very call, or a report that counts it, is expected at the end."""
    return any(isinstance(e, queries.OutcomeIs) and e.of == step.id and e.at is None for e in scenario.expect) or any(
        isinstance(e, queries.ContactReport) and e.at is None and e.since is None and e.until is None
        and e.marking == step.marking and e.direction.source == step.by.party and e.attempts and e.echelon is None
        for e in scenario.expect
    )  # fmt: skip


def _asked_rungs(scenario: Scenario, step: verbs.Message) -> set[str]:
    asked: set[str] = set()
    for expect in scenario.expect:
        if isinstance(expect, queries.Acknowledgement) and expect.of == step.id and expect.at is None:
            asked |= {*expect.has, *((expect.highest,) if expect.highest else ())}
    return asked


def _matters(scenario: Scenario, step: verbs.Message, reply: verbs.Reply) -> bool:
    """Whether a rung is asked for that this reply alone says."""
    if _RUNG_OF.get(type(reply)) not in _asked_rungs(scenario, step):
        return False
    others = [other for other in step.reply if other is not reply]
    same = any(type(other) is type(reply) for other in others)
    return not same and not (isinstance(reply, verbs.Seen) and any(isinstance(o, _ALSO_SEEN) for o in others))
