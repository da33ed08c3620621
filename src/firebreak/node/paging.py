"""The call plan at work: who is paged, in which order, by which means, and when the next echelon is told.

Keeps true: a step is made at its time or, if the one before it failed, at once; one acknowledgement stops every page
of a matter; a desk without a plan is paged by every pager that serves it; an urgent page that no means takes is made
again. An alert about no matter, which nobody can take, is paged by the plan's first means that takes it.
Leaves to others: what is worth a page and whom it is for (`core.procedures`), how a page is made (`pagers`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from firebreak.core.procedures.model import Alert
from firebreak.core.record.charter import Charter
from firebreak.core.types import Leaf
from firebreak.node.settings import CallPlan, CallStep, NodeConfig
from firebreak.paths.port import Timer, Timers
from firebreak.ports import Pager

REPEAT_S = 60  # an urgent page nobody took is made again
LOOSE_MAX = 16  # alerts about no matter whose pages are remembered


@dataclass(slots=True, eq=False)
class _Page:
    """Pages under way for one alert at one desk."""

    desk: str
    number: int
    alert: Alert
    plan: CallPlan | None
    without: str = ""  # a means that is known to fail
    ahead: list[CallStep] = field(default_factory=list)
    timers: list[Timer] = field(default_factory=list)
    used: list[Pager] = field(default_factory=list)
    failures: int = 0  # of means that had taken it

    def cancel(self) -> None:
        """Nothing of what lies ahead happens."""
        for timer in self.timers:
            timer.cancel()


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
        self._open: dict[Leaf | None, list[_Page]] = {}

    def raise_page(self, alert: Alert, without: str = "") -> None:
        """Begin the plan of every desk an alert is for; `without` names a means that is known to fail."""
        for number in alert.desks:
            self._begin(number, alert, without)

    def stop(self, of: Leaf) -> None:
        """Somebody took the matter: every page for it ends, here and at every means used."""
        for page in self._open.pop(of, []):
            page.cancel()
            for pager in page.used:
                pager.stop(page.desk, page.alert)

    def close(self) -> None:
        """Cancel everything; used when the node stops."""
        for pages in self._open.values():
            for page in pages:
                page.cancel()
        self._open.clear()

    def failed(self, desk: str, alert: Alert, why: str) -> None:
        """A means that had taken a page says later that it could not be made: the plan goes on without it."""
        self._report("paging", f"{alert.about}: desk {desk}: {why}")
        for page in self._open.get(alert.of, []):
            if page.desk == desk and page.alert is alert:
                page.failures += 1
                self._move_on(page)

    def _begin(self, number: int, alert: Alert, without: str = "") -> None:
        desk = self._charter.desk(self._me, number)
        pages = self._open.setdefault(alert.of, [])
        if any(page.number == number and page.alert is alert for page in pages):
            return  # raised to a desk that was told from the beginning
        plan = self._config.plan_for(desk.id)
        page = _Page(desk=desk.id, number=number, alert=alert, plan=plan, without=without)
        pages.append(page)
        if alert.of is None:
            del pages[:-LOOSE_MAX]
        if page.plan is None:
            self._make(page, None)
        else:
            self._follow(page, page.plan)

    def _follow(self, page: _Page, plan: CallPlan) -> None:
        """Make the steps that are due now and set the clock for the others."""
        page.ahead = sorted((step for step in plan.step if step.pager != page.without), key=lambda step: step.after_s)
        if page.without and not page.ahead:
            self._report("paging", f"{page.alert.about}: desk {page.desk}: its plan has no means but {page.without}")
        if page.alert.of is None:
            self._move_on(page)
            return
        for step in page.ahead:
            if step.after_s:
                page.timers.append(self._timers.call_later(step.after_s, partial(self._due, page, step)))
        if plan.raise_after_s:
            why = f"nobody took it within {plan.raise_after_s} s"
            page.timers.append(self._timers.call_later(plan.raise_after_s, partial(self._raise, page, why)))
        for step in [step for step in page.ahead if not step.after_s]:
            self._due(page, step)

    def _due(self, page: _Page, step: CallStep) -> None:
        """Make a step unless it was made before its time."""
        if any(step is other for other in page.ahead):
            page.ahead = [other for other in page.ahead if other is not step]
            self._make(page, step)

    def _make(self, page: _Page, step: CallStep | None) -> None:
        able = [pager for pager in self._pagers(step, page.desk) if pager.name != page.without]
        taken = [pager for pager in able if pager.page(page.desk, page.alert)]
        page.used += [pager for pager in taken if pager not in page.used]
        if taken:
            return
        means = step.pager if step else "any pager"
        self._report("paging", f"{page.alert.about}: desk {page.desk} could not be paged by {means}")
        if page.alert.urgent and page.alert.of is not None:
            page.timers.append(self._timers.call_later(REPEAT_S, partial(self._make, page, step)))
        self._move_on(page)

    def _move_on(self, page: _Page) -> None:
        """Make the next step at once, or raise the matter when no step is left and no means took it."""
        if page.ahead:
            self._due(page, page.ahead[0])
        elif page.plan is not None and page.plan.raise_after_s and page.failures >= len(page.used):
            self._raise(page, "no means of its plan is left")

    def _raise(self, page: _Page, why: str) -> None:
        higher = self._charter.next_higher(self._me, page.number)
        told = {other.number for other in self._open.get(page.alert.of, []) if other.alert is page.alert}
        if higher is not None and higher.number not in told:
            self._report("paging", f"{page.alert.about}: desk {page.desk}: {why}; desk {higher.id} is paged too")
            self._begin(higher.number, page.alert, page.without)
