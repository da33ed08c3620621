"""The OpenAPI 3.1 description and the reference pages, made from the table of operations.

Keeps true: what is published is derived from the very types that decode and encode; two runs give the same bytes.
Leaves to others: writing files and comparing them (`tools/generate_openapi.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from firebreak import __version__
from firebreak.api.bodies import NoQuery
from firebreak.api.operations import Operation
from firebreak.api.problem import FAMILIES, MEDIA_TYPE, Problem
from firebreak.api.replies_desk import News

_REF = "#/components/schemas/{name}"
_EVERYWHERE = ("misdirected", "integrity", "operational")
_GUARDED = ("unauthorised", "forbidden")
_ABOUT = (
    "Everything an officer does on a line, for people and programs. A program shows a token, an officer signs in and "
    "has a session; each page says which roles it wants. The live view is a WebSocket at /v1/lines/{line}/watch: its "
    "messages are of the schema News, the first is a snapshot. An acknowledgement of a machine and one of a person are "
    "never the same field, and nothing is called answered, seen or done without a signed entry of the other side."
)


def describe(operations: Iterable[Operation]) -> bytes:
    """Return the OpenAPI description as JSON."""
    operations = tuple(operations)
    schemas = _schemas(operations)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Firebreak node", "version": __version__, "description": _ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "http://127.0.0.1:8440"}],
        "security": [{"token": []}, {"session": [], "csrf": []}],
        "paths": _paths(operations, schemas),
        "components": {
            "schemas": {name: schema for name, schema in schemas.items() if not name.endswith("Query")},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "firebreak",
                            "description": "The cookie that signing in sets; its name ends with digits of the node."},
                "csrf": {"type": "apiKey", "in": "header", "name": "X-Firebreak-CSRF",
                         "description": "With a session, on everything but GET: `csrf` of the session."},
            },
        },
    }  # fmt: skip
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _types(operations: Iterable[Operation]) -> list[Any]:
    found: list[Any] = [Problem, News]
    for operation in operations:
        found += [t for t in (operation.takes, operation.gives, operation.query) if t not in (None, bytes, NoQuery)]
    return list(dict.fromkeys(found))


def _schemas(operations: Iterable[Operation]) -> dict[str, Any]:
    _, components = msgspec.json.schema_components(_types(operations), ref_template=_REF)
    return dict(sorted(components.items()))


def _paths(operations: Iterable[Operation], schemas: dict[str, Any]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, schemas)
    return paths


def _operation(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": operation.name, "summary": operation.summary, "tags": [operation.group],
        "parameters": [*map(_in_path, operation.placeholders), *_in_query(operation, schemas)],
        "responses": _responses(operation),
    }  # fmt: skip
    if operation.takes is not None:
        made["requestBody"] = {"required": True, "content": _content(operation.takes)}
    if operation.roles:
        made["description"] = f"Any of the roles {', '.join(operation.roles)}."
    else:
        made["security"] = []
    return made


_IN_PATH = {
    "line": ("Local name of a line.", "^[a-z0-9_-]{1,24}$"),
    "id": ("Id of a matter or test, or its first digits, 4 at least.", "^[0-9a-f]{4,64}$"),
    "entry": ("Id of an entry.", "^[0-9a-f]{64}$"),
    "draft": ("Name of a draft, given by whoever writes it first.", "^[A-Za-z0-9_-]{1,64}$"),
    "release": ("Id of a release.", "^[0-9a-f]{16}$"),
    "number": ("Number of an alert.", "^[0-9]{1,9}$"),
    "officer": ("Id of an officer.", "^[a-z0-9_-]{1,32}$"),
}
"""What may stand in braces in a path, and its form."""


def _in_path(name: str) -> dict[str, Any]:
    about, pattern = _IN_PATH[name]
    schema = {"type": "string", "pattern": pattern}
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}


def _in_query(operation: Operation, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    schema = schemas.get(operation.query.__name__, {"properties": {}})
    made = []
    for name, form in schema["properties"].items():
        one = {"name": name, "in": "query", "required": name in schema.get("required", ()), "schema": form}
        if "description" in form:
            one["description"] = form["description"]
        made.append(one)
    return made


def _content(sort: type | None, media_type: str = "application/octet-stream") -> dict[str, Any]:
    if sort is None or sort is bytes:
        return {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"application/json": {"schema": {"$ref": _REF.format(name=sort.__name__)}}}


def _responses(operation: Operation) -> dict[str, Any]:
    meaning = {200: "As asked.", 201: "Durable in our record.", 202: "It waits at our station, outside the record."}
    made: dict[str, Any] = {
        str(status): {"description": meaning[status], "content": _content(operation.gives, operation.media_type)}
        for status in operation.statuses
    }
    families = (*operation.refusals, *_EVERYWHERE, *(_GUARDED if operation.roles else ("forbidden",)))
    for family in sorted(families, key=lambda f: FAMILIES[f].status):
        problem = {MEDIA_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}}
        made[str(FAMILIES[family].status)] = {"description": FAMILIES[family].means, "content": problem}
    return made
