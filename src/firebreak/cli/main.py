"""The command `firebreak`: every verb, and what an error becomes.

Keeps true: a command imports what it needs when it runs, so that `--help` and an officer's short verbs start at once;
every failure ends with a documented exit code.
Leaves to others: the verbs, one file for each group.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from firebreak import __version__
from firebreak.cli import (
    acts,
    answers,
    calls,
    duty,
    evidence,
    introduce,
    live,
    looks,
    nodes,
    officers,
    paging,
    play,
    record,
    tls,
    tokens,
)
from firebreak.cli.failures import INTEGRITY, quiet_end, tell
from firebreak.core.errors import FirebreakError

app = typer.Typer(
    name="firebreak",
    help="A direct line between organisations that do not trust each other.",
    epilog="Exit codes: 0 done, 1 no, 2 usage, 3 incomplete, 4 not built, 5 no node, 6 disk or network, 7 integrity.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"firebreak {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    pass


for group in (nodes, introduce, officers, tls, tokens, paging, looks, record, live, calls, answers, acts, duty,
              evidence, play):  # fmt: skip
    group.register(app)


def app_main() -> None:
    """Run the command and end with its exit code."""
    try:
        app(prog_name="firebreak")
    except FirebreakError as error:
        sys.exit(tell(error, sys.argv))
    except BrokenPipeError:
        sys.exit(quiet_end())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"firebreak: {where}{error.strerror or error}", file=sys.stderr)
        sys.exit(INTEGRITY - 1)


if __name__ == "__main__":
    app_main()
