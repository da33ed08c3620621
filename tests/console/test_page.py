"""The console's page as it is served: it names what it needs at once, and nothing that is not there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

CONSOLE = Path("src/firebreak/console")


def test_the_page_names_every_module_of_the_first_screen(repo_root: Path) -> None:
    path = repo_root / "tools" / "console_preload.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.page() == (repo_root / CONSOLE / "index.html").read_text("utf-8"), "run python tools/console_preload.py"
    assert {"ringing.js", "screen-ring.js", "ui.js"} <= {
        one.name for one in tool.needed(repo_root / CONSOLE / "js/main.js")
    }


def test_what_the_page_names_is_there(repo_root: Path) -> None:
    page = (repo_root / CONSOLE / "index.html").read_text("utf-8")
    named = re.findall(r'(?:href|src)="/console/([^"]+)"', page)
    assert len(named) > 20
    missing = [one for one in named if not one.startswith("texts/") and not (repo_root / CONSOLE / one).is_file()]
    assert missing == []


def test_the_page_holds_no_script_and_no_style_of_its_own(repo_root: Path) -> None:
    page = (repo_root / CONSOLE / "index.html").read_text("utf-8")
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)", page)
