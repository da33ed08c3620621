"""Who is on watch at each desk, and what was handed over to whom (`spec/watch.md`, WATCH rules).

Keeps true: a desk's last word on its watch holds until that desk changes it; a desk that has said nothing is
*unknown*, neither on watch nor off it; a handover is signed for by an entry of who comes, and by nothing else.
Leaves to others: who those people are (`cred`, and the officers of each side), what the sheet says (the node).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.persistent import Pmap
from firebreak.core.procedures.state import Duty, Matters, has_desk
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.kinds import By, Handover, Message, Orderwire, Watch
from firebreak.core.types import Leaf
from firebreak.core.values import changed as replace

ORDERWIRE_MAX = 256  # words of each side's operators that are at hand; the record has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Manning:
    """What the record says of the watch at one desk."""

    desk: CharterDesk
    on: bool | None  # None: no entry ever said
    word: Item | None  # the `watch` entry that says so: since when, and by which role
    handover: Item | None  # the desk's last handover
    signed: Item | None  # the entry with which who comes signed for it
    last_act: Item | None  # the last entry of a person at this desk


def manning(m: Matters, side: int, desk: CharterDesk) -> Manning:
    """Return what is known of the watch at one desk of a side (WATCH-3 to WATCH-5)."""
    key, duty = (side, desk.number), m.duty
    word = duty.watches.get(key)
    on = word.payload.on if word is not None and isinstance(word.payload, Watch) else None
    return Manning(
        desk=desk, on=on, word=word, handover=duty.handovers.get(key), signed=duty.signed.get(key),
        last_act=duty.acts.get(key),
    )  # fmt: skip


def watch_list(m: Matters, ctx: Context, side: int) -> tuple[Manning, ...]:
    """Return what is known of the watch at every desk of a side, in the charter's order."""
    return tuple(manning(m, side, desk) for desk in ctx.charter.parties[side].desks)


def unsigned(m: Matters, side: int, desk: int) -> Item | None:
    """Return the desk's last handover if nobody has signed for it yet."""
    key = (side, desk)
    return None if m.duty.signed.get(key) is not None else m.duty.handovers.get(key)


def orderwire(m: Matters) -> tuple[Item, ...]:
    """Return the last words of both sides' operators, in the order they became durable here."""
    return tuple(sorted((*m.duty.orderwire[0], *m.duty.orderwire[1]), key=lambda i: (i.arrived, i.side, i.seq)))


# --- the fold -----------------------------------------------------------------------------------------------------


def noted(duty: Duty, item: Item, ctx: Context) -> Duty:
    """Return what is known once a person of a desk wrote this: the last act there, and the last word to each desk.

    It is asked of every entry, and so made of few steps.
    """
    by = getattr(item.payload, "by", None)
    if not isinstance(by, By) or not by.person or not has_desk(ctx, item.side, by.desk):
        return duty
    acts = {**duty.acts, (item.side, by.desk): item}
    if isinstance(item.payload, Message) and item.payload.regarding is None:
        return replace(duty, acts=acts, spoke=_spoke(duty, item, item.payload, ctx))
    return replace(duty, acts=acts)


def _spoke(duty: Duty, item: Item, p: Message, ctx: Context) -> Pmap[tuple[int, int, int, int], Item]:
    """Note a message that names no matter: it may answer one all the same (MSG-12)."""
    spoke = duty.spoke
    for desk in p.to:
        if has_desk(ctx, 1 - item.side, desk):
            spoke = spoke.set((item.side, int(item.marking), p.by.desk, desk), item)
    return spoke


def fold_handover(m: Matters, item: Item, ctx: Context) -> Matters:
    """Who leaves signed what is open; a later handover of the desk takes its place (WATCH-4)."""
    p = item.payload
    assert isinstance(p, Handover)
    if not _at_a_desk(item, p.by, ctx):
        return m
    key = (item.side, p.by.desk)
    return _put(m, handovers=m.duty.handovers.set(key, item), signed=m.duty.signed.without(key))


def fold_watch(m: Matters, item: Item, ctx: Context) -> Matters:
    """A desk says that somebody is on watch there, or that nobody is (WATCH-3); it may sign for a handover."""
    p = item.payload
    assert isinstance(p, Watch)
    if not _at_a_desk(item, p.by, ctx):
        return m
    key = (item.side, p.by.desk)
    if p.on and signs_for(m, item.ref, item.side, p.by.desk):
        m = _put(m, signed=m.duty.signed.set(key, item))
    return _put(m, watches=m.duty.watches.set(key, item))


def signs_for(m: Matters, ref: Leaf | None, side: int, desk: int) -> bool:
    """Return whether a reference names the desk's last handover, for which nobody has signed (WATCH-5)."""
    open_one = unsigned(m, side, desk)
    return open_one is not None and open_one.leaf == ref


def fold_orderwire(m: Matters, item: Item, ctx: Context) -> Matters:
    """Operators' words are kept apart from those of principals; the last of each side are at hand (WATCH-8)."""
    assert isinstance(item.payload, Orderwire)
    words = (*m.duty.orderwire[item.side][1 - ORDERWIRE_MAX :], item)
    pair = m.duty.orderwire
    return _put(m, orderwire=(words, pair[1]) if item.side == 0 else (pair[0], words))


def _at_a_desk(item: Item, by: By, ctx: Context) -> bool:
    return by.person and has_desk(ctx, item.side, by.desk)


def _put(m: Matters, **changes: object) -> Matters:
    duty: Duty = replace(m.duty, **changes)
    return replace(m, duty=duty)
