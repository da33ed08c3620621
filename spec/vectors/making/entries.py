"""Vectors of the ENT rules."""

from __future__ import annotations

from typing import Any

from firebreak.core.record import crypto, entry, merkle
from firebreak.core.record.codec import decode, encode
from making.common import FEED, PEER, TIME, TREE, bad, rule, seed, write


def items(**changed: Any) -> list[Any]:
    """Return the eleven items of a sealed message entry, some of them changed."""
    names = ("version", "feed", "n", "root", "m", "peer_root", "t", "kind", "commitment", "epoch")
    values: tuple[Any, ...] = (1, FEED, 300, TREE.root(300), 41, seed("peer root"), TIME, 32, seed("commitment"), 2)
    return [changed.get(name, value) for name, value in zip(names, values, strict=True)]


def wire(content: bytes | None = b"c" * 180, signature: bytes | None = None, **changed: Any) -> str:
    """Return the hex of a wire item; nothing is checked, so that it can break any rule."""
    body = encode([*items(**changed), crypto.sha256(b"c" * 180 if content is None else content)])
    body = body if content is None else body[:-34]
    return encode([body, content] if signature is None else [body, content, signature]).hex()


CLEAR = {"kind": 7, "commitment": None, "epoch": 0}


def make() -> None:
    def ok(*hexed: str) -> list[Any]:
        return [{"hex": one} for one in hexed]

    def no(*pairs: tuple[str, str]) -> list[Any]:
        return [bad(why, hex=one) for one, why in pairs]

    empty = merkle.EMPTY_ROOT
    first = {"n": 0, "root": empty, "m": 0, "peer_root": empty, "kind": 1, "commitment": None, "epoch": 0}
    genesis = wire(b"g" * 200, **first)
    short = encode([encode([*items(), crypto.sha256(b"c" * 180)][:10]), None]).hex()
    eleven = [*items(), crypto.sha256(b"c")]
    swapped = encode([encode([*eleven[:8], eleven[9], eleven[8], eleven[10]]), None]).hex()
    write(
        "entry",
        [
            rule(
                "ENT-1",
                "item",
                ok(wire(), genesis),
                no(
                    (wire(version=2), "an unknown version"),
                    (wire(version=0), "version 0"),
                    (wire(version=True), "true in place of 1"),
                    (encode([encode(5), None]).hex(), "no array"),
                    (encode([encode([]), None]).hex(), "an empty array"),
                ),
            ),
            rule(
                "ENT-2",
                "item",
                ok(wire(**CLEAR)),
                no(
                    (short, "ten items"),
                    (encode([encode([*items(), b"h" * 32, None]), None]).hex(), "twelve items, the last null"),
                    (swapped, "commitment and epoch change places"),
                    (wire(feed=b"f" * 31), "a feed id of 31 bytes"),
                    (wire(root=None), "no root"),
                    (wire(peer_root="x" * 32), "text in place of a root"),
                    (wire(commitment=b"c" * 33), "a commitment of 33 bytes"),
                    (wire(commitment=False), "false in place of a commitment"),
                    (wire(n=True), "true in place of n"),
                    (wire(t="1767225600"), "time as text"),
                    (wire(t=None), "no time"),
                ),
            ),
            rule(
                "ENT-3",
                "item",
                ok(wire(n=2**32 - 1), wire(m=2**32 - 1), wire(t=2**40 - 1), wire(t=0), wire(epoch=2**32 - 1)),
                no(
                    (wire(n=2**32), "n of 2^32"),
                    (wire(m=2**32), "m of 2^32"),
                    (wire(t=2**40), "t of 2^40"),
                    (wire(t=-1), "t before 1970"),
                    (wire(n=-1), "a negative index"),
                    (wire(kind=256), "a kind of nine bits"),
                    (wire(epoch=2**32), "epoch of 2^32"),
                    (wire(n=2**64 - 1), "n of 2^64 - 1"),
                ),
            ),
            rule(
                "ENT-4",
                "item",
                ok(wire(kind=32 + 64), wire(kind=32 + 128), wire(kind=48 + 128), wire(kind=51), wire(kind=51 + 64)),
                no(
                    (wire(kind=32 + 192), "marking 3"),
                    (wire(kind=0 + 64), "a receipt marked EXERCISE"),
                    (wire(kind=7 + 128, commitment=None, epoch=0), "unreadable marked TEST"),
                    (wire(kind=15 + 64), "an unassigned kind below 16 marked EXERCISE"),
                    (wire(kind=48), "a test marked OPERATIONAL"),
                    (wire(kind=49 + 64), "a test reply marked EXERCISE"),
                    (wire(kind=50), "a test summary marked OPERATIONAL"),
                ),
            ),
            rule(
                "ENT-5",
                "item",
                ok(wire(**CLEAR), wire(kind=60), wire(kind=60, commitment=None, epoch=0), wire(kind=0)),
                no(
                    (wire(commitment=None), "no commitment in an epoch"),
                    (wire(epoch=0), "a commitment in epoch 0"),
                    (wire(kind=7), "unreadable sealed"),
                    (wire(kind=5), "a prekey sealed"),
                    (wire(commitment=None, epoch=0), "a message in clear"),
                    (wire(kind=0, commitment=None, epoch=0), "a receipt in clear"),
                ),
            ),
            rule(
                "ENT-6",
                "item",
                ok(genesis, wire(m=0, peer_root=empty)),
                no(
                    (wire(b"g" * 200, **(first | {"root": seed("root")})), "entry 0 after something"),
                    (wire(m=0), "a root of a peer feed of which nothing is held"),
                ),
            ),
            rule(
                "ENT-7",
                "item",
                ok(
                    wire(b"c" * 17),
                    wire(b"c" * 16_400),
                    wire(b"c" * 4_096, **CLEAR),
                    wire(b"c", **CLEAR),
                    wire(b"c" * 16_528, kind=10),
                    wire(None),
                ),
                no(
                    (wire(b""), "empty ciphertext"),
                    (wire(b"c" * 16), "a tag and nothing else"),
                    (wire(b"c" * 16_401), "a payload of 16,385 bytes"),
                    (wire(b"c" * 16_529, kind=10), "an again of 16,513 bytes"),
                    (wire(b"c" * 4_097, **CLEAR), "a clear body of 4,097 bytes"),
                    (wire(b"", **CLEAR), "an empty clear body"),
                ),
            ),
            rule(
                "ENT-8",
                "item",
                ok(wire(), wire(signature=b"s" * 64), wire(None, b"s" * 64)),
                no(
                    (encode([decode(bytes.fromhex(wire()))[0]]).hex(), "no content item"),  # type: ignore[index]
                    (encode([*decode(bytes.fromhex(wire())), None]).hex(), "a trailing null for the signature"),  # type: ignore[misc]
                    (wire(signature=b"s" * 63), "a signature of 63 bytes"),
                    (wire(signature=b""), "an empty signature"),
                    (encode([*decode(bytes.fromhex(wire(signature=b"s" * 64))), 1]).hex(), "a fourth item"),  # type: ignore[misc]
                    (encode([items(), b"c" * 180]).hex(), "E as an array, not as bytes"),
                    (encode([encode(items()), "c" * 180]).hex(), "content as text"),
                    (encode(5).hex(), "no array"),
                ),
            ),
            signed_items(),
            rule(
                "ENT-10",
                "item",
                ok(wire(kind=41), wire(kind=45), wire(kind=46, commitment=None, epoch=0)),
                no(
                    (wire(kind=41, commitment=None, epoch=0), "a release in clear"),
                    (wire(kind=107, commitment=None, epoch=0), "a watch of an exercise in clear"),
                    (wire(kind=45, commitment=None, epoch=0), "an agreed form of address in clear"),
                ),
            ),
        ],
    )


