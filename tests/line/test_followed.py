"""An entry that belongs to another is written directly after it, or waits with it: a release and what it releases."""

from __future__ import annotations

import pytest

from firebreak.core.line import commands
from firebreak.core.line import effects as ef
from firebreak.core.line.state import HeldDraft
from firebreak.core.procedures import releases
from firebreak.core.procedures.model import DeclareLine, Draft, SendMessage
from firebreak.core.record.kinds import By, Message, Release
from firebreak.core.types import ClaimedTime, Declared, LocalTime, Marking, Precedence
from firebreak.testing.pair import Killed, Pair, Side

from .conftest import at_rest

DUTY, SECOND = By(1, 1), By(1, 2)


def released(text: str, precedence: Precedence = Precedence.ROUTINE) -> SendMessage:
    return SendMessage(by=DUTY, to=(1,), precedence=precedence, lang="en", text=text, released_by=SECOND)


def pairs(side: Side) -> list[tuple[str, bool]]:
    """The messages of side 0 that a side holds, each with whether its release stands directly behind it."""
    items = [item for item in side.record() if item.side == 0]
    out = []
    for item in items:
        if isinstance(item.payload, Message):
            behind = next((i for i in items if i.seq == item.seq + 1), None)
            follows = behind is not None and isinstance(behind.payload, Release) and behind.payload.ref == -1
            out.append((item.payload.text, follows and behind is not None and behind.ref == item.leaf))
    return out


def connected() -> Pair:
    pair = Pair()
    pair.connect()
    return pair


def test_a_release_stands_directly_behind_what_it_releases() -> None:
    pair = connected()
    leaf = pair.done(pair.a, released("one", Precedence.FLASH))
    pair.done(pair.a, released("two"))
    assert pairs(pair.a) == pairs(pair.b) == [("one", True), ("two", True)]
    matter = pair.b.engine.state.matters.matters.get(leaf)
    assert matter is not None and releases.release_of(matter) is not None
    at_rest(pair)


def test_many_at_once_keep_each_its_own() -> None:
    pair = connected()
    for n in range(100):
        pair.do(pair.a, released(f"{n}", Precedence(n % 4)))
    pair.settle()
    found = pairs(pair.b)
    assert len(found) == 100 and all(follows for _, follows in found)
    at_rest(pair)


def test_what_waits_waits_with_its_release_and_survives_a_restart() -> None:
    pair = connected()
    pair.done(pair.b, DeclareLine(by=DUTY, state=Declared.SUSPENDED))
    pair.do(pair.a, released("one"))
    pair.restart(pair.a)
    (held,) = pair.a.engine.state.held
    assert held.draft.then is not None and held.draft.then.payload == Release(ref=-1, by=SECOND)
    assert pairs(pair.a) == pairs(pair.b) == []
    pair.done(pair.b, DeclareLine(by=DUTY, state=Declared.OPEN))
    assert pairs(pair.a) == pairs(pair.b) == [("one", True)]
    at_rest(pair)


@pytest.mark.parametrize("count", range(0, 16))
def test_a_kill_between_any_two_effects_leaves_no_message_without_its_release(count: int) -> None:
    pair = connected()
    left = [count]

    def before(_: ef.Effect) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    pair.a.engine.before_effect = before
    pair.do(pair.a, released("one"))
    pair.settle()
    assert pairs(pair.b) in ([], [("one", True)])
    assert pairs(pair.a) == pairs(pair.b)
    at_rest(pair)


def test_a_held_submission_comes_back_from_the_store_as_it_was() -> None:
    release = Draft(payload=Release(ref=-1, by=SECOND, cred=b"d" * 32), blob=b"two", marking=Marking.EXERCISE)
    words = Message(precedence=0, to=(1,), by=DUTY, lang="en", text="x", cred=b"c" * 32)
    first = Draft(
        payload=words, marking=Marking.EXERCISE, ticket="t", t=ClaimedTime(7), blob=b"one", then=release
    )  # fmt: skip
    held = HeldDraft(key=b"k", draft=first, since=LocalTime(9), why="suspended")
    assert commands.from_bytes(b"k", commands.to_bytes(held)) == held
