"""Silences: the sound of one alert is off at this node's desks for a while, and comes back by itself.

Keeps true: a silence is neither an acknowledgement nor an end of the alarm; it lasts at most half an hour, survives a
restart, and covers the one alert it was made for and no later one.
Leaves to others: sounds (the console), pages by other means (the call plan goes on).
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.errors import UsageError
from firebreak.core.types import LocalTime
from firebreak.node.deskfile import DeskFile

MINUTES_MAX = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One silence; `of` and `raised` tell the alert it was made for from another that got its number later."""

    line: str
    number: int
    of: str | None
    raised: LocalTime
    at: LocalTime
    until: LocalTime
    by: str


class Silences:
    """All silences of a node."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def of(self, line: str, now: LocalTime) -> list[Silence]:
        """Return the silences of a line that last now; one that began after `now` was made by a clock gone wrong."""
        rows = self._file.rows(
            "SELECT number, of, raised, at, until, by FROM silences WHERE line = ? AND until > ? AND at <= ?"
            " ORDER BY number",
            (line, now, now),
        )
        return [
            Silence(line=line, number=n, of=of, raised=raised, at=at, until=until, by=by)
            for n, of, raised, at, until, by in rows
        ]

    def begin(self, silence: Silence) -> None:
        """Begin a silence, in place of one of the same alert; raises UsageError for one that lasts too long."""
        if not silence.at < silence.until <= silence.at + 60 * MINUTES_MAX:
            raise UsageError(f"a silence lasts 1 to {MINUTES_MAX} minutes")
        with self._file.change() as database:
            database.execute("DELETE FROM silences WHERE until <= ?", (silence.at,))
            database.execute(
                "INSERT INTO silences (line, number, of, raised, at, until, by) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET of = excluded.of, raised = excluded.raised, at = excluded.at,"
                " until = excluded.until, by = excluded.by",
                (silence.line, silence.number, silence.of, silence.raised, silence.at, silence.until, silence.by),
            )

    def end(self, line: str, number: int) -> None:
        """End a silence; ending it twice is as good as once."""
        with self._file.change() as database:
            database.execute("DELETE FROM silences WHERE line = ? AND number = ?", (line, number))
