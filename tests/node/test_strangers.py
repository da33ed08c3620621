"""Strangers and a hostile peer at the port of a real node: TLS, sockets and SQLite as in an installation.

Each attack is made on the port at which a node listens for two parties. After it the operator was told, the records
of both lines hold nothing but what was sent, and the other line carries messages without having lost its link.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from OpenSSL import SSL

from firebreak.core.record import crypto
from firebreak.core.record.card import build_card, build_card_file
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.manifest import Revocation, build_manifest
from firebreak.core.record.rootset import CustodianSeeds, build_statement
from firebreak.core.types import FeedId, LineId, Root
from firebreak.node.introduction import load_identity, open_vault
from firebreak.node.layout import Layout, read_file
from firebreak.node.node import Node
from firebreak.node.partykeys import node_keys
from firebreak.node.service import LineService
from firebreak.node.vault import Vault
from firebreak.paths.framing import echo_question
from firebreak.paths.port import Link
from firebreak.paths.stream import StreamDialer
from firebreak.paths.tls import TlsSession, make_context
from firebreak.paths.tls_identity import TlsIdentity, make_certificate
from firebreak.testing.nodes import (
    crosses,
    free_port,
    join,
    make_home,
    message,
    play,
    ready,
    running,
    until,
)  # fmt: skip
from firebreak.testing.path_port_suite import intrude, knock, stranger

HELLO_S = 1.0


@dataclass(frozen=True)
class Homes:
    """Northland listens at `port` for Southland, the hostile one, and for Westland."""

    north: Path
    south: Path
    west: Path
    port: int


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    folder, port = tmp_path_factory.mktemp("three"), free_port()
    north, south, west = (make_home(folder, name) for name in ("Northland", "Southland", "Westland"))
    join(north, south, port, ("south", "north"))
    join(north, west, port, ("west", "north"))
    made = Homes(north, south, west, port)

    async def scenario() -> None:
        async with running(north, south) as (ours, theirs):
            await ready(ours.line("south"), theirs.line("north"))
            await crosses(ours.line("south"), theirs.line("north"), "the first of all")

    play(scenario)
    return made


def holdings(service: LineService) -> list[tuple[bytes, int]]:
    """Return every feed of a line with its size, as stored."""
    return [(row.feed, row.size) for row in service.engine.store.feeds(service.material.line)]


class Scene:
    """Northland and Westland at work; Southland is whoever the test makes it."""

    def __init__(self, homes: Homes, north: Node, west: Node) -> None:
        self.homes = homes
        self.node = north
        self.south, self.west = north.line("south"), north.line("west")
        self.westland = west.line("north")


def withstands(
    homes: Homes, caplog: pytest.LogCaptureFixture, attack: Callable[[Scene], Awaitable[object]], *, told: str
) -> None:
    """Attack the port; the line to Westland keeps its link, no record grows by it, and the operator is told."""
    caplog.set_level("INFO", logger="firebreak")

    async def scenario() -> None:
        async with running(homes.north, homes.west) as (north, west):
            north.net.hello_s = HELLO_S
            scene = Scene(homes, north, west)
            await ready(scene.west, scene.westland)
            await crosses(scene.westland, scene.west, "before")
            links = [link.number for link in scene.west.engine.state.links.values()]
            kept = holdings(scene.south)
            await attack(scene)
            await until(lambda: told in caplog.text, f"the operator to be told: {told}; log: {caplog.text[-2000:]}")
            await crosses(scene.westland, scene.west, "after")
            await crosses(scene.west, scene.westland, "after")
            assert [link.number for link in scene.west.engine.state.links.values()] == links
            assert holdings(scene.south) == kept
            assert len(holdings(scene.west)) == 2

    play(scenario)


# --- strangers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [random.Random(3).randbytes(3000), b"GET / HTTP/1.1\r\nHost: line\r\n\r\n", b"\x16\x03\x01\xff\xff" + bytes(400)],
    ids=["garbage", "http", "long-record"],
)
def test_what_is_not_tls_is_told_and_harms_nobody(homes: Homes, caplog: pytest.LogCaptureFixture, data: bytes) -> None:
    withstands(homes, caplog, lambda s: knock(s.homes.port, data, end=True), told="not the TLS we speak")


@pytest.mark.parametrize(
    ("context", "told"),
    [
        (stranger(make_certificate(b"2" * 32), newest=SSL.TLS1_2_VERSION), "not the TLS we speak"),
        (stranger(make_certificate(b"3" * 32)), "the far certificate is not one we know"),
        (stranger(None), "not the TLS we speak"),
    ],
    ids=["tls-1.2", "unknown-certificate", "no-certificate"],
)
def test_a_stranger_is_not_let_in(
    homes: Homes, caplog: pytest.LogCaptureFixture, context: SSL.Context, told: str
) -> None:
    withstands(homes, caplog, lambda s: intrude(s.homes.port, context), told=told)


async def half_open(port: int, count: int) -> list[socket.socket]:
    """Begin handshakes from an address of our own and finish none."""
    loop = asyncio.get_running_loop()
    held = []
    for _ in range(count):
        one = socket.socket()
        one.setblocking(False)
        one.bind(("127.0.0.2", 0))
        with contextlib.suppress(ConnectionError):
            await loop.sock_connect(one, ("127.0.0.1", port))
            await loop.sock_sendall(one, b"\x16\x03\x01")
        held.append(one)
    return held


def test_slow_handshakes_of_one_address_leave_room_for_a_peer(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    """Somebody holds as many half-open connections as he is let have; a peer that dials meanwhile comes in."""
    caplog.set_level("INFO", logger="firebreak")

    async def scenario() -> None:
        async with running(homes.north) as (north,):
            held = await half_open(homes.port, 30)
            async with running(homes.west) as (west,):
                await ready(north.line("west"), west.line("north"))
                await crosses(west.line("north"), north.line("west"), "meanwhile")
            told = "limit of 8 unfinished handshakes of one address reached"
            await until(lambda: f"from 127.0.0.2: {told}" in caplog.text, "the operator to be told")
            for one in held:
                one.close()

    play(scenario)


# --- a peer with the right certificate ------------------------------------------------------------------------------


class Impostor:
    """Southland's certificate and keys in other hands (`PathEvents`)."""

    def __init__(self, homes: Homes) -> None:
        vault = open_vault(homes.south)
        self.homes = homes
        self.tls: TlsIdentity = make_certificate(vault.secret("tls"))
        self.entry_seed = vault.secret("entry")
        self.far_key = load_identity(homes.north).manifest.key("tls").public
        self.links: list[Link] = []
        self.downs: list[str] = []
        self.frames: list[bytes] = []

    def link_up(self, link: Link) -> None:
        self.links.append(link)

    def frame(self, link: Link, frame: bytes) -> None:
        self.frames.append(frame)

    def link_down(self, link: Link, why: str) -> None:
        self.downs.append(why)

    def circuit(self, link: Link, returned: bool, round_trip_ms: int | None) -> None:
        pass

    def refused(self, path_name: str, peer_address: str, why: str) -> None:
        self.downs.append(why)

    @contextlib.asynccontextmanager
    async def linked(self) -> AsyncIterator[Link]:
        """Dial Northland and give the first link."""
        dialler = StreamDialer("direct", "127.0.0.1", self.homes.port, self.tls, self.far_key, self)
        await dialler.start()
        try:
            await until(lambda: self.links, "the impostor's link")
            yield self.links[0]
        finally:
            await dialler.close()

    def hello(self, service: LineService, exporter: bytes, **lies: Value) -> bytes:
        """Return Southland's hello on a line of Northland, with fields replaced by `lies`."""
        material = service.material
        fields: dict[str, Value] = {
            "version": 1, "line": material.line, "party": material.peer, "path": 0,
            "manifest": material.peer_manifest[0], "hash": material.peer_manifest[1],
            "revision": material.context.charter.revision, "charter": material.charter_hash, "head": None,
            "counted": None, **lies,
        }  # fmt: skip
        body = tuple(fields.values())
        signature = crypto.sign_ed25519(self.entry_seed, "hello", encode((*body, exporter)))
        return encode((0, *body, signature))


