"""An act bound to the officer who does it: the challenge that their passkey signs, and what becomes of the answer.

Keeps true: the challenge covers what would be written and what was shown, as the node itself sees it; the answer is
checked here before anything is written, and where the record has moved on meanwhile nothing is written. Without a
passkey everything works: the evidence then says *the node claims*.
Leaves to others: what a challenge stands for (`core.line.intent`, `core.record.act`), the page that asks for one
(`challenging`), the other side's judgement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from msgspec import Struct

from firebreak.api.bodies import Assertion
from firebreak.api.operations import Ask
from firebreak.api.passkeys import keep_count
from firebreak.api.problem import Refused
from firebreak.api.webauthn_forms import letters, octets
from firebreak.core.errors import PeerError
from firebreak.core.line.intent import Intended, intended
from firebreak.core.procedures.model import Command
from firebreak.core.record import assertion as proof
from firebreak.core.record.act import (
    NONCE_BYTES,
    SALT_BYTES,
    Act,
    Credential,
    act_challenge,
    make_credential,
    officer_hash,
)
from firebreak.core.values import changed
from firebreak.node.enrol import salt_of
from firebreak.node.officers import Officer, Passkey

Part = Callable[[Intended], Act | None]
"""Whose act of a command it is: of whoever composed it, or of the second person who releases it."""


def composed(found: Intended) -> Act | None:
    """The act of whoever gives the command."""
    return found.act


def released(found: Intended) -> Act | None:
    """The act of the second person who releases it."""
    return found.release


class CredentialNamed(Struct, kw_only=True):
    """A passkey that may answer."""

    id: str  # base64url


class Challenge(Struct, kw_only=True):
    """What the officer's passkey is to sign; the answer goes along with the act, within two minutes, once."""

    nonce: str
    challenge: str
    credentials: list[CredentialNamed]
    rp_id: str


def make_challenge(ask: Ask, command: Command, part: Part = composed) -> Challenge:
    """Return the challenge of an act; `part` is whose act of the command it is. Raises Refused, UsageError."""
    officer, rp_id = _officer(ask), ask.caller.rp_id
    keys = [key for key in officer.passkeys if key.rp_id == rp_id]
    if rp_id is None or not keys:
        raise Refused("usage", ask.caller.no_passkey or "you have no passkey for this host name; add one first")
    act, nonce = _act(ask, command, part), ask.door.entropy(NONCE_BYTES)
    keys = [key for key in keys if act.by.role in _roles(ask, key, act)] or _refuse_role(ask, keys[0], act)
    signed = act_challenge(act, nonce)
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


def credential(ask: Ask, command: Command, given: Assertion, part: Part = composed) -> Credential:
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
    if act.by.role not in _roles(ask, key, act):
        _refuse_role(ask, key, act)
    count = _verified(key, given, asked.challenge)
    made = make_credential(
        act, nonce=nonce, rp_id=key.rp_id, salt=_salt(ask, key), credential_id=key.id,
        signature=octets(given.signature),
        authenticator_data=octets(given.authenticator_data), client_data=octets(given.client_data),
    )  # fmt: skip
    ask.door.confirmations.use(ask.who.key, asked, made, ask.once)
    keep_count(ask, officer.id, key, count)
    return made


def _roles(ask: Ask, key: Passkey, act: Act) -> tuple[int, ...]:
    """Return the roles for which our manifest lists a passkey; one that it does not list confirms any (ACT-6)."""
    salt = salt_of(ask.door.layout.folder, key.id)
    wanted = officer_hash(salt, key.id) if salt is not None else b""
    officers = ask.node.identity.manifest.officers
    return next((one.roles for one in officers if one.credential == wanted), (act.by.role,))


def _refuse_role(ask: Ask, key: Passkey, act: Act) -> NoReturn:
    """Refuse an act in a role that our root did not give: nobody could be shown that it was this officer's to do."""
    names = dict(ask.line.material.context.charter.roles)
    listed = ", ".join(names.get(role, f"role {role}") for role in _roles(ask, key, act))
    wanted = names.get(act.by.role, f"role {act.by.role}")
    raise Refused("forbidden", f"our manifest lists your passkey for {listed}, and not for {wanted}")


def _salt(ask: Ask, key: Passkey) -> bytes:
    """Return what opens the passkey's row of our manifest; where it has none, what opens nothing."""
    return salt_of(ask.door.layout.folder, key.id) or ask.door.entropy(SALT_BYTES)


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


def _act(ask: Ask, command: Command, part: Part) -> Act:
    """Return what a command would write now, as what is signed; raises UsageError when it is not possible now."""
    line = ask.line
    if part is composed and getattr(command, "released_by", command) is None:
        command = changed(command, released_by=command.by)  # what is composed is the same whoever releases it
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
