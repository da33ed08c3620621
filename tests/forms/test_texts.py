"""Catalogues: complete in every language, plurals right, and the sentences of the node word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from firebreak.api import words
from firebreak.core.errors import UsageError
from firebreak.core.procedures import wording
from firebreak.core.procedures.model import ALERTS
from firebreak.core.record.kinds import KINDS
from firebreak.core.types import Echelon, Grade, Layer, Marking, Precedence, Verdict
from firebreak.forms import texts
from firebreak.forms.texts import AREAS, LANGUAGES, Texts, bundle_text, nearest, parse, term_key, without_isolates

FOLDER = Path(texts.__file__).parent / "texts"
ISOLATES = "\u2066\u2067\u2068\u2069"


class _Reading(Visitor):
    """Which variables and other texts a text uses."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.texts: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.texts.add(node.id.name)


@cache
def catalogue(lang: str) -> dict[str, frozenset[str]]:
    """Return the keys of a language with their variables."""
    found = {}
    for entry in FluentParser().parse(bundle_text(lang).decode()).body:
        if isinstance(entry, ast.Message):
            reading = _Reading()
            reading.visit(entry)
            found[entry.id.name] = frozenset(reading.variables)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_of_a_language_parses_and_is_one_that_is_served(lang: str) -> None:
    files = sorted((FOLDER / lang).iterdir())
    assert {file.stem for file in files} <= set(AREAS)
    for file in files:
        parse(file.read_text("utf-8"), file.name)
    parse(bundle_text(lang).decode(), lang)  # nothing stands twice across files either


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_every_language_says_everything_with_the_same_variables(lang: str) -> None:
    english, other = catalogue("en"), catalogue(lang)
    assert sorted(english.keys() - other.keys()) == [], "not translated"
    assert sorted(other.keys() - english.keys()) == [], "translated, but not there in English"
    assert {key: other[key] for key in english} == english


def test_the_sentences_of_the_node_and_of_the_catalogue_are_the_same() -> None:
    en = Texts("en")
    simple = (
        ("outcome", {o.value: says for o, says in wording.OUTCOMES.items()} | {"none": wording.NO_OUTCOME}),
        ("finding", {f.value: says for f, says in wording.FINDINGS.items()}),
        ("observed", {o.value: says for o, says in wording.OBSERVED.items()}),
        ("declared", {d.name: says for d, says in wording.DECLARED.items()}),
        ("test", {t.value: says for t, says in wording.TESTS.items()} | {"open": words.TEST_OPEN}),
        ("rung", {r.name: says for r, (says, _) in wording.RUNGS.items()}),
    )
    for family, sentences in simple:
        for code, says in sentences.items():
            assert en.plain(f"{term_key(family, code)}-says") == says
            assert en.plain(term_key(family, code))
    for rung, (_, does_not_mean) in wording.RUNGS.items():
        assert en.plain(f"{term_key('rung', rung.name)}-not") == does_not_mean
    named = {"in-record": words.IN_RECORD, "held": words.HELD,
             "unreadable": words.UNREADABLE, "provisional-says": words.PROVISIONAL}  # fmt: skip
    assert {name: en.plain(f"terms-{name}") for name in named} == named


def test_every_code_of_the_protocol_has_a_word() -> None:
    codes = {
        "alert": ALERTS, "kind": [kind.NAME for kind in KINDS.values()], "layer": [one.name for one in Layer],
        "echelon": [one.name for one in Echelon], "precedence": [one.name for one in Precedence],
        "marking": [one.name for one in Marking], "stage": ["sight", "rough", "official"],
        "grade": [one.value for one in Grade], "verdict": [one.value for one in Verdict],
    }  # fmt: skip
    for family, names in codes.items():
        for name in names:
            assert Texts("en").plain(term_key(family, name))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_proword_of_a_precedence_and_a_marking_stands_in_every_language(lang: str) -> None:
    for one in (*Precedence, *Marking):
        family = "precedence" if isinstance(one, Precedence) else "marking"
        assert Texts(lang).plain(term_key(family, one.name)).startswith(one.name)


# --- plurals --------------------------------------------------------------------------------------------------------

COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
CATEGORIES = {
    "en": "other one other other other other other other",
    "ru": "many one few few many many one many",
    "uk": "many one few few many many one many",
    "fr": "one one other other other other other other",
    "zh": "other other other other other other other other",
    "ar": "zero one two few few many many other",
    "ko": "other other other other other other other other",
}
WANTED = {
    "en": {"one"}, "ru": {"one", "few"}, "uk": {"one", "few"}, "fr": {"one"}, "zh": set(), "ko": set(),
    "ar": {"zero", "one", "two", "few", "many"},
}  # fmt: skip
"""Forms that a text which counts must tell apart in a language, beside the one that is marked as the default."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counts_take_the_form_that_the_language_wants(lang: str) -> None:
    source = "n = { $n ->\n" + "".join(f"    [{c}] {c}\n" for c in ("zero", "one", "two", "few", "many"))
    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(parse(source + "   *[other] other\n}\n", "plurals"))
    pattern = bundle.get_message("n").value
    assert pattern is not None
    assert " ".join(str(bundle.format_pattern(pattern, {"n": n})[0]) for n in COUNTS) == CATEGORIES[lang]


def counting(lang: str) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each choice by a count: the text's key, the variable, and the forms told apart."""
    for entry in FluentParser().parse(bundle_text(lang).decode()).body:
        if isinstance(entry, ast.Message):
            chosen: list[ast.SelectExpression] = []
            finder = Visitor()
            finder.visit_SelectExpression = chosen.append  # type: ignore[attr-defined]
            finder.visit(entry)
            for choice in chosen:
                names = {v.key.name for v in choice.variants if isinstance(v.key, ast.Identifier)}
                selector = choice.selector
                if "other" in names and isinstance(selector, ast.VariableReference):
                    yield entry.id.name, selector.id.name, names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_that_count_have_every_form_of_their_language(lang: str) -> None:
    english = {(key, variable) for key, variable, _ in counting("en")}
    found = {(key, variable): names for key, variable, names in counting(lang)}
    assert not found.keys() - english, "counts where English does not"
    forms = WANTED[lang]
    missing = [where for where in english if forms and not forms <= found.get(where, set())]
    assert not missing, f"{lang}: a form is missing of {sorted(forms)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_can_be_said_with_every_count(lang: str) -> None:
    counts = {(key, variable) for key, variable, _ in counting("en")}
    for key, variables in catalogue(lang).items():
        numbers = sorted(variable for variable in variables if (key, variable) in counts)
        for count in COUNTS if numbers else COUNTS[:1]:
            given: dict[str, str | int] = {name: count if name in numbers else "North" for name in variables}
            said = Texts(lang).plain(key, **given)
            assert said and not re.search(r"[{}$]", said), key


# --- the loader -----------------------------------------------------------------------------------------------------


def test_what_does_not_parse_or_stands_twice_is_refused() -> None:
    for source, says in (("a = { $n", "a = { $n"), ("a = 1\nwords without a key\n", "words"), ("a = 1\na = 2\n", "a ")):
        with pytest.raises(UsageError, match=re.escape(says)):
            parse(source, "x.ftl")
    with pytest.raises(UsageError, match="'xx'"):
        bundle_text("xx")


def test_isolates_stand_on_the_screen_and_never_in_what_is_signed() -> None:
    key, variables = next((key, names) for key, names in catalogue("ar").items() if names)
    given = dict.fromkeys(variables, "North")
    assert "\u2068North\u2069" in Texts("ar").say(key, **given)
    assert not set(ISOLATES) & set(Texts("ar").plain(key, **given))
    assert "North" in Texts("ar").plain(key, **given)
    assert without_isolates("a\u2066b\u2067c\u2068d\u2069e\u202e") == "abcde\u202e"


def test_a_key_nobody_wrote_and_a_variable_nobody_gave_are_errors() -> None:
    with pytest.raises(UsageError, match="no-such-text"):
        Texts("ru").say("no-such-text")
    key = next(key for key, names in catalogue("en").items() if names)
    with pytest.raises(UsageError, match=key):
        Texts("en").plain(key)


def test_the_nearest_language_is_found_and_english_answers_for_the_others() -> None:
    assert [nearest(tag) for tag in ("zh-Hans", "AR-eg", "de", "ru")] == ["zh", "ar", "en", "ru"]
    assert Texts("de").plain("terms-marking-test") == Texts("en").plain("terms-marking-test")
