"""A second reading of `spec/kinds.md`: payloads and references, after the page and without the package.

The schema is written down once more, by hand, in a notation of its own; tables made from the code prove nothing of it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

Case = dict[str, Any]

SCHEMA = """
0 receipt
1 genesis line:b32 party:b32 entry_key:b32 nonce:b32 charter:u32 manifest:u32 predecessor?:head peer?:head
2 switch new:b32 old?:b32 old_size?:u32 old_root?:b32
3 charter revision:u32 hash:b32
4 manifest party:b32 version:u32 hash:b32
5 prekey key:b1216 reset:bool
6 epoch-open epoch:u32 base:u32 prekey:b32 output:b1168
7 unreadable passed:passed
8 late feed:b32 n:u32 leaf:b32
9 fault code:1-4 leaf:b32 other?:b32
10 again leaf:b32 salt_seed:b32 payload:b1-16384
11 path-key generation:u32 secret:b32
16 call-offer precedence:0-3 to:desks by:by lang:tag subject?:t1-1000 text?:t1-8000 x25519?:b32 regarding?:ref cred?:b32
17 ring ref:ref desk:u8 signature?:b64
18 answer ref:ref by:by x25519?:b32 cred?:b32
19 decline ref:ref by:by reason?:u8 lang?:tag text?:t1-1000 message_accepted?:bool cred?:b32
20 defer ref:ref by:by until:u40 lang?:tag text?:t1-1000 cred?:b32
21 alternative ref:ref by:by what:1-3 desk?:u8 lang?:tag text?:t1-1000 cred?:b32
22 withdraw ref:ref by:by reason?:u8 lang?:tag text?:t1-1000 cred?:b32
23 hang-up ref:ref by:by recording?:b32 cred?:b32
24 reason ref:ref by:by reason?:u8 lang?:tag text?:t1-1000 cred?:b32
25 time-out what:1-5 due:u40 result:1-4 ref?:ref level?:1-6
32 message precedence:0-3 to:desks by:by lang:tag text:t1-8000 regarding?:ref info?:info cred?:b32
33 rung ref:ref rung:rung by:by desk?:u8 lang?:tag text?:t1-1000 cred?:b32
34 refuse ref:ref rung:1-6 by:by reason?:u8 lang?:tag text?:t1-1000 cred?:b32
35 read-back ref:ref by:by lang?:tag text?:t1-8000 fields?:fields cred?:b32
36 read-back-check ref:ref by:by matched:bool differing?:names cred?:b32
37 undertaking ref:ref by:by lang:tag what:t1-8000 due:u40 cred?:b32
38 orderwire by:by lang:tag text:t1-8000 cred?:b32
39 translation ref:ref stage:1-3 by:by lang:tag text:t1-8000 cred?:b32
41 release ref:ref by:by cred?:b32
42 handover by:by role:u8 open:leaves sheet?:b32 text?:t1-1000 cred?:b32
43 watch by:by on:bool ref?:ref cred?:b32
44 address by:by desk:u8 lang:tag style:t1-200 cred?:b32
45 address-agreed ref:ref by:by cred?:b32
48 test layer:1-3 due:u40 desk?:u8 challenge?:t1-1000
49 test-reply ref:ref by:by answer?:t1-1000 cred?:b32
50 test-summary begin:u40 until:u40 circuits:circuits observed:0-2 since:u40 out:out finding:0-4 finding_since:u40
51 line-state state:1-5 begin:u40 by:by reason?:u8 lang?:tag text?:t1-1000 cred?:b32
63 extension name:t1-64 payload:b0-4096
"""
TABLE = {
    int(words[0]): [tuple(word.split(":")) for word in words[2:]]
    for words in map(str.split, SCHEMA.strip().split("\n"))
}


class Kinds:
    """The checks, over the second implementation of the encoding."""

    def __init__(self, base: Any) -> None:
        self.base = base
        self.need = base.need

    # --- shapes ---

    def integer(self, value: Any, least: int, most: int) -> None:
        self.need(type(value) is int and least <= value <= most, "KIND-2")

    def array(self, value: Any, least: int, most: int) -> Any:
        self.need(type(value) is list and least <= len(value) <= most, "KIND-2")
        return value

    def row(self, value: Any, *forms: str) -> None:
        for item, form in zip(self.array(value, len(forms), len(forms)), forms, strict=True):
            self.one(form, item)

    def rows(self, value: Any, least: int, most: int, *forms: str) -> None:
        for item in self.array(value, least, most):
            self.row(item, *forms)

    def one(self, form: str, value: Any) -> None:
        """Check a value against a form: a range, `uBITS`, `bBYTES`, `tBYTES`, or a name."""
        if re.fullmatch(r"[0-9]-[0-9]", form):
            self.integer(value, int(form[0]), int(form[2]))
        elif re.fullmatch(r"u\d+", form):
            self.integer(value, 0, 2 ** int(form[1:]) - 1)
        elif found := re.fullmatch(r"b(\d+)(-\d+)?", form):
            most = int(found[2][1:]) if found[2] else int(found[1])
            self.need(type(value) is bytes and int(found[1]) <= len(value) <= most, "KIND-2")
        elif found := re.fullmatch(r"t(\d+)-(\d+)", form):
            self.need(type(value) is str, "KIND-2")
            self.need(int(found[1]) <= len(value.encode()) <= int(found[2]), "KIND-4")
        else:
            getattr(self, f"is_{form}")(value)

    def is_bool(self, value: Any) -> None:
        self.need(value is True or value is False, "KIND-2")

    def is_ref(self, value: Any) -> None:
        index = type(value) is int and -256 <= value <= 255
        self.need(index or (type(value) is bytes and len(value) == 32), "REF-1")

    def is_by(self, value: Any) -> None:
        self.row(value, "u8", "u8")

    def is_desks(self, value: Any) -> None:
        if type(value) is not list:
            self.one("u8", value)
            return
        for desk in self.array(value, 2, 32):
            self.one("u8", desk)
        self.need(all(a < b for a, b in pairwise(value)), "KIND-2")

    def is_tag(self, value: Any) -> None:
        self.need(type(value) is str and len(value) <= 35, "KIND-2")
        first, *rest = value.split("-")
        self.need(first.isascii() and first.isalpha() and 2 <= len(first) <= 8, "KIND-2")
        self.need(all(part.isascii() and part.isalnum() and len(part) <= 8 for part in rest), "KIND-2")

    def is_head(self, value: Any) -> None:
        self.row(value, "b32", "u32", "b32")

    def is_passed(self, value: Any) -> None:
        self.rows(value, 1, 64, "b32", "1-6")

    def is_info(self, value: Any) -> None:
        self.rows(value, 1, 32, "u8", "0-3")

    def is_rung(self, value: Any) -> None:
        self.need(type(value) is int and value in {1, 3, 5, 6}, "KIND-2")

    def is_fields(self, value: Any) -> None:
        self.rows(value, 1, 64, "t1-64", "t0-8000")

    def is_names(self, value: Any) -> None:
        for name in self.array(value, 1, 64):
            self.one("t1-64", name)

    def is_leaves(self, value: Any) -> None:
        for leaf in self.array(value, 0, 64):
            self.one("b32", leaf)

    def is_circuits(self, value: Any) -> None:
        for row in self.array(value, 0, 16):
            self.array(row, 4, 4)
            self.row(row[:3], "u8", "u32", "u32")
            if row[3] is not None:
                self.one("u32", row[3])

    def is_out(self, value: Any) -> None:
        for path in self.array(value, 0, 16):
            self.one("u8", path)

    # --- payloads ---

    def payload(self, kind: int, value: Any) -> list[Any]:
        """Return all fields of a decoded payload, absent ones as null."""
        self.need(kind in TABLE, "KIND-1")
        columns = TABLE[kind]
        self.need(type(value) is list and len(value) <= len(columns) and value[-1:] != [None], "KIND-3")
        fields = value + [None] * (len(columns) - len(value))
        for (name, form), field in zip(columns, fields, strict=True):
            if field is not None:
                self.one(form, field)
            else:
                self.need(name.endswith("?"), "KIND-2")
        named = {name.rstrip("?"): field for (name, _), field in zip(columns, fields, strict=True)}
        if kind in (16, 32) and named["precedence"] > 1:
            self.need(len((named["text"] or "").encode()) <= 4000, "KIND-5")
        self.need(self.together(kind, {name for name, field in named.items() if field is not None}, named), "KIND-6")
        return fields

    def together(self, kind: int, there: set[str], value: dict[str, Any]) -> bool:
        """Return whether fields that say nothing without each other stand together."""
        if kind == 2:
            return len(there) in (1, 4)
        if kind == 21:
            return {1: "desk", 2: "text", 3: "ref"}[value["what"]] in there
        if kind == 25:
            level = value["what"] not in (2, 3) or "level" in there
            return level and (value["what"] == 3 or "ref" in there)
        if kind == 33 and value["rung"] == 3:
            return "desk" in there
        if kind == 43 and not value["on"]:
            return "ref" not in there
        if kind == 48:
            return len(there) == (2 if value["layer"] == 1 else 4)
        return not (kind == 24 and not there & {"reason", "text"}) and not (
            kind == 35 and not there & {"text", "fields"}
        )

    def op_payload(self, case: Case) -> str:
        value = self.base.decode(bytes.fromhex(case["hex"]), 16_512)
        return str(self.base.diagnostic(self.payload(case["kind"], value)))

    def op_reference(self, case: Case) -> str | None:
        value = self.base.decode(bytes.fromhex(case["hex"]))
        self.is_ref(value)
        if isinstance(value, bytes):
            return value.hex()
        feed, place = ("own", case["n"] + value) if value < 0 else ("counted", case["m"] - 1 - value)
        leaf = case[feed].get(str(place))
        return None if leaf is None else str(leaf)
