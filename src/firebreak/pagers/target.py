"""Where an `apprise` pager sends to: an address with its secrets, and the tags by which a call plan chooses it.

Keeps true: an address is shown, logged and compared nowhere; what may be known of it is which service it goes through.
Leaves to others: reading it from the settings (`node.settings`), sending (`pagers.sending`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

_TARGET = re.compile(r"(?:\s*([a-z0-9_-]{1,24}(?:\s*,\s*[a-z0-9_-]{1,24})*)\s*=)?\s*([a-z][a-z0-9]*://\S+)\s*")
_BY_HOST = frozenset(
    "apprise form gotify json mailto matrix mmost mqtt nctalk ntfy rocket rsyslog signal syslog xml xmpp".split()
)
"""Services that anybody may run: two of them are independent where their hosts are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One address; no tag: it serves every step of a plan."""

    tags: frozenset[str]
    url: str = field(repr=False)

    def serves(self, tag: str) -> bool:
        """Return whether a step for this tag reaches it; a step without a tag reaches all."""
        return not tag or not self.tags or tag in self.tags

    @property
    def service(self) -> str:
        """Which service it goes through: `mailto`, `ntfy`, `tgram`."""
        scheme = urlsplit(self.url).scheme
        return scheme[:-1] if scheme[:-1] in _BY_HOST else scheme

    @property
    def channel(self) -> str:
        """What it fails together with: its service, and its host where the service is anybody's. A secret, too."""
        if self.service not in _BY_HOST:
            return self.service
        parts = urlsplit(self.url)
        server = parse_qs(parts.query).get("smtp", [parts.hostname or ""])[0]
        return f"{self.service}/{server}"


def parse_target(value: Any) -> Target:
    """Return the target that `tag, tag = service://…` or `service://…` names; raises ValueError."""
    match = _TARGET.fullmatch(value) if type(value) is str else None
    if match is None:
        raise ValueError("an address of a service is required")
    tags = frozenset(tag.strip() for tag in (match[1] or "").split(",") if tag.strip())
    return Target(tags=tags, url=match[2])
