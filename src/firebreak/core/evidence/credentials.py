"""Whether an officer's credential stands behind an act, or only the node's word (`spec/evidence.md`, EVI-34 to EVI-36).

Keeps true: a credential is called exercised only if its assertion verifies for exactly what is disclosed of the act,
under the manifest in force at that entry; a blob that does not verify makes the bundle not genuine; everything else is
*the node claims*, with the reason. Leaves to others: what the claims say (`claims`), the binding itself (`record.act`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from firebreak.core.evidence.case import Case, Exhibit
from firebreak.core.evidence.found import place
from firebreak.core.record.act import Act, ActBlob, Exercised, parse_act_body, verify_act_blob, words_hash
from firebreak.core.record.kinds import KINDS, ManifestEntry, Payload, Release, Ring, field_names
from firebreak.core.record.manifest import Manifest
from firebreak.core.record.ringing import check_ring, ring_body
from firebreak.core.types import Leaf, PartyId
from firebreak.core.values import changed

REFERENCES: Final = ("ref", "regarding")
WORDS: Final = ("subject", "text", "what")


class Standing(StrEnum):
    """What stands behind a person's act."""

    EXERCISED = "exercised"
    DESK_KEY = "signed by the desk's key"
    NODE_CLAIMS = "the node claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """What stands behind one act, and why no more; `exercised` and `version` only where a credential was."""

    standing: Standing
    why: str = ""
    exercised: Exercised | None = None
    version: int = 0
    lacking: str = ""  # what would have to be shown to check a blob that is shown


def check_all(case: Case) -> None:
    """Check every act blob and every desk's signature of a bundle.

    Raises PeerError (ACT rules, EVI-37) for one that does not verify (EVI-35).
    """
    for one in _with_proof(case):
        credential_of(case, one)


def _with_proof(case: Case) -> Iterator[Exhibit]:
    every = (one for view in case.feeds.values() for one in view.exhibits.values())
    return (one for one in every if one.act is not None or one.opened.get("signature") is not None)


def _rung(case: Case, exhibit: Exhibit) -> Credential | None:
    """Return whether the desk's own key signed a ring; None where the ring does not say at which desk."""
    signature, call = exhibit.opened.get("signature"), case.target(exhibit)
    if not exhibit.has("ref", "desk"):
        return None
    if signature is None:
        hidden = "signature" not in exhibit.opened
        said = "whether a desk's key signed it is not disclosed" if hidden else "no desk's key signed it"
        return _claimed(said)
    manifest = _manifest(case, exhibit)
    if call is None or manifest is None:
        return _claimed("the call, or the manifest in force, is not shown")
    body = ring_body(case.header.line, call.leaf, exhibit.opened["desk"])
    check_ring(manifest.keys_for("desk"), body, signature)
    return Credential(standing=Standing.DESK_KEY, version=manifest.version)


def credential_of(case: Case, exhibit: Exhibit) -> Credential | None:
    """Return what stands behind an act of a person, None for what is nobody's act or does not say whose.

    Raises PeerError (ACT rules) for a blob that does not verify.
    """
    if exhibit.entry.kind == Ring.NUMBER:
        return _rung(case, exhibit)
    by = exhibit.by()
    if by is None or not by.person:
        return None
    if exhibit.act is not None:
        return _judged(case, exhibit, exhibit.act)
    if exhibit.opened.get("cred") is not None:
        return _claimed("the entry commits to a credential's assertion that is not shown")
    if "cred" in exhibit.opened or "cred" not in field_names(exhibit.entry.kind):
        return _claimed("no credential stands behind it")
    return _claimed("whether a credential stands behind it is not disclosed")


def _claimed(why: str, lacking: str = "") -> Credential:
    return Credential(standing=Standing.NODE_CLAIMS, why=why, lacking=lacking)


def _judged(case: Case, exhibit: Exhibit, blob: ActBlob) -> Credential:
    if _uses(case)[blob.cred] > 1 or _assertions(case)[blob.client_data] > 1:
        return _claimed("the same assertion stands behind another entry too, so it shows neither")
    manifest = _manifest(case, exhibit)
    if manifest is None:
        version, _ = in_force(case, exhibit)
        words = f"version {version} of the manifest of {_party(case, exhibit)}, in force at {place(case, exhibit)}"
        return _claimed("the manifest in force is not shown", words)
    return _verified(case, exhibit, blob, manifest)


def _manifest(case: Case, exhibit: Exhibit) -> Manifest | None:
    """Return the manifest in force at an entry, None if the bundle does not show it."""
    version, digest = in_force(case, exhibit)
    held = (m for m in case.manifests[exhibit.side] if m.version == version)
    return next((m for m in held if digest in (None, m.hash)), None)


def _uses(case: Case) -> Counter[bytes]:
    return Counter(one.opened["cred"] for view in case.feeds.values() for one in view.exhibits.values()
                   if one.opened.get("cred") is not None)  # fmt: skip


