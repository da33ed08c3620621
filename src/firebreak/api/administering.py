"""Officers as forms: what an administrator says of one and sees of one.

Keeps true: nothing is coerced and no unknown field is taken; no reply holds what somebody signs in with, but a link
that was just made.
Leaves to others: what the pages do (`officers`).
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from firebreak.api.bodies import Body, DeskId, Language
from firebreak.api.entering import OfficerId, PersonRole

PersonName = Annotated[str, Meta(min_length=1, max_length=100)]
PersonRoles = Annotated[tuple[PersonRole, ...], Meta(min_length=1, max_length=5)]
PersonDesks = Annotated[
    tuple[DeskId, ...], Meta(max_length=64, description="Desks they act for; all of their roles' echelons if empty.")
]


class NewOfficer(Body, kw_only=True, frozen=True):
    """An officer to be added."""

    id: OfficerId
    name: PersonName
    roles: PersonRoles
    desks: PersonDesks = ()
    language: Language = "en"


class OfficerChange(Body, kw_only=True, frozen=True):
    """What is different from now on; other roles or desks sign the officer out."""

    name: PersonName | None = None
    roles: PersonRoles | None = None
    desks: PersonDesks | None = None
    language: Language | None = None


class LinkBody(Body, kw_only=True, frozen=True):
    """How long a one-time link can be used."""

    minutes: Annotated[int, Meta(ge=1, le=1440)] = 60


class OfficerPasskey(Struct, kw_only=True):
    """A passkey of an officer; enrolled means that our manifest lists it, so that others can check it."""

    label: str
    rp_id: str
    added: str
    enrolled: bool


class Officer(Struct, kw_only=True):
    """An officer as an administrator sees one."""

    id: str
    name: str
    roles: list[str]
    desks: list[str]
    language: str
    passphrase: bool
    passkeys: list[OfficerPasskey]
    sessions: int


class OfficerList(Struct, kw_only=True):
    """Every officer of this node."""

    officers: list[Officer]


class Removed(Struct, kw_only=True):
    """What is no longer there."""

    removed: str


class SignInLink(Struct, kw_only=True):
    """A link that signs an officer in, once; it is shown now and kept nowhere."""

    path: str
    expires: str
    qr: Annotated[str, Meta(description="The whole address as a QR symbol, SVG: for a desk beside this one.")]
