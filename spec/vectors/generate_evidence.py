"""Makes `evidence_bundle.json`: one bundle that is OK, and what must not be done to it.

Run as `python spec/vectors/generate_evidence.py`. Root signatures and hybrid seals never come out the same twice, so
every run makes another bundle; commit the file, not the run.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from firebreak.core.errors import PeerError
from firebreak.core.evidence.bundle import (
    CHARTER,
    MANIFEST,
    Claim,
    EntryRecord,
    FeedStart,
    Header,
    Record,
    RootProof,
    SealRecord,
    SegmentStart,
    Statement,
    Trailer,
    framed,
    opening_items,
)
from firebreak.core.evidence.parsing import BundleReader
from firebreak.core.evidence.verify import verify_bundle
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.commitment import open_field
from firebreak.core.record.kinds import (
    Answer,
    By,
    CallOffer,
    Decline,
    Message,
    Ring,
    RungEntry,
    TimeOut,
    field_names,
    payload_fields,
)
from firebreak.core.types import FeedId, Leaf, LineId
from firebreak.node.export import export_bundle
from firebreak.testing.passkey import Passkey
from firebreak.testing.record_builder import RecordBuilder

HERE = Path(__file__).resolve().parent
Piece = bytes | int
"""A whole framed record, or the index of one of the base bundle."""


def episode() -> tuple[RecordBuilder, dict[str, Leaf]]:
    """A call declined, a call that nobody took, a message that was seen, and talk in between."""
    b, person, officer = RecordBuilder(), By(1, 1), Passkey("duty officer")
    leaf: dict[str, Leaf] = {}
    b.renew(1, officer)
    leaf["declined"] = b.write(0, CallOffer(precedence=2, to=(1,), by=person, lang="en", subject="one"))
    b.ring(1, leaf["declined"])
    b.credit(1, Decline(ref=leaf["declined"], by=person, reason=4), officer)
    for number in range(40):
        b.write(number % 2, Message(precedence=0, to=(1,), by=person, lang="en", text=f"line {number}"))
    leaf["silent"] = b.write(0, CallOffer(precedence=2, to=(1,), by=person, lang="en", subject="two"))
    leaf["forged"] = b.write(1, Ring(ref=leaf["silent"], desk=1, signature=bytes(64)))
    b.wait(180)
    b.write(0, TimeOut(what=1, due=b.now, result=1, ref=leaf["silent"]))
    b.receipt(1)
    leaf["read"] = b.write(0, Message(precedence=1, to=(1,), by=person, lang="en", text="words"))
    b.write(1, RungEntry(ref=leaf["read"], rung=1, by=person))
    b.receipt(0)
    for number in range(3):
        b.write(number % 2, Message(precedence=0, to=(1,), by=person, lang="en", text="after"))
    b.seal(0)
    b.seal(1)
    return b, leaf


def base(b: RecordBuilder, leaf: dict[str, Leaf]) -> bytes:
    """The bundle that is OK."""
    claims = [
        Claim(name="declined", subjects=(leaf["declined"],)),
        Claim(name="rang", subjects=(leaf["declined"],)),
        Claim(name="not_answered", subjects=(leaf["silent"],)),
        Claim(name="seen", subjects=(leaf["read"],), not_later_than=b.now),
        Claim(name="order", subjects=(leaf["declined"], leaf["read"])),
    ]
    out = BytesIO()
    export_bundle(b.store(0), b.kit, claims, out, disclose=("subject", "text", "lang", "message_accepted", "reason"))
    return out.getvalue()


def trailer(data: bytes, records: int) -> bytes:
    """The record that closes `data`."""
    return framed([Trailer(records=records, digest=hashlib.sha256(data).digest())])


class Maker:
    """Puts altered bundles together and notes what the verifier says."""

    def __init__(self, bundle: bytes) -> None:
        self.records: list[Record] = [one for one in BundleReader(BytesIO(bundle)) if not isinstance(one, Trailer)]
        self.frames = [framed([one]) for one in self.records]

    def all(self) -> list[Piece]:
        """Every record as it is."""
        return list(range(len(self.frames)))

    def at(self, kind: type, which: int = 0, **with_: Any) -> int:
        """Index of a record of a sort."""
        found = [
            i for i, one in enumerate(self.records)
            if isinstance(one, kind) and all(getattr(one, k) == v for k, v in with_.items())
        ]  # fmt: skip
        return found[which]

    def put(self, index: int, **changes: Any) -> list[Piece]:
        """All records, one of them changed."""
        pieces = self.all()
        pieces[index] = framed([replace(self.records[index], **changes)])  # type: ignore[type-var]
        return pieces

    def case(self, why: str, pieces: list[Piece], error: str, *, end: bytes | None = None) -> dict[str, Any]:
        """A vector that must be refused; the trailer fits unless `end` says otherwise."""
        data = b"".join(one if isinstance(one, bytes) else self.frames[one] for one in pieces)
        data += trailer(data, len(pieces)) if end is None else end
        report = verify_bundle(BytesIO(data))
        if report.rule != error:
            raise PeerError("EVI-33", f"{why}: {report.rule} {report.findings}, expected {error}")
        case: dict[str, Any] = {"why": why, "records": _short(pieces), "error": error}
        return case if end is None else {**case, "end": end.hex()}


def _short(pieces: list[Piece]) -> list[Any]:
    """Write runs of untouched records as [first, last]."""
    out: list[Any] = []
    for one in pieces:
        if isinstance(one, bytes):
            out.append(one.hex())
        elif out and isinstance(out[-1], list) and out[-1][1] == one - 1:
            out[-1] = [out[-1][0], one]
        else:
            out.append([one, one])
    return out


def flip(data: bytes, at: int = 0) -> bytes:
    """The same bytes but for one bit."""
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


def form(m: Maker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """EVI-1 to EVI-4."""
    whole = b"".join(m.frames)
    first = m.frames[0]
    yield (
        "EVI-1",
        [
            m.case("nothing", [], "EVI-1", end=b""),
            m.case("no trailer", m.all(), "EVI-1", end=b""),
            m.case("the trailer is cut", m.all(), "EVI-1", end=trailer(whole, len(m.frames))[:-1]),
            m.case("an array, not a byte string", [b"\x81\x00"], "EVI-1", end=b""),
            m.case("a length that is not in its shortest form", [b"\x59\x00" + first[1:]], "EVI-1", end=b""),
            m.case("indefinite length", [b"\x5f" + first + b"\xff"], "EVI-1", end=b""),
            m.case("a record of 2^32 - 1 bytes", [b"\x5a\xff\xff\xff\xff"], "EVI-1", end=b""),
        ],
    )
    claim, charter = m.at(Claim), m.at(Statement, tag=CHARTER)
    seal = m.at(SealRecord)
    yield (
        "EVI-2",
        [
            m.case("no header", m.all()[1:], "EVI-2"),
            m.case("two headers", [0, *m.all()], "EVI-2"),
            m.case("a claim behind the charter", [*m.all()[: charter + 1], claim, *m.all()[charter + 1 :]], "EVI-2"),
            m.case("a feed behind a seal", [*m.all(), m.at(FeedStart)], "EVI-2"),
            m.case("a feed without entries", [*m.all()[:seal], *m.all()[seal:], m.frames[m.at(FeedStart)]], "EVI-2"),
        ],
    )
    yield (
        "EVI-3",
        [
            m.case("another number of records", m.all(), "EVI-3", end=trailer(whole, len(m.frames) + 1)),
            m.case("another hash", m.all(), "EVI-3", end=trailer(whole + b"x", len(m.frames))),
            m.case("a byte behind the trailer", m.all(), "EVI-3", end=trailer(whole, len(m.frames)) + b"\x00"),
        ],
    )
    other_format = encode(encode((0, 2, m.records[0].line, 0)))  # type: ignore[union-attr]
    yield (
        "EVI-4",
        [
            m.case("format 2", [other_format, *m.all()[1:]], "EVI-4"),
            m.case("a tag that is not known", [0, encode(encode((12, b""))), *m.all()[1:]], "EVI-4"),
            m.case("a claim of three leaves", m.put(claim, subjects=(Leaf(bytes(32)),) * 3), "EVI-4"),
            m.case("an absent time that is written", [0, encode(encode((1, "rang", (), None))), *m.all()[1:]], "EVI-4"),
        ],
    )


def identity(m: Maker, stranger: Maker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """EVI-5 and EVI-7."""
    charter, feed = m.at(Statement, tag=CHARTER), m.at(FeedStart)
    genesis = feed + 2
    manifest = m.at(Statement, tag=MANIFEST)
    yield (
        "EVI-5",
        [
            m.case("another line", m.put(0, line=LineId(bytes(32))), "EVI-5"),
            m.case("no charter", [*m.all()[:charter], *m.all()[charter + 1 :]], "EVI-5"),
        ],
    )
    yield "EVI-7", [
        m.case("a feed of the other party", m.put(feed, side=1), "EVI-7"),
        m.case("another feed id", m.put(feed, feed=FeedId(bytes(32))), "EVI-7"),
        m.case("a feed twice", [*m.all()[: m.at(FeedStart, 1)], *m.all()[feed : m.at(FeedStart, 1)]], "EVI-7"),
        m.case("a genesis without its content", m.put(genesis, content=None), "EVI-14"),
        m.case("the feed of another line", [
            *m.all()[:feed], *stranger.frames[stranger.at(FeedStart) : stranger.at(FeedStart, 1)],
        ], "EVI-7"),
        m.case("keys of a manifest that is not shown", [*m.all()[:manifest], *m.all()[manifest + 1 :]], "EVI-7"),
    ]  # fmt: skip


def entries(m: Maker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """EVI-8 to EVI-15."""
    first, later = m.at(SegmentStart), m.at(SegmentStart, 1)
    segment = m.records[later]
    assert isinstance(segment, SegmentStart)
    yield (
        "EVI-8",
        [
            m.case("a first segment with a frontier", m.put(first, hashes=(bytes(32),)), "EVI-8"),
            m.case("a feed that begins in its middle", m.put(first, start=1, hashes=(bytes(32),)), "EVI-8"),
            m.case("a hash too few", m.put(later, hashes=segment.hashes[1:]), "EVI-8"),
            m.case(
                "a segment that begins before the end of the last", m.put(later, start=0, hashes=(), path=()), "EVI-8"
            ),
            m.case("another frontier", m.put(later, hashes=(flip(segment.hashes[0]), *segment.hashes[1:])), "TREE-4"),
            m.case("another path", m.put(later, path=(flip(segment.path[0]), *segment.path[1:])), "TREE-4"),
            m.case("a path too short", m.put(later, path=segment.path[:-1]), "TREE-3"),
        ],
    )
    at = later + 2
    yield (
        "EVI-9",
        [
            m.case("an entry is left out", [*m.all()[:at], *m.all()[at + 1 :]], "EVI-9"),
            m.case("an entry stands twice", [*m.all()[: at + 1], at, *m.all()[at + 1 :]], "EVI-9"),
            m.case("two entries changed places", [*m.all()[:at], at + 1, at, *m.all()[at + 2 :]], "EVI-9"),
            m.case("the signature of another entry", m.put(at, signature=_signature(m, at - 1)), "SIG-1"),
        ],
    )
    root = m.at(RootProof)
    proof = m.records[root]
    assert isinstance(proof, RootProof)
    yield (
        "EVI-10",
        [
            m.case("a root of a feed that is not shown", m.put(root, feed=FeedId(bytes(32))), "EVI-10"),
            m.case("another root", m.put(root, root=flip(proof.root)), "TREE-4"),
            m.case("another size", m.put(root, size=proof.size + 64), "TREE-3"),
        ],
    )
    yield "EVI-11", list(_seals(m))
    yield from _contents(m)


def _signature(m: Maker, at: int) -> bytes | None:
    one = m.records[at]
    assert isinstance(one, EntryRecord)
    return one.signature


def _seals(m: Maker) -> Iterator[dict[str, Any]]:
    at = m.at(SealRecord)
    one = m.records[at]
    assert isinstance(one, SealRecord)
    lines = one.note.split(b"\n")
    size = lines[1]
    yield m.case("the ML-DSA line is stripped", m.put(at, note=b"\n".join((*lines[:5], b""))), "SEAL-1")
    yield m.case("an extension line", m.put(at, note=b"\n".join((*lines[:3], b"more", *lines[3:]))), "SEAL-1")
    smaller = b"%d" % (int(size) - 1)
    yield m.case("another size", m.put(at, note=one.note.replace(size, smaller, 1)), "EVI-11")


def _contents(m: Maker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    genesis = m.at(FeedStart) + 2
    content = m.records[genesis].content  # type: ignore[union-attr]
    yield (
        "EVI-14",
        [
            m.case("other content", m.put(genesis, content=flip(content, len(content) - 1)), "EVI-14"),
            m.case("content of an entry that is sealed", m.put(_opened(m)[0], content=b"\x80"), "EVI-14"),
        ],
    )
    at, other = _opened(m)[:2]
    one, second = m.records[at], m.records[other]
    assert isinstance(one, EntryRecord) and isinstance(second, EntryRecord)
    index, salt, field, path = one.openings[0]
    yield (
        "EVI-15",
        [
            m.case("a field twice", m.put(at, openings=(one.openings[0], *one.openings)), "EVI-15"),
            m.case("a field that the kind does not have", m.put(at, openings=((15, salt, field, path),)), "EVI-15"),
            m.case("another value", m.put(at, openings=((index, salt, 5, path),)), "COMMIT-2"),
            m.case("another salt", m.put(at, openings=((index, flip(salt), field, path),)), "COMMIT-2"),
            m.case("the openings of another entry", m.put(at, openings=second.openings), "COMMIT-2"),
            m.case("an opening of an entry in the clear", m.put(genesis, openings=((0, salt, None, ()),)), "EVI-15"),
        ],
    )


def rings(m: Maker, b: RecordBuilder, ring: Leaf) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """EVI-37: a node does not open a desk's signature that does not verify; here it is opened by hand."""
    stored = b.store(0).by_leaf(ring)
    assert stored is not None and stored.payload is not None and stored.salts is not None
    values = payload_fields(Ring.NUMBER, decode(stored.payload))
    opening = opening_items(open_field(values, stored.salts, field_names(Ring.NUMBER).index("signature")))
    at = next(i for i, x in enumerate(m.records) if isinstance(x, EntryRecord) and x.exhibit and x.body == stored.body)
    one = m.records[at]
    assert isinstance(one, EntryRecord)
    opened = m.put(at, openings=(*one.openings, opening))
    yield "EVI-37", [m.case("a signature of no desk's key", opened, "EVI-37")]


