"""Pages that look into the record: search, one entry, heads, history, check, archive, pages of lists."""

from __future__ import annotations

import asyncio
import io
import time
import zipfile
from typing import Any

import httpx
import pytest

from firebreak.node.checking import Check
from firebreak.ports_store import Batch
from tests.api.asking import Eventually, act, get, matter, post, refused

LINE = "/v1/lines/south"


@pytest.fixture(scope="module")
def many(north: httpx.Client) -> list[str]:
    """Messages of north, oldest first."""
    return [
        act(
            north, "south", "messages", to=["watch"], precedence="ROUTINE" if n % 2 else "PRIORITY",
            text=f"Report {n}: Straße {n} is open.", marking="EXERCISE" if n % 3 == 0 else "OPERATIONAL",
        )
        for n in range(9)
    ]  # fmt: skip


# --- lists ------------------------------------------------------------------------------------------------------------


def _ids(client: httpx.Client, **query: Any) -> list[str]:
    return [m["id"] for m in get(client, f"{LINE}/matters", "Matters", **query)["matters"]]


def test_a_list_is_read_page_by_page(north: httpx.Client, many: list[str]) -> None:
    found, before = [], None
    while True:
        page = get(north, f"{LINE}/matters", "Matters", limit=4, **({"before": before} if before else {}))
        found += [m["id"] for m in page["matters"]]
        assert len(page["matters"]) <= 4
        before = page["next"]
        if before is None:
            break
    assert found == many[::-1]
    assert _ids(north, before=many[0]) == []
    assert north.get(f"{LINE}/matters", params={"before": "0" * 64}).status_code == 404


def test_a_list_is_narrowed(north: httpx.Client, south: httpx.Client, many: list[str]) -> None:
    assert _ids(north, q="STRASSE 4") == [many[4]]
    assert _ids(north, q="nowhere at all") == []
    assert _ids(north, marking="EXERCISE") == [many[6], many[3], many[0]]
    assert _ids(north, direction="in") == []
    assert _ids(north, what="call") == []
    assert _ids(north, what="message", direction="out", limit=1) == [many[-1]]
    assert _ids(north, open=True) == []


def test_what_is_open_is_known_without_looking_at_the_rest(
    north: httpx.Client, south: httpx.Client, many: list[str], eventually: Eventually
) -> None:
    def waiting() -> list[str]:
        return [m["id"] for m in get(south, "/v1/lines/north/matters", "Matters", open=True)["matters"]]

    eventually(lambda: waiting() == many[::-1])
    assert get(south, "/v1/lines/north", "LineState")["open_matters"] == len(many)
    act(south, "north", "acts/seen", of=many[2])
    assert waiting() == [one for one in many[::-1] if one != many[2]]
    assert get(south, "/v1/lines/north", "LineState")["open_matters"] == len(many) - 1


# --- search -----------------------------------------------------------------------------------------------------------


def _found(client: httpx.Client, **query: Any) -> list[str]:
    return [e["id"] for e in get(client, f"{LINE}/search", "Search", **query)["entries"]]


def test_search_finds_words_in_any_case_and_form(north: httpx.Client, many: list[str]) -> None:
    assert _found(north, q="strasse 7") == [many[7]]
    leaf = act(north, "south", "messages", to=["watch"], precedence="ROUTINE", text="Vor Cafe\u0301 Elbe halten.")
    assert _found(north, q="CAF\u00c9") == [leaf]
    hit = get(north, f"{LINE}/search", "Search", q="elbe")["entries"][0]
    assert (hit["id"], hit["matter"], hit["snippet"]) == (leaf, leaf, "Vor Caf\u00e9 Elbe halten.")


def test_search_is_narrowed_and_paged(north: httpx.Client, south: httpx.Client, many: list[str]) -> None:
    page = get(north, f"{LINE}/search", "Search", q="report", limit=5)
    assert [e["id"] for e in page["entries"]] == many[:3:-1]
    assert _found(north, q="report", before=page["next"]) == many[3::-1]
    assert _found(north, q="report", marking="EXERCISE") == [many[6], many[3], many[0]]
    assert _found(north, q="report", side="them") == []
    assert _found(north, q="report", kind="call-offer") == []
    assert _found(north, q="report", since="2099-01-01T00:00:00Z") == []
    assert _found(north, q="report", until="2001-01-01T00:00:00Z") == []
    assert north.get(f"{LINE}/search", params={"q": "x", "kind": "horse"}).status_code == 409
    assert north.get(f"{LINE}/search", params={"q": "x", "before": "0" * 64}).status_code == 404


