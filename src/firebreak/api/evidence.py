"""Pages of evidence: make a bundle of our record, judge a bundle of anybody's.

Keeps true: a bundle opens only what its claims need and what was asked for; verifying uses nothing of this node; both
go on beside the event loop, so that no ring waits for them.
Leaves to others: what is claimed and whether it holds (`core.evidence`), which entries are needed (`node.export`).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from firebreak.api.access import EVIDENCE
from firebreak.api.asking import Asker
from firebreak.api.bodies import ClaimBody, ExportBody
from firebreak.api.breathing import Beside
from firebreak.api.operations import BUNDLE_BYTES, Ask, post
from firebreak.api.replies import Verification
from firebreak.api.times import parse_time
from firebreak.core.evidence.bundle import Claim
from firebreak.core.evidence.verify import verify_bundle
from firebreak.core.record.charter import Charter
from firebreak.core.record.rootset import RootSet
from firebreak.node.export import export_bundle
from firebreak.node.introduction import Identity, LineFiles

_BESIDE = Beside()


def _claim(ask: Asker, body: ClaimBody) -> Claim:
    later, earlier = body.not_later_than, body.not_earlier_than
    return Claim(
        name=body.claim, subjects=tuple(ask.of(one) for one in body.of),
        not_later_than=None if later is None else parse_time(later, "not_later_than"),
        not_earlier_than=None if earlier is None else parse_time(earlier, "not_earlier_than"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statements:
    """What both roots signed, parties in the charter's order."""

    charter: Charter
    charter_statement: bytes
    rootsets: tuple[RootSet, RootSet]
    manifest_statements: tuple[bytes, bytes]


def _statements(own: Identity, files: LineFiles) -> _Statements:
    roots, manifests = (own.rootset, files.peer.rootset), (own.manifest_statement, files.peer.manifest_statement)
    if files.me == 1:
        roots, manifests = roots[::-1], manifests[::-1]
    return _Statements(
        charter=files.charter, charter_statement=files.charter_statement, rootsets=roots, manifest_statements=manifests
    )


@post("/v1/lines/{line}/export", ExportBody, None, roles=EVIDENCE, group="evidence", refusals=("limited",))
async def export(ask: Ask) -> bytes:
    """Make a bundle that anybody can verify offline: chosen claims, chosen fields opened."""
    asker, body = Asker(ask.line), ask.said(ExportBody)
    claims = tuple(_claim(asker, one) for one in body.claims)
    node, name, out = ask.node, ask.names["line"], io.BytesIO()
    signed = _statements(node.identity, node.files[name])
    await _BESIDE.do(export_bundle, node.store, signed, claims, out, disclose=body.disclose)
    return out.getvalue()


@post("/v1/verify", bytes, Verification, roles=EVIDENCE, bound=BUNDLE_BYTES, group="evidence", refusals=("limited",))
async def verify(ask: Ask) -> Verification:
    """Judge a bundle, of any line, by what it holds alone."""
    found = await _BESIDE.do(verify_bundle, io.BytesIO(ask.raw))
    return Verification(verdict=found.verdict.value, report=found.to_json(), words=list(found.lines()))


PAGES = (export, verify)
