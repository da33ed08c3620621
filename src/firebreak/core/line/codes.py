"""Codes that cleartext entries of control carry: why an entry was passed, what contradicts what (`spec/feed.md`).

Keeps true: each number has one name here, and the names are those of FEED-5, FEED-6 and FEED-10.
Leaves to others: when a code is written (`inbound`, `epochs`, `faults`) and what follows from it (`ours`).
"""

from __future__ import annotations

# `unreadable` (FEED-10)
NO_KEY, BAD_SEAL, BAD_COMMITMENT, UNKNOWN_KIND, MALFORMED, CANNOT_OPEN = 1, 2, 3, 4, 5, 6
LOST_KEYS = frozenset({NO_KEY, BAD_SEAL, CANNOT_OPEN})
"""What another epoch can mend: the content is sent again (FEED-12)."""

# `fault` (FEED-5, FEED-6)
FORK, PEER_ROOT, WRONG_M, UNSIGNED = 1, 2, 3, 4
FAULTS = {
    FORK: "that we signed two different entries for one place",
    PEER_ROOT: "that we signed another history of its entries than it holds",
    WRONG_M: "that we count entries of it which it does not hold",
    UNSIGNED: "that an entry of ours stayed unsigned too long",
}
"""What the other side says by a fault, for our watch."""
