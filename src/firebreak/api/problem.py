"""Failures as the API tells them: one shape, one status for each family (`docs/reference/errors.md`).

Keeps true: an answer that failed says what to do and which rule was broken, and never shows content or our insides.
Leaves to others: raising the errors (`core.errors` and everything above it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from firebreak.core.errors import IntegrityError, OperationalError, PeerError, UsageError

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, omit_defaults=True):
    """Why a request was not carried out."""

    error: str  # the family, a key of FAMILIES
    status: int
    detail: str
    rule: str | None = None  # rule of the specification that the bytes broke
    hint: str | None = None
    needs: tuple[str, ...] | None = None  # roles, one of which would have been let in
    retry_s: int | None = None  # in how many seconds the same would be looked at
    first_by: str | None = None  # who acted before the one who asked
    first_at: str | None = None
    newer: dict[str, Any] | None = None  # what stands, where a write was made from something older


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One sort of failure: its HTTP status and exit code, and what it means for whoever asked."""

    status: int
    exit: int
    means: str


FAMILIES: dict[str, Family] = {
    "malformed": Family(status=400, exit=2, means="The request is not as the description has it; the field is named."),
    "unauthorised": Family(status=401, exit=2, means="Nobody is signed in: no session or token, or one that is over."),
    "forbidden": Family(status=403, exit=2, means="A role is missing (`needs` names those that would do), the desk is "
                        "another's, or the request was made by a page that is not ours."),
    "absent": Family(status=404, exit=2, means="There is no such line, matter, entry or page on this node."),
    "method": Family(status=405, exit=2, means="This page does not take that method; `Allow` lists those it takes."),
    "usage": Family(status=409, exit=2, means="The rules of the line do not allow this now; the text says what to do."),
    "newer": Family(status=409, exit=2, means="It was changed elsewhere meanwhile; `newer` is what stands now."),
    "too_large": Family(status=413, exit=2, means="The body is larger than this page takes."),
    "media": Family(status=415, exit=2, means="The body is not of the media type that this page takes."),
    "misdirected": Family(status=421, exit=2, means="The `Host` header names a machine this node does not serve."),
    "peer": Family(status=422, exit=1, means="Bytes of a stranger break a rule of the specification; it is named."),
    "limited": Family(status=429, exit=6, means="Too many attempts; `retry_s` says when the next one is looked at."),
    "integrity": Family(status=500, exit=7, means="Our own records contradict each other. The node must stop."),
    "fault": Family(status=500, exit=7, means="A fault in the program itself. Nothing that was promised is lost."),
    "operational": Family(status=503, exit=6, means="Our disk or network failed. Nothing was promised; try again."),
}  # fmt: skip
"""Every family of failure an answer can name."""


EXITS: dict[int, str] = {
    0: "Done; for `verify` OK, for `rehearse` every expectation met.",
    1: "The answer is no: `verify` says FAIL, an expectation was not met, or bytes of a stranger break a rule.",
    2: "Asked in a way that the command, the token or the rules of the line do not allow.",
    3: "`verify` says INCOMPLETE: neither proven nor contradicted.",
    4: "`rehearse`: the scenario needs a feature that is not built.",
    5: "The node cannot be reached.",
    6: "Disk, network or permission failed; a retry may succeed.",
    7: "Our own records contradict each other, or the program failed; do not go on signing.",
}
"""Exit codes of every command."""


class Refused(Exception):
    """A request ends here with one family of `FAMILIES`."""

    def __init__(self, family: str, detail: str, hint: str | None = None, **more: Any) -> None:
        """`detail` is a sentence for the one who asked, `more` are further fields of the problem."""
        super().__init__(family, detail)
        self.problem = problem(family, detail, hint=hint, **more)


def problem(family: str, detail: str, **more: Any) -> Problem:
    """Return the answer for one failure."""
    return Problem(error=family, status=FAMILIES[family].status, detail=detail, **more)


def problem_of(error: Exception) -> Problem:
    """Return the answer for an exception; one that nobody planned shows nothing of itself."""
    match error:
        case Refused():
            return error.problem
        case UsageError():
            return problem("usage", str(error))
        case PeerError():
            where = f" (at {error.where})" if error.where else ""
            return problem("peer", error.detail + where, rule=error.rule)
        case OperationalError():
            return problem("operational", str(error), hint="Nothing was promised; ask again.")
        case IntegrityError():
            return problem("integrity", str(error), hint="The node must not go on signing; keep its files as they are.")
        case _:
            return problem("fault", "The program failed; the node's log has the trace.")
