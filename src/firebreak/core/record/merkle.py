"""RFC 9162 trees over SHA-256: the root of a feed at every size, and proofs about it.

Keeps true: a leaf can never pass for a node; a proof that verifies has exactly the hashes it needs. Implements the
TREE rules of `spec/commitment.md`. Leaves to others: what the leaves are (entries, fields, roll-ups) and where they
are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.types import HASH_BYTES, Leaf, Root

EMPTY_ROOT: Final = Root(hashlib.sha256(b"").digest())

_sha256 = hashlib.sha256


def leaf_hash(data: bytes) -> Leaf:
    """Return H(0x00 || data)."""
    return Leaf(_sha256(b"\x00" + data).digest())


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return H(0x01 || left || right)."""
    return _sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """The complete subtrees of a tree, largest first: all that is needed to append and to know the root."""

    size: int
    hashes: tuple[bytes, ...]

    @classmethod
    def from_parts(cls, size: int, hashes: Sequence[bytes]) -> Frontier:
        """Return a frontier read from a store.

        Raises IntegrityError if the number or width of the hashes does not fit the size.
        """
        if size < 0 or len(hashes) != size.bit_count() or any(len(one) != HASH_BYTES for one in hashes):
            raise IntegrityError(f"{len(hashes)} hashes cannot be the frontier of a tree of {size}")
        return cls(size=size, hashes=tuple(hashes))

    def append(self, leaf: bytes) -> Frontier:
        """Return the frontier after `leaf` (a leaf hash, 32 bytes)."""
        size, node, kept = self.size, leaf, len(self.hashes)
        while size & 1:
            kept -= 1
            node = _sha256(b"\x01" + self.hashes[kept] + node).digest()
            size >>= 1
        return Frontier(size=self.size + 1, hashes=(*self.hashes[:kept], node))

    def root(self) -> Root:
        """Return the tree root; of the empty tree, `EMPTY_ROOT`."""
        if not self.hashes:
            return EMPTY_ROOT
        node = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            node = _sha256(b"\x01" + left + node).digest()
        return Root(node)


EMPTY_FRONTIER: Final = Frontier(size=0, hashes=())


class Tree:
    """All complete subtrees of a sequence of leaf hashes, kept to make many proofs cheaply (two hashes a leaf)."""

    __slots__ = ("_levels", "size")

    def __init__(self, leaves: Sequence[bytes]) -> None:
        """Hash every complete subtree once."""
        self.size = len(leaves)
        level = list(leaves)
        self._levels = [level]
        while len(level) > 1:
            level = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            self._levels.append(level)

    def _subtree(self, start: int, end: int) -> bytes:
        """Return the hash over the leaves from `start` to `end`; `start` is where a complete subtree may begin."""
        width = end - start
        height = width.bit_length() - 1
        if width == 1 << height:
            return self._levels[height][start >> height]
        middle = start + (1 << height)
        return node_hash(self._subtree(start, middle), self._subtree(middle, end))

    def root(self, size: int) -> Root:
        """Return the root of the first `size` leaves."""
        self._check(0, size, self.size)
        return Root(self._subtree(0, size)) if size else EMPTY_ROOT

    def frontier(self, size: int) -> Frontier:
        """Return the complete subtrees of the first `size` leaves, from which they can be continued."""
        self._check(0, size, self.size)
        hashes, start = [], 0
        for height in range(size.bit_length() - 1, -1, -1):
            if size >> height & 1:
                hashes.append(self._subtree(start, start + (1 << height)))
                start += 1 << height
        return Frontier(size=size, hashes=tuple(hashes))

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the path of leaf `index` in the tree of the first `size` leaves, from the leaf upwards."""
        self._check(1, size, self.size)
        self._check(0, index, size - 1)
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._subtree(middle, end))
                end = middle
            else:
                path.append(self._subtree(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Return the proof that the first `old` leaves begin the first `new`; empty if `old` is 0 or `new`."""
        self._check(0, new, self.size)
        self._check(0, old, new)
        if old in (0, new):
            return ()
        path: list[bytes] = []
        start, end, whole = 0, new, True
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._subtree(middle, end))
                end = middle
            else:
                path.append(self._subtree(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._subtree(start, end))
        return tuple(reversed(path))

    @staticmethod
    def _check(least: int, value: int, most: int) -> None:
        if not least <= value <= most:
            raise UsageError(f"{value} is outside {least} to {most}")


def _split(width: int) -> int:
    """Return the largest power of two smaller than `width` (at least 2)."""
    return 1 << ((width - 1).bit_length() - 1)


def tree_root(leaves: Sequence[bytes]) -> Root:
    """Return the root over a sequence of leaf hashes."""
    if not leaves:
        return EMPTY_ROOT
    level = list(leaves)
    while len(level) > 1:
        odd = level[len(level) & ~1 :]
        level = [_sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)] + odd
    return Root(level[0])


