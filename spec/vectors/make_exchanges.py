"""Writes the vectors of exchanges: `python spec/vectors/make_exchanges.py`.

Every expectation here was written by hand from the rules. Two implementations check them: the package's fold, in every
causal order, and the evaluator in `tests/procedures/independent.py`, which shares no code with it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Json = dict[str, Any]
PERSON, MACHINE = [1, 1], [1, 0]


def e(name: str, side: int, knows: int, kind: str, marking: int = 0, **fields: Any) -> Json:
    """An entry: its name, its writer, how many entries of the other side the writer had counted, kind and fields."""
    return {"id": name, "side": side, "knows": knows, "kind": kind, "marking": marking, "fields": fields}


def offer(name: str = "call", side: int = 0, knows: int = 0, **fields: Any) -> Json:
    """A call-offer from watch to watch."""
    given = {"precedence": 1, "to": [1], "by": PERSON, "lang": "en", "subject": "Stop, please", **fields}
    return e(name, side, knows, "call-offer", **given)


def letter(name: str = "letter", side: int = 0, knows: int = 0, **fields: Any) -> Json:
    """A message from watch to watch."""
    given = {"precedence": 1, "to": [1], "by": PERSON, "lang": "en", "text": "Orbit raised.", **fields}
    return e(name, side, knows, "message", **given)


def act(name: str, side: int, knows: int, kind: str, ref: str, marking: int = 0, **fields: Any) -> Json:
    """A person's act."""
    return e(name, side, knows, kind, marking, ref=ref, **{"by": PERSON, **fields})


def ring(name: str = "ring", knows: int = 1, ref: str = "call", side: int = 1) -> Json:
    """A ring entry of the callee."""
    return e(name, side, knows, "ring", ref=ref, desk=1)


def over(name: str, side: int, knows: int, what: int, ref: str, result: int = 1, **fields: Any) -> Json:
    """A time-out."""
    return e(name, side, knows, "time-out", what=what, due=600, result=result, ref=ref, **fields)


def receipt(name: str, side: int, knows: int) -> Json:
    """A receipt."""
    return e(name, side, knows, "receipt")


def case(why: str, *entries: Json, **result: Any) -> Json:
    """One exchange and what must come of it; `settled` is as side 0 and side 1 know it, each holding all entries."""
    return {"why": why, "entries": list(entries), "result": result}


