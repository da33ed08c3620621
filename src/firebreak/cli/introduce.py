"""Verbs of introduction: cards, and the charter of a line: propose, compare, sign, adopt.

Keeps true: nothing is signed before its code was shown; every file is one the other side can check for itself.
Leaves to others: the steps themselves (`node.introduction`), comparing the code aloud (people).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.options import HERE, Json, Node
from firebreak.cli.output import clean, emit
from firebreak.core.errors import UsageError

if TYPE_CHECKING:
    from firebreak.core.record.card import CardFile
    from firebreak.core.record.charter import Charter, Terms

cards = typer.Typer(name="card", help="Our card, and those of others.", no_args_is_help=True)
lines = typer.Typer(
    name="line", help="Lines: propose a charter, compare its code, sign it, adopt it.", no_args_is_help=True
)
TITLE = "CARD"


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.add_typer(cards)
    app.add_typer(lines)


_Out = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write it.")]
_With = Annotated[Path, typer.Option("--with", metavar="CARD", help="Card file of the other party.")]
_RootSecret = Annotated[bool, typer.Option("--root-passphrase", help="Ask for the passphrase of the root keys.")]


# --- cards ----------------------------------------------------------------------------------------------------------


@cards.command("make")
def make(
    out: _Out,
    address: Annotated[
        list[str] | None,
        typer.Option("--address", metavar="PATH=HOST:PORT", help="Where we listen; repeat for each path."),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Write numbered lines of letters, for paper.")] = False,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Make our card with these addresses."""
    from firebreak.core.record.card import armour
    from firebreak.node.introduction import make_card

    made = make_card(node, [_address(one) for one in address or ()])
    _write(out, armour(TITLE, made.body).encode() if text else made.body)
    emit(as_json, {"file": str(out), **card_document(made)}, _card)


def _address(typed: str) -> tuple[str, str, int]:
    from firebreak.node.settings import parse_host_port

    path, _, rest = typed.partition("=")
    try:
        where = parse_host_port(rest)
    except ValueError:
        raise UsageError(f"an address is typed as path=host:port, not {typed!r}") from None
    return path, where.host, where.port


def _write(path: Path, data: bytes) -> None:
    from firebreak.node.layout import write_file

    write_file(path.absolute(), data)


def read_card(path: Path) -> CardFile:
    """Return the card in a file of either form; raises PeerError, OperationalError."""
    from firebreak.core.errors import PeerError
    from firebreak.core.record.card import parse_card_file, unarmour
    from firebreak.node.layout import read_file

    data = read_file(path, 4 << 20)
    if not data.lstrip().upper().startswith(b"FIREBREAK"):
        return parse_card_file(data)
    try:
        typed = data.decode("ascii")
    except UnicodeDecodeError:
        raise PeerError("CARD-6", "the text has characters that are not of its form", "card") from None
    return parse_card_file(unarmour(TITLE, typed))


def card_document(card: CardFile) -> dict[str, Any]:
    """Return a card as a document."""
    from firebreak.core.types import label

    party = card.card.party
    return {
        "party": party.party.hex(), "name": party.name, "language": party.language,
        "desks": [{"id": d.id, "echelon": label(d.echelon), "name": d.name} for d in party.desks],
        "telephones": list(party.telephones),
        "addresses": [{"path": path, "host": host, "port": port} for path, host, port in card.card.addresses],
    }  # fmt: skip


@cards.command("show")
def show(file: Annotated[Path, typer.Argument(metavar="CARD", help="A card file.")], as_json: Json = False) -> None:
    """Check a card and show what it says."""
    emit(as_json, card_document(read_card(file)), _card)


def _card(found: dict[str, Any]) -> str:
    desks = "".join(f"\n  {d['id']:<12} {d['echelon']:<12} {clean(d['name'])}" for d in found["desks"])
    where = "".join(f"\n  {clean(a['path'])}: {clean(a['host'])} port {a['port']}" for a in found["addresses"])
    numbers = "".join(f"\n  telephone {clean(number)}" for number in found["telephones"])
    at = f"{found['file']} is written.\n" if "file" in found else ""
    return f"{at}{clean(found['name'])}\nParty id: {found['party']}{desks}{numbers}{where}"


# --- charter --------------------------------------------------------------------------------------------------------


