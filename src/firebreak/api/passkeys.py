"""Pages of passkeys: signing in with one, adding one, removing one.

Keeps true: the person was verified by their authenticator, on a page of this node under this host name, for a challenge
that is used once; a counter that went back is refused; no failure of a passphrase delays a passkey.
Leaves to others: forms (`webauthn_forms`), challenges (`challenges`), acts bound to a passkey (`binding`).
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from firebreak.api import entering
from firebreak.api.access import ANYBODY
from firebreak.api.bodies import NoBody
from firebreak.api.operations import Answer, Ask, post
from firebreak.api.problem import Refused
from firebreak.api.signin import own, show, sign_in
from firebreak.api.webauthn_forms import (
    PasskeyAdded,
    PasskeyOptions,
    PasskeySignIn,
    challenge_of,
    octets,
)
from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.assertion import check_cose_key
from firebreak.node.officers import PASSKEYS_MAX, Officer, Officers, Passkey, edit

TIMEOUT_MS = 60_000
RP_NAME = "Firebreak"
ALGORITHMS = (-7, -8)  # ES256, EdDSA: those that an act can be bound with
UNKNOWN = "this passkey is not one of an officer of this node, or its answer does not verify"
_MALFORMED = (ValueError, TypeError, KeyError, IndexError)  # what the library lets out beside its own exceptions


def _relying_party(ask: Ask) -> str:
    """Return the host name that passkeys belong to here; raises Refused with the reason where there is none."""
    if ask.caller.rp_id is None:
        raise Refused("usage", f"no passkey can be used here: {ask.caller.no_passkey}")
    return ask.caller.rp_id


def _options(made: Any) -> PasskeyOptions:
    from webauthn import options_to_json

    return PasskeyOptions(options=json.loads(options_to_json(made)))


# --- signing in -----------------------------------------------------------------------------------------------------


@post("/v1/session/passkey/begin", entering.WhoSignsIn, PasskeyOptions, roles=(), group="session")
async def begin_passkey(ask: Ask) -> PasskeyOptions:
    """Begin to sign in with a passkey; without a name the browser offers those it has."""
    from webauthn import generate_authentication_options
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    rp_id, named = _relying_party(ask), ask.said(entering.WhoSignsIn).officer
    offered = [] if named is None else _credentials(ask, named, rp_id)
    return _options(
        generate_authentication_options(
            rp_id=rp_id, challenge=ask.door.challenges.make(_sign_in_at(rp_id)), timeout=TIMEOUT_MS,
            allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in offered],
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )  # fmt: skip


def _credentials(ask: Ask, named: str, rp_id: str) -> list[bytes]:
    """Return the credentials of an officer, or what looks like one, so that nobody learns who is an officer."""
    officer = ask.door.sessions.officers.find(named)
    held = [key.id for key in officer.passkeys if key.rp_id == rp_id] if officer is not None else []
    return held or [ask.door.challenges.likeness(named)]


def _sign_in_at(rp_id: str) -> str:
    return f"sign-in {rp_id}"


@post("/v1/session/passkey/finish", PasskeySignIn, entering.Session, roles=(), group="session",
      refusals=("unauthorised",))  # fmt: skip
async def finish_passkey(ask: Ask) -> Answer:
    """Sign in with a passkey."""
    rp_id, credential = _relying_party(ask), ask.said(PasskeySignIn).credential
    challenge = challenge_of(credential.response.clientDataJSON)
    held = ask.door.sessions.officers.by_passkey(octets(credential.rawId))
    if held is None or held[1].rp_id != rp_id or not ask.door.challenges.holds(challenge, _sign_in_at(rp_id)):
        raise Refused("unauthorised", UNKNOWN)
    officer, key = held
    handle = credential.response.userHandle
    if handle is not None and octets(handle) != officer.handle:
        raise Refused("unauthorised", UNKNOWN)
    count = _verified(ask, key, credential, challenge)
    ask.door.challenges.use(challenge)
    keep_count(ask, officer.id, key, count)
    return sign_in(ask, ask.door.sessions.officers.get(officer.id), "passkey")


def _verified(ask: Ask, key: Passkey, credential: Any, challenge: bytes) -> int:
    """Return the authenticator's counter after checking its answer; raises Refused."""
    import msgspec
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        found = verify_authentication_response(
            credential=msgspec.to_builtins(credential), expected_challenge=challenge, expected_rp_id=key.rp_id,
            expected_origin=ask.caller.origin, credential_public_key=key.key, credential_current_sign_count=key.count,
            require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, *_MALFORMED):
        raise Refused("unauthorised", UNKNOWN) from None
    return found.new_sign_count


def keep_count(ask: Ask, officer_id: str, key: Passkey, count: int) -> None:
    """Keep the counter of a passkey that was used; many count nothing."""
    if count == key.count:
        return

    def counted(officers: Officers) -> Officers:
        officer = officers.find(officer_id)
        if officer is None:
            return officers
        keys = tuple(replace(one, count=max(one.count, count)) if one.id == key.id else one for one in officer.passkeys)
        return officers.put(replace(officer, passkeys=keys))

    ask.door.sessions.take_up(edit(ask.door.layout, counted))


