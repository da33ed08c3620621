"""A long record: a page, a snapshot and a tick look at what they show and nothing else; a search lets the line work."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import Struct

from firebreak.api import bodies, finding, overview, reading, telling
from firebreak.api.access import Person, Role, rights
from firebreak.api.bodies_desk import OrderwireQuery, SearchQuery
from firebreak.api.operations import Ask, Operation
from firebreak.core.procedures.persistent import Pmap
from firebreak.node.index import TEXT_CHARS, Index, plain
from firebreak.node.service import LineService
from firebreak.testing.long_line import open_line, rare_word, write_record

ANYBODY = Person(name="desk", roles=rights(Role.OFFICER))


@pytest.fixture(scope="module", params=[2_000, pytest.param(100_000, marks=pytest.mark.slow)])
def line(request: pytest.FixtureRequest) -> LineService:
    """A line whose record has so many entries."""
    made = open_line(write_record(request.param))
    assert len(made.order.matters.keys) > request.param // 3
    return made


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what went through a whole record."""
    found: list[str] = []
    items, newest = Pmap.items, Index.newest
    monkeypatch.setattr(Pmap, "items", lambda self: found.append("a map of everything") or items(self))
    monkeypatch.setattr(Index, "newest", lambda self, before=None: found.append("the index") or newest(self, before))
    return found


def _ask(line: LineService, operation: Operation, query: Struct | None = None, **names: str) -> Any:
    node = SimpleNamespace(line=lambda _: line, lines={line.name: line})
    asked = Ask(
        node=node, door=None, caller=None, person=ANYBODY, names={"line": line.name, **names},  # type: ignore[arg-type]
        query=query or bodies.NoQuery(), body=None,
    )  # fmt: skip
    return asyncio.run(operation.handle(asked))  # type: ignore[arg-type]


def test_pages_look_at_what_they_show(line: LineService, walked: list[str]) -> None:
    first = _ask(line, reading.matters, bodies.MattersQuery(limit=50))
    assert len(first.matters) == 50
    again = _ask(line, reading.matters, bodies.MattersQuery(limit=50, before=first.next))
    assert again.matters[0].arrived <= first.matters[-1].arrived
    waiting = _ask(line, reading.matters, bodies.MattersQuery(limit=1000, open=True))
    assert all(m.open for m in waiting.matters)
    leaf = first.matters[7].id
    assert _ask(line, reading.matter, id=leaf).id == leaf
    assert _ask(line, reading.tests, bodies.ListQuery()).tests == []
    _ask(line, reading.alerts, bodies.ListQuery(open=True))
    _ask(line, reading.line_state)
    _ask(line, reading.lines)
    page = _ask(line, reading.log, bodies.LogQuery(limit=100, newest=True))
    assert _ask(line, reading.log, bodies.LogQuery(limit=10, after=page.entries[-11].id)).entries == page.entries[-10:]
    assert _ask(line, finding.entry, entry=leaf).acts
    _ask(line, finding.heads)
    assert walked == []


def test_the_live_view_looks_at_what_it_tells(line: LineService, walked: list[str]) -> None:
    config = SimpleNamespace(pager=(), callplan=())
    node: Any = SimpleNamespace(config=config, means=SimpleNamespace(weaknesses=list), selftests=None, lines={})
    first = asyncio.run(telling.snapshot(node, line))
    assert len(first.matters or ()) == telling.SNAPSHOT
    assert first.releases is None, "nothing is kept for desks here, and nothing is made up"
    assert telling.tick(line).line == overview.state(line)
    assert walked == []


def test_all_pages_together_are_the_whole_list(line: LineService) -> None:
    found, before = [], bodies.UNSET
    while before is not None:
        page = _ask(line, reading.messages, bodies.MattersQuery(limit=1000, before=before))
        found += [m.id for m in page.matters]
        before = page.next
    assert len(found) == len(set(found)) == len(line.order.matters.keys)
    stamps = [m.arrived for m in page.matters]
    assert stamps == sorted(stamps, reverse=True)


def test_a_search_finds_the_one_and_pages_through_the_many(line: LineService) -> None:
    one = _ask(line, finding.search, SearchQuery(q=rare_word(37).upper()))
    assert [rare_word(37) in e.fields["text"] for e in one.entries] == [True]
    assert one.next is None
    many, before, pages = 0, bodies.UNSET, 0
    while before is not None and pages < 5:
        page = _ask(line, finding.search, SearchQuery(q="convoy", limit=20, before=before))
        many, before, pages = many + len(page.entries), page.next, pages + 1
    assert many == 100
    assert _ask(line, finding.search, SearchQuery(q="convoy", marking="TEST")).entries == []
    assert _ask(line, finding.orderwire, OrderwireQuery()).entries == []


def test_a_search_lets_the_line_work(line: LineService) -> None:
    async def both() -> int:
        turns = 0

        async def works() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        beside = asyncio.create_task(works())
        node: Any = SimpleNamespace(line=lambda _: line)
        asked = Ask(
            node=node, door=None, caller=None, person=ANYBODY, names={"line": line.name}, body=None,  # type: ignore[arg-type]
            query=SearchQuery(q="nothing holds this"),
        )  # fmt: skip
        found: Any = await finding.search.handle(asked)
        beside.cancel()
        assert found.entries == []
        return turns

    index = asyncio.run(line.indexed())
    assert asyncio.run(both()) >= len(index.rows) // 4096, "a few thousand rows at a time"


def test_the_index_holds_no_more_of_an_entry_than_its_bound(line: LineService) -> None:
    index = asyncio.run(line.indexed())
    assert len(index.rows) == len(index.at)
    assert all(len(row.text) <= TEXT_CHARS for row in index.rows)
    fresh = Index(line.engine.store)
    for item in line.log():
        fresh.add(item)
    assert {row.leaf: row for row in fresh.rows} == {row.leaf: row for row in index.rows}
    assert plain("STRASSE Cafe\u0301") == plain("straße CAFÉ")
