"""The table of pages: what each takes, gives and wants, from which routes and description are made.

Keeps true: a page exists only as a row of this table, so that what is served and what is described cannot differ.
Leaves to others: what pages do (`reading`, `acts`, `evidence`), carrying them out (`endpoint`).
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from litestar.datastructures import Cookie
from msgspec import Struct

from firebreak.api.access import ACTING, READING, Person, Role
from firebreak.api.bodies import NoQuery
from firebreak.api.door import Caller, Door
from firebreak.api.problem import Refused
from firebreak.core.errors import UsageError
from firebreak.core.types import Leaf, LocalTime
from firebreak.node.desk import Desk
from firebreak.node.introduction import Identity, LineFiles
from firebreak.node.layout import Layout
from firebreak.node.means import Means
from firebreak.node.net import Net
from firebreak.node.selftests import SelfTests
from firebreak.node.service import LineService
from firebreak.node.settings import NodeConfig
from firebreak.ports import Clock
from firebreak.ports_store import Store

BODY_BYTES = 64 << 10
BUNDLE_BYTES = 16 << 20
_S = TypeVar("_S", bound=Struct)


class Served(Protocol):
    """What the API needs of a running node."""

    layout: Layout
    config: NodeConfig
    party_name: str
    started: LocalTime
    version: str
    clock: Clock
    store: Store
    identity: Identity
    files: dict[str, LineFiles]
    desk: Desk
    net: Net
    means: Means
    selftests: SelfTests | None

    @property
    def lines(self) -> dict[str, LineService]:
        """Lines by their local names."""
        ...

    def line(self, name: str) -> LineService:
        """Return a line; raises UsageError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request, decoded and admitted."""

    node: Served
    door: Door
    caller: Caller
    person: Person | None
    names: dict[str, str]
    query: Struct
    body: Struct | bytes | None
    key: str = ""  # of the header `Idempotency-Key`; an act under a key is carried out once a day

    @property
    def who(self) -> Person:
        """Who asks, on a page that wants somebody."""
        assert self.person is not None
        return self.person

    @property
    def line(self) -> LineService:
        """The line that the path names; raises Refused."""
        try:
            return self.node.line(self.names["line"])
        except UsageError as error:
            raise Refused("absent", str(error)) from None

    def find(self) -> Leaf:
        """Return the matter that the path names; raises Refused."""
        try:
            return self.line.find(self.names["id"])
        except UsageError as error:
            raise Refused("absent", str(error)) from None

    def entry(self) -> Leaf:
        """Return the entry that the path names by its whole id; raises Refused."""
        text = self.names["entry"]
        if re.fullmatch(r"[0-9a-f]{64}", text) is None:
            raise Refused("absent", "an entry is named by all 64 digits of its id")
        return Leaf(bytes.fromhex(text))

    @property
    def once(self) -> str:
        """The key of this act among those of everybody, empty where none was given."""
        return f"{self.who.key} {self.key}" if self.key else ""

    def for_desk(self, desk: str) -> None:
        """Check that whoever asks acts for a desk of ours; raises Refused. One that is not ours is refused later."""
        context = self.line.material.context
        echelon = next((d.echelon for d in context.charter.parties[context.me].desks if d.id == desk), None)
        if echelon is None or self.who.acts_for(desk, echelon):
            return
        theirs = f"; they act for {', '.join(self.who.desks)}" if self.who.desks else ""
        raise Refused("forbidden", f"{self.who.name} does not act for the desk {desk}{theirs}")

    def asked(self, sort: type[_S]) -> _S:
        """Return the query parameters."""
        assert isinstance(self.query, sort)
        return self.query

    def said(self, sort: type[_S]) -> _S:
        """Return the body."""
        assert isinstance(self.body, sort)
        return self.body

    @property
    def raw(self) -> bytes:
        """The body of a page that takes bytes."""
        assert isinstance(self.body, bytes)
        return self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply with something of its own beside the body: headers, cookies, or another media type for bytes."""

    body: Struct | bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[Cookie, ...] = ()
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Streamed:
    """A file that goes out while it is made."""

    chunks: AsyncIterator[bytes]
    media_type: str
    name: str


Handler = Callable[[Ask], Awaitable[Any]]  # a Struct, bytes, or an Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One page and method."""

    method: str
    path: str
    name: str
    summary: str
    gives: type[Struct] | None  # None: bytes
    takes: type[Struct] | type[bytes] | None
    query: type[Struct]
    roles: tuple[Role, ...]  # any of them; empty: anybody, a stranger too
    bound: int  # bytes of the body
    statuses: tuple[int, ...]
    refusals: tuple[str, ...]  # families of problems beyond those of every page
    group: str
    handle: Handler
    media_type: str = "application/octet-stream"  # of what is given, where that is bytes

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Names in braces in the path."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))


def get(
    path: str,
    gives: type[Struct],
    *,
    query: type[Struct] = NoQuery,
    roles: tuple[Role, ...] = READING,
    group: str = "line",
    refusals: tuple[str, ...] = (),
) -> Callable[[Handler], Operation]:
    """Make an operation that reads; its summary is the first line of the function's docstring."""

    def make(handle: Handler) -> Operation:
        absent = ("absent",) if "{" in path else ()
        strict = ("malformed", "usage") if query is not NoQuery else ("malformed",)
        return Operation(
            method="GET", path=path, name=handle.__name__, summary=_summary(handle), gives=gives, takes=None,
            query=query, roles=roles, bound=0, statuses=(200,), refusals=(*strict, *absent, *refusals), group=group,
            handle=handle,
        )  # fmt: skip

    return make


def download(
    path: str, media_type: str, *, query: type[Struct], roles: tuple[Role, ...] = READING, group: str
) -> Callable[[Handler], Operation]:  # fmt: skip
    """Make an operation that gives a file of a media type."""

    def make(handle: Handler) -> Operation:
        return replace(
            get(path, NoQuery, query=query, roles=roles, group=group)(handle), gives=None, media_type=media_type
        )

    return make


def post(
    path: str, takes: type[Struct] | type[bytes], gives: type[Struct] | None, *, roles: tuple[Role, ...] = ACTING,
    bound: int = BODY_BYTES, statuses: tuple[int, ...] = (200,), group: str = "acts", refusals: tuple[str, ...] = (),
) -> Callable[[Handler], Operation]:  # fmt: skip
    """Make an operation that takes a body."""

    def make(handle: Handler) -> Operation:
        absent = ("absent",) if "{" in path else ()
        return Operation(
            method="POST", path=path, name=handle.__name__, summary=_summary(handle), gives=gives, takes=takes,
            query=NoQuery, roles=roles, bound=bound, statuses=statuses, group=group, handle=handle,
            refusals=("malformed", "usage", "too_large", "media", *absent, *refusals),
        )  # fmt: skip

    return make


def _summary(handle: Handler) -> str:
    return (handle.__doc__ or "").strip().splitlines()[0]
