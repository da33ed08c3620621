"""A line whose record is long, opened from its store as a node opens it: for benches and tests of what readers cost.

Keeps true: every entry is signed and committed as a node would; nothing is sent, for nobody is connected.
Leaves to others: writing the entries (`record_builder`), what is asked of the line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from firebreak.core.line import events as ev
from firebreak.core.procedures.model import Alert, Item
from firebreak.core.record.kinds import By, Message, Receipt, RungEntry
from firebreak.core.types import Instant, Leaf, LocalTime, Marking, Rung
from firebreak.node.engine import Engine
from firebreak.node.material import make_material
from firebreak.node.service import LineService
from firebreak.node.signer import SoftwareSigner
from firebreak.testing.pair import START as CLOCK_START
from firebreak.testing.pair import ManualClock, MemoryFile, MemorySecretFile, MemorySendState, entropy_of
from firebreak.testing.record_builder import RecordBuilder

BY = By(1, 1)
WORDS = ("convoy", "bridge", "aircraft", "ceasefire", "corridor", "harbour", "generator", "survey")


class _Alone:
    """The world of an engine that nobody is connected to."""

    def __init__(self) -> None:
        self.service: LineService | None = None

    def transmit(self, link: int, frame: bytes) -> bool:
        return False

    def close_link(self, link: int, why: str) -> None:
        pass

    def wake_at(self, at: Instant) -> None:
        pass

    def page(self, alert: Alert, at: LocalTime) -> None:
        assert self.service is not None
        self.service.raised(alert, at)

    def stop_pages(self, of: Leaf) -> None:
        assert self.service is not None
        self.service.stopped(of)

    def announce(self, items: tuple[Item, ...]) -> None:
        assert self.service is not None
        self.service.announce(items)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        assert self.service is not None
        self.service.accepted(ticket, leaf, held)

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        assert self.service is not None
        self.service.rejected(ticket, why, ours=ours)

    def report(self, topic: str, words: str) -> None:
        pass

    def adopt_manifest(self, statement: bytes) -> ev.ManifestAdopted | None:
        return None

    def restarted(self) -> None:
        pass


def write_record(entries: int) -> RecordBuilder:
    """Write a record of about so many entries: messages of both sides, most of them seen, all of them counted."""
    made = RecordBuilder()
    number = 0
    while sum(len(feed.entries) for side in made.feeds for feed in side) < entries:
        side, number = number % 2, number + 1
        text = f"Report {number}: {WORDS[number % 8]} {rare_word(number)} at {number % 24:02d}00."
        marking = Marking.EXERCISE if number % 5 == 0 else Marking.OPERATIONAL
        leaf = made.write(side, Message(precedence=number % 4, to=(1,), by=BY, lang="en", text=text), marking=marking)
        if number % 10:
            made.write(1 - side, RungEntry(ref=leaf, rung=Rung.SEEN, by=BY), marking=marking)
        else:
            made.write(1 - side, Receipt())
        made.wait(60)
    return made


def rare_word(number: int) -> str:
    """Return a word that hardly any other message holds."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:12]


def open_line(
    record: RecordBuilder, side: int = 0, entropy: Callable[[str], Callable[[int], bytes]] = entropy_of
) -> LineService:
    """Open a line of that record at one side, as after a restart."""
    manifests, store, hooks = record.kit.manifests, record.store(side), _Alone()
    clock = ManualClock(millis=(record.now - CLOCK_START) * 1000)
    engine = Engine(
        material=make_material(record.kit.charter, side, manifests[side], manifests[1 - side]), store=store,
        signer=SoftwareSigner(record.parties[side].seeds, entropy("signer")), send_state=MemorySendState(MemoryFile()),
        ratchet=MemorySecretFile(MemoryFile()), clock=clock, entropy=entropy("engine"), hooks=hooks,
    )  # fmt: skip
    hooks.service = LineService(name="long", engine=engine, clock=clock)
    hooks.service.begin()
    return hooks.service
