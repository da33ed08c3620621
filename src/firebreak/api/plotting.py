"""The page of a line's health over time.

Keeps true: figures are those of the record; a missed test is shown as a fact that can be looked at, not as a point.
Leaves to others: counting (`node.history`), drawing (the console).
"""

from __future__ import annotations

import asyncio

from msgspec import UNSET

from firebreak.api import replies_record as record
from firebreak.api.bodies_desk import HistoryQuery
from firebreak.api.operations import Ask, get
from firebreak.api.showing import Shower
from firebreak.api.times import parse_time, stamp
from firebreak.core.errors import UsageError
from firebreak.core.procedures import tests
from firebreak.core.procedures.circuits import FINDINGS, STATES
from firebreak.core.procedures.model import Context
from firebreak.core.procedures.state import Matters
from firebreak.core.types import Leaf, LocalTime, TestOutcome, label
from firebreak.node import history as counting
from firebreak.node.history import Bucket, Series, Span
from firebreak.node.index import Index, Summary
from firebreak.node.order import Moment
from firebreak.node.service import LineService

DAY_S = 86_400
MISSED_MAX = 200


@get("/v1/lines/{line}/history", record.History, query=HistoryQuery)
async def history(ask: Ask) -> record.History:
    """Count tests of all layers in equal parts of a span of time, and name those that were missed."""
    line = ask.line
    span, m, ctx = _span(ask, line.clock.now().utc), line.matters(), line.material.context
    index = await line.indexed()
    keys, summaries = line.order.moments(span.since, span.until), list(index.summaries)
    series, missed = await asyncio.to_thread(_counted, m, ctx, span, keys, summaries)  # years take a moment
    shower = Shower(line)
    return record.History(
        since=stamp(span.since), until=stamp(span.until), bucket_s=span.step,
        layers=[_layer(ctx, one) for one in series], missed_total=len(missed),
        missed=[shower.test(p) for leaf in missed[:MISSED_MAX] if (p := m.probes.get(leaf)) is not None],
        findings=_findings(index, ctx, span), observed=_observed(line, m, span),
    )  # fmt: skip


def _counted(
    m: Matters, ctx: Context, span: Span, keys: list[Moment], summaries: list[Summary]
) -> tuple[list[Series], list[Leaf]]:
    """Return all layers over a span, and the tests that were missed, the latest first; reads nothing that changes."""
    series = [*counting.circuits_of(ctx, span, summaries), *counting.tests_of(m, ctx, span, keys)]
    return series, [leaf for *_, leaf in reversed(keys) if _missed(m, leaf)]


def _span(ask: Ask, now: LocalTime) -> Span:
    query = ask.asked(HistoryQuery)
    until = now + 1 if query.until is UNSET else parse_time(query.until, "until")
    since = max(0, until - DAY_S) if query.since is UNSET else parse_time(query.since, "since")
    if since >= until:
        raise UsageError("since: a time before `until` is required")
    return Span(since, until, query.buckets)


def _missed(m: Matters, leaf: Leaf) -> bool:
    probe = m.probes.get(leaf)
    return probe is not None and tests.result(probe) is TestOutcome.MISSED


def _layer(ctx: Context, one: Series) -> record.HistoryLayer:
    return record.HistoryLayer(
        layer=label(one.layer), path=ctx.charter.path(one.path).name if one.path is not None else None,
        direction="out" if one.tester == ctx.me else "in", buckets=[_bucket(b) for b in one.buckets],
    )  # fmt: skip


def _bucket(one: Bucket) -> record.Bucket:
    return record.Bucket(
        begin=stamp(one.begin), due=one.due, answered=one.answered, missed=one.missed, not_sent=one.not_sent,
        median_ms=one.median_ms,
    )  # fmt: skip


def _findings(index: Index, ctx: Context, span: Span) -> list[record.FindingSince]:
    """Return what our own hourly summaries say that our tests supported, changes only."""
    found: list[record.FindingSince] = []
    for one in index.summaries:
        if one.side == ctx.me and span.has(one.until):
            made = record.FindingSince(since=stamp(one.finding_since), finding=FINDINGS[one.finding].value)
            if not found or found[-1].finding != made.finding:
                found.append(made)
    return found


def _observed(line: LineService, m: Matters, span: Span) -> list[record.ObservedSince]:
    shower, ctx = Shower(line), line.material.context
    return [
        record.ObservedSince(
            side=shower.side(side), since=stamp(view.since), state=STATES[view.state].value,
            out=[ctx.charter.path(number).name for number in view.out],
        )
        for side in (0, 1) for view in m.views[side] if span.has(view.at)
    ]  # fmt: skip


PAGES = (history,)
