"""Words that a second person let go (`spec/watch.md`, WATCH-1 and WATCH-2).

Keeps true: a release is an entry of the author's side about its own call or message; where the charter asks for two
persons and there is none, that is shown, and nothing else follows from it.
Leaves to others: that the two are two persons, which the credentials show and the numbers of a role cannot; a side's
own rule for more precedences than the charter names (the node).
"""

from __future__ import annotations

from firebreak.core.errors import UsageError
from firebreak.core.procedures import checks, model
from firebreak.core.procedures.model import Context, Draft, Item
from firebreak.core.procedures.state import Matter
from firebreak.core.record.kinds import Release
from firebreak.core.types import Precedence
from firebreak.core.values import changed as replace

THE_ENTRY_BEFORE = -1


def asked_for(ctx: Context, precedence: int) -> bool:
    """Return whether the charter asks for a second person before words of this precedence go out."""
    return precedence in ctx.charter.two_person


def release_of(matter: Matter) -> Item | None:
    """Return the entry with which a second person of the author's side released a matter (WATCH-1)."""
    for act in matter.acts:
        p = act.payload
        if isinstance(p, Release) and act.ref == matter.offer.leaf and act.side == matter.offer.side and p.by.person:
            return act
    return None


def unreleased(matter: Matter, ctx: Context) -> bool:
    """Return whether the charter asks for a second person and none has released the matter (WATCH-2)."""
    return asked_for(ctx, matter.opening.precedence) and release_of(matter) is None


def with_release(
    first: Draft, command: model.SendMessage | model.PlaceCall | model.Say, precedence: Precedence, ctx: Context
) -> Draft:
    """Return the draft with the release that is written directly after it.

    Raises UsageError where the charter asks for a second person and the command names none.
    """
    by, cred = command.released_by, command.released_cred
    if by is None:
        if asked_for(ctx, precedence):
            raise UsageError(f"the charter asks for a second person to release words of {precedence.name}")
        return first
    checks.check_author(by, ctx)
    release = Release(ref=THE_ENTRY_BEFORE, by=by, cred=cred.hash if cred is not None else None)
    return replace(first, then=Draft(payload=release, marking=first.marking, blob=cred.blob if cred else b""))
