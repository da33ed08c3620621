"""Chooses what a bundle has to show for its claims: exhibits with their fields, runs of headers, roots.

Keeps true: everything the verifier needs is chosen, and no field beyond what the claims need and the exporter names.
Leaves to others: reading the record (`holdings`), writing the bundle (`export`), the verdict (`core.evidence`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.claims import OUTCOMES
from firebreak.core.evidence.found import REASON, REQUIRED
from firebreak.core.record.kinds import KINDS, Answer, CallOffer, Message, TimeOut, Watch, Withdraw
from firebreak.core.types import FeedId
from firebreak.node.holdings import Held, Holdings, Place, take_apart

ACTS: Final = frozenset((18, 19, 20, 21))
NAMING: Final = frozenset((17, *ACTS, 22, 24, 25, 32, 33, 34, 35, 36, 37, 39, 41, 43))
"""Kinds that may name a matter."""
CALLERS: Final = frozenset((Answer.NUMBER, Withdraw.NUMBER, TimeOut.NUMBER))

_OF_CALL: Final = frozenset((17, *ACTS, 22, 25))
_SAYS_SEEN: Final = frozenset((*ACTS, 32, 33, 34))
WANTED: Final[dict[str, frozenset[int]]] = {
    "at_station": frozenset(), "rang": frozenset((17,)), "seen": _SAYS_SEEN, "understood": frozenset((35, 36)),
    "passed_to": frozenset((33,)), "undertaken": frozenset((37,)), "reported_done": frozenset((33, 37)),
    "closed": frozenset((33,)), "refused": frozenset((34,)), "reason": frozenset((19, 22, 24, 34)),
    "text": frozenset(), "order": frozenset(), "released": frozenset((41,)), "translated": frozenset((39,)),
    "on_watch": frozenset(), "handed_over": frozenset((43,)), **dict.fromkeys(OUTCOMES, _OF_CALL),
}  # fmt: skip
"""Kinds whose entries about the matter a claim rests on."""
OF_ITSELF: Final = frozenset(("text", "on_watch", "handed_over"))
"""Claims that need fields of their subject."""


@dataclass(slots=True)
class Selection:
    """What the bundle will show."""

    holdings: Holdings
    disclose: frozenset[str]
    exhibits: dict[Place, set[str]] = field(default_factory=dict)
    runs: dict[FeedId, list[tuple[int, int]]] = field(default_factory=dict)
    roots: set[Place] = field(default_factory=set)
    blobs: dict[Place, tuple[bytes, ...]] = field(default_factory=dict)  # what is shown of act blobs: body, nonce?
    _acts: dict[Place, list[Held]] = field(default_factory=dict)

    def show(self, place: Place, names: Iterable[str] = ()) -> Held | None:
        """Choose an entry as an exhibit with these fields, and the root of what it counts."""
        held = self.holdings.at(*place)
        if held is None:
            return None
        self.exhibits.setdefault(place, set()).update(names)
        counted = self.holdings.counted(held.entry)
        if counted is not None:
            self.roots.add((counted.feed, held.entry.m))
        return held

    def run(self, feed: FeedId, low: int, high: int) -> None:
        """Choose every header with low <= n < high."""
        self.runs.setdefault(feed, []).append((low, high))

    # --- claims ------------------------------------------------------------------------------------------------------

    def claim(self, claim: Claim) -> None:
        """Choose what one claim needs, as far as the record has it."""
        subjects = [self.holdings.find(leaf) for leaf in claim.subjects]
        for subject in subjects:
            if subject is not None:
                self._matter(claim, subject)

    def _matter(self, claim: Claim, subject: Held) -> None:
        names = REQUIRED.get(_name(subject), ()) if claim.name in OF_ITSELF else ()
        self.show(subject.place, (*names, *self._disclosed(subject)))
        held = self._pair(subject)
        if held is not None:
            self._pair(held)
        for act in self._about(subject, WANTED.get(claim.name, frozenset())):
            self._prove(act, REASON if claim.name == "reason" else ())
        if claim.name in OUTCOMES and subject.entry.kind == CallOffer.NUMBER:
            self._outcome(subject)

    def _disclosed(self, held: Held) -> frozenset[str]:
        return self.disclose & held.fields.keys()

    def _prove(self, act: Held, more: tuple[str, ...] = ()) -> None:
        """Show an act with what a claim needs of it, and who held it."""
        names = ("regarding", "by") if act.entry.kind == Message.NUMBER else REQUIRED.get(_name(act), ())
        extra = ("desk",) if act.fields.get("rung") == 3 else ("ref",) if act.entry.kind == Watch.NUMBER else ()
        self.show(act.place, (*names, *extra, *more, *self._disclosed(act)))
        self._pair(act)
        counted = self.holdings.counted(act.entry)
        if counted is not None:  # for a date: the last of the other side that the act knew
            self.show((counted.feed, act.entry.m - 1))

    def _pair(self, of: Held) -> Held | None:
        """Show the two entries between which the other side came to hold `of`, and return the second."""
        after = self.holdings.first_holding(of.place)
        if after is not None:
            feed, n = after.place
            self.show((feed, n))
            self.show((feed, n - 1))
        return after

    def _about(self, subject: Held, kinds: frozenset[int]) -> list[Held]:
        return [act for act in self._all_about(subject) if act.entry.kind in kinds] if kinds else []

    def _all_about(self, subject: Held) -> list[Held]:
        """Return every entry that names the matter, directly or through another that does, in the order of feeds."""
        if subject.place not in self._acts:
            self._acts[subject.place] = self._search(subject)
        return self._acts[subject.place]

    def _search(self, subject: Held) -> list[Held]:
        named = {subject.place}
        candidates = [(one, _target(self.holdings, one)) for one in self._candidates(subject)]
        found: list[Held] = []
        while more := [one for one, at in candidates if at in named and one.place not in named]:
            named |= {one.place for one in more}
            found += more
        order = list(self.holdings.feeds)
        return sorted(found, key=lambda one: (order.index(one.place[0]), one.place[1]))

    def _candidates(self, subject: Held) -> Iterator[Held]:
        """Yield every entry of a naming kind that could know of the subject."""
        holdings, (feed, n) = self.holdings, subject.place
        first = holdings.first_holding(subject.place)
        order = list(holdings.feeds)
        for one in holdings.feeds.values():
            start = 0
            if one.feed == feed:
                start = n + 1
            elif first is not None and one.feed == first.place[0]:
                start = first.place[1]
            elif one.side == holdings.feeds[feed].side and order.index(one.feed) < order.index(feed):
                continue
            for row in one.rows(start):
                held = take_apart(row)
                if held.entry.kind in NAMING:
                    yield held

    # --- outcomes ----------------------------------------------------------------------------------------------------

    def _outcome(self, call: Held) -> None:
        """Show what closes the gap around the act that decides, or around the caller's time-out."""
        side = self.holdings.feeds[call.place[0]].side
        about = self._about(call, _OF_CALL)
        self.show(call.place, ("precedence", "to"))
        theirs = [a for a in about if self._decides(a) and self._side(a) != side]
        ours = [a for a in about if a.entry.kind == Withdraw.NUMBER and self._side(a) == side]
        over = [a for a in about if a.entry.kind == TimeOut.NUMBER and a.number("what") == 1 and self._side(a) == side]
        ours += self._joining(call, side)
        for act in (*theirs[:1], *ours[:1]):
            self._close(call, act)
        for end in over[:1]:
            self._close_silence(call, end)

    @staticmethod
    def _decides(act: Held) -> bool:
        """Return whether an act of the party called may decide: an answer is a person's (CALL-5)."""
        by = act.fields.get("by")
        machine = isinstance(by, tuple) and by[1:] == (0,)
        return act.entry.kind in ACTS and not (act.entry.kind == Answer.NUMBER and machine)

    def _side(self, held: Held) -> int:
        return self.holdings.feeds[held.place[0]].side

    def _joining(self, call: Held, side: int) -> list[Held]:
        """Return the caller's answers to calls that crossed this one, with both calls' desks shown."""
        found = []
        for one in self._candidates(call):
            if one.entry.kind == Answer.NUMBER and self._side(one) == side and self._crossed(call, one):
                self._prove(one)
                found.append(one)
        return found

    def _crossed(self, call: Held, answer: Held) -> bool:
        place = self.holdings.target(answer)
        other = self.holdings.at(*place) if place is not None else None
        if other is None or other.entry.kind != CallOffer.NUMBER:
            return False
        if call.entry.m > other.entry.n or other.entry.m > call.entry.n:
            return False
        for one in (call, other):
            self.show(one.place, ("by", "to"))
        return True

    def _close(self, call: Held, act: Held) -> None:
        """Show every header in the history of an act that could hide an earlier act or time-out."""
        counted = self.holdings.counted(act.entry)
        if self._side(act) == self._side(call):
            self._cover(call, call, act)
            last = self.holdings.at(counted.feed, act.entry.m - 1) if counted is not None else None
            if last is not None:
                self.show(last.place)
                self._cover_theirs(call, last)
            return
        self._cover_theirs(call, act)
        if counted is not None and counted.feed == call.place[0]:
            self._headers(call, counted.feed, call.entry.n, act.entry.m)

    def _close_silence(self, call: Held, over: Held) -> None:
        """Show the gap up to the other side's first entry that counts the time-out."""
        self._cover(call, call, over)
        knowing = self.holdings.first_holding(over.place)
        if knowing is not None:
            self.show(knowing.place)
            self._pair(knowing)
            self._cover_theirs(call, knowing)

    def _cover_theirs(self, call: Held, end: Held) -> None:
        """Show the headers of the party called, from before it held the call to `end`."""
        first = self.holdings.first_holding(call.place)
        if first is None:
            return
        feed, n = first.place
        before = self.holdings.at(feed, n - 1) if n else None
        if before is None or before.entry.m == 0:
            before = self.holdings.at(feed, 0)
        before = self._older(call, before) if before is not None else None
        if before is not None and (end.place[0] != before.place[0] or end.entry.n > before.entry.n):
            self.show(before.place)
            self._cover(call, before, end)

    def _older(self, call: Held, before: Held) -> Held:
        """Return an entry of the feed that the caller counted when it called: later ones may have lost an act."""
        feed = before.place[0]
        earlier = self.holdings.feeds[feed].genesis.predecessor
        if earlier is None or any(self._left(call, one, feed) for one in self.holdings.switches):
            return before
        last = self.holdings.at(FeedId(earlier[0]), earlier[1] - 1) if earlier[0] in self.holdings.feeds else None
        return before if last is None else self._older(call, last)

    def _left(self, call: Held, switch: Held, feed: FeedId) -> bool:
        """Return whether this is the caller's switch to `feed`, written before the call."""
        order = list(self.holdings.feeds)
        (at, n), (here, place) = switch.place, call.place
        before = n < place if at == here else order.index(at) < order.index(here)
        return before and self._side(switch) == self._side(call) and switch.fields.get("new") == feed

    def _cover(self, call: Held, start: Held, end: Held) -> None:
        """Show the headers from `start` to `end`, over every feed of that side between them."""
        feed, size = end.entry.feed, end.entry.n + 1
        while feed != start.entry.feed:
            self._headers(call, feed, 0, size)
            before = self.holdings.feeds[feed].genesis.predecessor
            if before is None or before[0] not in self.holdings.feeds:
                return
            old = FeedId(before[0])
            self.roots.add((old, before[1]))
            feed, size = old, max(before[1], self.holdings.held_until(old, feed))
        self._headers(call, feed, start.entry.n, size)

    def _headers(self, call: Held, feed: FeedId, low: int, high: int) -> None:
        """Show a run of headers, and of each act or time-out in it what it is about."""
        view = self.holdings.feeds[feed]
        self.run(feed, low, high)
        kinds = CALLERS if view.side == self._side(call) else ACTS
        for row in view.rows(low, high):
            held = take_apart(row)
            if held.entry.kind in kinds:
                self._place(held)

    def _place(self, held: Held) -> None:
        """Show that an act or time-out is about something else, or about the call."""
        if held.entry.kind == TimeOut.NUMBER and held.number("what") != 1:
            self.show(held.place, ("what",))
            return
        self.show(held.place, ("ref", "what") if held.entry.kind == TimeOut.NUMBER else ("ref",))
        target = self.holdings.target(held)
        while target is not None and (found := self.show(target)) is not None:
            if found.entry.kind in (CallOffer.NUMBER, Message.NUMBER):
                return
            self.show(target, ("ref",))
            target = self.holdings.target(found)


def _name(held: Held) -> str:
    cls = KINDS.get(held.entry.kind)
    return cls.NAME if cls is not None else ""


def _target(holdings: Holdings, held: Held) -> Place | None:
    return holdings.target(held, "regarding" if held.entry.kind == Message.NUMBER else "ref")
