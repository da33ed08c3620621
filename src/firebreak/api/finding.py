"""Pages that look into the record: search, one entry with all that stands behind it, the operators' talk, both heads.

Keeps true: a page costs the same on any record but for the search itself, during which the line works; what is shown of
an entry are its own bytes and what others have signed of it.
Leaves to others: the index (`node.index`), grades (`behind`).
"""

from __future__ import annotations

import unicodedata
from itertools import islice

from msgspec import UNSET, structs

from firebreak.api import behind, replies
from firebreak.api import replies_record as record
from firebreak.api.bodies_desk import OrderwireQuery, SearchQuery
from firebreak.api.breathing import CUT, Steps, each
from firebreak.api.operations import Ask, get
from firebreak.api.problem import Refused
from firebreak.api.showing import Shower
from firebreak.api.times import parse_time
from firebreak.core.errors import UsageError
from firebreak.core.procedures.state import matter_of
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import KINDS, Orderwire, field_names
from firebreak.core.record.seal import parse_note
from firebreak.core.types import Leaf, Marking
from firebreak.node.index import Index, Row, plain, words_of
from firebreak.node.service import LineService

AROUND = 60  # characters of a snippet on each side
ACTS_MAX = 512


# --- search -----------------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/search", record.Search, query=SearchQuery)
async def search(ask: Ask) -> record.Search:
    """Find entries whose text holds the words, newest first; case does not count."""
    query, line = ask.asked(SearchQuery), ask.line
    index, wanted = await line.indexed(), plain(query.q)
    fits, found, steps = _Fits(line, query), list[Row](), Steps()
    for row in index.newest(_before(index, query.before)):
        await steps.took(CUT if row.cut else 1)
        if row.text and fits(row) and index.holds(row, wanted):
            found.append(row)
            if len(found) > query.limit:
                break
    more, shown = len(found) > query.limit, found[: query.limit]
    last = shown[-1].leaf.hex() if more else None
    return record.Search(entries=await each(shown, lambda row: _found(line, index, row, query.q)), next=last)


class _Fits:
    """Whether a row is of the kind, side, marking and time that a query asks for."""

    def __init__(self, line: LineService, query: SearchQuery) -> None:
        me = line.material.context.me
        numbers = {kind.NAME: number for number, kind in KINDS.items()}
        if query.kind is not UNSET and query.kind not in numbers:
            raise UsageError(f"there is no kind {query.kind!r}; there are {', '.join(sorted(numbers))}")
        self._kind = None if query.kind is UNSET else numbers[query.kind]
        self._side = None if query.side is UNSET else me if query.side == "us" else 1 - me
        self._marking = None if query.marking is UNSET else int(Marking[query.marking])
        self._since = None if query.since is UNSET else parse_time(query.since, "since")
        self._until = None if query.until is UNSET else parse_time(query.until, "until")

    def __call__(self, row: Row) -> bool:
        return (
            (self._kind is None or row.kind == self._kind) and (self._side is None or row.side == self._side)
            and (self._marking is None or row.marking == self._marking)
            and (self._since is None or row.t >= self._since) and (self._until is None or row.t < self._until)
        )  # fmt: skip


def _before(index: Index, text: str | object) -> Leaf | None:
    """Return the entry that a page goes on from; raises Refused when the record has none of that id."""
    if not isinstance(text, str):
        return None
    leaf = Leaf(bytes.fromhex(text))
    if leaf not in index.at:
        raise Refused("absent", "there is no entry of that id in the record")
    return leaf


def _found(line: LineService, index: Index, row: Row, words: str) -> record.Found:
    item, m = index.item(row), line.matters()
    matter = matter_of(m, row.leaf) or matter_of(m, row.ref) or matter_of(m, row.regarding)
    return record.Found(
        **structs.asdict(Shower(line).entry(item)), snippet=snippet("\n".join(words_of(item.payload)), words),
        matter=matter.offer.leaf.hex() if matter is not None else None,
    )  # fmt: skip


