"""Verbs that look: `status`, `matters`, `show`, `tests`, `alerts`, `held`, `log`, `report`.

Keeps true: what is shown is what the running node says, and nothing is changed by looking.
Leaves to others: how it is drawn (`views`).
"""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import typer

from firebreak.cli.client import Client
from firebreak.cli.moments import FORMS, typed
from firebreak.cli.options import HERE, Json, Line, Marking, Matter, Node
from firebreak.cli.output import emit

_Limit = Annotated[int, typer.Option("--limit", "-l", metavar="N", min=1, max=1000, help="How many at most.")]
_Open = Annotated[bool, typer.Option("--open", help="Only what waits for an act of a person of ours.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("status")(status)
    app.command("matters")(matters)
    app.command("show")(show)
    app.command("tests")(list_tests)
    app.command("alerts")(alerts)
    app.command("held")(held)
    app.command("log")(log)
    app.command("report")(report)


def status(
    line: Annotated[str | None, typer.Argument(metavar="[LINE]", help="One line; all of them if left out.")] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Show what is declared, what is observed and what our tests support."""
    from firebreak.cli import views

    client = Client(node)
    if line is None:
        doubts = client.get("/v1/paging")["warnings"]
        emit(as_json, {"node": client.get("/v1/node"), **client.get("/v1/lines"), "paging": doubts}, views.node)
    else:
        emit(as_json, client.get(client.line(line)), views.line)


def matters(line: Line, limit: _Limit = 20, only_open: _Open = False, node: Node = HERE, as_json: Json = False) -> None:
    """List calls and messages, newest first."""
    from firebreak.cli import views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/matters", limit=limit, open=_word(only_open)), views.matters)


def _word(asked: bool) -> str | None:
    return "true" if asked else None


def show(line: Line, matter: Matter, node: Node = HERE, as_json: Json = False) -> None:
    """Show one call or message with its ladder, and what each rung does not mean."""
    from firebreak.cli import views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/matters/{quote(matter, safe='')}"), views.matter)


def list_tests(
    line: Line, limit: _Limit = 20, only_open: _Open = False, node: Node = HERE, as_json: Json = False
) -> None:
    """List layered tests, newest first."""
    from firebreak.cli import views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/tests", limit=limit, open=_word(only_open)), views.tests)


def alerts(line: Line, limit: _Limit = 20, only_open: _Open = False, node: Node = HERE, as_json: Json = False) -> None:
    """Read our journal of alerts, newest first."""
    from firebreak.cli import views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/alerts", limit=limit, open=_word(only_open)), views.alerts)


def held(line: Line, node: Node = HERE, as_json: Json = False) -> None:
    """List what waits at our station, outside the record."""
    from firebreak.cli import views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/held"), views.held)


def log(
    line: Line,
    limit: _Limit = 30,
    after: Annotated[str | None, typer.Option("--after", metavar="ID", help="The page after this entry.")] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="ID", help="Only this entry and those that name it.")
    ] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Read the record in causal order: the last entries, or those after one."""
    from firebreak.cli import views

    client = Client(node)
    newest = "true" if after is None and of is None else None
    emit(as_json, client.get(f"{client.line(line)}/log", limit=limit, after=after, of=of, newest=newest), views.log)


def report(
    line: Line,
    since: Annotated[str | None, typer.Option("--since", metavar="TIME", help=f"From here on, {FORMS}.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="TIME", help="Up to here, itself not included.")
    ] = None,
    direction: Annotated[str, typer.Option("--direction", metavar="WORD", help="out, in or both.")] = "both",
    echelon: Annotated[
        str | None, typer.Option("--echelon", metavar="WORD", help="watch, operational, strategic or principal.")
    ] = None,
    marking: Marking = "OPERATIONAL",
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Count who tried to reach whom, and what came of it."""
    from firebreak.cli import views

    client = Client(node)
    begin, end = (None if one is None else typed(one) for one in (since, until))
    wanted = ("out", "in") if direction == "both" else (direction,)
    made: list[Any] = [
        client.get(
            f"{client.line(line)}/report", direction=one, since=begin, until=end, echelon=echelon, marking=marking
        )
        for one in wanted
    ]
    emit(as_json, {"reports": made}, views.reports)
