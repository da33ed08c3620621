"""Private keys at rest: named 32-byte seeds in one encrypted file.

Keeps true: seeds leave the file only with the passphrase or the key file; nothing secret stands in `repr` or in an
error; a file that others may read is refused. The root's custodians have a vault file of their own, so that the root
can be kept offline.
Leaves to others: what a seed is used for (`core.record.crypto`), where entropy comes from (the caller), and keys held
in hardware. A passphrase is stretched with Argon2id (RFC 9106); seeds are sealed with AES-256-GCM-SIV (RFC 8452).
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.sendstate import sync_folder

SEED_BYTES = 32
NODE_SECRETS = ("entry", "seal-ed", "seal-mldsa", "tls", "bundle", "desk")
ROOT_SECRETS = tuple(f"root-{custodian}-{kind}" for custodian in (1, 2, 3) for kind in ("ed", "mldsa"))

Entropy = Callable[[int], bytes]

_MAGIC = b"FBVAULT1"
_HEADER = struct.Struct(">8sBIIB16s12s")  # magic, mode, iterations, memory KiB, lanes, salt, nonce
_PASSPHRASE, _KEY_FILE = 1, 2
_MOST_ITERATIONS, _MOST_MEMORY_KIB, _MOST_LANES = 64, 4 * 1024 * 1024, 64
_MOST_BYTES = 64 * 1024
_INFO = b"firebreak vault key file v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess of a passphrase costs; the default is the second recommendation of RFC 9106."""

    iterations: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


class Vault:
    """The seeds of one opened vault file."""

    __slots__ = ("_secrets", "path")

    def __init__(self, path: Path, secrets: Mapping[str, bytes]) -> None:
        """Hold seeds already opened; use `create` or `open`."""
        self.path = path
        self._secrets = dict(secrets)

    def __repr__(self) -> str:
        return f"Vault({str(self.path)!r}, names={self.names()!r})"

    @classmethod
    def create(
        cls,
        path: Path,
        secrets: Mapping[str, bytes],
        *,
        entropy: Entropy,
        passphrase: str | None = None,
        key_file: Path | None = None,
        cost: Cost | None = None,
        replace: bool = False,
    ) -> Vault:
        """Write a vault under a passphrase or a key file (one of them); `replace` is for new keys or a new passphrase.

        Raises `UsageError` if the file exists and `replace` is not asked for, `OperationalError` if the disk refuses.
        """
        plain = _encode(secrets)
        cost = cost or Cost()
        mode = _mode(passphrase, key_file)
        header = _HEADER.pack(
            _MAGIC, mode, cost.iterations, cost.memory_kib, cost.lanes, entropy(16), entropy(12)
        )  # with a key file the cost stands there unused
        key = _derive(header, passphrase, key_file)
        _write_private(path, header + AESGCMSIV(key).encrypt(header[-12:], plain, header), replace=replace)
        return cls(path, secrets)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None = None, key_file: Path | None = None) -> Vault:
        """Return the seeds of a vault file.

        Raises `OperationalError` if it cannot be opened, `UsageError` if there is none.
        """
        data = _read_private(path, _MOST_BYTES)
        header, sealed = data[: _HEADER.size], data[_HEADER.size :]
        if len(header) != _HEADER.size or not header.startswith(_MAGIC):
            raise OperationalError(f"{path} is not a vault file, or it is damaged; restore it from a backup")
        if header[len(_MAGIC)] != _mode(passphrase, key_file):
            needs = "a passphrase" if header[len(_MAGIC)] == _PASSPHRASE else "its key file"
            raise UsageError(f"the vault {path} is opened with {needs}")
        key = _derive(header, passphrase, key_file, path)
        try:
            plain = AESGCMSIV(key).decrypt(header[-12:], sealed, header)
        except (InvalidTag, ValueError):  # ValueError: shorter than a tag
            what = "the passphrase is wrong" if key_file is None else f"{key_file} is not the key file of this vault"
            raise OperationalError(f"cannot open the vault {path}: {what}, or the vault is damaged") from None
        return cls(path, _decode(plain, path))

    def names(self) -> tuple[str, ...]:
        """Return the names of the seeds held, sorted."""
        return tuple(sorted(self._secrets))

    def secret(self, name: str) -> bytes:
        """Return one 32-byte seed. Raises `UsageError` if the vault does not hold it."""
        if name not in self._secrets:
            raise UsageError(f"the vault {self.path} holds no key named {name!r}")
        return self._secrets[name]


