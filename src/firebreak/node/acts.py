"""What stands behind an act in our record: its blob, checked against the manifests we hold (`spec/acts.md`).

Keeps true: a credential is called valid only if its assertion verifies for exactly what the entry says; whatever comes
out here changes no entry. Used to show acts at our desks and to choose what a bundle of evidence carries.
Leaves to others: how it is shown (the API), the stranger's own check (`core.evidence.credentials`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from firebreak.core.errors import PeerError
from firebreak.core.line.blobs import NOTE
from firebreak.core.procedures.model import Item
from firebreak.core.record.act import Act, ActBlob, check_cred, parse_act_blob, verify_act_blob, words_hash
from firebreak.core.record.kinds import Payload, Release
from firebreak.core.record.manifest import Manifest
from firebreak.core.types import Leaf, LineId, Marking, PartyId
from firebreak.core.values import changed
from firebreak.node.holdings import take_apart
from firebreak.ports_store import Store

if TYPE_CHECKING:
    from firebreak.node.node import Node

KNOWN_MAX = 20_000  # acts of one line whose check is remembered
Says = Callable[[Leaf], Payload | None]
"""What an entry says, with its references as leaves; None if it is not held or not opened."""


class Standing(StrEnum):
    """What we can say of a person's act."""

    NONE = "none"  # the entry names no credential
    MISSING = "missing"  # it names one whose blob we do not hold
    VALID = "valid"
    FORMER = "former"  # it verifies under an earlier version of the manifest, and the present one does not list it
    NOT_LISTED = "not_listed"
    DOES_NOT_VERIFY = "does_not_verify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind an act; `version` is that of the manifest it verifies under, 0 for none."""

    standing: Standing
    version: int = 0
    relying_party: str = ""


def kept_blob(store: Store, line: LineId, leaf: Leaf, cred: bytes | None) -> ActBlob | None:
    """Return the blob we hold of an entry, if it is what the entry commits to."""
    data = store.note(NOTE, line, leaf) if cred is not None else None
    if data is None:
        return None
    try:
        blob = parse_act_blob(data)
        check_cred(blob, cred)
    except PeerError:
        return None
    return blob


def act_behind(
    blob: ActBlob, *, line: LineId, party: PartyId, payload: Payload, marking: Marking, says: Says,
    said: tuple[Payload, Marking] | None = None,
) -> Act:  # fmt: skip
    """Return what a blob's challenge stood for; `said` is what a release lets go."""
    words: Sequence[Payload | None] = [says(leaf) for leaf in blob.shown]
    if isinstance(payload, Release) and said is not None:
        words = [said[0]]
    return Act(
        line=line, party=party, payload=payload, marking=marking, shown=blob.shown, text_hash=words_hash(words),
        released=said,
    )  # fmt: skip


def judged(blob: ActBlob, act: Act, manifests: Sequence[Manifest]) -> Behind:
    """Return what a blob proves under the newest of these manifests that lists its credential."""
    behind = Behind(standing=Standing.NOT_LISTED, relying_party=blob.rp_id)
    for manifest in reversed(manifests):
        try:
            verify_act_blob(blob, act, manifest)
        except PeerError as error:
            if error.rule not in ("ACT-5", "ACT-6"):
                return changed(behind, standing=Standing.DOES_NOT_VERIFY)
            continue
        present = manifest is manifests[-1]
        return changed(behind, standing=Standing.VALID if present else Standing.FORMER, version=manifest.version)
    return behind


def behind(node: Node, name: str, item: Item) -> Behind:
    """Return what stands behind an entry of a line of ours, as far as this node can check it now.

    Raises IntegrityError if what the store holds contradicts itself.
    """
    service = node.line(name)
    material, store = service.material, node.store
    cred: bytes | None = getattr(item.payload, "cred", None)
    if cred is None or item.payload is None:
        return Behind(standing=Standing.NONE)
    blob = kept_blob(store, material.line, item.leaf, cred)
    if blob is None:
        return Behind(standing=Standing.MISSING)
    ours = item.side == material.context.me
    manifests = node.renewal.manifests(name, ours=ours)
    party = material.party if ours else material.peer
    said = _said(service.matters().matters.get(item.ref) if item.ref is not None else None, item)
    act = act_behind(
        blob, line=material.line, party=party, payload=with_leaves(item), marking=item.marking,
        says=lambda leaf: _says(store, leaf), said=said,
    )  # fmt: skip
    return judged(blob, act, manifests)


class Exercised:
    """Whether a credential stands behind an act, for showing one line: checked once for each version of a manifest."""

    def __init__(self, node: Node, name: str) -> None:
        """Nothing is checked before an act is shown."""
        self._node, self._name = node, name
        self._known: dict[Leaf, tuple[int, bool]] = {}

    def __call__(self, item: Item) -> bool:
        """Return whether an assertion is held that verifies under the newest manifest; raises IntegrityError."""
        if getattr(item.payload, "cred", None) is None:
            return False
        ours = item.side == self._node.line(self._name).material.context.me
        version = self._node.renewal.manifests(self._name, ours=ours)[-1].version
        known = self._known.get(item.leaf)
        if known is not None and known[0] == version:
            return known[1]
        found = behind(self._node, self._name, item).standing
        if len(self._known) >= KNOWN_MAX:
            self._known.clear()
        if found is not Standing.MISSING:  # it may still come
            self._known[item.leaf] = version, found is Standing.VALID
        return found is Standing.VALID


def with_leaves(item: Item) -> Payload:
    """Return an item's payload with its references as the leaves they name."""
    assert item.payload is not None
    found: dict[str, Any] = {"ref": item.ref, "regarding": item.regarding}
    changes = {name: leaf for name, leaf in found.items() if getattr(item.payload, name, None) is not None}
    return changed(item.payload, **changes) if changes else item.payload


def _said(matter: Any, item: Item) -> tuple[Payload, Marking] | None:
    """Return what a release lets go, references as leaves."""
    if matter is None or not isinstance(item.payload, Release):
        return None
    return with_leaves(matter.offer), matter.offer.marking


def _says(store: Store, leaf: Leaf) -> Payload | None:
    """Return what an entry of the store says; its references stay as they were written, for no word depends on them."""
    stored = store.by_leaf(leaf)
    return take_apart(stored).payload() if stored is not None else None
