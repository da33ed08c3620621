"""Verbs of people: `officer add`, `list`, `change`, `remove`, `link`, `passphrase`; `enrol` and `strike` beside.

Keeps true: a link is printed once and kept as a hash; a passphrase is typed unseen, never an argument; a running node
takes a change up within seconds.
Leaves to others: what a role may do (`api.access`), tokens of programs (`tokens`), the manifest (`enrol`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli import enrol
from firebreak.cli.client import EVERYWHERE
from firebreak.cli.options import HERE, Json, Node
from firebreak.cli.output import clean, emit

if TYPE_CHECKING:
    from firebreak.node.officers import Officer

group = typer.Typer(name="officer", help="Who signs in at the console of a node.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    enrol.register(group)
    app.add_typer(group)


_Id = Annotated[str, typer.Argument(metavar="NAME", help="Id of the officer: a word of a-z, 0-9, _ and -.")]
_Roles = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLE", help="watch, supervisor, principal, auditor or administrator; repeat."),
]
_Desks = Annotated[
    list[str] | None,
    typer.Option(
        "--desk", metavar="DESK", help="Id of a desk they act for; repeat. All of their echelons if left out."
    ),
]
_Called = Annotated[str | None, typer.Option("--called", metavar="NAME", help="Their name as people write it.")]
_Language = Annotated[str | None, typer.Option("--language", metavar="TAG", help="The language of their console.")]


def _document(officer: Officer) -> dict[str, Any]:
    return {
        "id": officer.id, "name": officer.name, "roles": list(officer.roles), "desks": list(officer.desks),
        "language": officer.language, "passkeys": [key.label for key in officer.passkeys],
        "passphrase": officer.passphrase is not None,
    }  # fmt: skip


def _row(found: dict[str, Any]) -> str:
    ways = [*(f"passkey {label}" for label in found["passkeys"]), *(["passphrase"] if found["passphrase"] else [])]
    desks = ", ".join(found["desks"]) or "every desk of their roles"
    return clean(
        f"{found['id']:12} {found['name']}: {', '.join(found['roles'])}; {desks}; signs in by "
        f"{', '.join(ways) or 'link alone'}"
    )


@group.command("add")
def add(
    name: _Id, role: _Roles = None, desk: _Desks = None, called: _Called = None, language: _Language = None,
    node: Node = HERE, as_json: Json = False,
) -> None:  # fmt: skip
    """Add an officer; `officer link` then makes the address they sign in at first."""
    import os

    from firebreak.node.config import load_config
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import add_officer

    spoken = language or load_config(open_layout(node).config).node.language
    made = add_officer(node, name, roles=role or (), entropy=os.urandom, name=called, desks=desk or (), language=spoken)
    emit(as_json, _document(made), _row)


@group.command("list")
def list_(node: Node = HERE, as_json: Json = False) -> None:
    """List officers with their roles, desks and ways of signing in."""
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import load_officers

    known = [_document(one) for one in load_officers(open_layout(node)).known]
    emit(as_json, {"officers": known}, lambda found: "\n".join(map(_row, found["officers"])) or "No officers yet.")


@group.command("change")
def change(
    name: _Id, role: _Roles = None, desk: _Desks = None, called: _Called = None, language: _Language = None,
    node: Node = HERE, as_json: Json = False,
) -> None:  # fmt: skip
    """Give an officer other roles, desks, name or language; other roles or desks sign them out."""
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import change_officer

    open_layout(node)
    made = change_officer(node, name, name=called, roles=role, desks=desk, language=language)
    emit(as_json, _document(made), _row)


@group.command("remove")
def remove(name: _Id, node: Node = HERE, as_json: Json = False) -> None:
    """Take an officer away; a running node signs them out within seconds."""
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import remove_officer

    open_layout(node)
    remove_officer(node, name)
    emit(as_json, {"removed": name}, lambda found: f"{found['removed']} is removed.")


@group.command("link")
def link(
    name: _Id,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=1440, help="How long it can be used.")] = 60,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Print an address that signs an officer in, once."""
    import os
    import time

    from firebreak.node.layout import open_layout
    from firebreak.node.links import make_link

    open_layout(node)
    code = make_link(node, name, int(time.time()), os.urandom, minutes * 60)
    found = {"officer": name, "path": f"/#link={code}", "address": f"{address(node)}/#link={code}", "minutes": minutes}
    emit(as_json, found, lambda shown: shown["address"])


def address(folder: Path) -> str:
    """Return where the console of a node is, by its settings and by where it listens now; by a name if it has one."""
    from firebreak.node.certificates import served
    from firebreak.node.config import load_config
    from firebreak.node.layout import Layout, read_file

    layout = Layout(folder)
    api = load_config(layout.config).api
    listens = layout.tokens.with_name("endpoint")
    where = listens.read_text("ascii").split()[0] if listens.exists() else f"{api.host}:{api.port}"
    host, _, port = where.rpartition(":")
    if api.certificate:
        names = served(read_file(folder / api.certificate)).names
        return f"https://{[*names.hosts, *map(str, names.addresses)][0]}:{port}"
    here = host in ("127.0.0.1", "[::1]", *EVERYWHERE)
    return f"http://{'localhost' if here else host}:{port}"


@group.command("passphrase")
def passphrase(name: _Id, node: Node = HERE, as_json: Json = False) -> None:
    """Set an officer's passphrase, typed twice; their open sessions end."""
    import getpass
    import os
    from dataclasses import replace

    from firebreak.core.errors import UsageError
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import edit, ended, load_officers
    from firebreak.node.passphrase import stretch

    layout = open_layout(node)
    load_officers(layout).get(name)
    typed = getpass.getpass("Passphrase: ")
    if typed != getpass.getpass("Passphrase, again: "):
        raise UsageError("the two are not the same; nothing was changed")
    kept = stretch(typed, os.urandom)
    edit(layout, lambda all_: all_.put(replace(ended(all_.get(name)), passphrase=kept)))
    emit(as_json, {"officer": name, "passphrase": True}, lambda found: f"{found['officer']} has a new passphrase.")
