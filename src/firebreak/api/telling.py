"""What the live view says: everything as it is, what happened, and that it is still so.

Keeps true: an entry comes with the matter or test that it changed, as it stands then, and of several entries told
together the first one brings it; a matter that changed without an
entry of its own (the other station counted it, its time is over) is told too; an officer is told of their own drafts
and of nobody else's; what was not kept beside the record is left out rather than made up.
Leaves to others: the WebSocket (`watching`), showing (`showing`, `overview`, `duty`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from itertools import islice

import msgspec

from firebreak.api import demo, duty, overview, releasing, silencing
from firebreak.api.access import Person
from firebreak.api.breathing import each
from firebreak.api.operations import Served
from firebreak.api.paging import shown as paging
from firebreak.api.replies import LineState, Matter, Test
from firebreak.api.replies_desk import News, Release
from firebreak.api.replies_record import Progress
from firebreak.api.showing import Shower
from firebreak.api.times import stamp
from firebreak.core.errors import OperationalError
from firebreak.core.procedures.state import matter_of
from firebreak.core.record.kinds import Handover, TestReply, TestSummary, TimeOut, Watch
from firebreak.core.record.kinds import LineState as Declared
from firebreak.core.types import Leaf
from firebreak.node.local import DemoNews, DraftNews, PagingNews, ProgressNews, ReleaseNews, SilenceNews
from firebreak.node.releases import WAITING
from firebreak.node.service import LineService
from firebreak.node.service import News as Happened

SNAPSHOT = 50  # matters, tests and alerts of a snapshot, at most each
_STATE_CHANGES = (Declared.NUMBER, TestSummary.NUMBER, TestReply.NUMBER, TimeOut.NUMBER)


async def snapshot(node: Served, line: LineService, begins: Callable[[], None] = lambda: None) -> News:
    """Return everything as it is: state, matters and tests newest first, alerts, and what our own desks keep.

    `begins` is called when the record is looked at first; what happens from then on is told as news besides.
    """
    waiting = await _releases(line)
    begins()
    order, shower = line.order, Shower(line)
    newest = list(islice(order.matters.newest(), SNAPSHOT + 1))
    matters = await each(newest[:SNAPSHOT], lambda leaf: _shown(line, shower, leaf), 1)
    m = line.matters()
    tests = islice(order.tests.newest(), SNAPSHOT)
    ringing = islice(reversed(line.journal.standing.values()), SNAPSHOT)
    return News(
        what="snapshot", at=stamp(line.clock.now().utc), line=overview.state(line),
        matters=[one for one in matters if one is not None],
        next=newest[SNAPSHOT - 1].hex() if len(newest) > SNAPSHOT else None,
        tests=[shower.test(p) for leaf in tests if (p := m.probes.get(leaf)) is not None],
        alerts=[shower.alert(a) for a in ringing], releases=waiting, watch_list=duty.watches(line),
        silences=[silencing.shown(one) for one in line.local.silences.values()], paging=paging(node),
        demo=demo.shown(node) if line.local.demo else None,
    )  # fmt: skip


def _shown(line: LineService, shower: Shower, leaf: Leaf) -> Matter | None:
    m = line.matters()
    matter = m.matters.get(leaf)
    return shower.matter(m, matter) if matter is not None else None


async def _releases(line: LineService) -> list[Release] | None:
    """Return what waits for its second person; None where it cannot be read."""
    try:
        found = await asyncio.to_thread(line.local.desk.releases.of, line.name)
    except OperationalError:
        return None
    return [releasing.shown(one) for one in found if one.state == WAITING]


def tick(line: LineService) -> News:
    """Return the state as it is now, so that a screen knows that it is not stale."""
    return News(what="tick", at=stamp(line.clock.now().utc), line=overview.state(line))


async def show(
    node: Served, line: LineService, news: Happened, person: Person, told: set[Leaf] | None = None, *,
    ahead: bool = False,
) -> list[News]:  # fmt: skip
    """Return what happened, as it is told to one who watches; `told` are matters shown as they stand now already.

    An alert told `ahead` of the entry it is about brings the matter with it.
    """
    told = set() if told is None else told
    shower, at = Shower(line), stamp(news.at)
    if news.item is not None:
        return _entry(line, shower, news, at, told)
    if news.alert is not None:
        about = _about(line, shower, news.alert.alert.of, at, told) if ahead else []
        return [*about, News(what="alert", at=at, alert=shower.alert(news.alert))]
    if news.stopped is not None:
        return [News(what="stopped", at=at, of=news.stopped.hex(), words=_taken_by(line, news.stopped))]
    if news.here is not None:
        return await _here(node, line, news.here, at, person)
    return [News(what="link", at=at, words=news.link or "", line=overview.state(line))]


class Told:
    """What one view was told of the newest matters, to find those that changed without an entry that names them."""

    def __init__(self, line: LineService, first: News) -> None:
        """`first` is the snapshot."""
        self._line = line
        self._matters = {one.id: _print(one) for one in first.matters or ()}
        self._counted = self._count()
        self.waits = False  # the other station has counted more since this last looked

    def _count(self) -> int:
        return self._line.matters().counts[1 - self._line.material.context.me]

    def heard(self, news: list[News]) -> None:
        """These were told; what the same entry moved besides, as a receipt does, is looked for later."""
        for one in news:
            if one.matter is not None:
                self._matters[one.matter.id] = _print(one.matter)
        counted, self._counted = self._counted, self._count()
        self.waits = self.waits or counted != self._counted

    async def moved(self) -> list[News]:
        """Return the newest matters that stand otherwise than they were told; the line works between any two."""
        self.waits, line, before = False, self._line, self._matters
        shower, other, newest = Shower(line), list[Matter](), list(islice(line.order.matters.newest(), SNAPSHOT))
        self._matters = {}
        for leaf in newest:
            shown = _shown(line, shower, leaf)
            if shown is not None:
                self._matters[shown.id] = _print(shown)
            if shown is not None and before.get(shown.id) != self._matters[shown.id]:
                other.append(shown)
            await asyncio.sleep(0)
        at = stamp(line.clock.now().utc)
        return [News(what="matter", at=at, matter=one) for one in reversed(other)]  # the one that came first, first


def _print(matter: Matter) -> bytes:
    """Return what tells a matter from itself as it stood before, without keeping it."""
    return sha256(msgspec.json.encode(matter)).digest()


def _taken_by(line: LineService, of: Leaf) -> str | None:
    """Return the name of the officer of ours who took a matter, as far as this node knows it."""
    m, actors = line.matters(), line.local.actors
    matter, probe = matter_of(m, of), m.probes.get(of)
    acts = matter.acts if matter is not None else probe.replies if probe is not None else ()
    return next((actors[act.leaf] for act in reversed(acts) if act.leaf in actors), None)


def _entry(line: LineService, shower: Shower, news: Happened, at: str, told: set[Leaf]) -> list[News]:
    item = news.item
    assert item is not None
    matter, test = _changed(line, shower, news, told)
    state: LineState | None = overview.state(line) if item.kind in _STATE_CHANGES else None
    out = [News(what="entry", at=at, entry=shower.entry(item), matter=matter, test=test, line=state)]
    if item.kind in (Watch.NUMBER, Handover.NUMBER):
        what = "watch" if item.kind == Watch.NUMBER else "handover"
        out.append(News(what=what, at=at, of=item.leaf.hex(), watch_list=duty.watches(line)))
    return out


def _about(line: LineService, shower: Shower, of: Leaf | None, at: str, told: set[Leaf]) -> list[News]:
    """Return the matter of an alert that is told ahead of the entry which brings it."""
    m = line.matters()
    matter = m.matters.get(of) if of is not None else None
    if matter is None or matter.offer.leaf in told:
        return []
    told.add(matter.offer.leaf)
    return [News(what="matter", at=at, matter=shower.matter(m, matter))]


def _changed(
    line: LineService, shower: Shower, news: Happened, told: set[Leaf]
) -> tuple[Matter | None, Test | None]:  # fmt: skip
    """Return the matter or test that an entry changed, once for all entries that are told together."""
    item, m = news.item, line.matters()
    assert item is not None
    for leaf in (item.leaf, item.ref, item.regarding):
        if leaf is not None and (matter := matter_of(m, leaf)) is not None:
            known = matter.offer.leaf in told
            told.add(matter.offer.leaf)
            return None if known else shower.matter(m, matter), None
        if leaf is not None and (probe := m.probes.get(leaf)) is not None:
            return None, shower.test(probe)
    return None, None


async def _here(node: Served, line: LineService, news: object, at: str, person: Person) -> list[News]:
    """Return news of our own desks."""
    match news:
        case SilenceNews():
            made = silencing.shown(news.silence)
            words = "The alert sounds again if nobody has taken it." if news.over else None
            lasting = [silencing.shown(one) for one in line.local.silences.values()]
            return [News(what="silence", at=at, silence=made, silences=lasting, words=words)]
        case ReleaseNews():
            with suppress(OperationalError):
                found = await asyncio.to_thread(line.local.desk.releases.find, line.name, news.release)
                return [News(what="release", at=at, release=releasing.shown(found))] if found is not None else []
        case DraftNews() if news.officer == person.key:
            return [News(what="draft", at=at, draft=news.draft, officer=person.name)]
        case DemoNews():
            return [News(what="demo", at=at, demo=demo.shown(node), line=overview.state(line))]
        case ProgressNews():
            return [News(what="progress", at=at, progress=Progress(task=news.task, done=news.done, of=news.of))]
        case PagingNews():
            return [News(what="paging", at=at, paging=paging(node))]
    return []
