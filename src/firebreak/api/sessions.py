"""Who is signed in, and until when.

Keeps true: the secret of a session is in its browser alone and on the disk as a hash, so that a restart of the node
signs nobody out; a session ends with its shift, when it has lain idle, or the moment its officer's rights change, and
the live views it opened end with it; their number is bounded.
Leaves to others: how somebody proves who they are (`signin`, `passkeys`), cookies and forged requests (`gate`).
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

import msgspec

from firebreak.api.access import Person, Session
from firebreak.core.errors import UsageError
from firebreak.node.layout import Layout, write_file
from firebreak.node.officers import Officer, Officers, load_officers, read_private
from firebreak.ports import Clock

SECRET_BYTES = 32
SHIFT_S = 12 * 3600
IDLE_MS = 3_600_000
SESSIONS_MAX = 256
EACH_MAX = 8  # sessions of one officer: windows of one browser share one

Entropy = Callable[[int], bytes]


class Sessions:
    """The sessions of one node; one event loop owns them."""

    def __init__(self, layout: Layout, clock: Clock, entropy: Entropy) -> None:
        """Take up the sessions of an earlier run; raises UsageError, OperationalError for files out of form."""
        self.layout = layout
        self.clock = clock
        self.entropy = entropy
        self.officers: Officers = load_officers(layout)
        self._open: dict[str, Session] = {one.digest: one for one in _load(layout)}
        self._used: dict[str, int] = dict.fromkeys(self._open, self._instant())
        self._views: dict[str, set[asyncio.Event]] = {}
        self._drop_ended()

    # --- opening and finding ----------------------------------------------------------------------------------------

    def enter(self, officer: Officer, via: str) -> tuple[Session, str]:
        """Open a session; returns it with its secret, which is kept nowhere."""
        secret, now = self.entropy(SECRET_BYTES).hex(), self.clock.now().utc
        session = Session(
            digest=_digest(secret), officer=officer.id, generation=officer.generation, via=via,
            began=now, expires=now + SHIFT_S,
        )  # fmt: skip
        self._drop_ended()
        self._make_room(officer.id)
        self._open[session.digest] = session
        self._used[session.digest] = self._instant()
        self._save()
        return session, secret

    def _make_room(self, officer_id: str) -> None:
        """End the sessions longest unused where there would be too many."""
        by_use = sorted(self._open.values(), key=lambda one: (one.digest in self._views, self._used[one.digest]))
        theirs = [one for one in by_use if one.officer == officer_id]
        for one in theirs[: max(0, len(theirs) + 1 - EACH_MAX)]:
            self._forget(one)
        for one in by_use[: max(0, len(self._open) + 1 - SESSIONS_MAX)]:
            self._forget(one)

    def find(self, secret: str) -> Person | None:
        """Return who holds this secret, None when no session of it is open."""
        session = self._open.get(_digest(secret))
        if session is None:
            return None
        if self._is_over(session):
            self.end(session)
            return None
        self._used[session.digest] = self._instant()
        return self.person(session, secret)

    def person(self, session: Session, secret: str) -> Person:
        """Return the officer of an open session, as they are now."""
        officer = self.officers.get(session.officer)
        return Person(
            name=officer.id, roles=frozenset(officer.roles), desks=officer.desks, session=session, csrf=csrf_of(secret)
        )

    # --- ending -----------------------------------------------------------------------------------------------------

    def end(self, session: Session) -> None:
        """End a session, and the live views it opened."""
        self._forget(session)
        self._save()

    def renew(self, session: Session, officer: Officer) -> None:
        """Let a session go on after its own officer changed what ends all others, such as the passphrase."""
        if session.digest in self._open:
            self._open[session.digest] = replace(session, generation=officer.generation)
            self._save()

    def take_up(self, officers: Officers) -> None:
        """Work with these officers from now on; sessions of whoever lost a right end."""
        self.officers = officers
        self._drop_ended()

    def reload(self) -> None:
        """Read the officers again."""
        self.take_up(load_officers(self.layout))

    def _drop_ended(self) -> None:
        over = [one for one in self._open.values() if self._is_over(one)]
        for one in over:
            self._forget(one)
        if over:
            self._save()

    def _is_over(self, session: Session) -> bool:
        now, officer = self.clock.now(), self.officers.find(session.officer)
        if officer is None or officer.generation != session.generation or not now.utc < session.expires:
            return True
        idle = now.instant - self._used.get(session.digest, now.instant) > IDLE_MS
        return idle and session.digest not in self._views

    def _forget(self, session: Session) -> None:
        self._open.pop(session.digest, None)
        self._used.pop(session.digest, None)
        for ended in self._views.pop(session.digest, ()):
            ended.set()

    # --- live views -------------------------------------------------------------------------------------------------

    @contextmanager
    def view(self, session: Session | None) -> Iterator[asyncio.Event]:
        """Keep a session from going idle while a live view is open; the event is set when the session ends."""
        ended = asyncio.Event()
        if session is None:
            yield ended
            return
        self._views.setdefault(session.digest, set()).add(ended)
        shift = asyncio.get_running_loop().call_later(self.seconds_left(session), ended.set)
        try:
            yield ended
        finally:
            shift.cancel()
            views = self._views.get(session.digest, set())
            views.discard(ended)
            if not views:
                self._views.pop(session.digest, None)
            if session.digest in self._used:
                self._used[session.digest] = self._instant()

    def count(self, officer_id: str) -> int:
        """Return how many sessions of an officer are open."""
        self._drop_ended()
        return sum(one.officer == officer_id for one in self._open.values())

    def seconds_left(self, session: Session) -> int:
        """Return how long a session has at most."""
        return max(0, session.expires - self.clock.now().utc)

    # --- the file ---------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        rows = b"".join(msgspec.json.encode(one) + b"\n" for one in self._open.values())
        write_file(self.layout.sessions, rows, replace=True)

    def _instant(self) -> int:
        return int(self.clock.now().instant)


def csrf_of(secret: str) -> str:
    """Return what a session's page sends along: made from its secret, and of no use for finding it."""
    return hmac.digest(secret.encode("utf-8", "surrogateescape"), b"firebreak csrf", "sha256").hex()


def _digest(secret: str) -> str:
    return sha256(b"firebreak session " + secret.encode("utf-8", "surrogateescape")).hexdigest()


def _load(layout: Layout) -> list[Session]:
    rows = (read_private(layout.sessions) or b"").splitlines()
    try:
        return [msgspec.json.decode(row, type=Session) for row in rows[:SESSIONS_MAX]]
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UsageError(f"{layout.sessions} is out of form; delete it: everybody signs in again") from None
