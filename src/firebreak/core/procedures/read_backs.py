"""What was read back, compared with what was sent (`spec/messages.md`, MSG-5 and MSG-14).

Keeps true: the machine compares what it can and names what differs; it never takes a part of a number for the number;
a person of the author may judge otherwise, in an entry of that person's own.
Leaves to others: which rung a match amounts to (`messages`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Matter, Reactions, draft, machine, own
from firebreak.core.record.kinds import CallOffer, ReadBack, ReadBackCheck
from firebreak.core.types import Leaf

DIFFERING_MAX = 64
_NUMBER = re.compile(r"(?:(?<![^\W_])[+\-\u2212])?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBackOf:
    """One read-back of a matter, and how the author's side compared it."""

    item: Item
    read: ReadBack
    checks: tuple[Item, ...]  # of the author's side, in the order they were written

    @property
    def check(self) -> Item | None:
        """The comparison that stands: a person's last, else the machine's; None while there is none (MSG-15)."""
        by_person = [item for item in self.checks if _check(item).by.person]
        return by_person[-1] if by_person else self.checks[0] if self.checks else None

    @property
    def matched(self) -> bool | None:
        """What that comparison says; None while there is none."""
        return None if self.check is None else _check(self.check).matched

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields that it says differ."""
        return () if self.check is None else _check(self.check).differing or ()

    @property
    def by_machine(self) -> bool:
        """Whether a machine made it, and no person has."""
        return self.check is not None and not _check(self.check).by.person


def _check(item: Item) -> ReadBackCheck:
    assert isinstance(item.payload, ReadBackCheck)
    return item.payload


def read_backs(matter: Matter) -> tuple[ReadBackOf, ...]:
    """Return what persons of the receiver read back of a matter, each with the author's comparisons."""
    author, checks, out = matter.offer.side, dict[Leaf | None, list[Item]](), []
    for act in matter.acts:
        if act.kind == ReadBackCheck.NUMBER and act.side == author:
            checks.setdefault(act.ref, []).append(act)
    for act in matter.acts:
        if isinstance(act.payload, ReadBack) and act.side != author and act.payload.by.person:
            out.append(ReadBackOf(item=act, read=act.payload, checks=tuple(checks.get(act.leaf, ()))))
    return tuple(out)


def check(matter: Matter, item: Item, ctx: Context) -> Reactions:
    """The author's machine compares a read-back that came in; the match alone is `understood` (MSG-5)."""
    p = item.payload
    if not isinstance(p, ReadBack) or not own(ctx, matter.offer) or own(ctx, item) or not p.by.person:
        return ()
    if any(a.kind == ReadBackCheck.NUMBER and a.ref == item.leaf for a in matter.acts):
        return ()
    by, names = machine(ctx, matter.opening.by.desk), differing(matter, p)
    return (draft(matter, ReadBackCheck(ref=item.leaf, by=by, matched=not names, differing=names or None)),)


# --- comparing ----------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return a text as it is compared in a read-back: NFC, case and white space aside (MSG-5)."""
    return "".join(_folded(text).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def differing(matter: Matter, read: ReadBack) -> tuple[str, ...]:
    """Return the names of what was read back and differs from what was sent, each once; none when all of it matches.

    The text as a whole is named `text`.
    """
    names = ["text"] if read.text is not None and not _same_words(matter, read.text) else []
    names += [name for name, value in read.fields or () if not _same_field(matter, name, value)]
    return tuple(dict.fromkeys(names))[:DIFFERING_MAX]


def matches(matter: Matter, read: ReadBack) -> bool:
    """Return whether a read-back repeats what it names of the matter."""
    return not differing(matter, read)


def _same_words(matter: Matter, said: str) -> bool:
    """Return whether a text is that of a message, or the text or subject of a call, or both in this order (MSG-5)."""
    opening = matter.opening
    wanted = [opening.text]
    if isinstance(opening, CallOffer):
        wanted.append(opening.subject)
        if opening.text and opening.subject:
            wanted.append(f"{opening.subject} {opening.text}")
    return any(text and plain(text) == plain(said) for text in wanted)


def _same_field(matter: Matter, name: str, value: str) -> bool:
    """Return whether a field says what the matter says (MSG-14)."""
    opening = matter.opening
    subject = opening.subject if isinstance(opening, CallOffer) else None
    if name in ("text", "subject"):
        whole = opening.text if name == "text" else subject
        return whole is not None and plain(whole) == plain(value)
    return any(occurs(value, text) for text in (subject, opening.text) if text)


def occurs(value: str, text: str) -> bool:
    """Return whether a value stands in a text, compared as MSG-5 does and not as a part of a number (MSG-14)."""
    wanted = plain(value)
    if not wanted:
        return False
    letters, cuts = _without_space(_folded(text))
    at = letters.find(wanted)
    while at >= 0:
        if at not in cuts and at + len(wanted) not in cuts:
            return True
        at = letters.find(wanted, at + 1)
    return False


def _without_space(text: str) -> tuple[str, frozenset[int]]:
    """Return a text without its white space, and the places in it that lie inside a number."""
    places, count = [], 0
    for letter in text:
        places.append(count)
        count += not letter.isspace()
    inside = {places[i] for found in _NUMBER.finditer(text) for i in range(found.start() + 1, found.end())}
    return "".join(text.split()), frozenset(inside)