def snippet(text: str, words: str) -> str:
    """Return the words as they were written, with some of what stands around them."""
    text = unicodedata.normalize("NFC", text)
    at = _place(text, plain(words))
    start, end = max(0, at - AROUND), min(len(text), at + len(words) + AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _place(text: str, wanted: str) -> int:
    """Return where in a text the words begin, 0 if they are not found: case may change the length of each letter."""
    folded = text.casefold()
    at = max(0, folded.find(wanted))
    if len(folded) == len(text):
        return at
    for place, letter in enumerate(text):
        at -= len(letter.casefold())
        if at < 0:
            return place
    return 0


# --- one entry --------------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/entries/{entry}", record.EntryDetail)
async def entry(ask: Ask) -> record.EntryDetail:
    """Show one entry: its exact bytes, its place, what covers it and what names it."""
    line, leaf = ask.line, ask.entry()
    index = await line.indexed()
    at, stored = index.at.get(leaf), line.engine.store.by_leaf(leaf)
    if at is None or stored is None:
        raise Refused("absent", "there is no entry of that id in the record")
    row, body, shower = index.rows[at], parse_body(stored.body), Shower(line)
    acts = islice(index.naming(leaf), ACTS_MAX)
    return record.EntryDetail(
        **structs.asdict(shower.entry(index.item(row))), grade=behind.grade(line, line.matters(), index.item(row)),
        raw=stored.body.hex(), signature=_hex(stored.signature), payload=_hex(stored.payload or stored.content),
        kind_number=row.kind, feed=stored.feed.hex(), n=stored.n, root=body.root.hex(), counts=row.knows,
        seals=_seals(line, stored.feed, stored.n), acts=[shower.entry(index.item(one)) for one in acts],
        disclosable=list(field_names(row.kind)),
    )  # fmt: skip


def _hex(data: bytes | None) -> str | None:
    return None if data is None else data.hex()


def _seals(line: LineService, feed: bytes, n: int) -> list[record.SealCover]:
    store, known = line.engine.store, line.material.line
    notes = ((store.note(name, known, feed), name == "seal-own") for name in ("seal-own", "seal-peer"))
    read = [(parse_note(note), ours) for note, ours in notes if note is not None]
    return [
        record.SealCover(feed=seal.feed.hex(), size=seal.size, root=seal.root.hex(), ours=ours)
        for seal, ours in read if seal.size > n
    ]  # fmt: skip


# --- operators' talk --------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/orderwire", replies.Log, query=OrderwireQuery)
async def orderwire(ask: Ask) -> replies.Log:
    """Read the operators' own talk, newest first; it is no word of a principal."""
    query, line = ask.asked(OrderwireQuery), ask.line
    index, shower, found, steps = await line.indexed(), Shower(line), list[Row](), Steps()
    for row in index.newest(_before(index, query.before)):
        await steps.took()
        if row.kind == Orderwire.NUMBER:
            found.append(row)
            if len(found) > query.limit:
                break
    more, shown = len(found) > query.limit, found[: query.limit]
    last = shown[-1].leaf.hex() if more else None
    return replies.Log(entries=await each(shown, lambda row: shower.entry(index.item(row))), next=last)


# --- heads ------------------------------------------------------------------------------------------------------------

_WORDS = {
    "same": "Each side's signed entries count everything of the other's record that owes a receipt.",
    "behind": "Not everything has been counted yet by a signed entry of the other side; nothing contradicts.",
    "differs": "Signed bytes contradict each other: one feed has two histories. See the alert, and keep all files.",
}


@get("/v1/lines/{line}/heads", record.Heads)
async def heads(ask: Ask) -> record.Heads:
    """Compare both feeds as held here with what each side has signed of the other's."""
    line = ask.line
    state, status = line.engine.state, line.status()
    own, peer = state.own, state.peer
    we_count = own.m if own is not None else 0
    forked = next(iter(line.engine.store.notes("fork", line.material.line)), None) is not None
    level = own is not None and status.counted_by_peer > own.last_owed and not state.queue.owed
    agree = "differs" if forked else "same" if level else "behind"
    return record.Heads(
        own=_head(own), theirs=_head(peer), they_count_ours=status.counted_by_peer, we_count_theirs=we_count,
        agree=agree, words=_WORDS[agree],
    )  # fmt: skip


def _head(feed: object) -> record.Head:
    """Return where a feed stands, which may not have begun."""
    if feed is None:
        return record.Head(feed=None, size=0, root=None)
    return record.Head(feed=feed.feed.hex(), size=feed.size, root=feed.root.hex())  # type: ignore[attr-defined]


PAGES = (search, entry, orderwire, heads)
