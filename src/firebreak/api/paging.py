"""Pages about fetching people: means of paging, call plans, warnings, tests; and the checklists of triggers.

Keeps true: an address of a means is shown nowhere; a means that took a test is never said to have reached anybody.
Leaves to others: testing (`node.selftests`), how far means are independent (`node.means`), texts (`forms`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from msgspec import UNSET

from firebreak.api.access import ACTING, ANYBODY, Role
from firebreak.api.bodies_desk import PagingTestBody, TriggersQuery
from firebreak.api.operations import Ask, Served, get, post
from firebreak.api.replies_desk import (
    Paging,
    PagingMeans,
    PagingPlan,
    PagingStep,
    PagingTest,
    PagingTests,
    PagingWarning,
    Trigger,
    Triggers,
)
from firebreak.api.times import stamp
from firebreak.core.errors import UsageError
from firebreak.core.types import label
from firebreak.forms.texts import nearest
from firebreak.forms.triggers import triggers as forms
from firebreak.node.selftests import SelfTests, Tried
from firebreak.node.settings import CallPlan, PagerConfig


def shown(node: Served) -> Paging:
    """Return how people are fetched at a node."""
    return Paging(
        means=[_means(node, config) for config in node.config.pager],
        plans=[_plan(plan) for plan in node.config.callplan], warnings=list(_warnings(node)),
    )  # fmt: skip


def test_shown(tried: Tried) -> PagingTest:
    """Return what came of one test."""
    return PagingTest(
        name=tried.name, at=stamp(tried.at), ok=tried.ok, result=tried.result, words=tried.words
    )  # fmt: skip


def _means(node: Served, config: PagerConfig) -> PagingMeans:
    last = node.selftests.last(config.name) if node.selftests is not None else None
    due = node.selftests.next(config.name) if node.selftests is not None else None
    return PagingMeans(
        name=config.name, kind=config.kind, desks=list(config.desks), independent=node.means.independent(config.name),
        last_test=test_shown(last) if last is not None else None, next_test=stamp(due) if due is not None else None,
    )  # fmt: skip


def _plan(plan: CallPlan) -> PagingPlan:
    steps = [PagingStep(pager=step.pager, to=step.to, after_s=step.after_s) for step in plan.step]
    return PagingPlan(desk=plan.desk, raise_after_s=plan.raise_after_s, steps=steps)


def _warnings(node: Served) -> Iterator[PagingWarning]:
    """Yield desks that one failure leaves deaf, then means that were not proven lately."""
    for weak in node.means.weaknesses():
        yield PagingWarning(code="few_means", line=weak.line, desk=weak.desk, name=None, words=weak.words)
    for config in node.config.pager:
        found = _doubt(config, node.selftests)
        if found is not None:
            yield PagingWarning(code=found[0], line=None, desk=None, name=config.name, words=found[1])


def _doubt(config: PagerConfig, selftests: SelfTests | None) -> tuple[str, str] | None:
    """Return why it is doubtful that a means works: a code and a sentence."""
    last = selftests.last(config.name) if selftests is not None else None
    if last is not None and not last.ok:
        return f"test_{last.result}", f"pager {config.name}: {last.words}"
    if config.kind == "bell":
        return None  # it rings where somebody watches, and whether somebody does is seen at once
    if last is None:
        return "never_tested", f"pager {config.name} was never tested; `firebreak page test {config.name}` does it"
    if not config.test_times:
        return "not_scheduled", f"pager {config.name} is tested only when somebody asks; test_times sets a schedule"
    return None


@get("/v1/paging", Paging, roles=ANYBODY, group="node")
async def paging(ask: Ask) -> Paging:
    """Show the means of paging, when each was last tested, the call plans, and what is doubtful."""
    return shown(ask.node)


@post(
    "/v1/paging/test", PagingTestBody, PagingTests, roles=(*ACTING, Role.ADMINISTRATOR), group="node",
    refusals=("operational",),
)  # fmt: skip
async def paging_test(ask: Ask) -> PagingTests:
    """Test one means of paging, those of a desk, or all, now."""
    body, node = ask.said(PagingTestBody), ask.node
    if node.selftests is None:
        raise UsageError("this node has no line yet, so there is nobody to page")
    names = _chosen(node, body)
    tried = await asyncio.gather(*(node.selftests.run(name, desk=body.desk or "") for name in names))
    return PagingTests(tests=[test_shown(one) for one in tried])


def _chosen(node: Served, body: PagingTestBody) -> list[str]:
    """Return the means that a body names; raises UsageError that lists what there is."""
    if body.desk is not None:
        for line in node.lines.values():
            context = line.material.context
            context.charter.desk_by_id(context.me, body.desk)
    names = node.means.names(body.desk)
    if body.name is None:
        return names
    if body.name not in names:
        where = f"the desk {body.desk} has" if body.desk else "this node has"
        raise UsageError(f"{where} no pager {body.name!r}; it has {', '.join(names) or 'none'}")
    return [body.name]


@get("/v1/triggers", Triggers, query=TriggersQuery, roles=ANYBODY, group="node")
async def triggers(ask: Ask) -> Triggers:
    """List what warrants a call: checklists and texts that only want their facts."""
    lang = ask.asked(TriggersQuery).lang
    tag = ask.node.config.node.language if lang is UNSET else lang
    return Triggers(lang=nearest(tag), triggers=[
        Trigger(
            id=one.id, title=one.title, when=one.when, checklist=list(one.checklist), precedence=one.precedence.name,
            subject=one.subject, text=one.text, to_echelon=label(one.echelon), slots=list(one.slots),
        )
        for one in forms(tag)
    ])  # fmt: skip


PAGES = (paging, paging_test, triggers)
