"""The four families of failure, so that a caller knows what to do from the type alone.

Keeps true: bytes from a peer give a value or a `PeerError`, nothing else (spec `errors.md`).
Leaves to others: how an error is shown, counted or answered.
"""

from __future__ import annotations


class FirebreakError(Exception):
    """Root of every error this package raises on purpose."""


class UsageError(FirebreakError):
    """We, or the person at this desk, asked for something the rules do not allow; the text says what to do."""


class PeerError(FirebreakError):
    """The other side, or whoever sent these bytes, broke a rule of the specification."""

    def __init__(self, rule: str, detail: str, where: str = "") -> None:
        """`rule` is a rule id of the specification (`CBOR-3`), `where` the place in the input (`entry.n`)."""
        super().__init__(rule, detail, where)
        self.rule = rule
        self.detail = detail
        self.where = where

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}" + (f" (at {self.where})" if self.where else "")


class OperationalError(FirebreakError):
    """The world failed (disk, network, permission); nothing promised is lost, and a retry may succeed."""


class IntegrityError(FirebreakError):
    """Our own records disagree with each other; the node must stop rather than sign on top of them."""
