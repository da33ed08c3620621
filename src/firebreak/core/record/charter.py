"""The charter: what two parties agreed a line is, signed by both roots (`spec/charter.md`, CHA rules).

Keeps true: a charter that exists as a value obeys every limit of the specification, its hash is over the exact bytes
that were signed, and a revision follows the one whose hash it names without changing who the parties are.
Leaves to others: when a writer begins to honour a revision (`feed`), and what the rules lead to (`procedures`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.codec import Encodable, decode, encode
from firebreak.core.record.kinds import Shape, choice, listed, nullable, octets, row, text, uint
from firebreak.core.record.rootset import (
    STATEMENT_BYTES,
    RootSet,
    Signatures,
    read_signatures,
    shaped,
    verify_signatures,
)
from firebreak.core.record.rootset import sign_statement as sign_statement
from firebreak.core.record.terms import DAY_S as DAY_S
from firebreak.core.record.terms import (
    LANGUAGE_TAG,
    NAME,
    PATH_KINDS,
    SLUG,
    TERM_SHAPES,
    TWO_PERSON,
    scheduled,
    within,
)  # fmt: skip
from firebreak.core.record.terms import CharterPath as CharterPath
from firebreak.core.record.terms import Terms as Terms
from firebreak.core.record.terms import TestSchedule as TestSchedule
from firebreak.core.types import Echelon, LineId, PartyId, Precedence

DESKS_MAX: Final = 64
_CONTEXT: Final = "firebreak/charter/1"
_HASH: Final = octets(32)
_DESK = row(uint(8), SLUG, NAME, choice(0, 1, 2, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterDesk:
    """A staffed function of one party; `id` is the word people type, `number` what entries carry."""

    number: int
    id: str
    name: str
    echelon: Echelon


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterParty:
    """One of the two parties as the charter names it; `root_set` is the hash of the set that signs."""

    party: PartyId
    name: str
    language: str
    root_set: bytes
    desks: tuple[CharterDesk, ...]
    telephones: tuple[str, ...] = ()


PARTY_SHAPE: Final = row(_HASH, NAME, LANGUAGE_TAG, _HASH, listed(_DESK, 1, DESKS_MAX), listed(text(40, 1), 0, 8))
_HEAD: Final[tuple[tuple[str, Shape], ...]] = (
    ("suite", within(1, 255)),
    ("line", nullable(_HASH)),
    ("revision", within(1, (1 << 32) - 1)),
    ("previous", nullable(_HASH)),
    ("parties", listed(PARTY_SHAPE, 2, 2)),
)
_FIELDS: Final = 1 + len(_HEAD) + len(TERM_SHAPES)  # CHA-1; `two_person` may follow them


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter(Terms):
    """One revision of the agreement. `parties` keep their order for the life of the line: index 0 and 1."""

    suite: int = 1
    line: LineId | None  # None in the first revision, whose hash is the line's id
    revision: int
    previous: bytes | None  # hash of the revision before
    parties: tuple[CharterParty, CharterParty]
    body: bytes
    hash: bytes

    @property
    def line_id(self) -> LineId:
        """Id of the line: the hash of its first charter."""
        return LineId(self.hash) if self.line is None else self.line

    def side_of(self, party: bytes) -> int:
        """Return 0 or 1, the index of `party`; raises UsageError for a stranger."""
        for side, one in enumerate(self.parties):
            if one.party == party:
                return side
        raise UsageError(f"party {party.hex()[:12]} is not one of the two parties of this line")

    def desk(self, side: int, number: int) -> CharterDesk:
        """Return the desk of that number; raises UsageError if that side has none."""
        for desk in self.parties[side].desks:
            if desk.number == number:
                return desk
        raise UsageError(f"{self.parties[side].name} has no desk {number}")

    def desk_by_id(self, side: int, desk_id: str) -> CharterDesk:
        """Return the desk of that id; raises UsageError that lists the ids there are."""
        for desk in self.parties[side].desks:
            if desk.id == desk_id:
                return desk
        known = ", ".join(d.id for d in self.parties[side].desks)
        raise UsageError(f"{self.parties[side].name} has no desk {desk_id!r}; it has {known}")

    def first_watch(self, side: int) -> CharterDesk:
        """Return the first desk listed of the lowest echelon, which CHA-6 makes a watch desk."""
        return min(self.parties[side].desks, key=lambda d: d.echelon)

    def next_higher(self, side: int, number: int) -> CharterDesk | None:
        """Return the first desk listed of the lowest echelon above that desk's, or None at the top."""
        own = self.desk(side, number).echelon
        above = [d for d in self.parties[side].desks if d.echelon > own]
        return min(above, key=lambda d: d.echelon) if above else None

    def ring_seconds(self, side: int, desk_number: int, precedence: Precedence) -> int:
        """Return how long a call to that desk rings, in seconds."""
        if self.desk(side, desk_number).echelon >= Echelon.STRATEGIC:
            return self.ring_principal_s
        return self.ring_s[precedence]

    def path(self, number: int) -> CharterPath:
        """Return the path of that number; raises UsageError if there is none."""
        for path in self.paths:
            if path.number == number:
                return path
        raise UsageError(f"the charter has no path {number}")

    def path_by_name(self, name: str) -> CharterPath:
        """Return the path of that name; raises UsageError that lists the names there are."""
        for path in self.paths:
            if path.name == name:
                return path
        raise UsageError(f"the charter has no path {name!r}; it has {', '.join(p.name for p in self.paths)}")

    def due_tests_between(self, after: int, until: int) -> tuple[int, ...]:
        """Return every scheduled test time t (UTC seconds) with `after` < t <= `until`, ascending."""
        return tuple(scheduled(self.tests, after, until))

    def next_test(self, after: int) -> int | None:
        """Return the first scheduled test time later than `after` (UTC seconds), or None when there is no more."""
        start = max(after, self.tests.begin - 1)
        return next(scheduled(self.tests, start, start + 8 * DAY_S), None)


