"""An officer enrolled at one node is known at the other: between two real nodes, across restarts, and struck off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.line.blobs import NOTE
from firebreak.core.line.intent import intended
from firebreak.core.record.act import officer_hash
from firebreak.core.record.kinds import ManifestEntry
from firebreak.core.record.manifest import Manifest
from firebreak.node import statements
from firebreak.node.enrol import enrol_officer, officer_roles, salt_of, strike_officer
from firebreak.node.introduction import load_identity
from firebreak.node.node import Node
from firebreak.node.service import LineService
from firebreak.testing.nodes import introduce, message, play, ready, running, until
from firebreak.testing.passkey import Passkey

KEY = Passkey("duty officer", roles=(1, 2))


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    north, south, _ = introduce(tmp_path)
    return north, south


def enrol(home: Path, key: Passkey = KEY) -> Manifest:
    return enrol_officer(home, key.identity, key.key, key.roles, entropy=lambda size: key.salt[:size])


def named(service: LineService, party: bytes) -> list[int]:
    """Return the versions of a party's manifest that entries of this record name, the first of each feed apart."""
    found = [item.payload for item in service.log()]
    return [p.version for p in found if isinstance(p, ManifestEntry) and p.party == party and p.version > 1]


def lines(*nodes: Node) -> list[LineService]:
    return [service for node in nodes for service in node.lines.values()]


# --- on file ----------------------------------------------------------------------------------------------------------


def test_an_officer_is_listed_in_the_next_version(homes: tuple[Path, Path]) -> None:
    north, _ = homes
    before = load_identity(north).manifest
    made = enrol(north)
    assert (made.version, made.previous, made.keys) == (2, before.hash, before.keys)
    assert load_identity(north).manifest == made
    assert [(o.credential, o.key, o.roles) for o in made.officers] == [
        (officer_hash(KEY.salt, KEY.identity), KEY.key, (1, 2))
    ]
    assert officer_roles(north, KEY.identity) == (1, 2) and salt_of(north, KEY.identity) == KEY.salt
    assert (north / "identity" / "officers.bin").stat().st_mode & 0o777 == 0o600


def test_doing_it_twice_changes_nothing_and_other_roles_take_the_place_of_the_first(homes: tuple[Path, Path]) -> None:
    north, _ = homes
    assert enrol(north) == enrol(north)
    other = enrol(north, replace(KEY, roles=(3,)))
    assert other.version == 3 and [o.roles for o in other.officers] == [(3,)]


def test_a_credential_is_struck_off_once(homes: tuple[Path, Path]) -> None:
    north, _ = homes
    enrol(north)
    assert strike_officer(north, KEY.identity).officers == ()
    with pytest.raises(UsageError, match="does not list"):
        strike_officer(north, KEY.identity)


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ("a key of low order", (KEY.identity, bytes.fromhex("a4010103272006215820") + b"\x01" + bytes(31), (1,))),
        ("no key", (KEY.identity, b"", (1,))),
        ("no id", (b"", KEY.key, (1,))),
        ("no role", (KEY.identity, KEY.key, ())),
        ("the machine's role", (KEY.identity, KEY.key, (0,))),
    ],
)
def test_what_cannot_be_enrolled_writes_nothing(
    homes: tuple[Path, Path], what: str, wrong: tuple[bytes, bytes, tuple[int, ...]]
) -> None:
    north, _ = homes
    with pytest.raises(UsageError):
        enrol_officer(north, *wrong)
    assert load_identity(north).manifest.version == 1, what


def test_without_the_root_it_says_what_to_do(homes: tuple[Path, Path], tmp_path: Path) -> None:
    north, _ = homes
    (north / "root" / "vault.bin").replace(tmp_path / "away.bin")
    with pytest.raises(UsageError, match=r"moved to other media.*back into.*root"):
        enrol(north)
    assert load_identity(north).manifest.version == 1


# --- between two nodes ------------------------------------------------------------------------------------------------


