"""Layered tests of station, desk and principal: when they are due, answered or missed (`spec/tests.md`, TEST rules).

Keeps true: a test is answered only by a valid reply that its tester held before its time-out; a missed test says
nothing of why; a test our own side could not make is `not sent` and nobody's silence.
Leaves to others: circuits (`circuits`), what follows from all layers (`circuits.finding`), who is told (`raising`).
"""

from __future__ import annotations

from hashlib import sha256

from firebreak.core.procedures import calls, raising
from firebreak.core.procedures.challenges import is_answer, make_challenge
from firebreak.core.procedures.declared import desk_tests_stopped
from firebreak.core.procedures.model import Context, Draft, Item, Reaction, StopPaging
from firebreak.core.procedures.state import (
    GRACE_S,
    STATION_TEST,
    TEST_LIMIT,
    Matters,
    Probe,
    Reactions,
    Run,
    arm,
    machine,
    own,
    put_probe,
)  # fmt: skip
from firebreak.core.record.kinds import Test, TestReply, TimeOut
from firebreak.core.types import Layer, Leaf, LocalTime, Marking, Now, TestOutcome
from firebreak.core.values import changed as replace

REPLIES_MAX = 16  # TEST-5: replies that were no answer, kept for one test
UNMADE_MAX = 64  # TEST-6: moments recorded as not sent at once; older ones are simply not in the record
CLOCK_BACK_S = 3600
CLOCK_BOUND_S = 30  # TEST-8: a claimed time this far outside a round trip is a difference of clocks


def limit_s(ctx: Context, layer: int) -> int:
    """Return the seconds within which a test of this layer should be answered (TEST-3)."""
    return ctx.charter.ring_principal_s if layer == Layer.PRINCIPAL else ctx.charter.tests.desk_limit_s


def is_reply(probe: Probe, item: Item) -> bool:
    """Return whether a reply answers the test: a person's for a desk, and the challenge met (TEST-5)."""
    p = item.payload
    if not isinstance(p, TestReply) or item.side == probe.test.side:
        return False
    return probe.asked.layer == Layer.STATION or (p.by.person and is_answer(probe.asked.challenge, p.answer))


def answer_to(probe: Probe) -> Item | None:
    """Return the first valid reply, in time or late."""
    return next((r for r in probe.replies if is_reply(probe, r)), None)


def result(probe: Probe) -> TestOutcome | None:
    """Return how a test ended, None while it is open: the tester's time-out comes before any reply (TEST-4)."""
    if probe.over is not None:
        over = probe.over.payload
        ours = isinstance(over, TimeOut) and over.result == calls.OUR_SIDE
        return TestOutcome.NOT_SENT if ours else TestOutcome.MISSED
    return TestOutcome.ANSWERED if answer_to(probe) is not None else None


# --- the fold -----------------------------------------------------------------------------------------------------


def fold_test(m: Matters, item: Item, ctx: Context) -> Matters:
    """Take in a test of either side."""
    p = item.payload
    if not isinstance(p, Test):
        return m
    key = (item.side, p.layer, p.due)
    if key not in m.moments:
        m = replace(m, moments=m.moments.set(key, item.leaf))
    return put_probe(m, Probe(test=item))


def fold_reply(m: Matters, item: Item, ctx: Context) -> Matters:
    """Take in a reply to a test."""
    probe = m.probes.get(item.ref) if item.ref is not None else None
    if probe is None or item.side == probe.test.side:
        return m
    valid, answered = is_reply(probe, item), answer_to(probe) is not None
    if answered or (not valid and len(probe.replies) >= REPLIES_MAX):
        return m
    probe = replace(probe, replies=(*probe.replies, item))
    m = put_probe(m, probe)
    return _went_on(m, probe, ctx, answered=True, nothing=False) if valid and probe.over is None else m


def fold_time_out(m: Matters, item: Item, ctx: Context) -> Matters:
    """Take in the tester's time-out, of a test that was made or of one its side could not make (TEST-4, TEST-6)."""
    p = item.payload
    assert isinstance(p, TimeOut)
    probe = m.probes.get(item.ref) if item.ref is not None else None
    if probe is None:
        key = (item.side, p.level or Layer.STATION, p.due)
        unmade = p.result == calls.OUR_SIDE and item.ref is None and key not in m.moments
        return replace(m, moments=m.moments.set(key, item.leaf)) if unmade else m
    if probe.over is not None or item.side != probe.test.side:
        return m
    m = put_probe(m, replace(probe, over=item))
    return _over(m, probe, item, p, ctx) if p.result != calls.OUR_SIDE else m


def _over(m: Matters, probe: Probe, item: Item, p: TimeOut, ctx: Context) -> Matters:
    if item.side == ctx.me and probe.asked.layer == Layer.STATION and p.result != calls.NO_PATH:
        m = _station_silent(m, probe, item)
    return _went_on(m, probe, ctx, answered=False, nothing=p.result == calls.NO_PATH)


