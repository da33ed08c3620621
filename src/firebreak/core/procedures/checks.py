"""What an officer's verb is checked against before anything is written: desks, roles, codes, and whose matter it is.

Keeps true: a refusal says in plain words what is wrong with the act, and nothing has been written by then.
Leaves to others: the verbs (`commands`, `commands_watch`). A peer may write anything: the folds rely on none of this.
"""

from __future__ import annotations

from firebreak.core.errors import UsageError
from firebreak.core.procedures import calls
from firebreak.core.procedures.model import Context
from firebreak.core.procedures.state import Matter, Matters, matter_of, own
from firebreak.core.record.kinds import By
from firebreak.core.types import Leaf, Precedence, label


def check_author(by: By, ctx: Context) -> None:
    """Raise UsageError unless a person of a desk of ours acts."""
    ctx.charter.desk(ctx.me, by.desk)
    if not by.person:
        raise UsageError("role 0 is the machine's; a person acts under a role of the charter")
    check_role(by.role, ctx)


def check_role(role: int, ctx: Context) -> None:
    """Raise UsageError for a role that the charter has not."""
    if role not in dict(ctx.charter.roles):
        raise UsageError(f"the charter has no role {role}")


def desks(to: tuple[int, ...], side: int, ctx: Context) -> tuple[int, ...]:
    """Return desks of a side as an entry lists them; raises UsageError for none, or for one it has not."""
    if not to:
        raise UsageError("name at least one desk of the other side")
    return tuple(sorted({ctx.charter.desk(side, n).number for n in to}))


def check_words(text: str, precedence: Precedence, ctx: Context) -> None:
    """Raise UsageError where a text is longer than the charter lets its precedence be."""
    urgent = precedence >= Precedence.IMMEDIATE
    limit = ctx.charter.urgent_text_bytes if urgent else ctx.charter.text_bytes
    if len(text.encode()) > limit:
        raise UsageError(f"the text is longer than the {limit} bytes that the charter gives {precedence.name}")


def check_reason(reason: int | None, ctx: Context) -> None:
    """Raise UsageError for a reason code that the charter has not."""
    if reason is not None and reason not in dict(ctx.charter.reasons):
        raise UsageError(f"the charter has no reason code {reason}")


def language(text: str | None, ctx: Context) -> str | None:
    """Return our language where there is a text to be in it."""
    return ctx.charter.parties[ctx.me].language if text is not None else None


def the_matter(m: Matters, of: Leaf) -> Matter:
    """Return the matter that a leaf names; raises UsageError if there is none."""
    found = matter_of(m, of)
    if found is None:
        raise UsageError("there is no open matter of that name on this line")
    return found


def theirs(m: Matters, of: Leaf, ctx: Context) -> Matter:
    """Return a matter of the other side; raises UsageError for one of our own."""
    matter = the_matter(m, of)
    if own(ctx, matter.offer):
        raise UsageError(f"this {sort(matter)} is our own; its receiver does that")
    return matter


def ours(m: Matters, of: Leaf, ctx: Context) -> Matter:
    """Return a matter of our own; raises UsageError for one of the other side."""
    matter = the_matter(m, of)
    if not own(ctx, matter.offer):
        raise UsageError(f"this {sort(matter)} is the other side's; its author does that")
    return matter


def sort(matter: Matter) -> str:
    """Return what a matter is, in a word."""
    return "call" if matter.is_call else "message"


def call_to_us(m: Matters, of: Leaf, ctx: Context) -> Matter:
    """Return a call to us that nobody has taken or refused; raises UsageError."""
    matter = theirs(m, of, ctx)
    if not matter.is_call:
        raise UsageError("this is a message, not a call")
    act = calls.deciding(matter)
    if act is not None:
        result = calls.outcome(matter)
        raise UsageError(f"the call is already {label(result) if result else 'decided'}")
    return matter