def test_a_running_node_shows_its_new_manifest_and_the_other_side_honours_it(homes: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        async with running(*homes) as (north, south):
            ours, theirs = lines(north, south)
            await ready(ours, theirs)
            made = enrol(homes[0])
            assert north.renewal.reload() == made
            await until(lambda: south.renewal.peer("north") == made, "the other side adopted it")
            party = north.identity.party.party
            await until(lambda: named(theirs, party) == [2, 2], "both feeds name it")
            await until(lambda: named(ours, party) == [2, 2], "and both records have that")
            assert theirs.engine.state.material.peer_manifest == (2, made.hash)
            assert ours.engine.state.manifests.honoured == 2

    play(scenario)


def test_it_is_found_without_being_asked_for(homes: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Node, "clock_check_s", 0.05)

    async def scenario() -> None:
        async with running(*homes) as (north, south):
            await ready(*lines(north, south))
            made = enrol(homes[0])
            await until(lambda: south.renewal.peer("north") == made)

    play(scenario)


def test_versions_made_while_the_nodes_were_down_travel_in_order_and_survive_restarts(
    homes: tuple[Path, Path],
) -> None:
    async def first() -> None:
        async with running(*homes) as (north, south):
            await ready(*lines(north, south))

    async def second() -> None:
        async with running(*homes) as (north, south):
            await until(lambda: south.renewal.peer("north").version == 3)
            await until(lambda: lines(north)[0].engine.state.manifests.honoured == 3)

    async def third() -> None:
        async with running(*homes) as (north, south):
            await ready(*lines(north, south))
            peer = south.renewal.peer("north")
            assert peer.version == 3 and len(peer.officers) == 2
            service = lines(south)[0]
            assert service.engine.state.material.peer_manifest == (3, peer.hash)
            assert named(service, north.identity.party.party).count(3) == 2, "named once by each side, not again"

    play(first)
    enrol(homes[0])
    enrol(homes[0], Passkey("relief"))
    play(second)
    play(third)


def test_a_forged_or_foreign_manifest_is_not_taken(homes: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        async with running(*homes) as (north, south):
            await ready(*lines(north, south))
            enrol(homes[0])
            statement = (homes[0] / "identity" / "manifest.bin").read_bytes()
            for forged in (statement[:-1] + b"\x00", b"", north.identity.manifest_statement, statement[:100]):
                assert south.renewal.offered("north", forged) is None
            enrol(homes[1])
            own = (homes[1] / "identity" / "manifest.bin").read_bytes()
            assert south.renewal.offered("north", own) is None, "a manifest of another party"
            enrol(homes[0], Passkey("relief"))
            third = (homes[0] / "identity" / "manifest.bin").read_bytes()
            assert south.renewal.offered("north", third) is None, "the version between is missing"
            assert south.renewal.peer("north").version == 1

    play(scenario)


def test_an_act_with_a_credential_reaches_the_other_side_with_what_proves_it(homes: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        enrol(homes[0])
        async with running(*homes) as (north, south):
            ours, theirs = lines(north, south)
            await ready(ours, theirs)
            await until(lambda: south.renewal.peer("north").version == 2)
            command = message()
            act = intended(ours.engine.state, command, ours.clock.now()).act
            sent = await ours.submit(replace(command, cred=KEY.sign(act)))
            assert sent.leaf is not None
            leaf, line = sent.leaf, theirs.material.line
            await until(lambda: south.store.note(NOTE, line, leaf) is not None)
            assert south.store.note(NOTE, line, leaf) == north.store.note(NOTE, line, leaf)

    play(scenario)


def test_the_store_keeps_every_version(homes: tuple[Path, Path]) -> None:
    async def scenario() -> None:
        enrol(homes[0])
        async with running(*homes) as (north, south):
            await until(lambda: south.renewal.peer("north").version == 2)
            party, line = north.identity.party.party, lines(south)[0].material.line
            for node in (north, south):
                assert len(statements.later(node.store, line, party, 0)) == 2

    play(scenario)
