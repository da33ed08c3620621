"""When to dial again after a link was lost (ADR 0030).

Keeps true: a link that had held is dialled again at once; failures in a row wait longer each time, never more than
the cap, and never in step with other nodes. Leaves to others: the dialling, and the timers.
"""

from __future__ import annotations

from dataclasses import dataclass

from firebreak.core.errors import UsageError
from firebreak.paths.port import Entropy


@dataclass(frozen=True, slots=True, kw_only=True)
class RedialSettings:
    """Waits between attempts, in seconds; each is shortened by up to half, at random."""

    first_s: float = 0.05
    quick_most_s: float = 0.5  # cap while the outage is young: the first message is to be across soon after the path
    quick_for_s: float = 600.0
    most_s: float = 5.0
    steady_s: float = 1.0  # a link that held this long counts as good
    connect_s: float = 1.0  # three attempts of four give up early, so that a returned path is found soon
    patient_connect_s: float = 5.0  # the fourth waits for a slow one

    def __post_init__(self) -> None:
        waits = (self.first_s, self.quick_most_s, self.most_s, self.connect_s, self.patient_connect_s)
        if min(waits) <= 0:
            raise UsageError("redial settings must be greater than zero")


class Redial:
    """Counts failures in a row of one dialler."""

    __slots__ = ("_entropy", "_failing_since", "_failures", "_settings")

    def __init__(self, settings: RedialSettings, entropy: Entropy) -> None:
        self._settings, self._entropy = settings, entropy
        self._failures = 0
        self._failing_since = 0.0

    @property
    def connect_s(self) -> float:
        """Seconds that the next attempt may take until the far side accepts the connection."""
        patient = self._failures % 4 == 3
        return self._settings.patient_connect_s if patient else self._settings.connect_s

    def woken(self) -> None:
        """Start over with short waits: somebody knows that the path may be back."""
        self._failures = 0

    def delay_s(self, *, held_s: float | None, now_s: float) -> float:
        """Return how long to wait, in seconds, after a link that held `held_s`, or after an attempt without one."""
        if held_s is not None and held_s >= self._settings.steady_s:
            self._failures = 0
            return 0.0
        if not self._failures:
            self._failing_since = now_s
        self._failures += 1
        young = now_s - self._failing_since < self._settings.quick_for_s
        cap = self._settings.quick_most_s if young else self._settings.most_s
        doubled = self._settings.first_s * 2.0 ** min(self._failures - 1, 16)
        return min(cap, doubled) * (0.5 + self._entropy(1)[0] / 512)
