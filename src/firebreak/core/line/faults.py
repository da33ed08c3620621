"""Broken rules and contradictions: what is answered, what is kept as proof, what the watch is told.

Keeps true: every answer is bounded in number and rate, so that no peer makes us write or speak without end; a proof
that was kept is never dropped, and nothing here changes what is counted (`spec/errors.md`, ERR rules).
Leaves to others: noticing the contradiction (`inbound`, `links`, `seals`).
"""

from __future__ import annotations

from firebreak.core.errors import PeerError
from firebreak.core.line import frames
from firebreak.core.line.codes import FORK
from firebreak.core.line.effects import CloseLink, ReadEntries, Transmit
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.procedures.model import Draft
from firebreak.core.record.kinds import Fault
from firebreak.core.types import FeedId, Leaf, LocalTime

FAULTS_MAX = 256  # ERR-3
ANSWER_MS = 1000  # ERR-2


def refuse(turn: Turn, number: int, error: PeerError) -> None:
    """Answer a broken rule at most once a second; a link that breaks too many is closed (ERR-2, ERR-3)."""
    link = turn.s.links.get(number)
    if link is None:
        return
    turn.link(number, faults=link.faults + 1)
    if not link.established or link.faults >= FAULTS_MAX:
        close(turn, number, f"{error.rule}: {error.detail}")
    elif turn.now.instant - link.error_at >= ANSWER_MS:
        turn.report(error.rule, error.detail, number)
        turn.link(number, error_at=turn.now.instant)
        turn.ask(Transmit(link=number, frame=frames.error(error.rule, error.where)))


def close(turn: Turn, number: int, why: str) -> None:
    """Close a link and forget it; what was on it is sent again on another."""
    turn.report("link", f"closed by us: {why}", number)
    turn.ask(CloseLink(link=number, why=why))
    forget(turn, number)


def forget(turn: Turn, number: int) -> None:
    """Take a link out of the line, and tell what that means for its path."""
    link = turn.s.links.get(number)
    if link is not None:
        turn.put(links={n: other for n, other in turn.s.links.items() if n != number})
        path_news(turn, link.path, turn.now.utc)


def path_news(turn: Turn, path: str, since: LocalTime) -> None:
    """Tell the procedures whether any link of this path is up now."""
    if not path:
        return
    number = turn.context.charter.path_by_name(path).number
    up = any(link.up for link in turn.s.links.values() if link.path == path)
    turn.react(procedures.on_circuit(turn.s.matters, number, up, since, turn.context, turn.now))


def forked(turn: Turn, words: str, feed: FeedId, leaf: Leaf, other: Leaf | None, proof: bytes) -> None:
    """Keep the first proof of a fork of a feed for ever, tell the desk, answer once (FEED-6)."""
    if not turn.first_time("fork", feed):
        return
    turn.note("fork", feed, proof)
    turn.write(Draft(payload=Fault(code=FORK, leaf=leaf, other=other)))
    turn.tell_watch(
        "fork",
        f"The other side {words}. Proof of it is kept. The record here is as it was: the version that came first"
        " stands. Tell your operator, who can show the proof to anyone.",
        leaf,
    )


def show(turn: Turn, number: int, feed: FeedId, n: int) -> None:
    """Show an entry of the other side's own feed to it, at most once a second (FEED-6, FEED-7)."""
    link = turn.s.links.get(number)
    if link is not None and turn.now.instant - link.shown_at >= ANSWER_MS:
        turn.link(number, shown_at=turn.now.instant)
        turn.ask(ReadEntries(link=number, feed=feed, start=n, stop=n + 1))


def fault(code: int, leaf: Leaf) -> Draft:
    """Return the entry that answers a contradiction."""
    return Draft(payload=Fault(code=code, leaf=leaf))


def answer_once(turn: Turn, code: int, leaf: Leaf, feed: FeedId, words: str) -> None:
    """Answer a contradiction with `fault`, once for a feed and code, and tell the desk (FEED-5)."""
    if turn.first_time(f"fault {code}", feed):
        turn.write(fault(code, leaf))
        turn.tell_watch("fault", words, leaf)
