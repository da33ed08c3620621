"""Nodes as processes: killed under load, started on damaged files, on a full disk, twice, with the wrong passphrase.

Each start that fails ends with the exit code of `docs/reference/errors.md` and names what to do; each one that
succeeds after a mishap has every message that was promised, once, and tells a feed that had to be opened anew.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from firebreak.core.types import LineId
from firebreak.node.introduction import create_node, load_lines
from firebreak.node.layout import Layout
from firebreak.node.vault import Cost
from firebreak.testing.nodes import DESKS, NodeProcess, free_port, introduce

pytestmark = pytest.mark.slow

SECRET = "Marker: the convoy leaves at four."
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two homes with a few entries on both sides, not running."""
    north, south, _ = introduce(tmp_path_factory.mktemp("worn"))
    with NodeProcess(north) as a, NodeProcess(south) as b:
        a.serving().until_sendable("south")
        b.serving().until_sendable("north")
        for n in range(3):
            assert a.send("south", f"{n}")[0] == 201
        b.until("/v1/lines/north/messages", lambda found: len(found["matters"]) == 3)
        assert a.stop() == 0
        assert b.stop() == 0
    return north, south


@pytest.fixture
def home(worn: tuple[Path, Path], tmp_path: Path) -> Layout:
    """A copy of a home that has lived, moved as a whole."""
    return Layout(shutil.copytree(worn[0], tmp_path / "northland"))


def line_of(layout: Layout) -> LineId:
    return load_lines(layout.folder)[0].charter.line_id


def leaves(home: Path) -> Counter[str]:
    """Return the ids in a record that no node has open, with how often each stands there."""
    with sqlite3.connect(home / "store" / "record.db") as database:
        found = Counter(leaf.hex() for (leaf,) in database.execute("SELECT leaf FROM entries"))
    database.close()
    return found


def feeds(home: Path) -> list[tuple[int, int]]:
    """Return `(own, size)` of every feed in a record."""
    with sqlite3.connect(home / "store" / "record.db") as database:
        found = database.execute("SELECT own, size FROM feeds ORDER BY own, id").fetchall()
    database.close()
    return [(own, size) for own, size in found]


# --- power cuts under load ------------------------------------------------------------------------------------------


@dataclass
class Load:
    """Officers of both sides who send as fast as they are answered, and keep what they were promised."""

    lines: dict[str, str]
    nodes: dict[str, NodeProcess]
    promised: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._over = threading.Event()
        self._people = [threading.Thread(target=self._send, args=(side, n)) for side in self.lines for n in range(2)]
        for one in self._people:
            one.start()

    def _send(self, side: str, person: int) -> None:
        random_ = random.Random(person)
        for number in range(1_000_000):
            if self._over.is_set():
                return
            text = f"{side} {person} {number}"
            try:
                status, answer = self.nodes[side].send(self.lines[side], text, random_.choice(("ROUTINE", "FLASH")))
            except (OSError, ValueError) as error:
                self.answers[type(error).__name__] += 1
                self._over.wait(0.02)
                continue
            self.answers[str(status)] += 1
            if status < 300:
                self.promised[answer["id"]] = text

    def end(self) -> None:
        self._over.set()
        for one in self._people:
            one.join()


class Watcher:
    """Somebody who watches a line from a restart on."""

    def __init__(self, node: NodeProcess, line: str) -> None:
        headers = {"Authorization": f"Bearer {node.token}"}
        self._connection = connect(f"ws://127.0.0.1:{node.port}/v1/lines/{line}/watch", additional_headers=headers)
        self._socket = self._connection.__enter__()
        self.snapshot: dict[str, Any] = msgspec.json.decode(self._socket.recv(10))
        self.shown: list[str] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        with suppress(ConnectionClosedError):  # under this load a view may lag, and is told so
            for text in self._socket:
                news = msgspec.json.decode(text)
                if news["what"] == "entry":
                    self.shown.append(news["entry"]["id"])

    def end(self) -> list[str]:
        self._connection.__exit__(None, None, None)
        self._thread.join()
        return self.shown


