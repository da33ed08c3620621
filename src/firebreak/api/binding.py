"""An act bound to the officer who does it: the challenge that their passkey signs, and what becomes of the answer.

Keeps true: the challenge covers what would be written and what was shown, as the node itself sees it; the answer is
checked here before anything is written, and where the record has moved on meanwhile nothing is written. Without a
passkey everything works: the evidence then says *the node claims*.
Leaves to others: what a challenge stands for (`core.line.intent`, `core.record.act`), the other side's judgement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from firebreak.api.asking import NAMED, VERBS, Asker
from firebreak.api.bodies import Assertion, Of
from firebreak.api.operations import Ask, Operation, post
from firebreak.api.passkeys import keep_count
from firebreak.api.problem import Refused
from firebreak.api.webauthn_forms import letters, octets
from firebreak.core.errors import PeerError
from firebreak.core.line.intent import Intended, intended
from firebreak.core.procedures.model import Command
from firebreak.core.record import assertion as proof
from firebreak.core.record.act import NONCE_BYTES, Act, Credential, act_challenge, make_credential
from firebreak.core.types import Leaf
from firebreak.core.values import changed
from firebreak.node.officers import Officer, Passkey

_PAGES = {"calls": "call", "messages": "message", "tests": "test", "addresses": "address", "reply": "test-reply"}
"""An act by the last part of its page, where that is not the word of its challenge."""


class ChallengeBody(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """An act that is about to be done, as its own page will be told of it."""

    verb: Annotated[str, Meta(pattern="^[a-z-]{1,24}$", max_length=24, description="The last part of its page.")]
    body: dict[str, Any]
    of: Annotated[Of | None, Meta(description="What the page itself names: a test, a form of address.")] = None


class CredentialNamed(Struct, kw_only=True):
    """A passkey that may answer."""

    id: str  # base64url


class Challenge(Struct, kw_only=True):
    """What the officer's passkey is to sign; the answer goes along with the act, within two minutes, once."""

    nonce: str
    challenge: str
    credentials: list[CredentialNamed]
    rp_id: str


@post("/v1/lines/{line}/challenge", ChallengeBody, Challenge, group="acts", refusals=("operational",))
async def challenge(ask: Ask) -> Challenge:
    """Ask what one's passkey is to sign, so that an act is bound to whoever does it."""
    said = ask.said(ChallengeBody)
    command = _command(ask, said)
    ask.for_desk(said.body["by"])
    return make_challenge(ask, command)


def make_challenge(ask: Ask, command: Command, part: Callable[[Intended], Act | None] = lambda i: i.act) -> Challenge:
    """Return the challenge of an act; `part` is whose act of the command it is. Raises Refused, UsageError."""
    officer, rp_id = _officer(ask), ask.caller.rp_id
    keys = [key for key in officer.passkeys if key.rp_id == rp_id]
    if rp_id is None or not keys:
        raise Refused("usage", ask.caller.no_passkey or "you have no passkey for this host name; add one first")
    nonce = ask.door.entropy(NONCE_BYTES)
    signed = act_challenge(_act(ask, command, part), nonce)
    ask.door.confirmations.ask(ask.who.key, nonce, signed, rp_id)
    return Challenge(
        nonce=letters(nonce), challenge=letters(signed), rp_id=rp_id,
        credentials=[CredentialNamed(id=letters(key.id)) for key in keys],
    )  # fmt: skip


def bound(ask: Ask, command: Any, given: Assertion | None) -> Any:
    """Return a command with its officer's credential, where an answer goes along with it; raises Refused."""
    if given is None or (ask.once and ask.line.answered(ask.once) is not None):
        return command
    return changed(command, cred=credential(ask, command, given))


def credential(
    ask: Ask, command: Command, given: Assertion, part: Callable[[Intended], Act | None] = lambda i: i.act
) -> Credential:
    """Return what an answer proves, to be written with the act; raises Refused."""
    officer, nonce = _officer(ask), octets(given.nonce)
    asked = ask.door.confirmations.find(ask.who.key, nonce, ask.once)
    if asked.credential is not None:
        return asked.credential
    act = _act(ask, command, part)
    if act_challenge(act, nonce) != asked.challenge:
        raise Refused("usage", "what you confirmed is not what would be written now; look again, then confirm again")
    key = next((one for one in officer.passkeys if one.id == octets(given.credential)), None)
    if key is None or key.rp_id != asked.rp_id:
        raise Refused("usage", "that passkey is not one of yours for this host name")
    count = _verified(key, given, asked.challenge)
    made = make_credential(
        act, nonce=nonce, rp_id=key.rp_id, salt=key.salt, credential_id=key.id, signature=octets(given.signature),
        authenticator_data=octets(given.authenticator_data), client_data=octets(given.client_data),
    )  # fmt: skip
    ask.door.confirmations.use(ask.who.key, asked, made, ask.once)
    keep_count(ask, officer.id, key, count)
    return made


def _verified(key: Passkey, given: Assertion, signed: bytes) -> int:
    """Return the authenticator's counter after checking an answer as any verifier would; raises Refused."""
    data, client = octets(given.authenticator_data), octets(given.client_data)
    try:
        count = proof.check_authenticator_data(data, key.rp_id)
        proof.check_client_data(client, signed, key.rp_id)
        proof.verify_signature(key.key, data, client, octets(given.signature))
    except PeerError as error:
        raise Refused("usage", f"the passkey's answer does not hold: {error.detail}") from None
    if count <= key.count and (count or key.count):
        raise Refused("usage", "the passkey's counter went back: it may have been copied; tell the administrator")
    return count


def _act(ask: Ask, command: Command, part: Callable[[Intended], Act | None]) -> Act:
    """Return what a command would write now, as what is signed; raises UsageError when it is not possible now."""
    line = ask.line
    try:
        found = part(intended(line.engine.state, command, line.clock.now()))
    except PeerError as error:
        raise Refused("usage", f"this act cannot be bound to a passkey: {error.detail}") from None
    if found is None:
        raise Refused("usage", "nobody releases this")
    return found


def _officer(ask: Ask) -> Officer:
    """Return the officer who acts; raises Refused for a program: no person confirms for it."""
    if ask.who.session is None:
        raise Refused("usage", "an act is bound to an officer who is signed in; a token is nobody's passkey")
    return ask.door.sessions.officers.get(ask.who.name)


def _command(ask: Ask, said: ChallengeBody) -> Command:
    """Return the command that the act's own page would make of this body; raises Refused, UsageError."""
    verb = _PAGES.get(said.verb, said.verb)
    if verb in VERBS:
        sort, read = VERBS[verb]
        return read(Asker(ask.line), _read(sort, said.body))
    if verb not in NAMED:
        known = ", ".join(sorted((*VERBS, *NAMED)))
        raise Refused("malformed", f"there is no act {said.verb!r} to be bound to a passkey; there are: {known}")
    if said.of is None:
        raise Refused("malformed", f"the act {said.verb!r} names what it is about in `of`")
    named, read_named = NAMED[verb]
    return read_named(Asker(ask.line), _read(named, said.body), _leaf(ask, said.of))


def _read(sort: type[Struct], body: dict[str, Any]) -> Any:
    try:
        return msgspec.convert(body, sort, strict=True)
    except msgspec.ValidationError as error:
        raise Refused("malformed", f"body: {error}") from None


def _leaf(ask: Ask, text: str) -> Leaf:
    return Leaf(bytes.fromhex(text)) if len(text) == 64 else ask.line.find(text)


PAGES: tuple[Operation, ...] = (challenge,)
