"""The clocks of this machine (`ports.Clock`)."""

from __future__ import annotations

import time

from firebreak.core.types import Instant, LocalTime, Now


class SystemClock:
    """Monotonic milliseconds and wall-clock seconds UTC."""

    def now(self) -> Now:
        """Return both clocks, read one after the other."""
        return Now(instant=Instant(time.monotonic_ns() // 1_000_000), utc=LocalTime(int(time.time())))
