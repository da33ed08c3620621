"""One-time sign-in links: codes that let an officer in once, on the machine they are opened on.

Keeps true: a code is known by its hash alone, works once and not after its time; it is used up on the disk before
anybody is let in by it, so that a crash never makes it work twice; no attempt at a code makes another one fail; what
ends the sessions of an officer ends the links made for them before, also where another gets their id.
Leaves to others: the address a code is put into, the session it opens (`api.sessions`).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.layout import Layout, write_file
from firebreak.node.officers import Entropy, load_officers, locked, read_private

CODE_BYTES = 24
LINK_S = 3600
LINKS_MAX = 400
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{1,12}) ([a-z0-9_-]{1,32}) ([0-9]{1,19})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of the file of links."""

    digest: str
    expires: int
    officer: str
    generation: int  # of the officer when it was made


def make_link(folder: Path, officer_id: str, now: int, entropy: Entropy, valid_s: int = LINK_S) -> str:
    """Return a code that signs an officer in once until `now + valid_s`; the node may run or not. Raises UsageError."""
    layout = Layout(folder)
    code = base64.urlsafe_b64encode(entropy(CODE_BYTES)).decode("ascii")
    with locked(layout):
        officer = load_officers(layout).get(officer_id)
        left = [link for link in _load(layout) if link.expires > now]
        if len(left) >= LINKS_MAX:
            raise UsageError(f"{LINKS_MAX} links wait to be used; they end by themselves")
        made = Link(
            digest=_digest(code), expires=now + valid_s, officer=officer_id, generation=officer.generation
        )  # fmt: skip
        _save(layout, [*left, made])
    return code


def take_link(folder: Path, code: str, now: int) -> str | None:
    """Use a code up and return the officer it lets in, None for a code that is unknown, used or past its time."""
    layout, digest = Layout(folder), _digest(code)
    if not any(link.digest == digest for link in _load(layout)):
        return None
    with locked(layout):
        links = _load(layout)
        found = next((link for link in links if link.digest == digest), None)
        _save(layout, [link for link in links if link.digest != digest and link.expires > now])
        officer = load_officers(layout).find(found.officer) if found is not None and found.expires > now else None
    return officer.id if officer is not None and found is not None and officer.generation == found.generation else None


def _digest(code: str) -> str:
    return sha256(b"firebreak link " + code.encode("utf-8", "surrogateescape")).hexdigest()


def _load(layout: Layout) -> list[Link]:
    lines = (read_private(layout.links) or b"").decode("ascii", "replace").splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise OperationalError(f"{layout.links} line {number} is out of form; delete the file and make new links")
        found.append(Link(digest=match[1], expires=int(match[2]), officer=match[3], generation=int(match[4])))
    return found


def _save(layout: Layout, links: list[Link]) -> None:
    rows = "".join(f"{link.digest} {link.expires} {link.officer} {link.generation}\n" for link in links)
    write_file(layout.links, rows.encode("ascii"), replace=True)
