"""Vectors of the TREE and COMMIT rules."""

from __future__ import annotations

from typing import Any

from firebreak.core.record import commitment, merkle
from firebreak.core.record.codec import encode
from making.common import FIELDS, LEAVES, TREE, bad, flipped, hexes, rule, seed, write


def inclusion(index: int, size: int) -> dict[str, Any]:
    return {
        "leaf": LEAVES[index].hex(),
        "index": index,
        "size": size,
        "path": hexes(TREE.inclusion(index, size)),
        "root": TREE.root(size).hex(),
    }


def consistency(old: int, new: int) -> dict[str, Any]:
    return {
        "old": old,
        "old_root": TREE.root(old).hex(),
        "new": new,
        "new_root": TREE.root(new).hex(),
        "path": hexes(TREE.consistency(old, new)),
    }


def make_trees() -> None:
    six, pair = inclusion(4, 6), consistency(3, 7)
    empty = merkle.EMPTY_ROOT.hex()
    write(
        "merkle",
        [
            rule(
                "TREE-1",
                "inclusion",
                [
                    inclusion(i, n)
                    for i, n in ((0, 1), (0, 2), (1, 2), (2, 3), (4, 5), (4, 6), (6, 7), (0, 8), (255, 257))
                ],
                [
                    bad("a hash is missing", **(six | {"path": six["path"][:-1]})),
                    bad("a hash too many", **(six | {"path": six["path"] + [empty]})),
                    bad("a hash of 31 bytes", **(six | {"path": [six["path"][0][:-2], *six["path"][1:]]})),
                    bad(
                        "a node as a leaf",
                        **(inclusion(0, 4) | {"leaf": TREE.root(2).hex(), "path": inclusion(0, 4)["path"][1:]}),
                    ),
                    bad("an index outside the tree", **(six | {"index": 6})),
                    bad("an index of a tree of 0", **(six | {"size": 0, "index": 0, "path": []})),
                    bad("a proof for a tree of 1 with a hash", **(inclusion(0, 1) | {"path": [empty]})),
                ],
            ),
            rule(
                "TREE-2",
                "inclusion",
                [inclusion(299, 300), inclusion(0, 300), inclusion(256, 300)],
                [
                    bad("another leaf", **(six | {"leaf": LEAVES[5].hex()})),
                    bad("another index", **(six | {"index": 5})),
                    bad("another root", **(six | {"root": TREE.root(7).hex()})),
                    bad("two hashes swapped", **(inclusion(0, 8) | {"path": inclusion(0, 8)["path"][::-1]})),
                ],
            ),
            rule(
                "TREE-3",
                "consistency",
                [consistency(a, b) for a, b in ((1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (7, 8), (255, 257), (256, 300))]
                + [consistency(0, 5), consistency(5, 5), consistency(0, 0)],
                [
                    bad("a hash is missing", **(pair | {"path": pair["path"][:-1]})),
                    bad("a hash too many", **(pair | {"path": pair["path"] + [empty]})),
                    bad("a hash of 33 bytes", **(pair | {"path": [pair["path"][0] + "00", *pair["path"][1:]]})),
                    bad("no hash", **(pair | {"path": []})),
                    bad("the older tree is larger", **(pair | {"old": 8})),
                    bad("a proof for equal trees", **(consistency(5, 5) | {"path": [empty]})),
                    bad("a proof from the empty tree", **(consistency(0, 5) | {"path": [empty]})),
                ],
            ),
            rule(
                "TREE-4",
                "consistency",
                [consistency(299, 300), consistency(1, 300)],
                [
                    bad("another old root", **(pair | {"old_root": TREE.root(4).hex()})),
                    bad("another new root", **(pair | {"new_root": TREE.root(6).hex()})),
                    bad(
                        "a flipped bit in the proof",
                        **(pair | {"path": [flipped(TREE.consistency(3, 7)[0]).hex(), *pair["path"][1:]]}),
                    ),
                    bad("equal sizes with two roots: a fork", **(consistency(5, 5) | {"old_root": TREE.root(4).hex()})),
                    bad("an empty tree with another root", **(consistency(0, 5) | {"old_root": TREE.root(4).hex()})),
                    bad("two empty trees with two roots", **(consistency(0, 0) | {"new_root": TREE.root(4).hex()})),
                ],
            ),
        ],
    )


def opening(index: int, fields: Any = FIELDS) -> dict[str, Any]:
    made = commitment.open_field(fields, seed("salts"), index)
    return {
        "root": commitment.commit(fields, seed("salts")).hex(),
        "index": index,
        "salt": made.salt.hex(),
        "field": encode(made.field).hex(),
        "path": hexes(made.path),
        "count": made.count,
    }


def make_commitments() -> None:
    def whole(fields: Any) -> dict[str, Any]:
        root = commitment.commit(fields, seed("salts"))
        return {"root": root.hex(), "fields": encode(fields).hex(), "salts_key": seed("salts").hex()}

    text, first = opening(4), whole(FIELDS)
    write(
        "commitment",
        [
            rule(
                "COMMIT-1",
                "opening",
                [opening(0), opening(7), opening(0, (1,)), opening(15, tuple(range(16)))],
                [
                    bad("a salt of 15 bytes", **(text | {"salt": text["salt"][2:]})),
                    bad("an index outside the fields", **(text | {"index": 8})),
                    bad("seventeen fields", **(text | {"count": 17})),
                    bad("no fields", **(text | {"count": 0, "index": 0, "path": []})),
                    bad("a hash is missing", **(text | {"path": text["path"][1:]})),
                    bad("a hash too many", **(text | {"path": text["path"] + [text["root"]]})),
                ],
            ),
            rule(
                "COMMIT-2",
                "opening",
                [text, opening(5)],
                [
                    bad("another text", **(text | {"field": encode("Our flight EX 12 turns south at 14:00.").hex()})),
                    bad("another salt", **(text | {"salt": opening(3)["salt"]})),
                    bad("another index", **(text | {"index": 5})),
                    bad("an absent field in place of a present one", **(text | {"field": "f6"})),
                    bad("another commitment", **(text | {"root": opening(4, (*FIELDS[:7], 1))["root"]})),
                ],
            ),
            rule(
                "COMMIT-3",
                "commitment",
                [first, whole(()), whole((None,))],
                [
                    bad("another field", **(first | {"fields": encode((*FIELDS[:4], "x", None, None, None)).hex()})),
                    bad("a trailing null left out", **(first | {"fields": encode(FIELDS[:7]).hex()})),
                    bad("another salts key", **(first | {"salts_key": seed("other salts").hex()})),
                    bad("another root", **(first | {"root": whole(())["root"]})),
                ],
            ),
        ],
    )


def make() -> None:
    make_trees()
    make_commitments()
