"""Verbs of evidence: `export` makes a bundle, `verify` judges one, offline.

Keeps true: `verify` uses nothing but the bundle, and ends with 0 only when every claim is proven; what a bundle opens
is what its claims need and what was named.
Leaves to others: verdicts (`core.evidence`), which entries are needed (`node.export`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.client import Client
from firebreak.cli.moments import FORMS, typed
from firebreak.cli.options import HERE, Json, Line, Node
from firebreak.cli.output import clean, emit
from firebreak.core.errors import OperationalError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from firebreak.core.evidence.verify import Report
    from firebreak.core.types import PartyId

CLAIMS = (
    "rang", "answered", "answered-late", "declined", "declined-late", "not-answered", "deferred", "alternative-offered",
    "withdrawn", "failed-own-side", "failed-path", "unconfirmed", "at-station", "seen", "understood", "passed-to",
    "undertaken", "reported-done", "closed", "refused", "reason", "text",
)  # fmt: skip
EVERY = 4096  # records between two moves of the progress bar


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("export")(export)
    app.command("verify")(verify)


def export(
    line: Line,
    claim: Annotated[
        list[str],
        typer.Option(
            "--claim",
            "-c",
            metavar="CLAIM=ID",
            help=f"What to prove of which entry; repeat. CLAIM is {', '.join(CLAIMS)}, or order, which takes ID,ID.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="BUNDLE", help="Where to write it.")],
    disclose: Annotated[
        list[str] | None,
        typer.Option("--disclose", metavar="FIELD", help="A further field to open, such as text; repeat."),
    ] = None,
    not_later_than: Annotated[
        str | None, typer.Option("--not-later-than", metavar="TIME", help=f"Date every claim, {FORMS}.")
    ] = None,
    not_earlier_than: Annotated[
        str | None, typer.Option("--not-earlier-than", metavar="TIME", help="Date every claim.")
    ] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Make a bundle that anybody can verify offline."""
    from firebreak.node.layout import write_file

    dates = {"not_later_than": not_later_than, "not_earlier_than": not_earlier_than}
    dated = {name: typed(value) for name, value in dates.items() if value is not None}
    body = {"claims": [{**_claim(one), **dated} for one in claim], "disclose": disclose or []}
    client = Client(node)
    if str(out) == "-":
        raise UsageError("--out names a file")
    bundle = client.ask("POST", f"{client.line(line)}/export", body)
    write_file(out.absolute(), bundle)
    report = _judge_bytes(bundle)
    found = {"file": str(out), "bytes": len(bundle), "verdict": report.verdict.value, "report": report.to_json()}
    emit(as_json, found, lambda made: f"{made['file']} is written, {made['bytes']} bytes.\n" + _lines(report))


def _claim(typed_: str) -> dict[str, Any]:
    name, _, ids = typed_.partition("=")
    if not ids:
        raise UsageError(f"a claim is typed as name=id, such as declined=3fa94c01; not {typed_!r}")
    plain = name.replace("_", "-")
    if plain not in (*CLAIMS, "order"):
        raise UsageError(f"a claim is {', '.join(CLAIMS)}, or order; not {name!r}")
    return {"claim": plain.replace("-", "_"), "of": ids.split(",")}


def _judge_bytes(bundle: bytes) -> Report:
    import io

    from firebreak.core.evidence.verify import verify_bundle

    return verify_bundle(io.BytesIO(bundle))


def _lines(report: Report) -> str:
    return "\n".join(clean(words) for words in report.lines())


def verify(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="A bundle of anybody's.")],
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="ID", help="Party id expected; give both, in the charter's order."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Judge a bundle, with no node and no network: 0 OK, 3 INCOMPLETE, 1 FAIL."""
    from firebreak.core.evidence.verify import verify_bundle

    expected = _parties(party or [])
    try:
        with bundle.open("rb") as source:
            report = _with_progress(bundle, lambda told: verify_bundle(source, told, parties=expected))
    except FileNotFoundError:
        raise UsageError(f"there is no file {bundle}") from None
    except OSError as error:
        raise OperationalError(f"cannot read {bundle}: {error.strerror}") from error
    emit(as_json, report.to_json(), lambda _: _lines(report))
    raise typer.Exit(report.exit_code)


def _parties(ids: list[str]) -> tuple[PartyId, PartyId] | None:
    from firebreak.core.types import PartyId

    if not ids:
        return None
    try:
        one, other = (PartyId(bytes.fromhex(text)) for text in ids)
    except ValueError:
        raise UsageError("give --party twice, each with the 64 digits of a party id") from None
    return one, other


def _with_progress(bundle: Path, run: Callable[[Callable[[int, int], None] | None], Report]) -> Report:
    """Run a verification, with a bar on standard error when a person looks and it may take a while."""
    size = bundle.stat().st_size
    if not sys.stderr.isatty() or size < 4 << 20:
        return run(None)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("verifying", total=size)

        def told(records: int, read: int) -> None:
            if records % EVERY == 0:
                progress.update(task, completed=read)

        return run(told)
