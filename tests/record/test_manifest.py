"""The keys that act for a party."""

from __future__ import annotations

import pytest

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.manifest import (
    SHORT_LIFE_S,
    Manifest,
    Revocation,
    build_manifest,
    check_manifest_follows,
    parse_manifest,
    verify_manifest,
)  # fmt: skip
from firebreak.core.record.rootset import build_statement
from firebreak.core.types import Echelon, FeedId, Root
from firebreak.node.partykeys import NODE_KEYS, make_party, node_keys

DESKS = (CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),)
A = make_party("A", "en", DESKS, b"a" * 32, now=1000)
B = make_party("B", "en", DESKS, b"b" * 32, now=1000)
NEW_SEEDS = {purpose: bytes([i]) * 32 for i, purpose in enumerate(NODE_KEYS, 1)}
REVOKED = Revocation(key=A.manifest.key("entry").public, feed=FeedId(b"f" * 32), size=7, root=Root(b"r" * 32))


def renewed(**more: object) -> Manifest:
    keys = (*A.manifest.keys, *node_keys(A.party_id, NEW_SEEDS, 2000))
    given: dict[str, object] = {
        "party": A.party_id, "root_set": A.rootset.hash, "next_root_set": A.manifest.next_root_set, "keys": keys,
        "expiry": 9000, "previous": A.manifest, **more,
    }  # fmt: skip
    return build_manifest(**given)  # type: ignore[arg-type]


def test_a_manifest_is_its_bytes_and_the_root_signed_it() -> None:
    assert parse_manifest(A.manifest.body) == A.manifest
    assert verify_manifest(A.manifest_statement, A.rootset) == A.manifest
    with pytest.raises(PeerError):
        verify_manifest(A.manifest_statement, B.rootset)


def test_the_newest_key_of_a_purpose_is_the_last_one_listed() -> None:
    later = renewed()
    assert later.key("entry").begin == 2000
    assert later.entry_keys() == (A.manifest.key("entry").public, later.key("entry").public)
    with pytest.raises(UsageError, match="cosigner-ed"):
        later.key("cosigner-ed")


def test_versions_form_a_chain() -> None:
    second = renewed(revocations=(REVOKED,))
    check_manifest_follows(second, A.manifest)
    assert second.version == 2
    assert second.revoked(REVOKED.key) == (REVOKED,)
    with pytest.raises(PeerError) as refused:
        check_manifest_follows(A.manifest, second)
    assert refused.value.rule == "MAN-9"
    with pytest.raises(UsageError, match="MAN-9"):
        renewed(previous=second)  # takes the revocation back


def test_only_the_root_set_named_beforehand_takes_over() -> None:
    moved = renewed(root_set=A.manifest.next_root_set, next_root_set=b"n" * 32)
    check_manifest_follows(moved, A.manifest)
    with pytest.raises(UsageError, match="MAN-9"):
        renewed(root_set=B.rootset.hash)


def test_a_proof_is_for_one_party_purpose_and_key() -> None:
    for keys in (
        node_keys(B.party_id, NEW_SEEDS, 2000),
        tuple(reversed(node_keys(A.party_id, {**NEW_SEEDS, "entry": NEW_SEEDS["tls"]}, 2000))),
    ):
        with pytest.raises(UsageError, match=r"MAN-[45]"):
            renewed(keys=keys)


def test_a_custodians_key_is_no_nodes_key() -> None:
    seeds = {**NEW_SEEDS, "tls": A.root[0].ed25519}
    mixed = renewed(keys=node_keys(A.party_id, seeds, 2000))
    with pytest.raises(PeerError) as refused:
        verify_manifest(build_statement(mixed.body, "manifest", A.root[:2]), A.rootset)
    assert refused.value.rule == "MAN-4"


def test_expiry_warns_and_blocks_nothing() -> None:
    assert A.manifest.warnings(1000) == ()
    keys_late = A.manifest.warnings(1000 + SHORT_LIFE_S)
    assert len(keys_late) == len(NODE_KEYS)
    assert len(A.manifest.warnings(A.manifest.expiry)) == len(NODE_KEYS) + 1
    assert verify_manifest(A.manifest_statement, A.rootset) == A.manifest


def test_the_same_seed_gives_the_same_keys() -> None:
    again = make_party("A", "en", DESKS, b"a" * 32, now=1000)
    assert again.rootset == A.rootset
    assert [k.public for k in again.manifest.keys] == [k.public for k in A.manifest.keys]
    assert again.seeds == A.seeds
    assert A.seeds["entry"].hex() not in repr(A)
