"""Acts that an officer was asked to confirm with a passkey: which, by whom, until when.

Keeps true: an answer is taken once, for the act it was asked for and from the officer who was asked; the same request
sent again because its answer was lost meets the same credential, not a second use. Their number is bounded for each
officer, so that nobody pushes out another's.
Leaves to others: whether the answer proves anything (`binding`).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from firebreak.api.problem import Refused
from firebreak.core.record.act import Credential
from firebreak.ports import Clock

VALID_MS = 120_000
EACH_MAX = 16  # open at once for one officer
REFUSED = "this confirmation was used already, is past its time, or was asked of somebody else; confirm once more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One confirmation: the challenge stands for the act; `once` is the key of the request that used it."""

    nonce: bytes
    challenge: bytes
    rp_id: str
    made: int
    once: str = ""
    credential: Credential | None = None


class Confirmations:
    """The confirmations that are out, by officer."""

    def __init__(self, clock: Clock) -> None:
        """`clock` is read for its instants alone."""
        self._clock = clock
        self._open: dict[str, OrderedDict[bytes, Asked]] = {}

    def ask(self, person: str, nonce: bytes, challenge: bytes, rp_id: str) -> None:
        """Remember what an officer was asked to confirm; the oldest of theirs gives way."""
        self._forget_old()
        theirs = self._open.setdefault(person, OrderedDict())
        theirs[nonce] = Asked(nonce=nonce, challenge=challenge, rp_id=rp_id, made=self._now())
        while len(theirs) > EACH_MAX:
            theirs.popitem(last=False)

    def find(self, person: str, nonce: bytes, once: str) -> Asked:
        """Return what was asked under a nonce, used or not; raises Refused if it is not this person's to use now."""
        self._forget_old()
        theirs = self._open.get(person)
        found = theirs.get(nonce) if theirs is not None else None
        if found is None or (found.credential is not None and (not once or found.once != once)):
            raise Refused("usage", REFUSED)
        return found

    def use(self, person: str, asked: Asked, credential: Credential, once: str) -> None:
        """Take an answer: what was asked is used up, but for the same request sent again."""
        self._open[person][asked.nonce] = Asked(
            nonce=asked.nonce, challenge=asked.challenge, rp_id=asked.rp_id, made=asked.made, once=once,
            credential=credential,
        )  # fmt: skip

    def _forget_old(self) -> None:
        now = self._now()
        for person, theirs in list(self._open.items()):
            while theirs and now - next(iter(theirs.values())).made > VALID_MS:
                theirs.popitem(last=False)
            if not theirs:
                del self._open[person]

    def _now(self) -> int:
        return int(self._clock.now().instant)
