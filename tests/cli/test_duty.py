"""Verbs of the watch and of the record on two running nodes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

Run = Callable[..., Any]
Wait = Callable[[Callable[[], Any]], Any]
BY = ("--by", "watch")


@pytest.fixture
def message(nodes: Any, wait: Wait) -> str:
    """A message from north, at the station of south."""
    leaf: str = nodes.north_("send", "Two aircraft at 0915.", "--to", "watch", *BY, "-p", "PRIORITY")["id"]
    wait(lambda: leaf in [one["id"] for one in nodes.south_("matters")["matters"]])
    return leaf


def test_the_watch_is_taken_handed_over_and_left(nodes: Any, firebreak: Run) -> None:
    assert [one["on"] for one in nodes.north_("watches")["us"]] == [None, None]
    nodes.north_("take-watch", *BY)
    done = nodes.north_("hand-over", *BY, "-t", "Quiet night.")
    assert len(done["sheet"]["hash"]) == 64
    shown = firebreak("watches", "south", "--node", nodes.north)
    assert "on watch" in shown.out
    assert "not known" in shown.out
    nodes.north_("take-watch", *BY, "--handover", done["id"])
    nodes.north_("leave-watch", *BY)
    again = firebreak("leave-watch", "south", *BY, "--node", nodes.north)
    assert (again.code, "First was " in again.err) == (2, True)
    drawn = firebreak("hand-over", "south", *BY, "--node", nodes.north)
    assert "kept here" in drawn.out


def test_a_form_of_address_is_stated_and_agreed(nodes: Any, firebreak: Run, wait: Wait) -> None:
    nodes.south_("address", "chief", "Sir", "--lang", "en", *BY)
    stated = wait(lambda: nodes.north_("addresses")["theirs"])[0]
    assert "stated, not agreed" in firebreak("addresses", "south", "--node", nodes.north).out
    nodes.north_("agree", stated["id"], *BY)
    wait(lambda: nodes.south_("addresses")["ours"][0]["agreed"])
    assert "agreed" in firebreak("addresses", "north", "--node", nodes.south).out


def test_versions_and_read_backs_by_fields(nodes: Any, message: str, firebreak: Run, wait: Wait) -> None:
    nodes.south_("translate", message, "sight", "Deux avions à 0915.", "--lang", "fr", *BY)
    assert nodes.south_("show", message)["translations"][0]["stage"] == "sight"
    wrong = firebreak("translate", "north", message, "perfect", "x", "--lang", "fr", *BY, "--node", nodes.south)
    assert wrong.code == 2
    nodes.south_("read-back", message, "--field", "time=0915", "--field", "what=two aircraft", *BY)
    wait(lambda: (nodes.north_("show", message)["read_backs"] or [{}])[0].get("matched"))
    odd = firebreak("read-back", "north", message, "--field", "time", *BY, "--node", nodes.south)
    assert (odd.code, "name=value" in odd.err) == (2, True)


def _compose(folder: Path, text: str) -> Any:
    """Compose a message for release with this machine's own token, which then cannot release it."""
    host, port = (folder / "api" / "endpoint").read_text().split()[0].rsplit(":", 1)
    token = (folder / "api" / "officer.token").read_text().strip()
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": text}
    done = httpx.post(
        f"http://{host}:{port}/v1/lines/south/releases", json={"what": "message", "body": body},
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip
    return done.json()


def test_nobody_releases_here_what_this_machine_composed(nodes: Any, firebreak: Run) -> None:
    made = _compose(nodes.north, "Mine.")
    assert made["id"] in [one["id"] for one in nodes.north_("releases")["releases"]]
    refused = firebreak("release", "south", made["id"], *BY, "--node", nodes.north)
    assert (refused.code, "second person" in refused.err) == (2, True)
    back = firebreak("return", "south", made["id"], "Say which route.", "--node", nodes.north)
    assert "Say which route." in back.out
    assert nodes.north_("releases")["releases"][0]["state"] in ("returned", "waiting")


def test_the_record_is_searched_checked_and_archived(nodes: Any, message: str, firebreak: Run, tmp_path: Path) -> None:
    assert message in [one["id"] for one in nodes.north_("search", "AIRCRAFT AT")["entries"]]
    assert "Two aircraft" in firebreak("search", "south", "aircraft", "--node", nodes.north).out
    assert nodes.north_("check")["ok"] is True
    assert "holds" in firebreak("check", "south", "--node", nodes.north).out
    out = tmp_path / "archive.zip"
    done = firebreak("archive", "south", "-o", out, "--lang", "fr", "--node", nodes.north)
    assert "proves nothing" in done.out
    assert oct(out.stat().st_mode & 0o777) == "0o600"
    assert any(message[:12] in name for name in zipfile.ZipFile(out).namelist())
    again = firebreak("archive", "south", "-o", out, "--node", nodes.north)
    assert (again.code, "exists already" in again.err) == (2, True)
