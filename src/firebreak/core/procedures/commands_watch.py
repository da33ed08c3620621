"""Verbs of the watch as drafts: translations, handovers, watches, forms of address (`spec/watch.md`, MSG-11).

Keeps true: what is translated is the other side's, a handover lists matters that are known, and who comes signs for
the desk's last handover; an act that makes no sense is refused in plain words.
Leaves to others: what the entries amount to (`watch`, `addresses`, `translations`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.procedures import addresses, checks, model, translations, watch
from firebreak.core.procedures.model import Context, Draft
from firebreak.core.procedures.state import Matters, draft, matter_of
from firebreak.core.record.kinds import OPEN_MAX, Address, AddressAgreed, Handover, Translation, Watch
from firebreak.core.types import Leaf, Now, Precedence, Stage

Drafts = tuple[Draft, ...]


def _translate(m: Matters, c: model.TranslateMatter, ctx: Context, now: Now, ticket: str) -> Drafts:
    matter = checks.the_matter(m, c.of)
    original = translations.original(matter, c.of)
    if original is None or translations.words_of(original) is None:
        raise UsageError("there are no words to translate in that entry")
    if original.side == ctx.me:
        raise UsageError("these are our own words; the side that received them translates them")
    checks.check_words(c.text, Precedence.ROUTINE, ctx)
    payload = Translation(ref=original.leaf, stage=Stage(c.stage), by=c.by, lang=c.lang, text=c.text)
    return (draft(matter, payload, ticket),)


def _hand_over(m: Matters, c: model.HandOver, ctx: Context, now: Now, ticket: str) -> Drafts:
    checks.check_role(c.role, ctx)
    if len(c.open) > OPEN_MAX:
        raise UsageError(f"a handover lists at most {OPEN_MAX} matters; the sheet has room for the others")
    for leaf in c.open:
        if matter_of(m, leaf) is None:
            raise UsageError("a handover lists matters of this line")
    payload = Handover(by=c.by, role=c.role, open=c.open, sheet=c.sheet, text=c.text)
    return (Draft(payload=payload, ticket=ticket),)


def _take_watch(m: Matters, c: model.TakeWatch, ctx: Context, now: Now, ticket: str) -> Drafts:
    if c.handover is not None and not watch.signs_for(m, c.handover, ctx.me, c.by.desk):
        raise UsageError("that is not the last handover of this desk, or somebody has signed for it already")
    return (Draft(payload=Watch(by=c.by, on=True, ref=c.handover), ticket=ticket),)


def _leave_watch(m: Matters, c: model.LeaveWatch, ctx: Context, now: Now, ticket: str) -> Drafts:
    if not watch.manning(m, ctx.me, ctx.charter.desk(ctx.me, c.by.desk)).on:
        raise UsageError("nobody has said that this desk is on watch")
    return (Draft(payload=Watch(by=c.by, on=False), ticket=ticket),)


def _state_address(m: Matters, c: model.StateAddress, ctx: Context, now: Now, ticket: str) -> Drafts:
    number = ctx.charter.desk(ctx.me, c.desk).number
    standing = addresses.in_force(m, ctx.me, number, c.lang)
    if standing is not None and standing.address.style == c.style:
        raise UsageError("that form of address is already agreed")
    payload = Address(by=c.by, desk=number, lang=c.lang, style=c.style)
    return (Draft(payload=payload, ticket=ticket),)


def _agree_address(m: Matters, c: model.AgreeAddress, ctx: Context, now: Now, ticket: str) -> Drafts:
    form = addresses.form_of(m, Leaf(c.of))
    if form is None or form.item.side == ctx.me:
        raise UsageError("there is no form of address of theirs by that name")
    if form.standing is not addresses.Standing.STATED:
        raise UsageError(f"that form of address is already {form.standing}")
    return (Draft(payload=AddressAgreed(ref=c.of, by=c.by), ticket=ticket),)


VERBS: dict[type, Callable[[Matters, Any, Context, Now, str], Drafts]] = {
    model.TranslateMatter: _translate, model.HandOver: _hand_over, model.TakeWatch: _take_watch,
    model.LeaveWatch: _leave_watch, model.StateAddress: _state_address, model.AgreeAddress: _agree_address,
}  # fmt: skip
