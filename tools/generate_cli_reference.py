"""Write the reference page of the command; with --check compare it instead."""

from __future__ import annotations

import sys
from pathlib import Path

from firebreak.cli.reference import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"


def main() -> int:
    made = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != made:
        print(f"{PAGE.name} is not current; run python tools/generate_cli_reference.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
