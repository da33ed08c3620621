"""What signing in needs of a running node, in one place: sessions, attempts, challenges, cookies.

Keeps true: the cookie of a session is out of reach of scripts and of other sites, is named after its node, because
cookies know no ports and two nodes may share a machine, and is bound to the host name where there is TLS.
Leaves to others: what is done with them (`signin`, `gate`).
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from litestar.datastructures import Cookie

from firebreak.api.challenges import Challenges
from firebreak.api.confirmations import Confirmations
from firebreak.api.devices import LASTS_S, Devices
from firebreak.api.limits import Limits
from firebreak.api.once import Once
from firebreak.api.problem import Refused
from firebreak.api.sessions import Sessions
from firebreak.node import passphrase
from firebreak.node.certificates import Served
from firebreak.node.layout import Layout
from firebreak.node.vault import Cost
from firebreak.ports import Clock

_T = TypeVar("_T")

WORKERS, WAITING_MAX, BUSY_S = 1, 16, 5  # of each lane: passphrases stretched at once, those with it, how long
DEVICE = "-known"  # how the name of a device's cookie ends
COOKIES_MAX = 4  # of one name that are looked at: another site of this machine may have put some there


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Where one request comes from and what it was sent to; `host` and `origin` were checked by the gate."""

    source: str  # address of the machine
    host: str  # with port, as the browser sent it
    secure: bool
    cookie: str = ""  # the header, as the browser sent it

    @property
    def name(self) -> str:
        """The host name without a port."""
        return host_name(self.host)

    @property
    def origin(self) -> str:
        """The origin a page of ours has at this address."""
        return f"{'https' if self.secure else 'http'}://{self.host.lower()}"

    @property
    def no_passkey(self) -> str | None:
        """Why no passkey can be used at this address, None where one can: browsers ask for a name and TLS."""
        if _is_address(self.name):
            return "browsers tie passkeys to a host name, and this page was opened by an address: open it by its name"
        if not self.secure and self.name != "localhost" and not self.name.endswith(".localhost"):
            return "browsers offer passkeys over TLS alone: the node needs a certificate (`firebreak tls`)"
        return None

    @property
    def rp_id(self) -> str | None:
        """The host name that passkeys belong to here, None where there can be none."""
        return self.name if self.no_passkey is None else None


def host_name(host: str) -> str:
    """Return the name in a `Host` header without its port, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Lane:
    """Costly work beside the event loop: little at a time, and a bound on what waits."""

    def __init__(self, workers: int) -> None:
        """Threads are made when they are needed."""
        self._workers = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="passphrase")
        self._working = 0

    async def work(self, work: Callable[..., _T], *arguments: Any) -> _T:
        """Return what `work` returns; raises Refused when too much waits already."""
        if self._working >= WAITING_MAX:
            raise Refused("limited", "many passphrases are being tried; try again in a few seconds", retry_s=BUSY_S)
        self._working += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._workers, work, *arguments)
        finally:
            self._working -= 1


class Door:
    """Sessions and attempts of one node."""

    def __init__(
        self, layout: Layout, clock: Clock, *, node: bytes, entropy: Callable[[int], bytes] = os.urandom,
        cost: Cost | None = None,
    ) -> None:  # fmt: skip
        """`node` tells this node's cookies from those of others on this machine."""
        self.layout = layout
        self.clock = clock
        self.entropy = entropy
        self.sessions = Sessions(layout, clock, entropy)
        self.limits = Limits(clock)
        self.devices = Devices(layout, entropy)
        self.challenges = Challenges(clock, entropy)
        self.confirmations = Confirmations(clock)
        self.once = Once(clock)
        self.certificate: Served | None = None  # what the API is served with, where it has TLS
        self.cost = cost or Cost()
        self._strangers, self._known = Lane(WORKERS), Lane(WORKERS)
        self._cookie = f"firebreak-{sha256(b'firebreak cookie ' + node).hexdigest()[:12]}"

    def cookies(self, header: str, about: str = "") -> list[str]:
        """Return what a `Cookie` header shows for this node, what is bound to the host first; `about` a device."""
        pairs = [part.strip().partition("=")[::2] for part in header.split(";")]
        plain = f"{self._cookie}{about}"
        bound = [value for name, value in pairs if name == f"__Host-{plain}"]
        return [*bound, *(value for name, value in pairs if name == plain)][:COOKIES_MAX]

    def device(self, officer: str, header: str) -> str | None:
        """Return the number of the browser if it has signed this officer in before."""
        return self.devices.known(officer, self.cookies(header, DEVICE))

    def give(self, secret: str, seconds: int, *, secure: bool, about: str = "") -> Cookie:
        """Return the cookie of a session, or `about` a device."""
        name = f"{'__Host-' if secure else ''}{self._cookie}{about}"
        return Cookie(
            key=name, value=secret, path="/", max_age=seconds, httponly=True, samesite="strict", secure=secure
        )  # fmt: skip

    def remember(self, officer: str, *, secure: bool) -> Cookie:
        """Return the cookie by which a browser is known again that signed an officer in."""
        return self.give(self.devices.make(officer), LASTS_S, secure=secure, about=DEVICE)

    def take(self, *, secure: bool) -> Cookie:
        """Return what removes the cookie of a session."""
        return self.give("", 0, secure=secure)

    async def try_passphrase(self, kept: str | None, typed: str, *, known: bool) -> bool:
        """Return whether a passphrase is the one kept; raises Refused while too many are being tried.

        A browser `known` to have signed the officer in before does not stand in line behind strangers.
        """
        lane = self._known if known else self._strangers
        return await lane.work(passphrase.matches, kept, typed, self.cost)

    async def stretch(self, typed: str) -> str:
        """Return what is kept of a new passphrase; raises UsageError, Refused while too many are being made."""
        return await self._known.work(passphrase.stretch, typed, self.entropy, self.cost)
