"""Entries that cannot be opened: each code, how they are passed, and content that is sent again."""

from __future__ import annotations

from typing import Any

import pytest

from firebreak.core.record.codec import Value, encode
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import Again, EpochOpen, Message, Prekey, Unreadable
from firebreak.core.types import FeedId
from firebreak.testing.pair import Pair, Side, message
from firebreak.testing.puppet import HARMLESS, Puppet

from .conftest import at_rest, observable, resumed

WORDS = Message(precedence=0, to=(1,), by=(1, 1), lang="en", text="words")  # type: ignore[arg-type]


@pytest.fixture
def puppet() -> Puppet:
    return Puppet()


def passed(side: Side) -> list[tuple[int, int]]:
    """Return (m, code) of every entry that a side passed as unreadable."""
    found = []
    for item in side.record():
        if item.side == 0 and isinstance(item.payload, Unreadable):
            held = side.store.by_leaf(item.leaf)
            assert held is not None
            found += [(parse_body(held.body).m, code) for _, code in item.payload.passed]
    return found


def bad_seal(p: Puppet) -> tuple[Value, ...]:
    return p.sealed(WORDS, content=bytes(64))


def no_content(p: Puppet) -> tuple[Value, ...]:
    body, content, signature = p.sealed(WORDS)
    p_last = p.last
    assert content is not None and body is not None
    return (p_last.body, None, signature)


def no_key(p: Puppet) -> tuple[Value, ...]:
    return p.sealed(WORDS, epoch=77)


def wrong_commitment(p: Puppet) -> tuple[Value, ...]:
    return p.sealed(WORDS, commitment=bytes(32))


def unknown_kind(p: Puppet) -> tuple[Value, ...]:
    return p.clear(HARMLESS, kind=47)


def malformed(p: Puppet) -> tuple[Value, ...]:
    return p.sealed(WORDS, plain=encode(("not", "a", "message")))


def not_cbor(p: Puppet) -> tuple[Value, ...]:
    return p.sealed(WORDS, plain=b"\xff\xff")


def malformed_clear(p: Puppet) -> tuple[Value, ...]:
    return p.clear(HARMLESS, content=b"\x80")


def strange_open(p: Puppet) -> tuple[Value, ...]:
    return p.clear(EpochOpen(epoch=9, base=0, prekey=bytes(32), output=bytes(1168)))


CASES = [
    (no_content, 1), (no_key, 1), (bad_seal, 2), (wrong_commitment, 3), (unknown_kind, 4), (malformed, 5),
    (not_cbor, 5), (malformed_clear, 5), (strange_open, 6),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), CASES, ids=lambda x: getattr(x, "__name__", str(x)))
def test_an_entry_that_cannot_be_opened_is_passed_by_name_only(puppet: Puppet, make: Any, code: int) -> None:
    before = puppet.frontier.size
    puppet.send(make(puppet))
    assert passed(puppet.victim) == [(before + 1, code)]
    own = puppet.victim.engine.state.own
    assert own is not None and own.m == before + 1
    assert observable(puppet.victim.engine.state) == observable(resumed(puppet.victim))
    puppet.grow()
    puppet.send(puppet.clear(HARMLESS))
    assert len(passed(puppet.victim)) == 1


def test_a_run_is_passed_at_once_and_what_surrounds_it_is_not(puppet: Puppet) -> None:
    before = puppet.frontier.size
    items = []
    for make in (HARMLESS, None, None, HARMLESS, None):
        items.append(puppet.clear(HARMLESS) if make is not None else unknown_kind(puppet))
        puppet.grow()
    puppet.send(*items)
    assert passed(puppet.victim) == [(before + 3, 4), (before + 3, 4), (before + 5, 4)]
    counts = [parse_body(row.body).m for row in own_rows(puppet)][-4:]
    assert counts == [before + 1, before + 3, before + 4, before + 5]


def own_rows(puppet: Puppet) -> list[Any]:
    own = puppet.victim.engine.state.own
    assert own is not None
    return list(puppet.victim.store.entries(FeedId(own.feed)))


def test_more_than_64_are_passed_by_several(puppet: Puppet) -> None:
    items = []
    for _ in range(150):
        items.append(unknown_kind(puppet))
        puppet.grow()
    puppet.send(*items)
    assert len(passed(puppet.victim)) == 150
    assert max(len(i.payload.passed) for i in puppet.victim.record() if isinstance(i.payload, Unreadable)) == 64


def test_an_unreadable_open_asks_for_a_reset_once(puppet: Puppet) -> None:
    for _ in range(3):
        puppet.send(strange_open(puppet))
        puppet.grow()
    resets = [i for i in puppet.victim.record() if i.side == 0 and isinstance(i.payload, Prekey) and i.payload.reset]
    assert len(resets) == 1, "the next one only when this one was seen"


