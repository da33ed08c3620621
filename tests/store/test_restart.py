"""A node that starts again never forks its feed, and a crash between commit and flush costs none."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from firebreak.core.record.restart import Continue, Head, NewFeed, Why, decide
from firebreak.core.types import FeedId, Root

A, B = FeedId(b"a" * 32), FeedId(b"b" * 32)


def head(feed: FeedId, size: int, text: bytes = b"") -> Head:
    return feed, size, Root(sha256(text + bytes([size])).digest())


@pytest.mark.parametrize(
    ("store", "base", "sent", "why"),
    [
        (head(A, 3), head(A, 2), head(A, 3), None),
        (head(A, 3), head(A, 2), head(A, 2), None),
        (head(B, 1), head(A, 9), head(A, 9), None),
        (head(A, 3), head(A, 3), head(A, 3), None),
        (head(A, 1), head(A, 0), head(A, 0), None),
        (head(A, 3), head(A, 2), None, Why.NO_SEND_STATE),
        (head(A, 1), None, None, Why.NO_SEND_STATE),
        (None, None, None, Why.NO_FEED),
        (None, None, head(A, 3), Why.NO_FEED),
        (head(A, 3), head(A, 2), head(A, 4), Why.DIFFERS),
        (head(A, 3), head(A, 2), head(A, 1), Why.DIFFERS),
        (head(A, 3), head(A, 2), head(A, 3, b"other"), Why.DIFFERS),
        (head(A, 3), head(A, 2), head(A, 2, b"other"), Why.DIFFERS),
        (head(A, 3), head(A, 2), head(B, 3), Why.DIFFERS),
    ],
)
def test_every_case(store: Head | None, base: Head | None, sent: Head | None, why: Why | None) -> None:
    if why is None:
        assert store is not None
        assert decide(store, base, sent) == Continue(head=store)
    else:
        assert decide(store, base, sent) == NewFeed(why=why)


@dataclass(frozen=True)
class Disk:
    """What a backup copies: our feed as held, and the base of its last commit."""

    feed: FeedId
    chain: tuple[bytes, ...] = ()
    base: Head | None = None

    @property
    def head(self) -> Head:
        return self.feed, len(self.chain), Root(sha256(b"".join(self.chain)).digest())


@dataclass
class Node:
    """One node with its send-state beside it; every entry is unlike any other, as two signings are."""

    draw: random.Random
    use_base: bool = True
    keep_send_state: bool = True
    made: int = 0
    feeds: int = 0
    crashes: int = 0
    restores: int = 0
    sent_state: Head | None = None
    seen: dict[tuple[FeedId, int], bytes] = field(default_factory=dict)
    backups: list[tuple[Disk, Head | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open_feed()

    def open_feed(self) -> None:
        """A new feed: the send-state names it, empty, before its genesis is committed."""
        self.feeds += 1
        self.disk = Disk(FeedId(sha256(b"feed %d" % self.feeds).digest()))
        self.sent_state = self.disk.head
        self.commit()
        self.flush()

    def commit(self) -> None:
        self.made += 1
        self.disk = Disk(self.disk.feed, (*self.disk.chain, b"entry %d" % self.made), self.sent_state)

    def flush(self) -> None:
        self.sent_state = self.disk.head

    def transmit(self) -> bool:
        """Show what we hold to the world; return whether that is a fork."""
        return any(self.seen.setdefault((self.disk.feed, n), e) != e for n, e in enumerate(self.disk.chain))

    def start(self) -> None:
        decision = decide(self.disk.head, self.disk.base if self.use_base else None, self.sent_state)
        if isinstance(decision, NewFeed):
            self.open_feed()
        else:
            self.flush()

    def turn(self) -> bool:
        """Do one thing that may happen to a node; return whether the feed was forked."""
        what = self.draw.randrange(10)
        if what < 5:
            for _ in range(self.draw.randint(1, 2)):  # a crash may come after two commits and before their flush
                self.commit()
                if self.draw.random() < 0.2:
                    self.crashes += 1
                    self.start()
                    return False
            self.flush()
            return self.draw.random() < 0.8 and self.transmit()
        if what == 5:
            self.backups.append((self.disk, self.sent_state))
        elif what == 6 and self.backups:
            self.restores += 1
            self.disk, with_it = self.draw.choice(self.backups)
            if not self.keep_send_state:  # the mistake: the file was in the backup too
                self.sent_state = with_it
            self.start()
        elif what == 7 and self.draw.random() < 0.2:
            self.restores += 1
            self.sent_state = None
            self.start()
        return self.transmit()


def runs(count: int, *, use_base: bool = True, keep_send_state: bool = True) -> list[tuple[Node, bool]]:
    results = []
    for seed in range(count):
        node = Node(random.Random(seed), use_base, keep_send_state)
        turns = [node.turn() for _ in range(40)]
        results.append((node, any(turns)))
    return results


def test_no_run_forks() -> None:
    played = runs(1500)
    assert not any(forked for _, forked in played)
    assert sum(node.restores for node, _ in played) > 1000


def test_a_crash_costs_no_feed() -> None:
    for node, _ in runs(500):
        assert node.feeds <= 1 + node.restores
    crashed = [node for node, _ in runs(500) if node.crashes and not node.restores]
    assert len(crashed) > 5
    assert {node.feeds for node in crashed} == {1}


def test_without_the_base_crashes_cost_feeds() -> None:
    assert any(node.feeds > 1 + node.restores for node, _ in runs(100, use_base=False))


def test_a_send_state_inside_the_backup_forks() -> None:
    """Why the file must stay out of every backup: the model finds the fork at once."""
    assert any(forked for _, forked in runs(100, keep_send_state=False))
