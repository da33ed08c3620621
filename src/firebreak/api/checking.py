"""The page that verifies our whole record now, with news of how far it has come.

Keeps true: one check of a line goes on at a time; what it says holds for what stood in the record when it began.
Leaves to others: verifying (`node.checking`), other people's bundles (`evidence`).
"""

from __future__ import annotations

from firebreak.api import replies_record as record
from firebreak.api.access import READING
from firebreak.api.bodies import NoBody
from firebreak.api.operations import Ask, post
from firebreak.core.errors import UsageError
from firebreak.node.checking import Check, Checked
from firebreak.node.local import ProgressNews

_STEPS = 100  # news of one check, at most
_HOLDS = "Every entry, signature, content and seal of this record holds."
_FAULTS = "Something in this record does not hold. Keep all files as they are, and compare heads with the other side."


@post("/v1/lines/{line}/check", NoBody, record.Check, roles=READING, group="evidence", refusals=("operational",))
async def check(ask: Ask) -> record.Check:
    """Verify every entry, signature, content and seal of our record now."""
    line, name = ask.line, ask.names["line"]
    if line.local.checking:
        raise UsageError("a check of this line is under way; its progress is told in the live view")
    began, told = line.clock.now().instant, -1
    made = Check(ask.node.store, line.material.line, (ask.node.identity.manifest, ask.node.files[name].peer.manifest))

    def progress(done: int, of: int) -> None:
        nonlocal told
        step = done * _STEPS // max(1, of)
        if step != told:
            told = step
            line.tell_here(ProgressNews(task="check", done=done, of=of))

    line.local.checking = True
    try:
        found = await made.run(progress)
    finally:
        line.local.checking = False
    return _shown(found, (line.clock.now().instant - began) / 1000)


def _shown(found: Checked, seconds: float) -> record.Check:
    faults = [*found.faults, *([f"and {found.more} more"] if found.more else [])]
    return record.Check(
        entries=found.entries, seals=found.seals, faults=faults, ok=not faults, seconds=round(seconds, 3),
        words=_FAULTS if faults else _HOLDS,
    )  # fmt: skip


PAGES = (check,)
