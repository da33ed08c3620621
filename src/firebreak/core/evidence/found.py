"""What a bundle shows of one claim: proof, what is missing, what is against it (`spec/evidence.md`, EVI-20, EVI-21).

Keeps true: a reference or field that is withheld is named, never guessed. Leaves to others: which entries a claim
needs (`outcomes`, `rungs`), words and verdicts (`claims`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from firebreak.core.evidence.case import Case, Exhibit
from firebreak.core.types import Rung

ACTS: Final = ("answer", "decline", "defer", "alternative")
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "ring": ("ref", "desk"), "answer": ("ref", "by"), "decline": ("ref", "by", "reason", "text"),
    "defer": ("ref", "by", "until"), "alternative": ("ref", "by", "what", "desk"), "withdraw": ("ref", "by"),
    "time-out": ("what", "ref", "due", "result"), "rung": ("ref", "rung", "by"),
    "refuse": ("ref", "rung", "by", "reason"),
    "read-back": ("ref", "by"), "read-back-check": ("ref", "matched"), "undertaking": ("ref", "by", "what", "due"),
    "reason": ("ref", "by", "reason", "text"), "message": ("precedence", "by", "lang", "text"),
    "call-offer": ("precedence", "by", "lang", "subject", "text"), "release": ("ref", "by"),
    "handover": ("by", "role"), "watch": ("by", "on"), "translation": ("ref", "stage", "by", "lang", "text"),
}  # fmt: skip
"""Fields that a claim resting on an entry of that kind needs; withheld ones are named."""
REASON: Final = ("ref", "by", "reason", "text")
"""What the claim of a reason needs of the entry that gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a bundle shows of one claim. `proof` ends with the entry that completes it."""

    proof: tuple[Exhibit, ...] = ()
    missing: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def lacks(*what: str) -> Found:
    """Return that something needed is not in the bundle."""
    return Found(missing=what)


def contradicted(*what: str) -> Found:
    """Return that something in the bundle says otherwise."""
    return Found(against=what)


def withheld(case: Case, exhibit: Exhibit, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields of an exhibit that are needed and not disclosed, each by name."""
    return tuple(f"{exhibit.kind}.{name} of {place(case, exhibit)}" for name in names if name not in exhibit.opened)


def place(case: Case, exhibit: Exhibit) -> str:
    """Return where an entry stands, for people: `entry 17 of RU`."""
    return f"entry {exhibit.n} of {case.charters[-1].parties[exhibit.side].name}"


def resting(case: Case, *proof: Exhibit) -> Found:
    """Return a proof that rests on these exhibits, with their required fields that are withheld."""
    missing = [name for one in proof for name in withheld(case, one, _required(one))]
    return Found(proof=proof, missing=tuple(missing))


def _required(exhibit: Exhibit) -> tuple[str, ...]:
    if exhibit.kind in ("message", "call-offer"):
        return ()
    names = REQUIRED.get(exhibit.kind, ())
    return (*names, "desk") if exhibit.kind == "rung" and exhibit.opened.get("rung") == Rung.PASSED_TO else names


def named(case: Case, matter: Exhibit, side: int, *kinds: str) -> list[Exhibit]:
    """Return the exhibits of one side that name the matter, in the order of their feed (EVI-21, CALL-11)."""
    marking = matter.entry.marking
    return [x for x in case.exhibits(side, *kinds) if x.entry.marking == marking and case.about(x, matter)]


def nothing(case: Case, matter: Exhibit, side: int, *kinds: str) -> Found:
    """Return that no entry shown proves it, naming references that are withheld."""
    hidden = [w for x in case.exhibits(side, *kinds) for w in withheld(case, x, ("ref",))]
    return lacks(f"an entry ({' or '.join(kinds)}) that names it", *hidden)


def best(candidates: Iterator[Found], otherwise: Found) -> Found:
    """Return the first finding of which nothing is withheld, else the first, else `otherwise`."""
    found = tuple(candidates)
    return next((f for f in found if not f.missing), found[0] if found else otherwise)


def by_person(exhibit: Exhibit) -> bool:
    """Return whether a person acted, or who acted is withheld (which is then named as missing): EVI-26."""
    by = exhibit.by()
    return by is None or by.person
