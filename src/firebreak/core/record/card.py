"""The card: how one party introduces itself to another, in person or on paper (`spec/introduction.md`, CARD rules).

Keeps true: a card file that exists as a value is consistent: its root sets follow each other from the one that is the
party's id, and the last of them signed the manifest whose hash the card gives.
Leaves to others: whether the person handing it over is who they say (people, and the code compared aloud). A card is
not signed: what it says counts only once a charter with it is. Addresses never count as identity.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.charter import PARTY_SHAPE, CharterParty, check_desks, party_of, row_of
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.kinds import listed, octets, row, text, uint
from firebreak.core.record.manifest import Manifest, verify_manifest
from firebreak.core.record.rootset import RootSet, parse_rootset, shaped, verify_statement
from firebreak.core.record.terms import SLUG

Address: TypeAlias = tuple[str, str, int]
"""Name of a path, host, port."""

FILE_BYTES: Final = 1 << 20
_CARD: Final = "firebreak/card/1"
_FILE: Final = "firebreak/card-file/1"
_ADDRESSES: Final = listed(row(SLUG, text(253, 1), uint(16)), 0, 16)
ROOTSETS: Final = listed(octets(1, 65_536), 1, 16)
_HOST: Final = re.compile(r"[0-9A-Za-z_-][0-9A-Za-z._-]*|[0-9a-fA-F:][0-9a-fA-F:.]*")
_PARTS: Final = row(octets(1, 16_384), ROOTSETS, octets(1, 300_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a party says of itself, small enough for one printed code."""

    party: CharterParty  # as it will stand in the charter
    manifest_hash: bytes
    addresses: tuple[Address, ...]
    body: bytes

    @property
    def root_set_hash(self) -> bytes:
        """Hash of the root set that signs for the party now."""
        return self.party.root_set


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFile:
    """A card with what proves it: the root sets from the first on, and the manifest statement."""

    card: Card
    rootset: RootSet
    manifest: Manifest
    manifest_statement: bytes
    body: bytes


def build_card(party: CharterParty, manifest_hash: bytes, addresses: Sequence[Address] = ()) -> Card:
    """Return a card; raises UsageError for a name, desk or address outside the limits."""
    try:
        return parse_card(encode([_CARD, row_of(party), manifest_hash, list(addresses)]))
    except PeerError as error:
        raise UsageError(str(error)) from error


def parse_card(body: bytes) -> Card:
    """Return the card that `body` is; raises PeerError (CARD-1, CARD-2, CHA-6, CBOR)."""
    value = decode(body, max_bytes=16_384)
    if type(value) is not tuple or len(value) != 4 or value[0] != _CARD:
        raise PeerError("CARD-1", f"an array of {_CARD!r} and the card's fields is required", "card")
    party = party_of(shaped("CARD-1", PARTY_SHAPE, value[1], "card.party"))
    check_desks(party, "card.party")
    manifest_hash = shaped("CARD-1", octets(32), value[2], "card.manifest")
    addresses = shaped("CARD-1", _ADDRESSES, value[3], "card.addresses")
    if len({a[0] for a in addresses}) != len(addresses) or any(a[2] == 0 for a in addresses):
        raise PeerError("CARD-2", "one address a path, with a port from 1", "card.addresses")
    if not all(_HOST.fullmatch(a[1]) for a in addresses):
        raise PeerError("CARD-2", "a host is a name, an IPv4 or an IPv6 address", "card.addresses")
    return Card(party=party, manifest_hash=manifest_hash, addresses=addresses, body=body)


def build_card_file(card: Card, rootsets: Sequence[bytes], manifest_statement: bytes) -> CardFile:
    """Return a card file. `rootsets`: the body of the first root set, then the statement of each that followed."""
    try:
        return parse_card_file(encode([_FILE, card.body, list(rootsets), manifest_statement]))
    except PeerError as error:
        raise UsageError(str(error)) from error


