"""Pages of the watch: who has it, the sheet that is handed over, forms of address.

Keeps true: who is on watch is what signed entries say, and *unknown* where none does; the hash of a sheet names exactly
what was shown, which is kept here and never sent.
Leaves to others: the entries of handover, watch and address (`acts`), the folds (`core.procedures`).
"""

from __future__ import annotations

import asyncio
from hashlib import sha256
from itertools import islice, takewhile

import msgspec
from msgspec import UNSET, UnsetType

from firebreak.api import behind, keeping, releasing, replies, silencing
from firebreak.api import replies_desk as here
from firebreak.api import replies_record as record
from firebreak.api.bodies_desk import SheetQuery
from firebreak.api.holding import held_items
from firebreak.api.operations import Ask, get
from firebreak.api.problem import Refused
from firebreak.api.showing import Shower
from firebreak.api.times import stamp
from firebreak.core.procedures import addresses
from firebreak.core.procedures.addresses import FormOfAddress, Standing
from firebreak.core.procedures.owed import owed
from firebreak.core.procedures.state import Matter, Matters
from firebreak.core.procedures.watch import Manning, watch_list
from firebreak.core.record.kinds import Handover
from firebreak.core.types import label
from firebreak.node.releases import WAITING
from firebreak.node.service import LineService

OPEN_MAX = 500  # matters of a sheet
RECENT_S = 14 * 86_400  # how far back a sheet looks for calls after which talk is owed
RECENT_MAX = 5_000  # calls


# --- who has the watch ------------------------------------------------------------------------------------------------


def watches(line: LineService) -> record.WatchList:
    """Return who has the watch at every desk of both sides."""
    shower, m = Shower(line), line.matters()
    us, them = ([_desk(shower, one, side) for one in watch_list(m, shower.ctx, side)] for side in _sides(shower))
    return record.WatchList(us=us, them=them)


def _sides(shower: Shower) -> tuple[int, int]:
    return shower.ctx.me, 1 - shower.ctx.me


def _desk(shower: Shower, one: Manning, side: int) -> record.WatchDesk:
    word, act, handed = one.word, one.last_act, one.handover
    return record.WatchDesk(
        desk=one.desk.id, name=one.desk.name, echelon=label(one.desk.echelon), on=one.on,
        since=stamp(word.t) if word is not None else None,
        by=shower.author(word) if word is not None else None,
        last_act=stamp(act.t) if act is not None else None,
        handover=handed.leaf.hex() if handed is not None and one.signed is None else None,
    )  # fmt: skip


@get("/v1/lines/{line}/watch-list", record.WatchList)
async def watch_list_page(ask: Ask) -> record.WatchList:
    """Show who is on watch here, and there as last proven."""
    return watches(ask.line)


# --- the sheet --------------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/handover-sheet", here.HandoverSheet, query=SheetQuery)
async def handover_sheet(ask: Ask) -> here.HandoverSheet:
    """Put together what the officer who comes must know, keep it, and give the hash that a handover signs."""
    line, query = ask.line, ask.asked(SheetQuery)
    sheet = await _sheet(ask, line, query.desk)
    digest = sha256(canonical(sheet)).hexdigest()
    made = msgspec.structs.replace(sheet, hash=digest)
    kept = msgspec.json.encode(made).decode()
    await asyncio.to_thread(line.local.desk.keep_sheet, line.name, digest, kept, line.clock.now().utc)
    return made


@get("/v1/lines/{line}/handover-sheets/{entry}", here.HandoverSheet)
async def signed_sheet(ask: Ask) -> here.HandoverSheet:
    """Show the sheet that a handover of ours signed, as it was shown to who signed it."""
    line, leaf = ask.line, ask.entry()
    index = await line.indexed()
    at = index.at.get(leaf)
    row = index.rows[at] if at is not None else None
    payload = index.payload(row) if row is not None and row.side == line.material.context.me else None
    if not isinstance(payload, Handover) or payload.sheet is None:
        raise Refused("absent", "no handover of ours of that id signs a sheet")
    kept = await asyncio.to_thread(line.local.desk.sheet, line.name, payload.sheet.hex())
    if kept is None:
        raise Refused("absent", "the sheet of that handover is not kept here any more")
    try:
        return msgspec.json.decode(kept, type=here.HandoverSheet)
    except msgspec.ValidationError:
        words = "the sheet of that handover was kept by another version of this program, which can show it"
        raise Refused("absent", words) from None


