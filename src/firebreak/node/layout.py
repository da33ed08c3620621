"""Where the files of a node are, and who may read them.

Keeps true: folders have mode 0700 and files 0600; nothing that exists is overwritten by accident; a file is replaced
whole or not at all. What must never be in a backup (`state/`) and what belongs on other media (`root/`) are folders of
their own (`docs/operations/backup.md`).
Leaves to others: what stands in the files (`config`, `vault`, `introduction`, the stores).
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import LineId
from firebreak.node.sendstate import sync_folder

SHORT_HEX = 16
_FOLDERS = ("keys", "root", "store", "state", "cards", "lines", "api", "identity")


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths inside the folder of one node; nothing is touched by asking for them."""

    folder: Path

    @property
    def config(self) -> Path:
        """Settings, for people to edit."""
        return self.folder / "node.toml"

    @property
    def vault(self) -> Path:
        """The node's own seeds."""
        return self.folder / "keys" / "vault.bin"

    @property
    def key_file(self) -> Path:
        """What opens the vault without a person; absent when there is a passphrase."""
        return self.folder / "keys" / "key.secret"

    @property
    def root_vault(self) -> Path:
        """The custodians' seeds: to be moved to media that are kept offline."""
        return self.folder / "root" / "vault.bin"

    @property
    def next_root_vault(self) -> Path:
        """Seeds of the root set that may replace the first: to be kept elsewhere than the first."""
        return self.folder / "root" / "next.bin"

    @property
    def root_key_file(self) -> Path:
        """What opens the root vaults without a passphrase; moves with them."""
        return self.folder / "root" / "key.secret"

    @property
    def rootsets(self) -> Path:
        """Our root sets, from the first on."""
        return self.folder / "identity" / "rootsets.bin"

    @property
    def manifest(self) -> Path:
        """Statement of our current manifest."""
        return self.folder / "identity" / "manifest.bin"

    @property
    def manifests(self) -> Path:
        """Statements of our earlier manifests, one a version."""
        return self.folder / "identity" / "manifests"

    @property
    def salts(self) -> Path:
        """Which credential each salted hash of our manifest stands for: lost, no officer can show theirs any more."""
        return self.folder / "identity" / "officers.bin"

    @property
    def party(self) -> Path:
        """Name, language, desks and telephones as they go on our cards."""
        return self.folder / "identity" / "party.bin"

    @property
    def store(self) -> Path:
        """The record."""
        return self.folder / "store" / "record.db"

    @property
    def desk(self) -> Path:
        """What our own desks keep beside the record: drafts, releases, silences, sheets, who acted."""
        return self.folder / "store" / "desk.db"

    @property
    def state(self) -> Path:
        """Send-state and ratchet files: in no backup, ever."""
        return self.folder / "state"

    @property
    def cards(self) -> Path:
        """Cards, ours and others'."""
        return self.folder / "cards"

    @property
    def lines(self) -> Path:
        """One folder a line."""
        return self.folder / "lines"

    @property
    def tokens(self) -> Path:
        """Who may use the API."""
        return self.folder / "api" / "tokens"

    @property
    def officers(self) -> Path:
        """Who signs in at the console."""
        return self.folder / "api" / "officers"

    @property
    def links(self) -> Path:
        """One-time sign-in links, as hashes."""
        return self.folder / "api" / "links"

    @property
    def tls_certificate(self) -> Path:
        """Certificate of the API, where `firebreak tls` puts it."""
        return self.folder / "api" / "tls" / "certificate.pem"

    @property
    def tls_key(self) -> Path:
        """Its private key."""
        return self.folder / "api" / "tls" / "key.pem"

    @property
    def sessions(self) -> Path:
        """Who is signed in, as hashes."""
        return self.folder / "api" / "sessions"

    def send_state(self, line: LineId) -> Path:
        """Send-state file of a line."""
        return self.state / f"{short(line)}.send"

    def ratchet(self, line: LineId) -> Path:
        """Ratchet file of a line."""
        return self.state / f"{short(line)}.ratchet"

    def line(self, line: LineId) -> Path:
        """Folder of a line."""
        return self.lines / short(line)

    def charter(self, line: LineId) -> Path:
        """Statement of the first charter of a line."""
        return self.line(line) / "charter.bin"

    def peer_card(self, line: LineId) -> Path:
        """Card file of the other party, as it was at the introduction."""
        return self.line(line) / "peer.card"


def short(line: bytes) -> str:
    """Return the first 16 hexadecimal digits of an id, for file names."""
    return line.hex()[:SHORT_HEX]


def create_layout(folder: Path) -> Layout:
    """Make the folders of a new node.

    Raises UsageError if a node is there already, OperationalError if the disk refuses.
    """
    layout = Layout(folder)
    if layout.config.exists() or layout.vault.exists():
        raise UsageError(f"there is a node in {folder} already; nothing was changed")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise OperationalError(f"cannot make {folder}: {error.strerror}") from error
    return layout


def open_layout(folder: Path) -> Layout:
    """Return the layout of an existing node; raises UsageError if there is none."""
    layout = Layout(folder)
    if not layout.config.exists():
        raise UsageError(f"there is no node in {folder}; `firebreak init {folder}` makes one")
    return layout


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file of mode 0600, whole or not at all, durable on return.

    Raises UsageError if it exists and `replace` is not asked for, OperationalError if the disk refuses.
    """
    if path.exists() and not replace:
        raise UsageError(f"{path} exists already and is not overwritten")
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            new.unlink()  # left by a write that was cut short
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise OperationalError(f"cannot write {path}: {error.strerror}") from error


def read_file(path: Path, most: int = 1 << 20) -> bytes:
    """Return the bytes of a file of at most `most` bytes; raises OperationalError if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise OperationalError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > most:
        raise OperationalError(f"{path} is larger than {most} bytes; it is not the file it should be")
    return data
