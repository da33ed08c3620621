"""How the check of the vectors of the line is carried out with this package; `LINE.md` says what the fields mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.line.hello import Head, read_hello
from firebreak.core.record.codec import decode

Case = dict[str, Any]


def shown(head: Head | None) -> list[Any] | None:
    return None if head is None else [head[0].hex(), head[1], head[2].hex()]


def op_hello(case: Case) -> Case:
    frame: Any = decode(bytes.fromhex(case["hex"]), max_bytes=65_536)
    exporter, line, party = (bytes.fromhex(case[name]) for name in ("exporter", "line", "party"))
    keys = [bytes.fromhex(key) for key in case["keys"]]
    hello = read_hello(frame[0], frame[1:], exporter=exporter, line=line, party=party, keys=keys)
    return {
        "path": hello.path,
        "manifest": [hello.manifest_version, hello.manifest_hash.hex()],
        "charter": [hello.charter_revision, hello.charter_hash.hex()],
        "own_head": shown(hello.own_head),
        "counted": shown(hello.counted),
    }


OPERATIONS: dict[str, Callable[[Case], Any]] = {"hello": op_hello}
