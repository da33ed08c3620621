"""One line at work: runs `step` and carries out its effects in order.

Keeps true: effects are done in the order they were asked for and come back as events; nothing is transmitted before
its commit and its send-state; when a commit does not come back clean the state is read back from the store.
Leaves to others: sockets, timers and pagers (`EngineHooks`), and every decision (the core).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from firebreak.core.errors import OperationalError, PeerError
from firebreak.core.line import effects as ef
from firebreak.core.line import events as ev
from firebreak.core.line import ratchet
from firebreak.core.line.blobs import NOTE as BLOBS
from firebreak.core.line.resume import Snapshot, resume
from firebreak.core.line.state import LineState, Material
from firebreak.core.line.step import step
from firebreak.core.procedures.matters import Matters
from firebreak.core.procedures.model import Alert, Item
from firebreak.core.record.seal import parse_note
from firebreak.core.types import Instant, Leaf, LocalTime
from firebreak.node import statements
from firebreak.node.index import Index
from firebreak.node.stored import Stored, to_entry, to_row
from firebreak.ports import Clock, SecretFile, SendStateFile, Signer
from firebreak.ports_store import Batch, FeedRow, Fill, Store

RETRY_MS = 5_000


class EngineHooks(Protocol):
    """The world of one line, as its engine sees it."""

    def transmit(self, link: int, frame: bytes) -> bool:
        """Hand a frame to a link; False if it did not take it."""
        ...

    def close_link(self, link: int, why: str) -> None:
        """Close a link."""
        ...

    def wake_at(self, at: Instant) -> None:
        """Post `TimeCame` at this instant; replaces the earlier wish."""
        ...

    def page(self, alert: Alert, at: LocalTime) -> None:
        """Tell our desks."""
        ...

    def stop_pages(self, of: Leaf) -> None:
        """Somebody took this matter."""
        ...

    def announce(self, items: tuple[Item, ...]) -> None:
        """These entries are durable."""
        ...

    def accepted(self, ticket: str, leaf: Leaf | None, held: str | None) -> None:
        """A command is durable."""
        ...

    def rejected(self, ticket: str, why: str, *, ours: bool) -> None:
        """A command was not possible, or (`ours`) our own store refused it; nothing was promised."""
        ...

    def report(self, topic: str, words: str) -> None:
        """A line for the operator's log."""
        ...

    def adopt_manifest(self, statement: bytes) -> ev.ManifestAdopted | None:
        """Verify and keep a newer manifest of the peer."""
        ...

    def restarted(self) -> None:
        """The state was rebuilt from the store: all links are forgotten, open them again."""
        ...


