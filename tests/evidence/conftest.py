"""A record of every kind of episode, made once; bundles made from it, taken apart and put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest

from firebreak.core.evidence.bundle import BundleWriter, Claim, Record, Trailer
from firebreak.core.evidence.parsing import BundleReader
from firebreak.core.evidence.verify import Report, verify_bundle
from firebreak.core.record.kinds import (
    Alternative,
    Answer,
    By,
    CallOffer,
    Decline,
    Defer,
    Handover,
    Message,
    ReadBack,
    ReadBackCheck,
    Reason,
    Refuse,
    Release,
    Ring,
    RungEntry,
    TimeOut,
    Translation,
    Undertaking,
    Watch,
    Withdraw,
)
from firebreak.core.types import Leaf
from firebreak.node.export import export_bundle
from firebreak.testing.record_builder import RecordBuilder

PERSON, MACHINE = By(1, 1), By(1, 0)


class Episode:
    """A builder with the leaves of what happened, by name."""

    def __init__(self) -> None:
        self.b = RecordBuilder()
        self.leaf: dict[str, Leaf] = {}
        self.marks: dict[str, int] = {}

    def call(self, name: str, side: int = 0, *, ring: bool = True, desk: int = 1) -> Leaf:
        b = self.b
        offer = CallOffer(precedence=2, to=(desk,), by=PERSON, lang="en", subject=f"about {name}", text="please answer")
        self.leaf[name] = b.write(side, offer)
        if ring:
            self.leaf[f"{name}/ring"] = b.write(1 - side, Ring(ref=self.leaf[name], desk=1))
        return self.leaf[name]

    def message(self, name: str, side: int = 0) -> Leaf:
        text = f"the words of {name}"
        self.leaf[name] = self.b.write(side, Message(precedence=1, to=(1,), by=PERSON, lang="en", text=text))
        return self.leaf[name]

    def time_out(self, name: str, side: int = 0, *, seconds: int = 180, result: int = 1) -> Leaf:
        self.b.wait(seconds)
        over = TimeOut(what=1, due=self.b.now, result=result, ref=self.leaf[name])
        self.leaf[f"{name}/over"] = self.b.write(side, over)
        return self.leaf[f"{name}/over"]

    def export(self, side: int, *claims: Claim, disclose: Sequence[str] = (), as_of: int | None = None) -> bytes:
        out = BytesIO()
        export_bundle(self.b.store(side), self.b.kit, claims, out, disclose=disclose, as_of=as_of)  # type: ignore[arg-type]
        return out.getvalue()

    def claim(self, name: str, *of: str, later: int | None = None, earlier: int | None = None) -> Claim:
        leaves = tuple(self.leaf[one] for one in of)
        return Claim(name=name, subjects=leaves, not_later_than=later, not_earlier_than=earlier)

    def verdict(self, side: int, name: str, *of: str, later: int | None = None, earlier: int | None = None) -> str:
        claim = self.claim(name, *of, later=later, earlier=earlier)
        return verify_bundle(BytesIO(self.export(side, claim))).verdict.value

    def report(self, side: int, *claims: Claim, disclose: Sequence[str] = ()) -> Report:
        return verify_bundle(BytesIO(self.export(side, *claims, disclose=disclose)))


def take_apart(bundle: bytes) -> list[Record]:
    """Return the records of a bundle but the trailer."""
    return [one for one in BundleReader(BytesIO(bundle)) if not isinstance(one, Trailer)]


def put_together(records: Sequence[Record]) -> bytes:
    """Return the bundle of these records with a trailer that fits."""
    out = BytesIO()
    writer = BundleWriter(out)
    for one in records:
        writer.put(one)
    writer.close()
    return out.getvalue()


def judged(records: Sequence[Record]) -> Report:
    """Return the verdict on records put together with a fitting trailer."""
    return verify_bundle(BytesIO(put_together(records)))


@pytest.fixture
def episode() -> Episode:
    return Episode()


@pytest.fixture(scope="session")
def apart() -> Callable[[bytes], list[Record]]:
    return take_apart


@pytest.fixture(scope="session")
def together() -> Callable[[Sequence[Record]], Report]:
    return judged


@pytest.fixture(scope="session")
def history() -> Episode:
    """Every sort of call and message of side 0, and some of side 1, all delivered and sealed."""
    e = Episode()
    b = e.b

    def act(name: str, payload: object, side: int = 1) -> None:
        e.leaf[name] = b.write(side, payload)  # type: ignore[arg-type]

    e.call("answered")
    act("answered/act", Answer(ref=e.leaf["answered"], by=PERSON))
    e.call("declined")
    act("declined/act", Decline(ref=e.leaf["declined"], by=PERSON, reason=7, lang="en", text="not today"))
    act("declined/reason", Reason(ref=e.leaf["declined/act"], by=PERSON, reason=1, lang="en", text="he is out"))
    e.call("machine")
    act("machine/act", Decline(ref=e.leaf["machine"], by=MACHINE))
    e.call("deferred")
    act("deferred/act", Defer(ref=e.leaf["deferred"], by=PERSON, until=b.now + 3600))
    e.call("offered")
    act("offered/act", Alternative(ref=e.leaf["offered"], by=PERSON, what=1, desk=2))
    e.call("silent")
    e.time_out("silent")
    e.leaf["silent/knows"] = b.receipt(1)
    e.call("late")
    e.time_out("late")
    b.receipt(1)
    act("late/act", Answer(ref=e.leaf["late"], by=PERSON))
    e.call("declined late")
    e.time_out("declined late")
    act("declined late/act", Decline(ref=e.leaf["declined late"], by=PERSON, reason=2))
    e.call("withdrawn")
    act("withdrawn/act", Withdraw(ref=e.leaf["withdrawn"], by=PERSON), side=0)
    b.receipt(1)
    for name, result in (("no path", 3), ("no receipt", 4), ("own side", 2)):
        b.cut()
        e.call(name, ring=False)
        e.time_out(name, result=result)
        b.mend()
        b.receipt(1)
    e.message("read")
    act("read/seen", RungEntry(ref=e.leaf["read"], rung=1, by=PERSON))
    act("read/back", ReadBack(ref=e.leaf["read"], by=PERSON, lang="en", text="the words of read"))
    act("read/check", ReadBackCheck(ref=e.leaf["read/back"], by=MACHINE, matched=True), side=0)
    act("read/passed", RungEntry(ref=e.leaf["read"], rung=3, by=PERSON, desk=2))
    act("read/promise", Undertaking(ref=e.leaf["read"], by=PERSON, lang="en", what="stay away", due=b.now + 600))
    act("read/done", RungEntry(ref=e.leaf["read"], rung=5, by=PERSON))
    act("read/closed", RungEntry(ref=e.leaf["read"], rung=6, by=PERSON), side=0)
    e.message("refused")
    act("refused/act", Refuse(ref=e.leaf["refused"], rung=4, by=PERSON, reason=5, lang="en", text="we cannot"))
    e.message("unread")
    b.receipt(1)
    e.message("theirs", side=1)
    act("theirs/seen", RungEntry(ref=e.leaf["theirs"], rung=1, by=PERSON), side=0)
    e.message("answered in words")
    act(
        "words", Message(precedence=0, to=(1,), by=PERSON, lang="en", text="yes", regarding=e.leaf["answered in words"])
    )
    e.message("released")
    act("released/release", Release(ref=e.leaf["released"], by=PERSON), side=0)
    act("released/version", Translation(ref=e.leaf["released"], stage=1, by=PERSON, lang="ru", text="a version"))
    e.leaf["handover"] = b.write(0, Handover(by=PERSON, role=1, open=(), text="nothing is open"))
    e.leaf["watch"] = b.write(0, Watch(by=PERSON, on=True, ref=e.leaf["handover"]))
    e.leaf["off"] = b.write(0, Watch(by=PERSON, on=False))
    b.receipt(0)
    b.receipt(1)
    b.seal(0)
    b.seal(1)
    b.cut()
    e.message("never arrived")
    e.call("still ringing", ring=False)
    return e