@pytest.mark.parametrize("seed", [1, 2])
def test_a_power_cut_under_load_loses_nothing_promised_and_shows_nothing_twice(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)
    north, south, _ = introduce(tmp_path)
    homes = {"a": north, "b": south}
    nodes = {side: NodeProcess(home).serving() for side, home in homes.items()}
    load = Load({}, {})
    try:
        for side, line in (("a", "south"), ("b", "north")):
            nodes[side].until_sendable(line)
        load = Load({"a": "south", "b": "north"}, nodes)
        for cut in range(4):
            threading.Event().wait(random_.uniform(0.1, 0.6))  # the moment of the cut
            side = random_.choice("ab")
            nodes[side].kill()
            before, began = set(leaves(homes[side])), time.monotonic()
            nodes[side] = NodeProcess(homes[side]).serving()
            print(f"cut {cut}: {side} with {len(before)} entries serves again after {time.monotonic() - began:.2f} s")
            watcher = Watcher(nodes[side], load.lines[side])
            seen = {matter["id"] for matter in watcher.snapshot["matters"]}
            threading.Event().wait(random_.uniform(0.1, 0.6))
            shown = watcher.end()
            assert len(shown) == len(set(shown)), "an entry was shown twice"
            assert not before & set(shown), "an entry of the time before the cut was shown as new"
            assert not seen & set(shown), "an entry of the snapshot was shown as new"
        load.end()
        for side, other in (("a", "b"), ("b", "a")):
            page = f"/v1/lines/{load.lines[side]}"
            size = nodes[other].ask("GET", f"/v1/lines/{load.lines[other]}")[1]["record"]["own_entries"]
            nodes[side].until(page, lambda found, size=size: found["record"]["their_entries"] >= size)
        print(load.answers)
        assert load.answers["201"] > 50
        assert [nodes[side].stop() for side in "ab"] == [0, 0]
    finally:
        load.end()
        for node in nodes.values():
            node.__exit__()
    for home in homes.values():
        held = leaves(home)
        assert not [text for leaf, text in load.promised.items() if held[leaf] != 1], "promised, and not there once"
        assert [own for own, _ in feeds(home)] == [0, 1], "a feed was opened anew"


# --- starts that fail -----------------------------------------------------------------------------------------------


