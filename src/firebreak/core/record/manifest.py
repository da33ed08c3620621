"""The manifest: which keys act for a party, signed by its root (`spec/manifest.md`, MAN rules).

Keeps true: every key listed proves that its holder has it, serves one purpose and stands nowhere else; versions form
a chain in which each names the hash of the one before and the root set that may sign next.
Leaves to others: which version an entry's writer honours (`feed`), and what to do when a manifest is old: expiry warns
and never blocks receiving. Functions that sign draw randomness: signers call them, the core's step never does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record import crypto
from firebreak.core.record.codec import Encodable, decode, encode
from firebreak.core.record.kinds import Shape, listed, nullable, octets, row, text, uint
from firebreak.core.record.rootset import RootSet, shaped, verify_statement
from firebreak.core.types import FeedId, PartyId, Root

KEY_BYTES: Final[Mapping[str, int]] = {
    "entry": 32, "seal-ed": 32, "seal-mldsa": crypto.MLDSA44_PUBLIC_BYTES, "tls": 32,
    "bundle": crypto.XWING_PUBLIC_BYTES, "cosigner-ed": 32, "cosigner-mldsa": crypto.MLDSA44_PUBLIC_BYTES, "desk": 32,
}  # fmt: skip
"""Purposes and the length of a public key of each; `desk` keys belong to devices of desks."""

NEEDED: Final = ("entry", "seal-ed", "seal-mldsa", "tls")
SHORT_LIVED: Final = ("entry", "seal-ed", "seal-mldsa")
SHORT_LIFE_S: Final = 90 * 86_400  # MAN-6
PROTECTED_MLDSA44: Final = bytes.fromhex("a101382f")  # {1: -48}
_CONTEXT: Final = "firebreak/manifest/1"
_POSSESSION: Final = "firebreak/possession/1"
_KEYS_MAX: Final = 64
_HASH: Final = octets(32)
_TIME: Final = uint(40)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestKey:
    """One public key, when it is meant to be used (UTC seconds, `until` exclusive), and the proof of possession."""

    purpose: str
    public: bytes
    begin: int
    until: int
    proof: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person's credential: salted hash of its id, its COSE key, and the charter roles it may act in."""

    credential: bytes
    key: bytes
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """A key no longer good, and the last head of its feed that still is."""

    key: bytes
    feed: FeedId
    size: int
    root: Root


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One version of a party's manifest and the exact bytes its root signed."""

    party: PartyId
    version: int
    previous: bytes | None
    root_set: bytes  # hash of the set that signs this version
    next_root_set: bytes  # hash of the set that may replace it
    keys: tuple[ManifestKey, ...]
    officers: tuple[Officer, ...]
    revocations: tuple[Revocation, ...]
    expiry: int
    origin: str | None  # of the roll-up log, where witnesses serve
    body: bytes
    hash: bytes

    def key(self, purpose: str) -> ManifestKey:
        """Return the newest key of a purpose; raises UsageError if the manifest lists none."""
        for one in reversed(self.keys):
            if one.purpose == purpose:
                return one
        raise UsageError(f"the manifest lists no key for {purpose}")

    def keys_for(self, purpose: str) -> tuple[bytes, ...]:
        """Return every public key of a purpose, oldest first."""
        return tuple(k.public for k in self.keys if k.purpose == purpose)

    def entry_keys(self) -> tuple[bytes, ...]:
        """Return every entry key listed, oldest first: which of them wrote a feed stands in its genesis."""
        return self.keys_for("entry")

    def revoked(self, key: bytes) -> tuple[Revocation, ...]:
        """Return the last good heads of a revoked key; empty if it is not revoked."""
        return tuple(r for r in self.revocations if r.key == key)

    def warnings(self, now: int) -> tuple[str, ...]:
        """Return what an operator should know at `now` (UTC seconds): what has expired. Nothing is blocked by it."""
        late = [f"the manifest expired at {self.expiry}"] if self.expiry <= now else []
        for purpose in KEY_BYTES:
            if self.keys_for(purpose) and self.key(purpose).until <= now:
                late.append(f"the {purpose} key expired at {self.key(purpose).until}")
        return tuple(late)


