"""What must hold for every record two sides could write, well-meaning or not.

A drawn record is two feeds whose entries name how much of the other each writer held; what refers to an entry knows it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.procedures import (
    addresses,
    calls,
    matters,
    promises,
    read_backs,
    releases,
    report,
    translations,
    watch,
)
from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Matter
from firebreak.core.record import kinds as k
from firebreak.core.record.kinds import By
from firebreak.core.types import ClaimedTime, Echelon, Instant, Leaf, LocalTime, Marking, Now
from firebreak.testing.playbook import START, make_charter

CHARTER = make_charter()
CONTEXTS = tuple(Context(charter=CHARTER, me=me) for me in (0, 1))
BY = st.sampled_from([By(1, 1), By(2, 1), By(4, 2), By(1, 0), By(99, 1)])
DESKS = st.sampled_from([(1,), (2,), (1, 4), (77,)])
PRECEDENCE = st.sampled_from([0, 1, 2, 3])
MARKING = st.sampled_from([Marking.OPERATIONAL, Marking.OPERATIONAL, Marking.EXERCISE])
LATE = 1 << 39

OFFERS = st.one_of(
    st.builds(k.CallOffer, precedence=PRECEDENCE, to=DESKS, by=BY, lang=st.just("en"), subject=st.just("Stop")),
    st.builds(k.Message, precedence=PRECEDENCE, to=DESKS, by=BY, lang=st.just("en"), text=st.just("Stop")),
    st.builds(k.Test, layer=st.sampled_from([1, 2, 3]), due=st.just(START), desk=st.sampled_from([None, 1, 9]),
              challenge=st.sampled_from([None, "word 2 of: one two three"])),
    st.builds(k.LineState, state=st.sampled_from([1, 2, 3, 4, 5]), begin=st.just(START), by=BY),
    st.builds(k.TestSummary, begin=st.just(START), until=st.just(START + 9), circuits=st.just(()),
              observed=st.sampled_from([0, 1, 2]), since=st.just(START), out=st.sampled_from([(), (0,), (0, 1)]),
              finding=st.just(0), finding_since=st.just(START)),
)  # fmt: skip
WORDS = st.sampled_from(["stop", "STOP ", "go"])
OFFERS |= st.one_of(
    st.builds(k.Handover, by=BY, role=st.just(1), open=st.just(())),
    st.builds(k.Watch, by=BY, on=st.booleans()),
    st.builds(k.Address, by=BY, desk=st.sampled_from([1, 2, 99]), lang=st.sampled_from(["en", "EN"]), style=WORDS),
    st.builds(k.Orderwire, by=BY, lang=st.just("en"), text=WORDS),
)
REF = b"?"  # replaced by the leaf that is drawn
ACTS = st.one_of(
    st.builds(k.Ring, ref=st.just(REF), desk=st.just(1)),
    st.builds(k.Answer, ref=st.just(REF), by=BY),
    st.builds(k.Decline, ref=st.just(REF), by=BY),
    st.builds(k.Defer, ref=st.just(REF), by=BY, until=st.just(START)),
    st.builds(k.Alternative, ref=st.just(REF), by=BY, what=st.just(1), desk=st.just(1)),
    st.builds(k.Withdraw, ref=st.just(REF), by=BY),
    st.builds(k.HangUp, ref=st.just(REF), by=BY),
    st.builds(k.TimeOut, what=st.sampled_from([1, 1, 2, 3, 4, 5, 5]), due=st.sampled_from([START, LATE]),
              result=st.sampled_from([1, 2, 3, 4]), ref=st.just(REF), level=st.sampled_from([None, 1, 2])),
    st.builds(k.RungEntry, ref=st.just(REF), rung=st.sampled_from([1, 3, 5, 6]), by=BY),
    st.builds(k.Refuse, ref=st.just(REF), rung=st.sampled_from([1, 4]), by=BY),
    st.builds(k.ReadBack, ref=st.just(REF), by=BY, text=st.sampled_from(["stop", "go", None])),
    st.builds(k.ReadBackCheck, ref=st.just(REF), by=BY, matched=st.booleans()),
    st.builds(k.Undertaking, ref=st.just(REF), by=BY, lang=st.just("en"), what=st.just("x"),
              due=st.sampled_from([START, START + 900, LATE])),
    st.builds(k.TestReply, ref=st.just(REF), by=BY, answer=st.sampled_from([None, "two", "three"])),
    st.builds(k.Reason, ref=st.just(REF), by=BY, text=st.just("x")),
    st.builds(k.Release, ref=st.just(REF), by=BY),
    st.builds(k.Watch, by=BY, on=st.just(True), ref=st.just(REF)),
    st.builds(k.AddressAgreed, ref=st.just(REF), by=BY),
    st.builds(k.Translation, ref=st.just(REF), stage=st.sampled_from([1, 2, 3]), by=BY,
              lang=st.sampled_from(["en", "fr"]), text=WORDS),
    st.builds(k.ReadBack, ref=st.just(REF), by=BY, fields=st.lists(
        st.tuples(st.sampled_from(["text", "subject", "a"]), st.sampled_from(["stop", "", "5"])), min_size=1, max_size=3
    ).map(tuple)),
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Draw two feeds in one order in which they may have been written."""
    feeds: tuple[list[Item], list[Item]] = ([], [])
    for number in range(draw(st.integers(1, 24))):
        side = draw(st.integers(0, 1))
        mine, theirs = feeds[side], feeds[1 - side]
        held = mine[-1].knows if mine else 0
        knows = draw(st.sampled_from([held, len(theirs), len(theirs)]))
        known = [i.leaf for i in (*mine, *theirs[:knows])]
        payload = draw(st.one_of(OFFERS, ACTS, ACTS) if known else OFFERS)
        ref = draw(st.sampled_from([*known, Leaf(b"!" * 32)])) if known and hasattr(payload, "ref") else None
        if ref is not None:
            payload = replace(payload, ref=ref)
        regarding = None
        if isinstance(payload, k.Message) and known and draw(st.booleans()):
            regarding = draw(st.sampled_from(known))
            payload = replace(payload, regarding=regarding)
        at = draw(st.sampled_from([number, number * 700, number * 9000]))
        marking = Marking.TEST if payload.NUMBER in (48, 49, 50) else draw(MARKING)
        mine.append(Item(
            side=side, seq=len(mine), knows=knows, leaf=Leaf(bytes([side + 1, number]) * 16), kind=payload.NUMBER,
            t=ClaimedTime(START + draw(st.sampled_from([at, 0, LATE]))), marking=marking, payload=payload, ref=ref,
            regarding=regarding, arrived=LocalTime(START + at), instant=Instant(at * 1000),
        ))  # fmt: skip
    return tuple(feeds[0]), tuple(feeds[1])


