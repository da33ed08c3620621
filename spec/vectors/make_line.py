"""Makes `line.json`: `python spec/vectors/make_line.py`; signatures are made here, so that the package can disagree."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from operations_line import OPERATIONS
from writing import save

from firebreak.core.record.codec import encode

OUT = Path(__file__).resolve().parent / "line.json"
Fields = list[Any]
Case = dict[str, Any]


def octets(name: str) -> bytes:
    return hashlib.sha256(f"firebreak vector {name}".encode()).digest()


def public(name: str) -> bytes:
    key = Ed25519PrivateKey.from_private_bytes(octets(name))
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


LINE, PARTY, EXPORTER = octets("line"), octets("party"), octets("exporter")
OWN, COUNTED = [octets("feed"), 900, octets("root")], [octets("peer feed"), 2**32 - 1, octets("peer root")]
FIELDS: Fields = [1, LINE, PARTY, 3, 7, octets("manifest"), 2, octets("charter"), OWN, COUNTED]
NAMES = "version line party path manifest_version manifest_hash charter_revision charter_hash own_head counted".split()


def signed(
    fields: Fields, *, key: str = "entry key", exporter: bytes = EXPORTER, ctx: str = "hello", plain: bool = False
) -> bytes:
    """Return the signature of a hello; `plain` leaves the structure around what is signed out."""
    body = encode([*fields, exporter])
    structure = ["Signature1", bytes.fromhex("a10132"), f"firebreak/{ctx}/1".encode(), body]
    return Ed25519PrivateKey.from_private_bytes(octets(key)).sign(body if plain else encode(structure))


def put(name: str, value: Any) -> Fields:
    return [value if name == one else old for one, old in zip(NAMES, FIELDS, strict=True)]


def case(frame: Fields, **more: Any) -> Case:
    keys = [public("older entry key").hex(), public("entry key").hex()]
    rest = {"exporter": EXPORTER.hex(), "line": LINE.hex(), "party": PARTY.hex(), "keys": keys}
    return {"hex": encode(frame).hex(), **rest, **more}


def good(fields: Fields, **how: Any) -> Case:
    made = case([0, *fields, signed(fields, **how)])
    return {**made, "result": OPERATIONS["hello"](made)}


def bad(error: str, why: str, frame: Fields, **more: Any) -> Case:
    return case(frame, error=error, why=why, **more)


def line_2() -> Case:
    flipped = bytearray(signed(FIELDS))
    flipped[-1] ^= 1
    reject = [
        bad("LINE-2", why, [0, *FIELDS, signature])
        for why, signature in {
            "by another key": signed(FIELDS, key="seal key"),
            "of another connection": signed(FIELDS, exporter=octets("another exporter")),
            "the exporter first": signed([EXPORTER, *FIELDS], exporter=FIELDS[-1]),
            "of another context": signed(FIELDS, ctx="entry"),
            "without the structure": signed(FIELDS, plain=True),
            "of the type as well": signed([0, *FIELDS]),
            "a flipped bit": bytes(flipped),
            "zeros": bytes(64),
        }.items()
    ]
    for name in (
        "path",
        "manifest_version",
        "manifest_hash",
        "charter_revision",
        "charter_hash",
        "own_head",
        "counted",
    ):
        other = octets("other") if name.endswith("hash") else OWN if name == "counted" else None
        other = 1 if name in ("path", "manifest_version", "charter_revision") else other
        reject.append(bad("LINE-2", f"{name} was exchanged", [0, *put(name, other), signed(FIELDS)]))
    first = [*FIELDS[:3], None, *FIELDS[4:8], None, None]
    return rule("LINE-2", [good(FIELDS), good(FIELDS, key="older entry key"), good(first)], reject)


def line_3() -> Case:
    wrong: dict[str, list[Any]] = {
        "version": [0, 2, True], "line": [octets("other line"), LINE[1:], None], "party": [octets("other"), "party"],
        "path": [-1, 256, "direct", True], "manifest_version": [-1, 2**32, None], "manifest_hash": [b"", None],
        "charter_revision": ["1", 2**32], "charter_hash": [octets("x")[1:], 0],
        "own_head": [OWN[:2], [*OWN, 0], [OWN[0], -1, OWN[2]], [OWN[0], 2**32, OWN[2]], [b"", 1, OWN[2]], OWN[0]],
        "counted": [[COUNTED[0], True, COUNTED[2]], [COUNTED[0], 1, None], 0],
    }  # fmt: skip
    reject = [
        bad("LINE-3", f"{name}: {n}", [0, *put(name, value), signed(put(name, value))])
        for name, values in wrong.items() for n, value in enumerate(values)
    ]  # fmt: skip
    signature = signed(FIELDS)
    frames = {
        "another frame": [1, *FIELDS, signature], "a type that is not 0": [False, *FIELDS, signature],
        "no signature": [0, *FIELDS], "a null for the signature": [0, *FIELDS, None], "nothing but the type": [0],
        "a signature of 63 bytes": [0, *FIELDS, signature[1:]], "one item more": [0, *FIELDS, signature, None],
        "an empty entries frame": [3, []],
    }  # fmt: skip
    reject += [bad("LINE-3", why, frame) for why, frame in frames.items()]
    edges = put("own_head", [OWN[0], 0, OWN[2]])
    return rule("LINE-3", [good(put("path", 0)), good(put("path", 255)), good(edges)], reject)


def rule(name: str, accept: list[Case], reject: list[Case]) -> Case:
    return {"rule": name, "check": "hello", "accept": accept, "reject": reject}


def main() -> None:
    """Write the file."""
    save(OUT, json.dumps([line_2(), line_3()], indent=1) + "\n")


if __name__ == "__main__":
    main()
