"""Pages of administration: officers, their roles and desks, and the links by which they first sign in.

Keeps true: an administrator sees and changes who may do what, and nothing that anybody signs in with; whoever loses a
right is signed out at once; the last administrator cannot be taken away here, so that this page locks nobody out.
Leaves to others: the file (`node.officers`), the same by command (`cli.officers`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from firebreak.api import administering as forms
from firebreak.api.access import ADMINISTERING, Role
from firebreak.api.bodies import NoBody
from firebreak.api.introducing import symbol
from firebreak.api.operations import Ask, Operation, get, post
from firebreak.api.problem import Refused
from firebreak.api.times import stamp
from firebreak.core.errors import UsageError
from firebreak.core.record.act import officer_hash
from firebreak.node.enrol import salt_of
from firebreak.node.links import make_link
from firebreak.node.officers import Officer, Officers, changed, edit, new_officer

log = logging.getLogger("firebreak")


def show(ask: Ask, officer: Officer) -> forms.Officer:
    """Return an officer as an administrator sees one."""
    listed = {one.credential for one in ask.node.identity.manifest.officers}
    salts = {key.id: salt_of(ask.door.layout.folder, key.id) for key in officer.passkeys}
    return forms.Officer(
        id=officer.id, name=officer.name, roles=[role.value for role in officer.roles], desks=list(officer.desks),
        language=officer.language, passphrase=officer.passphrase is not None,
        passkeys=[
            forms.OfficerPasskey(
                label=key.label, rp_id=key.rp_id, added=stamp(key.added),
                enrolled=officer_hash(salts[key.id] or b"", key.id) in listed,
            )
            for key in officer.passkeys
        ],
        sessions=ask.door.sessions.count(officer.id),
    )  # fmt: skip


def _edit(ask: Ask, what: str, change: Callable[[Officers], Officers]) -> Officers:
    """Change the officers, sign out whoever lost a right, and say in the log who did it; raises UsageError."""

    def checked(officers: Officers) -> Officers:
        after = change(officers)
        had = any(Role.ADMINISTRATOR in one.roles for one in officers.known)
        if had and not any(Role.ADMINISTRATOR in one.roles for one in after.known):
            raise UsageError("nobody would be left to administer this node; give the role to somebody else first")
        return after

    officers = edit(ask.door.layout, checked)
    ask.door.sessions.take_up(officers)
    log.info("officers: %s %s", ask.who.key, what)
    return officers


def _named(ask: Ask) -> Officer:
    found = ask.door.sessions.officers.find(ask.names["officer"])
    if found is None:
        raise Refused("absent", "there is no officer of that id")
    return found


@get("/v1/officers", forms.OfficerList, roles=ADMINISTERING, group="officers")
async def officers(ask: Ask) -> forms.OfficerList:
    """List officers with their roles, desks and ways of signing in."""
    return forms.OfficerList(officers=[show(ask, one) for one in ask.door.sessions.officers.known])


@post("/v1/officers", forms.NewOfficer, forms.Officer, roles=ADMINISTERING, statuses=(201,), group="officers")
async def add_officer(ask: Ask) -> forms.Officer:
    """Add an officer."""
    said = ask.said(forms.NewOfficer)

    def add(all_: Officers) -> Officers:
        made = new_officer(
            all_, said.id, name=said.name, roles=said.roles, desks=said.desks, language=said.language,
            entropy=ask.door.entropy,
        )  # fmt: skip
        return all_.put(made)

    return show(ask, _edit(ask, f"added {said.id}", add).get(said.id))


@post("/v1/officers/{officer}", forms.OfficerChange, forms.Officer, roles=ADMINISTERING, group="officers")
async def change_officer(ask: Ask) -> forms.Officer:
    """Change name, roles, desks or language of an officer."""
    said, officer_id = ask.said(forms.OfficerChange), _named(ask).id

    def change(all_: Officers) -> Officers:
        new = changed(
            all_.get(officer_id), name=said.name, roles=said.roles, desks=said.desks, language=said.language
        )  # fmt: skip
        return all_.put(new)

    return show(ask, _edit(ask, f"changed {officer_id}", change).get(officer_id))


@post("/v1/officers/{officer}/reset", NoBody, forms.Officer, roles=ADMINISTERING, group="officers")
async def reset_officer(ask: Ask) -> forms.Officer:
    """Take away every passkey and the passphrase of an officer, as when one was lost; only a link lets them in then."""
    officer_id = _named(ask).id

    def reset(all_: Officers) -> Officers:
        held = all_.get(officer_id)
        return all_.put(replace(held, passkeys=(), passphrase=None, generation=held.generation + 1))

    return show(ask, _edit(ask, f"reset {officer_id}", reset).get(officer_id))


@post("/v1/officers/{officer}/remove", NoBody, forms.Removed, roles=ADMINISTERING, group="officers")
async def remove_officer(ask: Ask) -> forms.Removed:
    """Take an officer away; their sessions and live views end now."""
    officer_id = _named(ask).id
    _edit(ask, f"removed {officer_id}", lambda all_: all_.without(officer_id))
    return forms.Removed(removed=officer_id)


@post("/v1/officers/{officer}/link", forms.LinkBody, forms.SignInLink, roles=ADMINISTERING, group="officers")
async def link_officer(ask: Ask) -> forms.SignInLink:
    """Make a link that signs an officer in, once."""
    officer_id, door = _named(ask).id, ask.door
    now, lasts = door.clock.now().utc, ask.said(forms.LinkBody).minutes * 60
    code = make_link(door.layout.folder, officer_id, now, door.entropy, lasts)
    log.info("officers: %s made a link for %s", ask.who.key, officer_id)
    path = f"/#link={code}"
    return forms.SignInLink(path=path, expires=stamp(now + lasts), qr=symbol(ask.caller.origin + path))


PAGES: tuple[Operation, ...] = (officers, add_officer, change_officer, reset_officer, remove_officer, link_officer)
