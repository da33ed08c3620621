"""`make demo`: two parties on this machine, introduced, linked, and playing the opening episode in one terminal.

Keeps true: a second run starts clean and two at once are refused; a step that does not come out ends the demonstration
with its reason and the end of the nodes' logs; whatever ends it, both nodes are stopped.
Leaves to others: folders and processes (`demo_nodes`), the episode (`demo_story`), evidence (`demo_proof`).
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from firebreak.cli.demo_consoles import TRY, appoint, doors
from firebreak.cli.demo_nodes import (
    PARTIES,
    DemoFailed,
    Introduced,
    NodeProcess,
    Workshop,
    introduce,
    start_node,
    wait_for,
)
from firebreak.cli.demo_proof import prove
from firebreak.cli.demo_screen import LINE_S, Screen
from firebreak.cli.demo_side import Side
from firebreak.cli.demo_story import Story
from firebreak.cli.demo_view import both
from firebreak.core.errors import FirebreakError

FOLDER: Final = ".demo"
PLAIN_WIDTH: Final = 120  # columns where there is no terminal and none are given
START_S: Final = 45.0
STOPPED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demonstration; returns the exit status."""
    asked = _arguments(arguments)
    console = make_console()
    try:
        with running(Screen(console, asked.pace), asked.folder) as story:
            if asked.episode:
                play(story, asked.folder)
            if not asked.once:
                stay(story, asked.folder)
    except KeyboardInterrupt:
        console.print("\nStopped; both nodes are down.")
        return STOPPED
    except (FirebreakError, OSError) as error:
        console.print(f"\n[bold red]The demonstration failed.[/] {escape(str(error))}", highlight=False)
        return 1
    console.print("\nBoth nodes are down. What they wrote stays until the next run.")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="demo", description="Two parties on this machine, linked.")
    parser.add_argument("--folder", type=Path, default=Path(FOLDER), help="where the two nodes are made")
    parser.add_argument("--once", action="store_true", default=_set("ONCE"), help="play once and stop (ONCE=1)")
    parser.add_argument(
        "--no-episode", dest="episode", action="store_false", default=os.environ.get("EPISODE", "1") not in ("0", "no"),
        help="open the consoles at once, without the episode (EPISODE=0)",
    )  # fmt: skip
    parser.add_argument("--pace", type=_pace, default=os.environ.get("PACE", "1"), help="scale of pauses; 0: none")
    return parser.parse_args(arguments)


def _set(name: str) -> bool:
    return os.environ.get(name, "0") not in ("", "0", "no")


def _pace(text: str) -> float:
    pace = float(text)
    if not 0 <= pace <= 100:
        raise argparse.ArgumentTypeError("a number from 0 to 100 is required")
    return pace


