"""Write screenshots of every screen of the console, in light and dark, two widths and four languages, to `screens/`.

`make screens` plays a watch full of events on two real nodes, signs in once for each language and colour scheme, and
takes every row of the table below; `screens/index.html` shows them all. With --guide it writes the few that the
officer's guide shows to `docs/images/screens/` instead. A new screen, or a new state of one, gets a row.
"""

from __future__ import annotations

import argparse
import html
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page

from firebreak.node.officers import add_officer
from firebreak.testing import story
from firebreak.testing.consoles import TERMS, Consoles, Side, running
from firebreak.testing.desk import Desk, browsing, find_chromium, open_desk, strike

ROOT = Path(__file__).resolve().parent.parent
FULL, GUIDE = ROOT / "screens", ROOT / "docs" / "images" / "screens"
LANGUAGES = ("en", "ru", "ar", "zh")
SCHEMES = ("light", "dark")
SIZES = ((1280, 800), (1920, 1080))
GUIDE_DARK = {"watch", "ring", "line"}  # beside light
GUIDE_LANGUAGES = {("watch", "ru"), ("ring", "ar"), ("line", "zh")}  # beside English, in light
ROLES = ("watch", "supervisor", "principal", "administrator")
CALM = replace(
    TERMS,
    ring_s=(3600, 3600, 3600, 3600),  # a ring lasts until every picture of it was taken
    tests=replace(TERMS.tests, desk_limit_s=8),
)

Doing = Callable[[Page, Consoles, dict[str, str]], None]


def _nothing(_page: Page, _pair: Consoles, _ids: dict[str, str]) -> None:
    """The screen as it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One row: a screen in a state, seen at one side; `route` may name what happened in braces."""

    name: str
    side: str
    route: str
    doing: Doing = _nothing
    guide: bool = False
    signed_in: bool = True


def _press(key: str) -> Doing:
    def doing(page: Page, _pair: Consoles, _ids: dict[str, str]) -> None:
        strike(page, key)

    return doing


QUIET = (
    Shot(name="signin", side="borlo", route="#/signin", signed_in=False, guide=True),
    Shot(name="watch", side="borlo", route="#/watch", guide=True),
    Shot(name="line", side="borlo", route="#/line/ardia", guide=True),
    Shot(name="matter", side="borlo", route="#/line/ardia/matter/{translated}", guide=True),
    Shot(name="matter-sent", side="ardia", route="#/line/borlo/matter/{translated}"),
    Shot(name="declined", side="ardia", route="#/call/borlo/{declined}", guide=True),
    Shot(name="silence", side="ardia", route="#/call/borlo/{silent}"),
    Shot(name="call-over", side="borlo", route="#/call/ardia/{answered}"),
    Shot(name="compose", side="ardia", route="#/compose/borlo", guide=True),
    Shot(name="translate", side="borlo", route="#/translate/ardia/{translated}", guide=True),
    Shot(name="health", side="ardia", route="#/health/borlo", guide=True),
    Shot(name="report", side="ardia", route="#/report/borlo", guide=True),
    Shot(name="record", side="borlo", route="#/record/ardia", guide=True),
    Shot(name="handover", side="borlo", route="#/handover/ardia", guide=True),
    Shot(name="drill", side="borlo", route="#/drill/ardia", guide=True),
    Shot(name="admin", side="borlo", route="#/admin", guide=True),
    Shot(name="help", side="borlo", route="#/help", guide=True),
)
"""Screens on a watch where nothing rings."""

RINGING = (
    Shot(name="ring", side="borlo", route="#/watch", guide=True),
    Shot(name="ring-line", side="borlo", route="#/line/ardia"),
    Shot(name="calling", side="ardia", route="#/call/borlo/{ringing}", guide=True),
    Shot(name="ring-call", side="borlo", route="#/call/ardia/{ringing}"),
)
"""While a call of FLASH rings at Borlo."""

EXERCISING = (
    Shot(name="ring-exercise", side="borlo", route="#/watch", guide=True),
    Shot(name="ring-decline", side="borlo", route="#/watch", doing=_press("Alt+D"), guide=True),
    Shot(name="ring-defer", side="borlo", route="#/watch", doing=_press("Alt+F")),
)
"""While a call of an exercise rings."""

LOST = (Shot(name="lost", side="borlo", route="#/watch", guide=True),)
"""After Borlo's node has gone."""

LOST_RINGING = (Shot(name="lost-ringing", side="borlo", route="#/watch"),)
"""After it has gone while a call rang."""


