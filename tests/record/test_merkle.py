"""Trees against the known answers of Certificate Transparency and a recursive second implementation."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.record import merkle
from firebreak.core.record.merkle import EMPTY_FRONTIER, EMPTY_ROOT, Frontier, Tree, leaf_hash

# Inputs and roots of certificate-transparency's merkle tree tests, sizes 0 to 8.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]
MANY = [leaf_hash(bytes([i])) for i in range(70)]


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    assert merkle.tree_root(LEAVES[:size]).hex() == ROOTS[size]
    assert Tree(LEAVES).root(size).hex() == ROOTS[size]
    assert grown(LEAVES[:size]).root().hex() == ROOTS[size]


def grown(leaves: list[merkle.Leaf]) -> Frontier:
    frontier = EMPTY_FRONTIER
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


@pytest.mark.parametrize("size", range(71))
def test_all_ways_to_a_root_agree(size: int, independent: ModuleType) -> None:
    expected = independent.tree(MANY[:size])
    assert grown(MANY[:size]).root() == merkle.tree_root(MANY[:size]) == Tree(MANY).root(size) == expected


@given(st.integers(1, 70), st.data())
def test_inclusion_proofs_verify_and_prove_one_place(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    root, path = merkle.tree_root(MANY[:size]), merkle.inclusion_proof(MANY, index, size)
    assert path == Tree(MANY).inclusion(index, size)
    merkle.verify_inclusion(MANY[index], index, size, path, root)
    other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index)) if size > 1 else None
    if other is not None:
        with pytest.raises(PeerError):
            merkle.verify_inclusion(MANY[index], other, size, path, root)


@given(st.integers(0, 70), st.data())
def test_consistency_proofs_verify_and_bind_both_roots(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, new))
    path = merkle.consistency_proof(MANY, old, new)
    assert path == Tree(MANY).consistency(old, new)
    first, second = merkle.tree_root(MANY[:old]), merkle.tree_root(MANY[:new])
    merkle.verify_consistency(old, first, new, second, path)
    for roots in ((leaf_hash(b"x"), second), (first, leaf_hash(b"x"))):
        if old == 0 and roots[0] == first and new:
            continue  # an empty tree begins every tree
        with pytest.raises(PeerError):
            merkle.verify_consistency(old, roots[0], new, roots[1], path)


proofs = st.lists(st.sampled_from([*MANY[:5], b"short"]), max_size=8)


@given(st.integers(-1, 9), st.integers(-1, 9), proofs)
def test_noise_is_refused_like_by_the_second_implementation(
    independent: ModuleType, first: int, second: int, path: list[bytes]
) -> None:
    hexed = {"path": [one.hex() for one in path]}
    inclusion = {"leaf": MANY[0].hex(), "index": first, "size": second, "root": MANY[1].hex()} | hexed
    consistency = {"old": first, "old_root": MANY[0].hex(), "new": second, "new_root": MANY[1].hex()} | hexed
    assert rule(lambda: merkle.verify_inclusion(MANY[0], first, second, path, MANY[1])) == refused(
        independent, "inclusion", inclusion
    )
    assert rule(lambda: merkle.verify_consistency(first, MANY[0], second, MANY[1], path)) == refused(
        independent, "consistency", consistency
    )


def rule(check: object) -> str:
    with pytest.raises(PeerError) as caught:
        check()  # type: ignore[operator]
    return caught.value.rule


def refused(independent: ModuleType, check: str, case: dict[str, object]) -> str:
    with pytest.raises(independent.Refused) as caught:
        independent.OPERATIONS[check](case)
    return str(caught.value.rule)


def test_a_tree_gives_the_frontier_of_every_size() -> None:
    leaves = [leaf_hash(bytes((i,))) for i in range(70)]
    tree, frontier = Tree(leaves), EMPTY_FRONTIER
    for size, leaf in enumerate(leaves):
        assert tree.frontier(size) == frontier
        frontier = frontier.append(leaf)
    assert tree.frontier(len(leaves)) == frontier


def test_a_frontier_from_a_store_is_checked() -> None:
    frontier = grown(MANY[:13])
    assert Frontier.from_parts(13, list(frontier.hashes)) == frontier
    for size, hashes in ((12, frontier.hashes), (13, frontier.hashes[1:]), (1, (b"short",)), (-1, ())):
        with pytest.raises(IntegrityError):
            Frontier.from_parts(size, hashes)


def test_proofs_of_what_is_not_there_are_our_mistake() -> None:
    tree = Tree(MANY)
    for ask in (lambda: tree.root(71), lambda: tree.inclusion(5, 5), lambda: tree.consistency(6, 5)):
        with pytest.raises(UsageError):
            ask()
    assert tree.root(0) == EMPTY_ROOT == EMPTY_FRONTIER.root()
