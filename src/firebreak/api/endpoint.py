"""One request from bytes to bytes: role, strict decoding, page, answer.

Keeps true: a body is read no further than its bound, decoded without any coercion, and an unknown or repeated
parameter is refused; every failure has one shape; nothing of a request's content is logged.
Leaves to others: who asks (`gate`), what a page does.
"""

from __future__ import annotations

import asyncio
import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException, MethodNotAllowedException, NotFoundException
from litestar.response import Stream

from firebreak.api.access import Person
from firebreak.api.door import Caller, Door
from firebreak.api.gate import HEADERS, PERSON, encode_problem
from firebreak.api.operations import Answer, Ask, Operation, Served, Streamed
from firebreak.api.problem import MEDIA_TYPE, Problem, Refused, problem, problem_of
from firebreak.api.replies import Submitted
from firebreak.core.errors import FirebreakError, IntegrityError

log = logging.getLogger("firebreak.api")
AnyRequest = Request[Any, Any, Any]
Endpoint = Callable[[AnyRequest], Awaitable[Response[bytes]]]
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ENCODER = msgspec.json.Encoder()


def make_endpoint(operation: Operation, node: Served, door: Door) -> Endpoint:
    """Return the function that serves one operation."""
    decoder = _decoder(operation)

    async def serve(request: AnyRequest) -> Response[bytes]:
        try:
            reply = await _handle(operation, door, await _ask(operation, decoder, node, door, request), request)
        except (FirebreakError, Refused) as error:
            if isinstance(error, IntegrityError):  # the node stops over it, wherever it was found
                asyncio.get_running_loop().call_exception_handler({"message": "integrity", "exception": error})
            return refuse(problem_of(error))
        return answer(operation, reply)

    serve.__name__ = operation.name
    return serve


async def _handle(operation: Operation, door: Door, ask: Ask, request: AnyRequest) -> Any:
    """Return what a page gives; under a key the first answer, and nothing done twice."""
    if ask.person is None or not ask.key or operation.takes in (None, bytes):
        return await operation.handle(ask)
    said = request.scope["path"].encode() + b"\0" + _ENCODER.encode(ask.body)
    return await door.once.run(ask.once, said, lambda: operation.handle(ask))


def _decoder(operation: Operation) -> msgspec.json.Decoder[Any] | None:
    if operation.takes is None or operation.takes is bytes:
        return None
    return msgspec.json.Decoder(operation.takes, strict=True)


async def _ask(
    operation: Operation, decoder: msgspec.json.Decoder[Any] | None, node: Served, door: Door, request: AnyRequest
) -> Ask:
    person: Person | None = request.scope.get(PERSON)  # type: ignore[assignment]
    check_role(operation, person)
    query = decode_query(operation.query, request.scope["query_string"])
    body: Any = None
    if operation.takes is not None:
        data = await _body(operation, request)
        body = data if decoder is None else _decode(decoder, data)
    ask = Ask(
        node=node, door=door, caller=_caller(request), person=person, names=dict(request.path_params), query=query,
        body=body, key=_key(request),
    )  # fmt: skip
    desk = getattr(body, "by", None)
    if isinstance(desk, str):
        ask.for_desk(desk)
    return ask


def check_role(operation: Operation, person: Person | None) -> None:
    """Raise Refused, with the roles one of which is needed, unless one of them is this person's."""
    if not operation.roles:
        return
    if person is None:  # however the request came past the gate
        raise Refused("unauthorised", "sign in first, or show a token of this node", "`firebreak officer link`")
    if not person.may(operation.roles):
        needs = " or ".join(operation.roles)
        raise Refused("forbidden", f"this needs the role {needs}, which {person.name} does not have",
                      needs=operation.roles)  # fmt: skip


def _key(request: AnyRequest) -> str:
    """Return the key under which an act is carried out once; raises Refused for one that is none."""
    key = request.headers.get("idempotency-key", "")
    if key and not _KEY.fullmatch(key):
        raise Refused("malformed", "an Idempotency-Key has 1 to 64 characters a-z, A-Z, 0-9, _ and -")
    return key


