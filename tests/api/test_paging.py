"""Pages about fetching people: what is tested, what is doubtful, and that no address of a means is ever shown."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from firebreak.forms.triggers import forms


@pytest.fixture(scope="module")
def dressed(pair: Any) -> Any:
    """The northern node, whose settings name a bell, a program that works, one that does not, and a service."""
    from firebreak.node.config import parse_config
    from firebreak.node.means import Means

    node = pair.north.node
    text = """
    [node]
    name = "North"
    [[pager]]
    name = "bell"
    kind = "bell"
    [[pager]]
    name = "phone"
    kind = "command"
    command = ["true"]
    test_times = ["06:00"]
    [[pager]]
    name = "siren"
    kind = "command"
    command = ["false"]
    [[pager]]
    name = "push"
    kind = "apprise"
    urls = ["duty = json://user:hush@127.0.0.1:1/topic"]
    desks = ["chief"]
    [[callplan]]
    desk = "watch"
    step = [{ pager = "bell" }, { pager = "phone", to = "duty officer", after_s = 20 }]
    [[callplan]]
    desk = "chief"
    step = [{ pager = "push", to = "duty" }]
    """
    node.config = parse_config("\n".join(line.strip() for line in text.splitlines()))
    node.means = Means(node.config, node.lines, lambda *_: None)
    node.selftests = node._self_tests()
    return node


def test_means_plans_and_doubts_are_shown_without_any_address(dressed: Any, north: httpx.Client) -> None:
    tested = north.post("/v1/paging/test", json={})
    assert tested.status_code == 200, tested.text
    results = {one["name"]: (one["ok"], one["result"]) for one in tested.json()["tests"]}
    assert results == {"bell": (False, "failed"), "phone": (True, "taken"), "siren": (False, "failed"),
                       "push": (False, "failed")}  # fmt: skip
    reply = north.get("/v1/paging")
    assert "hush" not in reply.text and "topic" not in reply.text and "127.0.0.1" not in reply.text
    found = reply.json()
    assert [(one["name"], one["kind"], one["independent"]) for one in found["means"]] == [
        ("bell", "bell", True), ("phone", "command", True), ("siren", "command", True), ("push", "apprise", True),
    ]  # fmt: skip
    phone = found["means"][1]
    assert phone["last_test"]["words"] == "The means took the test. Whether anybody heard it is not known."
    assert phone["next_test"].endswith("T06:00:00Z")
    assert found["means"][2]["next_test"] is None
    assert found["plans"][0]["steps"][1] == {"pager": "phone", "to": "duty officer", "after_s": 20}
    assert [(one["code"], one["desk"] or one["name"]) for one in found["warnings"]] == [
        ("few_means", "chief"), ("test_failed", "bell"), ("test_failed", "siren"), ("test_failed", "push"),
    ]  # fmt: skip


def test_one_means_or_those_of_a_desk_are_tested(dressed: Any, north: httpx.Client) -> None:
    one = north.post("/v1/paging/test", json={"name": "phone"}).json()["tests"]
    assert [(test["name"], test["ok"]) for test in one] == [("phone", True)]
    desk = north.post("/v1/paging/test", json={"desk": "watch"}).json()["tests"]
    assert [test["name"] for test in desk] == ["bell", "phone"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"name": "gong"}, "this node has no pager 'gong'; it has bell, phone, siren, push"),
        ({"name": "push", "desk": "watch"}, "the desk watch has no pager 'push'; it has bell, phone"),
        ({"desk": "kitchen"}, "kitchen"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    dressed: Any, north: httpx.Client, body: dict[str, str], says: str
) -> None:
    refused = north.post("/v1/paging/test", json=body)
    assert refused.status_code == 409
    assert says in refused.json()["detail"]


def test_an_auditor_sees_and_does_not_test(pair: Any, dressed: Any) -> None:
    with pair.north.client(pair.north.auditor) as client:
        assert client.get("/v1/paging").status_code == 200
        assert client.post("/v1/paging/test", json={}).status_code == 403


def test_triggers_come_in_the_language_asked_for(north: httpx.Client) -> None:
    english = north.get("/v1/triggers").json()
    assert english["lang"] == "en"
    assert [one["id"] for one in english["triggers"]] == [form.id for form in forms()]
    first = english["triggers"][0]
    assert (first["precedence"], first["to_echelon"]) == ("FLASH", "operational")
    assert "[place]" in first["text"] and "[place]" in first["slots"]
    russian = north.get("/v1/triggers", params={"lang": "ru"}).json()["triggers"]
    assert russian[0]["title"] != first["title"]
    assert north.get("/v1/triggers", params={"lang": "de"}).json() == english, "and it says that they are English"
    assert north.get("/v1/triggers", params={"lang": "not a tag"}).status_code == 400
