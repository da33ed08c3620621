"""What a request may say of translations, handover, addresses, and of what stays at this node.

Keeps true: nothing is coerced and no unknown field is taken; only the inside of a draft is free, within its bound.
Leaves to others: acts on matters (`bodies`), whether an act is possible now (the procedures).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from firebreak.api.bodies import (
    Act,
    Body,
    ByDesk,
    DeskId,
    EntryId,
    Language,
    Limit,
    MarkingWord,
    Query,
    Remark,
    RoleNumber,
    Text,
    Time,
    Words,
)

StageWord = Literal["sight", "rough", "official"]
LineName = Annotated[str, Meta(pattern="^[a-z0-9_-]{1,24}$", max_length=24, description="Local name of a line.")]
PathName = Annotated[str, Meta(pattern="^[a-z0-9_-]{1,24}$", max_length=24, description="Name of a path.")]
Sheet = Annotated[
    str, Meta(pattern="^[0-9a-f]{64}$", max_length=64, description="Hash of the handover sheet that was shown.")
]


class TranslateBody(Act, kw_only=True, frozen=True):
    """A version of a matter's words in another language; the original stays authoritative."""

    stage: StageWord
    lang: Language
    text: Text


class HandOverBody(ByDesk, kw_only=True, frozen=True):
    """Hand the watch at a desk over; what is open is named in the record, the sheet stays here."""

    to_role: RoleNumber | None = None
    text: Remark | None = None
    sheet: Sheet | None = None


class TakeWatchBody(ByDesk, kw_only=True, frozen=True):
    """Take the watch at a desk; with `handover` signs for what was handed over."""

    handover: EntryId | None = None


class LeaveWatchBody(ByDesk, kw_only=True, frozen=True):
    """Leave the watch at a desk."""


class AddressBody(ByDesk, kw_only=True, frozen=True):
    """How a desk of ours is to be addressed in a language."""

    desk: DeskId
    lang: Language
    style: Annotated[str, Meta(min_length=1, max_length=200)]


class AgreeBody(ByDesk, kw_only=True, frozen=True):
    """Agree to address a desk of theirs as they ask."""


class DraftBody(Body, kw_only=True, frozen=True):
    """A draft as it stands now; `base` is the revision it was made from, 0 for a new one."""

    line: LineName
    kind: Annotated[str, Meta(min_length=1, max_length=32)]
    fields: Annotated[dict[str, Any], Meta(description="Free, at most 32 KiB as JSON.")]
    base: Annotated[int, Meta(ge=0)] = 0


class ReleaseBody(Body, kw_only=True, frozen=True):
    """A call or message that a second person is asked to release; its body is that of the page it is for."""

    what: Literal["message", "call"]
    body: dict[str, Any]


class ReleaseActBody(ByDesk, kw_only=True, frozen=True):
    """Release it as it stands."""


class ReturnBody(Body, kw_only=True, frozen=True):
    """Give it back to whoever composed it."""

    why: Remark


class SilenceBody(Body, kw_only=True, frozen=True):
    """Turn the sound of an alert off for a while; it comes back by itself."""

    minutes: Annotated[int, Meta(ge=1, le=30)]


class DemoBody(Body, kw_only=True, frozen=True):
    """Cut or mend a path of a demonstration, on every line that has it or on one."""

    path: PathName
    cut: bool
    line: LineName | None = None


class PagingTestBody(Body, kw_only=True, frozen=True):
    """Test one means of paging, those of one desk, or all."""

    name: Annotated[str, Meta(pattern="^[a-z0-9_-]{1,24}$", max_length=24)] | None = None
    desk: DeskId | None = None


# --- query parameters ----------------------------------------------------------------------------------------------


class SearchQuery(Query, kw_only=True, frozen=True):
    """Words, and where to look for them."""

    q: Words
    kind: Annotated[str, Meta(pattern="^[a-z-]{1,24}$", max_length=24)] | UnsetType = UNSET
    side: Literal["us", "them"] | UnsetType = UNSET
    marking: MarkingWord | UnsetType = UNSET
    since: Time | UnsetType = UNSET
    until: Time | UnsetType = UNSET
    limit: Limit = 50
    before: Annotated[EntryId, Meta(description="Only what came before this one.")] | UnsetType = UNSET


class OrderwireQuery(Query, kw_only=True, frozen=True):
    """A page of the operators' own talk, newest first."""

    limit: Limit = 100
    before: Annotated[EntryId, Meta(description="Only what came before this one.")] | UnsetType = UNSET


class HistoryQuery(Query, kw_only=True, frozen=True):
    """A span of time and how finely it is cut; the last day when left out."""

    since: Time | UnsetType = UNSET
    until: Time | UnsetType = UNSET
    buckets: Annotated[int, Meta(ge=1, le=1000)] = 200


class ArchiveQuery(Query, kw_only=True, frozen=True):
    """Which part of the record, and in which language its built-in words stand."""

    since: Time | UnsetType = UNSET
    until: Time | UnsetType = UNSET
    lang: Language | UnsetType = UNSET


class SheetQuery(Query, kw_only=True, frozen=True):
    """One desk, or all of ours."""

    desk: DeskId | UnsetType = UNSET


class TriggersQuery(Query, kw_only=True, frozen=True):
    """In which language."""

    lang: Language | UnsetType = UNSET