def halve(path: Path) -> None:
    """Leave the first half of a file, as a write cut short does."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def newer(layout: Layout) -> None:
    with sqlite3.connect(layout.store) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def foreign(layout: Layout) -> None:
    layout.store.unlink()
    with sqlite3.connect(layout.store) as database:
        database.execute("CREATE TABLE somebodys (own INTEGER)")
    database.close()


def setting(old: str, new: str) -> Callable[[Layout], None]:
    """Return what changes the settings."""

    def change(layout: Layout) -> None:
        text = layout.config.read_text()
        assert old in text
        layout.config.write_text(text.replace(old, new))

    return change


MISHAPS: dict[str, tuple[Callable[[Layout], object], int, str]] = {
    "vault open to all": (lambda h: h.vault.chmod(0o644), 6, "by other users of this machine; run: chmod 600"),
    "key file open to all": (lambda h: h.key_file.chmod(0o640), 6, "key.secret can be read by other users"),
    "vault cut short": (lambda h: halve(h.vault), 6, "vault is damaged"),
    "key file cut short": (lambda h: halve(h.key_file), 6, "is not a key file: it must hold 32 bytes"),
    "vault gone": (lambda h: h.vault.unlink(), 2, "there is no file"),
    "store cut short": (lambda h: halve(h.store), 7, "restore it from a backup"),
    "store overwritten": (lambda h: h.store.write_bytes(os.urandom(9000)), 7, "restore it from a backup"),
    "store of a newer version": (newer, 6, "was made by a newer version of Firebreak"),
    "store of another program": (foreign, 2, "is not a Firebreak store; name the right file"),
    "ratchet cut short": (lambda h: halve(h.ratchet(line_of(h))), 6, "is damaged; move it away and start again"),
    "charter cut short": (lambda h: halve(h.charter(line_of(h))), 7, "do not stand"),
    "charter gone": (lambda h: h.charter(line_of(h)).unlink(), 6, "cannot read"),
    "card cut short": (lambda h: halve(h.peer_card(line_of(h))), 7, "do not stand"),
    "manifest cut short": (lambda h: halve(h.manifest), 7, "do not belong together"),
    "party cut short": (lambda h: halve(h.party), 7, "do not belong together"),
    "root sets gone": (lambda h: h.rootsets.unlink(), 6, "cannot read"),
    "tokens cut short": (lambda h: halve(h.tokens), 2, "tokens line 1: `role sha256 name` is required"),
    "tokens open to all": (lambda h: h.tokens.chmod(0o644), 2, "chmod 600"),
    "no settings": (lambda h: h.config.unlink(), 2, "there is no node in"),
    "settings with a wrong key": (setting('kind = "bell"', 'kinds = "bell"'), 2, "pager.kinds: there is no such"),
    "settings with a wrong value": (setting("[limits]", "[limits]\nconnections = 0"), 2, "limits.connections: a"),
    "settings that are no settings": (setting("[node]", "[node"), 2, "node.toml line "),
}  # fmt: skip


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_start_that_fails_says_what_to_do_and_leaves_the_record_as_it_was(home: Layout, mishap: str) -> None:
    harm, code, words = MISHAPS[mishap]
    harm(home)
    before = home.store.read_bytes() if home.store.exists() else b""
    with NodeProcess(home.folder) as node:
        assert node.wait() == code, node.said
        assert words in node.said
        assert node.said.startswith("firebreak: ")
        assert "Traceback" not in node.said
    assert (home.store.read_bytes() if home.store.exists() else b"") == before


def test_a_setting_is_refused_with_its_line(home: Layout) -> None:
    text = home.config.read_text()
    home.config.write_text(text + '\n[[callplan]]\ndesk = "watch"\nraise_after = 5\n')
    line = len(text.splitlines()) + 4
    with NodeProcess(home.folder) as node:
        assert node.wait() == 2
        assert f"node.toml line {line}: callplan.raise_after: there is no such setting" in node.said


def test_a_wrong_passphrase_is_refused_and_the_right_one_serves(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    create_node(
        folder, "Lockland", "en", DESKS, os.urandom, int(time.time()), "right horse", cost=CHEAP, api_port=free_port()
    )
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("right horse\n")
    wrong.write_text("wrong horse\n")
    with NodeProcess(folder, "--passphrase-file", str(wrong)) as node:
        assert node.wait() == 6
        assert "the passphrase is wrong, or the vault is damaged" in node.said
        assert "horse" not in node.said
    with NodeProcess(folder) as node:
        assert node.wait() == 2
        assert "--passphrase-file" in node.said
    with NodeProcess(folder, "--passphrase-file", str(tmp_path / "nowhere")) as node:
        assert node.wait() in (2, 6)
        assert "nowhere" in node.said
    with NodeProcess(folder, "--passphrase-file", str(right)) as node:
        node.serving()
        assert node.stop() == 0


def test_a_second_process_on_a_node_is_refused_and_the_first_goes_on(home: Layout) -> None:
    with NodeProcess(home.folder) as first:
        first.serving()
        with NodeProcess(home.folder) as second:
            assert second.wait() == 6
            assert "is in use by another process; stop that node first" in second.said
        assert first.ask("GET", "/v1/health")[0] == 200
        assert first.stop() == 0


@contextmanager
def occupied(port: int) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", port)):
        yield


def test_a_port_that_is_taken_is_named(home: Layout) -> None:
    with NodeProcess(home.folder) as running:
        port = running.serving().port
        assert running.stop() == 0
    with occupied(port), NodeProcess(home.folder) as node:
        assert node.wait() == 6
        assert f"the API cannot listen at 127.0.0.1 port {port}: Address already in use" in node.said
    path = int(home.config.read_text().partition('listen = "127.0.0.1:')[2].partition('"')[0])
    with occupied(path), NodeProcess(home.folder) as node:
        assert node.wait() == 6
        assert f"cannot listen on 127.0.0.1 port {path}: Address already in use" in node.said
    assert not (home.folder / "api" / "endpoint").exists()


def test_a_command_on_a_node_that_was_killed_says_that_none_answers(home: Layout) -> None:
    with NodeProcess(home.folder) as node:
        node.serving()
        node.kill()
    asked = subprocess.run(
        [sys.executable, "-m", "firebreak.cli.main", "status", "--node", str(home.folder)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert asked.returncode == 5
    assert "no node answers at 127.0.0.1 port" in asked.stderr


# --- starts that go on with less ------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", ["cut short", "overwritten", "gone"])
def test_a_lost_send_state_opens_a_new_feed_and_says_so(worn: tuple[Path, Path], tmp_path: Path, harm: str) -> None:
    north, south = (shutil.copytree(one, tmp_path / one.name) for one in worn)
    send_state = Layout(north).send_state(line_of(Layout(north)))
    if harm == "gone":
        send_state.unlink()
    else:
        send_state.write_bytes(os.urandom(1024) if harm == "overwritten" else send_state.read_bytes()[:60])
    before = leaves(north)
    with NodeProcess(north) as a, NodeProcess(south) as b:
        a.serving().until_sendable("south")
        b.serving().until_sendable("north")
        assert "feed: south: a new feed was opened" in a.said
        status, sent = a.send("south", "in the new feed")
        assert status == 201
        b.until("/v1/lines/north/messages", lambda found: any(m["id"] == sent["id"] for m in found["matters"]))
        alerts = b.ask("GET", "/v1/lines/north/alerts")[1]["alerts"]
        assert "new_feed" in [alert["about"] for alert in alerts], "the other side's watch is told"
        assert a.stop() == 0
        assert b.stop() == 0
    assert [own for own, _ in feeds(north)] == [0, 1, 1]
    assert before - leaves(north) == Counter(), "the old feed stays as evidence"
    assert sorted(size for _, size in feeds(north)) == sorted(size for _, size in feeds(south))


def test_a_line_without_its_state_folder_stands_still_until_it_is_there(
    worn: tuple[Path, Path], tmp_path: Path
) -> None:
    north, south = (Path(shutil.copytree(one, tmp_path / one.name)) for one in worn)
    before = leaves(north)
    shutil.rmtree(north / "state")
    with NodeProcess(north) as a, NodeProcess(south) as b:
        a.serving()
        assert "the line stands still and tries again every few seconds" in a.said
        assert "a new feed was opened" not in a.said
        status, refused = a.send("south", SECRET)
        assert (status, refused["error"]) == (503, "operational")
        (north / "state").mkdir(mode=0o700)
        b.serving()
        a.until_sendable("south")
        assert a.send("south", "after")[0] == 201
        assert a.stop() == 0
        assert b.stop() == 0
    assert before < leaves(north), "the old feed stays, a new one follows it"
    assert [own for own, _ in feeds(north)] == [0, 1, 1]


# --- disks ----------------------------------------------------------------------------------------------------------


def fill(node: NodeProcess, line: str) -> list[str]:
    """Send until the node refuses; return the ids it promised."""
    promised = []
    for n in range(2000):
        status, answer = node.send(line, f"{n} " + "x" * 3000)
        if status != 201:
            assert (status, answer["error"]) == (503, "operational")
            assert "our store refuse" in answer["detail"], answer
            return promised
        promised.append(answer["id"])
    raise AssertionError("the disk never was full")


def whole_after(promised: list[str], north: Path, south: Path) -> None:
    """Start both without the trouble: everything promised is on both sides, once, in the feeds there were."""
    with NodeProcess(north) as a, NodeProcess(south) as b:
        a.serving().until_sendable("south")
        b.serving().until_sendable("north")
        status, last = a.send("south", "after")
        assert status == 201
        b.until("/v1/lines/north/messages?limit=5", lambda found: any(m["id"] == last["id"] for m in found["matters"]))
        assert a.stop() == 0
        assert b.stop() == 0
    for home in (north, south):
        held = leaves(home)
        assert [held[leaf] for leaf in promised] == [1] * len(promised)
        assert [own for own, _ in feeds(home)] == [0, 1]


def test_files_that_may_not_grow_promise_nothing_more_and_lose_nothing(tmp_path: Path) -> None:
    """A limit on the size of files, as a quota sets it."""
    north, south, _ = introduce(tmp_path)
    limit = 1_000_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with NodeProcess(north, before=small) as a, NodeProcess(south) as b:
        a.serving().until_sendable("south")
        b.serving()
        promised = fill(a, "south")
        assert len(promised) > 10
        assert a.ask("GET", "/v1/health")[0] == 200, "it can still be asked"
        assert "store: south:" in a.said
        a.stop()
        assert b.stop() == 0
    whole_after(promised, north, south)


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """Mount a small file system; skips where that is not allowed."""
    at.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)], check=False).returncode:
        pytest.skip("mounting a file system is not allowed here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def test_a_full_disk_promises_nothing_more_and_loses_nothing(tmp_path: Path) -> None:
    north, south, _ = introduce(tmp_path)
    with small_disk(tmp_path / "disk", "1500k") as disk:
        small = shutil.copytree(north, disk / "northland")
        with NodeProcess(small) as a, NodeProcess(south) as b:
            a.serving().until_sendable("south")
            b.serving()
            promised = fill(a, "south")
            assert len(promised) > 10
            assert "the disk is full; free some space" in a.said
            ballast = disk / "log"  # the log of the process stands on this disk too
            assert a.ask("GET", "/v1/health")[0] == 200
            a.kill()
            assert b.stop() == 0
            ballast.touch()
        shutil.rmtree(north)
        shutil.copytree(small, north)
    whole_after(promised, north, south)


def test_a_disk_that_cannot_be_written_is_named(home: Layout, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        shutil.copytree(home.folder, disk / "northland")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with NodeProcess(disk / "northland", log=tmp_path / "said") as node:
            assert node.wait() == 6
            assert "check that its folder is writable" in node.said


# --- what is written about it ---------------------------------------------------------------------------------------


def test_the_log_of_a_node_holds_no_content_and_no_token_even_at_its_loudest(
    worn: tuple[Path, Path], tmp_path: Path
) -> None:
    homes = [shutil.copytree(one, tmp_path / one.name) for one in worn]
    for home in homes:
        text = (home / "node.toml").read_text()
        (home / "node.toml").write_text(text.replace("[log]", '[log]\nlevel = "debug"'))
    with NodeProcess(homes[0]) as a, NodeProcess(homes[1]) as b:
        a.serving().until_sendable("south")
        b.serving().until_sendable("north")
        watcher = Watcher(b, "north")
        body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "subject": SECRET, "text": SECRET}
        assert a.send("south", SECRET, "FLASH")[0] == 201
        assert a.ask("POST", "/v1/lines/south/calls", body)[0] == 201
        assert a.ask("POST", "/v1/lines/south/calls", {**body, "to": [SECRET]})[0] == 400
        assert a.send("south", SECRET + "\0")[0] in (400, 409)
        b.until("/v1/lines/north/calls", lambda found: any(m["subject"] == SECRET for m in found["matters"]))
        assert SECRET in str(b.ask("GET", "/v1/lines/north/log?newest=true")[1])
        assert watcher.end()
        token = a.token
        assert a.stop() == 0
        assert b.stop() == 0
        for said in (a.said, b.said):
            assert "link: " in said
            assert "convoy" not in said
            assert token not in said
            assert "Traceback" not in said
