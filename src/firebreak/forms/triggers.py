"""Trigger checklists: what warrants a call, what to do, and a text that only wants its facts.

Keeps true: what a template leaves open stands in brackets, and the same brackets are listed, so that a composer can
see whether anything was left; texts hold no isolates, for they are meant to be sent.
Leaves to others: sending anything; what precedence and desk it goes under in the end (the officer).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firebreak.core.types import Echelon, Precedence
from firebreak.forms.texts import Texts

_FILE = Path(__file__).resolve().parent / "triggers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A trigger as it stands in the file, without words."""

    id: str
    precedence: Precedence
    echelon: Echelon
    steps: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A trigger in the words of one language."""

    id: str
    title: str
    when: str
    checklist: tuple[str, ...]
    precedence: Precedence
    echelon: Echelon
    subject: str
    text: str
    slots: tuple[str, ...]


@cache
def forms() -> tuple[Form, ...]:
    """Return every trigger of the file, in its order."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["trigger"]
    return tuple(
        Form(
            id=row["id"], precedence=Precedence[row["precedence"]], echelon=Echelon[row["echelon"].upper()],
            steps=row["steps"], slots=tuple(row["slots"]),
        )
        for row in rows
    )  # fmt: skip


def triggers(lang: str) -> tuple[Trigger, ...]:
    """Return every trigger in the language that a tag names, or in English."""
    texts = Texts(lang)
    return tuple(_in_words(form, texts) for form in forms())


def _in_words(form: Form, texts: Texts) -> Trigger:
    key = f"triggers-{form.id}"
    slots = {name: f"[{texts.plain(f'triggers-slot-{name}')}]" for name in form.slots}
    return Trigger(
        id=form.id, title=texts.plain(f"{key}-title"), when=texts.plain(f"{key}-when"),
        checklist=tuple(texts.plain(f"{key}-step-{number}") for number in range(1, form.steps + 1)),
        precedence=form.precedence, echelon=form.echelon, subject=texts.plain(f"{key}-subject", **slots),
        text=texts.plain(f"{key}-text", **slots), slots=tuple(slots.values()),
    )  # fmt: skip