def inclusion_proof(leaves: Sequence[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """Return the path of leaf `index` in the tree of the first `size` of `leaves`; use `Tree` for many."""
    return Tree(leaves[:size]).inclusion(index, size)


def consistency_proof(leaves: Sequence[bytes], old: int, new: int) -> tuple[bytes, ...]:
    """Return the proof that the tree of `old` leaves begins the tree of `new`; use `Tree` for many."""
    return Tree(leaves[:new]).consistency(old, new)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Check that `leaf` is number `index` of the tree of `size` leaves with `root` (RFC 9162 section 2.1.3.2).

    Raises PeerError (TREE-1 shape, TREE-2 root).
    """
    if not 0 <= index < size:
        raise PeerError("TREE-1", f"index {index} is outside a tree of {size}")
    _check_hashes(path)
    node, at, last = leaf, index, size - 1
    for sibling in path:
        if last == 0:
            raise PeerError("TREE-1", "the inclusion proof is too long")
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise PeerError("TREE-1", "the inclusion proof is too short")
    if node != root:
        raise PeerError("TREE-2", "the inclusion proof leads to another root")


def verify_consistency(old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]) -> None:
    """Check that the tree of `old` leaves begins the tree of `new` (RFC 9162 section 2.1.4.2).

    Raises PeerError (TREE-3 shape, TREE-4 roots).
    """
    if not 0 <= old <= new:
        raise PeerError("TREE-3", f"a tree of {old} cannot begin a tree of {new}")
    _check_hashes(path, "TREE-3")
    if old in (0, new):
        _verify_trivial((old, old_root), (new, new_root), path)
        return
    hashes = list(path) if old & (old - 1) else [old_root, *path]
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if not hashes:
        raise PeerError("TREE-3", "the consistency proof is too short")
    first = second = hashes[0]
    for node in hashes[1:]:
        if last == 0:
            raise PeerError("TREE-3", "the consistency proof is too long")
        if at & 1 or at == last:
            first, second = node_hash(node, first), node_hash(node, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, node)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise PeerError("TREE-3", "the consistency proof is too short")
    if first != old_root or second != new_root:
        raise PeerError("TREE-4", "the consistency proof leads to other roots")


def _verify_trivial(first: tuple[int, bytes], second: tuple[int, bytes], path: Sequence[bytes]) -> None:
    """Check the two cases without a proof: an empty tree begins every tree, and a tree begins itself."""
    (old, old_root), (new, new_root) = first, second
    if path:
        raise PeerError("TREE-3", "the consistency proof is too long")
    if (old == 0 and old_root != EMPTY_ROOT) or (old == new and old_root != new_root):
        raise PeerError("TREE-4", "the root is not that of the empty tree, or equal trees have two roots")


def _check_hashes(path: Sequence[bytes], rule: str = "TREE-1") -> None:
    if any(len(one) != HASH_BYTES for one in path):
        raise PeerError(rule, f"a proof consists of hashes of {HASH_BYTES} bytes")
