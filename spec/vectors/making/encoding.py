"""Vectors of the CBOR rules."""

from __future__ import annotations

from typing import Any

from making.common import bad, rule, write


def make() -> None:
    def ok(*hexes: str, **fields: Any) -> list[Any]:
        return [{"hex": one, **fields} for one in hexes]

    def no(*pairs: tuple[str, str]) -> list[Any]:
        return [bad(why, hex=one) for one, why in pairs]

    deep = "81" * 8
    write(
        "cbor",
        [
            rule(
                "CBOR-1",
                "decode",
                ok("00", "8100", "190100"),
                no(
                    ("", "nothing"),
                    ("18", "the argument is missing"),
                    ("1901", "half an argument"),
                    ("1b01000000000000", "seven of eight bytes of an argument"),
                    ("820119", "the second item is cut inside its head"),
                    ("828101", "the second item is missing"),
                ),
            ),
            rule(
                "CBOR-2",
                "decode",
                ok("80", "f6"),
                no(
                    ("0000", "a second item"),
                    ("8100f6", "null behind an array"),
                    ("40ff", "a break byte"),
                    ("6161000a", "zero bytes"),
                ),
            ),
            rule(
                "CBOR-3",
                "decode",
                ok("17", "1818", "18ff", "190100", "19ffff", "1a00010000", "1affffffff")
                + ok(
                    "1b0000000100000000", "1bffffffffffffffff", "20", "3818", "3bffffffffffffffff", "5818" + "00" * 24
                ),
                no(
                    ("1817", "23 in two bytes"),
                    ("1800", "0 in two bytes"),
                    ("1900ff", "255 in three bytes"),
                    ("1a0000ffff", "65,535 in five bytes"),
                    ("1b00000000ffffffff", "2^32 - 1 in nine bytes"),
                    ("3800", "-1 in two bytes"),
                    ("580161", "a length of 1 in two bytes"),
                    ("780161", "a text length of 1 in two bytes"),
                    ("980100", "an array of 1 in two bytes"),
                    ("9900018101", "an array of 1 in three bytes"),
                ),
            ),
            rule(
                "CBOR-4",
                "decode",
                ok("f4", "f5", "f6", "83f4f5f6"),
                no(
                    ("a0", "an empty map"),
                    ("a10102", "a map"),
                    ("81a0", "a map inside an array"),
                    ("c000", "a tag"),
                    ("d9d9f700", "the self-describing tag"),
                    ("f7", "undefined"),
                    ("f0", "simple value 16"),
                    ("f8ff", "simple value 255"),
                    ("f814", "false in two bytes"),
                    ("f90000", "a half float"),
                    ("fa47c35000", "a single float"),
                    ("fb3ff199999999999a", "a double float"),
                    ("5f4100ff", "an indefinite byte string"),
                    ("7f6161ff", "an indefinite text"),
                    ("9f00ff", "an indefinite array"),
                    ("bfff", "an indefinite map"),
                    ("1c", "reserved additional information 28"),
                    ("1f", "an indefinite integer"),
                    ("ff", "a break byte"),
                    ("9c", "an array with reserved additional information"),
                ),
            ),
            rule(
                "CBOR-5",
                "decode",
                ok(deep[:-2] + "80", deep + "00"),
                no(
                    (deep + "80", "nine arrays"),
                    ("81" * 200 + "00", "two hundred arrays"),
                    ("82" + "00" + deep + "80", "the second branch is too deep"),
                ),
            ),
            rule(
                "CBOR-6",
                "decode",
                ok("40", "4100", "60", "80", "8180"),
                no(
                    ("4201", "two bytes announced, one present"),
                    ("5bffffffffffffffff00", "2^64 - 1 bytes announced"),
                    ("5b800000000000000000", "2^63 bytes announced"),
                    ("7b7fffffffffffffff61", "2^63 - 1 bytes of text announced"),
                    ("9b8000000000000000", "2^63 items announced"),
                    ("9bffffffffffffffff80", "2^64 - 1 items announced"),
                    ("9affffffff00", "2^32 - 1 items announced"),
                    ("8200", "two items announced, one byte present"),
                    ("6261", "two bytes of text announced"),
                ),
            ),
            rule(
                "CBOR-7",
                "decode",
                ok("62c3bc", "63e6b0b4", "64f09f9a91"),
                no(
                    ("61ff", "no UTF-8"),
                    ("61c3", "a character is cut"),
                    ("62c080", "overlong zero"),
                    ("63eda080", "a surrogate"),
                    ("66eda0bdedbab1", "a pair of surrogates"),
                    ("64f4908080", "above U+10FFFF"),
                ),
            ),
            rule(
                "CBOR-8",
                "decode",
                ok(
                    "63610a62",
                    "63610962",
                    "62cc88",
                    "63e280ae",
                    "63e281a6",
                    "63e2808e",
                    "62c2a0",
                    "63efbbbf",
                ),
                no(
                    ("6100", "U+0000"),
                    ("610d", "carriage return"),
                    ("611b", "escape"),
                    ("617f", "delete"),
                    ("62c280", "U+0080"),
                    ("62c285", "next line, U+0085"),
                    ("62c29f", "U+009F"),
                    ("63e280a8", "line separator"),
                    ("63e280a9", "paragraph separator"),
                    ("63efb790", "noncharacter U+FDD0"),
                    ("63efbfbe", "noncharacter U+FFFE"),
                    ("63efbfbf", "noncharacter U+FFFF"),
                    ("64f09fbfbe", "noncharacter U+1FFFE"),
                    ("64f48fbfbf", "noncharacter U+10FFFF"),
                ),
            ),
            rule(
                "CBOR-9",
                "fields",
                ok("8101", "820102", "83010203", "8301f603", required=1, total=3) + ok("82f6f6", required=2, total=3),
                [
                    bad("one optional null", hex="8201f6", required=1, total=3),
                    bad("two optional nulls", hex="8301f6f6", required=1, total=3),
                    bad("a null behind an optional value", hex="830102f6", required=1, total=3),
                    bad("too few fields", hex="80", required=1, total=3),
                    bad("too many fields", hex="8401020304", required=1, total=3),
                    bad("no array", hex="01", required=1, total=3),
                ],
            ),
            rule(
                "CBOR-10",
                "decode",
                ok("43010203", max_bytes=4),
                [
                    bad("one byte too many", hex="43010203", max_bytes=3),
                    bad("too long although malformed", hex="ffff", max_bytes=1),
                ],
            ),
        ],
    )
