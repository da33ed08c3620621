"""What each side declares of the line, and what may travel then (`spec/line-states.md`, DECL rules).

Keeps true: each side's word holds until that side changes it; the stricter of both holds; what may not travel
waits at the sender's station, and was neither sent nor refused.
Leaves to others: keeping what waits (the line machine), what is seen of the line (`circuits`).
"""

from __future__ import annotations

from datetime import UTC, datetime

from firebreak.core.procedures.model import Context, Draft, Item
from firebreak.core.procedures.state import Matters, matter_of
from firebreak.core.record.kinds import Address, CallOffer, LineState, Message, Orderwire, Translation
from firebreak.core.types import Declared, Leaf, label

WAITING_KINDS = frozenset({CallOffer.NUMBER, Message.NUMBER, Orderwire.NUMBER, Translation.NUMBER, Address.NUMBER})
"""Kinds that a declared state may hold back; acts, tests, replies, declarations and the watch
go on in all (DECL-3)."""

LAST_SECOND = 253_402_300_799  # 31 December 9999
NO_DESK_TESTS = frozenset({Declared.RECEIVE_ONLY, Declared.SUSPENDED, Declared.ENDED})


def word(m: Matters, side: int) -> Declared:
    """Return one side's last word; a side that has said nothing has said `open` (DECL-1)."""
    last = m.words[side][-1].payload if m.words[side] else None
    return Declared(last.state) if isinstance(last, LineState) else Declared.OPEN


def declared(m: Matters) -> tuple[Declared, tuple[Declared, Declared]]:
    """Return the stricter of both sides' words, and each one's."""
    sides = (word(m, 0), word(m, 1))
    return max(sides), sides


def stopped_by(m: Matters, sender: int, precedence: int | None, ctx: Context) -> int | None:
    """Return the side whose word holds back what `sender` would send, or None (DECL-2)."""
    for side in (ctx.me, 1 - ctx.me):
        state = word(m, side)
        accepted = precedence is not None and precedence in ctx.charter.suspended_accepts
        if state == Declared.OPEN or (state == Declared.RECEIVE_ONLY and side != sender):
            continue
        if not (state == Declared.SUSPENDED and accepted):
            return side
    return None


def precedence_of(m: Matters, payload: object) -> int | None:
    """Return the precedence that decides: words about a matter travel as that matter does (DECL-3)."""
    if not isinstance(payload, CallOffer | Message):
        return None
    regarding = payload.regarding
    named = matter_of(m, Leaf(regarding)) if isinstance(regarding, bytes) else None
    if isinstance(payload, Message) and named is not None:
        return max(payload.precedence, named.opening.precedence)
    return payload.precedence


def may_travel(m: Matters, draft: Draft, ctx: Context) -> str | None:
    """Return None when a draft of ours may be sent now, else why it waits at our station."""
    if draft.payload.NUMBER not in WAITING_KINDS:
        return None
    side = stopped_by(m, ctx.me, precedence_of(m, draft.payload), ctx)
    if side is None:
        return None
    last = m.words[side][-1].payload
    assert isinstance(last, LineState)
    return (
        f"{label(Declared(last.state))}, by the word of {ctx.charter.parties[side].name}, since {_moment(last.begin)}"
    )


def _moment(seconds: int) -> str:
    """Return a claimed time for people; one beyond the calendar as it is."""
    if seconds > LAST_SECOND:
        return f"second {seconds}"
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def desk_tests_stopped(m: Matters, ctx: Context) -> bool:
    """Return whether either side's word stops desk tests (DECL-4)."""
    return any(word(m, side) in NO_DESK_TESTS for side in (0, 1))


def stopped_at(m: Matters, when: int) -> bool:
    """Return whether a word of either side stopped desk tests at that moment, by the times they gave (DECL-4)."""
    return any(_word_at(m.words[side], when) in NO_DESK_TESTS for side in (0, 1))


def _word_at(words: tuple[Item, ...], when: int) -> Declared:
    state = Declared.OPEN
    for item in words:
        if isinstance(item.payload, LineState) and item.payload.begin <= when:
            state = Declared(item.payload.state)
    return state
