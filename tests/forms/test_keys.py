"""Every text that the page or the node asks for is in the catalogue, and none is there that nobody asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from firebreak.api.problem import FAMILIES
from firebreak.core.procedures.model import ALERTS
from firebreak.core.record.kinds import KINDS, field_names
from firebreak.core.types import (
    Declared,
    Echelon,
    Finding,
    Grade,
    Layer,
    Marking,
    Observed,
    Outcome,
    Precedence,
    Rung,
    TestOutcome,
    Verdict,
)
from firebreak.forms import texts
from firebreak.forms.texts import AREAS, bundle_text, term_key
from firebreak.forms.triggers import forms
from firebreak.node.officers import Role

SOURCE = Path(texts.__file__).parent.parent
SCRIPTS = sorted((SOURCE / "console" / "js").glob("*.js"))
_AREA = "|".join(AREAS)
_LITERAL = re.compile(rf"""["'`]((?:{_AREA})-[a-z0-9-]+)["'`]""")
_ASKED = re.compile(r'\bt\("([a-z0-9-]+)"')
_EITHER = re.compile(r'\bt\([^()"`]*(?:\([^()]*\)[^()"`]*)*\? "([a-z0-9-]+)"\s*: "([a-z0-9-]+)"')
_HOLE = re.compile(r"\$\{(?:[^{}`]|\{[^{}]*\})*\}|\{[^{}\n]*\}")  # of a template of the page, or of the node
_TOGETHER = re.compile(rf"""["`]((?:{_AREA})-[a-z0-9\0-]*\0[a-z0-9\0-]*)["`]""")
_ASKED_TOGETHER = re.compile(rf"\bt\(`((?:{_AREA})-[a-z0-9\0-]*\0[a-z0-9\0-]*)`")

UNSEEN = {"by", "cred", "ref", "regarding", "signature", "x25519"}
"""Fields that an answer shows in another way, or not at all."""

CODES: dict[str, list[str]] = {
    "outcome": ["none", *(one.value for one in Outcome)], "rung": [one.name for one in Rung],
    "finding": [one.value for one in Finding], "observed": [one.value for one in Observed],
    "declared": [one.name for one in Declared], "test": ["open", *(one.value for one in TestOutcome)],
    "layer": [one.name for one in Layer], "echelon": [one.name for one in Echelon],
    "precedence": [one.name for one in Precedence], "marking": [one.name for one in Marking],
    "alert": list(ALERTS), "kind": ["unknown", *(kind.NAME for kind in KINDS.values())],
    "stage": ["sight", "rough", "official"],
    "said": [
        "ring time", "rung", "test", "undertaking", "settling time", "another desk", "words", "a third party",
        "no reply", "our side was down", "no path", "no station receipt",
    ],
    "grade": [*(one.value for one in Grade), "hybrid_sealed", "acknowledged"],
    "verdict": [one.value for one in Verdict], "undertaking": ["open", "done", "overdue", "ended"],
    "field": sorted({name for number in KINDS if number >= 16 for name in field_names(number)} - UNSEEN),
    "role": [one.value for one in Role if one is not Role.OFFICER], "problem": list(FAMILIES),
}  # fmt: skip
"""Families of words by code, and the codes each has: what the page puts together from an answer of the API."""

OTHER: dict[str, list[str]] = {
    "archive": "about-entry arrived by id marking number path regarding side written".split(),
    "common": ["late", "stale"],
    "paging": ["stop", "test"],
    "terms": ["machine", "person", "node-claims", "credential-exercised", "provisional", "settled"],
}
"""Keys whose whole second part is put together, where a pattern would fit everything of the area."""


@cache
def keys() -> frozenset[str]:
    body = FluentParser().parse(bundle_text("en").decode()).body
    return frozenset(entry.id.name for entry in body if isinstance(entry, ast.Message))


def words() -> Iterator[str]:
    """Yield the keys that the tables of the protocol and of the triggers need."""
    for family, codes in CODES.items():
        yield from (term_key(family, code) for code in codes)
    for form in forms():
        yield from (f"triggers-{form.id}-{part}" for part in ("title", "when", "subject", "text"))
        yield from (f"triggers-{form.id}-step-{number}" for number in range(1, form.steps + 1))
        yield from (f"triggers-slot-{slot}" for slot in form.slots)
    for area, parts in OTHER.items():
        yield from (f"{area}-{part}" for part in parts)


def patterns(text: str, together: re.Pattern[str] = _TOGETHER) -> set[str]:
    """Return what a source puts together, as expressions: `call-title-${way}` fits any `call-title-...`."""
    found = together.findall(_HOLE.sub("\0", text))
    return {re.escape(one).replace("\0", "[a-z0-9-]+").replace("\\[", "[") for one in found}


def asked(text: str) -> set[str]:
    """Return the keys that a script asks for by name."""
    return {*_ASKED.findall(text), *(key for pair in _EITHER.findall(text) for key in pair)}


def test_every_code_has_its_word_and_every_trigger_its_texts() -> None:
    assert not set(words()) - keys()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_asks_for_is_there(script: Path) -> None:
    text = script.read_text("utf-8")
    assert not asked(text) - keys()
    for pattern in patterns(text, _ASKED_TOGETHER):
        assert any(re.fullmatch(pattern, key) for key in keys()), pattern


def test_nothing_is_there_that_nobody_asks_for() -> None:
    python = [path for layer in ("api", "node", "forms", "cli") for path in sorted((SOURCE / layer).rglob("*.py"))]
    sources = [path.read_text("utf-8") for path in (*SCRIPTS, *python)]
    literal = {key for text in sources for key in _LITERAL.findall(text)}
    together = {pattern for text in sources for pattern in patterns(text)}
    narrow = {pattern for pattern in together if not re.match(rf"(?:{_AREA})\\-\[", pattern)}  # not `terms-${{word}}`
    needed = literal | set(words())
    unused = {
        key for key in keys()
        if not {key, key.removesuffix("-says"), key.removesuffix("-not"), key.removesuffix("-means")} & needed
        and not any(re.fullmatch(pattern, key) for pattern in narrow)
    }  # fmt: skip
    assert not unused, sorted(unused)


def test_the_checks_see_what_they_should() -> None:
    assert asked('t("call-answer") t(late ? "a-b" : "a-c", { x }) t(f(x) ? "d-e" : "d-f")') == {
        "call-answer", "a-b", "a-c", "d-e", "d-f",
    }  # fmt: skip
    (pattern,) = patterns('t(`call-title-${matter.way.replace("_", "-")}`)')
    assert re.fullmatch(pattern, "call-title-in")
    assert not re.fullmatch(pattern, "call-open")