def calls() -> list[Json]:
    """Exchanges about calls."""
    timed = (offer(), ring(), over("over", 0, 1, 1, "call"))
    cross = (offer("a"), offer("b", side=1), ring("ring-a", 1, "a"), ring("ring-b", 1, "b", side=0))
    return [
        group(
            "CALL-4",
            case("offered, and nothing yet", offer(), outcome={"call": None}, settled={"call": [False, False]}),
            case("it rings", offer(), ring(), outcome={"call": None}),
        ),
        group(
            "CALL-5",
            case("answered", offer(), ring(), act("answer", 1, 1, "answer", "call"), outcome={"call": "answered"}),
            case(
                "the first of two acts",
                offer(),
                ring(),
                act("x", 1, 1, "decline", "call"),
                act("y", 1, 1, "answer", "call"),
                outcome={"call": "declined"},
            ),
            case("deferred", offer(), act("x", 1, 1, "defer", "call", until=9000), outcome={"call": "deferred"}),
            case(
                "another desk",
                offer(),
                act("x", 1, 1, "alternative", "call", what=1, desk=2),
                outcome={"call": "alternative_offered"},
            ),
            case("withdrawn", offer(), act("x", 0, 0, "withdraw", "call"), outcome={"call": "withdrawn"}),
            case(
                "the answer knew of the withdrawal",
                offer(),
                act("w", 0, 0, "withdraw", "call"),
                act("x", 1, 2, "answer", "call"),
                outcome={"call": "withdrawn"},
            ),
            case(
                "neither knew of the other: the callee's act",
                offer(),
                act("w", 0, 0, "withdraw", "call"),
                act("x", 1, 1, "answer", "call"),
                outcome={"call": "answered"},
            ),
            case(
                "a machine does not answer",
                offer(),
                act("x", 1, 1, "answer", "call", by=MACHINE),
                outcome={"call": None},
            ),
            case(
                "a machine may decline",
                offer(),
                act("x", 1, 1, "decline", "call", by=MACHINE),
                outcome={"call": "declined"},
            ),
            case(
                "the caller cannot answer its own call",
                offer(),
                act("x", 0, 0, "answer", "call"),
                outcome={"call": None},
            ),
            case("the callee cannot withdraw it", offer(), act("x", 1, 1, "withdraw", "call"), outcome={"call": None}),
        ),
        group(
            "CALL-6",
            case(
                "the decline knew of the time-out",
                *timed,
                act("x", 1, 2, "decline", "call"),
                outcome={"call": "declined_late"},
            ),
            case("the answer did not", *timed, act("x", 1, 1, "answer", "call"), outcome={"call": "answered"}),
            case("answered late", *timed, act("x", 1, 2, "answer", "call"), outcome={"call": "answered_late"}),
            case(
                "deferred is deferred, late or not",
                *timed,
                act("x", 1, 2, "defer", "call", until=9000),
                outcome={"call": "deferred"},
            ),
            case(
                "after not taken it is a remark",
                *timed,
                over("end", 1, 2, 5, "call"),
                act("x", 1, 2, "decline", "call"),
                outcome={"call": "not_answered"},
            ),
            case(
                "a withdrawal that knows of not taken is a remark",
                *timed,
                over("end", 1, 2, 5, "call"),
                act("w", 0, 2, "withdraw", "call"),
                outcome={"call": "not_answered"},
            ),
        ),
        group(
            "CALL-7",
            case("it rang out", *timed, outcome={"call": "not_answered"}),
            case("no path", offer(), over("over", 0, 0, 1, "call", 3), outcome={"call": "failed_path"}),
            case("our side", offer(), over("over", 0, 0, 1, "call", 2), outcome={"call": "failed_own_side"}),
            case("no receipt", offer(), over("over", 0, 0, 1, "call", 4), outcome={"call": "unconfirmed"}),
            case(
                "at the station, and no ring",
                offer(),
                receipt("r", 1, 1),
                over("over", 0, 1, 1, "call", 1),
                outcome={"call": "unconfirmed"},
            ),
            case(
                "that it rang was learnt later",
                offer(),
                over("over", 0, 0, 1, "call", 4),
                ring(),
                outcome={"call": "not_answered"},
            ),
            case(
                "a ring that knows of the time-out is none",
                offer(),
                over("over", 0, 0, 1, "call", 4),
                ring(knows=2),
                outcome={"call": "unconfirmed"},
            ),
            case(
                "a time-out by the callee is not the caller's",
                offer(),
                over("over", 1, 1, 1, "call", 3),
                outcome={"call": None},
            ),
        ),
        group(
            "CALL-8",
            case(
                "the decline is counted by the caller",
                offer(),
                ring(),
                act("x", 1, 1, "decline", "call"),
                receipt("r", 0, 2),
                outcome={"call": "declined"},
                settled={"call": [True, True]},
            ),
            case(
                "the callee does not know whether it is",
                offer(),
                ring(),
                act("x", 1, 1, "decline", "call"),
                outcome={"call": "declined"},
                settled={"call": [True, False]},
            ),
            case(
                "both time-outs, both counted",
                *timed,
                over("end", 1, 2, 5, "call"),
                receipt("r", 0, 2),
                outcome={"call": "not_answered"},
                settled={"call": [True, True]},
            ),
            case(
                "the callee has not said not taken",
                *timed,
                receipt("r", 1, 2),
                outcome={"call": "not_answered"},
                settled={"call": [False, False]},
            ),
            case(
                "not taken is not yet counted",
                *timed,
                over("end", 1, 2, 5, "call"),
                outcome={"call": "not_answered"},
                settled={"call": [True, False]},
            ),
        ),
        group(
            "CALL-9",
            case(
                "answering one answers both",
                *cross,
                act("x", 0, 1, "answer", "b"),
                outcome={"a": "answered", "b": "answered"},
            ),
            case(
                "they did not cross: the second knew of the first",
                offer("a"),
                offer("b", side=1, knows=1),
                act("x", 0, 1, "answer", "b"),
                outcome={"a": None, "b": "answered"},
            ),
            case(
                "other desks",
                offer("a", to=[2]),
                offer("b", side=1),
                act("x", 0, 1, "answer", "b"),
                outcome={"a": None, "b": "answered"},
            ),
            case(
                "the own call had rung out",
                *cross,
                over("over", 0, 1, 1, "a"),
                act("x", 0, 1, "answer", "b"),
                outcome={"a": "not_answered", "b": "answered"},
            ),
            case(
                "the callee declined without knowing of the answer",
                *cross,
                act("d", 1, 1, "decline", "a"),
                act("x", 0, 1, "answer", "b"),
                outcome={"a": "declined", "b": "answered"},
            ),
            case(
                "a decline joins nothing", *cross, act("x", 0, 1, "decline", "b"), outcome={"a": None, "b": "declined"}
            ),
        ),
        group(
            "CALL-11",
            case(
                "an exercise answer to an operational call",
                offer(),
                ring(),
                act("x", 1, 1, "answer", "call", marking=1),
                outcome={"call": None},
            ),
        ),
        group(
            "CALL-1",
            case("an act on nothing", act("x", 1, 0, "answer", "stranger"), offer(), outcome={"call": None}),
            case(
                "a reason names the decline",
                offer(),
                act("x", 1, 1, "decline", "call"),
                act("y", 1, 1, "reason", "x", text="on leave"),
                outcome={"call": "declined"},
            ),
        ),
    ]


