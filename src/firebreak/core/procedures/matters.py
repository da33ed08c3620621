"""The procedures of a line as one fold with timers: what the machine hands in, and what it is asked to do.

Keeps true: `fold` depends on the entries alone, so both sides that hold the same entries know the same; `on_*` add
reactions and deadlines of our own clock; nothing here reads a clock, and one event costs the same however many
matters are open. Nothing a peer writes raises: what has no meaning here stays in the record as a remark.
Leaves to others: the rules of each subject (`calls`, `messages`, `tests`, `circuits`, `declared`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from firebreak.core.procedures import (
    addresses,
    calls,
    circuits,
    messages,
    raising,
    read_backs,
    tests,
    translations,
    watch,
)  # fmt: skip
from firebreak.core.procedures.commands import submit as submit
from firebreak.core.procedures.declared import may_travel as may_travel
from firebreak.core.procedures.forgetting import prune as prune
from firebreak.core.procedures.model import Context, Item, Reaction, StopPaging
from firebreak.core.procedures.state import (
    BELL_END,
    CHANGE,
    NOT_SEEN,
    NOT_TAKEN,
    OVERDUE,
    RING_OUT,
    SILENCE,
    STATION_TEST,
    TEST_LIMIT,
    Matter,
    Probe,
    Reactions,
    at_side,
    matter_of,
    own,
    put,
)  # fmt: skip
from firebreak.core.procedures.state import Matters as Matters
from firebreak.core.record.kinds import (
    HIGH_CONSEQUENCE,
    Address,
    AddressAgreed,
    Again,
    Answer,
    CallOffer,
    Handover,
    LineState,
    Message,
    Orderwire,
    ReadBack,
    Ring,
    Test,
    TestReply,
    TestSummary,
    TimeOut,
    Translation,
    Undertaking,
    Unreadable,
    Watch,
    Withdraw,
)  # fmt: skip
from firebreak.core.types import Instant, Leaf, LocalTime, Now
from firebreak.core.values import changed as replace

WAKE_MAX = 1000  # deadlines handled in one wake; the rest at once afterwards
ACTS_MAX = 512  # MSG-10: acts of one side on one matter

Step: TypeAlias = tuple[Matters, Reactions]


def empty(ctx: Context, began: LocalTime) -> Matters:
    """Return what is known of a line at its beginning (our clock)."""
    return Matters(began=began)


def subjects(m: Matters) -> tuple[Leaf, ...]:
    """Return the leaves of every call, message and test that is known, in no specified order."""
    return (*(leaf for leaf, _ in m.matters.items()), *(leaf for leaf, _ in m.probes.items()))


# --- the fold -----------------------------------------------------------------------------------------------------


def fold(m: Matters, item: Item, ctx: Context) -> Matters:
    """Return what is known once this entry of either side is held; a function of the record alone."""
    m = _counted(m, item, ctx)
    if item.payload is None:
        return m
    folder = FOLDS.get(item.kind)
    return folder(m, item, ctx) if folder is not None else m


def _counted(m: Matters, item: Item, ctx: Context) -> Matters:
    side = item.side
    sizes, counts = m.sizes, m.counts
    if item.seq >= sizes[side]:
        sizes = at_side(sizes, side, item.seq + 1)
    if item.knows > counts[side]:
        counts = at_side(counts, side, item.knows)
    head = item.leaf if side == ctx.me else m.head
    return replace(m, sizes=sizes, counts=counts, head=head, duty=watch.noted(m.duty, item, ctx))


def _open_call(m: Matters, item: Item, ctx: Context) -> Matters:
    return calls.remember(put(m, Matter(offer=item)), item)


def _open_message(m: Matters, item: Item, ctx: Context) -> Matters:
    m = put(m, Matter(offer=item))
    named = matter_of(m, item.regarding)
    return _add(m, named, item) if named is not None and named.offer.leaf != item.leaf else m


def _act(m: Matters, item: Item, ctx: Context) -> Matters:
    matter = matter_of(m, item.ref)
    if matter is None:
        return m
    m = _add(m, matter, item)
    if item.kind == Answer.NUMBER and matter.is_call:
        mine = calls.joined_by(m, item, matter)
        if mine is not None:
            m = put(m, replace(mine, joined=(*mine.joined, item)))
    return m


def _add(m: Matters, matter: Matter, item: Item) -> Matters:
    """Add an act to its matter; one with another marking is a remark (CALL-11), as is one beyond the bound."""
    if item.marking != matter.offer.marking or _full(matter, item.side):
        return m
    m = put(m, replace(matter, acts=(*matter.acts, item)))
    return m if item.kind == Message.NUMBER else replace(m, links=m.links.set(item.leaf, matter.offer.leaf))


def _full(matter: Matter, side: int) -> bool:
    """Return whether a side has written so many acts about one matter that more are remarks (MSG-10)."""
    return len(matter.acts) >= ACTS_MAX and sum(a.side == side for a in matter.acts) >= ACTS_MAX


def _time_out(m: Matters, item: Item, ctx: Context) -> Matters:
    p = item.payload
    assert isinstance(p, TimeOut)
    if p.what == calls.TEST:
        return tests.fold_time_out(m, item, ctx)
    m = _act(m, item, ctx)
    if p.what == calls.UNDERTAKING and item.ref is not None:
        m = _breached(m, item, item.ref)
    return m


def _breached(m: Matters, item: Item, ref: Leaf) -> Matters:
    matter = matter_of(m, ref)
    mine = matter is not None and matter.offer.side == item.side and item.marking == matter.offer.marking
    return replace(m, breached=m.breached.set(ref, 1 - item.side)) if mine else m


def _declared(m: Matters, item: Item, ctx: Context) -> Matters:
    return replace(m, words=at_side(m.words, item.side, (*m.words[item.side], item)))


def _unreadable(m: Matters, item: Item, ctx: Context) -> Matters:
    p = item.payload
    assert isinstance(p, Unreadable)
    for leaf, code in p.passed:
        m = replace(m, unreadable=m.unreadable.set(Leaf(leaf), code))
    return m


def _again(m: Matters, item: Item, ctx: Context) -> Matters:
    p = item.payload
    assert isinstance(p, Again)
    matter = m.matters.get(Leaf(p.leaf))
    if matter is None or matter.offer.side != item.side or _full(matter, item.side):
        return m
    return put(m, replace(matter, acts=(*matter.acts, item)))


ACTS = (
    Ring.NUMBER,
    *sorted(HIGH_CONSEQUENCE - {LineState.NUMBER, Handover.NUMBER, Watch.NUMBER}),
    Translation.NUMBER,
)
FOLDS: dict[int, Callable[[Matters, Item, Context], Matters]] = {
    **dict.fromkeys(ACTS, _act),
    Unreadable.NUMBER: _unreadable, Again.NUMBER: _again, CallOffer.NUMBER: _open_call, TimeOut.NUMBER: _time_out,
    Message.NUMBER: _open_message, Test.NUMBER: tests.fold_test, TestReply.NUMBER: tests.fold_reply,
    TestSummary.NUMBER: circuits.fold_summary, LineState.NUMBER: _declared,
    Handover.NUMBER: watch.fold_handover, Watch.NUMBER: watch.fold_watch, Orderwire.NUMBER: watch.fold_orderwire,
    Address.NUMBER: addresses.fold_address, AddressAgreed.NUMBER: addresses.fold_agreed,
}  # fmt: skip


# --- live: an entry became durable here ---------------------------------------------------------------------------


def on_item(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    """Return the state with this durable entry of either side, and what it calls for here."""
    m = fold(m, item, ctx)
    react = (OWN if item.side == ctx.me else THEIRS).get(item.kind)
    return react(m, item, ctx, now) if react is not None and item.payload is not None else (m, ())


def _call_arrived(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    return calls.arrived(m, m.matters.get(item.leaf) or Matter(offer=item), ctx, now)


def _message_arrived(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    matter = m.matters.get(item.leaf) or Matter(offer=item)
    m, alerts = messages.arrived(m, matter, ctx)
    return m, (*alerts, *_stops(m, item, item.regarding, ctx))


def _call_placed(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    return calls.placed(m, m.matters.get(item.leaf) or Matter(offer=item), ctx), ()


def _message_sent(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    m = messages.began(m, m.matters.get(item.leaf) or Matter(offer=item), ctx)
    return m, _stops(m, item, item.regarding, ctx)


def _rang(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    matter = matter_of(m, item.ref)
    known = matter is not None and item in calls.rings(matter)
    return calls.rang_here(m, matter, item, ctx) if matter is not None and known else (m, ())


def _acted(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    """An act of either side: one acknowledgement stops every page; what else the act calls for."""
    matter = matter_of(m, item.ref)
    if matter is None or item not in matter.acts:
        return m, ()
    if item.kind == Undertaking.NUMBER:
        m = messages.promised(m, matter, item, ctx)
    out: list[Reaction] = list(_stops(m, item, item.ref, ctx))
    if item.kind == ReadBack.NUMBER:
        out += read_backs.check(matter, item, ctx)
    elif item.kind == Translation.NUMBER:
        out += translations.translated(m, matter, item, ctx)
    return m, tuple(out)


def _stops(m: Matters, item: Item, ref: Leaf | None, ctx: Context) -> Reactions:
    matter = matter_of(m, ref)
    if matter is None:
        return ()
    out: list[Reaction] = list(messages.stop(matter, item, ctx))
    if item.kind == Withdraw.NUMBER and not own(ctx, matter.offer):
        out.append(StopPaging(of=matter.offer.leaf))
    mine = calls.joined_by(m, item, matter) if item.kind == Answer.NUMBER and matter.is_call else None
    if mine is not None and not own(ctx, mine.offer):
        out.append(StopPaging(of=mine.offer.leaf))
    return tuple(out)


def _their_time_out(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    p = item.payload
    assert isinstance(p, TimeOut)
    if p.what == calls.TEST:
        return tests.learnt(m, item, ctx)
    rang_out = p.what == calls.RING and item.ref is not None
    return m, (StopPaging(of=item.ref),) if rang_out and item.ref is not None else ()


def _tested(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    probe = m.probes.get(item.leaf) or Probe(test=item)
    return tests.made(m, item, ctx), tests.asked(m, probe, ctx)


def _replied(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    probe = m.probes.get(item.ref) if item.ref is not None else None
    stop = probe is not None and tests.is_reply(probe, item)
    return m, (StopPaging(of=item.ref),) if stop and item.ref is not None else ()


def _their_word(m: Matters, item: Item, ctx: Context, now: Now) -> Step:
    p = item.payload
    assert isinstance(p, LineState)
    return m, (raising.line_state(ctx, item.side, p.state, item.leaf),)


React: TypeAlias = Callable[[Matters, Item, Context, Now], Step]
THEIRS: dict[int, React] = {
    **dict.fromkeys(ACTS, _acted),
    CallOffer.NUMBER: _call_arrived, Message.NUMBER: _message_arrived, Ring.NUMBER: _rang,
    TimeOut.NUMBER: _their_time_out,
    Test.NUMBER: _tested, TestReply.NUMBER: lambda m, item, ctx, now: tests.compare_clocks(m, item, ctx),
    LineState.NUMBER: _their_word,
}  # fmt: skip
OWN: dict[int, React] = {
    **dict.fromkeys(ACTS, _acted),
    CallOffer.NUMBER: _call_placed, Message.NUMBER: _message_sent, Ring.NUMBER: _rang,
    Test.NUMBER: lambda m, item, ctx, now: (tests.made(m, item, ctx), ()), TestReply.NUMBER: _replied,
}  # fmt: skip


# --- live: news that is no entry ----------------------------------------------------------------------------------


def on_circuit(m: Matters, path_number: int, up: bool, since: LocalTime, ctx: Context, now: Now) -> Step:
    """The echo of a path came back, or stays out, since that time of our clock."""
    return circuits.changed(_started(m, ctx, now), path_number, up, since, ctx, now)


def on_tally(m: Matters, counts: tuple[tuple[int, int, int, int | None], ...], ctx: Context, now: Now) -> Step:
    """The hour's counts of echoes: path number, sent, returned, median milliseconds."""
    return circuits.tally(_started(m, ctx, now), counts, ctx, now)