def as_held_by(me: int, feeds: tuple[tuple[Item, ...], tuple[Item, ...]]) -> list[Item]:
    """The one order in which a side can have come to hold both feeds: its entries name what it held."""
    own, peer = feeds[me], feeds[1 - me]
    out: list[Item] = []
    held = 0
    for item in own:
        out += peer[held : max(held, item.knows)]
        held = max(held, item.knows)
        out.append(item)
    return out + list(peer[held:])


def any_order(data: st.DataObject, feeds: tuple[tuple[Item, ...], tuple[Item, ...]]) -> list[Item]:
    """Any order in which no entry comes before what it knows of."""
    at, out = [0, 0], []
    while at[0] < len(feeds[0]) or at[1] < len(feeds[1]):
        ready = [s for s in (0, 1) if at[s] < len(feeds[s]) and feeds[s][at[s]].knows <= at[1 - s]]
        side = data.draw(st.sampled_from(ready))
        out.append(feeds[side][at[side]])
        at[side] += 1
    return out


def folded(me: int, items: list[Item]) -> matters.Matters:
    state = matters.empty(CONTEXTS[me], LocalTime(START))
    for item in items:
        state = matters.fold(state, item, CONTEXTS[me])
    return state


def figures(me: int, state: matters.Matters, flip: bool = False) -> dict[object, object]:
    """Every figure that both sides must agree on; `flip` exchanges the names of the sides."""
    ctx, out = CONTEXTS[me], {}
    for leaf, matter in state.matters.items():
        name = bytes([3 - leaf[0], leaf[1]]) * 16 if flip else bytes(leaf)
        ack = report.acknowledgement(state, ctx, leaf)
        has = {r for r in ack.has if r > 0}  # at the station: each holder knows more of its own
        out[name] = (matter.is_call and calls.outcome(matter), has, ack.refused, *said_of(state, matter, flip))
    for direction in (0, 1):
        for marking in (Marking.OPERATIONAL, Marking.EXERCISE):
            got = report.contact_report(state, ctx, direction, marking=marking, now=START + 10**6)
            out[(direction ^ flip, marking)] = (got.total, got.rows, got.tests)
    declared, sides = report.declared(state)
    kept = {(side ^ flip, "watch"): kept_desks(state, ctx, side, flip) for side in (0, 1)}
    return {**out, **kept, "declared": (declared, sides[::-1] if flip else sides)}


