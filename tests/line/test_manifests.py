"""Manifests on a bad wire: shown until they are named, named once, found again after a restart and in a new feed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firebreak.core.line import events as ev
from firebreak.core.line.frames import Frame
from firebreak.core.record.codec import decode
from firebreak.core.record.kinds import ManifestEntry
from firebreak.core.record.manifest import build_manifest, verify_manifest
from firebreak.core.record.rootset import build_statement
from firebreak.node import statements
from firebreak.testing.pair import Pair, Side
from firebreak.testing.passkey import Passkey

from .conftest import at_rest, observable, resumed


def is_manifest(frame: bytes) -> bool:
    value = decode(frame, max_bytes=1 << 17)
    return isinstance(value, tuple) and value[0] == Frame.MANIFEST


def adopting(pair: Pair) -> None:
    """Let b verify and keep what a shows, as a node does."""
    keys, side = pair.a.keys, pair.b

    def adopt(statement: bytes) -> ev.ManifestAdopted | None:
        made = verify_manifest(statement, keys.rootset)
        if made.version <= side.engine.state.material.peer_manifest[0]:
            return None
        statements.keep(side.store, pair.kit.charter.line_id, made.party, made.version, statement)
        return ev.ManifestAdopted(
            entry_keys=made.entry_keys(), seal_ed=made.key("seal-ed").public,
            seal_mldsa=made.key("seal-mldsa").public, version=made.version, hash=made.hash,
        )  # fmt: skip

    side.adopt_manifest = adopt  # type: ignore[method-assign]


def renew(pair: Pair) -> None:
    """Let a's root sign version 2, and its node take it up."""
    keys, before = pair.a.keys, pair.kit.manifests[0]
    made = build_manifest(
        party=before.party, root_set=before.root_set, next_root_set=before.next_root_set, keys=before.keys,
        expiry=before.expiry, previous=before, officers=[Passkey("duty officer").officer()],
    )  # fmt: skip
    statement = build_statement(made.body, "manifest", keys.root[:2])
    statements.keep(pair.a.store, pair.kit.charter.line_id, made.party, 2, statement)
    pair.post(pair.a, ev.ManifestRenewed(version=2, hash=made.hash), end=True)


def named(side: Side, version: int = 2) -> int:
    """Return how many entries of both feeds name a version."""
    found = [item.payload for item in side.record()]
    return sum(isinstance(p, ManifestEntry) and p.version == version for p in found)


def losing(count: int) -> Callable[[Side, bytes], list[bytes]]:
    left = count

    def alter(_: Side, frame: bytes) -> list[bytes]:
        nonlocal left
        if is_manifest(frame) and left > 0:
            left -= 1
            return []
        return [frame]

    return alter


@pytest.fixture
def pair() -> Pair:
    made = Pair()
    adopting(made)
    made.connect()
    made.settle()
    return made


def test_both_feeds_name_it_once(pair: Pair) -> None:
    renew(pair)
    pair.settle()
    assert named(pair.a) == named(pair.b) == 2
    assert pair.a.engine.state.manifests.honoured == 2
    at_rest(pair)


def test_a_lost_frame_comes_with_the_next_connection(pair: Pair) -> None:
    alter = losing(1)
    renew(pair)
    pair.run(alter=alter)
    assert named(pair.b) == 1, "only its own party names it"
    pair.cut(1)
    pair.connect(alter=alter)
    pair.settle()
    assert named(pair.b) == 2


def test_repeated_frames_are_taken_once(pair: Pair) -> None:
    renew(pair)
    pair.run(alter=lambda _, frame: [frame, frame] if is_manifest(frame) else [frame])
    pair.connect("second")
    pair.settle()
    assert named(pair.a) == named(pair.b) == 2


def test_it_is_not_sent_again_once_it_is_named(pair: Pair) -> None:
    renew(pair)
    pair.settle()
    seen: list[bytes] = []

    def watch(_: Side, frame: bytes) -> list[bytes]:
        seen.append(frame)
        return [frame]

    pair.connect("second", alter=watch)
    assert seen and not [frame for frame in seen if is_manifest(frame)]


def test_a_restart_finds_what_was_named(pair: Pair) -> None:
    renew(pair)
    pair.settle()
    for side in pair.sides:
        assert resumed(side).manifests == side.engine.state.manifests
        assert observable(resumed(side)) == observable(side.engine.state)


def test_a_node_that_dies_before_it_named_a_version_names_it_after_its_start(pair: Pair) -> None:
    renew(pair)
    pair.settle()
    material = pair.b.engine.state.material
    assert material.peer_manifest[0] == 2
    pair.stop(pair.b)
    pair.b.engine = pair.build(pair.b)
    pair.b.engine.material = material
    pair.b.engine.open()
    pair.b.engine.end_turn()
    pair.settle()
    assert named(pair.b) == 2, "what stands in the feed is not written again"
