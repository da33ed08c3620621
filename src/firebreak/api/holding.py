"""What waits at our station, outside the record, as answers.

Keeps true: what waits was neither sent nor refused, and is never shown as if it were.
Leaves to others: what makes it wait and lets it out (`core.line.commands`).
"""

from __future__ import annotations

from firebreak.api import replies
from firebreak.api.showing import Shower
from firebreak.api.times import stamp
from firebreak.core.record.kinds import KINDS
from firebreak.core.types import Marking
from firebreak.node.service import LineService


def held_items(line: LineService) -> list[replies.HeldItem]:
    """Return everything that waits, in the order it was submitted."""
    shower = Shower(line)
    return [
        replies.HeldItem(
            since=stamp(one.since), why=one.why, kind=KINDS[one.draft.payload.NUMBER].NAME,
            marking=Marking(one.draft.marking).name,
            fields=shower.fields(one.draft.payload, line.material.context.me),
        )
        for one in line.status().held
    ]  # fmt: skip
