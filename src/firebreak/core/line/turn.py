"""The workbench of one step: the state so far and the effects asked for.

Keeps true: a step reads and replaces frozen values only; the state handed in is never changed.
Leaves to others: every rule (the modules that take a `Turn`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from firebreak.core.line.effects import Effect, Report, SignRing
from firebreak.core.line.state import LANES, LineState, Queue
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Context, Draft, Reaction, StopPaging
from firebreak.core.record.kinds import Genesis, Payload, Ring, Switch
from firebreak.core.record.ringing import ring_body
from firebreak.core.types import Leaf, Now
from firebreak.core.values import changed, plan

QUEUE_MAX = 4096  # LIM-9: drafts waiting to be written


def lane_of(payload: Payload) -> int:
    """Return how soon a draft is written: what opens a feed, control, acts and FLASH, then by precedence."""
    if payload.CLEAR:
        return 0 if payload.NUMBER in (Genesis.NUMBER, Switch.NUMBER) else 1
    precedence = getattr(payload, "precedence", None)
    return 2 if precedence is None else min(LANES - 1, 5 - precedence)


_FIELDS = tuple(LineState.__dataclass_fields__)
_READ, _SETTERS, _ = plan(LineState)


class _Bench:
    """The fields of a `LineState` while one step works on them."""


class Turn:
    """State under change, the clocks of this event, and the effects in order."""

    __slots__ = ("_before", "_touched", "effects", "now", "s")

    def __init__(self, state: LineState, now: Now) -> None:
        bench: Any = _Bench()
        bench.__dict__.update(zip(_FIELDS, _READ(state), strict=True))
        self._before, self._touched = state, False
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
        self._touched = True
        fields: dict[str, Any] = self.s.__dict__
        assert changes.keys() <= fields.keys(), changes.keys()
        fields.update(changes)

    def state(self) -> LineState:
        """Return the state as it stands, frozen."""
        if not self._touched:
            return self._before
        new: LineState = object.__new__(LineState)
        for setter, value in zip(_SETTERS, self.s.__dict__.values(), strict=True):
            setter(new, value)
        return new

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
        """Queue drafts for our feed, each in its lane."""
        lanes = list(self.s.queue.lanes)
        for draft in drafts:
            lane = lane_of(draft.payload)
            lanes[lane] = (*lanes[lane], draft)
        self.queue(lanes=tuple(lanes))

    def alert(self, alert: Alert) -> None:
        """Queue an alert; it is raised when the commit it belongs to is durable."""
        self.queue(alerts=(*self.s.queue.alerts, alert))

    def tell_watch(self, about: str, words: str, of: Leaf | None = None) -> None:
        """Queue an alert for our first watch desk."""
        watch = self.context.charter.first_watch(self.me).number
        self.alert(Alert(about=about, desks=(watch,), of=of, words=words))

    def first_time(self, what: str, about: bytes) -> bool:
        """Return whether this is said for the first time, and note that it now is."""
        if (what, about) in self.s.told:
            return False
        self.put(told=self.s.told | {(what, about)})
        return True

    def react(self, result: tuple[Matters, Iterable[Reaction]]) -> None:
        """Take over what a procedure answered."""
        matters, reactions = result
        self.put(matters=matters)
        if not reactions:
            return
        for draft in (r for r in reactions if isinstance(r, Draft)):
            if self.s.material.desk_key and draft.payload.NUMBER == Ring.NUMBER:
                self._sign_first(draft)
            else:
                self.write(draft)
        told = tuple(r for r in reactions if isinstance(r, Alert | StopPaging))
        if told:
            self.queue(alerts=self.s.queue.alerts + told)

    def _sign_first(self, draft: Draft) -> None:
        """Ask for the signature of a desk's key on a ring; it is written when the answer comes, in this turn."""
        ring: Any = draft.payload
        body = ring_body(self.s.material.line, ring.ref, ring.desk)
        self.put(rings=(*self.s.rings, (body, draft)))
        self.ask(SignRing(body=body))

    def take_queue(self) -> Queue:
        """Return the queue and leave an empty one."""
        queue, fresh = self.s.queue, Queue()
        self.put(queue=fresh)
        return queue
