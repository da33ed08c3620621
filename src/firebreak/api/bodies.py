"""What a request may say: one Struct for each body and each set of query parameters.

Keeps true: nothing is coerced and no unknown field is taken; forms and bounds stand here and nowhere else, and the
published description is made from them.
Leaves to others: whether an act is possible now (the procedures), which desk a word means (`asking`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Of = Annotated[
    str,
    Meta(pattern="^[0-9a-f]{4,64}$", max_length=64, description="Id of a matter, or its first digits, 4 at least."),
]
EntryId = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64, description="Id of an entry.")]
DeskId = Annotated[str, Meta(pattern="^[a-z0-9_-]{1,24}$", max_length=24, description="Id of a desk in the charter.")]
Time = Annotated[
    str,
    Meta(max_length=40, description="RFC 3339 time; whole seconds count.", extra_json_schema={"format": "date-time"}),
]
Language = Annotated[
    str, Meta(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35, description="BCP 47 language tag.")
]
Text = Annotated[str, Meta(min_length=1, max_length=8000, description="The charter limits its bytes.")]
Remark = Annotated[str, Meta(min_length=1, max_length=1000)]
RoleNumber = Annotated[
    int, Meta(ge=1, le=255, description="Role of the charter; its first role of a person when left out.")
]
ReasonCode = Annotated[int, Meta(ge=0, le=255, description="Reason code of the charter.")]
PrecedenceWord = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]
MarkingWord = Literal["OPERATIONAL", "EXERCISE", "TEST"]
StateWord = Literal["open", "test_only", "receive_only", "suspended", "ended"]
RungWord = Literal["seen", "understood", "passed_to", "undertaken", "reported_done", "closed"]
EchelonWord = Literal["watch", "operational", "strategic", "principal"]
DirectionWord = Literal["out", "in"]
Words = Annotated[
    str, Meta(min_length=1, max_length=200, description="Words that the text holds, wherever; case does not count.")
]
Limit = Annotated[int, Meta(ge=1, le=1000, description="How many at most.")]


class Body(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """What every body is: strict."""


class NoBody(Body, kw_only=True, frozen=True):
    """An empty object."""


Base64Url = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]*$", min_length=1, max_length=4096, description="base64url.")]


class Assertion(Body, kw_only=True, frozen=True):
    """What a passkey signed over the challenge of this very act."""

    nonce: Base64Url
    credential: Base64Url
    authenticator_data: Base64Url
    client_data: Base64Url
    signature: Base64Url


class ByDesk(Body, kw_only=True, frozen=True):
    """An act of a desk of ours, under a role, bound to a passkey or not."""

    by: DeskId
    role: RoleNumber | None = None
    assertion: Assertion | None = None


class Act(ByDesk, kw_only=True, frozen=True):
    """An act of a person on a matter."""

    of: Of


class CallBody(ByDesk, kw_only=True, frozen=True):
    """A call: rings a desk of the other side and carries its substance with the ring."""

    to: Annotated[tuple[DeskId, ...], Meta(min_length=1, max_length=16)]
    precedence: PrecedenceWord
    subject: Annotated[str, Meta(min_length=1, max_length=200)]
    text: Text | None = None
    lang: Language | None = None
    marking: MarkingWord = "OPERATIONAL"
    regarding: Of | None = None


class MessageBody(ByDesk, kw_only=True, frozen=True):
    """A message from a desk of ours to desks of the other side."""

    to: Annotated[tuple[DeskId, ...], Meta(min_length=1, max_length=16)]
    precedence: PrecedenceWord
    text: Text
    lang: Language | None = None
    marking: MarkingWord = "OPERATIONAL"
    regarding: Of | None = None


class AnswerBody(Act, kw_only=True, frozen=True):
    """Take a call."""


class DeclineBody(Act, kw_only=True, frozen=True):
    """Decline a call; the reason may be given later, and the message may be accepted all the same."""

    reason: ReasonCode | None = None
    text: Remark | None = None
    message_accepted: bool = False


class DeferBody(Act, kw_only=True, frozen=True):
    """Say until when a call must wait."""

    until: Time
    text: Remark | None = None


class OfferBody(Act, kw_only=True, frozen=True):
    """Offer another desk of ours, words, or a third party named in words."""

    desk: DeskId | None = None
    text: Remark | None = None
    third_party: bool = False


class WithdrawBody(Act, kw_only=True, frozen=True):
    """Take our own call back."""

    text: Remark | None = None


class HangUpBody(Act, kw_only=True, frozen=True):
    """End an answered call."""


class ReasonBody(Act, kw_only=True, frozen=True):
    """Give a reason later for our own decline or refusal."""

    reason: ReasonCode | None = None
    text: Remark | None = None


class SeenBody(Act, kw_only=True, frozen=True):
    """A person has seen it; says nothing of having understood or agreed."""

    text: Remark | None = None


class PassedToBody(Act, kw_only=True, frozen=True):
    """It was passed to another desk of ours."""

    desk: DeskId
    text: Remark | None = None


class ReportedDoneBody(Act, kw_only=True, frozen=True):
    """We report done what was asked or undertaken."""

    text: Remark | None = None


class CloseBody(Act, kw_only=True, frozen=True):
    """The author closes its own matter."""

    text: Remark | None = None


class RefuseBody(Act, kw_only=True, frozen=True):
    """Refuse one rung of the ladder, and say which."""

    rung: RungWord
    reason: ReasonCode | None = None
    text: Remark | None = None


class ReadBackField(Body, kw_only=True, frozen=True):
    """One key field as the receiver repeats it."""

    name: Annotated[str, Meta(min_length=1, max_length=64)]
    value: Text


class ReadBackBody(Act, kw_only=True, frozen=True):
    """Repeat a message, its text or its key fields or both; the author's node compares."""

    text: Text | None = None
    fields: Annotated[tuple[ReadBackField, ...], Meta(max_length=64)] = ()