def _assertions(case: Case) -> Counter[bytes]:
    """Count what authenticators were asked: a signature may be spelt in two ways, and `cred` with it (ACT-11)."""
    return Counter(one.act.client_data for one in _with_proof(case) if one.act is not None)


def _verified(case: Case, exhibit: Exhibit, blob: ActBlob, manifest: Manifest) -> Credential:
    payload = _payload(case, exhibit)
    if payload is None:
        return _claimed("what it names is not shown", f"the entry that {place(case, exhibit)} names")
    act, whole = _act(case, exhibit, blob, payload)
    if isinstance(payload, Release) and not whole:
        return _claimed("the words that it releases are not shown whole")
    shown = blob if whole else parse_act_body(blob.body)
    found = verify_act_blob(shown, act, manifest)
    return Credential(standing=Standing.EXERCISED, exercised=found, version=manifest.version)


# --- the act, as far as it is disclosed -------------------------------------------------------------------------------


def _payload(case: Case, exhibit: Exhibit) -> Payload | None:
    """Return the act with what is disclosed of it, references as leaves; None if it names what is not shown.

    What is withheld is left out: then only kind, desk, role and references of it are used.
    """
    names = field_names(exhibit.entry.kind)
    if "ref" in names and "ref" not in exhibit.opened:
        return None
    made: dict[str, Any] = {}
    for name in REFERENCES:
        if exhibit.opened.get(name) is None:
            continue
        target = case.target(exhibit, name)
        if target is None:
            return None
        made[name] = target.leaf
    payload = _disclosed(exhibit)
    return changed(payload, **made) if made else payload


def _act(case: Case, exhibit: Exhibit, blob: ActBlob, payload: Payload) -> tuple[Act, bool]:
    """Return what the challenge stood for, and whether all that it covers is disclosed."""
    names = field_names(exhibit.entry.kind)
    words = [_whole_words(case, leaf) for leaf in blob.shown]
    whole = bool(blob.nonce) and all(name in exhibit.opened for name in names) and None not in words
    released = None
    if isinstance(payload, Release):
        target = case.target(exhibit)
        said = _whole(case, target) if target is not None else None
        whole = whole and said is not None
        released = (said, target.entry.marking) if said is not None and target is not None else None
        words = [said]
    said_by = [one for one in words if one is not None]
    act = Act(
        line=case.header.line, party=_party_id(case, exhibit), payload=payload, marking=exhibit.entry.marking,
        shown=blob.shown, text_hash=words_hash(said_by), released=released,
    )  # fmt: skip
    return act, whole


def _whole_words(case: Case, leaf: Leaf) -> Payload | None:
    """Return an entry that was shown to the officer, if all its words are disclosed here."""
    exhibit = case.leaves.get(leaf)
    names = field_names(exhibit.entry.kind) if exhibit is not None else ()
    if exhibit is None or any(name in names and name not in exhibit.opened for name in WORDS):
        return None
    return _disclosed(exhibit)


def _whole(case: Case, exhibit: Exhibit) -> Payload | None:
    """Return the payload of an exhibit whose fields are all disclosed, references as leaves."""
    if any(name not in exhibit.opened for name in field_names(exhibit.entry.kind)):
        return None
    target = case.target(exhibit, "regarding")
    made = _disclosed(exhibit)
    return changed(made, regarding=target.leaf) if target is not None else made


def _disclosed(exhibit: Exhibit) -> Payload:
    """Return a payload with what is disclosed of it, the rest left out."""
    return KINDS[exhibit.entry.kind](**(dict.fromkeys(field_names(exhibit.entry.kind)) | exhibit.opened))


# --- which manifest ---------------------------------------------------------------------------------------------------


def in_force(case: Case, exhibit: Exhibit) -> tuple[int, bytes | None]:
    """Return the latest version of the writer's manifest that is shown to be named before an entry (ACT-12).

    With it comes the hash by which it is named; a genesis gives none.
    """
    party, known = _party_id(case, exhibit), case.horizon(exhibit)
    past = case.past(exhibit.entry.feed, exhibit.n + 1)
    named: list[tuple[int, bytes | None]] = [(view.genesis.manifest, None) for view, _ in past]
    for one in (*case.exhibits(0, ManifestEntry.NAME), *case.exhibits(1, ManifestEntry.NAME)):
        if isinstance(one.clear, ManifestEntry) and one.clear.party == party and one.n < known.get(one.entry.feed, 0):
            named.append((one.clear.version, one.clear.hash))
    return max(named, key=lambda found: (found[0], found[1] is not None))


def _party_id(case: Case, exhibit: Exhibit) -> PartyId:
    return case.parties()[exhibit.side]


def _party(case: Case, exhibit: Exhibit) -> str:
    return case.charters[-1].parties[exhibit.side].name
