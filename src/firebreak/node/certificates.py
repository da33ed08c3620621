"""Certificates for desks on other machines: whom one names, until when it is good, and whether its key belongs to it.

Keeps true: a certificate that is taken belongs to its key, names a host and is in time; its end is told of early.
Leaves to others: issuing (`authority`), paths between nodes, whose keys are pinned by manifests
(`paths.tls_identity`), serving (`api.server`).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.hashes import SHA256

from firebreak.core.errors import UsageError

WARN_S = 30 * 86_400
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a node is reached by: host names and addresses."""

    hosts: tuple[str, ...]
    addresses: tuple[Address, ...]

    def __str__(self) -> str:
        return ", ".join((*self.hosts, *map(str, self.addresses)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The certificate a node shows: its names, and until when it is good (UTC seconds)."""

    names: Names
    until: int
    fingerprint: str

    def warning(self, now: int) -> str | None:
        """Return what an operator must know of its time, None while there is plenty."""
        if self.until <= now:
            return "the certificate of the API is past its time: browsers refuse the console until there is another"
        if self.until - now < WARN_S:
            days = (self.until - now) // 86_400
            return f"the certificate of the API ends in {days} days: `firebreak tls issue` makes another"
        return None


def read_names(hosts: Iterable[str], addresses: Iterable[str]) -> Names:
    """Return names as typed, checked; raises UsageError."""
    lower = tuple(dict.fromkeys(host.lower().rstrip(".") for host in hosts))
    for host in lower:
        if len(host) > 253 or not _HOST.fullmatch(host) or host.replace(".", "").isdigit():
            raise UsageError(f"{host!r} is not a host name such as watch.example.org")
    try:
        numbers = tuple(dict.fromkeys(ipaddress.ip_address(one) for one in addresses))
    except ValueError as error:
        raise UsageError(f"an address such as 192.0.2.7 is required: {error}") from None
    if not lower and not numbers:
        raise UsageError("a name or an address is required; passkeys need a name")
    return Names(hosts=lower, addresses=numbers)


def check_pair(chain: bytes, key: bytes, now: int) -> Served:
    """Return what a certificate and its key serve; raises UsageError in words for the operator."""
    first = _first(chain)
    try:
        private = serialization.load_pem_private_key(key, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise UsageError("the key is not a PEM file without a passphrase") from None
    if _spki(private.public_key()) != _spki(first.public_key()):
        raise UsageError("the key does not belong to the certificate")
    found = served(chain)
    if not found.names.hosts and not found.names.addresses:
        raise UsageError("the certificate names no host; browsers do not look at its common name")
    if now < int(first.not_valid_before_utc.timestamp()):
        raise UsageError("the certificate is not good yet, or this machine's clock is wrong")
    if now >= found.until:
        raise UsageError("the certificate is past its time")
    return found


def served(chain: bytes) -> Served:
    """Return names, time and fingerprint of the first certificate of a chain; raises UsageError."""
    first = _first(chain)
    try:
        named = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        named = x509.SubjectAlternativeName([])
    hosts = tuple(name.lower() for name in named.get_values_for_type(x509.DNSName))
    addresses = tuple(a for a in named.get_values_for_type(x509.IPAddress) if isinstance(a, Address))
    return Served(
        names=Names(hosts=hosts, addresses=addresses), until=int(first.not_valid_after_utc.timestamp()),
        fingerprint=fingerprint(first),
    )  # fmt: skip


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 fingerprint as browsers show it."""
    return certificate.fingerprint(SHA256()).hex(":").upper()


def _first(chain: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificates(chain)[0]
    except (ValueError, UnsupportedAlgorithm):
        raise UsageError("the certificate is not a PEM file") from None


def _spki(key: object) -> bytes:
    form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_bytes(*form))  # type: ignore[attr-defined]
