"""All keys of a party in memory, and a line between two such parties.

Keeps true: what is made here passes the same checks as what arrives from a stranger, and the same seed gives the same
keys (signatures of ML-DSA differ from run to run).
Leaves to others: files and people (`introduction`). Real nodes start from here with seeds drawn at random; the
simulator and tests use it without a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from firebreak.core.record import crypto
from firebreak.core.record.charter import (
    Charter,
    CharterDesk,
    CharterParty,
    Terms,
    build_charter,
    build_charter_statement,
    verify_charter,
)
from firebreak.core.record.manifest import (
    SHORT_LIFE_S,
    Manifest,
    ManifestKey,
    build_manifest,
    prove_possession,
    verify_manifest,
)
from firebreak.core.record.rootset import CustodianSeeds, RootSet, build_rootset, build_statement, sign_statement
from firebreak.core.types import PartyId

NODE_KEYS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "entry": crypto.ed25519_public,
    "seal-ed": crypto.ed25519_public,
    "seal-mldsa": crypto.mldsa44_public,
    "tls": crypto.ed25519_public,
    "bundle": crypto.xwing_public,
    "desk": crypto.ed25519_public,
}
"""Purposes a node has keys for from the first day, with how the public key follows from the seed."""

MANIFEST_LIFE_S: Final = 365 * 86_400
CUSTODIAN_NUMBERS: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PartyKeys:
    """A party with all its secrets: for the moment a node is made, for the simulator and for tests."""

    party: CharterParty
    root: tuple[CustodianSeeds, ...]
    next_root: tuple[CustodianSeeds, ...]
    seeds: Mapping[str, bytes]  # by purpose, 32 bytes each
    rootset: RootSet
    manifest: Manifest
    manifest_statement: bytes

    @property
    def party_id(self) -> PartyId:
        """Id of the party."""
        return self.party.party

    def sign(self, ctx: str, body: bytes) -> tuple[tuple[int, bytes, bytes], ...]:
        """Return the signatures of the first two custodians over `body`."""
        return sign_statement(body, ctx, self.root[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class LineKit:
    """Everything both nodes know of a line after the introduction."""

    charter: Charter
    charter_statement: bytes
    rootsets: tuple[RootSet, RootSet]
    manifests: tuple[Manifest, Manifest]
    manifest_statements: tuple[bytes, bytes]


def make_party(
    name: str,
    language: str,
    desks: Sequence[CharterDesk],
    seed: bytes,
    *,
    now: int = 0,
    telephones: Sequence[str] = (),
) -> PartyKeys:
    """Return a party whose every secret follows from `seed`; keys begin at `now` (UTC seconds).

    Raises UsageError for a name or desk outside the limits.
    """
    root, following = _custodians(seed, "root"), _custodians(seed, "next-root")
    rootset = build_rootset([c.public() for c in root])
    next_rootset = build_rootset([c.public() for c in following])
    seeds = {purpose: crypto.expand(seed, "node", purpose) for purpose in NODE_KEYS}
    manifest = build_manifest(
        party=rootset.party_id,
        root_set=rootset.hash,
        next_root_set=next_rootset.hash,
        keys=node_keys(rootset.party_id, seeds, now),
        expiry=now + MANIFEST_LIFE_S,
    )
    party = CharterParty(
        party=rootset.party_id,
        name=name,
        language=language,
        root_set=rootset.hash,
        desks=tuple(desks),
        telephones=tuple(telephones),
    )
    return PartyKeys(
        party=party,
        root=root,
        next_root=following,
        seeds=seeds,
        rootset=rootset,
        manifest=manifest,
        manifest_statement=build_statement(manifest.body, "manifest", root[:2]),
    )


def _custodians(seed: bytes, which: str) -> tuple[CustodianSeeds, ...]:
    return tuple(
        CustodianSeeds(
            number=number,
            ed25519=crypto.expand(seed, which, number, "ed"),
            mldsa87=crypto.expand(seed, which, number, "mldsa"),
        )
        for number in CUSTODIAN_NUMBERS
    )


def node_keys(party: PartyId, seeds: Mapping[str, bytes], now: int) -> tuple[ManifestKey, ...]:
    """Return the manifest's rows for a node's seeds, each with its proof of possession, for 90 days from `now`."""
    rows = []
    for purpose, public_of in NODE_KEYS.items():
        public = public_of(seeds[purpose])
        prover = seeds["entry" if purpose == "bundle" else purpose]
        proof = prove_possession(party, purpose, public, prover)
        rows.append(ManifestKey(purpose=purpose, public=public, begin=now, until=now + SHORT_LIFE_S, proof=proof))
    return tuple(rows)


def make_line(first: PartyKeys, second: PartyKeys, terms: Terms | None = None) -> LineKit:
    """Return the line of two parties, charter signed by both roots and checked; `first` is index 0.

    Raises UsageError for terms outside the limits.
    """
    charter = build_charter(parties=(first.party, second.party), terms=terms)
    signatures = [party.sign("charter", charter.body) for party in (first, second)]
    statement = build_charter_statement(charter.body, signatures[0], signatures[1])
    rootsets = (first.rootset, second.rootset)
    return LineKit(
        charter=verify_charter(statement, rootsets),
        charter_statement=statement,
        rootsets=rootsets,
        manifests=(
            verify_manifest(first.manifest_statement, first.rootset),
            verify_manifest(second.manifest_statement, second.rootset),
        ),
        manifest_statements=(first.manifest_statement, second.manifest_statement),
    )
