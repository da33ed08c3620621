"""The JSON of Web Authentication: what a browser sends of a credential, as bytes.

Keeps true: every part is base64url of a bounded length before any library sees it; members that browsers add are not
looked at.
Leaves to others: whether the parts prove anything (`passkeys`).
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated, Any

from msgspec import Meta, Struct

from firebreak.api.problem import Refused

PART_CHARS = 16_384
Part = Annotated[
    str,
    Meta(pattern="^[A-Za-z0-9_-]{1,16384}$", max_length=PART_CHARS, description="base64url without padding."),
]


class AssertionResponse(Struct, kw_only=True, frozen=True):
    """What an authenticator answers at sign-in."""

    clientDataJSON: Part
    authenticatorData: Part
    signature: Part
    userHandle: Part | None = None


class AttestationResponse(Struct, kw_only=True, frozen=True):
    """What an authenticator answers when a credential is made."""

    clientDataJSON: Part
    attestationObject: Part


class AssertionCredential(Struct, kw_only=True, frozen=True):
    """`PublicKeyCredential` of a sign-in, as `toJSON()` gives it."""

    id: Part
    rawId: Part
    type: str
    response: AssertionResponse


class AttestationCredential(Struct, kw_only=True, frozen=True):
    """`PublicKeyCredential` of a registration, as `toJSON()` gives it."""

    id: Part
    rawId: Part
    type: str
    response: AttestationResponse


class PasskeySignIn(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """The answer of an authenticator at sign-in."""

    credential: AssertionCredential


class PasskeyAdded(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A new passkey of one's own."""

    credential: AttestationCredential
    label: Annotated[str, Meta(min_length=1, max_length=60, description="What one calls it.")]


class PasskeyOptions(Struct, kw_only=True):
    """What the page hands to `navigator.credentials`, binary members as base64url."""

    options: dict[str, Any]


def octets(part: str) -> bytes:
    """Return the bytes of a base64url text; raises Refused."""
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except binascii.Error:
        raise Refused("usage", "a part of the credential is not base64url") from None


def letters(data: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def challenge_of(client_data: str) -> bytes:
    """Return the challenge that a browser says it was given; raises Refused."""
    try:
        found = json.loads(octets(client_data).decode("utf-8"))
    except (ValueError, RecursionError):
        found = None
    text = found.get("challenge") if isinstance(found, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= PART_CHARS or not text.isascii():
        raise Refused("usage", "clientDataJSON is not what a browser makes")
    return octets(text)
