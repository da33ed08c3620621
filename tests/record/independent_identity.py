"""A second reading of the pages identity, charter, manifest and introduction: plain checks, nothing of the package.

Each operation takes one vector case and returns its result, or raises `Refused` with the rule id. Encoding and
signatures come from the second implementation beside it.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any

Case = dict[str, Any]
WEEK, DAY = 604_800, 86_400
PURPOSES = {
    "entry": 32, "seal-ed": 32, "seal-mldsa": 1312, "tls": 32, "bundle": 1216, "cosigner-ed": 32,
    "cosigner-mldsa": 1312, "desk": 32,
}  # fmt: skip


class Identity:
    """The operations, given the second implementation's primitives."""

    def __init__(self, base: ModuleType) -> None:
        self.base, self.need = base, base.need
        self.prime_order, self.ed25519, self.mldsa = cache(base.prime_order), cache(base.ed25519), cache(base.mldsa)

    # --- small shapes ---

    def integer(self, value: Any, least: int, most: int, rule: str) -> int:
        self.need(type(value) is int and least <= value <= most, rule)
        return int(value)

    def octets(self, value: Any, least: int, most: int, rule: str) -> None:
        self.need(type(value) is bytes and least <= len(value) <= most, rule)

    def words(self, value: Any, least: int, most: int, rule: str) -> None:
        self.need(type(value) is str and least <= len(value.encode()) <= most, rule)

    def array(self, value: Any, least: int, most: int, rule: str) -> list[Any]:
        self.need(type(value) is list and least <= len(value) <= most, rule)
        return list(value)

    def like(self, value: Any, pattern: str, rule: str) -> None:
        self.need(type(value) is str and re.fullmatch(pattern, value) is not None, rule)

    def rising(self, values: list[int], rule: str) -> None:
        self.need(all(a < b for a, b in pairwise(values)), rule)

    def headed(self, data: bytes, context: str, sizes: tuple[int, ...], rule: str, limit: int = 262_144) -> list[Any]:
        value = self.base.decode(data, limit)
        self.need(type(value) is list and len(value) in sizes and value[0] == context, rule)
        return list(value)

    # --- root sets ---

    def rootset(self, data: bytes) -> dict[int, tuple[bytes, bytes]]:
        rows = self.array(self.headed(data, "firebreak/rootset/1", (2,), "ROOT-1")[1], 3, 3, "ROOT-1")
        for row in rows:
            self.array(row, 3, 3, "ROOT-1")
            self.integer(row[0], 0, 255, "ROOT-1")
            self.octets(row[1], 32, 32, "ROOT-1")
            self.octets(row[2], 2592, 2592, "ROOT-1")
        self.rising([row[0] for row in rows], "ROOT-2")
        self.need(all(len({row[i] for row in rows}) == 3 for i in (1, 2)), "ROOT-3")
        for row in rows:
            self.prime_order(row[1])
        return {row[0]: (row[1], row[2]) for row in rows}

    def signed(self, rows: Any, context: str, body: bytes, roots: dict[int, tuple[bytes, bytes]]) -> None:
        self.array(rows, 2, 2, "ROOT-4")
        for row in rows:
            self.array(row, 3, 3, "ROOT-4")
            self.integer(row[0], 0, 255, "ROOT-4")
            self.octets(row[1], 64, 64, "ROOT-4")
            self.octets(row[2], 4627, 4627, "ROOT-4")
        self.rising([row[0] for row in rows], "ROOT-4")
        for number, ed, mldsa in rows:
            self.need(number in roots, "ROOT-5")
            self.ed25519(roots[number][0], self.base.sig_structure(-19, context, body), ed)
            message = self.base.sig_structure(-50, context, body)
            self.mldsa(self.base.ml_dsa_87, 2592, roots[number][1], message, mldsa, "SIG-3")

    def statement(self, data: bytes, context: str, roots: dict[int, tuple[bytes, bytes]]) -> bytes:
        value = self.base.decode(data, 300_000)
        self.need(type(value) is list and len(value) == 2 and type(value[0]) is bytes, "ROOT-4")
        self.signed(value[1], context, value[0], roots)
        return bytes(value[0])

    # --- charters ---

    def party(self, row: Any, rule: str) -> None:
        self.array(row, 6, 6, rule)
        self.octets(row[0], 32, 32, rule)
        self.words(row[1], 1, 100, rule)
        self.tag(row[2], rule)
        self.octets(row[3], 32, 32, rule)
        for desk in self.array(row[4], 1, 64, rule):
            self.array(desk, 4, 4, rule)
            self.integer(desk[0], 0, 255, rule)
            self.like(desk[1], "[a-z0-9_-]{1,24}", rule)
            self.words(desk[2], 1, 100, rule)
            self.integer(desk[3], 0, 3, rule)
        for telephone in self.array(row[5], 0, 8, rule):
            self.words(telephone, 1, 40, rule)

    def tag(self, value: Any, rule: str) -> None:
        self.like(value, "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", rule)
        self.need(len(value) <= 35, rule)

    def desks(self, row: Any) -> None:
        self.rising([desk[0] for desk in row[4]], "CHA-6")
        self.need(len({desk[1] for desk in row[4]}) == len(row[4]), "CHA-6")
        self.need(any(desk[3] == 0 for desk in row[4]), "CHA-6")

    def numbers(self, row: Any, *limits: tuple[int, int]) -> None:
        for value, (least, most) in zip(self.array(row, len(limits), len(limits), "CHA-3"), limits, strict=True):
            self.integer(value, least, most, "CHA-3")

    def named(self, rows: Any, least: int, most: int) -> None:
        for row in self.array(rows, least, most, "CHA-3"):
            self.array(row, 2, 2, "CHA-3")
            self.integer(row[0], 1, 255, "CHA-3")
            self.words(row[1], 1, 100, "CHA-3")

    def charter(self, data: bytes) -> list[Any]:
        v = self.headed(data, "firebreak/charter/1", (29, 30), "CHA-1")
        self.integer(v[1], 1, 255, "CHA-3")
        for place in (2, 4):
            self.need(v[place] is None or (type(v[place]) is bytes and len(v[place]) == 32), "CHA-3")
        self.integer(v[3], 1, 2**32 - 1, "CHA-3")
        for row in self.array(v[5], 2, 2, "CHA-3"):
            self.party(row, "CHA-3")
        self.terms(v)
        self.need(v[1] == 1, "CHA-2")
        self.need((v[2] is None) == (v[4] is None) == (v[3] == 1), "CHA-4")
        self.need(v[5][0][0] != v[5][1][0] and v[5][0][3] != v[5][1][3], "CHA-5")
        for row in v[5]:
            self.desks(row)
        for numbers in ([r[0] for r in v[6]], [r[0] for r in v[14]], v[16]):
            self.rising(numbers, "CHA-7")
        self.need(len(set(v[7])) == len(v[7]), "CHA-7")
        self.rising([path[0] for path in v[15]], "CHA-8")
        self.need(len({path[1] for path in v[15]}) == len(v[15]), "CHA-8")
        self.need(all(path[2] in ("stream", "relay", "radio", "mail", "carried") for path in v[15]), "CHA-8")
        self.rising(v[13][0], "CHA-9")
        self.need(v[13][6] is None or v[13][5] < v[13][6], "CHA-9")
        self.need(v[27] < v[28] and v[12] <= v[11], "CHA-9")
        self.two_persons(v[29:])
        return v

    def two_persons(self, last: list[Any]) -> None:
        for asked in last:
            for precedence in self.array(asked, 1, 4, "CHA-14"):
                self.integer(precedence, 0, 3, "CHA-14")
            self.rising(asked, "CHA-14")

    def terms(self, v: list[Any]) -> None:
        self.named(v[6], 1, 32)
        for tag in self.array(v[7], 1, 8, "CHA-3"):
            self.tag(tag, "CHA-3")
        self.numbers(v[8], *[(1, WEEK)] * 4)
        self.numbers(v[9:13], (1, WEEK), (60, 30 * DAY), (200, 8000), (200, 4000))
        self.array(v[13], 7, 7, "CHA-3")
        self.numbers(v[13][0], *[(0, DAY - 1)] * len(self.array(v[13][0], 0, 48, "CHA-3")))
        self.numbers(v[13][1:6], (1, 127), (1, WEEK), (0, DAY), (1, DAY), (0, 2**40 - 1))
        self.need(v[13][6] is None or (type(v[13][6]) is int and 0 <= v[13][6] < 2**40), "CHA-3")
        self.named(v[14], 0, 64)
        for path in self.array(v[15], 1, 16, "CHA-3"):
            self.array(path, 3, 3, "CHA-3")
            self.integer(path[0], 0, 15, "CHA-3")
            self.like(path[1], "[a-z0-9_-]{1,24}", "CHA-3")
            self.words(path[2], 1, 8, "CHA-3")
        self.numbers(v[16], *[(0, 3)] * len(self.array(v[16], 0, 4, "CHA-3")))
        self.numbers(v[18], (1, 2**20), (1, 400 * DAY))
        self.numbers(v[19], (1, 4096), (1, DAY))
        long = (1, 400 * DAY)
        rest = [v[17], *v[20:29]]
        self.numbers(rest, (1, 3600), long, (1, 100), long, (60, 90 * DAY), (0, 90 * DAY), (1, DAY), (0, 1),
                     (0, 2**40 - 1), (0, 2**40 - 1))  # fmt: skip

    # --- manifests ---

    def manifest(self, data: bytes) -> list[Any]:
        v = self.headed(data, "firebreak/manifest/1", (10, 11), "MAN-1")
        self.manifest_shape(v)
        party, version, previous, root_set, following = v[1:6]
        self.need(version >= 1 and (version == 1) == (previous is None), "MAN-2")
        self.need(version > 1 or root_set == party, "MAN-2")
        self.need(following != root_set, "MAN-2")
        for purpose, public, begin, until, _ in v[6]:
            self.need(PURPOSES.get(purpose) == len(public), "MAN-3")
            if len(public) == 32:
                self.prime_order(public)
            if purpose == "bundle":
                self.base.op_xwing_public({"hex": public.hex()})
            self.need(begin < until, "MAN-6")
            self.need(purpose not in ("entry", "seal-ed", "seal-mldsa") or until - begin <= 90 * DAY, "MAN-6")
        self.need(len({key[1] for key in v[6]}) == len(v[6]), "MAN-4")
        self.need({"entry", "seal-ed", "seal-mldsa", "tls"} <= {key[0] for key in v[6]}, "MAN-7")
        for purpose in PURPOSES:
            begins = [key[2] for key in v[6] if key[0] == purpose]
            self.need(begins == sorted(begins), "MAN-6")
        for key in v[6]:
            self.need(self.possessed(party, key, [k[1] for k in v[6] if k[0] == "entry"]), "MAN-5")
        return v

    def manifest_shape(self, v: list[Any]) -> None:
        for place in (1, 4, 5):
            self.octets(v[place], 32, 32, "MAN-1")
        self.integer(v[2], 0, 2**32 - 1, "MAN-1")
        if v[3] is not None:
            self.octets(v[3], 32, 32, "MAN-1")
        for key in self.array(v[6], 1, 64, "MAN-1"):
            self.array(key, 5, 5, "MAN-1")
            self.words(key[0], 1, 16, "MAN-1")
            self.octets(key[1], 32, 2048, "MAN-1")
            self.integer(key[2], 0, 2**40 - 1, "MAN-1")
            self.integer(key[3], 0, 2**40 - 1, "MAN-1")
            self.octets(key[4], 64, 2420, "MAN-1")
        self.array(v[7], 0, 256, "MAN-1")
        for row in self.array(v[8], 0, 256, "MAN-1"):
            self.array(row, 4, 4, "MAN-1")
        self.integer(v[9], 0, 2**40 - 1, "MAN-1")
        if len(v) == 11:
            self.words(v[10], 1, 128, "MAN-1")

    def possessed(self, party: bytes, key: list[Any], entries: list[bytes]) -> bool:
        purpose, public, _, _, proof = key
        body = self.base.cbor(["firebreak/possession/1", party, purpose, public])
        try:
            if PURPOSES[purpose] == 1312:
                message = self.base.sig_structure(-48, "possession", body)
                self.mldsa(self.base.ml_dsa_44, 1312, public, message, proof, "MAN-5")
                return True
        except self.base.Refused:
            return False
        return any(self.proves(one, body, proof) for one in (entries if purpose == "bundle" else [public]))

    def proves(self, public: bytes, body: bytes, proof: bytes) -> bool:
        try:
            self.ed25519(public, self.base.sig_structure(-19, "possession", body), proof)
        except self.base.Refused:
            return False
        return True

    def manifest_statement(self, data: bytes, rootset: bytes) -> bytes:
        roots = self.rootset(rootset)
        body = self.statement(data, "manifest", roots)
        v = self.manifest(body)
        self.need(v[4] == self.base.sha(rootset), "MAN-8")
        self.need(not {ed for ed, _ in roots.values()} & {key[1] for key in v[6]}, "MAN-4")
        return body

    # --- cards ---

    def card(self, data: bytes) -> list[Any]:
        v = self.headed(data, "firebreak/card/1", (4,), "CARD-1", 16_384)
        self.party(v[1], "CARD-1")
        self.desks(v[1])
        self.octets(v[2], 32, 32, "CARD-1")
        for row in self.array(v[3], 0, 16, "CARD-1"):
            self.array(row, 3, 3, "CARD-1")
            self.integer(row[2], 0, 65_535, "CARD-1")
            self.words(row[1], 1, 253, "CARD-1")
            name = set(row[1].lower()) <= set("0123456789abcdefghijklmnopqrstuvwxyz._-") and row[1][0] != "."
            self.need(name or set(row[1].lower()) <= set("0123456789abcdef:."), "CARD-2")
        self.need(len({row[0] for row in v[3]}) == len(v[3]) and all(row[2] for row in v[3]), "CARD-2")
        return v

    # --- one a check ---

    def op_rootset(self, case: Case) -> str:
        data = bytes.fromhex(case["hex"])
        self.rootset(data)
        return str(self.base.sha(data).hex())

    def op_root_statement(self, case: Case) -> str:
        roots = self.rootset(bytes.fromhex(case["rootset"]))
        return self.statement(bytes.fromhex(case["hex"]), case["context"], roots).hex()

    def op_next_rootset(self, case: Case) -> str:
        roots = self.rootset(bytes.fromhex(case["rootset"]))
        body = self.statement(bytes.fromhex(case["hex"]), "rootset", roots)
        self.rootset(body)
        found = str(self.base.sha(body).hex())
        self.need(found == case["committed"], "ROOT-6")
        return found

    def op_charter(self, case: Case) -> str:
        data = bytes.fromhex(case["hex"])
        line = self.charter(data)[2]
        return str((line or self.base.sha(data)).hex())

    def op_charter_statement(self, case: Case) -> str:
        value = self.base.decode(bytes.fromhex(case["hex"]), 300_000)
        self.need(type(value) is list and len(value) == 3 and type(value[0]) is bytes, "CHA-10")
        charter = self.charter(value[0])
        for rows in value[1:]:
            self.array(rows, 2, 2, "ROOT-4")
        for side in (0, 1):
            roots = bytes.fromhex(case["rootsets"][side])
            self.need(charter[5][side][3] == self.base.sha(roots), "CHA-11")
            self.signed(value[1 + side], "charter", value[0], self.rootset(roots))
        return str(self.base.sha(value[0]).hex())

    def op_charter_follows(self, case: Case) -> None:
        before = bytes.fromhex(case["previous"])
        v, old = self.charter(bytes.fromhex(case["hex"])), self.charter(before)
        self.need(v[3] == old[3] + 1 and v[4] == self.base.sha(before), "CHA-12")
        self.need(v[2] == (old[2] or self.base.sha(before)), "CHA-12")
        self.need([p[0] for p in v[5]] == [p[0] for p in old[5]], "CHA-12")

    def op_code(self, case: Case) -> str:
        digest = self.base.sha(self.base.cbor(["firebreak/code/1", bytes.fromhex(case["hex"])]))
        digits = str(int(digest.hex(), 16))[-40:].zfill(40)
        return " ".join(re.findall(".....", digits))

    def op_manifest(self, case: Case) -> str:
        data = bytes.fromhex(case["hex"])
        self.manifest(data)
        return str(self.base.sha(data).hex())

    def op_manifest_statement(self, case: Case) -> str:
        body = self.manifest_statement(bytes.fromhex(case["hex"]), bytes.fromhex(case["rootset"]))
        return str(self.base.sha(body).hex())

    def op_manifest_follows(self, case: Case) -> None:
        before = bytes.fromhex(case["previous"])
        v, old = self.manifest(bytes.fromhex(case["hex"])), self.manifest(before)
        self.need(v[1] == old[1] and v[2] == old[2] + 1 and v[3] == self.base.sha(before), "MAN-9")
        self.need(v[4] in old[4:6], "MAN-9")
        purposes = {key[1]: key[0] for key in old[6]}
        self.need(all(purposes.get(key[1], key[0]) == key[0] for key in v[6]), "MAN-4")
        self.need(all(row in v[8] for row in old[8]), "MAN-9")

    def op_card(self, case: Case) -> str:
        return str(self.card(bytes.fromhex(case["hex"]))[1][1])

    def op_card_file(self, case: Case) -> str:
        _, body, sets, stated = self.headed(
            bytes.fromhex(case["hex"]), "firebreak/card-file/1", (4,), "CARD-3", 1 << 20
        )
        self.array(sets, 1, 16, "CARD-3")
        card = self.card(body)
        newest = sets[0]
        self.need(self.base.sha(newest) == card[1][0], "CARD-4")
        for following in sets[1:]:
            newest = self.statement(following, "rootset", self.rootset(newest))
        self.need(self.base.sha(newest) == card[1][3], "CARD-4")
        manifest = self.manifest_statement(stated, newest)
        self.need(self.base.sha(manifest) == card[2] and self.manifest(manifest)[1] == card[1][0], "CARD-5")
        return str(self.base.sha(manifest).hex())

    def op_armour(self, case: Case) -> str:
        head, *lines = [line for one in case["text"].upper().split("\n") if (line := one.strip())]
        self.need(head == f"FIREBREAK {case['title']} {len(lines)} LINES", "CARD-6")
        out = b""
        for index, line in enumerate(lines, 1):
            number, _, rest = line.partition(" ")
            letters, _, check = rest.replace(" ", "").partition("/")
            self.need(number == str(index), "CARD-6")
            data = base64.b32decode(letters.ljust(-(-len(letters) // 8) * 8, "="))
            self.need(base64.b32encode(data).decode().rstrip("=") == letters, "CARD-6")
            digest = self.base.sha(self.base.cbor(["firebreak/armour/1", index, data]))
            self.need(check == base64.b32encode(digest).decode()[:4], "CARD-6")
            out += data
        return out.hex()
