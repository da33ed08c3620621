"""Officers by command, on a node that stands still and on one that runs."""

from __future__ import annotations

import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, firebreak: Run) -> Path:
    """A node without lines."""
    place = tmp_path_factory.mktemp("officers") / "node"
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    made = firebreak("init", place, "--party", "Northland", "--port", port)
    assert made.code == 0 and "firebreak officer add" in made.out
    return place


def test_an_officer_is_added_listed_changed_and_removed(folder: Path, firebreak: Run) -> None:
    roles = ("--role", "watch", "--role", "supervisor")
    added = firebreak("officer", "add", "anna", *roles, "--desk", "watch", "--called", "Anna \x1b[2J", "--node", folder)
    assert added.code == 2  # a name is one line of plain characters
    added = firebreak("officer", "add", "anna", *roles, "--desk", "watch", "--called", "Anna", "--node", folder)
    assert added.code == 0, added.err
    assert stat.S_IMODE((folder / "api" / "officers").stat().st_mode) == 0o600
    (shown,) = firebreak("officer", "list", "--node", folder, "--json").document["officers"]
    assert shown == {
        "id": "anna", "name": "Anna", "roles": ["watch", "supervisor"], "desks": ["watch"], "language": "en",
        "passkeys": [], "passphrase": False,
    }  # fmt: skip
    changed = firebreak(
        "officer", "change", "anna", "--role", "auditor", "--language", "ar", "--node", folder, "--json"
    )
    assert (changed.document["roles"], changed.document["language"]) == (["auditor"], "ar")
    assert firebreak("officer", "remove", "anna", "--node", folder).code == 0
    assert firebreak("officer", "list", "--node", folder).out.strip() == "No officers yet."


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Anna", "--role", "watch"),
        ("add", "anna"),
        ("add", "anna", "--role", "officer"),
        ("add", "anna", "--role", "watch", "--desk", "Watch Room"),
        ("add", "anna", "--role", "watch", "--language", "x y"),
        ("remove", "nobody"),
        ("link", "nobody"),
        ("enrol", "nobody"),
        ("strike", "nobody"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], folder: Path, firebreak: Run) -> None:
    assert firebreak("officer", *words, "--node", folder).code == 2
    assert firebreak("officer", "list", "--node", folder, "--json").document["officers"] == []


def test_a_running_node_takes_it_all_up(
    folder: Path, firebreak: Run, start: Any, wait: Callable[..., Any], tmp_path: Path
) -> None:
    with start(folder, tmp_path / "log"):
        assert firebreak("officer", "add", "nils", "--role", "watch", "--node", folder).code == 0
        link = firebreak("officer", "link", "nils", "--node", folder, "--json").document
        assert link["address"].startswith("http://localhost:")
        where = f"http://{(folder / 'api' / 'endpoint').read_text().strip()}"
        code = link["path"].removeprefix("/#link=")
        with httpx.Client(base_url=where) as browser:
            assert browser.post("/v1/session/link", json={"code": code}).status_code == 200
            assert browser.get("/v1/session").status_code == 200
            assert firebreak("officer", "remove", "nils", "--node", folder).code == 0
            wait(lambda: browser.get("/v1/session").status_code == 401)
        assert code not in (tmp_path / "log").read_text()


def test_an_officer_stays_signed_in_over_a_restart(folder: Path, firebreak: Run, start: Any, tmp_path: Path) -> None:
    assert firebreak("officer", "add", "olga", "--role", "watch", "--node", folder).code == 0
    with start(folder, tmp_path / "log"):
        where = f"http://{(folder / 'api' / 'endpoint').read_text().strip()}"
        code = firebreak("officer", "link", "olga", "--node", folder, "--json").document["path"].removeprefix("/#link=")
        with httpx.Client(base_url=where) as browser:
            assert browser.post("/v1/session/link", json={"code": code}).status_code == 200
            cookies = dict(browser.cookies.items())
    with start(folder, tmp_path / "log"), httpx.Client(base_url=where, cookies=cookies) as again:
        assert again.get("/v1/session").json()["officer"]["id"] == "olga"
        assert firebreak("officer", "enrol", "olga", "--node", folder).code == 2  # has no passkey yet
