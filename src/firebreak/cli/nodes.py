"""Verbs of the installation: `init` makes a node, `up` runs it.

Keeps true: secrets are never arguments and never in the environment; `up` leaves a file that says where its API
listens only while it listens, and a token for this machine that only its user can read.
Leaves to others: what a node is (`node`), serving (`api`).
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.options import Json
from firebreak.cli.output import clean, emit
from firebreak.core.errors import UsageError

if TYPE_CHECKING:
    from firebreak.api.access import Tokens
    from firebreak.core.record.charter import CharterDesk
    from firebreak.node.layout import Layout

LOCAL = "local"  # name of the token that verbs on this machine use
CHECK_S = 2.0  # between two looks at the files of tokens and officers
_Dir = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the node.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("init")(init)
    app.command("up")(up)


def init(
    folder: _Dir,
    party: Annotated[str, typer.Option("--party", metavar="NAME", help="Name of the organisation, as on its card.")],
    language: Annotated[str, typer.Option("--language", metavar="TAG", help="Its language, such as en.")] = "en",
    desk: Annotated[
        list[str] | None,
        typer.Option(
            "--desk",
            metavar="ID:ECHELON:NAME",
            help="A desk; repeat. Echelon: watch, operational, strategic or principal.",
        ),
    ] = None,
    telephone: Annotated[
        list[str] | None, typer.Option("--telephone", metavar="NUMBER", help="On the card; repeat.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of API and console.")] = 8440,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Ask for a passphrase of the node's keys; else a key file opens them.")
    ] = False,
    root_passphrase: Annotated[
        bool, typer.Option("--root-passphrase", help="Ask for a passphrase of the root keys.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a node: root and node keys, manifest, settings."""
    import os
    import time

    from firebreak.node.introduction import create_node, load_identity

    desks = read_desks(desk or ["watch:watch:Duty officer"])
    secret = _new_secret("Passphrase of the node") if passphrase else None
    root = _new_secret("Passphrase of the root") if root_passphrase else None
    layout = create_node(
        folder, party, language, desks, os.urandom, int(time.time()), secret,
        root_passphrase=root, telephones=telephone or (), api_port=port,
    )  # fmt: skip
    ensure_local_token(layout)
    made = load_identity(folder)
    found = {"folder": str(folder), "party": made.party.party.hex(), "name": made.party.name,
             "desks": [d.id for d in made.party.desks], "root": str(layout.root_vault.parent)}  # fmt: skip
    emit(as_json, found, _made)


def _made(found: dict[str, Any]) -> str:
    return (
        f"{clean(found['name'])} has a node in {found['folder']}.\n"
        f"Party id: {found['party']}\n"
        f"Move {found['root']} to media that are kept offline: `firebreak line` signs with it, `firebreak up` works "
        "without it.\n"
        "Next: `firebreak card make`, hand the card over in person, then `firebreak line propose`.\n"
        f"The first officer of the console: `firebreak officer add NAME --role administrator --role supervisor "
        f"--role watch --node {found['folder']}`."
    )


def read_desks(rows: list[str]) -> tuple[CharterDesk, ...]:
    """Return the desks that were typed as `id:echelon:name`; raises UsageError."""
    from firebreak.core.record.charter import CharterDesk
    from firebreak.core.types import Echelon

    echelons = {one.name.lower(): one for one in Echelon}
    desks = []
    for number, row in enumerate(rows, start=1):
        slug, _, rest = row.partition(":")
        echelon, _, name = rest.partition(":")
        if echelon not in echelons or not name:
            raise UsageError(
                f"a desk is typed as id:echelon:name, with an echelon of {', '.join(echelons)}; not {row!r}"
            )
        desks.append(CharterDesk(number=number, id=slug, name=name, echelon=echelons[echelon]))
    return tuple(desks)


def _new_secret(what: str) -> str:
    import getpass

    first = getpass.getpass(f"{what}: ")
    if first != getpass.getpass(f"{what}, again: "):
        raise UsageError("the two are not the same; nothing was made")
    return first


def ensure_local_token(layout: Layout) -> Tokens:
    """Return the tokens of a node, among them one for this machine, made when there is none."""
    import os

    from firebreak.api.access import Role, dump_tokens, load_tokens, new_token, without
    from firebreak.node.layout import write_file

    tokens, place = load_tokens(layout.tokens), layout.tokens.with_name("officer.token")
    if place.exists() and (held := tokens.holder(place.read_text("ascii").strip())) and held.role is Role.OFFICER:
        return tokens
    if any(token.name == LOCAL for token in tokens.known):
        tokens = without(tokens, LOCAL)
    tokens, secret = new_token(tokens, Role.OFFICER, LOCAL, os.urandom)
    write_file(layout.tokens, dump_tokens(tokens), replace=True)
    write_file(place, secret.encode() + b"\n", replace=True)
    return tokens


# --- up -------------------------------------------------------------------------------------------------------------


