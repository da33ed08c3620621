"""Entries a second that the offline verifier checks, and whether its memory grows with the bundle."""

from __future__ import annotations

import io
import time
import tracemalloc
from dataclasses import dataclass

from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.verify import verify_bundle
from firebreak.core.procedures.model import PlaceCall, SendMessage
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.node.export import export_bundle
from firebreak.testing.pair import Pair


@dataclass(frozen=True)
class Statements:
    """What `export_bundle` wants of a line."""

    pair: Pair

    def __getattr__(self, name: str) -> object:
        return getattr(self.pair.kit, name)


def bundle_of(messages: int) -> bytes:
    """Return a bundle that proves a call not answered across `messages` entries of the side that was called."""
    pair = Pair()
    pair.connect()
    by = By(1, 1)
    call = pair.done(
        pair.a, PlaceCall(by=by, to=(3,), precedence=Precedence.IMMEDIATE, lang="en", subject="The border")
    )
    for _ in range(messages):
        pair.do(pair.b, SendMessage(by=by, to=(1,), precedence=Precedence.ROUTINE, lang="en", text="Routine traffic."))
    pair.advance(8 * 3600 + 60)
    pair.do(pair.b, SendMessage(by=by, to=(1,), precedence=Precedence.ROUTINE, lang="en", text="Later traffic."))
    out = io.BytesIO()
    export_bundle(pair.a.store, Statements(pair), [Claim(name="not_answered", subjects=(call,))], out)  # type: ignore[arg-type]
    return out.getvalue()


def peak_kib(bundle: bytes) -> int:
    """Return the most memory a verification held at once, in KiB."""
    tracemalloc.start()
    verify_bundle(io.BytesIO(bundle))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak // 1024


def speed() -> dict[str, object]:
    """Return entries a second of one core, and peak memory for a small and a large bundle."""
    small, large = bundle_of(500), bundle_of(5000)
    began = time.perf_counter()
    report = verify_bundle(io.BytesIO(large))
    took = time.perf_counter() - began
    return {
        "verdict": report.verdict.value, "entries": report.entries, "entries_per_s": round(report.entries / took),
        "bundle_kib": len(large) // 1024, "peak_kib_500": peak_kib(small), "peak_kib_5000": peak_kib(large),
    }  # fmt: skip
