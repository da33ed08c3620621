"""The hello: what each side says of itself first on a connection (`spec/line.md`, LINE-2 and LINE-3).

Keeps true: a hello that is returned has exactly its fields, is signed by an entry key of the party it names, and fits
one connection only. Leaves to others: which path it came by, and what its heads mean for what is held (`links`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from firebreak.core.errors import PeerError
from firebreak.core.line.frames import Frame
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.crypto import verify_ed25519
from firebreak.core.record.kinds import nullable, octets, row, uint

VERSION: Final = 1

Head: TypeAlias = tuple[bytes, int, bytes]
"""Feed, size, root."""

_HEAD = nullable(row(octets(32), uint(32), octets(32)))
_FIELDS = row(
    uint(8), octets(32), octets(32), nullable(uint(8)), uint(32), octets(32), uint(32), octets(32), _HEAD, _HEAD,
    octets(64),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """What a side honours and holds, by its own signed word; `path` is null on the accepting side."""

    path: int | None
    manifest_version: int
    manifest_hash: bytes
    charter_revision: int
    charter_hash: bytes
    own_head: Head | None
    counted: Head | None


def signed_part(fields: Sequence[Any], exporter: bytes) -> bytes:
    """Return what a hello's signature covers: its fields but the signature, and the connection's exporter."""
    return encode((*fields, exporter))


def read_hello(
    kind: int, body: tuple[Value, ...], *, exporter: bytes, line: bytes, party: bytes, keys: Sequence[bytes]
) -> Hello:
    """Return the hello that a first frame carries.

    Raises PeerError LINE-3 for another frame, version, line or party or for a field of another shape, LINE-2 if none
    of the keys signed it for this connection.
    """
    try:
        fields: Any = _FIELDS(body if kind == Frame.HELLO and type(kind) is int else (), "hello")
    except PeerError as error:
        raise PeerError("LINE-3", f"the first frame is not a hello: {error.detail}", error.where) from None
    if fields[0] != VERSION:
        raise PeerError("LINE-3", "this version of the protocol is not known here", "hello.version")
    if (fields[1], fields[2]) != (line, party):
        raise PeerError("LINE-3", "the hello is of another line or party", "hello.line")
    if not any(_signed_by(key, signed_part(fields[:-1], exporter), fields[-1]) for key in keys):
        raise PeerError("LINE-2", "no entry key of the other side signed the hello for this connection", "hello")
    _, _, _, path, version, manifest, revision, charter, own, counted, _ = fields
    return Hello(
        path=path, manifest_version=version, manifest_hash=manifest, charter_revision=revision, charter_hash=charter,
        own_head=own, counted=counted,
    )  # fmt: skip


def _signed_by(key: bytes, signed: bytes, signature: bytes) -> bool:
    try:
        verify_ed25519(key, "hello", signed, signature)
    except PeerError:
        return False
    return True
