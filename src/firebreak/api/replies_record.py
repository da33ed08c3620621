"""What an answer says of the record as a whole: search, one entry in full, heads, history, checks.

Keeps true: what is counted is counted from the record; a comparison of heads says what both sides have signed and no
more; times and ids are as in `replies`.
Leaves to others: where the facts come from (`finding`, `proving`, `plotting`).
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from firebreak.api.replies import At, Author, Entry, Grade, Id, Test


class _Reply(Struct, kw_only=True, frozen=True):
    pass


class Found(Entry, kw_only=True, frozen=True):
    """An entry whose text holds the words that were looked for."""

    snippet: Annotated[str, Meta(description="The words with some of what stands around them, as written.")]
    matter: Annotated[str | None, Meta(description="Id of the call or message it belongs to.")]


class Search(_Reply, kw_only=True, frozen=True):
    """Entries found, newest first."""

    entries: list[Found]
    next: Annotated[str | None, Meta(description="Give this as `before` for the next page; null at the end.")]


class SealCover(_Reply, kw_only=True, frozen=True):
    """A hybrid seal that covers an entry."""

    feed: Id
    size: Annotated[int, Meta(description="It covers the entries below this number.")]
    root: Id
    ours: bool


class EntryDetail(Entry, kw_only=True, frozen=True):
    """One entry with everything behind it."""

    grade: Grade
    raw: Annotated[str, Meta(description="The exact bytes that were signed, hexadecimal.")]
    signature: Annotated[
        str | None, Meta(description="Ed25519 over those bytes, hexadecimal; null while none is held.")
    ]
    payload: Annotated[str | None, Meta(description="The opened content as it was written (CBOR), hexadecimal.")]
    kind_number: int
    feed: Id
    n: Annotated[int, Meta(description="Its number in that feed.")]
    root: Annotated[Id, Meta(description="Root of its author's feed before it.")]
    counts: Annotated[int, Meta(description="How many entries of the other side its author had counted.")]
    seals: list[SealCover]
    acts: Annotated[list[Entry], Meta(description="Entries that name it, in causal order.")]
    disclosable: Annotated[list[str], Meta(description="Fields that an export can open, by name.")]


class Head(_Reply, kw_only=True, frozen=True):
    """Where one feed stands."""

    feed: Id | None
    size: int
    root: Id | None


class Heads(_Reply, kw_only=True, frozen=True):
    """Both feeds as held here, and what each side has signed of the other's."""

    own: Head
    theirs: Head
    they_count_ours: int
    we_count_theirs: int
    agree: Annotated[str, Meta(description="`same`, `behind` or `differs`.")]
    words: str


class Check(_Reply, kw_only=True, frozen=True):
    """What verifying the whole record found."""

    entries: int
    seals: int
    faults: list[str]
    ok: bool
    seconds: float
    words: str


class Progress(_Reply, kw_only=True, frozen=True):
    """How far something long has come."""

    task: Annotated[str, Meta(description="`check` or `index`.")]
    done: int
    of: int


class Bucket(_Reply, kw_only=True, frozen=True, rename={"begin": "from"}):
    """Due tests of a span of time; `from` is its beginning."""

    begin: At
    due: int
    answered: int
    missed: int
    not_sent: int
    median_ms: Annotated[int | None, Meta(description="Median round trip, or time to answer; null when unknown.")]


class HistoryLayer(_Reply, kw_only=True, frozen=True):
    """One layer, in one direction, over time; buckets in which nothing was due are left out."""

    layer: str
    path: str | None
    direction: Annotated[str, Meta(description="`out`: our tests of them; `in`: their tests of us.")]
    buckets: list[Bucket]


class FindingSince(_Reply, kw_only=True, frozen=True):
    """What our tests supported from a time on, as our own summaries say."""

    since: At
    finding: str


class ObservedSince(_Reply, kw_only=True, frozen=True):
    """What echoes showed from a time on."""

    side: str
    since: At
    state: str
    out: list[str]


class History(_Reply, kw_only=True, frozen=True):
    """All layers over a span of time, for plots."""

    since: At
    until: At
    bucket_s: int
    layers: list[HistoryLayer]
    missed: Annotated[list[Test], Meta(description="Tests that were missed, newest first, 200 at most.")]
    missed_total: int
    findings: list[FindingSince]
    observed: list[ObservedSince]


class WatchDesk(_Reply, kw_only=True, frozen=True):
    """Who has the watch at a desk, as the record says."""

    desk: str
    name: str
    echelon: str
    on: Annotated[bool | None, Meta(description="null: the record does not say.")]
    since: At | None
    by: Author | None
    last_act: Annotated[At | None, Meta(description="When a person of that desk last acted, by the entry's own word.")]
    handover: Annotated[str | None, Meta(description="A handover that nobody has signed for yet.")]


class WatchList(_Reply, kw_only=True, frozen=True):
    """Who is on watch here, and there as last proven."""

    us: list[WatchDesk]
    them: list[WatchDesk]


class Address(_Reply, kw_only=True, frozen=True):
    """How a desk is to be addressed in a language."""

    id: Id
    desk: str
    lang: str
    style: str
    by: Author
    written: At
    agreed: bool
    agreed_by: Author | None
    superseded: bool


class Addresses(_Reply, kw_only=True, frozen=True):
    """The address book that both sides state and agree."""

    ours: list[Address]
    theirs: list[Address]
