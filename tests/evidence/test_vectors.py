"""The vectors of `spec/vectors/evidence_bundle.json`: put together without the package, judged by it."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from firebreak.core.evidence.verify import verify_bundle

VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors" / "evidence_bundle.json"
DOCUMENT = json.loads(VECTORS.read_text("utf-8"))
FRAMES = [bytes.fromhex(one) for one in DOCUMENT["records"]]


def head(major: int, number: int) -> bytes:
    """Write a CBOR head; enough of it for a trailer."""
    if number < 24:
        return bytes((major << 5 | number,))
    for info, width in ((24, 1), (25, 2), (26, 4)):
        if number < 1 << 8 * width:
            return bytes((major << 5 | (info if number > 23 else number),)) + number.to_bytes(width, "big") * (
                number > 23
            )
    raise ValueError(number)


def assembled(case: dict[str, Any]) -> bytes:
    """Put a bundle together: pieces are [first, last] of the base or new records; the trailer fits unless given."""
    pieces: list[bytes] = []
    for one in case["records"]:
        pieces += FRAMES[one[0] : one[1] + 1] if isinstance(one, list) else [bytes.fromhex(one)]
    data = b"".join(pieces)
    if "end" in case:
        return data + bytes.fromhex(case["end"])
    trailer = b"\x83\x0b" + head(0, len(pieces)) + b"\x58\x20" + hashlib.sha256(data).digest()
    return data + head(2, len(trailer)) + trailer


def cases(sort: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{group['rule']}-{number}")
        for group in DOCUMENT["groups"]
        for number, case in enumerate(group[sort])
    ]


@pytest.mark.parametrize("case", cases("accept"))
def test_accepted(case: dict[str, Any]) -> None:
    report = verify_bundle(BytesIO(assembled(case)))
    assert {one.claim.name: one.verdict.value for one in report.claims} == case["result"]
    assert report.rule is None


@pytest.mark.parametrize("case", cases("reject"))
def test_refused_with_the_rule_named(case: dict[str, Any]) -> None:
    report = verify_bundle(BytesIO(assembled(case)))
    assert (report.verdict, report.rule) == ("FAIL", case["error"]), case["why"]
    assert report.claims == ()
