"""What stands behind one matter: versions of its words, read-backs, promises, its ring, how strongly it can be shown.

Keeps true: every figure is a fold over the acts of the matter; what a machine compared and what a person confirmed stay
apart; a promise is called done only as far as somebody signed so.
Leaves to others: ladder, outcome and names (`showing`), the rules (`core.procedures`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from firebreak.api import replies
from firebreak.api.times import stamp
from firebreak.core.procedures import calls, messages, releases
from firebreak.core.procedures import read_backs as comparing
from firebreak.core.procedures import translations as versions
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.promises import undertakings
from firebreak.core.procedures.state import Matter, Matters, ring_s
from firebreak.core.record.kinds import Ring
from firebreak.core.types import LocalTime, Rung, label
from firebreak.node.service import LineService

if TYPE_CHECKING:
    from firebreak.api.showing import Shower


SHOWN_BYTES = 256 << 10  # of the acts of one matter, of its versions, of its read-backs; the log has all
_ENCODER = msgspec.json.Encoder()
_A = TypeVar("_A")
_B = TypeVar("_B")


def newest(items: Sequence[_A], show: Callable[[_A], _B]) -> list[_B]:
    """Return the newest of some things as they are shown, as many as `SHOWN_BYTES` hold: one side fills no view."""
    shown, left = list[_B](), SHOWN_BYTES
    for item in reversed(items):
        one = show(item)
        left -= len(_ENCODER.encode(one))
        if left < 0 and shown:
            break
        shown.append(one)
    return shown[::-1]


# --- words in other languages -----------------------------------------------------------------------------------------


def translations(shower: Shower, matter: Matter) -> list[replies.Translation]:
    """Return the newest versions of the matter's own words, in the order they were written."""

    def version(one: versions.Version) -> replies.Translation:
        return replies.Translation(
            id=one.item.leaf.hex(), stage=label(one.stage), lang=one.lang, text=one.text, by=shower.author(one.item),
            written=stamp(one.item.t), arrived=stamp(one.item.arrived),
        )  # fmt: skip

    return newest(versions.versions(matter), version)


def acted_on_stage(m: Matters, matter: Matter) -> str | None:
    """Return the stage that stood at the receiver's last act; None where nobody acted while one stood."""
    stage = versions.acted_on_stage(m, matter)
    return None if stage is None else label(stage)


# --- read-backs -------------------------------------------------------------------------------------------------------


def read_backs(shower: Shower, matter: Matter) -> list[replies.ReadBack]:
    """Return what the receiver repeated last, each with what was found."""
    return newest(comparing.read_backs(matter), lambda one: _read_back(shower, one))


def _read_back(shower: Shower, one: comparing.ReadBackOf) -> replies.ReadBack:
    item, check = one.item, one.check
    person = check is not None and not one.by_machine
    return replies.ReadBack(
        id=item.leaf.hex(), by=shower.author(item), text=one.read.text,
        fields=[replies.NamedValue(name=name, value=value) for name, value in one.read.fields or ()],
        written=stamp(item.t), arrived=stamp(item.arrived), matched=one.matched, differing=list(one.differing),
        by_machine=one.by_machine,
        confirmed_by=shower.author(check) if check and person else None,
    )  # fmt: skip


# --- promises ---------------------------------------------------------------------------------------------------------


def promises(shower: Shower, m: Matters, matter: Matter, now: LocalTime) -> list[replies.Promise]:
    """Return what was undertaken in a matter, in the order it was."""
    return [
        replies.Promise(
            id=one.item.leaf.hex(), matter=matter.offer.leaf.hex(), what=one.given.what, due=stamp(one.given.due),
            by=shower.author(one.item), state=one.state.value,
        )
        for one in undertakings(m, matter, now)
    ]  # fmt: skip


# --- the ring, the second person, the grade ---------------------------------------------------------------------------


def ringing(shower: Shower, matter: Matter) -> replies.Ringing | None:
    """Return the ring of a call, None before the first bell."""
    rings = calls.rings(matter) if matter.is_call else ()
    if not rings:
        return None
    began, seconds = rings[0].arrived, ring_s(shower.ctx, matter)
    desks = [shower.desk(r.side, r.payload.desk) for r in rings if isinstance(r.payload, Ring)]
    return replies.Ringing(
        began=stamp(began), ends=stamp(began + seconds), seconds=seconds, desks=list(dict.fromkeys(desks))
    )


def released_by(shower: Shower, matter: Matter) -> replies.Author | None:
    """Return the second person of a two-person release."""
    act = releases.release_of(matter)
    return shower.author(act) if act is not None else None


def settled(m: Matters, matter: Matter, ctx: Context) -> bool:
    """Return whether it is final: a call as its procedure says, a message once its author's closing is held by both."""
    if matter.is_call:
        return calls.settled(m, matter, ctx)
    closing = next((a for a in matter.acts if Rung.CLOSED in messages.rungs_of(matter, a)), None)
    return closing is not None and (closing.side != ctx.me or m.counts[1 - ctx.me] > closing.seq)


def grade(line: LineService, m: Matters, item: Item) -> replies.Grade:
    """Return how strongly an entry of the record can be shown to a stranger."""
    stored = line.engine.store.by_leaf(item.leaf)
    signed = stored is not None and (stored.signature is not None or line.signed_below(stored.feed) > stored.n)
    return replies.Grade(
        signed=signed, hybrid_sealed=stored is not None and line.sealed_below(stored.feed) > stored.n,
        acknowledged=m.counts[1 - item.side] > item.seq,
    )  # fmt: skip
