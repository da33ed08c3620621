"""The clocks of this machine (`ports.Clock`), and whether the machine says that its wall clock is synchronised.

Keeps true: nothing is corrected or smoothed, so that a clock which was stepped is seen as it is; where the machine does
not say whether its clock is synchronised, that is not known.
Leaves to others: following a clock that was stepped (`node`), the other side's clock (`core.procedures`).
"""

from __future__ import annotations

import ctypes
import time

from firebreak.core.types import Instant, LocalTime, Now

_TIMEX_BYTES = 512  # more than any `struct timex`; a zeroed one asks and sets nothing
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised


class SystemClock:
    """Monotonic milliseconds and wall-clock seconds UTC."""

    def now(self) -> Now:
        """Return both clocks, read one after the other."""
        return Now(instant=Instant(time.monotonic_ns() // 1_000_000), utc=LocalTime(int(time.time())))


def synchronised_clock() -> bool | None:
    """Return whether the kernel holds the wall clock synchronised; None where it cannot be asked."""
    try:
        adjtimex = ctypes.CDLL(None).adjtimex
    except (AttributeError, OSError):
        return None
    said = int(adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES)))
    return None if said < 0 else said != _TIME_ERROR
