"""Two parties, two browsers: nodes as processes for each module, a signed-in page of each side for each test.

A test fails when anything went wrong on a page it used, even where nobody looked. Without Chromium these tests are left
out, and the end of the run says so; where CI is set in the environment they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from firebreak.testing.consoles import Consoles, Side, running
from firebreak.testing.desk import KEEP_SOCKETS, Desk, OpenDesk, browsing, find_chromium, open_desk

expect.set_options(timeout=10_000)

NOT_TESTED = "NOT TESTED: the console in a browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is slow: each module starts a browser and two nodes."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module: Playwright keeps an event loop in this thread, which no other module should meet."""
    chromium = find_chromium()
    if chromium is None:
        told = f"{NOT_TESTED}; there is no Chromium here (install it, or name it in $CHROMIUM)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    with browsing(chromium) as opened:
        yield opened


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Both parties, running, with a path between them that can be cut; not started where there is no browser."""
    with running(tmp_path_factory.mktemp("consoles")) as made:
        yield made


@pytest.fixture
def desks(browser: Browser) -> Iterator[OpenDesk]:
    """Open desks that must be sound at the end: `desks(side)` or `desks(side, "audit", color_scheme="dark")`."""
    opened: list[Desk] = []

    def open_one(side: Side | None = None, officer: str = "duty", **options: object) -> Desk:
        desk = open_desk(browser, **options)
        opened.append(desk)
        if side is not None:
            desk.open(side.link(officer))
            desk.page.locator("#main h1").first.wait_for()
        return desk

    yield open_one
    for desk in opened:
        desk.context.close()
    for desk in opened:
        desk.sound()


@pytest.fixture
def ardia(pair: Consoles, desks: OpenDesk) -> Desk:
    """The duty officer's desk in Ardia."""
    return desks(pair.ardia)


@pytest.fixture
def borlo(pair: Consoles, desks: OpenDesk) -> Desk:
    """The duty officer's desk in Borlo."""
    return desks(pair.borlo)


@pytest.fixture
def told(pair: Consoles, browser: Browser) -> Iterator[Desk]:
    """A desk of Borlo through whose live view a test can speak."""
    desk = open_desk(browser)
    desk.context.add_init_script(KEEP_SOCKETS)
    desk.open(pair.borlo.link())
    expect(desk.page.locator("#main .line-row")).to_be_visible()
    yield desk
    desk.context.close()
    desk.sound()
