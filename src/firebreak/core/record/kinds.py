"""The kinds of entry and the fields of each, as one table (`spec/kinds.md`, KIND and REF rules).

Keeps true: a payload is a CBOR array of exactly its kind's fields in schema order, optional ones last,
trailing nulls unwritten; every field is committed at its schema index, null included. The docstring of a shape says in
the words of the specification what it takes; the tables of the page are made from it.
Leaves to others: encoding of bytes (`codec`), what an entry means (`procedures`), who may write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any, ClassVar, TypeAlias, TypeVar, cast, dataclass_transform

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.codec import Value, encode

Ref: TypeAlias = int | bytes
"""r >= 0: entry m-1-r of the feed that m counts; -k: own entry n-k; 32 bytes: a leaf (spec REF rules)."""

Shape: TypeAlias = Callable[[Value, str], Any]

PAYLOAD_BYTES = 16_384  # ENT-7
TEXT_BYTES = 8000  # KIND-4
URGENT_TEXT_BYTES = 4000  # KIND-5: FLASH and IMMEDIATE
SHORT_TEXT_BYTES = 1000  # KIND-4: subjects, reasons, challenges
STYLE_BYTES = 200  # KIND-4: a form of address
OPEN_MAX = 64  # matters that a handover lists
LANG_BYTES = 35  # RFC 5646 section 4.4.1
FIELDS_MAX = 16  # COMMIT-1
REACH = 256  # REF-1: index references reach this far back
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class By:
    """Who acted: charter desk number and role; role 0 is the machine."""

    desk: int
    role: int

    @property
    def person(self) -> bool:
        """True when the entry claims a person's act."""
        return self.role != 0


def _words(shape: Shape) -> str:
    return shape.__doc__ or ""


def worded(shape: Shape, words: str) -> Shape:
    """Return the shape under these words."""
    shape.__doc__ = words
    return shape


def _bad(where: str, detail: str) -> PeerError:
    return PeerError("KIND-2", detail, where)


def uint(bits: int) -> Shape:
    """Shape of an unsigned integer below 2**bits."""
    top = 1 << bits

    def check(value: Value, where: str) -> int:
        if type(value) is not int or not 0 <= value < top:
            raise _bad(where, f"an unsigned integer below 2^{bits} is required")
        return value

    return worded(check, f"uint{bits}")


def choice(*allowed: int) -> Shape:
    """Shape of an integer out of a closed list."""

    def check(value: Value, where: str) -> int:
        if type(value) is not int or value not in allowed:
            raise _bad(where, f"one of {list(allowed)} is required")
        return value

    whole = allowed == tuple(range(allowed[0], allowed[-1] + 1))
    return worded(check, f"{allowed[0]} to {allowed[-1]}" if whole else f"one of {', '.join(map(str, allowed))}")


def text(limit: int, least: int = 0) -> Shape:
    """Shape of a text of `least` to `limit` bytes of UTF-8."""

    def check(value: Value, where: str) -> str:
        if type(value) is not str:
            raise _bad(where, "text is required")
        if not least <= len(value.encode()) <= limit:
            raise PeerError("KIND-4", f"text of {least} to {limit} bytes of UTF-8 is required", where)
        return value

    return worded(check, f"text of {least} to {limit:,} bytes")


def octets(least: int, most: int | None = None) -> Shape:
    """Shape of a byte string of `least` to `most` bytes (exactly `least` when `most` is left out)."""
    top = least if most is None else most

    def check(value: Value, where: str) -> bytes:
        if type(value) is not bytes or not least <= len(value) <= top:
            raise _bad(where, f"a byte string of {least} to {top} bytes is required")
        return value

    return worded(check, f"{least:,} bytes" if most is None else f"{least} to {top:,} bytes")


