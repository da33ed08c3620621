"""How makers of vectors write their files: with `--check` they compare instead, and fail where a file differs."""

from __future__ import annotations

import sys
from pathlib import Path


def save(path: Path, text: str) -> None:
    """Write `text`, or with `--check` on the command line end the program if the file holds anything else."""
    if "--check" not in sys.argv:
        path.write_text(text, "utf-8")
    elif not path.exists() or path.read_text("utf-8") != text:
        raise SystemExit(f"{path.name} is not what its maker makes: run `make generate` and read the difference")
