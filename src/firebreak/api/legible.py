"""An entry as a text that a person can read without this program, its built-in words in the reader's language.

Keeps true: what people wrote stands indented and marked, so that it cannot pass for a line of ours, and what would turn
the writing direction or cannot be seen is shown as its number; nothing is left out.
Leaves to others: putting texts into an archive (`archiving`), the words (`forms`).
"""

from __future__ import annotations

import unicodedata
from typing import Any

from firebreak.api.replies import Entry
from firebreak.core.record.kinds import KINDS
from firebreak.forms.texts import Texts, term_key

MARGIN = "    | "
_FAMILIES = {"precedence": "precedence", "rung": "rung", "stage": "stage", "layer": "layer"}
_SHOWN = frozenset({"Cc", "Cf", "Zl", "Zp"})  # controls, formats and separators: shown as their numbers
_KEPT = frozenset("\n\t\u200c\u200d")  # lines, tabs, and the joiners that some scripts need


def legible(entry: Entry, texts: Texts, parties: dict[str, str]) -> str:
    """Return an entry as text; `parties` are the names of `us` and `them`."""
    title = kind(entry, texts)
    head = [title, "=" * len(title), "", *_head(entry, texts, parties)]
    return "\n".join([*head, "", texts.plain("archive-content"), "", *_content(entry, texts)]) + "\n"


def kind(entry: Entry, texts: Texts) -> str:
    """Return what sort of entry it is."""
    known = any(one.NAME == entry.kind for one in KINDS.values())
    return texts.plain(term_key("kind", entry.kind)) if known else f"{texts.plain('terms-kind-unknown')} ({entry.kind})"


def _head(entry: Entry, texts: Texts, parties: dict[str, str]) -> list[str]:
    rows = [
        ("id", entry.id), ("number", str(entry.seq)), ("side", inline(parties[entry.side])),
        ("marking", texts.plain(term_key("marking", entry.marking))), ("written", entry.written),
        ("arrived", entry.arrived), ("path", inline(entry.via)), ("by", _by(entry, texts)),
        ("about-entry", entry.of or ""), ("regarding", entry.regarding or ""),
    ]  # fmt: skip
    return [f"{texts.plain(f'archive-{name}')}: {value}" for name, value in rows if value]


def _by(entry: Entry, texts: Texts) -> str:
    if entry.by is None:
        return ""
    return f"{entry.by.desk}, {inline(entry.by.role_name) if entry.by.person else texts.plain('terms-machine')}"


def _content(entry: Entry, texts: Texts) -> list[str]:
    if entry.fields is None:
        return [texts.plain("archive-unreadable")]
    out = []
    for name, value in entry.fields.items():
        out += [f"{name}:", *(f"{MARGIN}{line}" for line in _value(name, value, texts).split("\n"))]
    return out or [texts.plain("archive-empty")]


def _value(name: str, value: Any, texts: Texts) -> str:
    if isinstance(value, list):
        return "\n".join(_value("", part, texts) for part in value)
    if name in _FAMILIES and isinstance(value, str):
        return texts.plain(term_key(_FAMILIES[name], value))
    return inert(str(value))


def inline(text: str) -> str:
    """Return a name as `inert` shows it, on one line."""
    return inert(text).replace("\n", "<U+000A>").replace("\t", "<U+0009>")


def inert(text: str) -> str:
    """Return a text with everything that is not seen, or turns what stands beside it, shown as its number."""
    return "".join(
        f"<U+{ord(c):04X}>" if c not in _KEPT and unicodedata.category(c) in _SHOWN else c for c in text
    )  # fmt: skip
