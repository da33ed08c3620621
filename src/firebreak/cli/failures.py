"""How a command fails: one exit code for each family, words for people, one document for programs.

Keeps true: an exit code means the same for every command (`docs/reference/errors.md`); with `--json` a failure is one
JSON document too.
Leaves to others: raising the errors; what Typer itself refuses ends with 2.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from firebreak.cli.output import clean
from firebreak.core.errors import FirebreakError, IntegrityError, OperationalError, PeerError, UsageError

OK, NO, USAGE, INCOMPLETE, MISSING, UNREACHABLE, OPERATIONAL, INTEGRITY = range(8)


class Unreachable(FirebreakError):
    """No node answers where one should."""


class Declined(FirebreakError):
    """The node refused a request; `problem` is its answer."""

    def __init__(self, problem: dict[str, Any]) -> None:
        """`problem` has at least `error` and `detail`."""
        super().__init__(problem.get("detail", ""))
        self.problem = problem


def document(error: FirebreakError) -> dict[str, Any]:
    """Return a failure as the API would tell it."""
    match error:
        case Declined():
            return error.problem
        case Unreachable():
            return {"error": "unreachable", "detail": str(error)}
        case PeerError():
            where = f" (at {error.where})" if error.where else ""
            return {"error": "peer", "rule": error.rule, "detail": error.detail + where}
    families: dict[type[FirebreakError], str] = {
        UsageError: "usage",
        OperationalError: "operational",
        IntegrityError: "integrity",
    }
    found = "fault"
    for kind, name in families.items():
        found = name if isinstance(error, kind) else found
    return {"error": found, "detail": str(error)}


def exit_code(found: dict[str, Any]) -> int:
    """Return the exit code of a failure."""
    codes = {"unreachable": UNREACHABLE, "peer": NO, "operational": OPERATIONAL, "limited": OPERATIONAL,
             "integrity": INTEGRITY, "fault": INTEGRITY}  # fmt: skip
    return codes.get(found["error"], USAGE)


def tell(error: FirebreakError, arguments: list[str]) -> int:
    """Tell a failure on standard error, with `--json` as a document on standard output too; returns the exit code."""
    found = document(error)
    if "--json" in arguments:
        print(json.dumps(found, ensure_ascii=False))
    rule = f" ({found['rule']})" if found.get("rule") else ""
    hint = f"\n{found['hint']}" if found.get("hint") else ""
    first = f"\nFirst was {found['first_by']}, at {found.get('first_at')}." if found.get("first_by") else ""
    print(f"firebreak: {clean(found['detail'])}{rule}{clean(first + hint)}", file=sys.stderr)
    return exit_code(found)


def quiet_end() -> int:
    """End without a word when whoever read our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
