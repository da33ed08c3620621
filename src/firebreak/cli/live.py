"""The verb `watch`: a live view that rings.

Keeps true: what is on the screen came from the node within the last seconds, or the screen says that it is stale; the
bell rings for every alert, and for a FLASH again until somebody takes it.
Leaves to others: answering (the other verbs), what is told (`api.watching`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.client import Client
from firebreak.cli.failures import Declined, Unreachable
from firebreak.cli.moments import shown
from firebreak.cli.options import HERE, Json, Line, Node
from firebreak.cli.output import clean, console

if TYPE_CHECKING:
    from rich.console import RenderableType

BELL_S = 3.0  # an urgent alert nobody took rings again after this
STALE_S = 25.0  # two ticks missed
KEPT = 12


def register(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command("watch")(watch)


class Screen:
    """What a view knows: the last snapshot and what has happened since."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.line: dict[str, Any] | None = None
        self.matters: dict[str, dict[str, Any]] = {}
        self.tests: dict[str, dict[str, Any]] = {}
        self.alerts: list[dict[str, Any]] = []
        self.heard = time.monotonic()

    def take(self, news: dict[str, Any]) -> bool:
        """Take in one piece of news; returns whether the bell rings for it."""
        self.heard = time.monotonic()
        self.line = news.get("line") or self.line
        for one in reversed(news.get("matters") or ([news["matter"]] if news.get("matter") else [])):
            self._keep(self.matters, one)
        for one in reversed(news.get("tests") or ([news["test"]] if news.get("test") else [])):
            self._keep(self.tests, one)
        if news["what"] == "snapshot":
            self.alerts = list(news.get("alerts") or [])
            return any(self.rings(alert) for alert in self.alerts)
        if news["what"] == "alert":
            self.alerts.insert(0, news["alert"])
            return True
        if news["what"] == "stopped":
            self.alerts = [alert for alert in self.alerts if alert["of"] != news["of"]]
        return False

    @staticmethod
    def _keep(kept: dict[str, dict[str, Any]], one: dict[str, Any]) -> None:
        """Put a newer version in the place of the older, what is new at the end; forget the oldest."""
        kept[one["id"]] = one
        while len(kept) > 200:
            kept.pop(next(iter(kept)))

    @staticmethod
    def rings(alert: dict[str, Any]) -> bool:
        """Return whether an alert still wants a person."""
        return alert["of"] is not None and alert["stopped"] is None

    @property
    def urgent(self) -> bool:
        """True while an urgent alert is not taken."""
        return any(alert["urgent"] and self.rings(alert) for alert in self.alerts)

    @property
    def stale_s(self) -> int:
        """Seconds without a word of the node when there should have been one, else 0."""
        silent = time.monotonic() - self.heard
        return int(silent) if silent > STALE_S else 0

    def draw(self) -> RenderableType:
        """Draw everything."""
        from rich.console import Group
        from rich.text import Text

        from firebreak.cli import views

        if self.line is None:
            return Text("Waiting for the node.")
        open_tests = [t for t in self.tests.values() if t["open"]]
        parts: list[Any] = []
        if self.stale_s:
            parts.append(Text(f"STALE: nothing heard from the node for {self.stale_s} s", "bold reverse red"))
        parts += [views.line(self.line), Text()]
        ringing = [m for m in self.matters.values() if m["open"] and m["what"] == "call"]
        parts += [part for one in reversed(ringing) for part in (_ringing(one, self.line["name"]), Text())]
        if open_tests:
            how = f"Tests that wait for a person: firebreak reply {clean(self.line['name'])} ID WORD --by DESK"
            parts += [Text(how, "bold"), views.tests({"tests": open_tests}), Text()]
        if self.alerts:
            parts += [Text("Alerts", "bold"), views.alerts({"alerts": self.alerts[:KEPT]}), Text()]
        newest = list(reversed(self.matters.values()))[:KEPT]
        return Group(*parts, Text("Calls and messages", "bold"), views.matters({"matters": newest}))