def acts(m: Maker) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """EVI-34 and EVI-35."""
    at = next(i for i, one in enumerate(m.records) if isinstance(one, EntryRecord) and one.act)
    one = m.records[at]
    assert isinstance(one, EntryRecord) and one.act is not None and len(one.act) == 2
    body, nonce = one.act
    names = field_names(Decline.NUMBER)
    hidden = tuple(opening for opening in one.openings if names[opening[0]] != "cred")
    other = next(i for i, x in enumerate(m.records) if i != at and isinstance(x, EntryRecord) and x.openings)
    yield (
        "EVI-34",
        [
            m.case("`cred` is not disclosed", m.put(at, openings=hidden), "EVI-34"),
            m.case("beside an entry that has none", m.put(other, act=(body,)), "EVI-34"),
            m.case("a body with one bit changed", m.put(at, act=(flip(body, len(body) - 1), nonce)), "ACT-2"),
            m.case("a body that is none", m.put(at, act=(encode([]), nonce)), "ACT-1"),
            m.case("a nonce of 15 bytes", m.put(at, act=(body, nonce[:15])), "EVI-4"),
            m.case("three parts", m.put(at, act=(body, nonce, nonce)), "EVI-4"),
        ],
    )
    yield (
        "EVI-35",
        [m.case("another nonce", m.put(at, act=(body, flip(nonce))), "ACT-4")],
    )


