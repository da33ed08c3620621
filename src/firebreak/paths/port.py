"""What a path is to the rest of the node: live links that carry whole frames, and an owner who is told.

Keeps true: a link is told of once when it comes up and once when it goes down, and a frame arrives whole or not at
all. Leaves to others: what a frame means, whether it must be sent again, and which path to use. The core gives no
meaning to loss: a frame for which `send` returned True may still never arrive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

Entropy: TypeAlias = Callable[[int], bytes]  # that many unpredictable bytes


class Link(Protocol):
    """One live connection of a path; not usable any more once its owner was told `link_down`."""

    @property
    def id(self) -> int:
        """Number of this link, unique in this process."""
        ...

    @property
    def peer_key(self) -> bytes:
        """Raw Ed25519 public key of the far certificate; empty on a path without TLS."""
        ...

    @property
    def exporter(self) -> bytes:
        """32 bytes that both ends of this link hold and nobody else does (WIRE-7)."""
        ...

    @property
    def outer(self) -> str:
        """Key agreement of the outer channel: `X25519MLKEM768`, or `classical: x25519` (WIRE-6)."""
        ...

    path: str  # name in the charter; empty on an accepted link until its owner learns and sets it

    def send(self, frame: bytes) -> bool:
        """Queue `frame`; False when the bounded buffer is full or the link is closed. Raises UsageError (size)."""
        ...

    def close(self, why: str) -> None:
        """End the link; `why` comes back in `link_down`. Calling it again changes nothing."""
        ...


class PathEvents(Protocol):
    """What a path tells its owner, always in the thread of the event loop."""

    def link_up(self, link: Link) -> None:
        """Tell that both ends have authenticated each other and frames can be sent."""
        ...

    def frame(self, link: Link, frame: bytes) -> None:
        """Hand over one whole frame; echoes never come here."""
        ...

    def link_down(self, link: Link, why: str) -> None:
        """Tell once that a link that was up is gone, in plain words."""
        ...

    def circuit(self, link: Link, returned: bool, round_trip_ms: int | None) -> None:
        """Tell the result of one echo of this path's own schedule; the time is None when it did not return."""
        ...

    def refused(self, path_name: str, peer_address: str, why: str) -> None:
        """Tell, at a limited rate, of a connection that did not become a link."""
        ...


class Timer(Protocol):
    """A call that was asked for and can be taken back."""

    def cancel(self) -> None:
        """Make sure that the call does not happen."""
        ...


class Timers(Protocol):
    """Time for a path: an asyncio event loop is one, and so is `memory.ManualTimers`."""

    def time(self) -> float:
        """Return seconds on a clock that never goes back."""
        ...

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Timer:
        """Call `callback` once after `delay` seconds."""
        ...
