"""Claims that one or two entries prove: ring, rungs, reason, order, text (`spec/evidence.md`, EVI-26 to EVI-29).

Keeps true: a machine's entry never stands for a person's; a rung is given by the receiver, closed by the author.
Leaves to others: outcomes of calls (`outcomes`), relations between entries (`case`), verdicts (`claims`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from firebreak.core.evidence.case import Case, Exhibit
from firebreak.core.evidence.found import (
    ACTS,
    REASON,
    REQUIRED,
    Found,
    best,
    by_person,
    contradicted,
    lacks,
    named,
    nothing,
    resting,
    withheld,
)  # fmt: skip
from firebreak.core.evidence.outcomes import outcome
from firebreak.core.types import Outcome, Rung


def at_station(case: Case, matter: Exhibit) -> Found:
    """Two adjacent signed entries of the other side between which it came to hold the matter (EVI-17)."""
    pair = case.pair(matter)
    if pair is not None:
        return Found(proof=(matter, *pair))
    if case.passed(matter) is not None:
        return lacks("an entry that shows it was opened: the other side says that it could not open it")
    return lacks("two adjacent signed entries of the other side, the second of which counts it")


def rang(case: Case, matter: Exhibit) -> Found:
    """A `ring` entry of the party called that names the call."""
    if matter.kind != "call-offer":
        return lacks("a call: only calls ring")
    found = named(case, matter, 1 - matter.side, "ring")
    return resting(case, matter, found[0]) if found else nothing(case, matter, 1 - matter.side, "ring")


def _persons(case: Case, matter: Exhibit, side: int, *kinds: str) -> Iterator[Exhibit]:
    yield from (x for x in named(case, matter, side, *kinds) if by_person(x))


def rung(number: Rung) -> Callable[[Case, Exhibit], Found]:
    """Return the check of a rung that stands as a `rung` entry; the author closes, the receiver gives the others."""

    def check(case: Case, matter: Exhibit) -> Found:
        side = matter.side if number == Rung.CLOSED else 1 - matter.side
        made = (
            resting(case, matter, one)
            for one in _persons(case, matter, side, "rung")
            if one.opened.get("rung", number) == number
        )
        return best(made, nothing(case, matter, side, "rung"))

    return check


def _act(kind: str) -> Callable[[Case, Exhibit], Found]:
    """Return the check that a person of the receiver wrote an entry of this kind about the matter."""

    def check(case: Case, matter: Exhibit) -> Found:
        side = 1 - matter.side
        made = (resting(case, matter, one) for one in _persons(case, matter, side, kind))
        return best(made, nothing(case, matter, side, kind))

    return check


def seen(case: Case, matter: Exhibit) -> Found:
    """A person's `seen`, or an act of a person of the receiver that also says it (MSG-3)."""
    side = 1 - matter.side
    explicit = rung(Rung.SEEN)(case, matter)
    if explicit.proof and not explicit.missing:
        return explicit
    acts = [(one, ("ref", "by")) for one in _persons(case, matter, side, *ACTS, "refuse")]
    says = [
        (one, ("regarding", "by"))
        for one in case.exhibits(side, "message")
        if by_person(one) and one.entry.marking == matter.entry.marking and case.about(one, matter, "regarding")
    ]
    made = (Found(proof=(matter, one), missing=withheld(case, one, names)) for one, names in (*acts, *says))
    return best(made, explicit)


def understood(case: Case, matter: Exhibit) -> Found:
    """A read-back by a person of the receiver, and the author's check of it that matched (EVI-27)."""

    def made() -> Iterator[Found]:
        for check in case.exhibits(matter.side, "read-back-check"):
            said = case.target(check)
            if said is None or said.kind != "read-back" or said.side == matter.side or not case.about(said, matter):
                continue
            if check.opened.get("matched", True) and by_person(said):
                yield resting(case, matter, said, check)

    hidden = [w for x in case.exhibits(matter.side, "read-back-check") for w in withheld(case, x, ("ref",))]
    return best(made(), lacks("a read-back that names it and the author's check that matched", *hidden))


