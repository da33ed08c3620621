"""Verbs of access: `token add`, `token list`, `token remove`.

Keeps true: a token is printed once, when it is made. Leaves to others: what a role may do (`api.access`).
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from firebreak.cli.options import HERE, Json, Node
from firebreak.cli.output import emit

group = typer.Typer(name="token", help="Who may use the API of a node.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.add_typer(group)


_Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the token: a word of a-z, 0-9, _ and -.")]


@group.command("add")
def add(
    name: _Name,
    role: Annotated[
        str,
        typer.Option(
            "--role", metavar="ROLE", help="officer, who acts; watch, supervisor, principal, auditor or administrator."
        ),
    ],
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Make a token and print it, this once."""
    import os

    from firebreak.api.access import Role, dump_tokens, load_tokens, new_token
    from firebreak.core.errors import UsageError
    from firebreak.node.layout import open_layout, write_file

    if role not in [one.value for one in Role]:
        raise UsageError(f"a role is {', '.join(Role)}; not {role!r}")
    layout = open_layout(node)
    tokens, secret = new_token(load_tokens(layout.tokens), Role(role), name, os.urandom)
    write_file(layout.tokens, dump_tokens(tokens), replace=True)
    emit(as_json, {"name": name, "role": role, "token": secret}, lambda found: found["token"])


@group.command("list")
def list_(node: Node = HERE, as_json: Json = False) -> None:
    """List names and roles."""
    from firebreak.api.access import load_tokens
    from firebreak.node.layout import open_layout

    known = load_tokens(open_layout(node).tokens).known
    found = {"tokens": [{"name": token.name, "role": token.role.value} for token in known]}
    emit(as_json, found, _rows)


def _rows(found: dict[str, Any]) -> str:
    return "\n".join(f"{one['role']:13} {one['name']}" for one in found["tokens"]) or "No tokens yet."


@group.command("remove")
def remove(name: _Name, node: Node = HERE, as_json: Json = False) -> None:
    """Take a token away; a running node forgets it within seconds."""
    from firebreak.api.access import dump_tokens, load_tokens, without
    from firebreak.node.layout import open_layout, write_file

    layout = open_layout(node)
    write_file(layout.tokens, dump_tokens(without(load_tokens(layout.tokens), name)), replace=True)
    emit(as_json, {"removed": name}, lambda found: f"{found['removed']} is removed.")