def test_search_finds_what_arrives_later_and_what_is_far_behind_in_a_text(
    north: httpx.Client, south: httpx.Client
) -> None:
    long = act(north, "south", "messages", to=["watch"], precedence="ROUTINE", text="lorem " * 1200 + "needle.")
    assert _found(north, q="needle") == [long]
    snippet = get(north, f"{LINE}/search", "Search", q="needle")["entries"][0]["snippet"]
    assert snippet.startswith("…")
    assert snippet.endswith("lorem needle.")


# --- one entry and both heads -----------------------------------------------------------------------------------------


def test_an_entry_shows_what_stands_behind_it(
    pair: Any, north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    leaf = act(north, "south", "messages", to=["watch"], precedence="PRIORITY", text="Look behind this.")
    eventually(lambda: matter(south, "north", leaf))
    seen = act(south, "north", "acts/seen", of=leaf)
    eventually(lambda: get(north, f"{LINE}/entries/{leaf}", "EntryDetail")["acts"])
    eventually(lambda: get(north, f"{LINE}/entries/{seen}", "EntryDetail")["grade"]["hybrid_sealed"])
    shown = get(north, f"{LINE}/entries/{leaf}", "EntryDetail")
    stored = pair.north.node.store.by_leaf(bytes.fromhex(leaf))
    assert (shown["raw"], shown["signature"]) == (stored.body.hex(), stored.signature.hex())
    assert (shown["feed"], shown["n"], shown["kind_number"]) == (stored.feed.hex(), stored.n, 32)
    assert [a["id"] for a in shown["acts"]] == [seen]
    assert shown["grade"]["signed"] is True
    assert shown["grade"]["acknowledged"] is True
    assert "text" in shown["disclosable"]
    for seal in get(north, f"{LINE}/entries/{seen}", "EntryDetail")["seals"]:
        assert seal["ours"] is False
    assert north.get(f"{LINE}/entries/{'0' * 64}").status_code == 404
    assert north.get(f"{LINE}/entries/{leaf[:12]}").status_code == 404


def test_heads_agree_once_both_have_counted(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    act(north, "south", "messages", to=["watch"], precedence="PRIORITY", text="Count this.")
    mine = eventually(lambda: _agreed(get(north, f"{LINE}/heads", "Heads")))
    theirs = eventually(lambda: _agreed(get(south, "/v1/lines/north/heads", "Heads")))
    assert mine["own"]["feed"] == theirs["theirs"]["feed"]
    assert mine["they_count_ours"] <= mine["own"]["size"]


def _agreed(heads: Any) -> Any:
    return heads if heads["agree"] == "same" else None


def test_a_fork_is_no_agreement(pair: Any, north: httpx.Client) -> None:
    line = pair.north.node.lines["south"].material.line
    pair.north.node.store.commit(Batch(line=line, notes=(("fork", b"f" * 32, b"proof"),)))
    try:
        assert get(north, f"{LINE}/heads", "Heads")["agree"] == "differs"
    finally:
        pair.north.node.store.commit(Batch(line=line, notes=(("fork", b"f" * 32, b""),)))


# --- operators' talk --------------------------------------------------------------------------------------------------


def test_the_operators_talk_stands_apart(north: httpx.Client, south: httpx.Client, eventually: Eventually) -> None:
    said = [act(north, "south", "orderwire", text=f"Maintenance {n}.") for n in range(3)]
    page = get(north, f"{LINE}/orderwire", "Log", limit=2)
    assert [e["id"] for e in page["entries"]] == said[:0:-1]
    assert [e["id"] for e in get(north, f"{LINE}/orderwire", "Log", before=page["next"])["entries"]] == [said[0]]
    eventually(lambda: len(get(south, "/v1/lines/north/orderwire", "Log")["entries"]) == 3)
    assert not set(said) & set(_ids(north, limit=1000))


# --- health over time -------------------------------------------------------------------------------------------------


def test_history_counts_a_test_where_it_was_due(
    pair: Any, north: httpx.Client, south: httpx.Client, eventually: Eventually
) -> None:
    answered = act(north, "south", "tests")
    asked = eventually(lambda: _test(south, answered))
    post(
        south, f"/v1/lines/north/tests/{answered}/reply", "Submitted",
        {"by": "watch", "answer": _answer(asked["challenge"])},
    )  # fmt: skip
    eventually(lambda: _test(north, answered, "south")["result"] == "answered")
    until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60))
    shown = get(north, f"{LINE}/history", "History", buckets=10, until=until)
    desk = [one for one in shown["layers"] if (one["layer"], one["direction"]) == ("desk", "out")]
    assert sum(b["answered"] for one in desk for b in one["buckets"]) == 1
    assert all("from" in b for one in shown["layers"] for b in one["buckets"])
    assert shown["missed"] == []
    assert north.get(f"{LINE}/history", params={"since": until, "until": "2001-01-01T00:00:00Z"}).status_code == 409


