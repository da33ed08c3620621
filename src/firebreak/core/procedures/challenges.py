"""Small challenges that a person on watch answers from the screen: a word of a line everybody may read aloud.

Keeps true: the answer follows from the text of the challenge alone, so that both sides judge it alike; the same
seed gives the same challenge. A challenge shows that somebody read and answered; it is no proof of who.
Leaves to others: when a test is due and what a missing answer means (`tests`, spec TEST-5).
"""

from __future__ import annotations

import re
import unicodedata

from firebreak.core.procedures.challenge_lines import LINES

_FORM = re.compile(r"word ([1-9][0-9]?) of: (.+)", re.DOTALL)


def words(line: str) -> tuple[str, ...]:
    """Return the words of a line, without the punctuation around them."""
    stripped = (re.sub(r"^\W+|\W+$", "", word) for word in line.split())
    return tuple(word for word in stripped if word)


def make_challenge(seed: bytes) -> str:
    """Return the challenge that belongs to a seed of at least four bytes."""
    number = int.from_bytes(seed[:4], "big")
    line = LINES[number % len(LINES)]
    return f"word {number // len(LINES) % len(words(line)) + 1} of: {line}"


def expected(challenge: str) -> str | None:
    """Return the answer to a challenge of this form, or None for any other text."""
    found = _FORM.fullmatch(challenge)
    if found is None:
        return None
    every = words(found[2])
    place = int(found[1])
    return every[place - 1] if place <= len(every) else None


def is_answer(challenge: str | None, answer: str | None) -> bool:
    """Return whether an answer meets the challenge, case and punctuation aside; any words do where it asks for none."""
    given = words(answer or "")
    if not given:
        return False
    wanted = expected(challenge or "")
    return wanted is None or _plain(" ".join(given)) == _plain(wanted)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
