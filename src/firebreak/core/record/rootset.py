"""The root of a party: three custodians, of whom two sign every statement (`spec/identity.md`, ROOT rules).

Keeps true: a root set has three custodians with one Ed25519 and one ML-DSA-87 key each, no key twice and none weak; a
statement stands only with both signatures of exactly two of them. The party's id is the hash of its first root set.
Leaves to others: what is stated (manifest, charter), and where the custodians keep their seeds (the vault). The
functions that sign draw randomness inside the library: the custodians' own device calls them, never the core's step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.codec import Encodable, Value, decode, encode
from firebreak.core.record.kinds import Shape, listed, octets, row, uint
from firebreak.core.types import PartyId

CUSTODIANS: Final = 3
QUORUM: Final = 2
STATEMENT_BYTES: Final = 300_000  # a body of 256 KiB and two parties' signatures
_CONTEXT: Final = "firebreak/rootset/1"
_KEYS = listed(row(uint(8), octets(32), octets(crypto.MLDSA87_PUBLIC_BYTES)), CUSTODIANS, CUSTODIANS)
_ROWS = listed(
    row(uint(8), octets(crypto.ED25519_SIGNATURE_BYTES), octets(crypto.MLDSA87_SIGNATURE_BYTES)), QUORUM, QUORUM
)

Signatures: TypeAlias = tuple[tuple[int, bytes, bytes], ...]
"""Rows of custodian number, Ed25519 signature and ML-DSA-87 signature, ascending."""


def shaped(rule: str, shape: Shape, value: Value, where: str) -> Any:
    """Return `value` in its shape, or raise PeerError under `rule`, the rule of the page that uses the shape."""
    try:
        return shape(value, where)
    except PeerError as error:
        raise PeerError(rule, error.detail, error.where) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custodian:
    """Public keys of one custodian."""

    number: int
    ed25519: bytes
    mldsa87: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CustodianSeeds:
    """Secret seeds (32 bytes each) of one custodian; never printed."""

    number: int
    ed25519: bytes
    mldsa87: bytes

    def public(self) -> Custodian:
        """Return the public keys of these seeds."""
        return Custodian(
            number=self.number,
            ed25519=crypto.ed25519_public(self.ed25519),
            mldsa87=crypto.mldsa87_public(self.mldsa87),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RootSet:
    """Three custodians, the exact bytes that list them, and the hash that names them."""

    custodians: tuple[Custodian, ...]
    body: bytes
    hash: bytes

    @property
    def party_id(self) -> PartyId:
        """Id of the party whose first root set this is."""
        return PartyId(self.hash)

    def custodian(self, number: int) -> Custodian:
        """Return the custodian of that number; raises PeerError ROOT-5 if there is none."""
        for one in self.custodians:
            if one.number == number:
                return one
        raise PeerError("ROOT-5", f"the root set has no custodian {number}", "statement")


def build_rootset(custodians: Sequence[Custodian]) -> RootSet:
    """Return the root set of three custodians; raises UsageError for keys or numbers the rules refuse."""
    rows: list[Encodable] = [[c.number, c.ed25519, c.mldsa87] for c in sorted(custodians, key=lambda c: c.number)]
    try:
        return parse_rootset(encode([_CONTEXT, rows]))
    except PeerError as error:
        raise UsageError(str(error)) from error


def parse_rootset(body: bytes) -> RootSet:
    """Return the root set that `body` is; raises PeerError (ROOT-1 to ROOT-3, KEY, CBOR)."""
    value = decode(body)
    if type(value) is not tuple or len(value) != 2 or value[0] != _CONTEXT:
        raise PeerError("ROOT-1", f"an array of {_CONTEXT!r} and the custodians is required", "rootset")
    rows = shaped("ROOT-1", _KEYS, value[1], "rootset.custodians")
    if [r[0] for r in rows] != sorted({r[0] for r in rows}):
        raise PeerError("ROOT-2", "custodian numbers ascend without repetition", "rootset.custodians")
    if len({r[1] for r in rows}) != CUSTODIANS or len({r[2] for r in rows}) != CUSTODIANS:
        raise PeerError("ROOT-3", "two custodians have the same key", "rootset.custodians")
    for one in rows:
        crypto.check_ed25519_public(one[1])
    custodians = tuple(Custodian(number=n, ed25519=ed, mldsa87=mldsa) for n, ed, mldsa in rows)
    return RootSet(custodians=custodians, body=body, hash=crypto.sha256(body))


def sign_statement(body: bytes, ctx: str, custodians: Sequence[CustodianSeeds]) -> Signatures:
    """Return the signatures of two custodians over `body` in context `ctx` (short name: `charter`).

    Raises UsageError unless exactly two different custodians sign.
    """
    if len({c.number for c in custodians}) != QUORUM or len(custodians) != QUORUM:
        raise UsageError(f"a root statement is signed by exactly {QUORUM} different custodians")
    ordered = sorted(custodians, key=lambda c: c.number)
    return tuple(
        (c.number, crypto.sign_ed25519(c.ed25519, ctx, body), crypto.sign_mldsa87(c.mldsa87, ctx, body))
        for c in ordered
    )


def read_signatures(value: Value, where: str = "statement") -> Signatures:
    """Return the rows of one party's signatures; raises PeerError ROOT-4 for another number or order of them."""
    rows: Signatures = shaped("ROOT-4", _ROWS, value, where)
    if rows[0][0] >= rows[1][0]:
        raise PeerError("ROOT-4", "custodian numbers ascend without repetition", where)
    return rows


def verify_signatures(rows: Signatures, ctx: str, body: bytes, rootset: RootSet) -> None:
    """Check both signatures of both custodians over `body`; raises PeerError (ROOT-4, ROOT-5, SIG)."""
    for number, ed25519, mldsa87 in read_signatures(rows):
        custodian = rootset.custodian(number)
        crypto.verify_ed25519(custodian.ed25519, ctx, body, ed25519)
        crypto.verify_mldsa87(custodian.mldsa87, ctx, body, mldsa87)


def build_statement(body: bytes, ctx: str, custodians: Sequence[CustodianSeeds]) -> bytes:
    """Return a root statement: `body` and the signatures of two custodians of one party."""
    return encode([body, sign_statement(body, ctx, custodians)])


def read_statement(statement: bytes) -> tuple[bytes, Signatures]:
    """Return body and signatures of a root statement, not yet verified; raises PeerError (ROOT-4, CBOR)."""
    value = decode(statement, max_bytes=STATEMENT_BYTES)
    if type(value) is not tuple or len(value) != 2 or type(value[0]) is not bytes:
        raise PeerError("ROOT-4", "an array of the stated bytes and two rows of signatures is required", "statement")
    return value[0], read_signatures(value[1])


def verify_statement(statement: bytes, ctx: str, rootset: RootSet) -> bytes:
    """Return the body of a root statement of one party; raises PeerError (ROOT-4, ROOT-5, SIG, CBOR)."""
    body, signatures = read_statement(statement)
    verify_signatures(signatures, ctx, body, rootset)
    return body


def verify_next_rootset(statement: bytes, current: RootSet, committed: bytes) -> RootSet:
    """Return the root set that follows `current`: signed by two of its custodians and committed to beforehand.

    Raises PeerError ROOT-6 if its hash is not `committed`, the hash that the last manifest under `current` names.
    """
    following = parse_rootset(verify_statement(statement, "rootset", current))
    if following.hash != committed:
        raise PeerError("ROOT-6", "this is not the root set the manifest committed to", "rootset")
    return following
