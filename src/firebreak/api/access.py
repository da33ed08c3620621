"""Who asks: the roles, the person or program behind a request, and the tokens of programs (`docs/reference/api.md`).

Keeps true: a token is never stored, printed twice or compared in a time that depends on its bytes; an officer acts for
no desk but theirs.
Leaves to others: officers and their credentials (`node.officers`), their sessions (`sessions`), which page wants which
role (`operations`).
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import Echelon
from firebreak.node.officers import ACTING as ACTING
from firebreak.node.officers import PERSONS as PERSONS
from firebreak.node.officers import Role as Role

TOKEN_BYTES = 32
_LINE = re.compile(rf"({'|'.join(Role)}) ([0-9a-f]{{64}}) ([a-z0-9_-]{{1,32}})")
_NAME = re.compile(r"[a-z0-9_-]{1,32}")

READING = (*ACTING, Role.AUDITOR)  # who sees content
ANYBODY = PERSONS  # state of the node and its lines, without content
COMMANDING = (Role.SUPERVISOR,)
EVIDENCE = (Role.SUPERVISOR, Role.AUDITOR)
ADMINISTERING = (Role.ADMINISTRATOR,)

_ECHELONS = {
    Role.WATCH: {Echelon.WATCH, Echelon.OPERATIONAL},
    Role.SUPERVISOR: {Echelon.WATCH, Echelon.OPERATIONAL, Echelon.STRATEGIC},
    Role.PRINCIPAL: {Echelon.STRATEGIC, Echelon.PRINCIPAL},
}
"""For desks of which echelon somebody of this role acts, where their desks are not listed."""


def rights(role: Role) -> frozenset[Role]:
    """Return the roles that a token's word stands for."""
    return frozenset(ACTING) if role is Role.OFFICER else frozenset((role,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A person who is signed in: known by the hash of a secret that their browser alone holds."""

    digest: str
    officer: str
    generation: int  # of the officer when it was opened; another one ends it
    via: str  # "passkey", "passphrase" or "link"
    began: int
    expires: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whoever asks, admitted: an officer in a session, or a program with a token."""

    name: str
    roles: frozenset[Role]
    desks: tuple[str, ...] = ()  # empty: every desk of the echelons of their roles
    session: Session | None = None
    csrf: str = ""  # what the session's own page sends along with whatever it asks to be done

    @property
    def key(self) -> str:
        """Name of this person among officers and programs."""
        return f"{'program' if self.session is None else 'officer'}/{self.name}"

    def may(self, wanted: tuple[Role, ...]) -> bool:
        """Return whether one of these roles is theirs."""
        return not self.roles.isdisjoint(wanted)

    def acts_for(self, desk: str, echelon: Echelon) -> bool:
        """Return whether they act for a desk."""
        if self.desks:
            return desk in self.desks
        return any(echelon in _ECHELONS.get(role, ()) for role in self.roles)


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
            raise UsageError(
                f"{name} line {number}: `role sha256 name` is required, role being one of {', '.join(Role)}"
            )
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
