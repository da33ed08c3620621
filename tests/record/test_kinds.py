"""Kinds of entry: the vectors through the package and through a second reading of the page, and properties of all."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import entry, kinds
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.kinds import (
    KINDS,
    By,
    Message,
    Receipt,
    Switch,
    check_own,
    from_fields,
    payload_fields,
    schema,
)

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
TOOL = HERE.parent.parent / "tools" / "generate_kinds_table.py"
GROUPS = json.loads((VECTORS / "kinds.json").read_text())
RULES = {"KIND-1", "KIND-2", "KIND-3", "KIND-4", "KIND-5", "KIND-6", "REF-1"}
NUMBERS = st.sampled_from(sorted(KINDS))


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"kinds_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _package() -> ModuleType:
    return _load(VECTORS / "operations_kinds.py")


@cache
def _second() -> Any:
    return _load(HERE / "independent_kinds.py").Kinds(_load(HERE / "independent.py"))


def _again(check: str, case: dict[str, Any]) -> Any:
    return getattr(_second(), f"op_{check}")(case)


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(group["check"], case, id=f"{group['rule']}-{case.get('why', i)}")
        for group in GROUPS
        for i, case in enumerate(group[name])
    ]


@pytest.mark.parametrize(("check", "case"), _cases("accept"))
def test_accepted_by_both(check: str, case: dict[str, Any]) -> None:
    assert _package().OPERATIONS[check](case) == case["result"]
    assert _again(check, case) == case["result"]


@pytest.mark.parametrize(("check", "case"), _cases("reject"))
def test_rejected_by_both_under_the_same_rule(check: str, case: dict[str, Any]) -> None:
    with pytest.raises(PeerError) as refused:
        _package().OPERATIONS[check](case)
    assert refused.value.rule == case["error"]
    with pytest.raises(_second().base.Refused) as again:
        _again(check, case)
    assert again.value.rule == case["error"]


def test_every_kind_is_shown_with_all_its_fields_and_with_as_few_as_it_may_have() -> None:
    shown: dict[int, list[list[bool]]] = {}
    for group in GROUPS:
        for case in group["accept"] if group["check"] == "payload" else []:
            fields = payload_fields(case["kind"], decode(bytes.fromhex(case["hex"])))
            shown.setdefault(case["kind"], []).append([field is not None for field in fields])
    assert sorted(shown) == sorted(KINDS)
    for number, rows in shown.items():
        assert [True] * len(schema(number)) in rows
        assert min(map(sum, rows)) <= sum(not field.optional for field in schema(number)) + 1  # KIND-6 may ask for one


def test_every_kind_with_fields_is_refused_without_each_required_one() -> None:
    whys = {case["why"] for group in GROUPS for case in group["reject"]}
    for number, kind in KINDS.items():
        for field in schema(number):
            said = {f"{kind.NAME}: {field.name} is {word}" for word in ("null", "missing")}
            assert field.optional or said & whys or kind.NAME in ("unreadable",), (kind.NAME, field.name)


def test_generating_again_changes_nothing() -> None:
    subprocess.run([sys.executable, str(VECTORS / "make_kinds.py"), "--check"], check=True)


def test_the_tables_of_the_page_are_those_of_the_code() -> None:
    assert subprocess.run([sys.executable, str(TOOL), "--check"], check=False).returncode == 0


def test_the_table_and_the_entry_agree_on_what_is_clear() -> None:
    clear = {number for number, kind in KINDS.items() if kind.CLEAR}
    assert clear == entry.CLEAR_KINDS & KINDS.keys()
    assert KINDS.keys() - clear - {63} == entry.SEALED_KINDS & KINDS.keys()


def test_no_kind_has_more_fields_than_a_commitment_and_optional_ones_stand_last() -> None:
    for number in KINDS:
        optional = [field.optional for field in schema(number)]
        assert len(optional) <= kinds.FIELDS_MAX
        assert optional == sorted(optional)


def test_the_largest_payload_of_each_kind_has_an_entry_that_carries_it() -> None:
    wide = encode((b"\x00" * 32, b"\x00" * 32, b"\x00" * 16_384))
    assert len(wide) <= entry.MAX_AGAIN_BYTES
    passed = encode((tuple((b"\x00" * 32, 6) for _ in range(64)),))
    assert len(passed) <= entry.MAX_CLEAR_BYTES
    text = encode((0, 1, (1, 2), "en", "a" * 8000, b"\x00" * 32, tuple((1, 1) for _ in range(32)), b"\x00" * 32))
    assert len(text) <= entry.MAX_PAYLOAD_BYTES


def test_what_we_write_ourselves_is_checked_as_what_comes_in() -> None:
    assert check_own(Receipt()) == Receipt()
    with pytest.raises(UsageError, match="KIND-6"):
        check_own(Switch(new=b"\x00" * 32, old=b"\x00" * 32))
    with pytest.raises(UsageError, match="KIND-5"):
        check_own(Message(precedence=3, to=(1,), by=By(1, 1), lang="en", text="a" * 4001))
    with pytest.raises(UsageError):
        check_own(Message(precedence=0, to=(1,), by=By(1, 1), lang="en", text="a\x00b"))


# --- properties -----------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=20)
SMALL, HASHES = st.integers(0, 255), st.binary(min_size=32, max_size=32)
NUMBER = st.integers(0, 2**32 - 1)
SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "uint32": NUMBER, "time": st.integers(0, 2**40 - 1), "desk": SMALL, "path": SMALL,
    "precedence": st.integers(0, 3), "true or false": st.booleans(), "by": st.tuples(SMALL, SMALL),
    "desks": SMALL | st.sets(SMALL, min_size=2, max_size=32).map(lambda some: tuple(sorted(some))),
    "language": st.from_regex(r"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,2}\Z"),
    "reason code": SMALL, "role": SMALL, "reference": st.integers(-256, 255) | HASHES,
    "[32 bytes, uint32, 32 bytes]": st.tuples(HASHES, NUMBER, HASHES),
    "array of 1 to 64: [32 bytes, 1 to 6]": st.lists(st.tuples(HASHES, st.integers(1, 6)), min_size=1).map(tuple),
    "array of 0 to 64: 32 bytes": st.lists(HASHES, max_size=64).map(tuple),
    "array of 1 to 32: [desk, precedence]": st.lists(st.tuples(SMALL, st.integers(0, 3)), min_size=1).map(tuple),
    "array of 1 to 64: [text of 1 to 64 bytes, text of 0 to 8,000 bytes]":
        st.lists(st.tuples(TEXT.map(lambda t: t[:9]), TEXT | st.just("")), min_size=1).map(tuple),
    "array of 1 to 64: text of 1 to 64 bytes": st.lists(TEXT.map(lambda t: t[:9]), min_size=1).map(tuple),
    "array of 0 to 16: [path, uint32, uint32, uint32 or null]":
        st.lists(st.tuples(SMALL, NUMBER, NUMBER, st.none() | NUMBER), max_size=16).map(tuple),
    "array of 0 to 16: path": st.lists(SMALL, max_size=16).map(tuple),
    "one of 1, 3, 5, 6": st.sampled_from((1, 3, 5, 6)),
}  # fmt: skip
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64 - 1) | st.binary(max_size=40) | TEXT | st.just(""),
    lambda inner: st.lists(inner, max_size=5).map(tuple),
    max_leaves=12,
)


def _shape(words: str) -> st.SearchStrategy[Any]:
    if words in SHAPES:
        return SHAPES[words]
    if found := re.fullmatch(r"(\d) to (\d)", words):
        return st.integers(int(found[1]), int(found[2]))
    if words.startswith("text of"):
        return TEXT.map(lambda t: t[:15])
    found = re.fullmatch(r"(?:(\d+) to )?([\d,]+) bytes", words)
    assert found, f"no strategy for {words}"
    most = int(found[2].replace(",", ""))
    return st.binary(min_size=int(found[1] or most), max_size=min(most, 2000))


@st.composite
def payload_values(draw: st.DrawFn) -> tuple[int, tuple[Value, ...]]:
    """A kind and all its fields, each of its shape, absent ones as null."""
    number = draw(NUMBERS)
    fields = tuple(
        draw(st.none() | _shape(field.words)) if field.optional else draw(_shape(field.words))
        for field in schema(number)
    )
    return number, fields


@settings(max_examples=100, deadline=None)
@given(payload_values())
def test_fields_and_payload_are_the_same_thing(drawn: tuple[int, tuple[Value, ...]]) -> None:
    number, fields = drawn
    verdict = _verdict(number, kinds.trim(fields))
    assert verdict in {"accepted", "KIND-6"}
    assume(verdict == "accepted")
    payload = from_fields(number, fields)
    assert kinds.to_fields(payload) == fields
    assert from_fields(number, kinds.to_fields(payload)) == payload
    assert check_own(payload) == payload
    assert payload_fields(number, decode(encode(kinds.trim(fields)))) == fields


def _verdict(number: int, value: Value) -> str:
    """Return `accepted`, or the rule under which the package refuses a payload."""
    try:
        from_fields(number, payload_fields(number, value))
    except PeerError as error:
        return error.rule
    return "accepted"


def _second_verdict(number: int, value: Value) -> str:
    """Return `accepted`, or the rule under which the second reading refuses a payload."""
    try:
        _second().payload(number, _second().base.decode(encode(value)))
    except _second().base.Refused as refused:
        return str(refused.rule)
    return "accepted"


def _same(number: int, value: Value) -> None:
    first, second = _verdict(number, value), _second_verdict(number, value)
    assert {first, second} <= RULES | {"accepted"}
    assert (first == "accepted") == (second == "accepted")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 70), ANY)
def test_any_value_is_a_payload_or_a_named_fault(number: int, value: Value) -> None:
    _same(number, value)


@settings(max_examples=100, deadline=None)
@given(payload_values(), st.data())
def test_both_readings_say_the_same_of_payloads_with_a_field_exchanged(
    drawn: tuple[int, tuple[Value, ...]], data: st.DataObject
) -> None:
    number, fields = drawn
    at = data.draw(st.integers(0, len(fields)))
    _same(number, kinds.trim((*fields[:at], data.draw(ANY), *fields[at + 1 :])))
    _same(number, kinds.trim(fields))
