"""What procedures take in and give back: items of the record, commands of officers, reactions of the machine.

Keeps true: a procedure sees only opened, counted entries in an order both sides can rebuild, and answers
with requests; it never encodes, signs, stores or sends.
Leaves to others: turning wire entries into items and drafts into entries (`core.line`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from firebreak.core.record.act import Credential as Credential
from firebreak.core.record.charter import Charter
from firebreak.core.record.kinds import By, Payload
from firebreak.core.types import (
    ClaimedTime,
    Declared,
    Instant,
    Leaf,
    LocalTime,
    Marking,
    Precedence,
    Rung,
    Stage,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The agreement a fold reads its rules from, and which side we are."""

    charter: Charter
    me: int  # 0 or 1: our index in the charter's list of parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One opened and counted entry of either side.

    `seq` numbers the entries of its side over all its feeds (an accepted new feed goes on where `switch` ended the
    old one); `knows` is how many entries of the other side its writer had counted. So `b.knows > a.seq` says that
    `a` stands in the signed history of `b`.
    """

    side: int
    seq: int
    knows: int
    leaf: Leaf
    t: ClaimedTime
    kind: int
    marking: Marking
    payload: Payload | None  # None: unknown kind, unreadable, or content removed
    ref: Leaf | None  # `ref` field resolved to the leaf it names
    regarding: Leaf | None
    arrived: LocalTime  # our clock when we wrote it, or when it became durable here
    instant: Instant  # the same moment, monotonic (rebuilt from `arrived` after a restart)
    via: str = ""  # path of the first valid copy, "" for our own


def knows(later: Item, earlier: Item) -> bool:
    """Return whether `earlier` stands in the signed history of `later`."""
    if later.side == earlier.side:
        return later.seq > earlier.seq
    return later.knows > earlier.seq


# --- reactions: what a procedure asks the line machine to do ---------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A payload to be written into our feed. References inside it are leaves; the machine shortens them.

    `ticket` is the caller's own name for the submission ("" for automatic entries). `held` is the key under which it
    waited at our station, until the entry is written. `then` is written directly after it, in the same batch, and names
    it as -1; both wait together where one has to.
    """

    payload: Payload
    marking: Marking = Marking.OPERATIONAL
    ticket: str = ""
    held: bytes = b""
    t: ClaimedTime | None = None  # what the entry says of its time, where that is not the time of writing (CALL-14)
    blob: bytes = b""  # the act blob whose hash is the payload's `cred`; it travels beside
    then: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something a desk of ours must be told; kept in our own journal, never sent."""

    about: str  # one of ALERTS
    desks: tuple[int, ...]  # our desk numbers, the call plan's first step
    of: Leaf | None
    words: str  # a whole sentence for the officer; never the content of a message
    urgent: bool = False  # FLASH: jumps the page queue


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPaging:
    """One acknowledgement stops every page for this matter."""

    of: Leaf


Reaction: TypeAlias = Draft | Alert | StopPaging

ALERTS = (
    "call", "message", "flash", "desk_test", "not_seen", "missed_test", "overdue", "overdue_again", "one_path_left",
    "no_echo", "clock_difference", "line_state", "translation_changed", "restored", "new_feed", "fork", "fault",
    "paging",
)  # fmt: skip
"""What an alert can be about (RAISE-5)."""

# --- commands: an officer's verbs, the same for API, CLI and rehearsal -------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCall:
    """A call; `tried` records afterwards one that was tried at that time while our own node was down (CALL-14)."""

    by: By
    to: tuple[int, ...]
    precedence: Precedence
    lang: str
    subject: str
    text: str | None = None
    marking: Marking = Marking.OPERATIONAL
    regarding: Leaf | None = None
    tried: LocalTime | None = None
    released_by: By | None = None
    released_cred: Credential | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage:
    """Words to desks of the other side; `released_by` is the second person who let them go (WATCH-1)."""

    by: By
    to: tuple[int, ...]
    precedence: Precedence
    lang: str
    text: str
    marking: Marking = Marking.OPERATIONAL
    regarding: Leaf | None = None
    released_by: By | None = None
    released_cred: Credential | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCall:
    of: Leaf
    by: By
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineCall:
    of: Leaf
    by: By
    reason: int | None = None
    text: str | None = None
    message_accepted: bool = False
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferCall:
    of: Leaf
    by: By
    until: LocalTime
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAlternative:
    """Offer another desk of ours, or text; one of `desk` and `text` is given, or `third_party` with text."""

    of: Leaf
    by: By
    desk: int | None = None
    text: str | None = None
    third_party: bool = False
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCall:
    of: Leaf
    by: By
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCall:
    of: Leaf
    by: By
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReason:
    """A reason given later for our own decline or refusal of the matter `of`."""

    of: Leaf
    by: By
    reason: int | None = None
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """SEEN, PASSED_TO (names a desk of ours), REPORTED_DONE by the receiver; CLOSED by the author."""

    of: Leaf
    by: By
    rung: Rung
    desk: int | None = None
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRung:
    of: Leaf
    by: By
    rung: Rung
    reason: int | None = None
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReadBack:
    """What we read: the text, fields of it as rows [name, value], or both (MSG-5, MSG-14)."""

    of: Leaf
    by: By
    text: str | None = None
    fields: tuple[tuple[str, str], ...] | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmReadBack:
    """A person of the author checks a read-back; the automatic check alone makes `understood`.

    `differing` names the fields that differ in the person's eyes, none of them when empty; None goes by the machine's
    comparison.
    """

    of: Leaf
    by: By
    differing: tuple[str, ...] | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertake:
    of: Leaf
    by: By
    what: str
    due: LocalTime
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Words of either side regarding an open matter (written as a ROUTINE message that names it)."""

    of: Leaf
    by: By
    lang: str
    text: str
    released_by: By | None = None
    released_cred: Credential | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslateMatter:
    """A version of words of the other side in another language; the original stays authoritative."""

    of: Leaf
    by: By
    stage: Stage
    lang: str
    text: str
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOperators:
    """Orderwire: operators' own talk about the line."""

    by: By
    lang: str
    text: str
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDesk:
    """An extra test of a desk of the other side; of a principal desk it is the layer `principal`."""

    __test__ = False

    by: By
    to: int | None = None  # None: their first watch desk
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTest:
    of: Leaf
    by: By
    answer: str
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareLine:
    """Our word on the line; `begin` is when it began, where that was not now."""

    by: By
    state: Declared
    text: str | None = None
    begin: LocalTime | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The watch at a desk is handed over: who leaves signs what is open; who comes signs by taking the watch."""

    by: By
    role: int  # of who comes
    open: tuple[Leaf, ...] = ()
    sheet: bytes | None = None  # SHA-256 of the sheet that stays here
    text: str | None = None
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeWatch:
    by: By
    handover: Leaf | None = None  # the handover this signs for
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveWatch:
    by: By
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAddress:
    """How a desk of ours is to be addressed in a language."""

    by: By
    desk: int
    lang: str
    style: str
    cred: Credential | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAddress:
    """We shall use the form of address that they stated in the entry `of`."""

    of: Leaf
    by: By
    cred: Credential | None = None


Command: TypeAlias = (
    PlaceCall | SendMessage | AnswerCall | DeclineCall | DeferCall | OfferAlternative | WithdrawCall | EndCall
    | GiveReason | Acknowledge | RefuseRung | GiveReadBack | ConfirmReadBack | Undertake | Say | TellOperators
    | TestDesk | AnswerTest | DeclareLine | TranslateMatter | HandOver | TakeWatch | LeaveWatch | StateAddress
    | AgreeAddress
)  # fmt: skip