# --- reading ---------------------------------------------------------------------------------------------------------


def parse_charter(body: bytes) -> Charter:
    """Return the charter that `body` is, with every limit checked; raises PeerError (CHA-1 to CHA-9, CHA-14, CBOR)."""
    value = decode(body)
    if type(value) is not tuple or not _FIELDS <= len(value) <= _FIELDS + 1 or value[0] != _CONTEXT:
        raise PeerError("CHA-1", f"an array of {_CONTEXT!r} and the charter's fields is required", "charter")
    found: dict[str, Any] = {
        name: shaped("CHA-3", shape, item, f"charter.{name}")
        for (name, shape), item in zip(_HEAD + TERM_SHAPES, value[1:_FIELDS], strict=True)
    }
    for item in value[_FIELDS:]:
        found["two_person"] = shaped("CHA-14", TWO_PERSON, item, "charter.two_person")
    if found["suite"] != 1:
        raise PeerError("CHA-2", f"suite {found['suite']} is not known; suite 1 is", "charter.suite")
    found["parties"] = tuple(party_of(r) for r in found["parties"])
    found["tests"] = TestSchedule(**dict(zip((f.name for f in fields(TestSchedule)), found["tests"], strict=True)))
    found["paths"] = tuple(CharterPath(number=n, name=name, kind=kind) for n, name, kind in found["paths"])
    charter = Charter(**found, body=body, hash=crypto.sha256(body))
    _check(charter)
    return charter


def party_of(r: tuple[Any, ...]) -> CharterParty:
    """Return the party that a row of `PARTY_SHAPE` is."""
    party, name, language, root_set, desks, telephones = r
    made = tuple(CharterDesk(number=n, id=i, name=s, echelon=Echelon(e)) for n, i, s, e in desks)
    return CharterParty(party=party, name=name, language=language, root_set=root_set, desks=made, telephones=telephones)


def _ascending(rule: str, numbers: list[int], where: str) -> None:
    if numbers != sorted(set(numbers)):
        raise PeerError(rule, "numbers ascend without repetition", where)


def _check(charter: Charter) -> None:
    """Check what spans more than one field (CHA-4 to CHA-9)."""
    if (charter.revision == 1) != (charter.line is None) or (charter.line is None) != (charter.previous is None):
        raise PeerError("CHA-4", "line and previous are null in revision 1 and given in every later one", "charter")
    one, other = charter.parties
    if one.party == other.party or one.root_set == other.root_set:
        raise PeerError("CHA-5", "a line has two different parties", "charter.parties")
    for side, party in enumerate(charter.parties):
        check_desks(party, f"charter.parties[{side}].desks")
    _ascending("CHA-7", [number for number, _ in charter.roles], "charter.roles")
    _ascending("CHA-7", [number for number, _ in charter.reasons], "charter.reasons")
    _ascending("CHA-7", list(charter.suspended_accepts), "charter.suspended_accepts")
    _ascending("CHA-14", list(charter.two_person), "charter.two_person")
    if len(set(charter.languages)) != len(charter.languages):
        raise PeerError("CHA-7", "a language stands twice", "charter.languages")
    _check_paths(charter.paths)
    _check_times(charter)


def row_of(party: CharterParty) -> tuple[Encodable, ...]:
    """Return a party as it is encoded, in charters and on cards."""
    desks = tuple((d.number, d.id, d.name, int(d.echelon)) for d in party.desks)
    return (party.party, party.name, party.language, party.root_set, desks, party.telephones)


def check_desks(party: CharterParty, where: str) -> None:
    """Check the desks of one party; raises PeerError CHA-6."""
    _ascending("CHA-6", [d.number for d in party.desks], where)
    if len({d.id for d in party.desks}) != len(party.desks):
        raise PeerError("CHA-6", "two desks have the same id", where)
    if all(d.echelon != Echelon.WATCH for d in party.desks):
        raise PeerError("CHA-6", "each party has a desk of echelon watch", where)


