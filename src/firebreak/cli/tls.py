"""Verbs of TLS for desks on other machines: `tls issue`, `tls take`, `tls show`.

Keeps true: keys are files of mode 0600; nothing is served that does not belong together; every command says what has
to be done at the browsers.
Leaves to others: certificates (`node.certificates`, `node.authority`), paths between nodes, which need none of this.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.options import Json
from firebreak.cli.output import clean, emit

if TYPE_CHECKING:
    from firebreak.node.certificates import Served
    from firebreak.node.layout import Layout

group = typer.Typer(name="tls", help="Certificates for desks on other machines.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.add_typer(group)


_Dir = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the node.")]
_Listen = Annotated[
    str | None,
    typer.Option("--listen", metavar="ADDRESS", help="Serve the API there from the next start on; 0.0.0.0 for all."),
]


@group.command("issue")
def issue(
    folder: _Dir,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name desks type; repeat. Passkeys need one.")
    ] = None,
    address: Annotated[
        list[str] | None, typer.Option("--address", metavar="IP", help="An address desks type; repeat.")
    ] = None,
    authority: Annotated[
        Path | None, typer.Option("--authority", metavar="FOLDER", help="Where the authority is; DIR/authority if not.")
    ] = None,
    new_authority: Annotated[
        bool, typer.Option("--new-authority", help="Make another authority, which browsers must be told to trust.")
    ] = False,
    listen: _Listen = None,
    as_json: Json = False,
) -> None:
    """Issue a certificate from a local authority, made when there is none, and serve with it from the next start."""
    import os
    import time

    from firebreak.node.authority import load_authority, make_authority
    from firebreak.node.certificates import check_pair, fingerprint, read_names
    from firebreak.node.introduction import load_identity
    from firebreak.node.layout import open_layout

    layout, now, place = open_layout(folder), int(time.time()), authority or folder / "authority"
    names = read_names(name or (), address or ())
    held = None if new_authority else load_authority(place)
    issuer = held or make_authority(names, load_identity(folder).party.name, now, os.urandom)
    chain, key = issuer.issue(names, now, os.urandom)
    if held is None:
        issuer.save(place)
    found = _serve(layout, chain, key, check_pair(chain, key, now), listen)
    trust = {"authority": str(place / "authority.pem"), "authority_fingerprint": fingerprint(issuer.certificate)}
    emit(as_json, {**found, **trust, "new_authority": held is None}, _issued)


def _serve(layout: Layout, chain: bytes, key: bytes, served: Served, listen: str | None) -> dict[str, Any]:
    """Put a certificate where the node finds it, and tell its settings; returns what was done."""
    from firebreak.node.api_settings import set_api
    from firebreak.node.layout import write_file

    write_file(layout.tls_key, key, replace=True)
    write_file(layout.tls_certificate, chain, replace=True)
    where = {name: str(path.relative_to(layout.folder)) for name, path in
             (("certificate", layout.tls_certificate), ("key", layout.tls_key))}  # fmt: skip
    set_api(layout, **where, **({} if listen is None else {"host": listen}))
    return _document(served)


def _document(served: Served) -> dict[str, Any]:
    from datetime import UTC, datetime

    until = datetime.fromtimestamp(served.until, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"hosts": list(served.names.hosts), "addresses": [str(one) for one in served.names.addresses],
            "until": until, "fingerprint": served.fingerprint}  # fmt: skip


def _shown(found: dict[str, Any]) -> str:
    names = ", ".join((*found["hosts"], *found["addresses"]))
    return f"The API is served for {clean(names)} until {found['until']}.\nFingerprint: {found['fingerprint']}"


def _issued(found: dict[str, Any]) -> str:
    trust = (
        f"Every browser must trust the authority, once: import {clean(found['authority'])} as an authority for web "
        f"sites, and compare\n  {found['authority_fingerprint']}\n"
        "  Firefox: Settings, Privacy & Security, Certificates, View Certificates, Authorities, Import.\n"
        "  Chrome, Edge: Settings, Privacy and security, Security, Manage certificates; or the system's own store.\n"
        "It can vouch for the names above and nothing else. Keep its folder offline, beside the root keys.\n"
    )
    return f"{_shown(found)}\n{trust}Restart the node: `firebreak up`."


@group.command("take")
def take(
    folder: _Dir,
    certificate: Annotated[Path, typer.Argument(metavar="CERT", help="Certificate chain (PEM), the node's own first.")],
    key: Annotated[Path, typer.Argument(metavar="KEY", help="Its private key (PEM), without a passphrase.")],
    listen: _Listen = None,
    as_json: Json = False,
) -> None:
    """Take a certificate that somebody else issued, after checking that it belongs to its key and is in time."""
    import time

    from firebreak.node.certificates import check_pair
    from firebreak.node.layout import open_layout, read_file

    layout, chain, private = open_layout(folder), read_file(certificate), read_file(key)
    found = _serve(layout, chain, private, check_pair(chain, private, int(time.time())), listen)
    emit(as_json, found, lambda shown: f"{_shown(shown)}\nRestart the node: `firebreak up`.")


@group.command("show")
def show(folder: _Dir, as_json: Json = False) -> None:
    """Show for which names the API is served, and until when."""
    from firebreak.core.errors import UsageError
    from firebreak.node.certificates import served
    from firebreak.node.config import load_config
    from firebreak.node.layout import open_layout, read_file

    layout = open_layout(folder)
    chosen = load_config(layout.config).api.certificate
    if not chosen:
        raise UsageError("the API is served without TLS; `firebreak tls issue` or `firebreak tls take` gives it some")
    emit(as_json, _document(served(read_file(folder / chosen))), _shown)
