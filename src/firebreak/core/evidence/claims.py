"""Every claim: the sentence it supports, those it does not, and the verdict on it (`spec/evidence.md`, EVI-30 on).

Keeps true: a verdict is OK only if signed entries prove the claim with every required field disclosed; what is
withheld is named; a time counts only by the other side's own signed word. Never says more than the record proves.
Leaves to others: which entries prove it (`outcomes`, `rungs`), the bundle as a whole (`verify`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.case import Case, Exhibit
from firebreak.core.evidence.credentials import Credential, Standing, credential_of
from firebreak.core.evidence.found import Found, lacks, place
from firebreak.core.evidence.rungs import CHECKS, order
from firebreak.core.record.kinds import Ring
from firebreak.core.types import Grade, Outcome, Precedence, Rung, Verdict

ORDER: Final = "order"
OUTCOMES: Final = frozenset(one.value for one in Outcome)
NAMES: Final = (*CHECKS, ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a claim says if it is OK, and what it never says. `{author}` wrote the matter."""

    says: str
    not_says: tuple[str, ...]


_WHY = "why; a reason is the words of the party that gave it, and no motive follows from it"
_JOINED = "{author} answered a call of {other} that crossed this one; by the rules of the line that answers both."
_MACHINE = "that a person saw it"
_LATER = "that nothing came later: entries outside this bundle are not excluded"
_OWN_WORD = "why it did not get there: that is the caller's own word"