@lines.command("propose")
def propose(
    card: _With,
    out: _Out,
    path: Annotated[
        list[str] | None, typer.Option("--path", metavar="NAME[:KIND]", help="A path; repeat. stream if no kind.")
    ] = None,
    ring: Annotated[
        list[str] | None, typer.Option("--ring", metavar="PRECEDENCE=SECONDS", help="Ring time; repeat.")
    ] = None,
    ring_principal: Annotated[
        int | None, typer.Option("--ring-principal", metavar="SECONDS", help="Ring time of senior desks.")
    ] = None,
    settle: Annotated[
        int | None, typer.Option("--settle", metavar="SECONDS", help="Until an outcome is final.")
    ] = None,
    test_time: Annotated[
        list[str] | None, typer.Option("--test-time", metavar="HH:MM", help="Daily desk test, UTC; repeat.")
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--suspended-accepts", metavar="PRECEDENCE", help="Still travels while suspended."),
    ] = None,
    two_person: Annotated[
        list[str] | None,
        typer.Option("--two-person", metavar="PRECEDENCE", help="A second person releases its words; repeat."),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", metavar="TAG", help="Language of the line; repeat.")
    ] = None,
    root_passphrase: _RootSecret = False,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Propose a charter to the party of a card, signed by our root."""
    from firebreak.node.introduction import propose_charter, read_proposal

    terms = read_terms(path, ring, ring_principal, settle, test_time, accept, language, two_person)
    proposal = propose_charter(node, read_card(card), terms, root_passphrase=_root_secret(root_passphrase))
    _write(out, proposal)
    emit(as_json, {"file": str(out), **charter_document(read_proposal(proposal).charter)}, _charter)


def read_terms(
    path: list[str] | None, ring: list[str] | None, ring_principal: int | None, settle: int | None,
    test_time: list[str] | None, accept: list[str] | None, language: list[str] | None,
    two_person: list[str] | None = None,
) -> Terms:  # fmt: skip
    """Return the terms that were typed, the specification's where nothing was; raises UsageError."""
    from dataclasses import replace

    from firebreak.core.record.charter import CharterPath, Terms
    from firebreak.core.record.terms import PATH_KINDS
    from firebreak.core.types import Precedence

    terms, changes = Terms(), dict[str, Any]()
    if path:
        rows = [(name, kind or "stream") for name, _, kind in (one.partition(":") for one in path)]
        if wrong := [kind for _, kind in rows if kind not in PATH_KINDS]:
            raise UsageError(f"a path is of kind {', '.join(PATH_KINDS)}, not {wrong[0]!r}")
        changes["paths"] = tuple(CharterPath(number=n, name=name, kind=kind) for n, (name, kind) in enumerate(rows))
    if ring:
        times = list(terms.ring_s)
        for one in ring:
            word, _, seconds = one.partition("=")
            times[_precedence(word)] = _seconds(seconds)
        changes["ring_s"] = tuple(times)
    if test_time is not None:
        changes["tests"] = replace(terms.tests, times_s=tuple(sorted(_of_day(one) for one in test_time)))
    if accept:
        changes["suspended_accepts"] = tuple(sorted({int(_precedence(word)) for word in accept}))
    if two_person:
        changes["two_person"] = tuple(sorted({int(_precedence(word)) for word in two_person}))
    if language:
        changes["languages"] = tuple(language)
    given = {"ring_principal_s": ring_principal, "settle_s": settle}
    changes |= {name: value for name, value in given.items() if value is not None}
    assert max(Precedence) < len(terms.ring_s)
    return replace(terms, **changes)


def _precedence(word: str) -> int:
    from firebreak.core.types import Precedence

    try:
        return Precedence[word]
    except KeyError:
        raise UsageError(f"a precedence is FLASH, IMMEDIATE, PRIORITY or ROUTINE, not {word!r}") from None


def _seconds(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"a number of seconds is required, not {text!r}")
    return int(text)


def _of_day(text: str) -> int:
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise UsageError(f"a time of the day is typed as HH:MM, not {text!r}")
    return int(hours) * 3600 + int(minutes) * 60


def _root_secret(asked: bool) -> str | None:
    if not asked:
        return None
    import getpass

    return getpass.getpass("Passphrase of the root: ")


def charter_document(charter: Charter) -> dict[str, Any]:
    """Return a charter as a document."""
    from firebreak.core.record.charter import comparison_code
    from firebreak.core.types import Precedence, label

    return {
        "line": charter.line_id.hex(), "revision": charter.revision, "code": comparison_code(charter.hash),
        "parties": [
            {"party": p.party.hex(), "name": p.name,
             "desks": [{"id": d.id, "echelon": label(d.echelon), "name": d.name} for d in p.desks]}
            for p in charter.parties
        ],
        "ring_s": {p.name: charter.ring_s[p] for p in Precedence}, "ring_principal_s": charter.ring_principal_s,
        "settle_s": charter.settle_s,
        "test_times": [f"{t // 3600:02}:{t // 60 % 60:02}" for t in charter.tests.times_s],
        "paths": [{"name": p.name, "kind": p.kind} for p in charter.paths],
        "suspended_accepts": [Precedence(p).name for p in charter.suspended_accepts],
        "two_person": [Precedence(p).name for p in charter.two_person],
        "languages": list(charter.languages),
    }  # fmt: skip


def _charter(found: dict[str, Any]) -> str:
    out = [f"{found['file']} is written."] if "file" in found else []
    out += [f"Line {found['line'][:16]}, charter {found['revision']}, between:"]
    for party in found["parties"]:
        out.append(f"  {clean(party['name'])} ({party['party'][:16]})")
        out += [f"    {d['id']:<12} {d['echelon']:<12} {clean(d['name'])}" for d in party["desks"]]
    rings = ", ".join(f"{word} {seconds}" for word, seconds in found["ring_s"].items())
    paths = ", ".join(f"{clean(p['name'])} ({p['kind']})" for p in found["paths"])
    accepts = found["suspended_accepts"]
    out += [
        f"Ring times in seconds: {rings}; senior desks {found['ring_principal_s']}. Final after {found['settle_s']}.",
        f"Paths: {paths}. Daily tests (UTC): {', '.join(found['test_times']) or 'none'}.",
        f"While a side declares the line suspended, of words there travels: {', '.join(accepts) or 'nothing'}.",
        f"A second person releases words of: {', '.join(found['two_person']) or 'no precedence'}.",
        "",
        "Code of this charter, as it was compared:"
        if "name" in found or found.get("signed")
        else "Compare this code aloud with the other party before anybody signs:",
        f"\n    {found['code']}\n",
    ]
    if "name" in found:
        out.append(f"The line is called {found['name']} here. Start the node to use it, or start it again.")
    return "\n".join(out)


@lines.command("show")
def show_line(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A proposal, or a charter that both signed.")],
    as_json: Json = False,
) -> None:
    """Show the terms in a file and the code to compare; signatures are checked when it is adopted."""
    from firebreak.core.errors import PeerError
    from firebreak.core.record.charter import read_charter
    from firebreak.node.introduction import read_proposal
    from firebreak.node.layout import read_file

    data = read_file(file)
    try:
        charter = read_proposal(data).charter
    except PeerError as error:
        if error.rule != "CARD-7":
            raise
        charter = read_charter(data)[0]
    emit(as_json, charter_document(charter), _charter)


@lines.command("sign")
def sign(
    file: Annotated[Path, typer.Argument(metavar="PROPOSAL", help="The proposal of the other party.")],
    card: _With,
    out: _Out,
    yes: Annotated[bool, typer.Option("--code-compared", help="The code was compared aloud and is the same.")] = False,
    root_passphrase: _RootSecret = False,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Sign a proposal with our root, once its code was compared."""
    from firebreak.node.introduction import countersign, read_proposal
    from firebreak.node.layout import read_file

    data = read_file(file)
    found = charter_document(read_proposal(data).charter)
    if not yes:
        raise UsageError(f"compare the code first: {found['code']}; then add --code-compared")
    _write(out, countersign(node, data, read_card(card), root_passphrase=_root_secret(root_passphrase)))
    emit(as_json, {"file": str(out), "signed": True, **found}, _charter)


@lines.command("adopt")
def adopt(
    file: Annotated[Path, typer.Argument(metavar="CHARTER", help="The charter that both parties signed.")],
    card: _With,
    name: Annotated[
        str | None, typer.Option("--name", metavar="LINE", help="What our people type for the line.")
    ] = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Take a charter into use that both parties signed."""
    from firebreak.node.introduction import adopt as take
    from firebreak.node.layout import read_file

    done = take(node, read_file(file), read_card(card), name=name)
    emit(as_json, {"name": done.name, **charter_document(done.charter)}, _charter)


@lines.command("list")
def list_(node: Node = HERE, as_json: Json = False) -> None:
    """List the lines in the settings, without a running node."""
    from firebreak.node.config import load_config
    from firebreak.node.introduction import load_lines
    from firebreak.node.layout import open_layout

    config = open_layout(node)
    rows = []
    for line, files in zip(load_config(config.config).line, load_lines(node), strict=True):
        them = files.charter.parties[1 - files.me]
        paths = [
            {"name": p.name, "listen": str(p.listen) if p.listen else None, "dial": str(p.dial) if p.dial else None}
            for p in line.path
        ]
        rows.append({"name": line.name, "line": files.charter.line_id.hex(), "with": them.name, "paths": paths})
    emit(as_json, {"lines": rows}, _list)


def _list(found: dict[str, Any]) -> str:
    out = []
    for row in found["lines"]:
        out.append(f"{row['name']}: {clean(row['with'])} ({row['line'][:16]})")
        out += [
            f"  {p['name']}: {'listens at ' + p['listen'] if p['listen'] else 'dials ' + str(p['dial'])}"
            for p in row["paths"]
        ]
    return "\n".join(out) or "No lines yet; `firebreak line propose` makes a proposal."
