"""What every acting verb shares: ask the node, print what became of it.

Keeps true: what is printed is what the node answered: durable here, or waiting here; nothing of the other side.
Leaves to others: which page and which body (the verbs).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from firebreak.cli.client import Client
from firebreak.cli.output import clean, emit
from firebreak.core.errors import UsageError

_ID = re.compile(r"[0-9a-f]{4,64}", re.ASCII)


def act(node: Path, line: str, page: str, as_json: bool, **body: Any) -> None:
    """Carry out an act on a line and print the answer."""
    if "of" in body and not _ID.fullmatch(body["of"]):
        raise UsageError(f"{body['of']!r} is not the id of a matter, nor 4 or more of its first digits (0-9, a-f)")
    client = Client(node)
    emit(as_json, client.post(f"{client.line(line)}/{page}", body), submitted)


def submitted(done: dict[str, Any]) -> str:
    """Return what became of a submission, for people."""
    if done["held"] is not None:
        return f"{done['words']} Why: {clean(done['held'])}."
    return f"{done['id'][:12]}  {done['words']}"
