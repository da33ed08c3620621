"""Rings that a desk's own key has signed, or that no key signs (`spec/kinds.md`, ring).

Keeps true: a ring waits for its signature within the turn it was asked for in (`turn`), never longer; where the signer
gives none it is written all the same: a bell matters more than its proof.
Leaves to others: the key (the signer), what the signature proves (`evidence`).
"""

from __future__ import annotations

from firebreak.core.line.turn import Turn
from firebreak.core.values import changed


def signed(turn: Turn, body: bytes, signature: bytes | None) -> None:
    """The signer answered: the rings that waited for it are written."""
    waiting = turn.s.rings
    turn.put(rings=tuple(one for one in waiting if one[0] != body))
    for asked, draft in waiting:
        if asked == body:
            turn.write(changed(draft, payload=changed(draft.payload, signature=signature)))
