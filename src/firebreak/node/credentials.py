"""Chooses which act blobs a bundle carries, and what has to be shown with them (`spec/evidence.md`, EVI-34 to EVI-36).

Keeps true: a blob is carried only if it verifies here under the manifest in force; its nonce only if everything that it
opens is disclosed anyway, so that no word which is withheld can be found by trial.
Leaves to others: which entries a claim needs (`exhibits`), the bundle itself (`export`), verdicts (`core.evidence`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from firebreak.core.errors import PeerError
from firebreak.core.record.act import ActBlob
from firebreak.core.record.kinds import Payload, Release, Ring, field_names
from firebreak.core.record.manifest import Manifest
from firebreak.core.record.ringing import check_ring, ring_body
from firebreak.core.types import Leaf, LineId, Marking, PartyId
from firebreak.core.values import changed
from firebreak.node.acts import Standing, act_behind, judged, kept_blob
from firebreak.node.exhibits import Selection
from firebreak.node.holdings import Held
from firebreak.ports_store import Store

BLOBS_MAX: Final = 256
HARMLESS: Final = ("cred", "x25519")  # fields that are opened with an act: they say nothing to anybody
WORDS: Final = ("subject", "text", "what")


class Credentials:
    """The act blobs of one bundle."""

    def __init__(
        self, store: Store, line: LineId, parties: tuple[PartyId, PartyId],
        manifests: tuple[Sequence[Manifest], Sequence[Manifest]], selection: Selection,
    ) -> None:  # fmt: skip
        self._store, self._line, self._parties, self._manifests = store, line, parties, manifests
        self._selection, self._holdings = selection, selection.holdings

    def choose(self) -> None:
        """Add to the selection what stands behind every act of a person that it shows."""
        shown = [(self._holdings.at(*place), names) for place, names in self._selection.exhibits.items()]
        for held, names in shown:
            if held is not None and held.entry.kind == Ring.NUMBER and "desk" in names and self._desk_signed(held):
                names.add("signature")
        acts = [(held, names) for held, names in shown if held is not None and "by" in names and "cred" in held.fields]
        for _, names in acts:
            names.add("cred")
        for held, names in acts:
            cred = held.fields["cred"]
            blob = kept_blob(self._store, self._line, held.entry.leaf, cred if isinstance(cred, bytes) else None)
            if blob is not None and len(self._selection.blobs) < BLOBS_MAX:
                self._carry(held, blob, names)

    def _desk_signed(self, held: Held) -> bool:
        """Return whether a ring says nothing of a desk's key, or what it says stands under the manifest in force."""
        signature, place, in_force = held.fields.get("signature"), self._holdings.target(held), self._in_force(held)
        call = self._holdings.at(*place) if place is not None else None
        if not isinstance(signature, bytes):
            return bool(held.fields)
        if call is None or in_force is None:
            return False
        manifest, named = in_force
        try:
            check_ring(
                manifest.keys_for("desk"), ring_body(self._line, call.entry.leaf, held.number("desk") or 0), signature
            )
        except PeerError:
            return False
        for one in named:
            self._selection.show(one.place)
        return True

    def _carry(self, held: Held, blob: ActBlob, names: set[str]) -> None:
        payload, in_force = self._payload(held), self._in_force(held)
        if payload is None or in_force is None:
            return
        side, said = self._side(held), self._said(held)
        act = act_behind(
            blob, line=self._line, party=self._parties[side], payload=payload, marking=held.entry.marking,
            says=self._says, said=said,
        )  # fmt: skip
        manifest, named = in_force
        if judged(blob, act, [manifest]).standing != Standing.VALID:
            return
        for one in named:
            self._selection.show(one.place)
        names.update(name for name in HARMLESS if name in held.fields)
        target = self._holdings.target(held)
        if target is not None:
            self._selection.show(target)
        parts = (blob.body, blob.nonce) if self._all_shown(held, blob, names) else (blob.body,)
        if len(parts) > 1 or not isinstance(payload, Release):
            self._selection.blobs[held.place] = parts

    def _all_shown(self, held: Held, blob: ActBlob, names: set[str]) -> bool:
        """Return whether a bundle opens all that the nonce would: the act itself, and the words it was about."""
        if not names >= held.fields.keys():
            return False
        others = [self._holdings.find(leaf) for leaf in blob.shown]
        if isinstance(held.payload(), Release):
            target = self._holdings.target(held)
            released = self._holdings.at(*target) if target is not None else None
            return released is not None and self._opened(released) >= released.fields.keys()
        return all(one is not None and self._opened(one) >= _words(one) for one in others)

    def _opened(self, held: Held) -> set[str]:
        return self._selection.exhibits.get(held.place, set())

    def _side(self, held: Held) -> int:
        return self._holdings.feeds[held.entry.feed].side

    def _in_force(self, held: Held) -> tuple[Manifest, tuple[Held, ...]] | None:
        """Return the manifest in force at an entry and the entries that name it; None if we do not hold it (ACT-12)."""
        side = self._side(held)
        versions = self._manifests[side]
        known: tuple[Held, ...] = ()
        if len(versions) > 1:
            known = tuple(
                one for one in self._holdings.honoured(self._parties[side]) if self._holdings.knows(held, one)
            )
        latest = max((one.number("version") or 0 for one in known), default=0)
        number = max(latest, self._holdings.feeds[held.entry.feed].genesis.manifest)
        named = tuple(one for one in known if one.number("version") == number)
        found = next((one for one in versions if one.version == number), None)
        return (found, named) if found is not None else None

    def _payload(self, held: Held) -> Payload | None:
        """Return a payload with its references as leaves; None if one of them leads nowhere."""
        payload, changes = held.payload(), {}
        for name in ("ref", "regarding"):
            if held.fields.get(name) is not None:
                place = self._holdings.target(held, name)
                target = self._holdings.at(*place) if place is not None else None
                if target is None:
                    return None
                changes[name] = target.entry.leaf
        made: Any = changes
        return changed(payload, **made) if payload is not None and changes else payload

    def _said(self, held: Held) -> tuple[Payload, Marking] | None:
        """Return what a release lets go."""
        place = self._holdings.target(held)
        released = self._holdings.at(*place) if place is not None else None
        words = self._payload(released) if released is not None else None
        if not isinstance(held.payload(), Release) or words is None or released is None:
            return None
        return words, released.entry.marking

    def _says(self, leaf: Leaf) -> Payload | None:
        held = self._holdings.find(leaf)
        return held.payload() if held is not None else None


def _words(held: Held) -> set[str]:
    return {name for name in WORDS if name in field_names(held.entry.kind)}
