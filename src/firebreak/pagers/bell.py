"""The bell of whoever watches the line now: a console or `firebreak watch` connected to this node (`ports.Pager`).

Keeps true: the page counts as taken only while somebody is connected; it says nothing of anyone having heard it.
"""

from __future__ import annotations

from collections.abc import Callable

from firebreak.core.procedures.model import Alert


class BellPager:
    """Rings where the line is being watched; the ringing itself is done by the watcher that gets the alert."""

    def __init__(self, name: str, watched: Callable[[], bool]) -> None:
        """`watched` says whether anybody is connected."""
        self.name = name
        self._watched = watched

    def page(self, desk: str, alert: Alert) -> bool:
        """Return whether a watcher was there to ring."""
        return self._watched()

    def stop(self, desk: str, alert: Alert) -> None:
        """Watchers are told of the stop with the news of the line."""

    async def test(self, desk: str) -> str:
        """Say in plain words why the bell could not ring now, "" if it could."""
        return "" if self._watched() else "nobody watches the line now"

    async def close(self) -> None:
        """Nothing is held."""
