"""The floor: what this machine needs for the same cryptography and the same commits, with nothing around it.

Two processes, two SQLite files (WAL, synchronous=FULL), plain TCP on the loopback: build, commit to eight fields,
encrypt, sign, commit, flush the send-state, send; there verify, decrypt, recompute, commit entry and receipt in one
transaction, flush, send; back here verify and open the receipt. Straight code, fixed keys, no protocol.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import socket
import sqlite3
import struct
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

FIELDS = 8
HEADER = struct.Struct(">32sI32sI32sQBI32s32s")  # what an entry carries beside its ciphertext


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def tree(leaves: list[bytes]) -> bytes:
    while len(leaves) > 1:
        pairs = [sha(b"\1" + a + b) for a, b in zip(leaves[::2], leaves[1::2], strict=False)]
        leaves = pairs + (leaves[-1:] if len(leaves) % 2 else [])
    return leaves[0]


class Feed:
    """One side's keys, tree frontier, database and send-state file."""

    def __init__(self, folder: Path, name: str, seed: bytes) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.key.public_key()
        self.frontier: list[tuple[int, bytes]] = []
        self.size = 0
        self.secret = seed
        self.database = sqlite3.connect(folder / f"{name}.db", isolation_level=None)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("PRAGMA synchronous=FULL")
        self.database.execute("CREATE TABLE e(feed INTEGER, n INTEGER, leaf BLOB, row BLOB, PRIMARY KEY(feed, n))")
        self.state = os.open(folder / f"{name}.state", os.O_RDWR | os.O_CREAT, 0o600)
        os.pwrite(self.state, bytes(1024), 0)

    def root(self) -> bytes:
        out = b""
        for _, node in reversed(self.frontier):
            out = node if not out else sha(b"\1" + node + out)
        return out or sha(b"")

    def grow(self, leaf: bytes) -> None:
        level, node = 0, leaf
        while self.frontier and self.frontier[-1][0] == level:
            node, level = sha(b"\1" + self.frontier.pop()[1] + node), level + 1
        self.frontier.append((level, node))
        self.size += 1

    def keys(self, n: int) -> tuple[bytes, bytes, bytes]:
        s = sha(self.secret + n.to_bytes(4, "big"))
        return sha(s + b"k"), sha(s + b"n")[:12], sha(s + b"s")

    def commitment(self, salts: bytes, payload: bytes) -> bytes:
        parts = [payload[i::FIELDS] if i else payload for i in range(FIELDS)]
        return tree([sha(b"\0" + sha(salts + bytes([i]))[:16] + part) for i, part in enumerate(parts)])

    def write(self, payload: bytes, kind: int, m: int, peer_root: bytes, fields: bool) -> tuple[bytes, bytes]:
        key, nonce, salts = self.keys(self.size)
        commitment = self.commitment(salts, payload) if fields else sha(b"")
        sealed = AESGCMSIV(key).encrypt(nonce, payload, struct.pack(">II", self.size, m))
        body = HEADER.pack(
            bytes(32), self.size, self.root(), m, peer_root, int(time.time()), kind, 1, commitment, sha(sealed)
        )
        frame = body + self.key.sign(body) + sealed
        return frame, sha(b"\0" + body)

    def open(self, frame: bytes, root: bytes, own_root: bytes, fields: bool) -> tuple[bytes, bytes]:
        body, signature, sealed = frame[: HEADER.size], frame[HEADER.size : HEADER.size + 64], frame[HEADER.size + 64 :]
        self.public.verify(signature, body)
        _, n, signed_root, m, peer_root, _, _, _, commitment, digest = HEADER.unpack(body)
        if signed_root != root or peer_root != own_root or digest != sha(sealed):
            raise ValueError("histories differ")
        key, nonce, salts = self.keys(n)
        payload = AESGCMSIV(key).decrypt(nonce, sealed, struct.pack(">II", n, m))
        if (self.commitment(salts, payload) if fields else sha(b"")) != commitment:
            raise ValueError("another payload")
        return payload, sha(b"\0" + body)

    def commit(self, *rows: tuple[int, int, bytes, bytes]) -> None:
        self.database.execute("BEGIN IMMEDIATE")
        self.database.executemany("INSERT INTO e VALUES(?, ?, ?, ?)", rows)
        self.database.execute("COMMIT")

    def flush(self) -> None:
        head = struct.pack(">Q", self.size) + self.root()
        os.pwrite(self.state, (head + sha(head)).ljust(512, b"\0"), 512 * (self.size & 1))
        os.fdatasync(self.state)


def send(wire: socket.socket, frame: bytes) -> None:
    wire.sendall(struct.pack(">I", len(frame)) + frame)


def receive(wire: socket.socket) -> bytes:
    head = wire.recv(4, socket.MSG_WAITALL)
    return wire.recv(struct.unpack(">I", head)[0], socket.MSG_WAITALL)


def far_side(port: int, folder: str, count: int) -> None:
    theirs, ours = Feed(Path(folder), "b-of-a", b"a" * 32), Feed(Path(folder), "b", b"b" * 32)
    with socket.create_connection(("127.0.0.1", port)) as wire:
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(count):
            frame = receive(wire)
            _, leaf = theirs.open(frame, theirs.root(), ours.root(), fields=True)
            theirs.grow(leaf)
            reply, own_leaf = ours.write(b"\x80", 0, theirs.size, theirs.root(), fields=False)
            ours.commit((0, theirs.size, leaf, frame), (1, ours.size, own_leaf, reply))
            ours.grow(own_leaf)
            ours.flush()
            send(wire, reply)


def run(count: int, folder: Path) -> list[float]:
    """Return the seconds from submit to verified receipt of `count` messages of 140 characters, one at a time."""
    with tempfile.TemporaryDirectory(dir=folder) as place, socket.create_server(("127.0.0.1", 0)) as server:
        far = multiprocessing.get_context("spawn").Process(
            target=far_side, args=(server.getsockname()[1], place, count), daemon=True
        )
        far.start()
        wire, _ = server.accept()
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ours, theirs = Feed(Path(place), "a", b"a" * 32), Feed(Path(place), "a-of-b", b"b" * 32)
        payload = b"Unidentified track, heading west, low and slow. ".ljust(160, b".")
        times = []
        for _ in range(count):
            began = time.perf_counter()
            frame, leaf = ours.write(payload, 32, theirs.size, theirs.root(), fields=True)
            ours.commit((0, ours.size, leaf, frame))
            held_root = ours.root()
            ours.grow(leaf)
            ours.flush()
            send(wire, frame)
            reply = receive(wire)
            _, far_leaf = theirs.open(reply, theirs.root(), ours.root(), fields=False)
            times.append(time.perf_counter() - began)
            theirs.grow(far_leaf)
            if held_root == b"":
                raise ValueError("never")
        wire.close()
        far.join(10)
        return times


if __name__ == "__main__":
    import statistics

    measured = run(400, Path.cwd())
    print(f"p50 {statistics.median(measured) * 1e3:.2f} ms")
