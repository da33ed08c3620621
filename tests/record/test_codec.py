"""The codec against RFC 8949, cbor2, the second implementation and noise."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import (
    MAX_DEPTH,
    decode,
    decode_prefix,
    encode,
    normalise_text,
    read_fields,
)
from firebreak.core.types import Marking

# RFC 8949 appendix A, the examples inside the subset.
APPENDIX_A = [
    (0, "00"),
    (1, "01"),
    (10, "0a"),
    (23, "17"),
    (24, "1818"),
    (25, "1819"),
    (100, "1864"),
    (1000, "1903e8"),
    (1000000, "1a000f4240"),
    (1000000000000, "1b000000e8d4a51000"),
    (18446744073709551615, "1bffffffffffffffff"),
    (-18446744073709551616, "3bffffffffffffffff"),
    (-1, "20"),
    (-10, "29"),
    (-100, "3863"),
    (-1000, "3903e7"),
    (False, "f4"),
    (True, "f5"),
    (None, "f6"),
    (b"", "40"),
    (b"\x01\x02\x03\x04", "4401020304"),
    ("", "60"),
    ("a", "6161"),
    ("IETF", "6449455446"),
    ('"\\', "62225c"),
    ("\u00fc", "62c3bc"),
    ("\u6c34", "63e6b0b4"),
    ("\U00010151", "64f0908591"),
    ((), "80"),
    ((1, 2, 3), "83010203"),
    ((1, (2, 3), (4, 5)), "8301820203820405"),
    (tuple(range(1, 26)), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
]
# The same appendix outside it: big numbers, floats, simple values, tags, maps, indefinite lengths.
APPENDIX_A_REFUSED = """
c249010000000000000000 c349010000000000000000 f90000 f98000 f93c00 fb3ff199999999999a f93e00 f97bff fa47c35000
fa7f7fffff fb7e37e43c8800759c f90001 f90400 f9c400 fbc010666666666666 f97c00 f97e00 f9fc00 fa7f800000 fa7fc00000
faff800000 fb7ff0000000000000 fb7ff8000000000000 fbfff0000000000000 f7 f0 f8ff
c074323031332d30332d32315432303a30343a30305a c11a514b67b0 c1fb41d452d9e8200000 d74401020304 d818456449455446
d82076687474703a2f2f7777772e6578616d706c652e636f6d a0 a201020304 a26161016162820203 826161a161626163
a56161614161626142616361436164614461656145 5f42010243030405ff 7f657374726561646d696e67ff 9fff 9f018202039f0405ffff
9f01820203820405ff 83018202039f0405ff 83019f0203ff820405
9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff bf61610161629f0203ffff 826161bf61626163ff
bf6346756ef563416d7421ff
""".split()

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=30)
scalars = st.one_of(
    st.integers(-(2**64), 2**64 - 1), st.binary(max_size=300), texts, st.booleans(), st.none(), st.integers(0, 300)
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=30).map(tuple), max_leaves=20)


def depth(value: Any) -> int:
    return 1 + max(map(depth, value), default=0) if isinstance(value, tuple) else 0


shallow = values.filter(lambda value: depth(value) <= MAX_DEPTH)


@pytest.mark.parametrize(("value", "hexed"), APPENDIX_A)
def test_appendix_a(value: Any, hexed: str) -> None:
    assert encode(value).hex() == hexed
    assert decode(bytes.fromhex(hexed)) == value


@pytest.mark.parametrize("hexed", APPENDIX_A_REFUSED)
def test_appendix_a_outside_the_subset(hexed: str) -> None:
    with pytest.raises(PeerError) as refused:
        decode(bytes.fromhex(hexed))
    assert refused.value.rule == "CBOR-4"


@given(shallow)
def test_cbor2_writes_and_reads_the_same(value: Any) -> None:
    data = encode(value)
    assert data == cbor2.dumps(value)
    assert decode(data) == value
    assert encode(listed(cbor2.loads(data))) == data


def listed(value: Any) -> Any:
    return [listed(item) for item in value] if isinstance(value, list | tuple) else value


@given(shallow, st.data())
def test_every_proper_prefix_is_refused_as_cut(value: Any, data: st.DataObject) -> None:
    encoded = encode(value)
    cut = data.draw(st.integers(0, len(encoded) - 1))
    with pytest.raises(PeerError) as refused:
        decode(encoded[:cut])
    assert refused.value.rule in ("CBOR-1", "CBOR-6")


@given(st.binary(max_size=60))
def test_noise_gives_a_value_or_a_peer_error(independent: ModuleType, data: bytes) -> None:
    same_verdict(independent, data)


@given(shallow, st.integers(0, 2**16), st.integers(0, 255))
def test_damage_gives_a_value_or_a_peer_error(independent: ModuleType, value: Any, at: int, byte: int) -> None:
    data = bytearray(encode(value))
    data[at % len(data)] = byte
    same_verdict(independent, bytes(data))


def same_verdict(independent: ModuleType, data: bytes) -> None:
    """Both implementations accept with the same value, or both refuse; what is accepted encodes to itself."""
    try:
        value = decode(data)
    except PeerError:
        with pytest.raises(independent.Refused):
            independent.decode(data)
    else:
        assert encode(value) == data
        assert listed(independent.decode(data)) == listed(value)


@given(st.lists(shallow, max_size=5))
def test_a_sequence_is_read_item_by_item(items: list[Any]) -> None:
    data = b"".join(encode(item) for item in items)
    found, at = [], 0
    while at < len(data):
        item, at = decode_prefix(data, at)
        found.append(item)
    assert found == items
    with pytest.raises(PeerError) as refused:
        decode_prefix(data, len(data))
    assert refused.value.rule == "CBOR-1"


def test_subclasses_encode_as_what_they_are() -> None:
    assert encode(Marking.TEST) == b"\x02"
    assert encode([Marking.OPERATIONAL, True]) == b"\x82\x00\xf5"


@pytest.mark.parametrize(
    "value", [1.5, {}, {1}, 2**64, -(2**64) - 1, "\x00", "\u2028", "\ufffe", "\ud800", bytearray(b"x"), [[1.5]]]
)
def test_values_outside_the_subset_are_our_mistake(value: Any) -> None:
    with pytest.raises(UsageError):
        encode(value)


def test_depth_counts_arrays() -> None:
    value: Any = 0
    for _ in range(MAX_DEPTH):
        value = [value]
    assert len(encode(value)) == MAX_DEPTH + 1
    with pytest.raises(UsageError):
        encode([value])


def test_what_a_sender_does_to_text() -> None:
    assert normalise_text("u\u0308") == "\u00fc"
    assert normalise_text("Von \u2068Anna\u2069 an\r\nalle\r\u2066x\u2067") == "Von Anna an\nalle\nx"
    assert normalise_text("\u202eabc\u200f") == "\u202eabc\u200f"  # bidirectional controls stay and are shown


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise_text(normalise_text(text)) == normalise_text(text)


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=6).map(tuple))
def test_fields_come_back_padded(fields: tuple[Any, ...]) -> None:
    if fields and fields[-1] is None:
        with pytest.raises(PeerError):
            read_fields(fields, required=0, total=6, where="")
    else:
        padded = fields + (None,) * (6 - len(fields))
        assert read_fields(fields, required=0, total=6, where="") == padded
