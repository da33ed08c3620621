"""Words an officer has not sent yet, durable at each key press.

Keeps true: a draft belongs to one officer and is seen by no other; two windows that write the same draft never
overwrite each other unseen; what was dropped stays dropped.
Leaves to others: what stands in a draft (the console), when it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.errors import UsageError
from firebreak.core.types import LocalTime
from firebreak.node.deskfile import DeskFile

DRAFTS_MAX = 200  # of one officer
DRAFT_BYTES = 32 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was last written; `fields` is JSON."""

    id: str
    line: str
    officer: str
    kind: str
    fields: str
    revision: int
    updated: LocalTime


class DraftConflict(UsageError):
    """The draft was written elsewhere meanwhile."""

    def __init__(self, newer: Draft | None) -> None:
        """`newer` is what stands now, None once it was dropped."""
        super().__init__("this draft was changed in another window" if newer else "this draft was dropped elsewhere")
        self.newer = newer


class Drafts:
    """All drafts of a node."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def of(self, officer: str) -> list[Draft]:
        """Return the drafts of an officer, the one touched last first."""
        rows = self._file.rows(
            "SELECT id, line, kind, fields, revision, updated FROM drafts WHERE officer = ? ORDER BY updated DESC, id",
            (officer,),
        )
        return [
            Draft(id=i, line=line, officer=officer, kind=kind, fields=fields, revision=revision, updated=updated)
            for i, line, kind, fields, revision, updated in rows
        ]

    def find(self, officer: str, draft: str) -> Draft | None:
        """Return one draft of an officer."""
        return next((one for one in self.of(officer) if one.id == draft), None)

    def save(self, draft: Draft) -> Draft:
        """Write a draft, made from the revision before its own; writing the same again changes nothing.

        Raises DraftConflict, UsageError beyond the bounds, OperationalError.
        """
        if len(draft.fields.encode()) > DRAFT_BYTES:
            raise UsageError(f"a draft holds at most {DRAFT_BYTES} bytes; this one was not saved")
        with self._file.change() as database:
            found = self.find(draft.officer, draft.id)
            if found is not None and _same(found, draft):
                return found
            if (found.revision if found else 0) != draft.revision - 1:
                raise DraftConflict(found)
            if found is None and len(self.of(draft.officer)) >= DRAFTS_MAX:
                raise UsageError(f"there are {DRAFTS_MAX} drafts already; drop some first")
            database.execute(
                "INSERT INTO drafts (officer, id, line, kind, fields, revision, updated) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET line = excluded.line, kind = excluded.kind, fields = excluded.fields,"
                " revision = excluded.revision, updated = excluded.updated",
                (draft.officer, draft.id, draft.line, draft.kind, draft.fields, draft.revision, draft.updated),
            )
        return draft

    def drop(self, officer: str, draft: str) -> None:
        """Forget a draft; dropping it twice is as good as once."""
        with self._file.change() as database:
            database.execute("DELETE FROM drafts WHERE officer = ? AND id = ?", (officer, draft))


def _same(one: Draft, other: Draft) -> bool:
    """Return whether a write was made already and only its answer was lost."""
    return (one.revision, one.line, one.kind, one.fields) == (other.revision, other.line, other.kind, other.fields)