def create_key_file(path: Path, *, entropy: Entropy) -> None:
    """Write a key file for unattended start: whoever can read it can open the vault.

    Raises `UsageError` if it exists, `OperationalError` if the disk refuses.
    """
    _write_private(path, entropy(SEED_BYTES), replace=False)


def _mode(passphrase: str | None, key_file: Path | None) -> int:
    if (passphrase is None) == (key_file is None):
        raise UsageError("a vault is opened with a passphrase or with a key file: name one of them")
    if passphrase == "":
        raise UsageError("the passphrase is empty")
    return _PASSPHRASE if key_file is None else _KEY_FILE


def _derive(header: bytes, passphrase: str | None, key_file: Path | None, path: Path | None = None) -> bytes:
    _, _, iterations, memory_kib, lanes, salt, _ = _HEADER.unpack(header)
    if key_file is not None:
        key = _read_private(key_file, SEED_BYTES)
        if len(key) != SEED_BYTES:
            raise OperationalError(f"{key_file} is not a key file: it must hold {SEED_BYTES} bytes")
        return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_INFO).derive(key)
    if not _affordable(iterations, memory_kib, lanes):
        raise OperationalError(f"the vault {path} asks for an unreasonable amount of work; it is damaged")
    assert passphrase is not None
    stretch = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    return stretch.derive(passphrase.encode("utf-8"))


def _affordable(iterations: int, memory_kib: int, lanes: int) -> bool:
    """Return whether the numbers of a file not yet authenticated are safe to work with."""
    return (
        1 <= iterations <= _MOST_ITERATIONS
        and 1 <= lanes <= _MOST_LANES
        and 8 * lanes <= memory_kib <= _MOST_MEMORY_KIB
    )


def _encode(secrets: Mapping[str, bytes]) -> bytes:
    parts = []
    for name, seed in sorted(secrets.items()):
        if len(seed) != SEED_BYTES:
            raise UsageError(f"the seed {name!r} has {len(seed)} bytes, not {SEED_BYTES}")
        if not (name.isascii() and 0 < len(name) <= 64):
            raise UsageError("the name of a seed is 1 to 64 ASCII characters")
        parts.append(bytes([len(name)]) + name.encode("ascii") + seed)
    return b"".join(parts)


def _decode(plain: bytes, path: Path) -> dict[str, bytes]:
    secrets: dict[str, bytes] = {}
    at = 0
    while at < len(plain):
        end = at + 1 + plain[at]
        name, seed = plain[at + 1 : end], plain[end : end + SEED_BYTES]
        if len(seed) != SEED_BYTES or not name.isascii():
            raise OperationalError(f"the vault {path} was written wrongly; restore it from a backup")
        secrets[name.decode("ascii")] = seed
        at = end + SEED_BYTES
    return secrets


def _read_private(path: Path, most: int) -> bytes:
    """Return a file of ours. Raises `OperationalError` if others may read it: then it is no secret any more."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except OSError as error:
        raise OperationalError(f"{path}: {error.strerror}; check that it belongs to this user") from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OperationalError(f"{path} is not a file")
        if stat.S_IMODE(status.st_mode) & 0o077:
            raise OperationalError(f"{path} can be read by other users of this machine; run: chmod 600 '{path}'")
        return file.read(most + 1)


def _write_private(path: Path, data: bytes, *, replace: bool) -> None:
    if path.exists() and not replace:
        raise UsageError(f"{path} exists already and is not overwritten")
    new = path.with_name(path.name + ".new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        with suppress(FileNotFoundError):
            new.unlink()  # left by a write that was cut short
        with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise OperationalError(f"{path}: {error.strerror or error}; check the disk and its folder") from error
