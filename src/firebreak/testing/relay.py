"""A stretch of a path that a test can cut and mend: bytes pass through this process unseen, until they do not.

Keeps true: while it is cut no byte passes and every new connection ends at once; once closed, nothing is left open.
Leaves to others: what the bytes mean. TLS runs between the two nodes and never ends here.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Final

HOST: Final = "127.0.0.1"
_CHUNK: Final = 1 << 16


class Relay:
    """Listens at `port` of this machine and passes each connection on to `target`."""

    def __init__(self, target: int) -> None:
        """Start to listen; the path is whole."""
        self._target = target
        self._whole = True
        self._lock = threading.Lock()
        self._live: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._server = socket.create_server((HOST, 0))
        self.port = int(self._server.getsockname()[1])
        self._run(self._accept)

    @property
    def cut(self) -> bool:
        """Whether the path is cut now."""
        return not self._whole

    def break_off(self) -> None:
        """Cut the path: connections end, and no new one comes about."""
        with self._lock:
            self._whole = False
            for one in self._live:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections pass again."""
        with self._lock:
            self._whole = True

    def close(self) -> None:
        """End everything."""
        self.break_off()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for thread in self._threads:
            thread.join(5)

    def _run(self, what: object, *arguments: object) -> None:
        thread = threading.Thread(target=what, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            far = self._reach()
            if far is None:
                near.close()
                continue
            with self._lock:
                self._live |= {near, far}
                whole = self._whole
            if not whole:  # it was cut between the two
                self.break_off()
            self._run(self._pass_on, near, far)

    def _reach(self) -> socket.socket | None:
        if not self._whole:
            return None
        try:
            return socket.create_connection((HOST, self._target))
        except OSError:
            return None

    def _pass_on(self, near: socket.socket, far: socket.socket) -> None:
        """Carry bytes both ways until one end is over, then end both."""
        other = threading.Thread(target=_pump, args=(far, near), daemon=True)
        other.start()
        _pump(near, far)
        other.join()
        with self._lock:
            self._live -= {near, far}
        near.close()
        far.close()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(_CHUNK):
            sink.sendall(chunk)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
