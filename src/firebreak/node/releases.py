"""Two persons for one message or call: what the first composed waits here until a second lets it out or gives it back.

Keeps true: what is released is exactly what was composed; nobody releases their own; a release that was cut short is
neither repeated nor lost, because it is told from the record whether it was written.
Leaves to others: which rule asks for it and whether a body can be sent (`api`), the entry that says who released
(`core.procedures`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.types import LocalTime
from firebreak.node.deskfile import DeskFile

WAITING, RELEASING, RELEASED, RETURNED = "waiting", "releasing", "released", "returned"
WAITING_MAX = 200  # of one line
_NAMES = (
    "id", "line", "at", "author", "author_name", "what", "rule", "body", "credential", "state", "why", "decided_at",
    "decided_by", "decided_name", "entry",
)  # fmt: skip
_OF = "SELECT * FROM releases WHERE line = ? ORDER BY state IN ('waiting', 'releasing') DESC, number DESC LIMIT ?"
_INSERT = "INSERT INTO releases VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A submission of the first person; `author` and `decided_by` name persons, `body` is JSON, `credential` a blob."""

    id: str
    line: str
    at: LocalTime
    author: str
    author_name: str
    what: str
    rule: str
    body: str
    credential: bytes = b""
    state: str = WAITING
    why: str | None = None
    decided_at: LocalTime | None = None
    decided_by: str | None = None
    decided_name: str | None = None
    entry: str | None = None

    @property
    def key(self) -> str:
        """The key under which it is sent, once."""
        return f"release {self.line} {self.id}"


class Releases:
    """All releases of a node."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def of(self, line: str, limit: int = 200) -> list[Release]:
        """Return the releases of a line: all that wait, then the newest of the others, newest first."""
        return [_release(row) for row in self._file.rows(_OF, (line, limit))]

    def waiting(self, line: str) -> int:
        """Return how many wait."""
        rows = self._file.rows("SELECT count(*) FROM releases WHERE line = ? AND state = ?", (line, WAITING))
        return int(rows[0][0])

    def find(self, line: str, release: str) -> Release | None:
        """Return one release of a line."""
        rows = self._file.rows("SELECT * FROM releases WHERE line = ? AND id = ?", (line, release))
        return _release(rows[0]) if rows else None

    def cut_short(self, line: str) -> list[Release]:
        """Return the releases of which it is not known here whether they were written."""
        return [one for one in self.of(line) if one.state == RELEASING]

    def submit(self, release: Release) -> Release:
        """Keep a submission; the same id again gives what is there. Raises UsageError beyond the bound."""
        with self._file.change() as database:
            found = self.find(release.line, release.id)
            if found is not None:
                return found
            if self.waiting(release.line) >= WAITING_MAX:
                raise UsageError(f"{WAITING_MAX} submissions wait for release on this line already")
            database.execute(_INSERT, tuple(getattr(release, name) for name in _NAMES))
        return release

    def decide(self, release: Release, before: str) -> None:
        """Write a decision; raises UsageError if it no longer stands as `before` says."""
        with self._file.change() as database:
            done = database.execute(
                "UPDATE releases SET state = ?, why = ?, decided_at = ?, decided_by = ?, decided_name = ?, entry = ?"
                " WHERE line = ? AND id = ? AND state = ?",
                (release.state, release.why, release.decided_at, release.decided_by, release.decided_name,
                 release.entry, release.line, release.id, before),
            )  # fmt: skip
            if done.rowcount != 1:
                raise UsageError("somebody else decided on this meanwhile; look again")


def _release(row: tuple[Any, ...]) -> Release:
    return Release(**dict(zip(_NAMES, row[1:], strict=True)))
