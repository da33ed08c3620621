"""What the makers share: names for secrets, kept random outputs, the shape of a rule, the objects entries refer to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from operations import OPERATIONS
from writing import save

from firebreak.core.record import crypto, merkle
from firebreak.core.types import ClaimedTime, FeedId, LineId

VECTORS = Path(__file__).resolve().parent.parent
KEPT = VECTORS / "randomised.json"
randomised: dict[str, str] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
used: set[str] = set()


def seed(name: str) -> bytes:
    """Return 32 bytes that stand for a secret or an id of this name."""
    return crypto.sha256(f"firebreak vector {name}".encode())


def kept(name: str, inputs: bytes, make: Any) -> bytes:
    """Return the kept output for these inputs, or make and keep it."""
    key = f"{name} {crypto.sha256(inputs).hex()[:16]}"
    used.add(key)
    if key not in randomised:
        randomised[key] = make().hex()
    return bytes.fromhex(randomised[key])


def rule(name: str, check: str, accept: list[Any], reject: list[Any]) -> dict[str, Any]:
    """Return the vectors of one rule; accepted cases get the result of the check."""
    for case in accept:
        case["result"] = OPERATIONS[check](case)
    for case in reject:
        case["error"] = case.get("error", name)
    return {"rule": name, "check": check, "accept": accept, "reject": reject}


def bad(why: str, **fields: Any) -> dict[str, Any]:
    return {**fields, "why": why}


def write(area: str, rules: list[dict[str, Any]]) -> None:
    save(VECTORS / f"{area}.json", json.dumps(rules, indent=1) + "\n")


def write_kept() -> None:
    left = {key: randomised[key] for key in sorted(used)}
    save(KEPT, json.dumps(left, indent=1) + "\n")


def flipped(data: bytes, at: int = -1) -> bytes:
    out = bytearray(data)
    out[at] ^= 1
    return bytes(out)


def hexes(path: Any) -> list[str]:
    return [one.hex() for one in path]


FEED, PEER, LINE = FeedId(seed("feed")), FeedId(seed("peer feed")), LineId(seed("line"))
TIME = ClaimedTime(1_767_225_600)
LEAVES = [merkle.leaf_hash(seed(f"leaf {i}")) for i in range(300)]
TREE = merkle.Tree(LEAVES)
FIELDS: tuple[Any, ...] = (3, (1, 2), (7, 1), "en", "Our flight EX 12 turns north at 14:00.", None, None, None)
