"""The smallest exchanges of a whole line: a message crosses and its receipt is verified."""

from __future__ import annotations

from firebreak.core.procedures.model import SendMessage
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.testing.pair import Pair, Side

DUTY = By(1, 1)


def message(text: str = "Two aircraft near the border.", precedence: Precedence = Precedence.ROUTINE) -> SendMessage:
    return SendMessage(by=DUTY, to=(1,), precedence=precedence, lang="en", text=text)


def records(side: Side) -> dict[bytes, list[bytes]]:
    return {row.feed: side.store.leaves(row.feed) for row in side.store.feeds(side.engine.material.line) if row.size}


def test_a_message_crosses_and_its_receipt_is_verified() -> None:
    pair = Pair()
    pair.connect()
    leaf = pair.done(pair.a, message())
    stored = pair.b.store.by_leaf(leaf)
    assert stored is not None
    assert stored.payload is not None
    assert b"Two aircraft" in stored.payload
    own = pair.a.engine.state.own
    assert own is not None
    assert own.counted > next(n for n, held in own.leaves.items() if held == leaf)
    assert records(pair.a) == records(pair.b)


def test_an_exchange_comes_to_rest() -> None:
    pair = Pair()
    pair.connect()
    before = sum(len(v) for v in records(pair.a).values())
    pair.done(pair.a, message())
    after = sum(len(v) for v in records(pair.a).values())
    assert after - before == 2, "one message, one receipt, no receipts for receipts"