def parse_card_file(body: bytes) -> CardFile:
    """Return the card file that `body` is, everything in it verified; raises PeerError (CARD, ROOT, MAN, SIG, CBOR)."""
    value = decode(body, max_bytes=FILE_BYTES)
    if type(value) is not tuple or len(value) != 4 or value[0] != _FILE:
        raise PeerError("CARD-3", f"an array of {_FILE!r} and the parts of a card file is required", "card-file")
    card_body, rootsets, statement = shaped("CARD-3", _PARTS, value[1:], "card-file")
    card = parse_card(card_body)
    first = parse_rootset(rootsets[0])
    if first.hash != card.party.party:
        raise PeerError("CARD-4", "the party's id is the hash of its first root set", "card-file.rootsets")
    rootset = first
    for following in rootsets[1:]:
        rootset = parse_rootset(verify_statement(following, "rootset", rootset))
    if rootset.hash != card.root_set_hash:
        raise PeerError("CARD-4", "the card names another root set", "card.party.root_set")
    manifest = verify_manifest(statement, rootset)
    if manifest.hash != card.manifest_hash or manifest.party != card.party.party:
        raise PeerError("CARD-5", "the card names another manifest", "card.manifest")
    return CardFile(card=card, rootset=rootset, manifest=manifest, manifest_statement=statement, body=body)


# --- text form, for paper and for channels that carry only text ------------------------------------------------------

_LINE_BYTES: Final = 30
_LINE: Final = re.compile(r"([0-9]{1,5}) ([A-Z2-7 ]+)/([A-Z2-7]{4})")
_BEGIN: Final = re.compile(r"FIREBREAK ([A-Z ]{1,40}) ([0-9]{1,5}) LINES")


def _check_letters(index: int, data: bytes) -> str:
    """Return four letters (20 bits) that catch a mistyped, lost or exchanged line."""
    return base64.b32encode(crypto.context_hash("armour", index, data)[:5]).decode()[:4]


def armour(title: str, data: bytes) -> str:
    """Return `data` as numbered lines of letters and digits, each with its own check; `title` is in capitals."""
    lines = [data[i : i + _LINE_BYTES] for i in range(0, len(data), _LINE_BYTES)]
    out = [f"FIREBREAK {title} {len(lines)} LINES"]
    for index, chunk in enumerate(lines, start=1):
        letters = base64.b32encode(chunk).decode().rstrip("=")
        groups = " ".join(letters[i : i + 6] for i in range(0, len(letters), 6))
        out.append(f"{index} {groups}/{_check_letters(index, chunk)}")
    return "\n".join(out) + "\n"


def unarmour(title: str, typed: str) -> bytes:
    """Return the bytes of a text form; raises PeerError CARD-6 that names the first line to look at."""
    lines = [line.strip().upper() for line in typed.splitlines() if line.strip()]
    head = _BEGIN.fullmatch(lines[0]) if lines else None
    if head is None or head[1] != title:
        raise PeerError("CARD-6", f"the text begins with FIREBREAK {title} and the number of lines", "line 0")
    if len(lines) - 1 != int(head[2]):
        raise PeerError("CARD-6", f"{head[2]} lines were announced, {len(lines) - 1} follow", "line 0")
    return b"".join(_unarmour_line(index, line) for index, line in enumerate(lines[1:], start=1))


def _unarmour_line(index: int, line: str) -> bytes:
    match = _LINE.fullmatch(line)
    if match is None or int(match[1]) != index:
        raise PeerError("CARD-6", "the line is not numbered letters and a check", f"line {index}")
    letters = match[2].replace(" ", "")
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raise PeerError("CARD-6", "the line has a letter too many or too few", f"line {index}") from None
    if base64.b32encode(data).decode().rstrip("=") != letters or _check_letters(index, data) != match[3]:
        raise PeerError("CARD-6", "the line does not match its check; something in it is mistyped", f"line {index}")
    return data
