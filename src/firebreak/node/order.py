"""Matters and tests of a line in the order in which they came, kept as entries arrive: no reader sorts a record.

Keeps true: the newest comes first, and of two that came in one second the one that knows of the other; what waits for
an act of a person of ours is known without looking at the rest.
Leaves to others: what an act means (`core.procedures`), showing (`api`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import TypeAlias

from firebreak.core.procedures import calls, messages, tests
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Matter, Matters, Probe, matter_of
from firebreak.core.record.kinds import Test, TimeOut, Undertaking
from firebreak.core.types import Layer, Leaf

Key: TypeAlias = tuple[int, int, int, Leaf]
Moment: TypeAlias = tuple[int, int, int, Leaf]
"""When a test was due, its layer, the side that tested, and the entry that tells of it."""


def key_of(item: Item) -> Key:
    """Return where an entry stands among others: by arrival, and within a second by what its writer knew."""
    return (item.arrived, item.seq + item.knows, item.side, item.leaf)


def wants_act(matter: Matter, ctx: Context) -> bool:
    """Return whether an act of a person of ours is wanted: a call to us undecided, a message to us not touched."""
    if matter.offer.side == ctx.me or messages.closed(matter):
        return False
    if matter.is_call:
        return calls.deciding(matter) is None and calls.time_out(matter, calls.SETTLED) is None
    return matter.offer.regarding is None and not messages.touched(matter)


def wants_answer(probe: Probe, ctx: Context) -> bool:
    """Return whether a test of a desk of ours waits for a person."""
    return probe.test.side != ctx.me and tests.result(probe) is None and probe.asked.layer != Layer.STATION


def promises(matter: Matter) -> bool:
    """Return whether something undertaken in a matter is not kept yet."""
    return any(isinstance(act.payload, Undertaking) and not messages.kept(matter, act) for act in matter.acts)


class Ordered:
    """Keys of one sort of thing, oldest first, and which of them are open."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.open: set[Key] = set()

    def newest(self, before: Key | None = None) -> Iterator[Leaf]:
        """Yield what came before `before`, or all, the newest first."""
        end = len(self.keys) if before is None else bisect_left(self.keys, before)
        return (self.keys[i][3] for i in range(end - 1, -1, -1))

    def open_newest(self, before: Key | None = None) -> Iterator[Leaf]:
        """Yield what is open, the newest first."""
        return (key[3] for key in sorted(self.open, reverse=True) if before is None or key < before)

    def put(self, key: Key, *, new: bool, is_open: bool) -> None:
        """Take in a thing or its change."""
        if new:
            insort(self.keys, key)
        if is_open:
            self.open.add(key)
        else:
            self.open.discard(key)


class Order:
    """The order of one line's matters and tests."""

    def __init__(self, m: Matters, ctx: Context) -> None:
        """Begin with everything that is known; later entries come through `took`."""
        self._ctx = ctx
        self.matters = Ordered()
        self.tests = Ordered()
        self.matters.keys = sorted(key_of(x.offer) for x in m.matters.values())
        self.tests.keys = sorted(key_of(p.test) for p in m.probes.values())
        self.matters.open = {key_of(x.offer) for x in m.matters.values() if wants_act(x, ctx)}
        self._moments = sorted((due, layer, tester, leaf) for (tester, layer, due), leaf in m.moments.items())
        self.promised = {leaf for leaf, x in m.matters.items() if promises(x)}
        self.tests.open = {key_of(p.test) for p in m.probes.values() if wants_answer(p, ctx)}

    def moments(self, since: int, until: int) -> list[Moment]:
        """Return the known moments of tests in a span, by time."""
        keys = self._moments
        return keys[bisect_left(keys, (since,)) : bisect_left(keys, (until,))]

    @property
    def open(self) -> int:
        """How many matters and tests wait for an act of a person of ours."""
        return len(self.matters.open) + len(self.tests.open)

    def took(self, before: Matters, m: Matters, item: Item) -> None:
        """Take in an entry that was folded: `before` is what was known without it."""
        if len(m.moments) > len(before.moments):
            self._moment(m, item)
        for leaf in (item.leaf, item.ref, item.regarding):
            matter = matter_of(m, leaf)
            if matter is not None:
                new = leaf == item.leaf and item.leaf in m.matters and item.leaf not in before.matters
                self.matters.put(key_of(matter.offer), new=new, is_open=wants_act(matter, self._ctx))
                (self.promised.add if promises(matter) else self.promised.discard)(matter.offer.leaf)
            probe = m.probes.get(leaf) if leaf is not None else None
            if probe is not None:
                new = leaf == item.leaf and item.leaf not in before.probes
                self.tests.put(key_of(probe.test), new=new, is_open=wants_answer(probe, self._ctx))

    def _moment(self, m: Matters, item: Item) -> None:
        """Take in the moment of a test, or of one that was not sent."""
        p = item.payload
        layer = p.layer if isinstance(p, Test) else p.level if isinstance(p, TimeOut) else None
        level, due = int(layer or Layer.STATION), getattr(p, "due", 0)
        if m.moments.get((item.side, level, due)) == item.leaf:
            insort(self._moments, (due, level, item.side, item.leaf))