def test_frames_before_a_hello_close_the_link(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(encode((3, ((b"entry", None, None),))))
            await until(lambda: impostor.downs, "the link to be closed")

    withstands(homes, caplog, attack, told="south: closed by us: LINE-3")


@pytest.mark.parametrize("frame", [b"\x80", b"\xff\xff\xff", b"\x81" * 60, b"\x00", os.urandom(500)], ids=range(5))
def test_a_first_frame_that_is_nothing_closes_the_link(
    homes: Homes, caplog: pytest.LogCaptureFixture, frame: bytes
) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(frame)
            await until(lambda: impostor.downs, "the link to be closed")

    withstands(homes, caplog, attack, told="south: a connection that has not said hello is down")


LIES: dict[str, Callable[[Scene], dict[str, Value]]] = {
    "line of another party": lambda s: {"line": s.west.material.line},
    "another party": lambda s: {"party": s.west.material.peer},
    "our own party": lambda s: {"party": s.south.material.party},
    "a line that does not exist": lambda _: {"line": LineId(bytes(32))},
    "another version": lambda _: {"version": 2},
    "a path that does not exist": lambda _: {"path": 9},
}


@pytest.mark.parametrize("lie", LIES)
def test_the_right_certificate_with_the_wrong_hello_is_closed(
    homes: Homes, caplog: pytest.LogCaptureFixture, lie: str
) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, link.exporter, **LIES[lie](scene)))
            await until(lambda: impostor.downs, "the link to be closed")
            assert not any(link.established for link in scene.south.engine.state.links.values())

    withstands(homes, caplog, attack, told="south: closed by us: LINE-3")