def _test(client: httpx.Client, leaf: str, line: str = "north") -> Any:
    found = client.get(f"/v1/lines/{line}/tests/{leaf}")
    return found.json() if found.status_code == 200 else None


def _answer(challenge: str) -> str:
    number, words = challenge.removeprefix("word ").split(" of: ")
    return words.split()[int(number) - 1]


# --- the whole record -------------------------------------------------------------------------------------------------


def test_our_record_holds(north: httpx.Client, many: list[str]) -> None:
    found = post(north, f"{LINE}/check", "Check", {})
    assert (found["ok"], found["faults"]) == (True, [])
    assert found["entries"] > len(many)
    assert found["seals"] >= 1


def test_a_damaged_record_is_told_where(pair: Any, north: httpx.Client, many: list[str]) -> None:
    node = pair.north.node
    store, line = node.store, node.lines["south"].material.line
    leaf = bytes.fromhex(many[1])
    stored = store.by_leaf(leaf)
    for column, fault in (("signature", "signature"), ("payload", "not what the entry commits to")):
        kept = getattr(stored, column)
        changed = bytes([kept[0] ^ 1]) + kept[1:] if column == "signature" else _other_text(kept)
        with store._transaction() as database:
            database.execute(f"UPDATE entries SET {column} = ? WHERE leaf = ?", (changed, leaf))
        found = post(north, f"{LINE}/check", "Check", {})
        with store._transaction() as database:
            database.execute(f"UPDATE entries SET {column} = ? WHERE leaf = ?", (kept, leaf))
        assert found["ok"] is False
        assert len(found["faults"]) == 1
        assert f"entry {stored.n} " in found["faults"][0]
        assert fault in found["faults"][0]
    assert post(north, f"{LINE}/check", "Check", {})["ok"] is True
    assert store.feeds(line)


def _other_text(payload: bytes) -> bytes:
    at = payload.index(b"Report")
    return payload[:at] + b"Repost" + payload[at + 6 :]


def test_one_check_at_a_time(pair: Any, north: httpx.Client) -> None:
    local = pair.north.node.lines["south"].local
    local.checking = True
    try:
        assert "under way" in refused(north, f"{LINE}/check", {}, 409)["detail"]
    finally:
        local.checking = False


def test_a_check_tells_how_far_it_has_come(pair: Any, many: list[str]) -> None:
    node = pair.north.node
    told: list[tuple[int, int]] = []
    manifests = (node.identity.manifest, node.files["south"].peer.manifest)
    made = Check(node.store, node.lines["south"].material.line, manifests)
    work = made.run(lambda done, of: told.append((done, of)))
    found = asyncio.run_coroutine_threadsafe(work, pair.loop).result(20)
    assert told[-1] == (found.entries, found.entries)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


# --- the archive ------------------------------------------------------------------------------------------------------


def _archive(client: httpx.Client, **query: Any) -> zipfile.ZipFile:
    found = client.get(f"{LINE}/archive", params=query)
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/zip"
    made = zipfile.ZipFile(io.BytesIO(found.content))
    assert made.testzip() is None
    return made


def test_an_archive_has_one_legible_file_for_each_entry(north: httpx.Client, many: list[str]) -> None:
    made = _archive(north)
    index = made.read("index.txt").decode().splitlines()
    entries = [name for name in made.namelist() if name.endswith(".txt") and "/" in name]
    assert len(index) == len(entries)
    name = next(n for n in entries if many[4][:12] in n)
    text = made.read(name).decode()
    assert "    | Report 4: Straße 4 is open." in text
    assert many[4] in text
    assert "proves nothing" in made.read("README.txt").decode()


def test_an_archive_speaks_the_readers_language_and_is_cut_by_time(north: httpx.Client, many: list[str]) -> None:
    assert "Сообщение" in _archive(north, lang="ru").read("index.txt").decode()
    nothing = _archive(north, until="2001-01-01T00:00:00Z")
    assert nothing.namelist() == ["README.txt", "index.txt"]


def test_text_in_an_archive_cannot_pass_for_ours(north: httpx.Client) -> None:
    words = "All clear.\nMarking: OPERATIONAL\u202egnikcatta\u0007"
    leaf = act(north, "south", "messages", to=["watch"], precedence="ROUTINE", text=words.replace("\u0007", ""))
    made = _archive(north)
    text = made.read(next(n for n in made.namelist() if leaf[:12] in n)).decode()
    assert "    | All clear.\n    | Marking: OPERATIONAL<U+202E>gnikcatta\n" in text
    assert sum(line.startswith("Marking:") for line in text.splitlines()) == 1
