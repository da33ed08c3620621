"""Seals against the notes of the Go checksum database and c2sp.org's text, and against noise."""

from __future__ import annotations

import base64
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import PeerError
from firebreak.core.record import crypto, seal
from firebreak.core.types import FeedId, Root

ED, MLDSA = bytes(range(32)), bytes(range(1, 33))
ED_PUBLIC, MLDSA_PUBLIC = crypto.ed25519_public(ED), crypto.mldsa44_public(MLDSA)
FEED, ROOT = FeedId(b"\xfe" * 32), Root(b"\xab" * 32)


def note(size: int = 64) -> bytes:
    ed = crypto.sign_ed25519_raw(ED, seal.seal_text(FEED, size, ROOT))
    mldsa = crypto.sign_mldsa44(MLDSA, seal.mldsa_seal_message(FEED, size, ROOT))
    return seal.build_note(FEED, size, ROOT, ED_PUBLIC, ed, MLDSA_PUBLIC, mldsa)


def test_key_ids_and_signatures_are_those_of_signed_notes() -> None:
    """The example in the documentation of golang.org/x/mod/sumdb/note."""
    vkey = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    line = base64.b64decode(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    text = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    assert seal.key_id("PeterNeumann", vkey[0], vkey[1:]) == line[:4] == bytes.fromhex("c74f20a3")
    crypto.verify_ed25519_raw(vkey[1:], text, line[4:])


def test_the_message_of_the_post_quantum_line() -> None:
    """Field by field as c2sp.org/tlog-cosignature 1.1.0-rc.1 lays out `cosigned_message`."""
    message = seal.mldsa_seal_message(FEED, 0x0102, ROOT)
    origin = ("firebreak-feed/" + FEED.hex()).encode()
    assert len(origin) == 79
    assert message == b"".join(
        [
            b"subtree/v1\n\x00",
            bytes([79]) + origin,
            (0).to_bytes(8, "big"),
            bytes([79]) + origin,
            (0).to_bytes(8, "big"),
            (0x0102).to_bytes(8, "big"),
            ROOT,
        ]
    )


def test_a_seal_is_read_back() -> None:
    made = note()
    found = seal.verify_note(made, FEED, ED_PUBLIC, MLDSA_PUBLIC)
    assert (found.feed, found.size, found.root, found.note) == (FEED, 64, ROOT, made)
    rebuilt = seal.build_note(FEED, 64, ROOT, ED_PUBLIC, found.ed_signature, MLDSA_PUBLIC, found.mldsa_signature)
    assert rebuilt == made  # the two bare signatures, 2,484 bytes, are enough on a radio path
    assert len(found.ed_signature + found.mldsa_signature) == 2_484


def test_both_lines_are_needed() -> None:
    """The text of one seal with one line of another never passes, whichever line it is."""
    first, second = note(64).decode().split("\n"), note(65).decode().split("\n")
    for at in (4, 5):
        mixed = [*first]
        mixed[at] = second[at]
        with pytest.raises(PeerError) as refused:
            seal.verify_note("\n".join(mixed).encode(), FEED, ED_PUBLIC, MLDSA_PUBLIC)
        assert refused.value.rule == "SEAL-5"


def test_a_classical_seal_is_a_separate_object() -> None:
    body = seal.classical_seal_body(FEED, 64, ROOT)
    signature = crypto.sign_ed25519(ED, "seal", body)
    seal.verify_classical_seal(FEED, 64, ROOT, ED_PUBLIC, signature)
    ed = seal.parse_note(note()).ed_signature
    with pytest.raises(PeerError):
        seal.verify_classical_seal(FEED, 64, ROOT, ED_PUBLIC, ed)
    with pytest.raises(PeerError):
        crypto.verify_ed25519_raw(ED_PUBLIC, seal.seal_text(FEED, 64, ROOT), signature)


def test_a_weak_key_is_named_as_such() -> None:
    with pytest.raises(PeerError) as refused:
        seal.verify_classical_seal(FEED, 64, ROOT, b"\x01" + bytes(31), b"\x01" + bytes(63))
    assert refused.value.rule == "KEY-2"


NOTE = note()


@given(st.integers(0, len(NOTE) - 1), st.integers(0, 255))
def test_damage_never_passes(independent: ModuleType, at: int, byte: int) -> None:
    data = bytearray(NOTE)
    if data[at] == byte:
        return
    data[at] = byte
    with pytest.raises(PeerError):
        seal.verify_note(bytes(data), FEED, ED_PUBLIC, MLDSA_PUBLIC)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))))
def test_noise_gives_a_peer_error(data: bytes) -> None:
    with pytest.raises(PeerError) as refused:
        seal.parse_note(data)
    assert refused.value.rule.startswith("SEAL-")
