"""Verbs that answer a call: `answer`, `decline`, `defer`, `offer`, and `reason` for later.

Keeps true: a reason is never required, and one given later is linked, never overwritten.
Leaves to others: what is possible when (the node).
"""

from __future__ import annotations

from typing import Annotated

import typer

from firebreak.cli.acting import act
from firebreak.cli.moments import FORMS, typed
from firebreak.cli.options import HERE, By, Json, Line, Matter, Node, Reason, Role, Text


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("answer")(answer)
    app.command("decline")(decline)
    app.command("defer")(defer)
    app.command("offer")(offer)
    app.command("reason")(reason)


def answer(line: Line, matter: Matter, by: By, role: Role = None, node: Node = HERE, as_json: Json = False) -> None:
    """Answer a call that rings here."""
    act(node, line, "acts/answer", as_json, of=matter, by=by, role=role)


def decline(
    line: Line,
    matter: Matter,
    by: By,
    reason: Reason = None,
    text: Text = None,
    message_accepted: Annotated[
        bool, typer.Option("--message-accepted", help="Its words were taken all the same.")
    ] = False,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Decline a call; a reason may follow later."""
    accepted = True if message_accepted else None
    act(
        node, line, "acts/decline", as_json, of=matter, by=by, role=role, reason=reason, text=text,
        message_accepted=accepted,
    )  # fmt: skip


def defer(
    line: Line,
    matter: Matter,
    until: Annotated[str, typer.Argument(metavar="TIME", help=f"Until when, {FORMS}.")],
    by: By,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Ask the caller to wait until a time."""
    act(node, line, "acts/defer", as_json, of=matter, by=by, role=role, until=typed(until), text=text)


def offer(
    line: Line,
    matter: Matter,
    by: By,
    desk: Annotated[str | None, typer.Option("--desk", metavar="DESK", help="Another desk of ours.")] = None,
    text: Text = None,
    third_party: Annotated[bool, typer.Option("--third-party", help="The words name a third party.")] = False,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Offer the caller another desk, words, or a third party."""
    third = True if third_party else None
    act(node, line, "acts/offer", as_json, of=matter, by=by, role=role, desk=desk, text=text, third_party=third)


def reason(
    line: Line,
    matter: Matter,
    by: By,
    reason: Reason = None,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Give a reason later for our own decline or refusal."""
    act(node, line, "acts/reason", as_json, of=matter, by=by, role=role, reason=reason, text=text)
