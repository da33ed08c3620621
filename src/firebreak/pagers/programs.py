"""Pages made by programs of their own: queued, bounded, ended after a time (`ports.Pager`).

Keeps true: no shell, no content; an urgent page overtakes every other; few programs run at once, and few pages wait; a
program that fails is told to the owner, so that the call plan goes on; what a program started ends with it.
Leaves to others: which program and what it is told (`command`, `apprise`), who is paged and when (`node.paging`).
"""

from __future__ import annotations

import asyncio
import os
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from firebreak.core.procedures.model import Alert

RUN_S = 30.0
RUNNING_MAX = 4  # programs at once …
URGENT_MAX = 16  # … and when what waits is urgent
WAITING_MAX = 256
CLOSE_S = 2.0

Failed = Callable[[str, Alert, str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: `page` or `stop` for an alert, or `test`, which is about none."""

    action: str
    desk: str
    alert: Alert | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person reads on the way to the line."""

    title: str
    body: str


Words = Callable[[Job], Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What is run for a job; `given` is its standard input."""

    arguments: tuple[str, ...]
    environment: dict[str, str]
    given: bytes = field(default=b"", repr=False)


class ProgramPager(ABC):
    """Runs a program for each page, and once more when somebody took the matter."""

    says: dict[int, str] = {}  # noqa: RUF012 - replaced, never changed
    """What the program means by a code it ends with, as words."""

    def __init__(self, name: str, failed: Failed | None = None, run_s: float = RUN_S) -> None:
        """`failed` is told desk, alert and in plain words why a program could not be run or ended with an error."""
        self.name = name
        self._failed = failed or (lambda _desk, _alert, _why: None)
        self._run_s = run_s
        self._running: set[asyncio.Task[None]] = set()
        self._processes: set[asyncio.subprocess.Process] = set()
        self._closed = False
        self._urgent: deque[Job] = deque()
        self._routine: deque[Job] = deque()

    @abstractmethod
    def program(self, job: Job) -> Program:
        """Return what is run for a job."""

    def page(self, desk: str, alert: Alert) -> bool:
        """Queue the program, urgent ones first; False when too many wait. Its failure is told later."""
        lane = self._urgent if alert.urgent else self._routine
        if len(lane) >= WAITING_MAX:
            return False
        lane.append(Job("page", desk, alert))
        self._run_next()
        return True

    def stop(self, desk: str, alert: Alert) -> None:
        """Run the program once more with the action `stop`; a page that still waits is taken back instead."""
        for lane in (self._urgent, self._routine):
            for job in tuple(lane):
                if job.action == "page" and job.desk == desk and job.alert is alert:
                    lane.remove(job)
                    return
        self._urgent.append(Job("stop", desk, alert))
        self._run_next()

    async def test(self, desk: str) -> str:
        """Run the program with the action `test`; return in plain words why it failed, "" if it did not."""
        return await self._outcome(Job("test", desk, None))

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

    async def _run(self, job: Job) -> None:
        why = await self._outcome(job)
        if why and job.alert is not None and not self._closed:
            self._failed(job.desk, job.alert, f"pager {self.name}: {why}")

    async def _outcome(self, job: Job) -> str:
        """Run the program; return in plain words why the page was not made, "" if it was."""
        program = self.program(job)
        try:
            process = await asyncio.create_subprocess_exec(
                *program.arguments, env=program.environment,
                stdin=asyncio.subprocess.PIPE if program.given else asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            return f"its program cannot be run: {getattr(error, 'strerror', None) or error}"
        if self._closed:
            _kill(process)
        self._processes.add(process)
        try:
            await asyncio.wait_for(process.communicate(program.given or None), self._run_s)
        except TimeoutError:
            _kill(process)
            await process.wait()
            return f"its program did not end within {self._run_s:g} s"
        finally:
            self._processes.discard(process)
        code = process.returncode
        return self.says.get(code or 0, f"its program ended with code {code}" if code else "")


def _kill(process: asyncio.subprocess.Process) -> None:
    """End a program and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