# --- adding and removing --------------------------------------------------------------------------------------------


@post("/v1/session/passkey/register/begin", NoBody, PasskeyOptions, roles=ANYBODY, group="session")
async def begin_adding_passkey(ask: Ask) -> PasskeyOptions:
    """Begin to add a passkey of one's own."""
    from webauthn import generate_registration_options
    from webauthn.helpers.cose import COSEAlgorithmIdentifier
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    officer, rp_id = _me(ask), _relying_party(ask)
    return _options(
        generate_registration_options(
            rp_id=rp_id, rp_name=RP_NAME, user_id=officer.handle, user_name=officer.id, timeout=TIMEOUT_MS,
            user_display_name=officer.name, challenge=ask.door.challenges.make(_adding(officer, rp_id)),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=key.id) for key in officer.passkeys],
            supported_pub_key_algs=[COSEAlgorithmIdentifier(one) for one in ALGORITHMS],
        )
    )  # fmt: skip


def _me(ask: Ask) -> Officer:
    return ask.door.sessions.officers.get(own(ask).officer)


def _adding(officer: Officer, rp_id: str) -> str:
    return f"add {officer.id} {rp_id}"


@post("/v1/session/passkey/register/finish", PasskeyAdded, entering.Session, roles=ANYBODY, group="session")
async def finish_adding_passkey(ask: Ask) -> entering.Session:
    """Add a passkey of one's own."""
    held, officer, rp_id, said = own(ask), _me(ask), _relying_party(ask), ask.said(PasskeyAdded)
    challenge = challenge_of(said.credential.response.clientDataJSON)
    if not ask.door.challenges.holds(challenge, _adding(officer, rp_id)):
        raise Refused("usage", "this passkey was begun too long ago or elsewhere; begin again")
    key = _new_passkey(ask, said, challenge, rp_id)
    ask.door.challenges.use(challenge)

    def add(officers: Officers) -> Officers:
        me = officers.get(officer.id)
        if len(me.passkeys) >= PASSKEYS_MAX:
            raise UsageError(f"an officer has at most {PASSKEYS_MAX} passkeys; remove one first")
        if officers.by_passkey(key.id) is not None:
            raise UsageError("this passkey is known here already")
        return officers.put(replace(me, passkeys=(*me.passkeys, key)))

    ask.door.sessions.take_up(edit(ask.door.layout, add))
    return show(ask, held, ask.who.csrf)


def _new_passkey(ask: Ask, said: PasskeyAdded, challenge: bytes, rp_id: str) -> Passkey:
    """Return the passkey that an authenticator made; raises Refused."""
    import msgspec
    from webauthn import verify_registration_response
    from webauthn.helpers.cose import COSEAlgorithmIdentifier
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        found = verify_registration_response(
            credential=msgspec.to_builtins(said.credential), expected_challenge=challenge, expected_rp_id=rp_id,
            expected_origin=ask.caller.origin, require_user_verification=True,
            supported_pub_key_algs=[COSEAlgorithmIdentifier(one) for one in ALGORITHMS],
        )  # fmt: skip
        key = check_cose_key(found.credential_public_key)
    except (WebAuthnException, PeerError, *_MALFORMED) as error:
        raise Refused("usage", f"this passkey cannot be taken: {_words(error)}") from None
    return Passkey(
        id=found.credential_id, key=key, rp_id=rp_id, label=said.label, count=found.sign_count,
        added=ask.door.clock.now().utc,
    )  # fmt: skip


def _words(error: Exception) -> str:
    if isinstance(error, PeerError):
        return error.detail
    return str(error) if type(error).__module__.startswith("webauthn") else "its answer is out of form"


@post("/v1/session/passkey/remove", entering.PasskeyNamed, entering.Session, roles=ANYBODY, group="session")
async def remove_passkey(ask: Ask) -> entering.Session:
    """Remove a passkey of one's own; every other session of this officer ends."""
    held, officer, gone = own(ask), _me(ask), octets(ask.said(entering.PasskeyNamed).id)
    if not any(key.id == gone for key in officer.passkeys):
        raise Refused("usage", "you have no such passkey")
    officers = edit(ask.door.layout, lambda all_: all_.put(without_passkey(all_.get(officer.id), gone)))
    ask.door.sessions.renew(held, officers.get(officer.id))
    ask.door.sessions.take_up(officers)
    return show(ask, held, ask.who.csrf)


def without_passkey(officer: Officer, gone: bytes) -> Officer:
    """Return an officer without one passkey; sessions it may have opened end."""
    keys = tuple(key for key in officer.passkeys if key.id != gone)
    return replace(officer, passkeys=keys, generation=officer.generation + 1)


PAGES = (
    begin_passkey, finish_passkey, begin_adding_passkey, finish_adding_passkey, remove_passkey,
)  # fmt: skip