def messages() -> list[Json]:
    """Exchanges about the ladder."""
    held = (letter(), receipt("r", 1, 1))

    def rungs(*words: str) -> Json:
        return {"letter": list(words)}

    return [
        group(
            "MSG-2",
            case("nobody has counted it", letter(), rungs={"letter": []}, seen_by=0),
            case("counted", *held, rungs=rungs("at_station")),
            case(
                "counted, but not opened", letter(), e("u", 1, 1, "unreadable", passed=[["letter", 2]]), rungs=rungs()
            ),
        ),
        group(
            "MSG-1",
            case(
                "the whole ladder but a read-back",
                *held,
                act("a", 1, 1, "rung", "letter", rung=1),
                act("b", 1, 1, "rung", "letter", rung=3, desk=2),
                act("c", 1, 1, "undertaking", "letter", lang="en", what="hold", due=9000),
                act("d", 1, 1, "rung", "letter", rung=5),
                act("f", 0, 5, "rung", "letter", rung=6),
                rungs=rungs("at_station", "seen", "passed_to", "undertaken", "reported_done", "closed"),
            ),
            case(
                "undertaken without seen",
                *held,
                act("c", 1, 1, "undertaking", "letter", lang="en", what="x", due=9),
                rungs=rungs("at_station", "undertaken"),
            ),
        ),
        group(
            "MSG-3",
            case(
                "words about it say seen",
                *held,
                letter("b", 1, 1, regarding="letter"),
                rungs=rungs("at_station", "seen"),
            ),
            case(
                "the author's own words do not", *held, letter("b", 0, 1, regarding="letter"), rungs=rungs("at_station")
            ),
            case(
                "a declined call was seen",
                offer("letter"),
                act("x", 1, 1, "decline", "letter"),
                rungs=rungs("at_station", "seen"),
            ),
            case(
                "passed to says nothing else",
                *held,
                act("x", 1, 1, "rung", "letter", rung=3, desk=2),
                rungs=rungs("at_station", "passed_to"),
            ),
        ),
        group(
            "MSG-4",
            case("seen by its author", *held, act("x", 0, 1, "rung", "letter", rung=1), rungs=rungs("at_station")),
            case("closed by the receiver", *held, act("x", 1, 1, "rung", "letter", rung=6), rungs=rungs("at_station")),
            case(
                "seen by a machine",
                *held,
                act("x", 1, 1, "rung", "letter", rung=1, by=MACHINE),
                rungs=rungs("at_station"),
            ),
        ),
        group(
            "MSG-5",
            case(
                "matched",
                *held,
                act("b", 1, 1, "read-back", "letter", text="Orbit raised."),
                act("c", 0, 2, "read-back-check", "b", matched=True, by=MACHINE),
                rungs=rungs("at_station", "understood"),
            ),
            case(
                "did not match",
                *held,
                act("b", 1, 1, "read-back", "letter", text="Orbit"),
                act("c", 0, 2, "read-back-check", "b", matched=False, by=MACHINE),
                rungs=rungs("at_station"),
            ),
            case(
                "a check without read-back",
                *held,
                act("c", 0, 1, "read-back-check", "letter", matched=True),
                rungs=rungs("at_station"),
            ),
            case(
                "checked by the receiver",
                *held,
                act("b", 1, 1, "read-back", "letter", text="Orbit raised."),
                act("c", 1, 1, "read-back-check", "b", matched=True),
                rungs=rungs("at_station"),
            ),
        ),
        group(
            "MSG-6",
            case(
                "refused, and seen",
                *held,
                act("x", 1, 1, "refuse", "letter", rung=4),
                rungs=rungs("at_station", "seen"),
                refused={"letter": ["undertaken"]},
            ),
            case(
                "undertaken, then refused",
                *held,
                act("c", 1, 1, "undertaking", "letter", lang="en", what="x", due=9),
                act("x", 1, 1, "refuse", "letter", rung=5),
                rungs=rungs("at_station", "seen", "undertaken"),
                refused={"letter": ["reported_done"]},
            ),
        ),
    ]


def version(name: str, knows: int, stage: int, text: str, ref: str = "letter", **fields: Any) -> Json:
    """A translation by a person of side 1."""
    given = {"stage": stage, "lang": "en", "text": text, **fields}
    return act(name, given.pop("side", 1), knows, "translation", ref, given.pop("marking", 0), **given)