def listed(item: Shape, least: int, most: int) -> Shape:
    """Shape of an array of `least` to `most` items."""

    def check(value: Value, where: str) -> tuple[Any, ...]:
        if type(value) is not tuple or not least <= len(value) <= most:
            raise _bad(where, f"an array of {least} to {most} items is required")
        return tuple(item(v, f"{where}[{i}]") for i, v in enumerate(value))

    return worded(check, f"array of {least} to {most}: {_words(item)}")


def row(*items: Shape) -> Shape:
    """Shape of an array with exactly these items, in order."""

    def check(value: Value, where: str) -> tuple[Any, ...]:
        if type(value) is not tuple or len(value) != len(items):
            raise _bad(where, f"an array of {len(items)} items is required")
        return tuple(shape(v, f"{where}[{i}]") for i, (shape, v) in enumerate(zip(items, value, strict=True)))

    return worded(check, f"[{', '.join(map(_words, items))}]")


def nullable(shape: Shape) -> Shape:
    """Shape of a value inside a row that may be null."""
    return worded(lambda value, where: None if value is None else shape(value, where), f"{_words(shape)} or null")


def _boolean(value: Value, where: str) -> bool:
    """true or false"""
    if type(value) is not bool:
        raise _bad(where, "true or false is required")
    return value


def _ref(value: Value, where: str) -> Ref:
    """reference"""
    if type(value) is int and -REACH <= value < REACH:
        return value
    if type(value) is bytes and len(value) == 32:
        return value
    raise PeerError("REF-1", f"an index from -{REACH} to {REACH - 1} or a leaf of 32 bytes is required", where)


HASH, INDEX, COUNT = octets(32), uint(32), uint(32)
TIME, DESK, PATH = worded(uint(40), "time"), worded(uint(8), "desk"), worded(uint(8), "path")
ROLE = worded(uint(8), "role")
SHORT, LONG, NAME = text(SHORT_TEXT_BYTES, 1), text(TEXT_BYTES, 1), text(64, 1)
PRECEDENCE = worded(choice(0, 1, 2, 3), "precedence")
_PAIR, _DESKS = row(DESK, uint(8)), listed(DESK, 2, 32)


def _by(value: Value, where: str) -> By:
    """by"""
    desk, role = _PAIR(value, where)
    return By(desk, role)


def _desks(value: Value, where: str) -> tuple[int, ...]:
    """desks"""
    if type(value) is int:
        return (DESK(value, where),)
    desks: tuple[int, ...] = _DESKS(value, where)
    if list(desks) != sorted(set(desks)):
        raise _bad(where, "desk numbers ascend without repetition")
    return desks


def _language(value: Value, where: str) -> str:
    """language"""
    if type(value) is not str or len(value) > LANG_BYTES or not _LANGUAGE.fullmatch(value):
        raise _bad(where, "a BCP 47 language tag is required")
    return value


SHAPES: dict[str, Shape] = {
    "ref": _ref, "regarding": _ref, "by": _by, "to": _desks, "lang": _language, "cred": HASH, "x25519": octets(32),
    "precedence": PRECEDENCE, "desk": DESK, "until": TIME, "due": TIME, "since": TIME, "begin": TIME, "subject": SHORT,
    "text": LONG, "reason": worded(uint(8), "reason code"), "leaf": HASH,
}  # fmt: skip
"""Fields that have the same shape wherever they stand; a kind may name its own shape instead."""


class Payload:
    """Base of all kinds; `NUMBER`, `NAME`, `CLEAR` and `OWN` (shapes of its own fields) are per class."""

    __slots__ = ()
    NUMBER: ClassVar[int]
    NAME: ClassVar[str]
    CLEAR: ClassVar[bool] = False
    OWN: ClassVar[dict[str, Shape]] = {}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    shape: Shape
    optional: bool


_P = TypeVar("_P", bound=Payload)

