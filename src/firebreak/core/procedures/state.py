"""What the procedures know: matters with their acts, tests, words, summaries, and the live state of circuits.

Keeps true: everything but `Live` and `timers` is a function of the entries folded so far, the same on both
sides once both hold the same entries. A matter keeps its acts as they were written; what they amount to
(outcome, rungs) is computed from them, never stored.
Leaves to others: the rules (`calls`, `messages`, `tests`, `declared`), the order of events (`matters`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firebreak.core.procedures.model import Context, Draft, Item, Reaction
from firebreak.core.procedures.persistent import Deadlines, Pmap
from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.kinds import By, CallOffer, Message, Payload, Test
from firebreak.core.types import Echelon, Leaf, LocalTime, Marking, Precedence
from firebreak.core.values import changed as replace

RECENT_CALLS = 64  # CALL-9: how far back a crossing call is looked for
GRACE_S = 60  # times in the record are right to the minute
CIRCUIT_KINDS = ("stream", "relay", "radio")  # paths that have an echo

RING_OUT, BELL_END, NOT_TAKEN, NOT_SEEN, OVERDUE, TEST_LIMIT, STATION_TEST, CHANGE, SILENCE = range(9)
"""What a deadline is for."""

Reactions = tuple[Reaction, ...]
NONE: Pmap[Any, Any] = Pmap()
NO_DEADLINES = Deadlines()
NO_LEAF = Leaf(b"")
NEVER = LocalTime(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A call or a message, and every act that names it."""

    offer: Item
    acts: tuple[Item, ...] = ()
    joined: tuple[Item, ...] = ()  # answers to a call that crossed this one (CALL-9)
    sent: bool = False  # a path of ours took its bytes (live, own calls)

    @property
    def opening(self) -> CallOffer | Message:
        """The call-offer or message that began it."""
        payload = self.offer.payload
        assert isinstance(payload, CallOffer | Message)
        return payload

    @property
    def is_call(self) -> bool:
        return self.offer.kind == CallOffer.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One test of a station or desk, its replies and the tester's time-out."""

    test: Item
    replies: tuple[Item, ...] = ()
    over: Item | None = None
    told: bool = False  # our desks were told that it was missed (live)

    @property
    def asked(self) -> Test:
        payload = self.test.payload
        assert isinstance(payload, Test)
        return payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The unbroken run of equal results at the end of our own desk tests (TEST-11)."""

    answered: bool
    since: int | None  # due time of the first of the run; None: nothing returned at any of them
    due: int  # of the last one
    nothing: bool  # nothing returned at the last one


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one side observed of the circuits at one time."""

    at: int
    state: int  # 0 full, 1 degraded, 2 silent
    since: int
    out: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """The echo of one path: does it come back, and since when."""

    up: bool
    since: LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What only the running node knows; built anew after a restart."""

    started: bool = False
    began: LocalTime = NEVER  # of this run of the node
    circuits: tuple[tuple[int, Circuit], ...] = ()
    said: View | None = None  # what our last summary of this run said
    summed: LocalTime = NEVER  # where our last summary ended
    change_pending: bool = False
    last_change_ms: int | None = None
    one_left: bool = False
    silent_ms: int | None = None  # since when no path holds, milliseconds (RAISE-7)
    holds_ms: int | None = None  # since when some path is up without a break, milliseconds
    silence_told: bool = False
    clock_told: bool = False
    offset_s: int = 0  # how far the peer's clock is ahead of ours, 0 when within bounds
    rings: tuple[int, ...] = ()  # moments of our rings within the hour, milliseconds
    cursor: int = 0  # scheduled tests up to here are done with (UTC)
    next_due: int | None = None  # the next scheduled test (UTC)
    prune_at: int = 0  # milliseconds


NOT_STARTED = Live()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of address that a side stated for a desk of its own, and the other side's agreement to use it."""

    stated: Item
    agreed: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who keeps the desks of both sides, how they are addressed, and what operators say; keys begin with the side."""

    watches: Pmap[tuple[int, int], Item] = NONE  # the last word of each desk on its watch
    handovers: Pmap[tuple[int, int], Item] = NONE  # the last of each desk
    signed: Pmap[tuple[int, int], Item] = NONE  # who came signed for that one
    acts: Mapping[tuple[int, int], Item] = field(default_factory=dict)  # the last act of a person of each desk
    spoke: Pmap[tuple[int, int, int, int], Item] = NONE  # with marking, from, to: the last message that names nothing
    forms: Pmap[tuple[int, int, str], tuple[Form, ...]] = NONE  # of a desk in a language, in the order stated
    stated: Pmap[Leaf, tuple[int, int, str]] = NONE  # an address entry to its place in `forms`
    places: tuple[int, int] = (0, 0)  # how many desks and languages each side has stated
    orderwire: tuple[tuple[Item, ...], tuple[Item, ...]] = ((), ())  # the last words of each side's operators


NO_DUTY = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """Everything the procedures know of one line."""

    began: LocalTime
    matters: Pmap[Leaf, Matter] = NONE
    links: Pmap[Leaf, Leaf] = NONE  # an act's leaf to its matter's
    probes: Pmap[Leaf, Probe] = NONE
    moments: Pmap[tuple[int, int, int], Leaf] = NONE  # (tester, layer, due) to the test, or to the own-side time-out
    unreadable: Pmap[Leaf, int] = NONE  # leaf to the code the other side gave
    breached: Pmap[Leaf, int] = NONE  # undertaking past its time to the side that gave it
    words: tuple[tuple[Item, ...], tuple[Item, ...]] = ((), ())  # line-state entries of each side
    views: tuple[tuple[View, ...], tuple[View, ...]] = ((), ())  # changes only
    back: tuple[int, int] = (0, 0)  # when something returned again after silence, per observer
    recent: tuple[tuple[Leaf, ...], tuple[Leaf, ...]] = ((), ())  # last calls of each side
    counts: tuple[int, int] = (0, 0)  # how many entries of the other each side has counted
    sizes: tuple[int, int] = (0, 0)  # how many entries of each side are folded
    head: Leaf = NO_LEAF  # our own latest entry
    run: Run | None = None
    station_over: tuple[int, int] | None = None  # first due of our missed station tests; entries heard by the last one
    timers: Deadlines = NO_DEADLINES
    duty: Duty = NO_DUTY
    live: Live = NOT_STARTED


def at_side(pair: tuple[Any, Any], side: int, value: Any) -> tuple[Any, Any]:
    """Return the pair with the value of one side replaced."""
    return (value, pair[1]) if side == 0 else (pair[0], value)


def arm(m: Matters, at_ms: int, what: int, leaf: bytes = b"") -> Matters:
    """Return the state with one more deadline."""
    return replace(m, timers=m.timers.add(at_ms, what, leaf))


def matter_of(m: Matters, ref: Leaf | None) -> Matter | None:
    """Return the matter that a reference names, directly or through one of its acts (CALL-1)."""
    if ref is None:
        return None
    found = m.matters.get(ref)
    if found is None:
        link = m.links.get(ref)
        found = m.matters.get(link) if link is not None else None
    return found


def put(m: Matters, matter: Matter) -> Matters:
    """Return the state with this version of a matter."""
    return replace(m, matters=m.matters.set(matter.offer.leaf, matter))


def put_probe(m: Matters, probe: Probe) -> Matters:
    """Return the state with this version of a test."""
    return replace(m, probes=m.probes.set(probe.test.leaf, probe))


def draft(matter: Matter, payload: Payload, ticket: str = "") -> Draft:
    """Return a draft that inherits the marking of its matter."""
    return Draft(payload=payload, marking=Marking(matter.offer.marking), ticket=ticket)


def desk(ctx: Context, side: int, number: int) -> CharterDesk:
    """Return a desk of a side; a number the charter does not have means the first watch desk (CALL-3)."""
    for one in ctx.charter.parties[side].desks:
        if one.number == number:
            return one
    return ctx.charter.first_watch(side)


def has_desk(ctx: Context, side: int, number: int) -> bool:
    """Return whether the charter has that desk of a side."""
    return any(one.number == number for one in ctx.charter.parties[side].desks)


def rung_desk(ctx: Context, side: int, number: int) -> CharterDesk:
    """Return the desk whose bell rings: a senior desk is reached through the first watch desk (CALL-3)."""
    called = desk(ctx, side, number)
    return called if called.echelon <= Echelon.OPERATIONAL else ctx.charter.first_watch(side)


def machine(ctx: Context, number: int | None = None) -> By:
    """Return the automatic author of an entry of ours."""
    return By(ctx.charter.first_watch(ctx.me).number if number is None else number, 0)


def ring_s(ctx: Context, matter: Matter) -> int:
    """Return the ring time of a call in seconds, the longest of the desks called."""
    side = 1 - matter.offer.side
    precedence = Precedence(matter.opening.precedence)
    return max(ctx.charter.ring_seconds(side, desk(ctx, side, n).number, precedence) for n in matter.opening.to)


def rung_s(ctx: Context, matter: Matter) -> int:
    """Return the time within which a message should be seen: the ring time of its precedence, whatever the desk."""
    return ctx.charter.ring_s[matter.opening.precedence]


def own(ctx: Context, item: Item) -> bool:
    """Return whether we wrote this entry."""
    return item.side == ctx.me
