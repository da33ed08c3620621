"""What an answer says: one Struct for each page of the API (`docs/reference/api.md`).

Keeps true: desks are named by their charter ids, times are RFC 3339 in UTC, ids are hexadecimal; a machine's receipt
and a person's acknowledgement are different fields; the published description is made from these types.
Leaves to others: where the facts come from (`showing`).
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
At = Annotated[str, Meta(extra_json_schema={"format": "date-time"}, description="UTC, whole seconds.")]


class _Reply(Struct, kw_only=True, frozen=True):
    pass


class Health(_Reply, kw_only=True, frozen=True):
    """The node runs; `ok` is false while a line of it stands still."""

    ok: bool
    version: str
    certificate_until: Annotated[str | None, Meta(description="End of the certificate it is served with.")] = None
    warning: Annotated[str | None, Meta(description="What its operator must see to before long.")] = None


class NodeInfo(_Reply, kw_only=True, frozen=True):
    """Which installation answers."""

    name: str
    party: str
    version: str
    started: At
    at: At
    lines: list[str]


class Desk(_Reply, kw_only=True, frozen=True):
    """A staffed function."""

    id: str
    number: int
    name: str
    echelon: str


class Party(_Reply, kw_only=True, frozen=True):
    """One of the two parties, as the charter names it."""

    id: Id
    index: int
    name: str
    language: str
    desks: list[Desk]
    telephones: list[str]


class Code(_Reply, kw_only=True, frozen=True):
    """A number of the charter and its word."""

    number: int
    name: str


class CharterPath(_Reply, kw_only=True, frozen=True):
    """A path as the charter has it."""

    number: int
    name: str
    kind: str


class Agreement(_Reply, kw_only=True, frozen=True):
    """What both parties signed: the charter in force."""

    line: Id
    revision: int
    hash: Id
    code: Annotated[str, Meta(description="The code both parties compare aloud.")]
    us: Party
    them: Party
    roles: list[Code]
    reasons: list[Code]
    languages: list[str]
    paths: list[CharterPath]
    ring_s: dict[str, int]
    ring_principal_s: int
    settle_s: int
    text_bytes: int
    urgent_text_bytes: int
    valid_from: At
    expiry: At


class Declared(_Reply, kw_only=True, frozen=True):
    """What each side says of the line; the stricter holds."""

    state: str
    us: str
    them: str
    words: str


class Observed(_Reply, kw_only=True, frozen=True):
    """What our own echoes show of the paths."""

    state: str
    since: At
    out: list[str]
    words: str


class Finding(_Reply, kw_only=True, frozen=True):
    """What our layered tests support, and no more."""

    finding: str
    since: At
    words: str


class Link(_Reply, kw_only=True, frozen=True):
    """One live connection."""

    path: str
    key_exchange: str
    established: bool
    up: bool


class Holding(_Reply, kw_only=True, frozen=True):
    """How many entries stand in each record, and what is sealed."""

    own_entries: int
    their_entries: int
    counted_by_them: Annotated[int, Meta(description="Of our entries, how many their signed entries count.")]
    sealed: int
    sealed_by_them: int
    unsealed_of_them: int
    can_send: Annotated[bool, Meta(description="An epoch is open: content can be sent.")]


class LineBrief(_Reply, kw_only=True, frozen=True):
    """One line of this node."""

    name: str
    id: Id
    us: str
    them: str
    declared: str
    observed: str
    finding: str
    finding_since: At
    open_matters: int
    held: int


class Lines(_Reply, kw_only=True, frozen=True):
    """All lines of this node."""

    lines: list[LineBrief]


class Clock(_Reply, kw_only=True, frozen=True):
    """What is known of the clocks of both sides."""

    offset_s: Annotated[int, Meta(description="How far their clock seems ahead of ours; 0 when within bounds.")]
    synchronised: Annotated[bool | None, Meta(description="Whether this machine says its clock is; null: not known.")]
    words: str


class LineState(_Reply, kw_only=True, frozen=True):
    """Everything an officer wants to know of a line at a glance."""

    name: str
    id: Id
    at: At
    us: Party
    them: Party
    declared: Declared
    observed: Observed
    finding: Finding
    links: list[Link]
    record: Holding
    open_matters: int
    held: int
    ringing_alerts: int
    next_test: At | None
    last_heard: At | None
    clock: Clock
    two_person: Annotated[list[str], Meta(description="Precedences that want a second person before they leave.")]
    waiting_release: Annotated[int, Meta(description="Submissions that wait for their second person.")]
    demo: Annotated[bool, Meta(description="A demonstration: paths can be cut on purpose.")]
    cut: Annotated[list[str], Meta(description="Paths that were cut on purpose here.")]


class Author(_Reply, kw_only=True, frozen=True):
    """Who acted, as the entry says; without a credential it is the node that says so."""

    side: Annotated[str, Meta(description="`us` or `them`.")]
    desk: str
    role: int
    role_name: str
    person: bool
    credential: Annotated[
        bool,
        Meta(
            description="This node holds an assertion of a credential that their newest manifest lists, and it "
            "verifies for this very act."
        ),
    ] = False
    name: Annotated[
        str | None, Meta(description="The officer of ours as this node knows them; never sent, and no evidence.")
    ] = None


class Entry(_Reply, kw_only=True, frozen=True):
    """One entry of the record."""

    id: Id
    side: str
    seq: int
    kind: str
    marking: str
    written: Annotated[str, Meta(description="The author's own word for the time; UTC.")]
    arrived: Annotated[str, Meta(description="Our clock when it was durable here; UTC.")]
    via: str
    by: Author | None
    of: Annotated[str | None, Meta(description="The entry this one is about.")]
    regarding: str | None
    fields: Annotated[dict[str, Any] | None, Meta(description="Its content; null when it is not readable here.")]


class Log(_Reply, kw_only=True, frozen=True):
    """A page of the record in causal order."""

    entries: list[Entry]
    next: Annotated[str | None, Meta(description="Give this as `after` for the next page; null at the end.")]


class Rung(_Reply, kw_only=True, frozen=True):
    """One rung of the ladder of acknowledgement."""

    rung: str
    stated: bool
    by: Author | None
    written: str | None
    arrived: str | None
    says: str
    does_not_mean: str


class Refused(_Reply, kw_only=True, frozen=True):
    """A rung that was refused."""

    rung: str
    by: Author
    written: At
    arrived: At
    reason: str | None
    text: str | None


class Grade(_Reply, kw_only=True, frozen=True):
    """How strongly what stands here can be shown to a stranger."""

    signed: bool
    hybrid_sealed: Annotated[bool, Meta(description="A hybrid seal of its author covers it.")]
    acknowledged: Annotated[bool, Meta(description="A signed entry of the other side counts it.")]


class Translation(_Reply, kw_only=True, frozen=True):
    """One version of a matter's words; the original alone is authoritative."""

    id: Id
    stage: Annotated[str, Meta(description="`sight`, `rough` or `official`.")]
    lang: str
    text: str
    by: Author
    written: At
    arrived: At


