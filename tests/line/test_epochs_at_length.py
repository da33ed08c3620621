"""A long epoch: blocks with entries that needed no secret are left behind, at either end."""

from __future__ import annotations

from firebreak.core.line import epochs
from firebreak.core.line.turn import Turn
from firebreak.testing.pair import Pair


def test_a_sender_leaves_blocks_behind_that_clear_entries_thinned() -> None:
    pair = Pair()
    pair.connect()
    turn = Turn(pair.a.engine.state, pair.a.clock.now())
    start = turn.s.own.size if turn.s.own else 0
    for n in range(start, start + 40 * 256, 128):  # two of 256 in a block: the others are clear kinds
        epoch = epochs.usable(turn.s.secrets)
        assert epoch is not None
        epochs.send_secret(turn, epoch, n)
    (epoch,) = turn.s.secrets.send
    assert len(epoch.chain.entered) <= 1
    assert not epoch.chain.skipped


def test_a_receiver_leaves_blocks_behind_that_it_counted_past() -> None:
    pair = Pair()
    pair.connect()
    turn = Turn(pair.b.engine.state, pair.b.clock.now())
    start = turn.s.peer.size if turn.s.peer else 0
    for n in range(start, start + 40 * 256, 128):
        assert epochs.receive_secret(turn, turn.s.secrets.receive[-1][0], n) is not None
    chain = turn.s.secrets.receive[-1][1]
    assert len(chain.entered) <= 1
    assert not chain.skipped
