"""Pages through services: mail, SMS, chat and what else the library `apprise` speaks.

Keeps true: what is sent is "come to the line" and never why; addresses with their secrets reach one short-lived
process through a pipe, and neither its arguments, its environment nor any log.
Leaves to others: sending (`sending`, in that process), the words (`node.means`), running within bounds (`programs`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from firebreak.pagers.programs import RUN_S, Failed, Job, Program, ProgramPager, Words
from firebreak.pagers.sending import NONE_TOOK, SOME_TOOK, UNUSABLE
from firebreak.pagers.target import Target

_HANDED_ON = ("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


class ApprisePager(ProgramPager):
    """Sends to the targets of one step of a call plan."""

    says = {  # noqa: RUF012 - replaced, never changed
        NONE_TOOK: "none of its addresses took it",
        SOME_TOOK: "one of its addresses or more did not take it",
        UNUSABLE: "an address is not one that can be used",
    }

    def __init__(
        self, name: str, targets: Sequence[Target], words: Words, failed: Failed | None = None,
        run_s: float = RUN_S,
    ) -> None:  # fmt: skip
        """`words` gives what is said for a job, in the language of the desk."""
        super().__init__(name, failed, run_s)
        self._targets = tuple(targets)
        self._words = words

    def program(self, job: Job) -> Program:
        """Return the sending process with its order."""
        said = self._words(job)
        order = {"title": said.title, "body": said.body, "urls": [target.url for target in self._targets],
                 "all": job.action == "test"}  # fmt: skip
        environment = {name: os.environ[name] for name in ("PATH", *_HANDED_ON) if name in os.environ}
        arguments = (sys.executable, "-I", "-m", "firebreak.pagers.sending")
        return Program(arguments=arguments, environment=environment, given=json.dumps(order).encode())
