"""The consoles of the demonstration: officers of both sides, addresses that sign them in once, switches for the paths.

Keeps true: nobody gets in by anything but a link of the same kind that an administrator makes, and it works once; the
switches exist because the demonstration's settings ask for them, and a node without that setting has none.
Leaves to others: signing in (`api.signin`), the page (`console`), what the switches do (`api`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.text import Text

from firebreak.cli.demo_side import Side
from firebreak.node.layout import Layout, write_file
from firebreak.node.links import make_link
from firebreak.node.officers import add_officer

DUTY, SECOND = "duty", "second"
OFFICERS: Final = (
    (DUTY, "Duty officer", ("watch", "supervisor", "principal", "administrator")),
    (SECOND, "Second officer", ("watch", "supervisor")),
)
"""Two for each side, since a release needs a second person."""

PAGE: Final = "localhost"  # a name and not a number: browsers give passkeys to names only
TRY: Final = (
    "Put the two windows side by side. Call in one and answer, decline or defer in the other; write, and climb the "
    "ladder rung by rung; test their desk, and let one test go unanswered; cut a path and mend it (marked DEMO); "
    "export evidence from the record and verify it. Every button shows its key; ? shows them all."
)


def appoint(folders: Sequence[Path]) -> None:
    """Give each side its officers and its switches, before the nodes run."""
    for folder in folders:
        for officer, name, roles in OFFICERS:
            add_officer(folder, officer, name=name, roles=roles, entropy=os.urandom)
        settings = Layout(folder).config
        text = settings.read_text("utf-8").replace("[demo]\n# switches = false", "[demo]\nswitches = true")
        write_file(settings, text.encode(), replace=True)


def address(side: Side, officer: str) -> str:
    """Return an address that signs an officer in once."""
    _, port = side.client.where()
    code = make_link(side.folder, officer, int(time.time()), os.urandom)
    return f"http://{PAGE}:{port}/#link={code}"


def doors(sides: Sequence[Side]) -> Text:
    """Return fresh addresses of both consoles, for the duty officer and for a second person, a line each."""
    lines = ["Consoles in your browser; each address signs in once:", ""]
    lines += [
        f"  {f'{side.party}, {name.lower()}':24} {address(side, officer)}"
        for officer, name, _ in OFFICERS
        for side in sides
    ]
    return Text("\n".join([*lines, ""]), no_wrap=True, overflow="ignore")
