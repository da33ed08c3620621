"""Officers in our manifest: a credential enrolled or struck off, signed by our root (`spec/acts.md`, ACT-5 to ACT-7).

Keeps true: a manifest is written only when two custodians signed it and it follows the one before, which stays on file;
the salt that opens an officer's row is durable before the row is; doing it twice changes nothing.
Leaves to others: who the person is (whoever holds the root), the ceremony in the browser (the API), showing the
manifest to other parties (`renewal`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.line.frames import FRAME_MAX
from firebreak.core.record.act import ID_BYTES, SALT_BYTES, officer_hash
from firebreak.core.record.assertion import check_cose_key
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.kinds import listed, octets, row
from firebreak.core.record.manifest import Manifest, Officer, build_manifest
from firebreak.core.record.rootset import build_statement, shaped
from firebreak.node.introduction import Identity, load_identity, open_custodians
from firebreak.node.layout import Layout, open_layout, read_file, write_file

_SALTS: Final = listed(row(octets(*ID_BYTES), octets(SALT_BYTES)), 0, 4096)
_FRAME_HEAD: Final = 16


def enrol_officer(
    folder: Path, credential_id: bytes, cose_key: bytes, roles: tuple[int, ...], *, root_passphrase: str | None = None,
    entropy: Callable[[int], bytes] = os.urandom,
) -> Manifest:  # fmt: skip
    """Return our next manifest, in which this credential may act in these roles; it is on file when this returns.

    A credential that is enrolled already gets these roles. Raises UsageError for a key or role the rules refuse, or if
    the root is not here; OperationalError if the disk refuses.
    """
    layout, own = open_layout(folder), load_identity(folder)
    _check(credential_id, cose_key, roles)
    salt = salt_of(folder, credential_id) or _new_salt(layout, credential_id, entropy)
    made = Officer(credential=officer_hash(salt, credential_id), key=cose_key, roles=tuple(sorted(set(roles))))
    if made in own.manifest.officers:
        return own.manifest
    others = tuple(o for o in own.manifest.officers if o.credential != made.credential)
    return _write(layout, own, (*others, made), root_passphrase)


def strike_officer(folder: Path, credential_id: bytes, *, root_passphrase: str | None = None) -> Manifest:
    """Return our next manifest, in which this credential is not listed; what it did before stays what it was.

    Raises UsageError if it is not listed, or if the root is not here; OperationalError if the disk refuses.
    """
    layout, own = open_layout(folder), load_identity(folder)
    salt = salt_of(folder, credential_id)
    struck = officer_hash(salt, credential_id) if salt is not None else b""
    left = tuple(o for o in own.manifest.officers if o.credential != struck)
    if left == own.manifest.officers:
        raise UsageError("our manifest does not list that credential; there is nothing to strike off")
    return _write(layout, own, left, root_passphrase)


def officer_roles(folder: Path, credential_id: bytes) -> tuple[int, ...]:
    """Return the roles our manifest on file lists for a credential; none if it is not listed."""
    salt = salt_of(folder, credential_id)
    wanted = officer_hash(salt, credential_id) if salt is not None else b""
    officers = load_identity(folder).manifest.officers
    return next((o.roles for o in officers if o.credential == wanted), ())


def salt_of(folder: Path, credential_id: bytes) -> bytes | None:
    """Return the salt that opens a credential's row, None if it was never enrolled here.

    Raises IntegrityError if the file of salts is damaged.
    """
    return _salts(open_layout(folder)).get(credential_id)


# --- files ------------------------------------------------------------------------------------------------------------


def _salts(layout: Layout) -> dict[bytes, bytes]:
    if not layout.salts.exists():
        return {}
    try:
        rows: Any = shaped("ACT-5", _SALTS, decode(read_file(layout.salts), max_bytes=1 << 20), "salts")
    except PeerError as error:
        raise IntegrityError(f"{layout.salts} is damaged; restore it from a backup: {error}") from error
    return dict(rows)


def _new_salt(layout: Layout, credential_id: bytes, entropy: Callable[[int], bytes]) -> bytes:
    salts = _salts(layout) | {credential_id: entropy(SALT_BYTES)}
    write_file(layout.salts, encode(list(salts.items())), replace=True)
    return salts[credential_id]


def _check(credential_id: bytes, cose_key: bytes, roles: tuple[int, ...]) -> None:
    if not ID_BYTES[0] <= len(credential_id) <= ID_BYTES[1]:
        raise UsageError(f"a credential's id has {ID_BYTES[0]} to {ID_BYTES[1]} bytes")
    if not roles or any(not 0 < role < 256 for role in roles):
        raise UsageError("name at least one role of the charter; 0 is the machine's")
    try:
        check_cose_key(cose_key)
    except PeerError as error:
        raise UsageError(f"this authenticator's key cannot be enrolled: {error.detail}") from error


def _write(layout: Layout, own: Identity, officers: tuple[Officer, ...], passphrase: str | None) -> Manifest:
    """Sign the next version and put it on file, the one before it beside."""
    before = own.manifest
    made = build_manifest(
        party=before.party, root_set=before.root_set, next_root_set=before.next_root_set, keys=before.keys,
        expiry=before.expiry, previous=before, officers=officers, revocations=before.revocations, origin=before.origin,
    )  # fmt: skip
    statement = build_statement(made.body, "manifest", open_custodians(layout, passphrase))
    if len(statement) + _FRAME_HEAD > FRAME_MAX:
        raise UsageError("the manifest would be too large to travel; strike off officers who no longer serve")
    kept = layout.manifests / f"{before.version:06}.bin"
    if not kept.exists():
        write_file(kept, own.manifest_statement)
    write_file(layout.manifest, statement, replace=True)
    return made