def named(item: Item | None, flip: bool) -> bytes | None:
    """The name of an entry, as it is when the sides are exchanged if `flip`."""
    if item is None:
        return None
    return bytes([3 - item.leaf[0], item.leaf[1]]) * 16 if flip else bytes(item.leaf)


def said_of(state: matters.Matters, matter: Matter, flip: bool) -> tuple[object, ...]:
    """What else both sides must find of a matter: versions, what acts rested on, read-backs, its release."""
    versions = tuple((named(v.item, flip), v.stage, v.text) for v in translations.versions(matter))
    rests = tuple((named(a.item, flip), named(a.version.item, flip)) for a in translations.acted_on(state, matter))
    reads = tuple((named(r.item, flip), r.matched, r.differing) for r in read_backs.read_backs(matter))
    given = tuple(
        (named(u.item, flip), u.state) for u in promises.undertakings(state, matter, LocalTime(START + 10**6))
    )
    return versions, rests, reads, named(releases.release_of(matter), flip), given


def kept_desks(state: matters.Matters, ctx: Context, side: int, flip: bool) -> tuple[object, ...]:
    """What both sides must find of the watch at a side's desks, and of how they are addressed."""
    desks = tuple(
        (d.desk.number, d.on, *(named(one, flip) for one in (d.word, d.handover, d.signed, d.last_act)))
        for d in watch.watch_list(state, ctx, side)
    )
    forms = tuple((named(f.item, flip), f.standing) for f in addresses.address_book(state, side))
    return desks, forms, tuple(named(item, flip) for item in state.duty.orderwire[side])


@given(records(), st.data())
def test_every_order_of_the_same_record_gives_the_same_figures(
    feeds: tuple[tuple[Item, ...], tuple[Item, ...]], data: st.DataObject
) -> None:
    ours = figures(0, folded(0, as_held_by(0, feeds)))
    assert figures(1, folded(1, as_held_by(1, feeds))) == ours
    assert figures(0, folded(0, any_order(data, feeds))) == ours


@given(records())
def test_mirrored_records_give_mirrored_figures(feeds: tuple[tuple[Item, ...], tuple[Item, ...]]) -> None:
    def mirrored(item: Item) -> Item:
        def leaf(x: Leaf | None) -> Leaf | None:
            return x if x is None or x[0] == 33 else Leaf(bytes([3 - x[0], x[1]]) * 16)

        names = {"leaf": leaf(item.leaf), "ref": leaf(item.ref), "regarding": leaf(item.regarding)}
        return replace(item, side=1 - item.side, **names)

    other = (tuple(map(mirrored, feeds[1])), tuple(map(mirrored, feeds[0])))
    assert figures(1, folded(1, as_held_by(1, other)), flip=True) == figures(0, folded(0, as_held_by(0, feeds)))


