"""Suite 1 against published vectors and other libraries: RFC 8032, 8452, 9052, X-Wing, Wycheproof, cwt, pqcrypto."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cwt import COSE, COSEKey
from pqcrypto.sign import ml_dsa_44, ml_dsa_87

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto

SEED = bytes(range(32))

# RFC 8032 section 7.1: secret key, public key, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
        "655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
        "b00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28d"
        "c027beceea1ec40a",
    ),
]
# spec/test-vectors.json of dconnolly/draft-connolly-cfrg-xwing-kem at 9b6ce9e: seed and SHA-256 of the public key.
XWING = [
    (
        "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
        "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb",
    ),
    (
        "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
        "c42ba5f8430d7d2c83739338203819f090e8303ce9c8b02107c272bfa5376916",
    ),
    (
        "ef58538b8d23f87732ea63b02b4fa0f4873360e2841928cd60dd4cee8cc0d4c9",
        "6b080d6b84f095342092fa7a22423e58bd681397ad0ef00eac92bd254db4fa95",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_rfc_8032(secret: str, public: str, message: str, signature: str) -> None:
    key, data = bytes.fromhex(secret), bytes.fromhex(message)
    assert crypto.ed25519_public(key).hex() == public
    assert crypto.sign_ed25519_raw(key, data).hex() == signature
    crypto.verify_ed25519_raw(bytes.fromhex(public), data, bytes.fromhex(signature))


def test_the_bare_library_takes_the_identity_as_a_key() -> None:
    """Why keys are checked before a signature is: this one signature verifies for every message."""
    identity, signature = b"\x01" + bytes(31), b"\x01" + bytes(63)
    for message in (b"we accept", b"we refuse"):
        Ed25519PublicKey.from_public_bytes(identity).verify(signature, message)
        with pytest.raises(PeerError) as refused:
            crypto.verify_ed25519_raw(identity, message, signature)
        assert refused.value.rule == "KEY-2"


def test_sig_structure_is_that_of_rfc_9052() -> None:
    assert cbor2.loads(crypto.sig_structure(crypto.PROTECTED_ED25519, "entry", b"body")) == [
        "Signature1",
        cbor2.dumps({1: -19}),
        b"firebreak/entry/1",
        b"body",
    ]
    assert cbor2.loads(crypto.PROTECTED_MLDSA87) == {1: -50}


def cose_sign1(protected: bytes, signature: bytes) -> bytes:
    """Return a COSE_Sign1 with detached payload, as a tribunal's COSE library would be given."""
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, None, signature]))


def test_a_cose_library_re_checks_an_entry_signature() -> None:
    body, public = b"the exact bytes of E", crypto.ed25519_public(SEED)
    message = cose_sign1(crypto.PROTECTED_ED25519, crypto.sign_ed25519(SEED, "entry", body))
    key = COSEKey.new({1: 1, -1: 6, -2: public, 3: -19, 4: [2]})
    checker = COSE.new()
    external = b"firebreak/entry/1"
    assert checker.decode(message, key, detached_payload=body, external_aad=external) == body
    for payload, aad in ((b"the exact bytes of F", external), (body, b"firebreak/seal/1")):
        with pytest.raises(Exception, match="verify"):
            checker.decode(message, key, detached_payload=payload, external_aad=aad)


def test_ml_dsa_44_against_a_second_implementation() -> None:
    public, message = crypto.mldsa44_public(SEED), b"a seal"
    signature = crypto.sign_mldsa44(SEED, message)
    ml_dsa_44.verify(public, message, signature)
    with pytest.raises(ValueError, match="verification"):
        ml_dsa_44.verify(public, b"another", signature)
    other, secret = ml_dsa_44.keygen()
    crypto.verify_mldsa44(bytes(other), message, bytes(ml_dsa_44.sign(secret, message)))


def test_ml_dsa_87_against_a_second_implementation() -> None:
    public, body = crypto.mldsa87_public(SEED), b"a root statement"
    signed = cbor2.dumps(["Signature1", cbor2.dumps({1: -50}), b"firebreak/manifest/1", body])
    ml_dsa_87.verify(public, signed, crypto.sign_mldsa87(SEED, "manifest", body))
    other, secret = ml_dsa_87.keygen()
    crypto.verify_mldsa87(bytes(other), "manifest", body, bytes(ml_dsa_87.sign(secret, signed)))


@pytest.mark.parametrize(("seed", "digest"), XWING)
def test_x_wing_public_keys(seed: str, digest: str) -> None:
    public = crypto.xwing_public(bytes.fromhex(seed))
    assert hashlib.sha256(public).hexdigest() == digest
    crypto.check_xwing_public(public)


def test_rfc_8452_aes_256() -> None:
    key, nonce = bytes([1]) + bytes(31), bytes([3]) + bytes(11)
    sealed = crypto.aead_seal(key, nonce, b"", bytes.fromhex("0100000000000000"))
    assert sealed.hex() == "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"
    assert crypto.aead_open(key, nonce, b"", sealed).hex() == "0100000000000000"


def test_hpke_opens_only_in_its_context() -> None:
    public = crypto.xwing_public(SEED)
    sealed = crypto.hpke_seal(public, b"here", b"seed")
    assert len(sealed) == 4 + crypto.HPKE_OVERHEAD_BYTES
    assert crypto.hpke_open(SEED, b"here", sealed) == b"seed"
    assert sealed != crypto.hpke_seal(public, b"here", b"seed")
    with pytest.raises(PeerError):
        crypto.hpke_open(SEED, b"there", sealed)


