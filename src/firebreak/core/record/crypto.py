"""Suite 1: the hashes, signatures, key agreement and ciphers of the protocol, one function each.

Keeps true: every hash and key derivation starts from a context string; a signature is checked over the exact bytes
given; an Ed25519 key of low or mixed order never verifies anything. Implements `spec/encoding.md` (KEY, SIG rules)
and the primitives of `spec/epoch.md`. The functions named `sign_*` and `hpke_seal` draw randomness inside the
library (Ed25519 excepted): signers at the edge call them, the core's step never does.
Leaves to others: which key may sign what (manifest, charter) and key storage (the vault).
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import (
    MLDSA44PrivateKey,
    MLDSA44PublicKey,
    MLDSA87PrivateKey,
    MLDSA87PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import Encodable, encode

ED25519_SIGNATURE_BYTES: Final = 64
MLDSA44_PUBLIC_BYTES: Final = 1312
MLDSA44_SIGNATURE_BYTES: Final = 2420
MLDSA87_PUBLIC_BYTES: Final = 2592
MLDSA87_SIGNATURE_BYTES: Final = 4627
XWING_PUBLIC_BYTES: Final = 1216
HPKE_OVERHEAD_BYTES: Final = 1136  # encapsulation 1,120 and tag 16
AEAD_TAG_BYTES: Final = 16

PROTECTED_ED25519: Final = bytes.fromhex("a10132")  # {1: -19}, RFC 9864
PROTECTED_MLDSA87: Final = bytes.fromhex("a1013831")  # {1: -50}

_MLKEM_PUBLIC_BYTES: Final = 1184
_HASH_BYTES: Final = 32
_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_PROBE: Final = X25519PrivateKey.from_private_bytes(b"\x01" * 32)  # not secret: the exchange fails for low orders

_P: Final = 2**255 - 19
_L: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_SQRT_M1: Final = pow(2, (_P - 1) // 4, _P)
_Point = tuple[int, int, int, int]


@lru_cache(maxsize=64)
def context(name: str) -> str:
    """Return the context string of `name`: `feed` becomes `firebreak/feed/1`."""
    return f"firebreak/{name}/1"


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of `data`, 32 bytes."""
    return hashlib.sha256(data).digest()


def context_hash(ctx: str, *items: Encodable) -> bytes:
    """Return SHA-256 over the CBOR array of the context string and `items`, 32 bytes."""
    return hashlib.sha256(encode((context(ctx), *items))).digest()


# --- signatures ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _sig_prefix(protected: bytes, ctx: str) -> bytes:
    """Everything of the Sig_structure but its last item: an array of four with three items present."""
    return b"\x84" + encode("Signature1") + encode(protected) + encode(context(ctx).encode())


def sig_structure(protected: bytes, ctx: str, body: bytes) -> bytes:
    """Return the bytes that are signed: a COSE `Sig_structure` (RFC 9052 section 4.4), the context as external data."""
    return _sig_prefix(protected, ctx) + encode(body)


@lru_cache(maxsize=4096)
def check_ed25519_public(key: bytes) -> bytes:
    """Return `key` if it is the canonical encoding of a point A with [L]A = 0 and A != 0.

    Raises PeerError (KEY-1 encoding, KEY-2 order). About a millisecond the first time, then cached.
    """
    if len(key) != 32:
        raise PeerError("KEY-1", f"an Ed25519 public key has 32 bytes, not {len(key)}")
    point = _decode_point(key)
    if _is_identity(point) or not _is_identity(_multiply(_L, point)):
        raise PeerError("KEY-2", "the Ed25519 public key is not of prime order")
    return key