def test_a_hello_overheard_on_another_link_is_closed(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, bytes(32)))
            await until(lambda: impostor.downs, "the link to be closed")

    withstands(homes, caplog, attack, told="no entry key of the other side signed the hello")


def test_a_peer_that_says_nothing_is_let_go(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked():
            await until(lambda: impostor.downs, "the link to be closed")

    withstands(homes, caplog, attack, told=f"no hello within {HELLO_S:g} s")


FLOODS: dict[str, bytes] = {
    "tiny": b"\x80",
    "entries": encode((3, ((b"x", b"y", None),))),
    "wants": encode((2, bytes(32), ((0, 1 << 31),))),
    "seals": encode((4, (b"note",))),
    "unknown": encode((99, b"")),
    "deep": b"\x81" * 4000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_frames_of_a_peer_leaves_the_other_line_alone(
    homes: Homes, caplog: pytest.LogCaptureFixture, flood: str
) -> None:
    """10,000 frames behind a valid hello: the faulty link is closed, or the frames change nothing."""

    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, link.exporter))
            await until(lambda: any(one.established for one in scene.south.engine.state.links.values()), "the hello")
            for number in range(10_000):
                while not link.send(FLOODS[flood]) and not impostor.downs:
                    await asyncio.sleep(0)
                if number == 5_000:
                    await crosses(scene.westland, scene.west, "meanwhile")

    told = "path direct stands" if flood == "wants" else "path direct is down"
    withstands(homes, caplog, attack, told=f"south: {told}")


def test_a_flood_of_echoes_leaves_the_other_line_alone(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, link.exporter))
            for number in range(10_000):
                while not link.send(echo_question(number.to_bytes(8, "big"))) and not impostor.downs:
                    await asyncio.sleep(0)
            await crosses(scene.westland, scene.west, "meanwhile")

    withstands(homes, caplog, attack, told="south: path direct stands")


def test_words_of_a_peer_cannot_forge_a_line_of_the_log(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    forged = "x\n12:00 ERROR all is lost\u202e"

    async def attack(scene: Scene) -> None:
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, link.exporter))
            link.send(encode((13, "CBOR-1", forged)))
            await until(lambda: "the other side reports rule CBOR-1" in caplog.text, "the report")
            assert forged not in caplog.text
            assert "\u202e" not in caplog.text

    withstands(homes, caplog, attack, told="broken at x<U+000A>12:00 ERROR")


async def speak(homes: Homes, plain: bytes) -> None:
    """Say `plain` inside TLS with Southland's certificate, below the level of frames."""
    impostor = Impostor(homes)
    allowed = lambda: (impostor.far_key,)  # noqa: E731
    session = TlsSession(make_context(impostor.tls, allowed, accept=False), allowed, accept=False)
    reader, writer = await asyncio.open_connection("127.0.0.1", homes.port)
    session.begin()
    while not session.ready:
        writer.write(session.take())
        session.feed(await reader.read(65_536))
    writer.write(session.take() + session.seal(plain))
    await writer.drain()
    while await reader.read(65_536):
        pass
    writer.transport.abort()


@pytest.mark.parametrize("length", [0, 65_537, 0xFFFF_FFFF])
def test_a_frame_of_a_forbidden_size_ends_its_link_alone(
    homes: Homes, caplog: pytest.LogCaptureFixture, length: int
) -> None:
    data = length.to_bytes(4, "big") + bytes(1000)
    withstands(homes, caplog, lambda s: speak(s.homes, data), told="WIRE-1")


