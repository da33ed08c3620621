"""What an attacker in the place of the other side, or on the wire, can do: nothing that wedges, forges or floods."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from firebreak.core.line import events as ev
from firebreak.core.line.closed import feed_id
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.crypto import sign_ed25519
from firebreak.core.record.entry import item_value, parse_item
from firebreak.core.record.kinds import Fault, Genesis, ManifestEntry, Switch
from firebreak.core.record.merkle import EMPTY_ROOT, Frontier
from firebreak.core.types import FeedId, Root
from firebreak.testing.pair import Pair, entries_in, message
from firebreak.testing.puppet import HARMLESS, Puppet

from .conftest import at_rest, observable, resumed

EMPTY = Frontier(size=0, hashes=())


@pytest.fixture
def puppet() -> Puppet:
    return Puppet()


def size(puppet: Puppet) -> int:
    peer = puppet.victim.engine.state.peer
    assert peer is not None
    return peer.size


def test_an_honest_entry_of_the_puppet_is_taken(puppet: Puppet) -> None:
    before = size(puppet)
    puppet.send(puppet.clear(HARMLESS))
    assert size(puppet) == before + 1 and puppet.errors() == []


# --- forgery --------------------------------------------------------------------------------------------------------


def stripped(item: tuple[Value, ...]) -> tuple[Value, ...]:
    return item[:2]


def wrong_signature(item: tuple[Value, ...]) -> tuple[Value, ...]:
    return (*item[:2], bytes(64))


def other_content(item: tuple[Value, ...]) -> tuple[Value, ...]:
    return (item[0], encode((2, sha256(b"x").digest())), item[2])


@pytest.mark.parametrize("forge", [stripped, wrong_signature, other_content], ids=lambda f: f.__name__)
def test_an_entry_that_is_not_signed_by_its_feeds_key_is_not_taken(
    puppet: Puppet, forge: Callable[[tuple[Value, ...]], tuple[Value, ...]]
) -> None:
    before, item = size(puppet), puppet.clear(HARMLESS)
    puppet.send(forge(item))
    assert size(puppet) == before and puppet.errors() == ["ENT-9"]
    puppet.send(item)
    assert size(puppet) == before + 1, "the valid copy that comes later wins"


def test_a_junk_copy_that_comes_first_does_not_take_the_place(puppet: Puppet) -> None:
    before = size(puppet)
    first = puppet.clear(HARMLESS)
    puppet.grow()
    second = puppet.clear(HARMLESS)
    puppet.send(wrong_signature(second))
    puppet.send(second)
    puppet.send(first)
    assert size(puppet) == before + 2


def test_reflected_entries_mean_nothing(puppet: Puppet) -> None:
    own = [row for feed in puppet.pair.feeds(puppet.victim) for row in puppet.victim.store.entries(FeedId(feed))]
    state = observable(puppet.victim.engine.state)
    puppet.send(*(item_value(parse_item((r.body, None)).entry, r.content, r.signature) for r in own))
    assert observable(puppet.victim.engine.state) == state
    assert puppet.alerts() == [] and not puppet.victim.engine.state.given_up


def test_entries_of_another_line_or_of_nobody_are_not_taken(puppet: Puppet) -> None:
    before = size(puppet)
    puppet.send(puppet.clear(HARMLESS, feed=FeedId(sha256(b"another line").digest())))
    assert puppet.errors() == ["FEED-2"] and size(puppet) == before


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_truncated_frames_close_their_link_and_touch_nothing_else(puppet: Puppet, cut: int) -> None:
    state = observable(puppet.victim.engine.state)
    puppet.frame(encode((3, (puppet.clear(HARMLESS),)))[:cut])
    assert puppet.victim.closed and not puppet.victim.engine.state.links
    assert observable(puppet.victim.engine.state) == state


def test_another_encoding_of_an_entry_is_refused(puppet: Puppet) -> None:
    body, content, signature = puppet.clear(HARMLESS)
    assert isinstance(body, bytes)
    longer = body[:1] + b"\x18\x01" + body[2:]  # the version in two bytes
    before = size(puppet)
    puppet.send((longer, content, signature))
    assert puppet.errors()[0].startswith("CBOR") and size(puppet) == before


def test_an_unknown_version_is_answered_and_not_counted(puppet: Puppet) -> None:
    body, content, signature = puppet.clear(HARMLESS)
    assert isinstance(body, bytes)
    before = size(puppet)
    puppet.send((body[:1] + b"\x02" + body[2:], content, signature))
    assert puppet.errors() == ["ENT-1"] and size(puppet) == before


# --- contradictions -------------------------------------------------------------------------------------------------


def test_a_fork_is_kept_told_once_and_does_not_move_the_feed(puppet: Puppet) -> None:
    first = puppet.clear(HARMLESS)
    second = puppet.clear(ManifestEntry(party=bytes(32), version=1, hash=bytes(32)))
    puppet.send(first)
    for _ in range(3):
        puppet.send(second)
    line = puppet.pair.kit.charter.line_id
    assert [key for key, _ in puppet.victim.store.notes("fork", line)] == [puppet.feed]
    assert puppet.alerts() == ["fork"]
    assert [p.code for p in puppet.written() if isinstance(p, Fault)] == [1]
    assert size(puppet) == puppet.frontier.size + 1
    assert "fork" in {what for what, _ in resumed(puppet.victim).told}, "and not told again after a restart"


def test_a_fork_shows_its_writer_the_branch_that_stands(puppet: Puppet) -> None:
    first = puppet.clear(HARMLESS)
    puppet.send(first)
    puppet.send(puppet.clear(ManifestEntry(party=bytes(32), version=1, hash=bytes(32))))
    shown = [raw.entry for frame in puppet.said for raw in entries_in(frame)]
    assert (puppet.feed, puppet.frontier.size) in {(entry.feed, entry.n) for entry in shown}


def test_another_history_of_its_own_feed_is_a_fork(puppet: Puppet) -> None:
    before = size(puppet)
    puppet.send(puppet.clear(HARMLESS, root=Root(sha256(b"another history").digest())))
    assert size(puppet) == before and puppet.alerts() == ["fork"] and "FEED-3" in puppet.errors()


def test_a_seal_of_another_history_is_a_fork(puppet: Puppet) -> None:
    signer = puppet.mask.engine._signer
    note = signer.seal_feed(puppet.feed, puppet.frontier.size, Root(sha256(b"another history").digest()))
    puppet.frame(encode((4, (note,))))
    assert puppet.alerts() == ["fork"]
    assert dict(puppet.victim.store.notes("fork", puppet.pair.kit.charter.line_id)) == {bytes(puppet.feed): note}


def test_a_seal_with_a_stripped_or_broken_line_is_refused(puppet: Puppet) -> None:
    note = puppet.mask.engine._signer.seal_feed(puppet.feed, puppet.frontier.size, puppet.frontier.root())
    lines = note.decode().splitlines(keepends=True)
    sealed = puppet.victim.engine.state.seals.peer_size
    for bad in ("".join(lines[:-1]).encode(), note[:-20] + b"A" * 18 + note[-2:], note[:500]):
        puppet.frame(encode((4, (bad,))))
        puppet.pair.a.clock.millis += 1500
        assert puppet.errors() and puppet.errors()[0].startswith("SEAL")
    assert puppet.victim.engine.state.seals.peer_size == sealed
    puppet.frame(encode((4, (note,))))
    assert puppet.victim.engine.state.seals.peer_size == puppet.frontier.size


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"peer_root": Root(sha256(b"wrong").digest())}, 2),
        ({"m": 9999, "peer_root": Root(sha256(b"wrong").digest())}, 3),
        ({"m": 1, "peer_root": Root(sha256(b"any").digest())}, 3),
    ],
    ids=["wrong root", "m too large", "m goes back"],
)
def test_lies_about_our_feed_are_kept_counted_and_answered_once(
    puppet: Puppet, changes: dict[str, Any], code: int
) -> None:
    before = size(puppet)
    for _ in range(5):
        puppet.send(puppet.clear(HARMLESS, **changes))
        puppet.grow()
        puppet.pair.a.clock.millis += 10_000
        puppet.pair.post(puppet.victim, ev.TimeCame(), end=True)
    assert size(puppet) == before + 5
    faults = [p.code for p in puppet.written() if isinstance(p, Fault)]
    assert faults.count(code) == 1 and len(faults) <= 2
    puppet.send(puppet.clear(HARMLESS))
    assert size(puppet) == before + 6
    assert ("fault 2" if code == 2 else "fault 3") in {what for what, _ in resumed(puppet.victim).told}


def test_a_hello_that_claims_more_of_our_feed_stops_us_for_seconds_only() -> None:
    puppet = Puppet()
    own = puppet.victim.engine.state.own
    assert own is not None
    hello(puppet, counted=(own.feed, own.size + 5, bytes(32)))
    ticket = puppet.pair.submit(puppet.victim, message("while in doubt"))
    puppet.pair.post(puppet.victim, ev.TurnEnded())
    assert ticket not in puppet.victim.answers
    puppet.pair.a.clock.millis += 5_000
    puppet.pair.post(puppet.victim, ev.TimeCame(), end=True)
    assert ticket in puppet.victim.answers
    hello(puppet, counted=(own.feed, own.size + 500, bytes(32)))
    ticket = puppet.pair.submit(puppet.victim, message("the second time it is only asked"))
    puppet.pair.post(puppet.victim, ev.TurnEnded())
    assert ticket in puppet.victim.answers
    assert puppet.alerts() == []


def hello(puppet: Puppet, **changes: Any) -> None:
    """Open another link with a hello of the puppet, some of it changed."""
    puppet.link += 100
    exporter = sha256(str(puppet.link).encode()).digest()
    opened = ev.LinkOpened(link=puppet.link, path="second", exporter=exporter, outer="memory")
    puppet.pair.post(puppet.victim, opened)
    material = puppet.mask.engine.material
    charter = material.context.charter
    values = {
        "version": 1, "line": material.line, "party": material.party, "path": 1, "manifest": material.manifest[0],
        "manifest_hash": material.manifest[1], "revision": charter.revision, "charter": material.charter_hash,
        "own": None, "counted": None, **changes,
    }  # fmt: skip
    key = changes.pop("key", puppet.mask.keys.seeds["entry"])
    fields = tuple(values[name] for name in tuple(values)[:10])
    signature = sign_ed25519(key, "hello", encode((*fields, changes.get("exporter", exporter))))
    puppet.frame(encode((0, *fields, signature)))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2}, {"line": bytes(32)}, {"party": bytes(32)}, {"exporter": bytes(32)}, {"key": bytes(32)},
        {"counted": (bytes(32), -1, bytes(32))}, {"own": (bytes(32), 1)},
    ],
    ids=["version", "line", "party", "another connection", "another key", "negative", "short head"],
)  # fmt: skip
def test_a_wrong_hello_closes_the_link_without_an_answer(puppet: Puppet, changes: dict[str, Any]) -> None:
    hello(puppet, **changes)
    assert puppet.link not in puppet.victim.engine.state.links
    assert [number for number, _ in puppet.victim.closed] == [puppet.link]
    assert not any(decode(frame, max_bytes=1 << 17)[0] != 0 for frame in puppet.said)  # type: ignore[index]


def test_a_hello_of_our_own_that_is_reflected_closes_the_link(puppet: Puppet) -> None:
    puppet.link = 77
    opened = ev.LinkOpened(link=77, path="second", exporter=bytes(32), outer="memory")
    puppet.pair.post(puppet.victim, opened)
    ((_, frame),) = puppet.victim.out
    puppet.victim.out.clear()
    puppet.frame(frame)
    assert [number for number, _ in puppet.victim.closed] == [77]


def test_a_link_without_a_hello_is_closed_in_time(puppet: Puppet) -> None:
    puppet.pair.post(puppet.victim, ev.LinkOpened(link=78, path="", exporter=bytes(32), outer="memory"))
    puppet.victim.out.clear()
    puppet.pair.a.clock.millis += 20_000
    puppet.pair.post(puppet.victim, ev.TimeCame(), end=True)
    assert [number for number, _ in puppet.victim.closed] == [78]


def test_contradicting_heads_in_hellos_are_told_once(puppet: Puppet) -> None:
    for _ in range(4):
        hello(puppet, own=(puppet.feed, puppet.frontier.size, bytes(32)))
    assert puppet.alerts() == ["fork"]


# --- floods ---------------------------------------------------------------------------------------------------------


def test_a_frame_may_be_just_full_and_not_one_byte_more(puppet: Puppet) -> None:
    room = 64 * 1024 - len(encode((14, b""))) - 2
    puppet.frame(encode((14, bytes(room))))
    assert puppet.victim.engine.state.links and puppet.errors() == []
    puppet.frame(encode((14, bytes(room + 1))))
    assert not puppet.victim.engine.state.links


def test_a_frame_carries_at_most_256_entries(puppet: Puppet) -> None:
    item = puppet.clear(HARMLESS)
    small = (item[0], None)
    puppet.frame(encode((3, (small,) * 256)))
    assert puppet.victim.engine.state.links
    puppet.frame(encode((3, (small,) * 257)))
    assert not puppet.victim.engine.state.links


def test_junk_is_answered_once_a_second_and_ends_the_link_after_256(puppet: Puppet) -> None:
    junk = stripped(puppet.clear(HARMLESS))
    answers = 0
    count = 0
    while not puppet.victim.closed:
        puppet.send(junk)
        count += 1
        answers += len(puppet.errors())
        puppet.pair.a.clock.millis += 100
    assert count == 257 and answers <= 26
    assert not puppet.victim.engine.state.links


def test_entries_far_ahead_are_bounded(puppet: Puppet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firebreak.core.line.inbound.HELD_MAX", 64)
    items = []
    for _ in range(80):
        items.append(puppet.clear(HARMLESS))
        puppet.grow()
    puppet.send(*items[1:])
    peer = puppet.victim.engine.state.peer
    assert peer is not None and len(peer.held) == 64
    wants = [frame for frame in puppet.said if decode(frame)[0] == 2]  # type: ignore[index]
    assert len(wants) == 1, "one question for the gap, however much lies behind it"
    puppet.send(items[0])
    assert size(puppet) == peer.size + 65
    puppet.send(*items[65:])
    assert size(puppet) == peer.size + 80


def test_questions_are_answered_within_a_bound(puppet: Puppet) -> None:
    own = puppet.victim.engine.state.own
    assert own is not None
    sent = 0
    for _ in range(500):
        puppet.frame(encode((2, own.feed, ((0, own.size),) * 8)))
        sent += len(puppet.said)
    assert sent <= 32
    puppet.pair.a.clock.millis += 1000
    puppet.frame(encode((2, own.feed, ((0, own.size),))))
    assert len(puppet.said) == 1


def test_wants_of_what_nobody_has_are_ignored(puppet: Puppet) -> None:
    for feed in (bytes(32), b"", puppet.feed):
        for wanted in ((-1, 3), (5, 5), (10**6, 10**7), (True, False), "x", ()):
            puppet.frame(encode((2, feed, (wanted,))))
            assert puppet.said == []
    assert puppet.victim.engine.state.links


@pytest.mark.parametrize("frame", [(99,), (1,), (2, b"x"), (4, "x"), (7, 1), (13, b"", b""), (0,), (5, b"")])
def test_frames_that_are_unknown_or_not_well_formed_change_nothing(puppet: Puppet, frame: tuple[Any, ...]) -> None:
    state = observable(puppet.victim.engine.state)
    puppet.frame(encode(frame))
    assert observable(puppet.victim.engine.state) == state
    assert puppet.errors() and puppet.victim.engine.state.links


# --- feeds ----------------------------------------------------------------------------------------------------------


def genesis(puppet: Puppet, nonce: bytes, predecessor: tuple[bytes, int, bytes] | None, **changes: Any) -> Genesis:
    material = puppet.mask.engine.material
    values: dict[str, Any] = {
        "line": material.line, "party": material.party, "entry_key": material.entry_key, "nonce": nonce, "charter": 1,
        "manifest": 1, "predecessor": predecessor, "peer": None, **changes,
    }  # fmt: skip
    return Genesis(**values)


def open_feed(puppet: Puppet, payload: Genesis, *, under: str = "entry") -> tuple[Value, ...]:
    start = {"feed": feed_id(payload), "n": 0, "root": EMPTY_ROOT, "m": 0, "peer_root": EMPTY_ROOT}
    item = puppet.clear(payload, **start)
    return (*item[:2], sign_ed25519(puppet.mask.keys.seeds[under], "entry", puppet.last.body))


def live(puppet: Puppet) -> FeedId:
    peer = puppet.victim.engine.state.peer
    assert peer is not None
    return peer.feed


def test_a_genesis_that_does_not_follow_the_live_feed_is_answered_with_the_live_one(puppet: Puppet) -> None:
    for predecessor in (None, (sha256(b"some").digest(), 3, bytes(32))):
        puppet.pair.a.clock.millis += 2000
        puppet.send(open_feed(puppet, genesis(puppet, b"n" * 32, predecessor)))
        assert live(puppet) == puppet.feed
        assert [(raw.entry.feed, raw.entry.n) for f in puppet.said for raw in entries_in(f)] == [(puppet.feed, 0)]


def test_feeds_are_opened_by_the_right_party_under_its_own_key_only(puppet: Puppet) -> None:
    head = (bytes(puppet.feed), puppet.frontier.size, bytes(puppet.frontier.root()))
    victim = puppet.victim.engine.material
    for changes in ({"line": bytes(32)}, {"entry_key": victim.entry_key}, {"party": victim.party}):
        puppet.pair.a.clock.millis += 2000
        puppet.send(open_feed(puppet, genesis(puppet, b"n" * 32, head, **changes)))
        assert live(puppet) == puppet.feed and puppet.errors() == ["FEED-7"]
    puppet.pair.a.clock.millis += 2000
    puppet.send(open_feed(puppet, genesis(puppet, b"n" * 32, head), under="seal-ed"))
    assert live(puppet) == puppet.feed and puppet.errors() == ["ENT-9"]


def test_new_feeds_have_a_rate(puppet: Puppet) -> None:
    for i in range(7):
        head = (bytes(puppet.feed), puppet.frontier.size, bytes(puppet.frontier.root()))
        payload = genesis(puppet, bytes([i]) * 32, head)
        puppet.pair.a.clock.millis += 2000
        puppet.send(open_feed(puppet, payload))
        if live(puppet) != puppet.feed:
            puppet.feed, puppet.frontier = live(puppet), EMPTY.append(puppet.last.leaf)
    assert len(puppet.pair.feeds(puppet.victim)) == 2 + 4
    assert puppet.errors() == ["FEED-7"]


def test_a_closed_feed_is_never_opened_again_and_its_entries_are_late(puppet: Puppet) -> None:
    old, frontier = puppet.feed, puppet.frontier
    head = (bytes(old), frontier.size, bytes(frontier.root()))
    puppet.send(open_feed(puppet, genesis(puppet, b"n" * 32, head)))
    new = live(puppet)
    assert new != old
    switch = [p for p in puppet.written() if isinstance(p, Switch)][-1]
    assert (switch.new, switch.old, switch.old_size) == (new, old, frontier.size)
    puppet.pair.a.clock.millis += 2000
    puppet.send(puppet.clear(HARMLESS))  # signed into the old feed after the switch
    assert len(puppet.pair.feeds(puppet.victim)[bytes(old)]) == frontier.size + 1
    assert [type(p).__name__ for p in puppet.written()][-1] == "Late"
    assert (new, 0) in {(raw.entry.feed, raw.entry.n) for f in puppet.said for raw in entries_in(f)}
    folded = [item for item in puppet.victim.record() if item.leaf == puppet.last.leaf]
    assert folded == [] and live(puppet) == new


def test_late_entries_are_bounded(puppet: Puppet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firebreak.core.line.feeds.LATE_MAX", 10)
    head = (bytes(puppet.feed), puppet.frontier.size, bytes(puppet.frontier.root()))
    puppet.send(open_feed(puppet, genesis(puppet, b"n" * 32, head)))
    for _ in range(30):
        puppet.send(puppet.clear(HARMLESS))
        puppet.grow()
    assert len(puppet.pair.feeds(puppet.victim)[bytes(puppet.feed)]) == head[1] + 10


def test_ring_storms_write_no_more_than_they_were_sent(puppet: Puppet) -> None:
    """A peer that floods its own feed makes us write one receipt a batch, not one an entry."""
    before = len(puppet.written())
    for _ in range(10):
        items = []
        for _ in range(100):
            items.append(puppet.clear(HARMLESS))
            puppet.grow()
        puppet.send(*items)
    assert len(puppet.written()) - before <= 10


def test_the_line_goes_on_with_an_honest_peer_after_all_that(puppet: Puppet) -> None:
    puppet.send(stripped(puppet.clear(HARMLESS)), (b"", None), ())
    hello(puppet, version=9)
    puppet.pair.restart(puppet.mask)
    puppet.pair.done(puppet.victim, message("on"))
    puppet.pair.done(puppet.mask, message("on"))
    at_rest(puppet.pair)


def test_a_clock_a_year_off_harms_nobody() -> None:
    pair = Pair()
    pair.connect()
    for skew in (31_536_000, -31_536_000, 0):
        pair.b.clock.skew = skew
        pair.post(pair.b, ev.TimeCame(), end=True)
        pair.done(pair.a, message())
        pair.done(pair.b, message())
        pair.advance(4000)
        at_rest(pair)
