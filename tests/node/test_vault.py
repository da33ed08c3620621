"""Seeds leave a vault only with the right passphrase or key file, and never by way of a text."""

from __future__ import annotations

import itertools
import os
import stat
from pathlib import Path

import pytest

from firebreak.core.errors import FirebreakError, OperationalError, UsageError
from firebreak.node.vault import NODE_SECRETS, ROOT_SECRETS, Cost, Vault, create_key_file

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
SECRETS = {name: name.encode().ljust(32, b"#") for name in NODE_SECRETS}


class Counted:
    """Entropy that never repeats and is the same in every run."""

    def __init__(self) -> None:
        self.calls = itertools.count(1)

    def __call__(self, count: int) -> bytes:
        return next(self.calls).to_bytes(count, "big")


@pytest.fixture
def entropy() -> Counted:
    return Counted()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "node.vault"


@pytest.fixture
def key_file(tmp_path: Path, entropy: Counted) -> Path:
    create_key_file(tmp_path / "key.secret", entropy=entropy)
    return tmp_path / "key.secret"


def create(path: Path, entropy: Counted, passphrase: str = "correct horse") -> Vault:
    return Vault.create(path, SECRETS, entropy=entropy, passphrase=passphrase, cost=CHEAP)


def test_a_passphrase_opens_what_it_closed(path: Path, entropy: Counted) -> None:
    create(path, entropy, "дежурный 警卫")
    vault = Vault.open(path, passphrase="дежурный 警卫")
    assert {name: vault.secret(name) for name in vault.names()} == SECRETS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_file_opens_what_it_closed(path: Path, key_file: Path, entropy: Counted) -> None:
    Vault.create(path, SECRETS, entropy=entropy, key_file=key_file)
    assert Vault.open(path, key_file=key_file).secret("tls") == SECRETS["tls"]
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_the_root_has_a_vault_of_its_own(path: Path, entropy: Counted) -> None:
    seeds = {name: bytes([n]) * 32 for n, name in enumerate(ROOT_SECRETS)}
    Vault.create(path, seeds, entropy=entropy, passphrase="p", cost=CHEAP)
    assert Vault.open(path, passphrase="p").names() == tuple(sorted(ROOT_SECRETS))
    assert len(ROOT_SECRETS) == 6


def test_the_wrong_passphrase_is_said_so(path: Path, entropy: Counted) -> None:
    create(path, entropy)
    with pytest.raises(OperationalError, match="the passphrase is wrong, or the vault is damaged"):
        Vault.open(path, passphrase="Correct horse")


def test_the_wrong_key_file_is_said_so(path: Path, key_file: Path, tmp_path: Path, entropy: Counted) -> None:
    Vault.create(path, SECRETS, entropy=entropy, key_file=key_file)
    create_key_file(tmp_path / "other.secret", entropy=entropy)
    with pytest.raises(OperationalError, match="is not the key file of this vault"):
        Vault.open(path, key_file=tmp_path / "other.secret")
    key_file.write_bytes(b"short")
    with pytest.raises(OperationalError, match="must hold 32 bytes"):
        Vault.open(path, key_file=key_file)


def test_the_other_way_to_open_is_named(path: Path, key_file: Path, tmp_path: Path, entropy: Counted) -> None:
    create(path, entropy)
    with pytest.raises(UsageError, match="opened with a passphrase"):
        Vault.open(path, key_file=key_file)
    Vault.create(tmp_path / "two", SECRETS, entropy=entropy, key_file=key_file)
    with pytest.raises(UsageError, match="opened with its key file"):
        Vault.open(tmp_path / "two", passphrase="p")


