"""Epochs in use: rotation, prekeys that run out or age, a FLASH ahead of an open, blocks of the ratchet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firebreak.core.line import epochs
from firebreak.core.line import events as ev
from firebreak.core.record.entry import parse_body
from firebreak.core.record.epoch import BLOCK
from firebreak.core.record.kinds import EpochOpen, Prekey
from firebreak.core.types import FeedId, Precedence
from firebreak.testing.pair import TERMS, Pair, Side, entries_in, message

from .conftest import at_rest, observable, resumed

DAY = 86_400


def opens(side: Side) -> list[EpochOpen]:
    """Return the epoch-opens that a side wrote, as its record has them."""
    me = 0 if side.name == "a" else 1
    return [item.payload for item in side.record() if item.side == me and isinstance(item.payload, EpochOpen)]


def epoch_of(pair: Pair, leaf: bytes) -> int:
    held = pair.a.store.by_leaf(leaf)  # type: ignore[arg-type]
    assert held is not None
    return parse_body(held.body).epoch


def test_epochs_follow_each_other_day_after_day() -> None:
    pair = Pair(terms=replace(TERMS, epoch_s=DAY))
    pair.connect()
    for _ in range(12):
        pair.done(pair.a, message("a day"))
        pair.done(pair.b, message("a day"))
        pair.advance(DAY + 60)
    for side in pair.sides:
        numbers = [(one.epoch, one.base) for one in opens(side)]
        assert len(numbers) >= 11
        assert numbers == [(e, e - 1) for e in range(1, len(numbers) + 1)], "each builds on the one before"
        secrets = side.engine.state.secrets
        assert len(secrets.send) <= 2 and len(secrets.receive) <= 3 and len(secrets.prekeys) <= 5
    at_rest(pair)


def test_an_old_epoch_is_used_until_the_open_is_acknowledged_and_flash_does_not_wait() -> None:
    pair = Pair(terms=replace(TERMS, epoch_s=3600))
    number = pair.connect()
    first = pair.done(pair.a, message("first"))
    pair.cut(number)
    pair.advance(3700)
    flash = pair.done(pair.a, message("now", Precedence.FLASH))
    assert len(opens(pair.a)) == 2, "the next epoch is opened, but nobody has seen it"
    assert epoch_of(pair, first) == epoch_of(pair, flash) == 1
    pair.connect()
    pair.settle()
    later = pair.done(pair.a, message("later"))
    assert epoch_of(pair, later) == 2
    at_rest(pair)


def test_entries_under_an_open_that_arrives_after_them_are_opened() -> None:
    """The open and what follows it are turned round on the way: nothing is unreadable."""
    pair = Pair(terms=replace(TERMS, epoch_s=60))
    pair.connect()
    pair.done(pair.a, message("first"))
    pair.advance(61)
    kept: list[bytes] = []

    def turn_round(side: Side, frame: bytes) -> list[bytes]:
        if side is pair.a and entries_in(frame) and len(kept) < 2:
            kept.append(frame)
            return list(reversed(kept)) if len(kept) == 2 else []
        return [frame]

    for i in range(3):
        pair.do(pair.a, message(f"{i}"), alter=turn_round)
    pair.settle()
    at_rest(pair)
    assert not any(topic == "unreadable" for side in pair.sides for topic, _ in side.reports)


def test_a_prekey_is_used_for_at_most_eight_opens() -> None:
    """The peer publishes nothing new: after eight opens no more follow, and the line goes on under the last."""
    pair = Pair(terms=replace(TERMS, epoch_s=60))
    pair.connect()
    pair.done(pair.a, message("first"))
    pair.b.engine.state = replace(pair.b.engine.state, secrets=replace(pair.b.engine.state.secrets, asked_prekey=True))
    for i in range(14):
        pair.advance(61)
        pair.done(pair.a, message(f"{i}"))
    prekey = pair.a.engine.state.secrets.peer_prekey
    assert prekey is not None and prekey.opens == epochs.OPENS_MAX
    at_rest(pair)


def test_prekeys_that_are_never_used_are_renewed_before_they_are_too_old() -> None:
    pair = Pair(terms=replace(TERMS, prekey_age_s=4 * DAY, epoch_s=90 * DAY))
    pair.connect()
    for _ in range(16):
        pair.advance(DAY)
    for side in pair.sides:
        now = side.clock.now().utc
        held = side.engine.state.secrets.prekeys
        assert held and all(now - one.made <= 4 * DAY for one in held)
        assert len(held) <= epochs.PREKEYS_MAX
    pair.done(pair.a, message("after"))
    at_rest(pair)


def test_a_lost_open_is_opened_when_it_comes_at_last() -> None:
    pair = Pair(terms=replace(TERMS, epoch_s=60))
    pair.connect()
    pair.done(pair.a, message("first"))
    pair.advance(61)
    pair.do(pair.a, message("lost with its open"), alter=lambda side, frame: [] if side is pair.a else [frame])
    pair.restart(pair.a)
    pair.settle()
    at_rest(pair)


@pytest.mark.parametrize("restart", [False, True])
def test_blocks_of_the_ratchet_are_crossed_and_left_behind(restart: bool) -> None:
    pair = Pair()
    pair.connect()
    for turn in range(30):
        for i in range(24):
            pair.submit(pair.a, message(f"{turn} {i}"))
        pair.do(pair.b, message("heard"))
        if restart and turn % 7 == 3:
            pair.restart(pair.a if turn % 2 else pair.b)
    at_rest(pair)
    own = pair.a.engine.state.own
    assert own is not None and own.size > 2.5 * BLOCK
    for chain in [e.chain for e in pair.a.engine.state.secrets.send] + [
        c for _, c in pair.b.engine.state.secrets.receive
    ]:
        assert len(chain.entered) <= 1 and not chain.skipped
    for side in pair.sides:
        assert observable(side.engine.state) == observable(resumed(side))


def test_a_used_secret_is_gone_from_memory() -> None:
    pair = Pair()
    pair.connect()
    leaf = pair.done(pair.a, message("secret"))
    held = pair.a.store.by_leaf(leaf)
    assert held is not None
    turn = pair.b.engine.state.secrets.receive
    number = parse_body(held.body).epoch
    chain = dict(turn)[number]
    at = held.n % BLOCK * 32
    assert dict(chain.entered)[held.n // BLOCK - chain.n_open // BLOCK][at : at + 32] == bytes(32)


def test_a_clock_that_jumps_opens_an_epoch_and_nothing_breaks() -> None:
    pair = Pair()
    pair.connect()
    for skew in (400 * DAY, -400 * DAY, 0):
        pair.a.clock.skew = skew
        pair.post(pair.a, ev.TimeCame(), end=True)
        for side in pair.sides:
            pair.done(side, message())
        at_rest(pair)
    feed = FeedId(next(iter(pair.feeds(pair.a))))
    assert feed
    assert len([p for p in pair.a.record() if isinstance(p.payload, Prekey)]) < 12
