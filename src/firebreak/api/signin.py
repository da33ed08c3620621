"""Pages of sign-in by link and passphrase, and of one's own session.

Keeps true: whether an officer exists cannot be learned here, neither from words nor from time; a failed passphrase
delays further ones and nothing else; a passphrase is stretched beside the event loop and by few at a time, so that
attempts never make a ring wait.
Leaves to others: passkeys (`passkeys`), officers' administration (`officers`), cookies (`door`).
"""

from __future__ import annotations

import logging
from dataclasses import replace

from firebreak.api import entering
from firebreak.api.access import ANYBODY, Session
from firebreak.api.bodies import NoBody
from firebreak.api.operations import Answer, Ask, get, post
from firebreak.api.problem import Refused
from firebreak.api.sessions import csrf_of
from firebreak.api.times import stamp
from firebreak.api.webauthn_forms import letters
from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.links import take_link
from firebreak.node.officers import Officer, changed, edit, ended

log = logging.getLogger("firebreak")
WRONG = "officer and passphrase do not belong together"
NO_SESSION = "no officer is signed in here"
_SIGN_IN = ("unauthorised", "limited")


def show(ask: Ask, session: Session, csrf: str) -> entering.Session:
    """Return a session as its page sees it."""
    officer, caller = ask.door.sessions.officers.get(session.officer), ask.caller
    return entering.Session(
        officer=entering.Signed(
            id=officer.id, name=officer.name, roles=[role.value for role in officer.roles], desks=list(officer.desks),
            language=officer.language,
        ),
        csrf=csrf, via=session.via, began=stamp(session.began), expires=stamp(session.expires),
        passkeys=sum(key.rp_id == caller.rp_id for key in officer.passkeys), passphrase=officer.passphrase is not None,
        passkey_list=[
            entering.PasskeyShown(id=letters(key.id), label=key.label, rp_id=key.rp_id, added=stamp(key.added))
            for key in officer.passkeys
        ],
        rp_id=caller.rp_id, no_passkey=caller.no_passkey, party=ask.node.party_name, node=ask.node.config.node.name,
        lines=list(ask.node.lines),
    )  # fmt: skip


def sign_in(ask: Ask, officer: Officer, via: str) -> Answer:
    """Open a session and return it with its cookie."""
    session, secret = ask.door.sessions.enter(officer, via)
    log.info("officers: %s signed in by %s", officer.id, via)
    cookie = ask.door.give(secret, ask.door.sessions.seconds_left(session), secure=ask.caller.secure)
    known = ask.door.remember(officer.id, secure=ask.caller.secure)
    return Answer(body=show(ask, session, csrf_of(secret)), cookies=(cookie, known))


def own(ask: Ask) -> Session:
    """Return the session of whoever asks; raises Refused when it is a program, or nobody."""
    if ask.person is None or ask.person.session is None:
        raise Refused("unauthorised", NO_SESSION, "`firebreak officer link` makes a link that signs an officer in")
    return ask.person.session


@get("/v1/session", entering.Session, roles=(), group="session", refusals=("unauthorised",))
async def session(ask: Ask) -> entering.Session:
    """Say who is signed in on this browser."""
    return show(ask, own(ask), ask.who.csrf)


@post("/v1/session/link", entering.LinkSignIn, entering.Session, roles=(), group="session", refusals=_SIGN_IN)
async def sign_in_by_link(ask: Ask) -> Answer:
    """Sign in with a one-time link."""
    officer = _linked(ask, ask.said(entering.LinkSignIn).code)
    if officer is None:
        raise Refused("unauthorised", "this link was used already, is past its time, or never was one",
                      "`firebreak officer link` makes another")  # fmt: skip
    return sign_in(ask, officer, "link")


def _linked(ask: Ask, code: str) -> Officer | None:
    """Use a link up and return whom it lets in; a stranger learns nothing of what is wrong with our files."""
    door = ask.door
    try:
        officer_id = take_link(door.layout.folder, code, door.clock.now().utc)
        door.sessions.reload()  # an officer may have been added a moment ago
    except (UsageError, OperationalError) as error:
        log.error("officers: %s", error)
        raise Refused("operational", "the node cannot read who its officers are; its log says why") from None
    return door.sessions.officers.find(officer_id) if officer_id is not None else None


@post("/v1/session", entering.PassphraseSignIn, entering.Session, roles=(), group="session", refusals=_SIGN_IN)
async def sign_in_by_passphrase(ask: Ask) -> Answer:
    """Sign in with a passphrase."""
    said, door, source = ask.said(entering.PassphraseSignIn), ask.door, ask.caller.source
    device = door.device(said.officer, ask.caller.cookie)
    wait = door.limits.wait_s(said.officer, source, device)
    if wait:
        raise Refused("limited", f"too many attempts; the next one is looked at in {wait} s", retry_s=wait)
    door.limits.begun(said.officer, source, device)
    officer = door.sessions.officers.find(said.officer)
    kept = officer.passphrase if officer is not None else None
    if not await door.try_passphrase(kept, said.passphrase, known=device is not None):
        raise Refused("unauthorised", WRONG)
    assert officer is not None
    door.limits.right(said.officer, source, device)
    return sign_in(ask, officer, "passphrase")


@post("/v1/session/end", NoBody, entering.Ended, roles=ANYBODY, group="session")
async def sign_out(ask: Ask) -> Answer:
    """Sign out: this session ends, and every live view it opened."""
    ask.door.sessions.end(own(ask))
    return Answer(body=entering.Ended(), cookies=(ask.door.take(secure=ask.caller.secure),))


@post("/v1/session/language", entering.OwnLanguage, entering.Session, roles=ANYBODY, group="session")
async def choose_language(ask: Ask) -> entering.Session:
    """Choose the language one reads the console in."""
    held, tag = own(ask), ask.said(entering.OwnLanguage).language
    officers = edit(ask.door.layout, lambda all_: all_.put(changed(all_.get(held.officer), language=tag)))
    ask.door.sessions.take_up(officers)
    return show(ask, held, ask.who.csrf)


@post("/v1/session/passphrase", entering.OwnPassphrase, entering.Session, roles=ANYBODY, group="session")
async def choose_passphrase(ask: Ask) -> entering.Session:
    """Set one's own passphrase; every other session of this officer ends."""
    held, door = own(ask), ask.door
    kept = await door.stretch(ask.said(entering.OwnPassphrase).passphrase)
    officers = edit(door.layout, lambda all_: all_.put(replace(ended(all_.get(held.officer)), passphrase=kept)))
    officer = officers.get(held.officer)
    door.sessions.renew(held, officer)
    door.sessions.take_up(officers)
    return show(ask, held, ask.who.csrf)


PAGES = (
    session, sign_in_by_link, sign_in_by_passphrase, sign_out, choose_language, choose_passphrase,
)  # fmt: skip
