"""Verbs of paging: `page status` and `page test`, on a running node.

Keeps true: a means that took a test is never said to have reached anybody; `page test` ends with 1 when one failed.
Leaves to others: what is tested (the node), how addresses are kept secret (the settings).
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from firebreak.cli.options import HERE, Json, Node
from firebreak.cli.output import emit

group = typer.Typer(name="page", help="Means of fetching people, and whether they work.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.add_typer(group)


@group.command("status")
def status(node: Node = HERE, as_json: Json = False) -> None:
    """Show the means of paging, their last tests, the call plans, and what is doubtful."""
    from firebreak.cli import views
    from firebreak.cli.client import Client

    emit(as_json, Client(node).get("/v1/paging"), views.paging)


@group.command("test")
def try_(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One means; all when left out.")] = None,
    desk: Annotated[str | None, typer.Option("--desk", metavar="DESK", help="The means of one desk of ours.")] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Test means of paging now; everyone they reach is told that it is a test."""
    from firebreak.cli import views
    from firebreak.cli.client import Client

    found: dict[str, Any] = Client(node).post("/v1/paging/test", {"name": name, "desk": desk})
    emit(as_json, found, views.paging_tests)
    if not all(one["ok"] for one in found["tests"]):
        raise typer.Exit(1)
