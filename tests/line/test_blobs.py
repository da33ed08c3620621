"""Act blobs between two nodes: with their entry, before it, late, lost, doubled, foreign, oversized and wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from firebreak.core.line import events as ev
from firebreak.core.line.blobs import ASK_MAX, EARLY_MAX, LACKING_MAX, NOTE
from firebreak.core.line.frames import Frame
from firebreak.core.line.frames import blob as blob_frame
from firebreak.core.line.intent import intended
from firebreak.core.procedures.model import Acknowledge, Command, DeclareLine, DeclineCall, PlaceCall, SendMessage
from firebreak.core.record.act import credential_of
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.kinds import By
from firebreak.core.types import Declared, Leaf, Precedence, Rung
from firebreak.testing.pair import TERMS, Pair, Side, message
from firebreak.testing.passkey import Passkey

from .conftest import at_rest, observable, resumed

DUTY = By(1, 1)
KEY = Passkey("duty officer")


def confirmed(side: Side, command: Command, key: Passkey = KEY) -> Command:
    """Return the command with the officer's credential over what it would write."""
    act = intended(side.engine.state, command, side.clock.now()).act
    return replace(command, cred=key.sign(act))


def said(side: Side, text: str = "Two aircraft.") -> SendMessage:
    made = confirmed(side, message(text))
    assert isinstance(made, SendMessage)
    return made


def blob_of(command: SendMessage) -> bytes:
    assert command.cred is not None
    return command.cred.blob


def kept(side: Side, leaf: Leaf) -> bytes | None:
    return side.store.note(NOTE, side.engine.material.line, leaf)


def last(side: Side) -> Leaf:
    """Return the last act with a credential that a side has seen."""
    return next(item.leaf for item in reversed(side.items) if getattr(item.payload, "cred", None) is not None)


def is_blob(frame: bytes) -> bool:
    value = decode(frame, max_bytes=1 << 17)
    return isinstance(value, tuple) and value[0] == Frame.BLOB


def without(count: int) -> Callable[[Side, bytes], list[bytes]]:
    """Lose the first `count` frames that carry blobs or ask for them."""
    left = count

    def alter(_: Side, frame: bytes) -> list[bytes]:
        nonlocal left
        if is_blob(frame) and left > 0:
            left -= 1
            return []
        return [frame]

    return alter


@pytest.fixture
def pair() -> Pair:
    made = Pair()
    made.connect()
    made.settle()
    return made


def test_both_sides_keep_the_blob_of_an_act(pair: Pair) -> None:
    command = said(pair.a)
    leaf = pair.done(pair.a, command)
    assert kept(pair.a, leaf) == kept(pair.b, leaf) == blob_of(command)
    at_rest(pair)


def test_an_act_on_the_other_sides_call_carries_its_blob_back(pair: Pair) -> None:
    call = pair.done(pair.a, PlaceCall(by=DUTY, to=(1,), precedence=Precedence.FLASH, lang="en", subject="Now"))
    leaf = pair.done(pair.b, confirmed(pair.b, DeclineCall(of=call, by=DUTY, reason=1, text="Busy")))
    assert kept(pair.a, leaf) is not None and kept(pair.a, leaf) == kept(pair.b, leaf)


def test_it_is_durable_in_the_commit_of_its_entry(pair: Pair) -> None:
    pair.do(pair.a, said(pair.a))
    leaf = last(pair.b)
    pair.restart(pair.b)
    assert kept(pair.b, leaf) is not None and not pair.b.engine.state.blobs.lacking


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
def test_a_lost_blob_is_asked_for(pair: Pair, lost: int) -> None:
    alter = without(lost)
    pair.do(pair.a, said(pair.a), alter=alter)
    leaf = last(pair.a)
    pair.advance(200, alter=alter)
    assert kept(pair.b, leaf) is not None
    at_rest(pair)


