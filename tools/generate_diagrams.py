"""Draw the diagrams of the documentation from the tables of the code: `make generate`.

Keeps true: a diagram shows exactly the transitions that the fold has; with `--check` the committed pages are compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

from firebreak.core.procedures.calls import TRANSITIONS
from firebreak.core.procedures.wording import OUTCOMES, RUNGS
from firebreak.core.types import label

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "diagrams"
MADE = "<!-- Made by tools/generate_diagrams.py. Change the table in the code, then make it again. -->\n\n"


def attempt() -> str:
    """Return the page of an attempt to call, as a state diagram and a table of its outcomes."""
    steps: dict[tuple[str, str], list[str]] = {}
    for t in TRANSITIONS:
        steps.setdefault((t.before, t.after), []).append(f"{t.by} {t.event}")
    lines = ["stateDiagram-v2", "    [*] --> offered : caller call-offer"]
    lines += [f"    {before} --> {after} : {' / '.join(events)}" for (before, after), events in steps.items()]
    rows = [f"| `{outcome}` | {words} |" for outcome, words in OUTCOMES.items()]
    return (
        "# An attempt to call\n\n" + MADE
        + "Each arrow is an entry that knows of what came before it ([rules](../../../spec/calls.md)). Everything\n"
        + "from the callee's *not taken* on is a remark and draws no arrow.\n\n"
        + "```mermaid\n" + "\n".join(lines) + "\n```\n\n"
        + "| outcome | what it says |\n| --- | --- |\n" + "\n".join(rows) + "\n"
    )  # fmt: skip


def ladder() -> str:
    """Return the page of the ladder of acknowledgement."""
    names = [label(rung) for rung in RUNGS]
    lines = ["flowchart BT"] + [f'    r{i}["{name}"]' for i, name in enumerate(names)]
    lines += [f"    r{i} --> r{i + 1}" for i in range(len(names) - 1)]
    rows = [f"| {label(rung)} | {says} | {not_said} |" for rung, (says, not_said) in RUNGS.items()]
    return (
        "# The ladder of acknowledgement\n\n" + MADE
        + "A rung may stand without those below it; any but the first may be refused instead\n"
        + "([rules](../../../spec/messages.md)).\n\n"
        + "```mermaid\n" + "\n".join(lines) + "\n```\n\n"
        + "| rung | what it says | what it does not say |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )  # fmt: skip


PAGES = {"attempt.md": attempt, "ladder.md": ladder}


def main() -> int:
    """Write every page; with `--check`, say which are not current."""
    if "--check" in sys.argv[1:]:
        stale = [name for name, make in PAGES.items() if (FOLDER / name).read_text("utf-8") != make()]
        if stale:
            print(f"{', '.join(stale)} not current; run python tools/generate_diagrams.py", file=sys.stderr)
        return int(bool(stale))
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
