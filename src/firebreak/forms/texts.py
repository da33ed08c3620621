"""Catalogues of texts in seven languages, the same files for the node and for the browser.

Keeps true: a text that does not parse, a key that nobody wrote and a variable that was not given are errors, never an
odd sentence; a language without a text falls back to English; what may be signed or compared holds no isolates.
Leaves to others: which text is shown when (`api`, `console`), whether translations are complete (`tests/forms`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from firebreak.core.errors import UsageError

if TYPE_CHECKING:  # loaded by the first text that is said: a node starts without it
    from fluent.runtime import FluentBundle
    from fluent.syntax import ast

LANGUAGES: Final = ("en", "ru", "uk", "fr", "zh", "ar", "ko")
AREAS: Final = (
    "terms", "common", "signin", "watch", "line", "call", "compose", "translate", "health", "report", "record",
    "handover", "drill", "admin", "triggers", "paging", "archive",
)  # fmt: skip
"""The files of a language, in the order in which the browser gets them."""

RIGHT_TO_LEFT: Final = frozenset({"ar"})
_FOLDER = Path(__file__).resolve().parent / "texts"
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # U+2066 to U+2069


def nearest(tag: str) -> str:
    """Return the language of ours that a BCP 47 tag names, English where there is none."""
    primary = tag.partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


def without_isolates(text: str) -> str:
    """Return a text as it may be signed or compared: without the isolates that are there for display."""
    return text.translate(_ISOLATES)


def term_key(family: str, code: str) -> str:
    """Return the key of a word of the protocol: `term_key("outcome", "not_answered")`."""
    return f"terms-{family}-{code.lower().replace('_', '-').replace(' ', '-')}"


@cache
def bundle_text(lang: str) -> bytes:
    """Return all texts of a language in a fixed order, as the browser gets them.

    Raises UsageError for a language there is no catalogue of.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"there are no texts in {lang!r}; there are {', '.join(LANGUAGES)}")
    files = (_FOLDER / lang / f"{area}.ftl" for area in AREAS)
    return b"\n".join(file.read_bytes() for file in files if file.is_file())


def parse(source: str, where: str) -> ast.Resource:
    """Return a catalogue's texts; raises UsageError with what does not parse and whatever is written twice."""
    from fluent.syntax import FluentParser, ast

    resource = FluentParser().parse(source)
    seen: set[str] = set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise UsageError(f"{where}: {(entry.content or '').strip().splitlines()[0]!r} is no Fluent text")
        if isinstance(entry, ast.Message | ast.Term):
            if entry.id.name in seen:
                raise UsageError(f"{where}: {entry.id.name} stands twice")
            seen.add(entry.id.name)
    return resource


@cache
def _bundle(lang: str, isolating: bool) -> FluentBundle:
    from fluent.runtime import FluentBundle

    bundle = FluentBundle([lang], use_isolating=isolating)
    bundle.add_resource(parse(bundle_text(lang).decode("utf-8"), f"texts of {lang}"))
    return bundle


class Texts:
    """Says things in one language."""

    def __init__(self, lang: str) -> None:
        """`lang` is a BCP 47 tag; one we have no texts in is answered in English."""
        self.lang = nearest(lang)

    def say(self, key: str, **variables: str | int) -> str:
        """Return a text for display: what was filled in is isolated, so that no script turns its neighbours round."""
        return self._format(key, variables, isolating=True)

    def plain(self, key: str, **variables: str | int) -> str:
        """Return a text without isolates, as it may be signed, compared or handed to other programs."""
        return without_isolates(self._format(key, variables, isolating=False))

    def _format(self, key: str, variables: dict[str, str | int], *, isolating: bool) -> str:
        own, english = _bundle(self.lang, isolating), _bundle("en", isolating)
        bundle = own if own.has_message(key) else english
        if not bundle.has_message(key):
            raise UsageError(f"no catalogue has the text {key!r}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise UsageError(f"the text {key!r} is empty")
        text, errors = bundle.format_pattern(pattern, variables)
        if errors:
            raise UsageError(f"the text {key!r} cannot be said: {errors[0]}")
        return str(text)