class Studio:
    """The desks at which pictures are taken: for each side one a language and colour scheme, and one not signed in."""

    def __init__(self, pair: Consoles, into: Path, guide: bool, sizes: tuple[tuple[int, int], ...]) -> None:
        """Nothing is opened yet."""
        self.pair, self.into, self.guide, self.sizes = pair, into, guide, sizes
        self.desks: dict[tuple[str, str, str], Desk] = {}
        self.taken: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def takes(self) -> list[tuple[str, str]]:
        """Return the languages and colour schemes that are wanted."""
        every = [(language, scheme) for language in LANGUAGES for scheme in SCHEMES]
        wanted = {("en", "light"), ("en", "dark")} | {(language, "light") for _, language in GUIDE_LANGUAGES}
        return [one for one in every if not self.guide or one in wanted]

    def open(self, browser: Browser) -> None:
        """Sign in everywhere; the officer's language decides the page's."""
        for language in LANGUAGES:
            for side in self.pair.sides:
                add_officer(
                    side.home, f"duty-{language}", roles=ROLES, entropy=os.urandom, name="Duty officer",
                    language=language,
                )  # fmt: skip
        for language, scheme in self.takes():
            for side in self.pair.sides:
                self.desks[side.home.name, language, scheme] = self._sign_in(browser, side, language, scheme)
            self.desks["nobody", language, scheme] = open_desk(browser, color_scheme=scheme, locale=language)

    def _sign_in(self, browser: Browser, side: Side, language: str, scheme: str) -> Desk:
        desk = open_desk(browser, color_scheme=scheme, locale=language)
        desk.open(side.link(f"duty-{language}"))
        desk.page.locator("#main h1").first.wait_for()
        return desk

    def take(self, shots: tuple[Shot, ...], ids: dict[str, str]) -> None:
        """Take every row in every look that is wanted."""
        for shot in shots:
            for language, scheme in self.takes():
                if self._wanted(shot, language, scheme):
                    self._take(shot, language, scheme, ids)
            print(shot.name, flush=True)

    def _wanted(self, shot: Shot, language: str, scheme: str) -> bool:
        if not self.guide:
            return True
        if language == "en":
            return shot.guide and (scheme == "light" or shot.name in GUIDE_DARK)
        return scheme == "light" and (shot.name, language) in GUIDE_LANGUAGES

    def _take(self, shot: Shot, language: str, scheme: str, ids: dict[str, str]) -> None:
        side = self.pair.ardia if shot.side == "ardia" else self.pair.borlo
        desk = self.desks[side.home.name if shot.signed_in else "nobody", language, scheme]
        before = len(desk.faults)
        if shot.signed_in:
            desk.go(shot.route.format(**ids))
        else:
            desk.open(f"{side.url}/")
        shot.doing(desk.page, self.pair, ids)
        for size in self.sizes:
            desk.page.set_viewport_size({"width": size[0], "height": size[1]})
            settle(desk.page)
            name = f"{shot.name}-{language}-{scheme}" + ("" if self.guide else f"-{size[0]}")
            desk.page.screenshot(path=self.into / f"{name}.png")
            self.taken.append((shot.name, f"{name}.png"))
        self.faults += [f"{shot.name} {language} {scheme}: {fault}" for fault in desk.faults[before:]]


def settle(page: Page) -> None:
    """Wait until nothing on the page is still opening and everything is drawn."""
    page.wait_for_function(
        """() => document.querySelector("h1") && !document.querySelector("main.cold")
             && !document.querySelector("[aria-busy=true]")"""
    )
    page.evaluate(
        """() => document.fonts.ready.then(() => new Promise((drawn) =>
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))))"""
    )


def gallery(taken: list[tuple[str, str]]) -> str:
    """Return a page that shows every picture under the name of its screen."""
    rows: dict[str, list[str]] = {}
    for name, file in taken:
        rows.setdefault(name, []).append(file)
    sections = "".join(
        f"<h2>{html.escape(name)}</h2><p>"
        + "".join(f'<a href="{f}"><img loading="lazy" width="480" alt="{f}" title="{f}" src="{f}"></a> ' for f in files)
        + "</p>\n"
        for name, files in rows.items()
    )
    return f'<!doctype html><meta charset="utf-8"><title>Screens</title><h1>Screens</h1>\n{sections}'


def photograph(studio: Studio) -> Iterator[str]:
    """Take everything; yields what is being taken."""
    told = story.play(studio.pair).ids
    yield "the screens of a quiet watch"
    studio.take(QUIET, told)
    yield "a ring"
    told["ringing"] = story.ring(studio.pair)
    studio.take(RINGING, told)
    studio.pair.ardia.act("acts/withdraw", of=told["ringing"], **story.WATCH)
    yield "a ring of an exercise"
    told["ringing"] = story.ring(studio.pair, "IMMEDIATE", "EXERCISE")
    studio.take(EXERCISING, told)
    studio.pair.ardia.act("acts/withdraw", of=told["ringing"], **story.WATCH)
    yield "a lost node"
    pages = [desk.page for (side, _, _), desk in studio.desks.items() if side == "borlo"]
    for page in pages:
        page.get_by_role("alertdialog").wait_for(state="detached")
    studio.pair.borlo.stop()
    for page in pages:
        page.locator(".lost, .lost-strip").first.wait_for()
    studio.take(LOST, told)
    yield "a node lost while a call rang"
    studio.pair.borlo.start()
    studio.pair.ready()
    story.ring(studio.pair)
    for page in pages:
        page.get_by_role("alertdialog").wait_for()
    studio.pair.borlo.stop()
    for page in pages:
        page.locator(".ring.stale-look").wait_for()
        page.locator(".lost, .lost-strip").first.wait_for()
    studio.take(LOST_RINGING, told)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--guide", action="store_true", help="write the pictures of the officer's guide")
    guide = options.parse_args().guide
    chromium = find_chromium()
    if chromium is None:
        print("make screens needs Chromium: install it, or name it in $CHROMIUM", file=sys.stderr)
        return 1
    into = GUIDE if guide else FULL
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.png"):
        old.unlink()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pair = stack.enter_context(running(folder, terms=CALM))
        studio = Studio(pair, into, guide, SIZES[:1] if guide else SIZES)
        studio.open(stack.enter_context(browsing(chromium)))
        for what in photograph(studio):
            print(f"… {what}", flush=True)
    if not guide:
        (into / "index.html").write_text(gallery(studio.taken), "utf-8")
    for fault in studio.faults:
        print(fault, file=sys.stderr)
    print(f"{len(studio.taken)} pictures in {into.relative_to(ROOT)}")
    return 1 if studio.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
