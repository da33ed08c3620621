"""The verdict on a bundle from anyone, with no network and in bounded memory (`spec/evidence.md`).

Keeps true: any input gives a `Report`; what is not genuine is FAIL with its rule; nothing is OK that is not proven.
Trusts only the two party ids, which it prints together with the comparison code: check them by another way (EVI-33).
Leaves to others: reading (`reading`), claims (`claims`), where the bytes come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from firebreak.core.errors import PeerError
from firebreak.core.evidence.bundle import Source
from firebreak.core.evidence.case import Case
from firebreak.core.evidence.claims import ClaimResult, Shown, judge, moment
from firebreak.core.evidence.credentials import check_all
from firebreak.core.evidence.found import place
from firebreak.core.evidence.reading import Progress, read_case
from firebreak.core.record.charter import comparison_code
from firebreak.core.types import PartyId, Verdict

_BREAKS: Final = str.maketrans({"\n": "\\n", "\t": "\\t"})
EXIT: Final = {Verdict.OK: 0, Verdict.FAIL: 1, Verdict.INCOMPLETE: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as the bundle names it; the id is what a stranger compares."""

    party: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a verifier says of a bundle. `findings` concern the bundle as a whole."""

    verdict: Verdict
    claims: tuple[ClaimResult, ...] = ()
    findings: tuple[str, ...] = ()
    rule: str | None = None  # of the specification, when something in the bundle is not genuine
    line: str | None = None
    parties: tuple[Party, ...] = ()
    comparison_code: str | None = None
    exporter: str | None = None
    entries: int = 0
    signatures: int = 0
    digest: str | None = None

    @property
    def exit_code(self) -> int:
        """Return 0 for OK, 3 for INCOMPLETE, 1 for FAIL."""
        return EXIT[self.verdict]

    def to_json(self) -> dict[str, Any]:
        """Return the report as one JSON document."""
        return {
            "verdict": self.verdict.value,
            "rule": self.rule,
            "findings": list(self.findings),
            "line": self.line,
            "parties": [{"id": one.party, "name": one.name} for one in self.parties],
            "comparison_code": self.comparison_code,
            "exporter": self.exporter,
            "entries": self.entries,
            "signatures_checked": self.signatures,
            "digest": self.digest,
            "claims": [_claim_json(one) for one in self.claims],
        }

    def lines(self) -> Iterator[str]:
        """Yield the report in plain words, one line each: no text of a party can begin a line of its own."""
        yield from (words.translate(_BREAKS) for words in self._words())

    def _words(self) -> Iterator[str]:
        yield f"Verdict: {self.verdict.value}"
        yield from (f"  {one}" for one in self.findings)
        for one in self.claims:
            yield from _claim_lines(one)
        if self.parties:
            yield from self._anchor_lines()

    def _anchor_lines(self) -> Iterator[str]:
        yield "All of this rests on these identities. Check them by another way than this bundle:"
        yield from (f"  {one.name}: {one.party}" for one in self.parties)
        yield f"  code of the line's first charter: {self.comparison_code}"
        yield f"It says that {self.exporter} made it; that is not signed."
        yield f"{self.entries} entries and {self.signatures} entry signatures were checked."


def verify_bundle(
    source: Source, progress: Progress | None = None, *, parties: tuple[PartyId, PartyId] | None = None
) -> Report:
    """Return the verdict on a bundle, whatever bytes it is made of.

    `parties` are the ids expected, in the charter's order; others are FAIL. `progress` is told records and bytes read.
    """
    try:
        case = read_case(source, parties, progress)
        check_all(case)
    except PeerError as error:
        return Report(verdict=Verdict.FAIL, rule=error.rule, findings=(f"Not genuine or damaged: {error}",))
    return _report(case)


def _report(case: Case) -> Report:
    results = tuple(judge(case, claim) for claim in case.claims)
    findings = tuple(
        f"{place(case, one)} signs another history of the other party's feed than the one shown (EVI-16)"
        for one in case.disagreements
    )
    first = case.charters[0]
    return Report(
        verdict=_overall(results, bool(findings)),
        claims=results,
        findings=findings,
        line=case.header.line.hex(),
        parties=tuple(Party(party=p.party.hex(), name=p.name) for p in first.parties),
        comparison_code=comparison_code(first.hash),
        exporter=first.parties[case.header.exporter].name,
        entries=case.entries,
        signatures=case.signatures,
        digest=case.digest.hex(),
    )


def _overall(results: tuple[ClaimResult, ...], disagreed: bool) -> Verdict:
    verdicts = {one.verdict for one in results}
    if Verdict.FAIL in verdicts:
        return Verdict.FAIL
    return Verdict.INCOMPLETE if disagreed or Verdict.INCOMPLETE in verdicts else Verdict.OK


# --- rendering -------------------------------------------------------------------------------------------------------


def _claim_json(one: ClaimResult) -> dict[str, Any]:
    return {
        "name": one.claim.name,
        "verdict": one.verdict.value,
        "grade": one.grade.value,
        "flags": list(one.flags),
        "subjects": [leaf.hex() for leaf in one.claim.subjects],
        "not_later_than": one.claim.not_later_than,
        "not_earlier_than": one.claim.not_earlier_than,
        "says": one.says if one.verdict == Verdict.OK else None,
        "does_not_say": list(one.not_says),
        "missing": list(one.missing),
        "against": list(one.against),
        "entries": [_shown_json(shown) for shown in one.shown],
    }


def _shown_json(one: Shown) -> dict[str, Any]:
    return {
        "party": one.party, "feed": one.feed, "n": one.n, "kind": one.kind, "marking": one.marking, "t": one.t,
        "fields": one.fields, "credential": _credential_json(one),
    }  # fmt: skip


def _credential_json(one: Shown) -> dict[str, Any] | None:
    """Return what stands behind an act, for programs; None for what no person did."""
    if one.credential is None:
        return None
    found, proof = one.credential, one.credential.exercised
    return {
        "standing": found.standing.value,
        "words": one.behind,
        "manifest_version": found.version or None,
        "relying_party": proof.rp_id if proof else None,
        "user_verified": True if proof else None,
        "whole_act": proof.whole if proof else None,
        "officer": proof.officer.credential.hex() if proof else None,
    }


def _claim_lines(one: ClaimResult) -> Iterator[str]:
    flags = ", ".join((one.grade.value, *one.flags))
    yield f"{one.claim.name.replace('_', ' ')}: {one.verdict.value} ({flags})"
    if one.verdict == Verdict.OK:
        yield f"  {one.says}"
        yield from (f"  It does not say {words}." for words in one.not_says)
    yield from (f"  Contradicted: {words}." for words in one.against)
    yield from (f"  Missing: {words}." for words in one.missing)
    for shown in one.shown:
        yield f"  {_shown_line(shown)}"
        if shown.behind:
            yield f"    {shown.behind}"


def _shown_line(one: Shown) -> str:
    fields = "; ".join(f"{name} {_word(value)}" for name, value in one.fields.items())
    marking = "" if one.marking == "OPERATIONAL" else f" {one.marking}"
    return f"{one.party} entry {one.n},{marking} {one.kind}, {moment(one.t)} by its own clock. {fields}".rstrip()


def _word(value: Any) -> str:
    return "none" if value is None else str(value)
