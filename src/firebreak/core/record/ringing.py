"""What a desk's own key signs when a call rings at that desk (`spec/kinds.md`, ring).

Keeps true: a signature is good for one call on one line at one desk. Leaves to others: which keys are desks' keys
(`manifest`), when a bell is started (`procedures`), what it proves (`evidence`).
"""

from __future__ import annotations

from collections.abc import Iterable

from firebreak.core.errors import PeerError
from firebreak.core.record import crypto
from firebreak.core.record.codec import encode


def ring_body(line: bytes, call: bytes, desk: int) -> bytes:
    """Return what is signed in context `ring`: the alert of this call was presented at this desk."""
    return encode((line, call, desk))


def check_ring(keys: Iterable[bytes], body: bytes, signature: bytes) -> None:
    """Check that one of a party's desk keys signed a ring; raises PeerError EVI-37."""
    for key in keys:
        try:
            crypto.verify_ed25519(key, "ring", body, signature)
        except PeerError:
            continue
        return
    raise PeerError("EVI-37", "no desk's key of the party signed this ring", "ring.signature")
