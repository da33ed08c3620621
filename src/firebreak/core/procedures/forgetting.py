"""What the live state lets go of, so that a running node does not grow with its record.

Keeps true: no promise is forgotten before its time, and nothing else that is open within a month; the record keeps
everything, and a full fold finds it again.
Leaves to others: the record itself, and figures, which are made from full folds (`report`).
"""

from __future__ import annotations

from firebreak.core.procedures import calls, messages
from firebreak.core.procedures.state import Matter, Matters
from firebreak.core.record.kinds import Undertaking
from firebreak.core.types import Now
from firebreak.core.values import changed as replace

PRUNE_EVERY_MS = 3_600_000
KEEP_S = 7 * 86_400
KEEP_UNSEEN_S = 30 * 86_400


def prune(m: Matters, now: Now) -> Matters:
    """Return the live state without what is closed and settled for a week; at most once an hour."""
    if now.instant < m.live.prune_at:
        return m
    m = replace(m, live=replace(m.live, prune_at=now.instant + PRUNE_EVERY_MS))
    for matter in tuple(m.matters.values()):
        if _finished(m, matter, now):
            m = _forget(m, matter)
    for probe in tuple(m.probes.values()):
        if now.utc - probe.test.arrived > KEEP_S:
            m = replace(m, probes=m.probes.without(probe.test.leaf))
    old = now.utc - KEEP_S
    for key, _ in tuple(m.moments.items()):
        if key[2] < old:
            m = replace(m, moments=m.moments.without(key))
    return m


def _finished(m: Matters, matter: Matter, now: Now) -> bool:
    last = max((a.arrived for a in matter.acts), default=matter.offer.arrived)
    age = now.utc - last
    if age <= KEEP_S:
        return False
    promises = [a for a in matter.acts if a.kind == Undertaking.NUMBER and a.leaf not in m.breached]
    if any(not messages.kept(matter, a) for a in promises):
        return False
    in_hand = messages.touched(matter) or messages.closed(matter) or calls.outcome(matter) is not None
    return in_hand or age > KEEP_UNSEEN_S


def _forget(m: Matters, matter: Matter) -> Matters:
    links = m.links
    for act in matter.acts:
        links = links.without(act.leaf)
    return replace(m, matters=m.matters.without(matter.offer.leaf), links=links)