def canonical(sheet: here.HandoverSheet) -> bytes:
    """Return the bytes that the hash of a sheet names: JSON without `hash`, keys sorted, no white space, UTF-8."""
    found = msgspec.to_builtins(sheet)
    del found["hash"]
    return msgspec.json.encode(found, order="sorted")


async def _sheet(ask: Ask, line: LineService, desk: str | UnsetType) -> here.HandoverSheet:
    m, shower, now = line.matters(), Shower(line), line.clock.now().utc
    waiting = [
        x for leaf in line.order.matters.open_newest()
        if (x := m.matters.get(leaf)) is not None and (desk is UNSET or desk in _desks(shower, x))
    ]  # fmt: skip
    tests = [m.probes.get(leaf) for leaf in line.order.tests.open_newest()]
    drafts = await asyncio.to_thread(line.local.desk.drafts.of, ask.who.key)
    releases = await asyncio.to_thread(line.local.desk.releases.of, line.name)
    return here.HandoverSheet(
        line=line.name, at=stamp(now), desk=None if desk is UNSET else desk,
        open=[shower.matter(m, x) for x in waiting[:OPEN_MAX]], tests=[shower.test(p) for p in tests if p is not None],
        promises=promises(line, m), owed=_owed(line, m, shower),
        drafts=[keeping.shown(d) for d in drafts if d.line == line.name],
        releases=[releasing.shown(r) for r in releases if r.state == WAITING], held=held_items(line),
        silences=[silencing.shown(s) for s in line.local.silences.values()], hash="",
    )  # fmt: skip


def _owed(line: LineService, m: Matters, shower: Shower) -> list[here.OwedCall]:
    """Return calls of the last two weeks after which talk is still owed."""
    now = line.clock.now().utc
    newest = (x for leaf in line.order.matters.newest() if (x := m.matters.get(leaf)) is not None)
    recent = takewhile(lambda x: now - x.offer.arrived <= RECENT_S, newest)
    recent_calls = islice((x for x in recent if x.is_call), RECENT_MAX)
    return [
        here.OwedCall(
            id=one.matter.offer.leaf.hex(), why="not_taken" if one.until is None else "put_off",
            side="us" if one.until is None else shower.side(one.act.side),
            until=None if one.until is None else stamp(one.until),
            call=shower.matter(m, one.matter),
        )
        for one in owed(recent_calls, shower.ctx, now)
    ][:OPEN_MAX]  # fmt: skip


def _desks(shower: Shower, matter: Matter) -> list[str]:
    return [shower.desk(shower.ctx.me, number) for number in matter.opening.to]


def promises(line: LineService, m: Matters) -> list[replies.Promise]:
    """Return every undertaking of either side that is neither reported done nor refused, the one due first first."""
    shower, now = Shower(line), line.clock.now().utc
    found = [
        one for leaf in line.order.promised if (matter := m.matters.get(leaf)) is not None
        for one in behind.promises(shower, m, matter, now) if one.state in ("open", "overdue")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due, one.id))


# --- forms of address -------------------------------------------------------------------------------------------------


@get("/v1/lines/{line}/addresses", record.Addresses)
async def addresses_page(ask: Ask) -> record.Addresses:
    """Show how desks of both sides are to be addressed, and which forms are agreed."""
    shower, m = Shower(ask.line), ask.line.matters()
    ours, theirs = ([_address(shower, one, side) for one in addresses.address_book(m, side)] for side in _sides(shower))
    return record.Addresses(ours=ours, theirs=theirs)


def _address(shower: Shower, one: FormOfAddress, side: int) -> record.Address:
    item, agreed = one.item, one.agreed
    return record.Address(
        id=item.leaf.hex(), desk=shower.desk(side, one.address.desk), lang=one.address.lang, style=one.address.style,
        by=shower.author(item), written=stamp(item.t), agreed=agreed is not None,
        agreed_by=shower.author(agreed) if agreed is not None else None,
        superseded=one.standing is Standing.SUPERSEDED,
    )  # fmt: skip


PAGES = (watch_list_page, handover_sheet, signed_sheet, addresses_page)
