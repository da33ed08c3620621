"""The hello: its vectors through the package and through a second reading of the page."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import PeerError
from firebreak.core.line.hello import read_hello
from firebreak.core.record.codec import Value, decode

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
GROUPS = json.loads((VECTORS / "line.json").read_text())


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"line_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _package() -> ModuleType:
    return _load(VECTORS / "operations_line.py")


@cache
def _base() -> Any:
    return _load(HERE.parent / "record" / "independent.py")


def _again(case: dict[str, Any]) -> dict[str, Any]:
    """Read a hello after the page, without the package."""
    base = _base()
    need, frame = base.need, base.decode(bytes.fromhex(case["hex"]), 65_536)
    need(len(frame) == 12 and frame[0] is not False and frame[0] == 0, "LINE-3")
    _, version, line, party, path, m_version, m_hash, revision, c_hash, own, counted, signature = frame
    need(version is not True and version == 1 and [line, party] == [_raw(case, "line"), _raw(case, "party")], "LINE-3")
    need(path is None or _uint(path, 8), "LINE-3")
    need(_uint(m_version, 32) and _uint(revision, 32) and _bytes(m_hash, 32) and _bytes(c_hash, 32), "LINE-3")
    need(_bytes(signature, 64) and _head(own) and _head(counted), "LINE-3")
    message = base.sig_structure(-19, "hello", base.cbor([*frame[1:-1], _raw(case, "exporter")]))
    need(any(_signed(bytes.fromhex(key), message, signature) for key in case["keys"]), "LINE-2")
    return {
        "path": path, "manifest": [m_version, m_hash.hex()], "charter": [revision, c_hash.hex()],
        "own_head": _shown(own), "counted": _shown(counted),
    }  # fmt: skip


def _raw(case: dict[str, Any], name: str) -> bytes:
    return bytes.fromhex(case[name])


def _uint(value: Any, bits: int) -> bool:
    return type(value) is int and 0 <= value < 2**bits


def _bytes(value: Any, size: int) -> bool:
    return type(value) is bytes and len(value) == size


def _head(value: Any) -> bool:
    if value is None:
        return True
    whole = type(value) is list and len(value) == 3
    return whole and _bytes(value[0], 32) and _uint(value[1], 32) and _bytes(value[2], 32)


def _shown(head: Any) -> list[Any] | None:
    return None if head is None else [head[0].hex(), head[1], head[2].hex()]


def _signed(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        _base().ed25519(key, message, signature)
    except _base().Refused:
        return False
    return True


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{group['rule']}-{case.get('why', i)}")
        for group in GROUPS
        for i, case in enumerate(group[name])
    ]


@pytest.mark.parametrize("case", _cases("accept"))
def test_accepted_by_both(case: dict[str, Any]) -> None:
    assert _package().op_hello(case) == case["result"]
    assert _again(case) == case["result"]


@pytest.mark.parametrize("case", _cases("reject"))
def test_rejected_by_both_under_the_same_rule(case: dict[str, Any]) -> None:
    with pytest.raises(PeerError) as refused:
        _package().op_hello(case)
    assert refused.value.rule == case["error"]
    with pytest.raises(_base().Refused) as again:
        _again(case)
    assert again.value.rule == case["error"]


def test_generating_again_changes_nothing() -> None:
    subprocess.run([sys.executable, str(VECTORS / "make_line.py"), "--check"], check=True)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64 - 1) | st.binary(max_size=64) | st.just("text"),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 11), VALUES)
def test_no_field_of_a_hello_can_be_exchanged_for_another_value(at: int, value: Value) -> None:
    case = GROUPS[0]["accept"][0]
    frame = decode(bytes.fromhex(case["hex"]))
    assert isinstance(frame, tuple)
    changed: Any = (*frame[:at], value, *frame[at + 1 :])
    if changed == frame and type(value) is type(frame[at]):
        return
    line, party, exporter = (_raw(case, name) for name in ("line", "party", "exporter"))
    with pytest.raises(PeerError, match=r"LINE-[23]"):
        read_hello(
            changed[0], changed[1:], exporter=exporter, line=line, party=party,
            keys=[bytes.fromhex(key) for key in case["keys"]],
        )  # fmt: skip