_FIELDS: Final[tuple[tuple[str, Shape], ...]] = (
    ("party", _HASH),
    ("version", uint(32)),
    ("previous", nullable(_HASH)),
    ("root_set", _HASH),
    ("next_root_set", _HASH),
    ("keys", listed(row(text(16, 1), octets(32, 2048), _TIME, _TIME, octets(64, 2420)), 1, _KEYS_MAX)),
    ("officers", listed(row(_HASH, octets(1, 2048), listed(uint(8), 1, 16)), 0, 256)),
    ("revocations", listed(row(octets(32, 2048), _HASH, uint(32), _HASH), 0, 256)),
    ("expiry", _TIME),
)
_ORIGIN: Final = text(128, 1)


def possession_body(party: bytes, purpose: str, public: bytes) -> bytes:
    """Return what a key signs, in context `possession`, to prove that its holder has it."""
    return encode([_POSSESSION, party, purpose, public])


def prove_possession(party: bytes, purpose: str, public: bytes, seed: bytes) -> bytes:
    """Return the proof for one key; for a bundle key `seed` is that of an entry key of the same manifest."""
    body = possession_body(party, purpose, public)
    if KEY_BYTES[purpose] == crypto.MLDSA44_PUBLIC_BYTES:
        return crypto.sign_mldsa44(seed, crypto.sig_structure(PROTECTED_MLDSA44, "possession", body))
    return crypto.sign_ed25519(seed, "possession", body)


def build_manifest(
    *,
    party: PartyId,
    root_set: bytes,
    next_root_set: bytes,
    keys: Sequence[ManifestKey],
    expiry: int,
    previous: Manifest | None = None,
    officers: Sequence[Officer] = (),
    revocations: Sequence[Revocation] = (),
    origin: str | None = None,
) -> Manifest:
    """Return version 1, or the version after `previous`; raises UsageError for what the rules refuse."""
    fields: list[Encodable] = [
        _CONTEXT, party, previous.version + 1 if previous else 1, previous.hash if previous else None, root_set,
        next_root_set, [[k.purpose, k.public, k.begin, k.until, k.proof] for k in keys],
        [[o.credential, o.key, o.roles] for o in officers],
        [[r.key, r.feed, r.size, r.root] for r in revocations], expiry,
    ]  # fmt: skip
    try:
        made = parse_manifest(encode([*fields, origin] if origin is not None else fields))
        if previous is not None:
            check_manifest_follows(made, previous)
    except PeerError as error:
        raise UsageError(str(error)) from error
    return made


def parse_manifest(body: bytes) -> Manifest:
    """Return the manifest that `body` is, every proof of possession checked; raises PeerError (MAN, KEY, SIG, CBOR)."""
    value = decode(body)
    required = 1 + len(_FIELDS)
    if type(value) is not tuple or not required <= len(value) <= required + 1 or value[0] != _CONTEXT:
        raise PeerError("MAN-1", f"an array of {_CONTEXT!r} and the manifest's fields is required", "manifest")
    found: dict[str, Any] = {
        name: shaped("MAN-1", shape, item, f"manifest.{name}")
        for (name, shape), item in zip(_FIELDS, value[1:required], strict=True)
    }
    origin = shaped("MAN-1", _ORIGIN, value[-1], "manifest.origin") if len(value) > required else None
    found["keys"] = tuple(
        ManifestKey(purpose=p, public=k, begin=b, until=u, proof=x) for p, k, b, u, x in found["keys"]
    )
    found["officers"] = tuple(Officer(credential=c, key=k, roles=r) for c, k, r in found["officers"])
    found["revocations"] = tuple(Revocation(key=k, feed=f, size=n, root=r) for k, f, n, r in found["revocations"])
    manifest = Manifest(**found, origin=origin, body=body, hash=crypto.sha256(body))
    _check_version(manifest)
    _check_keys(manifest)
    return manifest


def _check_version(manifest: Manifest) -> None:
    if manifest.version < 1 or (manifest.version == 1) != (manifest.previous is None):
        raise PeerError("MAN-2", "version 1 names no version before it, every later one does", "manifest.previous")
    if manifest.version == 1 and manifest.root_set != manifest.party:
        raise PeerError("MAN-2", "version 1 is under the first root set, whose hash is the party's id", "manifest")
    if manifest.next_root_set == manifest.root_set:
        raise PeerError("MAN-2", "the next root set is another one", "manifest.next_root_set")


