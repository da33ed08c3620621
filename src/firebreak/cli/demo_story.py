"""The opening episode on a line of two invented parties: what is done, in which order, and what it proves.

Keeps true: each step waits until both nodes themselves say what it claims, and fails when they do not; the words claim
no more than the record proves and name no motive.
Leaves to others: nodes and folders (`demo_nodes`), asking them (`demo_side`), drawing (`demo_view`, `demo_screen`),
judging the bundle (`demo_proof`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final

from firebreak.api import replies
from firebreak.api.replies_desk import News
from firebreak.cli.demo_nodes import PATHS, RING_S, DemoFailed, NodeProcess
from firebreak.cli.demo_screen import Caption, Screen
from firebreak.cli.demo_side import Bell, Side, Snapshot
from firebreak.cli.demo_view import report_rows, reports
from firebreak.core.procedures.challenges import expected

WAIT_S: Final = 20.0
WATCH_OFFICER, PRINCIPAL = 1, 2  # roles of the charter
IN_WRITING: Final = 4  # a reason of the charter
SUBJECT: Final = "Transport aircraft along the river"
TEXT: Final = "Two unarmed transport aircraft fly along the river from 16:00 to 18:00. Please tell your air defence."
ANSWER: Final = "Air defence has been told. The minister will answer in writing."
SECOND: Final = "The same flights, one hour earlier"

OPEN: Final = Caption(
    key="open", title="The line opens",
    words="Both nodes run. Each has found the other over both paths and checked the key that the card named.",
    proven="the node at the far end holds the key that its party's root signed for it.",
    not_proven="that anybody sits there. So the finding says: undetermined.",
)  # fmt: skip
TEST: Final = Caption(
    key="test", title="Each side tests the desk on watch",
    words="The node sends a small question; only a person at the desk can answer it.",
    proven="at each desk on watch somebody read the question and answered it.",
    not_proven="who it was, or that anybody above that desk can be reached.",
)  # fmt: skip
RING: Final = Caption(
    key="ring", title="A minister calls, and it rings",
    words="Ardia's minister calls Borlo's minister. It rings at Borlo's desk on watch, and the substance comes with "
    "the ring: nobody has to answer before it can be read.",
    proven="Borlo's node holds the call, and says that it rang the desk.",
    not_proven="that a person saw it. 'At station' is the word of a machine.",
)  # fmt: skip
DECLINE: Final = Caption(
    key="decline", title="The call is declined, the message is accepted",
    words="Borlo's duty officer declines the call and takes its words: two answers in one.",
    proven="Borlo declined and gave this reason. Its node says that its officer has seen the words.",
    not_proven="that the reason is true, or any motive; that anyone understood or agreed.",
)  # fmt: skip
LADDER: Final = Caption(
    key="ladder", title="The words climb the ladder",
    words="Borlo's officer reads the words back, Ardia's node compares, and the officer passes them to the minister. "
    "Then Borlo writes a message of its own.",
    proven="the words were read back correctly, and Borlo says that it passed them on.",
    not_proven="that the minister read them, agreed, or will act.",
)  # fmt: skip
SILENCE: Final = Caption(
    key="silence", title="A second call meets silence",
    words=f"The chief of Ardia's staff calls the chief of Borlo's. It rings for {RING_S} seconds and nobody takes it.",
    proven="it rang at Borlo; nobody had taken it when the ring time was over.",
    not_proven="that Borlo refused. Silence is counted as silence. Until it is settled, Borlo may still act.",
)  # fmt: skip
REPORT: Final = Caption(
    key="report", title="Both sides count the same",
    words="Each node counts Ardia's calls from its own copy of the record. No third party keeps it.",
)  # fmt: skip


class Story:
    """Plays the episode on two running nodes."""

    def __init__(self, screen: Screen, sides: tuple[Side, Side], nodes: Sequence[NodeProcess]) -> None:
        """`sides` are Ardia and Borlo."""
        self.screen = screen
        self.a, self.b = sides
        self.nodes = nodes
        self.first = self.second = self.reply = ""
        self._news = threading.Event()
        self._bells: list[Bell] = []
        self._number = 1

    # --- tools ------------------------------------------------------------------------------------------------------

    def open_views(self) -> None:
        """Open the live view of both sides, as on an officer's screen."""
        for side in (self.a, self.b):
            self._bells.append(Bell(side, self._heard))

    def close_views(self) -> None:
        """Close them."""
        for bell in self._bells:
            bell.close()

    def _heard(self, news: News) -> None:
        if news.alert is not None and news.alert.about in ("call", "flash") and self.screen.console.is_terminal:
            self.screen.console.bell()
        self._news.set()

    def look(self) -> tuple[Snapshot, Snapshot]:
        """Ask both nodes and show what they say."""
        sides = self.a.snapshot(), self.b.snapshot()
        self.screen.show(sides)
        return sides

    def until(self, what: str, holds: Callable[[Snapshot, Snapshot], bool], seconds: float = WAIT_S) -> None:
        """Show both sides until both nodes say so; raises DemoFailed when they do not in time."""
        end = time.monotonic() + seconds
        while True:
            self._news.clear()
            if holds(*self.look()):
                return
            for node in self.nodes:
                node.check()
            if time.monotonic() > end:
                raise DemoFailed(f"waited {seconds:.0f} s for this, and it did not come: {what}")
            self._news.wait(0.5)

    def step(self, caption: Caption) -> AbstractContextManager[None]:
        """Begin the next step, live where there is a terminal."""
        self._number += 1
        return self.screen.step(self._number, caption)

    def page(self, caption: Caption) -> AbstractContextManager[None]:
        """Begin the next step, which is printed when it is complete."""
        self._number += 1
        return self.screen.page(self._number, caption)

    # --- steps ------------------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Play everything on the line, one step after the other."""
        for step in (self.opened, self.tested, self.rang, self.declined, self.climbed, self.silent, self.counted):
            step()

    def opened(self) -> None:
        """Both paths stand, and content can be sent."""
        with self.step(OPEN):
            self.until("both paths of the line stand on both sides", lambda a, b: _open(a) and _open(b))

    def tested(self) -> None:
        """Each side tests the other's desk; the people there answer."""
        with self.step(TEST):
            ours = self.a.act("tests", by="watch", to="watch")
            self._answer(self.b, ours)
            theirs = self.b.act("tests", by="watch", to="watch")
            self._answer(self.a, theirs)
            self.until("all layers answer on both sides", lambda a, b: all(map(_all_answer, (a, b))))

    def _answer(self, side: Side, test: str) -> None:
        self.until(f"{side.party} holds the test", lambda a, b: a.test(test) is not None and b.test(test) is not None)
        self.screen.rest(3.0)
        asked = side.of_line(f"/tests/{test}", replies.Test).challenge or ""
        side.act(f"tests/{test}/reply", by="watch", role=WATCH_OFFICER, answer=expected(asked) or asked)
        self.until("both nodes hold the answer", lambda a, b: _answered(a, test) and _answered(b, test))

    def rang(self) -> None:
        """The call rings, with its substance; nobody has touched it yet."""
        with self.step(RING):
            self.first = self.a.act(
                "calls", by="minister", role=PRINCIPAL, to=["minister"], precedence="IMMEDIATE", subject=SUBJECT,
                text=TEXT,
            )  # fmt: skip
            self.until("the call rings at Borlo", lambda a, b: _rang(a, self.first) and _rang(b, self.first))
            self.screen.rest(min(2.5, 5.0 / max(self.screen.pace, 0.1)))
            self._answer_in_time()

    def _answer_in_time(self) -> None:
        """Decline while it rings, so that the next frame shows an act in its time."""
        self.b.act(
            "acts/decline", of=self.first, by="watch", role=WATCH_OFFICER, reason=IN_WRITING, message_accepted=True,
            text="The minister cannot come to the line today.",
        )  # fmt: skip

    def declined(self) -> None:
        """The answer of Borlo's officer is in both records, and final."""
        with self.step(DECLINE):
            self.until("the call is declined and settled", lambda a, b: _settled(self.first, "declined", a, b))

    def climbed(self) -> None:
        """Read back, compared, passed on; then a message the other way."""
        with self.step(LADDER):
            self.screen.rest(2.0)
            self.b.act("acts/read-back", of=self.first, by="watch", text=TEXT)
            self._rung(self.first, "understood")
            self.b.act("acts/passed-to", of=self.first, by="watch", desk="minister")
            self._rung(self.first, "passed_to")
            self.reply = self.b.act(
                "messages", by="watch", to=["minister"], precedence="PRIORITY", text=ANSWER, regarding=self.first
            )
            self._rung(self.reply, "at_station")
            self.screen.rest(2.0)
            self.a.act("acts/seen", of=self.reply, by="watch")
            self._rung(self.reply, "seen")

    def _rung(self, of: str, rung: str) -> None:
        self.until(f"both nodes hold the rung {rung!r}", lambda a, b: a.has(of, rung) and b.has(of, rung))
        self.screen.rest(2.0)

    def silent(self) -> None:
        """Nobody takes the second call."""
        with self.step(SILENCE):
            self.second = self.a.act(
                "calls", by="chief", role=PRINCIPAL, to=["chief"], precedence="IMMEDIATE", subject=SECOND
            )
            self.until(
                "the second call is not answered on both sides",
                lambda a, b: {a.outcome(self.second), b.outcome(self.second)} == {"not_answered"},
                WAIT_S + RING_S,
            )

    def counted(self) -> None:
        """The contact report, from each node."""
        with self.page(REPORT):
            told = (
                self.a.of_line("/report?direction=out", replies.ContactReport),
                self.b.of_line("/report?direction=in", replies.ContactReport),
            )
            self.screen.draw(reports((self.a.party, self.b.party), told))
            differing = [row[0].strip() for row in report_rows(told) if len(set(row[1:])) > 1]
            if differing or told[0].attempts != 2:
                raise DemoFailed(f"the two nodes do not count the same: {', '.join(differing) or told[0].attempts}")


# --- what a step waits for -------------------------------------------------------------------------------------------


def _open(one: Snapshot) -> bool:
    standing = {link.path for link in one.line.links if link.established and link.up}
    return standing == set(PATHS) and one.line.record.can_send and one.line.observed.state == "full"


def _answered(one: Snapshot, leaf: str) -> bool:
    test = one.test(leaf)
    return test is not None and test.result == "answered"


def _all_answer(one: Snapshot) -> bool:
    return one.line.finding.finding == "all_layers_answer"


def _rang(one: Snapshot, leaf: str) -> bool:
    matter = one.matter(leaf)
    return matter is not None and matter.attempt is not None and matter.attempt.rang and one.has(leaf, "at_station")


def _settled(leaf: str, outcome: str, *sides: Snapshot) -> bool:
    found = [side.matter(leaf) for side in sides]
    return all(
        m is not None and m.attempt is not None and m.attempt.outcome == outcome and m.attempt.settled for m in found
    )