def up(
    folder: _Dir = Path(),
    passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--passphrase-file",
            metavar="FILE",
            help="The passphrase is the first line of this file; - is standard input.",
        ),
    ] = None,
) -> None:
    """Run a node until it is told to stop: paths, procedures, API."""
    import gc
    import logging

    gc.disable()  # until it runs: what a start makes is there to stay

    from firebreak.api.access import load_tokens
    from firebreak.node.config import load_config
    from firebreak.node.layout import open_layout
    from firebreak.node.node import run_node

    layout = open_layout(folder)
    level = load_config(layout.config).log.level
    load_tokens(layout.tokens)  # a file out of form is told before any path is opened
    logging.basicConfig(stream=sys.stderr, level=level.upper(), format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    secret = _passphrase(layout, passphrase_file)
    with _fast_loop() as runner:
        runner.run(run_node(folder, secret, lambda node: serve_api(layout, node)))


def _passphrase(layout: Layout, file: Path | None) -> str | None:
    """Return the passphrase of the vault, None when the key file opens it."""
    if file is not None:
        text = sys.stdin.readline() if str(file) == "-" else file.read_text("utf-8").partition("\n")[0]
        return text.rstrip("\r\n")
    if layout.key_file.exists():
        return None
    if not sys.stdin.isatty():
        raise UsageError("the node's keys need a passphrase; give --passphrase-file, or run this at a terminal")
    import getpass

    return getpass.getpass("Passphrase of the node: ")


def _fast_loop() -> asyncio.Runner:
    try:
        import uvloop
    except ImportError:
        return asyncio.Runner()
    return asyncio.Runner(loop_factory=uvloop.new_event_loop)


async def serve_api(layout: Layout, node: Any) -> Callable[[], Awaitable[None]]:
    """Serve the API of a node and say where; returns what stops it."""
    from firebreak.api.app import create_app
    from firebreak.api.server import serve, tls_context
    from firebreak.node.layout import write_file

    endpoint, seen, api = layout.tokens.with_name("endpoint"), _seen(layout), node.config.api
    shown = _certificate(layout, api, node)
    names = () if shown is None else (*shown.names.hosts, *map(str, shown.names.addresses))
    app = create_app(node, ensure_local_token(layout), (*api.allowed_hosts, *names))
    tls = None if shown is None else tls_context(layout.folder / api.certificate, layout.folder / api.key)
    app.door.certificate = shown
    handle = await serve(app, api.host, api.port, tls)
    host = f"[{handle.host}]" if ":" in handle.host else handle.host
    where = f"{host}:{handle.port}\n" + ("" if shown is None else "tls\n")
    write_file(endpoint, where.encode(), replace=True)
    follow = asyncio.get_running_loop().create_task(_follow(layout, seen, app, tls))
    scheme = "http" if shown is None else "https"
    print(f"{clean(node.party_name)}: the API is at {scheme}://{host}:{handle.port}", file=sys.stderr, flush=True)

    async def stop() -> None:
        with suppress(OSError):
            endpoint.unlink()
        follow.cancel()
        with suppress(asyncio.CancelledError):
            await follow
        await handle.stop()

    return stop


def _certificate(layout: Layout, api: Any, node: Any) -> Any:
    """Return the certificate the API is served with, None without TLS; the log tells of its end and of an open API."""
    from firebreak.node.certificates import served
    from firebreak.node.layout import read_file

    if not api.certificate:
        if not _is_here(api.host):
            node.report("open", f"the API at {api.host} has no TLS: whoever is on the way reads it all and acts as "
                        "an officer; `firebreak tls issue` makes a certificate")  # fmt: skip
        return None
    shown = served(read_file(layout.folder / api.certificate))
    if (words := shown.warning(node.clock.now().utc)) is not None:
        node.report("expiry", words)
    return shown


def _is_here(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    import ipaddress

    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _seen(layout: Layout) -> list[int]:
    """Return when the files that are followed were last changed, 0 for one that is not there."""
    followed = (layout.tokens, layout.officers, layout.tls_certificate)
    return [path.stat().st_mtime_ns if path.exists() else 0 for path in followed]


async def _follow(layout: Layout, seen: list[int], app: Any, tls: Any) -> None:
    """Take up tokens, officers and a certificate changed since `seen`; a file out of form changes nothing."""
    import logging

    from firebreak.core.errors import FirebreakError

    while True:
        await asyncio.sleep(CHECK_S)
        if (now := _seen(layout)) == seen:
            continue
        seen = now
        try:
            _take_up(layout, app, tls)
        except (FirebreakError, OSError) as error:
            logging.getLogger("firebreak").error("tokens, officers, certificate: %s", error)


def _take_up(layout: Layout, app: Any, tls: Any) -> None:
    """Work with the files as they are now; raises FirebreakError, OSError."""
    from firebreak.api.access import load_tokens
    from firebreak.node.certificates import served
    from firebreak.node.layout import read_file

    app.gate.tokens = load_tokens(layout.tokens)
    app.door.sessions.reload()
    if tls is not None and app.door.certificate is not None and layout.tls_certificate.exists():
        tls.load_cert_chain(layout.tls_certificate, layout.tls_key)
        app.door.certificate = served(read_file(layout.tls_certificate))
