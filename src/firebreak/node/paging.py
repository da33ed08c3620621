"""The call plan at work: who is paged, in which order, by which means, and when the next echelon is told.

Keeps true: an urgent page is made at once and jumps the queue; one acknowledgement stops every page of a matter; a
desk without a plan is paged by every pager that serves it; a page that no means takes moves the plan on at once.
Leaves to others: what is worth a page (`core.procedures`), how a page is made (`pagers`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from firebreak.core.procedures.model import Alert
from firebreak.core.record.charter import Charter
from firebreak.core.types import Leaf
from firebreak.node.settings import CallStep, NodeConfig
from firebreak.paths.port import Timer, Timers
from firebreak.ports import Pager

REPEAT_S = 60  # an urgent page nobody took is made again


@dataclass(slots=True)
class _Page:
    """Pages under way for one matter at one desk."""

    desk: str
    alert: Alert
    timers: list[Timer]
    used: list[Pager]


class Paging:
    """Carries out the call plans of one line's desks."""

    def __init__(
        self,
        *,
        config: NodeConfig,
        charter: Charter,
        me: int,
        pagers: Callable[[CallStep | None, str], Sequence[Pager]],
        timers: Timers,
        report: Callable[[str, str], None],
    ) -> None:
        """`pagers(step, desk)` gives the means of a plan's step, or all that serve the desk when step is None."""
        self._config = config
        self._charter = charter
        self._me = me
        self._pagers = pagers
        self._timers = timers
        self._report = report
        self._open: dict[Leaf, list[_Page]] = {}

    def raise_page(self, alert: Alert) -> None:
        """Begin the plan of every desk an alert is for."""
        for number in alert.desks:
            self._begin(number, alert)

    def stop(self, of: Leaf) -> None:
        """Somebody took the matter: every page for it ends, here and at every means used."""
        for page in self._open.pop(of, []):
            for timer in page.timers:
                timer.cancel()
            for pager in page.used:
                pager.stop(page.desk, page.alert)

    def close(self) -> None:
        """Cancel everything; used when the node stops."""
        for pages in self._open.values():
            for page in pages:
                for timer in page.timers:
                    timer.cancel()
        self._open.clear()

    def _begin(self, number: int, alert: Alert) -> None:
        desk = self._charter.desk(self._me, number)
        page = _Page(desk=desk.id, alert=alert, timers=[], used=[])
        if alert.of is not None:
            self._open.setdefault(alert.of, []).append(page)
        plan = self._config.plan_for(desk.id)
        if plan is None:
            self._make(page, None)
            return
        for step in plan.step:
            if step.after_s == 0:
                self._make(page, step)
            else:
                page.timers.append(self._timers.call_later(step.after_s, partial(self._make, page, step)))
        higher = self._charter.next_higher(self._me, number)
        if plan.raise_after_s and higher is not None and alert.of is not None:
            page.timers.append(self._timers.call_later(plan.raise_after_s, lambda: self._begin(higher.number, alert)))

    def _make(self, page: _Page, step: CallStep | None) -> None:
        taken = False
        for pager in self._pagers(step, page.desk):
            if pager.page(page.desk, page.alert):
                taken = True
                page.used.append(pager)
        if not taken:
            means = step.pager if step else "any pager"
            self._report("paging", f"{page.alert.about}: desk {page.desk} could not be paged by {means}")
        if page.alert.urgent and page.alert.of is not None and not taken:
            page.timers.append(self._timers.call_later(REPEAT_S, lambda: self._make(page, step)))
