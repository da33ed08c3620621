"""What a verb prints: one document for programs, or words and tables for people.

Keeps true: with `--json` nothing but one document reaches standard output; nothing a stranger wrote is read as markup,
moves the cursor or turns the direction of writing.
Leaves to others: what a document holds (the API), how each thing is shown (`views`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
PLAIN_WIDTH = 120


def clean(text: object) -> str:
    """Return a text without control characters and turns of direction, which are shown as their numbers."""
    return "".join(
        f"<U+{ord(c):04X}>" if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or ord(c) in _TURNS else c
        for c in str(text)
    )


def console() -> Console:
    """Return the console of standard output: plain and of one width when it is not a terminal."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False, markup=False, emoji=False)
    return Console(highlight=False, markup=False, emoji=False, width=PLAIN_WIDTH, no_color=True)


def emit(as_json: bool, document: Any, show: Callable[[Any], RenderableType]) -> None:
    """Print a document, as it is or as people read it."""
    if as_json:
        print(json.dumps(document, ensure_ascii=False))
        return
    shown = show(document)
    if isinstance(shown, str):
        print(shown)
    else:
        console().print(shown)