def _ringing(one: dict[str, Any], line: str) -> RenderableType:
    from rich.panel import Panel
    from rich.text import Text

    from firebreak.cli import views

    words = Text(clean("\n".join(part for part in (one["subject"], one["text"]) if part)))
    words.append(
        f"\nfrom {clean(one['by']['desk'])} to {', '.join(map(clean, one['to']))}, {shown(one['written'])}", "dim"
    )
    words.append(f"\nfirebreak answer {clean(line)} {one['id'][:12]} --by DESK   (or decline, defer, offer)", "dim")
    marking = "" if one["marking"] == "OPERATIONAL" else f"{one['marking']} "
    style = views.URGENT.get(one["precedence"]) or "cyan"
    return Panel(words, title=f"{marking}{one['precedence']} call", title_align="left", border_style=style)


def watch(
    line: Line,
    once: Annotated[bool, typer.Option("--once", help="Print the state as it is, and end.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Never ring the bell.")] = False,
    node: Node = HERE,
    as_json: Json = False,
) -> None:
    """Watch a line live, and ring. With --json one document a line, for as long as it runs."""
    with suppress(KeyboardInterrupt), _view(Client(node), line) as view:
        if once:
            _once(view, Screen(), as_json)
        elif as_json:
            _stream(view)
        else:
            _live(view, Screen(), quiet)


@contextmanager
def _view(client: Client, line: str) -> Iterator[Any]:
    """Open the live view of a line; raises Declined with the node's words, Unreachable when there is none."""
    from websockets.exceptions import InvalidHandshake
    from websockets.sync.client import connect

    page = client.line(line)
    client.get(page)  # a refusal in the node's own words
    host, port = client.where()
    name = f"[{host}]" if ":" in host else host
    headers = {"Authorization": f"Bearer {client.token()}"}
    with ExitStack() as stack:
        try:
            context, known_as = client.tls() or (None, None)
            page = f"{'ws' if context is None else 'wss'}://{name}:{port}{page}/watch"
            view = stack.enter_context(
                connect(
                    page, additional_headers=headers, proxy=None, max_size=8 << 20, ssl=context,
                    server_hostname=known_as,
                )
            )  # fmt: skip
        except (OSError, InvalidHandshake) as error:
            raise Unreachable(f"the node does not show its live view: {error}") from error
        yield view


def _next(view: Any, timeout: float | None) -> dict[str, Any] | None:
    """Return the next news, None when there is none in time; raises when the node has gone."""
    from websockets.exceptions import ConnectionClosed

    try:
        news: dict[str, Any] = json.loads(view.recv(timeout))
        return news
    except TimeoutError:
        return None
    except ConnectionClosed as error:
        why = error.rcvd.reason if error.rcvd and error.rcvd.reason else "the node has ended"
        if error.rcvd and error.rcvd.code == 4404:
            raise Declined({"error": "absent", "detail": why}) from None
        raise Unreachable(why) from None


def _once(view: Any, screen: Screen, as_json: bool) -> None:
    first = _next(view, None)
    assert first is not None
    if as_json:
        print(json.dumps(first, ensure_ascii=False))
    else:
        screen.take(first)
        console().print(screen.draw())


def _stream(view: Any) -> None:
    while True:
        print(json.dumps(_next(view, None), ensure_ascii=False), flush=True)


def _live(view: Any, screen: Screen, quiet: bool) -> None:
    from rich.live import Live

    out = console()
    rang = 0.0
    with Live(screen.draw(), console=out, screen=out.is_terminal, auto_refresh=False, vertical_overflow="crop") as live:
        while True:
            news = _next(view, 1.0)
            ring = screen.take(news) if news is not None else False
            again = screen.urgent and time.monotonic() - rang > BELL_S
            if (ring or again) and not quiet:
                rang = time.monotonic()
                out.bell()
            if out.is_terminal or (news is not None and news["what"] != "tick"):
                live.update(screen.draw(), refresh=True)
