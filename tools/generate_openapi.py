"""Write the description of the API and its reference pages; with --check compare them instead."""

from __future__ import annotations

import sys
from pathlib import Path

from firebreak.api.app import OPERATIONS
from firebreak.api.description import describe
from firebreak.api.reference import api_page, errors_page

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def pages() -> dict[Path, bytes]:
    return {
        REFERENCE / "openapi.json": describe(OPERATIONS),
        REFERENCE / "api.md": api_page(OPERATIONS).encode(),
        REFERENCE / "errors.md": errors_page().encode(),
    }


def main() -> int:
    stale = [path for path, made in pages().items() if not path.exists() or path.read_bytes() != made]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is not current; run python tools/generate_openapi.py", file=sys.stderr)
        return 1 if stale else 0
    for path, made in pages().items():
        path.write_bytes(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