MEANINGS: Final[dict[str, Meaning]] = {
    "at_station": Meaning(
        says="The node of {other} held this entry of {author}, and signed that it did.",
        not_says=(_MACHINE, "that anyone agreed to it or will act on it"),
    ),
    "rang": Meaning(
        says="The node of {other} says that it rang a desk for this call of {author}.",
        not_says=("that the bell was heard or anyone was there", "why anybody did not answer"),
    ),
    "answered": Meaning(
        says="{other} answered this call of {author}.",
        not_says=("who held the credential, unless one is shown", "what was said", "agreement to anything"),
    ),
    "answered_late": Meaning(
        says="{other} answered this call of {author}, knowing that its ring time was over.",
        not_says=("who held the credential, unless one is shown", "what was said", "agreement to anything"),
    ),
    "declined": Meaning(
        says="{other} declined this call of {author}.",
        not_says=(_WHY, "who held the credential, unless one is shown"),
    ),
    "declined_late": Meaning(
        says="{other} declined this call of {author}, knowing that its ring time was over.",
        not_says=(_WHY, "who held the credential, unless one is shown"),
    ),
    "not_answered": Meaning(
        says="It rang at {other}; when the node there knew that the ring time was over, nobody had taken the call.",
        not_says=("that {other} refused or declined it", "why nobody answered, or that anybody ignored it", _LATER),
    ),
    "deferred": Meaning(
        says="{other} asked {author} to wait until the time it gave.",
        not_says=("that {other} kept to it", "that the call was declined"),
    ),
    "alternative_offered": Meaning(
        says="{other} offered {author} another way in place of this call.",
        not_says=("that the other way led anywhere", "that the call was declined"),
    ),
    "withdrawn": Meaning(
        says="{author} took this call back; what it says it held of {other} by then has no act on the call.",
        not_says=(
            "that {other} would not have answered",
            "that {other} knew of it in time",
            "that {other} did not act on the call without knowing of it",
        ),
    ),
    "failed_own_side": Meaning(
        says="{author} records that its own side was down, and {other} first held the call when it was already over.",
        not_says=(_OWN_WORD, "any failure or silence of {other}"),
    ),
    "failed_path": Meaning(
        says="{author} records that no path took the call, and {other} first held it when it was already over.",
        not_says=(_OWN_WORD, "whose network failed", "any silence of {other}"),
    ),
    "unconfirmed": Meaning(
        says="{author} records no receipt in the ring time, and {other} first held the call when it was already over.",
        not_says=(_OWN_WORD, "that {other} was down, or silent", "any refusal"),
    ),
    "seen": Meaning(
        says="The node of {other} says that a person of {other} has seen it.",
        not_says=("that it was understood, or agreed to", "who held the credential, unless one is shown"),
    ),
    "understood": Meaning(
        says="{other} read it back, and the node of {author} found that it matches.",
        not_says=("that more than the text or fields shown was read back", "agreement, or a promise to act"),
    ),
    "passed_to": Meaning(
        says="{other} says that it passed this on to the desk named.",
        not_says=("that the person it was passed to read it", "agreement, or a promise to act"),
    ),
    "undertaken": Meaning(
        says="{other} undertook what is stated, by the time stated.",
        not_says=("that it was done",),
    ),
    "reported_done": Meaning(
        says="{other} reported it done.",
        not_says=("that it was done: this is the word of {other}",),
    ),
    "closed": Meaning(
        says="{author} closed the matter.",
        not_says=("that anything was done or settled",),
    ),
    "refused": Meaning(
        says="{other} refused the rung named.",
        not_says=(_WHY, "a refusal of anything but the rung named"),
    ),
    "reason": Meaning(
        says="The party that acted gave the reason shown.",
        not_says=("that the reason is true",),
    ),
    "released": Meaning(
        says="{author} says that a second person of {author} let this go.",
        not_says=("that the two were two persons, unless both credentials are shown", "that the other party saw it"),
    ),
    "translated": Meaning(
        says="The party shown wrote this version; the original stays authoritative.",
        not_says=("that the version is right", "that anyone acted on it"),
    ),
    "on_watch": Meaning(
        says="The node of {author} says that a person took the watch at the desk shown.",
        not_says=("who it was, unless a credential is shown", "that the person stayed, or was at the desk"),
    ),
    "handed_over": Meaning(
        says="The node of {author} says that the watch was handed over at the desk shown, and signed for by who came.",
        not_says=("who they were, unless credentials are shown", "that everything that was open was told"),
    ),
    "order": Meaning(
        says="The first of the two stands in the signed history of the second.",
        not_says=("how much time lay between them",),
    ),
    "text": Meaning(
        says="These are the words that {author} signed.",
        not_says=("that they are true", "that the other party saw them"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One entry a claim rests on, for the reader: whose, where, what, when by its author's own clock."""

    party: str
    feed: str
    n: int
    kind: str
    marking: str
    t: int
    fields: dict[str, Any]
    credential: Credential | None = None  # None: nobody's act, or it does not say whose
    behind: str = ""  # what stands behind it, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimResult:
    """The verdict on one claim and everything a reader needs to judge it."""

    claim: Claim
    verdict: Verdict
    grade: Grade
    flags: tuple[str, ...]
    says: str
    not_says: tuple[str, ...]
    missing: tuple[str, ...]
    against: tuple[str, ...]
    shown: tuple[Shown, ...]


def judge(case: Case, claim: Claim) -> ClaimResult:
    """Return the verdict on one claim of a case."""
    subjects = [case.leaves[leaf] for leaf in claim.subjects if leaf in case.leaves]
    found = _find(case, claim, subjects)
    found = _dated(case, claim, _backed(case, _graded(case, found)))
    meaning = MEANINGS.get(claim.name)
    verdict = Verdict.FAIL if found.against else Verdict.INCOMPLETE if found.missing else Verdict.OK
    names = _names(case, subjects[-1]) if subjects else {"author": "one party", "other": "the other party"}
    return ClaimResult(
        claim=claim,
        verdict=verdict,
        grade=_grade(case, found),
        flags=_flags(case, found),
        says=_says(case, claim, found, names),
        not_says=tuple(one.format(**names) for one in meaning.not_says) if meaning else (),
        missing=found.missing,
        against=found.against,
        shown=tuple(_shown(case, one) for one in found.proof or subjects),
    )


def _says(case: Case, claim: Claim, found: Found, names: dict[str, str]) -> str:
    """Return the sentence of a claim: no machine told as a person, no time without its clock."""
    if claim.name not in MEANINGS or not found.proof:
        return ""
    says = [(_JOINED if _joining(claim, found) else MEANINGS[claim.name].says).format(**names)]
    if found.proof[0].entry.marking:
        says.append(f"It is marked {found.proof[0].entry.marking.name}, not operational.")
    by = found.proof[-1].by() if claim.name in OUTCOMES or claim.name == "reason" else None
    if by is not None and not by.person:
        says.append("The machine acted, not a person.")
    if claim.name == "released" and _one_credential(case, found):
        says.append("By what is shown, one credential stands behind both: this shows no second person.")
    if claim.name == Outcome.NOT_ANSWERED and len(found.proof) == len(("call", "ring", "time-out", "receipt")):
        gap = found.proof[-1].entry.t - found.proof[1].entry.t
        says.append(f"By the clock there {gap} s lay between the ring and that moment.")  # whoever reads may compare
    dates = [("not later than", claim.not_later_than), ("not earlier than", claim.not_earlier_than)]
    clock = case.charters[-1].parties[1 - case.header.exporter].name
    says += [f"By the clock of {clock}: {words} {moment(t)}." for words, t in dates if t is not None]
    return " ".join(says)


def _one_credential(case: Case, found: Found) -> bool:
    """Return whether words and their release were confirmed with the same credential."""
    behind = [one.exercised for x in found.proof if (one := credential_of(case, x)) is not None]
    officers = [one.officer for one in behind if one is not None]
    return len(officers) > 1 and len(set(officers)) == 1


def _joining(claim: Claim, found: Found) -> bool:
    """Return whether a call counts as answered because its caller answered one that crossed it (EVI-25)."""
    return claim.name == Outcome.ANSWERED and found.proof[0].side == found.proof[-1].side


def _names(case: Case, matter: Exhibit) -> dict[str, str]:
    parties = case.charters[-1].parties
    return {"author": parties[matter.side].name, "other": parties[1 - matter.side].name}


def _find(case: Case, claim: Claim, subjects: list[Exhibit]) -> Found:
    wanted = 2 if claim.name == ORDER else 1
    if claim.name not in NAMES:
        return lacks("a claim that this verifier knows")  # EVI-30
    if len(claim.subjects) < wanted:
        return lacks("an entry of the record that the claim is about: the record holds none")
    if len(claim.subjects) != wanted or len(subjects) != wanted:
        return lacks("the entry that the claim is about")
    return order(case, subjects[0], subjects[1]) if wanted == 2 else CHECKS[claim.name](case, subjects[0])


def _graded(case: Case, found: Found) -> Found:
    """Nothing unsigned, disputed or of a feed that was never accepted proves anything (EVI-31)."""
    missing = list(found.missing)
    for one in found.proof:
        if not case.signed(one):
            missing.append(f"a signature that covers {place(case, one)}")
        if case.disputed(one):
            missing.append(f"an acknowledgement of {place(case, one)}, past the last good entry of a revoked key")
    for feed in dict.fromkeys(one.entry.feed for one in found.proof):
        if not case.accepted(feed):
            name = case.charters[-1].parties[1 - case.feeds[feed].side].name
            missing.append(f"a `switch` by which {name} accepted the feed {feed.hex()[:16]}")
    return replace(found, missing=tuple(dict.fromkeys(missing)))


def _backed(case: Case, found: Found) -> Found:
    """Name what is lacking to check a blob that is shown (EVI-36); a blob that is not shown is no lack."""
    behind = (credential_of(case, one) for one in found.proof)
    lacking = tuple(one.lacking for one in behind if one is not None and one.lacking)
    return replace(found, missing=(*found.missing, *lacking)) if lacking else found


def _grade(case: Case, found: Found) -> Grade:
    whole = bool(found.proof) and all(case.signed(one) for one in found.proof)
    return Grade.SIGNED if whole else Grade.UNSIGNED


def _flags(case: Case, found: Found) -> tuple[str, ...]:
    """Return `hybrid-sealed` and `acknowledged` if they hold of every entry the claim rests on."""
    if not found.proof:
        return ()
    flags = ["hybrid-sealed"] if all(case.sealed(one) for one in found.proof) else []
    return (*flags, "acknowledged") if case.acknowledged(found.proof[-1]) else tuple(flags)


# --- times -----------------------------------------------------------------------------------------------------------


def _dated(case: Case, claim: Claim, found: Found) -> Found:
    """Check the times claimed against the signed words of the side that did not make the bundle (EVI-32)."""
    if found.against or not found.proof:
        return found
    missing, against = list(found.missing), list(found.against)
    event, other = found.proof[-1], [x for x in case.exhibits(1 - case.header.exporter) if case.signed(x)]
    after = [x.entry.t for x in other if x.leaf == event.leaf or case.knows(x, event)]
    before = [x.entry.t for x in other if x.leaf == event.leaf or case.knows(event, x)]
    if (limit := claim.not_later_than) is not None:
        if any(t > limit for t in before):
            against.append(f"the other party's own signed time puts it after {moment(limit)}")
        elif not any(t <= limit for t in after):
            missing.append(f"an entry of the other party, signed with a time up to {moment(limit)}, that knows of it")
    if (limit := claim.not_earlier_than) is not None:
        if any(t < limit for t in after):
            against.append(f"the other party's own signed time puts it before {moment(limit)}")
        elif not any(t >= limit for t in before):
            missing.append(f"an entry of the other party, signed with a time from {moment(limit)} on, that it knows of")
    return Found(proof=found.proof, missing=tuple(missing), against=tuple(against))


def moment(t: int) -> str:
    """Return a time (UTC seconds) for people."""
    try:
        return datetime.fromtimestamp(t, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (OverflowError, ValueError, OSError):
        return f"second {t}"


# --- for the reader --------------------------------------------------------------------------------------------------


def _shown(case: Case, exhibit: Exhibit) -> Shown:
    return Shown(
        party=case.charters[-1].parties[exhibit.side].name,
        feed=exhibit.entry.feed.hex(),
        n=exhibit.n,
        kind=exhibit.kind,
        marking=exhibit.entry.marking.name,
        t=exhibit.entry.t,
        fields={name: _plain(case, exhibit, name, value) for name, value in exhibit.opened.items()},
        credential=(found := credential_of(case, exhibit)),
        behind=_behind(case, exhibit, found) if found is not None else "",
    )


def _behind(case: Case, exhibit: Exhibit, found: Credential) -> str:
    """Return in words what stands behind an act: a credential that was exercised, or the node's word."""
    proof = found.exercised
    if found.standing == Standing.DESK_KEY:
        party = case.charters[-1].parties[exhibit.side].name
        return f"Rang: signed by a desk's own key, listed in version {found.version} of the manifest of {party}."
    if proof is None and exhibit.entry.kind == Ring.NUMBER:
        return f"Rang: the node claims; {found.why}."
    if proof is None:
        return f"Credential: the node claims; {found.why}."
    party = case.charters[-1].parties[exhibit.side].name
    over = (
        "this very act, and the words it answers as they were shown"
        if proof.whole
        else "an act of this kind, by this desk and role, in this matter; the rest of what was signed is not shown"
    )
    return (
        f"Credential: exercised, its holder verified by the authenticator, over {over}. It is listed for the role in"
        f" version {found.version} of the manifest of {party}, the latest shown to be in force; relying party"
        f" {proof.rp_id}. Who held it the record cannot show."
    )


def _plain(case: Case, exhibit: Exhibit, name: str, value: Any) -> Any:
    """Return a disclosed field as people and JSON read it, with the charter's words for its numbers."""
    if name == "by" and value is not None:
        return _acting(case, exhibit.side, value.desk, value.role)
    if name in ("ref", "regarding"):
        target = case.target(exhibit, name)
        return place(case, target) if target is not None else value.hex() if isinstance(value, bytes) else value
    if name == "rung" and isinstance(value, int):
        return Rung(value).name.lower()
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and name in ("precedence", "desk", "reason", "due", "until")
    ):
        return _worded(case, exhibit.side, name, value)
    if name == "to" and isinstance(value, tuple):
        return ", ".join(_desk(case, 1 - exhibit.side, desk) for desk in value)
    if exhibit.kind == "time-out" and (name, value) in TIME_OUT_WORDS:
        return TIME_OUT_WORDS[name, value]
    if isinstance(value, bytes):
        return value.hex()
    return list(value) if isinstance(value, tuple) else value


TIME_OUT_WORDS: Final = {
    ("what", 1): "ring time over", ("what", 2): "rung not given in time", ("what", 3): "test not answered in time",
    ("what", 4): "undertaking past its time", ("what", 5): "not taken by the end of the settling time",
    ("result", 1): "no reply", ("result", 2): "the writer's own side was down", ("result", 3): "no path took it",
    ("result", 4): "no receipt of the station",
}  # fmt: skip


def _worded(case: Case, side: int, name: str, value: int) -> str:
    if name == "precedence":
        return Precedence(value).name
    if name == "desk":
        return _desk(case, side, value)
    if name == "reason":
        return dict(case.charters[-1].reasons).get(value, f"reason {value}")
    return moment(value)


def _desk(case: Case, side: int, number: int) -> str:
    desks = {d.number: d.id for d in case.charters[-1].parties[side].desks}
    return desks.get(number, f"desk {number}")


def _acting(case: Case, side: int, desk: int, role: int) -> str:
    charter = case.charters[-1]
    desks = {d.number: d.id for d in charter.parties[side].desks}
    who = "the machine" if role == 0 else dict(charter.roles).get(role, f"role {role}")
    return f"{who} at desk {desks.get(desk, desk)}"
