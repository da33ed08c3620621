"""Readers of a record that a hostile side has filled: the event loop works between any few entries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from firebreak.api.finding import snippet
from firebreak.testing.nodes import message

MANY = 96
SLOW = "\u00df" * 3990 + " the"  # letters that case makes longer, and the words last


@pytest.fixture(scope="module")
def filled(pair: Any, north: httpx.Client, eventually: Callable[..., Any]) -> Any:
    """The pair once the southern side has sent the north what is slow to look through."""

    async def fill() -> None:
        line = pair.south.node.lines["north"]
        await asyncio.gather(*(line.submit(message(SLOW)) for _ in range(MANY)))

    asyncio.run_coroutine_threadsafe(fill(), pair.loop).result(60)
    page = f"/v1/lines/south/matters?limit={MANY}"
    eventually(lambda: len(north.get(page).json()["matters"]) == MANY)
    return pair


@pytest.fixture
def turns(filled: Any) -> Iterator[list[int]]:
    """Count the turns of the event loop."""
    made = [0]

    async def count() -> None:
        while True:
            await asyncio.sleep(0)
            made[0] += 1

    task = asyncio.run_coroutine_threadsafe(count(), filled.loop)
    yield made
    task.cancel()


@pytest.mark.parametrize("page", ["search?q=the&limit=96", "log?limit=96", "matters?limit=96", "matters?q=the"])
def test_the_loop_works_between_a_few_entries(page: str, turns: list[int], north: httpx.Client) -> None:
    north.get("/v1/lines/south/log?limit=1")  # the index is made once
    before = turns[0]
    assert north.get(f"/v1/lines/south/{page}").status_code == 200
    assert turns[0] - before >= MANY // 8


def test_evidence_is_made_beside_the_loop(turns: list[int], filled: Any) -> None:
    with filled.north.client(filled.north.auditor) as auditor:
        found = auditor.get(f"/v1/lines/south/matters?limit={MANY}").json()["matters"]
        claims = [{"claim": "text", "of": [one["id"]]} for one in found[:32]]
        before = turns[0]
        made = auditor.post("/v1/lines/south/export", json={"claims": claims, "disclose": ["text"]})
        assert made.status_code == 200
        assert turns[0] - before > MANY
        before = turns[0]
        kind = {"content-type": "application/octet-stream"}
        told = auditor.post("/v1/verify", content=made.content, headers=kind)
        assert told.json()["verdict"] == "OK"
        assert turns[0] - before > MANY


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        ("\u00df" * 100 + "the end", "THE END", "\u00df" * 60 + "the end"),
        ("Stra\u00dfe nach Norden", "STRASSE", "Stra\u00dfe nach Norden"),
        ("\u0130" * 70 + "x", "x", "\u0130" * 60 + "x"),
    ],
)
def test_words_are_shown_where_they_stand_in_letters_that_case_makes_longer(text: str, words: str, around: str) -> None:
    assert snippet(text, words).strip("\u2026") == around
