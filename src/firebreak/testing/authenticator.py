"""An authenticator in software, and the part of a browser that stands before it, for tests of passkeys.

Keeps true: what it signs is what Web Authentication asks for, ES256 or EdDSA, attestation `none`; each way in which a
bad authenticator or page may differ is an argument.
Leaves to others: real authenticators and browsers (`tests/browser`).
"""

from __future__ import annotations

import base64
import json
import os
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
_AAGUID = bytes(16)


def letters(data: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def octets(text: str) -> bytes:
    """Return the bytes of a base64url text."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Authenticator:
    """Holds one credential, once it was made; `counts` says whether it keeps a counter."""

    def __init__(self, origin: str, *, edwards: bool = False, counts: bool = True) -> None:
        """`origin` is that of the page it is used from."""
        self.origin = origin
        self.edwards = edwards
        self.counts = counts
        self.count = 0
        self.id = os.urandom(24)
        self.handle = b""
        self._key: Any = Ed25519PrivateKey.generate() if edwards else ec.generate_private_key(ec.SECP256R1())

    def cose(self) -> bytes:
        """Return the public key as CTAP2 encodes it."""
        if self.edwards:
            raw: bytes = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
            return bytes.fromhex("a4010103272006215820") + raw
        numbers = self._key.public_key().public_numbers()
        x: bytes = numbers.x.to_bytes(32, "big")
        y: bytes = numbers.y.to_bytes(32, "big")
        return bytes.fromhex("a5010203262001215820") + x + bytes.fromhex("225820") + y

    def create(self, options: dict[str, Any], *, flags: int = PRESENT | VERIFIED, **told: Any) -> dict[str, Any]:
        """Make the credential as `navigator.credentials.create` would; returns its JSON."""
        self.handle = octets(options["user"]["id"])
        attested = _AAGUID + len(self.id).to_bytes(2, "big") + self.id + self.cose()
        data = self._data(told.pop("rp_id", options["rp"]["id"]), flags | ATTESTED) + attested
        head = bytes.fromhex(
            "a363666d74646e6f6e656761747453746d74a0686175746844617461"
        )  # fmt none, attStmt {}, authData
        held = head + b"\x59" + len(data).to_bytes(2, "big") + data
        client = self._client("webauthn.create", options, told)
        return self._shown({"clientDataJSON": letters(client), "attestationObject": letters(held)})

    def get(self, options: dict[str, Any], *, flags: int = PRESENT | VERIFIED, **told: Any) -> dict[str, Any]:
        """Use the credential as `navigator.credentials.get` would; returns its JSON."""
        rp_id = told.pop("rp_id", options["rpId"])
        found = self.sign(rp_id, self._client("webauthn.get", options, told), flags)
        return self._shown({**found, "userHandle": letters(self.handle)})

    def assertion(self, challenge: dict[str, Any], **told: Any) -> dict[str, str]:
        """Return what goes along with an act, over the answer of `POST /v1/lines/{line}/challenge`."""
        made = self.get({"challenge": challenge["challenge"], "rpId": challenge["rp_id"]}, **told)["response"]
        return {
            "nonce": challenge["nonce"], "credential": letters(self.id), "signature": made["signature"],
            "authenticator_data": made["authenticatorData"], "client_data": made["clientDataJSON"],
        }  # fmt: skip

    def sign(self, rp_id: str, client: bytes, flags: int) -> dict[str, str]:
        """Return authenticator data and signature over them and the client data."""
        self.count += self.counts
        data = self._data(rp_id, flags)
        message = data + sha256(client).digest()
        signature = self._key.sign(message) if self.edwards else self._key.sign(message, ec.ECDSA(SHA256()))
        return {
            "clientDataJSON": letters(client), "authenticatorData": letters(data), "signature": letters(signature)
        }  # fmt: skip

    def _data(self, rp_id: str, flags: int) -> bytes:
        return sha256(rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, sort: str, options: dict[str, Any], told: dict[str, Any]) -> bytes:
        said = {"type": sort, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False, **told}
        return json.dumps(said, separators=(",", ":")).encode()

    def _shown(self, response: dict[str, str]) -> dict[str, Any]:
        name = letters(self.id)
        return {
            "id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }  # fmt: skip
