"""The one encoding of everything hashed, signed or sent: a strict subset of deterministic CBOR.

Keeps true: one value has exactly one encoding, `encode(decode(data)) == data` for every accepted input, and
nothing is allocated that the input does not pay for. Implements the CBOR rules of `spec/encoding.md` (RFC 8949
section 4.2.1). Leaves to others: what an array means (each object's own page) and how bidirectional text is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, TypeAlias

from firebreak.core.errors import PeerError, UsageError

Value: TypeAlias = "int | bytes | str | bool | tuple[Value, ...] | None"
Encodable: TypeAlias = "int | bytes | str | bool | Sequence[Encodable] | None"

MAX_BYTES: Final = 262_144  # largest object of the protocol: charter and manifest
MAX_DEPTH: Final = 8

_UINT, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG = range(7)
_FALSE, _TRUE, _NULL = 0xF4, 0xF5, 0xF6
_SIMPLE: Final[dict[int, bool | None]] = {_FALSE: False, _TRUE: True, _NULL: None}
_REFUSED: Final = {_MAP: "map", _TAG: "tag", 7: "float or other simple value"}
_WIDTH: Final = {24: 1, 25: 2, 26: 4, 27: 8}

# CBOR-8: C0 and C1 controls but TAB and LF, DEL, line and paragraph separator, noncharacters.
_FORBIDDEN: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufdd0-\\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
_ISOLATES: Final = dict.fromkeys(range(0x2066, 0x206A))


def _head(major: int, argument: int) -> bytes:
    """Return the shortest head of `major` with `argument` (CBOR-3)."""
    top = major << 5
    if argument < 24:
        return bytes((top | argument,))
    if argument < 0x100:
        return bytes((top | 24, argument))
    if argument < 0x10000:
        return bytes((top | 25, argument >> 8, argument & 255))
    if argument < 0x100000000:
        return bytes((top | 26,)) + argument.to_bytes(4, "big")
    if argument < 0x10000000000000000:
        return bytes((top | 27,)) + argument.to_bytes(8, "big")
    raise UsageError("an integer or length needs more than 64 bits")


_SMALL: Final = tuple(tuple(_head(major, n) for n in range(256)) for major in range(5))
_UINTS, _, _BYTE_HEADS, _TEXT_HEADS, _ARRAY_HEADS = _SMALL


def encode(value: Encodable) -> bytes:
    """Return the only encoding of `value`; lists encode as arrays.

    Raises UsageError for a value outside the subset: another type, more than 64 bits, forbidden text, depth over 8.
    """
    out: list[bytes] = []
    _append(out, value, MAX_DEPTH)
    return b"".join(out)


def _append(out: list[bytes], value: Encodable, depth: int) -> None:
    """Append the pieces of `value`; the commonest types come first."""
    kind = type(value)
    if kind is bytes:
        size = len(value)  # type: ignore[arg-type]
        out.append(_BYTE_HEADS[size] if size < 256 else _head(_BYTES, size))
        out.append(value)  # type: ignore[arg-type]
    elif kind is int:
        out.append(_UINTS[value] if 0 <= value < 256 else _integer(value))  # type: ignore[index, operator, arg-type]
    elif kind is tuple or kind is list:
        if depth == 0:
            raise UsageError(f"arrays nest deeper than {MAX_DEPTH}")
        size = len(value)  # type: ignore[arg-type]
        out.append(_ARRAY_HEADS[size] if size < 256 else _head(_ARRAY, size))
        for item in value:  # type: ignore[union-attr]
            _append(out, item, depth - 1)
    elif value is None:
        out.append(b"\xf6")
    else:
        _append_rare(out, value, depth)


def _append_rare(out: list[bytes], value: Encodable, depth: int) -> None:
    """Append text, booleans and subclasses (enumerations, named tuples)."""
    if isinstance(value, bool):
        out.append(b"\xf5" if value else b"\xf4")
    elif isinstance(value, str):
        raw = _utf8(value)
        out.append(_TEXT_HEADS[len(raw)] if len(raw) < 256 else _head(_TEXT, len(raw)))
        out.append(raw)
    elif isinstance(value, int):
        out.append(_integer(value))
    elif isinstance(value, tuple | list):
        _append(out, tuple(value), depth)
    else:
        raise UsageError(f"{type(value).__name__} has no encoding")


def _integer(value: int) -> bytes:
    value = int(value)
    return _head(_UINT, value) if value >= 0 else _head(_NEGATIVE, -1 - value)


def _utf8(text: str) -> bytes:
    if bad := _FORBIDDEN.search(text):
        raise UsageError(f"text contains the forbidden character U+{ord(bad[0]):04X}")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("text contains a lone surrogate") from error


def decode(data: bytes, *, max_bytes: int = MAX_BYTES) -> Value:
    """Return the value of the single item that `data` is; arrays come back as tuples.

    Raises PeerError (CBOR-1 to CBOR-8, CBOR-10).
    """
    if len(data) > max_bytes:
        raise PeerError("CBOR-10", f"{len(data)} bytes, at most {max_bytes} allowed")
    value, end = decode_prefix(data, 0)
    if end != len(data):
        raise PeerError("CBOR-2", f"{len(data) - end} bytes follow the item", str(end))
    return value


def decode_prefix(data: bytes, offset: int) -> tuple[Value, int]:
    """Return the item that starts at `offset` and the offset behind it, for sequences (RFC 8742).

    Raises PeerError (CBOR-1, CBOR-3 to CBOR-8).
    """
    try:
        values, end = _items(data, offset, 1, MAX_DEPTH)
    except IndexError:
        raise PeerError("CBOR-1", "the input ends inside an item", str(len(data))) from None
    return values[0], end


def _items(data: bytes, at: int, count: int, depth: int) -> tuple[list[Value], int]:
    """Decode `count` items; one flat loop because this is the hot path of a receiver."""
    values: list[Value] = []
    total = len(data)
    for _ in range(count):
        initial = data[at]
        at += 1
        if initial < 24:
            values.append(initial)
            continue
        if initial >= 0xE0 and initial in _SIMPLE:
            values.append(_SIMPLE[initial])
            continue
        major = initial >> 5
        if major > _ARRAY:
            raise PeerError("CBOR-4", f"{_REFUSED[major]} is outside the subset", str(at - 1))
        argument = initial & 31
        if argument >= 24:
            argument, at = _argument(data, at, argument)
        if major == _UINT:
            values.append(argument)
        elif major == _NEGATIVE:
            values.append(-1 - argument)
        elif argument > total - at:  # CBOR-6: before anything is allocated; an item takes at least one byte
            raise PeerError("CBOR-6", "a length is greater than what is left of the input", str(at))
        elif major == _BYTES:
            values.append(data[at : at + argument])
            at += argument
        elif major == _TEXT:
            values.append(_text(data[at : at + argument], at))
            at += argument
        elif depth == 0:
            raise PeerError("CBOR-5", f"arrays nest deeper than {MAX_DEPTH}", str(at))
        else:
            nested, at = _items(data, at, argument, depth - 1)
            values.append(tuple(nested))
    return values, at


def _argument(data: bytes, at: int, info: int) -> tuple[int, int]:
    """Return the argument that follows a head with additional information 24 or more, and the offset behind it."""
    width = _WIDTH.get(info)
    if width is None:
        raise PeerError("CBOR-4", "indefinite length or reserved head", str(at - 1))
    end = at + width
    if end > len(data):
        raise IndexError
    argument = int.from_bytes(data[at:end], "big")
    if argument < 24 or (width > 1 and argument >> (4 * width) == 0):
        raise PeerError("CBOR-3", "an integer or length is not in its shortest form", str(at - 1))
    return argument, end


def _text(raw: bytes, at: int) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise PeerError("CBOR-7", "text is not well-formed UTF-8", str(at + error.start)) from None
    if bad := _FORBIDDEN.search(text):
        raise PeerError("CBOR-8", f"text contains U+{ord(bad[0]):04X}", str(at))
    return text


def normalise_text(text: str) -> str:
    """Return what a sender encodes: NFC, line ends as LF, without the isolates that catalogues insert (U+2066-2069)."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ISOLATES)
    return unicodedata.normalize("NFC", unified)


def read_fields(value: Value, *, required: int, total: int, where: str) -> tuple[Value, ...]:
    """Return the fields of an array whose last `total - required` are optional, padded with nulls to `total`.

    Raises PeerError (CBOR-9) for another shape or for an optional field written as a trailing null.
    """
    if not isinstance(value, tuple) or not required <= len(value) <= total:
        raise PeerError("CBOR-9", f"an array of {required} to {total} fields was expected", where)
    if len(value) > required and value[-1] is None:
        raise PeerError("CBOR-9", "a trailing null is written", where)
    return value + (None,) * (total - len(value))