def test_misuse_is_our_mistake() -> None:
    with pytest.raises(UsageError):
        crypto.xwing_public(b"short")
    with pytest.raises(UsageError):
        crypto.aead_seal(SEED, bytes(12), b"", b"")
    for length in (0, 255 * 32 + 1):
        with pytest.raises(UsageError):
            crypto.hkdf_expand(SEED, b"", length)


def test_derivations_start_with_their_context() -> None:
    assert crypto.context_hash("feed", 1, b"x") == hashlib.sha256(cbor2.dumps(["firebreak/feed/1", 1, b"x"])).digest()
    assert crypto.expand(SEED, "a", 1, b"x") == crypto.hkdf_expand(SEED, cbor2.dumps(["firebreak/kdf/1", "a", 1, b"x"]))
    assert crypto.expand(SEED, "a", length=5) == crypto.hkdf_expand(SEED, cbor2.dumps(["firebreak/kdf/1", "a"]))[:5]
    assert len(crypto.expand(SEED, "a", length=100)) == 100


def wycheproof(root: Path, name: str) -> Any:
    """Yield (group, test) of a file of C2SP/wycheproof, or skip if the folder is not beside the repository."""
    path = root.parent / "shared" / "data" / "vectors" / "wycheproof" / name
    if not path.exists():
        pytest.skip(f"{name} of C2SP/wycheproof testvectors_v1 is not at {path}")
    return [(group, test) for group in json.loads(path.read_text())["testGroups"] for test in group["tests"]]


def test_wycheproof_hkdf(repo_root: Path) -> None:
    accepted = refused = 0
    for _, test in wycheproof(repo_root, "hkdf_sha256_test.json"):
        prk = crypto.hkdf_extract(bytes.fromhex(test["salt"]), bytes.fromhex(test["ikm"]))
        if test["result"] == "valid":
            okm = crypto.hkdf_expand(prk, bytes.fromhex(test["info"]), test["size"]) if test["size"] else b""
            assert okm.hex() == test["okm"]
            accepted += 1
        else:
            with pytest.raises(UsageError):
                crypto.hkdf_expand(prk, bytes.fromhex(test["info"]), test["size"])
            refused += 1
    assert (accepted, refused) == (83, 3)


def test_wycheproof_ml_kem_public_keys(repo_root: Path) -> None:
    """Every malformed encapsulation key is refused inside an X-Wing key, every good one taken."""
    good = crypto.xwing_public(SEED)[1184:]
    accepted = refused = 0
    for _, test in wycheproof(repo_root, "mlkem_768_encaps_test.json"):
        key = bytes.fromhex(test["ek"]) + good
        if test["result"] == "valid":
            crypto.check_xwing_public.__wrapped__(key)
            accepted += 1
        else:
            with pytest.raises(PeerError):
                crypto.check_xwing_public.__wrapped__(key)
            refused += 1
    assert (accepted, refused) == (133, 132)


def test_wycheproof_x25519_low_orders(repo_root: Path) -> None:
    """A public key whose shared secret would be all zero is refused inside an X-Wing key; others are taken."""
    mlkem = crypto.xwing_public(SEED)[:1184]
    taken = refused = 0
    for _, test in wycheproof(repo_root, "x25519_test.json"):
        key = mlkem + bytes.fromhex(test["public"])
        if "ZeroSharedSecret" in test["flags"]:
            with pytest.raises(PeerError):
                crypto.check_xwing_public.__wrapped__(key)
            refused += 1
        elif test["result"] == "valid":
            crypto.check_xwing_public.__wrapped__(key)
            taken += 1
    assert (taken, refused) == (264, 31)


def test_wycheproof_ml_dsa_65_of_the_library(repo_root: Path) -> None:
    """Not our parameter set, but the same code of the library, with the malformed hints and norms."""
    accepted = refused = 0
    for group, test in wycheproof(repo_root, "mldsa_65_verify_test.json"):
        context = bytes.fromhex(test["ctx"]) if "ctx" in test else None
        try:
            key = MLDSA65PublicKey.from_public_bytes(bytes.fromhex(group["publicKey"]))
            key.verify(bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]), context)
        except (InvalidSignature, ValueError):
            assert test["result"] == "invalid"
            refused += 1
        else:
            assert test["result"] == "valid"
            accepted += 1
    assert (accepted, refused) == (79, 131)


def test_wycheproof_aes_256_gcm_of_the_library(repo_root: Path) -> None:
    """The cipher inside HPKE, 96-bit nonces."""
    accepted = refused = 0
    for group, test in wycheproof(repo_root, "aes_gcm_test.json"):
        if (group["keySize"], group["ivSize"], group["tagSize"]) != (256, 96, 128):
            continue
        key, nonce, ad, sealed = (bytes.fromhex(test[name]) for name in ("key", "iv", "aad", "ct"))
        try:
            plain = AESGCM(key).decrypt(nonce, sealed + bytes.fromhex(test["tag"]), ad)
        except InvalidTag:
            assert test["result"] == "invalid"
            refused += 1
        else:
            assert (test["result"], plain.hex()) == ("valid", test["msg"])
            accepted += 1
    assert (accepted, refused) == (39, 27)
