"""The entry E: eleven items whose exact bytes are hashed into the feed and signed.

Keeps true: an `Entry` holds the very bytes it was read from; only a `VerifiedEntry` has an author; content that does
not hash to E is never kept beside it. Implements `spec/entry.md`. Leaves to others: whether roots and sizes fit the
feed (`feed`), decryption (`epoch`), what a kind means (`kinds`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.crypto import AEAD_TAG_BYTES, ED25519_SIGNATURE_BYTES, context, sha256, verify_ed25519
from firebreak.core.record.merkle import EMPTY_ROOT, leaf_hash
from firebreak.core.types import HASH_BYTES, ClaimedTime, FeedId, Leaf, Marking, Root

VERSION: Final = 1
MAX_BODY_BYTES: Final = 256
MAX_CLEAR_BYTES: Final = 4_096
MAX_PAYLOAD_BYTES: Final = 16_384
MAX_AGAIN_BYTES: Final = 16_512
AGAIN: Final = 10
CLEAR_KINDS: Final = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 12))
# 14 and 15 stay unassigned inside the range of housekeeping kinds, 63 is the extension; see spec/entry.md.
_SEALED_FIRST: Final = frozenset((0, 10, 11, *range(16, 26), *range(32, 41), 48, 49, 50, 51))
_SEALED_LATER: Final = frozenset(range(41, 46))
SEALED_KINDS: Final = _SEALED_FIRST | _SEALED_LATER

_UNMARKED_BELOW: Final = 16
_TEST_KINDS: Final = (48, 49, 50)
_HASH_TAIL: Final = b"\x58\x20"  # head of the last item of E
_TAIL_BYTES: Final = len(_HASH_TAIL) + HASH_BYTES
_WIDTHS: Final = ((2, "n", 32), (4, "m", 32), (6, "t", 40), (7, "kind", 8), (9, "epoch", 32))
_HASHES: Final = ((1, "feed"), (3, "root"), (5, "peer_root"), (10, "hash"))
_ITEMS: Final = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A well-formed E with its exact bytes and its leaf; who wrote it is not known yet. `t` is seconds UTC."""

    feed: FeedId
    n: int
    root: Root
    m: int
    peer_root: Root
    t: ClaimedTime
    kind: int
    marking: Marking
    commitment: Root | None
    epoch: int
    content_hash: bytes
    body: bytes
    leaf: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """An entry as it arrived: content may be missing (`None`), the signature may still be to come (`None`)."""

    entry: Entry
    content: bytes | None
    signature: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedEntry:
    """An entry whose author is proven, by its own signature or (signature `None`) by a signed root that covers it."""

    entry: Entry
    content: bytes | None
    signature: bytes | None


def kind_byte(kind: int, marking: Marking) -> int:
    """Return the kind as it stands in E: number + 64 x marking."""
    return kind + 64 * marking


def associated_data(*, feed: bytes, n: int, m: int, t: int, kind: int, marking: Marking, epoch: int) -> bytes:
    """Return what the ciphertext is bound to, the same in all forms of an entry; never roots, check or commitment."""
    return encode((context("ad"), feed, n, m, t, kind_byte(kind, marking), epoch))


def entry_associated_data(entry: Entry) -> bytes:
    """Return the associated data of an entry already built or read."""
    return encode((context("ad"), entry.feed, entry.n, entry.m, entry.t, entry.kind + 64 * entry.marking, entry.epoch))


def build_entry(
    *,
    feed: FeedId,
    n: int,
    root: Root,
    m: int,
    peer_root: Root,
    t: ClaimedTime,
    kind: int,
    marking: Marking,
    commitment: Root | None,
    epoch: int,
    content: bytes,
) -> Entry:
    """Return a new entry over `content` (ciphertext, or payload bytes of a clear kind).

    Raises UsageError if the fields break a rule of `spec/entry.md`.
    """
    number = kind_byte(kind, marking)
    items = (VERSION, feed, n, root, m, peer_root, t, number, commitment, epoch, sha256(content))
    try:
        entry = _checked(items, encode(items))
        _check_content(entry, content)
    except PeerError as error:
        raise UsageError(f"this entry would break {error}") from None
    return entry


def parse_body(body: bytes) -> Entry:
    """Return the entry whose exact bytes are `body`.

    Raises PeerError (CBOR rules, ENT-1 to ENT-7).
    """
    items = decode(body, max_bytes=MAX_BODY_BYTES)
    if not isinstance(items, tuple) or not items:
        raise PeerError("ENT-1", "an entry is an array that starts with its version", "entry")
    if items[0] != VERSION or isinstance(items[0], bool):
        raise PeerError("ENT-1", "the version of this entry is not known here", "entry.version")
    return _checked(items, body)


def _checked(items: tuple[Value, ...], body: bytes) -> Entry:
    """Check everything that E alone can show and return it typed."""
    _check_shape(items)
    _, feed, n, root, m, peer_root, t, number, commitment, epoch, content_hash = items
    kind, marking = number & 63, number >> 6  # type: ignore[operator]
    if marking == 3:
        raise PeerError("ENT-4", "marking 3 is reserved", "entry.kind")
    _check_kind(kind, marking, commitment, epoch)  # type: ignore[arg-type]
    if (n == 0 and root != EMPTY_ROOT) or (m == 0 and peer_root != EMPTY_ROOT):
        raise PeerError("ENT-6", "the root of a tree of size 0 is the empty root", "entry.root")
    return Entry(
        feed=feed,  # type: ignore[arg-type]
        n=n,  # type: ignore[arg-type]
        root=root,  # type: ignore[arg-type]
        m=m,  # type: ignore[arg-type]
        peer_root=peer_root,  # type: ignore[arg-type]
        t=t,  # type: ignore[arg-type]
        kind=kind,
        marking=Marking(marking),
        commitment=commitment,  # type: ignore[arg-type]
        epoch=epoch,  # type: ignore[arg-type]
        content_hash=content_hash,  # type: ignore[arg-type]
        body=body,
        leaf=leaf_hash(body),
    )


