"""The console in a browser: from a cold load of the page to the first ring that is seen, beside the machine's floor.

The floor is the cold load of something of the same node that does nothing: a picture, no module, no texts, no sign-in.
Each round has a browser context of its own, so that nothing is in a cache. Times are the page's own (`performance`),
from the moment the address was opened to the frame after the ring stood in the document.
"""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from firebreak.testing import story
from firebreak.testing.consoles import TERMS, Side, running
from firebreak.testing.desk import browsing, find_chromium

RINGS = replace(TERMS, ring_s=(3600, 3600, 3600, 3600))
TARGET_MS = 1000

_SEEN = """
addEventListener("DOMContentLoaded", () => {
  const wanted = () => document.querySelector("[role=alertdialog]");
  const seen = () => requestAnimationFrame(() => setTimeout(() => { globalThis.seenAt ??= performance.now(); }));
  if (wanted()) return seen();
  const eye = new MutationObserver(() => { if (wanted()) { eye.disconnect(); seen(); } });
  eye.observe(document, { childList: true, subtree: true });
});
"""
_FLOOR = "/console/icon.svg"


def first_ring(browser: Browser, side: Side) -> float:
    """Return milliseconds from opening a sign-in link to the ring on the screen."""
    context = browser.new_context()
    context.add_init_script(_SEEN)
    page = context.new_page()
    page.goto(side.link())
    page.wait_for_function("() => globalThis.seenAt !== undefined")
    took = float(page.evaluate("() => globalThis.seenAt"))
    context.close()
    return took


def empty_page(browser: Browser, side: Side) -> float:
    """Return milliseconds to load something of the same node that does nothing."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{side.url}{_FLOOR}")
    took = float(page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd"))
    context.close()
    return took


def speed(rounds: int = 9) -> dict[str, Any]:
    """Return the figures, or why there are none."""
    chromium = find_chromium()
    if chromium is None:
        return {"left_out": "there is no Chromium"}
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), terms=RINGS) as pair,
        browsing(chromium) as eyes,
    ):
        story.ring(pair)
        first_ring(eyes, pair.borlo)  # the browser itself is not cold
        base, rang = [], []
        for _ in range(rounds):
            base.append(empty_page(eyes, pair.borlo))
            rang.append(first_ring(eyes, pair.borlo))
    ratios = [ring / floor for ring, floor in zip(rang, base, strict=True)]
    return {
        "floor_ms": round(statistics.median(base)), "first_ring_ms": round(statistics.median(rang)),
        "slowest_ms": round(max(rang)), "ratio": round(statistics.median(ratios), 1), "target_ms": TARGET_MS,
    }  # fmt: skip
