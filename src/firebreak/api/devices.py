"""Browsers that have signed an officer in before, so that strangers who try passphrases delay strangers alone.

Keeps true: a browser is known by a random number that this node vouched for, for one officer; it lets nobody in and
says nothing of them; a copied one can be delayed by its own failures and by nobody else's.
Leaves to others: counting failures (`limits`), the passphrase itself.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from firebreak.node.layout import Layout, write_file
from firebreak.node.officers import read_private

NUMBER_BYTES, KEY_BYTES = 12, 32
LASTS_S = 90 * 86_400


class Devices:
    """Vouches for browsers, under a key that outlives the process."""

    def __init__(self, layout: Layout, entropy: Callable[[int], bytes]) -> None:
        """Read the key, or make it; raises OperationalError when the disk refuses."""
        self._entropy = entropy
        place = layout.sessions.with_name("devices.key")
        key = read_private(place)
        if key is None or len(key) != KEY_BYTES:
            key = entropy(KEY_BYTES)
            write_file(place, key, replace=True)
        self._key = key

    def make(self, officer: str) -> str:
        """Return what a browser is given once it has signed an officer in."""
        number = self._entropy(NUMBER_BYTES).hex()
        return f"{number}.{self._proof(officer, number)}"

    def known(self, officer: str, shown: list[str]) -> str | None:
        """Return the number of a browser that has signed this officer in before, None for a stranger."""
        for one in shown:
            number, _, proof = one.partition(".")
            if hmac.compare_digest(proof.encode("latin-1", "replace"), self._proof(officer, number).encode("ascii")):
                return number
        return None

    def _proof(self, officer: str, number: str) -> str:
        said = f"firebreak device {officer} {number}".encode("utf-8", "surrogateescape")
        return hmac.digest(self._key, said, "sha256").hex()