@pytest.mark.parametrize(("passphrase", "with_key_file"), [(None, False), ("p", True), ("", False)])
def test_exactly_one_way_must_be_named(
    path: Path, key_file: Path, entropy: Counted, passphrase: str | None, with_key_file: bool
) -> None:
    with pytest.raises(UsageError):
        Vault.create(
            path,
            SECRETS,
            entropy=entropy,
            passphrase=passphrase,
            key_file=key_file if with_key_file else None,
            cost=CHEAP,
        )
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_files_that_others_may_read_are_refused(path: Path, key_file: Path, entropy: Counted, mode: int) -> None:
    Vault.create(path, SECRETS, entropy=entropy, key_file=key_file)
    for file in (path, key_file):
        file.chmod(mode)
        with pytest.raises(OperationalError, match=f"chmod 600 '{file}'"):
            Vault.open(path, key_file=key_file)
        file.chmod(0o600)
    assert Vault.open(path, key_file=key_file).names()


def test_nothing_is_overwritten_unasked(path: Path, key_file: Path, entropy: Counted) -> None:
    create(path, entropy)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="exists already"):
        create(path, entropy, "other")
    with pytest.raises(UsageError, match="exists already"):
        create_key_file(key_file, entropy=entropy)
    assert path.read_bytes() == before


def test_a_new_passphrase_replaces_the_old_one(path: Path, entropy: Counted) -> None:
    vault = create(path, entropy, "old")
    held = {name: vault.secret(name) for name in vault.names()}
    Vault.create(path, held, entropy=entropy, passphrase="new", cost=CHEAP, replace=True)
    assert Vault.open(path, passphrase="new").names() == vault.names()
    with pytest.raises(OperationalError):
        Vault.open(path, passphrase="old")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nothing_secret_stands_in_a_text_or_in_the_file(path: Path, key_file: Path, entropy: Counted) -> None:
    vault = Vault.create(path, SECRETS, entropy=entropy, key_file=key_file)
    for seed in SECRETS.values():
        assert seed not in path.read_bytes()
        assert seed.decode() not in repr(vault) + str(vault)
        assert repr(seed) not in repr(vault)
    assert "entry" in repr(vault)


def test_an_absent_seed_is_named(path: Path, entropy: Counted) -> None:
    with pytest.raises(UsageError, match="no key named 'voice'"):
        create(path, entropy).secret("voice")
    with pytest.raises(UsageError, match="there is no file"):
        Vault.open(path.parent / "none", passphrase="p")


@pytest.mark.parametrize("secrets", [{"entry": bytes(31)}, {"": bytes(32)}, {"é": bytes(32)}, {"x" * 65: bytes(32)}])
def test_only_named_seeds_are_kept(path: Path, entropy: Counted, secrets: dict[str, bytes]) -> None:
    with pytest.raises(UsageError):
        Vault.create(path, secrets, entropy=entropy, passphrase="p", cost=CHEAP)


def test_every_changed_byte_is_refused(path: Path, key_file: Path, entropy: Counted) -> None:
    Vault.create(path, {"entry": SECRETS["entry"]}, entropy=entropy, key_file=key_file)
    good = path.read_bytes()
    for at in range(len(good)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1 :])
        with pytest.raises(FirebreakError):
            Vault.open(path, key_file=key_file)
    for cut in range(len(good)):
        path.write_bytes(good[:cut])
        with pytest.raises(FirebreakError):
            Vault.open(path, key_file=key_file)


def test_a_file_cannot_ask_for_endless_work(path: Path, entropy: Counted) -> None:
    create(path, entropy)
    good = path.read_bytes()
    for at in (9, 13, 17):  # iterations, memory, lanes
        path.write_bytes(good[:at] + b"\xff\xff\xff\xff"[: 1 if at == 17 else 4] + good[at + (1 if at == 17 else 4) :])
        with pytest.raises(OperationalError, match="unreasonable amount of work"):
            Vault.open(path, passphrase="correct horse")


def test_the_default_cost_is_that_of_the_rfc() -> None:
    assert Cost() == Cost(iterations=3, memory_kib=65536, lanes=4)


def test_a_disk_that_refuses_is_named(tmp_path: Path, entropy: Counted) -> None:
    with pytest.raises(OperationalError, match="No such file"):
        create(tmp_path / "none" / "node.vault", entropy)
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(UsageError, match="exists already"):
        create(tmp_path / "pipe", entropy)