def translations() -> list[Json]:
    """Exchanges about versions in other languages: which there are, which stands, on which one an act rests."""
    seen = {"kind": "rung", "ref": "letter", "rung": 1}
    return [
        group(
            "MSG-11",
            case(
                "three stages",
                letter(),
                version("v1", 1, 1, "Raised."),
                version("v2", 1, 2, "Orbit up."),
                version("v3", 1, 3, "Orbit raised."),
                versions={"letter": ["v1", "v2", "v3"]},
                stands={"letter": {"en": "v3"}},
            ),
            case(
                "an earlier stage that comes later does not take its place",
                letter(),
                version("v1", 1, 3, "Orbit raised."),
                version("v2", 1, 1, "Raised."),
                versions={"letter": ["v1", "v2"]},
                stands={"letter": {"en": "v1"}},
            ),
            case(
                "the last of one stage, in each language",
                letter(),
                version("v1", 1, 2, "Raised."),
                version("v2", 1, 2, "Up."),
                version("v3", 1, 1, "Relevée.", lang="fr"),
                version("v4", 1, 1, "Raised!", lang="EN"),
                versions={"letter": ["v1", "v2", "v3", "v4"]},
                stands={"letter": {"en": "v2", "fr": "v3"}},
            ),
            case(
                "by its author, and by a machine",
                letter(),
                version("v1", 0, 3, "Orbit raised.", side=0),
                version("v2", 1, 3, "Orbit raised.", by=MACHINE),
                versions={"letter": []},
                stands={"letter": {}},
            ),
            case(
                "of the words of an act, by the side that did not write them",
                letter(),
                act("x", 1, 1, "refuse", "letter", rung=4, text="Nein."),
                version("v1", 1, 1, "No.", ref="x"),
                version("v2", 2, 1, "No.", ref="x", side=0),
                versions={"letter": [], "x": ["v2"]},
                stands={"letter": {}, "x": {"en": "v2"}},
            ),
            case(
                "another marking",
                letter(),
                version("v1", 1, 1, "Raised.", marking=1),
                versions={"letter": []},
                stands={"letter": {}},
            ),
        ),
        group(
            "MSG-12",
            case(
                "each act rests on the version before it",
                letter(),
                act("a", 1, 1, **seen),
                version("v1", 1, 1, "Raised."),
                act("b", 1, 1, **seen),
                version("v2", 1, 3, "Orbit raised."),
                act("c", 1, 1, "rung", "letter", rung=3, desk=2),
                rests={"letter": [["b", "v1"], ["c", "v2"]]},
            ),
            case(
                "a message that names nothing, by a desk it was passed to, to the desk that wrote it",
                letter(),
                version("v1", 1, 1, "Raised."),
                letter("early", 1, 1, by=[2, 1]),
                act("a", 1, 1, "rung", "letter", rung=3, desk=2),
                letter("b", 1, 1, by=[2, 1]),
                letter("c", 1, 1, by=[3, 1]),
                letter("d", 1, 1, by=[2, 1], to=[2]),
                rests={"letter": [["a", "v1"], ["b", "v1"]]},
            ),
            case(
                "a machine's act, an act of its author, and a message about another matter",
                letter(),
                letter("other"),
                version("v1", 2, 1, "Raised."),
                act("a", 1, 2, "rung", "letter", rung=1, by=MACHINE),
                act("b", 0, 3, "rung", "letter", rung=6),
                letter("c", 1, 2, regarding="other"),
                rests={"letter": []},
            ),
        ),
        group(
            "MSG-15",
            case(
                "the machine's check stands until a person makes one",
                letter(),
                act("b", 1, 1, "read-back", "letter", fields=[["height", "as agreed"]]),
                act("m", 0, 1, "read-back-check", "b", matched=False, differing=["height"], by=MACHINE),
                checked={"b": [False, ["height"]]},
                rungs={"letter": ["at_station"]},
            ),
            case(
                "a person says that it matched",
                letter(),
                act("b", 1, 1, "read-back", "letter", fields=[["height", "as agreed"]]),
                act("m", 0, 1, "read-back-check", "b", matched=False, differing=["height"], by=MACHINE),
                act("p", 0, 1, "read-back-check", "b", matched=True),
                checked={"b": [True, []]},
                rungs={"letter": ["at_station", "understood"]},
            ),
            case(
                "the last word of a person",
                letter(),
                act("b", 1, 1, "read-back", "letter", text="Orbit raised."),
                act("m", 0, 1, "read-back-check", "b", matched=True, by=MACHINE),
                act("p", 0, 1, "read-back-check", "b", matched=False, differing=["text"]),
                checked={"b": [False, ["text"]]},
            ),
            case(
                "not yet checked",
                letter(),
                act("b", 1, 1, "read-back", "letter", text="Orbit raised."),
                act("p", 1, 1, "read-back-check", "b", matched=True),
                checked={"b": [None, []]},
            ),
        ),
    ]


def on_watch(name: str, side: int, on: bool, knows: int = 0, **fields: Any) -> Json:
    """A word on the watch."""
    return e(name, side, knows, "watch", **{"by": PERSON, "on": on, **fields})


def handover(name: str, side: int = 0, **fields: Any) -> Json:
    """A handover of the watch desk."""
    return e(name, side, 0, "handover", **{"by": PERSON, "role": 1, "open": [], **fields})


def address(name: str, style: str, side: int = 0, knows: int = 0, **fields: Any) -> Json:
    """A form of address of the strategic desk."""
    return e(name, side, knows, "address", **{"by": PERSON, "desk": 3, "lang": "en", "style": style, **fields})


def agreed(name: str, ref: str, side: int = 1, knows: int = 1, **fields: Any) -> Json:
    """An agreement to a form."""
    return e(name, side, knows, "address-agreed", **{"by": PERSON, "ref": ref, **fields})


