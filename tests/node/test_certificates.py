"""Certificates for desks elsewhere: what the local authority may sign, what is taken, and what is refused."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.authority import load_authority, make_authority
from firebreak.node.certificates import WARN_S, check_pair, read_names, served

NOW = int(time.time())
NAMES = read_names(["Watch.Example.org"], ["192.0.2.7", "2001:db8::1"])


def test_what_it_issues_verifies_for_its_names_and_no_others() -> None:
    authority = make_authority(NAMES, "Northland", NOW, os.urandom)
    chain, key = authority.issue(NAMES, NOW, os.urandom)
    found = check_pair(chain, key, NOW)
    assert str(found.names) == "watch.example.org, 192.0.2.7, 2001:db8::1"
    assert 396 * 86_400 < found.until - NOW <= 397 * 86_400
    leaf, root = x509.load_pem_x509_certificates(chain)
    policy = PolicyBuilder().store(Store([root])).time(datetime.fromtimestamp(NOW, UTC))
    assert policy.build_server_verifier(x509.DNSName("watch.example.org")).verify(leaf, [])
    with pytest.raises(VerificationError):
        policy.build_server_verifier(x509.DNSName("bank.example")).verify(leaf, [])


@pytest.mark.parametrize("name", ["bank.example", "example.org", "evilwatch.example.org"])
def test_the_authority_signs_for_no_other_host(name: str) -> None:
    authority = make_authority(NAMES, "Northland", NOW, os.urandom)
    with pytest.raises(UsageError, match="was not made for"):
        authority.issue(read_names([name], []), NOW, os.urandom)


def test_nor_for_an_address_it_was_not_made_for() -> None:
    for names in (NAMES, read_names(["watch.example.org"], [])):
        authority = make_authority(names, "Northland", NOW, os.urandom)
        with pytest.raises(UsageError, match="was not made for"):
            authority.issue(read_names([], ["192.0.2.8"]), NOW, os.urandom)
    assert make_authority(NAMES, "N", NOW, os.urandom).issue(read_names(["a.watch.example.org"], []), NOW, os.urandom)


def test_it_is_kept_and_read_back(tmp_path: Path) -> None:
    authority = make_authority(NAMES, "N" * 100, NOW, os.urandom)
    assert load_authority(tmp_path) is None
    authority.save(tmp_path)
    assert (tmp_path / "authority.key").stat().st_mode & 0o777 == 0o600
    again = load_authority(tmp_path)
    assert again is not None and again.certificate == authority.certificate
    _, another = authority.issue(NAMES, NOW, os.urandom)
    (tmp_path / "authority.key").write_bytes(another)
    with pytest.raises(OperationalError, match="does not belong"):
        load_authority(tmp_path)


@pytest.mark.parametrize(
    "names", [([], []), (["-x.example"], []), (["a..b"], []), (["192.0.2.1"], []), (["*"], []), ([], ["watch"])]
)
def test_what_is_no_name_is_refused(names: tuple[list[str], list[str]]) -> None:
    with pytest.raises(UsageError):
        read_names(*names)


def _pair(begin: int, until: int, host: str | None) -> tuple[bytes, bytes]:
    """Return a certificate and key as some other authority may have made them."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.public_key(private.public_key())
    times = [datetime.fromtimestamp(NOW, UTC) + timedelta(days=days) for days in (begin, until)]
    builder = builder.not_valid_before(times[0]).not_valid_after(times[1])
    if host is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return builder.sign(private, SHA256()).public_bytes(Encoding.PEM), pem


def test_a_certificate_from_elsewhere_is_taken() -> None:
    assert check_pair(*_pair(-1, 90, "watch.example"), NOW).names.hosts == ("watch.example",)


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (_pair(-2, -1, "watch.example"), "past its time"),
        (_pair(1, 90, "watch.example"), "not good yet"),
        (_pair(-1, 90, None), "names no host"),
        ((_pair(-1, 90, "a.example")[0], _pair(-1, 90, "a.example")[1]), "does not belong"),
        ((b"junk", _pair(-1, 90, "a.example")[1]), "not a PEM file"),
        ((_pair(-1, 90, "a.example")[0], b"junk"), "not a PEM file"),
        ((b"", b""), "not a PEM file"),
    ],
)
def test_what_does_not_belong_together_or_is_out_of_time_is_refused(pair: tuple[bytes, bytes], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        check_pair(*pair, NOW)


def test_its_end_is_told_of_a_month_before() -> None:
    found = served(_pair(-1, 40, "watch.example")[0])
    assert found.warning(NOW) is None
    assert "ends in" in (found.warning(found.until - WARN_S + 1) or "")
    assert "past its time" in (found.warning(found.until) or "")