def _check_keys(manifest: Manifest) -> None:
    for index, key in enumerate(manifest.keys):
        where = f"manifest.keys[{index}]"
        if len(key.public) != KEY_BYTES.get(key.purpose, -1):
            raise PeerError("MAN-3", "the purpose is not known or its key has another length", where)
        if len(key.public) == 32:
            crypto.check_ed25519_public(key.public)
        elif key.purpose == "bundle":
            crypto.check_xwing_public(key.public)
        if key.until <= key.begin:
            raise PeerError("MAN-6", "a key is used from before the time until which it is used", where)
        if key.purpose in SHORT_LIVED and key.until - key.begin > SHORT_LIFE_S:
            raise PeerError("MAN-6", "entry and seal keys are used for at most 90 days", where)
    if len({k.public for k in manifest.keys}) != len(manifest.keys):
        raise PeerError("MAN-4", "a key stands twice", "manifest.keys")
    for purpose in NEEDED:
        if not manifest.keys_for(purpose):
            raise PeerError("MAN-7", f"a manifest lists at least one {purpose} key", "manifest.keys")
    for purpose in KEY_BYTES:
        begins = [k.begin for k in manifest.keys if k.purpose == purpose]
        if begins != sorted(begins):
            raise PeerError("MAN-6", f"{purpose} keys stand in the order in which they begin", "manifest.keys")
    for index, key in enumerate(manifest.keys):
        _check_proof(manifest, key, f"manifest.keys[{index}].proof")


def _check_proof(manifest: Manifest, key: ManifestKey, where: str) -> None:
    """Check that the holder of `key` has it (MAN-5); for a bundle key one of the entry keys vouches."""
    body = possession_body(manifest.party, key.purpose, key.public)
    size = KEY_BYTES[key.purpose]
    if size == crypto.MLDSA44_PUBLIC_BYTES:
        signers: tuple[bytes, ...] = ()
        message = crypto.sig_structure(PROTECTED_MLDSA44, "possession", body)
        if _verifies(partial(crypto.verify_mldsa44, key.public, message, key.proof)):
            return
    else:
        signers = manifest.entry_keys() if size == crypto.XWING_PUBLIC_BYTES else (key.public,)
    for public in signers:
        if _verifies(partial(crypto.verify_ed25519, public, "possession", body, key.proof)):
            return
    raise PeerError("MAN-5", "the proof of possession does not verify", where)


def _verifies(check: Callable[[], None]) -> bool:
    try:
        check()
    except PeerError:
        return False
    return True


def verify_manifest(statement: bytes, rootset: RootSet) -> Manifest:
    """Return the manifest that two custodians of `rootset` signed.

    Raises PeerError (MAN-8 another root set, MAN-4 a root key used as a node key, ROOT, SIG, and `parse_manifest`'s).
    """
    manifest = parse_manifest(verify_statement(statement, "manifest", rootset))
    if manifest.root_set != rootset.hash:
        raise PeerError("MAN-8", "the manifest names another root set", "manifest.root_set")
    if {c.ed25519 for c in rootset.custodians} & {k.public for k in manifest.keys}:
        raise PeerError("MAN-4", "a custodian's key is not a node's key", "manifest.keys")
    return manifest


def check_manifest_follows(manifest: Manifest, previous: Manifest) -> None:
    """Check that `manifest` is the next version after `previous`; raises PeerError (MAN-9, MAN-4)."""
    if manifest.party != previous.party:
        raise PeerError("MAN-9", "a later version is of the same party", "manifest.party")
    if manifest.version != previous.version + 1 or manifest.previous != previous.hash:
        raise PeerError("MAN-9", f"version {previous.version + 1} names the hash of the one before", "manifest")
    if manifest.root_set not in (previous.root_set, previous.next_root_set):
        raise PeerError("MAN-9", "only the root set named beforehand takes over", "manifest.root_set")
    before = {k.public: k.purpose for k in previous.keys}
    if any(before.get(k.public, k.purpose) != k.purpose for k in manifest.keys):
        raise PeerError("MAN-4", "a key does not change its purpose", "manifest.keys")
    if not set(previous.revocations) <= set(manifest.revocations):
        raise PeerError("MAN-9", "a revocation is not taken back", "manifest.revocations")
