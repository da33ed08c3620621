"""The workbench of one step: the state so far and the effects asked for.

Keeps true: a step reads and replaces frozen values only; the state handed in is never changed.
Leaves to others: every rule (the modules that take a `Turn`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from firebreak.core.line.effects import Effect, Report
from firebreak.core.line.state import LineState, Queue, changed
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Context, Draft, Reaction, StopPaging
from firebreak.core.types import Now

QUEUE_MAX = 4096  # LIM-9: drafts waiting to be written


_FIELDS = tuple(LineState.__dataclass_fields__)


class _Bench:
    """The fields of a `LineState` while one step works on them."""

    __slots__ = _FIELDS


class Turn:
    """State under change, the clocks of this event, and the effects in order."""

    __slots__ = ("effects", "now", "s")

    def __init__(self, state: LineState, now: Now) -> None:
        bench: Any = _Bench()
        for name in _FIELDS:
            setattr(bench, name, getattr(state, name))
        self.s: LineState = bench  # reads like a state; only `put` writes to it
        self.now = now
        self.effects: list[Effect] = []

    @property
    def context(self) -> Context:
        """The charter and our side of it."""
        return self.s.material.context

    @property
    def me(self) -> int:
        """Our index among the parties of the charter."""
        return self.s.material.context.me

    def ask(self, effect: Effect) -> None:
        """Ask the driver for something."""
        self.effects.append(effect)

    def put(self, **changes: Any) -> None:
        """Replace fields of the state."""
        for name, value in changes.items():
            setattr(self.s, name, value)

    def state(self) -> LineState:
        """Return the state as it stands, frozen."""
        return LineState(**{name: getattr(self.s, name) for name in _FIELDS})

    def queue(self, **changes: Any) -> None:
        """Replace fields of the queue."""
        self.put(queue=changed(self.s.queue, **changes))

    def own(self, **changes: Any) -> None:
        """Replace fields of our feed."""
        self.put(own=changed(self.s.own, **changes))

    def peer(self, **changes: Any) -> None:
        """Replace fields of the peer's feed."""
        self.put(peer=changed(self.s.peer, **changes))

    def secrets(self, **changes: Any) -> None:
        """Replace fields of the secrets."""
        self.put(secrets=changed(self.s.secrets, **changes))

    def link(self, number: int, **changes: Any) -> None:
        """Replace fields of one link."""
        self.put(links={**self.s.links, number: changed(self.s.links[number], **changes)})

    def report(self, topic: str, words: str, link: int | None = None) -> None:
        """Put a line into the operator's log; never content, keys or salts."""
        self.ask(Report(topic=topic, words=words, link=link))

    def note(self, namespace: str, key: bytes, value: bytes) -> None:
        """Write a note with the next commit."""
        self.queue(notes=(*self.s.queue.notes, (namespace, key, value)))

    def write(self, *drafts: Draft) -> None:
        """Queue drafts for our feed."""
        self.queue(drafts=self.s.queue.drafts + drafts)

    def alert(self, alert: Alert) -> None:
        """Queue an alert; it is raised when the commit it belongs to is durable."""
        self.queue(alerts=(*self.s.queue.alerts, alert))

    def react(self, result: tuple[Matters, Iterable[Reaction]]) -> None:
        """Take over what a procedure answered."""
        matters, reactions = result
        queue = self.s.queue
        drafts = tuple(r for r in reactions if isinstance(r, Draft))
        rest = tuple(r for r in reactions if isinstance(r, Alert | StopPaging))
        if drafts or rest:
            queue = changed(queue, drafts=queue.drafts + drafts, alerts=queue.alerts + rest)
        self.put(matters=matters, queue=queue)

    def take_queue(self) -> Queue:
        """Return the queue and leave an empty one."""
        queue, fresh = self.s.queue, Queue()
        self.put(queue=fresh)
        return queue
