"""Options that every verb has in the same words.

Keeps true: an option of one name means the same everywhere. Leaves to others: the options of one verb alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from firebreak.core.errors import UsageError

PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
MARKINGS = ("OPERATIONAL", "EXERCISE", "TEST")


def _one_of(known: tuple[str, ...], what: str) -> Callable[[str], str]:
    """Return what reads one of these words, typed in any case."""

    def read(typed: str) -> str:
        if typed.upper() not in known:
            raise UsageError(f"{what} is {', '.join(known)}; not {typed!r}")
        return typed.upper()

    return read


Node = Annotated[
    Path,
    typer.Option(
        "--node", "-n", envvar="FIREBREAK_NODE", metavar="DIR", help="Folder of the node; this one if left out."
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document on standard output and nothing else there.")
]
By = Annotated[
    str, typer.Option("--by", "-b", envvar="FIREBREAK_BY", metavar="DESK", help="Our desk that acts; always required.")
]
Role = Annotated[
    int | None,
    typer.Option("--role", metavar="N", min=1, max=255, help="Role of the charter; its first of a person if left out."),
]
Line = Annotated[str, typer.Argument(metavar="LINE", help="Name of the line on this node.")]
Matter = Annotated[
    str, typer.Argument(metavar="MATTER", help="Id of the call or message, or its first digits (4 at least).")
]
Text = Annotated[str | None, typer.Option("--text", "-t", metavar="WORDS", help="Words that go with it.")]
Reason = Annotated[
    int | None, typer.Option("--reason", metavar="CODE", min=0, max=255, help="Reason code of the charter.")
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="Language of the words; our party's if left out.")
]
Marking = Annotated[
    str,
    typer.Option(
        "--marking", metavar="WORD", help="OPERATIONAL, EXERCISE or TEST.", callback=_one_of(MARKINGS, "a marking")
    ),
]
Precedence = Annotated[
    str,
    typer.Option(
        "--precedence", "-p", metavar="WORD", help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.",
        callback=_one_of(PRECEDENCES, "a precedence"),
    ),
]  # fmt: skip
HERE = Path()