def watch() -> list[Json]:
    """Exchanges about two persons, watches, handovers and forms of address."""
    many = [address(f"f{n}", f"form {n}") for n in range(9)]
    return [
        group(
            "WATCH-1",
            case(
                "released",
                letter(),
                e("r", 0, 0, "release", ref="letter", by=[2, 1]),
                released={"letter": "r"},
                rungs={"letter": []},
                seen_by=0,
            ),
            case("not released", letter(), released={"letter": None}),
            case(
                "by a machine", letter(), e("r", 0, 0, "release", ref="letter", by=MACHINE), released={"letter": None}
            ),
            case(
                "by the other side",
                letter(),
                e("r", 1, 1, "release", ref="letter", by=PERSON),
                released={"letter": None},
                rungs={"letter": ["at_station"]},
            ),
            case(
                "of an act on it",
                letter(),
                act("x", 0, 0, "rung", "letter", rung=6),
                e("r", 0, 0, "release", ref="x", by=PERSON),
                released={"letter": None},
            ),
            case(
                "the first of two, of a call",
                offer("letter"),
                e("r", 0, 0, "release", ref="letter", by=PERSON),
                e("s", 0, 0, "release", ref="letter", by=[2, 1]),
                released={"letter": "r"},
            ),
        ),
        group(
            "WATCH-3",
            case("nobody has said anything", watches={"0/1": None, "1/1": None}),
            case("taken", on_watch("w", 0, True), watches={"0/1": [True, "w"], "1/1": None, "0/2": None}),
            case(
                "the last word, each side its own",
                on_watch("a", 0, True),
                on_watch("b", 1, True, by=[2, 1]),
                on_watch("c", 0, False),
                watches={"0/1": [False, "c"], "1/2": [True, "b"]},
            ),
            case(
                "a machine, and a desk that is none",
                on_watch("a", 0, True, by=MACHINE),
                on_watch("b", 0, True, by=[77, 1]),
                watches={"0/1": None, "0/77": None},
            ),
        ),
        group(
            "WATCH-4",
            case("nobody has signed", handover("h"), handovers={"0/1": ["h", None]}, watches={"0/1": None}),
            case("the last one counts", handover("g"), handover("h"), handovers={"0/1": ["h", None], "1/1": None}),
            case("a machine hands nothing over", handover("h", by=MACHINE), handovers={"0/1": None}),
        ),
        group(
            "WATCH-5",
            case(
                "who comes signs",
                handover("h"),
                on_watch("w", 0, True, ref="h"),
                handovers={"0/1": ["h", "w"]},
                watches={"0/1": [True, "w"]},
            ),
            case(
                "the first who does",
                handover("h"),
                on_watch("w", 0, True, ref="h"),
                on_watch("x", 0, True, ref="h"),
                handovers={"0/1": ["h", "w"]},
                watches={"0/1": [True, "x"]},
            ),
            case(
                "too late: another handover came between",
                handover("g"),
                handover("h"),
                on_watch("w", 0, True, ref="g"),
                handovers={"0/1": ["h", None]},
                watches={"0/1": [True, "w"]},
            ),
            case(
                "a later handover is not signed by an earlier signature",
                handover("g"),
                on_watch("w", 0, True, ref="g"),
                handover("h"),
                handovers={"0/1": ["h", None]},
            ),
            case(
                "another desk, and the other side",
                handover("h"),
                on_watch("w", 0, True, ref="h", by=[2, 1]),
                on_watch("x", 1, True, knows=1, ref="h"),
                handovers={"0/1": ["h", None]},
                watches={"0/2": [True, "w"], "1/1": [True, "x"]},
            ),
        ),
        group(
            "WATCH-6",
            case("stated", address("a", "Mr. Chairman"), forms={"0/3/en": [["a", "stated"]]}),
            case(
                "agreed, then superseded by one agreed later",
                address("a", "Mr. Chairman"),
                agreed("x", "a"),
                address("b", "Your Excellency", lang="EN"),
                agreed("y", "b", knows=2),
                forms={"0/3/en": [["a", "superseded"], ["b", "agreed"]]},
            ),
            case(
                "a later one waits, and an earlier one is agreed without knowing of it",
                address("a", "Mr. Chairman"),
                address("b", "Your Excellency"),
                agreed("x", "a"),
                forms={"0/3/en": [["a", "agreed"], ["b", "stated"]]},
            ),
            case(
                "the later is agreed first",
                address("a", "Mr. Chairman"),
                address("b", "Your Excellency"),
                agreed("x", "b", knows=2),
                agreed("y", "a", knows=2),
                forms={"0/3/en": [["a", "superseded"], ["b", "agreed"]]},
            ),
            case(
                "by its own side, and by a machine",
                address("a", "Mr. Chairman"),
                agreed("x", "a", side=0, knows=0),
                agreed("y", "a", by=MACHINE),
                forms={"0/3/en": [["a", "stated"]]},
            ),
            case(
                "other languages and desks, a machine, a desk that is none",
                address("a", "Monsieur le Président", lang="fr"),
                address("b", "Duty officer", desk=1),
                address("c", "x", by=MACHINE),
                address("d", "x", desk=77),
                address("f", "Sir", side=1),
                forms={
                    "0/3/fr": [["a", "stated"]],
                    "0/1/en": [["b", "stated"]],
                    "0/3/en": [],
                    "0/77/en": [],
                    "1/3/en": [["f", "stated"]],
                },
            ),
        ),
        group(
            "WATCH-7",
            case(
                "the last eight of a desk in a language",
                *many,
                agreed("x", "f1", knows=2),
                forms={"0/3/en": [["f1", "agreed"], *[[f"f{n}", "stated"] for n in range(2, 9)]]},
            ),
            case(
                "one that eight came after cannot be agreed",
                *many,
                agreed("x", "f0", knows=1),
                forms={"0/3/en": [[f"f{n}", "stated"] for n in range(1, 9)]},
            ),
        ),
        group(
            "WATCH-8",
            case(
                "operators' words are no matter",
                e("o", 0, 0, "orderwire", by=PERSON, lang="en", text="How do you read?"),
                act("x", 1, 1, "rung", "o", rung=1),
                matters=[],
            ),
            case("a message is one", letter(), matters=["letter"]),
        ),
    ]


