"""Restored, copied and stripped nodes: a new feed follows, what was lost comes back, both sides number alike."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.line.numbering import NEVER_TAKEN
from firebreak.core.procedures.model import DeclineCall, PlaceCall
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.store.memory import MemoryStore
from firebreak.testing.pair import TERMS, MemoryFile, Pair, Side, message

from .conftest import at_rest, matters_of, observable, resumed

DUTY = By(1, 1)


def lived_in() -> Pair:
    """A line on which both sides have spoken."""
    pair = Pair()
    pair.connect()
    for text in ("one", "two"):
        pair.done(pair.a, message(text))
        pair.done(pair.b, message(text))
    return pair


def copy_of(side: Side) -> MemoryStore:
    assert isinstance(side.store, MemoryStore)
    return side.store.copy()


def numbers(side: Side) -> dict[bytes, tuple[int, int]]:
    """Return the number and the knowledge of every entry in a side's record."""
    return {item.leaf: (item.seq, item.knows) for item in side.record()}


def both_agree(pair: Pair, *, passed_over: int = 0) -> None:
    """Both sides number every entry alike, and each knows what it would know after a restart.

    `passed_over` feeds of A were never taken by B; what stands in them has numbers that no count reaches.
    """
    first, second = pair.feeds(pair.a), pair.feeds(pair.b)
    assert {feed: first.get(feed) for feed in second} == second
    assert len(first) == len(second) + passed_over
    here, there = numbers(pair.a), numbers(pair.b)
    assert {leaf: here[leaf] for leaf in there} == there
    assert all(here[leaf][0] >= NEVER_TAKEN for leaf in here.keys() - there.keys())
    for side in pair.sides:
        assert observable(side.engine.state) == observable(resumed(side))
    if not passed_over:
        assert matters_of(pair.a.engine.state)["sizes"] == matters_of(pair.b.engine.state)["sizes"]


@pytest.mark.parametrize("lost", ["send-state", "ratchet", "both"])
@pytest.mark.parametrize("name", ["a", "b"])
def test_a_lost_file_costs_a_feed_and_nothing_else(lost: str, name: str) -> None:
    pair = lived_in()
    side = pair.a if name == "a" else pair.b
    if lost != "ratchet":
        side.file.head = None
    if lost != "send-state":
        side.file.data = None
    pair.restart(side)
    pair.settle()
    assert len(pair.feeds(pair.a)) == 3
    assert "new_feed" in {alert.about for alert in pair.far(side).alerts}
    pair.done(pair.a, message("after"))
    pair.done(pair.b, message("after"))
    at_rest(pair)
    both_agree(pair)


def test_a_lost_file_with_unsent_entries_loses_none_of_them() -> None:
    pair = Pair()
    number = pair.connect()
    pair.cut(number)
    for i in range(3):
        pair.done(pair.a, message(f"unsent {i}"))
    pair.a.file.head = None
    pair.stop(pair.a)
    pair.start(pair.a)
    pair.done(pair.a, message("in the new feed"))
    pair.connect()
    pair.settle()
    assert len(pair.feeds(pair.b)) == 3
    at_rest(pair)
    both_agree(pair)


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_restored_backup_gets_its_lost_entries_back(name: str) -> None:
    pair = lived_in()
    side = pair.a if name == "a" else pair.b
    backup = copy_of(side)
    lost = [pair.done(side, message(f"after the backup {i}")) for i in range(3)]
    pair.done(pair.far(side), message("they said too"))
    side.store = backup
    side.answers.clear()
    pair.restart(side)
    pair.settle()
    assert pair.equal()
    for leaf in lost:
        held = side.store.by_leaf(leaf)
        assert held is not None and held.payload is None and held.content is not None
    restored = [alert for alert in side.alerts if alert.about == "restored"]
    assert len(restored) == 1 and restored[0].desks == (1,)
    pair.done(side, message("goes on"))
    pair.done(pair.far(side), message("goes on"))
    both_agree(pair)


def test_what_the_restored_side_said_still_binds_it() -> None:
    """A decline that the restored node no longer knows stands in both records, and at the caller as an outcome."""
    pair = lived_in()
    backup = copy_of(pair.b)
    call = PlaceCall(by=DUTY, to=(1,), precedence=Precedence.FLASH, lang="en", subject="Call")
    leaf = pair.done(pair.a, call)
    decline = pair.done(pair.b, DeclineCall(of=leaf, by=DUTY, reason=1))
    pair.b.store = backup
    pair.b.answers.clear()
    pair.restart(pair.b)
    pair.settle()
    assert pair.b.store.by_leaf(decline) is not None
    assert decline in {act.leaf for act in pair.a.engine.state.matters.matters.get(leaf).acts}  # type: ignore[union-attr]


def test_two_restores_of_one_backup() -> None:
    pair = lived_in()
    backup = copy_of(pair.a)
    pair.done(pair.a, message("after the backup"))
    for i in range(2):
        assert isinstance(backup, MemoryStore)
        pair.a.store = backup.copy()
        pair.a.answers.clear()
        pair.a.alerts.clear()
        pair.restart(pair.a)
        pair.settle()
        pair.done(pair.a, message(f"after restore {i}"))
        pair.settle()
    assert "restored" in {alert.about for alert in pair.a.alerts}
    pair.done(pair.b, message("to whoever lives"))
    pair.done(pair.a, message("from whoever lives"))
    both_agree(pair, passed_over=1)


def test_restored_while_cut_off_twice() -> None:
    """Two feeds that the other side never saw follow each other: all of it arrives."""
    pair = lived_in()
    pair.cut(next(iter(pair.links)))
    for i in range(2):
        pair.a.file.head = None
        pair.stop(pair.a)
        pair.start(pair.a)
        pair.done(pair.a, message(f"feed {i}"))
    pair.connect()
    pair.settle()
    assert len(pair.feeds(pair.b)) == 4
    at_rest(pair)
    both_agree(pair)


