"""Makes `wire.json`: `python spec/vectors/make_wire.py`; uses nothing of the package, so that it can disagree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent / "wire.json"
NONCE = bytes(range(0xA0, 0xA8))
PATTERN = bytes(n % 251 for n in range(65_536))


def framed(*frames: bytes) -> bytes:
    return b"".join(len(frame).to_bytes(4, "big") + frame for frame in frames)


def stream(data: bytes, *frames: bytes) -> dict[str, Any]:
    return {"hex": data.hex(), "result": [frame.hex() for frame in frames]}


def bad(rule: str, data: bytes, why: str) -> dict[str, Any]:
    return {"hex": data.hex(), "error": rule, "why": why}


def bad_stream(data: bytes, why: str, *before: bytes) -> dict[str, Any]:
    return {**bad("WIRE-1", data, why), "before": [frame.hex() for frame in before]}


def stream_rule() -> dict[str, Any]:
    accept = [
        stream(b""),
        stream(framed(b"\x80"), b"\x80"),
        stream(framed(b"\x81\x0e", b"\x80", b"\x81\x0e"), b"\x81\x0e", b"\x80", b"\x81\x0e"),
        stream(framed(PATTERN), PATTERN),
        stream(framed(b"\x80") + b"\x00\x00", b"\x80"),
        stream(framed(b"\x80") + b"\x00\x00\x00\x02\x81", b"\x80"),
        stream(b"\x00\x01\x00\x00" + PATTERN[:-1]),
    ]
    reject = [
        bad_stream(b"\x00\x00\x00\x00", "a frame without bytes"),
        bad_stream(b"\x00\x01\x00\x01", "one byte more than the limit, refused before it comes"),
        bad_stream(b"\xff\xff\xff\xff", "the longest length there is"),
        bad_stream(b"\x80\x00\x00\x01\x80", "a length that would be negative if it were signed"),
        bad_stream(framed(b"\x80") + bytes(4), "a good frame, then one without bytes", b"\x80"),
        bad_stream(b"\x01\x00\x00\x00\x80", "the length in the other byte order"),
        bad_stream(b"GET / HTTP/1.1\r\n\r\n", "another protocol"),
    ]
    return {"rule": "WIRE-1", "check": "stream", "accept": accept, "reject": reject}


def echo_rule() -> dict[str, Any]:
    accept = [
        {"hex": (b"\x83\x0b" + bytes((part,)) + b"\x48" + nonce).hex(), "result": [word, nonce.hex()]}
        for part, word in enumerate(("question", "answer"))
        for nonce in (NONCE, bytes(8), b"\xff" * 8)
    ]
    reject = [
        bad("WIRE-9", b"\x83\x0b\x02\x48" + NONCE, "neither question nor answer"),
        bad("WIRE-9", b"\x83\x0b\xf5\x48" + NONCE, "true is not 1"),
        bad("WIRE-9", b"\x83\x0b\x20\x48" + NONCE, "a negative number"),
        bad("WIRE-9", b"\x83\x0b\x18\x00\x48" + NONCE, "0 in two bytes"),
        bad("WIRE-9", b"\x83\x0b\x00\x47" + NONCE[:7], "a nonce of 7 bytes"),
        bad("WIRE-9", b"\x83\x0b\x00\x49" + NONCE + b"\x00", "a nonce of 9 bytes"),
        bad("WIRE-9", b"\x83\x0b\x00\x58\x08" + NONCE, "the length of the nonce in two bytes"),
        bad("WIRE-9", b"\x83\x0b\x00\x68abcdefgh", "text in place of bytes"),
        bad("WIRE-9", b"\x83\x0b\x00\x48" + NONCE[:4], "cut inside the nonce"),
        bad("WIRE-9", b"\x83\x0b\x00\x48" + NONCE + b"\x00", "something follows"),
        bad("WIRE-9", b"\x82\x0b\x00", "no nonce"),
        bad("WIRE-9", b"\x84\x0b\x00\x48" + NONCE + b"\x00", "a fourth item"),
        bad("WIRE-9", b"\x81\x0b", "the type alone"),
    ]
    return {"rule": "WIRE-9", "check": "echo", "accept": accept, "reject": reject}


def main() -> None:
    """Write the file."""
    OUT.write_text(json.dumps([stream_rule(), echo_rule()], indent=1) + "\n")


if __name__ == "__main__":
    main()