def states() -> list[Json]:
    """Exchanges about declared states; `travels` says for each side which precedences of a message may go."""

    def said(name: str, side: int, state: int) -> Json:
        return e(name, side, 0, "line-state", state=state, begin=0, by=PERSON)

    every, none, flash = [0, 1, 2, 3], [], [3]
    return [
        group(
            "DECL-1",
            case("nobody has said anything", declared=["open", "open", "open"], travels=[every, every]),
            case(
                "the stricter word",
                said("a", 0, 1),
                said("b", 1, 4),
                declared=["suspended", "open", "suspended"],
                travels=[flash, flash],
            ),
            case(
                "only the declarer lifts it",
                said("b", 1, 4),
                said("c", 1, 2),
                said("a", 0, 1),
                declared=["test_only", "open", "test_only"],
                travels=[none, none],
            ),
        ),
        group(
            "DECL-2",
            case(
                "receive only lets the other side send",
                said("a", 1, 3),
                declared=["receive_only", "open", "receive_only"],
                travels=[every, none],
            ),
            case(
                "both words must allow it",
                said("a", 0, 3),
                said("b", 1, 4),
                declared=["suspended", "receive_only", "suspended"],
                travels=[none, flash],
            ),
            case("ended", said("a", 0, 5), declared=["ended", "ended", "open"], travels=[none, none]),
        ),
    ]


def at(seconds: int, **what: Any) -> Json:
    """Something at a time, in seconds after the beginning."""
    return {"at": seconds, **what}


