"""The line as one pure function: `step(state, event, now) -> (state, effects)` (`spec/line.md`).

Keeps true: the same state, event and clocks give the same answer; nothing here touches the world.
Leaves to others: carrying effects out, in order, and reporting back as events (the driver).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.errors import UsageError
from firebreak.core.line import blobs, commands, epochs, links, manifests, ours, outbound, rings, seals, sending
from firebreak.core.line import events as ev
from firebreak.core.line.effects import Effect, ReadEntry, SaveSendState, WakeAt
from firebreak.core.line.state import LineState
from firebreak.core.line.turn import Turn
from firebreak.core.procedures import matters as procedures
from firebreak.core.types import Instant, LocalTime, Now

HOUR_S = 3600


def step(state: LineState, event: ev.Event, now: Now) -> tuple[LineState, tuple[Effect, ...]]:
    """Return the state after `event` and what the driver must do, in order."""
    turn = Turn(state, now)
    handler = HANDLERS.get(type(event))
    if handler is None:
        raise UsageError(f"{type(event).__name__} is not an event of a line")
    handler(turn, event)
    if type(event) not in MORE_FOLLOWS:
        _wake(turn)
    return turn.state(), tuple(turn.effects)


def _started(turn: Turn, event: ev.Started) -> None:
    turn.put(nonce=event.nonce)
    own = turn.s.own
    if own is not None and turn.s.sent != (own.feed, own.size, own.root):
        turn.ask(SaveSendState(feed=own.feed, size=own.size, root=own.root))
    for leaf in turn.s.unopened:
        turn.ask(ReadEntry(leaf=leaf))
    manifests.honour(turn)
    turn.react(procedures.on_restart(turn.s.matters, turn.context, turn.now))
    turn.put(tally_due=_next_hour(turn.now.utc))
    commands.release(turn)


def _frame_arrived(turn: Turn, event: ev.FrameArrived) -> None:
    links.frame_arrived(turn, event.link, event.frame)
    if turn.s.seals.pending is not None:
        seals.try_pending(turn, event.link)
    if turn.s.held:
        commands.release(turn)


def _time_came(turn: Turn, _: ev.TimeCame) -> None:
    turn.put(wake=None)
    turn.react(procedures.on_wake(turn.s.matters, turn.context, turn.now))
    seals.consider(turn)
    sending.resend(turn)
    blobs.ask(turn)
    links.silent(turn)
    ours.resolve(turn)
    if not 0 < turn.s.tally_due - turn.now.utc <= HOUR_S:  # also after the clock was stepped back
        _tally(turn)
    turn.put(matters=procedures.prune(turn.s.matters, turn.now))


def _tally(turn: Turn) -> None:
    """Hand the hour's echo counts over for the summary entry."""
    charter = turn.context.charter
    counts = []
    for path in charter.paths:
        mine = [link for link in turn.s.links.values() if link.path == path.name]
        sent, returned = sum(link.sent for link in mine), sum(link.returned for link in mine)
        median = next((link.median_ms for link in mine if link.median_ms is not None), None)
        counts.append((path.number, sent, returned, median))
    for link in turn.s.links.values():
        turn.link(link.number, sent=0, returned=0)
    turn.put(tally_due=_next_hour(turn.now.utc))
    turn.react(procedures.on_tally(turn.s.matters, tuple(counts), turn.context, turn.now))


def _next_hour(utc: int) -> LocalTime:
    return LocalTime((utc // HOUR_S + 1) * HOUR_S)


def _prekey_made(turn: Turn, event: ev.PrekeyMade) -> None:
    secrets = turn.s.secrets
    reset = secrets.asked_reset or (turn.s.predecessor is not None and not secrets.prekeys)
    turn.secrets(asked_prekey=False, made=(event.public, event.seed, reset))


def _manifest(turn: Turn, event: ev.ManifestAdopted) -> None:
    manifests.adopted(
        turn, version=event.version, digest=event.hash, entry_keys=event.entry_keys, seal_ed=event.seal_ed,
        seal_mldsa=event.seal_mldsa,
    )  # fmt: skip


def _wake(turn: Turn) -> None:
    """Ask to be woken for the next thing whose time comes, if that moment changed."""
    now = turn.now
    times = [procedures.wake_at(turn.s.matters, turn.context, now), seals.due_at(turn), sending.resend_at(turn)]
    times += [links.silent_at(turn), blobs.due_at(turn), turn.s.doubt]
    times.append(Instant(now.instant + max(0, turn.s.tally_due - now.utc) * 1000))
    at = min(t for t in times if t is not None)
    if turn.s.wake is None or at != turn.s.wake:
        turn.put(wake=at)
        turn.ask(WakeAt(at=at))


MORE_FOLLOWS = frozenset(
    {ev.Signed, ev.RingSigned, ev.Submitted, ev.FrameArrived, ev.HelloSigned, ev.PrekeyMade, ev.EpochSealed}
)
"""Events after which another comes in the same turn, so that the next deadline is looked for then."""

HANDLERS: dict[type, Callable[[Turn, Any], None]] = {
    ev.Started: _started,
    ev.LinkOpened: lambda t, e: links.opened(t, e.link, e.path, e.exporter, e.outer),
    ev.LinkClosed: lambda t, e: links.closed(t, e.link),
    ev.FrameArrived: _frame_arrived,
    ev.CircuitEchoed: lambda t, e: links.echoed(t, e.link, e.sent, e.returned, e.up, e.since, e.median_ms),
    ev.Submitted: lambda t, e: commands.submitted(t, e.ticket, e.command),
    ev.TurnEnded: lambda t, e: outbound.end_turn(t),
    ev.TimeCame: _time_came,
    ev.HelloSigned: lambda t, e: links.hello_signed(t, e.link, e.signature),
    ev.Signed: lambda t, e: outbound.signed(t, e.signatures),
    ev.RingSigned: lambda t, e: rings.signed(t, e.body, e.signature),
    ev.PrekeyMade: _prekey_made,
    ev.EpochSealed: lambda t, e: epochs.epoch_sealed(t, e.epoch, e.seed, e.output),
    ev.Committed: lambda t, e: outbound.committed(t),
    ev.SendStateSaved: lambda t, e: outbound.send_state_saved(t, e.feed, e.size, e.root),
    ev.FeedSealed: lambda t, e: seals.made(t, e.feed, e.size, e.note),
    ev.EntriesRead: lambda t, e: sending.entries_read(t, e.link, e.feed, e.start, e.rows),
    ev.EntryRead: lambda t, e: ours.entry_read(t, e.leaf, e.row),
    ev.BlobRead: lambda t, e: blobs.blob_read(t, e.link, e.leaf, e.blob),
    ev.ManifestAdopted: _manifest,
    ev.ManifestRenewed: lambda t, e: manifests.renewed(t, e.version, e.hash),
    ev.ManifestsRead: lambda t, e: manifests.manifests_read(t, e.link, e.statements),
}
