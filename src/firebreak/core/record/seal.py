"""Seals: a signed statement "my feed had this root at this size", classical and hybrid.

Keeps true: a hybrid seal is a C2SP signed note of exactly three text lines and two signature lines, and both verify
under pinned keys; nothing less is ever reported as hybrid. Implements `spec/seal.md` (c2sp.org/signed-note 1.0.0,
tlog-checkpoint 1.0.0, tlog-cosignature 1.1.0-rc.1). Leaves to others: whether the root is that of the feed we hold.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from firebreak.core.errors import PeerError
from firebreak.core.record.codec import encode
from firebreak.core.record.crypto import (
    ED25519_SIGNATURE_BYTES,
    MLDSA44_SIGNATURE_BYTES,
    sha256,
    verify_ed25519,
    verify_ed25519_raw,
    verify_mldsa44,
)
from firebreak.core.types import HASH_BYTES, FeedId, Root

MAX_NOTE_BYTES: Final = 16_384
ORIGIN_PREFIX: Final = "firebreak-feed/"

_ED25519_TYPE: Final = 0x01
_MLDSA44_TYPE: Final = 0x06
_KEY_ID_BYTES: Final = 4
_TIMESTAMP: Final = bytes(8)
_LABEL: Final = b"subtree/v1\n\x00"
_ORIGIN: Final = re.compile(r"firebreak-feed/([0-9a-f]{64})")
_SIZE: Final = re.compile(r"[1-9][0-9]{0,9}")
_DASH: Final = "\u2014"
_LINES: Final = 6  # origin, size, root, empty, two signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A parsed hybrid seal with its exact bytes; verified only if it comes from `verify_note`."""

    feed: FeedId
    size: int
    root: Root
    ed_key_id: bytes
    ed_signature: bytes
    mldsa_key_id: bytes
    mldsa_signature: bytes
    note: bytes


def origin(feed: FeedId) -> str:
    """Return the origin line and key name of a feed's seals."""
    return ORIGIN_PREFIX + feed.hex()


def seal_text(feed: FeedId, size: int, root: Root) -> bytes:
    """Return the three lines that the Ed25519 signature covers, last newline included."""
    return f"{origin(feed)}\n{size}\n{base64.b64encode(root).decode()}\n".encode()


def mldsa_seal_message(feed: FeedId, size: int, root: Root) -> bytes:
    """Return what the ML-DSA-44 signature covers: `cosigned_message` with timestamp 0 and the tree from 0 to `size`."""
    name = origin(feed).encode()
    short = bytes((len(name),)) + name
    return _LABEL + short + _TIMESTAMP + short + bytes(8) + size.to_bytes(8, "big") + root


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """Return the 4 bytes that name a key in a note."""
    return sha256(name.encode() + b"\n" + bytes((algorithm,)) + public)[:_KEY_ID_BYTES]


def build_note(
    feed: FeedId,
    size: int,
    root: Root,
    ed_public: bytes,
    ed_signature: bytes,
    mldsa_public: bytes,
    mldsa_signature: bytes,
) -> bytes:
    """Return the note for two signatures made over `seal_text` and `mldsa_seal_message`."""
    name = origin(feed)
    lines = (
        key_id(name, _ED25519_TYPE, ed_public) + ed_signature,
        key_id(name, _MLDSA44_TYPE, mldsa_public) + _TIMESTAMP + mldsa_signature,
    )
    signatures = "".join(f"{_DASH} {name} {base64.b64encode(line).decode()}\n" for line in lines)
    return seal_text(feed, size, root) + b"\n" + signatures.encode()


def parse_note(note: bytes) -> Seal:
    """Return the parts of a hybrid seal; no signature is checked here.

    Raises PeerError (SEAL-1 form, SEAL-2 text, SEAL-3 signature lines).
    """
    lines = _note_lines(note)
    feed, size, root = _parse_text(lines)
    ed_line = _signature_line(lines[4], lines[0], ED25519_SIGNATURE_BYTES)
    mldsa_line = _signature_line(lines[5], lines[0], len(_TIMESTAMP) + MLDSA44_SIGNATURE_BYTES)
    ed_key, ed_signature = ed_line[:_KEY_ID_BYTES], ed_line[_KEY_ID_BYTES:]
    mldsa_key, stamped = mldsa_line[:_KEY_ID_BYTES], mldsa_line[_KEY_ID_BYTES:]
    if not stamped.startswith(_TIMESTAMP):
        raise PeerError("SEAL-3", "the timestamp of a feed's seal is 0", "note.mldsa")
    return Seal(
        feed=feed,
        size=size,
        root=root,
        ed_key_id=ed_key,
        ed_signature=ed_signature,
        mldsa_key_id=mldsa_key,
        mldsa_signature=stamped[len(_TIMESTAMP) :],
        note=note,
    )