def timers() -> list[Json]:
    """What one side's machine writes and raises by itself, and when."""

    def timed(why: str, side: int, steps: list[Json], expect: list[Json], until: int = 100_000) -> Json:
        return {"why": why, "side": side, "until": until, "steps": steps, "expect": expect}

    def wrote(seconds: int, kind: str, **fields: Any) -> Json:
        return at(seconds, entry=kind, fields=fields)

    def told(seconds: int, about: str, *desks: int) -> Json:
        return at(seconds, alert=about, desks=list(desks))

    up = at(0, circuit=[0, True])
    unanswered = {"what": 1, "ref": "call"}
    return [
        timer_group(
            "CALL-12",
            timed(
                "no ring and no path",
                0,
                [at(0, circuit=[0, False]), at(10, entry=offer())],
                [told(60, "no_echo", 1), wrote(610, "time-out", **unanswered, result=3)],
            ),
            timed(
                "a path took it, nothing came back",
                0,
                [up, at(10, entry=offer()), at(10, sent="call")],
                [wrote(610, "time-out", **unanswered, result=4)],
            ),
            timed(
                "counted from the ring's arrival",
                0,
                [up, at(10, entry=offer()), at(30, entry=ring())],
                [wrote(630, "time-out", **unanswered, result=1)],
            ),
            timed(
                "answered in time",
                0,
                [up, at(10, entry=offer()), at(30, entry=ring()), at(629, entry=act("x", 1, 1, "answer", "call"))],
                [],
            ),
            timed(
                "a principal's call rings for eight hours",
                0,
                [up, at(0, entry=offer(to=[4]))],
                [wrote(28_800, "time-out", **unanswered, result=3)],
            ),
            timed(
                "the caller's node was down",
                0,
                [up, at(0, entry=offer()), at(100, down=True), at(1000, up=True)],
                [wrote(1000, "time-out", **unanswered, result=2), told(1060, "no_echo", 1)],
            ),
        ),
        timer_group(
            "CALL-2",
            timed(
                "it rings, and is not taken",
                1,
                [up, at(10, entry=offer())],
                [
                    wrote(10, "ring", ref="call", desk=1),
                    told(10, "call", 1),
                    wrote(86_400, "time-out", what=5, ref="call", result=1),
                ],
            ),
            timed(
                "a minute past its time it still rings",
                1,
                [up, at(660, entry=offer())],
                [wrote(660, "ring", ref="call", desk=1), told(660, "call", 1)],
                until=700,
            ),
            timed("later it does not", 1, [up, at(661, entry=offer())], [], until=700),
            timed(
                "a late FLASH is told and does not ring",
                1,
                [up, at(500, entry=offer(precedence=3))],
                [told(500, "flash", 1, 2)],
                until=700,
            ),
        ),
        timer_group(
            "CALL-3",
            timed(
                "a senior desk is reached through the watch",
                1,
                [up, at(0, entry=offer(to=[3, 4]))],
                [wrote(0, "ring", ref="call", desk=1), told(0, "call", 1)],
                until=700,
            ),
            timed(
                "a desk nobody knows means the watch",
                1,
                [up, at(0, entry=offer(to=[99]))],
                [wrote(0, "ring", ref="call", desk=1), told(0, "call", 1)],
                until=700,
            ),
            timed(
                "two desks, two rings",
                1,
                [up, at(0, entry=offer(to=[1, 2]))],
                [wrote(0, "ring", ref="call", desk=1), wrote(0, "ring", ref="call", desk=2), told(0, "call", 1, 2)],
                until=700,
            ),
        ),
        timer_group(
            "MSG-8",
            timed(
                "nobody saw it: recorded by its author",
                0,
                [up, at(0, entry=letter()), at(5, entry=receipt("r", 1, 1))],
                [wrote(600, "time-out", what=2, ref="letter", result=1, level=1)],
            ),
            timed(
                "no receipt",
                0,
                [up, at(0, entry=letter())],
                [wrote(600, "time-out", what=2, ref="letter", result=4, level=1)],
            ),
            timed(
                "raised by its receiver",
                1,
                [up, at(0, entry=letter())],
                [told(0, "message", 1), told(600, "not_seen", 2)],
            ),
            timed(
                "seen",
                1,
                [up, at(0, entry=letter()), at(599, entry=act("x", 1, 1, "rung", "letter", rung=1))],
                [told(0, "message", 1)],
            ),
            timed(
                "words about a matter wait for nothing",
                1,
                [
                    up,
                    at(0, entry=letter()),
                    at(1, entry=act("x", 1, 1, "rung", "letter", rung=1)),
                    at(2, entry=letter("b", regarding="letter")),
                ],
                [told(0, "message", 1), told(2, "message", 1)],
            ),
        ),
        timer_group(
            "MSG-5",
            timed(
                "case and white space aside",
                0,
                [up, at(0, entry=letter()), at(5, entry=act("b", 1, 1, "read-back", "letter", text=" ORBIT  raised."))],
                [wrote(5, "read-back-check", ref="b", by=MACHINE, matched=True)],
            ),
            timed(
                "another word",
                0,
                [up, at(0, entry=letter()), at(5, entry=act("b", 1, 1, "read-back", "letter", text="Orbit lowered."))],
                [wrote(5, "read-back-check", ref="b", by=MACHINE, matched=False)],
            ),
        ),
        timer_group(
            "MSG-13",
            timed(
                "told when the next version reads differently",
                1,
                [
                    up,
                    at(0, entry=letter()),
                    at(1, entry=version("v1", 1, 1, "We require.")),
                    at(2, entry=act("x", 1, 1, "rung", "letter", rung=1, by=[3, 1])),
                    at(3, entry=version("v2", 1, 2, "WE  require.")),
                    at(4, entry=version("v3", 1, 3, "We ask.")),
                ],
                [told(0, "message", 1), told(4, "translation_changed", 3, 1)],
            ),
            timed(
                "nobody acted since the first version",
                1,
                [
                    up,
                    at(0, entry=letter()),
                    at(1, entry=act("x", 1, 1, "rung", "letter", rung=1)),
                    at(2, entry=version("v1", 1, 1, "We require.")),
                    at(3, entry=version("v2", 1, 3, "We ask.")),
                ],
                [told(0, "message", 1)],
            ),
            timed(
                "an answer that names nothing",
                1,
                [
                    up,
                    at(0, entry=letter(to=[2])),
                    at(1, entry=version("v1", 1, 1, "We require.")),
                    at(2, entry=letter("b", 1, 1, by=[2, 1])),
                    at(3, entry=act("y", 0, 2, "rung", "b", rung=1)),
                    at(4, entry=version("v2", 1, 3, "We ask.")),
                ],
                [told(0, "message", 2), told(4, "translation_changed", 2)],
            ),
            timed(
                "the other side is not told",
                0,
                [
                    up,
                    at(0, entry=letter()),
                    at(1, entry=version("v1", 1, 1, "We require.")),
                    at(2, entry=act("x", 1, 1, "rung", "letter", rung=1)),
                    at(3, entry=version("v2", 1, 3, "We ask.")),
                ],
                [],
            ),
        ),
        timer_group("MSG-14", *[compared(*row) for row in COMPARED]),
        timer_group(
            "MSG-9",
            timed(
                "a minute's grace, then recorded and told",
                0,
                [
                    up,
                    at(0, entry=letter()),
                    at(5, entry=act("u", 1, 1, "undertaking", "letter", lang="en", what="hold", due=1000)),
                ],
                [wrote(1060, "time-out", what=4, ref="u", result=1, level=4), told(1060, "overdue", 1)],
            ),
            timed(
                "reported done",
                0,
                [
                    up,
                    at(0, entry=letter()),
                    at(5, entry=act("u", 1, 1, "undertaking", "letter", lang="en", what="hold", due=1000)),
                    at(1050, entry=act("d", 1, 1, "rung", "letter", rung=5)),
                ],
                [],
            ),
        ),
        timer_group(
            "TEST-4",
            timed(
                "the station answers, the desk does not",
                0,
                [up, at(0, entry=test("s", 1)), at(0, entry=test("d", 2)), at(1, entry=reply("rs", "s", MACHINE))],
                [wrote(600, "time-out", what=3, ref="d", result=1, level=2), told(600, "missed_test", 1, 2)],
            ),
            timed(
                "no circuit is up",
                0,
                [at(0, circuit=[0, False]), at(0, entry=test("s", 1))],
                [
                    told(60, "no_echo", 1),
                    wrote(600, "time-out", what=3, ref="s", result=3, level=1),
                    told(600, "missed_test", 1, 2),
                ],
            ),
        ),
        timer_group(
            "RAISE-7",
            timed(
                "told once a minute is over without a path that holds, and again after one has held",
                0,
                [
                    up,
                    at(100, circuit=[0, False]),
                    at(150, circuit=[0, True]),
                    at(200, circuit=[0, False]),
                    at(1000, circuit=[0, True]),
                    at(1059, circuit=[0, False]),
                    at(2000, circuit=[0, True]),
                    at(2060, circuit=[0, False]),
                ],
                [told(202, "no_echo", 1), told(2120, "no_echo", 1)],
            ),
            timed(
                "a node that starts into silence",
                0,
                [up, at(100, down=True), at(1000, up=True)],
                [told(1060, "no_echo", 1)],
            ),
        ),
        timer_group(
            "TEST-5",
            timed(
                "the machine signs for the station, a person is asked for the desk",
                1,
                [
                    up,
                    at(0, entry=test("s", 1)),
                    at(0, entry=test("d", 2)),
                    at(9, entry=reply("r", "d", PERSON, "two", side=1, knows=2)),
                ],
                [wrote(0, "test-reply", ref="s", by=MACHINE), told(0, "desk_test", 1)],
            ),
            timed(
                "a wrong word is no answer",
                1,
                [up, at(0, entry=test("d", 2)), at(9, entry=reply("r", "d", PERSON, "three", side=1, knows=1))],
                [told(0, "desk_test", 1), told(600, "missed_test", 1, 2)],
            ),
        ),
    ]