def test_entries_of_another_line_are_not_taken(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    """Southland shows us entries that Westland signed, and our own: nothing is counted on either line."""

    async def attack(scene: Scene) -> None:
        store = scene.node.store
        impostor = Impostor(homes)
        async with impostor.linked() as link:
            link.send(impostor.hello(scene.south, link.exporter))
            await until(lambda: any(one.established for one in scene.south.engine.state.links.values()), "the hello")
            for row in (*store.feeds(scene.west.material.line), *store.feeds(scene.south.material.line)):
                for entry in store.entries(row.feed, 0, 3):
                    item = [entry.body[:-34], entry.content, entry.signature]
                    link.send(encode((3, (tuple(item),))))
            link.send(encode((13, "END-1", "here")))
            await until(lambda: "END-1" in caplog.text, "all of it to be read")

    withstands(homes, caplog, attack, told="FEED-7: south: the genesis is not one of ours on this line")


def test_a_line_that_was_taken_out_of_the_settings_is_refused(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="firebreak")
    settings = homes.north / "node.toml"
    before = settings.read_text()
    first = before.index("[[line]]")

    async def scenario() -> None:
        async with running(homes.north, homes.west) as (north, west):
            assert list(north.lines) == ["west"]
            async with running(homes.south):
                await until(lambda: "the far certificate is not one we know" in caplog.text, "the refusal")
            await ready(north.line("west"), west.line("north"))
            await crosses(west.line("north"), north.line("west"), "meanwhile")

    settings.write_text(before[:first] + before[before.index("[[line]]", first + 1) :])
    try:
        play(scenario)
    finally:
        settings.write_text(before)


def test_the_line_works_after_all_of_it(homes: Homes) -> None:
    """The true Southland comes back; its first entries are numbered from the beginning, as if nothing had been."""

    async def scenario() -> None:
        async with running(homes.north, homes.south) as (north, south):
            ours, theirs = north.line("south"), south.line("north")
            await ready(ours, theirs)
            await crosses(ours, theirs, "there")
            await crosses(theirs, ours, "and back")
            assert sorted(holdings(ours)) == sorted(holdings(theirs))
            assert len(holdings(ours)) == 2
            done = await ours.submit(message("last"))
            assert done.leaf is not None

    play(scenario)


# --- keys that are no longer good -----------------------------------------------------------------------------------


def renewed_card(home: Path, now: int) -> bytes:
    """Return the card of a party whose root revokes the TLS and entry keys in use and lists new ones."""
    layout, own = Layout(home), load_identity(home)
    vault = Vault.open(layout.root_vault, key_file=layout.root_key_file)
    custodians = tuple(
        CustodianSeeds(number=n, ed25519=vault.secret(f"root-{n}-ed"), mldsa87=vault.secret(f"root-{n}-mldsa"))
        for n in (1, 2)
    )
    seeds = {key.purpose: os.urandom(32) for key in own.manifest.keys}
    old = tuple(key for key in own.manifest.keys if key.purpose in ("tls", "entry"))
    new = tuple(replace(key, begin=now + 1) for key in node_keys(own.party.party, seeds, now))
    keys = sorted((*old, *new), key=lambda key: key.begin)
    manifest = build_manifest(
        party=own.party.party, root_set=own.manifest.root_set, next_root_set=own.manifest.next_root_set,
        keys=keys, expiry=own.manifest.expiry, previous=own.manifest,
        revocations=[Revocation(key=key.public, feed=FeedId(bytes(32)), size=0, root=Root(bytes(32))) for key in old],
    )  # fmt: skip
    statement = build_statement(manifest.body, "manifest", custodians)
    return build_card_file(build_card(own.party, manifest.hash, ()), own.rootsets, statement).body


def test_a_key_that_its_root_revoked_opens_no_link(homes: Homes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="firebreak")
    line = next(LineId(bytes.fromhex(p.name + "00" * 24)) for p in (homes.south / "lines").iterdir())
    card = Layout(homes.north).peer_card(line)
    before = read_file(card)

    async def scenario() -> None:
        async with running(homes.north, homes.west) as (north, west):
            async with running(homes.south):
                await until(lambda: "the far certificate is not one we know" in caplog.text, "the refusal")
            assert not north.line("south").engine.state.links
            await ready(north.line("west"), west.line("north"))
            await crosses(west.line("north"), north.line("west"), "meanwhile")
            assert crypto.sha256(b"") not in north.line("south").material.peer_entry_keys
            assert len(north.line("south").material.peer_entry_keys) == 1, "the revoked entry key is still honoured"

    card.write_bytes(renewed_card(homes.south, int(time.time())))
    play(scenario)
    card.write_bytes(before)
    caplog.clear()
    play(scenario)  # what a root has revoked is not taken back by an older card
