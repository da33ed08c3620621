"""Pages of drafts: words not sent yet, of one officer, durable at each key press.

Keeps true: an officer reads and writes their own drafts and no others; of two windows that write one draft the second
gets the newer one instead of overwriting it; a line that stands still takes nothing of it away.
Leaves to others: keeping them (`node.drafts`).
"""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress

import msgspec

from firebreak.api import replies_desk as replies
from firebreak.api.access import ANYBODY
from firebreak.api.bodies import NoBody
from firebreak.api.bodies_desk import DraftBody
from firebreak.api.operations import Ask, get, post
from firebreak.api.problem import Refused
from firebreak.api.times import stamp
from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.drafts import Draft, DraftConflict
from firebreak.node.local import DraftNews

_DRAFT = re.compile(r"[A-Za-z0-9_-]{1,64}")


def shown(draft: Draft) -> replies.Draft:
    """Return a draft as an answer."""
    return replies.Draft(
        id=draft.id, line=draft.line, officer=draft.officer.partition("/")[2], kind=draft.kind,
        fields=json.loads(draft.fields), updated=stamp(draft.updated), revision=draft.revision,
    )  # fmt: skip


@get("/v1/drafts", replies.Drafts, roles=ANYBODY, group="desk")
async def drafts(ask: Ask) -> replies.Drafts:
    """List the drafts of whoever asks, the one touched last first."""
    found = await asyncio.to_thread(ask.node.desk.drafts.of, ask.who.key)
    return replies.Drafts(drafts=[shown(one) for one in found])


@post("/v1/drafts/{draft}", DraftBody, replies.Draft, group="desk", refusals=("operational", "newer"))
async def save_draft(ask: Ask) -> replies.Draft:
    """Keep a draft as it stands now; 409 with the newer one when another window was faster."""
    body = ask.said(DraftBody)
    if body.line not in ask.node.lines:
        raise UsageError(f"this node has no line {body.line!r}")
    draft = Draft(
        id=_name(ask), line=body.line, officer=ask.who.key, kind=body.kind,
        fields=msgspec.json.encode(body.fields).decode(), revision=body.base + 1, updated=ask.node.clock.now().utc,
    )  # fmt: skip
    try:
        kept = await asyncio.to_thread(ask.node.desk.drafts.save, draft)
    except DraftConflict as error:
        newer = None if error.newer is None else msgspec.to_builtins(shown(error.newer))
        raise Refused("newer", str(error), newer=newer) from None
    _tell(ask, kept.line, kept.id)
    return shown(kept)


@post("/v1/drafts/{draft}/drop", NoBody, replies.Done, group="desk", refusals=("operational",))
async def drop_draft(ask: Ask) -> replies.Done:
    """Forget a draft; nothing of it was sent."""
    name = _name(ask)
    found = await asyncio.to_thread(ask.node.desk.drafts.find, ask.who.key, name)
    await asyncio.to_thread(ask.node.desk.drafts.drop, ask.who.key, name)
    if found is not None:
        _tell(ask, found.line, name)
    return replies.Done(ok=True, words="The draft is forgotten. Nothing of it was sent.")


def _name(ask: Ask) -> str:
    name = ask.names["draft"]
    if _DRAFT.fullmatch(name) is None:
        raise Refused("absent", "a draft is named by 1 to 64 characters a-z, A-Z, 0-9, _ and -")
    return name


def _tell(ask: Ask, line: str, draft: str) -> None:
    """Tell the officer's other windows."""
    with suppress(UsageError, OperationalError):
        ask.node.line(line).tell_here(DraftNews(officer=ask.who.key, draft=draft))


PAGES = (drafts, save_draft, drop_draft)
