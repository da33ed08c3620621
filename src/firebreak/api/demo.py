"""Pages of a demonstration: cut a path on purpose, and mend it.

Keeps true: there is no such page where the settings do not say that this is a demonstration; a path that was cut is
shown as cut on purpose in the state of its line.
Leaves to others: closing and refusing links (`node.net`).
"""

from __future__ import annotations

from firebreak.api import replies_desk as replies
from firebreak.api.access import ANYBODY
from firebreak.api.bodies_desk import DemoBody
from firebreak.api.operations import Ask, Served, get, post
from firebreak.api.problem import Refused
from firebreak.core.errors import UsageError

_WORDS = "A demonstration: these paths are cut on purpose, at this node alone."
_NONE = "A demonstration: no path is cut on purpose."


def shown(node: Served) -> replies.Demo:
    """Return every switch of a demonstration."""
    switches = [
        replies.DemoSwitch(line=name, path=path.name, cut=path.name in line.local.cut)
        for name, line in node.lines.items() for path in line.material.context.charter.paths
    ]  # fmt: skip
    return replies.Demo(switches=switches, words=_WORDS if any(one.cut for one in switches) else _NONE)


def _only_here(ask: Ask) -> None:
    if not ask.node.config.demo.switches:
        raise Refused("absent", "this node is no demonstration")


@get("/v1/demo", replies.Demo, roles=ANYBODY, group="demo", refusals=("absent",))
async def switches(ask: Ask) -> replies.Demo:
    """List the paths that can be cut and mended, where this is a demonstration."""
    _only_here(ask)
    return shown(ask.node)


@post("/v1/demo", DemoBody, replies.Demo, group="demo", refusals=("absent",))
async def turn_switch(ask: Ask) -> replies.Demo:
    """Cut a path on purpose, or mend it, where this is a demonstration."""
    _only_here(ask)
    said = ask.said(DemoBody)
    lines = [line for name, line in ask.node.lines.items() if said.line in (None, name)]
    having = [line for line in lines if said.path in {p.name for p in line.material.context.charter.paths}]
    if not having:
        raise UsageError(f"there is no path {said.path!r} to cut or mend")
    for line in having:
        ask.node.net.cut(line, said.path, cut=said.cut)
    return shown(ask.node)


PAGES = (switches, turn_switch)
