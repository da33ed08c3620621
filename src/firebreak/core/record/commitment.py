"""Commitments to the fields of a payload, so that one field can be shown and the others stay hidden.

Keeps true: opening a field shows nothing of another; an absent field is committed as null and so cannot be hidden by
claiming it was never there. Implements the COMMIT rules of `spec/commitment.md`. Leaves to others: which fields a kind
has (`kinds`) and which of them a claim needs (`evidence`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import merkle
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.crypto import context, hkdf_expand
from firebreak.core.types import Leaf, Root

MAX_FIELDS: Final = 16
SALT_BYTES: Final = 16
_LEAF_HEAD: Final = b"\x84" + encode(context("field"))  # an array of four that starts with the context


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One field of `count`, with what is needed to check it against the commitment."""

    index: int
    salt: bytes
    field: Value
    path: tuple[bytes, ...]
    count: int


def salt(salts_key: bytes, index: int) -> bytes:
    """Return the salt of field `index`, 16 bytes."""
    return hkdf_expand(salts_key, _salt_info(index), SALT_BYTES)


@lru_cache(maxsize=MAX_FIELDS)
def _salt_info(index: int) -> bytes:
    return encode((context("kdf"), "field", index))


def field_leaf(index: int, field_salt: bytes, field: Value) -> Leaf:
    """Return the leaf of one field: H(0x00 || CBOR[context, salt, index, field])."""
    return merkle.leaf_hash(_LEAF_HEAD + encode(field_salt) + encode(index) + encode(field))


def _leaves(fields: Sequence[Value], salts_key: bytes) -> list[Leaf]:
    if len(fields) > MAX_FIELDS:
        raise UsageError(f"a payload has at most {MAX_FIELDS} fields, not {len(fields)}")
    return [field_leaf(i, salt(salts_key, i), field) for i, field in enumerate(fields)]


def commit(fields: Sequence[Value], salts_key: bytes) -> Root:
    """Return the commitment to all fields of a kind's schema, absent ones as null; of no fields, the empty root."""
    return merkle.tree_root(_leaves(fields, salts_key))


def open_field(fields: Sequence[Value], salts_key: bytes, index: int) -> Opening:
    """Return the opening of field `index`."""
    leaves = _leaves(fields, salts_key)
    path = merkle.inclusion_proof(leaves, index, len(leaves))
    return Opening(index=index, salt=salt(salts_key, index), field=fields[index], path=path, count=len(leaves))


def verify_opening(root: bytes, opening: Opening) -> None:
    """Check an opening against a commitment.

    Raises PeerError (COMMIT-1 shape, COMMIT-2 root).
    """
    if not 0 < opening.count <= MAX_FIELDS or len(opening.salt) != SALT_BYTES:
        raise PeerError("COMMIT-1", "an opening has a salt of 16 bytes and at most 16 fields")
    leaf = field_leaf(opening.index, opening.salt, opening.field)
    try:
        merkle.verify_inclusion(leaf, opening.index, opening.count, opening.path, root)
    except PeerError as error:
        rule = "COMMIT-1" if error.rule == "TREE-1" else "COMMIT-2"
        raise PeerError(rule, f"field {opening.index} is not the committed one: {error.detail}") from None


def verify_commitment(root: bytes | None, fields: Sequence[Value], salts_key: bytes) -> None:
    """Recompute the commitment over opened fields, as a receiver must before it counts an entry.

    Raises PeerError (COMMIT-3).
    """
    if len(fields) > MAX_FIELDS or commit(fields, salts_key) != root:
        raise PeerError("COMMIT-3", "the payload is not what the entry commits to")