def test_what_was_lost_before_the_connection_ended_comes_with_the_next(pair: Pair) -> None:
    pair.do(pair.a, said(pair.a), alter=without(100))
    leaf = last(pair.a)
    pair.cut(1)
    pair.connect()
    assert kept(pair.b, leaf) is not None


def test_what_was_lost_is_still_known_to_be_lacking_after_a_restart(pair: Pair) -> None:
    pair.do(pair.a, said(pair.a), alter=without(100))
    leaf = last(pair.a)
    assert list(pair.b.engine.state.blobs.lacking) == [leaf]
    assert list(resumed(pair.b).blobs.lacking) == [leaf]
    pair.restart(pair.b)
    assert kept(pair.b, leaf) is not None and not resumed(pair.b).blobs.lacking


def test_one_that_is_not_held_there_is_asked_for_a_bounded_number_of_times(pair: Pair) -> None:
    frames: list[bytes] = []

    def alter(side: Side, frame: bytes) -> list[bytes]:
        if is_blob(frame) and side is pair.b:
            frames.append(frame)
        return [] if is_blob(frame) else [frame]

    pair.do(pair.a, said(pair.a), alter=alter)
    pair.advance(3600, alter=alter)
    assert 1 <= len(frames) <= 6
    assert pair.b.engine.state.blobs.due is None


def test_a_blob_that_comes_after_its_entry_is_taken(pair: Pair) -> None:
    late: list[bytes] = []

    def hold(_: Side, frame: bytes) -> list[bytes]:
        if is_blob(frame):
            late.append(frame)
            return []
        return [frame, late.pop()] if late else [frame]

    pair.do(pair.a, said(pair.a), alter=hold)
    assert kept(pair.b, last(pair.a)) is not None


def test_duplicates_change_nothing(pair: Pair) -> None:
    pair.connect("second")
    pair.do(pair.a, said(pair.a), alter=lambda _, frame: [frame, frame])
    leaf = last(pair.a)
    assert kept(pair.b, leaf) == kept(pair.a, leaf)
    assert not pair.b.engine.state.blobs.early, "a blob for an entry that has its own is dropped"
    at_rest(pair)


def test_two_hundred_lost_ones_come_a_few_at_a_time(pair: Pair) -> None:
    everything = without(10**6)
    leaves = []
    for n in range(LACKING_MAX - 56):
        pair.do(pair.a, said(pair.a, f"{n}"), alter=everything)
        leaves.append(last(pair.a))
    asked: list[bytes] = []

    def watch(side: Side, frame: bytes) -> list[bytes]:
        if is_blob(frame) and side is pair.b:
            asked.append(frame)
        return [frame]

    pair.cut(1)
    pair.advance(5)
    pair.connect(alter=watch)
    assert len(asked) == ASK_MAX
    pair.advance(400)
    assert all(kept(pair.b, leaf) is not None for leaf in leaves)


# --- what is not kept -------------------------------------------------------------------------------------------------


def replaced(by: Callable[[bytes, bytes], bytes]) -> Callable[[Side, bytes], list[bytes]]:
    def alter(_: Side, frame: bytes) -> list[bytes]:
        value = decode(frame, max_bytes=1 << 17)
        if isinstance(value, tuple) and value[0] == Frame.BLOB and len(value) == 3:
            return [by(value[1], value[2])]  # type: ignore[arg-type]
        return [frame]

    return alter


def altered(leaf: bytes, blob: bytes) -> bytes:
    body, nonce = decode(blob)  # type: ignore[misc]
    return blob_frame(leaf, encode((body[:-1] + bytes([body[-1] ^ 1]), nonce)))  # type: ignore[index, operator]