class NamedValue(_Reply, kw_only=True, frozen=True):
    """A key field and its value."""

    name: str
    value: str


class ReadBack(_Reply, kw_only=True, frozen=True):
    """What the receiver repeated, and what the comparison found."""

    id: Id
    by: Author
    text: str | None
    fields: list[NamedValue]
    written: At
    arrived: At
    matched: Annotated[bool | None, Meta(description="What the author's node found; null before it compared.")]
    differing: Annotated[list[str], Meta(description="Names of key fields that differ.")]
    by_machine: Annotated[bool, Meta(description="The comparison is a machine's; no person confirmed it.")]
    confirmed_by: Author | None


class Promise(_Reply, kw_only=True, frozen=True):
    """Something undertaken by a time."""

    id: Id
    matter: Id
    what: str
    due: At
    by: Author
    state: Annotated[str, Meta(description="`open`, `overdue`, `done` (so reported), `ended` (closed, taken back).")]


class Ringing(_Reply, kw_only=True, frozen=True):
    """The ring of a call: from the first bell until its time is over."""

    began: At
    ends: At
    seconds: int
    desks: list[str]


class Attempt(_Reply, kw_only=True, frozen=True):
    """What a call came to."""

    outcome: str | None
    settled: bool
    rang: bool
    hung_up: bool
    words: str


