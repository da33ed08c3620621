"""What a desk is shown of the credential behind an act: nothing that the record does not bear out."""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import httpx
import pytest

from firebreak.core.procedures.model import Acknowledge
from firebreak.core.record.act import Credential
from firebreak.core.record.kinds import By
from firebreak.core.types import Leaf, Rung
from firebreak.node.enrol import enrol_officer, strike_officer
from firebreak.node.links import make_link
from firebreak.node.officers import add_officer
from firebreak.testing.authenticator import Authenticator

LINE = "/v1/lines/south"


@pytest.fixture
def message(pair: Any, south: httpx.Client, north: httpx.Client, eventually: Any) -> str:
    """Send a message of the south to the north and return its id."""
    body = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "All quiet."}
    leaf: str = south.post("/v1/lines/north/messages", json=body).json()["id"]
    eventually(lambda: north.get(f"{LINE}/matters/{leaf}").status_code == 200)
    return leaf


def _on_loop(pair: Any, work: Any) -> Any:
    return asyncio.run_coroutine_threadsafe(work, pair.loop).result(20)


def _author(client: httpx.Client, line: str, matter: str, act: str) -> Any:
    found = client.get(f"/v1/lines/{line}/matters/{matter}").json()
    return next((one["by"] for one in found["acts"] if one["id"] == act), None)


def test_the_hash_of_nothing_is_no_credential(pair: Any, message: str, south: httpx.Client, eventually: Any) -> None:
    """A node that writes any 32 bytes in the place of an assertion's hash gains nothing at the other side's desks."""
    made_up = Credential(hash=os.urandom(32), blob=b"")
    command = Acknowledge(of=Leaf(bytes.fromhex(message)), by=By(1, 1), rung=Rung.SEEN, cred=made_up)
    done = _on_loop(pair, pair.north.node.lines["south"].submit(command))
    author = eventually(lambda: _author(south, "north", message, done.leaf.hex()))
    assert author["person"] and author["credential"] is False


def test_a_credential_that_was_exercised_is_shown_at_both_sides(
    pair: Any, message: str, south: httpx.Client, north: httpx.Client, eventually: Any
) -> None:
    folder, host = pair.north.node.layout.folder, f"localhost:{pair.north.handle.port}"
    add_officer(folder, "anna", roles=("watch",), entropy=os.urandom)
    code = make_link(folder, "anna", int(time.time()), os.urandom)
    with httpx.Client(base_url=pair.north.url, headers={"Host": host, "Origin": f"http://{host}"}, timeout=20) as one:
        said = one.post("/v1/session/link", json={"code": code})
        one.headers["Cookie"] = said.headers["set-cookie"].partition(";")[0]
        one.headers["X-Firebreak-CSRF"] = said.json()["csrf"]
        key = Authenticator(f"http://{host}")
        options = one.post("/v1/session/passkey/register/begin", json={}).json()["options"]
        made = {"credential": key.create(options), "label": "key"}
        assert one.post("/v1/session/passkey/register/finish", json=made).status_code == 200

        def act(verb: str) -> str:
            body = {"by": "watch", "of": message}
            asked = one.post(f"{LINE}/challenge", json={"verb": verb, "body": body}).json()
            sent = {**body, "assertion": key.assertion(asked)}
            return str(one.post(f"{LINE}/acts/{verb}", json=sent).json()["id"])

        before = act("seen")
        enrol_officer(folder, key.id, key.cose(), (1,))
        _on_loop(pair, _now(pair.north.node.renewal.reload))
        listed = act("reported-done")
        for client, line in ((north, "south"), (south, "north")):
            eventually(lambda c=client, n=line: (_author(c, n, message, listed) or {}).get("credential"))
            assert _author(client, line, message, before)["credential"] is False  # nobody had listed her
        strike_officer(folder, key.id)
        _on_loop(pair, _now(pair.north.node.renewal.reload))
        after = act("seen")
    for client, line in ((north, "south"), (south, "north")):
        eventually(lambda c=client, n=line: _author(c, n, message, after))
        eventually(lambda c=client, n=line: not _author(c, n, message, listed)["credential"])
        assert _author(client, line, message, after)["credential"] is False


async def _now(work: Any) -> Any:
    return work()
