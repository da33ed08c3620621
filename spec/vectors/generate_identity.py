"""Makes the vectors of root sets, charters, manifests and cards: `python spec/vectors/generate_identity.py`.

Signatures of ML-DSA draw randomness, so they are kept in `randomised_identity.json` and made anew only for inputs that
are not there yet; everything else comes out byte for byte the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from operations_identity import OPERATIONS

from firebreak.core.record import card, crypto, rootset
from firebreak.core.record.codec import decode, encode

HERE = Path(__file__).resolve().parent
KEPT = HERE / "randomised_identity.json"
known: dict[str, str] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
used: dict[str, str] = {}
BEGIN = 1_767_225_600
DAY = 86_400
Edit = Callable[[list[Any]], Any]


def seed(name: str) -> bytes:
    return hashlib.sha256(f"firebreak vector {name}".encode()).digest()


def kept(inputs: bytes, make: Callable[[], bytes]) -> bytes:
    key = hashlib.sha256(inputs).hexdigest()[:24]
    used[key] = known[key] if key in known else make().hex()
    return bytes.fromhex(used[key])


def thawed(value: Any) -> Any:
    return [thawed(item) for item in value] if isinstance(value, tuple) else value


def edited(body: bytes, edit: Edit) -> str:
    """Return `body` with its decoded value changed in place."""
    value = thawed(decode(body, max_bytes=1 << 20))
    edit(value)
    return encode(value).hex()


def put(*path: Any) -> Edit:
    """Return an edit that sets the place `path[:-1]` to `path[-1]`."""

    def edit(value: list[Any]) -> None:
        for step in path[:-2]:
            value = value[step]
        value[path[-2]] = path[-1]

    return edit


def both(*edits: Edit) -> Edit:
    def edit(value: list[Any]) -> None:
        for one in edits:
            one(value)

    return edit


def rule(name: str, check: str, accept: list[Any], reject: list[Any]) -> dict[str, Any]:
    for case in accept:
        case["result"] = OPERATIONS[check](case)
    for case in reject:
        case.setdefault("error", name)
    return {"rule": name, "check": check, "accept": accept, "reject": reject}


# --- two parties -----------------------------------------------------------------------------------------------------


def custodians(party: str) -> list[rootset.CustodianSeeds]:
    return [
        rootset.CustodianSeeds(number=n, ed25519=seed(f"{party} {n} ed"), mldsa87=seed(f"{party} {n} mldsa"))
        for n in (1, 2, 3)
    ]


ROOTS = {name: custodians(name) for name in ("alpha", "beta", "alpha next", "beta next", "alpha last")}
SETS = {name: rootset.build_rootset([c.public() for c in root]) for name, root in ROOTS.items()}


def signatures(ctx: str, body: bytes, name: str, which: tuple[int, ...] = (0, 1)) -> list[list[Any]]:
    rows = []
    for one in (ROOTS[name][i] for i in which):
        inputs = encode([ctx, body, one.number, one.mldsa87])
        mldsa = kept(inputs, lambda one=one: crypto.sign_mldsa87(one.mldsa87, ctx, body))
        rows.append([one.number, crypto.sign_ed25519(one.ed25519, ctx, body), mldsa])
    return rows


def statement(ctx: str, body: bytes, name: str) -> bytes:
    return encode([body, signatures(ctx, body, name)])


def possession(party: bytes, purpose: str, public: bytes, secret: bytes) -> bytes:
    body = encode(["firebreak/possession/1", party, purpose, public])
    if purpose == "seal-mldsa":
        message = crypto.sig_structure(bytes.fromhex("a101382f"), "possession", body)
        return kept(encode([message, secret]), lambda: crypto.sign_mldsa44(secret, message))
    return crypto.sign_ed25519(secret, "possession", body)


PUBLIC = {
    "entry": crypto.ed25519_public, "seal-ed": crypto.ed25519_public, "seal-mldsa": crypto.mldsa44_public,
    "tls": crypto.ed25519_public, "bundle": crypto.xwing_public,
}  # fmt: skip


def key_row(party: bytes, purpose: str, name: str, begin: int = BEGIN, prover: str = "") -> list[Any]:
    public = PUBLIC[purpose](seed(name))
    return [purpose, public, begin, begin + 90 * DAY, possession(party, purpose, public, seed(prover or name))]


def manifest_body(name: str, purposes: tuple[str, ...] = ("entry", "seal-ed", "seal-mldsa", "tls")) -> bytes:
    party = SETS[name].hash
    rows = [key_row(party, p, f"{name} {p}", prover=f"{name} entry" if p == "bundle" else "") for p in purposes]
    fixed = [party, 1, None, party, SETS[f"{name} next"].hash]
    return encode(["firebreak/manifest/1", *fixed, rows, [], [], BEGIN + 365 * DAY])


def party_row(name: str, label: str) -> list[Any]:
    desks = [[1, "watch", "Watch", 0], [2, "ops", "Operations", 1], [3, "head", "Head", 3]]
    return [SETS[name].hash, label, "en", SETS[name].hash, desks, ["+99 1 234 567"]]


def charter_body() -> bytes:
    terms = [
        [[1, "watch officer"], [2, "principal"]], ["en", "ar"], [1800, 600, 180, 60], 28_800, 86_400, 8000, 4000,
        [[28_800, 72_000], 127, 600, 0, 10, 0, None], [[1, "not available"]],
        [[0, "direct", "stream"], [1, "relay", "relay"]], [3], 60, [4096, 604_800], [64, 60], 86_400, 4, 7_776_000,
        86_400, 604_800, 600, 0, BEGIN, BEGIN + 1000 * DAY,
    ]  # fmt: skip
    return encode(
        ["firebreak/charter/1", 1, None, 1, None, [party_row("alpha", "Alpha"), party_row("beta", "Beta")], *terms]
    )


# Places in the charter's array.
LINE, REVISION, PREVIOUS, PARTIES, ROLES, LANGUAGES, RING = 2, 3, 4, 5, 6, 7, 8
SETTLE, URGENT, TESTS, PATHS, ACCEPTS, EXPIRY = 10, 12, 13, 15, 16, 28


# --- the files -------------------------------------------------------------------------------------------------------


def rootsets() -> list[dict[str, Any]]:
    body, other = SETS["alpha"].body, SETS["beta"]
    good = {"hex": body.hex()}
    weak = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")  # small order
    large = bytes([0xEE]) + b"\xff" * 30 + b"\x7f"  # y = p + 1: not canonical
    said = b"a statement of two custodians"
    stated = statement("rootset", said, "alpha")
    asked = {"rootset": body.hex(), "context": "rootset"}
    following = statement("rootset", SETS["alpha next"].body, "alpha")
    chain = {"rootset": body.hex(), "hex": following.hex()}
    return [
        rule("ROOT-1", "rootset", [good, {"hex": other.body.hex()}], [
            {"hex": edited(body, put(0, "firebreak/rootset/2")), "why": "another context"},
            {"hex": edited(body, lambda v: v[1].pop()), "why": "two custodians"},
            {"hex": edited(body, lambda v: v.append(None)), "why": "one field too many"},
            {"hex": edited(body, put(1, 0, 2, b"\x00" * 2591)), "why": "a short ML-DSA-87 key"},
            {"hex": edited(body, put(1, 0, 0, 256)), "why": "a custodian's number over 255"},
            {"hex": body.hex() + "00", "why": "a byte follows", "error": "CBOR-2"},
        ]),
        rule("ROOT-2", "rootset", [dict(good)], [
            {"hex": edited(body, lambda v: v[1].reverse()), "why": "descending"},
            {"hex": edited(body, put(1, 1, 0, 1)), "why": "a number twice"},
        ]),
        rule("ROOT-3", "rootset", [dict(good)], [
            {"hex": edited(body, lambda v: v[1][1].__setitem__(1, v[1][0][1])), "why": "the same Ed25519 key"},
            {"hex": edited(body, lambda v: v[1][2].__setitem__(2, v[1][0][2])), "why": "the same ML-DSA-87 key"},
            {"hex": edited(body, put(1, 0, 1, weak)), "why": "a key of small order", "error": "KEY-2"},
            {"hex": edited(body, put(1, 0, 1, large)), "why": "a key not in canonical form", "error": "KEY-1"},
        ]),
        rule("ROOT-4", "root-statement", [
            {**asked, "hex": stated.hex()},
            {**asked, "hex": encode([said, signatures("rootset", said, "alpha", (0, 2))]).hex()},
        ], [
            {**asked, "hex": edited(stated, lambda v: v[1].pop()), "why": "one custodian"},
            {**asked, "hex": encode([said, signatures("rootset", said, "alpha", (0, 1, 2))]).hex(), "why": "three"},
            {**asked, "hex": edited(stated, lambda v: v[1].reverse()), "why": "descending"},
            {**asked, "hex": edited(stated, lambda v: v[1].__setitem__(1, v[1][0])), "why": "one custodian twice"},
            {**asked, "hex": edited(stated, put(1, 0, 2, b"")), "why": "without the ML-DSA-87 signature"},
            {**asked, "hex": edited(stated, lambda v: v[1][0].__setitem__(1, v[1][1][1])),
             "why": "another custodian's Ed25519 signature", "error": "SIG-1"},
            {**asked, "hex": edited(stated, lambda v: v[1][0].__setitem__(2, v[1][1][2])),
             "why": "another custodian's ML-DSA-87 signature", "error": "SIG-3"},
            {**asked, "context": "charter", "hex": stated.hex(), "why": "another context", "error": "SIG-1"},
        ]),
        rule("ROOT-5", "root-statement", [{**asked, "hex": stated.hex()}], [
            {**asked, "hex": edited(stated, put(1, 1, 0, 4)), "why": "no such custodian"},
        ]),
        rule("ROOT-6", "next-rootset", [{**chain, "committed": SETS["alpha next"].hash.hex()}], [
            {**chain, "committed": SETS["alpha last"].hash.hex(), "why": "another one was committed to"},
        ]),
    ]  # fmt: skip


def charters() -> list[dict[str, Any]]:
    body = charter_body()
    good = {"hex": body.hex()}

    def case(why: str, edit: Edit, **more: str) -> dict[str, Any]:
        return {"hex": edited(body, edit), "why": why, **more}

    def asks(value: Any) -> Edit:
        return lambda v: v.append(value)

    line = crypto.sha256(body)
    second = bytes.fromhex(edited(body, both(put(LINE, line), put(REVISION, 2), put(PREVIOUS, line), put(SETTLE, 90))))
    signed = encode([body, signatures("charter", body, "alpha"), signatures("charter", body, "beta")])
    sets = {"rootsets": [SETS["alpha"].body.hex(), SETS["beta"].body.hex()]}
    follows = {"previous": body.hex()}
    codes = [seed("code"), seed("code 2"), line]
    return [
        rule("CHA-1", "charter", [dict(good), {"hex": second.hex()}], [
            case("another context", put(0, "firebreak/charter/2")),
            case("two fields too many", lambda v: v.extend([[3], None])),
            case("a field too few", lambda v: v.pop()),
        ]),
        rule("CHA-2", "charter", [dict(good)], [case("another suite", put(1, 2))]),
        rule("CHA-3", "charter", [
            dict(good), {"hex": edited(body, put(RING, [604_800, 1, 1, 1]))}, {"hex": edited(body, put(TESTS, 0, []))},
        ], [
            case("rings for no time", put(RING, [1800, 600, 180, 0])),
            case("rings for more than seven days", put(RING, [604_801, 600, 180, 60])),
            case("65 desks", put(PARTIES, 0, 4, [[n, f"d{n}", "Desk", 0] for n in range(65)])),
            case("no desk", put(PARTIES, 0, 4, [])),
            case("an id with a capital letter", put(PARTIES, 0, 4, 0, 1, "Watch")),
            case("an empty name", put(PARTIES, 1, 1, "")),
            case("a name of 101 bytes", put(PARTIES, 1, 1, "é" * 50 + "x")),
            case("an unknown echelon", put(PARTIES, 0, 4, 0, 3, 4)),
            case("not a language tag", put(LANGUAGES, ["en us"])),
            case("role 0", put(ROLES, 0, 0, 0)),
            case("texts of more than 8,000 bytes", put(11, 8001)),
            case("a weekday that is none", put(TESTS, 1, 128)),
            case("a number as text", put(SETTLE, "86400")),
        ]),
        rule("CHA-4", "charter", [dict(good), {"hex": second.hex()}], [
            case("a line in revision 1", put(LINE, line)),
            case("revision 2 without line", both(put(REVISION, 2), put(PREVIOUS, line))),
            case("revision 2 without previous", both(put(REVISION, 2), put(LINE, line))),
        ]),
        rule("CHA-5", "charter", [dict(good)], [
            case("a line with oneself", lambda v: v[PARTIES].__setitem__(1, v[PARTIES][0])),
            case("one root for two parties", lambda v: v[PARTIES][1].__setitem__(3, v[PARTIES][0][3])),
        ]),
        rule("CHA-6", "charter", [dict(good)], [
            case("desks out of order", lambda v: v[PARTIES][0][4].reverse()),
            case("an id twice", put(PARTIES, 0, 4, 1, 1, "watch")),
            case("no watch desk", put(PARTIES, 1, 4, 0, 3, 1)),
        ]),
        rule("CHA-7", "charter", [dict(good), {"hex": edited(body, put(ACCEPTS, [2, 3]))}], [
            case("roles out of order", lambda v: v[ROLES].reverse()),
            case("a precedence twice", put(ACCEPTS, [3, 3])),
            case("a language twice", put(LANGUAGES, ["en", "en"])),
        ]),
        rule("CHA-8", "charter", [dict(good), {"hex": edited(body, put(PATHS, 1, 2, "carried"))}], [
            case("paths out of order", lambda v: v[PATHS].reverse()),
            case("a name twice", put(PATHS, 1, 1, "direct")),
            case("an unknown kind", put(PATHS, 1, 2, "pigeon")),
        ]),
        rule("CHA-9", "charter", [dict(good)], [
            case("test times out of order", put(TESTS, 0, [72_000, 28_800])),
            case("tests end before they begin", both(put(TESTS, 5, 100), put(TESTS, 6, 100))),
            case("expires before it begins", put(EXPIRY, BEGIN)),
            case("urgent texts longer than others", put(11, 3999)),
        ]),
        rule("CHA-10", "charter-statement", [{**sets, "hex": signed.hex()}], [
            {**sets, "hex": encode([body, signatures("charter", body, "alpha")]).hex(), "why": "one party signed"},
            {**sets, "hex": edited(signed, lambda v: v.append(v.pop(1))), "why": "lists exchanged", "error": "SIG-1"},
            {**sets, "hex": edited(signed, lambda v: v[2].pop()), "why": "one custodian of two", "error": "ROOT-4"},
            {**sets, "hex": edited(signed, put(0, second)), "why": "signed for another text", "error": "SIG-1"},
        ]),
        rule("CHA-11", "charter-statement", [{**sets, "hex": signed.hex()}], [
            {"rootsets": sets["rootsets"][::-1], "hex": signed.hex(), "why": "root sets exchanged"},
        ]),
        rule("CHA-12", "charter-follows", [{**follows, "hex": second.hex()}], [
            {**follows, "hex": edited(second, put(REVISION, 3)), "why": "a revision left out"},
            {**follows, "hex": edited(second, put(PREVIOUS, seed("x"))), "why": "another one before"},
            {**follows, "hex": edited(second, put(LINE, seed("x"))), "why": "another line"},
            {**follows, "hex": edited(second, lambda v: v[PARTIES].reverse()), "why": "parties exchanged"},
        ]),
        rule("CHA-13", "code", [{"hex": one.hex()} for one in codes], []),
        rule("CHA-14", "charter", [
            dict(good), {"hex": edited(body, asks([3]))}, {"hex": edited(second, asks([0, 1, 2, 3]))},
        ], [
            case("null where nothing should be", asks(None)),
            case("empty where nothing should be", asks([])),
            case("a precedence and no array", asks(3)),
            case("an unknown precedence", asks([4])),
            case("a precedence twice", asks([2, 2])),
            case("out of order", asks([3, 2])),
            case("five precedences", asks([0, 1, 2, 3, 3])),
        ]),
    ]  # fmt: skip


def manifests() -> list[dict[str, Any]]:
    body = manifest_body("alpha")
    full = manifest_body("alpha", ("entry", "seal-ed", "seal-mldsa", "tls", "bundle"))
    party, keys = SETS["alpha"].hash, 6
    good = {"hex": body.hex()}

    def case(why: str, edit: Edit, **more: str) -> dict[str, Any]:
        return {"hex": edited(body, edit), "why": why, **more}

    renewed = key_row(party, "entry", "alpha entry 2", BEGIN + 80 * DAY)
    second = bytes.fromhex(edited(body, both(
        put(2, 2), put(3, crypto.sha256(body)), lambda v: v[keys].insert(1, renewed),
        put(8, [[seed("key"), seed("feed"), 7, seed("root")]]),
    )))  # fmt: skip
    rooted = bytes.fromhex(edited(second, both(put(4, SETS["alpha next"].hash), put(5, SETS["alpha last"].hash))))
    stray = bytes.fromhex(edited(second, both(put(4, SETS["alpha last"].hash), put(5, SETS["alpha next"].hash))))
    root_key = crypto.ed25519_public(ROOTS["alpha"][0].ed25519)
    proof = crypto.sign_ed25519(
        ROOTS["alpha"][0].ed25519, "possession", encode(["firebreak/possession/1", party, "tls", root_key])
    )
    mixed = bytes.fromhex(edited(body, put(keys, 3, ["tls", root_key, BEGIN, BEGIN + DAY, proof])))
    moved = key_row(party, "tls", "alpha entry")
    exchanged = bytes.fromhex(edited(second, both(lambda v: v[keys].pop(0), lambda v: v[keys].append(moved))))
    third = bytes.fromhex(edited(second, both(put(2, 3), put(3, crypto.sha256(second)), put(8, []))))
    stated = statement("manifest", body, "alpha")
    asked, after = {"rootset": SETS["alpha"].body.hex()}, {"previous": body.hex()}
    wrong = bytes.fromhex(edited(body, put(keys, 3, 4, b"\x00" * 64)))
    return [
        rule("MAN-1", "manifest", [
            dict(good), {"hex": full.hex()}, {"hex": edited(body, lambda v: v.append("example.org/log"))},
        ], [
            case("another context", put(0, "firebreak/manifest/2")),
            case("a field too few", lambda v: v.pop()),
            case("an origin that is null", lambda v: v.append(None)),
            case("a time as text", put(9, "never")),
        ]),
        rule("MAN-2", "manifest", [dict(good), {"hex": second.hex()}], [
            case("version 0", put(2, 0)),
            case("version 1 names one before", put(3, seed("x"))),
            case("version 2 names none before", put(2, 2)),
            case("version 1 under another root set", put(4, seed("x"))),
            case("the next root set is this one", put(5, party)),
        ]),
        rule("MAN-3", "manifest", [dict(good)], [
            case("an unknown purpose", put(keys, 3, 0, "ssh")),
            case("a key of another length", put(keys, 3, 1, b"\x01" * 33)),
            case("an Ed25519 key of small order", put(keys, 3, 1, b"\x01" + b"\x00" * 31), error="KEY-2"),
        ]),
        rule("MAN-4", "manifest", [dict(good)], [
            case("one key for two purposes", lambda v: v[keys][3].__setitem__(1, v[keys][0][1])),
            case("a key twice", lambda v: v[keys].insert(0, v[keys][0])),
        ]),
        rule("MAN-4", "manifest-statement", [{**asked, "hex": stated.hex()}], [
            {**asked, "hex": statement("manifest", mixed, "alpha").hex(), "why": "a custodian's key"},
        ]),
        rule("MAN-4", "manifest-follows", [{**after, "hex": second.hex()}], [
            {**after, "hex": exchanged.hex(), "why": "an entry key becomes a TLS key"},
        ]),
        rule("MAN-5", "manifest", [dict(good), {"hex": full.hex()}], [
            {"hex": wrong.hex(), "why": "no proof"},
            case("the proof of another key", lambda v: v[keys][3].__setitem__(4, v[keys][0][4])),
            case("the proof of another purpose", lambda v: v[keys].__setitem__(0, [
                *v[keys][0][:4], possession(party, "tls", v[keys][0][1], seed("alpha entry"))])),
            case("another party's proof", lambda v: v[keys].__setitem__(0, [
                *v[keys][0][:4], possession(SETS["beta"].hash, "entry", v[keys][0][1], seed("alpha entry"))])),
            {"hex": edited(full, lambda v: v[keys][4].__setitem__(4, possession(
                party, "bundle", v[keys][4][1], seed("alpha tls")))), "why": "a bundle key that TLS vouches for"},
        ]),
        rule("MAN-6", "manifest", [dict(good), {"hex": second.hex()}], [
            case("ends before it begins", put(keys, 3, 3, BEGIN)),
            case("an entry key for 91 days", put(keys, 0, 3, BEGIN + 91 * DAY)),
            {"hex": edited(second, lambda v: v[keys].insert(0, v[keys].pop(1))), "why": "a later key stands first"},
        ]),
        rule("MAN-7", "manifest", [dict(good)], [case("no TLS key", lambda v: v[keys].pop())]),
        rule("MAN-8", "manifest-statement", [{**asked, "hex": stated.hex()}], [
            {**asked, "hex": statement("manifest", rooted, "alpha").hex(), "why": "another root set is named"},
        ]),
        rule("MAN-9", "manifest-follows", [{**after, "hex": second.hex()}, {**after, "hex": rooted.hex()}], [
            {**after, "hex": edited(second, put(2, 3)), "why": "a version left out"},
            {**after, "hex": edited(second, put(3, seed("x"))), "why": "another one before"},
            {**after, "hex": stray.hex(), "why": "a root set nobody committed to"},
            {"previous": second.hex(), "hex": third.hex(), "why": "a revocation taken back"},
        ]),
    ]  # fmt: skip


def cards() -> list[dict[str, Any]]:
    manifest = manifest_body("alpha")
    row = party_row("alpha", "Alpha")
    body = encode(["firebreak/card/1", row, crypto.sha256(manifest), [["direct", "192.0.2.7", 4440]]])
    stated = statement("manifest", manifest, "alpha")
    whole = encode(["firebreak/card-file/1", body, [SETS["alpha"].body], stated])
    following = statement("rootset", SETS["alpha next"].body, "alpha")
    newer = bytes.fromhex(edited(manifest, both(
        put(2, 2), put(3, crypto.sha256(manifest)), put(4, SETS["alpha next"].hash), put(5, SETS["alpha last"].hash)
    )))  # fmt: skip
    rotated = encode(["firebreak/card/1", [*row[:3], SETS["alpha next"].hash, *row[4:]], crypto.sha256(newer), []])
    later = encode([
        "firebreak/card-file/1", rotated, [SETS["alpha"].body, following], statement("manifest", newer, "alpha next")
    ])  # fmt: skip
    good = {"hex": body.hex()}

    def case(why: str, edit: Edit, **more: str) -> dict[str, Any]:
        return {"hex": edited(body, edit), "why": why, **more}

    def file(why: str, edit: Edit, **more: str) -> dict[str, Any]:
        return {"hex": edited(whole, edit), "why": why, **more}

    text = card.armour("CARD", body)
    lines = text.splitlines()
    titled = {"title": "CARD"}
    return [
        rule("CARD-1", "card", [dict(good), {"hex": edited(body, put(3, []))}], [
            case("another context", put(0, "firebreak/card/2")),
            case("a field too many", lambda v: v.append(None)),
            case("a short hash", put(2, b"\x00" * 31)),
            case("no watch desk", put(1, 4, 0, 3, 1), error="CHA-6"),
        ]),
        rule("CARD-2", "card", [dict(good), {"hex": edited(body, put(3, 0, 1, "2001:db8::7"))}], [
            case("two addresses of a path", lambda v: v[3].append(["direct", "192.0.2.8", 4440])),
            case("port 0", put(3, 0, 2, 0)),
            case("a host with a space", put(3, 0, 1, "192.0.2.7 x")),
            case("a host in brackets", put(3, 0, 1, "[2001:db8::7]")),
        ]),
        rule("CARD-3", "card-file", [{"hex": whole.hex()}], [
            file("another context", put(0, "firebreak/card-file/2")),
            file("no root set", put(2, [])),
        ]),
        rule("CARD-4", "card-file", [{"hex": whole.hex()}, {"hex": later.hex()}], [
            file("another party's root set", put(2, [SETS["beta"].body])),
            {"hex": edited(later, lambda v: v[2].pop()), "why": "the set that signs is missing"},
        ]),
        rule("CARD-5", "card-file", [{"hex": whole.hex()}], [
            {"hex": encode(["firebreak/card-file/1", bytes.fromhex(edited(body, put(2, seed("x")))),
                            [SETS["alpha"].body], stated]).hex(), "why": "another manifest"},
        ]),
        rule("CARD-6", "armour", [
            {**titled, "text": text}, {**titled, "text": text.lower().replace("\n", "\n\n  ")},
        ], [
            {**titled, "text": text.replace("CARD", "CHARTER"), "why": "another title"},
            {**titled, "text": "\n".join(lines[:-1]), "why": "a line is missing"},
            {**titled, "text": "\n".join([lines[0], lines[2], lines[1], *lines[3:]]), "why": "lines exchanged"},
            {**titled, "text": text.replace("A", "B", 2).replace("CBRD", "CARD"), "why": "a letter mistyped"},
        ]),
    ]  # fmt: skip


def main() -> None:
    """Write the four files; a second implementation checks them in `tests/record/test_identity_vectors.py`."""
    for name, make in (("rootset", rootsets), ("charter", charters), ("manifest", manifests), ("card", cards)):
        (HERE / f"{name}.json").write_text(json.dumps(make(), indent=1) + "\n")
    KEPT.write_text(json.dumps({key: used[key] for key in sorted(used)}, indent=1) + "\n")


if __name__ == "__main__":
    main()
