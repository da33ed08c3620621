"""One side of the demonstration as its own node tells it: a small client of the HTTP API and its live view.

Keeps true: everything that is shown of a side was said by that side's node, decoded by the types the API publishes;
every act goes the way an officer's act goes.
Leaves to others: what the answers mean (`api.replies`), showing them (`demo_view`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from firebreak.api import replies
from firebreak.api.replies_desk import News
from firebreak.cli.client import Client
from firebreak.cli.demo_nodes import DemoFailed
from firebreak.cli.failures import Declined, Unreachable

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What one node said at one moment."""

    line: replies.LineState
    matters: tuple[replies.Matter, ...]
    tests: tuple[replies.Test, ...]
    alerts: tuple[replies.Alert, ...]

    def matter(self, leaf: str) -> replies.Matter | None:
        """Return a call or message if this node holds it."""
        return next((m for m in self.matters if m.id == leaf), None)

    def test(self, leaf: str) -> replies.Test | None:
        """Return a test if this node holds it."""
        return next((t for t in self.tests if t.id == leaf), None)

    def has(self, leaf: str, rung: str) -> bool:
        """Return whether this node holds that rung of a matter."""
        matter = self.matter(leaf)
        return matter is not None and any(r.stated for r in matter.ladder if r.rung == rung)

    def outcome(self, leaf: str) -> str | None:
        """Return what a call came to, as this node knows it."""
        matter = self.matter(leaf)
        return matter.attempt.outcome if matter is not None and matter.attempt is not None else None


class Side:
    """The API of one node."""

    def __init__(self, party: str, folder: Path, line: str) -> None:
        """`line` is the name that this side gives the line."""
        self.party = party
        self.folder = folder
        self.line = line
        self.client = Client(folder)

    def ready(self) -> bool:
        """Return whether the node says where it listens, and answers there."""
        try:
            return self.get("/v1/health", replies.Health).ok
        except (Unreachable, DemoFailed):
            return False

    def ask(self, method: str, page: str, body: Any = None) -> bytes:
        """Return what the node answers; raises DemoFailed with its own words when it refuses."""
        try:
            return self.client.ask(method, page, body)
        except Declined as refused:
            raise DemoFailed(f"{self.party}'s node refused {method} {page}: {refused}") from refused

    def get(self, page: str, kind: type[_T]) -> _T:
        """Return a page, decoded by its published type."""
        return msgspec.json.decode(self.ask("GET", page), type=kind)

    def of_line(self, page: str, kind: type[_T]) -> _T:
        """Return a page of the line."""
        return self.get(f"/v1/lines/{self.line}{page}", kind)

    def act(self, page: str, **body: Any) -> str:
        """Carry out an act; returns the id of the entry it became."""
        done = msgspec.json.decode(
            self.ask("POST", f"/v1/lines/{self.line}/{page}", body), type=replies.Submitted
        )  # fmt: skip
        if done.id is None:
            raise DemoFailed(f"{self.party}'s node holds it back: {done.held}")
        return done.id

    def export(self, claims: list[dict[str, Any]], disclose: list[str]) -> bytes:
        """Return an evidence bundle."""
        return self.ask("POST", f"/v1/lines/{self.line}/export", {"claims": claims, "disclose": disclose})

    def snapshot(self) -> Snapshot:
        """Return everything that is shown of this side."""
        return Snapshot(
            line=self.of_line("", replies.LineState),
            matters=tuple(self.of_line("/matters?limit=12", replies.Matters).matters),
            tests=tuple(self.of_line("/tests?limit=12", replies.TestList).tests),
            alerts=tuple(self.of_line("/alerts?limit=12&open=true", replies.Alerts).alerts),
        )


class Bell:
    """The live view of a side, open as on an officer's screen: without it nobody watches and no bell can ring."""

    def __init__(self, side: Side, heard: Callable[[News], None]) -> None:
        """Open the view; `heard` is called for all that the node tells, from a thread of its own."""
        host, port = side.client.where()
        headers = {"Authorization": f"Bearer {side.client.token()}"}
        page = f"ws://{host}:{port}/v1/lines/{side.line}/watch"
        self._view: ClientConnection = connect(page, additional_headers=headers, max_size=1 << 22, proxy=None)
        self._heard = heard
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with suppress(WebSocketException, OSError):
            for said in self._view:
                self._heard(msgspec.json.decode(said, type=News))

    def close(self) -> None:
        """Close the view."""
        with suppress(WebSocketException, OSError):
            self._view.close()
        self._thread.join(2.0)
