"""Pages that act: calls, messages, acts on matters, tests, declarations.

Keeps true: an answer is given once the act is durable here, and says nothing of the other side; an act that waits at
our station is answered as such.
Leaves to others: what is possible (`core.procedures.commands`), how bodies are read (`asking`).
"""

from __future__ import annotations

from msgspec import Struct

from firebreak.api import asking, bodies, words
from firebreak.api.access import ACTING, COMMANDING, Role
from firebreak.api.asking import Asker, Reader
from firebreak.api.operations import Ask, Operation, post
from firebreak.api.replies import Submitted
from firebreak.core.procedures.model import Command

_WRITTEN = (201, 202)
_REFUSALS = ("operational",)


async def _submit(ask: Ask, command: Command) -> Submitted:
    done = await ask.line.submit(command)
    leaf = done.leaf.hex() if done.leaf is not None else None
    return Submitted(id=leaf, held=done.held, words=words.HELD if done.held is not None else words.IN_RECORD)


def _page(
    path: str, body: type[Struct], read: Reader, name: str, summary: str, roles: tuple[Role, ...] = ACTING
) -> Operation:
    """Return the page of one act."""

    async def act(ask: Ask) -> Submitted:
        return await _submit(ask, read(Asker(ask.line), ask.said(body)))

    act.__name__, act.__doc__ = name, summary
    return post(f"/v1/lines/{{line}}/{path}", body, Submitted, roles=roles, statuses=_WRITTEN, refusals=_REFUSALS)(act)


@post("/v1/lines/{line}/tests/{id}/reply", bodies.TestReplyBody, Submitted, statuses=_WRITTEN, refusals=_REFUSALS)
async def answer_test(ask: Ask) -> Submitted:
    """Answer a desk test in person."""
    return await _submit(ask, asking.test_reply(Asker(ask.line), ask.said(bodies.TestReplyBody), ask.find()))


PAGES = (
    _page("calls", bodies.CallBody, asking.call, "place_call", "Ring desks of the other side, with the substance."),
    _page("messages", bodies.MessageBody, asking.message, "send_message", "Send a message to desks of the other side."),
    *(
        _page(f"acts/{word}", body, read, word.replace("-", "_"), (read.__doc__ or "").strip())
        for word, body, read in asking.ACTS
    ),
    _page("orderwire", bodies.OrderwireBody, asking.orderwire, "tell_operators", asking.orderwire.__doc__ or ""),
    _page("tests", bodies.TestBody, asking.test, "test_desk", asking.test.__doc__ or ""),
    answer_test,
    _page("declare", bodies.DeclareBody, asking.declare, "declare", asking.declare.__doc__ or "", COMMANDING),
)  # fmt: skip