def _opened(m: Maker) -> list[int]:
    return [i for i, one in enumerate(m.records) if isinstance(one, EntryRecord) and one.openings]


def main(folder: Path) -> None:
    """Write the file into `folder`."""
    b, leaf = episode()
    bundle = base(b, leaf)
    maker = Maker(bundle)
    assert isinstance(maker.records[0], Header)
    other = RecordBuilder(seed=1)
    asked = other.write(0, CallOffer(precedence=2, to=(1,), by=By(1, 1), lang="en", subject="x"))
    other.write(1, Answer(ref=asked, by=By(1, 1)))
    out = BytesIO()
    export_bundle(other.store(0), other.kit, [Claim(name="answered", subjects=(asked,))], out)
    stranger = Maker(out.getvalue())
    groups = [*form(maker), *identity(maker, stranger), *entries(maker), *acts(maker), *rings(maker, b, leaf["forged"])]
    report = verify_bundle(BytesIO(bundle))
    accepted = {
        "records": [[0, len(maker.frames) - 1]],
        "result": {one.claim.name: one.verdict for one in report.claims},
    }
    document = {
        "records": [frame.hex() for frame in maker.frames],
        "groups": [
            {"rule": rule, "check": "bundle", "accept": [accepted], "reject": cases} for rule, cases in groups
        ],
    }  # fmt: skip
    text = json.dumps(document, indent=1, ensure_ascii=False)
    (folder / "evidence_bundle.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
