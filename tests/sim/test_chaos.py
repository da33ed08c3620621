"""The simulator: whole runs of trouble and healing, and the watcher that must notice what is broken."""

from __future__ import annotations

import pytest

from firebreak.core.procedures.model import Item
from firebreak.core.record.codec import encode
from firebreak.core.record.entry import build_entry, item_value
from firebreak.core.record.merkle import EMPTY_ROOT
from firebreak.core.types import ClaimedTime, FeedId, Instant, Leaf, LocalTime, Marking, Root
from firebreak.ports_store import StoredEntry
from firebreak.sim.chaos import run_seed
from firebreak.sim.checks import RELEASED, Watcher


@pytest.mark.parametrize("seed", [1, 6, 38, 60])
def test_whatever_happens_nothing_is_broken(seed: int) -> None:
    """Seeds 6, 38 and 60 once lost a held command, ended a line after two restores, and lost one again."""
    result = run_seed(seed, hours=2)
    assert result.passed, f"seed {seed}: " + "; ".join(result.broken)
    assert result.crashes > 3
    assert result.accepted > 50


def test_a_seed_gives_the_same_run_again() -> None:
    one, two = run_seed(5, hours=1), run_seed(5, hours=1)
    assert one.to_json() == two.to_json()
    assert one.log == two.log
    assert one.log != run_seed(6, hours=1).log


def _frame(content: bytes) -> bytes:
    entry = build_entry(
        feed=FeedId(bytes(32)), n=3, root=EMPTY_ROOT, m=0, peer_root=EMPTY_ROOT, t=ClaimedTime(1), kind=3,
        marking=Marking.OPERATIONAL, commitment=None, epoch=0, content=content,
    )  # fmt: skip
    return encode((3, (item_value(entry, content, bytes(64)),)))


def test_two_entries_in_one_place_are_noticed() -> None:
    watcher = Watcher()
    watcher.sent(0, _frame(b"one"))
    watcher.sent(0, _frame(b"one"))
    assert not watcher.broken
    watcher.sent(0, _frame(b"two"))
    assert "two entries" in watcher.broken[0]


class _Side:
    side = 1


def test_what_is_shown_twice_is_noticed_unless_a_backup_was_restored() -> None:
    item = Item(
        side=0, seq=0, knows=0, leaf=Leaf(bytes(32)), t=ClaimedTime(0), kind=0, marking=Marking.OPERATIONAL,
        payload=None, ref=None, regarding=None, arrived=LocalTime(0), instant=Instant(0),
    )  # fmt: skip
    watcher = Watcher()
    watcher.announced(_Side(), (item,))  # type: ignore[arg-type]
    watcher.restored(1)
    watcher.announced(_Side(), (item,))  # type: ignore[arg-type]
    assert not watcher.broken
    watcher.announced(_Side(), (item,))  # type: ignore[arg-type]
    assert "twice" in watcher.broken[0]


def _stored(n: int, kind: int, words: str = "") -> StoredEntry:
    entry = build_entry(
        feed=FeedId(bytes(32)), n=n, root=Root(bytes([n]) * 32) if n else EMPTY_ROOT, m=0, peer_root=EMPTY_ROOT,
        t=ClaimedTime(1), kind=kind, marking=Marking.OPERATIONAL, commitment=Root(bytes(32)), epoch=1,
        content=bytes(17),
    )  # fmt: skip
    return StoredEntry(
        feed=entry.feed, n=n, leaf=entry.leaf, body=entry.body, content=bytes(17), signature=None,
        payload=words.encode() or None, salts=None, arrived=LocalTime(0), via="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        ([(32, f"message 1{RELEASED}"), (41, ""), (32, "message 2"), (0, "")], False),
        ([(32, f"message 1{RELEASED}"), (32, f"message 2{RELEASED}"), (41, "")], True),
        ([(32, "message 1"), (0, ""), (41, "")], True),
    ],
)
def test_a_release_apart_from_its_message_is_noticed(rows: list[tuple[int, str]], broken: bool) -> None:
    watcher = Watcher()
    watcher.check_releases_of(1, [_stored(n, kind, words) for n, (kind, words) in enumerate(rows)])
    assert bool(watcher.broken) is broken
