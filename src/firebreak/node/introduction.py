"""Introducing two parties: a new node, its card, and a charter proposed, compared, signed by both roots and adopted.

Keeps true: a root signs only a charter that names both parties exactly as their cards do; a line is adopted only with
both parties' signatures; doing any step twice changes nothing, and a step cut short can be done again.
Implements `spec/introduction.md` on files. Leaves to others: comparing the code aloud (people) and running the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.card import (
    FILE_BYTES,
    ROOTSETS,
    Address,
    CardFile,
    build_card,
    build_card_file,
    parse_card_file,
)
from firebreak.core.record.charter import (
    PARTY_SHAPE,
    Charter,
    CharterDesk,
    CharterParty,
    Terms,
    build_charter,
    build_charter_statement,
    comparison_code,
    parse_charter,
    party_of,
    read_charter,
    row_of,
    verify_charter,
)
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.manifest import Manifest, verify_manifest
from firebreak.core.record.rootset import (
    STATEMENT_BYTES,
    CustodianSeeds,
    RootSet,
    Signatures,
    read_signatures,
    read_statement,
    shaped,
    sign_statement,
    verify_signatures,
)
from firebreak.core.types import LineId
from firebreak.node.config import default_config, line_table, load_config, parse_config
from firebreak.node.layout import Layout, create_layout, open_layout, read_file, short, write_file
from firebreak.node.partykeys import CUSTODIAN_NUMBERS, LineKit, PartyKeys, make_line, make_party
from firebreak.node.settings import HostPort, LineConfig, PathConfig
from firebreak.node.vault import SEED_BYTES, Cost, Entropy, Vault, create_key_file

__all__ = [
    "Adopted",
    "Identity",
    "LineFiles",
    "LineKit",
    "PartyKeys",
    "Proposal",
    "adopt",
    "countersign",
    "create_node",
    "dialling",
    "load_identity",
    "load_lines",
    "make_card",
    "make_line",
    "make_party",
    "open_vault",
    "propose_charter",
    "read_proposal",
]

_PROPOSAL: Final = "firebreak/proposal/1"
_T = TypeVar("_T")
_DIALLED: Final = frozenset({"stream", "relay"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a node knows of its own party without opening a vault."""

    party: CharterParty
    rootset: RootSet
    manifest: Manifest
    manifest_statement: bytes
    rootsets: tuple[bytes, ...]  # body of the first, statement of each that followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A charter with the signatures it has so far, by index of the party."""

    charter: Charter
    signatures: tuple[Signatures | None, Signatures | None]

    @property
    def code(self) -> str:
        """The code both sides compare aloud before they sign."""
        return comparison_code(self.charter.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What `adopt` did: the line, and the code to compare."""

    line: LineId
    name: str
    charter: Charter
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFiles:
    """One line as its folder holds it: the first charter, and the other party as introduced."""

    charter: Charter
    charter_statement: bytes
    me: int
    peer: CardFile


# --- a new node ------------------------------------------------------------------------------------------------------


def create_node(
    folder: Path,
    party_name: str,
    language: str,
    desks: Sequence[CharterDesk],
    entropy: Entropy,
    now: int,
    passphrase: str | None = None,
    *,
    root_passphrase: str | None = None,
    telephones: Sequence[str] = (),
    api_port: int = 8440,
    cost: Cost | None = None,
) -> Layout:
    """Make a node: root custodians, root set, next root set, manifest 1, node keys, settings.

    Without a passphrase a key file opens the vault, without `root_passphrase` another one the root's. `now` is UTC
    seconds. Raises UsageError over an existing node or for a name or desk outside the limits, OperationalError if the
    disk refuses.
    """
    keys = make_party(party_name, language, desks, entropy(SEED_BYTES), now=now, telephones=telephones)
    build_card(keys.party, keys.manifest.hash)  # checks name, desks and telephones before anything is written
    layout = create_layout(folder)
    _store_root(layout, keys, entropy, root_passphrase, cost)
    _create_vault(layout.vault, layout.key_file, dict(keys.seeds), entropy, passphrase, cost)
    write_file(layout.party, encode(row_of(keys.party)))
    write_file(layout.rootsets, encode([keys.rootset.body]))
    write_file(layout.manifest, keys.manifest_statement)
    write_file(layout.config, default_config(name=party_name, language=language, port=api_port).encode())
    return layout


def _store_root(layout: Layout, keys: PartyKeys, entropy: Entropy, passphrase: str | None, cost: Cost | None) -> None:
    for path, custodians in ((layout.root_vault, keys.root), (layout.next_root_vault, keys.next_root)):
        seeds = {f"root-{c.number}-ed": c.ed25519 for c in custodians}
        seeds |= {f"root-{c.number}-mldsa": c.mldsa87 for c in custodians}
        _create_vault(path, layout.root_key_file, seeds, entropy, passphrase, cost)


def _create_vault(
    path: Path, key_file: Path, seeds: Mapping[str, bytes], entropy: Entropy, passphrase: str | None, cost: Cost | None
) -> None:
    if passphrase is None and not key_file.exists():
        create_key_file(key_file, entropy=entropy)
    file = key_file if passphrase is None else None
    Vault.create(path, seeds, entropy=entropy, passphrase=passphrase, key_file=file, cost=cost)


def open_vault(folder: Path, passphrase: str | None = None) -> Vault:
    """Return the node's own seeds; without a passphrase the key file opens them. Raises as `Vault.open`."""
    layout = open_layout(folder)
    return Vault.open(layout.vault, passphrase=passphrase, key_file=None if passphrase else layout.key_file)


def open_custodians(layout: Layout, passphrase: str | None) -> tuple[CustodianSeeds, ...]:
    """Return the first two custodians of our current root set, who sign.

    Raises UsageError if the root is not here, or as `Vault.open`.
    """
    if not layout.root_vault.exists():
        raise UsageError(
            f"the root is not here: it was moved to other media. Put {layout.root_vault.name} (and key.secret, if there"
            f" is one) back into {layout.root_vault.parent}, do this again, then move it away"
        )
    vault = Vault.open(layout.root_vault, passphrase=passphrase, key_file=None if passphrase else layout.root_key_file)
    return tuple(
        CustodianSeeds(number=n, ed25519=vault.secret(f"root-{n}-ed"), mldsa87=vault.secret(f"root-{n}-mldsa"))
        for n in CUSTODIAN_NUMBERS[:2]
    )


def load_identity(folder: Path) -> Identity:
    """Return our own party as its files hold it.

    Raises UsageError if there is no node, OperationalError if a file is missing, IntegrityError if they disagree.
    """
    layout = open_layout(folder)
    try:
        party = party_of(shaped("CARD-1", PARTY_SHAPE, decode(read_file(layout.party)), "party"))
        rootsets = shaped("CARD-3", ROOTSETS, decode(read_file(layout.rootsets), max_bytes=FILE_BYTES), "rootsets")
        statement = read_file(layout.manifest)
        card = _own_card(party, rootsets, statement, ())
    except (PeerError, UsageError) as error:
        raise IntegrityError(f"the files in {layout.party.parent} do not belong together: {error}") from error
    return Identity(
        party=party,
        rootset=card.rootset,
        manifest=card.manifest,
        manifest_statement=statement,
        rootsets=rootsets,
    )


def own_statements(folder: Path, rootset: RootSet) -> tuple[tuple[int, bytes], ...]:
    """Return every version of our own manifest that is on file under this root set, as number and statement.

    Raises OperationalError if a file cannot be read, IntegrityError if one is not what the root signed.
    """
    layout = open_layout(folder)
    files = [*sorted(layout.manifests.glob("*.bin")), layout.manifest]
    found: dict[int, bytes] = {}
    for path in files:
        statement = read_file(path)
        try:
            found[verify_manifest(statement, rootset).version] = statement
        except PeerError as error:
            raise IntegrityError(f"{path} is not what our root signed: {error}") from error
    return tuple(sorted(found.items()))


def _own_card(
    party: CharterParty, rootsets: tuple[bytes, ...], statement: bytes, addresses: Sequence[Address]
) -> CardFile:
    body, _ = read_statement(statement)
    card = build_card(party, crypto.sha256(body), addresses)
    return build_card_file(card, rootsets, statement)


def make_card(folder: Path, addresses: Sequence[Address] = ()) -> CardFile:
    """Return our card with these addresses, and keep it as `cards/own.card`; a later one replaces it.

    Raises UsageError for an address outside the limits.
    """
    own = load_identity(folder)
    made = _own_card(own.party, own.rootsets, own.manifest_statement, addresses)
    write_file(open_layout(folder).cards / "own.card", made.body, replace=True)
    return made


# --- charter ---------------------------------------------------------------------------------------------------------


def propose_charter(
    folder: Path, peer_card: CardFile, terms: Terms | None = None, *, root_passphrase: str | None = None
) -> bytes:
    """Return a proposal signed by our root: we are index 0, the party of `peer_card` index 1.

    Raises UsageError for terms outside the limits, or a card of our own.
    """
    layout, own = open_layout(folder), load_identity(folder)
    charter = build_charter(parties=(own.party, peer_card.card.party), terms=terms)
    signed = sign_statement(charter.body, "charter", open_custodians(layout, root_passphrase))
    return encode([_PROPOSAL, charter.body, signed, None])


def read_proposal(proposal: bytes) -> Proposal:
    """Return the charter proposed and who signed it, signatures not yet checked; raises PeerError (CARD-7, CHA)."""
    value = decode(proposal, max_bytes=STATEMENT_BYTES)
    if type(value) is not tuple or len(value) != 4 or value[0] != _PROPOSAL or type(value[1]) is not bytes:
        raise PeerError("CARD-7", f"an array of {_PROPOSAL!r}, a charter and two lists of signatures is required")
    return Proposal(charter=parse_charter(value[1]), signatures=(_signed(value[2]), _signed(value[3])))


def _signed(value: Value) -> Signatures | None:
    return None if value is None else read_signatures(value)


def countersign(folder: Path, proposal: bytes, peer_card: CardFile, *, root_passphrase: str | None = None) -> bytes:
    """Return the charter statement: the proposal with our root's signatures added, after the code was compared.

    Raises PeerError if their signatures do not stand, UsageError if the charter names either party in other words
    than its card.
    """
    layout, own = open_layout(folder), load_identity(folder)
    read = read_proposal(proposal)
    charter, me = read.charter, _check_named(read.charter, own, peer_card)
    theirs = read.signatures[1 - me]
    if theirs is None:
        raise UsageError("the other party has not signed this proposal; ask for the file it made")
    verify_signatures(theirs, "charter", charter.body, peer_card.rootset)
    ours = sign_statement(charter.body, "charter", open_custodians(layout, root_passphrase))
    return build_charter_statement(charter.body, *_in_order(me, ours, theirs))


def _in_order(me: int, ours: _T, theirs: _T) -> tuple[_T, _T]:
    """Return what belongs to party 0, then what belongs to party 1."""
    return (ours, theirs) if me == 0 else (theirs, ours)


def _check_named(charter: Charter, own: Identity, peer_card: CardFile) -> int:
    """Return our index; raises UsageError if the charter does not name both parties exactly as we know them."""
    me = charter.side_of(own.party.party)
    if charter.parties[me] != own.party:
        raise UsageError("the charter describes us in other words than our own card; do not sign it")
    if charter.parties[1 - me] != peer_card.card.party:
        raise UsageError("the charter describes the other party in other words than its card; ask for a new card")
    return me


def adopt(folder: Path, statement: bytes, peer_card: CardFile, *, name: str | None = None) -> Adopted:
    """Take a charter signed by both into use: check it, keep it with the other party's card, add it to the settings.

    `name` is what our people type for the line. Raises PeerError if a signature does not stand, UsageError if the
    charter is not ours or the name is taken.
    """
    layout, own = open_layout(folder), load_identity(folder)
    me = _check_named(read_charter(statement)[0], own, peer_card)
    charter = verify_charter(statement, _in_order(me, own.rootset, peer_card.rootset))
    if charter.revision != 1:
        raise UsageError("this is a revision of a charter; a line begins with its first charter")
    line = charter.line_id
    _keep(layout.peer_card(line), peer_card.body)
    _keep(layout.charter(line), statement)
    named = _add_line(layout, charter, me, peer_card, name)
    return Adopted(line=line, name=named, charter=charter, code=comparison_code(charter.hash))


def _keep(path: Path, data: bytes) -> None:
    """Write a file, or find it written by an earlier try; raises UsageError if it says something else."""
    if path.exists():
        if read_file(path) != data:
            raise UsageError(f"{path} exists already with other content and is not overwritten")
        return
    write_file(path, data)


def _add_line(layout: Layout, charter: Charter, me: int, peer_card: CardFile, name: str | None) -> str:
    config = load_config(layout.config)
    for line in config.line:
        if charter.line_id.hex().startswith(line.id):
            return line.name
    taken = [line.name for line in config.line]
    named = name or _free_name(charter.parties[1 - me].name, taken)
    if named in taken:
        raise UsageError(f"there is a line named {named!r} already; give another name")
    own = layout.cards / "own.card"
    ours = parse_card_file(read_file(own)).card.addresses if own.exists() else ()
    paths = dialling(charter, me, ours, peer_card.card.addresses)
    table = line_table(LineConfig(id=short(charter.line_id), name=named, path=paths))
    settings = read_file(layout.config) + table.encode()
    parse_config(settings.decode(), layout.config.name)  # before it is written
    write_file(layout.config, settings, replace=True)
    return named


def _free_name(party: str, taken: Sequence[str]) -> str:
    """Return a word for a line out of the other party's name."""
    word = re.sub(r"[^a-z0-9]+", "-", party.lower()).strip("-")[:20] or "line"
    return next(w for n in range(1, len(taken) + 2) if (w := word if n == 1 else f"{word}-{n}") not in taken)


def dialling(charter: Charter, me: int, ours: Sequence[Address], theirs: Sequence[Address]) -> tuple[PathConfig, ...]:
    """Return our end of each stream or relay path that one side has an address for (CARD-8).

    Party 0 dials paths 0, 2, ...; party 1 dials 1, 3, ...; a party without an address for a path dials it.
    """
    own = {name: HostPort(host, port) for name, host, port in ours}
    far = {name: HostPort(host, port) for name, host, port in theirs}
    ends = []
    for path in charter.paths:
        listen, dial = own.get(path.name), far.get(path.name)
        if path.kind not in _DIALLED or (listen is None and dial is None):
            continue
        we_dial = listen is None or (dial is not None and path.number % 2 == me)
        end = PathConfig(name=path.name, listen=listen, dial=None)
        ends.append(replace(end, listen=None, dial=dial) if we_dial else end)
    return tuple(ends)


def load_lines(folder: Path) -> tuple[LineFiles, ...]:
    """Return every line in the settings, its files verified again, in the order of the settings.

    Raises IntegrityError if a file does not stand up to the checks it passed when it was adopted.
    """
    layout, own = open_layout(folder), load_identity(folder)
    return tuple(_load_line(layout, own, line) for line in load_config(layout.config).line)


def _load_line(layout: Layout, own: Identity, line: LineConfig) -> LineFiles:
    place = layout.lines / line.id[:16]
    statement, card = read_file(place / "charter.bin"), read_file(place / "peer.card")
    try:
        peer = parse_card_file(card)
        me = read_charter(statement)[0].side_of(own.party.party)
        charter = verify_charter(statement, _in_order(me, own.rootset, peer.rootset))
    except (PeerError, UsageError) as error:
        raise IntegrityError(f"the files in {place} do not stand: {error}") from error
    if not charter.line_id.hex().startswith(line.id):
        raise IntegrityError(f"{place} holds the charter of another line")
    return LineFiles(charter=charter, charter_statement=statement, me=me, peer=peer)