def signed_items() -> dict[str, Any]:
    key, other = crypto.ed25519_public(seed("entry key")), crypto.ed25519_public(seed("other entry key"))
    raw = entry.parse_item(decode(bytes.fromhex(wire())))
    signature = crypto.sign_ed25519(seed("entry key"), "entry", raw.entry.body)
    raw_signature = crypto.sign_ed25519_raw(seed("entry key"), raw.entry.body)
    sealed = crypto.sign_ed25519(seed("entry key"), "seal", raw.entry.body)
    return rule(
        "ENT-9",
        "signed-item",
        [
            {"hex": wire(signature=signature), "entry_key": key.hex()},
            {"hex": wire(None, signature), "entry_key": key.hex()},
        ],
        [
            bad("no signature yet", hex=wire(), entry_key=key.hex()),
            bad("the key of another feed", hex=wire(signature=signature), entry_key=other.hex()),
            bad("another ciphertext", hex=wire(b"d" * 180, signature), entry_key=key.hex()),
            bad("another feed: a replay", hex=wire(signature=signature, feed=PEER), entry_key=key.hex()),
            bad("another index", hex=wire(signature=signature, n=301), entry_key=key.hex()),
            bad("another marking", hex=wire(signature=signature, kind=96), entry_key=key.hex()),
            bad("signed without the structure", hex=wire(signature=raw_signature), entry_key=key.hex()),
            bad("signed in another context", hex=wire(signature=sealed), entry_key=key.hex()),
        ],
    )
