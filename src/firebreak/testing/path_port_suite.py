"""The public suite for paths with an open TCP port: strangers cost a little work and nothing else.

Keeps true: whatever is thrown at the port, the links of known nodes live on, no frame is lost or made up, and the
owner is told of the refusal. Leaves to others: what holds for every path (`path_suite`).
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from abc import abstractmethod
from collections.abc import Awaitable, Callable

import pytest
from OpenSSL import SSL

from firebreak.paths.gate import StreamLimits
from firebreak.paths.tls import ALPN, TlsSession, make_context
from firebreak.paths.tls_identity import TlsIdentity, make_certificate
from firebreak.testing.path_pairs import PATIENCE_S, StreamPair
from firebreak.testing.path_suite import PathSuite, crosses


async def knock(port: int, data: bytes, *, end: bool = False) -> None:
    """Send bytes to a port as a stranger and wait until the other side ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    with contextlib.suppress(ConnectionError):
        writer.write(data)
        if end:
            writer.write_eof()
        async with asyncio.timeout(PATIENCE_S):
            while await reader.read(4096):
                pass
    writer.transport.abort()


def stranger(identity: TlsIdentity | None, *, alpn: bytes = ALPN, newest: int = SSL.TLS1_3_VERSION) -> SSL.Context:
    """Return TLS settings of somebody who accepts any certificate and shows `identity`, or none."""
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_max_proto_version(newest)
    context.set_alpn_protos([alpn])
    if identity is not None:
        context.use_certificate(identity.certificate)
        context.use_privatekey(identity.private_key)
    return context


