"""Tests over time: the figures of a plot are those of the contact report, cut into spans."""

from __future__ import annotations

from collections import Counter

from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures import report
from firebreak.core.procedures.challenges import expected
from firebreak.core.procedures.circuits import echoing
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import AnswerTest
from firebreak.core.record import kinds
from firebreak.core.record.kinds import By
from firebreak.core.record.terms import TestSchedule
from firebreak.core.types import Layer, LocalTime
from firebreak.node import history
from firebreak.node.history import BUCKETS_MAX, Series, Span, circuits_of
from firebreak.node.index import Summary
from firebreak.node.order import Order
from firebreak.testing.playbook import START, Playbook, Side, make_charter

HOUR = 3600
HOURLY = TestSchedule(times_s=tuple(range(0, 24 * HOUR, HOUR)))


def test_a_span_is_cut_into_equal_parts() -> None:
    span = Span(1000, 2000, 7)
    assert (span.step, span.begin(1000), span.begin(1142), span.begin(1143)) == (143, 1000, 1000, 1143)
    assert (span.has(999), span.has(1000), span.has(1999), span.has(2000)) == (False, True, True, False)
    assert Span(0, 10, 1000).step == 1
    assert Span(0, 10**9, 10**6).step == -(-(10**9) // BUCKETS_MAX)


def _days() -> Playbook:
    """Two days: the southern desk answers every other test, and is without power for some hours."""
    book = Playbook(make_charter(tests=HOURLY))
    for hour in range(48):
        if hour in (20, 26):
            book.power(1, hour == 26)
        book.run(60)
        south = book.sides[1]
        for probe in south.state.probes.values() if hour % 2 and south.up else ():
            if probe.test.side == 0 and probe.asked.layer == Layer.DESK and not probe.replies and probe.over is None:
                answer = expected(probe.asked.challenge or "")
                book.do(1, AnswerTest(of=probe.test.leaf, by=By(1, 1), answer=answer or ""))
        book.run(HOUR - 60)
    book.run(HOUR)
    return book


def _folded(side: Side) -> tuple[Matters, Order]:
    """Fold a side's log as the service does, and keep the order on the way."""
    m = procedures.empty(side.ctx, LocalTime(START))
    order = Order(m, side.ctx)
    for item in side.log:
        before, m = m, procedures.fold(m, item, side.ctx)
        order.took(before, m, item)
    return m, order


def test_the_figures_are_those_of_the_contact_report() -> None:
    book = _days()
    for me, side in enumerate(book.sides):
        m, order = _folded(side)
        fresh = Order(m, side.ctx)
        assert order.matters.keys == fresh.matters.keys
        assert order.tests.keys == fresh.tests.keys
        assert order.tests.open == fresh.tests.open
        span = Span(START, START + 40 * HOUR, 13)
        assert order.moments(span.since, span.until) == fresh.moments(span.since, span.until)
        series = history.tests_of(m, side.ctx, span, order.moments(span.since, span.until))
        for tester in (0, 1):
            for layer in (Layer.STATION, Layer.DESK):
                mine = _sum(series, tester, layer)
                until = span.until - 1 + side.ctx.charter.tests.desk_limit_s
                table = report.tests_table(m, side.ctx, tester, layer, since=span.since, until=until)
                assert mine == (table.due, table.answered, table.missed, table.not_sent), (me, tester, layer)
        desk = _sum(series, 0, Layer.DESK)
        assert min(desk[1:3]) > 0, "some were answered and some were missed"


def _sum(series: list[Series], tester: int, layer: Layer) -> tuple[int, int, int, int]:
    found: Counter[str] = Counter()
    for one in series:
        if (one.tester, one.layer) == (tester, layer):
            for bucket in one.buckets:
                found.update(due=bucket.due, answered=bucket.answered, missed=bucket.missed, not_sent=bucket.not_sent)
    return found["due"], found["answered"], found["missed"], found["not_sent"]


def test_every_part_has_what_lies_in_it_and_the_time_an_answer_took() -> None:
    side = _days().sides[0]
    m, order = _folded(side)
    span = Span(START, START + 40 * HOUR, 40)
    series = history.tests_of(m, side.ctx, span, order.moments(span.since, span.until))
    desk = next(one for one in series if (one.tester, one.layer) == (0, Layer.DESK))
    assert [b.begin for b in desk.buckets] == sorted({b.begin for b in desk.buckets})
    for bucket in desk.buckets:
        assert bucket.due == bucket.answered + bucket.missed + bucket.not_sent
        assert (bucket.median_ms is not None) == (bucket.answered > 0)


def test_echoes_are_counted_by_the_hour_as_their_writer_did() -> None:
    side = _days().sides[0]
    rows = [
        Summary(item.side, item.payload.until, item.payload.circuits, item.payload.finding, item.payload.finding_since)
        for item in side.log if isinstance(item.payload, kinds.TestSummary)
    ]  # fmt: skip
    first, second = echoing(side.ctx)
    made = [Summary(0, START + 10, ((first, 60, 58, 40), (second, 60, 0, None)), 0, START)]
    span = Span(START, START + HOUR, 1)
    found = {one.path: one.buckets[0] for one in circuits_of(side.ctx, span, made)}
    assert (found[first].due, found[first].answered, found[first].missed, found[first].median_ms) == (60, 58, 2, 40)
    assert (found[second].answered, found[second].missed, found[second].median_ms) == (0, 60, None)
    assert circuits_of(side.ctx, Span(0, START, 1), made) == []
    assert rows