WRONG: dict[str, Callable[[bytes, bytes], bytes]] = {
    "of another act": altered,
    "not a blob": lambda leaf, _: blob_frame(leaf, b"\x80"),
    "oversized": lambda leaf, blob: blob_frame(leaf, blob + bytes(5000)),
    "no leaf": lambda leaf, blob: encode((Frame.BLOB, leaf[:31], blob)),
    "of an entry that nobody wrote": lambda leaf, blob: blob_frame(bytes(32), blob),
    "empty": lambda leaf, _: encode((Frame.BLOB,)),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_wrong_blob_is_not_kept_and_the_entry_stands(pair: Pair, how: str) -> None:
    command = said(pair.a)
    pair.do(pair.a, command, alter=replaced(WRONG[how]))
    leaf = last(pair.a)
    assert kept(pair.b, leaf) is None
    assert pair.b.store.by_leaf(leaf) is not None, "an entry is never refused for its blob"
    pair.advance(60)
    assert kept(pair.b, leaf) == blob_of(command)
    at_rest(pair)


def test_a_blob_is_not_taken_for_another_act(pair: Pair) -> None:
    first, second = said(pair.a, "one"), said(pair.a, "two")
    pair.do(pair.a, first)
    other = credential_of(blob_of(first))
    pair.do(pair.a, second, alter=replaced(lambda leaf, _: blob_frame(leaf, other.blob)))
    assert kept(pair.b, last(pair.a)) is None


def test_blobs_without_entries_are_bounded(pair: Pair) -> None:
    blob = blob_of(said(pair.a))
    for n in range(EARLY_MAX * 3):
        pair.post(pair.b, _frame(blob_frame(n.to_bytes(32, "big"), blob)), end=True)
        pair.advance(0.1)
    early = pair.b.engine.state.blobs.early
    assert len(early) == EARLY_MAX
    assert min(int.from_bytes(leaf, "big") for leaf in early) >= EARLY_MAX
    assert not list(pair.b.store.notes(NOTE, pair.b.engine.material.line))


def _frame(frame: bytes) -> ev.Event:
    return ev.FrameArrived(link=1, frame=frame)


def test_a_charter_without_blobs_has_none_travel() -> None:
    pair = Pair(terms=replace(TERMS, act_blob=0))
    pair.connect()
    pair.settle()
    seen: list[bytes] = []
    pair.do(pair.a, said(pair.a), alter=lambda _, frame: seen.append(frame) or [frame])  # type: ignore[func-returns-value]
    leaf = last(pair.a)
    assert kept(pair.a, leaf) is not None and kept(pair.b, leaf) is None
    assert not [frame for frame in seen if is_blob(frame)] and not pair.b.engine.state.blobs.lacking
    pair.post(pair.b, _frame(blob_frame(leaf, kept(pair.a, leaf) or b"")), end=True)
    assert kept(pair.b, leaf) is None


def test_a_restart_finds_the_same_state(pair: Pair) -> None:
    pair.do(pair.a, said(pair.a))
    before = observable(pair.b.engine.state)
    assert observable(resumed(pair.b)) == before


# --- what an officer is told ------------------------------------------------------------------------------------------


def test_a_credential_for_other_words_is_refused_and_nothing_is_written(pair: Pair) -> None:
    command = replace(message("yes"), cred=said(pair.a, "no").cred)
    ticket = pair.do(pair.a, command)
    assert "changed while you confirmed" in pair.a.refusals[ticket]


def test_what_waits_at_our_station_keeps_its_blob(pair: Pair) -> None:
    pair.do(pair.b, DeclareLine(by=DUTY, state=Declared.SUSPENDED))
    command = said(pair.a)
    ticket = pair.do(pair.a, command)
    assert pair.a.answers[ticket][1], "it waits"
    pair.restart(pair.a)
    pair.do(pair.b, DeclareLine(by=DUTY, state=Declared.OPEN))
    pair.advance(60)
    sent = [item.leaf for item in pair.b.record() if item.payload is not None and getattr(item.payload, "cred", None)]
    assert len(sent) == 1 and kept(pair.b, sent[0]) == blob_of(command)


def test_a_rung_given_with_a_credential(pair: Pair) -> None:
    leaf = pair.done(pair.a, message())
    rung = pair.done(pair.b, confirmed(pair.b, Acknowledge(of=leaf, by=DUTY, rung=Rung.SEEN)))
    assert kept(pair.a, rung) is not None