def _check_shape(items: tuple[Value, ...]) -> None:
    """Check number, types and widths of the items (ENT-2, ENT-3)."""
    if len(items) != _ITEMS:
        raise PeerError("ENT-2", f"an entry has {_ITEMS} items, not {len(items)}", "entry")
    for at, name in _HASHES:
        value = items[at]
        if type(value) is not bytes or len(value) != HASH_BYTES:
            raise PeerError("ENT-2", "a hash of 32 bytes was expected", f"entry.{name}")
    for at, name, bits in _WIDTHS:
        number = items[at]
        if not isinstance(number, int) or isinstance(number, bool):
            raise PeerError("ENT-2", "an unsigned integer was expected", f"entry.{name}")
        if number < 0 or number >> bits:
            raise PeerError("ENT-3", f"{number} does not fit {bits} bits", f"entry.{name}")
    commitment = items[8]
    if commitment is not None and (type(commitment) is not bytes or len(commitment) != HASH_BYTES):
        raise PeerError("ENT-2", "null or a hash of 32 bytes was expected", "entry.commitment")


def _check_kind(kind: int, marking: int, commitment: Value, epoch: int) -> None:
    """Check marking against kind (ENT-4) and clear against sealed (ENT-5, ENT-10)."""
    if marking and kind < _UNMARKED_BELOW:
        raise PeerError("ENT-4", f"kind {kind} always has marking OPERATIONAL", "entry.kind")
    if kind in _TEST_KINDS and marking != Marking.TEST:
        raise PeerError("ENT-4", f"kind {kind} always has marking TEST", "entry.kind")
    clear = epoch == 0
    if clear != (commitment is None):
        raise PeerError("ENT-5", "commitment null and epoch 0 go together", "entry.commitment")
    if (kind in CLEAR_KINDS and not clear) or (kind in _SEALED_FIRST and clear):
        raise PeerError("ENT-5", f"kind {kind} is {'clear' if not clear else 'sealed'}", "entry.epoch")
    if kind in _SEALED_LATER and clear:
        raise PeerError("ENT-10", f"kind {kind} is sealed", "entry.epoch")


def content_limits(kind: int, *, clear: bool) -> tuple[int, int]:
    """Return the least and the greatest number of content bytes of an entry."""
    if clear:
        return 1, MAX_CLEAR_BYTES
    payload = MAX_AGAIN_BYTES if kind == AGAIN else MAX_PAYLOAD_BYTES
    return AEAD_TAG_BYTES + 1, AEAD_TAG_BYTES + payload


def _check_content(entry: Entry, content: bytes) -> None:
    least, most = content_limits(entry.kind, clear=entry.epoch == 0)
    if not least <= len(content) <= most:
        raise PeerError("ENT-7", f"content of {len(content)} bytes, {least} to {most} allowed", "entry.content")


def item_value(entry: Entry, content: bytes | None, signature: bytes | None) -> tuple[Value, ...]:
    """Return the wire item: with content E lacks its last 34 bytes, which the receiver rebuilds."""
    return wire_item(entry.body, content, signature)


def wire_item(body: bytes, content: bytes | None, signature: bytes | None) -> tuple[Value, ...]:
    """Return the wire item of an entry whose exact bytes are `body`."""
    sent = body if content is None else body[:-_TAIL_BYTES]
    return (sent, content) if signature is None else (sent, content, signature)


def parse_item(value: Value) -> RawItem:
    """Return the entry of a wire item; with content its hash is computed here, so the two always agree.

    Raises PeerError (CBOR rules, ENT-1 to ENT-8).
    """
    if not isinstance(value, tuple) or len(value) not in (2, 3) or type(value[0]) is not bytes:
        raise PeerError("ENT-8", "an item is [E, content or null, signature?]", "item")
    body, content, signature = value[0], value[1], value[2] if len(value) == 3 else b""
    if type(signature) is not bytes or (len(value) == 3 and len(signature) != ED25519_SIGNATURE_BYTES):
        raise PeerError("ENT-8", "a signature has 64 bytes and is left out if absent", "item.signature")
    if content is not None and type(content) is not bytes:
        raise PeerError("ENT-8", "content is a byte string or null", "item.content")
    if content is not None and len(content) > AEAD_TAG_BYTES + MAX_AGAIN_BYTES:
        raise PeerError("ENT-7", f"content of {len(content)} bytes", "item.content")
    entry = parse_body(body if content is None else body + _HASH_TAIL + sha256(content))
    if content is not None:
        _check_content(entry, content)
    return RawItem(entry=entry, content=content, signature=signature or None)


def verify_entry(raw: RawItem, entry_public: bytes) -> VerifiedEntry:
    """Check the entry's own signature under the key the feed was opened with.

    Raises PeerError (KEY-1, KEY-2, ENT-9).
    """
    if raw.signature is None:
        raise PeerError("ENT-9", "the entry carries no signature yet", "item.signature")
    try:
        verify_ed25519(entry_public, "entry", raw.entry.body, raw.signature)
    except PeerError as error:
        if error.rule != "SIG-1":
            raise
        raise PeerError("ENT-9", "the signature is not by the key of this feed", "item.signature") from None
    return VerifiedEntry(entry=raw.entry, content=raw.content, signature=raw.signature)
