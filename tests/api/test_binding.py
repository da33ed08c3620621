"""An act bound to the officer who does it, and every answer of a passkey that was made for something else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from firebreak.core.line.blobs import NOTE
from firebreak.core.record.act import officer_of, parse_act_blob
from firebreak.core.types import Leaf
from firebreak.node.enrol import enrol_officer
from firebreak.node.links import make_link
from firebreak.node.officers import add_officer
from firebreak.testing.authenticator import PRESENT, Authenticator, letters

LINE = "/v1/lines/south"


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text


@contextmanager
def _officer(pair: Any, name: str) -> Iterator[tuple[httpx.Client, Authenticator]]:
    """Give a browser in which an officer is signed in who has a passkey, and the passkey."""
    folder, host = pair.north.node.layout.folder, f"localhost:{pair.north.handle.port}"
    add_officer(folder, name, roles=("watch", "supervisor"), entropy=os.urandom)
    code = make_link(folder, name, int(time.time()), os.urandom)
    with httpx.Client(base_url=pair.north.url, headers={"Host": host, "Origin": f"http://{host}"}, timeout=20) as one:
        said = one.post("/v1/session/link", json={"code": code})
        one.headers["Cookie"] = said.headers["set-cookie"].partition(";")[0]
        one.headers["X-Firebreak-CSRF"] = said.json()["csrf"]
        key = Authenticator(f"http://{host}")
        options = one.post("/v1/session/passkey/register/begin", json={}).json()["options"]
        made = {"credential": key.create(options), "label": "key"}
        assert one.post("/v1/session/passkey/register/finish", json=made).status_code == 200
        yield one, key


@pytest.fixture(scope="module")
def anna(pair: Any) -> Iterator[tuple[httpx.Client, Authenticator]]:
    """An officer of the north with a passkey."""
    with _officer(pair, "anna") as made:
        yield made


@pytest.fixture
def call(pair: Any, south: httpx.Client, north: httpx.Client, eventually: Any) -> str:
    """Place a call of the south and return its id once it rings in the north."""
    body = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "subject": "Ships", "text": "Three."}
    leaf: str = south.post("/v1/lines/north/calls", json=body).json()["id"]
    eventually(lambda: north.get(f"{LINE}/matters/{leaf}").status_code == 200)
    eventually(lambda: north.get(f"{LINE}/matters/{leaf}").json().get("ring"))
    return leaf


def _challenge(browser: httpx.Client, verb: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    said = browser.post(f"{LINE}/challenge", json={"verb": verb, "body": body, **more})
    assert said.status_code == 200, said.text
    found: dict[str, Any] = said.json()
    return found


def _blob(pair: Any, leaf: str) -> Any:
    node = pair.north.node
    note = node.store.note(NOTE, node.lines["south"].material.line, Leaf(bytes.fromhex(leaf)))
    return None if note is None else parse_act_blob(note)


def test_an_answer_by_passkey_commits_to_the_assertion(pair: Any, anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    asked = _challenge(browser, "answer", body)
    assert asked["rp_id"] == "localhost" and asked["credentials"] == [{"id": letters(key.id)}]
    done = browser.post(f"{LINE}/acts/answer", json={**body, "assertion": key.assertion(asked)})
    assert done.status_code == 201, done.text
    blob = _blob(pair, done.json()["id"])
    assert blob.credential_id == key.id and blob.rp_id == "localhost" and call in [one.hex() for one in blob.shown]
    entry = browser.get(f"{LINE}/entries/{done.json()['id']}").json()
    assert blob.cred.hex() in entry["raw"] + str(entry["payload"])


def test_what_an_enrolled_passkey_did_names_its_row_of_our_manifest(pair: Any, call: str) -> None:
    folder = pair.north.node.layout.folder
    with _officer(pair, "dagny") as (browser, key):
        manifest = enrol_officer(folder, key.id, key.cose(), (1,))
        body = {"by": "watch", "of": call, "role": 1}
        sent = {**body, "assertion": key.assertion(_challenge(browser, "answer", body))}
        blob = _blob(pair, browser.post(f"{LINE}/acts/answer", json=sent).json()["id"])
    assert officer_of(manifest, blob.salt, blob.credential_id).key == key.cose()


def test_without_a_passkey_an_act_works_and_nothing_is_claimed(pair: Any, anna: Any, call: str) -> None:
    done = anna[0].post(f"{LINE}/acts/answer", json={"by": "watch", "of": call})
    assert done.status_code == 201
    assert _blob(pair, done.json()["id"]) is None


def test_an_answer_is_taken_once(anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    given = key.assertion(_challenge(browser, "seen", body))
    assert browser.post(f"{LINE}/acts/seen", json={**body, "assertion": given}).status_code == 201
    _is(browser.post(f"{LINE}/acts/seen", json={**body, "assertion": given}), 409, "usage")


def test_the_same_request_sent_again_is_written_once(anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    sent = {**body, "assertion": key.assertion(_challenge(browser, "answer", body))}
    header = {"Idempotency-Key": "lost-answer-1"}
    answers = [browser.post(f"{LINE}/acts/answer", json=sent, headers=header) for _ in range(3)]
    assert [one.status_code for one in answers] == [201, 201, 201]
    assert len({one.json()["id"] for one in answers}) == 1


@pytest.mark.parametrize("other", ["decline", "seen", "defer"])
def test_an_answer_for_one_act_is_not_one_for_another(other: str, anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    given = key.assertion(_challenge(browser, "answer", body))
    more = {"until": "2099-01-01T00:00:00Z"} if other == "defer" else {}
    _is(browser.post(f"{LINE}/acts/{other}", json={**body, **more, "assertion": given}), 409, "usage")


def test_nor_for_other_words_another_desk_or_another_call(anna: Any, call: str, north: httpx.Client) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call, "text": "We see three."}
    for change in ({"text": "We see four."}, {"by": "chief"}, {"text": None}):
        given = key.assertion(_challenge(browser, "seen", body))
        _is(browser.post(f"{LINE}/acts/seen", json={**body, **change, "assertion": given}), 409, "usage")


@pytest.mark.parametrize(
    "wrong",
    [
        {"flags": PRESENT},
        {"rp_id": "evil.example"},
        {"origin": "https://evil.example"},
        {"type": "webauthn.create"},
        {"crossOrigin": True},
    ],
    ids=str,
)
def test_an_answer_made_elsewhere_or_without_a_person_is_refused(wrong: Any, anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    asked = _challenge(browser, "answer", body)
    made = key.get({"challenge": asked["challenge"], "rpId": "localhost"}, **wrong)["response"]
    given = {
        "nonce": asked["nonce"], "credential": letters(key.id), "authenticator_data": made["authenticatorData"],
        "client_data": made["clientDataJSON"], "signature": made["signature"],
    }  # fmt: skip
    _is(browser.post(f"{LINE}/acts/answer", json={**body, "assertion": given}), 409, "usage")


def test_one_officers_answer_is_not_anothers(pair: Any, anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    given = key.assertion(_challenge(browser, "answer", body))
    with _officer(pair, "berta") as (other, others_key):
        _is(other.post(f"{LINE}/acts/answer", json={**body, "assertion": given}), 409, "usage")
        asked = _challenge(other, "answer", body)
        stolen = {**key.assertion(asked)}
        _is(other.post(f"{LINE}/acts/answer", json={**body, "assertion": stolen}), 409, "usage")
        mixed = {**others_key.assertion(asked), "signature": given["signature"]}
        _is(other.post(f"{LINE}/acts/answer", json={**body, "assertion": mixed}), 409, "usage")


def test_a_copied_key_is_found_by_its_counter(anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    before = key.count
    key.count = 0
    given = key.assertion(_challenge(browser, "seen", body))
    key.count = before
    refused = browser.post(f"{LINE}/acts/seen", json={**body, "assertion": given})
    _is(refused, 409, "usage")
    assert "copied" in refused.json()["detail"]


def test_a_program_confirms_nothing(north: httpx.Client, call: str) -> None:
    body = {"by": "watch", "of": call}
    _is(north.post(f"{LINE}/challenge", json={"verb": "answer", "body": body}), 409, "usage")
    given = dict.fromkeys(("nonce", "credential", "authenticator_data", "client_data", "signature"), "AAAA")
    _is(north.post(f"{LINE}/acts/answer", json={**body, "assertion": given}), 409, "usage")


def test_a_challenge_is_refused_for_what_cannot_be_done(anna: Any, call: str) -> None:
    browser, _ = anna
    body = {"by": "watch", "of": call}
    for said, word in (
        ({"verb": "fly", "body": body}, "no act 'fly'"),
        ({"verb": "answer", "body": {**body, "colour": "red"}}, "colour"),
        ({"verb": "answer", "body": {"of": call}}, "by"),
        ({"verb": "close", "body": body}, ""),  # not our matter
        ({"verb": "test-reply", "body": {"by": "watch", "answer": "x"}}, "`of`"),
    ):
        refused = browser.post(f"{LINE}/challenge", json=said)
        _is(refused, 409, "usage")
        assert word in refused.json()["detail"]


def test_two_persons_leave_two_credentials(pair: Any, anna: Any) -> None:
    browser, key = anna
    message = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "text": "Hold fire."}
    given = key.assertion(_challenge(browser, "message", message))
    made = browser.post(f"{LINE}/releases", json={"what": "message", "body": {**message, "assertion": given}})
    assert made.status_code == 201, made.text
    with _officer(pair, "carla") as (second, second_key):
        body, release = {"by": "watch"}, made.json()["id"]
        wrong = key.assertion(_challenge(second, "release", body, of=release))
        page = f"{LINE}/releases/{release}/release"
        _is(second.post(page, json={**body, "assertion": wrong}), 409, "usage")
        right = second_key.assertion(_challenge(second, "release", body, of=release))
        done = second.post(page, json={**body, "assertion": right})
        assert done.status_code == 201, done.text
    line = pair.north.node.lines["south"].material.line
    blobs = [parse_act_blob(note) for _, note in pair.north.node.store.notes(NOTE, line)]
    assert {key.id, second_key.id} <= {blob.credential_id for blob in blobs}


def test_open_confirmations_are_bounded_for_each_officer(pair: Any, anna: Any, call: str) -> None:
    browser, key = anna
    body = {"by": "watch", "of": call}
    first = _challenge(browser, "seen", body)
    for _ in range(20):
        _challenge(browser, "seen", body)
    open_now = pair.north.app.door.confirmations._open
    assert all(len(theirs) <= 16 for theirs in open_now.values())
    _is(browser.post(f"{LINE}/acts/seen", json={**body, "assertion": key.assertion(first)}), 409, "usage")


def test_a_passkey_listed_for_one_role_confirms_no_other(pair: Any, call: str) -> None:
    """The other side would be shown an act in a role that our root never gave its officer."""
    with _officer(pair, "elin") as (browser, key):
        enrol_officer(pair.north.node.layout.folder, key.id, key.cose(), (1,))
        pair.loop.call_soon_threadsafe(pair.north.node.renewal.reload)
        body = {"by": "watch", "of": call, "role": 2}
        asked = browser.post(f"{LINE}/challenge", json={"verb": "seen", "body": body})
        _is(asked, 403, "forbidden")
        assert "watch officer" in asked.json()["detail"]
        given = key.assertion(_challenge(browser, "seen", {**body, "role": 1}))
        done = browser.post(f"{LINE}/acts/seen", json={**body, "role": 1, "assertion": given})
        assert done.status_code == 201, done.text
