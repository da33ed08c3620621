"""A line with a long record: what a restart, a page, a search and a snapshot cost, and what the index holds."""

from __future__ import annotations

import asyncio
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

from firebreak.api import listing, overview
from firebreak.api.bodies import MattersQuery
from firebreak.api.showing import Shower
from firebreak.node.checking import Check
from firebreak.node.index import plain
from firebreak.node.order import Order
from firebreak.node.service import LineService
from firebreak.testing.long_line import open_line, rare_word, write_record

PAGE, ROUNDS = 100, 9


def _median_ms(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return round(statistics.median(times) * 1000, 3)


def _page(line: LineService, **query: Any) -> list[Any]:
    """Return a page of matters as the API shows it."""

    async def read() -> list[Any]:
        m, shower, out = line.matters(), Shower(line), []
        asked = MattersQuery(**query)
        async for matter in listing.matters(line, asked, asked.what):
            out.append(shower.matter(m, matter))
            if len(out) == PAGE:
                break
        return out

    return asyncio.run(read())


def _search(line: LineService, words: str) -> int:
    """Return how many entries a search looks at and finds, without showing them."""
    index = asyncio.run(line.indexed())
    wanted = plain(words)
    return sum(1 for row in index.newest() if row.text and index.holds(row, wanted))


def long_line(entries: int) -> dict[str, object]:
    """Return the figures of a line with so many entries; times in milliseconds unless they say otherwise."""
    record = write_record(entries)
    before, began = _resident_mib(), time.perf_counter()
    line = open_line(record)
    opened_s = time.perf_counter() - began
    index = asyncio.run(line.indexed())
    last = [leaf for leaf, _ in zip(line.order.matters.newest(), range(entries // 4), strict=False)][-1]
    manifests = record.kit.manifests
    check_began = time.perf_counter()
    checked = asyncio.run(Check(line.engine.store, line.material.line, (manifests[0], manifests[1])).run(_quiet))
    return {
        "entries": len(index.rows), "open_s": round(opened_s, 2), "resident_mib": round(_resident_mib() - before, 1),
        "order": _median_ms(lambda: Order(line.matters(), line.material.context)),
        "first_page": _median_ms(lambda: _page(line)), "deep_page": _median_ms(lambda: _page(line, before=last.hex())),
        "page_of_words": _median_ms(lambda: _page(line, q=rare_word(37))),
        "search_one": _median_ms(lambda: _search(line, rare_word(37))),
        "search_none": _median_ms(lambda: _search(line, "nothing holds this")),
        "state": _median_ms(lambda: overview.state(line)),
        "check_entries_per_s": round(checked.entries / (time.perf_counter() - check_began)),
    }  # fmt: skip


def _quiet(done: int, of: int) -> None:
    """Take news of progress and do nothing with it."""


def _resident_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(long_line(100_000))
