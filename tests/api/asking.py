"""What tests of the API ask again and again, each answer held against the published description."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import jsonschema_rs

from firebreak.api.access import Role, new_token
from firebreak.api.app import OPERATIONS
from firebreak.api.description import describe

DOCUMENT = json.loads(describe(OPERATIONS))
Eventually = Callable[[Callable[[], Any]], Any]


def as_described(name: str, reply: Any) -> Any:
    """Return a reply that is of the schema of this name; fails otherwise."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    jsonschema_rs.validator_for(schema).validate(reply)
    return reply


def get(client: httpx.Client, page: str, name: str, **query: Any) -> Any:
    """Return what a page gives."""
    found = client.get(page, params=query)
    assert found.status_code == 200, found.text
    return as_described(name, found.json())


def post(client: httpx.Client, page: str, name: str, body: dict[str, Any], key: str = "") -> Any:
    """Return what a page gives for a body."""
    done = client.post(page, json=body, headers={"Idempotency-Key": key} if key else {})
    assert done.status_code in (200, 201, 202), done.text
    return as_described(name, done.json())


def act(client: httpx.Client, line: str, word: str, key: str = "", **body: Any) -> str:
    """Do an act at the watch desk; return the id of its entry."""
    done = post(client, f"/v1/lines/{line}/{word}", "Submitted", {"by": "watch", **body}, key)
    return str(done["id"])


def refused(client: httpx.Client, page: str, body: dict[str, Any], status: int) -> Any:
    """Return the problem with which a body is refused."""
    done = client.post(page, json=body)
    assert done.status_code == status, done.text
    return as_described("Problem", done.json())


def matter(client: httpx.Client, line: str, leaf: str) -> Any:
    """Return a matter, None while there is none."""
    found = client.get(f"/v1/lines/{line}/matters/{leaf}")
    return as_described("Matter", found.json()) if found.status_code == 200 else None


@contextmanager
def another(served: Any, role: Role = Role.OFFICER, name: str = "second") -> Iterator[httpx.Client]:
    """A client with a token of another name at the same node."""
    kept = served.app.gate.tokens
    served.app.gate.tokens, secret = new_token(kept, role, name, os.urandom)
    try:
        with served.client(secret) as client:
            yield client
    finally:
        served.app.gate.tokens = kept