def _station_silent(m: Matters, probe: Probe, item: Item) -> Matters:
    run = m.station_over
    unbroken = run is not None and run[1] == item.knows  # no entry of theirs in between
    since = run[0] if run is not None and unbroken else probe.asked.due
    return replace(m, station_over=(since, item.knows))


def _went_on(m: Matters, probe: Probe, ctx: Context, *, answered: bool, nothing: bool) -> Matters:
    """Continue or break the run of our own desk tests (TEST-11)."""
    due, run = probe.asked.due, m.run
    if probe.asked.layer != Layer.DESK or probe.test.side != ctx.me or (run is not None and due < run.due):
        return m
    unbroken = run is not None and run.answered == answered
    since = run.since if run is not None and unbroken else None
    if since is None and not nothing:
        since = due
    return replace(m, run=Run(answered=answered, since=since, due=due, nothing=nothing))


# --- live ---------------------------------------------------------------------------------------------------------


def schedule(m: Matters, ctx: Context, after: int) -> Matters:
    """Return the state that looks for scheduled tests after this UTC second."""
    return replace(m, live=replace(m.live, cursor=after, next_due=ctx.charter.next_test(after)))


def due_now(m: Matters, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """Make the scheduled tests whose time has come by our own clock, at most a minute late (TEST-1)."""
    if m.live.cursor > now.utc + CLOCK_BACK_S:  # our clock was set back
        m = schedule(m, ctx, now.utc)
    due = m.live.next_due
    if due is None or now.utc < due:
        return m, ()
    missed = ctx.charter.due_tests_between(m.live.cursor, now.utc)
    out: list[Reaction] = []
    for t in missed[-UNMADE_MAX:]:
        fresh = t > now.utc - GRACE_S
        out += make(m, ctx, t) if fresh else not_made(m, ctx, t)
    return schedule(m, ctx, now.utc), tuple(out)


def make(m: Matters, ctx: Context, due: int) -> Reactions:
    """Return the tests of station and desk for one moment; the desk's only where the declared state has it (DECL-4)."""
    out = [_draft(Test(layer=Layer.STATION, due=due))]
    if not desk_tests_stopped(m, ctx):
        out.append(desk_test(m, ctx, due, ctx.charter.first_watch(1 - ctx.me).number))
    return tuple(out)


def desk_test(m: Matters, ctx: Context, due: int, desk: int, layer: int = Layer.DESK, ticket: str = "") -> Draft:
    """Return the draft of a test of one of their desks, with its challenge."""
    seed = sha256(m.head + due.to_bytes(8, "big") + bytes([desk])).digest()
    return _draft(Test(layer=layer, due=due, desk=desk, challenge=make_challenge(seed)), ticket)


def _draft(payload: Test | TestReply | TimeOut, ticket: str = "") -> Draft:
    return Draft(payload=payload, marking=Marking.TEST, ticket=ticket)


def station_test(m: Matters, ctx: Context, due: int) -> Draft:
    """Return a finer test of their station, between the desk tests' times."""
    return _draft(Test(layer=Layer.STATION, due=due))


def not_made(m: Matters, ctx: Context, due: int) -> Reactions:
    """Record that our own side was down at a scheduled moment (TEST-6)."""
    layers = [Layer.STATION] if desk_tests_stopped(m, ctx) else [Layer.STATION, Layer.DESK]
    return tuple(
        Draft(payload=TimeOut(what=calls.TEST, due=due, result=calls.OUR_SIDE, level=layer), marking=Marking.TEST)
        for layer in layers if (ctx.me, int(layer), due) not in m.moments
    )  # fmt: skip


def made(m: Matters, item: Item, ctx: Context) -> Matters:
    """A test of either side is durable: arm its limit; on the tested side only where a person is asked."""
    p = item.payload
    if not isinstance(p, Test) or (not own(ctx, item) and p.layer == Layer.STATION):
        return m
    return arm(m, item.instant + 1000 * limit_s(ctx, p.layer), TEST_LIMIT, item.leaf)


def asked(m: Matters, probe: Probe, ctx: Context) -> Reactions:
    """A test of the other side is durable here: the machine signs for the station, a person answers for a desk."""
    if probe.asked.layer == Layer.STATION:
        return (_draft(TestReply(ref=probe.test.leaf, by=machine(ctx))),)
    in_time = probe.test.arrived <= probe.test.t - m.live.offset_s + limit_s(ctx, probe.asked.layer) + GRACE_S
    return (raising.desk_test(ctx, probe),) if in_time else ()


def over(m: Matters, leaf: Leaf, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """The limit of a test is past: the tester records it, both sides' desks are told (TEST-4, RAISE-3)."""
    probe = m.probes.get(leaf)
    if probe is None or probe.over is not None or answer_to(probe) is not None:
        return m, ()
    out: list[Reaction] = [_time_out(m, probe, ctx)] if own(ctx, probe.test) else []
    m, alerts = tell(m, probe, ctx)
    return m, (*out, *alerts, StopPaging(of=leaf))


def _time_out(m: Matters, probe: Probe, ctx: Context, ours: bool = False) -> Draft:
    nothing = not any(c.up for _, c in m.live.circuits)
    why = calls.OUR_SIDE if ours else calls.NO_PATH if nothing else calls.NO_REPLY
    asked_ = probe.asked
    return _draft(TimeOut(what=calls.TEST, due=asked_.due, result=why, ref=probe.test.leaf, level=asked_.layer))


def tell(m: Matters, probe: Probe, ctx: Context) -> tuple[Matters, Reactions]:
    """Tell our desks once that a test was missed; a station's silence only where it begins or no desk was asked."""
    if probe.told:
        return m, ()
    m = put_probe(m, replace(probe, told=True))
    side, asked_ = probe.test.side, probe.asked
    if asked_.layer == Layer.STATION:
        unbroken = m.station_over is not None and m.station_over[1] >= m.sizes[1 - ctx.me]
        if side != ctx.me or unbroken or (side, int(Layer.DESK), asked_.due) in m.moments:
            return m, ()
    return m, (raising.missed_test(ctx, probe),)


def learnt(m: Matters, item: Item, ctx: Context) -> tuple[Matters, Reactions]:
    """The other side's time-out of its test of us has arrived: our desks are told if they were not yet."""
    probe = m.probes.get(item.ref) if item.ref is not None else None
    if probe is None or item.side == ctx.me or probe.test.side != item.side:
        return m, ()
    return tell(m, probe, ctx)


def compare_clocks(m: Matters, item: Item, ctx: Context) -> tuple[Matters, Reactions]:
    """A reply to our own test bounds the other side's clock by the round trip; say so once when it differs (TEST-8)."""
    probe = m.probes.get(item.ref) if item.ref is not None else None
    if probe is None or not own(ctx, probe.test) or own(ctx, item):
        return m, ()
    sent, back = probe.test.arrived, item.arrived
    inside = sent - CLOCK_BOUND_S <= item.t <= back + CLOCK_BOUND_S
    if inside and back - sent > CLOCK_BOUND_S:  # too wide a bound to say anything
        return m, ()
    offset = 0 if inside else item.t - (sent + back) // 2
    told, m = m.live.clock_told, replace(m, live=replace(m.live, clock_told=not inside, offset_s=offset))
    return m, () if inside or told else (raising.clock_difference(ctx, probe, offset),)


def station_tests(m: Matters, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """Make a finer station test and arm the next; none in the minute of a scheduled one, which has its own (TEST-2)."""
    near = ctx.charter.due_tests_between(now.utc - GRACE_S, now.utc + min(GRACE_S, ctx.charter.tests.station_s - 1))
    m = arm_station(m, ctx, now)
    return m, () if near else (station_test(m, ctx, now.utc),)


def arm_station(m: Matters, ctx: Context, now: Now) -> Matters:
    """Arm the next finer station test, on whole multiples of its interval by our clock."""
    every = ctx.charter.tests.station_s
    return arm(m, now.instant + 1000 * (every - now.utc % every), STATION_TEST) if every else m


def resume(m: Matters, probe: Probe, ctx: Context, now: Now) -> tuple[Matters, Reactions]:
    """After a restart: answer for the station, arm what is open, record what ran out while we were down (TEST-6)."""
    if probe.over is not None or answer_to(probe) is not None:
        return m, ()
    at = probe.test.instant + 1000 * limit_s(ctx, probe.asked.layer)
    if own(ctx, probe.test):
        return (made(m, probe.test, ctx), ()) if now.instant < at else (m, (_time_out(m, probe, ctx, ours=True),))
    if probe.asked.layer == Layer.STATION or now.instant < at:
        return made(m, probe.test, ctx), asked(m, probe, ctx)
    return tell(m, probe, ctx)


def missed_while_down(m: Matters, ctx: Context, began: LocalTime, now: Now) -> tuple[Matters, Reactions]:
    """After a restart: `not sent` for every scheduled moment that passed, but the last minute's, which is made now."""
    last = max((due for (side, _, due) in _keys(m) if side == ctx.me and due <= now.utc), default=began - 1)
    until = now.utc - GRACE_S
    out: list[Reaction] = []
    for t in ctx.charter.due_tests_between(max(last, began - 1), until)[-UNMADE_MAX:]:
        out += not_made(m, ctx, t)
    return schedule(m, ctx, max(last, began - 1, until)), tuple(out)


def _keys(m: Matters) -> tuple[tuple[int, int, int], ...]:
    return tuple(key for key, _ in m.moments.items())