def test_base_zero_is_refused_once_an_epoch_is_known(puppet: Puppet) -> None:
    """An open from base zero to a plain prekey would give up what the earlier epochs protect."""
    state = puppet.mask.engine.state
    prekey = state.secrets.peer_prekey
    assert prekey is not None and not prekey.reset
    _, output = puppet.mask.engine._signer.seal_epoch(prekey.public, b"whatever")
    puppet.send(puppet.clear(EpochOpen(epoch=9, base=0, prekey=prekey.leaf, output=output)))
    assert [code for _, code in passed(puppet.victim)] == [6]


def test_unreadable_entries_wait_for_something_that_can_follow(puppet: Puppet) -> None:
    """Without an epoch to seal a receipt under, a clear entry still lets the unreadable be passed."""
    puppet.send(strange_open(puppet))
    own, peer = puppet.victim.engine.state.own, puppet.victim.engine.state.peer
    assert own is not None and peer is not None and own.m == peer.size and not peer.unreadable


# --- content that is sent again -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_was_sealed_under_lost_keys_is_sent_again(name: str) -> None:
    pair = Pair()
    pair.connect()
    pair.done(pair.a, message("before"))
    pair.done(pair.b, message("before"))
    writer = pair.a if name == "a" else pair.b
    reader = pair.far(writer)
    pair.cut(next(iter(pair.links)))
    leaves = [pair.done(writer, message(f"under the old epoch {i}")) for i in range(3)]
    reader.file.data = None
    pair.restart(reader)
    pair.settle()
    assert sum(isinstance(i.payload, Again) for i in writer.record()) == 3
    for leaf in leaves:
        held = reader.store.by_leaf(leaf)
        assert held is not None and held.payload is not None and b"under the old" in held.payload
        assert leaf in dict(reader.engine.state.matters.matters.items()), "and it is a message like any other"
    at_rest(pair)
    pair.advance(300)
    assert sum(isinstance(i.payload, Again) for i in writer.record()) == 3, "once"
    for side in pair.sides:
        assert observable(side.engine.state) == observable(resumed(side))


def test_again_survives_a_restart_of_its_writer() -> None:
    pair = Pair()
    pair.connect()
    pair.done(pair.a, message("before"))
    pair.cut(next(iter(pair.links)))
    leaf = pair.done(pair.a, message("under the old epoch"))
    pair.b.file.data = None
    pair.stop(pair.b)
    pair.start(pair.b)
    pair.connect(alter=lambda side, frame: [frame])
    pair.restart(pair.a)
    pair.settle()
    held = pair.b.store.by_leaf(leaf)
    assert held is not None and held.payload is not None


def test_again_with_other_content_opens_nothing(puppet: Puppet) -> None:
    puppet.send(puppet.sealed(WORDS, content=bytes(64)))
    leaf = puppet.last.leaf
    puppet.grow()
    forged = encode((0, 1, (1, 1), "en", "other words"))
    puppet.send(puppet.sealed(Again(leaf=leaf, salt_seed=bytes(32), payload=forged)))
    held = puppet.victim.store.by_leaf(leaf)
    assert held is not None and held.payload is None
    assert ("FEED-12" in {topic for topic, _ in puppet.victim.reports}) and puppet.victim.restarts == 0


@pytest.mark.parametrize("leaf", [bytes(32), None], ids=["unknown", "our own"])
def test_again_of_something_else_is_ignored(puppet: Puppet, leaf: bytes | None) -> None:
    named = leaf if leaf is not None else own_rows(puppet)[-1].leaf
    puppet.send(puppet.sealed(Again(leaf=named, salt_seed=bytes(32), payload=b"\x80")))
    assert puppet.victim.restarts == 0 and puppet.victim.engine.state.returned == {}


def test_a_peer_cannot_make_us_send_content_twice_or_content_of_others(puppet: Puppet) -> None:
    """`unreadable` asks for content only where it passes the entry, once, and never for entries of the other side."""
    own = puppet.victim.engine.state.own
    assert own is not None
    leaf = next(row.leaf for row in own_rows(puppet) if row.payload and b"before" in row.payload)
    theirs = next(
        row.leaf for row in puppet.mask.store.entries(puppet.feed) if row.payload and b"before" in row.payload
    )
    for passed_over in (leaf, theirs, leaf):
        puppet.send(puppet.clear(Unreadable(passed=((passed_over, 1),))))
        puppet.grow()
    state = puppet.victim.engine.state
    assert state.again == () and state.unopened == {}
    assert not any(isinstance(payload, Again) for payload in puppet.written())
