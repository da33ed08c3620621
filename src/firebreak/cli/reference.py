"""The reference page of the command, made from the command itself.

Keeps true: a verb, argument or option is on the page if, and only if, the command has it.
Leaves to others: writing the file and comparing it (`tools/generate_cli_reference.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from firebreak.api.problem import EXITS
from firebreak.cli.main import app

_HEAD = """# The command `firebreak`

Every verb, made from the command itself: `python tools/generate_cli_reference.py`. Verbs on a running node find it by
`--node` or `FIREBREAK_NODE`; the node says where it listens in its folder, and the token for this machine lies beside.
`FIREBREAK_BY` names the desk of this terminal, so that it need not be typed.

With `--json` a verb prints exactly one JSON document on standard output, also when it fails; `firebreak watch --json`
alone prints one a line, for as long as it runs. Words about a failure go to standard error. Times are UTC; where the
local time differs it stands in brackets. Completion for the shell: `firebreak --install-completion`.
"""


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every verb with the words that call it, groups replaced by what is in them."""
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        else:
            yield from ((f"{name} {word}", one) for word, one in inner.items())


def page() -> str:
    """Return `docs/reference/cli.md`."""
    out = [_HEAD, "## Exit codes", "", "| exit | meaning |", "| --- | --- |"]
    out += [f"| {code} | {means} |" for code, means in EXITS.items()]
    out += ["", "## Verbs", "", "| verb | what it does |", "| --- | --- |"]
    every = list(commands())
    out += [f"| [`{name}`](#firebreak-{name.replace(' ', '-')}) | {_first(command)} |" for name, command in every]
    for name, command in every:
        out += ["", *_verb(name, command)]
    return "\n".join(out) + "\n"


def _first(command: Any) -> str:
    return str(command.help or "").strip().splitlines()[0]


def _verb(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    typed = [str(p.metavar) if p.required or str(p.metavar).startswith("[") else f"[{p.metavar}]" for p in arguments]
    needed = [f"{_longest(p)} {p.metavar}" for p in options if p.required]
    yield f"### firebreak {name}"
    yield ""
    yield str(command.help or "").strip()
    yield ""
    yield f"```\nfirebreak {' '.join([name, *typed, *needed])}\n```"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    for p in arguments:
        yield f"| `{str(p.metavar).strip('[]')}` | {p.help} |"
    for p in options:
        yield f"| {_option(p)} | {p.help}{_more(p)} |"


def _longest(param: Any) -> str:
    return max(param.opts, key=len)  # type: ignore[no-any-return]


def _option(param: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(param.opts, key=len, reverse=True))
    return names if param.is_flag else f"{names} {param.metavar or 'N'}"


def _more(param: Any) -> str:
    """Return what stands behind the help of an option: its variable and its default."""
    extra = [f"`{param.envvar}`"] if param.envvar else []
    if param.required:
        extra.append("required")
    elif not param.is_flag and param.default not in (None, "", ()) and param.name != "node":
        extra.append(f"default {param.default}")
    return f" ({', '.join(extra)})" if extra else ""
