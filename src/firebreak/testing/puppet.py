"""A puppet: the far side's keys in hands that write whatever they like, talking to one honest engine.

Keeps true: what it sends is signed and sealed with genuine keys, so that only the rules themselves can refuse it.
Leaves to others: what is written (the tests), the honest side (`pair`).
"""

from __future__ import annotations

from typing import Any

from firebreak.core.line import events as ev
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.commitment import commit
from firebreak.core.record.crypto import sign_ed25519
from firebreak.core.record.entry import associated_data, build_entry, item_value
from firebreak.core.record.epoch import message_keys, seal_payload
from firebreak.core.record.kinds import CharterEntry, Payload, to_fields, trim
from firebreak.core.types import ClaimedTime, Marking
from firebreak.testing.pair import START, Pair, message


class Puppet:
    """The far side's keys in hands that write whatever they like, talking to one honest engine."""

    def __init__(self, *, spoken: bool = True) -> None:
        self.pair = Pair()
        self.pair.connect()
        if spoken:
            self.pair.done(self.pair.b, message("before"))
            self.pair.done(self.pair.a, message("before"))
        self.victim, self.mask = self.pair.a, self.pair.b
        self.link = next(iter(self.pair.links))
        peer = self.victim.engine.state.peer
        own = self.victim.engine.state.own
        assert peer is not None and own is not None
        self.feed, self.frontier = peer.feed, peer.frontier
        self.m, self.root = own.size, own.root

    def clear(self, payload: Payload, **changes: Any) -> tuple[Value, ...]:
        """Return the wire item of a signed clear entry next in the puppet's feed, some fields changed."""
        content = encode(trim(to_fields(payload)))
        fields: dict[str, Any] = {
            "feed": self.feed, "n": self.frontier.size, "root": self.frontier.root(), "m": self.m,
            "peer_root": self.root, "t": ClaimedTime(START), "kind": payload.NUMBER, "marking": Marking.OPERATIONAL,
            "commitment": None, "epoch": 0, "content": content, **changes,
        }  # fmt: skip
        entry = build_entry(**fields)
        self.last = entry
        return item_value(entry, fields["content"], sign_ed25519(self.mask.keys.seeds["entry"], "entry", entry.body))

    def sealed(
        self, payload: Payload, *, plain: bytes | None = None, commitment: bytes | None = None, **changes: Any
    ) -> tuple[Value, ...]:
        """Return the wire item of an entry sealed under the puppet's present epoch; what is inside may be anything."""
        (epoch,) = self.mask.engine.state.secrets.send
        n = changes.get("n", self.frontier.size)
        keys = message_keys(epoch.chain.peek(n))
        fields = to_fields(payload)
        ad = associated_data(
            feed=self.feed, n=n, m=self.m, t=START, kind=payload.NUMBER, marking=Marking.OPERATIONAL,
            epoch=epoch.number,
        )  # fmt: skip
        values: dict[str, Any] = {
            "commitment": commitment or commit(fields, keys.salts), "epoch": epoch.number,
            "content": seal_payload(keys, ad, encode(trim(fields)) if plain is None else plain), **changes,
        }  # fmt: skip
        return self.clear(payload, **values)

    def grow(self) -> None:
        """Go on behind the entry written last."""
        self.frontier = self.frontier.append(self.last.leaf)

    def send(self, *items: Value, then: bool = True) -> None:
        """Let entries arrive at the victim in one frame."""
        self.frame(encode((3, items)), then=then)

    def frame(self, frame: bytes, *, then: bool = True) -> None:
        """Let a frame arrive at the victim; what it answers stays in `said`."""
        self.pair.post(self.victim, ev.FrameArrived(link=self.link, frame=frame), end=then)
        self.said = [sent for _, sent in self.victim.out]
        self.victim.out.clear()

    def errors(self) -> list[str]:
        """Return the rules that the victim says were broken in what came last."""
        values = [decode(frame, max_bytes=1 << 17) for frame in self.said]
        return [value[1] for value in values if isinstance(value, tuple) and value[0] == 13]  # type: ignore[misc]

    def alerts(self) -> list[str]:
        """Return what the watch was told of, without messages."""
        return [alert.about for alert in self.victim.alerts if alert.about != "message"]

    def written(self) -> list[Payload | None]:
        """Return the payloads of everything the victim has in its record from itself."""
        return [item.payload for item in self.victim.record() if item.side == 0]


HARMLESS = CharterEntry(revision=1, hash=bytes(32))
