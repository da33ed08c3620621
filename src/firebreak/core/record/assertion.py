"""A passkey's assertion: what an authenticator signed, and by which key (`spec/acts.md`, ACT-7 to ACT-10).

Keeps true: an assertion that verifies was made for the named relying party and the given challenge, with the person
present and verified by the authenticator; a key of low or mixed order never verifies anything.
Leaves to others: what the challenge stands for and whose key it is (`act`), asking the person (the console).
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from firebreak.core.errors import PeerError
from firebreak.core.record import crypto

AUTHENTICATOR_BYTES: Final = (37, 512)
CLIENT_BYTES: Final = (2, 1024)
SIGNATURE_BYTES: Final = (8, 80)

# A credential's public key in the one encoding CTAP2 allows it: the maps {1: 2, 3: -7, -1: 1, -2: x, -3: y} and
# {1: 1, 3: -8, -1: 6, -2: x}. Comparing bytes needs no decoder of maps.
_ES256: Final = bytes.fromhex("a5010203262001215820"), bytes.fromhex("225820")
_EDDSA: Final = bytes.fromhex("a4010103272006215820")
_PRESENT, _VERIFIED, _MORE = 0x01, 0x04, 0xC0  # UP, UV; attested data or extensions follow
_HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_ORIGIN: Final = re.compile(r"(https?)://([a-z0-9.-]+)(:[0-9]{1,5})?")


def check_cose_key(key: bytes) -> bytes:
    """Return `key` if it is a COSE key that an officer may have: ES256 on P-256, or EdDSA on Ed25519.

    Raises PeerError (ACT-7 the form, KEY-1 or KEY-2 a weak Ed25519 key).
    """
    if _edwards(key) is None:
        _curve_point(key)
    return key


def _edwards(key: bytes) -> bytes | None:
    """Return the checked Ed25519 key of an EdDSA key, None if it is not one."""
    if len(key) != len(_EDDSA) + 32 or not key.startswith(_EDDSA):
        return None
    return crypto.check_ed25519_public(key[len(_EDDSA) :])


def _curve_point(key: bytes) -> ec.EllipticCurvePublicKey:
    head, middle = _ES256
    at = len(head) + 32
    if len(key) != at + len(middle) + 32 or not key.startswith(head) or key[at : at + len(middle)] != middle:
        raise PeerError("ACT-7", "a COSE key of ES256 or EdDSA in its canonical form is required", "officer.key")
    try:
        point = b"\x04" + key[len(head) : at] + key[at + len(middle) :]
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise PeerError("ACT-7", "the coordinates are no point of the curve P-256", "officer.key") from None


def check_authenticator_data(data: bytes, rp_id: str) -> int:
    """Return the authenticator's counter, after checking that it speaks for `rp_id` and verified its person (ACT-8)."""
    where = "act.authenticator_data"
    if len(data) < AUTHENTICATOR_BYTES[0] or (len(data) > AUTHENTICATOR_BYTES[0] and not data[32] & _MORE):
        raise PeerError("ACT-8", "37 bytes are required, and more only where the flags say so", where)
    if data[:32] != crypto.sha256(rp_id.encode()):
        raise PeerError("ACT-8", "the assertion is for another relying party", where)
    if not data[32] & _PRESENT or not data[32] & _VERIFIED:
        raise PeerError("ACT-8", "the authenticator did not verify its person", where)
    return int.from_bytes(data[33:37], "big")


def check_client_data(data: bytes, challenge: bytes, rp_id: str) -> None:
    """Check what the page asked for: an assertion, over this challenge, from a page of the relying party (ACT-9)."""
    where, found = "act.client_data", _object(data)
    if found.get("type") != "webauthn.get":
        raise PeerError("ACT-9", "the type is webauthn.get", where)
    if found.get("challenge") != base64.urlsafe_b64encode(challenge).rstrip(b"=").decode():
        raise PeerError("ACT-9", "the challenge is not that of this act", where)
    if found.get("crossOrigin", False) is not False or "topOrigin" in found:
        raise PeerError("ACT-9", "a page inside another page asked for it", where)
    if not _belongs(found.get("origin"), rp_id):
        raise PeerError("ACT-9", "the page is not one of the relying party", where)


def _object(data: bytes) -> dict[str, Any]:
    """Return the members of a JSON object, none twice."""
    twice = PeerError("ACT-9", "a JSON object with each member once is required", "act.client_data")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise twice
        return dict(pairs)

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise twice from None
    if type(value) is not dict:
        raise twice
    return value


def _belongs(origin: Any, rp_id: str) -> bool:
    """Return whether an origin is of a relying party: its host is that name or lies under it, over TLS or locally."""
    match = _ORIGIN.fullmatch(origin) if type(origin) is str else None
    if match is None or not (match[2] == rp_id or match[2].endswith("." + rp_id)):
        return False
    return match[1] == "https" or match[2] == "localhost" or match[2].endswith(".localhost")


def check_rp_id(rp_id: str) -> str:
    """Return `rp_id` if it is a host name in lower case; raises PeerError ACT-8."""
    if len(rp_id) > 253 or not _HOST.fullmatch(rp_id):
        raise PeerError("ACT-8", "a relying party is a host name in lower case", "act.rp_id")
    return rp_id


def verify_signature(key: bytes, authenticator_data: bytes, client_data: bytes, signature: bytes) -> None:
    """Check the assertion's signature; raises PeerError (ACT-10, ACT-7, KEY-1, KEY-2)."""
    message = authenticator_data + crypto.sha256(client_data)
    edwards = _edwards(key)
    try:
        if edwards is None:
            _curve_point(key).verify(signature, message, ec.ECDSA(SHA256()))
        else:
            Ed25519PublicKey.from_public_bytes(edwards).verify(signature, message)
    except InvalidSignature:
        raise PeerError("ACT-10", "the assertion's signature does not verify", "act.signature") from None
