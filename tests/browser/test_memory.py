"""A page left open for a week of traffic does not grow: its lists are bounded, and what is let go is really gone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import CDPSession

from firebreak.testing import story
from firebreak.testing.consoles import Consoles
from firebreak.testing.desk import KEEP_SOCKETS, Desk, OpenDesk, open_desk

pytestmark = pytest.mark.slow

MATTERS_A_DAY, ACTS, TESTS_A_DAY, TICKS_A_DAY = 250, 4, 240, 8_640
FULL = 3  # days after which every list of the page has reached its bound
GROWTH_BYTES = 1 << 20  # from then to the end of the week

# News of one day, told through the page's own socket: matters that climb their ladder, tests, alerts that ring and end.
DAY = """
async ([day, matters, acts, tests, ticks, model]) => {
  const socket = sockets.findLast((one) => one.readyState === WebSocket.OPEN);
  const tell = (news) => socket.onmessage({ data: JSON.stringify(news) });
  const leaf = (...numbers) => numbers.map((n) => n.toString(16).padStart(8, "0")).join("").padEnd(64, "0");
  const start = Date.parse(model.at) + day * 86_400_000;
  const at = (second) => new Date(start + second * 1000).toISOString().slice(0, 19) + "Z";
  const breathe = () => new Promise((done) => setTimeout(done));
  for (let n = 0; n < matters; n += 1) {
    const id = leaf(1, day, n), began = at(n * 500), text = `${"Words of a message. ".repeat(50)}${day} ${n}`;
    const matter = { ...structuredClone(model.matter), id, text, written: began, arrived: began, open: false };
    for (let act = 0; act < acts; act += 1) {
      const entry = { ...structuredClone(model.entry), id: leaf(2, day, n * 16 + act), arrived: at(n * 500 + act) };
      const more = { ...matter, entries: act + 1, acts: [...matter.acts, entry] };
      tell({ what: "entry", at: at(n * 500 + act), entry, matter: structuredClone(more) });
    }
    const number = 1_000_000 + day * matters + n;
    const alert = { ...structuredClone(model.alert), number, of: id, at: began, stopped: null };
    tell({ what: "alert", at: began, alert });
    tell({ what: "stopped", at: began, of: id });
    if (n % 10 === 0) await breathe();
  }
  for (let n = 0; n < tests; n += 1) {
    const due = at(n * 1_800);
    tell({ what: "entry", at: due, test: { ...structuredClone(model.test), id: leaf(3, day, n), due, open: false } });
  }
  for (let n = 0; n < ticks; n += 1) {
    tell({ what: "tick", at: at(n * 10), line: { ...structuredClone(model.line), at: at(n * 10) } });
    if (n % 50 === 0) await breathe();
  }
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)));
}
"""


@pytest.fixture
def watched(pair: Consoles, browser: Any) -> Any:
    """A desk of Borlo whose socket can be spoken through; clocks that jump by days may make it complain in words."""
    desk = open_desk(browser)
    desk.context.add_init_script(KEEP_SOCKETS)
    desk.open(pair.borlo.link())
    desk.page.locator("#main h1").first.wait_for()
    yield desk
    desk.context.close()
    desk.sound()


def model(pair: Consoles) -> dict[str, Any]:
    """Return one genuine thing of each sort, as Borlo's node tells it."""
    leaf = story.declined(pair)
    story.tests(pair)
    borlo = pair.borlo
    line = borlo.get()
    return {
        "at": line["at"], "line": line, "matter": borlo.matter(leaf), "entry": borlo.get("/log?limit=1")["entries"][0],
        "test": borlo.get("/tests?limit=1")["tests"][0], "alert": borlo.get("/alerts?limit=1")["alerts"][0],
    }  # fmt: skip


def measure(devtools: CDPSession) -> tuple[int, int]:
    """Return bytes of the heap and the number of nodes after the rubbish was collected."""
    devtools.send("HeapProfiler.collectGarbage")
    used = devtools.send("Runtime.getHeapUsage")["usedSize"]
    return int(used), int(devtools.send("Memory.getDOMCounters")["nodes"])


@pytest.mark.parametrize("route", ["#/watch", "#/line/ardia"])
def test_a_week_of_traffic_leaves_the_page_no_larger(pair: Consoles, watched: Desk, route: str) -> None:
    watched.go(route)
    shown = model(pair)
    devtools = watched.context.new_cdp_session(watched.page)
    sizes = []
    for day in range(7):
        watched.page.evaluate(DAY, [day, MATTERS_A_DAY, ACTS, TESTS_A_DAY, TICKS_A_DAY, shown])
        sizes.append(measure(devtools))
    told = "; ".join(f"{used >> 10} KiB, {nodes} nodes" for used, nodes in sizes)
    print(told)
    assert sizes[-1][0] - sizes[FULL][0] < GROWTH_BYTES, told
    assert sizes[-1][1] < sizes[FULL][1] * 1.5 + 500, told


def test_growth_is_seen(pair: Consoles, desks: OpenDesk) -> None:
    """The measure itself: what a page keeps is counted."""
    page = desks(pair.borlo).page
    devtools = page.context.new_cdp_session(page)
    before = measure(devtools)[0]
    page.evaluate("() => { globalThis.kept = Array.from({ length: 2e6 }, (_, n) => n + 0.5); }")
    assert measure(devtools)[0] - before > GROWTH_BYTES
