"""A program of the operator's run for each page: a script that sends an SMS, rings a bell, calls a phone.

Keeps true: the program learns desk, topic, urgency and "come to the line" in the desk's language through its
environment, and nothing of the content.
Leaves to others: running it within bounds (`programs`).
"""

from __future__ import annotations

import os

from firebreak.pagers.programs import RUN_S, Failed, Job, Program, ProgramPager, Words
from firebreak.pagers.programs import RUNNING_MAX as RUNNING_MAX
from firebreak.pagers.programs import WAITING_MAX as WAITING_MAX


class CommandPager(ProgramPager):
    """Runs `command` with FIREBREAK_DESK, _ABOUT, _URGENT, _TO, _WORDS and _ACTION (`page`, `stop` or `test`) set."""

    def __init__(
        self, name: str, command: tuple[str, ...], to: str = "", failed: Failed | None = None, run_s: float = RUN_S,
        words: Words | None = None,
    ) -> None:  # fmt: skip
        """`to` is who is paged, in the words of the call plan; `words` gives what may be said to them."""
        super().__init__(name, failed, run_s)
        self._command = command
        self._to = to
        self._words = words

    def program(self, job: Job) -> Program:
        """Return the operator's program with what it may know."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "FIREBREAK_ACTION": job.action,
            "FIREBREAK_DESK": job.desk,
            "FIREBREAK_ABOUT": job.alert.about if job.alert is not None else "test",
            "FIREBREAK_URGENT": "1" if job.alert is not None and job.alert.urgent else "0",
            "FIREBREAK_TO": self._to,
            "FIREBREAK_WORDS": self._words(job).body if self._words is not None else "",
        }
        return Program(arguments=self._command, environment=environment)
