"""Verbs of the root for people: `officer enrol` and `officer strike`, by which a manifest names their passkeys.

Keeps true: only whoever holds the root keys names an officer to other parties; nothing but a salted hash and a public
key leaves the node.
Leaves to others: the manifest (`node.enrol`), its way to the other side (`node.renewal`), sign-in here (`officers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.options import HERE, Json, Node
from firebreak.cli.output import clean, emit

if TYPE_CHECKING:
    from pathlib import Path

    from firebreak.node.officers import Passkey

_Id = Annotated[str, typer.Argument(metavar="NAME", help="Id of the officer, as `officer list` shows it.")]
_Secret = Annotated[bool, typer.Option("--root-passphrase", help="Ask for the passphrase of the root keys.")]


def register(group: typer.Typer) -> None:
    """Add the verbs of this file to those of officers."""
    group.command("enrol")(enrol)
    group.command("strike")(strike)


def enrol(
    name: _Id,
    role: Annotated[
        list[int] | None,
        typer.Option("--charter-role", metavar="N", min=1, max=255, help="Role of the charter; repeat. 1 if left out."),
    ] = None,
    root_passphrase: _Secret = False,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """List an officer's passkeys in our manifest, so that what they do by passkey can be proven to strangers."""
    from firebreak.node.enrol import enrol_officer

    roles, secret = tuple(role or (1,)), _secret(root_passphrase)
    version = 0
    for key in _passkeys(node, name):
        version = enrol_officer(node, key.id, key.key, roles, root_passphrase=secret).version
    emit(as_json, {"officer": name, "charter_roles": list(roles), "manifest": version}, _enrolled)


def _enrolled(found: dict[str, Any]) -> str:
    return (
        f"{clean(found['officer'])} is listed in version {found['manifest']} of our manifest, for the roles "
        f"{', '.join(map(str, found['charter_roles']))} of the charter.\n"
        "A running node takes it up and shows it to the other side."
    )


def strike(name: _Id, root_passphrase: _Secret = False, node: Node = HERE, as_json: Json = False) -> None:
    """Strike an officer's passkeys off our manifest; what they did before stays proven."""
    from firebreak.core.errors import UsageError
    from firebreak.node.enrol import officer_roles, strike_officer

    listed = [key for key in _passkeys(node, name) if officer_roles(node, key.id)]
    if not listed:
        raise UsageError(f"no passkey of {name} is listed in our manifest")
    secret, version = _secret(root_passphrase), 0
    for key in listed:
        version = strike_officer(node, key.id, root_passphrase=secret).version
    emit(as_json, {"officer": name, "manifest": version}, _struck)


def _struck(found: dict[str, Any]) -> str:
    return f"{clean(found['officer'])} is not listed in version {found['manifest']} of our manifest any more."


def _passkeys(node: Path, name: str) -> tuple[Passkey, ...]:
    """Return an officer's passkeys; raises UsageError when there is none."""
    from firebreak.core.errors import UsageError
    from firebreak.node.layout import open_layout
    from firebreak.node.officers import load_officers

    keys = load_officers(open_layout(node)).get(name).passkeys
    if not keys:
        raise UsageError(f"{name} has no passkey yet; they add one in the console, then you enrol it")
    return keys


def _secret(asked: bool) -> str | None:
    import getpass

    return getpass.getpass("Passphrase of the root: ") if asked else None