class Matter(_Reply, kw_only=True, frozen=True):
    """A call or a message, with its ladder and every act that names it."""

    id: Id
    what: str
    direction: str
    by: Author
    to: list[str]
    precedence: str
    marking: str
    lang: str
    subject: str | None
    text: str | None
    regarding: str | None
    written: At
    arrived: At
    via: str
    open: Annotated[bool, Meta(description="An act of a person of ours is wanted.")]
    attempt: Attempt | None
    highest: str | None
    ladder: list[Rung]
    refused: list[Refused]
    unreadable: Annotated[str | None, Meta(description="The other side says it could not open this entry.")]
    acts: Annotated[list[Entry], Meta(description="The newest of them; the log has all where `entries` says more.")]
    settled: Annotated[bool, Meta(description="Final as this record can know; a message is once it is closed.")]
    grade: Grade
    translations: list[Translation]
    acted_on_stage: Annotated[
        str | None, Meta(description="The stage of translation that stood at the receiver's last act.")
    ]
    read_backs: list[ReadBack]
    undertakings: list[Promise]
    released_by: Annotated[Author | None, Meta(description="The second person of a two-person release.")]
    needs_release: Annotated[bool, Meta(description="The charter asks for a second person, and none has released it.")]
    ring: Ringing | None
    entries: Annotated[int, Meta(description="How many entries of the record stand behind it.")]


class Matters(_Reply, kw_only=True, frozen=True):
    """Calls and messages, newest first."""

    matters: list[Matter]
    next: Annotated[str | None, Meta(description="Give this as `before` for the next page; null at the end.")] = None


class Test(_Reply, kw_only=True, frozen=True):
    """One layered test of a station, desk or principal."""

    __test__ = False
    id: Id
    direction: str
    layer: str
    desk: str | None
    due: At
    result: str | None
    challenge: str | None
    answered: At | None
    answered_by: Author | None
    open: bool
    words: str


class TestList(_Reply, kw_only=True, frozen=True):
    """Tests, newest first."""

    __test__ = False
    tests: list[Test]


class Alert(_Reply, kw_only=True, frozen=True):
    """Something a desk of ours was told; from our own journal, never sent."""

    number: int
    at: At
    about: str
    desks: list[str]
    of: str | None
    words: str
    urgent: bool
    stopped: str | None
    silenced_until: Annotated[At | None, Meta(description="Its sound is off here until then.")] = None
    silenced_by: str | None = None


class Alerts(_Reply, kw_only=True, frozen=True):
    """Our journal of alerts, newest first."""

    alerts: list[Alert]


class HeldItem(_Reply, kw_only=True, frozen=True):
    """A submission that waits at our station; it was neither sent nor refused."""

    since: At
    why: str
    kind: str
    marking: str
    fields: dict[str, Any]


class HeldItems(_Reply, kw_only=True, frozen=True):
    """Everything that waits at our station."""

    held: list[HeldItem]
    words: str


class Submitted(_Reply, kw_only=True, frozen=True):
    """What became of a submission here; it says nothing of the other side."""

    id: Annotated[str | None, Meta(description="Id of the entry in our record; null while it waits at our station.")]
    held: Annotated[str | None, Meta(description="Why it waits at our station; null when it is in the record.")]
    words: str


class TestCounts(_Reply, kw_only=True, frozen=True):
    """Due tests of one layer."""

    __test__ = False
    layer: str
    path: str | None
    due: int
    answered: int
    missed: int
    not_sent: int


class EchelonRow(_Reply, kw_only=True, frozen=True):
    """Calls to desks of one echelon."""

    echelon: str
    attempts: int
    outcomes: dict[str, int]
    last_contact: At | None


class ContactReport(_Reply, kw_only=True, frozen=True):
    """Who tried to reach whom, and what came of it."""

    line: str
    caller: str
    called: str
    direction: str
    marking: str
    echelon: str | None
    since: At | None
    until: At | None
    at: At
    attempts: int
    outcomes: dict[str, int]
    last_contact: At | None
    rows: list[EchelonRow]
    tests: list[TestCounts]
    words: list[str]


class Verification(_Reply, kw_only=True, frozen=True):
    """What a verifier says of a bundle."""

    verdict: str
    report: dict[str, Any]
    words: list[str]
