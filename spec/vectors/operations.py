"""How each check of the vectors is carried out with this package; `README.md` says what the fields mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from firebreak.core.record import commitment, crypto, entry, epoch, merkle, seal
from firebreak.core.record.codec import MAX_BYTES, Value, decode, encode, read_fields
from firebreak.core.types import FeedId, Leaf, LineId, Root

Case = dict[str, Any]


def raw(case: Case, name: str) -> bytes:
    return bytes.fromhex(case[name])


def path(case: Case) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(one) for one in case["path"])


def diagnostic(value: Value) -> str:
    """Return a value in the diagnostic notation of RFC 8949 section 8."""
    match value:
        case bool() | None:
            return json.dumps(value)
        case int():
            return str(value)
        case bytes():
            return f"h'{value.hex()}'"
        case str():
            return json.dumps(value)
    return f"[{', '.join(diagnostic(item) for item in value)}]"


def check_decode(case: Case) -> Case:
    data = raw(case, "hex")
    value = decode(data, max_bytes=case.get("max_bytes", MAX_BYTES))
    assert encode(value) == data
    return {"value": diagnostic(value)}


def check_fields(case: Case) -> Case:
    value = decode(raw(case, "hex"))
    fields = read_fields(value, required=case["required"], total=case["total"], where="vector")
    return {"value": diagnostic(fields)}


def check_ed25519_public(case: Case) -> None:
    crypto.check_ed25519_public(raw(case, "hex"))


def check_mldsa_public(case: Case) -> None:
    check = crypto.check_mldsa44_public if case["algorithm"] == 44 else crypto.check_mldsa87_public
    check(raw(case, "hex"))


def check_xwing_public(case: Case) -> None:
    crypto.check_xwing_public(raw(case, "hex"))


def check_verify_ed25519(case: Case) -> None:
    crypto.verify_ed25519(raw(case, "public"), case["context"], raw(case, "body"), raw(case, "signature"))


def check_verify_mldsa44(case: Case) -> None:
    crypto.verify_mldsa44(raw(case, "public"), raw(case, "message"), raw(case, "signature"))


def check_verify_mldsa87(case: Case) -> None:
    crypto.verify_mldsa87(raw(case, "public"), case["context"], raw(case, "body"), raw(case, "signature"))


def check_inclusion(case: Case) -> None:
    merkle.verify_inclusion(raw(case, "leaf"), case["index"], case["size"], path(case), raw(case, "root"))


def check_consistency(case: Case) -> None:
    merkle.verify_consistency(case["old"], raw(case, "old_root"), case["new"], raw(case, "new_root"), path(case))


def check_opening(case: Case) -> None:
    opening = commitment.Opening(
        index=case["index"],
        salt=raw(case, "salt"),
        field=decode(raw(case, "field")),
        path=path(case),
        count=case["count"],
    )
    commitment.verify_opening(raw(case, "root"), opening)


def check_commitment(case: Case) -> Case:
    fields, key = decode(raw(case, "fields")), raw(case, "salts_key")
    assert isinstance(fields, tuple)
    commitment.verify_commitment(raw(case, "root"), fields, key)
    return {"salts": [commitment.salt(key, i).hex() for i in range(len(fields))]}


def check_item(case: Case) -> Case:
    item = entry.parse_item(decode(raw(case, "hex")))
    found = item.entry
    assert encode(entry.item_value(found, item.content, item.signature)) == raw(case, "hex")
    ad = entry.entry_associated_data(found)
    return {"leaf": found.leaf.hex(), "body": found.body.hex(), "ad": ad.hex(), "signed": item.signature is not None}


def check_signed_item(case: Case) -> None:
    entry.verify_entry(entry.parse_item(decode(raw(case, "hex"))), raw(case, "entry_key"))


def check_chain(case: Case) -> Case:
    chain = epoch.start_chain(
        seed=raw(case, "seed"),
        link_base=None if case["link_base"] is None else raw(case, "link_base"),
        line=LineId(raw(case, "line")),
        from_feed=FeedId(raw(case, "from")),
        to_feed=FeedId(raw(case, "to")),
        e=case["e"],
        open_leaf=Leaf(raw(case, "open_leaf")),
        n_open=case["n_open"],
    )
    secrets = []
    for n in case["take"]:
        secret, chain = chain.secret(n)
        secrets.append(secret)
    keys = epoch.message_keys(secrets[0])
    first = {"key": keys.key, "nonce": keys.nonce, "salts": keys.salts, "voice": epoch.voice_secret(secrets[0])}
    return {
        "link": chain.link.hex(),
        "secrets": [one.hex() for one in secrets],
        "first": {name: value.hex() for name, value in first.items()},
    }


def check_hpke(case: Case) -> Case:
    place = (LineId(raw(case, "line")), FeedId(raw(case, "from")), FeedId(raw(case, "to")), case["e"], case["base"])
    info = epoch.seal_info(*place, Leaf(raw(case, "prekey_leaf")))
    return {"info": info.hex(), "plaintext": crypto.hpke_open(raw(case, "seed"), info, raw(case, "sealed")).hex()}


def check_payload(case: Case) -> Case:
    keys = epoch.message_keys(raw(case, "secret"))
    return {"payload": epoch.open_payload(keys, raw(case, "ad"), raw(case, "ciphertext")).hex()}


def check_note(case: Case) -> Case:
    note = case["note"].encode()
    feed = FeedId(raw(case, "feed"))
    found = seal.verify_note(note, feed, raw(case, "ed_public"), raw(case, "mldsa_public"))
    message = seal.mldsa_seal_message(found.feed, found.size, found.root)
    return {"size": found.size, "root": found.root.hex(), "mldsa_message": message.hex()}


def check_classical_seal(case: Case) -> None:
    feed, root = FeedId(raw(case, "feed")), Root(raw(case, "root"))
    seal.verify_classical_seal(feed, case["size"], root, raw(case, "public"), raw(case, "signature"))


OPERATIONS: dict[str, Callable[[Case], Case | None]] = {
    name[6:].replace("_", "-"): function for name, function in list(globals().items()) if name.startswith("check_")
}