def test_both_sides_restored_at_once() -> None:
    pair = lived_in()
    backups = [copy_of(side) for side in pair.sides]
    pair.done(pair.a, message("lost by both?"))
    pair.done(pair.b, message("lost by both?"))
    for side, backup in zip(pair.sides, backups, strict=True):
        pair.stop(side)
        side.store = backup
        side.answers.clear()
    for side in pair.sides:
        pair.start(side)
    pair.connect()
    pair.settle()
    pair.done(pair.a, message("a again"))
    pair.done(pair.b, message("b again"))
    both_agree(pair)


class Clone:
    """A second engine of a party on copies of its files, as after a snapshot of a whole machine."""

    def __init__(self, pair: Pair, side: Side) -> None:
        self.pair, self.side = pair, side
        self.other: tuple[object, MemoryFile] = (copy_of(side), MemoryFile(head=side.file.head, data=side.file.data))

    def swap(self) -> None:
        """Let the other copy run in the place of the one that does now."""
        self.pair.stop(self.side)
        store, file = self.other
        self.other = (self.side.store, self.side.file)
        self.side.store, self.side.file = store, file  # type: ignore[assignment]
        self.side.watched = False
        self.side.answers.clear()
        self.pair.start(self.side)


def test_a_clone_is_found_out_by_its_own_signature() -> None:
    pair = lived_in()
    clone = Clone(pair, pair.a)
    pair.done(pair.a, message("the original speaks"))
    clone.swap()
    pair.cut(next(iter(pair.links), 0))
    pair.done(pair.a, message("the clone speaks, cut off"))
    pair.connect()
    pair.settle()
    assert {"restored"} <= {alert.about for alert in pair.a.alerts}
    assert {"fork", "new_feed"} <= {alert.about for alert in pair.b.alerts}
    proofs = list(pair.b.store.notes("fork", pair.kit.charter.line_id))
    assert len(proofs) == 1
    pair.a.answers.clear()
    pair.done(pair.a, message("goes on in a new feed"))
    pair.done(pair.b, message("heard"))
    own = pair.a.engine.state.own
    assert own is not None and own.feed in pair.feeds(pair.b)


def test_a_clone_that_only_listens_is_found_out_as_well() -> None:
    pair = lived_in()
    clone = Clone(pair, pair.a)
    pair.done(pair.a, message("the original speaks"))
    clone.swap()
    pair.connect()
    pair.settle()
    assert "restored" in {alert.about for alert in pair.a.alerts}
    assert "fork" not in {alert.about for alert in pair.b.alerts}
    pair.done(pair.a, message("goes on"))
    both_agree(pair)


def test_the_original_learns_of_the_feed_its_clone_opened() -> None:
    pair = lived_in()
    clone = Clone(pair, pair.a)
    pair.a.file.head = None
    pair.restart(pair.a)
    pair.done(pair.a, message("in a new feed"))
    clone.swap()
    pair.connect()
    pair.settle()
    pair.done(pair.a, message("in a feed that follows it"))
    assert "restored" in {alert.about for alert in pair.a.alerts}
    both_agree(pair)


def test_more_new_feeds_than_the_charter_allows_wait() -> None:
    pair = lived_in()
    for _ in range(6):
        pair.a.file.head = None
        pair.restart(pair.a)
        pair.settle(rounds=2)
    assert len(pair.feeds(pair.b)) == 2 + 4
    assert any(topic == "FEED-7" for topic, _ in pair.b.reports)
    pair.advance(86_400)
    pair.settle()
    pair.done(pair.a, message("a day later"))
    at_rest(pair)


def mishap(random: Random, pair: Pair, backups: dict[str, MemoryStore]) -> None:
    """Let something befall one side: a crash, a lost file, a backup made or restored."""
    side = random.choice(pair.sides)
    draw = random.random()
    if draw < 0.25:
        backups[side.name] = copy_of(side)
        return
    pair.stop(side)
    if draw < 0.4:
        side.file.head = None
    elif draw < 0.55:
        side.file.data = None
    elif draw < 0.7 and side.name in backups:
        side.store = backups.pop(side.name)
        side.answers.clear()
    pair.start(side)
    if random.random() < 0.7:
        pair.connect()


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_whatever_befalls_both_sides_they_agree_in_the_end(seed: int) -> None:
    random, pair = Random(seed), Pair(terms=replace(TERMS, genesis_rate=100), seed=str(seed))
    pair.connect()
    backups: dict[str, MemoryStore] = {}
    for step in range(14):
        draw = random.random()
        if draw < 0.3:
            mishap(random, pair, backups)
        elif draw < 0.4:
            pair.cut(next(iter(pair.links), 0))
        elif draw < 0.5 and not pair.links:
            pair.connect()
        else:
            pair.do(random.choice(pair.sides), message(f"{step}"))
    pair.settle()
    shared = pair.feeds(pair.a).keys() & pair.feeds(pair.b).keys()
    for feed in shared:
        assert pair.feeds(pair.a)[feed] == pair.feeds(pair.b)[feed]
    for side in pair.sides:
        own = side.engine.state.own
        assert own is not None and own.feed in shared, "the feed that lives is held by both"
        assert observable(side.engine.state) == observable(resumed(side))
    for side in pair.sides:
        leaf = pair.done(side, message("in the end"))
        held = pair.far(side).store.by_leaf(leaf)
        assert held is not None and held.payload is not None
    here, there = numbers(pair.a), numbers(pair.b)
    for leaf in here.keys() & there.keys():
        assert here[leaf] == there[leaf]
