"""What the core needs of the world, as Protocols; stores have their own module (`ports_store`).

Keeps true: a plug-in is judged by its public conformance suite, never by its class.
Leaves to others: every implementation.
"""

from __future__ import annotations

from typing import Protocol

from firebreak.core.procedures.model import Alert
from firebreak.core.types import FeedId, Now, Root
from firebreak.ports_store import Store as Store


class Clock(Protocol):
    """Both clocks of this machine."""

    def now(self) -> Now:
        """Return the monotonic instant (ms) and the wall clock (s, UTC)."""
        ...


class Signer(Protocol):
    """Holds private keys and draws randomness; may be hardware."""

    def sign_entry(self, body: bytes) -> bytes:
        """Return the Ed25519 signature over an entry body (context `entry`), 64 bytes."""
        ...

    def sign_hello(self, body: bytes) -> bytes:
        """Return the Ed25519 signature over a hello (context `hello`), 64 bytes."""
        ...

    def make_prekey(self) -> tuple[bytes, bytes]:
        """Draw an X-Wing key pair: public key (1,216 bytes) and 32-byte seed."""
        ...

    def seal_epoch(self, public: bytes, info: bytes) -> tuple[bytes, bytes]:
        """Draw a 32-byte seed and seal it by HPKE: the seed and the output (1,168 bytes)."""
        ...

    def sign_ring(self, body: bytes) -> bytes | None:
        """Return the signature of a desk's own key over a ring in the `ring` context, None where there is no key."""
        ...

    def seal_feed(self, feed: FeedId, size: int, root: Root) -> bytes:
        """Return the hybrid seal note over a feed head."""
        ...


class SendStateFile(Protocol):
    """The file outside all backups that says what was promised last."""

    def load(self) -> tuple[FeedId, int, Root] | None:
        """Return the head last saved, None if there is none or it is unreadable."""
        ...

    def save(self, feed: FeedId, size: int, root: Root) -> None:
        """Make the head durable. Raises OperationalError if the disk refuses."""
        ...


class SecretFile(Protocol):
    """The ratchet file, outside all backups."""

    def load(self) -> bytes | None:
        """Return what was saved last, None if there is nothing."""
        ...

    def save(self, data: bytes) -> None:
        """Replace what was saved. Raises OperationalError if the disk refuses."""
        ...


class Pager(Protocol):
    """One means of telling a person to come to the line; never carries content."""

    name: str

    def page(self, desk: str, alert: Alert) -> bool:
        """Ask for a person at `desk`; True when the means took the page, not that anyone heard it."""
        ...

    def stop(self, desk: str, alert: Alert) -> None:
        """Stop paging: somebody took the matter."""
        ...

    async def test(self, desk: str) -> str:
        """Try the means without a matter; return in plain words why it failed, "" if it took the test.

        That it took it does not say that anybody heard it.
        """
        ...

    async def close(self) -> None:
        """Let go of everything: the node stops."""
        ...
