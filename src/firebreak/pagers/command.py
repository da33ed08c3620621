"""A program run for each page: a script that sends an SMS, rings a bell, calls a phone (`ports.Pager`).

Keeps true: no shell, no content; the program learns desk, topic and urgency through its environment and is ended
after a time; a program that fails is a page not taken, so that the call plan goes on.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable

from firebreak.core.procedures.model import Alert

RUN_S = 30.0


class CommandPager:
    """Runs `command` with FIREBREAK_DESK, _ABOUT, _URGENT, _TO and _ACTION (`page` or `stop`) set."""

    def __init__(
        self, name: str, command: tuple[str, ...], to: str = "", failed: Callable[[str], None] | None = None
    ) -> None:
        """`failed` is told in plain words when a program could not be run or ended with an error."""
        self.name = name
        self._command = command
        self._to = to
        self._failed = failed or (lambda _: None)
        self._running: set[asyncio.Task[None]] = set()

    def page(self, desk: str, alert: Alert) -> bool:
        """Start the program; its failure is told later, and the next step of the plan does not wait for it."""
        self._start("page", desk, alert)
        return True

    def stop(self, desk: str, alert: Alert) -> None:
        """Run the program once more with the action `stop`."""
        self._start("stop", desk, alert)

    def _start(self, action: str, desk: str, alert: Alert) -> None:
        task = asyncio.get_running_loop().create_task(self._run(action, desk, alert))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, action: str, desk: str, alert: Alert) -> None:
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "FIREBREAK_ACTION": action,
            "FIREBREAK_DESK": desk,
            "FIREBREAK_ABOUT": alert.about,
            "FIREBREAK_URGENT": "1" if alert.urgent else "0",
            "FIREBREAK_TO": self._to,
        }
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, env=environment, stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            self._failed(f"pager {self.name}: {error}")
            return
        try:
            code = await asyncio.wait_for(process.wait(), RUN_S)
        except TimeoutError:
            process.kill()
            await process.wait()
            self._failed(f"pager {self.name}: its program did not end within {RUN_S:.0f} s")
            return
        if code != 0:
            self._failed(f"pager {self.name}: its program ended with code {code}")
