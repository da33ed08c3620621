"""What this node's own desks keep beside the record: drafts, releases, silences, handover sheets, who of ours acted.

Keeps true: none of it is ever sent, and nothing in the record depends on it.
Leaves to others: the tables (`drafts`, `releases`, `silences`), the file (`deskfile`), who may do what (`api`).
"""

from __future__ import annotations

from pathlib import Path

from firebreak.core.types import Leaf, LocalTime
from firebreak.node.deskfile import DeskFile
from firebreak.node.drafts import Drafts
from firebreak.node.releases import Releases
from firebreak.node.silences import Silences

SHEETS_MAX = 500  # of one line that nobody signed; older ones give way
ACTORS_MAX = 20_000  # of all lines


class Desk:
    """Everything of one node."""

    def __init__(self, path: Path) -> None:
        """Keep it in the file at `path`, which is made when something is first kept or asked for."""
        self.file = DeskFile(path)
        self.drafts = Drafts(self.file)
        self.releases = Releases(self.file)
        self.silences = Silences(self.file)

    def keep_sheet(self, line: str, digest: str, sheet: str, at: LocalTime) -> None:
        """Keep a handover sheet as it was shown, under its hash."""
        with self.file.change() as database:
            database.execute(
                "INSERT INTO sheets (hash, line, at, sheet) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (digest, line, at, sheet),
            )
            database.execute(
                "DELETE FROM sheets WHERE line = ? AND NOT signed AND hash <> ? AND hash NOT IN"
                " (SELECT hash FROM sheets WHERE line = ? AND NOT signed ORDER BY at DESC LIMIT ?)",
                (line, digest, line, SHEETS_MAX),  # this one is about to be signed, however many are of its second
            )

    def sign_sheet(self, line: str, digest: str) -> bool:
        """Keep a sheet for good, because a handover signs its hash; False if none of that hash was shown here."""
        with self.file.change() as database:
            done = database.execute("UPDATE sheets SET signed = 1 WHERE line = ? AND hash = ?", (line, digest))
            return done.rowcount == 1

    def sheet(self, line: str, digest: str) -> str | None:
        """Return the sheet of that hash."""
        rows = self.file.rows("SELECT sheet FROM sheets WHERE line = ? AND hash = ?", (line, digest))
        return str(rows[0][0]) if rows else None

    def note_actor(self, line: str, leaf: Leaf, name: str) -> None:
        """Keep the name of whoever of ours wrote an entry; the oldest names give way."""
        with self.file.change() as database:
            database.execute("INSERT INTO actors (line, leaf, name) VALUES (?, ?, ?)", (line, leaf, name))
            database.execute("DELETE FROM actors WHERE number <= (SELECT max(number) FROM actors) - ?", (ACTORS_MAX,))

    def actors(self, line: str) -> dict[Leaf, str]:
        """Return who of ours wrote which entry."""
        rows = self.file.rows("SELECT leaf, name FROM actors WHERE line = ? ORDER BY number", (line,))
        return {Leaf(leaf): name for leaf, name in rows}

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()
