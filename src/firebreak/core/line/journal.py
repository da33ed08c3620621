"""Our own journal: what our desks were told and when it came to rest; never part of the record (`spec/raising.md`).

Keeps true: an alert is durable with the entries it belongs to, before anybody is paged for it.
Leaves to others: what is worth an alert (`procedures`, `faults`), paging people and showing the journal (the node).
"""

from __future__ import annotations

from collections.abc import Iterable

from firebreak.core.errors import IntegrityError, PeerError
from firebreak.core.line.turn import Turn
from firebreak.core.procedures.model import Alert, StopPaging
from firebreak.core.record.codec import decode, encode
from firebreak.core.types import Leaf, LocalTime


def keep(turn: Turn) -> None:
    """Note what our desks are told with the next commit, beside the entries it belongs to."""
    for told in turn.s.queue.alerts:
        number = turn.s.drafts_seen + 1
        turn.put(drafts_seen=number)
        key = turn.now.utc.to_bytes(8, "big") + number.to_bytes(8, "big") + turn.s.nonce[:4]
        turn.note("journal", key, to_bytes(told, turn.now.utc))


def to_bytes(told: Alert | StopPaging, at: int) -> bytes:
    """Return a line of the journal as stored."""
    if isinstance(told, StopPaging):
        return encode((at, told.of))
    return encode((at, told.of, told.about, told.desks, told.words, told.urgent))


def from_bytes(data: bytes) -> tuple[LocalTime, Alert | StopPaging]:
    """Return a line of the journal read from the store.

    Raises IntegrityError if it is damaged.
    """
    try:
        value = decode(data)
    except PeerError:
        raise IntegrityError("the journal of alerts is damaged") from None
    match value:
        case (int(at), bytes(of)):
            return LocalTime(at), StopPaging(of=Leaf(of))
        case (int(at), of, str(about), tuple(desks), str(words), bool(urgent)):
            numbers = tuple(desk for desk in desks if isinstance(desk, int))
            leaf = Leaf(of) if isinstance(of, bytes) else None
            return LocalTime(at), Alert(about=about, desks=numbers, of=leaf, words=words, urgent=urgent)
    raise IntegrityError("the journal of alerts is damaged")


def read(lines: Iterable[bytes]) -> list[tuple[LocalTime, Alert, LocalTime | None]]:
    """Return the alerts of a journal in their order, each with when it came to rest; None while it stands.

    A stop ends what was told before it, and nothing that is told of the same matter later. Raises IntegrityError.
    """
    told: list[tuple[LocalTime, Alert, LocalTime | None]] = []
    standing: dict[Leaf, list[int]] = {}
    for data in lines:
        at, one = from_bytes(data)
        if isinstance(one, StopPaging):
            for i in standing.pop(one.of, ()):
                told[i] = (*told[i][:2], at)
            continue
        if one.of is not None:
            standing.setdefault(one.of, []).append(len(told))
        told.append((at, one, None))
    return told