def on_sent(m: Matters, leaf: Leaf, accepted_by_path: bool, now: Now) -> Matters:
    """The bytes of our own call were handed to the paths; note whether one took them."""
    return calls.mark_sent(m, leaf) if accepted_by_path else m


def on_counted(m: Matters, seq: int, ctx: Context, now: Now) -> Step:
    """A signed entry of the other side counts our entries below `seq`: they are at its station."""
    other = 1 - ctx.me
    return (replace(m, counts=at_side(m.counts, other, seq)) if seq > m.counts[other] else m), ()


# --- live: time ---------------------------------------------------------------------------------------------------


DUE: dict[int, Callable[[Matters, Leaf, Context, Now], Step]] = {
    RING_OUT: calls.ring_out, BELL_END: calls.bell_end, NOT_TAKEN: calls.not_taken, NOT_SEEN: messages.not_seen,
    OVERDUE: messages.overdue, TEST_LIMIT: tests.over, CHANGE: circuits.change_due,
    SILENCE: circuits.silence_due,
    STATION_TEST: lambda m, leaf, ctx, now: tests.station_tests(m, ctx, now),
}  # fmt: skip


def on_wake(m: Matters, ctx: Context, now: Now) -> Step:
    """Do everything whose time has come, the scheduled tests first."""
    m, made = tests.due_now(_started(m, ctx, now), ctx, now)
    out: list[Reaction] = list(made)
    for _ in range(WAKE_MAX):
        first = m.timers.first
        if first is None or first[0] > now.instant:
            break
        m, more = DUE[first[1]](replace(m, timers=m.timers.rest()), Leaf(first[2]), ctx, now)
        out += more
    return m, tuple(out)


