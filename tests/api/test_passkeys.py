"""Passkeys: made and used by an authenticator in software, of both algorithms, and everything that must be refused."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from firebreak.node.links import make_link
from firebreak.node.officers import add_officer, edit, load_officers
from firebreak.node.vault import Cost
from firebreak.testing.authenticator import PRESENT, VERIFIED, Authenticator, letters, octets

BOTH = pytest.mark.parametrize("edwards", [False, True], ids=["es256", "eddsa"])


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text


def _origin(pair: Any) -> str:
    return f"http://localhost:{pair.north.handle.port}"


def _folder(pair: Any) -> Any:
    return pair.north.node.layout.folder


@contextmanager
def _page(pair: Any) -> Iterator[httpx.Client]:
    """Give a browser on the page `http://localhost:...`, which is a name."""
    host = f"localhost:{pair.north.handle.port}"
    with httpx.Client(base_url=pair.north.url, headers={"Host": host, "Origin": f"http://{host}"}, timeout=20) as one:
        one.cookies.jar.clear()
        yield one


def _signed_in(pair: Any, browser: httpx.Client, name: str) -> httpx.Client:
    add_officer(_folder(pair), name, roles=("watch",), entropy=os.urandom)
    code = make_link(_folder(pair), name, int(time.time()), os.urandom)
    said = browser.post("/v1/session/link", json={"code": code})
    assert said.status_code == 200, said.text
    browser.headers["Cookie"] = said.headers["set-cookie"].partition(";")[0]
    browser.headers["X-Firebreak-CSRF"] = said.json()["csrf"]
    return browser


def _begin(browser: httpx.Client, page: str, **body: Any) -> dict[str, Any]:
    said = browser.post(f"/v1/session/passkey/{page}", json=body)
    assert said.status_code == 200, said.text
    found: dict[str, Any] = said.json()["options"]
    return found


def _add(pair: Any, browser: httpx.Client, *, edwards: bool = False, **more: Any) -> Authenticator:
    key = Authenticator(_origin(pair), edwards=edwards, **more)
    made = key.create(_begin(browser, "register/begin"))
    said = browser.post("/v1/session/passkey/register/finish", json={"credential": made, "label": "desk <i>key</i>"})
    assert said.status_code == 200, said.text
    return key


def _finish(pair: Any, key: Authenticator, begin: dict[str, Any] | None = None, **told: Any) -> httpx.Response:
    with _page(pair) as stranger:
        options = begin if begin is not None else _begin(stranger, "begin")
        return stranger.post("/v1/session/passkey/finish", json={"credential": key.get(options, **told)})


@BOTH
def test_a_passkey_is_added_and_signs_in(edwards: bool, pair: Any) -> None:
    name = f"anna{edwards}".lower()
    with _page(pair) as browser:
        key = _add(pair, _signed_in(pair, browser, name), edwards=edwards)
        shown = browser.get("/v1/session").json()
        assert shown["passkeys"] == 1 and shown["rp_id"] == "localhost"
        assert shown["passkey_list"][0]["label"] == "desk <i>key</i>"
    for _ in range(2):
        said = _finish(pair, key)
        assert said.status_code == 200, said.text
        assert (said.json()["via"], said.json()["officer"]["id"]) == ("passkey", name)
    kept = load_officers(pair.north.node.layout).get(name).passkeys[0]
    assert kept.count == key.count and kept.key == key.cose()


def test_what_is_asked_of_the_authenticator(pair: Any) -> None:
    with _page(pair) as browser:
        options = _begin(_signed_in(pair, browser, "berta"), "register/begin")
        assert [one["alg"] for one in options["pubKeyCredParams"]] == [-7, -8]
        assert options["authenticatorSelection"]["userVerification"] == "required"
        assert options["attestation"] == "none" and options["rp"]["id"] == "localhost"
        assert options["user"]["name"] == "berta"
        asked = _begin(browser, "begin")
        assert asked["userVerification"] == "required" and asked["allowCredentials"] == []


def test_naming_an_officer_tells_nothing_of_whether_there_is_one(pair: Any) -> None:
    with _page(pair) as browser:
        _signed_in(pair, browser, "carl")
        there, again, nobody = (_begin(browser, "begin", officer=name) for name in ("carl", "carl", "nobody"))
        assert len(there["allowCredentials"]) == len(nobody["allowCredentials"]) == 1
        assert there["allowCredentials"] == again["allowCredentials"] != nobody["allowCredentials"]


@pytest.fixture
def key(pair: Any, request: pytest.FixtureRequest) -> Iterator[Authenticator]:
    """A passkey of an officer of its own."""
    with _page(pair) as browser:
        name = f"k{abs(hash(request.node.name)) % 10**9}"
        yield _add(pair, _signed_in(pair, browser, name))


@pytest.mark.parametrize(
    "wrong",
    [
        {"flags": PRESENT},  # nobody was verified
        {"flags": VERIFIED},  # nobody was there
        {"rp_id": "evil.example"},
        {"origin": "http://localhost:1"},
        {"origin": "https://evil.example"},
        {"type": "webauthn.create"},
        {"challenge": letters(b"\0" * 56)},
        {"challenge": ""},
        {"challenge": 7},
    ],
    ids=str,
)
def test_a_sign_in_that_is_not_for_here_and_now_is_refused(wrong: dict[str, Any], pair: Any, key: Any) -> None:
    refused = _finish(pair, key, **wrong)
    assert refused.status_code in (400, 401, 409), refused.text
    assert "session" not in refused.headers.get("set-cookie", "")


def test_an_answer_is_good_once(pair: Any, key: Any) -> None:
    with _page(pair) as browser:
        made = key.get(_begin(browser, "begin"))
        assert browser.post("/v1/session/passkey/finish", json={"credential": made}).status_code == 200
        _is(browser.post("/v1/session/passkey/finish", json={"credential": made}), 401, "unauthorised")


def test_an_answer_without_a_counter_is_good_once_too(pair: Any) -> None:
    with _page(pair) as browser:
        key = _add(pair, _signed_in(pair, browser, "dora"), counts=False)
        made = key.get(_begin(browser, "begin"))
        assert browser.post("/v1/session/passkey/finish", json={"credential": made}).status_code == 200
        _is(browser.post("/v1/session/passkey/finish", json={"credential": made}), 401, "unauthorised")


def test_a_challenge_for_adding_does_not_sign_in(pair: Any) -> None:
    with _page(pair) as browser:
        key = _add(pair, _signed_in(pair, browser, "emil"))
        begun = _begin(browser, "register/begin")
        _is(_finish(pair, key, {"challenge": begun["challenge"], "rpId": "localhost"}), 401, "unauthorised")


def test_a_copied_authenticator_is_found_by_its_counter(pair: Any, key: Any) -> None:
    assert _finish(pair, key).status_code == 200
    key.count -= 1
    _is(_finish(pair, key), 401, "unauthorised")


def test_a_challenge_past_its_time_is_refused(pair: Any, key: Any) -> None:
    challenges = pair.north.app.door.challenges
    with _page(pair) as browser:
        begun = _begin(browser, "begin")
        clock = challenges._clock

        class Later:
            def now(self) -> Any:
                now = clock.now()
                return replace(now, instant=now.instant + 121_000)

        challenges._clock = Later()
        try:
            _is(_finish(pair, key, begun), 401, "unauthorised")
        finally:
            challenges._clock = clock


def test_another_officers_handle_is_refused(pair: Any, key: Any) -> None:
    key.handle = b"somebody else's"
    _is(_finish(pair, key), 401, "unauthorised")


def test_a_removed_passkey_signs_nobody_in_and_ends_other_sessions(pair: Any) -> None:
    with _page(pair) as browser:
        key = _add(pair, _signed_in(pair, browser, "gerd"))
        elsewhere = _finish(pair, key).headers["set-cookie"].partition(";")[0]
        named = browser.get("/v1/session").json()["passkey_list"][0]["id"]
        assert browser.post("/v1/session/passkey/remove", json={"id": named}).json()["passkeys"] == 0
        _is(_finish(pair, key), 401, "unauthorised")
        _is(httpx.get(f"{pair.north.url}/v1/session", headers={"Cookie": elsewhere}), 401, "unauthorised")
        assert browser.get("/v1/session").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"flags": PRESENT}, {"rp_id": "evil.example"}, {"origin": "http://localhost:1"}, {"type": "webauthn.get"}]
)
def test_a_passkey_that_was_not_made_here_is_not_added(wrong: dict[str, Any], pair: Any) -> None:
    with _page(pair) as browser:
        _signed_in(pair, browser, f"h{abs(hash(str(wrong))) % 10**9}")
        made = Authenticator(_origin(pair)).create(_begin(browser, "register/begin"), **wrong)
        said = browser.post("/v1/session/passkey/register/finish", json={"credential": made, "label": "x"})
        assert said.status_code in (400, 409), said.text
        assert browser.get("/v1/session").json()["passkeys"] == 0


def test_a_weak_key_is_not_added(pair: Any) -> None:
    class Weak(Authenticator):
        def cose(self) -> bytes:
            return bytes.fromhex("a4010103272006215820") + (1).to_bytes(32, "little")  # the identity point

    with _page(pair) as browser:
        _signed_in(pair, browser, "ida")
        made = Weak(_origin(pair), edwards=True).create(_begin(browser, "register/begin"))
        _is(browser.post("/v1/session/passkey/register/finish", json={"credential": made, "label": "x"}), 409, "usage")


def test_one_passkey_belongs_to_one_officer(pair: Any) -> None:
    with _page(pair) as first, _page(pair) as second:
        key = _add(pair, _signed_in(pair, first, "jan"))
        made = key.create(_begin(_signed_in(pair, second, "joris"), "register/begin"))
        _is(second.post("/v1/session/passkey/register/finish", json={"credential": made, "label": "x"}), 409, "usage")


def test_an_address_has_no_passkeys_and_the_refusal_says_why(pair: Any) -> None:
    refused = httpx.post(f"{pair.north.url}/v1/session/passkey/begin", json={})
    _is(refused, 409, "usage")
    assert "host name" in refused.json()["detail"]
    plain = httpx.post(f"{pair.north.url}/v1/session/passkey/begin", json={}, headers={"Host": "firebreak.example"})
    _is(plain, 409, "usage")
    assert "TLS" in plain.json()["detail"]


def test_failed_passphrases_never_delay_a_passkey(pair: Any, key: Any) -> None:
    pair.north.app.door.cost = Cost(iterations=1, memory_kib=64, lanes=1)
    with _page(pair) as browser:
        for _ in range(20):
            browser.post("/v1/session", json={"officer": "nobody", "passphrase": "wrong"})
        _is(browser.post("/v1/session", json={"officer": "nobody", "passphrase": "wrong"}), 429, "limited")
        assert _finish(pair, key).status_code == 200


def test_an_officer_who_was_removed_does_not_come_in_by_passkey(pair: Any) -> None:
    with _page(pair) as browser:
        key = _add(pair, _signed_in(pair, browser, "karl"))
    officers = edit(pair.north.node.layout, lambda all_: all_.without("karl"))

    async def take_up() -> None:
        pair.north.app.door.sessions.take_up(officers)

    asyncio.run_coroutine_threadsafe(take_up(), pair.loop).result(5)
    _is(_finish(pair, key), 401, "unauthorised")


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
def test_every_byte_of_an_answer_counts(part: str, pair: Any, key: Any) -> None:
    with _page(pair) as browser:
        for at in (0, 5, 33, -1):
            made = key.get(_begin(browser, "begin"))
            data = bytearray(octets(made["response"][part]))
            data[at] ^= 1
            made["response"][part] = letters(bytes(data))
            refused = browser.post("/v1/session/passkey/finish", json={"credential": made})
            assert refused.status_code in (400, 401, 409), refused.text
