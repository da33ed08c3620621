"""What can be proven at the end: evidence bundles made by a node and checked on their bytes, and records compared.

Keeps true: a verdict is that of the verifier a stranger would run, on the bytes of a bundle that the node made from
its own store; records are equal only if every entry of every feed is.
Leaves to others: making bundles (`node.export`) and judging them (`core.evidence`).
"""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.verify import verify_bundle
from firebreak.core.types import FeedId
from firebreak.node.export import export_bundle
from firebreak.node.partykeys import LineKit
from firebreak.ports_store import Store
from firebreak.sim import queries
from firebreak.sim.play import Play
from firebreak.sim.station import Station


def evidence(kit: LineKit, play: Play, expect: queries.Evidence) -> tuple[bool, str]:
    """Let the node of `who` make a bundle for the claims, and return whether the verdict is one of those allowed."""
    report = verify_bundle(BytesIO(_bundle(kit, play, expect)))
    reasons = [f"{one.claim.name} {one.verdict}: {', '.join(one.against + one.missing)}" for one in report.claims]
    words = "; ".join((*report.findings, *reasons))
    return report.verdict.value in expect.verdict, f"{report.verdict} ({words})"


def _bundle(kit: LineKit, play: Play, expect: queries.Evidence) -> bytes:
    station = play.stations[expect.who]
    leaves = [play.leaf(of) for of in expect.of]
    subjects = () if None in leaves else tuple(leaf for leaf in leaves if leaf is not None)
    claims = [
        Claim(
            name=name, subjects=subjects, not_later_than=expect.not_later_than, not_earlier_than=expect.not_earlier_than
        )
        for name in expect.claims
    ]
    out = BytesIO()
    with station.record() as store:
        export_bundle(store, kit, claims, out)
    return out.getvalue()


def records_equal(stations: tuple[Station, ...]) -> tuple[bool, str]:
    """Compare what all nodes hold, entry by entry."""
    first, second = stations
    with first.record() as one, second.record() as other:
        return compare(one, other, first)


def compare(one: Store, other: Store, station: Station, *, live_only: bool = False) -> tuple[bool, str]:
    """Return whether two stores hold the same entries of every feed (or live feed) of the line, or the difference."""
    line = station.material.line
    here, there = (
        {row.feed: row.size for row in store.feeds(line) if row.size and (row.live or not live_only)}
        for store in (one, other)
    )
    if here.keys() != there.keys():
        return False, f"{len(here)} and {len(there)} feeds are held, and not the same ones"
    for feed in here:
        found = _difference(one, other, feed)
        if found is not None:
            return False, f"feed {feed.hex()[:8]}: {found}"
    return True, f"{sum(here.values())} entries in {len(here)} feeds"


def _difference(one: Store, other: Store, feed: FeedId) -> str | None:
    for a, b in zip_longest(one.entries(feed), other.entries(feed)):
        if a is None or b is None:
            held = a or b
            assert held is not None
            return f"entry {held.n} stands in one record only (kind {held.body[:4].hex()})"
        if (a.body, a.content) != (b.body, b.content):
            return f"two different entries stand at {a.n}"
    return None
