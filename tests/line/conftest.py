"""What the tests of the line share: what must hold of a pair at rest, and what of a state can be observed."""

from __future__ import annotations

from typing import Any

from firebreak.core.line.resume import resume
from firebreak.core.line.state import LineState
from firebreak.testing.pair import Pair, Side


def at_rest(pair: Pair) -> None:
    """Both records are equal, and everything that was accepted is in them and was opened by the other side."""
    assert pair.equal(), [(s.name, {f.hex()[:6]: len(v) for f, v in pair.feeds(s).items()}) for s in pair.sides]
    for side in pair.sides:
        for ticket, (leaf, _) in side.answers.items():
            if leaf is None:
                continue
            assert side.store.by_leaf(leaf) is not None, f"{side.name} lost {ticket}"
            there = pair.far(side).store.by_leaf(leaf)
            assert there is not None and there.payload is not None, f"{ticket} was not opened by the other side"


def matters_of(state: LineState) -> dict[str, Any]:
    """Return what the procedures know, without what only the running node knows."""
    m = state.matters

    def short(item: Any) -> Any:
        return (item.leaf, item.seq, item.knows, item.kind, item.payload, item.ref, item.regarding) if item else None

    return {
        "matters": {k: (short(v.offer), sorted(map(short, v.acts), key=repr)) for k, v in m.matters.items()},
        "joined": {k: sorted(map(short, v.joined), key=repr) for k, v in m.matters.items() if v.joined},
        "probes": {k: (short(v.test), *map(short, v.replies), short(v.over)) for k, v in m.probes.items()},
        "moments": dict(m.moments.items()),
        "unreadable": dict(m.unreadable.items()),
        "breached": dict(m.breached.items()),
        "words": [[short(item) for item in side] for side in m.words],
        "counts": m.counts,
        "sizes": m.sizes,
        "head": m.head,
    }  # fmt: skip


def observable(state: LineState) -> dict[str, Any]:
    """Return everything of a state that a restart must not change."""
    own, peer = state.own, state.peer
    return {
        "own": own and (
            own.feed, own.size, own.frontier, own.root, own.base, own.m, own.counted, own.last_owed, own.kept,
            dict(own.leaves.items()), dict(own.roots.items()),
        ),
        "peer": peer and (
            peer.feed, peer.key, peer.size, peer.frontier, peer.root, peer.base, peer.m, peer.counts,
            dict(peer.leaves.items()), dict(peer.roots.items()), set(peer.unreadable),
        ),
        "closed": {k: (c.own, c.size, c.frontier, c.cut) for k, c in state.closed.items()},
        "epochs": [(e.number, e.acknowledged, e.open_n) for e in state.secrets.send],
        "receive": [e for e, _ in state.secrets.receive],
        "prekeys": [(p.leaf, p.opened) for p in state.secrets.prekeys],
        "sent": state.sent,
        "held": [h.key for h in state.held],
        **matters_of(state),
    }  # fmt: skip


def resumed(side: Side) -> LineState:
    """Return the state that a restart of a side would begin with."""
    return resume(side.engine.material, side.engine.snapshot(), side.clock.now())
