"""What an answer says of this node's own desks: drafts, releases, silences, the handover sheet, paging, demonstration.

Keeps true: nothing here is part of the shared record, and nothing here was sent; the record's facts inside a sheet are
those of `replies`.
Leaves to others: where it is kept (`node.desk`), the record (`replies`, `replies_record`).
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from firebreak.api.replies import (
    Alert,
    At,
    Entry,
    HeldItem,
    Id,
    LineState,
    Matter,
    Promise,
    Test,
)
from firebreak.api.replies_record import Progress, WatchList


class _Reply(Struct, kw_only=True, frozen=True):
    pass


class Draft(_Reply, kw_only=True, frozen=True):
    """Words not sent yet, of one officer; durable, and seen by nobody else."""

    id: str
    line: str
    officer: str
    kind: str
    fields: dict[str, Any]
    updated: At
    revision: Annotated[int, Meta(description="Give this as `base` when it is written again.")]


class Drafts(_Reply, kw_only=True, frozen=True):
    """All drafts of the officer who asks, the one touched last first."""

    drafts: list[Draft]


class Release(_Reply, kw_only=True, frozen=True):
    """A call or message that waits for, or has had, its second person."""

    id: str
    line: str
    at: At
    by: Annotated[str, Meta(description="Who composed it.")]
    desk: str
    what: Annotated[str, Meta(description="`message` or `call`.")]
    precedence: str
    marking: str
    body: dict[str, Any]
    credential: Annotated[bool, Meta(description="Whoever composed it confirmed it with a passkey.")]
    state: Annotated[str, Meta(description="`waiting`, `released` or `returned`.")]
    why: Annotated[str | None, Meta(description="Why it was returned.")]
    decided_at: At | None
    decided_by: str | None
    entry: Annotated[str | None, Meta(description="Id of the entry it became; null while held or not released.")]
    rule: Annotated[str, Meta(description="What asks for two persons: `charter`, `local` or `officer`.")]


class Releases(_Reply, kw_only=True, frozen=True):
    """Two-person releases of a line, newest first."""

    releases: list[Release]


class Silence(_Reply, kw_only=True, frozen=True):
    """The sound of one alert is off at this node's desks; it ends by itself. No acknowledgement, to anybody."""

    number: Annotated[int, Meta(description="Number of the alert.")]
    of: str | None
    at: At
    until: At
    by: str


class Silences(_Reply, kw_only=True, frozen=True):
    """Silences that last now."""

    silences: list[Silence]


class Done(_Reply, kw_only=True, frozen=True):
    """It was done, here; nothing was sent."""

    ok: bool
    words: str


class OwedCall(_Reply, kw_only=True, frozen=True):
    """A call after which talk is still owed, as our own node reads the record."""

    id: Id
    why: Annotated[str, Meta(description="`put_off`: to a later time; `not_taken`: by nobody of ours.")]
    side: Annotated[str, Meta(description="Who put it off, `us` or `them`; always `us` for one that was not taken.")]
    until: Annotated[At | None, Meta(description="The time that was named.")]
    call: Matter


class HandoverSheet(_Reply, kw_only=True, frozen=True):
    """Everything that the officer who comes must know; the hash names exactly what was signed for."""

    line: str
    at: At
    desk: str | None
    open: list[Matter]
    tests: list[Test]
    promises: list[Promise]
    owed: list[OwedCall]
    drafts: list[Draft]
    releases: list[Release]
    held: list[HeldItem]
    silences: list[Silence]
    hash: Annotated[str, Meta(description="SHA-256 of the sheet without this field, keys sorted, no white space.")]


class Trigger(_Reply, kw_only=True, frozen=True):
    """An occasion with its checklist and a text ready to be filled in."""

    id: str
    title: str
    when: str
    checklist: list[str]
    precedence: str
    subject: str
    text: str
    to_echelon: str
    slots: Annotated[list[str], Meta(description="What the texts leave open, brackets included.")]


