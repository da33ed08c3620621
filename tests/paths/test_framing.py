"""Frames and echoes: the vectors of `spec/wire.md`, and the same result however a stream is cut."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import decode
from firebreak.paths.framing import (
    MAX_FRAME,
    FrameReader,
    echo_answer,
    echo_question,
    is_echo,
    parse_echo,
    with_prefix,
)

VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors"
RULES = {group["check"]: group for group in json.loads((VECTORS / "wire.json").read_text())}


def read(pieces: list[bytes]) -> tuple[list[bytes], str]:
    """Return the frames of a stream that comes in these pieces, and the rule that ended it, if any."""
    reader, frames = FrameReader(), []
    try:
        for piece in pieces:
            for frame in reader.feed(piece):
                frames.append(frame)
    except PeerError as error:
        return frames, error.rule
    return frames, ""


@pytest.mark.parametrize("step", [1, 3, 100_000])
@pytest.mark.parametrize("case", RULES["stream"]["accept"] + RULES["stream"]["reject"], ids=lambda c: c["hex"][:24])
def test_streams(case: dict[str, Any], step: int) -> None:
    data = bytes.fromhex(case["hex"])
    frames, rule = read([data[at : at + step] for at in range(0, len(data), step)])
    assert [frame.hex() for frame in frames] == case.get("result", case.get("before"))
    assert rule == case.get("error", "")


@pytest.mark.parametrize("case", RULES["echo"]["accept"], ids=lambda c: c["hex"])
def test_echoes_accepted(case: dict[str, Any]) -> None:
    frame = bytes.fromhex(case["hex"])
    is_answer, nonce = parse_echo(frame)
    assert [("question", "answer")[is_answer], nonce.hex()] == case["result"]
    assert is_echo(frame)
    assert (echo_answer if is_answer else echo_question)(nonce) == frame
    assert decode(frame) == (11, int(is_answer), nonce)


@pytest.mark.parametrize("case", RULES["echo"]["reject"], ids=lambda c: c["why"])
def test_echoes_refused(case: dict[str, Any]) -> None:
    frame = bytes.fromhex(case["hex"])
    assert is_echo(frame), "it would have been handed on"
    with pytest.raises(PeerError) as caught:
        parse_echo(frame)
    assert caught.value.rule == case["error"]


@pytest.mark.parametrize("frame", [b"\x83", b"\x82\x0a\x00", b"\x83\x18\x0b\x00", b"\x43\x0b\x00\x00", b"\x80"])
def test_other_frames_are_no_echoes(frame: bytes) -> None:
    assert not is_echo(frame)


@given(st.binary(max_size=40))
@settings(max_examples=100)
def test_any_bytes_are_an_echo_or_break_its_rule(frame: bytes) -> None:
    rule = ""
    try:
        is_answer, nonce = parse_echo(frame)
    except PeerError as error:
        rule = error.rule
    assert rule == "WIRE-9" or (echo_answer if is_answer else echo_question)(nonce) == frame


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=8), st.data())
@settings(max_examples=100)
def test_cutting_a_stream_changes_nothing(frames: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(with_prefix(frame) for frame in frames)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=10)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert read(pieces) == (frames, "")


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_give_frames_or_a_peer_error(data: bytes) -> None:
    assert read([data]) == read([data[n : n + 1] for n in range(len(data))])
    assert read([data])[1] in ("", "WIRE-1")


def test_a_reader_knows_when_it_is_inside_a_frame() -> None:
    reader = FrameReader()
    assert list(reader.feed(with_prefix(b"whole") + b"\x00")) == [b"whole"]
    assert reader.inside_a_frame  # WIRE-2: what has come of the next one is never handed on
    assert list(reader.feed(b"\x00\x00\x01x")) == [b"x"]
    assert not reader.inside_a_frame


@pytest.mark.parametrize("size", [0, MAX_FRAME + 1])
def test_our_own_frames_keep_the_limit(size: int) -> None:
    with pytest.raises(UsageError, match="1 to 65536"):
        with_prefix(bytes(size))


def test_the_vectors_are_what_their_maker_makes(tmp_path: Path) -> None:
    maker = tmp_path / "make_wire.py"
    maker.write_text((VECTORS / "make_wire.py").read_text())
    subprocess.run([sys.executable, str(maker)], check=True)
    assert (tmp_path / "wire.json").read_text() == (VECTORS / "wire.json").read_text()
