"""Listening: the API of a node on one port, by uvicorn, started and stopped from inside its event loop.

Keeps true: the port is bound before anybody is told of it; no access log exists; on stopping, watchers are let go;
with a certificate nothing older than TLS 1.2 is spoken, and nothing without TLS.
Leaves to others: how many may come, and how slowly (`listening`), which host, port and certificate (`node.toml`), what
is served (`app`).
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import uvicorn

from firebreak.api.listening import Asked, Listener
from firebreak.core.errors import OperationalError

STOP_S = 3


class ServerHandle:
    """A running server: where it listens, and how to stop it."""

    def __init__(
        self, server: uvicorn.Server, listener: Listener, task: asyncio.Task[None], host: str, port: int
    ) -> None:  # fmt: skip
        self._server = server
        self._listener = listener
        self._task = task
        self.host = host
        self.port = port

    async def stop(self) -> None:
        """Stop listening, let requests under way finish for a moment, and close everything."""
        await self._listener.stop()
        self._server.should_exit = True
        with suppress(asyncio.CancelledError):
            await self._task


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the node has its own."""

    def install_signal_handlers(self) -> None:
        """Leave signals to the node."""

    def capture_signals(self) -> Any:
        """Leave signals to the node."""
        return nullcontext()


def tls_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return what TLS is spoken with; raises OperationalError when the files cannot be used.

    A newer certificate is taken up by `load_cert_chain` of what is returned, for the connections after it.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")  # of TLS 1.2; those of 1.3 are all of this sort
    context.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_NO_COMPRESSION
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        raise OperationalError(f"the certificate {certificate} cannot be served: {error}") from error
    return context


async def serve(app: Any, host: str, port: int, tls: ssl.SSLContext | None = None) -> ServerHandle:
    """Listen at host and port (0: any free one) and serve until stopped.

    Raises OperationalError when the address cannot be had.
    """
    bound = _bind(host, port)
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", loop="none", server_header=False, date_header=False,
        timeout_graceful_shutdown=STOP_S, ws_max_size=1 << 16,
        ws="websockets-sansio", h11_max_incomplete_event_size=1 << 16,
        http=Asked,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[]))
    while not server.started and not task.done():
        await asyncio.sleep(0.005)
    if task.done():
        bound.close()
        raise OperationalError(f"the API cannot be served at {host} port {port}")
    listener = Listener(
        bound, lambda: Asked(config=config, server_state=server.server_state, app_state=server.lifespan.state), tls
    )
    listener.start()
    return ServerHandle(server, listener, task, host, bound.getsockname()[1])


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    except OSError as error:
        raise OperationalError(f"there is no address {host!r}: {error.strerror or error}") from error
    try:
        bound.bind(address)
    except OSError as error:
        bound.close()
        raise OperationalError(f"the API cannot listen at {host} port {port}: {error.strerror}") from error
    bound.setblocking(False)
    return bound
