"""Who may use the API: tokens of two roles, kept as hashes (`docs/reference/api.md`).

Keeps true: a token is never stored, printed twice or compared in a time that depends on its bytes; an auditor reads,
exports and verifies, and acts on nothing.
Leaves to others: which person stands behind a token (the desk's own rules); the acts themselves name desk and role.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from firebreak.core.errors import OperationalError, UsageError

TOKEN_BYTES = 32
_LINE = re.compile(r"(officer|auditor) ([0-9a-f]{64}) ([a-z0-9_-]{1,32})")
_NAME = re.compile(r"[a-z0-9_-]{1,32}")


class Role(StrEnum):
    """What a token allows: an officer acts, an auditor only reads, exports and verifies."""

    OFFICER = "officer"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One line of the file of tokens: who may come in as what; the token itself is known by its hash alone."""

    role: Role
    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a node."""

    known: tuple[Token, ...] = ()

    def holder(self, presented: str) -> Token | None:
        """Return the token that was presented, or None; takes equally long whichever it is."""
        digest = sha256(presented.encode("utf-8", "surrogateescape")).hexdigest()
        found: Token | None = None
        for token in self.known:
            if hmac.compare_digest(token.digest, digest):
                found = token
        return found


def parse_tokens(source: str, name: str = "tokens") -> Tokens:
    """Return the tokens in a text of lines `role sha256 name`; raises UsageError that names file and line."""
    found: list[Token] = []
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise UsageError(f"{name} line {number}: `role sha256 name` is required, role being officer or auditor")
        found.append(Token(role=Role(match[1]), digest=match[2], name=match[3]))
    return Tokens(tuple(found))


def load_tokens(path: Path) -> Tokens:
    """Return the tokens in a file, none if there is no file.

    Raises UsageError for what it says or who may read it, OperationalError if the disk refuses.
    """
    try:
        if path.stat().st_mode & 0o077:
            raise UsageError(f"{path} can be read by others; `chmod 600 {path}` first")
        return parse_tokens(path.read_text("utf-8"), path.name)
    except FileNotFoundError:
        return Tokens()
    except OSError as error:
        raise OperationalError(f"cannot read {path}: {error.strerror}") from error


def new_token(tokens: Tokens, role: Role, name: str, entropy: Callable[[int], bytes]) -> tuple[Tokens, str]:
    """Return the tokens with one more, and that token in clear, which is shown once and kept nowhere."""
    if not _NAME.fullmatch(name):
        raise UsageError("the name of a token is a word of 1 to 32 characters a-z, 0-9, _ and -")
    if any(token.name == name for token in tokens.known):
        raise UsageError(f"there is a token named {name!r} already")
    secret = entropy(TOKEN_BYTES).hex()
    token = Token(role=role, digest=sha256(secret.encode()).hexdigest(), name=name)
    return Tokens((*tokens.known, token)), secret


def without(tokens: Tokens, name: str) -> Tokens:
    """Return the tokens without the one of this name; raises UsageError when there is none."""
    left = tuple(token for token in tokens.known if token.name != name)
    if len(left) == len(tokens.known):
        raise UsageError(f"there is no token named {name!r}")
    return Tokens(left)


def dump_tokens(tokens: Tokens) -> bytes:
    """Return the file of tokens."""
    return "".join(f"{token.role} {token.digest} {token.name}\n" for token in tokens.known).encode()
