"""Vectors of the SEAL rules."""

from __future__ import annotations

import base64
from typing import Any

from firebreak.core.record import crypto, seal
from firebreak.core.types import FeedId, Root
from making.common import FEED, PEER, TREE, bad, flipped, kept, rule, seed, write

ED, MLDSA = crypto.ed25519_public(seed("seal ed")), crypto.mldsa44_public(seed("seal mldsa"))


def note(size: int = 300, root: Root = TREE.root(300), feed: FeedId = FEED) -> str:  # noqa: B008 - a constant
    message = seal.mldsa_seal_message(feed, size, root)
    ed = crypto.sign_ed25519_raw(seed("seal ed"), seal.seal_text(feed, size, root))
    mldsa = kept("seal", message, lambda: crypto.sign_mldsa44(seed("seal mldsa"), message))
    return seal.build_note(feed, size, root, ED, ed, MLDSA, mldsa).decode()


def make() -> None:
    good = note()
    lines = good.split("\n")
    origin, size, root, _, ed, mldsa, _ = lines

    def case(text: str = good, **changed: bytes) -> dict[str, Any]:
        keys = {"feed": FEED, "ed_public": ED, "mldsa_public": MLDSA, **changed}
        return {"note": text} | {name: value.hex() for name, value in keys.items()}

    def lined(*parts: str) -> dict[str, Any]:
        return case("\n".join(parts) + "\n")

    def patched(line: str, at: int) -> str:
        data = base64.b64decode(line.rsplit(" ", 1)[1])
        return line.rsplit(" ", 1)[0] + " " + base64.b64encode(flipped(data, at)).decode()

    longer = f"\u2014 {origin} {base64.b64encode(bytes(69)).decode()}"
    write(
        "seal",
        [
            rule(
                "SEAL-1",
                "note",
                [case()],
                [
                    bad("the ML-DSA-44 line stripped", **lined(origin, size, root, "", ed)),
                    bad("the Ed25519 line stripped", **lined(origin, size, root, "", mldsa)),
                    bad("an extension line", **lined(origin, size, root, "extension", "", ed, mldsa)),
                    bad("a third signature line", **lined(origin, size, root, "", ed, mldsa, ed)),
                    bad("no empty line", **lined(origin, size, root, ed, mldsa)),
                    bad("an empty line in front", **lined("", origin, size, root, "", ed, mldsa)),
                    bad("no newline at the end", **case(good[:-1])),
                    bad("a newline too many", **case(good + "\n")),
                    bad("over 16 KiB", **lined(origin, size, root, "", ed, mldsa + "A" * 13_000)),
                    bad("empty", **case("")),
                ],
            ),
            rule(
                "SEAL-2",
                "note",
                [case(note(1, TREE.root(1))), case(note(2**32 - 1))],
                [
                    bad("another kind of origin", **lined("example.com/log", size, root, "", ed, mldsa)),
                    bad(
                        "capital hexadecimal digits",
                        **lined(origin[:15] + origin[15:].upper(), size, root, "", ed, mldsa),
                    ),
                    bad("size 0", **lined(origin, "0", root, "", ed, mldsa)),
                    bad("a leading zero", **lined(origin, "0300", root, "", ed, mldsa)),
                    bad("a sign", **lined(origin, "+300", root, "", ed, mldsa)),
                    bad("digits of another script", **lined(origin, "\u0663\u0660\u0660", root, "", ed, mldsa)),
                    bad("size 2^32", **lined(origin, str(2**32), root, "", ed, mldsa)),
                    bad(
                        "a root of 31 bytes", **lined(origin, size, base64.b64encode(bytes(31)).decode(), "", ed, mldsa)
                    ),
                    bad(
                        "unused bits set in the base64 of the root",
                        **lined(origin, size, root[:-2] + "9=", "", ed, mldsa),
                    ),
                    bad("a root without padding", **lined(origin, size, root[:-1], "", ed, mldsa)),
                    bad("a carriage return", **lined(origin, size + "\r", root, "", ed, mldsa)),
                ],
            ),
            rule(
                "SEAL-3",
                "note",
                [case()],
                [
                    bad("the two lines change places", **lined(origin, size, root, "", mldsa, ed)),
                    bad("the Ed25519 line twice", **lined(origin, size, root, "", ed, ed)),
                    bad("a hyphen for the dash", **lined(origin, size, root, "", ed.replace("\u2014", "-"), mldsa)),
                    bad("another name", **lined(origin, size, root, "", ed.replace(origin, "example.com"), mldsa)),
                    bad("two spaces", **lined(origin, size, root, "", ed.replace(origin, origin + " "), mldsa)),
                    bad("no base64", **lined(origin, size, root, "", ed[:-1] + "!", mldsa)),
                    bad("an Ed25519 signature of 65 bytes", **lined(origin, size, root, "", longer, mldsa)),
                    bad("a timestamp", **lined(origin, size, root, "", ed, patched(mldsa, 11))),
                ],
            ),
            rule(
                "SEAL-4",
                "note",
                [case()],
                [
                    bad("a seal of another feed", **case(note(feed=PEER))),
                    bad("another Ed25519 key", **case(ed_public=crypto.ed25519_public(seed("other seal ed")))),
                    bad("another ML-DSA-44 key", **case(mldsa_public=crypto.mldsa44_public(seed("other mldsa")))),
                    bad("another Ed25519 key id", **lined(origin, size, root, "", patched(ed, 0), mldsa)),
                    bad("another ML-DSA-44 key id", **lined(origin, size, root, "", ed, patched(mldsa, 3))),
                ],
            ),
            rule(
                "SEAL-5",
                "note",
                [case()],
                [
                    bad(
                        "a flipped bit in the Ed25519 signature",
                        **lined(origin, size, root, "", patched(ed, 10), mldsa),
                    ),
                    bad(
                        "a flipped bit in the ML-DSA-44 signature",
                        **lined(origin, size, root, "", ed, patched(mldsa, 900)),
                    ),
                    bad("another size under old signatures", **lined(origin, "299", root, "", ed, mldsa)),
                    bad(
                        "the ML-DSA-44 line of an older seal",
                        **lined(origin, size, root, "", ed, note(1, TREE.root(1)).split("\n")[5]),
                    ),
                    bad(
                        "the Ed25519 line of an older seal",
                        **lined(origin, size, root, "", note(1, TREE.root(1)).split("\n")[4], mldsa),
                    ),
                ],
            ),
            classical_seals(),
        ],
    )


def classical_seals() -> dict[str, Any]:
    body = seal.classical_seal_body(FEED, 300, TREE.root(300))
    signature = crypto.sign_ed25519(seed("seal ed"), "seal", body)
    text = crypto.sign_ed25519_raw(seed("seal ed"), seal.seal_text(FEED, 300, TREE.root(300)))
    good: dict[str, Any] = {"feed": FEED.hex(), "size": 300, "root": TREE.root(300).hex()}
    good |= {"public": ED.hex(), "signature": signature.hex()}
    return rule(
        "SEAL-6",
        "classical-seal",
        [good],
        [
            bad("another size", **(good | {"size": 299})),
            bad("another root", **(good | {"root": TREE.root(299).hex()})),
            bad("another feed", **(good | {"feed": PEER.hex()})),
            bad("another key", **(good | {"public": crypto.ed25519_public(seed("other seal ed")).hex()})),
            bad("the signature of a hybrid seal's note", **(good | {"signature": text.hex()})),
        ],
    )
