"""Passphrases of officers, stretched: what is kept of one, and whether a typed one is it.

Keeps true: a passphrase is never stored; trying one costs the same work whether the officer exists, has a passphrase
or neither, so that neither the answer nor its time tells who is an officer here.
Leaves to others: how often somebody may try (`api.limits`). Argon2id as in RFC 9106, with the cost of the vault's.
"""

from __future__ import annotations

import base64
import hmac
import re
import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from firebreak.core.errors import UsageError
from firebreak.node.officers import Entropy
from firebreak.node.vault import Cost

LEAST_CHARS, MOST_CHARS = 12, 256
SALT_BYTES, HASH_BYTES = 16, 32
_FORM = re.compile(r"argon2id\$([0-9]{1,2})\$([0-9]{1,7})\$([0-9]{1,2})\$([A-Za-z0-9_=-]{24})\$([A-Za-z0-9_=-]{44})")
_NOBODY = bytes(SALT_BYTES)


def stretch(passphrase: str, entropy: Entropy, cost: Cost | None = None) -> str:
    """Return what is kept of a new passphrase; raises UsageError for one that is too short or too long."""
    if not LEAST_CHARS <= len(passphrase) <= MOST_CHARS:
        raise UsageError(f"a passphrase has {LEAST_CHARS} to {MOST_CHARS} characters; a few words that nobody expects")
    cost, salt = cost or Cost(), entropy(SALT_BYTES)
    numbers = f"{cost.iterations}${cost.memory_kib}${cost.lanes}"
    return f"argon2id${numbers}${_text(salt)}${_text(_derive(passphrase, salt, cost))}"


def matches(kept: str | None, typed: str, cost: Cost | None = None) -> bool:
    """Return whether a typed passphrase is the one kept; does the same work when none is kept."""
    found = _FORM.fullmatch(kept or "")
    if found is None:
        _derive(typed, _NOBODY, cost or Cost())
        return False
    held = Cost(iterations=int(found[1]), memory_kib=int(found[2]), lanes=int(found[3]))
    derived = _derive(typed, base64.urlsafe_b64decode(found[4]), held)
    return hmac.compare_digest(derived, base64.urlsafe_b64decode(found[5]))


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    typed = unicodedata.normalize("NFC", passphrase[:MOST_CHARS]).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=HASH_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(typed)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii")
