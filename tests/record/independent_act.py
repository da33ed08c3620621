"""A second reading of the page on acts: plain checks, nothing of the package.

Each operation takes one vector case and returns its result, or raises `Refused` with the rule id. Encoding comes from
the second implementation beside it; COSE keys are decoded as the maps they are, which the package does not.
"""

from __future__ import annotations

import base64
import json
import re
from types import ModuleType
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256

Case = dict[str, Any]
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
BY = {17: None, 18: 1, 19: 1, 32: 2, 24: 1}  # where `by` stands in the kinds the vectors use
REFS = {17: [0], 18: [0], 19: [0], 32: [5], 24: [0]}
CRED = {17: 9, 18: 3, 19: 6, 32: 7, 24: 5}


class Acts:
    """The operations, given the second implementation's primitives."""

    def __init__(self, base: ModuleType) -> None:
        self.base, self.need = base, base.need

    def hashed(self, *items: Any) -> bytes:
        return bytes(self.base.sha(self.base.cbor(list(items))))

    def blob(self, data: bytes) -> tuple[bytes, bytes, list[Any]]:
        value = self.base.decode(data, 4096)
        self.need(type(value) is list and [type(part) for part in value] == [bytes, bytes], "ACT-1")
        body, nonce = value
        self.need(len(nonce) == 16, "ACT-1")
        return body, nonce, self.body(body)

    def body(self, body: bytes) -> list[Any]:
        fields = self.base.decode(body, 4096)
        self.need(type(fields) is list and len(fields) == 8, "ACT-1")
        content, shown, rp, *rest = fields
        self.need(type(content) is bytes and len(content) == 32, "ACT-1")
        self.need(type(shown) is list and len(shown) <= 64, "ACT-1")
        self.need(all(type(leaf) is bytes and len(leaf) == 32 for leaf in shown), "ACT-1")
        self.need(type(rp) is str and 0 < len(rp.encode()) <= 253, "ACT-1")
        for part, (least, most) in zip(rest, [(16, 16), (1, 1023), (37, 512), (2, 1024), (8, 80)], strict=True):
            self.need(type(part) is bytes and least <= len(part) <= most, "ACT-1")
        self.need(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", rp), "ACT-8")
        return list(fields)

    def key(self, data: bytes) -> dict[int, Any]:
        """Read a map of the four or five members that a key has, in the order CTAP2 gives them."""
        self.need(data and data[0] >> 5 == 5, "ACT-7")
        members, rest = [], data[1:]
        for _ in range((data[0] & 31) * 2):
            self.need(rest, "ACT-7")
            try:
                value, rest = self.base.parse(rest)
            except self.base.Refused:
                raise self.base.Refused("ACT-7") from None
            members.append(value)
        self.need(not rest, "ACT-7")
        names = members[::2]
        self.need(names in ([1, 3, -1, -2, -3], [1, 3, -1, -2]), "ACT-7")
        return dict(zip(names, members[1::2], strict=True))

    def public(self, data: bytes) -> Any:
        key = self.key(data)
        if key[1] == 1:
            self.need((key[3], key[-1]) == (-8, 6) and len(key[-2]) == 32, "ACT-7")
            self.base.prime_order(key[-2])
            return Ed25519PublicKey.from_public_bytes(key[-2])
        self.need((key[1], key[3], key[-1]) == (2, -7, 1) and len(key[-2]) == len(key[-3]) == 32, "ACT-7")
        x, y = (int.from_bytes(key[n], "big") for n in (-2, -3))
        self.need(x < P and y < P and (y * y - x * x * x + 3 * x - B) % P == 0, "ACT-7")
        return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()

    def act(self, case: Case) -> tuple[int, list[Any], list[Any]]:
        """Return kind, payload without `cred`, and who acted."""
        kind = case["kind"]
        payload = self.base.decode(self.base.raw(case, "payload"), 1 << 18)[: CRED[kind]]
        while payload and payload[-1] is None:
            payload.pop()
        at = BY[kind]
        self.need(at is not None and payload[at][1] != 0, "ACT-3")
        return kind, payload, payload[at]

    def challenge(self, case: Case, shown: list[bytes], content: bytes) -> bytes:
        kind, _, by = self.act(case)
        who = [self.base.raw(case, name) for name in ("line", "party")]
        return self.hashed("firebreak/act/1", *who, kind + 64 * case["marking"], *by, shown, content)

    def content(self, case: Case, nonce: bytes) -> bytes:
        return self.hashed("firebreak/act-content/1", nonce, self.base.raw(case, "words"), self.act(case)[1])

    # --- operations ---

    def op_act_blob(self, case: Case) -> str:
        return str(self.blob(self.base.raw(case, "hex"))[2][2])

    def op_act_cred(self, case: Case) -> None:
        self.need(self.base.sha(self.blob(self.base.raw(case, "hex"))[0]) == self.base.raw(case, "cred"), "ACT-2")

    def op_act_challenge(self, case: Case) -> str:
        content = self.content(case, self.base.raw(case, "nonce"))
        return self.challenge(case, [bytes.fromhex(one) for one in case["shown"]], content).hex()

    def op_officer_key(self, case: Case) -> None:
        self.public(self.base.raw(case, "hex"))

    def op_act(self, case: Case) -> dict[str, Any]:
        _, nonce, (content, shown, rp, salt, identity, data, said, signature) = self.blob(self.base.raw(case, "hex"))
        kind, payload, by = self.act(case)
        named = [payload[at] for at in REFS[kind] if at < len(payload) and payload[at] is not None]
        self.need(all(leaf in shown for leaf in named), "ACT-4")
        whole = case.get("nonce", True)
        self.need(not whole or content == self.content(case, nonce), "ACT-4")
        challenge = self.challenge(case, shown, content)
        hashed = self.hashed("firebreak/officer/1", salt, identity).hex()
        found = [(bytes.fromhex(key), roles) for credential, key, roles in case["officers"] if credential == hashed]
        self.need(found, "ACT-5")
        self.need(by[1] in found[0][1], "ACT-6")
        self.authenticated(data, rp)
        self.asked(said, challenge, rp)
        self.signed(found[0][0], data + self.base.sha(said), signature)
        return {"rp_id": rp, "counter": int.from_bytes(data[33:37], "big"), "whole": whole, "roles": found[0][1]}

    def authenticated(self, data: bytes, rp: str) -> None:
        flags = data[32]
        self.need(data[:32] == self.base.sha(rp.encode()), "ACT-8")
        self.need(flags & 1 and flags & 4, "ACT-8")
        self.need(len(data) == 37 or flags & 64 or flags & 128, "ACT-8")

    def asked(self, said: bytes, challenge: bytes, rp: str) -> None:
        try:
            members = json.loads(said, object_pairs_hook=list)
        except ValueError:
            members = None
        self.need(isinstance(members, list) and all(isinstance(one, tuple) for one in members), "ACT-9")
        assert members is not None
        found = dict(members)
        self.need(len(found) == len(members) and found.get("type") == "webauthn.get", "ACT-9")
        wanted = base64.urlsafe_b64encode(challenge).decode().replace("=", "")
        self.need(found.get("challenge") == wanted, "ACT-9")
        self.need(not found.get("crossOrigin") and "topOrigin" not in found, "ACT-9")
        match = re.fullmatch(r"(https|http)://([^/:@]+)(:\d+)?", found.get("origin") or "")
        self.need(match, "ACT-9")
        assert match is not None
        self.need(match[2] == rp or match[2].endswith(f".{rp}"), "ACT-9")
        self.need(match[1] == "https" or match[2].split(".")[-1] == "localhost", "ACT-9")

    def signed(self, key: bytes, message: bytes, signature: bytes) -> None:
        public = self.public(key)
        try:
            if isinstance(public, Ed25519PublicKey):
                public.verify(signature, message)
            else:
                public.verify(signature, message, ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise self.base.Refused("ACT-10") from None
