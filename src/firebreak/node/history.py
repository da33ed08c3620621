"""Tests over time: how many of each layer were due, answered or missed in each span, for plots over hours or years.

Keeps true: the same record gives the same figures as the contact report; a test that our record does not hold at a
scheduled moment was not sent; an hour's echoes are counted as their writer counted them.
Leaves to others: drawing (the console), words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from firebreak.core.procedures import circuits, tests
from firebreak.core.procedures.declared import stopped_at
from firebreak.core.procedures.model import Context
from firebreak.core.procedures.state import Matters
from firebreak.core.types import Layer, TestOutcome
from firebreak.node.index import Summary
from firebreak.node.order import Moment

BUCKETS_MAX = 1000
_LAYERS = (Layer.STATION, Layer.DESK, Layer.PRINCIPAL)


@dataclass(slots=True)
class Bucket:
    """One span."""

    begin: int
    due: int = 0
    answered: int = 0
    missed: int = 0
    not_sent: int = 0
    times_ms: list[int] = field(default_factory=list)

    @property
    def median_ms(self) -> int | None:
        """The median of what is known of round trips."""
        return round(median(self.times_ms)) if self.times_ms else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One layer of one tester over time; `path` names a circuit."""

    layer: Layer
    path: int | None
    tester: int
    buckets: tuple[Bucket, ...]


class Span:
    """A span of time cut into equal parts."""

    def __init__(self, since: int, until: int, buckets: int) -> None:
        """`buckets` is how many at most; none is shorter than a second."""
        self.since, self.until = since, until
        self.step = max(1, -(-(until - since) // min(buckets, BUCKETS_MAX)))

    def begin(self, t: int) -> int:
        """Return the beginning of the part in which a moment lies."""
        return self.since + (t - self.since) // self.step * self.step

    def has(self, t: int) -> bool:
        """Return whether a moment lies in the span."""
        return self.since <= t < self.until


def tests_of(m: Matters, ctx: Context, span: Span, keys: list[Moment]) -> list[Series]:
    """Return the layers that entries test; `keys` are the known moments in the span."""
    found: dict[tuple[int, Layer], dict[int, Bucket]] = {(side, layer): {} for side in (0, 1) for layer in _LAYERS}
    for due, layer, tester, ended, took_ms in _ends(m, ctx, span, keys):
        _count(found[tester, layer], span, due, ended, took_ms)
    return [
        Series(layer=layer, path=None, tester=tester, buckets=tuple(parts[t] for t in sorted(parts)))
        for (tester, layer), parts in found.items() if parts
    ]  # fmt: skip


def _ends(
    m: Matters, ctx: Context, span: Span, keys: list[Moment]
) -> Iterator[tuple[int, Layer, int, TestOutcome | None, int | None]]:
    """Yield every due test of the span, how it ended, and how long its answer took."""
    known = set()
    for due, layer, tester, leaf in keys:
        known.add((due, layer, tester))
        probe = m.probes.get(leaf)
        if probe is None:
            yield due, Layer(layer), tester, TestOutcome.NOT_SENT, None
            continue
        reply = tests.answer_to(probe)
        took = (reply.arrived - probe.test.arrived) * 1000 if reply is not None and tester == ctx.me else None
        yield due, Layer(layer), tester, tests.result(probe), took
    for due in ctx.charter.due_tests_between(max(span.since, m.began) - 1, span.until - 1):
        for tester in (0, 1):
            for layer in (Layer.STATION, Layer.DESK):
                stopped = layer is Layer.DESK and stopped_at(m, due)
                if (due, int(layer), tester) not in known and not stopped:
                    yield due, layer, tester, TestOutcome.NOT_SENT, None


def _count(
    parts: dict[int, Bucket], span: Span, due: int, ended: TestOutcome | None, took_ms: int | None
) -> None:  # fmt: skip
    if ended is None:  # its limit is not over
        return
    bucket = parts.setdefault(span.begin(due), Bucket(span.begin(due)))
    bucket.due += 1
    bucket.answered += ended is TestOutcome.ANSWERED
    bucket.missed += ended is TestOutcome.MISSED
    bucket.not_sent += ended is TestOutcome.NOT_SENT
    if took_ms is not None and ended is TestOutcome.ANSWERED:
        bucket.times_ms.append(max(0, took_ms))


def circuits_of(ctx: Context, span: Span, summaries: list[Summary]) -> list[Series]:
    """Return the echoes of every path, by the hourly counts of each side; an echo that did not return is a miss."""
    found: dict[tuple[int, int], dict[int, Bucket]] = {}
    for one in summaries:
        for path, sent, returned, took_ms in one.circuits if span.has(one.until) else ():
            parts = found.setdefault((one.side, path), {})
            bucket = parts.setdefault(span.begin(one.until), Bucket(span.begin(one.until)))
            bucket.due += sent
            bucket.answered += returned
            bucket.missed += max(0, sent - returned)
            if took_ms is not None:
                bucket.times_ms.append(took_ms)
    paths = circuits.echoing(ctx)
    return [
        Series(layer=Layer.CIRCUIT, path=path, tester=side, buckets=tuple(parts[t] for t in sorted(parts)))
        for (side, path), parts in sorted(found.items()) if path in paths
    ]  # fmt: skip