KINDS: dict[int, type[Payload]] = {}
_COLUMNS: dict[type[Payload], tuple[_Column, ...]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def kind(
    number: int, name: str, *, clear: bool = False, own: dict[str, Shape] | None = None
) -> Callable[[type[_P]], type[_P]]:
    """Register a payload class under its kind number."""

    def register(cls: type[_P]) -> type[_P]:
        cls.NUMBER, cls.NAME, cls.CLEAR, cls.OWN = number, name, clear, own or {}
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        _COLUMNS[made] = tuple(
            _Column(f.name, (own or {}).get(f.name) or SHAPES[f.name], f.default is None)
            for f in fields(cast(Any, made))
        )
        KINDS[number] = made
        return made

    return register


def field_names(number: int) -> tuple[str, ...]:
    """Return the field names of a kind in schema order; empty for a kind that is not known."""
    cls = KINDS.get(number)
    return tuple(c.name for c in _COLUMNS[cls]) if cls else ()


def _dump(value: Any) -> Value:
    if isinstance(value, By):
        return (value.desk, value.role)
    if isinstance(value, IntEnum):
        return int(value)
    return value  # type: ignore[no-any-return]


def to_fields(payload: Payload) -> tuple[Value, ...]:
    """Return all fields of the schema, absent ones as null: what is committed, one leaf a field."""
    out = []
    for column in _COLUMNS[type(payload)]:
        value = getattr(payload, column.name)
        if column.name == "to" and len(value) == 1:
            value = value[0]
        out.append(_dump(value))
    return tuple(out)


def trim(values: Iterable[Value]) -> tuple[Value, ...]:
    """Drop trailing nulls, which are never written (KIND-3)."""
    out = list(values)
    while out and out[-1] is None:
        out.pop()
    return tuple(out)


def known(number: int) -> type[Payload]:
    """Return the class of a kind.

    Raises PeerError KIND-1 for a kind that is not known.
    """
    cls = KINDS.get(number)
    if cls is None:
        raise PeerError("KIND-1", f"kind {number} is not known", "entry.kind")
    return cls


def payload_fields(number: int, value: Value) -> tuple[Value, ...]:
    """Return a decoded payload as the full list of committed fields, nulls filled in.

    Raises PeerError KIND-1 for an unknown kind, KIND-3 for a written trailing null or too many fields.
    """
    cls = known(number)
    columns = _COLUMNS[cls]
    if type(value) is not tuple or len(value) > len(columns):
        raise PeerError("KIND-3", f"an array of at most {len(columns)} fields is required", cls.NAME)
    if value and value[-1] is None:
        raise PeerError("KIND-3", "trailing nulls are not written", cls.NAME)
    return value + (None,) * (len(columns) - len(value))


def from_fields(number: int, values: tuple[Value, ...]) -> Payload:
    """Build the payload of a kind from its full list of fields, checking each.

    `values` are those of `payload_fields`. Raises PeerError KIND-1, KIND-2, KIND-4 or REF-1 naming the field, KIND-5 or
    KIND-6 naming the kind.
    """
    cls = known(number)
    made: dict[str, Any] = {}
    for column, value in zip(_COLUMNS[cls], values, strict=True):
        where = f"{cls.NAME}.{column.name}"
        if value is None:
            if not column.optional:
                raise _bad(where, "a required field is missing")
            made[column.name] = None
        else:
            made[column.name] = column.shape(value, where)
    payload: Payload = cls(**made)
    check_limits(payload)
    return payload


def check_limits(payload: Payload) -> None:
    """Check what concerns several fields of a payload.

    Raises PeerError KIND-5 when a FLASH or IMMEDIATE text is longer than its limit in bytes, KIND-6 when fields stand
    together that say nothing together.
    """
    precedence, words = getattr(payload, "precedence", None), getattr(payload, "text", None)
    if precedence is not None and precedence >= 2 and words is not None and len(words.encode()) > URGENT_TEXT_BYTES:
        raise PeerError("KIND-5", f"FLASH and IMMEDIATE carry at most {URGENT_TEXT_BYTES} bytes", "text")
    together = _TOGETHER.get(payload.NUMBER)
    if together is not None and not together[0](payload):
        raise PeerError("KIND-6", together[1], payload.NAME)


def check_own(payload: Payload) -> Payload:
    """Check a payload that we made ourselves, as strictly as one that came in.

    Raises UsageError in the words of the broken rule.
    """
    plain = encode(trim(to_fields(payload)))  # refuses text that may not be written, before anything depends on it
    if len(plain) > PAYLOAD_BYTES and payload.NUMBER != Again.NUMBER:
        raise UsageError(f"this has {len(plain)} bytes and an entry holds {PAYLOAD_BYTES} (ENT-7); shorten it")
    try:
        return from_fields(payload.NUMBER, to_fields(payload))
    except PeerError as error:
        raise UsageError(str(error)) from error


# fmt: off
@kind(0, "receipt")
class Receipt(Payload):
    pass


@kind(1, "genesis", clear=True, own={
    "line": HASH, "party": HASH, "entry_key": HASH, "nonce": HASH, "charter": INDEX, "manifest": INDEX,
    "predecessor": row(HASH, INDEX, HASH), "peer": row(HASH, INDEX, HASH)})
class Genesis(Payload):
    line: bytes
    party: bytes
    entry_key: bytes
    nonce: bytes
    charter: int
    manifest: int
    predecessor: tuple[bytes, int, bytes] | None = None
    peer: tuple[bytes, int, bytes] | None = None


@kind(2, "switch", clear=True, own={"new": HASH, "old": HASH, "old_size": INDEX, "old_root": HASH})
class Switch(Payload):
    new: bytes
    old: bytes | None = None
    old_size: int | None = None
    old_root: bytes | None = None


@kind(3, "charter", clear=True, own={"revision": INDEX, "hash": HASH})
class CharterEntry(Payload):
    revision: int
    hash: bytes


@kind(4, "manifest", clear=True, own={"party": HASH, "version": INDEX, "hash": HASH})
class ManifestEntry(Payload):
    party: bytes
    version: int
    hash: bytes


@kind(5, "prekey", clear=True, own={"key": octets(1216), "reset": _boolean})
class Prekey(Payload):
    key: bytes
    reset: bool


@kind(6, "epoch-open", clear=True, own={"epoch": INDEX, "base": INDEX, "prekey": HASH, "output": octets(1168)})
class EpochOpen(Payload):
    epoch: int
    base: int
    prekey: bytes
    output: bytes


@kind(7, "unreadable", clear=True, own={"passed": listed(row(HASH, choice(1, 2, 3, 4, 5, 6)), 1, 64)})
class Unreadable(Payload):
    passed: tuple[tuple[bytes, int], ...]


@kind(8, "late", clear=True, own={"feed": HASH, "n": INDEX})
class Late(Payload):
    feed: bytes
    n: int
    leaf: bytes


@kind(9, "fault", clear=True, own={"code": choice(1, 2, 3, 4), "other": HASH})
class Fault(Payload):
    code: int
    leaf: bytes
    other: bytes | None = None


@kind(10, "again", own={"salt_seed": HASH, "payload": octets(1, 16384)})
class Again(Payload):
    leaf: bytes
    salt_seed: bytes
    payload: bytes


@kind(11, "path-key", own={"generation": INDEX, "secret": HASH})
class PathKey(Payload):
    generation: int
    secret: bytes


@kind(16, "call-offer")
class CallOffer(Payload):
    precedence: int
    to: tuple[int, ...]
    by: By
    lang: str
    subject: str | None = None
    text: str | None = None
    x25519: bytes | None = None
    regarding: Ref | None = None
    cred: bytes | None = None


@kind(17, "ring", own={"signature": octets(64)})
class Ring(Payload):
    ref: Ref
    desk: int
    signature: bytes | None = None


@kind(18, "answer")
class Answer(Payload):
    ref: Ref
    by: By
    x25519: bytes | None = None
    cred: bytes | None = None


@kind(19, "decline", own={"text": SHORT, "message_accepted": _boolean})
class Decline(Payload):
    ref: Ref
    by: By
    reason: int | None = None
    lang: str | None = None
    text: str | None = None
    message_accepted: bool | None = None
    cred: bytes | None = None


@kind(20, "defer", own={"text": SHORT})
class Defer(Payload):
    ref: Ref
    by: By
    until: int
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(21, "alternative", own={"what": choice(1, 2, 3), "text": SHORT})
class Alternative(Payload):
    ref: Ref
    by: By
    what: int
    desk: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(22, "withdraw", own={"text": SHORT})
class Withdraw(Payload):
    ref: Ref
    by: By
    reason: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(23, "hang-up", own={"recording": HASH})
class HangUp(Payload):
    ref: Ref
    by: By
    recording: bytes | None = None
    cred: bytes | None = None


@kind(24, "reason", own={"text": SHORT})
class Reason(Payload):
    ref: Ref
    by: By
    reason: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(25, "time-out", own={
    "what": choice(1, 2, 3, 4, 5), "result": choice(1, 2, 3, 4), "level": choice(1, 2, 3, 4, 5, 6)})
class TimeOut(Payload):
    what: int
    due: int
    result: int
    ref: Ref | None = None
    level: int | None = None


@kind(32, "message", own={"info": listed(row(DESK, PRECEDENCE), 1, 32)})
class Message(Payload):
    precedence: int
    to: tuple[int, ...]
    by: By
    lang: str
    text: str
    regarding: Ref | None = None
    info: tuple[tuple[int, int], ...] | None = None
    cred: bytes | None = None


@kind(33, "rung", own={"rung": choice(1, 3, 5, 6), "text": SHORT})
class RungEntry(Payload):
    ref: Ref
    rung: int
    by: By
    desk: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(34, "refuse", own={"rung": choice(1, 2, 3, 4, 5, 6), "text": SHORT})
class Refuse(Payload):
    ref: Ref
    rung: int
    by: By
    reason: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(35, "read-back", own={"fields": listed(row(NAME, text(TEXT_BYTES)), 1, 64)})
class ReadBack(Payload):
    ref: Ref
    by: By
    lang: str | None = None
    text: str | None = None
    fields: tuple[tuple[str, str], ...] | None = None
    cred: bytes | None = None


@kind(36, "read-back-check", own={"matched": _boolean, "differing": listed(NAME, 1, 64)})
class ReadBackCheck(Payload):
    ref: Ref
    by: By
    matched: bool
    differing: tuple[str, ...] | None = None
    cred: bytes | None = None


@kind(37, "undertaking", own={"what": LONG})
class Undertaking(Payload):
    ref: Ref
    by: By
    lang: str
    what: str
    due: int
    cred: bytes | None = None


@kind(38, "orderwire")
class Orderwire(Payload):
    by: By
    lang: str
    text: str
    cred: bytes | None = None


@kind(39, "translation", own={"stage": choice(1, 2, 3)})
class Translation(Payload):
    ref: Ref
    stage: int
    by: By
    lang: str
    text: str
    cred: bytes | None = None


@kind(41, "release")
class Release(Payload):
    ref: Ref
    by: By
    cred: bytes | None = None


@kind(42, "handover", own={"role": ROLE, "open": listed(HASH, 0, OPEN_MAX), "sheet": HASH, "text": SHORT})
class Handover(Payload):
    by: By
    role: int
    open: tuple[bytes, ...]
    sheet: bytes | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(43, "watch", own={"on": _boolean})
class Watch(Payload):
    by: By
    on: bool
    ref: Ref | None = None
    cred: bytes | None = None


@kind(44, "address", own={"style": text(STYLE_BYTES, 1)})
class Address(Payload):
    by: By
    desk: int
    lang: str
    style: str
    cred: bytes | None = None


@kind(45, "address-agreed")
class AddressAgreed(Payload):
    ref: Ref
    by: By
    cred: bytes | None = None


@kind(48, "test", own={"layer": choice(1, 2, 3), "challenge": SHORT})
class Test(Payload):
    layer: int
    due: int
    desk: int | None = None
    challenge: str | None = None


@kind(49, "test-reply", own={"answer": SHORT})
class TestReply(Payload):
    ref: Ref
    by: By
    answer: str | None = None
    cred: bytes | None = None


@kind(50, "test-summary", own={
    "until": TIME, "circuits": listed(row(PATH, COUNT, COUNT, nullable(COUNT)), 0, 16), "observed": choice(0, 1, 2),
    "out": listed(PATH, 0, 16), "finding": choice(0, 1, 2, 3, 4), "finding_since": TIME})
class TestSummary(Payload):
    begin: int
    until: int
    circuits: tuple[tuple[int, int, int, int | None], ...]
    observed: int
    since: int
    out: tuple[int, ...]
    finding: int
    finding_since: int


@kind(51, "line-state", own={"state": choice(1, 2, 3, 4, 5), "text": SHORT})
class LineState(Payload):
    state: int
    begin: int
    by: By
    reason: int | None = None
    lang: str | None = None
    text: str | None = None
    cred: bytes | None = None


@kind(63, "extension", own={"name": NAME, "payload": octets(0, 4096)})
class Extension(Payload):
    name: str
    payload: bytes
# fmt: on

HIGH_CONSEQUENCE = frozenset(
    one.NUMBER
    for one in (
        Answer, Decline, Defer, Alternative, Withdraw, HangUp, Reason,
        RungEntry, Refuse, ReadBack, ReadBackCheck, Undertaking, Release, Handover, Watch, LineState,
    )
)  # fmt: skip
"""Kinds after which the writer seals at once."""

NO_RECEIPT_OWED = frozenset({Receipt.NUMBER, Unreadable.NUMBER, TestSummary.NUMBER})
"""Kinds that owe no receipt, so that an exchange ends."""


def _tests_one_layer(p: Any) -> bool:
    asked = (p.desk is not None, p.challenge is not None)
    return asked == (False, False) if p.layer == 1 else asked == (True, True)


def _says_what_ran_out(p: Any) -> bool:
    return (p.ref is not None or p.what == 3) and (p.level is not None or p.what not in (2, 3))


_TOGETHER: dict[int, tuple[Callable[[Any], bool], str]] = {
    2: (lambda p: (p.old is None) == (p.old_size is None) == (p.old_root is None), "an old feed has a size and a root"),
    21: (lambda p: p.what == 3 or (p.desk if p.what == 1 else p.text) is not None, "1 names a desk, 2 has a text"),
    24: (lambda p: p.reason is not None or p.text is not None, "a reason is a code or a text"),
    25: (_says_what_ran_out, "a time-out names its entry, unless it is a test's; of a rung or test also the level"),
    33: (lambda p: p.rung != 3 or p.desk is not None, "rung 3 names the desk"),
    35: (lambda p: p.text is not None or p.fields is not None, "a read-back has a text or fields"),
    43: (lambda p: p.on or p.ref is None, "who leaves the watch signs for no handover"),
    48: (_tests_one_layer, "layer 1 names neither desk nor challenge, layers 2 and 3 name both"),
}
"""What must stand together in a kind, and the rule in words (KIND-6)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind as the specification lists it."""

    name: str
    words: str
    optional: bool


def schema(number: int) -> tuple[Field, ...]:
    """Return the fields of a kind in schema order, each with its shape in words.

    Raises PeerError KIND-1 for a kind that is not known.
    """
    return tuple(Field(c.name, _words(c.shape), c.optional) for c in _COLUMNS[known(number)])