def _check_paths(paths: tuple[CharterPath, ...]) -> None:
    _ascending("CHA-8", [p.number for p in paths], "charter.paths")
    if len({p.name for p in paths}) != len(paths):
        raise PeerError("CHA-8", "two paths have the same name", "charter.paths")
    for path in paths:
        if path.kind not in PATH_KINDS:
            raise PeerError("CHA-8", f"a path is one of {', '.join(PATH_KINDS)}", "charter.paths")


def _check_times(charter: Charter) -> None:
    _ascending("CHA-9", list(charter.tests.times_s), "charter.tests")
    if charter.tests.until is not None and charter.tests.until <= charter.tests.begin:
        raise PeerError("CHA-9", "the test schedule ends before it begins", "charter.tests")
    if charter.expiry <= charter.valid_from:
        raise PeerError("CHA-9", "the charter expires before it begins", "charter.expiry")
    if charter.urgent_text_bytes > charter.text_bytes:
        raise PeerError("CHA-9", "FLASH and IMMEDIATE may not be longer than the rest", "charter.urgent_text_bytes")


# --- making, signing, comparing --------------------------------------------------------------------------------------


def build_charter(
    *,
    parties: tuple[CharterParty, CharterParty],
    line: LineId | None = None,
    revision: int = 1,
    previous: bytes | None = None,
    terms: Terms | None = None,
    **changes: Any,
) -> Charter:
    """Return the charter of these parties; `changes` are fields of `Terms` that differ from `terms`.

    Raises UsageError that names the rule and field for terms outside the limits.
    """
    agreed = replace(terms or Terms(), **changes)
    rows = [row_of(p) for p in parties]
    tail = [_row_of(getattr(agreed, name)) for name, _ in TERM_SHAPES]
    if agreed.two_person:
        tail.append(list(agreed.two_person))
    try:
        return parse_charter(encode([_CONTEXT, 1, line, revision, previous, rows, *tail]))
    except PeerError as error:
        raise UsageError(str(error)) from error


def _row_of(value: Any) -> Any:
    """Return an agreed value as it is encoded: records become arrays of their fields in order."""
    if isinstance(value, TestSchedule | CharterPath):
        return [getattr(value, f.name) for f in fields(value)]
    if isinstance(value, tuple):
        return [_row_of(item) for item in value]
    return value


def revise_charter(
    charter: Charter, *, parties: tuple[CharterParty, CharterParty] | None = None, **changes: Any
) -> Charter:
    """Return the next revision of `charter` with `changes` of its terms; raises UsageError as `build_charter`."""
    terms = Terms(**{f.name: getattr(charter, f.name) for f in fields(Terms)})
    return build_charter(
        parties=parties or charter.parties, line=charter.line_id, revision=charter.revision + 1,
        previous=charter.hash, terms=terms, **changes,
    )  # fmt: skip


def build_charter_statement(body: bytes, first: Signatures, second: Signatures) -> bytes:
    """Return the charter statement: the body, then the signatures of party 0 and of party 1."""
    return encode([body, first, second])


def read_charter(statement: bytes) -> tuple[Charter, tuple[Signatures, Signatures]]:
    """Return the charter of a statement and both parties' signatures, not yet verified.

    Raises PeerError (CHA-10 shape, ROOT-4, and those of `parse_charter`).
    """
    value = decode(statement, max_bytes=STATEMENT_BYTES)
    if type(value) is not tuple or len(value) != 3 or type(value[0]) is not bytes:
        raise PeerError("CHA-10", "an array of the charter and two lists of signatures is required", "statement")
    return parse_charter(value[0]), (read_signatures(value[1]), read_signatures(value[2]))


def verify_charter(statement: bytes, rootsets: tuple[RootSet, RootSet]) -> Charter:
    """Return the charter that two custodians of each party signed.

    Raises PeerError (CHA-11 another root set, ROOT-5, SIG, and those of `read_charter`).
    """
    charter, signatures = read_charter(statement)
    for side, rootset in enumerate(rootsets):
        if charter.parties[side].root_set != rootset.hash:
            raise PeerError("CHA-11", "the charter names another root set", f"charter.parties[{side}]")
        verify_signatures(signatures[side], "charter", charter.body, rootset)
    return charter


def check_follows(charter: Charter, previous: Charter) -> None:
    """Check that `charter` is the next revision after `previous`; raises PeerError CHA-12."""
    if charter.revision != previous.revision + 1 or charter.previous != previous.hash:
        raise PeerError("CHA-12", f"revision {previous.revision + 1} names the hash of the one before", "charter")
    if charter.line != previous.line_id:
        raise PeerError("CHA-12", "a revision keeps the line", "charter.line")
    if [p.party for p in charter.parties] != [p.party for p in previous.parties]:
        raise PeerError("CHA-12", "a revision keeps the parties and their order", "charter.parties")


def comparison_code(charter_hash: bytes) -> str:
    """Return the code both sides read aloud: 8 groups of 5 digits (CHA-13)."""
    number = int.from_bytes(crypto.context_hash("code", charter_hash), "big") % 10**40
    digits = f"{number:040d}"
    return " ".join(digits[i : i + 5] for i in range(0, 40, 5))
