"""Pages that act: calls, messages, acts on matters, tests, declarations, the watch and forms of address.

Keeps true: an answer is given once the act is durable here, and says nothing of the other side; an act that waits at
our station is answered as such; who comes second is told who was first; an act sent again under its key is not done
again.
Leaves to others: what is possible (`core.procedures.commands`), how bodies are read (`asking`), two-person release
(`releasing`).
"""

from __future__ import annotations

from msgspec import Struct

from firebreak.api import asking, bodies, words
from firebreak.api import bodies_desk as here
from firebreak.api.access import ACTING, COMMANDING, Role
from firebreak.api.asking import Asker, Reader
from firebreak.api.binding import bound
from firebreak.api.bodies import Assertion
from firebreak.api.first import first_of
from firebreak.api.operations import Ask, Operation, post
from firebreak.api.problem import Refused
from firebreak.api.replies import Submitted
from firebreak.core.errors import UsageError
from firebreak.core.procedures.model import Command, PlaceCall, Say, SendMessage
from firebreak.core.types import Precedence

_WRITTEN = (201, 202)
_REFUSALS = ("operational",)


async def submit(
    ask: Ask, command: Command, given: Assertion | None = None, *, key: str = "", actor: str = ""
) -> Submitted:
    """Carry out a command of whoever asks, bound to their passkey's answer where one is `given`.

    Raises Refused that says who was first, where somebody was.
    """
    line = ask.line
    _second_person(ask, command)
    try:
        command = bound(ask, command, given)
        done = await line.submit(command, key=key or ask.once, actor=actor or ask.who.name)
    except (UsageError, Refused) as error:
        first = first_of(line, command)
        if first is None:
            raise
        detail = error.problem.detail if isinstance(error, Refused) else str(error)
        raise Refused("usage", detail, first_by=first.by, first_at=first.at) from None
    return shown(done.leaf.hex() if done.leaf is not None else None, done.held)


def shown(entry: str | None, held: str | None) -> Submitted:
    """Return what became of a submission as an answer."""
    return Submitted(id=entry, held=held, words=words.HELD if held is not None else words.IN_RECORD)


def _second_person(ask: Ask, command: Command) -> None:
    """Refuse words that our own rule lets out by two persons only; the charter's rule is the procedures' own."""
    if not isinstance(command, PlaceCall | SendMessage | Say) or command.released_by is not None:
        return
    precedence = Precedence.ROUTINE if isinstance(command, Say) else command.precedence
    if precedence in ask.line.local.two_person:
        raise UsageError(f"by our own rule a second person releases words of {precedence.name}: submit it for release")


def _page(
    path: str, body: type[Struct], read: Reader, name: str, summary: str, roles: tuple[Role, ...] = ACTING
) -> Operation:
    """Return the page of one act."""

    async def act(ask: Ask) -> Submitted:
        said = ask.said(body)
        return await submit(ask, read(Asker(ask.line), said), getattr(said, "assertion", None))

    act.__name__, act.__doc__ = name, summary
    return post(f"/v1/lines/{{line}}/{path}", body, Submitted, roles=roles, statuses=_WRITTEN, refusals=_REFUSALS)(act)


@post("/v1/lines/{line}/tests/{id}/reply", bodies.TestReplyBody, Submitted, statuses=_WRITTEN, refusals=_REFUSALS)
async def answer_test(ask: Ask) -> Submitted:
    """Answer a desk test in person."""
    said = ask.said(bodies.TestReplyBody)
    return await submit(ask, asking.test_reply(Asker(ask.line), said, ask.find()), said.assertion)


@post("/v1/lines/{line}/addresses/{entry}/agree", here.AgreeBody, Submitted, statuses=_WRITTEN, refusals=_REFUSALS)
async def agree_address(ask: Ask) -> Submitted:
    """Agree to address a desk of theirs as they ask."""
    said = ask.said(here.AgreeBody)
    return await submit(ask, asking.agree(Asker(ask.line), said, ask.entry()), said.assertion)


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
    _page("addresses", here.AddressBody, asking.address, "state_address", asking.address.__doc__ or ""),
    agree_address,
)  # fmt: skip