class Engine:
    """Drives one line. Not thread-safe: one thread, or one event loop, owns it."""

    def __init__(
        self,
        *,
        material: Material,
        store: Store,
        signer: Signer,
        send_state: SendStateFile,
        ratchet: SecretFile,
        clock: Clock,
        entropy: Callable[[int], bytes],
        hooks: EngineHooks,
        before_effect: Callable[[ef.Effect], None] | None = None,
    ) -> None:
        """`before_effect` is called ahead of each effect; raising from it is how the simulator kills a node."""
        self.material = material
        self.store = store
        self.stored = Stored(store, material.line)
        self._signer = signer
        self._send_state = send_state
        self._ratchet = ratchet
        self._clock = clock
        self._entropy = entropy
        self._hooks = hooks
        self.before_effect = before_effect
        self._events: deque[ev.Event] = deque()
        self._running = False
        self._waiting: dict[str, ev.Submitted] = {}  # commands that were not answered yet, by ticket
        self._stalled = False
        self._recovering = False
        self._retry_at = 0
        self.state: LineState = None  # type: ignore[assignment]  # set by open()
        self.opened = False
        self.folded: Matters | None = None  # the record as it was when it was last read, until somebody takes it
        self.indexed: Index | None = None  # and its index, made on the way where one is wanted
        self.wants_index = False

    def open(self) -> None:
        """Load the line from the store and begin.

        Raises IntegrityError if the record contradicts itself, OperationalError if the disk refuses.
        """
        self.store.create_line(self.material.line, self._clock.now().utc)
        self._recovering = True
        self._load()
        if self._stalled:
            raise OperationalError("the store or the files beside it cannot be written; the line was not opened")

    def snapshot(self) -> Snapshot:
        """Return everything of the line that outlives the process. Raises OperationalError if it cannot be read."""
        line = self.material.line
        return Snapshot(
            feeds=self.stored.feeds(),
            base=self.store.base(line),
            send_state=self._send_state.load(),
            ratchet=self._ratchet.load(),
            held=tuple(self.store.notes("held", line)),
            forks=tuple(key for key, _ in self.store.notes("fork", line)),
            seal_own=self._seal_size("seal-own"),
            seal_peer=self._seal_size("seal-peer"),
            blob_held=lambda leaf: self.store.note(BLOBS, line, leaf) is not None,
        )

    def _load(self) -> None:
        index = Index(self.store) if self.wants_index else None
        each = index.add if index is not None else _unread
        self.state = resume(self.material, self.snapshot(), self._clock.now(), each)
        self.folded, self.indexed = self.state.matters, index
        self.opened = True
        self._stalled = False
        self.post(ev.Started(nonce=self._entropy(32)))

    def _seal_size(self, namespace: str) -> int:
        live = {row.feed for row in self.store.feeds(self.material.line) if row.live}
        sizes = [parse_note(note).size for key, note in self.store.notes(namespace, self.material.line) if key in live]
        return max(sizes, default=0)

    def post(self, event: ev.Event) -> None:
        """Run one event and every effect that follows; what is written waits for `end_turn`."""
        if self._stalled and not self._recover():
            return
        self._events.append(event)
        if self._running:
            return
        self._running = True
        try:
            while self._events:
                self._step(self._events.popleft())
            self._recovering = False
        finally:
            self._running = False

    @property
    def stalled(self) -> bool:
        """True while the disk refuses, so that the line stands still."""
        return self._stalled

    def end_turn(self) -> None:
        """Write, sign, commit and send whatever is due."""
        self.post(ev.TurnEnded())

    def submit(self, event: ev.Submitted) -> None:
        """Post a command and remember it until it is answered."""
        if self._stalled and not self._recover():
            self._hooks.rejected(event.ticket, "our store refuses at present; nothing was written", ours=True)
            return
        self._waiting[event.ticket] = event
        self.post(event)

    def _step(self, event: ev.Event) -> None:
        self.state, effects = step(self.state, event, self._clock.now())
        for effect in effects:
            if self.before_effect is not None:
                self.before_effect(effect)
            try:
                CARRY_OUT[type(effect)](self, effect)
            except OperationalError as error:
                self._refused(error)
                return
            if isinstance(effect, ef.Reload):
                return

    # --- when the disk refuses, or the past changed -------------------------------------------------------------

    def _refused(self, error: OperationalError) -> None:
        """The disk refused: forget what was under construction, read the record back, and say what became of it."""
        self._hooks.report("store", f"{error}; nothing more was promised, the line is read back from the record")
        building = self.state.building
        leaves = {w.ticket: w.entry.leaf for w in building.written if w.ticket} if building is not None else {}
        waiting, self._waiting = self._waiting, {}
        if self._recovering:
            self._stall(error)
        else:
            self._read_back()
        for ticket in waiting:
            self._settle(ticket, leaves.get(ticket), error)

    def _settle(self, ticket: str, leaf: Leaf | None, error: OperationalError) -> None:
        """Answer a command that was under way: the store may have written it although it reported an error."""
        if leaf is not None and not self._stalled and self.store.by_leaf(leaf) is not None:
            self._hooks.accepted(ticket, leaf, None)
        else:
            self._hooks.rejected(ticket, f"our store refused: {error}", ours=True)

    def _reload(self) -> None:
        """The past changed: read the line back, and take up what officers submitted meanwhile."""
        waiting = tuple(self._waiting.values())
        self._read_back()
        for event in waiting:
            self.post(event)

    def _read_back(self) -> None:
        """Rebuild the state from the store; links must be opened again. A disk that still refuses is tried later."""
        self._events.clear()
        for link in self.state.links:
            self._hooks.close_link(link, "the line was read back from the record")
        self.material = self.state.material
        self._recovering = True
        try:
            self._load()
        except OperationalError as error:
            self._stall(error)
            return
        self._hooks.restarted()
        self.post(ev.TurnEnded())

    def _stall(self, error: OperationalError) -> None:
        self._stalled = True
        self._retry_at = self._clock.now().instant + RETRY_MS
        self._events.clear()
        self._hooks.report("store", f"{error}; the line stands still and tries again every few seconds")
        self._hooks.wake_at(Instant(self._retry_at))

    def _recover(self) -> bool:
        """Try again to read a line back that the disk had stopped, every few seconds; return whether it stands."""
        if self._clock.now().instant < self._retry_at:
            return False
        self._stalled = False
        self._read_back()
        return not self._stalled

    def save_secrets(self) -> None:
        """Write the ratchet file as it stands, so that secrets already used are no longer on the disk."""
        if self.state.own is not None and self.state.building is None and not self.state.queue.facts:
            self._ratchet.save(ratchet.to_bytes(None, ratchet.moment(self.state)))

    # --- effects ------------------------------------------------------------------------------------------------

    def _sign(self, effect: ef.Sign) -> None:
        self.post(ev.Signed(signatures=tuple(self._signer.sign_entry(body) for body in effect.bodies)))

    def _sign_ring(self, effect: ef.SignRing) -> None:
        self.post(ev.RingSigned(body=effect.body, signature=self._signer.sign_ring(effect.body)))

    def _sign_hello(self, effect: ef.SignHello) -> None:
        self.post(ev.HelloSigned(link=effect.link, signature=self._signer.sign_hello(effect.body)))

    def _make_prekey(self, _: ef.MakePrekey) -> None:
        public, seed = self._signer.make_prekey()
        self.post(ev.PrekeyMade(public=public, seed=seed))
        self.post(ev.TurnEnded())

    def _seal_epoch(self, effect: ef.SealEpoch) -> None:
        try:
            seed, output = self._signer.seal_epoch(effect.public, effect.info)
        except PeerError as error:
            self._hooks.report(error.rule, "the other side's prekey cannot be used")
            return
        self.post(ev.EpochSealed(epoch=effect.epoch, seed=seed, output=output))
        self.post(ev.TurnEnded())

    def _seal_feed(self, effect: ef.SealFeed) -> None:
        note = self._signer.seal_feed(effect.feed, effect.size, effect.root)
        self.post(ev.FeedSealed(feed=effect.feed, size=effect.size, note=note))

    def _save_ratchet(self, effect: ef.SaveRatchet) -> None:
        self._ratchet.save(effect.data)

    def _commit(self, effect: ef.Commit) -> None:
        line = self.material.line
        self.store.commit(
            Batch(
                line=line,
                expect=effect.expect,
                entries=tuple(to_entry(row) for row in effect.rows),
                new_feeds=tuple(
                    FeedRow(feed=f.feed, line=line, own=f.own, size=0, live=True, frontier=()) for f in effect.new_feeds
                ),
                live=effect.live,
                base=effect.base,
                notes=effect.notes,
                fills=tuple(Fill(feed=o.feed, n=o.n, payload=o.payload, salts=o.salts) for o in effect.opened),
            )
        )
        self.post(ev.Committed())

    def _save_send_state(self, effect: ef.SaveSendState) -> None:
        self._send_state.save(effect.feed, effect.size, effect.root)
        self.post(ev.SendStateSaved(feed=effect.feed, size=effect.size, root=effect.root))

    def _keep_note(self, effect: ef.KeepNote) -> None:
        self.store.commit(Batch(line=self.material.line, notes=((effect.namespace, effect.key, effect.value),)))

    def _transmit(self, effect: ef.Transmit) -> None:
        self._hooks.transmit(effect.link, effect.frame)

    def _read_entries(self, effect: ef.ReadEntries) -> None:
        rows = tuple(to_row(entry) for entry in self.store.entries(effect.feed, effect.start, effect.stop))
        self.post(ev.EntriesRead(link=effect.link, feed=effect.feed, start=effect.start, rows=rows))

    def _read_entry(self, effect: ef.ReadEntry) -> None:
        entry = self.store.by_leaf(effect.leaf)
        self.post(ev.EntryRead(leaf=effect.leaf, row=to_row(entry) if entry is not None else None))

    def _read_blob(self, effect: ef.ReadBlob) -> None:
        blob = self.store.note(BLOBS, self.material.line, effect.leaf)
        self.post(ev.BlobRead(link=effect.link, leaf=effect.leaf, blob=blob))

    def _read_manifests(self, effect: ef.ReadManifests) -> None:
        found = statements.later(self.store, self.material.line, self.material.party, effect.above)
        self.post(ev.ManifestsRead(link=effect.link, statements=found))

    def _adopt_manifest(self, effect: ef.AdoptManifest) -> None:
        event = self._hooks.adopt_manifest(effect.statement)
        if event is not None:
            self.post(event)

    def _accepted(self, effect: ef.Accepted) -> None:
        self._waiting.pop(effect.ticket, None)
        self._hooks.accepted(effect.ticket, effect.leaf, effect.held)

    def _rejected(self, effect: ef.Rejected) -> None:
        self._waiting.pop(effect.ticket, None)
        self._hooks.rejected(effect.ticket, effect.why, ours=False)


