"""An officer's browser for tests and screenshots: Debian's Chromium, a signed-in page, and what went wrong on it.

Keeps true: an error of a page, a script or style that the Content-Security-Policy stopped, or two actions with one
key are never lost: they are kept in `faults`, whoever looks later.
Leaves to others: the nodes (`firebreak.testing.consoles`), what is tried, what it means that there is no browser.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeAlias

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, sync_playwright

SIZE: Final = (1280, 800)
PATIENCE_MS: Final = 15_000
_FLAGS: Final = (
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip
_NETWORK: Final = (
    "Failed to load resource",
    "WebSocket connection to",
)  # said for answers that the page handles itself
_POLICY: Final = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI} ${event.sourceFile ?? ""}`));
"""

KEEP_SOCKETS: Final = """
const Real = WebSocket;
globalThis.sockets = [];
globalThis.WebSocket = class extends Real { constructor(...given) { super(...given); sockets.push(this); } };
"""
"""Given to a desk before it opens the page, so that a test can speak through the page's own live view."""


def find_chromium() -> Path | None:
    """Return the browser: what $CHROMIUM names, or `chromium` of this system; None if there is none."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return Path(named) if named and Path(named).exists() else None


@contextmanager
def browsing(chromium: Path) -> Iterator[Browser]:
    """Run a browser until the block ends; it shows nothing on a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Desk:
    """One officer's browser with its page; two desks share nothing but the machine."""

    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        """Keep what goes wrong on a page."""
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda said: self._heard(said))  # Playwright marks what it is given, a method has no room
        return page

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(_NETWORK):
            self.faults.append(f"console: {said.text}")

    def open(self, address: str) -> Page:
        """Open an address as somebody who types it in: the page is loaded anew."""
        self.page.goto("about:blank")
        self.page.goto(address)
        return self.page

    def go(self, route: str) -> Page:
        """Go to a screen of the console, such as `#/health/borlo`, without loading anew."""
        self.page.evaluate("(route) => { location.hash = route; }", route)
        return self.page

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once what the one before opened is drawn (`strike`)."""
        for key in keys:
            strike(self.page, key)
            self.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")

    def button(self, action: str) -> Locator:
        """Return the button of an action, by the name that the page gives it in every language."""
        return self.page.locator(f'[data-action="{action}"]')

    def sound(self) -> None:
        """Raise AssertionError if anything went wrong on this desk so far."""
        assert not self.faults, "on the page: " + "\n".join(self.faults)


_KEYS: Final = 'async () => { globalThis.keysOfPage = await import("/console/js/keys.js"); }'
_MEANT: Final = """
(key) => {
  const keys = globalThis.keysOfPage;
  return keys?.meaning(key) || keys?.actions.peek().some((one) => one.key === key && one.run === null);
}
"""


def strike(at: Page | Locator, key: str) -> None:
    """Press a key as an officer does: once the page shows what it does. Raises TimeoutError if that never comes."""
    page = at if isinstance(at, Page) else at.page
    page.evaluate(_KEYS)
    page.wait_for_function(_MEANT, arg=_as_shown(key))  # a predicate that is asynchronous would always hold
    if isinstance(at, Page):
        at.keyboard.press(key)
    else:
        at.press(key)


def _as_shown(key: str) -> str:
    """Return the name of a key as buttons show it."""
    *held, last = key.replace("Control", "Ctrl").split("+")
    return "+".join((*held, last.upper() if len(last) == 1 else last))


OpenDesk: TypeAlias = Callable[..., Desk]
"""How tests open desks: `desks(side, officer, **options)`."""


def open_desk(browser: Browser, *, size: tuple[int, int] = SIZE, **options: Any) -> Desk:
    """Return a desk of its own; `options` are those of a browser context (colour scheme, zoom, language)."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(_POLICY)
    desk = Desk(context, context.new_page())
    desk.watch(desk.page)
    return desk


# --- accessibility --------------------------------------------------------------------------------------------------

_AXE_RUN: Final = """
() => axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations.map((one) =>
  `${one.id} (${one.impact}): ${one.help}\\n` +
  one.nodes.slice(0, 5).map((node) => `    ${node.target.join(" ")}: ${node.failureSummary.split("\\n")[1] ?? ""}`)
    .join("\\n")))
"""


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands, in words; nothing is the only good answer."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: list[str] = page.evaluate(_AXE_RUN)
    return found
