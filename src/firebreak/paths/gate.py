"""Who may begin a handshake: cheap checks by source address, before any cryptography (WIRE-11).

Keeps true: what strangers can make this node do and hold is bounded, and a peer that authenticates is not charged
for it. Leaves to others: the sockets, and authentication itself (the pinned certificate).
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from firebreak.core.errors import UsageError

Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

MIN_SEND_BUFFER: Final = 131_072
MAX_ADDRESSES: Final = 4096  # addresses remembered; the one seen longest ago is forgotten first


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamLimits:
    """Bounds of one listener or dialler."""

    networks: tuple[str, ...] = ()  # sources that may connect, as `192.0.2.0/24`; none named: every source
    connections: int = 256
    handshakes: int = 64  # unfinished at one time
    handshakes_per_address: int = 8
    attempts: int = 30  # unsuccessful, by one address (IPv6: one /64) …
    attempts_window_s: float = 10.0  # … in this time
    handshake_s: float = 5.0
    links_per_key: int = 8  # of one certificate; the oldest gives way
    send_buffer: int = 1_048_576
    parsed: tuple[Network, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        try:
            parsed = tuple(ipaddress.ip_network(text) for text in self.networks)
        except ValueError as error:
            raise UsageError(f"not a network of addresses: {error}") from error
        if self.send_buffer < MIN_SEND_BUFFER:
            raise UsageError(f"a send buffer has at least {MIN_SEND_BUFFER} bytes: two of the largest frames")
        object.__setattr__(self, "parsed", parsed)


@lru_cache(maxsize=1024)
def source_of(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the source address, IPv4 where IPv6 carries one; None for what is no IP address (a local socket)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return mapped or parsed


def _bucket(address: str) -> str:
    """Return what attempts are counted under: a whole /64 for IPv6, since one host owns one."""
    source = source_of(address)
    if isinstance(source, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(source) >> 64 << 64, 64)))
    return str(source) if source else address


@dataclass(slots=True)
class _Source:
    """What one source has used up: `budget` attempts are left, as of `at`."""

    budget: float
    at: float
    handshakes: int = 0


class Gate:
    """Admission to one listener; every method takes the time in seconds where it matters."""

    __slots__ = ("_connections", "_handshakes", "_limits", "_sources")

    def __init__(self, limits: StreamLimits) -> None:
        self._limits = limits
        self._sources: OrderedDict[str, _Source] = OrderedDict()
        self._connections = self._handshakes = 0

    def enter(self, address: str, now_s: float) -> str:
        """Admit a connection and return "", or return in plain words why not. Cheapest checks come first."""
        limits = self._limits
        if limits.parsed and not self._listed(address):
            return "this source address is not on the list"
        if self._connections >= limits.connections:
            return f"limit of {limits.connections} connections reached"
        if self._handshakes >= limits.handshakes:
            return f"limit of {limits.handshakes} unfinished handshakes reached"
        source = self._refill(_bucket(address), now_s)
        if source.budget < 1:
            return f"more than {limits.attempts} attempts in {limits.attempts_window_s:g} s"
        if source.handshakes >= limits.handshakes_per_address:
            return f"limit of {limits.handshakes_per_address} unfinished handshakes of one address reached"
        source.budget -= 1
        source.handshakes += 1
        self._connections += 1
        self._handshakes += 1
        return ""

    def authenticated(self, address: str) -> None:
        """Note that an admitted connection finished its handshake: its attempt is given back."""
        source = self._end_handshake(address)
        if source is not None:
            source.budget = min(self._limits.attempts, source.budget + 1)

    def leave(self, address: str, *, authenticated: bool) -> None:
        """Note that an admitted connection ended."""
        self._connections -= 1
        if not authenticated:
            self._end_handshake(address)

    def _listed(self, address: str) -> bool:
        source = source_of(address)
        return source is not None and any(source in network for network in self._limits.parsed)

    def _end_handshake(self, address: str) -> _Source | None:
        self._handshakes -= 1
        source = self._sources.get(_bucket(address))
        if source is not None:
            source.handshakes = max(0, source.handshakes - 1)
        return source

    def _refill(self, bucket: str, now_s: float) -> _Source:
        limits = self._limits
        source = self._sources.get(bucket)
        if source is None:
            if len(self._sources) >= MAX_ADDRESSES:
                self._sources.popitem(last=False)
            source = self._sources[bucket] = _Source(limits.attempts, now_s)
        self._sources.move_to_end(bucket)
        gained = (now_s - source.at) * limits.attempts / limits.attempts_window_s
        source.budget = min(limits.attempts, source.budget + gained)
        source.at = now_s
        return source


class RefusalMeter:
    """Lets few reports a period through, and one of a topic, so that a flood of refusals is not a flood of events."""

    __slots__ = ("_began", "_most", "_period_s", "_reported", "_topics")

    def __init__(self, period_s: float = 10.0, most: int = 32) -> None:
        self._period_s, self._most = period_s, most
        self._began, self._reported = -period_s, 0
        self._topics: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def count(self, topic: str, now_s: float) -> int | None:
        """Return how many reports of `topic` were held back since the last one; None to hold this one back."""
        since, held = self._topics.get(topic, (now_s - self._period_s, 0))
        if now_s - self._began >= self._period_s:
            self._began, self._reported = now_s, 0
        due = now_s - since >= self._period_s and self._reported < self._most
        self._reported += due
        self._topics[topic] = (now_s, 0) if due else (since, held + 1)
        self._topics.move_to_end(topic)
        if len(self._topics) > MAX_ADDRESSES:
            self._topics.popitem(last=False)
        return held if due else None