def _unread(_: Item) -> None:
    """Take an item that nobody wants an index of."""


CARRY_OUT: dict[type, Callable[[Engine, Any], None]] = {
    ef.Sign: Engine._sign,
    ef.SignRing: Engine._sign_ring,
    ef.SignHello: Engine._sign_hello,
    ef.MakePrekey: Engine._make_prekey,
    ef.SealEpoch: Engine._seal_epoch,
    ef.SealFeed: Engine._seal_feed,
    ef.SaveRatchet: Engine._save_ratchet,
    ef.Commit: Engine._commit,
    ef.SaveSendState: Engine._save_send_state,
    ef.KeepNote: Engine._keep_note,
    ef.Transmit: Engine._transmit,
    ef.CloseLink: lambda engine, e: engine._hooks.close_link(e.link, e.why),
    ef.ReadEntries: Engine._read_entries,
    ef.ReadEntry: Engine._read_entry,
    ef.ReadBlob: Engine._read_blob,
    ef.ReadManifests: Engine._read_manifests,
    ef.AdoptManifest: Engine._adopt_manifest,
    ef.WakeAt: lambda engine, e: engine._hooks.wake_at(e.at),
    ef.RaisePage: lambda engine, e: engine._hooks.page(e.alert, e.at),
    ef.StopPages: lambda engine, e: engine._hooks.stop_pages(e.of),
    ef.Announce: lambda engine, e: engine._hooks.announce(e.items),
    ef.Accepted: Engine._accepted,
    ef.Rejected: Engine._rejected,
    ef.Report: lambda engine, e: engine._hooks.report(e.topic, e.words),
    ef.Reload: lambda engine, e: engine._reload(),
}
"""How each effect is carried out; a test holds it against the closed vocabulary."""
