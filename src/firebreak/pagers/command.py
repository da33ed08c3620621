"""A program of the operator's run for each page: a script that sends an SMS, rings a bell, calls a phone.

Keeps true: the program learns desk, topic and urgency through its environment, and nothing of the content.
Leaves to others: running it within bounds (`programs`).
"""

from __future__ import annotations

import os

from firebreak.pagers.programs import RUN_S, Failed, Job, Program, ProgramPager
from firebreak.pagers.programs import RUNNING_MAX as RUNNING_MAX
from firebreak.pagers.programs import WAITING_MAX as WAITING_MAX


class CommandPager(ProgramPager):
    """Runs `command` with FIREBREAK_DESK, _ABOUT, _URGENT, _TO and _ACTION (`page`, `stop` or `test`) set."""

    def __init__(
        self, name: str, command: tuple[str, ...], to: str = "", failed: Failed | None = None, run_s: float = RUN_S
    ) -> None:
        """`to` is who is paged, in the words of the call plan."""
        super().__init__(name, failed, run_s)
        self._command = command
        self._to = to

    def program(self, job: Job) -> Program:
        """Return the operator's program with what it may know."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "FIREBREAK_ACTION": job.action,
            "FIREBREAK_DESK": job.desk,
            "FIREBREAK_ABOUT": job.alert.about if job.alert is not None else "test",
            "FIREBREAK_URGENT": "1" if job.alert is not None and job.alert.urgent else "0",
            "FIREBREAK_TO": self._to,
        }
        return Program(arguments=self._command, environment=environment)
