"""Officers at the door: links, passphrases, sessions, cookies, forged requests, and the end of a session."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from firebreak.api.gate import PROTOCOL
from firebreak.node.links import make_link
from firebreak.node.officers import add_officer, change_officer, edit, remove_officer
from firebreak.node.passphrase import stretch
from firebreak.node.vault import Cost

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
WORDS = "seven grey herons over the weir"


def _is(response: httpx.Response, status: int, family: str) -> None:
    assert (response.status_code, response.json()["error"]) == (status, family), response.text


def _folder(pair: Any) -> Any:
    return pair.north.node.layout.folder


def _officer(pair: Any, officer_id: str, *roles: str, **more: Any) -> str:
    add_officer(_folder(pair), officer_id, roles=roles or ("watch",), entropy=os.urandom, **more)
    return officer_id


def _reload(pair: Any) -> None:
    app = pair.north.app
    asyncio.run_coroutine_threadsafe(_now(app.door.sessions.reload), pair.loop).result(5)


async def _now(work: Any) -> None:
    work()


def _link(pair: Any, name: str, **more: Any) -> str:
    return make_link(_folder(pair), name, int(time.time()), os.urandom, **more)


def _browser(pair: Any) -> httpx.Client:
    return httpx.Client(base_url=pair.north.url, headers={"Origin": pair.north.url}, timeout=20)


@contextmanager
def _enter(pair: Any, name: str) -> Iterator[httpx.Client]:
    """Give a browser in which an officer is signed in."""
    with _browser(pair) as browser:
        signed = browser.post("/v1/session/link", json={"code": _link(pair, name)})
        assert signed.status_code == 200, signed.text
        browser.headers["X-Firebreak-CSRF"] = signed.json()["csrf"]
        yield browser


@pytest.fixture(scope="module", autouse=True)
def cheap(pair: Any) -> None:
    """Let passphrases cost little in tests."""
    pair.north.app.door.cost = CHEAP


def test_a_link_signs_an_officer_in_once(pair: Any) -> None:
    code = _link(pair, _officer(pair, "anna", "watch", "supervisor", name="Anna <b>Lund</b>", desks=("watch",)))
    with _browser(pair) as browser, _browser(pair) as thief:
        said = browser.post("/v1/session/link", json={"code": code})
        assert said.status_code == 200
        cookie = said.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
        assert browser.get("/v1/session").json() == {**said.json()}
        assert said.json()["officer"] == {
            "id": "anna", "name": "Anna <b>Lund</b>", "roles": ["watch", "supervisor"], "desks": ["watch"],
            "language": "en",
        }  # fmt: skip
        _is(thief.post("/v1/session/link", json={"code": code}), 401, "unauthorised")
        _is(thief.get("/v1/session"), 401, "unauthorised")


def test_a_link_past_its_time_lets_nobody_in(pair: Any) -> None:
    code = _link(pair, _officer(pair, "late"), valid_s=0)
    with _browser(pair) as browser:
        _is(browser.post("/v1/session/link", json={"code": code}), 401, "unauthorised")


@pytest.mark.parametrize("code", ["x", "../../etc/passwd", "\U0001f600", "a" * 128])
def test_what_never_was_a_link_is_refused_in_the_same_words(code: str, pair: Any) -> None:
    with _browser(pair) as browser:
        _is(browser.post("/v1/session/link", json={"code": code}), 401, "unauthorised")


def test_nothing_on_the_disk_lets_anybody_in(pair: Any) -> None:
    code = _link(pair, _officer(pair, "disk"))
    with _browser(pair) as browser:
        browser.post("/v1/session/link", json={"code": code})
        secrets = [*(value for _, value in browser.cookies.items()), code]
        layout = pair.north.node.layout
        held = b"".join(path.read_bytes() for path in (layout.officers, layout.links, layout.sessions))
        assert secrets and not any(secret.encode() in held for secret in secrets)
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in (layout.officers, layout.links, layout.sessions))


# --- forged requests ------------------------------------------------------------------------------------------------

ANSWER = {"by": "watch", "of": "0000"}


def test_an_act_needs_the_word_of_its_own_page(pair: Any) -> None:
    with _enter(pair, _officer(pair, "berta")) as browser:
        word = browser.headers.pop("X-Firebreak-CSRF")
        _is(browser.post("/v1/lines/south/acts/answer", json=ANSWER), 403, "forbidden")
        for wrong in ("", "0" * 64, word[:-1], "\xe9", word + "0"):
            sent = [(k, v) for k, v in browser.headers.items()] + [("X-Firebreak-CSRF", wrong.encode("latin-1"))]
            _is(browser.post("/v1/lines/south/acts/answer", json=ANSWER, headers=sent), 403, "forbidden")
        sent_right = browser.post("/v1/lines/south/acts/answer", json=ANSWER, headers={"X-Firebreak-CSRF": word})
        _is(sent_right, 409, "usage")  # read, and there is no such call


@pytest.mark.parametrize(
    "forged",
    [
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_of_another_port_or_site_is_foreign(forged: dict[str, str], pair: Any) -> None:
    with _enter(pair, _officer(pair, f"carl{abs(hash(str(forged))) % 10**6}")) as browser:
        _is(browser.get("/v1/lines", headers=forged), 403, "forbidden")
        _is(browser.post("/v1/lines/south/acts/answer", json=ANSWER, headers=forged), 403, "forbidden")


def test_the_cookie_of_another_node_of_this_machine_is_not_ours(pair: Any) -> None:
    with _enter(pair, _officer(pair, "dora")) as browser:
        (name, value), *_ = [pair for pair in browser.cookies.items() if not pair[0].endswith("-known")]
        with httpx.Client(base_url=pair.south.url, cookies={name: value}) as other:
            _is(other.get("/v1/session"), 401, "unauthorised")
        with httpx.Client(base_url=pair.north.url, cookies={"firebreak-000000000000": value}) as tossed:
            _is(tossed.get("/v1/lines"), 401, "unauthorised")
        many = "; ".join(f"{name}={'0' * 64}" for _ in range(50))
        _is(httpx.get(f"{pair.north.url}/v1/lines", headers={"Cookie": many}), 401, "unauthorised")


# --- live views -----------------------------------------------------------------------------------------------------


def _view(pair: Any, browser: httpx.Client, origin: str | None) -> Any:
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    url = f"{pair.north.url.replace('http', 'ws')}/v1/lines/south/watch"
    return connect(url, additional_headers={"Cookie": cookie}, origin=origin, subprotocols=[PROTOCOL])  # type: ignore[arg-type,list-item]


def test_a_live_view_opens_by_cookie_for_our_own_page_alone(pair: Any) -> None:
    with _enter(pair, _officer(pair, "emil")) as browser:
        with _view(pair, browser, pair.north.url) as view:
            assert '"what":"snapshot"' in str(view.recv(5))
        for foreign in ("http://127.0.0.1:1", None):
            with pytest.raises((InvalidStatus, ConnectionClosed)), _view(pair, browser, foreign) as view:
                view.recv(5)


def _closing_code(view: Any) -> int | None:
    """Read a view to its end and return the code it was closed with."""
    try:
        while True:
            view.recv(5)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd is not None else None


def test_removing_an_officer_ends_sessions_and_live_views(pair: Any) -> None:
    with _enter(pair, _officer(pair, "frieda")) as browser, _view(pair, browser, pair.north.url) as view:
        view.recv(5)
        remove_officer(_folder(pair), "frieda")
        _reload(pair)
        assert _closing_code(view) == 4401
        _is(browser.get("/v1/lines"), 401, "unauthorised")


def test_other_roles_end_a_session_and_another_name_does_not(pair: Any) -> None:
    with _enter(pair, _officer(pair, "gustav")) as browser:
        change_officer(_folder(pair), "gustav", name="Gustav Adolf")
        _reload(pair)
        assert browser.get("/v1/session").json()["officer"]["name"] == "Gustav Adolf"
        change_officer(_folder(pair), "gustav", roles=("auditor",))
        _reload(pair)
        _is(browser.get("/v1/session"), 401, "unauthorised")


def test_signing_out_ends_the_session_on_the_node(pair: Any) -> None:
    with _enter(pair, _officer(pair, "hanna")) as browser:
        kept = dict(browser.cookies.items())
        assert browser.post("/v1/session/end", json={}).status_code == 200
        with httpx.Client(base_url=pair.north.url, cookies=kept) as thief:
            _is(thief.get("/v1/session"), 401, "unauthorised")


# --- passphrases ----------------------------------------------------------------------------------------------------


def _with_passphrase(pair: Any, name: str) -> str:
    _officer(pair, name)
    kept = stretch(WORDS, os.urandom, CHEAP)
    from dataclasses import replace

    edit(pair.north.node.layout, lambda all_: all_.put(replace(all_.get(name), passphrase=kept)))
    _reload(pair)
    return name


def _try(browser: httpx.Client, name: str, words: str) -> httpx.Response:
    return browser.post("/v1/session", json={"officer": name, "passphrase": words})


def test_a_passphrase_signs_in_and_a_wrong_one_says_nothing_of_the_officer(pair: Any) -> None:
    _with_passphrase(pair, "ida")
    _officer(pair, "jon")  # has none
    with _browser(pair) as browser:
        answers = [_try(browser, name, "wrong wrong wrong").json() for name in ("ida", "jon", "nobody")]
        assert answers[0] == answers[1] == answers[2]
        assert answers[0]["error"] == "unauthorised"
        assert _try(browser, "ida", WORDS).json()["via"] == "passphrase"


def test_attempts_are_delayed_for_half_a_minute_at_most_and_links_and_sessions_never(pair: Any) -> None:
    _with_passphrase(pair, "kurt")
    with _enter(pair, "kurt") as inside, _browser(pair) as browser:
        answers = [_try(browser, "kurt", f"wrong number {n}") for n in range(12)]
        assert answers[0].status_code == 401
        _is(answers[-1], 429, "limited")
        assert 1 <= answers[-1].json()["retry_s"] <= 30
        _is(_try(browser, "kurt", WORDS), 429, "limited")
        assert inside.get("/v1/session").status_code == 200
        assert browser.post("/v1/session/link", json={"code": _link(pair, "kurt")}).status_code == 200


def test_ones_own_passphrase_ends_ones_other_sessions(pair: Any) -> None:
    with _enter(pair, _officer(pair, "lars")) as here, _enter(pair, "lars") as elsewhere:
        _is(here.post("/v1/session/passphrase", json={"passphrase": "short"}), 400, "malformed")
        assert here.post("/v1/session/passphrase", json={"passphrase": WORDS}).json()["passphrase"] is True
        assert here.get("/v1/session").status_code == 200
        _is(elsewhere.get("/v1/session"), 401, "unauthorised")


# --- roles and desks ------------------------------------------------------------------------------------------------


def test_a_refusal_names_the_role_that_is_missing(pair: Any) -> None:
    with _enter(pair, _officer(pair, "mona", "auditor")) as browser:
        refused = browser.post("/v1/lines/south/messages", json={})
        _is(refused, 403, "forbidden")
        assert refused.json()["needs"] == ["watch", "supervisor", "principal"]
        assert "watch or supervisor or principal" in refused.json()["detail"]
    with _enter(pair, _officer(pair, "nils", "watch")) as browser:
        refused = browser.post("/v1/lines/south/declare", json={"by": "watch", "state": "suspended"})
        assert refused.json()["needs"] == ["supervisor"]
        assert browser.post("/v1/verify", content=b"").json()["needs"] == ["supervisor", "auditor"]


def test_an_administrator_sees_state_and_no_content(pair: Any) -> None:
    with _enter(pair, _officer(pair, "olga", "administrator")) as browser:
        assert browser.get("/v1/lines/south").status_code == 200
        for page in ("matters", "log", "held", "report"):
            _is(browser.get(f"/v1/lines/south/{page}"), 403, "forbidden")
        with pytest.raises((InvalidStatus, ConnectionClosed)), _view(pair, browser, pair.north.url) as view:
            view.recv(5)


def test_an_officer_acts_for_their_desks_alone(pair: Any) -> None:
    message = {"to": ["watch"], "precedence": "ROUTINE", "text": "Good morning."}
    with _enter(pair, _officer(pair, "paul", "watch", desks=("watch",))) as browser:
        _is(browser.post("/v1/lines/south/messages", json={**message, "by": "chief"}), 403, "forbidden")
        assert browser.post("/v1/lines/south/messages", json={**message, "by": "watch"}).status_code == 201
    with _enter(pair, _officer(pair, "rosa", "watch")) as browser:
        _is(browser.post("/v1/lines/south/messages", json={**message, "by": "minister"}), 403, "forbidden")
        assert browser.post("/v1/lines/south/messages", json={**message, "by": "chief"}).status_code == 201


def test_a_language_is_kept(pair: Any) -> None:
    with _enter(pair, _officer(pair, "sven")) as browser:
        assert browser.post("/v1/session/language", json={"language": "ar"}).json()["officer"]["language"] == "ar"
        _is(browser.post("/v1/session/language", json={"language": "<script>"}), 400, "malformed")
        assert browser.get("/v1/session").json()["officer"]["language"] == "ar"


def test_a_queue_of_strangers_keeps_no_known_browser_waiting(pair: Any) -> None:
    door = pair.north.app.door
    _with_passphrase(pair, "thea")
    with _enter(pair, "thea") as known:
        del known.headers["X-Firebreak-CSRF"]
        known.post("/v1/session/end", json={})
        door._strangers._working += 1000
        try:
            with _browser(pair) as stranger:
                _is(_try(stranger, "thea", WORDS), 429, "limited")
            assert _try(known, "thea", WORDS).status_code == 200
        finally:
            door._strangers._working -= 1000


def test_files_out_of_form_tell_a_stranger_nothing_of_themselves(pair: Any) -> None:
    place = pair.north.node.layout.links
    held = place.read_bytes()
    place.write_bytes(b"nonsense\n")
    try:
        with _browser(pair) as browser:
            refused = browser.post("/v1/session/link", json={"code": "x"})
            _is(refused, 503, "operational")
            assert str(place) not in refused.text
    finally:
        place.write_bytes(held)
