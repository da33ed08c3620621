"""Makes the vectors of officers' acts: `python spec/vectors/make_act.py`."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from operations_act import OPERATIONS, act_of
from writing import save

from firebreak.core.record import act, crypto
from firebreak.core.record.codec import encode
from firebreak.core.record.kinds import Answer, By, CallOffer, Decline, Message, Payload, Ring, to_fields, trim

HERE = Path(__file__).resolve().parent
Case = dict[str, Any]
RP = "desk.example.org"


def seed(name: str) -> bytes:
    return hashlib.sha256(f"firebreak vector act {name}".encode()).digest()


CALL = CallOffer(precedence=3, to=(1,), by=By(1, 1), lang="en", subject="An aircraft of ours", text="is off course")
DECLINE = Decline(ref=seed("call"), by=By(1, 1), reason=2, lang="en", text="in ten minutes")
OWN = Message(precedence=1, to=(1,), by=By(1, 2), lang="en", text="Our convoy leaves at 06:00Z.")
SALT, NONCE, IDENTITY = seed("salt")[:16], seed("nonce")[:16], seed("credential id")
CURVE = ec.derive_private_key(int.from_bytes(seed("p256"), "big") >> 1, ec.SECP256R1())
EDWARDS = seed("ed25519")
WEAK = b"\x01" + b"\x00" * 31  # the identity


def es256(x: int, y: int) -> bytes:
    parts = bytes.fromhex("a5010203262001215820"), x.to_bytes(32, "big"), bytes.fromhex("225820"), y.to_bytes(32, "big")
    return b"".join(parts)


def eddsa(public: bytes) -> bytes:
    return bytes.fromhex("a4010103272006215820") + public


POINT = CURVE.public_key().public_numbers()
KEYS = {"es256": es256(POINT.x, POINT.y), "eddsa": eddsa(crypto.ed25519_public(EDWARDS))}


def officers(key: str, roles: tuple[int, ...] = (1, 2)) -> list[Any]:
    other = [seed("another officer").hex(), KEYS["eddsa"].hex(), [1]]
    return [other, [act.officer_hash(SALT, IDENTITY).hex(), KEYS[key].hex(), list(roles)]]


def case_of(payload: Payload, shown: tuple[bytes, ...], said: tuple[Payload, ...], marking: int = 0) -> Case:
    return {
        "line": seed("line").hex(), "party": seed("party").hex(), "kind": payload.NUMBER, "marking": marking,
        "payload": encode(trim(to_fields(payload))).hex(), "shown": [one.hex() for one in shown],
        "words": act.words_hash(said).hex(),
    }  # fmt: skip


def signed(key: str, message: bytes) -> bytes:
    if key == "eddsa":
        return crypto.sign_ed25519_raw(EDWARDS, message)
    return CURVE.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True))


def client(challenge: bytes, /, **more: Any) -> bytes:
    said = {
        "type": "webauthn.get", "challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "origin": f"https://{RP}:8443", "crossOrigin": False,
    }  # fmt: skip
    return json.dumps({k: v for k, v in (said | more).items() if v is not None}, separators=(",", ":")).encode()


def authenticator(flags: int = 0x05, rp: str = RP, more: bytes = b"") -> bytes:
    return crypto.sha256(rp.encode()) + bytes([flags]) + b"\x00\x00\x00\x07" + more


def blob(
    case: Case, key: str = "es256", *, nonce: bytes = NONCE, rp: str = RP, data: bytes | None = None,
    client_data: bytes | None = None, client_more: dict[str, Any] | None = None, salt: bytes = SALT,
    signature: bytes | None = None,
) -> bytes:  # fmt: skip
    made = act_of(case)
    data = authenticator() if data is None else data
    said = client(act.act_challenge(made, nonce), **(client_more or {})) if client_data is None else client_data
    proof = signed(key, data + crypto.sha256(said)) if signature is None else signature
    return act.build_act_blob(
        made, nonce=nonce, rp_id=rp, salt=salt, credential_id=IDENTITY, authenticator_data=data, client_data=said,
        signature=proof,
    )  # fmt: skip


def group(name: str, check: str, accept: list[Case], reject: list[Case]) -> Case:
    for case in accept:
        case["result"] = OPERATIONS[check](case)
    for case in reject:
        case.setdefault("error", name)
    return {"rule": name, "check": check, "accept": accept, "reject": reject}


def parts(hexed: bytes) -> list[Any]:
    found = act.parse_act_blob(hexed)
    names = ("content", "shown", "rp_id", "salt", "credential_id", "authenticator_data", "client_data", "signature")
    return [getattr(found, name) for name in names]


def rebuilt(hexed: bytes, place: int, value: Any) -> str:
    body = parts(hexed)
    body[place] = value
    return encode([encode(body), NONCE]).hex()


def forms() -> list[Case]:
    declined = case_of(DECLINE, (seed("call"),), (CALL,))
    good = blob(declined)
    whole = [encode(parts(good)), NONCE]
    cred = act.credential_of(good).hash
    pair = {"hex": good.hex(), "cred": cred.hex()}
    return [
        group("ACT-1", "act-blob", [{"hex": good.hex()}, {"hex": blob(declined, "eddsa").hex()}], [
            {"hex": encode([*whole, None]).hex(), "why": "a third part"},
            {"hex": encode([parts(good), NONCE]).hex(), "why": "the body as an array"},
            {"hex": encode([whole[0], NONCE[:15]]).hex(), "why": "a short nonce"},
            {"hex": encode([encode(parts(good)[:-1]), NONCE]).hex(), "why": "a body without signature"},
            {"hex": rebuilt(good, 1, [seed(str(n)) for n in range(65)]), "why": "65 entries shown"},
            {"hex": rebuilt(good, 3, SALT[:8]), "why": "a short salt"},
            {"hex": rebuilt(good, 4, b""), "why": "no credential id"},
            {"hex": rebuilt(good, 5, b"\x00" * 36), "why": "36 bytes of authenticator data"},
            {"hex": rebuilt(good, 7, b"\x00" * 81), "why": "a signature of 81 bytes"},
            {"hex": good.hex() + "00", "why": "a byte follows", "error": "CBOR-2"},
            {"hex": encode([b"\x00" * 4090, NONCE]).hex(), "why": "longer than 4,096 bytes", "error": "CBOR-10"},
        ]),
        group("ACT-2", "act-cred", [pair], [
            {**pair, "cred": crypto.sha256(good).hex(), "why": "the hash of the whole blob"},
            {**pair, "hex": blob(declined, nonce=seed("other")[:16]).hex(), "why": "another blob"},
        ]),
        group("ACT-7", "officer-key", [{"hex": key.hex()} for key in KEYS.values()], [
            {"hex": es256(POINT.x, POINT.y ^ 1).hex(), "why": "no point of the curve"},
            {"hex": KEYS["es256"][:-1].hex(), "why": "a byte is missing"},
            {"hex": "a5010203382220012158" + "20" + KEYS["es256"].hex()[20:], "why": "ES384"},
            {"hex": "a5010226032001215820" + KEYS["es256"].hex()[20:], "why": "members in another order"},
            {"hex": eddsa(WEAK).hex(), "why": "the identity as a key", "error": "KEY-2"},
            {"hex": eddsa(b"\xee" + b"\xff" * 30 + b"\x7f").hex(), "why": "not in canonical form", "error": "KEY-1"},
        ]),
    ]  # fmt: skip


def challenges() -> list[Case]:
    declined = case_of(DECLINE, (seed("call"),), (CALL,))
    own = case_of(OWN, (), ())
    drill = case_of(DECLINE, (seed("call"), seed("later")), (CALL, OWN), marking=1)
    asked = {"nonce": NONCE.hex()}
    machine = case_of(Answer(ref=seed("call"), by=By(1, 0)), (seed("call"),), (CALL,))
    nobody = case_of(Ring(ref=seed("call"), desk=1), (seed("call"),), ())
    return [
        group("ACT-3", "act-challenge", [{**one, **asked} for one in (declined, own, drill)], [
            {**machine, **asked, "why": "the machine acts"},
            {**nobody, **asked, "why": "a kind in which nobody acts"},
        ]),
    ]  # fmt: skip


def changed(case: Case, **fields: Any) -> Case:
    payload = Decline(**({name: getattr(DECLINE, name) for name in DECLINE.__slots__} | fields))
    return {**case, "payload": encode(trim(to_fields(payload))).hex()}


def proofs() -> list[Case]:
    declined = case_of(DECLINE, (seed("call"),), (CALL,))
    own, drill = case_of(OWN, (), ()), case_of(DECLINE, (seed("call"), seed("later")), (CALL, OWN), marking=1)
    known = {"officers": officers("es256")}
    good = {**declined, "hex": blob(declined).hex(), **known}
    edwards = {**declined, "hex": blob(declined, "eddsa").hex(), "officers": officers("eddsa")}
    outline = {**good, "nonce": False}
    accepted = [
        good,
        edwards,
        outline,
        {**own, "hex": blob(own).hex(), **known},
        {**drill, "hex": blob(drill).hex(), **known},
    ]
    unseen = case_of(DECLINE, (seed("later"),), (CALL,))

    def wrong(why: str, error: str = "", **more: Any) -> Case:
        return {**good, "hex": blob(declined, **more).hex(), "why": why, **({"error": error} if error else {})}

    def asked(why: str, **more: Any) -> Case:
        return wrong(why, client_more=more)

    twice = client(act.act_challenge(act_of(declined), NONCE))[:-1] + b',"type":"webauthn.get"}'
    local = {
        "client_more": {"origin": "http://localhost:8440"},
        "rp": "localhost",
        "data": authenticator(rp="localhost"),
    }
    under = {"client_more": {"origin": f"https://north.{RP}"}}
    return [
        group("ACT-3", "act", [dict(one) for one in accepted], [
            {**good, "line": seed("other line").hex(), "why": "another line", "error": "ACT-9"},
            {**good, "party": seed("other party").hex(), "why": "another party", "error": "ACT-9"},
            {**good, "marking": 1, "why": "another marking", "error": "ACT-9"},
            {**outline, **changed({}, by=By(2, 1)), "why": "another desk", "error": "ACT-9"},
            {**outline, "kind": 24, "why": "another kind", "error": "ACT-9"},
        ]),
        group("ACT-4", "act", [dict(good), {**changed(outline, text="never"), "words": seed("x").hex()}], [
            changed({**good, "why": "another reason"}, reason=3),
            changed({**good, "why": "another text"}, text="never"),
            {**good, "words": act.words_hash((OWN,)).hex(), "why": "other words were shown"},
            {**unseen, "hex": blob(unseen).hex(), **known, "why": "the matter was not shown"},
            changed({**outline, "why": "another matter"}, ref=seed("another call")),
        ]),
        group("ACT-5", "act", [dict(good)], [
            {**good, "officers": officers("es256")[:1], "why": "not in the manifest"},
            wrong("another salt", salt=seed("x")[:16]),
        ]),
        group("ACT-6", "act", [dict(good)], [{**good, "officers": officers("es256", (2,)), "why": "not in this role"}]),
        group("ACT-7", "act", [dict(edwards)], [
            {**good, "officers": [[officers("es256")[1][0], "00", [1]]], "why": "a key that is none"},
        ]),
        group("ACT-8", "act", [
            dict(good), {**good, "hex": blob(declined, data=authenticator(0x85, more=b"\xa0")).hex()},
        ], [
            wrong("the person was not verified", data=authenticator(0x01)),
            wrong("nobody was present", data=authenticator(0x04)),
            wrong("another relying party", data=authenticator(rp="example.com")),
            wrong("a byte more without a flag", data=authenticator(more=b"\x00")),
            {**good, "hex": rebuilt(bytes.fromhex(good["hex"]), 2, "Desk.example.org"), "why": "capital letters"},
        ]),
        group("ACT-9", "act", [
            dict(good), {**good, "hex": blob(declined, **local).hex()}, {**good, "hex": blob(declined, **under).hex()},
            {**good, "hex": blob(declined, client_more={"crossOrigin": None, "added_later": "unknown"}).hex()},
        ], [
            asked("a registration", type="webauthn.create"),
            asked("another challenge", challenge=base64.urlsafe_b64encode(seed("x")).decode().rstrip("=")),
            asked("the challenge with padding", challenge=base64.urlsafe_b64encode(
                act.act_challenge(act_of(declined), NONCE)).decode()),
            asked("asked across origins", crossOrigin=True),
            asked("asked inside another page", topOrigin="https://example.com"),
            asked("a page of somebody else", origin="https://example.org"),
            asked("a host that only ends alike", origin=f"https://fake{RP}"),
            asked("not over TLS", origin=f"http://{RP}"),
            asked("no origin", origin=None),
            wrong("a member twice", client_data=twice),
            wrong("not JSON", client_data=b"challenge"),
            wrong("an array", client_data=b'["webauthn.get"]'),
        ]),
        group("ACT-10", "act", [dict(good), dict(edwards)], [
            wrong("another authenticator's signature", signature=blob_signature("other", declined)),
            wrong("not DER", signature=b"\x30" + b"\x00" * 63),
            {**edwards, "officers": good["officers"], "why": "EdDSA under a key of ES256"},
        ]),
    ]  # fmt: skip


def blob_signature(name: str, case: Case) -> bytes:
    key = ec.derive_private_key(int.from_bytes(seed(name), "big") >> 1, ec.SECP256R1())
    said = client(act.act_challenge(act_of(case), NONCE))
    return key.sign(authenticator() + crypto.sha256(said), ec.ECDSA(SHA256(), deterministic_signing=True))


def main() -> None:
    """Write the file; a second implementation checks it in `tests/record/test_act_vectors.py`."""
    save(HERE / "act.json", json.dumps([*forms(), *challenges(), *proofs()], indent=1) + "\n")


if __name__ == "__main__":
    main()
