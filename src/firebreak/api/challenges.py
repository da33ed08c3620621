"""Challenges of passkeys that need no memory until they are answered.

Keeps true: a challenge is good for what it was made for and where, for two minutes, once. It carries its own proof, so
that however many strangers ask for one they push out nobody else's; only one that was answered rightly is remembered,
until it is past its time.
Leaves to others: the assertion over it (`passkeys`), challenges of acts, which belong to a session (`binding`).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from firebreak.ports import Clock

VALID_MS = 120_000
NONCE_BYTES, TIME_BYTES, PROOF_BYTES = 16, 8, 32


class Challenges:
    """Challenges of one run of the node."""

    def __init__(self, clock: Clock, entropy: Callable[[int], bytes]) -> None:
        """`entropy` also draws the key; a restart of the node ends the challenges that are out."""
        self._clock = clock
        self._entropy = entropy
        self._key = entropy(32)
        self._used: dict[bytes, int] = {}  # when each was made

    def make(self, purpose: str) -> bytes:
        """Return a new challenge; `purpose` says for what, where and for whom."""
        head = self._entropy(NONCE_BYTES) + self._now().to_bytes(TIME_BYTES, "big")
        return head + self._proof(purpose, head)

    def holds(self, challenge: bytes, purpose: str) -> bool:
        """Return whether this is a challenge of ours for this purpose, in time and not used."""
        head, proof = challenge[: NONCE_BYTES + TIME_BYTES], challenge[NONCE_BYTES + TIME_BYTES :]
        if not hmac.compare_digest(proof, self._proof(purpose, head)):
            return False
        made = int.from_bytes(head[NONCE_BYTES:], "big")
        return 0 <= self._now() - made <= VALID_MS and challenge not in self._used

    def use(self, challenge: bytes) -> None:
        """Remember that a challenge was answered rightly; those past their time are forgotten."""
        now = self._now()
        self._used = {one: made for one, made in self._used.items() if now - made <= VALID_MS}
        self._used[challenge] = now

    def likeness(self, officer: str) -> bytes:
        """Return what looks like the id of a credential, always the same for a name that has none."""
        return hmac.digest(self._key, b"likeness" + officer.encode(), "sha256")

    def _proof(self, purpose: str, head: bytes) -> bytes:
        return hmac.digest(self._key, purpose.encode() + b"\0" + head, "sha256")

    def _now(self) -> int:
        return int(self._clock.now().instant)
