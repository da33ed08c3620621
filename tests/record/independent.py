"""A second implementation of the record's rules, after the pages of `spec/`.

It exists to check the vectors and the package against each other, so it imports nothing of the package and prefers
the plainest form: affine curve arithmetic, recursive trees, POLYVAL bit by bit. Each operation takes one vector case
and returns its result, or raises `Refused` with the rule id.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import unicodedata
from typing import Any

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pqcrypto.sign import ml_dsa_44, ml_dsa_87

Case = dict[str, Any]


class Refused(Exception):
    """The rule that an input breaks."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def need(condition: object, rule: str) -> None:
    if not condition:
        raise Refused(rule)


def raw(case: Case, name: str) -> bytes:
    return bytes.fromhex(case[name])


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


# --- encoding --------------------------------------------------------------------------------------------------------


def head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major * 32 + argument])
    size = next(size for size in (1, 2, 4, 8) if argument < 256**size)
    return bytes([major * 32 + {1: 24, 2: 25, 4: 26, 8: 27}[size]]) + argument.to_bytes(size, "big")


def cbor(value: Any) -> bytes:
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(4, len(value)) + b"".join(cbor(item) for item in value)


def parse(data: bytes, depth: int = 0) -> tuple[Any, bytes]:
    """Return the first value of `data` and the rest."""
    need(data, "CBOR-1")
    major, info = divmod(data[0], 32)
    if major in (5, 6) or (major == 7 and data[0] not in (0xF4, 0xF5, 0xF6)) or info > 27:
        raise Refused("CBOR-4")
    if major == 7:
        return {0xF4: False, 0xF5: True, 0xF6: None}[data[0]], data[1:]
    size = 0 if info < 24 else 2 ** (info - 24)
    need(len(data) > size, "CBOR-1")
    argument = info if info < 24 else int.from_bytes(data[1 : 1 + size], "big")
    need(data[: 1 + size] == head(major, argument), "CBOR-3")
    rest = data[1 + size :]
    if major < 2:
        return (argument if major == 0 else -1 - argument), rest
    need(argument <= len(rest), "CBOR-6")
    if major == 2:
        return rest[:argument], rest[argument:]
    if major == 3:
        return text(rest[:argument]), rest[argument:]
    need(depth < 8, "CBOR-5")
    items = []
    for _ in range(argument):
        item, rest = parse(rest, depth + 1)
        items.append(item)
    return items, rest


def text(data: bytes) -> str:
    try:
        found = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise Refused("CBOR-7") from None
    for character in found:
        point = ord(character)
        control = unicodedata.category(character) == "Cc" and character not in "\t\n"
        separator = unicodedata.category(character) in ("Zl", "Zp")
        need(not (control or separator or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF), "CBOR-8")
    return found


def decode(data: bytes, limit: int = 262_144) -> Any:
    need(len(data) <= limit, "CBOR-10")
    value, rest = parse(data)
    need(not rest, "CBOR-2")
    return value


