"""A local certificate authority for the desks of one node.

Keeps true: it signs for the names and addresses it was made for and for no others, so that a browser that trusts it
gives nothing else away; its key is a file of mode 0600 in a folder of its own, to be kept offline like the root.
Leaves to others: what a certificate must be (`certificates`), telling browsers to trust it (`docs/operations`).
"""

from __future__ import annotations

import datetime
import ipaddress
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.certificates import Address, Names
from firebreak.node.layout import read_file, write_file

AUTHORITY_DAYS = 3652
SERVER_DAYS = 397  # what browsers allow
_BACKDATED = datetime.timedelta(hours=1)  # a desk whose clock is a little behind trusts it at once

Entropy = Callable[[int], bytes]


class Authority:
    """A certificate authority of one node, for its own names alone."""

    def __init__(self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
        """Use `make_authority` or `load_authority`."""
        self.certificate = certificate
        self._key = key

    def issue(self, names: Names, now: int, entropy: Entropy) -> tuple[bytes, bytes]:
        """Return a certificate chain and its key as PEM; raises UsageError for names it was not made for."""
        self._check(names)
        key = _new_key(entropy)
        builder = _builder(names.hosts[0] if names.hosts else str(names.addresses[0]), now, SERVER_DAYS, entropy)
        made = (
            builder.issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, SHA256())
        )
        return _pem(made) + _pem(self.certificate), _key_pem(key)

    def _check(self, names: Names) -> None:
        allowed = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
        for name in _general(names):
            if not any(_covers(one, name) for one in allowed or ()):
                raise UsageError(
                    f"the authority was not made for {name.value}; `--new-authority` makes another, which every "
                    "browser must be told to trust"
                )

    def save(self, folder: Path) -> None:
        """Write the authority into a folder of its own."""
        write_file(folder / "authority.key", _key_pem(self._key), replace=True)
        write_file(folder / "authority.pem", _pem(self.certificate), replace=True)


def make_authority(names: Names, party: str, now: int, entropy: Entropy) -> Authority:
    """Return a new authority that may sign for these names, what lies under them, and nothing else."""
    key = _new_key(entropy)
    name = f"Firebreak desks of {party}"
    made = (
        _builder(name, now, AUTHORITY_DAYS, entropy)
        .issuer_name(_common(name))
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return Authority(made, key)


def load_authority(folder: Path) -> Authority | None:
    """Return the authority in a folder, None if there is none; raises OperationalError for files out of form."""
    if not (folder / "authority.pem").exists():
        return None
    try:
        certificate = x509.load_pem_x509_certificate(read_file(folder / "authority.pem"))
        key = serialization.load_pem_private_key(read_file(folder / "authority.key"), None)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise OperationalError(f"the authority in {folder} cannot be read: {error}") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise OperationalError(f"the authority in {folder} does not belong to its key")
    return Authority(certificate, key)


# --- parts of a certificate -----------------------------------------------------------------------------------------


def _builder(name: str, now: int, days: int, entropy: Entropy) -> x509.CertificateBuilder:
    begin = datetime.datetime.fromtimestamp(now, datetime.UTC)
    serial = int.from_bytes(entropy(16), "big") >> 1 | 1
    return (
        x509.CertificateBuilder()
        .subject_name(_common(name))
        .not_valid_before(begin - _BACKDATED)
        .not_valid_after(begin - _BACKDATED + datetime.timedelta(days=days))
        .serial_number(serial)
    )


def _common(name: str) -> x509.Name:
    """Return a name of at most 64 characters (RFC 5280)."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _general(names: Names) -> list[x509.GeneralName]:
    return [*map(x509.DNSName, names.hosts), *map(x509.IPAddress, names.addresses)]


def _permitted(names: Names) -> Sequence[x509.GeneralName]:
    """Return the subtrees of an authority; a sort that it has no name of is permitted none (RFC 5280 4.2.1.10)."""
    hosts: list[x509.GeneralName] = [x509.DNSName(host) for host in names.hosts or ("invalid",)]
    nobody = ipaddress.ip_network("192.0.2.255/32")  # of the documentation range: there is no such machine
    networks = [ipaddress.ip_network(address) for address in names.addresses] or [nobody]
    return [*hosts, *map(x509.IPAddress, networks)]


def _covers(tree: x509.GeneralName, name: x509.GeneralName) -> bool:
    if isinstance(tree, x509.DNSName) and isinstance(name, x509.DNSName):
        return name.value == tree.value or name.value.endswith(f".{tree.value}")
    if isinstance(tree, x509.IPAddress) and isinstance(name, x509.IPAddress):
        network, address = tree.value, name.value
        if isinstance(network, ipaddress.IPv4Network | ipaddress.IPv6Network) and isinstance(address, Address):
            return address in network
    return False


def _new_key(entropy: Entropy) -> ec.EllipticCurvePrivateKey:
    """Return a key of P-256 from 48 bytes of entropy, so many that no value is likelier than another."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    return ec.derive_private_key(int.from_bytes(entropy(48), "big") % (order - 1) + 1, ec.SECP256R1())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
