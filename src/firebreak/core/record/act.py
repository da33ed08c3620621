"""An officer's act bound to that officer: the challenge, the act blob and its proof (`spec/acts.md`, ACT rules).

Keeps true: a challenge covers line, party, kind, marking, desk, role, the entries shown, their words and every field
of the act; a blob that verifies was made for exactly that act by a credential of the manifest given. The blob is
carried as two parts: what `cred` is the hash of, and the nonce, which alone opens what the challenge hides. Whoever
shows the first part without the second shows who acted in which matter, and none of the words.
Leaves to others: asking for the assertion and taking it once (the API), which manifest was in force (`evidence`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from firebreak.core.errors import PeerError
from firebreak.core.record import assertion, crypto
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.entry import kind_byte
from firebreak.core.record.kinds import By, Payload, field_names, listed, octets, row, text, to_fields, trim
from firebreak.core.record.manifest import Manifest, Officer
from firebreak.core.record.rootset import shaped
from firebreak.core.types import Leaf, LineId, Marking, PartyId
from firebreak.core.values import changed

BLOB_BYTES: Final = 4096  # ACT-1
NONCE_BYTES: Final = 16
SALT_BYTES: Final = 16
SHOWN_MAX: Final = 64
ID_BYTES: Final = (1, 1023)
_PARTS: Final = row(octets(1, BLOB_BYTES), octets(NONCE_BYTES))
_BODY: Final = row(
    octets(32), listed(octets(32), 0, SHOWN_MAX), text(253, 1), octets(SALT_BYTES), octets(*ID_BYTES),
    octets(*assertion.AUTHENTICATOR_BYTES), octets(*assertion.CLIENT_BYTES), octets(*assertion.SIGNATURE_BYTES),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """What a command carries of its officer's credential: the field `cred`, and the blob that travels beside.

    `hash` is not the hash of the whole blob (ACT-2): take both from `make_credential` or `credential_of`.
    """

    hash: bytes
    blob: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a challenge stands for. References in `payload` are leaves; its `cred` is not looked at."""

    line: LineId
    party: PartyId  # the writer's
    payload: Payload
    marking: Marking
    shown: tuple[Leaf, ...]  # entries the officer saw; every entry the payload names is among them
    text_hash: bytes  # of what they say: `words_hash`
    released: tuple[Payload, Marking] | None = None  # of a release: the entry it lets go, which had no leaf yet (ACT-4)

    @property
    def by(self) -> By:
        """Who acts."""
        by: By = getattr(self.payload, "by", None)  # type: ignore[assignment]
        assert by is not None, "a machine's entry is nobody's act"
        return by


