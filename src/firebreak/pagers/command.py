"""A program run for each page: a script that sends an SMS, rings a bell, calls a phone (`ports.Pager`).

Keeps true: no shell, no content; the program learns desk, topic and urgency through its environment and is ended
after a time; an urgent page overtakes every other; few programs run at once, and few pages wait; a program that fails
is told to the owner, so that the call plan goes on.
Leaves to others: who is paged and when (`node.paging`).
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from firebreak.core.procedures.model import Alert

RUN_S = 30.0
RUNNING_MAX = 4  # programs at once …
URGENT_MAX = 16  # … and when what waits is urgent
WAITING_MAX = 256
CLOSE_S = 2.0

Failed = Callable[[str, Alert, str], None]


@dataclass(frozen=True, slots=True)
class _Job:
    action: str
    desk: str
    alert: Alert


class CommandPager:
    """Runs `command` with FIREBREAK_DESK, _ABOUT, _URGENT, _TO and _ACTION (`page` or `stop`) set."""

    def __init__(
        self, name: str, command: tuple[str, ...], to: str = "", failed: Failed | None = None, run_s: float = RUN_S
    ) -> None:
        """`failed` is told desk, alert and in plain words why a program could not be run or ended with an error."""
        self.name = name
        self._command = command
        self._to = to
        self._failed = failed or (lambda _desk, _alert, _why: None)
        self._run_s = run_s
        self._running: set[asyncio.Task[None]] = set()
        self._processes: set[asyncio.subprocess.Process] = set()
        self._closed = False
        self._urgent: deque[_Job] = deque()
        self._routine: deque[_Job] = deque()

    def page(self, desk: str, alert: Alert) -> bool:
        """Queue the program, urgent ones first; False when too many wait. Its failure is told later."""
        lane = self._urgent if alert.urgent else self._routine
        if len(lane) >= WAITING_MAX:
            return False
        lane.append(_Job("page", desk, alert))
        self._run_next()
        return True

    def stop(self, desk: str, alert: Alert) -> None:
        """Run the program once more with the action `stop`; a page that still waits is taken back instead."""
        for lane in (self._urgent, self._routine):
            for job in tuple(lane):
                if job.action == "page" and job.desk == desk and job.alert is alert:
                    lane.remove(job)
                    return
        self._urgent.append(_Job("stop", desk, alert))
        self._run_next()

    async def close(self) -> None:
        """Forget what waits and end what runs: the node stops. What nobody took is told again when it starts."""
        self._closed = True
        self._urgent.clear()
        self._routine.clear()
        for process in self._processes:
            _kill(process)
        if self._running:
            await asyncio.wait(self._running, timeout=CLOSE_S)

    def _run_next(self) -> None:
        while not self._closed:
            lane, most = (self._urgent, URGENT_MAX) if self._urgent else (self._routine, RUNNING_MAX)
            if not lane or len(self._running) >= most:
                return
            job = lane.popleft()
            task = asyncio.get_running_loop().create_task(self._run(job))
            self._running.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.result()
            self._run_next()

    async def _run(self, job: _Job) -> None:
        why = await self._outcome(job)
        if why and not self._closed:
            self._failed(job.desk, job.alert, f"pager {self.name}: {why}")

    async def _outcome(self, job: _Job) -> str:
        """Run the program; return in plain words why the page was not made, "" if it was."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "FIREBREAK_ACTION": job.action,
            "FIREBREAK_DESK": job.desk,
            "FIREBREAK_ABOUT": job.alert.about,
            "FIREBREAK_URGENT": "1" if job.alert.urgent else "0",
            "FIREBREAK_TO": self._to,
        }
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, env=environment, stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            return f"its program cannot be run: {getattr(error, 'strerror', None) or error}"
        if self._closed:
            _kill(process)
        self._processes.add(process)
        try:
            code = await asyncio.wait_for(process.wait(), self._run_s)
        except TimeoutError:
            _kill(process)
            await process.wait()
            return f"its program did not end within {self._run_s:g} s"
        finally:
            self._processes.discard(process)
        return f"its program ended with code {code}" if code else ""


def _kill(process: asyncio.subprocess.Process) -> None:
    """End a program and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
