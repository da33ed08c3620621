"""How answers about the watch and the record are drawn for people.

Keeps true: *unknown* is drawn as unknown, and what was stated by one side alone never as agreed; every text of a
stranger is cleaned.
Leaves to others: printing (`output`), matters and lines (`views`).
"""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from firebreak.cli.moments import shown
from firebreak.cli.output import clean
from firebreak.cli.views import _table, _text, author, plain

ON = {True: ("on watch", "green"), False: ("off watch", ""), None: ("not known", "yellow")}


def watches(found: dict[str, Any]) -> RenderableType:
    """Draw who has the watch on both sides."""
    table = _table("side", "desk", "watch", "since", "by", "last act")
    for side in ("us", "them"):
        for one in found[side]:
            word, style = ON[one["on"]]
            table.add_row(
                side, _text(one["desk"]), _text(word, style), shown(one["since"]) if one["since"] else "-",
                author(one["by"]) if one["by"] else Text("-"), shown(one["last_act"]) if one["last_act"] else "-",
            )  # fmt: skip
    return table


def sheet(found: dict[str, Any], done: str) -> RenderableType:
    """Draw a handover sheet and what became of the handover."""
    table = _table("id", "what", "precedence", "words")
    for one in found["open"]:
        said = one["subject"] or one["text"] or ""
        table.add_row(one["id"][:12], plain(one["what"]), _text(one["precedence"]), _text(said))
    for one in found["promises"]:
        table.add_row(one["id"][:12], f"promise, {plain(one['state'])}", "", _text(f"{one['what']} by {one['due']}"))
    for one in found["owed"]:
        said = one["call"]["subject"] or one["call"]["text"] or ""
        until = f" by {one['side']} until {one['until']}" if one["until"] else ""
        table.add_row(one["id"][:12], f"{plain(one['why'])}{until}", _text(one["call"]["precedence"]), _text(said))
    counts = ", ".join(f"{len(found[name])} {name}" for name in ("tests", "drafts", "releases", "held", "silences"))
    return Group(table, Text(f"Also {counts}."), Text(f"Sheet {found['hash'][:16]}, kept here."), Text(done))


def addresses(found: dict[str, Any]) -> RenderableType:
    """Draw the address book."""
    table = _table("side", "desk", "language", "form", "stands", "id")
    for side in ("ours", "theirs"):
        for one in found[side]:
            stands = "superseded" if one["superseded"] else "agreed" if one["agreed"] else "stated, not agreed"
            table.add_row(side, _text(one["desk"]), _text(one["lang"]), _text(one["style"]), stands, one["id"])
    return table


def releases(found: dict[str, Any]) -> RenderableType:
    """Draw two-person releases."""
    table = _table("id", "at", "by", "what", "precedence", "state", "words")
    for one in found["releases"]:
        said = one["body"].get("subject") or one["body"].get("text") or ""
        state = f"{one['state']}: {clean(one['why'])}" if one["why"] else one["state"]
        table.add_row(
            one["id"], shown(one["at"]), _text(one["by"]), one["what"], _text(one["precedence"]), _text(state),
            _text(said),
        )  # fmt: skip
    return table


def search(found: dict[str, Any]) -> RenderableType:
    """Draw entries found."""
    table = _table("id", "written", "kind", "by", "words")
    for one in found["entries"]:
        who = author(one["by"]) if one["by"] else Text(one["side"])
        table.add_row(one["id"][:12], shown(one["written"]), plain(one["kind"]), who, _text(one["snippet"]))
    return table


def check(found: dict[str, Any]) -> RenderableType:
    """Draw what verifying the record found."""
    counted = f"{found['entries']} entries and {found['seals']} seals verified in {found['seconds']} s."
    faults = [_text(f"- {fault}", "bold red") for fault in found["faults"]]
    return Group(Text(found["words"], style="green" if found["ok"] else "bold red"), Text(counted), *faults)
