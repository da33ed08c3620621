"""Write the list of decisions, `docs/adr/README.md`, from the records beside it; with --check compare it instead.

Keeps true: every record is listed once, under its own number and title; one whose heading has another form is refused.
Leaves to others: what a record says.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "adr"
PAGE = FOLDER / "README.md"
_HEADING = re.compile(r"# (\d{4}): (\S.*)")

AREAS = (
    (10, "What is written and signed"), (20, "Parties and their introduction"), (30, "Paths"),
    (40, "Store and keys at rest"), (50, "Calls and counting"), (60, "Evidence"), (70, "Scenarios"),
    (80, "The API and the command"),
    (90, "The record on bad days"), (100, "Kinds of the watch"), (110, "Acts and manifests"), (120, "Sign-in and TLS"),
    (130, "What desks ask of a node"), (140, "The console"), (150, "How the console is built and tested"),
    (160, "Paging and words"),
)  # fmt: skip
"""Areas by the first number of their decisions."""

_HEAD = """# Decisions

Each record says what the situation was, what was decided, and what was rejected and why. A new one takes the next
number of its area. Records are not rewritten when a decision changes: a later one says so, and the earlier one gets a
word that names it. This page is made by `python tools/generate_decisions.py`.
"""


def title(path: Path) -> tuple[int, str]:
    """Return number and title of a record; raises SystemExit where its heading and its name do not agree."""
    found = _HEADING.fullmatch(path.read_text("utf-8").partition("\n")[0])
    if found is None or not path.name.startswith(f"{found[1]}-"):
        raise SystemExit(f"{path.name} begins with `# {path.name[:4]}: ` and what was decided")
    return int(found[1]), found[2]


def listed(records: list[Path]) -> Iterator[str]:
    """Yield the lines of the list, by area."""
    area = ""
    for path in records:
        number, words = title(path)
        name = next(name for first, name in reversed(AREAS) if first <= number)
        if name != area:
            area = name
            yield from ("", f"## {area}", "")
        yield f"- [{number:04}]({path.name}) {words}"


def main() -> int:
    """Write or compare the page."""
    made = _HEAD + "\n".join(listed(sorted(FOLDER.glob("[0-9]*.md")))) + "\n"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, "utf-8")
        return 0
    current = PAGE.exists() and PAGE.read_text("utf-8") == made
    if not current:
        print(f"{PAGE.name} of the decisions is not current; run python tools/generate_decisions.py", file=sys.stderr)
    return int(not current)


if __name__ == "__main__":
    raise SystemExit(main())