def _caller(request: AnyRequest) -> Caller:
    client, origin = request.scope.get("client"), request.headers.get("origin", "")
    secure = request.scope["scheme"] == "https" or origin.startswith("https:")  # the latter behind a proxy with TLS
    return Caller(
        source=client[0] if client else "", host=request.headers.get("host", ""), secure=secure,
        cookie=request.headers.get("cookie", ""),
    )  # fmt: skip


async def _body(operation: Operation, request: AnyRequest) -> bytes:
    """Return the body, of the right media type and within its bound."""
    wanted = "application/octet-stream" if operation.takes is bytes else "application/json"
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise Refused("media", f"a body of type {wanted} is required")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > operation.bound:
        raise Refused("too_large", f"at most {operation.bound} bytes are taken")
    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > operation.bound:
                raise Refused("too_large", f"at most {operation.bound} bytes are taken")
    except ClientException as error:
        raise Refused("malformed", "the connection ended inside the body") from error
    return bytes(data)


def _decode(decoder: msgspec.json.Decoder[Any], data: bytes) -> Any:
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        raise Refused("malformed", str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("malformed", f"the body is not JSON: {error}") from None


def decode_query(sort: type[msgspec.Struct], raw: bytes) -> msgspec.Struct:
    """Return the query parameters as a Struct; raises Refused for one that is unknown, repeated or out of bounds."""
    found: dict[str, str] = {}
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, strict_parsing=bool(raw), errors="strict",
                          max_num_fields=16)  # fmt: skip
        for name, value in pairs:
            if name in found:
                raise Refused("malformed", f"parameter {name!r} stands twice")
            found[name] = value
        return msgspec.convert(found, sort, strict=False)
    except msgspec.ValidationError as error:
        raise Refused("malformed", f"query: {error}") from None
    except ValueError:
        raise Refused("malformed", "the query is not well-formed") from None


def answer(operation: Operation, reply: Any) -> Response[Any]:
    """Return what a page gave as a response; what waits at our station is 202, accepted and not yet written."""
    if isinstance(reply, Answer):
        made = answer(operation, reply.body)
        made.headers.update(reply.headers)
        made.cookies.extend(reply.cookies)
        made.media_type = reply.media_type or made.media_type
        return made
    if isinstance(reply, Streamed):
        headers = {**HEADERS, "content-disposition": f'attachment; filename="{reply.name}"'}
        return Stream(reply.chunks, status_code=200, media_type=reply.media_type, headers=headers)
    if isinstance(reply, bytes):
        return Response(reply, status_code=200, media_type="application/octet-stream", headers=HEADERS)
    waits = isinstance(reply, Submitted) and reply.held is not None
    status = operation.statuses[-1] if waits else operation.statuses[0]
    return Response(_ENCODER.encode(reply), status_code=status, media_type="application/json", headers=HEADERS)


def refuse(found: Problem, extra: dict[str, str] | None = None) -> Response[bytes]:
    """Return a problem as a response."""
    headers = {**HEADERS, **(extra or {})}
    return Response(encode_problem(found), status_code=found.status, media_type=MEDIA_TYPE, headers=headers)


def framework_error(_: AnyRequest, error: HTTPException) -> Response[bytes]:
    """Answer what the router itself refuses."""
    if isinstance(error, NotFoundException):
        return refuse(problem("absent", "there is no such page"))
    if isinstance(error, MethodNotAllowedException):
        allow = (error.headers or {}).get("allow", "")
        return refuse(problem("method", f"this page takes {allow}"), {"allow": allow})
    return refuse(problem("malformed", "the request could not be read"))


def unplanned_error(request: AnyRequest, error: Exception) -> Response[bytes]:
    """Answer a fault of ours; the log gets where it happened, never what was said."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("fault in %s %s: %s\n%s", request.method, request.scope["path"], type(error).__name__, where)
    return refuse(problem_of(error))