def make_console() -> Console:
    """Return the console; without a terminal it writes plain lines of a fixed width."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return Console(highlight=False)
    return Console(highlight=False, width=PLAIN_WIDTH)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


# --- running ---------------------------------------------------------------------------------------------------------


@contextmanager
def running(screen: Screen, folder: Path) -> Iterator[Story]:
    """Introduce two parties, start their nodes and open their views; stop everything at the end."""
    shop = Workshop(folder)
    _welcome(screen)
    made = introduce(shop.folder)
    appoint(made.folders)
    _introduction(screen, made)
    nodes: list[NodeProcess] = []
    story: Story | None = None
    try:
        for party, place in zip(PARTIES, made.folders, strict=True):
            nodes.append(start_node(party, place, shop.lock))
            shop.note([node.process.pid for node in nodes])
        a, b = (Side(p, f, n) for p, f, n in zip(PARTIES, made.folders, made.names, strict=True))
        wait_for(lambda: a.ready() and b.ready(), "both nodes answer", START_S, nodes)
        story = Story(screen, (a, b), nodes)
        story.open_views()
        yield story
    except (FirebreakError, OSError):
        _logs(screen, nodes)
        raise
    finally:
        if story is not None:
            story.close_views()
        for node in nodes:
            node.stop()
        os.close(shop.lock)


def play(story: Story, folder: Path) -> None:
    """Play the episode and prove it."""
    story.play()
    prove(story, folder / "evidence.bundle")
    for node in story.nodes:
        node.check()


def _logs(screen: Screen, nodes: Sequence[NodeProcess]) -> None:
    for node in nodes:
        screen.say(Rule(f"end of the log of {node.party}'s node", align="left"))
        screen.say(Text(node.tail()))


_WELCOME: Final = (
    "Ardia and Borlo are invented. Each gets a node of its own: own keys, own process, own copy of the record.\n"
    "Everything shown of a side is what that side's node says. The people are played by this program."
)

# --- words -----------------------------------------------------------------------------------------------------------


def _welcome(screen: Screen) -> None:
    screen.say(Rule("[bold]Firebreak: a direct line between two parties that do not trust each other[/]", align="left"))
    screen.say(Text(_WELCOME))
    screen.rest(LINE_S)


def _introduction(screen: Screen, made: Introduced) -> None:
    screen.say()
    screen.say(Rule("[bold]1. Two parties meet and agree[/]", align="left"))
    screen.say("They exchange cards in person, propose a charter, read its code to each other aloud, and sign it.")
    table = Table()
    for column in ("", *(f"{name}'s card" for name in PARTIES)):
        table.add_column(column)
    cards = [one.card for one in made.cards]
    table.add_row("party", *(f"{c.party.party.hex()[:16]}..." for c in cards))
    table.add_row("desks", *(", ".join(d.id for d in c.party.desks) for c in cards))
    table.add_row("paths", *(", ".join(f"{name} {host}:{port}" for name, host, port in c.addresses) for c in cards))
    screen.say(table)
    screen.rest(LINE_S)
    for name, verb, code in zip(PARTIES, ("reads ", "has   "), made.codes, strict=True):
        screen.say(f"{name}'s officer {verb} [bold]{code}[/]")
        screen.rest(LINE_S)
    if made.codes[0] != made.codes[1]:
        raise DemoFailed("the codes differ: somebody changed the charter on its way. Nothing is signed")
    screen.say("The codes are the same: nobody changed the charter on its way. Both roots have signed it.")
    screen.rest(LINE_S)


def commands(sides: Sequence[Side], bundle: Path) -> str:
    """Return what to type to be either side, exactly as it works in this folder."""
    a, b = sides
    ours = f"firebreak call {a.line} 'Smoke near the bridge' --to watch --precedence FLASH"
    rows = [
        "Both nodes keep running until Ctrl-C here. Use them from other terminals, in this folder:", "",
        f'  export PATH="{Path(sys.executable).parent}:$PATH"', "",
        f"  export FIREBREAK_NODE={_here(a.folder)} FIREBREAK_BY=watch     # here you are {a.party}",
        f"  {ours}",
        f"  firebreak send {a.line} 'Good morning' --to watch --precedence ROUTINE",
        f"  firebreak status {a.line};  firebreak test {a.line};  firebreak report {a.line}", "",
        f"  export FIREBREAK_NODE={_here(b.folder)} FIREBREAK_BY=watch     # here you are {b.party}",
        f"  firebreak watch {b.line}                 # rings, and shows the id of what came",
        f"  firebreak answer {b.line} ID             # or decline, defer, offer; each verb has --help", "",
        *([f"  firebreak verify {_here(bundle)}"] if bundle.exists() else []),
    ]  # fmt: skip
    return "\n".join(rows)


def _here(path: Path) -> str:
    """Return a path as it is typed in the folder we run in."""
    near = os.path.relpath(path)
    return str(path.absolute()) if near.startswith("..") else near


def stay(story: Story, folder: Path) -> None:
    """Keep both nodes, and on a terminal the view of them, until Ctrl-C."""
    screen = story.screen
    screen.say(Rule("[bold]Now you[/]", align="left"))
    screen.say(doors((story.a, story.b)))
    screen.say(Text(f"{TRY}\n"))
    screen.say(Text(commands((story.a, story.b), folder / "evidence.bundle")))
    if not screen.console.is_terminal:
        _idle(story, lambda: None)
        return
    with Live(console=screen.console, refresh_per_second=4, vertical_overflow="ellipsis") as live:
        _idle(story, lambda: live.update(both(screen.console, (story.a.snapshot(), story.b.snapshot()), most=1)))


def _idle(story: Story, each: Callable[[], None]) -> None:
    try:
        while True:
            for node in story.nodes:
                node.check()
            each()
            time.sleep(0.5)
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main())
