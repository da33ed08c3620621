"""Two-person release: what one officer composed leaves by the hand of another, as it stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from firebreak.api.access import Role
from firebreak.core.record.charter import Terms, TestSchedule
from firebreak.core.types import Precedence
from firebreak.node.releases import RELEASING
from tests.api.asking import Eventually, act, another, as_described, get, matter, post, refused
from tests.api.conftest import Pair, running

PAGE = "/v1/lines/south/releases"
WORDS = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": "Stop all movement on the northern route."}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Nodes whose charter asks for two persons at FLASH; the northern one asks it of IMMEDIATE by its own rule."""
    terms = Terms(tests=TestSchedule(times_s=()), settle_s=3600, two_person=(Precedence.FLASH,))
    with running(tmp_path_factory.mktemp("two"), terms) as made:
        made.north.node.lines["south"].local.two_person = frozenset({Precedence.IMMEDIATE})
        yield made


@pytest.fixture
def second(pair: Pair) -> Iterator[httpx.Client]:
    """A supervisor at the northern node."""
    with another(pair.north, Role.SUPERVISOR, "chief") as client:
        yield client


def _submit(client: httpx.Client, key: str = "", **changes: Any) -> Any:
    return post(client, PAGE, "Release", {"what": "message", "body": {**WORDS, **changes}}, key)


def test_a_second_person_releases_what_the_first_composed(
    north: httpx.Client, south: httpx.Client, second: httpx.Client, eventually: Eventually
) -> None:
    made = _submit(north)
    assert (made["state"], made["rule"], made["by"]) == ("waiting", "charter", "desk")
    assert get(north, "/v1/lines/south", "LineState")["waiting_release"] == 1
    done = post(second, f"{PAGE}/{made['id']}/release", "Submitted", {"by": "watch"})
    there = eventually(lambda: matter(south, "north", done["id"]))
    assert there["text"] == WORDS["text"]
    eventually(lambda: matter(south, "north", done["id"])["released_by"])
    assert matter(south, "north", done["id"])["needs_release"] is False
    mine = matter(north, "south", done["id"])
    assert (mine["by"]["name"], mine["released_by"]["side"]) == ("desk", "us")
    told = next(r for r in get(north, PAGE, "Releases")["releases"] if r["id"] == made["id"])
    assert (told["state"], told["decided_by"], told["entry"]) == ("released", "chief", done["id"])
    assert get(north, "/v1/lines/south", "LineState")["waiting_release"] == 0


def test_nobody_releases_their_own(pair: Pair, north: httpx.Client) -> None:
    made = _submit(north)
    assert "second person" in refused(north, f"{PAGE}/{made['id']}/release", {"by": "watch"}, 403)["detail"]
    with another(pair.north, Role.WATCH, "young") as watch:
        found = refused(watch, f"{PAGE}/{made['id']}/release", {"by": "watch"}, 403)
        assert found["needs"] == ["supervisor"]
    post(north, f"{PAGE}/{made['id']}/return", "Release", {"why": "taken back"})


def test_it_is_sent_once_however_often_it_is_released(north: httpx.Client, second: httpx.Client) -> None:
    made = _submit(north)
    first = post(second, f"{PAGE}/{made['id']}/release", "Submitted", {"by": "watch"})
    assert post(second, f"{PAGE}/{made['id']}/release", "Submitted", {"by": "watch"})["id"] == first["id"]
    sent = get(north, "/v1/lines/south/messages", "Matters")["matters"]
    assert [m["id"] for m in sent].count(first["id"]) == 1


def test_the_second_to_decide_is_told_who_was_first(pair: Pair, north: httpx.Client, second: httpx.Client) -> None:
    made = _submit(north)
    post(second, f"{PAGE}/{made['id']}/return", "Release", {"why": "say which route"})
    with another(pair.north, Role.SUPERVISOR, "deputy") as third:
        found = refused(third, f"{PAGE}/{made['id']}/release", {"by": "watch"}, 409)
    assert found["first_by"] == "chief"
    assert found["first_at"]
    told = next(r for r in get(north, PAGE, "Releases")["releases"] if r["id"] == made["id"])
    assert (told["state"], told["why"], told["entry"]) == ("returned", "say which route", None)


def test_what_needs_two_persons_is_not_sent_by_one(north: httpx.Client) -> None:
    page = "/v1/lines/south/messages"
    assert "second person" in refused(north, page, WORDS, 409)["detail"]
    assert "our own rule" in refused(north, page, {**WORDS, "precedence": "IMMEDIATE"}, 409)["detail"]
    assert act(north, "south", "messages", to=["watch"], precedence="PRIORITY", text="One person is enough.")
    state = get(north, "/v1/lines/south", "LineState")
    assert state["two_person"] == ["FLASH", "IMMEDIATE"]


def test_what_could_never_be_sent_is_refused_when_it_is_composed(north: httpx.Client) -> None:
    for wrong in ({"to": ["nowhere"]}, {"text": ""}, {"colour": "red"}, {"text": "x" * 7999}, {"regarding": "ab" * 32}):
        found = refused(north, PAGE, {"what": "message", "body": {**WORDS, **wrong}}, 409)
        assert found["error"] == "usage"
    call = {"by": "watch", "to": ["watch"], "precedence": "FLASH"}
    assert "subject" in refused(north, PAGE, {"what": "call", "body": call}, 409)["detail"]


def test_a_submission_sent_again_under_its_key_is_one(north: httpx.Client) -> None:
    first = _submit(north, "k-1", text="Once only.")
    assert _submit(north, "k-1", text="Once only.")["id"] == first["id"]
    post(north, f"{PAGE}/{first['id']}/return", "Release", {"why": "done with it"})


def test_a_call_is_released_too(
    north: httpx.Client, south: httpx.Client, second: httpx.Client, eventually: Eventually
) -> None:
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "subject": "Two aircraft"}
    made = post(north, PAGE, "Release", {"what": "call", "body": body})
    done = post(second, f"{PAGE}/{made['id']}/release", "Submitted", {"by": "watch"})
    eventually(lambda: matter(south, "north", done["id"]) and matter(south, "north", done["id"])["attempt"]["rang"])


def test_a_release_that_was_cut_short_is_told_from_the_record(
    pair: Pair, north: httpx.Client, second: httpx.Client
) -> None:
    sent, unsent = _submit(north, text="It left."), _submit(north, text="It never left.")
    done = post(second, f"{PAGE}/{sent['id']}/release", "Submitted", {"by": "watch"})
    store = pair.north.node.desk.file
    with store.change() as database:  # as after a power cut between the entry and the note that it is released
        database.execute("UPDATE releases SET state = ?, entry = NULL", (RELEASING,))
    found = {r["id"]: r for r in get(north, PAGE, "Releases")["releases"]}
    assert (found[sent["id"]]["state"], found[sent["id"]]["entry"]) == ("released", done["id"])
    assert found[unsent["id"]]["state"] == "waiting"
    as_described("Release", found[sent["id"]])
