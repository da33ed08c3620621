"""Facts of a line as answers: matters with their ladders, entries, tests, alerts.

Keeps true: everything shown is read from the record or from our own journal; a rung that was not stated is shown as
such, with what it would say and what it would not.
Leaves to others: the folds (`core.procedures`), words (`words`), the state of a line (`overview`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firebreak.api import behind, replies, words
from firebreak.api.times import stamp
from firebreak.core.procedures import calls, messages, releases, tests, wording
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Matter, Matters, Probe
from firebreak.core.record.kinds import KINDS, By, Payload, Refuse, RungEntry, TimeOut, Undertaking, field_names
from firebreak.core.types import (
    Declared,
    Finding,
    Layer,
    Marking,
    Observed,
    Outcome,
    Precedence,
    Rung,
    Stage,
    label,
)
from firebreak.node.order import wants_act, wants_answer
from firebreak.node.service import LineService, RaisedAlert

_TIMED = ("", "ring time", "rung", "test", "undertaking", "settling time")  # what a time-out is about
_TIMES = frozenset({"due", "until", "since", "begin", "finding_since"})
_HIDDEN = frozenset({"ref", "regarding", "by", "x25519", "cred", "salt_seed", "secret"})


class Shower:
    """Shows the facts of one line, desks and roles by their names in the charter."""

    def __init__(self, line: LineService) -> None:
        """Read names from the charter of `line`."""
        self.line = line
        self.ctx: Context = line.material.context
        self._roles = dict(self.ctx.charter.roles)
        self._reasons = dict(self.ctx.charter.reasons)

    # --- names ------------------------------------------------------------------------------------------------------

    def side(self, side: int) -> str:
        """Return `us` or `them`."""
        return "us" if side == self.ctx.me else "them"

    def desk(self, side: int, number: int) -> str:
        """Return the id of a desk, its number in text if the charter has none."""
        return next((d.id for d in self.ctx.charter.parties[side].desks if d.number == number), f"desk-{number}")

    def author(self, item: Item) -> replies.Author:
        """Return who acted in an entry, and whether a credential was shown to have been exercised for it."""
        by: By = item.payload.by  # type: ignore[union-attr]
        role = "automatic" if by.role == 0 else self._roles.get(by.role, f"role {by.role}")
        return replies.Author(
            side=self.side(item.side), desk=self.desk(item.side, by.desk), role=by.role, role_name=role,
            person=by.person, credential=self.line.local.exercised(item), name=self.line.local.actors.get(item.leaf),
        )  # fmt: skip

    def reason(self, code: int | None) -> str | None:
        """Return the words of a reason code."""
        return None if code is None else self._reasons.get(code, f"reason {code}")

    # --- entries ----------------------------------------------------------------------------------------------------

    def entry(self, item: Item) -> replies.Entry:
        """Return one entry of the record."""
        by = getattr(item.payload, "by", None)
        kind = KINDS.get(item.kind)
        return replies.Entry(
            id=item.leaf.hex(), side=self.side(item.side), seq=item.seq, marking=Marking(item.marking).name,
            kind=kind.NAME if kind else f"kind {item.kind}", written=stamp(item.t), arrived=stamp(item.arrived),
            via=item.via, by=self.author(item) if by else None,
            of=item.ref.hex() if item.ref else None,
            regarding=item.regarding.hex() if item.regarding else None,
            fields=self.fields(item.payload, item.side) if item.payload is not None else None,
        )  # fmt: skip

    def fields(self, payload: Payload, side: int) -> dict[str, Any]:
        """Return the content of an entry, desks, times and codes in words; absent fields are left out."""
        found = {}
        for name in field_names(payload.NUMBER):
            value = getattr(payload, name)
            if value is not None and name not in _HIDDEN:
                found[name] = self._value(payload, name, value, side)
        return found

    def _value(self, payload: Payload, name: str, value: Any, side: int) -> Any:
        match name:
            case "to":
                return [self.desk(1 - side, number) for number in value]
            case "desk":
                return self.desk(1 - side if payload.NAME == "test" else side, value)
            case "precedence":
                return Precedence(value).name
            case "rung":
                return Rung(value).name.lower()
            case "stage":
                return label(Stage(value))
            case "reason":
                return self.reason(value)
            case "observed" | "finding" | "state" | "layer" | "result" | "what" | "level" if isinstance(value, int):
                return _word(payload, name, value)
            case _ if name in _TIMES:
                return stamp(value)
        return _plain(value)

    # --- matters ----------------------------------------------------------------------------------------------------

    def matter(self, m: Matters, matter: Matter) -> replies.Matter:
        """Return a call or message with its ladder and acts."""
        offer, opening = matter.offer, matter.opening
        ack = messages.acknowledgement(m, matter, self.ctx)
        regarding = offer.regarding.hex() if offer.regarding else None
        return replies.Matter(
            id=offer.leaf.hex(), what="call" if matter.is_call else "message",
            direction="out" if offer.side == self.ctx.me else "in", by=self.author(offer),
            to=[self.desk(1 - offer.side, n) for n in opening.to], precedence=Precedence(opening.precedence).name,
            marking=Marking(offer.marking).name, lang=opening.lang, subject=getattr(opening, "subject", None),
            text=opening.text, regarding=regarding, written=stamp(offer.t), arrived=stamp(offer.arrived), via=offer.via,
            open=self.open(matter), attempt=self.attempt(m, matter) if matter.is_call else None,
            highest=ack.highest.name.lower() if ack.highest is not None else None,
            ladder=[self._rung(matter, rung, rung in ack.has) for rung in Rung],
            refused=behind.newest([a for a in matter.acts if isinstance(a.payload, Refuse)], self._refused),
            unreadable=words.UNREADABLE if ack.unreadable is not None and Rung.AT_STATION not in ack.has else None,
            acts=behind.newest((*matter.acts, *matter.joined), self.entry),
            entries=1 + len(matter.acts) + len(matter.joined), settled=behind.settled(m, matter, self.ctx),
            grade=behind.grade(self.line, m, offer), translations=behind.translations(self, matter),
            acted_on_stage=behind.acted_on_stage(m, matter), read_backs=behind.read_backs(self, matter),
            undertakings=behind.newest(behind.promises(self, m, matter, self.line.clock.now().utc), lambda one: one),
            released_by=behind.released_by(self, matter), ring=behind.ringing(self, matter),
            needs_release=releases.unreleased(matter, self.ctx),
        )  # fmt: skip

    def open(self, matter: Matter) -> bool:
        """Return whether an act of a person of ours is wanted."""
        return wants_act(matter, self.ctx)

    def attempt(self, m: Matters, matter: Matter) -> replies.Attempt:
        """Return what a call came to."""
        outcome: Outcome | None = calls.outcome(matter)
        settled = calls.settled(m, matter, self.ctx)
        return replies.Attempt(
            outcome=outcome.value if outcome else None, settled=settled, rang=bool(calls.rings(matter)),
            hung_up=calls.hung_up(matter), words=words.attempt(outcome, settled),
        )  # fmt: skip

    def _rung(self, matter: Matter, rung: Rung, stated: bool) -> replies.Rung:
        act = _act_for(matter, rung) if stated else None
        by = act is not None and hasattr(act.payload, "by")
        says, does_not_mean = wording.RUNGS[rung]
        return replies.Rung(
            rung=rung.name.lower(), stated=stated,
            by=self.author(act) if act and by else None,
            written=stamp(act.t) if act else None, arrived=stamp(act.arrived) if act else None,
            says=says, does_not_mean=does_not_mean,
        )  # fmt: skip

    def _refused(self, act: Item) -> replies.Refused:
        payload = act.payload
        assert isinstance(payload, Refuse)
        return replies.Refused(
            rung=Rung(payload.rung).name.lower(), by=self.author(act), written=stamp(act.t),
            arrived=stamp(act.arrived), reason=self.reason(payload.reason), text=payload.text,
        )  # fmt: skip

    # --- tests and alerts -------------------------------------------------------------------------------------------

    def test(self, probe: Probe) -> replies.Test:
        """Return one layered test."""
        asked, result, reply = probe.asked, tests.result(probe), tests.answer_to(probe)
        mine = probe.test.side == self.ctx.me
        by = reply is not None and hasattr(reply.payload, "by")
        return replies.Test(
            id=probe.test.leaf.hex(), direction="out" if mine else "in", layer=label(Layer(asked.layer)),
            desk=self.desk(1 - probe.test.side, asked.desk) if asked.desk is not None else None,
            due=stamp(asked.due), result=result.value if result else None, challenge=asked.challenge,
            answered=stamp(reply.arrived) if reply is not None else None,
            answered_by=self.author(reply) if reply is not None and by else None,
            open=self.test_open(probe),
            words=wording.TESTS[result] if result else words.TEST_OPEN,
        )  # fmt: skip

    def test_open(self, probe: Probe) -> bool:
        """Return whether a test of a desk of ours waits for a person."""
        return wants_answer(probe, self.ctx)

    def alert(self, raised: RaisedAlert) -> replies.Alert:
        """Return an alert of our own journal."""
        alert, silence = raised.alert, self.line.local.silenced(raised.number)
        return replies.Alert(
            number=raised.number, at=stamp(raised.at), about=alert.about,
            desks=[self.desk(self.ctx.me, n) for n in alert.desks], of=alert.of.hex() if alert.of else None,
            words=alert.words, urgent=alert.urgent,
            stopped=stamp(raised.stopped) if raised.stopped is not None else None,
            silenced_until=stamp(silence.until) if silence else None, silenced_by=silence.by if silence else None,
        )  # fmt: skip


def _word(payload: Payload, name: str, value: int) -> Any:
    """Return the word of a number that stands for one; what the level of a time-out means depends on its subject."""
    about = payload.what if isinstance(payload, TimeOut) else 0
    words: dict[str, Sequence[str]] = {
        "observed": [one.value for one in Observed], "finding": [one.value for one in Finding],
        "state": ["", *(one.name.lower() for one in Declared)], "layer": [one.name.lower() for one in Layer],
        "result": ["", "no reply", "our side was down", "no path", "no station receipt"],
        "what": _TIMED if about else ["", "another desk", "words", "a third party"],
        "level": [one.name.lower() for one in (Layer if about == calls.TEST else Rung)],
    }  # fmt: skip
    return words[name][value] if value < len(words[name]) else value


def _act_for(matter: Matter, rung: Rung) -> Item | None:
    """Return the act that states a rung: the one whose very purpose it is before one that also says it."""
    saying = [act for act in matter.acts if rung in messages.rungs_of(matter, act)]
    exact = [act for act in saying if isinstance(act.payload, RungEntry | Undertaking)]
    return (exact or saying or [None])[0]  # type: ignore[list-item]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