@given(records(), st.sampled_from([0, 1]))
def test_a_settled_outcome_is_final(feeds: tuple[tuple[Item, ...], tuple[Item, ...]], me: int) -> None:
    state, final = matters.empty(CONTEXTS[me], LocalTime(START)), {}
    for item in as_held_by(me, feeds):
        state = matters.fold(state, item, CONTEXTS[me])
        for leaf, matter in state.matters.items():
            if matter.is_call:
                now = calls.outcome(matter)
                assert final.get(leaf, now) == now
                if calls.settled(state, matter, CONTEXTS[me]):
                    assert now is not None
                    final[leaf] = now


@given(records(), st.sampled_from([0, 1]))
def test_nothing_a_peer_writes_raises_and_what_we_write_is_well_formed(
    feeds: tuple[tuple[Item, ...], tuple[Item, ...]], me: int
) -> None:
    ctx = CONTEXTS[me]
    state, drafts = matters.empty(ctx, LocalTime(START)), []
    now = Now(instant=Instant(0), utc=LocalTime(START))
    for item in as_held_by(me, feeds):
        now = Now(instant=Instant(max(now.instant, item.instant)), utc=LocalTime(max(now.utc, item.arrived)))
        state, reactions = matters.on_wake(state, ctx, now)
        state, more = matters.on_item(state, item, ctx, now)
        drafts += [*reactions, *more]
    for days in (1, 20, 40):
        now = Now(instant=Instant(now.instant + days * 86_400_000), utc=LocalTime(now.utc + days * 86_400))
        state, reactions = matters.on_wake(state, ctx, now)
        drafts += reactions
        state = matters.prune(state, now)
    again, more = matters.on_restart(folded(me, as_held_by(me, feeds)), ctx, now)
    assert matters.wake_at(again, ctx, now) is None or matters.wake_at(again, ctx, now) > 0
    for reaction in (*drafts, *more):
        if hasattr(reaction, "payload"):
            k.check_own(reaction.payload)
        elif hasattr(reaction, "desks"):
            assert reaction.desks and all(CHARTER.desk(me, n) for n in reaction.desks)


@pytest.mark.parametrize("echelon", list(Echelon))
def test_counts_of_a_report_add_up_over_echelons(echelon: Echelon) -> None:
    feeds: tuple[list[Item], list[Item]] = ([], [])
    for number, desk in enumerate((1, 2, 3, 4, 1)):
        payload = k.CallOffer(precedence=1, to=(desk,), by=By(1, 1), lang="en")
        feeds[0].append(Item(
            side=0, seq=2 * number, knows=0, leaf=Leaf(bytes([1, number]) * 16), kind=16, t=ClaimedTime(START),
            marking=Marking.OPERATIONAL, payload=payload, ref=None, regarding=None, arrived=LocalTime(START),
            instant=Instant(0),
        ))  # fmt: skip
        over = k.TimeOut(what=1, due=START, result=3, ref=feeds[0][-1].leaf)
        feeds[0].append(replace(feeds[0][-1], seq=2 * number + 1, leaf=Leaf(bytes([1, 100 + number]) * 16), kind=25,
                                payload=over, ref=feeds[0][-1].leaf))  # fmt: skip
    got = report.contact_report(folded(0, feeds[0]), CONTEXTS[0], 0)
    assert got.total.attempts == 5 == sum(row.attempts for row in got.rows)
    alone = report.contact_report(folded(0, feeds[0]), CONTEXTS[0], 0, echelon=echelon).total
    assert alone == next(row for row in got.rows if row.echelon == echelon)
