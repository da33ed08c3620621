"""A ring carries the signature of the desk's own key, in the batch of the call it is for; no bell waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firebreak.core.errors import PeerError
from firebreak.core.line import effects as ef
from firebreak.core.procedures.model import Item, PlaceCall
from firebreak.core.record.kinds import By, Ring
from firebreak.core.record.ringing import check_ring, ring_body
from firebreak.core.types import Leaf, Precedence
from firebreak.testing.pair import Killed, Pair, Side

DUTY = By(1, 1)


def call(to: tuple[int, ...] = (1,)) -> PlaceCall:
    return PlaceCall(by=DUTY, to=to, precedence=Precedence.FLASH, lang="en", subject="Now")


def rings(side: Side) -> list[Item]:
    return [item for item in side.record() if item.kind == Ring.NUMBER]


@pytest.fixture
def pair() -> Pair:
    made = Pair()
    made.connect()
    made.settle()
    return made


def signed_by_desk(pair: Pair, item: Item, of: Leaf) -> None:
    """Raise unless the ring is signed by the key of the manifest."""
    ring = item.payload
    assert isinstance(ring, Ring) and ring.signature is not None
    body = ring_body(pair.kit.charter.line_id, of, ring.desk)
    check_ring(pair.kit.manifests[1].keys_for("desk"), body, ring.signature)


def test_the_desks_key_signs_every_desk_that_rang(pair: Pair) -> None:
    leaf = pair.done(pair.a, call((1, 2)))
    found = rings(pair.a)
    assert [item.payload.desk for item in found if isinstance(item.payload, Ring)] == [1, 2]
    for item in found:
        signed_by_desk(pair, item, leaf)
    assert not pair.b.engine.state.rings


def test_a_signature_is_good_for_one_call_at_one_desk_on_one_line(pair: Pair) -> None:
    leaf = pair.done(pair.a, call())
    ring = rings(pair.a)[0].payload
    assert isinstance(ring, Ring) and ring.signature is not None
    keys, line = pair.kit.manifests[1].keys_for("desk"), pair.kit.charter.line_id
    for body in (ring_body(line, leaf, 2), ring_body(line, Leaf(bytes(32)), 1), ring_body(bytes(32), leaf, 1)):
        with pytest.raises(PeerError) as refused:
            check_ring(keys, body, ring.signature)
        assert refused.value.rule == "EVI-37"
    with pytest.raises(PeerError):
        check_ring(pair.kit.manifests[0].keys_for("desk"), ring_body(line, leaf, 1), ring.signature)


def test_the_ring_is_durable_in_the_commit_that_holds_the_call(pair: Pair) -> None:
    commits: list[ef.Commit] = []
    pair.b.engine.before_effect = lambda effect: commits.append(effect) if isinstance(effect, ef.Commit) else None
    leaf = pair.done(pair.a, call())
    found = rings(pair.b)[0].leaf
    together = [c for c in commits if {leaf, found} <= {row.leaf for row in c.rows}]
    assert len(together) == 1


def test_without_a_key_it_rings_all_the_same(pair: Pair) -> None:
    pair.b.keys = replace(pair.b.keys, seeds={n: s for n, s in pair.b.keys.seeds.items() if n != "desk"})
    pair.restart(pair.b)
    pair.done(pair.a, call())
    ring = rings(pair.a)[0].payload
    assert isinstance(ring, Ring) and ring.signature is None


def test_a_node_that_dies_before_the_signature_rings_after_its_start(pair: Pair) -> None:
    def kill(effect: ef.Effect) -> None:
        if isinstance(effect, ef.SignRing):
            raise Killed

    pair.b.engine.before_effect = kill
    pair.do(pair.a, call())
    assert pair.b.dead and not rings(pair.b)
    pair.settle()
    leaf = next(item.leaf for item in pair.a.items if item.kind == 16)
    signed_by_desk(pair, rings(pair.a)[0], leaf)