TEXT = "EX 12 turns north at 14:00, lat 35.1, lon -5."
COMPARED: list[tuple[str, list[list[str]], list[str]]] = [
    ("everything occurs", [["flight", "ex12"], ["hour", "14:00"], ["lon", "-5"], ["text", TEXT.upper()]], []),
    ("another hour", [["hour", "15:00"], ["flight", "EX 12"]], ["hour"]),
    ("a part of a number is another number", [["hour", "4:00"], ["lat", "35"], ["n", "1"]], ["hour", "lat", "n"]),
    ("without its sign", [["lon", "5"]], ["lon"]),
    ("nothing is no value", [["a", ""], ["b", " "]], ["a", "b"]),
    ("a name twice", [["hour", "15:00"], ["hour", "16:00"], ["hour", "14:00"]], ["hour"]),
    ("a part of the text is not the text", [["text", "EX 12"]], ["text"]),
    ("a message has no subject", [["subject", TEXT]], ["subject"]),
]
"""Read-backs of `TEXT` by fields, and what differs."""


def compared(why: str, fields: list[list[str]], names: list[str]) -> Json:
    """The author's machine compares a read-back by fields."""
    steps = [
        at(0, circuit=[0, True]),
        at(0, entry=letter(text=TEXT)),
        at(5, entry=act("b", 1, 1, "read-back", "letter", fields=fields)),
    ]
    fields_of_check: Json = {"ref": "b", "by": MACHINE, "matched": not names, "differing": names or None}
    expect = [at(5, entry="read-back-check", fields=fields_of_check)]
    return {"why": why, "side": 0, "until": 100_000, "steps": steps, "expect": expect}


def test(name: str, layer: int) -> Json:
    """A test by side 0."""
    fields = {"challenge": "word 2 of: one two three", "desk": 1} if layer > 1 else {}
    return e(name, 0, 0, "test", 2, layer=layer, due=0, **fields)


def reply(name: str, ref: str, by: list[int], answer: str | None = None, side: int = 1, knows: int = 1) -> Json:
    """A reply to a test."""
    return e(name, side, knows, "test-reply", 2, ref=ref, by=by, **({"answer": answer} if answer else {}))


def group(rule: str, *cases: Json) -> Json:
    """The cases of one rule."""
    return {"rule": rule, "check": "exchange", "accept": list(cases)}


def timer_group(rule: str, *cases: Json) -> Json:
    """The timed cases of one rule."""
    return {"rule": rule, "check": "timers", "accept": list(cases)}


FILES = {
    "exchange_calls": calls,
    "exchange_messages": lambda: [*messages(), *translations()],
    "exchange_states": states,
    "exchange_timers": timers,
    "exchange_watch": watch,
}


def render(name: str) -> str:
    """Return the text of a file."""
    return json.dumps(FILES[name](), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every file."""
    for name in FILES:
        (HERE / f"{name}.json").write_text(render(name), "utf-8")


if __name__ == "__main__":
    main()
