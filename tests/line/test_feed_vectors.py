"""Vectors of feeds: through the engine of the package, and through a second reading of the page."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firebreak.core.line import events as ev
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.crypto import sign_ed25519
from firebreak.core.record.entry import parse_item
from firebreak.testing.pair import Pair

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
FILE = json.loads((VECTORS / "feed.json").read_text())
EXCHANGES = FILE["exchanges"]


@cache
def _base() -> Any:
    path = HERE.parent / "record" / "independent.py"
    spec = importlib.util.spec_from_file_location("feed_independent", path)
    assert spec is not None and spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_its_maker_makes() -> None:
    done = subprocess.run([sys.executable, str(VECTORS / "make_feed.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- the package ----------------------------------------------------------------------------------------------------


class Node:
    """Side A of a fresh line, the far side's hello behind it."""

    def __init__(self) -> None:
        self.pair = Pair()
        self.pair.stop(self.pair.b)
        side, far = self.pair.a, self.pair.b
        material = far.engine.material
        assert (material.line.hex(), material.party.hex()) == (FILE["line"], FILE["party"])
        exporter = bytes(32)
        self.pair.post(side, ev.LinkOpened(link=1, path="direct", exporter=exporter, outer="memory"))
        charter = material.context.charter
        head = (1, material.line, material.party, 0, *material.manifest, charter.revision, material.charter_hash)
        fields = (*head, None, None)
        signature = sign_ed25519(far.keys.seeds["entry"], "hello", encode((*fields, exporter)))
        self.pair.post(side, ev.FrameArrived(link=1, frame=encode((0, *fields, signature))), end=True)

    def take(self, item: bytes) -> dict[str, Any]:
        """Let an item arrive; return what stands afterwards."""
        side = self.pair.a
        side.out.clear()
        side.clock.millis += 2_000
        frame = encode((3, (decode(item, max_bytes=1 << 17),)))
        self.pair.post(side, ev.FrameArrived(link=1, frame=frame), end=True)
        peer = side.engine.state.peer
        said = [decode(frame, max_bytes=1 << 17) for _, frame in side.out]
        errors = [value[1] for value in said if isinstance(value, tuple) and value[0] == 13]
        return {
            "size": peer.size if peer else 0,
            "error": errors[0] if errors else None,
            "live": peer.feed.hex() if peer else None,
            "fork": any(True for _ in side.store.notes("fork", self.pair.kit.charter.line_id)),
            "late": sum(feed.size - (feed.cut or 0) for feed in side.engine.state.closed.values()),
        }


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda e: e["exchange"])
def test_the_package_holds_what_the_vectors_say(exchange: dict[str, Any]) -> None:
    node = Node()
    for number, step in enumerate(exchange["steps"]):
        found = node.take(bytes.fromhex(step["item"]))
        assert found["size"] == step["size"] and found["error"] == step["error"], (number, found)
        assert found["fork"] == step.get("fork", False) and found["late"] == step.get("late", 0), (number, found)
        if "live" in step:
            assert found["live"] == step["live"]


# --- a second reading of the page -----------------------------------------------------------------------------------


class Reader:
    """Feeds after the page alone: one live feed, closed ones, forks; clear entries only."""

    KNOWN = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 12))

    def __init__(self) -> None:
        self.live: bytes | None = None
        self.leaves: dict[bytes, list[bytes]] = {}
        self.ends: dict[bytes, int] = {}
        self.held: dict[int, tuple[list[Any], bytes]] = {}
        self.fork = False

    def take(self, item: bytes) -> None:
        """Take one item; raises the rule it breaks."""
        base = _base()
        parts = base.decode(item, 1 << 17)
        body, content, signature = parts
        whole = body + b"\x58\x20" + sha256(content).digest()
        entry, leaf = base.body_of(whole), sha256(b"\x00" + whole).digest()
        feed, n = entry[1], entry[2]
        if feed in self.leaves:
            if n < len(self.leaves[feed]) and self.leaves[feed][n] == leaf:
                return
            self._signed(whole, signature)
            (self._live if feed == self.live else self._late)(feed, n, entry, leaf)
        elif n == 0 and entry[7] == 1:
            self._genesis(feed, content, whole, signature, leaf)
        else:
            raise base.Refused("FEED-2")

    def _signed(self, whole: bytes, signature: bytes) -> None:
        message = _base().sig_structure(-19, "entry", whole)
        _base().ed25519(bytes.fromhex(FILE["entry_key"]), message, signature, "ENT-9")

    def _live(self, feed: bytes, n: int, entry: list[Any], leaf: bytes) -> None:
        leaves = self.leaves[feed]
        if n < len(leaves):
            self.fork = True
        elif n > len(leaves):
            self.held[n] = entry, leaf
        else:
            self._count(leaves, entry, leaf)
            while len(leaves) in self.held:
                self._count(leaves, *self.held.pop(len(leaves)))

    def _count(self, leaves: list[bytes], entry: list[Any], leaf: bytes) -> None:
        if entry[3] != _base().tree(leaves):
            self.fork = True
            raise _base().Refused("FEED-3")
        leaves.append(leaf)

    def _late(self, feed: bytes, n: int, entry: list[Any], leaf: bytes) -> None:
        leaves = self.leaves[feed]
        if n != len(leaves):
            raise _base().Refused("FEED-8")
        if entry[3] != _base().tree(leaves):
            self.fork = True
        else:
            leaves.append(leaf)

    def _genesis(self, feed: bytes, content: bytes, whole: bytes, signature: bytes, leaf: bytes) -> None:
        base = _base()
        line, party, key, nonce, *rest = base.decode(content)
        right = (line.hex(), party.hex(), key.hex()) == (FILE["line"], FILE["party"], FILE["entry_key"])
        name = sha256(base.cbor(["firebreak/feed/1", line, party, key, nonce])).digest()
        base.need(right and name == feed, "FEED-7")
        self._signed(whole, signature)
        if self.live is not None:
            predecessor = rest[2] if len(rest) > 2 else None
            if predecessor is None or predecessor[0] != self.live:
                return
            self.ends[self.live] = len(self.leaves[self.live])
        self.live, self.held, self.leaves[feed] = feed, {}, [leaf]


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda e: e["exchange"])
def test_a_second_reading_holds_the_same(exchange: dict[str, Any]) -> None:
    reader = Reader()
    for number, step in enumerate(exchange["steps"]):
        error = None
        try:
            reader.take(bytes.fromhex(step["item"]))
        except Exception as refused:
            if type(refused).__name__ != "Refused":
                raise
            error = refused.args[0]
        size = len(reader.leaves[reader.live]) if reader.live is not None else 0
        assert (size, error) == (step["size"], step["error"]), number
        assert reader.fork == step.get("fork", False)
        late = sum(len(reader.leaves[feed]) - end for feed, end in reader.ends.items())
        assert late == step.get("late", 0)
        if "live" in step:
            assert reader.live is not None and reader.live.hex() == step["live"]


def test_every_rule_named_is_shown() -> None:
    named = {rule for exchange in EXCHANGES for rule in exchange["rules"]}
    assert named == {"FEED-1", "FEED-2", "FEED-3", "FEED-5", "FEED-6", "FEED-7", "FEED-8", "FEED-10"}
    assert all(parse_item(decode(bytes.fromhex(s["item"]), max_bytes=1 << 17)) for e in EXCHANGES for s in e["steps"])
