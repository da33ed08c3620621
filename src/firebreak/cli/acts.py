"""Verbs of acknowledgement, tests and declarations: `ack`, `read-back`, `confirm`, `undertake`, `refuse`, `test`,
`reply`, `declare`.

Keeps true: each rung is said by itself, and what a rung does not mean is printed with `firebreak show`.
Leaves to others: what is possible when (the node).
"""

from __future__ import annotations

from typing import Annotated

import typer

from firebreak.cli.acting import act, submitted
from firebreak.cli.calls import words
from firebreak.cli.client import Client
from firebreak.cli.moments import FORMS, typed
from firebreak.cli.options import HERE, By, Json, Line, Matter, Node, Reason, Role, Text
from firebreak.cli.output import clean, emit
from firebreak.core.errors import UsageError

RUNGS = {"seen": "seen", "passed-to": "passed-to", "done": "reported-done", "close": "close"}
REFUSABLE = ("seen", "understood", "passed-to", "undertaken", "reported-done", "closed")
STATES = ("open", "test-only", "receive-only", "suspended", "ended")


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("ack")(ack)
    app.command("read-back")(read_back)
    app.command("confirm")(confirm)
    app.command("undertake")(undertake)
    app.command("refuse")(refuse)
    app.command("test")(desk_test)
    app.command("reply")(reply)
    app.command("declare")(declare)


def _one_of(given: str, known: tuple[str, ...], what: str) -> str:
    """Return a word as the API writes it; raises UsageError that lists the words."""
    plain = given.replace("_", "-")
    if plain not in known:
        raise UsageError(f"{what} is {', '.join(known)}; not {given!r}")
    return plain.replace("-", "_")


def ack(
    line: Line,
    matter: Matter,
    rung: Annotated[str, typer.Argument(metavar="RUNG", help="seen, passed-to, done or close.")],
    by: By,
    desk: Annotated[
        str | None, typer.Option("--desk", metavar="DESK", help="For passed-to: which desk of ours.")
    ] = None,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Say one rung of the ladder: seen, passed-to, done; close is the author's."""
    if rung == "understood":
        raise UsageError("understood is not said by itself: repeat the words with `firebreak read-back`")
    if rung not in RUNGS:
        raise UsageError(f"a rung is {', '.join(RUNGS)}; not {rung!r}. There are also read-back, undertake and refuse")
    if (desk is None) == (rung == "passed-to"):
        raise UsageError("passed-to names our desk that it went to with --desk; no other rung does")
    act(node, line, f"acts/{RUNGS[rung]}", as_json, of=matter, by=by, role=role, desk=desk, text=text)


def read_back(
    line: Line,
    matter: Matter,
    text: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="The message in its own words; - reads standard input.")
    ] = None,
    *,
    by: By,
    field: Annotated[
        list[str] | None, typer.Option("--field", metavar="NAME=VALUE", help="A key field as we read it; repeat.")
    ] = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Repeat a message or its key fields; the author's node compares, and the match alone is `understood`."""
    fields = [_field(one) for one in field or ()] or None
    said = words(text) if text is not None else None
    act(node, line, "acts/read-back", as_json, of=matter, by=by, role=role, text=said, fields=fields)


def _field(typed_: str) -> dict[str, str]:
    name, is_given, value = typed_.partition("=")
    if not name or not is_given or not value:
        raise UsageError(f"a field is typed as name=value, such as time=0915; not {typed_!r}")
    return {"name": name, "value": value}


def confirm(line: Line, matter: Matter, by: By, role: Role = None, node: Node = HERE, as_json: Json = False) -> None:
    """Confirm a read-back of our own matter: a courtesy, not a rung."""
    act(node, line, "acts/confirm", as_json, of=matter, by=by, role=role)


def undertake(
    line: Line,
    matter: Matter,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is promised.")],
    due: Annotated[str, typer.Option("--due", metavar="TIME", help=f"By when, {FORMS}.")],
    by: By,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Promise something by a time."""
    act(node, line, "acts/undertake", as_json, of=matter, by=by, role=role, what=what, due=typed(due))


def refuse(
    line: Line,
    matter: Matter,
    rung: Annotated[str, typer.Argument(metavar="RUNG", help=", ".join(REFUSABLE) + ".")],
    by: By,
    reason: Reason = None,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Refuse one rung of the ladder, and say which."""
    word = _one_of(rung, REFUSABLE, "a rung that can be refused")
    act(node, line, "acts/refuse", as_json, of=matter, by=by, role=role, rung=word, reason=reason, text=text)


def desk_test(
    line: Line,
    by: By,
    to: Annotated[str | None, typer.Option("--to", metavar="DESK", help="Their first watch desk if left out.")] = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Test a desk of the other side now."""
    act(node, line, "tests", as_json, by=by, role=role, to=to)


def reply(
    line: Line,
    test: Annotated[str, typer.Argument(metavar="TEST", help="Id of the test, or its first digits.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="The word that the challenge asks for.")],
    by: By,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Answer a desk test in person."""
    from urllib.parse import quote

    client = Client(node)
    page = f"{client.line(line)}/tests/{quote(test, safe='')}"
    done = client.post(f"{page}/reply", {"by": by, "role": role, "answer": answer})
    asked = client.get(page)
    again = f"\nThat is not the word. The test still waits: {clean(asked['challenge'])}" if asked["open"] else ""
    emit(as_json, done, lambda made: submitted(made) + again)


def declare(
    line: Line,
    state: Annotated[str, typer.Argument(metavar="STATE", help=", ".join(STATES) + ".")],
    by: By,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Declare our word on the state of the line; the stricter of both sides' words holds."""
    act(node, line, "declare", as_json, by=by, role=role, state=_one_of(state, STATES, "a state"), text=text)
