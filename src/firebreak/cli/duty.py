"""Verbs of the watch: `translate`, `watches`, `take-watch`, `leave-watch`, `hand-over`, `addresses`, `address`,
`agree`, `releases`, `release`, `return`.

Keeps true: a handover signs the very sheet that was printed; nobody releases here what this machine's own token
composed.
Leaves to others: what is possible when (the node), how it is drawn (`duty_views`).
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

import typer

from firebreak.cli.acting import act, submitted
from firebreak.cli.calls import words
from firebreak.cli.client import Client
from firebreak.cli.options import HERE, By, Json, Line, Matter, Node, Role, Text
from firebreak.cli.output import emit
from firebreak.core.errors import UsageError

STAGES = ("sight", "rough", "official")
_Lang = Annotated[str, typer.Option("--lang", metavar="TAG", help="Language, a BCP 47 tag.")]
_Release = Annotated[str, typer.Argument(metavar="RELEASE", help="Id of the submission.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("translate")(translate)
    app.command("watches")(watches)
    app.command("take-watch")(take_watch)
    app.command("leave-watch")(leave_watch)
    app.command("hand-over")(hand_over)
    app.command("addresses")(addresses)
    app.command("address")(address)
    app.command("agree")(agree)
    app.command("releases")(releases)
    app.command("release")(release)
    app.command("return")(give_back)


def translate(
    line: Line,
    matter: Matter,
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="sight, rough or official.")],
    text: Annotated[str, typer.Argument(metavar="WORDS", help="The version; - reads standard input.")],
    lang: _Lang,
    by: By,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Write a version of their words in another language; the original stays authoritative."""
    if stage not in STAGES:
        raise UsageError(f"a stage is {', '.join(STAGES)}; not {stage!r}")
    act(node, line, "acts/translate", as_json, of=matter, by=by, role=role, stage=stage, lang=lang, text=words(text))


# --- the watch --------------------------------------------------------------------------------------------------------


def watches(line: Line, node: Node = HERE, as_json: Json = False) -> None:
    """Show who is on watch here, and there as last proven."""
    from firebreak.cli import duty_views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/watch-list"), duty_views.watches)


def take_watch(
    line: Line,
    by: By,
    handover: Annotated[str | None, typer.Option("--handover", metavar="ID", help="Handover to sign for.")] = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Take the watch at a desk; with a handover, sign for it."""
    act(node, line, "acts/take-watch", as_json, by=by, role=role, handover=handover)


def leave_watch(line: Line, by: By, role: Role = None, node: Node = HERE, as_json: Json = False) -> None:
    """Leave the watch at a desk."""
    act(node, line, "acts/leave-watch", as_json, by=by, role=role)


def hand_over(
    line: Line,
    by: By,
    to_role: Annotated[int | None, typer.Option("--to-role", metavar="N", min=1, max=255, help="Role of who comes.")]
    = None,
    text: Text = None,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Print what is open, and hand the watch at a desk over with exactly that; the sheet itself stays here."""
    from firebreak.cli import duty_views

    client = Client(node)
    page = client.line(line)
    sheet = client.get(f"{page}/handover-sheet")
    body = {"by": by, "role": role, "to_role": to_role, "text": text, "sheet": sheet["hash"]}
    done = client.post(f"{page}/acts/hand-over", body)
    emit(as_json, {**done, "sheet": sheet}, lambda made: duty_views.sheet(made["sheet"], submitted(made)))


# --- forms of address -------------------------------------------------------------------------------------------------


def addresses(line: Line, node: Node = HERE, as_json: Json = False) -> None:
    """List how desks of both sides are to be addressed."""
    from firebreak.cli import duty_views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/addresses"), duty_views.addresses)


def address(
    line: Line,
    desk: Annotated[str, typer.Argument(metavar="DESK", help="Our desk that is addressed.")],
    style: Annotated[str, typer.Argument(metavar="WORDS", help="How, in that language.")],
    lang: _Lang,
    by: By,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """State how a desk of ours is to be addressed in a language."""
    act(node, line, "addresses", as_json, by=by, role=role, desk=desk, lang=lang, style=style)


def agree(
    line: Line,
    stated: Annotated[str, typer.Argument(metavar="ADDRESS", help="Id of the form of address, all 64 digits.")],
    by: By,
    role: Role = None,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Agree to address a desk of theirs as they ask."""
    act(node, line, f"addresses/{quote(stated, safe='')}/agree", as_json, by=by, role=role)


# --- two persons ------------------------------------------------------------------------------------------------------


def releases(line: Line, node: Node = HERE, as_json: Json = False) -> None:
    """List what waits for a second person, and what became of earlier submissions."""
    from firebreak.cli import duty_views

    client = Client(node)
    emit(as_json, client.get(f"{client.line(line)}/releases"), duty_views.releases)


def release(
    line: Line, submission: _Release, by: By, role: Role = None, node: Node = HERE, as_json: Json = False
) -> None:
    """Let out what another person composed, as it stands."""
    act(node, line, f"releases/{quote(submission, safe='')}/release", as_json, by=by, role=role)


def give_back(
    line: Line,
    submission: _Release,
    why: Annotated[str, typer.Argument(metavar="WHY", help="What whoever composed it should change.")],
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Give a submission back to whoever composed it; nothing is sent."""
    from firebreak.cli import duty_views

    client = Client(node)
    page = f"{client.line(line)}/releases/{quote(submission, safe='')}/return"
    emit(as_json, client.post(page, {"why": why}), lambda made: duty_views.releases({"releases": [made]}))
