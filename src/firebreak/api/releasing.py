"""Pages of two-person release: what one officer composed leaves by the hand of another, or goes back with a reason.

Keeps true: what is released was checked when it was composed, and is sent exactly as it stood; nobody releases their
own; a release whose answer was lost is told from the record and never sent twice.
Leaves to others: keeping submissions (`node.releases`), the rule of the charter (`core.procedures.releases`).
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from hashlib import sha256
from os import urandom
from typing import Any

import msgspec

from firebreak.api import acts, asking, bodies
from firebreak.api import replies_desk as desk
from firebreak.api.access import COMMANDING
from firebreak.api.asking import Asker
from firebreak.api.binding import credential, released
from firebreak.api.bodies_desk import ReleaseActBody, ReleaseBody, ReturnBody
from firebreak.api.operations import Ask, get, post
from firebreak.api.problem import Refused
from firebreak.api.replies import Submitted
from firebreak.api.times import stamp
from firebreak.core.errors import FirebreakError, UsageError
from firebreak.core.procedures.model import PlaceCall, SendMessage
from firebreak.core.procedures.releases import asked_for
from firebreak.core.record.act import credential_of
from firebreak.core.record.kinds import By
from firebreak.core.values import changed
from firebreak.node.local import ReleaseNews
from firebreak.node.releases import RELEASED, RELEASING, RETURNED, WAITING, Release
from firebreak.node.service import LineService

_BODIES: dict[str, tuple[type[msgspec.Struct], asking.Reader]] = {
    "message": (bodies.MessageBody, asking.message), "call": (bodies.CallBody, asking.call),
}  # fmt: skip


def shown(release: Release) -> desk.Release:
    """Return a release as an answer."""
    body = json.loads(release.body)
    return desk.Release(
        id=release.id, line=release.line, at=stamp(release.at), by=release.author_name, desk=body["by"],
        what=release.what, precedence=body["precedence"], marking=body.get("marking", "OPERATIONAL"),
        body={name: value for name, value in body.items() if name != "assertion"},
        credential=bool(release.credential), state=WAITING if release.state == RELEASING else release.state,
        why=release.why, entry=release.entry,
        decided_at=None if release.decided_at is None else stamp(release.decided_at), decided_by=release.decided_name,
        rule=release.rule,
    )  # fmt: skip


@get("/v1/lines/{line}/releases", desk.Releases, group="desk")
async def releases(ask: Ask) -> desk.Releases:
    """List what waits for a second person, and what became of earlier submissions."""
    line = ask.line
    found = await asyncio.to_thread(line.local.desk.releases.of, line.name)
    return desk.Releases(releases=[shown(await _told_from_record(line, one)) for one in found])


@post("/v1/lines/{line}/releases", ReleaseBody, desk.Release, statuses=(201,), group="desk", refusals=("operational",))
async def submit_release(ask: Ask) -> desk.Release:
    """Ask a second person to release a call or message; its form is checked now and cannot fail later."""
    said, line = ask.said(ReleaseBody), ask.line
    command, body = read(line, said.what, said.body)
    ask.for_desk(body.by)
    line.check(changed(command, released_by=command.by))
    made = Release(
        id=_id(ask), line=line.name, at=line.clock.now().utc, author=ask.who.key, author_name=ask.who.name,
        what=said.what, rule=_rule(line, command), body=json.dumps(said.body), credential=_composed(ask, command, body),
    )  # fmt: skip
    kept = await asyncio.to_thread(line.local.desk.releases.submit, made)
    if kept is made:
        line.local.count_waiting(1)
        _tell(line, made)
    return shown(kept)


def read(line: LineService, what: str, raw: dict[str, Any]) -> tuple[PlaceCall | SendMessage, Any]:
    """Return what a submission says, as a command and as the body of its page; raises UsageError."""
    sort, reader = _BODIES[what]
    try:
        body = msgspec.convert(raw, sort, strict=True)
    except msgspec.ValidationError as error:
        raise UsageError(f"it cannot be sent as it stands: {error}") from None
    command = reader(Asker(line), body)
    assert isinstance(command, PlaceCall | SendMessage)
    return command, body


def _composed(ask: Ask, command: PlaceCall | SendMessage, body: Any) -> bytes:
    """Return the blob of whoever composed it, empty without a passkey; raises Refused."""
    return b"" if body.assertion is None else credential(ask, command, body.assertion).blob


def _id(ask: Ask) -> str:
    """Return the id of a new submission; the same again under the same key."""
    return sha256(f"release {ask.once}".encode()).hexdigest()[:16] if ask.once else urandom(8).hex()


def _rule(line: LineService, command: PlaceCall | SendMessage) -> str:
    if asked_for(line.material.context, command.precedence):
        return "charter"
    return "local" if command.precedence in line.local.two_person else "officer"


def _tell(line: LineService, release: Release) -> None:
    line.tell_here(ReleaseNews(release=release.id))


# --- the second person ------------------------------------------------------------------------------------------------


@post("/v1/lines/{line}/releases/{release}/release", ReleaseActBody, Submitted, roles=COMMANDING, statuses=(201, 202),
      group="desk", refusals=("operational",))  # fmt: skip
async def release(ask: Ask) -> Submitted:
    """Let a submission out, as it stands; whoever composed it cannot."""
    line, said = ask.line, ask.said(ReleaseActBody)
    found = await find(ask, ask.names["release"])
    if found.author == ask.who.key:
        raise Refused("forbidden", "whoever composed it does not release it; a second person does")
    by = Asker(line).by(said)
    if found.state == RELEASED and found.decided_by == ask.who.key:  # the answer was lost, not the release
        return acts.shown(found.entry, None if found.entry else "it waits at our station")
    _still(found)
    with line.local.deciding(found.id):
        return await _release(ask, found, by, said.assertion)


async def _release(ask: Ask, found: Release, by: By, given: bodies.Assertion | None) -> Submitted:
    line, store = ask.line, ask.line.local.desk.releases
    decided = replace(
        found, state=RELEASING, decided_at=line.clock.now().utc, decided_by=ask.who.key, decided_name=ask.who.name
    )
    await asyncio.to_thread(store.decide, decided, WAITING)
    try:
        done = await _send(ask, found, by, given)
    except (FirebreakError, Refused):
        await asyncio.to_thread(store.decide, replace(found, state=WAITING), RELEASING)
        raise
    await asyncio.to_thread(store.decide, replace(decided, state=RELEASED, entry=done.id), RELEASING)
    line.local.count_waiting(-1)
    _tell(line, found)
    return done


async def _send(ask: Ask, found: Release, by: By, given: bodies.Assertion | None) -> Submitted:
    """Send a submission with what the passkeys of both persons proved."""
    command, _ = read(ask.line, found.what, json.loads(found.body))
    command = changed(command, released_by=by)
    if found.credential:
        command = changed(command, cred=credential_of(found.credential))
    if given is not None:
        command = changed(command, released_cred=credential(ask, command, given, released))
    return await acts.submit(ask, command, key=found.key, actor=found.author_name)


@post("/v1/lines/{line}/releases/{release}/return", ReturnBody, desk.Release, group="desk",
      refusals=("operational",))  # fmt: skip
async def give_back(ask: Ask) -> desk.Release:
    """Give a submission back to whoever composed it, and say why; they may take it back themselves."""
    line, why = ask.line, ask.said(ReturnBody).why
    found = await find(ask, ask.names["release"])
    if found.author != ask.who.key and not ask.who.may(COMMANDING):
        raise Refused("forbidden", "whoever composed it or a supervisor gives it back", needs=COMMANDING)
    _still(found)
    decided = replace(
        found, state=RETURNED, why=why, decided_at=line.clock.now().utc, decided_by=ask.who.key,
        decided_name=ask.who.name,
    )  # fmt: skip
    await asyncio.to_thread(line.local.desk.releases.decide, decided, WAITING)
    line.local.count_waiting(-1)
    _tell(line, found)
    return shown(decided)


async def find(ask: Ask, release_id: str) -> Release:
    """Return a submission as the record tells it; raises Refused."""
    line = ask.line
    found = await asyncio.to_thread(line.local.desk.releases.find, line.name, release_id)
    if found is None:
        raise Refused("absent", "there is no submission of that id on this line")
    return await _told_from_record(line, found)


def _still(found: Release) -> None:
    """Raise Refused, naming who was first, unless a submission still waits."""
    if found.state != WAITING:
        at = None if found.decided_at is None else stamp(found.decided_at)
        raise Refused("usage", "somebody has decided on this already", first_by=found.decided_name, first_at=at)


async def _told_from_record(line: LineService, found: Release) -> Release:
    """Return a release as it stands: one that was cut short was written, or it was not, and the record says which."""
    if found.state != RELEASING or found.id in line.local.under_decision:
        return found
    return await asyncio.to_thread(line.settle_release, found)


PAGES = (releases, submit_release, release, give_back)
