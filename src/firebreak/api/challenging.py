"""The page that asks what an officer's passkey is to sign for an act that is about to be done.

Keeps true: the act is read by the same reader as on its own page, so that what is confirmed is what will be written.
Leaves to others: challenges and their answers (`binding`), whether an act is possible (`core.procedures`).
"""

from __future__ import annotations

import json
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from firebreak.api import bodies, releasing
from firebreak.api.asking import NAMED, VERBS, Asker
from firebreak.api.binding import Challenge, Part, composed, make_challenge, released
from firebreak.api.bodies_desk import ReleaseActBody
from firebreak.api.operations import Ask, Operation, post
from firebreak.api.problem import Refused
from firebreak.core.procedures.model import Command
from firebreak.core.types import Leaf
from firebreak.core.values import changed

_PAGES = {"calls": "call", "messages": "message", "tests": "test", "addresses": "address", "reply": "test-reply"}
"""An act by the last part of its page, where that is not its word."""

RELEASE = "release"


class ChallengeBody(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """An act that is about to be done, as its own page will be told of it."""

    verb: Annotated[str, Meta(pattern="^[a-z-]{1,24}$", max_length=24, description="The last part of its page.")]
    body: dict[str, Any]
    of: Annotated[bodies.Of | None, Meta(description="What the page itself names: a test, an address, a release.")] = (
        None
    )


@post("/v1/lines/{line}/challenge", ChallengeBody, Challenge, group="acts", refusals=("operational",))
async def challenge(ask: Ask) -> Challenge:
    """Ask what one's passkey is to sign, so that an act is bound to whoever does it."""
    said = ask.said(ChallengeBody)
    command, part = await _command(ask, said)
    ask.for_desk(said.body["by"])
    return make_challenge(ask, command, part)


async def _command(ask: Ask, said: ChallengeBody) -> tuple[Command, Part]:
    """Return the command that the act's own page would make, and whose act it is; raises Refused, UsageError."""
    verb = _PAGES.get(said.verb, said.verb)
    if verb in VERBS:
        sort, read = VERBS[verb]
        return read(Asker(ask.line), _read(sort, said.body)), composed
    if verb not in NAMED and verb != RELEASE:
        known = ", ".join(sorted((*VERBS, *NAMED, RELEASE)))
        raise Refused("usage", f"there is no act {said.verb!r} to be bound to a passkey; there are: {known}")
    if said.of is None:
        raise Refused("usage", f"the act {said.verb!r} names what it is about in `of`")
    if verb == RELEASE:
        by = Asker(ask.line).by(_read(ReleaseActBody, said.body))
        found = await releasing.find(ask, said.of)
        held, _ = releasing.read(ask.line, found.what, json.loads(found.body))
        return changed(held, released_by=by), released
    named, read_named = NAMED[verb]
    return read_named(Asker(ask.line), _read(named, said.body), _leaf(ask, said.of)), composed


def _read(sort: type[Struct], body: dict[str, Any]) -> Any:
    try:
        return msgspec.convert(body, sort, strict=True)
    except msgspec.ValidationError as error:
        raise Refused("usage", f"body: {error}") from None


def _leaf(ask: Ask, text: str) -> Leaf:
    return Leaf(bytes.fromhex(text)) if len(text) == 64 else ask.line.find(text)


PAGES: tuple[Operation, ...] = (challenge,)
