"""Reference pages of the API and of failures, made from the tables they describe.

Keeps true: a page lists what is served and nothing else; two runs give the same text.
Leaves to others: writing files and comparing them (`tools/generate_openapi.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from firebreak.api.access import PERSONS
from firebreak.api.operations import BODY_BYTES, BUNDLE_BYTES, Operation
from firebreak.api.problem import EXITS, FAMILIES, MEDIA_TYPE

_GROUPS = {
    "session": "Signing in",
    "officers": "Officers",
    "node": "The node",
    "line": "Reading a line",
    "acts": "Acting on a line",
    "desk": "What stays at this node: drafts, releases, silences, handover sheets",
    "demo": "The switches of a demonstration",
    "evidence": "Evidence",
}

_API = f"""# The API

HTTP and WebSocket for everything an officer does. The full description, OpenAPI 3.1, is
[openapi.json](openapi.json); a running node serves it at `/v1/openapi.json`. Both pages are made from the code:
`python tools/generate_openapi.py`.

The node listens on this machine alone unless its settings say otherwise ([configuration](configuration.md)).

## Who asks

Every page but `/v1/health`, `/v1/openapi.json` and the steps of signing in wants to know who asks.

A **program** shows a token: `Authorization: Bearer ...`. `firebreak token add` makes one and prints it once; the node
keeps only its hash. A program's WebSocket may offer the subprotocols `firebreak.v1` and `token.` followed by the token.

An **officer** signs in, with a one-time link, a passkey or a passphrase ([desks](../operations/desks-and-tls.md)). The
answer sets a cookie and holds `csrf`, which goes along as `X-Firebreak-CSRF` with everything but `GET`. A session lasts
a shift of 12 hours, an hour when no live view is open and nothing is asked, and ends when the officer's rights change.

`Host` must name this machine, a name of the certificate, or one of `api.allowed_hosts`; an `Origin`, where there is
one, must be exactly the machine and port that were asked, and a live view by cookie has one.

## Who may do what

| role | may |
| --- | --- |
| watch | read; act for desks of the echelons *watch* and *operational* |
| supervisor | the same, *strategic* too; release, declare the state of the line, export and verify evidence |
| principal | read; act for desks of the echelons *strategic* and *principal* |
| auditor | read, export and verify; act on nothing |
| administrator | administer officers and paging; see the state of the node and its lines, and no content |

An officer has one role or several, and may be bound to desks: then they act for those and no others. A token has one
role, or `officer`, which is watch, supervisor and principal in one. A refusal (403) names the roles that would do in
`needs`.

An act may be bound to the officer who does it: `POST /v1/lines/{{line}}/challenge` says what their passkey is to sign,
and the answer goes along with the act as `assertion`, within two minutes, once. Without it everything works, and the
evidence says *the node claims*.

## How requests are read

Bodies are JSON of type `application/json`, at most {BODY_BYTES >> 10} KiB. Nothing is coerced: `"5"` is not a number,
and neither is `5.0` where a whole one is asked for. An unknown field or parameter is refused, and the answer names it.
Desks are the ids of the charter, times RFC 3339, ids hexadecimal; where a matter is named (`of`), its first digits do.
`by` is the desk that acts and is never guessed; `role` is the first role of a person in the charter unless it is given.
`/v1/verify` takes the bytes of a bundle, at most {BUNDLE_BYTES >> 20} MiB; `firebreak verify` has no such bound.

An act is answered with 201 once it is durable in our record, and with 202 when it waits at our station because of the
declared state of the line. Neither says anything of the other side: what the other side's machine or a person there
states is on the ladder of the matter, rung by rung, each with what it does not say.

A request may have an `Idempotency-Key`, 1 to 64 characters a-z, A-Z, 0-9, _ and -. The same request of the same person
under it within a day meets the first answer, and nothing is done twice; for acts on a line that holds across restarts.

A failure is of type `{MEDIA_TYPE}`: `error` names its family ([errors](errors.md)), `detail` says what to do,
`rule` is the rule of the specification that bytes broke.

## Pages
"""

_WATCH = """
## The live view

`/v1/lines/{line}/watch` is a WebSocket. It sends JSON texts of the schema `News`: first a `snapshot` (the state of the
line, matters and tests newest first, alerts nobody took, and what our own desks keep), then what happens:

| `what` | means |
| --- | --- |
| `entry` | an entry became durable here, with the matter or test it changed |
| `matter` | a matter stands otherwise without an entry that names it: its time is over, or it was counted there |
| `alert`, `stopped` | our desks are told of something; somebody took a matter |
| `watch`, `handover` | somebody took, left or handed over a watch, with the whole list of who has it |
| `release`, `draft`, `silence` | something that our own desks keep changed; a draft is told to its officer alone |
| `link`, `paging`, `demo` | a connection, a test of a means of paging, a switch of a demonstration |
| `progress` | how far something long has come, such as a check of the record |
| `tick` | the state of the line, every ten seconds |

A screen that has heard nothing for longer is stale and should say so; one that meets a word it does not know should
show that it did. The view takes nothing. Close codes: 4401 the session is over, 4403 not admitted, 4404 no such line,
4429 the view lagged and must be opened again, 4503 the line stands still.
"""


def api_page(operations: Iterable[Operation]) -> str:
    """Return `docs/reference/api.md`."""
    out = [_API]
    order = list(_GROUPS)
    ordered = sorted(operations, key=lambda operation: order.index(operation.group))
    for group, rows in groupby(ordered, key=lambda operation: operation.group):
        out += [f"### {_GROUPS[group]}", "", "| page | roles | what |", "| --- | --- | --- |"]
        out += [f"| `{row.method} {row.path}` | {_token(row)} | {row.summary} |" for row in rows]
        out.append("")
    return "\n".join(out).rstrip() + "\n" + _WATCH


def _token(operation: Operation) -> str:
    if not operation.roles:
        return "anybody"
    return "any role" if operation.roles == PERSONS else ", ".join(operation.roles)


def errors_page() -> str:
    """Return `docs/reference/errors.md`."""
    out = [
        "# Failures and exit codes", "",
        "One failure has one family, whether it is met in code, over HTTP or at a shell. This page is made from the",
        "code: `python tools/generate_openapi.py`.", "",
        "## Families", "", "| `error` | HTTP | exit | what it means |", "| --- | --- | --- | --- |",
        *(f"| `{name}` | {one.status} | {one.exit} | {one.means} |" for name, one in FAMILIES.items()), "",
        "A rule such as `CBOR-3` stands in the pages of the specification under [spec](../../spec).", "",
        "## Exit codes", "", "| exit | meaning |", "| --- | --- |",
        *(f"| {code} | {means} |" for code, means in EXITS.items()),
    ]  # fmt: skip
    return "\n".join(out) + "\n"
