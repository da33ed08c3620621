"""Which matters a page of a list shows: from the newest on, those that fit what was asked for.

Keeps true: nothing is sorted or folded for a request; the line works while a long search goes on.
Leaves to others: showing them (`showing`), the order and the index (`node.order`, `node.index`).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from msgspec import UNSET, UnsetType

from firebreak.api.bodies import MattersQuery
from firebreak.api.breathing import CUT, Steps
from firebreak.api.problem import Refused
from firebreak.core.procedures.state import Matter, Matters, matter_of
from firebreak.core.types import Leaf, Marking
from firebreak.node.index import Index, plain
from firebreak.node.order import key_of
from firebreak.node.service import LineService

BREATH = 2048  # rows looked at between two moments in which the line may work


async def matters(line: LineService, query: MattersQuery, what: str | UnsetType) -> AsyncIterator[Matter]:
    """Yield the matters that a query asks for, the newest first; raises Refused for a `before` that is no matter."""
    m, order, ctx = line.matters(), line.order.matters, line.material.context
    what = query.what if what is UNSET else what
    before = None
    if query.before is not UNSET:
        named = m.matters.get(Leaf(bytes.fromhex(query.before)))
        if named is None:
            raise Refused("absent", "there is no call or message of that id")
        before = key_of(named.offer)
    held = None if query.q is UNSET else await holding(line, m, query.q)
    marking = None if query.marking is UNSET else Marking[query.marking]
    ours = {"out": ctx.me, "in": 1 - ctx.me}
    for number, leaf in enumerate(order.open_newest(before) if query.open else order.newest(before), start=1):
        if number % BREATH == 0:
            await asyncio.sleep(0)
        matter = m.matters.get(leaf)
        if matter is None or (held is not None and leaf not in held):
            continue
        if what is not UNSET and matter.is_call != (what == "call"):
            continue
        if marking is not None and matter.offer.marking != marking:
            continue
        if query.direction is UNSET or matter.offer.side == ours[query.direction]:
            yield matter


async def holding(line: LineService, m: Matters, words: str) -> set[Leaf]:
    """Return the matters in which an entry holds these words."""
    index: Index = await line.indexed()
    wanted, found, steps = plain(words), set[Leaf](), Steps()
    for row in index.newest():
        await steps.took(CUT if row.cut else 1)
        if row.text and index.holds(row, wanted):
            matter = matter_of(m, row.leaf) or matter_of(m, row.ref) or matter_of(m, row.regarding)
            if matter is not None:
                found.add(matter.offer.leaf)
    return found
