"""The people of a scenario: what they do becomes the same commands that an officer's console sends.

Keeps true: a person acts through `Command` values alone, under the desk the scenario names; nothing is written for
them that an officer could not write.
Leaves to others: when they act (`sim.rehearsal`), and whether the act is possible (the node).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from firebreak.core.procedures import model
from firebreak.core.record.charter import Charter
from firebreak.core.record.kinds import By
from firebreak.core.types import Leaf, LocalTime, Rung, Stage
from firebreak.sim import verbs
from firebreak.sim.scenario import Scenario
from firebreak.sim.shapes import DeskRef, PartyRef, ScenarioError

OFFICER = 1  # the charter's first role
Leaves = Callable[[str], Leaf]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who is who on the line: sides by party, desk numbers by name, languages."""

    sides: dict[PartyRef, int]
    desks: dict[DeskRef, int]
    languages: dict[PartyRef, str]

    def by(self, desk: DeskRef) -> By:
        """Return the author of an act of a person at a desk."""
        return By(self.desks[desk], OFFICER)


def roster(scenario: Scenario, charter: Charter) -> Roster:
    """Return the roster of a scenario under its charter."""
    sides = {party: side for side, party in enumerate(scenario.line.members)}
    desks = {
        DeskRef(party.id, desk.id): charter.desk_by_id(sides[party.id], desk.id).number
        for party in scenario.party
        for desk in party.desk
    }
    return Roster(sides=sides, desks=desks, languages={party.id: party.language for party in scenario.party})


def act_of_step(step: verbs.Step, who: Roster, leaf_of: Leaves) -> model.Command | None:
    """Return the command of a step, or None for what is not done at a desk. Raises `KeyError` for an unsent matter."""
    make = _STEPS.get(type(step))
    return make(step, who, leaf_of) if make else None


def tried_call(step: verbs.Call, who: Roster, at: LocalTime) -> model.Command:
    """Return the command that records a call tried at that time while the caller's own node was down."""
    return replace(_call(step, who, _no_leaf), tried=at)


def act_of_reply(reply: verbs.Reply, of: Leaf, who: Roster) -> model.Command | None:
    """Return the command of a reply to the matter `of`, or None where nothing is done."""
    make = _REPLIES[type(reply)]
    return make(reply, of, who) if make else None


def _no_leaf(step_id: str) -> Leaf:
    raise KeyError(step_id)


def _call(step: verbs.Call, who: Roster, _: Leaves) -> model.PlaceCall:
    return model.PlaceCall(
        by=who.by(step.by), to=(who.desks[step.to],), precedence=step.precedence, marking=step.marking,
        lang=who.languages[step.by.party], subject=step.subject,
    )  # fmt: skip


def _message(step: verbs.Message, who: Roster, _: Leaves) -> model.Command:
    return model.SendMessage(
        by=who.by(step.by), to=(who.desks[step.to],), precedence=step.precedence, marking=step.marking,
        lang=step.lang or who.languages[step.by.party], text=step.text,
    )  # fmt: skip


def _translate(step: verbs.Translate, who: Roster, leaf_of: Leaves) -> model.Command:
    stage = Stage[step.stage.upper()]
    return model.TranslateMatter(of=leaf_of(step.of), by=who.by(step.by), stage=stage, lang=step.lang, text=step.text)


def _desk_test(step: verbs.DeskTest, who: Roster, _: Leaves) -> model.Command:
    return model.TestDesk(by=who.by(step.by), to=None if step.to is None else who.desks[step.to])


_STEPS: dict[type, Callable[[Any, Roster, Leaves], model.Command]] = {
    verbs.Call: _call,
    verbs.Message: _message,
    verbs.DeskTest: _desk_test,
    verbs.Translate: _translate,
    verbs.Withdraw: lambda s, who, leaf_of: model.WithdrawCall(of=leaf_of(s.of), by=who.by(s.by)),
    verbs.Close: lambda s, who, leaf_of: model.Acknowledge(of=leaf_of(s.of), by=who.by(s.by), rung=Rung.CLOSED),
    verbs.Declare: lambda s, who, _: model.DeclareLine(by=who.by(s.by), state=s.state),
}


def _decline(reply: verbs.Decline | verbs.AcceptMessage, of: Leaf, who: Roster) -> model.Command:
    accepted = isinstance(reply, verbs.AcceptMessage)
    return model.DeclineCall(of=of, by=who.by(reply.by), text=reply.reason, message_accepted=accepted)


def _offer(reply: verbs.Offer, of: Leaf, who: Roster) -> model.Command:
    desk = None if reply.to is None else who.desks[reply.to]
    return model.OfferAlternative(of=of, by=who.by(reply.by), desk=desk, text=reply.text)


def _rung(rung: Rung) -> Callable[[Any, Leaf, Roster], model.Command]:
    def make(reply: Any, of: Leaf, who: Roster) -> model.Command:
        desk = who.desks[reply.to] if isinstance(reply, verbs.PassTo) else None
        return model.Acknowledge(of=of, by=who.by(reply.by), rung=rung, desk=desk)

    return make


def _read_back(reply: verbs.ReadBack, of: Leaf, who: Roster) -> model.Command:
    if reply.text is None:
        raise ScenarioError("a read-back by fields goes with a notice")
    return model.GiveReadBack(of=of, by=who.by(reply.by), text=reply.text)


def _undertake(reply: verbs.Undertake, of: Leaf, who: Roster) -> model.Command:
    return model.Undertake(of=of, by=who.by(reply.by), what=reply.what, due=LocalTime(reply.by_when))


def _refuse(reply: verbs.Refuse, of: Leaf, who: Roster) -> model.Command:
    return model.RefuseRung(of=of, by=who.by(reply.by), rung=Rung[reply.rung.upper()], text=reply.reason)


def _say(reply: verbs.Say, of: Leaf, who: Roster) -> model.Command:
    return model.Say(of=of, by=who.by(reply.by), lang=who.languages[reply.by.party], text=reply.text)


_REPLIES: dict[type, Callable[[Any, Leaf, Roster], model.Command] | None] = {
    verbs.Answer: lambda r, of, who: model.AnswerCall(of=of, by=who.by(r.by)),
    verbs.Decline: _decline,
    verbs.AcceptMessage: _decline,
    verbs.Defer: lambda r, of, who: model.DeferCall(of=of, by=who.by(r.by), until=LocalTime(r.until)),
    verbs.Offer: _offer,
    verbs.HangUp: lambda r, of, who: model.EndCall(of=of, by=who.by(r.by)),
    verbs.GivenReason: lambda r, of, who: model.GiveReason(of=of, by=who.by(r.by), text=r.reason),
    verbs.Seen: _rung(Rung.SEEN),
    verbs.ReadBack: _read_back,
    verbs.Confirm: lambda r, of, who: model.ConfirmReadBack(of=of, by=who.by(r.by)),
    verbs.PassTo: _rung(Rung.PASSED_TO),
    verbs.Undertake: _undertake,
    verbs.ReportDone: _rung(Rung.REPORTED_DONE),
    verbs.Refuse: _refuse,
    verbs.Say: _say,
    verbs.Ignore: None,
}
