"""The relay that tests cut: bytes pass both ways, a cut ends what stands and lets nothing in, a mended path carries."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from firebreak.testing.relay import HOST, Relay


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that says back what it hears."""
    server = socket.create_server((HOST, 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                end, _ = server.accept()
                with end:
                    while heard := end.recv(100):
                        end.sendall(heard)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield int(server.getsockname()[1])
    with suppress(OSError):
        server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


def answer(port: int, words: bytes) -> bytes:
    with socket.create_connection((HOST, port), timeout=5) as end:
        with suppress(ConnectionError):
            end.sendall(words)
            return end.recv(100)
        return b""


def test_bytes_pass_until_it_is_cut_and_again_when_it_is_mended(echo: int) -> None:
    relay = Relay(echo)
    try:
        assert answer(relay.port, b"one") == b"one"
        with socket.create_connection((HOST, relay.port), timeout=5) as standing:
            standing.sendall(b"two")
            assert standing.recv(100) == b"two"
            relay.break_off()
            assert relay.cut
            assert standing.recv(100) == b"", "what stood is over"
        assert answer(relay.port, b"three") == b""
        relay.mend()
        assert answer(relay.port, b"four") == b"four"
    finally:
        relay.close()
    with pytest.raises(ConnectionError):
        socket.create_connection((HOST, relay.port), timeout=5)


def test_nobody_at_the_far_end_is_a_connection_that_ends(echo: int) -> None:
    with socket.create_server((HOST, 0)) as free:
        nobody = int(free.getsockname()[1])
    relay = Relay(nobody)
    assert answer(relay.port, b"one") == b""
    relay.close()