def wake_at(m: Matters, ctx: Context, now: Now) -> Instant | None:
    """Return the next moment at which `on_wake` is needed, None if there is none."""
    if not m.live.started:
        return now.instant
    times = []
    if m.timers.first is not None:
        times.append(m.timers.first[0])
    if m.live.next_due is not None:
        times.append(now.instant + 1000 * max(0, m.live.next_due - now.utc))
    return Instant(min(times)) if times else None


def _started(m: Matters, ctx: Context, now: Now) -> Matters:
    """Begin a run of the node, if `on_restart` has not: look for scheduled tests from now on."""
    if m.live.started:
        return m
    m = circuits.restarted(replace(m, live=replace(m.live, started=True)), ctx, now)
    return tests.arm_station(tests.schedule(m, ctx, max(now.utc, m.began) - 1), ctx, now)


def on_restart(m: Matters, ctx: Context, now: Now) -> Step:
    """After rebuilding by `fold`: record what fell due while we were down, and take up everything still open."""
    m = _started(m, ctx, now)
    m, unmade = tests.missed_while_down(m, ctx, m.began, now)
    out: list[Reaction] = list(unmade)
    for probe in sorted(m.probes.values(), key=lambda p: (p.test.instant, p.test.leaf)):
        m, more = tests.resume(m, probe, ctx, now)
        out += more
    for matter in sorted(m.matters.values(), key=lambda x: (x.offer.instant, x.offer.leaf)):
        if matter.is_call:
            m, more = calls.resume(m, matter, ctx, now)
            out += more
        m, more = messages.resume(m, matter, ctx, now)
        out += more
    return m, tuple(out)


__all__ = [
    "Matters", "empty", "fold", "may_travel", "on_circuit", "on_counted", "on_item", "on_restart", "on_sent",
    "on_tally", "on_wake", "prune", "subjects", "submit", "wake_at",
]  # fmt: skip
