"""How often a passphrase may be tried: a delay that grows with each failure, and ends within half a minute.

Keeps true: nothing here stands before a passkey, a one-time link or an open session; no delay is longer than 30 s, and
what strangers try never delays a browser that has signed this officer in before (`devices`), so that nobody can be
locked out of a ringing call; memory is bounded whatever is tried.
Leaves to others: the work that one attempt costs (`node.passphrase`).
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass

from firebreak.ports import Clock

FREE = 3  # failures without a delay
FREE_OF_SOURCE = 10  # of one address, where several officers may sit
LONGEST_S = 30
FORGET_MS = 15 * 60_000
KEPT_MAX = 1024  # of each sort


@dataclass(slots=True)
class _Failures:
    count: int
    last: int  # instant, ms


class _Kept:
    """Failures by key, the longest unused forgotten first."""

    def __init__(self, free: int) -> None:
        self._free = free
        self._held: OrderedDict[str, _Failures] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def wait_ms(self, key: str, now: int) -> int:
        held = self._held.get(key)
        if held is None or now - held.last > FORGET_MS or held.count < self._free:
            return 0
        delay = min(LONGEST_S, 1 << min(held.count - self._free, 10)) * 1000
        return max(0, held.last + delay - now)

    def failed(self, key: str, now: int) -> None:
        held = self._held.pop(key, None)
        if held is None or now - held.last > FORGET_MS:
            held = _Failures(0, now)
        held.count, held.last = held.count + 1, now
        self._held[key] = held
        while len(self._held) > KEPT_MAX:
            self._held.popitem(last=False)

    def forget(self, key: str) -> None:
        self._held.pop(key, None)

    def take_back(self, key: str) -> None:
        held = self._held.get(key)
        if held is not None:
            held.count = max(0, held.count - 1)


class Limits:
    """Failed attempts at passphrases: by officer, by address, by browser."""

    def __init__(self, clock: Clock) -> None:
        """`clock` is read for its instants alone: stepping the wall clock shortens nothing."""
        self._clock = clock
        self._officers = _Kept(FREE)
        self._sources = _Kept(FREE_OF_SOURCE)
        self._devices = _Kept(FREE)

    def wait_s(self, officer: str, source: str, device: str | None) -> int:
        """Return after how many seconds an attempt is looked at, 0 for now."""
        now = int(self._clock.now().instant)
        if device is not None:
            wait = self._devices.wait_ms(device, now)
        else:
            wait = max(self._officers.wait_ms(officer, now), self._sources.wait_ms(_network(source), now))
        return -(-wait // 1000)

    def begun(self, officer: str, source: str, device: str | None) -> None:
        """An attempt is being made, whoever the officer is and whether there is one: it counts until it was right.

        So attempts made side by side count as those made one after the other.
        """
        now = int(self._clock.now().instant)
        if device is not None:
            self._devices.failed(device, now)
            return
        self._officers.failed(officer, now)
        self._sources.failed(_network(source), now)

    def right(self, officer: str, source: str, device: str | None) -> None:
        """The attempt was right; what the address failed at before still counts."""
        if device is not None:
            self._devices.forget(device)
            return
        self._officers.forget(officer)
        self._sources.take_back(_network(source))

    def kept(self) -> int:
        """Return how many things are remembered, which is bounded."""
        return len(self._officers) + len(self._sources) + len(self._devices)


def _network(source: str) -> str:
    """Return what one user of the network holds: an address, of IPv6 the 64 bits before the interface."""
    try:
        address = ipaddress.ip_address(source.partition("%")[0])
    except ValueError:
        return source
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))
