"""The certificate a node shows on TLS: self-signed, Ed25519, made again from its 32-byte seed whenever needed.

Keeps true: one seed and label always give the same certificate, and what identifies a node is its raw public key,
never a name, an issuer or a date (WIRE-4). Leaves to others: keeping the seed (vault) and vouching for the public key
(the party's manifest). The label is shown to whoever connects, before they are known: keep it neutral.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.x509.oid import NameOID

from firebreak.core.errors import UsageError

SEED_BYTES: Final = 32
LABEL_CHARACTERS: Final = 64  # the most a common name holds (RFC 5280)

# Dates mean nothing here: the manifest says from when and until when a key is honoured.
_NOT_BEFORE: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_NOT_AFTER: Final = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsIdentity:
    """A node's own certificate and key; `public_key` is what the other side pins."""

    certificate: x509.Certificate
    private_key: Ed25519PrivateKey = field(repr=False)
    public_key: bytes


def make_certificate(seed: bytes, party_label: str = "firebreak") -> TlsIdentity:
    """Return the identity of `seed`. Raises UsageError when the seed is not 32 bytes or the label is too long."""
    if len(seed) != SEED_BYTES:
        raise UsageError(f"a TLS seed has {SEED_BYTES} bytes, this one has {len(seed)}")
    if not 0 < len(party_label) <= LABEL_CHARACTERS:
        raise UsageError(f"a certificate label has 1 to {LABEL_CHARACTERS} characters")
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, party_label)])
    serial = int.from_bytes(hashlib.sha256(public.public_bytes_raw()).digest()[:16], "big") | 1
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(public).serial_number(serial)
    certificate = builder.not_valid_before(_NOT_BEFORE).not_valid_after(_NOT_AFTER).sign(private, None)
    return TlsIdentity(certificate=certificate, private_key=private, public_key=public.public_bytes_raw())


def key_of(certificate: x509.Certificate | None) -> bytes:
    """Return the raw Ed25519 public key of a certificate; empty when there is none, or a key of another kind."""
    if certificate is None:
        return b""
    try:
        public = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):  # a stranger's certificate may hold anything
        return b""
    return public.public_bytes_raw() if isinstance(public, Ed25519PublicKey) else b""
