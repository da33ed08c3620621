"""The first answer once more: while it is being made, afterwards, and never to somebody who asks something else."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import httpx
import msgspec
import pytest

from firebreak.api.access import Role, new_token
from firebreak.api.once import KEPT_MAX, Once
from firebreak.api.problem import Refused
from firebreak.core.types import Instant, LocalTime, Now


class Clock:
    """A clock that a test turns."""

    instant = 0

    def now(self) -> Now:
        return Now(utc=LocalTime(0), instant=Instant(self.instant))


class Said(msgspec.Struct):
    """An answer."""

    number: int


class Work:
    """Something that must not be done twice."""

    def __init__(self) -> None:
        self.done = 0
        self.may_end = asyncio.Event()

    async def __call__(self) -> Said:
        self.done += 1
        number = self.done
        await self.may_end.wait()
        return Said(number=number)


def test_who_asks_again_meanwhile_waits_for_the_same_answer() -> None:
    async def scenario() -> None:
        once, work = Once(Clock()), Work()
        asking = [asyncio.ensure_future(once.run("anna 1", b"x", work)) for _ in range(5)]
        await asyncio.sleep(0)
        work.may_end.set()
        assert [one.number for one in await asyncio.gather(*asking)] == [1] * 5
        assert (await once.run("anna 1", b"x", work)).number == 1
        assert (await once.run("berta 1", b"x", work)).number == 2

    asyncio.run(scenario())


def test_what_failed_fails_for_all_who_waited_and_may_be_tried_again() -> None:
    async def scenario() -> None:
        once, calls = Once(Clock()), 0

        async def fails() -> Any:
            nonlocal calls
            calls += 1
            await asyncio.sleep(0)
            raise Refused("usage", "no")

        asking = [asyncio.ensure_future(once.run("k", b"x", fails)) for _ in range(3)]
        found = await asyncio.gather(*asking, return_exceptions=True)
        assert all(isinstance(one, Refused) for one in found) and calls == 1
        with pytest.raises(Refused):
            await once.run("k", b"x", fails)
        assert calls == 2

    asyncio.run(scenario())


def test_a_key_for_something_else_is_refused_and_lasts_a_day() -> None:
    async def scenario() -> None:
        clock, work = Clock(), Work()
        once = Once(clock)
        work.may_end.set()
        await once.run("k", b"x", work)
        with pytest.raises(Refused, match="something else"):
            await once.run("k", b"y", work)
        clock.instant = 86_400_001
        assert (await once.run("k", b"y", work)).number == 2

    asyncio.run(scenario())


def test_memory_is_bounded_and_large_answers_are_not_kept() -> None:
    async def scenario() -> None:
        once, work = Once(Clock()), Work()
        work.may_end.set()
        for number in range(KEPT_MAX + 100):
            await once.run(f"k{number}", b"x", work)
        assert len(once) <= KEPT_MAX

        async def large() -> bytes:
            return bytes(1 << 20)

        before = len(once)
        assert len(await once.run("large", b"x", large)) == 1 << 20
        assert len(once) <= before

    asyncio.run(scenario())


def test_an_officer_whose_adding_was_not_answered_is_added_once(pair: Any, root: httpx.Client) -> None:
    key = {"Idempotency-Key": "add-1"}
    body = {"id": "once", "name": "Once", "roles": ["watch"]}
    first = root.post("/v1/officers", json=body, headers=key)
    again = root.post("/v1/officers", json=body, headers=key)
    assert first.status_code == again.status_code == 201 and first.json() == again.json()
    assert root.post("/v1/officers", json={**body, "name": "Twice"}, headers=key).status_code == 409


@pytest.fixture
def root(pair: Any) -> Any:
    """An administrator's program."""
    gate = pair.north.app.gate
    gate.tokens, secret = new_token(gate.tokens, Role.ADMINISTRATOR, "root", os.urandom)
    with pair.north.client(secret) as client:
        yield client
