"""Pages that read: the node, its lines, the record and what follows from it.

Keeps true: no page here changes anything; what a page shows was durable before it was asked for.
Leaves to others: showing (`showing`, `overview`), acts (`acts`).
"""

from __future__ import annotations

import asyncio
from itertools import islice

from msgspec import UNSET, UnsetType

from firebreak.api import listing, overview, replies, words
from firebreak.api.access import ANYBODY
from firebreak.api.bodies import ListQuery, LogQuery, MattersQuery, ReportQuery
from firebreak.api.breathing import each
from firebreak.api.holding import held_items
from firebreak.api.operations import Ask, get
from firebreak.api.problem import Refused
from firebreak.api.showing import Shower
from firebreak.api.times import parse_time, stamp
from firebreak.core.procedures.state import Matter
from firebreak.core.types import Echelon, Leaf, Marking, label
from firebreak.node.index import Index, Row

BREATH = 2048  # rows looked at between two moments in which the line may work


@get("/v1/health", replies.Health, roles=(), group="node")
async def health(ask: Ask) -> replies.Health:
    """Say that the node runs."""
    shown, now = ask.door.certificate, ask.node.clock.now().utc
    return replies.Health(
        ok=all(line.works for line in ask.node.lines.values()), version=ask.node.version,
        certificate_until=stamp(shown.until) if shown is not None else None,
        warning=shown.warning(now) if shown is not None else None,
    )  # fmt: skip


@get("/v1/node", replies.NodeInfo, roles=ANYBODY, group="node")
async def node(ask: Ask) -> replies.NodeInfo:
    """Say which installation this is."""
    served = ask.node
    return replies.NodeInfo(
        name=served.config.node.name, party=served.party_name, version=served.version, started=stamp(served.started),
        at=stamp(served.clock.now().utc), lines=list(served.lines),
    )  # fmt: skip


@get("/v1/lines", replies.Lines, roles=ANYBODY, group="node")
async def lines(ask: Ask) -> replies.Lines:
    """List the lines of this node."""
    return replies.Lines(lines=[overview.brief(line) for line in ask.node.lines.values()])


@get("/v1/lines/{line}", replies.LineState, roles=ANYBODY)
async def line_state(ask: Ask) -> replies.LineState:
    """Show what is declared, what is observed and what our tests support."""
    return overview.state(ask.line)


@get("/v1/lines/{line}/charter", replies.Agreement, roles=ANYBODY)
async def charter(ask: Ask) -> replies.Agreement:
    """Show the agreement in force: desks, roles, reasons, paths and times."""
    return overview.agreement(ask.line)


# --- the record -----------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/log", replies.Log, query=LogQuery)
async def log(ask: Ask) -> replies.Log:
    """Read the record, one page of entries in causal order."""
    query, line = ask.asked(LogQuery), ask.line
    index = await line.indexed()
    after = -1 if query.after is UNSET else index.at.get(Leaf(bytes.fromhex(query.after)), len(index.rows))
    if after == len(index.rows):
        raise Refused("absent", "there is no entry of that id in the record")
    page = await _page(index, after, query)
    more = not query.newest and len(page) > query.limit
    shown, shower = page[: query.limit], Shower(line)
    return replies.Log(
        entries=await each(shown, lambda row: shower.entry(index.item(row))),
        next=shown[-1].leaf.hex() if more else None,
    )


async def _page(index: Index, after: int, query: LogQuery) -> list[Row]:
    """Return the rows of a page in causal order: the first after a place and one more, or the last ones."""
    of = None if query.of is UNSET else Leaf(bytes.fromhex(query.of))
    places, most = range(after + 1, len(index.rows)), query.limit + (not query.newest)
    found: list[Row] = []
    for number, i in enumerate(reversed(places) if query.newest else places, start=1):
        if number % BREATH == 0:
            await asyncio.sleep(0)
        row = index.rows[i]
        if of is None or of in (row.leaf, row.ref, row.regarding):
            found.append(row)
            if len(found) == most:
                break
    return found[::-1] if query.newest else found


# --- matters --------------------------------------------------------------------------------------------------------


