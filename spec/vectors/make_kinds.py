"""Makes `kinds.json`: `python spec/vectors/make_kinds.py`, from values written down here; the format is in `KINDS.md`.

Each kind is shown with all its fields and with as few as it may have. Then each field in turn is left out, takes
another type, and leaves its bounds; what is refused breaks one rule only.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from operations_kinds import OPERATIONS
from writing import save

from firebreak.core.record.codec import encode
from firebreak.core.record.kinds import KINDS, schema

OUT = Path(__file__).resolve().parent / "kinds.json"
Fields = list[Any]
Case = dict[str, Any]


def octets(name: str, size: int = 32) -> bytes:
    """Return bytes that stand for a hash or key of this name."""
    return hashlib.shake_256(f"firebreak vector {name}".encode()).digest(size)


LEAF, FEED, ROOT, PARTY, CRED = (octets(name) for name in ("leaf", "feed", "root", "party", "cred"))
T = 1_767_225_600
WORDS = "Наш рейс EX 12 повернёт на север в 14:00. Your answer by 13:30, please."

# number: (as few fields as may be, all fields)
SAMPLES: dict[int, tuple[Fields, Fields]] = {
    0: ([], []),
    1: (
        [octets("line"), PARTY, octets("key"), octets("nonce"), 1, 1],
        [octets("line"), PARTY, octets("key"), octets("nonce"), 2, 7, [FEED, 900, ROOT], [octets("peer"), 0, ROOT]],
    ),
    2: ([FEED], [FEED, octets("old"), 2**32 - 1, ROOT]),
    3: ([1, LEAF], [2**32 - 1, LEAF]),
    4: ([PARTY, 1, LEAF], [PARTY, 70_000, LEAF]),
    5: ([octets("prekey", 1216), False], [octets("prekey", 1216), True]),
    6: ([1, 0, LEAF, octets("output", 1168)], [300, 299, LEAF, octets("output", 1168)]),
    7: ([[[LEAF, 1]]], [[[octets(f"leaf {code}"), code] for code in range(1, 7)]]),
    8: ([FEED, 0, LEAF], [FEED, 2**32 - 1, LEAF]),
    9: ([2, LEAF], [1, LEAF, octets("other")]),
    10: ([LEAF, octets("salts"), b"\x80"], [LEAF, octets("salts"), octets("payload", 300)]),
    11: ([0, octets("secret")], [2**32 - 1, octets("secret")]),
    16: (
        [0, 1, [1, 0], "en"],
        [3, [1, 2, 255], [1, 2], "sr-Latn-RS", "A flight in your zone", WORDS, octets("x25519"), -1, CRED],
    ),
    17: ([0, 0], [LEAF, 255, octets("signature", 64)]),
    18: ([0, [1, 1]], [-256, [1, 255], octets("x25519"), CRED]),
    19: ([0, [1, 0]], [0, [1, 2], 3, "en", "He is not here.", True, CRED]),
    20: ([1, [1, 1], T], [255, [1, 1], 2**40 - 1, "ru", "После обеда.", CRED]),
    21: ([0, [1, 1], 3], [0, [1, 1], 1, 2, "en", "Ask for the duty officer.", CRED]),
    22: ([-1, [1, 1]], [-1, [1, 1], 0, "en", "It has been dealt with.", CRED]),
    23: ([0, [1, 1]], [-24, [1, 1], octets("recording"), CRED]),
    24: ([0, [1, 1], 255], [LEAF, [1, 1], 1, "en", "He was in the air.", CRED]),
    25: ([1, T, 1, -1], [2, T, 4, LEAF, 1]),
    32: ([1, 1, [1, 2], "ru", "!"], [2, [0, 9], [1, 2], "ru", WORDS, 0, [[3, 1], [4, 0]], CRED]),
    33: ([0, 1, [1, 1]], [0, 3, [1, 1], 2, "en", "The night shift has it.", CRED]),
    34: ([0, 1, [1, 1]], [0, 6, [1, 1], 9, "en", "Not by us.", CRED]),
    35: ([0, [1, 1], None, "north at 14:00"], [0, [1, 1], "en", "north at 14:00", [["site", ""], ["lat", "1"]], CRED]),
    36: ([0, [1, 0], True], [0, [1, 1], False, ["site", "lat"], CRED]),
    37: ([0, [1, 1], "en", "We stop.", T], [0, [1, 1], "en", "We stop firing at the bridge.", 2**40 - 1, CRED]),
    38: ([[1, 1], "en", "How do you read?"], [[1, 1], "en", "Changing to the second circuit.", CRED]),
    39: ([0, 1, [1, 1], "en", "Our flight"], [LEAF, 3, [1, 1], "en", "Our flight turns north at 14:00.", CRED]),
    41: ([-1, [1, 1]], [LEAF, [1, 2], CRED]),
    42: ([[1, 1], 2, []], [[1, 1], 255, [LEAF, octets("another")], octets("sheet"), "Call back at 06:00.", CRED]),
    43: ([[1, 1], False], [[1, 2], True, -1, CRED]),
    44: ([[1, 1], 4, "ru", "!"], [[1, 1], 4, "zh-Hant-TW", "Mr. Chairman", CRED]),
    45: ([0, [1, 1]], [LEAF, [1, 2], CRED]),
    48: ([1, T], [3, T, 2, "word 4 of: It was the best of times"]),
    49: ([0, [1, 0]], [0, [1, 1], "best", CRED]),
    50: ([T, T, [], 2, T, [], 4, T], [T, T + 3600, [[0, 360, 359, 21], [15, 360, 0, None]], 1, T, [1, 15], 0, T]),
    51: ([1, T, [1, 1]], [5, T, [1, 1], 4, "en", "By agreement.", CRED]),
    63: (["example.org/x", b""], ["example.org/notice/1", octets("extension", 40)]),
}  # fmt: skip
EVERY = {
    "uint32": [2**32, -1, True, None],
    "time": [2**40, -1, "12:00", True],
    "desk": [256, -1, [1], True],
    "precedence": [4, -1, "FLASH", False],
    "true or false": [1, 0, "true"],
    "by": [1, [1], [1, 2, 3], [256, 0], [0, 256], [-1, 0], [True, 0], []],
    "desks": [256, -1, [], [3], [2, 1], [1, 1], [1, 256], list(range(33)), "watch", True],
    "language": ["e", "", "en_GB", "-en", "en-", "en--GB", "ñn", "en-" + "abcdefgh-" * 3 + "abcdefgh", "a1", "en\n", 7],
    "reason code": [256, -1, "busy", True],
    "[32 bytes, uint32, 32 bytes]": [[FEED, 1], [FEED, 1, ROOT, 0], [FEED, 2**32, ROOT], [FEED, 1, ROOT[1:]], FEED],
    "array of 1 to 64: [32 bytes, 1 to 6]": [[], [[LEAF, 1]] * 65, [[LEAF, 0]], [[LEAF, 7]], [[LEAF]], [LEAF, 1], 1],
    "array of 1 to 32: [desk, precedence]": [[], [[1, 4]], [[256, 0]], [[1, 1]] * 33, [1, 1], 1],
    "array of 1 to 64: [text of 1 to 64 bytes, text of 0 to 8,000 bytes]": [[], [["a"]], [["a", 1]], [[1, "a"]], "a"],
    "array of 1 to 64: text of 1 to 64 bytes": [[], ["a"] * 65, [1], "a"],
    "array of 0 to 16: [path, uint32, uint32, uint32 or null]": [
        [[0, 1, 1]], [[256, 1, 1, 1]], [[0, 1, 1, -1]], [[0, 2**32, 1, 1]], [[0, 1, None, 1]], [[0, 1, 1, 1]] * 17, 1,
    ],
    "array of 0 to 16: path": [[256], [0] * 17, [True], 0],
    "one of 1, 3, 5, 6": [0, 2, 4, 7, True],
    "role": [256, -1, "duty", True],
    "array of 0 to 64: 32 bytes": [[LEAF] * 65, [LEAF[1:]], [1], LEAF],
}  # fmt: skip
"""Values that a shape does not take, under KIND-2; the shapes that are not here have theirs made below."""


def wrong(words: str) -> list[Any]:
    """Return values that a shape refuses under KIND-2, the one of another type last."""
    if words in EVERY:
        return EVERY[words]
    if found := re.fullmatch(r"(\d) to (\d)", words):
        return [int(found[1]) - 1, int(found[2]) + 1, True]
    if found := re.fullmatch(r"(?:(\d+) to )?([\d,]+) bytes", words):
        most = int(found[2].replace(",", ""))
        return [
            bytes(most + 1),
            bytes(int(found[1] or most) - 1) if found[1] != "0" else b"\x00" * 4097,
            "a" * min(most, 64),
        ]
    assert words.startswith("text of"), words
    return [b"text", 7]


def case(kind: int, fields: Any, **more: Any) -> Case:
    return {"kind": kind, "hex": encode(fields).hex(), **more}


def bad(error: str, why: str, kind: int, fields: Any) -> Case:
    return case(kind, fields, error=error, why=f"{KINDS[kind].NAME if kind in KINDS else kind}: {why}")


def put(fields: Fields, index: int, value: Any) -> Fields:
    return [*fields[:index], value, *fields[index + 1 :]]


def rule(name: str, accept: list[Case], reject: list[Case], check: str = "payload") -> Case:
    for one in accept:
        one["result"] = OPERATIONS[check](one)
    return {"rule": name, "check": check, "accept": accept, "reject": reject}


def kind_1() -> Case:
    reject = [bad("KIND-1", "a reserved number", n, []) for n in (12, 13, 15, 26, 31, 40, 46, 47, 52, 62)]
    accept = [case(0, []), case(48, SAMPLES[48][0]), case(63, SAMPLES[63][0])]
    return rule("KIND-1", accept, [*reject, bad("KIND-1", "a number that no entry can have", 64, [])])


def left_out(kind: int) -> list[Case]:
    """Return a payload for each required field, without it."""
    few, full = SAMPLES[kind]
    out = []
    for i, field in enumerate(schema(kind)):
        if field.optional:
            continue
        if i + 1 < len(full):
            out.append(bad("KIND-2", f"{field.name} is null", kind, put(full, i, None)))
        elif few[:i]:
            out.append(bad("KIND-2", f"{field.name} is missing", kind, few[:i]))
    return out


def kind_2() -> Case:
    accept = [case(kind, fields) for kind in sorted(KINDS) for fields in SAMPLES[kind]]
    accept.append(case(63, ["x", octets("extension", 4096)]))
    reject, shown = [], set()
    for kind in sorted(KINDS):
        reject += left_out(kind)
        for i, field in enumerate(schema(kind)):
            if field.words == "reference":
                continue
            values = [v for v in wrong(field.words) if v is not None]
            for value in values[-1:] if field.words in shown else values:
                reject.append(
                    bad("KIND-2", f"{field.name} is not {field.words}", kind, put(SAMPLES[kind][1], i, value))
                )
            shown.add(field.words)
    return rule("KIND-2", accept, reject)


def kind_3() -> Case:
    accept = [case(0, []), case(19, SAMPLES[19][0]), case(19, [0, [1, 2], None, None, None, True])]
    reject = [bad("KIND-3", f"not an array: {word}", 0, value) for word, value in (("0", 0), ("null", None))]
    for kind in sorted(KINDS):
        few, full = SAMPLES[kind]
        reject.append(
            bad("KIND-3", "one item more than fields", kind, [*full, *[0] * (len(schema(kind)) - len(full)), 0])
        )
        if any(field.optional for field in schema(kind)):
            reject.append(bad("KIND-3", "a trailing null is written", kind, [*few, None]))
    return rule("KIND-3", accept, reject)


def kind_4() -> Case:
    accept = [
        case(32, put(SAMPLES[32][0], 4, "a" * 8000)),
        case(32, put(SAMPLES[32][0], 4, "\u200f\u05d0" * 1600)),
        case(38, [[1, 1], "en", "\U0001f6a9" * 2000]),
        case(19, put(SAMPLES[19][1], 4, "ж" * 500)),
        case(16, put(SAMPLES[16][1], 4, "s" * 1000)),
        case(36, put(SAMPLES[36][1], 3, ["n" * 64])),
        case(63, ["n" * 64, b""]),
    ]
    reject = []
    for kind in sorted(KINDS):
        for i, field in enumerate(schema(kind)):
            if found := re.fullmatch(r"text of 1 to ([\d,]+) bytes", field.words):
                reject.append(bad("KIND-4", f"{field.name} is empty", kind, put(SAMPLES[kind][1], i, "")))
                most = int(found[1].replace(",", ""))
                if most <= 1000 or kind in (32, 38):
                    few = SAMPLES[kind][0] if kind == 32 else SAMPLES[kind][1]
                    reject.append(
                        bad("KIND-4", f"{field.name} is a byte too long", kind, put(few, i, "a" * (most + 1)))
                    )
    reject += [
        bad("KIND-4", "501 letters of two bytes", 19, put(SAMPLES[19][1], 4, "ж" * 501)),
        bad("KIND-4", "a field without a name", 35, put(SAMPLES[35][1], 4, [["", "x"]])),
        bad("KIND-4", "the name of a field is too long", 35, put(SAMPLES[35][1], 4, [["n" * 65, "x"]])),
        bad("KIND-4", "a field that differs has no name", 36, put(SAMPLES[36][1], 3, [""])),
    ]
    return rule("KIND-4", accept, reject)


def kind_5() -> Case:
    def message(precedence: int, text: str) -> Fields:
        return [precedence, 1, [1, 2], "en", text]

    def offer(precedence: int, text: str | None, subject: str | None = None) -> Fields:
        return [precedence, 1, [1, 2], "en", subject, text, None, -1]

    accept = [
        case(32, message(3, "a" * 4000)), case(32, message(2, "ж" * 2000)), case(32, message(1, "a" * 4001)),
        case(16, offer(3, "a" * 4000)), case(16, offer(0, "a" * 4001)), case(16, offer(3, None, "s" * 1000)),
    ]  # fmt: skip
    reject = [
        bad("KIND-5", "FLASH of 4,001 bytes", 32, message(3, "a" * 4001)),
        bad("KIND-5", "IMMEDIATE of 4,001 bytes", 32, message(2, "a" * 4001)),
        bad("KIND-5", "IMMEDIATE of 2,001 letters of two bytes", 32, message(2, "ж" * 2001)),
        bad("KIND-5", "FLASH of 4,001 bytes", 16, offer(3, "a" * 4001)),
        bad("KIND-5", "IMMEDIATE of 8,000 bytes", 16, offer(2, "a" * 8000)),
    ]
    return rule("KIND-5", accept, reject)


def kind_6() -> Case:
    by = [1, 1]
    accept = [
        case(2, [FEED]), case(2, SAMPLES[2][1]),
        case(21, [0, by, 1, 0]), case(21, [0, by, 2, None, None, "By letter."]), case(21, [0, by, 3]),
        case(24, [0, by, 0]), case(24, [0, by, None, None, "He was in the air."]),
        case(25, [3, T, 2, None, 2]), case(25, [3, T, 1, -1, 1]), case(25, [4, T, 1, -1]), case(25, [5, T, 1, 0]),
        case(33, [0, 1, by]), case(33, [0, 3, by, 0]), case(33, [0, 6, by, 3]),
        case(35, [0, by, None, "x"]), case(35, [0, by, None, None, [["a", ""]]]),
        case(43, [by, True]), case(43, [by, True, 0]), case(43, [by, False]), case(43, [by, False, None, CRED]),
        case(48, [1, T]), case(48, [2, T, 0, "?"]),
    ]  # fmt: skip
    reject = [
        bad("KIND-6", "an old feed without size and root", 2, [FEED, FEED]),
        bad("KIND-6", "an old feed without root", 2, [FEED, FEED, 3]),
        bad("KIND-6", "a size and a root of no feed", 2, [FEED, None, 3, ROOT]),
        bad("KIND-6", "another desk without the desk", 21, [0, by, 1, None, "en", "the other desk"]),
        bad("KIND-6", "other words without the words", 21, [0, by, 2, 1]),
        bad("KIND-6", "no reason", 24, [0, by]),
        bad("KIND-6", "a language of no reason", 24, [0, by, None, "en"]),
        bad("KIND-6", "the ring of no call", 25, [1, T, 1]),
        bad("KIND-6", "a rung of no message", 25, [2, T, 1, None, 1]),
        bad("KIND-6", "no rung", 25, [2, T, 1, -1]),
        bad("KIND-6", "no layer", 25, [3, T, 1, -1]),
        bad("KIND-6", "no undertaking", 25, [4, T, 1, None, 4]),
        bad("KIND-6", "no call", 25, [5, T, 1]),
        bad("KIND-6", "passed to nobody", 33, [0, 3, by]),
        bad("KIND-6", "nothing read back", 35, [0, by]),
        bad("KIND-6", "who leaves signs for a handover", 43, [by, False, 0]),
        bad("KIND-6", "a station test of a desk", 48, [1, T, 0]),
        bad("KIND-6", "a station test with a challenge", 48, [1, T, None, "?"]),
        bad("KIND-6", "a desk test of no desk", 48, [2, T, None, "?"]),
        bad("KIND-6", "a desk test without a challenge", 48, [2, T, 0]),
        bad("KIND-6", "a principal's test of nothing", 48, [3, T]),
    ]
    return rule("KIND-6", accept, reject)


def ref_1() -> Case:
    accept = [case(17, [ref, 1]) for ref in (0, 1, 23, 24, 255, -1, -24, -25, -256, LEAF, bytes(32))]
    wrongs = {
        "an index out of reach": 256, "an own index out of reach": -257, "31 bytes": LEAF[1:], "33 bytes": LEAF + b"\0",
        "no bytes": b"", "text": "a" * 32, "a boolean": True, "an array": [0],
    }  # fmt: skip
    reject = [bad("REF-1", why, 17, [ref, 1]) for why, ref in wrongs.items()]
    for kind in sorted(KINDS):
        for i, field in enumerate(schema(kind)):
            if field.words == "reference" and kind != 17:
                reject.append(bad("REF-1", f"{field.name} is out of reach", kind, put(SAMPLES[kind][1], i, 256)))
    return rule("REF-1", accept, reject)


def ref_2() -> Case:
    own, counted = ({str(i): octets(f"{name} {i}").hex() for i in (0, 1, 2, 3, 257)} for name in ("own", "counted"))

    def at(ref: Any, n: int, m: int) -> Case:
        held = {name: {i: leaf for i, leaf in feed.items() if int(i) < size}
                for name, feed, size in (("own", own, n), ("counted", counted, m))}  # fmt: skip
        return {"hex": encode(ref).hex(), "n": n, "m": m, **held}

    accept = [at(ref, 3, 2) for ref in (0, 1, 2, 255, -1, -3, -4, -256, LEAF)]
    accept += [at(0, 0, 0), at(-1, 0, 0), at(0, 0, 1), at(-1, 1, 0)]
    accept += [at(ref, 258, 258) for ref in (0, 255, 254, -1, -256, -255)]
    return rule("REF-2", accept, [], check="reference")


def main() -> None:
    """Write the file."""
    rules = [kind_1(), kind_2(), kind_3(), kind_4(), kind_5(), kind_6(), ref_1(), ref_2()]
    save(OUT, json.dumps(rules, indent=1) + "\n")


if __name__ == "__main__":
    main()