def _decode_point(key: bytes) -> _Point:
    y = int.from_bytes(key, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= _P:
        raise PeerError("KEY-1", "the Ed25519 public key is not in canonical form")
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _SQRT_M1 % _P
    if (x * x - square) % _P:
        raise PeerError("KEY-1", "the Ed25519 public key is not a point of the curve")
    if x == 0 and sign:
        raise PeerError("KEY-1", "the Ed25519 public key is not in canonical form")
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _add(p: _Point, q: _Point) -> _Point:
    """Complete addition in extended coordinates (RFC 8032 section 5.1.4)."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % _P
    b = (p[1] + p[0]) * (q[1] + q[0]) % _P
    c = 2 * p[3] * q[3] * _D % _P
    d = 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _multiply(scalar: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _is_identity(point: _Point) -> bool:
    return point[0] % _P == 0 and (point[1] - point[2]) % _P == 0


@lru_cache(maxsize=1024)
def _ed25519(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(check_ed25519_public(public))


def check_mldsa44_public(key: bytes) -> bytes:
    """Return `key` if it is an ML-DSA-44 public key, 1,312 bytes.

    Raises PeerError (KEY-3).
    """
    _mldsa44(key)
    return key


def check_mldsa87_public(key: bytes) -> bytes:
    """Return `key` if it is an ML-DSA-87 public key, 2,592 bytes.

    Raises PeerError (KEY-3).
    """
    _mldsa87(key)
    return key


@lru_cache(maxsize=256)
def _mldsa44(public: bytes) -> MLDSA44PublicKey:
    if len(public) != MLDSA44_PUBLIC_BYTES:
        raise PeerError("KEY-3", f"an ML-DSA-44 public key has {MLDSA44_PUBLIC_BYTES} bytes, not {len(public)}")
    return MLDSA44PublicKey.from_public_bytes(public)


@lru_cache(maxsize=256)
def _mldsa87(public: bytes) -> MLDSA87PublicKey:
    if len(public) != MLDSA87_PUBLIC_BYTES:
        raise PeerError("KEY-3", f"an ML-DSA-87 public key has {MLDSA87_PUBLIC_BYTES} bytes, not {len(public)}")
    return MLDSA87PublicKey.from_public_bytes(public)


def verify_ed25519_raw(public: bytes, message: bytes, signature: bytes) -> None:
    """Check an Ed25519 signature over exactly `message`, cofactorless.

    Raises PeerError (KEY-1, KEY-2, SIG-1).
    """
    try:
        _ed25519(public).verify(signature, message)
    except InvalidSignature:
        raise PeerError("SIG-1", "the Ed25519 signature does not verify") from None


def verify_ed25519(public: bytes, ctx: str, body: bytes, signature: bytes) -> None:
    """Check an Ed25519 signature over `body` in context `ctx`.

    Raises PeerError (KEY-1, KEY-2, SIG-1).
    """
    verify_ed25519_raw(public, sig_structure(PROTECTED_ED25519, ctx, body), signature)


def verify_mldsa44(public: bytes, message: bytes, signature: bytes) -> None:
    """Check an ML-DSA-44 signature (empty context) over exactly `message`.

    Raises PeerError (KEY-3, SIG-2).
    """
    try:
        _mldsa44(public).verify(signature, message)
    except InvalidSignature:
        raise PeerError("SIG-2", "the ML-DSA-44 signature does not verify") from None


def verify_mldsa87(public: bytes, ctx: str, body: bytes, signature: bytes) -> None:
    """Check an ML-DSA-87 signature (empty context of its own) over `body` in context `ctx`.

    Raises PeerError (KEY-3, SIG-3).
    """
    try:
        _mldsa87(public).verify(signature, sig_structure(PROTECTED_MLDSA87, ctx, body))
    except InvalidSignature:
        raise PeerError("SIG-3", "the ML-DSA-87 signature does not verify") from None


def sign_ed25519_raw(seed: bytes, message: bytes) -> bytes:
    """Return the Ed25519 signature over exactly `message`, 64 bytes (for signers)."""
    return _ed25519_private(seed).sign(message)


@lru_cache(maxsize=16)
def _ed25519_private(seed: bytes) -> Ed25519PrivateKey:
    """A signer's key object: making it costs as much as signing; the seed stays in memory beside it in any case."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def sign_ed25519(seed: bytes, ctx: str, body: bytes) -> bytes:
    """Return the Ed25519 signature over `body` in context `ctx`, 64 bytes (for signers)."""
    return sign_ed25519_raw(seed, sig_structure(PROTECTED_ED25519, ctx, body))


def sign_mldsa44(seed: bytes, message: bytes) -> bytes:
    """Return a hedged ML-DSA-44 signature over exactly `message`, 2,420 bytes (for signers)."""
    return MLDSA44PrivateKey.from_seed_bytes(seed).sign(message)


def sign_mldsa87(seed: bytes, ctx: str, body: bytes) -> bytes:
    """Return a hedged ML-DSA-87 signature over `body` in context `ctx`, 4,627 bytes (for signers)."""
    return MLDSA87PrivateKey.from_seed_bytes(seed).sign(sig_structure(PROTECTED_MLDSA87, ctx, body))


def ed25519_public(seed: bytes) -> bytes:
    """Return the Ed25519 public key of a 32-byte seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def mldsa44_public(seed: bytes) -> bytes:
    """Return the ML-DSA-44 public key, 1,312 bytes, of a 32-byte seed."""
    return MLDSA44PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def mldsa87_public(seed: bytes) -> bytes:
    """Return the ML-DSA-87 public key, 2,592 bytes, of a 32-byte seed."""
    return MLDSA87PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


# --- key agreement ---------------------------------------------------------------------------------------------------


def _xwing_parts(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Expand a seed as X-Wing does: SHAKE256 to 96 bytes, 64 for ML-KEM-768 and 32 for X25519."""
    if len(seed) != 32:
        raise UsageError(f"an X-Wing private key is a seed of 32 bytes, not {len(seed)}")
    expanded = hashlib.shake_256(seed).digest(96)
    return MLKEM768PrivateKey.from_seed_bytes(expanded[:64]), X25519PrivateKey.from_private_bytes(expanded[64:])


def xwing_public(seed: bytes) -> bytes:
    """Return the X-Wing public key, 1,216 bytes, of a 32-byte seed."""
    mlkem, x25519 = _xwing_parts(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


@lru_cache(maxsize=256)
def check_xwing_public(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    """Return the parsed X-Wing public key.

    Raises PeerError (KEY-4) for another length, an ML-KEM part that fails the modulus check of FIPS 203, or an X25519
    part of low order.
    """
    if len(public) != XWING_PUBLIC_BYTES:
        raise PeerError("KEY-4", f"an X-Wing public key has {XWING_PUBLIC_BYTES} bytes, not {len(public)}")
    x25519 = X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:])
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES])
        _PROBE.exchange(x25519)
    except ValueError:
        raise PeerError("KEY-4", "a part of the X-Wing public key is malformed or of low order") from None
    return hpke.MLKEM768X25519PublicKey(mlkem, x25519)


