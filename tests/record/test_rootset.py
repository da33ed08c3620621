"""The root of a party: three custodians, two of whom sign."""

from __future__ import annotations

import pytest

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.rootset import (
    CustodianSeeds,
    RootSet,
    build_rootset,
    build_statement,
    parse_rootset,
    sign_statement,
    verify_next_rootset,
    verify_statement,
)  # fmt: skip


def _seeds(first: int) -> list[CustodianSeeds]:
    return [
        CustodianSeeds(number=n, ed25519=bytes([first + n]) * 32, mldsa87=bytes([first, n]) * 16) for n in (1, 2, 3)
    ]


def _set(seeds: list[CustodianSeeds]) -> RootSet:
    return build_rootset([c.public() for c in seeds])


SEEDS, OTHERS = _seeds(10), _seeds(40)
ROOT = _set(SEEDS)


def test_a_root_set_is_its_bytes_and_names_the_party() -> None:
    assert parse_rootset(ROOT.body) == ROOT
    assert ROOT.party_id == ROOT.hash
    assert _set(SEEDS[::-1]) == ROOT  # the order in which custodians are given does not matter


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (2, 1)])
def test_any_two_custodians_make_a_statement(pair: tuple[int, int]) -> None:
    stated = build_statement(b"said", "manifest", [SEEDS[i] for i in pair])
    assert verify_statement(stated, "manifest", ROOT) == b"said"


@pytest.mark.parametrize("which", [[0], [0, 1, 2], [0, 0]])
def test_another_number_of_custodians_does_not_sign(which: list[int]) -> None:
    with pytest.raises(UsageError, match="exactly 2"):
        sign_statement(b"said", "manifest", [SEEDS[i] for i in which])


def test_neither_algorithm_stands_for_the_other() -> None:
    ours = sign_statement(b"said", "manifest", SEEDS[:2])
    theirs = sign_statement(b"said", "manifest", OTHERS[:2])
    for column, rule in ((1, "SIG-1"), (2, "SIG-3")):
        mixed = [[row[0], *(other[i] if i == column else row[i] for i in (1, 2))]
                 for row, other in zip(ours, theirs, strict=True)]  # fmt: skip
        with pytest.raises(PeerError) as refused:
            verify_statement(encode([b"said", mixed]), "manifest", ROOT)
        assert refused.value.rule == rule


def test_two_custodians_may_not_share_a_key() -> None:
    shared = CustodianSeeds(number=3, ed25519=SEEDS[0].ed25519, mldsa87=SEEDS[2].mldsa87)
    with pytest.raises(UsageError, match="ROOT-3"):
        _set([*SEEDS[:2], shared])


def test_the_next_root_set_is_the_one_committed_to() -> None:
    following = _set(OTHERS)
    stated = build_statement(following.body, "rootset", SEEDS[1:])
    assert verify_next_rootset(stated, ROOT, following.hash) == following
    with pytest.raises(PeerError) as refused:
        verify_next_rootset(stated, ROOT, ROOT.hash)
    assert refused.value.rule == "ROOT-6"


def test_a_root_set_cannot_appoint_itself() -> None:
    following = _set(OTHERS)
    with pytest.raises(PeerError):
        verify_next_rootset(build_statement(following.body, "rootset", OTHERS[:2]), ROOT, following.hash)


def test_seeds_are_never_printed() -> None:
    shown = repr(SEEDS[0])
    assert SEEDS[0].ed25519.hex() not in shown
    assert repr(SEEDS[0].ed25519) not in shown


def test_every_cut_of_a_statement_is_refused_by_rule() -> None:
    stated = build_statement(b"said", "manifest", SEEDS[:2])
    for end in [*range(0, 200, 7), len(stated) - 1]:
        with pytest.raises(PeerError):
            verify_statement(stated[:end], "manifest", ROOT)
    assert decode(stated, max_bytes=1 << 20)
