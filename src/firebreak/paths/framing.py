"""Frames on a stream, and the echo that tests a circuit (spec `wire.md`, rules WIRE-1, WIRE-2 and WIRE-9).

Keeps true: a frame comes out whole or not at all, however the stream was cut into pieces, and at most one frame of
the allowed size is held. Leaves to others: what any frame but an echo means.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import encode

MAX_FRAME: Final = 65_536
PREFIX_BYTES: Final = 4
ECHO_TYPE: Final = 11
NONCE_BYTES: Final = 8

_QUESTION, _ANSWER = 0, 1
_ARRAY: Final = 4  # CBOR major type


def with_prefix(frame: bytes) -> bytes:
    """Return `frame` behind its length (WIRE-1). Raises UsageError when it is empty or longer than 64 KiB."""
    size = len(frame)
    if not 0 < size <= MAX_FRAME:
        raise UsageError(f"a frame has 1 to {MAX_FRAME} bytes, this one has {size}")
    return size.to_bytes(PREFIX_BYTES, "big") + frame


class FrameReader:
    """Cuts a stream of bytes back into frames."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held = bytearray()

    @property
    def inside_a_frame(self) -> bool:
        """Whether a frame has begun and is not complete; if the stream ends now it is lost (WIRE-2)."""
        return bool(self._held)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the frames that `data` completes, in order. Raises PeerError WIRE-1 after those before a bad length."""
        source: bytes | bytearray = data
        if self._held:
            self._held += data
            source = self._held
        at, end = 0, len(source)
        try:
            while end - at >= PREFIX_BYTES:
                start = at + PREFIX_BYTES
                size = int.from_bytes(source[at:start], "big")
                if not 0 < size <= MAX_FRAME:
                    raise PeerError("WIRE-1", f"a frame of {size} bytes; allowed are 1 to {MAX_FRAME}", "length")
                if end - start < size:
                    break
                at = start + size
                yield bytes(source[start:at])
        finally:
            self._held = bytearray(source[at:])


def is_echo(frame: bytes) -> bool:
    """Tell whether `frame` is an array of type 11, well made or not; such a frame never leaves the path layer."""
    return len(frame) > 1 and frame[1] == ECHO_TYPE and frame[0] >> 5 == _ARRAY


def echo_question(nonce: bytes) -> bytes:
    """Return the echo frame that asks (WIRE-9)."""
    return encode([ECHO_TYPE, _QUESTION, nonce])


def echo_answer(nonce: bytes) -> bytes:
    """Return the echo frame that answers the question with `nonce` (WIRE-9)."""
    return encode([ECHO_TYPE, _ANSWER, nonce])


_FORMS: Final = ((echo_question, False), (echo_answer, True))
_HEADS: Final = {make(bytes(NONCE_BYTES))[:-NONCE_BYTES]: answers for make, answers in _FORMS}


def parse_echo(frame: bytes) -> tuple[bool, bytes]:
    """Return whether this echo is an answer, and its nonce; the encoding has one form only. Raises PeerError WIRE-9."""
    is_answer = _HEADS.get(frame[:-NONCE_BYTES])
    if is_answer is None:
        raise PeerError("WIRE-9", "an echo is [11, 0 or 1, 8-byte nonce]", "echo")
    return is_answer, frame[-NONCE_BYTES:]