class Triggers(_Reply, kw_only=True, frozen=True):
    """Occasions that this node has texts for."""

    lang: str
    triggers: list[Trigger]


class DemoSwitch(_Reply, kw_only=True, frozen=True):
    """One path of a demonstration that can be cut and mended."""

    line: str
    path: str
    cut: bool


class Demo(_Reply, kw_only=True, frozen=True):
    """Switches of a demonstration."""

    switches: list[DemoSwitch]
    words: str


class Introduction(_Reply, kw_only=True, frozen=True):
    """What two parties compare aloud before they trust a line."""

    line: str
    code: Annotated[str, Meta(description="Eight groups of five digits; both sides read them aloud.")]
    charter: Id
    us: str
    them: str
    our_card: Annotated[str, Meta(description="Fingerprint of our party, in groups.")]
    their_card: Annotated[str, Meta(description="Fingerprint of theirs, in groups.")]
    qr: Annotated[str, Meta(description="The code as a QR symbol, SVG.")]
    our_telephones: list[str]
    their_telephones: list[str]


class PagingTest(_Reply, kw_only=True, frozen=True):
    """How a means of paging did when it was last tested."""

    name: str
    at: At
    ok: bool
    result: Annotated[str, Meta(description="`taken`, `failed`, or `missed`: the node did not run at its time.")]
    words: str


class PagingTests(_Reply, kw_only=True, frozen=True):
    """What came of the tests that somebody asked for."""

    tests: list[PagingTest]


class PagingMeans(_Reply, kw_only=True, frozen=True):
    """A way to fetch people; never with content."""

    name: str
    kind: str
    desks: list[str]
    independent: Annotated[bool, Meta(description="It fails apart from the others.")]
    last_test: PagingTest | None
    next_test: At | None


class PagingStep(_Reply, kw_only=True, frozen=True):
    """Who is paged, by what, so many seconds after the ring."""

    pager: str
    to: str
    after_s: int


class PagingPlan(_Reply, kw_only=True, frozen=True):
    """The call plan of a desk."""

    desk: str
    raise_after_s: int
    steps: list[PagingStep]


class PagingWarning(_Reply, kw_only=True, frozen=True):
    """What makes it doubtful that a person is reached."""

    code: Annotated[
        str, Meta(description="`few_means`, `not_scheduled`, `never_tested`, `test_failed` or `test_missed`.")
    ]
    line: str | None
    desk: str | None
    name: Annotated[str | None, Meta(description="Of the means that it is about.")]
    words: str


class Paging(_Reply, kw_only=True, frozen=True):
    """How people are fetched, and whether it was proven lately."""

    means: list[PagingMeans]
    plans: list[PagingPlan]
    warnings: list[PagingWarning]


class News(_Reply, kw_only=True, frozen=True, omit_defaults=True):
    """One message of the live view; `what` says which of the other fields is given."""

    what: Annotated[
        str,
        Meta(
            description="`snapshot`, `entry`, `matter` (it stands otherwise, without an entry that names it), "
            "`alert`, `stopped`, `link`, `tick`, `release`, `draft`, `silence`, `watch`, `progress`, `paging`, `demo` "
            "or `handover`."
        ),
    ]
    at: At
    line: LineState | None = None
    matters: list[Matter] | None = None
    tests: list[Test] | None = None
    alerts: list[Alert] | None = None
    entry: Entry | None = None
    matter: Matter | None = None
    test: Test | None = None
    alert: Alert | None = None
    of: str | None = None
    words: str | None = None
    release: Release | None = None
    releases: list[Release] | None = None
    draft: Annotated[str | None, Meta(description="Id of a draft of the officer who watches; read it anew.")] = None
    officer: Annotated[str | None, Meta(description="Whose draft it is.")] = None
    silence: Silence | None = None
    silences: list[Silence] | None = None
    watch_list: WatchList | None = None
    progress: Progress | None = None
    paging: Paging | None = None
    demo: Demo | None = None
    next: Annotated[str | None, Meta(description="Of a snapshot: `before` for the page of matters after it.")] = None