def diagnostic(value: Any) -> str:
    """Return a value in the diagnostic notation of RFC 8949 section 8."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        return f"h'{value.hex()}'"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=True)
    return "[" + ", ".join(diagnostic(item) for item in value) + "]"


def op_decode(case: Case) -> Any:
    return {"value": diagnostic(decode(raw(case, "hex"), case.get("max_bytes", 262_144)))}


def op_fields(case: Case) -> Any:
    value = decode(raw(case, "hex"))
    required, total = case["required"], case["total"]
    need(isinstance(value, list) and required <= len(value) <= total, "CBOR-9")
    need(len(value) == required or value[-1] is not None, "CBOR-9")
    return {"value": diagnostic(value + [None] * (total - len(value)))}


# --- keys and signatures ---------------------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(key: bytes) -> tuple[int, int]:
    need(len(key) == 32, "KEY-1")
    y = int.from_bytes(key, "little")
    sign, y = divmod(y, 2**255)
    need(y < P, "KEY-1")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    need(square == 0 or pow(square, (P - 1) // 2, P) == 1, "KEY-1")
    root = pow(square, (P + 3) // 8, P)
    if root * root % P != square:
        root = root * pow(2, (P - 1) // 4, P) % P
    need(root or not sign, "KEY-1")
    return (root if root % 2 == sign else P - root), y


def add(p: tuple[int, int], q: tuple[int, int]) -> tuple[int, int]:
    product = D * p[0] * q[0] * p[1] * q[1]
    x = (p[0] * q[1] + q[0] * p[1]) * pow(1 + product, P - 2, P)
    y = (p[1] * q[1] + p[0] * q[0]) * pow(1 - product, P - 2, P)
    return x % P, y % P


def times(scalar: int, p: tuple[int, int]) -> tuple[int, int]:
    result = (0, 1)
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == "1":
            result = add(result, p)
    return result


def prime_order(key: bytes) -> tuple[int, int]:
    found = point(key)
    need(found != (0, 1) and times(L, found) == (0, 1), "KEY-2")
    return found


BASE = point(bytes.fromhex("58" + "66" * 31))


def ed25519(public: bytes, message: bytes, signature: bytes, rule: str = "SIG-1") -> None:
    a = prime_order(public)
    need(len(signature) == 64, rule)
    s = int.from_bytes(signature[32:], "little")
    need(s < L, rule)
    try:
        r = point(signature[:32])
    except Refused:
        raise Refused(rule) from None
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    need(times(s, BASE) == add(r, times(k, a)), rule)


def mldsa(module: Any, size: int, public: bytes, message: bytes, signature: bytes, rule: str) -> None:
    need(len(public) == size, "KEY-3")
    try:
        verdict = module.verify(public, message, signature)
    except (ValueError, RuntimeError):
        verdict = False
    need(verdict is not False, rule)


def sig_structure(algorithm: int, name: str, body: bytes) -> bytes:
    protected = b"\xa1\x01" + head(1, -1 - algorithm)
    return cbor(["Signature1", protected, f"firebreak/{name}/1".encode(), body])


def op_ed25519_public(case: Case) -> Any:
    prime_order(raw(case, "hex"))


def op_mldsa_public(case: Case) -> Any:
    need(len(raw(case, "hex")) == {44: 1312, 87: 2592}[case["algorithm"]], "KEY-3")


def op_xwing_public(case: Case) -> Any:
    key = raw(case, "hex")
    need(len(key) == 1216, "KEY-4")
    packed = int.from_bytes(key[:1152], "little")
    need(all((packed >> (12 * i)) % 4096 < 3329 for i in range(768)), "KEY-4")
    shared = int.from_bytes(key[1184:], "little") % 2**255 % P
    low = (0, 1, P - 1, *LOW_ORDER_X25519)
    need(shared not in low, "KEY-4")


LOW_ORDER_X25519 = (
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
)


def op_verify_ed25519(case: Case) -> Any:
    message = sig_structure(-19, case["context"], raw(case, "body"))
    ed25519(raw(case, "public"), message, raw(case, "signature"))


def op_verify_mldsa44(case: Case) -> Any:
    mldsa(ml_dsa_44, 1312, raw(case, "public"), raw(case, "message"), raw(case, "signature"), "SIG-2")


def op_verify_mldsa87(case: Case) -> Any:
    message = sig_structure(-50, case["context"], raw(case, "body"))
    mldsa(ml_dsa_87, 2592, raw(case, "public"), message, raw(case, "signature"), "SIG-3")


# --- trees and commitments -------------------------------------------------------------------------------------------


def leaf_of(data: bytes) -> bytes:
    return sha(b"\x00" + data)


def tree(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return sha(b"\x01" + tree(leaves[:middle]) + tree(leaves[middle:]))


def climb(index: int, size: int, node: bytes, path: list[bytes]) -> bytes:
    """Return the root that a leaf and its path (nearest last, consumed) give, by recursion from the top."""
    if size == 1:
        return node
    need(path, "TREE-1")
    middle = 1
    while middle * 2 < size:
        middle *= 2
    sibling = path.pop()
    if index < middle:
        return sha(b"\x01" + climb(index, middle, node, path) + sibling)
    return sha(b"\x01" + sibling + climb(index - middle, size - middle, node, path))


def op_inclusion(case: Case) -> Any:
    path = [bytes.fromhex(one) for one in case["path"]]
    need(0 <= case["index"] < case["size"] and all(len(one) == 32 for one in path), "TREE-1")
    root = climb(case["index"], case["size"], raw(case, "leaf"), path)
    need(not path, "TREE-1")
    need(root == raw(case, "root"), "TREE-2")


def both(old: int, size: int, whole: bool, old_root: bytes, path: list[bytes]) -> tuple[bytes, bytes]:
    """Return the old and the new root over a subtree of `size` leaves whose first `old` are old (RFC 9162 2.1.4)."""
    if old == size:
        if whole:
            return old_root, old_root
        need(path, "TREE-3")
        node = path.pop(0)
        return node, node
    middle = 1
    while middle * 2 < size:
        middle *= 2
    need(path, "TREE-3")
    sibling = path.pop()
    if old <= middle:
        left_old, left_new = both(old, middle, whole, old_root, path)
        return left_old, sha(b"\x01" + left_new + sibling)
    right_old, right_new = both(old - middle, size - middle, False, old_root, path)
    return sha(b"\x01" + sibling + right_old), sha(b"\x01" + sibling + right_new)


def op_consistency(case: Case) -> Any:
    path = [bytes.fromhex(one) for one in case["path"]]
    old, new, old_root, new_root = case["old"], case["new"], raw(case, "old_root"), raw(case, "new_root")
    need(0 <= old <= new and all(len(one) == 32 for one in path), "TREE-3")
    if old in (0, new):
        need(not path, "TREE-3")
        need(old or old_root == sha(b""), "TREE-4")
        need(old != new or old_root == new_root, "TREE-4")
        return
    found = both(old, new, True, old_root, path)
    need(not path, "TREE-3")
    need(found == (old_root, new_root), "TREE-4")


def derive(key: bytes, label: str, *items: Any, length: int = 32) -> bytes:
    return hmac.new(key, cbor(["firebreak/kdf/1", label, *items]) + b"\x01", "sha256").digest()[:length]


def committed(index: int, salt: bytes, field: Any) -> bytes:
    return leaf_of(cbor(["firebreak/field/1", salt, index, field]))


def op_opening(case: Case) -> Any:
    path = [bytes.fromhex(one) for one in case["path"]]
    salt, index, count = raw(case, "salt"), case["index"], case["count"]
    need(len(salt) == 16 and 0 <= index < count <= 16 and all(len(one) == 32 for one in path), "COMMIT-1")
    try:
        root = climb(index, count, committed(index, salt, decode(raw(case, "field"))), path)
    except Refused:
        raise Refused("COMMIT-1") from None
    need(not path, "COMMIT-1")
    need(root == raw(case, "root"), "COMMIT-2")


def op_commitment(case: Case) -> Any:
    fields, key = decode(raw(case, "fields")), raw(case, "salts_key")
    need(len(fields) <= 16, "COMMIT-3")
    salts = [derive(key, "field", i, length=16) for i in range(len(fields))]
    root = tree([committed(i, salts[i], field) for i, field in enumerate(fields)])
    need(root == raw(case, "root"), "COMMIT-3")
    return {"salts": [salt.hex() for salt in salts]}


# --- entries ---------------------------------------------------------------------------------------------------------

CLEAR = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12}
SEALED = {0, 10, 11, 48, 49, 50, 51} | set(range(16, 26)) | set(range(32, 41))


def uint(value: Any, bits: int) -> None:
    need(isinstance(value, int) and not isinstance(value, bool), "ENT-2")
    need(0 <= value < 2**bits, "ENT-3")


def hashed(value: Any) -> None:
    need(isinstance(value, bytes) and len(value) == 32, "ENT-2")


def body_of(data: bytes) -> list[Any]:
    items = decode(data, 256)
    need(isinstance(items, list) and items and items[0] == 1 and items[0] is not True, "ENT-1")
    need(len(items) == 11, "ENT-2")
    _, feed, n, root, m, peer_root, t, kind, commitment, epoch, content_hash = items
    for value in (feed, root, peer_root, content_hash):
        hashed(value)
    for value, bits in ((n, 32), (m, 32), (t, 40), (kind, 8), (epoch, 32)):
        uint(value, bits)
    if commitment is not None:
        hashed(commitment)
    marking, number = divmod(kind, 64)
    need(marking < 3 and not (number < 16 and marking) and not (48 <= number <= 50 and marking != 2), "ENT-4")
    need((commitment is None) == (epoch == 0), "ENT-5")
    need(not (number in CLEAR and epoch) and not (number in SEALED and not epoch), "ENT-5")
    need(not (41 <= number <= 45 and not epoch), "ENT-10")
    need((n or root == sha(b"")) and (m or peer_root == sha(b"")), "ENT-6")
    return items


def item_of(case: Case) -> tuple[bytes, list[Any], bytes | None]:
    item = decode(raw(case, "hex"))
    need(isinstance(item, list) and len(item) in (2, 3) and isinstance(item[0], bytes), "ENT-8")
    need(len(item) == 2 or (isinstance(item[2], bytes) and len(item[2]) == 64), "ENT-8")
    body, content = item[0], item[1]
    need(content is None or isinstance(content, bytes), "ENT-8")
    need(content is None or len(content) <= 16_528, "ENT-7")
    if content is not None:
        body += bytes.fromhex("5820") + sha(content)
    items = body_of(body)
    if content is not None:
        most = 4_096 if items[9] == 0 else 16_528 if items[7] % 64 == 10 else 16_400
        need((1 if items[9] == 0 else 17) <= len(content) <= most, "ENT-7")
    return body, items, item[2] if len(item) == 3 else None


def op_item(case: Case) -> Any:
    body, items, signature = item_of(case)
    ad = cbor(["firebreak/ad/1", items[1], items[2], items[4], items[6], items[7], items[9]])
    return {"leaf": leaf_of(body).hex(), "body": body.hex(), "ad": ad.hex(), "signed": signature is not None}


def op_signed_item(case: Case) -> Any:
    body, _, signature = item_of(case)
    need(signature is not None, "ENT-9")
    ed25519(raw(case, "entry_key"), sig_structure(-19, "entry", body), signature or b"", "ENT-9")


# --- epochs ----------------------------------------------------------------------------------------------------------


def op_chain(case: Case) -> Any:
    seed, n_open, feed = raw(case, "seed"), case["n_open"], raw(case, "from")
    need(len(seed) == 32, "EPOCH-1")
    salt = bytes(32) if case["link_base"] is None else raw(case, "link_base")
    prk = hmac.new(salt, seed, "sha256").digest()
    place = (raw(case, "line"), feed, raw(case, "to"), case["e"], raw(case, "open_leaf"))
    chain, blocks, entered, used = derive(prk, "chain", *place), [], set(), set()
    secrets = []
    for n in case["take"]:
        need(n > n_open, "EPOCH-2")
        need(n not in used, "EPOCH-3")
        block = n // 256 - n_open // 256
        need(block < len(blocks) or block - len(entered) <= 1024, "EPOCH-4")
        while len(blocks) <= block:
            blocks.append(derive(chain, "block", len(blocks)))
            chain = derive(chain, "next", len(blocks) - 1)
        entered.add(block)
        used.add(n)
        secrets.append(derive(blocks[block], "message", feed, n))
    keys = {
        name: derive(secrets[0], name, length=size).hex()
        for name, size in (("key", 32), ("nonce", 12), ("salts", 32), ("voice", 32))
    }
    return {"link": derive(prk, "link", *place).hex(), "secrets": [one.hex() for one in secrets], "first": keys}


def labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256").digest()


def labeled_expand(suite: bytes, prk: bytes, label: bytes, info: bytes, size: int) -> bytes:
    labeled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.new(prk, labeled + b"\x01", "sha256").digest()[:size]


def xwing_decapsulate(seed: bytes, encapsulated: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    first = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(encapsulated[:1088])
    private = X25519PrivateKey.from_private_bytes(expanded[64:])
    second = private.exchange(X25519PublicKey.from_public_bytes(encapsulated[1088:]))
    public = private.public_key().public_bytes_raw()
    return hashlib.sha3_256(first + second + encapsulated[1088:] + public + b"\\.//^\\").digest()


def op_hpke(case: Case) -> Any:
    place = [raw(case, "line"), raw(case, "from"), raw(case, "to"), case["e"], case["base"], raw(case, "prekey_leaf")]
    sealed, info = raw(case, "sealed"), cbor(["firebreak/epoch/1", *place])
    suite = b"HPKE" + bytes.fromhex("647a00010002")
    try:
        shared = xwing_decapsulate(raw(case, "seed"), sealed[:1120])
        psk_hash = labeled_extract(suite, b"", b"psk_id_hash", b"")
        info_hash = labeled_extract(suite, b"", b"info_hash", info)
        context = b"\x00" + psk_hash + info_hash
        secret = labeled_extract(suite, shared, b"secret", b"")
        key = labeled_expand(suite, secret, b"key", context, 32)
        nonce = labeled_expand(suite, secret, b"base_nonce", context, 12)
        return {"info": info.hex(), "plaintext": AESGCM(key).decrypt(nonce, sealed[1120:], b"").hex()}
    except Exception:  # noqa: BLE001 - whatever a library says of a malformed input is a refusal here
        raise Refused("HPKE-1") from None


def polyval(key: bytes, data: bytes) -> bytes:
    field = (1 << 128) | (1 << 127) | (1 << 126) | (1 << 121) | 1
    h, total = int.from_bytes(key, "little"), 0
    for at in range(0, len(data), 16):
        total ^= int.from_bytes(data[at : at + 16], "little")
        product = 0
        for bit in range(128):
            if h >> bit & 1:
                product ^= total << bit
        for _ in range(128):
            product = (product ^ field if product & 1 else product) >> 1
        total = product
    return total.to_bytes(16, "little")


def aes(key: bytes, block: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(block)


def gcm_siv_open(key: bytes, nonce: bytes, ad: bytes, sealed: bytes) -> bytes:
    """AES-256-GCM-SIV (RFC 8452)."""
    need(len(sealed) >= 16, "AEAD-1")
    parts = [aes(key, i.to_bytes(4, "little") + nonce)[:8] for i in range(6)]
    authentication, encryption = b"".join(parts[:2]), b"".join(parts[2:])
    data, tag = sealed[:-16], sealed[-16:]
    counter = int.from_bytes(tag[:4], "little")
    stream = b""
    while len(stream) < len(data):
        stream += aes(encryption, counter.to_bytes(4, "little") + tag[4:15] + bytes([tag[15] | 128]))
        counter = (counter + 1) % 2**32
    plain = bytes(a ^ b for a, b in zip(data, stream, strict=False))
    padded = b"".join(one + bytes(-len(one) % 16) for one in (ad, plain))
    lengths = (8 * len(ad)).to_bytes(8, "little") + (8 * len(plain)).to_bytes(8, "little")
    digest = bytearray(polyval(authentication, padded + lengths))
    for i, byte in enumerate(nonce):
        digest[i] ^= byte
    digest[15] &= 127
    need(aes(encryption, bytes(digest)) == tag, "AEAD-1")
    return plain


def op_payload(case: Case) -> Any:
    secret = raw(case, "secret")
    key, nonce = derive(secret, "key"), derive(secret, "nonce", length=12)
    return {"payload": gcm_siv_open(key, nonce, raw(case, "ad"), raw(case, "ciphertext")).hex()}


# --- seals -----------------------------------------------------------------------------------------------------------

SEAL = re.compile(
    "(?P<origin>firebreak-feed/(?P<feed>[0-9a-f]{64}))\n(?P<size>[1-9][0-9]*)\n(?P<root>[A-Za-z0-9+/=]+)\n\n"
    "\u2014 (?P=origin) (?P<ed>[A-Za-z0-9+/=]+)\n\u2014 (?P=origin) (?P<mldsa>[A-Za-z0-9+/=]+)\n"
)


def unbase64(data: str, rule: str) -> bytes:
    try:
        found = base64.b64decode(data, validate=True)
    except ValueError:
        raise Refused(rule) from None
    need(base64.b64encode(found).decode() == data, rule)
    return found


def op_note(case: Case) -> Any:
    note = case["note"]
    need(len(note.encode()) <= 16_384 and re.fullmatch("[^\n]+\n[^\n]+\n[^\n]+\n\n[^\n]+\n[^\n]+\n", note), "SEAL-1")
    lines = note.split("\n")
    need(re.fullmatch("firebreak-feed/[0-9a-f]{64}", lines[0]), "SEAL-2")
    need(re.fullmatch("[1-9][0-9]{0,9}", lines[1]) and int(lines[1]) < 2**32, "SEAL-2")
    root = unbase64(lines[2], "SEAL-2")
    need(len(root) == 32, "SEAL-2")
    found = SEAL.fullmatch(note)
    need(found, "SEAL-3")
    assert found is not None
    ed, post_quantum = unbase64(found["ed"], "SEAL-3"), unbase64(found["mldsa"], "SEAL-3")
    need(len(ed) == 68 and len(post_quantum) == 2432 and post_quantum[4:12] == bytes(8), "SEAL-3")
    ed_public, mldsa_public = raw(case, "ed_public"), raw(case, "mldsa_public")
    name = found["origin"].encode()
    ids = [sha(name + b"\n" + kind + key)[:4] for kind, key in ((b"\x01", ed_public), (b"\x06", mldsa_public))]
    need(found["feed"] == case["feed"] and [ed[:4], post_quantum[:4]] == ids, "SEAL-4")
    ed25519(ed_public, "\n".join(lines[:3]).encode() + b"\n", ed[4:], "SEAL-5")
    short = bytes([len(name)]) + name
    message = b"subtree/v1\n\x00" + short + bytes(8) + short + bytes(8) + int(lines[1]).to_bytes(8, "big") + root
    mldsa(ml_dsa_44, 1312, mldsa_public, message, post_quantum[12:], "SEAL-5")
    return {"size": int(lines[1]), "root": root.hex(), "mldsa_message": message.hex()}


def op_classical_seal(case: Case) -> Any:
    body = cbor([raw(case, "feed"), case["size"], raw(case, "root")])
    ed25519(raw(case, "public"), sig_structure(-19, "seal", body), raw(case, "signature"), "SEAL-6")


OPERATIONS = {name[3:].replace("_", "-"): f for name, f in list(globals().items()) if name.startswith("op_")}
