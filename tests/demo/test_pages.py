"""What the how-to pages tell people to write is what the node reads."""

from __future__ import annotations

import re
from pathlib import Path

from firebreak.node.config import default_config, parse_config

PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def settings_in(page: str) -> str:
    text = (PAGES / page).read_text("utf-8")
    return "\n".join(re.findall(r"```toml\n(.*?)```", text, re.DOTALL))


def test_the_call_plan_of_the_page_is_read() -> None:
    source = default_config(name="North", language="en").partition("[[pager]]")[0] + settings_in("call-plan.md")
    config = parse_config(source)
    assert [pager.name for pager in config.pager] == ["bell", "phone", "mail"]
    plan = config.plan_for("watch")
    assert plan is not None and [step.after_s for step in plan.step] == [0, 20, 60] and plan.raise_after_s == 120
