"""What one line's engine asks of the world, handed to paths, timers, pagers and watchers (`node.engine.EngineHooks`).

Keeps true: a line has one timer; an alert stands in the journal before anybody is paged for it.
Leaves to others: links (`net`), the call plan (`paging`), watchers (`service`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from firebreak.core.line import events as ev
from firebreak.core.line import journal
from firebreak.core.procedures.model import Alert, Item
from firebreak.core.types import Instant, Leaf, LocalTime
from firebreak.node.paging import Paging
from firebreak.node.service import LineService
from firebreak.ports_store import Batch

if TYPE_CHECKING:
    from firebreak.node.node import Node

OF_THE_NODE = 1 << 63  # in the keys of the journal: behind what the record brought in the same second


class Hooks:
    """The world of one line's engine (`EngineHooks`)."""

    def __init__(self, node: Node, service: Callable[[], LineService], name: str) -> None:
        self._node = node
        self._service = service
        self._name = name
        self._timer: asyncio.TimerHandle | None = None
        self.paging: Paging | None = None

    def transmit(self, link: int, frame: bytes) -> bool:
        """Hand a frame to the path."""
        return self._node.net.transmit(link, frame)

    def close_link(self, link: int, why: str) -> None:
        """Close a link."""
        self._node.net.close_link(link, why)

    def wake_at(self, at: Instant) -> None:
        """Set the line's one timer."""
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        delay = max(0.0, (at - self._node.clock.now().instant) / 1000)
        self._timer = loop.call_later(delay, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._service().post(ev.TimeCame())

    def stop(self) -> None:
        """Cancel what would still happen."""
        if self._timer is not None:
            self._timer.cancel()
        if self.paging is not None:
            self.paging.close()

    def page(self, alert: Alert, at: LocalTime) -> None:
        """Enter the alert into the journal and carry out the call plan."""
        self._service().raised(alert, at)
        if self.paging is not None:
            self.paging.raise_page(alert)

    def tell(self, alert: Alert, without: str = "") -> None:
        """Tell our desks of something at this node itself; `without` names the means that it is about.

        Raises OperationalError if our disk refuses.
        """
        service, at = self._service(), self._node.clock.now().utc
        key = at.to_bytes(8, "big") + (OF_THE_NODE + len(service.alerts)).to_bytes(8, "big")
        notes = (("journal", key, journal.to_bytes(alert, at)),)
        self._node.store.commit(Batch(line=service.material.line, notes=notes))
        service.raised(alert, at)
        if self.paging is not None:
            self.paging.raise_page(alert, without)

    def stop_pages(self, of: Leaf) -> None:
        """Somebody took the matter."""
        self._service().stopped(of)
        if self.paging is not None:
            self.paging.stop(of)

    def announce(self, items: tuple[Item, ...]) -> None:
        """Tell the watchers."""
        self._service().announce(items)

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """Answer a command."""
        self._service().accepted(ticket, leaf, held)

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """Refuse a command."""
        self._service().rejected(ticket, why, ours=ours)

    def report(self, topic: str, words: str) -> None:
        """Write a line into the log."""
        self._node.report_of(self._name, topic, words)

    def adopt_manifest(self, statement: bytes) -> ev.ManifestAdopted | None:
        """Verify a manifest that the other side shows."""
        return self._node.renewal.offered(self._name, statement)

    def restarted(self) -> None:
        """The record was read back: connect again."""
        self._service().forget_view()
        self._node.net.close_line(self._service(), "the line was read back from the record")
