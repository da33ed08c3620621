"""Strangers at the API's port: many, slow, endless. The watch comes in, and the paths keep their sockets."""

from __future__ import annotations

import http.client
import resource
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firebreak.api import listening
from firebreak.cli.main import app
from firebreak.testing.nodes import NodeProcess, introduce

HALF = (
    b"POST /v1/session/link HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
)
ENDLESS = 64 << 20  # of a head: its bound is less, but sockets hold some on their way
FILES = 256  # what the process may have open


def _few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NodeProcess]:
    """A node that may have few files open."""
    north, _, _ = introduce(tmp_path_factory.mktemp("nodes"))
    with NodeProcess(north, before=_few_files) as made:
        yield made.serving()


@contextmanager
def _strangers(node: NodeProcess, say: bytes, count: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        made = []
        for _ in range(count):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", node.port), timeout=5))
            one.sendall(say)
            made.append(one)
        yield made


def _ended(one: socket.socket, seconds: float) -> bool:
    """Return whether the other end hangs up within a time."""
    one.settimeout(seconds)
    try:
        return one.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def _takes(one: socket.socket, data: bytes, size: int) -> bool:
    """Return whether the other end takes so much of the same."""
    try:
        for _ in range(size // len(data)):
            one.sendall(data)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("say", [b"", b"GET", HALF], ids=["nothing", "half a line", "half a body"])
def test_those_who_ask_for_nothing_keep_nobody_out(node: NodeProcess, say: bytes) -> None:
    with _strangers(node, say, 2 * FILES):
        for _ in range(5):
            assert node.ask("GET", "/v1/node")[0] == 200
    assert "Too many open files" not in node.said


def test_a_head_without_an_end_is_cut(node: NodeProcess) -> None:
    with _strangers(node, b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n", 1) as (one,):
        assert not _takes(one, b"x: " + b"a" * 8000 + b"\r\n", ENDLESS)


def test_who_does_not_ask_in_time_is_sent_away(node: NodeProcess) -> None:
    with _strangers(node, b"GET /v1/he", 1) as (one,):
        began = time.monotonic()
        assert _ended(one, listening.ASK_S + 5)
        assert time.monotonic() - began > listening.ASK_S - 2


def test_a_request_that_is_answered_may_be_followed_by_another(node: NodeProcess) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", node.port, timeout=10)) as one:
        one.connect()
        for _ in range(3):
            held = one.sock
            one.request("GET", "/v1/health")
            answer = one.getresponse()
            assert (answer.status, one.sock is held) == (200, True) and answer.read()


def test_with_tls_those_who_shake_no_hands_keep_nobody_out(tmp_path: Path) -> None:
    north, _, _ = introduce(tmp_path)
    assert CliRunner().invoke(app, ["tls", "issue", str(north), "--name", "localhost"]).exit_code == 0
    trusted = ssl.create_default_context(cafile=str(north / "authority" / "authority.pem"))
    with NodeProcess(north, before=_few_files) as made:
        node = made.serving()
        with _strangers(node, b"", 2 * FILES):
            raw = socket.create_connection(("127.0.0.1", node.port), timeout=10)
            with trusted.wrap_socket(raw, server_hostname="localhost") as one:
                one.sendall(b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert one.recv(4096).startswith(b"HTTP/1.1 200")
        assert "Too many open files" not in node.said
