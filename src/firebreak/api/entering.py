"""What is said and answered at sign-in and about officers: one Struct for each.

Keeps true: nothing is coerced and no unknown field is taken; no reply holds a secret but the one its reader just made.
Leaves to others: what the steps do (`signin`, `passkeys`, `officers`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from firebreak.api.bodies import Body, Language

OfficerId = Annotated[
    str, Meta(pattern="^[a-z0-9_-]{1,32}$", max_length=32, description="Id of an officer of this node.")
]
Typed = Annotated[str, Meta(min_length=1, max_length=256)]
Code = Annotated[str, Meta(min_length=1, max_length=128, description="What stands behind `#link=` in the address.")]
PersonRole = Literal["watch", "supervisor", "principal", "auditor", "administrator"]


class PassphraseSignIn(Body, kw_only=True, frozen=True):
    """Sign in with a passphrase."""

    officer: OfficerId
    passphrase: Typed


class LinkSignIn(Body, kw_only=True, frozen=True):
    """Sign in with a one-time link."""

    code: Code


class WhoSignsIn(Body, kw_only=True, frozen=True):
    """Who wants to sign in with a passkey; left out, their authenticator says."""

    officer: OfficerId | None = None


class PasskeyNamed(Body, kw_only=True, frozen=True):
    """One passkey of one's own."""

    id: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,1400}$", max_length=1400, description="Id, as base64url.")]


class OwnLanguage(Body, kw_only=True, frozen=True):
    """The language an officer reads the console in."""

    language: Language


class OwnPassphrase(Body, kw_only=True, frozen=True):
    """A new passphrase of one's own."""

    passphrase: Annotated[str, Meta(min_length=12, max_length=256)]


class Signed(Struct, kw_only=True):
    """The officer of a session."""

    id: str
    name: str
    roles: list[str]
    desks: list[str]
    language: str


class PasskeyShown(Struct, kw_only=True):
    """A passkey as its officer sees it."""

    id: str  # base64url
    label: str
    rp_id: str
    added: str


class Session(Struct, kw_only=True):
    """Who is signed in, what they may do, and what their page sends along."""

    officer: Signed
    csrf: str  # to be sent as X-Firebreak-CSRF with everything that changes something
    via: str  # "passkey", "passphrase" or "link"
    began: str
    expires: str
    passkeys: int  # of this officer for this host name
    passkey_list: list[PasskeyShown]
    passphrase: bool  # whether one is set
    rp_id: str | None  # host name that passkeys belong to here, null where there can be none
    no_passkey: str | None  # why there can be none
    party: str
    node: str
    lines: list[str]


class Ended(Struct, kw_only=True):
    """The session is over."""

    ended: bool = True
