"""Vectors of the EPOCH, HPKE and AEAD rules."""

from __future__ import annotations

from typing import Any

from firebreak.core.record import crypto, entry, epoch
from firebreak.core.record.codec import encode
from firebreak.core.types import Leaf, Marking
from making.common import FEED, FIELDS, LINE, PEER, TIME, bad, flipped, kept, rule, seed, write


def make() -> None:
    first = {
        "seed": seed("epoch seed").hex(),
        "link_base": None,
        "line": LINE.hex(),
        "from": FEED.hex(),
        "to": PEER.hex(),
        "e": 1,
        "open_leaf": seed("open leaf").hex(),
        "n_open": 300,
    }
    later = first | {"link_base": seed("link").hex(), "e": 2}
    info = epoch.seal_info(LINE, FEED, PEER, 1, 0, Leaf(seed("prekey leaf")))
    public = crypto.xwing_public(seed("prekey"))
    sealed = kept("hpke", info, lambda: crypto.hpke_seal(public, info, seed("epoch seed")))
    hpke = {name: first[name] for name in ("line", "from", "to", "e")}
    hpke |= {"seed": seed("prekey").hex(), "base": 0, "prekey_leaf": seed("prekey leaf").hex(), "sealed": sealed.hex()}
    write(
        "epoch",
        [
            rule(
                "EPOCH-1",
                "chain",
                [first | {"take": [301]}, later | {"take": [301]}, first | {"n_open": 0, "take": [1]}],
                [
                    bad("a seed of 31 bytes", **first | {"seed": "00" * 31, "take": [301]}),
                    bad("an empty seed", **first | {"seed": "", "take": [301]}),
                ],
            ),
            rule(
                "EPOCH-2",
                "chain",
                [first | {"take": [301, 302]}],
                [
                    bad("the open itself", **first | {"take": [300]}),
                    bad("an entry before the open, in its block", **first | {"take": [299]}),
                    bad("an entry in an earlier block", **first | {"take": [5]}),
                ],
            ),
            rule(
                "EPOCH-3",
                "chain",
                [first | {"take": [301, 303, 302, 511, 512, 400, 2000, 1024, 767]}],
                [
                    bad("used twice", **first | {"take": [301, 301]}),
                    bad("used twice, far apart", **first | {"take": [301, 900, 512, 301]}),
                ],
            ),
            rule(
                "EPOCH-4",
                "chain",
                [first | {"take": [256 + 1024 * 256]}, first | {"take": [301, 256 + 1025 * 256]}],
                [
                    bad("1,025 blocks skipped", **first | {"take": [256 + 1025 * 256]}),
                    bad("the largest index", **first | {"take": [2**32 - 1]}),
                ],
            ),
            rule(
                "HPKE-1",
                "hpke",
                [hpke],
                [
                    bad("sealed for the other direction", **(hpke | {"from": PEER.hex(), "to": FEED.hex()})),
                    bad("another line", **(hpke | {"line": seed("other line").hex()})),
                    bad("another epoch", **(hpke | {"e": 2})),
                    bad("another base", **(hpke | {"base": 1})),
                    bad("another prekey entry", **(hpke | {"prekey_leaf": seed("other leaf").hex()})),
                    bad("another prekey", **(hpke | {"seed": seed("other prekey").hex()})),
                    bad("a flipped bit in the ML-KEM part", **(hpke | {"sealed": flipped(sealed, 5).hex()})),
                    bad("a flipped bit in the X25519 part", **(hpke | {"sealed": flipped(sealed, 1100).hex()})),
                    bad("a flipped bit in the tag", **(hpke | {"sealed": flipped(sealed).hex()})),
                    bad("cut inside the encapsulation", **(hpke | {"sealed": sealed[:1119].hex()})),
                    bad("empty", **(hpke | {"sealed": ""})),
                ],
            ),
            payloads(),
        ],
    )


def payloads() -> dict[str, Any]:
    secret = seed("message secret")
    ad = entry.associated_data(feed=FEED, n=300, m=41, t=TIME, kind=32, marking=Marking.OPERATIONAL, epoch=2)
    sealed = epoch.seal_payload(epoch.message_keys(secret), ad, encode(list(FIELDS[:5])))
    good = {"secret": secret.hex(), "ad": ad.hex(), "ciphertext": sealed.hex()}
    drill = entry.associated_data(feed=FEED, n=300, m=41, t=TIME, kind=32, marking=Marking.EXERCISE, epoch=2)
    receipt = epoch.seal_payload(epoch.message_keys(secret), ad, b"\x80")
    return rule(
        "AEAD-1",
        "payload",
        [good, good | {"ciphertext": receipt.hex()}],
        [
            bad("another marking", **(good | {"ad": drill.hex()})),
            bad("another secret", **(good | {"secret": seed("other secret").hex()})),
            bad("a flipped bit in the ciphertext", **(good | {"ciphertext": flipped(sealed, 0).hex()})),
            bad("a flipped bit in the tag", **(good | {"ciphertext": flipped(sealed).hex()})),
            bad("cut", **(good | {"ciphertext": sealed[:-1].hex()})),
            bad("shorter than a tag", **(good | {"ciphertext": sealed[:15].hex()})),
            bad("empty", **(good | {"ciphertext": ""})),
        ],
    )
