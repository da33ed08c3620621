"""Verbs that look into the record: `search`, `check`, `archive`.

Keeps true: `check` ends with 1 when something does not hold; an archive is written whole or not at all, and is said to
prove nothing.
Leaves to others: proof (`evidence`), how it is drawn (`duty_views`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from firebreak.cli.client import Client
from firebreak.cli.moments import FORMS, typed
from firebreak.cli.options import HERE, Json, Line, Node
from firebreak.cli.output import emit

_Time = Annotated[str | None, typer.Option(metavar="TIME", help=f"{FORMS}.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("search")(search)
    app.command("check")(check)
    app.command("archive")(archive)


def search(
    line: Line,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What the text holds, wherever; case does not count.")],
    limit: Annotated[int, typer.Option("--limit", "-l", metavar="N", min=1, max=1000, help="How many at most.")] = 20,
    since: _Time = None,
    until: _Time = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Find entries by their words, newest first."""
    from firebreak.cli import duty_views

    client = Client(node)
    span = {name: typed(value) for name, value in (("since", since), ("until", until)) if value is not None}
    emit(as_json, client.get(f"{client.line(line)}/search", q=words, limit=limit, **span), duty_views.search)


def check(line: Line, node: Node = HERE, as_json: Json = False) -> None:
    """Verify every entry, signature, content and seal of our record now."""
    from firebreak.cli import duty_views

    client = Client(node)
    found = client.post(f"{client.line(line)}/check", {})
    emit(as_json, found, duty_views.check)
    if not found["ok"]:
        raise typer.Exit(1)


def archive(
    line: Line,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The ZIP file to write.")],
    since: _Time = None,
    until: _Time = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="TAG", help="Language of the built-in words.")] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Write every entry as a legible text, with an index, into one ZIP file; for people, and no proof."""
    from urllib.parse import urlencode

    from firebreak.node.layout import write_file

    client = Client(node)
    span = {name: typed(value) for name, value in (("since", since), ("until", until)) if value is not None}
    query = urlencode({**span, **({"lang": lang} if lang else {})})
    data = client.ask("GET", f"{client.line(line)}/archive" + (f"?{query}" if query else ""))
    write_file(out.absolute(), data)
    found = {"file": str(out), "bytes": len(data)}
    emit(as_json, found, lambda made: f"{made['file']} is written, {made['bytes']} bytes. It proves nothing by itself.")