class ConfirmBody(Act, kw_only=True, frozen=True):
    """A person of the author judges a read-back: a courtesy, not a rung.

    `differing` names the fields that differ in their eyes, none when empty; left out, the machine's comparison stands.
    """

    differing: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=64)], ...], Meta(max_length=64)] | None = (
        None
    )


class UndertakeBody(Act, kw_only=True, frozen=True):
    """Promise something by a time."""

    what: Annotated[str, Meta(min_length=1, max_length=8000)]
    due: Time


class SayBody(Act, kw_only=True, frozen=True):
    """Words regarding an open matter."""

    text: Text
    lang: Language | None = None


class OrderwireBody(ByDesk, kw_only=True, frozen=True):
    """Operators' own talk about the line."""

    text: Text
    lang: Language | None = None


class TestBody(ByDesk, kw_only=True, frozen=True):
    """An extra test of a desk of the other side; their first watch desk when `to` is left out."""

    __test__ = False
    to: DeskId | None = None


class TestReplyBody(ByDesk, kw_only=True, frozen=True):
    """A person's answer to the challenge of a desk test."""

    __test__ = False
    answer: Remark


class DeclareBody(ByDesk, kw_only=True, frozen=True):
    """Our word on the state of the line; the stricter of both sides' words holds."""

    state: StateWord
    text: Remark | None = None
    begin: Annotated[Time | None, Meta(description="When it began, where that was not now.")] = None


# --- query parameters ----------------------------------------------------------------------------------------------


class Query(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """What every set of query parameters is: strict."""


class NoQuery(Query, kw_only=True, frozen=True):
    """No parameters."""


class LogQuery(Query, kw_only=True, frozen=True):
    """A page of the record."""

    after: EntryId | UnsetType = UNSET
    limit: Limit = 100
    newest: Annotated[bool, Meta(description="The last entries instead of the first; still in causal order.")] = False
    of: Annotated[EntryId, Meta(description="Only this matter and the entries that name it.")] | UnsetType = UNSET


class ListQuery(Query, kw_only=True, frozen=True):
    """A list, newest first."""

    limit: Limit = 100
    open: Annotated[bool, Meta(description="Only those that wait for an act of a person of ours.")] = False


class MattersQuery(ListQuery, kw_only=True, frozen=True):
    """A page of matters, newest first."""

    before: Annotated[EntryId, Meta(description="Only those that came before this one.")] | UnsetType = UNSET
    q: Words | UnsetType = UNSET
    what: Literal["call", "message"] | UnsetType = UNSET
    marking: MarkingWord | UnsetType = UNSET
    direction: DirectionWord | UnsetType = UNSET


class ReportQuery(Query, kw_only=True, frozen=True):
    """The span and sort of a contact report."""

    direction: DirectionWord = "out"
    since: Time | UnsetType = UNSET
    until: Time | UnsetType = UNSET
    echelon: EchelonWord | UnsetType = UNSET
    marking: MarkingWord = "OPERATIONAL"


# --- evidence ------------------------------------------------------------------------------------------------------


class ClaimBody(Body, kw_only=True, frozen=True):
    """One thing the bundle is to prove, of one entry, or for `order` of two."""

    claim: Literal[
        "answered", "answered_late", "declined", "declined_late", "not_answered", "deferred", "alternative_offered",
        "withdrawn", "failed_own_side", "failed_path", "unconfirmed", "rang", "at_station", "seen", "understood",
        "passed_to", "undertaken", "reported_done", "closed", "refused", "reason", "text", "order",
        "released", "translated", "on_watch", "handed_over",
    ]  # fmt: skip
    of: Annotated[tuple[Of, ...], Meta(min_length=1, max_length=2)]
    not_later_than: Time | None = None
    not_earlier_than: Time | None = None


class ExportBody(Body, kw_only=True, frozen=True):
    """Which claims to prove, and what to open beyond what they need."""

    claims: Annotated[tuple[ClaimBody, ...], Meta(min_length=1, max_length=64)]
    disclose: Annotated[
        tuple[Annotated[str, Meta(pattern="^[a-z_]{1,32}$", max_length=32)], ...],
        Meta(max_length=32, description="Names of further fields to open, such as `text`; the rest stays withheld."),
    ] = ()
