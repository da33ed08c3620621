"""The terminal of the demonstration: live panels for a person, finished frames for a file.

Keeps true: without a terminal nothing moves and no control code is written; what is shown last in a step stays.
Leaves to others: what a frame holds (`demo_view`), when one is over (`demo_story`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from firebreak.cli.demo_side import Snapshot
from firebreak.cli.demo_view import both

Watcher = Callable[[str, RenderableType], None]
STEP_S, LINE_S = 6.0, 1.5  # at pace 1: to look at a finished step, to read a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a step shows, and what it proves and does not prove."""

    key: str
    title: str
    words: str
    proven: str = ""
    not_proven: str = ""


class Screen:
    """Shows steps one after the other."""

    def __init__(self, console: Console, pace: float, watcher: Watcher | None = None) -> None:
        """`pace` scales every pause, 0 for none; `watcher` is handed each finished frame with the key of its step."""
        self.console = console
        self.pace = pace
        self.watcher = watcher
        self._live: Live | None = None
        self._last: RenderableType | None = None

    def say(self, what: RenderableType = "") -> None:
        """Print something that stays."""
        self.console.print(what)

    def rest(self, seconds: float) -> None:
        """Give the reader time."""
        time.sleep(seconds * self.pace)

    @contextmanager
    def step(self, number: int, caption: Caption) -> Iterator[None]:
        """Show a step: its caption, then what `show` is given, live on a terminal and once at the end elsewhere."""
        self._last = None
        self.console.print()
        self.console.print(heading(number, caption))
        self.rest(LINE_S)
        if self.console.is_terminal:
            with Live(console=self.console, refresh_per_second=8, vertical_overflow="ellipsis") as live:
                self._live = live
                try:
                    yield
                    self.rest(STEP_S)
                finally:
                    self._live = None
        else:
            yield
        self._finish(number, caption, shown=self.console.is_terminal)

    def _finish(self, number: int, caption: Caption, shown: bool) -> None:
        if self._last is None:
            return
        if not shown:
            self.console.print(self._last)
        if self.watcher is not None:
            self.watcher(caption.key, Group(heading(number, caption), self._last))

    def show(self, sides: Sequence[Snapshot]) -> None:
        """Show both sides as they are now."""
        self.draw(both(self.console, sides))

    def draw(self, what: RenderableType) -> None:
        """Show something in the place of both sides."""
        self._last = what
        if self._live is not None:
            self._live.update(what)

    @contextmanager
    def page(self, number: int, caption: Caption) -> Iterator[None]:
        """Show a step that does not move: what it draws is printed when it is complete."""
        self._last = None
        self.console.print()
        self.console.print(heading(number, caption))
        self.rest(LINE_S)
        yield
        self._finish(number, caption, shown=False)
        self.rest(STEP_S)


def heading(number: int, caption: Caption) -> RenderableType:
    """Return a caption as it stands above a frame."""
    parts: list[RenderableType] = [Rule(f"[bold]{number}. {caption.title}[/]", align="left"), Text(caption.words)]
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    if caption.proven:
        grid.add_row(Text("proven:", "bold green"), caption.proven)
    if caption.not_proven:
        grid.add_row(Text("not proven:", "bold yellow"), caption.not_proven)
    return Group(*parts, Padding(grid, (0, 0, 1, 0)) if caption.proven or caption.not_proven else Text())
