"""The officers of a node: who they are, what they may do, and by what they are known at sign-in.

Keeps true: the file holds no secret in clear, only its owner reads it, and it is replaced whole under a lock, so that
the command and a running node never undo each other's change; whatever takes a right away from an officer raises the
`generation`, which ends the sessions that were opened before.
Leaves to others: sessions and how a credential is checked (`api`), the codes of one-time links (`links`).
"""

from __future__ import annotations

import fcntl
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.layout import Layout, read_file, write_file

OFFICERS_MAX = 200
PASSKEYS_MAX = 8
NAME_CHARS = 100
HANDLE_BYTES, GENERATION_BYTES = 16, 6
_ID = re.compile(r"[a-z0-9_-]{1,32}")
_DESK = re.compile(r"[a-z0-9_-]{1,24}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Entropy = Callable[[int], bytes]


class Role(StrEnum):
    """What somebody may do here; `officer` is a token's word for the three roles that act."""

    WATCH = "watch"
    SUPERVISOR = "supervisor"
    PRINCIPAL = "principal"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    OFFICER = "officer"


ACTING = (Role.WATCH, Role.SUPERVISOR, Role.PRINCIPAL)
PERSONS = (*ACTING, Role.AUDITOR, Role.ADMINISTRATOR)  # roles an officer may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A credential of an authenticator; `key` is its public key as COSE, `rp_id` the host name it belongs to."""

    id: bytes
    key: bytes
    rp_id: str
    label: str
    count: int
    added: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One person; `desks` empty means every desk that their roles may act for."""

    id: str
    name: str
    roles: tuple[Role, ...]
    handle: bytes  # what an authenticator knows them by: random, so that it tells a stranger nothing
    desks: tuple[str, ...] = ()
    language: str = "en"
    generation: int = 1
    passphrase: str | None = None  # stretched (`passphrase`)
    passkeys: tuple[Passkey, ...] = ()


@dataclass(frozen=True, slots=True)
class Officers:
    """All officers of a node."""

    known: tuple[Officer, ...] = ()

    def find(self, officer_id: str) -> Officer | None:
        """Return an officer, None if there is none of this id."""
        return next((one for one in self.known if one.id == officer_id), None)

    def get(self, officer_id: str) -> Officer:
        """Return an officer; raises UsageError."""
        found = self.find(officer_id)
        if found is None:
            raise UsageError(f"there is no officer {officer_id!r}; `firebreak officer list` shows them")
        return found

    def by_passkey(self, credential: bytes) -> tuple[Officer, Passkey] | None:
        """Return who a passkey belongs to, and the passkey."""
        return next(((one, key) for one in self.known for key in one.passkeys if key.id == credential), None)

    def put(self, officer: Officer) -> Officers:
        """Return the officers with this one in place of the one of its id, or added."""
        if self.find(officer.id) is None:
            return Officers((*self.known, officer))
        return Officers(tuple(officer if one.id == officer.id else one for one in self.known))

    def without(self, officer_id: str) -> Officers:
        """Return the officers without one; raises UsageError when there is none of this id."""
        self.get(officer_id)
        return Officers(tuple(one for one in self.known if one.id != officer_id))


# --- changes --------------------------------------------------------------------------------------------------------


def new_officer(
    officers: Officers, officer_id: str, *, name: str, roles: Iterable[str], desks: Iterable[str], language: str,
    entropy: Entropy,
) -> Officer:  # fmt: skip
    """Return an officer who is not among `officers` yet; raises UsageError for what cannot be."""
    if not _ID.fullmatch(officer_id):
        raise UsageError("the id of an officer is a word of 1 to 32 characters a-z, 0-9, _ and -")
    if officers.find(officer_id) is not None:
        raise UsageError(f"there is an officer {officer_id!r} already")
    if len(officers.known) >= OFFICERS_MAX:
        raise UsageError(f"a node has at most {OFFICERS_MAX} officers")
    blank = Officer(id=officer_id, name=officer_id, roles=(), handle=entropy(HANDLE_BYTES))
    given = changed(blank, name=name, roles=roles, desks=desks, language=language)
    # Drawn, so that somebody who was removed and added again is not let in by a session of before.
    return replace(given, generation=int.from_bytes(entropy(GENERATION_BYTES), "big"))


def changed(
    officer: Officer, *, name: str | None = None, roles: Iterable[str] | None = None,
    desks: Iterable[str] | None = None, language: str | None = None,
) -> Officer:  # fmt: skip
    """Return an officer with what is given in place of what was; other roles or desks end the sessions."""
    new = replace(
        officer,
        name=officer.name if name is None else _name(name),
        roles=officer.roles if roles is None else read_roles(roles),
        desks=officer.desks if desks is None else _desks(desks),
        language=officer.language if language is None else _language(language),
    )
    rights = (new.roles, new.desks) != (officer.roles, officer.desks)
    return replace(new, generation=officer.generation + rights)


def ended(officer: Officer) -> Officer:
    """Return an officer all of whose sessions are over."""
    return replace(officer, generation=officer.generation + 1)


def read_roles(words: Iterable[str]) -> tuple[Role, ...]:
    """Return the roles that an officer is given, each once, in the order of the table; raises UsageError."""
    given = set(words)
    if not given or not given <= set(PERSONS):
        raise UsageError(f"an officer has one or more of the roles {', '.join(PERSONS)}")
    return tuple(role for role in PERSONS if role in given)


def _name(text: str) -> str:
    if not 1 <= len(text.strip()) <= NAME_CHARS or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text):
        raise UsageError(f"the name of an officer is 1 to {NAME_CHARS} characters on one line")
    return text.strip()


def _desks(ids: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(ids))
    if len(found) > 64 or not all(_DESK.fullmatch(one) for one in found):
        raise UsageError("desks are named by their ids: words of 1 to 24 characters a-z, 0-9, _ and -")
    return found


def _language(tag: str) -> str:
    if len(tag) > 35 or not _LANGUAGE.fullmatch(tag):
        raise UsageError('a language is a BCP 47 tag such as "en"')
    return tag


# --- the file -------------------------------------------------------------------------------------------------------


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    officers: tuple[Officer, ...]


def load_officers(layout: Layout) -> Officers:
    """Return the officers of a node, none if there is no file.

    Raises UsageError for what the file says or who may read it, OperationalError if the disk refuses.
    """
    data = read_private(layout.officers)
    if data is None:
        return Officers()
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{layout.officers}: {error}; restore it from a backup") from None
    if found.version != 1:
        raise UsageError(f"{layout.officers} is of version {found.version}; this program reads version 1")
    return Officers(found.officers)


def save_officers(layout: Layout, officers: Officers) -> None:
    """Replace the file of officers; call it inside `locked`."""
    plain = msgspec.json.encode(_File(version=1, officers=officers.known))
    write_file(layout.officers, msgspec.json.format(plain) + b"\n", replace=True)


def read_private(path: Path) -> bytes | None:
    """Return a file that its owner alone may read, None if there is none; raises UsageError, OperationalError."""
    try:
        if path.stat().st_mode & 0o077:
            raise UsageError(f"{path} can be read by others; `chmod 600 {path}` first")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OperationalError(f"cannot read {path}: {error.strerror}") from error
    return read_file(path)


@contextmanager
def locked(layout: Layout) -> Iterator[None]:
    """Keep every other process from changing officers and links meanwhile; held for milliseconds."""
    place = layout.officers.with_name("officers.lock")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with place.open("ab") as file:
            place.chmod(0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise OperationalError(f"cannot lock {place}: {error.strerror}") from error


def edit(layout: Layout, change: Callable[[Officers], Officers]) -> Officers:
    """Change the officers of a node, which may run meanwhile; returns them as they are then."""
    with locked(layout):
        officers = change(load_officers(layout))
        save_officers(layout, officers)
    return officers


def add_officer(
    folder: Path, officer_id: str, *, roles: Iterable[str], entropy: Entropy, name: str | None = None,
    desks: Iterable[str] = (), language: str = "en",
) -> Officer:  # fmt: skip
    """Add an officer to a node, which may run or not; raises UsageError."""

    def add(officers: Officers) -> Officers:
        return officers.put(
            new_officer(
                officers, officer_id, name=name or officer_id, roles=roles, desks=desks, language=language,
                entropy=entropy,
            )
        )  # fmt: skip

    return edit(Layout(folder), add).get(officer_id)


def change_officer(folder: Path, officer_id: str, **given: Any) -> Officer:
    """Change name, roles, desks or language of an officer (the arguments of `changed`); raises UsageError."""
    return edit(Layout(folder), lambda all_: all_.put(changed(all_.get(officer_id), **given))).get(officer_id)


def remove_officer(folder: Path, officer_id: str) -> None:
    """Take an officer away; a running node ends their sessions within seconds. Raises UsageError."""
    edit(Layout(folder), lambda all_: all_.without(officer_id))