def hpke_seal(public: bytes, info: bytes, plaintext: bytes) -> bytes:
    """Return encapsulation and ciphertext, 1,136 bytes more than `plaintext` (base mode, empty AAD; for signers).

    Raises PeerError (KEY-4).
    """
    return _SUITE.encrypt(plaintext, check_xwing_public(public), info)


def hpke_open(seed: bytes, info: bytes, sealed: bytes) -> bytes:
    """Return the plaintext sealed to the X-Wing key of `seed` under exactly `info`.

    Raises PeerError (HPKE-1).
    """
    private = hpke.MLKEM768X25519PrivateKey(*_xwing_parts(seed))
    try:
        return _SUITE.decrypt(sealed, private, info)
    except (InvalidTag, ValueError):
        raise PeerError("HPKE-1", "the sealed object does not open with this key and context") from None


# --- secret key ------------------------------------------------------------------------------------------------------


def aead_seal(key: bytes, nonce: bytes, ad: bytes, plaintext: bytes) -> bytes:
    """Return the AES-256-GCM-SIV ciphertext, 16 bytes more than `plaintext`, which must not be empty."""
    if not plaintext:
        raise UsageError("an empty plaintext is never sealed")
    return AESGCMSIV(key).encrypt(nonce, plaintext, ad)


def aead_open(key: bytes, nonce: bytes, ad: bytes, ciphertext: bytes) -> bytes:
    """Return the plaintext of an AES-256-GCM-SIV ciphertext.

    Raises PeerError (AEAD-1).
    """
    try:
        return AESGCMSIV(key).decrypt(nonce, ciphertext, ad)
    except (InvalidTag, ValueError):
        raise PeerError("AEAD-1", "the ciphertext does not open") from None


def hkdf_extract(salt: bytes, ikm: bytes) -> bytes:
    """Return the HKDF-SHA-256 pseudorandom key, 32 bytes (RFC 5869)."""
    return hmac.digest(salt, ikm, "sha256")


def hkdf_expand(key: bytes, info: bytes, length: int = _HASH_BYTES) -> bytes:
    """Return `length` bytes of HKDF-SHA-256 output for exactly `info` (RFC 5869)."""
    if not 0 < length <= 255 * _HASH_BYTES:
        raise UsageError(f"HKDF cannot give {length} bytes")
    if length <= _HASH_BYTES:
        return hmac.digest(key, info + b"\x01", "sha256")[:length]
    block = hmac.digest(key, info + b"\x01", "sha256")
    output = block
    for counter in range(2, -(-length // _HASH_BYTES) + 1):
        block = hmac.digest(key, block + info + bytes((counter,)), "sha256")
        output += block
    return output[:length]


def expand(key: bytes, label: str, *items: Encodable, length: int = _HASH_BYTES) -> bytes:
    """Return `length` bytes derived from `key` for `label` and `items`: X(k, label, ...) of `spec/epoch.md`."""
    if not items:
        return hkdf_expand(key, _kdf_label(label), length)
    return hkdf_expand(key, _kdf_prefix(label, len(items)) + encode(items)[1:], length)


@lru_cache(maxsize=64)
def _kdf_label(label: str) -> bytes:
    """CBOR[context, label], which the hot path asks for again and again."""
    return _kdf_prefix(label, 0)


@lru_cache(maxsize=256)
def _kdf_prefix(label: str, count: int) -> bytes:
    """Everything of CBOR[context, label, items] before its `count` items (fewer than 22)."""
    return encode((context("kdf"), label) + (0,) * count)[: -count or None]