def _note_lines(note: bytes) -> list[str]:
    """Return the six lines of the only form a seal has (SEAL-1)."""
    if len(note) > MAX_NOTE_BYTES:
        raise PeerError("SEAL-1", f"a note of {len(note)} bytes, at most {MAX_NOTE_BYTES} allowed", "note")
    try:
        lines = note.decode().split("\n")
    except UnicodeDecodeError:
        raise PeerError("SEAL-1", "the note is not UTF-8", "note") from None
    if len(lines) != _LINES + 1 or lines[-1] or lines[3]:
        raise PeerError("SEAL-1", "a seal has three lines of text, an empty line and two signature lines", "note")
    return lines[:_LINES]


def _parse_text(lines: list[str]) -> tuple[FeedId, int, Root]:
    """Return feed, size and root of the three text lines (SEAL-2)."""
    found = _ORIGIN.fullmatch(lines[0])
    if not found:
        raise PeerError("SEAL-2", "the origin is not that of a feed", "note.origin")
    if not _SIZE.fullmatch(lines[1]) or int(lines[1]) >> 32:
        raise PeerError("SEAL-2", "the size is not a decimal number from 1 to 2^32 - 1", "note.size")
    root = _base64(lines[2], "SEAL-2", "note.root")
    if len(root) != HASH_BYTES:
        raise PeerError("SEAL-2", "the root has 32 bytes", "note.root")
    return FeedId(bytes.fromhex(found[1])), int(lines[1]), Root(root)


def _signature_line(line: str, name: str, size: int) -> bytes:
    """Return key id and signature of one line (SEAL-3)."""
    prefix = f"{_DASH} {name} "
    if not line.startswith(prefix):
        raise PeerError("SEAL-3", "a signature line names the origin", "note.signature")
    data = _base64(line[len(prefix) :], "SEAL-3", "note.signature")
    if len(data) != _KEY_ID_BYTES + size:
        raise PeerError("SEAL-3", "the first signature is Ed25519, the second ML-DSA-44", "note.signature")
    return data


def _base64(text: str, rule: str, where: str) -> bytes:
    """Return the bytes of canonical standard base64."""
    try:
        data = base64.b64decode(text.encode(), validate=True)
    except (binascii.Error, ValueError):
        raise PeerError(rule, "not base64", where) from None
    if base64.b64encode(data).decode() != text:
        raise PeerError(rule, "base64 is not in canonical form", where)
    return data


def verify_note(note: bytes, feed: FeedId, ed_public: bytes, mldsa_public: bytes) -> Seal:
    """Return the seal if it is of `feed` and both signatures verify under exactly these keys.

    Raises PeerError (SEAL-1 to SEAL-5, KEY-1 to KEY-3).
    """
    seal = parse_note(note)
    name = origin(feed)
    if seal.feed != feed:
        raise PeerError("SEAL-4", "the seal is of another feed", "note.origin")
    if seal.ed_key_id != key_id(name, _ED25519_TYPE, ed_public) or seal.mldsa_key_id != key_id(
        name, _MLDSA44_TYPE, mldsa_public
    ):
        raise PeerError("SEAL-4", "the seal names another key", "note.signature")
    _verify_signatures(seal, ed_public, mldsa_public)
    return seal


def _verify_signatures(seal: Seal, ed_public: bytes, mldsa_public: bytes) -> None:
    try:
        verify_ed25519_raw(ed_public, seal_text(seal.feed, seal.size, seal.root), seal.ed_signature)
        verify_mldsa44(mldsa_public, mldsa_seal_message(seal.feed, seal.size, seal.root), seal.mldsa_signature)
    except PeerError as error:
        if not error.rule.startswith("SIG"):
            raise
        raise PeerError("SEAL-5", error.detail, "note.signature") from None


def classical_seal_body(feed: FeedId, size: int, root: Root) -> bytes:
    """Return what a classical seal signs, in context `seal`."""
    return encode((feed, size, root))


def verify_classical_seal(feed: FeedId, size: int, root: Root, ed_public: bytes, signature: bytes) -> None:
    """Check a classical seal; it makes entries `signed`, never `hybrid-sealed`.

    Raises PeerError (KEY-1, KEY-2, SEAL-6).
    """
    try:
        verify_ed25519(ed_public, "seal", classical_seal_body(feed, size, root), signature)
    except PeerError as error:
        if error.rule != "SIG-1":
            raise
        raise PeerError("SEAL-6", "the classical seal does not verify", "seal") from None
