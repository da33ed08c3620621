"""Vectors of the KEY and SIG rules."""

from __future__ import annotations

from typing import Any

from firebreak.core.errors import PeerError
from firebreak.core.record import crypto
from firebreak.core.record.codec import encode
from making.common import bad, flipped, kept, rule, seed, write

LOW_ORDER = {
    "00" * 32: "order 4",
    "00" * 31 + "80": "order 4",
    "01" + "00" * 31: "the identity",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05": "order 8",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85": "order 8",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a": "order 8",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa": "order 8",
    "ec" + "ff" * 30 + "7f": "order 2",
}
NOT_CANONICAL = {
    "ed" + "ff" * 30 + "7f": "y = p for 0",
    "ed" + "ff" * 31: "y = p for 0, with sign",
    "ee" + "ff" * 30 + "7f": "y = p + 1 for 1",
    "ee" + "ff" * 31: "y = p + 1 for 1, with sign",
    "01" + "00" * 30 + "80": "minus zero at the identity",
    "ec" + "ff" * 31: "minus zero at order 2",
    "ff" * 32: "y = 2^255 - 1",
}


def compress(point: tuple[int, int, int, int]) -> bytes:
    inverse = pow(point[2], -1, crypto._P)
    x, y = point[0] * inverse % crypto._P, point[1] * inverse % crypto._P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def mixed_order(public: bytes, low: bytes) -> bytes:
    """Return the encoding of a point of prime order plus one of low order."""
    return compress(crypto._add(crypto._decode_point(public), crypto._decode_point(low)))


def off_curve() -> str:
    y = 2
    while True:
        key = y.to_bytes(32, "little")
        try:
            crypto._decode_point(key)
        except PeerError:
            return key.hex()
        y += 1


def make() -> None:
    good = [crypto.ed25519_public(seed(f"ed25519 {i}")) for i in range(3)]
    mixed = [mixed_order(good[0], bytes.fromhex(low)) for low in LOW_ORDER if not low.startswith("01")]
    xwing = crypto.xwing_public(seed("xwing"))
    write(
        "keys",
        [
            rule(
                "KEY-1",
                "ed25519-public",
                [{"hex": key.hex()} for key in good],
                [bad(why, hex=key) for key, why in NOT_CANONICAL.items()]
                + [bad("not on the curve", hex=off_curve())]
                + [bad("31 bytes", hex=good[0][:31].hex()), bad("33 bytes", hex=good[0].hex() + "00")]
                + [bad("empty", hex="")],
            ),
            rule(
                "KEY-2",
                "ed25519-public",
                [{"hex": key.hex()} for key in good[:1]],
                [bad(why, hex=key) for key, why in LOW_ORDER.items()]
                + [bad("a key plus a point of low order", hex=key.hex()) for key in mixed],
            ),
            rule(
                "KEY-3",
                "mldsa-public",
                [{"hex": crypto.mldsa44_public(seed("mldsa")).hex(), "algorithm": 44}],
                [
                    bad("one byte short", hex="00" * 1311, algorithm=44),
                    bad("one byte over", hex="00" * 1313, algorithm=44),
                    bad("a key of ML-DSA-44 for ML-DSA-87", hex="00" * 1312, algorithm=87),
                    bad("empty", hex="", algorithm=87),
                ],
            ),
            rule(
                "KEY-4",
                "xwing-public",
                [{"hex": xwing.hex()}],
                [
                    bad("one byte short", hex=xwing[:-1].hex()),
                    bad("one byte over", hex=xwing.hex() + "00"),
                    bad("a coefficient of 4,095 in the ML-KEM part", hex=(b"\xff\xff" + xwing[2:]).hex()),
                    bad("a coefficient equal to the modulus 3,329", hex=(b"\x01\xfd" + xwing[2:]).hex()),
                    bad("X25519 part all zero", hex=(xwing[:1184] + bytes(32)).hex()),
                    bad("X25519 part 1", hex=(xwing[:1184] + b"\x01" + bytes(31)).hex()),
                    bad("X25519 part of order 8", hex=(xwing[:1184]).hex() + X25519_ORDER_8),
                ],
            ),
            ed25519_signatures(good),
            mldsa44_signatures(),
            mldsa87_signatures(),
        ],
    )


X25519_ORDER_8 = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"


def ed25519_signatures(keys: list[bytes]) -> dict[str, Any]:
    body = encode(["we accept"])
    signature = crypto.sign_ed25519(seed("ed25519 0"), "entry", body)
    over = (int.from_bytes(signature[32:], "little") + crypto._L).to_bytes(32, "little")

    def case(**changed: Any) -> dict[str, Any]:
        fields = {"public": keys[0], "body": body, "signature": signature, **changed}
        return {"context": changed.pop("context", "entry")} | {
            name: value.hex() for name, value in fields.items() if name != "context"
        }

    return rule(
        "SIG-1",
        "verify-ed25519",
        [case(), case(body=b"", signature=crypto.sign_ed25519(seed("ed25519 0"), "entry", b""))],
        [
            bad("another body", **case(body=encode(["we refuse"]))),
            bad("another context", **case(context="seal")),
            bad("another key", **case(public=keys[1])),
            bad("a flipped bit in R", **case(signature=flipped(signature, 0))),
            bad("a flipped bit in S", **case(signature=flipped(signature, 40))),
            bad("S + L", **case(signature=signature[:32] + over)),
            bad("one byte short", **case(signature=signature[:-1])),
            bad("one byte over", **case(signature=signature + b"\x00")),
            bad("empty", **case(signature=b"")),
            bad("all zero", **case(signature=bytes(64))),
            bad("signed without the structure", **case(signature=crypto.sign_ed25519_raw(seed("ed25519 0"), body))),
            bad(
                "the identity as key and R: verifies for every body where keys are not checked",
                **case(public=b"\x01" + bytes(31), signature=b"\x01" + bytes(63)),
                error="KEY-2",
            ),
        ],
    )


def mldsa44_signatures() -> dict[str, Any]:
    message = b"firebreak"
    public = crypto.mldsa44_public(seed("mldsa"))
    signature = kept("mldsa44", message, lambda: crypto.sign_mldsa44(seed("mldsa"), message))
    good = {"public": public.hex(), "message": message.hex(), "signature": signature.hex()}
    return rule(
        "SIG-2",
        "verify-mldsa44",
        [good],
        [
            bad("another message", **(good | {"message": b"Firebreak".hex()})),
            bad("a flipped bit", **(good | {"signature": flipped(signature, 100).hex()})),
            bad("one byte short", **(good | {"signature": signature[:-1].hex()})),
            bad("empty", **(good | {"signature": ""})),
            bad("another key", **(good | {"public": crypto.mldsa44_public(seed("other mldsa")).hex()})),
        ],
    )


def mldsa87_signatures() -> dict[str, Any]:
    body = encode(["root statement"])
    public = crypto.mldsa87_public(seed("mldsa"))
    signature = kept("mldsa87", body, lambda: crypto.sign_mldsa87(seed("mldsa"), "manifest", body))
    good = {"public": public.hex(), "context": "manifest", "body": body.hex(), "signature": signature.hex()}
    return rule(
        "SIG-3",
        "verify-mldsa87",
        [good],
        [
            bad("another body", **(good | {"body": encode(["root statemenT"]).hex()})),
            bad("another context", **(good | {"context": "charter"})),
            bad("a flipped bit", **(good | {"signature": flipped(signature, 100).hex()})),
            bad("one byte short", **(good | {"signature": signature[:-1].hex()})),
        ],
    )
