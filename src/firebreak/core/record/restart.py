"""Whether a node that starts again may continue its feed, or must open a new one (`spec/feed.md`, FEED-11).

Keeps true: no restored backup ever signs a second entry at a place it already used, as long as the send-state file
was not rolled back with the store; and a crash between the commit and the flush of the send-state costs no feed.
Leaves to others: reading the store and the file, and opening the new feed. The order that makes it true is
commit (with the base: the send-state as last flushed) → flush the send-state → transmit. A new feed begins by flushing
the send-state with that feed, size 0 and the root of the empty tree, so that its genesis has a base as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firebreak.core.types import FeedId, Root

Head = tuple[FeedId, int, Root]
"""Feed, size and root."""


class Why(StrEnum):
    """Why a feed does not go on; shown to the operator and kept in the record of the new one."""

    NO_FEED = "the store holds no feed of ours"
    NO_SEND_STATE = "the send-state file is missing or unreadable"
    DIFFERS = "the send-state names a head that is not the store's: a backup was restored, or another copy has signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Continue:
    """The feed goes on from this head; the send-state is flushed with it before anything is transmitted."""

    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeed:
    """Nothing more is signed in the old feed."""

    why: Why


def decide(store_head: Head | None, base: Head | None, send_state: Head | None) -> Continue | NewFeed:
    """Return whether the feed of `store_head` may go on.

    `base` is what the store recorded with its last commit of ours: the send-state as last flushed at that moment.
    If the file still names it, nothing of that commit was sent, so the head belongs to this copy alone.
    """
    if store_head is None:
        return NewFeed(why=Why.NO_FEED)
    if send_state is None:
        return NewFeed(why=Why.NO_SEND_STATE)
    if send_state in (store_head, base):
        return Continue(head=store_head)
    return NewFeed(why=Why.DIFFERS)