async def intrude(port: int, context: SSL.Context) -> bytes:
    """Do a TLS handshake as a stranger; return what was said to us inside TLS before the connection ended."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    session = SSL.Connection(context, None)
    session.set_connect_state()
    heard = b""
    with contextlib.suppress(SSL.Error, ConnectionError):
        async with asyncio.timeout(PATIENCE_S):
            while True:
                with contextlib.suppress(SSL.WantReadError):
                    session.do_handshake()
                    heard += session.recv(4096)
                with contextlib.suppress(SSL.WantReadError):
                    writer.write(session.bio_read(65_536))
                if not (data := await reader.read(4096)):
                    break
                session.bio_write(data)
    writer.transport.abort()
    return heard


class PortSuite(PathSuite):
    """What holds for a path with an open TCP port: strangers cost a little work and nothing else."""

    @abstractmethod
    def make_port_pair(self, limits: StreamLimits) -> StreamPair:
        """Return a pair whose listener has these limits."""

    def withstands(
        self,
        attack: Callable[[StreamPair], Awaitable[object]],
        limits: StreamLimits | None = None,
        *,
        told: str = "",
    ) -> None:
        """Attack the listener's port; the live link must not notice, and the refusal must be told (`told`: in part)."""
        pair = self.make_port_pair(limits or StreamLimits(handshake_s=2.0))

        async def scenario() -> None:
            await crosses(pair.b, pair.a, [b"before"])
            await attack(pair)
            await pair.a.until(lambda: any(told in why for _, _, why in pair.a.refusals), f"the refusal: {told}")
            await crosses(pair.b, pair.a, [b"after"])
            await crosses(pair.a, pair.b, [b"after"])
            assert not pair.a.downs
            assert not pair.b.downs

        self.play(pair, scenario)
        assert pair.a.frames == [b"before", b"after"]

    @pytest.mark.parametrize(
        "data",
        [
            random.Random(7).randbytes(2000),
            bytes(100),
            b"\xff" * 70_000,
            b"GET / HTTP/1.1\r\nHost: line\r\n\r\n",
            b"\x00\x00\x00\x05hello",
            b"\x16\x03\x01\xff\xff" + bytes(500),
        ],
        ids=["random", "zeros", "ones", "http", "bare-frame", "long-record"],
    )
    def test_garbage_on_the_port(self, data: bytes) -> None:
        self.withstands(lambda pair: knock(pair.listener.port, data, end=True))

    def test_a_connection_that_says_nothing_is_ended(self) -> None:
        limits = StreamLimits(handshake_s=0.1)
        self.withstands(lambda pair: knock(pair.listener.port, b""), limits, told="no handshake within 0.1 s")

    def test_half_a_handshake_is_ended(self) -> None:
        session = SSL.Connection(stranger(make_certificate(b"S" * 32)), None)
        session.set_connect_state()
        with contextlib.suppress(SSL.WantReadError):
            session.do_handshake()
        half = session.bio_read(65_536)[:200]
        self.withstands(
            lambda pair: knock(pair.listener.port, half), StreamLimits(handshake_s=0.1), told="no handshake"
        )

    def test_an_older_tls_is_refused(self) -> None:
        context = stranger(make_certificate(b"D" * 32), newest=SSL.TLS1_2_VERSION)
        self.withstands(lambda pair: intrude(pair.listener.port, context), told="not the TLS we speak")

    def test_an_unknown_certificate_is_refused(self) -> None:
        context = stranger(make_certificate(b"S" * 32))
        self.withstands(lambda pair: self._hears_nothing(pair, context), told="certificate is not one we know")

    def test_no_certificate_is_refused(self) -> None:
        self.withstands(lambda pair: self._hears_nothing(pair, stranger(None)), told="not the TLS we speak")

    def test_another_protocol_name_is_refused(self) -> None:
        context = stranger(make_certificate(StreamPair.dialer_seed), alpn=b"h2")
        self.withstands(lambda pair: self._hears_nothing(pair, context), told="firebreak/1")

    async def _hears_nothing(self, pair: StreamPair, context: SSL.Context) -> None:
        assert await intrude(pair.listener.port, context) == b"", "a stranger was spoken to inside TLS"

    def test_silent_connections_are_limited_and_the_path_comes_back(self) -> None:
        limits = StreamLimits(handshakes_per_address=4, handshake_s=1.0)
        pair = self.make_port_pair(limits)

        async def scenario() -> None:
            await asyncio.gather(*(knock(pair.listener.port, b"") for _ in range(20)))
            assert any("unfinished handshakes" in why for _, _, why in pair.a.refusals), pair.a.refusals
            assert not pair.a.downs
            pair.cut()
            await pair.a.until(lambda: len(pair.a.ups) == 2, "a new link after the flood")
            await pair.b.until(lambda: len(pair.b.ups) == 2, "a new link after the flood")
            await crosses(pair.b, pair.a, [b"after"])

        self.play(pair, scenario)

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (bytes(4), "WIRE-1"),
            (b"\x00\x01\x00\x01" + bytes(65_537), "WIRE-1"),
            (b"\xff\xff\xff\xff", "WIRE-1"),
            (b"\x00\x00\x00\x08half", "inside a frame"),
        ],
        ids=["empty", "long", "huge", "torn"],
    )
    def test_bad_framing_of_a_known_peer_ends_that_link_alone(self, data: bytes, why: str) -> None:
        pair = self.make_port_pair(StreamLimits())

        async def scenario() -> None:
            await _speak(pair, data)
            await pair.a.until(lambda: bool(pair.a.downs), "the bad link to end")
            assert why in pair.a.downs[0][1]
            assert len(pair.a.downs) == 1
            await crosses(pair.b, pair.a, [b"after"])

        self.play(pair, scenario)
        assert pair.a.frames == [b"after"]


async def _speak(pair: StreamPair, plain: bytes) -> None:
    """Open a second link with the dialler's own certificate and say `plain` on it, then vanish without a farewell."""
    allowed = lambda: (pair.listener_identity.public_key,)  # noqa: E731
    session = TlsSession(make_context(pair.dialer_identity, allowed, accept=False), allowed, accept=False)
    reader, writer = await asyncio.open_connection("127.0.0.1", pair.listener.port)
    session.begin()
    while not session.ready:
        writer.write(session.take())
        session.feed(await reader.read(65_536))
    writer.write(session.take() + session.seal(plain))
    await writer.drain()
    writer.write_eof()
    while await reader.read(65_536):
        pass
    writer.transport.abort()
