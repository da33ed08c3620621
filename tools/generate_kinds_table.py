"""Write the tables of `spec/kinds.md` from the code; with --check compare them instead.

The prose is written by hand. A table stands between `<!-- table X -->` and `<!-- end -->`, X being `kinds` for the list
of all kinds or the number of one; every kind has its own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from firebreak.core.record.kinds import HIGH_CONSEQUENCE, KINDS, NO_RECEIPT_OWED, schema
from firebreak.core.types import Marking

PAGE = Path(__file__).resolve().parent.parent / "spec" / "kinds.md"
BLOCK = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def marking(number: int) -> str:
    """Return the markings that entries of a kind may have (ENT-4)."""
    allowed = Marking.OPERATIONAL if number < 16 else Marking.TEST if number in (48, 49, 50) else None
    return "any" if allowed is None else str(int(allowed))


def all_kinds() -> list[str]:
    rows = [
        "| no. | kind | content | marking | sealed at once | receipt owed |",
        "| ---: | --- | --- | --- | --- | --- |",
    ]
    for number, kind in sorted(KINDS.items()):
        at_once = "yes" if number in HIGH_CONSEQUENCE else ""
        owed = "" if number in NO_RECEIPT_OWED else "yes"
        content = "clear" if kind.CLEAR else "sealed"
        rows.append(f"| {number} | {kind.NAME} | {content} | {marking(number)} | {at_once} | {owed} |")
    return rows


def fields(number: int) -> list[str]:
    if not schema(number):
        return ["No fields: the payload is the empty array, `80`."]
    rows = ["| index | field | value |", "| ---: | --- | --- |"]
    for index, field in enumerate(schema(number)):
        rows.append(f"| {index} | {field.name} | {field.words}{', optional' if field.optional else ''} |")
    return rows


def made(page: str) -> str:
    """Return the page with every table made anew.

    Raises SystemExit if a kind has no table or a table no kind.
    """
    wanted = ["kinds", *map(str, sorted(KINDS))]
    if (found := [match[2] for match in BLOCK.finditer(page)]) != wanted:
        raise SystemExit(f"{PAGE.name} has tables for {found}, and should for {wanted}")

    def table(match: re.Match[str]) -> str:
        rows = all_kinds() if match[2] == "kinds" else fields(int(match[2]))
        return match[1] + "\n".join(rows) + "\n" + match[3]

    return BLOCK.sub(table, page)


def main() -> int:
    page = PAGE.read_text("utf-8")
    new = made(page)
    if "--check" in sys.argv[1:]:
        if new != page:
            print(f"{PAGE.name} is not current; run python tools/generate_kinds_table.py", file=sys.stderr)
        return int(new != page)
    PAGE.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
