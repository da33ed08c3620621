"""TLS 1.3 between two pinned nodes, in memory: bytes in, bytes out (spec `wire.md`, rules WIRE-3 to WIRE-7).

Keeps true: a session is ready only with TLS 1.3, the protocol name `firebreak/1`, and a far certificate whose raw
Ed25519 key is pinned at that moment; nothing is ever resumed. Leaves to others: sockets, deadlines, frames. Secrecy
and authorship of the record do not depend on this layer: it hides who talks when, and sheds load.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeAlias

from cryptography.exceptions import UnsupportedAlgorithm
from OpenSSL import SSL, crypto

from firebreak.core.errors import PeerError
from firebreak.paths.tls_identity import TlsIdentity, key_of

Allowed: TypeAlias = Callable[[], Collection[bytes]]

ALPN: Final = b"firebreak/1"
EXPORTER_LABEL: Final = b"EXPORTER-firebreak-1"
EXPORTER_BYTES: Final = 32

_SUITES: Final = b"TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
_RECORD: Final = 16_384  # most plaintext of one TLS record
_FLUSH: Final = 131_072  # more than the records of one largest frame
_OPTIONS: Final = SSL.OP_NO_TICKET | SSL.OP_NO_COMPRESSION | SSL.OP_NO_RENEGOTIATION
_UNKNOWN_TO_THEM: Final = ("unknown ca", "certificate unknown", "bad certificate", "unknown_ca", "access denied")


def make_context(identity: TlsIdentity, allowed: Allowed, *, accept: bool) -> SSL.Context:
    """Return the settings of one listener or dialler; `allowed` is asked anew at each handshake (WIRE-4)."""
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_min_proto_version(SSL.TLS1_3_VERSION)
    context.set_max_proto_version(SSL.TLS1_3_VERSION)
    context.set_tls13_ciphersuites(_SUITES)
    context.set_options(_OPTIONS)
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)  # WIRE-5
    context.use_certificate(identity.certificate)
    context.use_privatekey(identity.private_key)
    context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, _pin(allowed))
    if accept:
        context.set_alpn_select_callback(_choose_protocol)
    else:
        context.set_alpn_protos([ALPN])
    return context


def _pin(allowed: Allowed) -> Callable[[SSL.Connection, crypto.X509, int, int, int], bool]:
    """Return the certificate check: the pin is all that counts, so OpenSSL's own verdict is not looked at."""

    def check(_session: SSL.Connection, certificate: crypto.X509, _error: int, depth: int, _ok: int) -> bool:
        try:
            key = key_of(certificate.to_cryptography())
        except (ValueError, UnsupportedAlgorithm):
            return False
        return depth == 0 and key != b"" and key in allowed()

    return check


def _choose_protocol(_session: SSL.Connection, offered: list[bytes]) -> bytes:
    if ALPN not in offered:
        raise PeerError("WIRE-3", "the far side does not speak firebreak/1", "ALPN")
    return ALPN


class TlsSession:
    """One connection's cryptography; the caller moves the bytes."""

    __slots__ = ("_allowed", "_connection", "ended", "exporter", "outer", "peer_key", "ready")

    def __init__(self, context: SSL.Context, allowed: Allowed, *, accept: bool) -> None:
        self._allowed = allowed
        self._connection = SSL.Connection(context, None)
        if accept:
            self._connection.set_accept_state()
        else:
            self._connection.set_connect_state()
        self.ready = False
        self.ended = False  # the far side said that it sends no more
        self.peer_key = self.exporter = b""
        self.outer = ""

    def begin(self) -> None:
        """Start the handshake; `take` then has the first bytes of a dialler."""
        self._shake()

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes of the far side and return the plaintext they complete. Raises PeerError WIRE-3 or WIRE-4."""
        self._connection.bio_write(data)
        if not self.ready and not self._shake():
            return []
        plain: list[bytes] = []
        receive = self._connection.recv
        try:
            while True:
                plain.append(receive(_RECORD))
        except SSL.WantReadError:
            pass
        except SSL.ZeroReturnError:
            self.ended = True
        except SSL.Error as error:
            raise PeerError("WIRE-3", _words(error), "record") from error
        return plain

    def take(self) -> bytes:
        """Return the bytes to put on the socket now, if any."""
        parts: list[bytes] = []
        try:
            while True:
                parts.append(self._connection.bio_read(_FLUSH))
                if len(parts[-1]) < _FLUSH:
                    break
        except SSL.WantReadError:
            pass
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def seal(self, plain: bytes) -> bytes:
        """Return `plain` as TLS records for the socket."""
        sent = self._connection.send(plain)
        while sent < len(plain):
            sent += self._connection.send(plain[sent:])
        return self.take()

    def finish(self) -> bytes:
        """Return the farewell for the socket; empty when the handshake was not complete."""
        if self.ready:
            try:
                self._connection.shutdown()
            except SSL.Error:  # nothing is owed to a session that already failed
                return b""
        return self.take()

    def _shake(self) -> bool:
        try:
            self._connection.do_handshake()
        except SSL.WantReadError:
            return False
        except SSL.Error as error:
            raise PeerError("WIRE-3", _words(error), "handshake") from error
        self._check()
        self.ready = True
        return True

    def _check(self) -> None:
        """Check again what the handshake settled, and learn from it what the line needs."""
        session = self._connection
        if session.get_alpn_proto_negotiated() != ALPN:
            raise PeerError("WIRE-3", "the far side does not speak firebreak/1", "ALPN")
        self.peer_key = key_of(session.get_peer_certificate(as_cryptography=True))
        if not self.peer_key or self.peer_key not in self._allowed():
            raise PeerError("WIRE-4", "the far certificate is not one we know", "certificate")
        self.exporter = session.export_keying_material(EXPORTER_LABEL, EXPORTER_BYTES)  # WIRE-7
        group = session.get_group_name() or "unknown group"
        self.outer = group if "MLKEM" in group.upper() else f"classical: {group}"  # WIRE-6


def _words(error: SSL.Error) -> str:
    """Return what OpenSSL says in plain words: who refused whom, and why."""
    details = error.args[0] if error.args and isinstance(error.args[0], list) else []
    reason = "; ".join(str(entry[-1]) for entry in details) or type(error).__name__
    if "certificate verify failed" in reason:
        return "the far certificate is not one we know"
    if "alert" in reason and any(name in reason for name in _UNKNOWN_TO_THEM):
        return "the far side does not know our certificate"
    return f"the far side refused: {reason}" if "alert" in reason else f"not the TLS we speak: {reason}"