@dataclass(frozen=True, slots=True, kw_only=True)
class ActBlob:
    """A blob as parsed, its two parts still as received; `nonce` is empty where only the first part was given."""

    content: bytes  # hides words and fields of the act until the nonce is given
    shown: tuple[Leaf, ...]
    rp_id: str
    salt: bytes
    credential_id: bytes
    authenticator_data: bytes
    client_data: bytes
    signature: bytes
    body: bytes
    nonce: bytes

    @property
    def cred(self) -> bytes:
        """What the entry commits to (ACT-2)."""
        return crypto.sha256(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercised:
    """A credential that was exercised, with its person verified by the authenticator."""

    officer: Officer
    rp_id: str
    counter: int  # the authenticator's own, 0 where it keeps none
    whole: bool  # every field and word of the act was checked, not only kind, desk, role and entries shown


# --- what is hashed ---------------------------------------------------------------------------------------------------


def officer_hash(salt: bytes, credential_id: bytes) -> bytes:
    """Return what a manifest lists of a credential: its id, salted (ACT-5)."""
    return crypto.context_hash("officer", salt, credential_id)


def words_of(payload: Payload | None) -> tuple[str, ...]:
    """Return what an entry says in the language it was written: its subject, then its text (ACT-4)."""
    said = (getattr(payload, name, None) for name in ("subject", "text", "what"))
    return tuple(words for words in said if isinstance(words, str))


def words_hash(payloads: Iterable[Payload | None]) -> bytes:
    """Return SHA-256 over what the entries shown say, in their order, lines apart; of nothing, of the empty text."""
    return crypto.sha256("\n".join(words for payload in payloads for words in words_of(payload)).encode())


def named_by(payload: Payload) -> tuple[Leaf, ...]:
    """Return the entries that a payload names, in schema order (ACT-4)."""
    out: list[Leaf] = []
    for name in ("ref", "regarding", "open"):
        value = getattr(payload, name, None)
        found = value if isinstance(value, tuple) else (value,)
        out += [Leaf(leaf) for leaf in found if isinstance(leaf, bytes)]
    return tuple(out)


def without_cred(payload: Payload) -> tuple[Any, ...]:
    """Return the fields of an act as the challenge covers them: all but `cred`, trailing nulls unwritten."""
    names = field_names(payload.NUMBER)
    return trim(None if name == "cred" else value for name, value in zip(names, to_fields(payload), strict=True))


def _as_signed(act: Act, nonce: bytes) -> Payload:
    """Return the payload as the challenge covers it: a release names the words it lets go by a hash of them (ACT-4)."""
    if act.released is None:
        return act.payload
    words, marking = act.released
    kind = kind_byte(words.NUMBER, marking)
    return changed(act.payload, ref=crypto.context_hash("act-released", nonce, kind, without_cred(words)))


def content_hash(act: Act, nonce: bytes) -> bytes:
    """Return what stands for the words and fields of an act, and hides them from who lacks the nonce (ACT-4)."""
    return crypto.context_hash("act-content", nonce, act.text_hash, without_cred(_as_signed(act, nonce)))


def _challenge(act: Act, shown: Sequence[bytes], content: bytes) -> bytes:
    by: By | None = getattr(act.payload, "by", None)
    if by is None or not by.person:
        raise PeerError("ACT-3", "a person acts under a role of the charter", "act.by")
    kind = kind_byte(act.payload.NUMBER, act.marking)
    return crypto.context_hash("act", act.line, act.party, kind, by.desk, by.role, tuple(shown), content)


def act_challenge(act: Act, nonce: bytes) -> bytes:
    """Return the challenge of an act, 32 bytes; `nonce` is 16 fresh random bytes, used once (ACT-3)."""
    return _challenge(act, act.shown, content_hash(act, nonce))


# --- the blob ---------------------------------------------------------------------------------------------------------


def build_act_blob(
    act: Act, *, nonce: bytes, rp_id: str, salt: bytes, credential_id: bytes, authenticator_data: bytes,
    client_data: bytes, signature: bytes,
) -> bytes:  # fmt: skip
    """Return the blob of an assertion over `act_challenge(act, nonce)`; it is verified by `verify_act_blob`."""
    content = content_hash(act, nonce)
    body = encode((content, act.shown, rp_id, salt, credential_id, authenticator_data, client_data, signature))
    return encode((body, nonce))


def make_credential(act: Act, **parts: Any) -> Credential:
    """Return the credential of an assertion; `parts` are those of `build_act_blob`. Raises PeerError (ACT-1, ACT-8)."""
    return credential_of(build_act_blob(act, **parts))


def parse_act_blob(blob: bytes) -> ActBlob:
    """Return the blob that these bytes are; raises PeerError (ACT-1, CBOR)."""
    body, nonce = shaped("ACT-1", _PARTS, decode(blob, max_bytes=BLOB_BYTES), "act")
    return parse_act_body(body, nonce)


def parse_act_body(body: bytes, nonce: bytes = b"") -> ActBlob:
    """Return the first part of a blob, which may be shown without its nonce; raises PeerError (ACT-1, ACT-8, CBOR)."""
    found = shaped("ACT-1", _BODY, decode(body, max_bytes=BLOB_BYTES), "act.body")
    assertion.check_rp_id(found[2])
    names = ("content", "shown", "rp_id", "salt", "credential_id", "authenticator_data", "client_data", "signature")
    return ActBlob(**dict(zip(names, found, strict=True)), body=body, nonce=nonce)


def credential_of(blob: bytes) -> Credential:
    """Return a blob with the hash that the entry commits to; raises PeerError (ACT-1, CBOR)."""
    return Credential(hash=parse_act_blob(blob).cred, blob=blob)


def check_cred(blob: ActBlob, cred: bytes | None) -> None:
    """Check that an entry commits to this blob; raises PeerError ACT-2."""
    if blob.cred != cred:
        raise PeerError("ACT-2", "the entry commits to another blob, or to none", "act.cred")


# --- the proof --------------------------------------------------------------------------------------------------------


def officer_of(manifest: Manifest, salt: bytes, credential_id: bytes) -> Officer:
    """Return the officer of a manifest whose credential this is; raises PeerError ACT-5 if there is none."""
    wanted = officer_hash(salt, credential_id)
    for officer in manifest.officers:
        if officer.credential == wanted:
            return officer
    raise PeerError("ACT-5", f"the credential is not in version {manifest.version} of the manifest", "act.opening")


def verify_act_blob(blob: ActBlob, act: Act, manifest: Manifest) -> Exercised:
    """Return whose credential was exercised for this act.

    `manifest` is the version of the writer's manifest in force at the entry. Without the nonce of the blob only kind,
    marking, desk, role and the entries shown are checked, and `text_hash` is not looked at.
    Raises PeerError (ACT-3 to ACT-10, KEY).
    """
    _check_shown(blob, act)
    if blob.nonce and blob.content != content_hash(act, blob.nonce):
        raise PeerError("ACT-4", "the credential was exercised for other words than these", "act.content")
    challenge = _challenge(act, blob.shown, blob.content)
    officer = officer_of(manifest, blob.salt, blob.credential_id)
    if act.by.role not in officer.roles:
        raise PeerError("ACT-6", f"the officer does not act in role {act.by.role}", "act.by")
    counter = assertion.check_authenticator_data(blob.authenticator_data, blob.rp_id)
    assertion.check_client_data(blob.client_data, challenge, blob.rp_id)
    assertion.verify_signature(officer.key, blob.authenticator_data, blob.client_data, blob.signature)
    return Exercised(officer=officer, rp_id=blob.rp_id, counter=counter, whole=bool(blob.nonce))


def _check_shown(blob: ActBlob, act: Act) -> None:
    if act.released is not None:
        if not blob.nonce:
            raise PeerError("ACT-4", "without the nonce a release is bound to no words", "act.content")
    elif not set(named_by(act.payload)) <= set(blob.shown):
        raise PeerError("ACT-4", "the act names an entry that was not shown", "act.shown")
