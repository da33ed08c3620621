"""Bytes of a full-form entry with its signature, as it is hashed, signed and stored."""

from __future__ import annotations

from firebreak.core.procedures.model import Command, SendMessage
from firebreak.core.record.codec import encode
from firebreak.core.record.entry import item_value, parse_body
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.testing.pair import Pair

LATIN = "Unidentified track 40 nm east of the line, heading west, low and slow. It is not ours. Hold fire and confirm."
TEXTS = {
    "message_140_ascii": LATIN.ljust(140, "."),
    "message_140_cyrillic": "Неопознанная цель в сорока милях к востоку от линии. ".ljust(140, "ц"),
    "message_140_hangul": "미확인 항적이 선 동쪽 사십 해리에서 서쪽으로 이동 중입니다. ".ljust(140, "가"),
    "message_140_arabic": "هدف غير معروف على بعد أربعين ميلا شرق الخط. ".ljust(140, "م"),
}


def full_forms() -> dict[str, int]:
    """Return bytes on the wire of one entry each, receipt included."""
    pair = Pair()
    pair.connect()
    found = {}
    for name, text in TEXTS.items():
        command: Command = SendMessage(by=By(1, 1), to=(1,), precedence=Precedence.ROUTINE, lang="en", text=text)
        found[name] = _bytes(pair, pair.done(pair.a, command))
        peer = pair.a.engine.state.peer
        assert peer is not None
        found["receipt"] = _bytes(pair, peer.leaves.get(peer.size - 1) or b"")
    return found


def _bytes(pair: Pair, leaf: bytes) -> int:
    stored = pair.a.store.by_leaf(leaf)  # type: ignore[arg-type]
    assert stored is not None
    return len(encode(item_value(parse_body(stored.body), stored.content, stored.signature)))
