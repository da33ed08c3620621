"""`page status` and `page test` on a running node: what is shown, and the exit code of a means that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TABLES = """
[[pager]]
name = "bell"
kind = "bell"

[[pager]]
name = "phone"
kind = "command"
command = ["true"]
test_times = ["06:00"]

[[pager]]
name = "push"
kind = "apprise"
urls = ["duty = json://user:hush@127.0.0.1:1/topic"]

[[callplan]]
desk = "watch"
raise_after_s = 120
step = [{ pager = "bell" }, { pager = "phone", to = "duty officer", after_s = 20 }]
"""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, introduce: Any, start: Any) -> Any:
    """A node that runs with three means of paging."""
    folder = tmp_path_factory.mktemp("paging")
    home: Path = introduce(folder).north
    settings = home / "node.toml"
    bell = '\n[[pager]]\nname = "bell"\nkind = "bell"\n'
    settings.write_text(settings.read_text().replace(bell, TABLES))
    log = folder / "north.log"
    with start(home, log):
        yield home, log


def test_a_means_that_works_and_one_that_does_not(node: Any, firebreak: Run) -> None:
    home, log = node
    works = firebreak("page", "test", "phone", "--node", home)
    assert works.code == 0, works.err
    assert "taken" in works.out and "Whether anybody heard it is not known." in " ".join(works.out.split())
    fails = firebreak("page", "test", "push", "--node", home, "--json")
    assert fails.code == 1
    assert [(one["name"], one["result"]) for one in fails.document["tests"]] == [("push", "failed")]
    assert firebreak("page", "test", "gong", "--node", home).code == 2
    of_desk = firebreak("page", "test", "--desk", "watch", "--node", home, "--json")
    assert [one["name"] for one in of_desk.document["tests"]] == ["bell", "phone"]
    assert "hush" not in log.read_text() + fails.out + fails.err


def test_the_status_shows_plans_and_doubts(node: Any, firebreak: Run) -> None:
    home, _ = node
    shown = firebreak("page", "status", "--node", home)
    assert shown.code == 0, shown.err
    words = " ".join(shown.out.split())
    assert "watch: bell after 0 s, phone duty officer after 20 s; raised after 120 s" in words
    assert "! pager push" in words
    assert "hush" not in shown.out
    assert "! pager push" in " ".join(firebreak("status", "--node", home).out.split()), "in the status of the node too"
    assert firebreak("page", "status", "--node", home, "--json").document["means"][0]["kind"] == "bell"
