"""An officer's passkey in software: the assertions an authenticator and a browser would give, without either.

Keeps true: real keys and real signatures; the same seed gives the same key, and what it signs is what a node of the
other side, or a verifier of evidence, would be given. Leaves to others: browsers and the ceremonies of the API.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from firebreak.core.record import crypto
from firebreak.core.record.act import (
    NONCE_BYTES,
    SALT_BYTES,
    Act,
    Credential,
    act_challenge,
    make_credential,
    officer_hash,
)
from firebreak.core.record.manifest import Officer


@dataclass(slots=True)
class Passkey:
    """One officer's credential; `roles` are those the manifest lists for it."""

    name: str
    roles: tuple[int, ...] = (1,)
    rp_id: str = "localhost"
    flags: int = 0x05  # the person was present, and verified
    used: int = 0

    def _drawn(self, what: str, size: int = 32) -> bytes:
        return crypto.context_hash("test", self.name, what)[:size]

    @property
    def identity(self) -> bytes:
        """Return the credential's id."""
        return self._drawn("id")

    @property
    def salt(self) -> bytes:
        """Return the salt of the manifest's row."""
        return self._drawn("salt", SALT_BYTES)

    def _private(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(self._drawn("key"), "big") >> 1, ec.SECP256R1())

    @property
    def key(self) -> bytes:
        """Return the COSE key."""
        point = self._private().public_key().public_numbers()
        x, y = (n.to_bytes(32, "big") for n in (point.x, point.y))
        return bytes.fromhex("a5010203262001215820") + x + bytes.fromhex("225820") + y

    def officer(self) -> Officer:
        """Return the row of the manifest."""
        return Officer(credential=officer_hash(self.salt, self.identity), key=self.key, roles=self.roles)

    def sign(self, act: Act) -> Credential:
        """Return what the officer's assertion over an act gives."""
        self.used += 1
        nonce = self._drawn(f"nonce {self.used}", NONCE_BYTES)
        client_data = self._client(act_challenge(act, nonce))
        data = crypto.sha256(self.rp_id.encode()) + bytes([self.flags]) + self.used.to_bytes(4, "big")
        signature = self._private().sign(data + crypto.sha256(client_data), ec.ECDSA(SHA256()))
        return make_credential(
            act, nonce=nonce, rp_id=self.rp_id, salt=self.salt, credential_id=self.identity, authenticator_data=data,
            client_data=client_data, signature=signature,
        )  # fmt: skip

    def _client(self, challenge: bytes) -> bytes:
        coded = base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
        origin = f"https://{self.rp_id}"
        return json.dumps({"type": "webauthn.get", "challenge": coded, "origin": origin, "crossOrigin": False}).encode()
