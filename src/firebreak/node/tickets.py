"""Commands that may be sent again: what a key led to is durable with the entry it led to, or not at all.

Keeps true: a command under a key that was carried out is not carried out again within a day, whenever the process died.
Leaves to others: writing the note in the commit of the entry (`core.line.outbound`).
"""

from __future__ import annotations

from hashlib import sha256

from firebreak.core.line.outbound import KEPT_TICKETS, NAMESPACE
from firebreak.core.types import Leaf, LineId, LocalTime
from firebreak.ports_store import Batch, Store

LASTS_S = 86_400
_LEAF = 32


def keyed(key: str) -> str:
    """Return the ticket of a command under a key, whatever characters the key has."""
    return KEPT_TICKETS + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def written(store: Store, line: LineId, ticket: str, now: LocalTime | None) -> Leaf | None:
    """Return the entry that a ticket led to within the day before `now`, or ever."""
    note = store.note(NAMESPACE, line, ticket.encode())
    if note is None or (now is not None and not abs(now - _at(note)) < LASTS_S):
        return None
    return Leaf(note[:_LEAF])


def forget_old(store: Store, line: LineId, now: LocalTime) -> None:
    """Drop the notes that are older than a day. Raises OperationalError."""
    old = [key for key, note in store.notes(NAMESPACE, line) if now - _at(note) >= LASTS_S]
    if old:
        store.commit(Batch(line=line, notes=tuple((NAMESPACE, key, b"") for key in old)))


def _at(note: bytes) -> int:
    return int.from_bytes(note[_LEAF:], "big")
