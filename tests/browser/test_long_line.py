"""A line with a long record: what the page draws is bounded however far one scrolls, and old words are found."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from firebreak.testing.consoles import Consoles, running
from firebreak.testing.desk import Desk

pytestmark = pytest.mark.slow

MESSAGES = 3_000
ROWS = 60  # more than fit on a window, and far fewer than were scrolled through
PAGES = 12
SCROLLED_AS_NEWS_COME = """
async (list) => {
  list.scrollTop = list.scrollHeight - 3000;
  const at = list.scrollTop;
  const news = JSON.stringify({ what: "something new", at: new Date().toISOString() });
  sockets.findLast((one) => one.readyState === WebSocket.OPEN).onmessage({ data: news });
  for (let n = 0; n < 4; n++) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return Math.abs(list.scrollTop - at);
}
"""


AT_THE_TOP = """
(list) => [...list.querySelectorAll(":scope > [data-row]")]
  .find((row) => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top + 1)?.dataset.row
"""
MORE_CAME = f"(list) => list.scrollTop > 1000 && ({AT_THE_TOP})(list)"


@pytest.fixture(scope="module")
def pair(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consoles]:
    """Both parties with thousands of messages behind them."""
    with running(tmp_path_factory.mktemp("consoles"), messages=MESSAGES) as made:
        yield made


def at_its_end(desk: Desk, line: str) -> Locator:
    """Open the line and wait until the list stands where it begins, at what came last."""
    desk.go(f"#/line/{line}")
    box = desk.page.get_by_label("The record, as a conversation").first
    expect(box.locator(".item-frame").last).to_be_in_viewport()
    return box


def newest_first(pair: Consoles) -> list[str]:
    """Return the calls and messages of the line in the order in which the node has them."""
    found: list[str] = []
    page = pair.ardia.get("/matters?limit=1000")
    while page["matters"]:
        found += [matter["id"] for matter in page["matters"]]
        if page["next"] is None:
            break
        page = pair.ardia.get(f"/matters?limit=1000&before={page['next']}")
    return found


def test_news_do_not_take_back_a_scroll_that_was_not_heard_of_yet(told: Desk) -> None:
    box = at_its_end(told, "ardia")
    moved = box.evaluate(SCROLLED_AS_NEWS_COME)
    assert moved < 1_000, "only rows that are measured for the first time may move what is seen"


def test_however_far_one_scrolls_only_what_is_seen_is_drawn(pair: Consoles, ardia: Desk) -> None:
    box = at_its_end(ardia, "borlo")
    place = {matter: n for n, matter in enumerate(newest_first(pair))}
    oldest: list[int] = []
    for _ in range(PAGES):
        box.evaluate("(list) => { list.scrollTop = 0; }")
        kept = ardia.page.wait_for_function(MORE_CAME, arg=box.element_handle())  # what was in view is kept there
        oldest.append(place[kept.json_value()])
        assert box.get_by_role("listitem").count() <= ROWS, "rows that nobody sees are drawn"
    assert oldest == sorted(oldest), "the list went back"
    assert len(set(oldest)) == PAGES, oldest
    assert oldest[-1] - oldest[0] > 5 * ROWS, oldest


def test_old_words_are_found(pair: Consoles, ardia: Desk) -> None:
    ardia.go("#/record/borlo")
    rows = ardia.page.locator("article.entry-row")
    expect(rows.first).to_be_visible()
    assert rows.count() <= ROWS
    ardia.page.get_by_role("searchbox").fill("Message 7: nothing")
    expect(rows).to_have_count(1)
    ardia.page.get_by_role("searchbox").fill("nothing to report from buoy 13.")
    expect(ardia.page.locator("#main")).to_contain_text(re.compile(r"31\W* entries"))
    assert rows.count() <= ROWS
