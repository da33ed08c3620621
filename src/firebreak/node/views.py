"""What a node can say from its record: the one full fold behind report, log, status and rehearsal.

Keeps true: every figure is a fold over stored entries; nothing is remembered that the record does not hold.
Leaves to others: the folds themselves (`core.procedures`) and how figures are shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from firebreak.core.line.state import Material
from firebreak.core.line.walking import items_of
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Item
from firebreak.core.types import LocalTime, Now
from firebreak.node.stored import Stored
from firebreak.ports_store import Store


def record(material: Material, store: Store, now: Now, until: LocalTime | None = None) -> Iterator[Item]:
    """Yield every opened entry of a line in causal order, those that had arrived by `until` if it is given."""
    yield from items_of(Stored(store, material.line).feeds(), material.context.me, now, until)


def full_matters(material: Material, store: Store, now: Now, until: LocalTime | None = None) -> Matters:
    """Return the fold over the whole record, as known at `until` (our clock) or now."""
    matters: Matters | None = None
    for item in record(material, store, now, until):
        if matters is None:
            matters = procedures.empty(material.context, item.arrived)
        matters = procedures.fold(matters, item, material.context)
    return matters if matters is not None else procedures.empty(material.context, now.utc)
