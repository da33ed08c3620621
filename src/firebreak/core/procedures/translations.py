"""Versions of a matter in another language, and which one stood when somebody acted (`spec/messages.md`, MSG-11 to 13).

Keeps true: the original is authoritative at every stage; a version is the word of a person of the side that received
the text; who acted on an earlier version is told when a later one reads differently, and nothing is inferred of why.
Leaves to others: whether a version is right. A machine's rendering is shown as one and is no version here.
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.procedures import raising
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.read_backs import plain
from firebreak.core.procedures.state import Matter, Matters, Reactions
from firebreak.core.record.kinds import By, RungEntry, Translation
from firebreak.core.types import Leaf, Rung, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a text: its entry, and what it says."""

    item: Item
    of: Leaf  # the entry whose words it renders
    stage: Stage
    lang: str
    text: str
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class ActedOn:
    """An act of a desk of the receiving side, and the version that stood when it was written."""

    item: Item
    desk: int
    version: Version


def words_of(item: Item) -> str | None:
    """Return what an entry says, as far as it can be translated: its text, what it undertakes, or a call's subject."""
    for name in ("text", "what", "subject"):
        said = getattr(item.payload, name, None)
        if isinstance(said, str):
            return said
    return None


def original(matter: Matter, leaf: Leaf) -> Item | None:
    """Return the entry of a matter that a leaf names: the one that began it, or an act on it."""
    return next((item for item in (matter.offer, *matter.acts) if item.leaf == leaf), None)


def authoritative(matter: Matter) -> Item:
    """Return the entry whose words hold, whatever has been made of them in other languages: the original (MSG-11)."""
    return matter.offer


def versions(matter: Matter, of: Leaf | None = None) -> tuple[Version, ...]:
    """Return the versions of the matter's own words, or of those of the act `of`, in the order written (MSG-11)."""
    leaf = matter.offer.leaf if of is None else of
    source = original(matter, leaf)
    if source is None:
        return ()
    return tuple(_version(act) for act in matter.acts if act.ref == leaf and _is_version(act, source))


def _is_version(act: Item, source: Item) -> bool:
    return isinstance(act.payload, Translation) and act.side != source.side and act.payload.by.person


def _version(act: Item) -> Version:
    p = act.payload
    assert isinstance(p, Translation) and act.ref is not None
    return Version(item=act, of=act.ref, stage=Stage(p.stage), lang=p.lang.lower(), text=p.text, by=p.by)


def standing(found: tuple[Version, ...], before: int | None = None) -> Version | None:
    """Return the version that stands: the last of the highest stage; `before` leaves out later numbers of its side."""
    there = [v for v in found if before is None or v.item.seq < before]
    return max(there, key=lambda v: (v.stage, v.item.seq), default=None)


def in_language(found: tuple[Version, ...], lang: str) -> tuple[Version, ...]:
    """Return the versions in one language."""
    return tuple(v for v in found if v.lang == lang.lower())


# --- who acted ----------------------------------------------------------------------------------------------------


def desks_concerned(matter: Matter) -> frozenset[int]:
    """Return the desks of the receiver that a matter was for or was passed to (MSG-12)."""
    passed = (
        act.payload.desk
        for act in matter.acts
        if isinstance(act.payload, RungEntry) and act.payload.rung == Rung.PASSED_TO and act.side != matter.offer.side
    )
    return frozenset(matter.opening.to) | {desk for desk in passed if desk is not None}


def acts_of_receiver(m: Matters, matter: Matter) -> tuple[Item, ...]:
    """Return what persons of the receiver did about a matter, translating aside, in the order they did (MSG-12).

    The last message of each desk concerned that names no matter and goes to the author's desk is among them.
    """
    side = 1 - matter.offer.side
    named = [act for act in matter.acts if act.side == side and act.kind != Translation.NUMBER and _person(act)]
    for desk in desks_concerned(matter):
        said = m.duty.spoke.get((side, int(matter.offer.marking), desk, matter.opening.by.desk))
        if said is not None:
            named.append(said)
    return tuple(sorted(named, key=lambda act: act.seq))


def acted_on(m: Matters, matter: Matter) -> tuple[ActedOn, ...]:
    """Return each act of the receiver that was written when a version stood, with that version (MSG-12)."""
    found, out = versions(matter), []
    for act in acts_of_receiver(m, matter):
        stood = standing(found, before=act.seq)
        by = getattr(act.payload, "by", None)
        if stood is not None and isinstance(by, By):
            out.append(ActedOn(item=act, desk=by.desk, version=stood))
    return tuple(out)


def acted_on_stage(m: Matters, matter: Matter) -> Stage | None:
    """Return the stage that stood at the receiver's last act; None where nobody acted while one stood."""
    acted = acted_on(m, matter)
    return acted[-1].version.stage if acted else None


def _person(act: Item) -> bool:
    by = getattr(act.payload, "by", None)
    return isinstance(by, By) and by.person


# --- who is told --------------------------------------------------------------------------------------------------


def translated(m: Matters, matter: Matter, item: Item, ctx: Context) -> Reactions:
    """A version of ours is durable: who acted on an earlier one is told where it reads differently (MSG-13)."""
    if item.side != ctx.me or matter.offer.side == ctx.me or not _is_version(item, matter.offer):
        return ()
    if item.ref != matter.offer.leaf:
        return ()
    new = _version(item)
    earlier = tuple(v for v in in_language(versions(matter), new.lang) if v.item.seq < item.seq)
    stood = standing(earlier)
    if stood is None or new.stage < stood.stage or plain(new.text) == plain(stood.text):
        return ()
    first = min(v.item.seq for v in earlier)
    acts = [act for act in acts_of_receiver(m, matter) if first < act.seq < item.seq]
    desks = tuple(dict.fromkeys(act.payload.by.desk for act in acts))  # type: ignore[union-attr]
    return (raising.translation_changed(ctx, matter, desks),) if desks else ()
