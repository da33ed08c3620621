"""Commitments: one field opens, the others stay closed, an absent field is committed too."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import commitment
from firebreak.core.record.codec import encode
from firebreak.core.record.commitment import Opening, commit, open_field, verify_commitment, verify_opening
from firebreak.core.record.merkle import EMPTY_ROOT

KEY = bytes(range(32))
fields_of = st.lists(st.one_of(st.none(), st.integers(0, 99), st.text("abc", max_size=5)), min_size=1, max_size=16)


@given(fields_of, st.data())
def test_each_field_opens_alone(fields: list[Any], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(fields) - 1))
    root, opening = commit(fields, KEY), open_field(fields, KEY, index)
    verify_opening(root, opening)
    assert opening.count == len(fields)
    lie = Opening(index=index, salt=opening.salt, field="a lie", path=opening.path, count=opening.count)
    with pytest.raises(PeerError) as refused:
        verify_opening(root, lie)
    assert refused.value.rule == "COMMIT-2"


def test_an_opening_tells_nothing_of_a_guessable_neighbour() -> None:
    """Two payloads that differ in a one-bit field give openings of another field that differ in hashes only."""
    first, second = (open_field([matched, "text"], KEY, 1) for matched in (True, False))
    assert (first.salt, first.field, first.count) == (second.salt, second.field, second.count)
    guesses = {commitment.field_leaf(0, bytes(16), guess) for guess in (True, False)}
    assert guesses.isdisjoint(first.path + second.path)


def test_salts_differ_by_field_and_by_entry() -> None:
    salts = {commitment.salt(key, i) for key in (KEY, bytes(32)) for i in range(16)}
    assert len(salts) == 32
    assert {len(one) for one in salts} == {commitment.SALT_BYTES}


def test_an_absent_field_is_not_the_same_as_no_field() -> None:
    assert commit([1], KEY) != commit([1, None], KEY)
    assert commit([], KEY) == EMPTY_ROOT
    with pytest.raises(PeerError) as refused:
        verify_commitment(commit([1, None], KEY), [1], KEY)
    assert refused.value.rule == "COMMIT-3"


def test_a_list_is_one_field() -> None:
    assert open_field([[1, 2], 3], KEY, 0).field == [1, 2]
    assert commit([[1, 2], 3], KEY) != commit([1, 2, 3], KEY)


def test_a_clear_entry_commits_to_nothing() -> None:
    with pytest.raises(PeerError):
        verify_commitment(None, [], KEY)


def test_too_many_fields() -> None:
    with pytest.raises(UsageError):
        commit([0] * 17, KEY)
    with pytest.raises(PeerError):
        verify_commitment(EMPTY_ROOT, [0] * 17, KEY)


def test_the_leaf_is_bound_to_its_place() -> None:
    leaves = {commitment.field_leaf(i, bytes(16), field) for i in range(3) for field in (0, 1, None)}
    assert len(leaves) == 9
    assert encode(("firebreak/field/1", bytes(16), 0, 0))[0] == 0x84