async def _matters(ask: Ask, what: str | UnsetType = UNSET) -> replies.Matters:
    query, line = ask.asked(MattersQuery), ask.line
    m, shower = line.matters(), Shower(line)
    found: list[Matter] = []
    async for matter in listing.matters(line, query, what):
        found.append(matter)
        if len(found) > query.limit:
            break
    more, shown = len(found) > query.limit, found[: query.limit]
    last = shown[-1].offer.leaf.hex() if more else None
    return replies.Matters(matters=await each(shown, lambda x: shower.matter(m, x)), next=last)


@get("/v1/lines/{line}/matters", replies.Matters, query=MattersQuery)
async def matters(ask: Ask) -> replies.Matters:
    """List calls and messages with their ladders, newest first."""
    return await _matters(ask)


@get("/v1/lines/{line}/calls", replies.Matters, query=MattersQuery)
async def calls(ask: Ask) -> replies.Matters:
    """List calls with what they came to, newest first."""
    return await _matters(ask, "call")


@get("/v1/lines/{line}/messages", replies.Matters, query=MattersQuery)
async def messages(ask: Ask) -> replies.Matters:
    """List messages with their ladders, newest first."""
    return await _matters(ask, "message")


@get("/v1/lines/{line}/matters/{id}", replies.Matter)
async def matter(ask: Ask) -> replies.Matter:
    """Show one call or message: its ladder, who stated each rung, and what it does not mean."""
    leaf, m = ask.find(), ask.line.matters()
    found = m.matters.get(leaf)
    if found is None:
        raise Refused("absent", "this is a test; it stands under tests")
    return Shower(ask.line).matter(m, found)


@get("/v1/lines/{line}/tests", replies.TestList, query=ListQuery)
async def tests(ask: Ask) -> replies.TestList:
    """List layered tests, newest first."""
    query, shower = ask.asked(ListQuery), Shower(ask.line)
    m, order = ask.line.matters(), ask.line.order.tests
    found = (m.probes.get(leaf) for leaf in (order.open_newest() if query.open else order.newest()))
    return replies.TestList(tests=[shower.test(p) for p in islice(found, query.limit) if p is not None])


@get("/v1/lines/{line}/tests/{id}", replies.Test)
async def test(ask: Ask) -> replies.Test:
    """Show one layered test."""
    probe = ask.line.matters().probes.get(ask.find())
    if probe is None:
        raise Refused("absent", "this is a call or message; it stands under matters")
    return Shower(ask.line).test(probe)


@get("/v1/lines/{line}/alerts", replies.Alerts, query=ListQuery)
async def alerts(ask: Ask) -> replies.Alerts:
    """Read our own journal of alerts, newest first; `open` leaves out those that were taken."""
    query, line = ask.asked(ListQuery), ask.line
    shower = Shower(line)
    told = reversed(line.journal.standing.values()) if query.open else reversed(line.alerts)
    found = (a for a in told if not query.open or a.alert.of is not None)
    return replies.Alerts(alerts=[shower.alert(a) for a in islice(found, query.limit)])


@get("/v1/lines/{line}/held", replies.HeldItems)
async def held(ask: Ask) -> replies.HeldItems:
    """List what waits at our station, outside the record."""
    found = held_items(ask.line)
    return replies.HeldItems(held=found, words=words.HELD if found else words.NOTHING_HELD)


@get("/v1/lines/{line}/report", replies.ContactReport, query=ReportQuery)
async def report(ask: Ask) -> replies.ContactReport:
    """Count who tried to reach whom and what came of it, from the whole record."""
    query = ask.asked(ReportQuery)
    echelons = {label(one): one for one in Echelon}
    return overview.contact(
        ask.line, out=query.direction == "out", since=_time(query.since, "since"), until=_time(query.until, "until"),
        echelon=echelons[query.echelon] if query.echelon is not UNSET else None, marking=Marking[query.marking],
    )  # fmt: skip


def _time(text: str | UnsetType, where: str) -> int | None:
    return None if text is UNSET else parse_time(text, where)


PAGES = (
    health, node, lines, line_state, charter, log, matters, matter, calls, messages, tests, test, alerts, held, report,
)  # fmt: skip
