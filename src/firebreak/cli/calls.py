"""Verbs that begin or end something: `call`, `withdraw`, `hang-up`, `send`, `say`, `orderwire`.

Keeps true: a precedence is always typed for a message or call; nothing is sent in a desk's name that was not given.
Leaves to others: answering (`answers`), acknowledging (`acts`).
"""

from __future__ import annotations

from typing import Annotated

import typer

from firebreak.cli.acting import act
from firebreak.cli.options import HERE, By, Json, Lang, Line, Marking, Matter, Node, Precedence, Role, Text
from firebreak.core.errors import UsageError

URGENT_WORDS = 200

_To = Annotated[list[str], typer.Option("--to", metavar="DESK", help="Desk of the other side; repeat for several.")]
_Regarding = Annotated[
    str | None, typer.Option("--regarding", metavar="MATTER", help="A matter that this one follows.")
]
_Words = Annotated[str, typer.Argument(metavar="WORDS", help="The words; - reads them from standard input.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("call")(call)
    app.command("withdraw")(withdraw)
    app.command("hang-up")(hang_up)
    app.command("send")(send)
    app.command("say")(say)
    app.command("orderwire")(orderwire)


def words(given: str) -> str:
    """Return the words given, or standard input for `-`; raises UsageError when there are none."""
    import sys

    return some(sys.stdin.read().strip() if given == "-" else given)


def some(text: str) -> str:
    """Return a text; raises UsageError when it says nothing."""
    if not text.strip():
        raise UsageError("there are no words")
    return text


def brief(precedence: str, text: str | None) -> None:
    """Raise UsageError for an urgent text that is longer than a person reads at once."""
    count = len((text or "").split())
    if precedence in ("FLASH", "IMMEDIATE") and count > URGENT_WORDS:
        raise UsageError(f"{precedence} is kept to {URGENT_WORDS} words, this has {count}; send the rest as PRIORITY")


def call(
    line: Line,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="What it is about; travels with the ring.")],
    to: _To,
    by: By,
    precedence: Precedence,
    text: Text = None,
    marking: Marking = "OPERATIONAL",
    lang: Lang = None,
    regarding: _Regarding = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Ring desks of the other side."""
    brief(precedence, text)
    act(
        node, line, "calls", as_json, by=by, role=role, to=to, precedence=precedence, subject=some(subject), text=text,
        marking=marking, lang=lang, regarding=regarding,
    )  # fmt: skip


def withdraw(
    line: Line, matter: Matter, by: By, text: Text = None, role: Role = None, node: Node = HERE, as_json: Json = False
) -> None:
    """Take our own call back."""
    act(node, line, "acts/withdraw", as_json, of=matter, by=by, role=role, text=text)


def hang_up(line: Line, matter: Matter, by: By, role: Role = None, node: Node = HERE, as_json: Json = False) -> None:
    """End an answered call."""
    act(node, line, "acts/hang-up", as_json, of=matter, by=by, role=role)


def send(
    line: Line,
    text: _Words,
    to: _To,
    by: By,
    precedence: Precedence,
    marking: Marking = "OPERATIONAL",
    lang: Lang = None,
    regarding: _Regarding = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Send a message to desks of the other side."""
    said = words(text)
    brief(precedence, said)
    act(
        node, line, "messages", as_json, by=by, role=role, to=to, precedence=precedence, text=said,
        marking=marking, lang=lang, regarding=regarding,
    )  # fmt: skip


def say(
    line: Line,
    matter: Matter,
    text: _Words,
    by: By,
    lang: Lang = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Say something regarding an open matter."""
    act(node, line, "acts/say", as_json, of=matter, by=by, role=role, text=words(text), lang=lang)


def orderwire(
    line: Line, text: _Words, by: By, lang: Lang = None, role: Role = None, node: Node = HERE, as_json: Json = False
) -> None:
    """Tell the other side's operators something about the line."""
    act(node, line, "orderwire", as_json, by=by, role=role, text=words(text), lang=lang)
