"""From two strangers to a line, on files."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from firebreak.core.errors import IntegrityError, OperationalError, PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.card import CardFile
from firebreak.core.record.charter import CharterDesk, CharterPath, Terms, comparison_code
from firebreak.core.record.codec import decode, encode
from firebreak.core.types import Echelon
from firebreak.node.config import load_config
from firebreak.node.introduction import (
    adopt,
    countersign,
    create_node,
    dialling,
    load_identity,
    load_lines,
    make_card,
    make_line,
    make_party,
    open_vault,
    propose_charter,
    read_proposal,
)  # fmt: skip
from firebreak.node.layout import Layout, open_layout
from firebreak.node.vault import NODE_SECRETS, Cost

DESKS = (
    CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="head", name="Head", echelon=Echelon.PRINCIPAL),
)
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)


def entropy(seed: bytes) -> Callable[[int], bytes]:
    """Return a source of bytes that never repeats itself and is the same in every run."""
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        count += 1
        return crypto.hkdf_expand(crypto.sha256(seed), count.to_bytes(4, "big"), size)

    return draw


@dataclass
class Side:
    folder: Path
    card: CardFile

    @property
    def layout(self) -> Layout:
        return open_layout(self.folder)


def node(folder: Path, name: str, *addresses: tuple[str, str, int]) -> Side:
    create_node(folder, name, "en", DESKS, entropy(name.encode()), 1000, cost=CHEAP)
    return Side(folder, make_card(folder, addresses))


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    return (
        node(tmp_path / "a", "Alpha", ("direct", "127.0.0.1", 4440)),
        node(tmp_path / "b", "Beta!", ("direct", "127.0.0.1", 4441)),
    )


def introduced(a: Side, b: Side) -> bytes:
    return countersign(b.folder, propose_charter(a.folder, b.card), a.card)


def test_two_strangers_become_a_line(sides: tuple[Side, Side]) -> None:
    a, b = sides
    proposal = propose_charter(a.folder, b.card, Terms(settle_s=120))
    statement = countersign(b.folder, proposal, a.card)
    ours, theirs = adopt(a.folder, statement, b.card), adopt(b.folder, statement, a.card, name="alpha-line")
    assert ours.line == theirs.line == ours.charter.line_id
    assert ours.code == theirs.code == read_proposal(proposal).code == comparison_code(ours.charter.hash)
    assert ours.charter.settle_s == 120
    assert (ours.name, theirs.name) == ("beta", "alpha-line")
    (mine,), (far,) = load_lines(a.folder), load_lines(b.folder)
    assert (mine.me, far.me) == (0, 1)
    assert mine.charter == far.charter
    assert mine.peer.manifest == load_identity(b.folder).manifest


def test_one_side_dials_and_the_other_listens(sides: tuple[Side, Side]) -> None:
    a, b = sides
    statement = introduced(a, b)
    adopt(a.folder, statement, b.card)
    adopt(b.folder, statement, a.card)
    dials = load_config(a.layout.config).line[0].path[0].dial
    assert dials == load_config(b.layout.config).line[0].path[0].listen
    assert str(dials) == "127.0.0.1:4441"


def test_doing_a_step_twice_changes_nothing(sides: tuple[Side, Side]) -> None:
    a, b = sides
    statement = introduced(a, b)
    first = adopt(a.folder, statement, b.card)
    before = {p: p.read_bytes() for p in a.folder.rglob("*") if p.is_file()}
    assert adopt(a.folder, statement, b.card) == first
    assert {p: p.read_bytes() for p in a.folder.rglob("*") if p.is_file()} == before


def test_a_step_cut_short_can_be_done_again(sides: tuple[Side, Side]) -> None:
    a, b = sides
    statement, settings = introduced(a, b), a.layout.config.read_bytes()
    first = adopt(a.folder, statement, b.card)
    a.layout.charter(first.line).unlink()  # as if the machine had stopped before
    a.layout.config.write_bytes(settings)
    assert adopt(a.folder, statement, b.card) == first
    assert len(load_lines(a.folder)) == 1


def test_files_are_private_and_a_node_is_not_overwritten(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    for path in [a.folder, *a.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    before = a.layout.vault.read_bytes()
    with pytest.raises(UsageError, match="already"):
        create_node(a.folder, "Gamma", "en", DESKS, entropy(b"g"), 1000, cost=CHEAP)
    assert a.layout.vault.read_bytes() == before


def test_a_refused_name_leaves_nothing_behind(tmp_path: Path) -> None:
    for name, desks in (("", DESKS), ("Alpha", DESKS[1:])):
        with pytest.raises(UsageError, match=r"CARD-1|CHA-6"):
            create_node(tmp_path / "a", name, "en", desks, entropy(b"a"), 1000, cost=CHEAP)
        assert not (tmp_path / "a").exists()


def test_the_vault_holds_what_the_manifest_lists(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    vault, manifest = open_vault(a.folder), load_identity(a.folder).manifest
    assert vault.names() == tuple(sorted(NODE_SECRETS))
    assert crypto.ed25519_public(vault.secret("entry")) == manifest.key("entry").public
    assert crypto.xwing_public(vault.secret("bundle")) == manifest.key("bundle").public


def test_passphrases_open_what_they_should(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    create_node(folder, "A", "en", DESKS, entropy(b"a"), 1000, "node words", root_passphrase="root words", cost=CHEAP)
    b = node(tmp_path / "b", "B")
    assert open_vault(folder, "node words").names()
    with pytest.raises(OperationalError, match="passphrase is wrong"):
        open_vault(folder, "root words")
    with pytest.raises(OperationalError, match="passphrase is wrong"):
        propose_charter(folder, b.card, root_passphrase="node words")
    assert read_proposal(propose_charter(folder, b.card, root_passphrase="root words")).signatures[1] is None


def test_without_the_root_nothing_is_signed_and_the_rest_works(sides: tuple[Side, Side]) -> None:
    a, b = sides
    statement = introduced(a, b)
    for path in (a.folder / "root").iterdir():
        path.unlink()
    with pytest.raises(UsageError, match="the root is not here"):
        propose_charter(a.folder, b.card)
    assert adopt(a.folder, statement, b.card).name == "beta"


def test_a_charter_that_describes_a_party_otherwise_is_not_signed(sides: tuple[Side, Side], tmp_path: Path) -> None:
    a, b = sides
    proposal = propose_charter(a.folder, b.card)
    stranger = node(tmp_path / "c", "Gamma")
    with pytest.raises(UsageError, match="not one of the two parties"):
        countersign(stranger.folder, proposal, a.card)
    with pytest.raises(UsageError, match="the other party in other words"):
        countersign(b.folder, proposal, stranger.card)
    value = decode(proposal, max_bytes=1 << 20)
    assert isinstance(value, tuple)
    assert isinstance(value[1], bytes)
    renamed = encode([value[0], value[1].replace(b"Beta!", b"Zeta!"), value[2], None])
    with pytest.raises(UsageError, match="us in other words"):
        countersign(b.folder, renamed, a.card)


def test_terms_changed_on_the_way_are_not_signed(sides: tuple[Side, Side]) -> None:
    a, b = sides
    one, other = (
        decode(propose_charter(a.folder, b.card, Terms(settle_s=s)), max_bytes=1 << 20) for s in (86_400, 90_000)
    )
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    with pytest.raises(PeerError) as refused:
        countersign(b.folder, encode([one[0], other[1], one[2], None]), a.card)
    assert refused.value.rule == "SIG-1"
    with pytest.raises(UsageError, match="has not signed"):
        countersign(b.folder, encode([one[0], one[1], None, None]), a.card)


@pytest.mark.parametrize("garbage", [b"", b"\xf6", encode(["firebreak/proposal/1"]), encode([b"", (), ()])])
def test_what_is_no_proposal_or_charter_is_refused(sides: tuple[Side, Side], garbage: bytes) -> None:
    a, b = sides
    with pytest.raises(PeerError):
        countersign(b.folder, garbage, a.card)
    with pytest.raises(PeerError):
        adopt(b.folder, garbage, a.card)
    assert load_lines(b.folder) == ()


def test_one_partys_signature_does_not_make_a_line(sides: tuple[Side, Side]) -> None:
    a, b = sides
    value = decode(propose_charter(a.folder, b.card), max_bytes=1 << 20)
    assert isinstance(value, tuple)
    with pytest.raises(PeerError):
        adopt(a.folder, encode([value[1], value[2], value[2]]), b.card)
    assert load_lines(a.folder) == ()


def test_names_of_lines_do_not_collide(sides: tuple[Side, Side]) -> None:
    a, b = sides
    adopt(a.folder, introduced(a, b), b.card)
    other = countersign(b.folder, propose_charter(a.folder, b.card, Terms(settle_s=90)), a.card)
    with pytest.raises(UsageError, match="already"):
        adopt(a.folder, other, b.card, name="beta")
    with pytest.raises(UsageError, match="a word of"):
        adopt(a.folder, other, b.card, name="Beta Two")
    assert adopt(a.folder, other, b.card).name == "beta-2"


def test_a_changed_file_stops_the_node(sides: tuple[Side, Side]) -> None:
    a, b = sides
    line = adopt(a.folder, introduced(a, b), b.card).line
    path = a.layout.charter(line)
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(IntegrityError):
        load_lines(a.folder)
    path.write_bytes(good)
    a.layout.manifest.write_bytes(b.layout.manifest.read_bytes())
    with pytest.raises(IntegrityError):
        load_identity(a.folder)


def test_paths_are_dialled_in_turn_and_never_from_both_ends() -> None:
    kinds = ("stream", "stream", "relay", "radio", "stream", "stream")
    paths = tuple(CharterPath(number=n, name=f"p{n}", kind=kind) for n, kind in enumerate(kinds))
    kit = make_line(
        make_party("A", "en", DESKS, b"a" * 32), make_party("B", "en", DESKS, b"b" * 32), Terms(paths=paths)
    )
    ours = [(f"p{n}", "a", 1) for n in (0, 1, 2, 3, 4)]
    theirs = [(f"p{n}", "b", 1) for n in (0, 1, 2, 3)]
    a, b = dialling(kit.charter, 0, ours, theirs), dialling(kit.charter, 1, theirs, ours)
    assert {p.name for p in a if p.dial} == {"p0", "p2"}
    assert {p.name for p in b if p.dial} == {"p1", "p4"}  # p4: only party 0 can be reached
    assert [p.name for p in a] == [p.name for p in b] == ["p0", "p1", "p2", "p4"]
    for one, other in zip(a, b, strict=True):
        assert (one.dial, one.listen) == (other.listen, other.dial)
