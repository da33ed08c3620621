"""Entries: built, cut for the wire, rebuilt, damaged; two signed bodies never share a leaf."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto, entry
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import ClaimedTime, FeedId, Marking, Root

SEED = bytes(range(32))
PUBLIC = crypto.ed25519_public(SEED)
HASH = bytes(range(32, 64))


def fields(**changed: Any) -> dict[str, Any]:
    base = {
        "feed": FeedId(HASH),
        "n": 9,
        "root": Root(HASH),
        "m": 4,
        "peer_root": Root(HASH),
        "t": ClaimedTime(1_767_225_600),
        "kind": 32,
        "marking": Marking.EXERCISE,
        "commitment": Root(HASH),
        "epoch": 1,
        "content": b"c" * 40,
    }
    return base | changed


def signed(made: entry.Entry) -> bytes:
    return crypto.sign_ed25519(SEED, "entry", made.body)


def test_an_entry_crosses_the_wire() -> None:
    made = entry.build_entry(**fields())
    item = entry.item_value(made, b"c" * 40, signed(made))
    assert len(item[0]) == len(made.body) - 34  # type: ignore[arg-type]
    raw = entry.parse_item(decode(encode(item)))
    assert raw.entry == made
    verified = entry.verify_entry(raw, PUBLIC)
    assert (verified.entry, verified.content) == (made, b"c" * 40)
    assert made.leaf == crypto.sha256(b"\x00" + made.body)
    assert (made.kind, made.marking) == (32, Marking.EXERCISE)


def test_evidence_shows_an_entry_without_its_ciphertext() -> None:
    made = entry.build_entry(**fields())
    raw = entry.parse_item(entry.item_value(made, None, signed(made)))
    assert raw.content is None
    assert entry.verify_entry(raw, PUBLIC).entry == made


def test_a_signature_may_come_later() -> None:
    made = entry.build_entry(**fields())
    raw = entry.parse_item(entry.item_value(made, b"c" * 40, None))
    with pytest.raises(PeerError) as refused:
        entry.verify_entry(raw, PUBLIC)
    assert refused.value.rule == "ENT-9"
    assert raw.entry.leaf == made.leaf  # the leaf excludes the signature


def test_the_bytes_are_kept_and_read_again() -> None:
    made = entry.build_entry(**fields())
    assert entry.parse_body(made.body) == made
    assert decode(made.body)[0] == 1  # type: ignore[index]


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": -1},
        {"n": 2**32},
        {"t": 2**40},
        {"kind": 64},
        {"kind": 7},
        {"kind": 48},
        {"epoch": 0},
        {"commitment": None},
        {"feed": b"short"},
        {"content": b""},
        {"content": b"c" * 20_000},
        {"n": 0},
        {"m": 0},
    ],
)
def test_what_breaks_a_rule_is_never_built(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        entry.build_entry(**fields(**wrong))


def test_the_first_entry_of_a_feed() -> None:
    clear = {"kind": 1, "marking": Marking.OPERATIONAL, "commitment": None, "epoch": 0}
    made = entry.build_entry(**fields(n=0, root=EMPTY_ROOT, m=0, peer_root=EMPTY_ROOT, **clear))
    assert made.commitment is None


def test_associated_data_is_the_same_before_and_after() -> None:
    made = entry.build_entry(**fields())
    names = ("feed", "n", "m", "t", "kind", "marking", "epoch")
    assert entry.associated_data(**{name: getattr(made, name) for name in names}) == entry.entry_associated_data(made)


@pytest.mark.parametrize("name", ["feed", "n", "root", "m", "peer_root", "t", "kind", "marking", "commitment", "epoch"])
def test_every_item_is_signed(name: str) -> None:
    made = entry.build_entry(**fields())
    other: dict[str, Any] = {"n": 10, "m": 5, "t": 5, "kind": 38, "marking": Marking.TEST, "epoch": 2}
    changed = entry.build_entry(**fields(**{name: other.get(name, bytes(32))}))
    assert changed.leaf != made.leaf
    raw = entry.RawItem(entry=changed, content=None, signature=signed(made))
    with pytest.raises(PeerError):
        entry.verify_entry(raw, PUBLIC)


def test_a_weak_key_is_named_as_such() -> None:
    made = entry.build_entry(**fields())
    raw = entry.RawItem(entry=made, content=None, signature=b"\x01" + bytes(63))
    with pytest.raises(PeerError) as refused:
        entry.verify_entry(raw, b"\x01" + bytes(31))
    assert refused.value.rule == "KEY-2"


ITEM = encode(entry.item_value(entry.build_entry(**fields()), b"c" * 40, b"s" * 64))


@given(st.integers(0, len(ITEM) - 1), st.integers(0, 255))
def test_damage_gives_an_item_or_a_peer_error(independent: ModuleType, at: int, byte: int) -> None:
    data = bytearray(ITEM)
    data[at] = byte
    same_verdict(independent, bytes(data))


scalars = st.one_of(st.none(), st.booleans(), st.integers(-1, 70), st.just(HASH), st.just(b""), st.just("x"))


@given(st.lists(scalars, min_size=9, max_size=12), st.one_of(st.none(), st.just(b"c" * 30)))
def test_strange_entries_give_an_item_or_a_peer_error(
    independent: ModuleType, items: list[Any], content: bytes | None
) -> None:
    body = encode([1, *items]) if content is None else encode([1, *items, HASH])[:-34]
    same_verdict(independent, encode([body, content]))


def same_verdict(independent: ModuleType, data: bytes) -> None:
    """Both implementations read the same entry, or both refuse."""
    case = {"hex": data.hex()}
    try:
        found = entry.parse_item(decode(data))
    except PeerError:
        with pytest.raises(independent.Refused):
            independent.op_item(case)
    else:
        assert independent.op_item(case)["leaf"] == found.entry.leaf.hex()