def reason(case: Case, matter: Exhibit) -> Found:
    """The reason of a decline, refusal or withdrawal: in the act itself, or given later and linked to it (EVI-29)."""
    receiver, author = ("decline", "refuse", "reason"), ("withdraw", "reason")
    acts = (*named(case, matter, 1 - matter.side, *receiver), *named(case, matter, matter.side, *author))
    made = (
        Found(proof=(matter, one), missing=withheld(case, one, REASON))
        for one in acts
        if one.opened.get("reason") is not None or one.opened.get("text") is not None
    )
    return best(made, nothing(case, matter, 1 - matter.side, *receiver))


def released(case: Case, matter: Exhibit) -> Found:
    """A `release` of the author's side, by a person, of the very matter (WATCH-1)."""
    made = (resting(case, matter, one) for one in _naming(case, matter, matter.side, "release"))
    return best(made, nothing(case, matter, matter.side, "release"))


def translated(case: Case, matter: Exhibit) -> Found:
    """A version of the entry's own words by a person of the side that did not write it (MSG-11)."""
    side = 1 - matter.side
    made = (resting(case, matter, one) for one in _naming(case, matter, side, "translation"))
    return best(made, nothing(case, matter, side, "translation"))


def _naming(case: Case, matter: Exhibit, side: int, kind: str) -> Iterator[Exhibit]:
    """Yield what persons of a side wrote that names the entry itself, and not an act on it (EVI-38)."""
    for one in _persons(case, matter, side, kind):
        target = case.target(one)
        if target is not None and target.leaf == matter.leaf:
            yield one


def on_watch(case: Case, matter: Exhibit) -> Found:
    """A person's `watch` entry that takes the watch at its desk (WATCH-3)."""
    if matter.kind != "watch":
        return lacks("a `watch` entry")
    if not by_person(matter):
        return contradicted("the machine takes no watch")
    left = matter.opened.get("on") is False
    return contradicted("the entry says that the watch was left") if left else resting(case, matter)


def handed_over(case: Case, matter: Exhibit) -> Found:
    """A person's handover, and the entry of the same desk with which who came signed for it (WATCH-5)."""
    if matter.kind != "handover":
        return lacks("a `handover` entry")
    desk = (by := matter.by()) and by.desk
    taken = (
        one
        for one in _persons(case, matter, matter.side, "watch")
        if one.opened.get("on") is not False and ((who := one.by()) is None or who.desk == desk)
    )
    made = (_signed_for(case, matter, one) for one in taken)
    return best(made, nothing(case, matter, matter.side, "watch"))


def _signed_for(case: Case, matter: Exhibit, taken: Exhibit) -> Found:
    """Return what a `watch` that names a handover proves: nothing, if the desk had handed over again by then."""
    desk = (by := matter.by()) and by.desk
    for one in case.exhibits(matter.side, "handover"):
        later = one.leaf != matter.leaf and case.knows(taken, one) and case.knows(one, matter)
        if later and (who := one.by()) is not None and who.desk == desk and who.person:
            return contradicted("the desk had handed over again before anybody signed for this")
    return resting(case, matter, taken)


def text(case: Case, matter: Exhibit) -> Found:
    """The author's own words: precedence, who wrote them, language, text."""
    if matter.kind not in ("message", "call-offer"):
        return lacks("a message or call: only these carry a text")
    return Found(proof=(matter,), missing=withheld(case, matter, REQUIRED[matter.kind]))


def order(case: Case, first: Exhibit, second: Exhibit) -> Found:
    """Of two entries, the first stands in the signed history of the second (EVI-16, EVI-28)."""
    if case.knows(second, first):
        return Found(proof=(first, second))
    if case.knows(first, second):
        return contradicted("the record shows the opposite order")
    return lacks("signed roots that show one of the two in the history of the other: they may be concurrent")


CHECKS: Final[dict[str, Callable[[Case, Exhibit], Found]]] = {
    "at_station": at_station, "rang": rang, "seen": seen, "understood": understood, "passed_to": rung(Rung.PASSED_TO),
    "undertaken": _act("undertaking"), "reported_done": rung(Rung.REPORTED_DONE), "closed": rung(Rung.CLOSED),
    "refused": _act("refuse"), "reason": reason, "text": text, "released": released, "translated": translated,
    "on_watch": on_watch, "handed_over": handed_over,
    **{one.value: outcome(one.value) for one in Outcome},
}  # fmt: skip
