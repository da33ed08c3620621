"""Writes genuine records by hand: two parties, two feeds, entries that count each other, stores that hold them.

Keeps true: every entry made here is signed, committed and rooted as a node would; only the clock, the ciphertext and
who has received what are at the caller's word. For tests, vectors and benchmarks of what is read from a record.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Final

from firebreak.core.record import crypto
from firebreak.core.record.act import Act, Credential, named_by, words_hash
from firebreak.core.record.charter import CharterDesk, Terms
from firebreak.core.record.codec import encode
from firebreak.core.record.commitment import commit
from firebreak.core.record.entry import build_entry
from firebreak.core.record.kinds import (
    REACH,
    CharterEntry,
    Genesis,
    ManifestEntry,
    Payload,
    Receipt,
    Release,
    Ring,
    Switch,
    check_own,
    to_fields,
    trim,
)
from firebreak.core.record.manifest import build_manifest
from firebreak.core.record.merkle import EMPTY_FRONTIER, EMPTY_ROOT, Frontier
from firebreak.core.record.ringing import ring_body
from firebreak.core.record.rootset import build_statement
from firebreak.core.record.seal import build_note, mldsa_seal_message, seal_text
from firebreak.core.types import ClaimedTime, Echelon, FeedId, Leaf, LocalTime, Marking, Root
from firebreak.node.partykeys import LineKit, PartyKeys, make_line, make_party
from firebreak.ports_store import Batch, FeedRow, Store, StoredEntry
from firebreak.store.memory import MemoryStore
from firebreak.testing.passkey import Passkey

START: Final = 1_700_000_000
DESKS: Final = (
    CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="chief", name="Chief", echelon=Echelon.PRINCIPAL),
)


@dataclass(slots=True)
class Feed:
    """One feed as written so far, and the roots it had."""

    feed: FeedId
    side: int
    entries: list[StoredEntry] = field(default_factory=list)
    frontier: Frontier = EMPTY_FRONTIER
    roots: list[Root] = field(default_factory=lambda: [EMPTY_ROOT])


class RecordBuilder:
    """A line of two parties, ALPHA (side 0) and BRAVO (side 1), whose entries are written one call at a time."""

    def __init__(
        self, *, terms: Terms | None = None, names: tuple[str, str] = ("ALPHA", "BRAVO"), seed: int = 0
    ) -> None:
        self.parties: tuple[PartyKeys, PartyKeys] = (
            make_party(names[0], "en", DESKS, _hash("party", seed, 0), now=START - 1),
            make_party(names[1], "ru", DESKS, _hash("party", seed, 1), now=START - 1),
        )
        self.kit: LineKit = make_line(*self.parties, terms)
        self.now = START
        self.up = True
        self.clock = [0, 0]  # how far each side's clock is off, seconds
        self.feeds: tuple[list[Feed], list[Feed]] = ([], [])
        self.held: list[int] = [0, 0]  # of the other side's live feed, by side
        self.counted: list[Feed | None] = [None, None]  # the feed that each side's m counts
        self.notes: dict[tuple[str, bytes], bytes] = {}
        self.kept: dict[tuple[str, bytes], bytes] = {}  # act blobs and manifests, as both nodes keep them
        self.said: dict[Leaf, Payload] = {}
        self.manifests = list(self.kit.manifests)
        self._nonces = 0
        for side in (0, 1):
            self.genesis(side)
        for side in (0, 1):
            self.accept(side)
            self.write(side, CharterEntry(revision=1, hash=self.kit.charter.hash))
            manifest = self.kit.manifests[side]
            self.write(side, ManifestEntry(party=manifest.party, version=manifest.version, hash=manifest.hash))

    # --- writing -----------------------------------------------------------------------------------------------------

    def genesis(self, side: int, predecessor: tuple[bytes, int, bytes] | None = None) -> Leaf:
        """Open a feed."""
        party, self._nonces = self.parties[side], self._nonces + 1
        key, nonce = party.manifest.key("entry").public, _hash("nonce", self._nonces)
        line = self.kit.charter.line_id
        feed = FeedId(crypto.context_hash("feed", line, party.party_id, key, nonce))
        counts = self.counted[side]
        peer = (counts.feed, self.held[side], counts.roots[self.held[side]]) if counts else None
        self.feeds[side].append(Feed(feed, side))
        return self.write(
            side,
            Genesis(
                line=line, party=party.party_id, entry_key=key, nonce=nonce, charter=1, manifest=1,
                predecessor=predecessor, peer=peer,
            ),
        )  # fmt: skip

    def accept(self, side: int) -> Leaf:
        """Let `side` switch to the other side's newest feed, over all it holds of the one before."""
        old, new = self.counted[side], self.feeds[1 - side][-1]
        size = self.held[side]
        switch = Switch(new=new.feed)
        if old is not None:
            switch = Switch(new=new.feed, old=old.feed, old_size=size, old_root=old.roots[size])
        self.counted[side], self.held[side] = new, len(new.entries)
        return self.write(side, switch)

    def write(
        self, side: int, payload: Payload, *, t: int | None = None, marking: Marking = Marking.OPERATIONAL,
        sign: bool = True, m: int | None = None, peer_root: bytes | None = None,
    ) -> Leaf:  # fmt: skip
        """Write an entry of `side` one second later; leaves in `ref` and `regarding` become references in reach."""
        self.now += 1
        feed, counts = self.feeds[side][-1], self.counted[side]
        m = (self.held[side] if counts else 0) if m is None else m
        n = len(feed.entries)
        written, payload = payload, check_own(self._with_refs(payload, feed, n, m, counts))
        fields, salts = to_fields(payload), _hash("salts", side, len(self.feeds[side]), n)
        plain = encode(trim(fields))
        content = plain if payload.CLEAR else _cipher(plain, salts)
        entry = build_entry(
            feed=feed.feed, n=n, root=feed.roots[n], m=m,
            peer_root=Root(peer_root or (counts.roots[m] if counts else EMPTY_ROOT)),
            t=ClaimedTime(self.now + self.clock[side] if t is None else t), kind=payload.NUMBER, marking=marking,
            commitment=None if payload.CLEAR else commit(fields, salts), epoch=0 if payload.CLEAR else 1,
            content=content,
        )  # fmt: skip
        signature = crypto.sign_ed25519(self.parties[side].seeds["entry"], "entry", entry.body) if sign else None
        feed.entries.append(
            StoredEntry(
                feed=feed.feed, n=n, leaf=entry.leaf, body=entry.body, content=content, signature=signature,
                payload=plain, salts=None if payload.CLEAR else salts, arrived=LocalTime(self.now), via="",
            )
        )  # fmt: skip
        self.said[entry.leaf] = written
        feed.frontier = feed.frontier.append(entry.leaf)
        feed.roots.append(feed.frontier.root())
        if self.up:
            self.deliver()
        return entry.leaf

    # --- officers ----------------------------------------------------------------------------------------------------

    def act_of(self, side: int, payload: Payload, marking: Marking = Marking.OPERATIONAL) -> Act:
        """Return the act that a credential of `side` signs; references in `payload` are leaves."""
        shown = named_by(payload)
        released = None
        if isinstance(payload, Release):
            words = self.said[shown[0]]
            released, shown = (words, marking), ()
        said = [released[0]] if released is not None else [self.said.get(leaf) for leaf in shown]
        return Act(
            line=self.kit.charter.line_id, party=self.parties[side].party_id, payload=payload, marking=marking,
            shown=shown, text_hash=words_hash(said), released=released,
        )  # fmt: skip

    def credit(
        self, side: int, payload: Payload, key: Passkey, *, marking: Marking = Marking.OPERATIONAL, **how: Any
    ) -> Leaf:
        """Write an act with the credential of an officer."""
        made = key.sign(self.act_of(side, payload, marking))
        return self.credited(side, payload, made, marking=marking, **how)

    def credited(self, side: int, payload: Payload, made: Credential, **how: Any) -> Leaf:
        """Write an act with this credential, whatever it was made for."""
        leaf = self.write(side, replace(payload, cred=made.hash), **how)  # type: ignore[type-var]
        self.kept["act", leaf] = made.blob
        return leaf

    def ring(self, side: int, call: Leaf, desk: int = 1) -> Leaf:
        """Let a desk of a side ring for a call, signed by the desk's own key."""
        body = ring_body(self.kit.charter.line_id, call, desk)
        signature = crypto.sign_ed25519(self.parties[side].seeds["desk"], "ring", body)
        return self.write(side, Ring(ref=call, desk=desk, signature=signature))

    def renew(self, side: int, *keys: Passkey) -> Leaf:
        """Let the root of a side sign the next manifest, with these officers, and the side name it in its feed."""
        self.sign_manifest(side, *keys)
        return self.honour(side, side)

    def sign_manifest(self, side: int, *keys: Passkey) -> None:
        """Let the root of a side sign the next manifest, with these officers; nobody names it yet."""
        before, party = self.manifests[side], self.parties[side]
        made = build_manifest(
            party=before.party, root_set=before.root_set, next_root_set=before.next_root_set, keys=before.keys,
            expiry=before.expiry, previous=before, officers=[key.officer() for key in keys],
        )  # fmt: skip
        self.manifests[side] = made
        statement = build_statement(made.body, "manifest", party.root[:2])
        self.kept["manifest", party.party_id + made.version.to_bytes(4, "big")] = statement

    def honour(self, side: int, whose: int) -> Leaf:
        """Let a side name the manifest of a party that it honours."""
        made = self.manifests[whose]
        return self.write(side, ManifestEntry(party=made.party, version=made.version, hash=made.hash))

    def _with_refs(self, payload: Payload, feed: Feed, n: int, m: int, counts: Feed | None) -> Payload:
        changes: dict[str, Any] = {}
        for name in ("ref", "regarding"):
            leaf = getattr(payload, name, None)
            if isinstance(leaf, bytes):
                changes[name] = _shorten(leaf, feed, n, m, counts)
        return replace(payload, **changes) if changes else payload  # type: ignore[type-var]

    # --- delivery ----------------------------------------------------------------------------------------------------

    def deliver(self) -> None:
        """Let both sides hold everything of the feeds they count."""
        for side, counts in enumerate(self.counted):
            if counts is not None:
                self.held[side] = len(counts.entries)

    def cut(self) -> None:
        """From now on nothing arrives."""
        self.up = False

    def mend(self) -> None:
        """Everything arrives again, what was written meanwhile too."""
        self.up = True
        self.deliver()

    def receipt(self, side: int) -> Leaf:
        """Write a receipt: it counts whatever has arrived."""
        return self.write(side, Receipt())

    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self.now += seconds

    def seal(self, side: int) -> bytes:
        """Make the hybrid seal of a side's live feed and keep it as its node and the other's would."""
        feed, keys = self.feeds[side][-1], self.parties[side]
        size, root = len(feed.entries), feed.roots[-1]
        note = build_note(
            feed.feed, size, root,
            keys.manifest.key("seal-ed").public,
            crypto.sign_ed25519_raw(keys.seeds["seal-ed"], seal_text(feed.feed, size, root)),
            keys.manifest.key("seal-mldsa").public,
            crypto.sign_mldsa44(keys.seeds["seal-mldsa"], mldsa_seal_message(feed.feed, size, root)),
        )  # fmt: skip
        self.notes["seal", feed.feed] = note
        return note

    # --- what a node holds -------------------------------------------------------------------------------------------

    def store(self, side: int) -> Store:
        """Return the store of one side: all of its own, and of the other side what has arrived."""
        store, line = MemoryStore(), self.kit.charter.line_id
        store.create_line(line, LocalTime(START))
        for feed in sorted((f for feeds in self.feeds for f in feeds), key=lambda f: f.entries[0].arrived):
            counted = self.counted[side]
            whole = feed.side == side or feed is not counted
            entries = tuple(feed.entries if whole else feed.entries[: self.held[side]])
            row = FeedRow(feed=feed.feed, line=line, own=feed.side == side, size=0, live=True, frontier=())
            store.commit(Batch(line=line, expect=((feed.feed, 0),), entries=entries, new_feeds=(row,)))
            note = self.notes.get(("seal", feed.feed))
            if note is not None:
                namespace = "seal-own" if feed.side == side else "seal-peer"
                store.commit(Batch(line=line, notes=((namespace, feed.feed, note),)))
        notes = tuple((namespace, key, value) for (namespace, key), value in self.kept.items())
        store.commit(Batch(line=line, notes=notes))
        return store


def _shorten(leaf: bytes, feed: Feed, n: int, m: int, counts: Feed | None) -> int | bytes:
    """Return the index reference to a leaf if it is in reach, else the leaf."""
    if counts is not None:
        for back in range(min(REACH, m)):
            if counts.entries[m - 1 - back].leaf == leaf:
                return back
    for back in range(1, min(REACH, n) + 1):
        if feed.entries[n - back].leaf == leaf:
            return -back
    return leaf


def _hash(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()


def _cipher(plain: bytes, salts: bytes) -> bytes:
    """Return bytes in a ciphertext's place: evidence shows their hash and never opens them."""
    return hashlib.shake_256(salts + plain).digest(len(plain) + 16)
