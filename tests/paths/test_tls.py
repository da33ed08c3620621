"""TLS sessions in memory: who gets in, what is agreed, and an independent client on the other end."""

from __future__ import annotations

import contextlib
import datetime
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st
from OpenSSL import SSL

from firebreak.core.errors import PeerError, UsageError
from firebreak.paths.tls import ALPN, TlsSession, make_context
from firebreak.paths.tls_identity import TlsIdentity, key_of, make_certificate

LISTENER, DIALER, STRANGER = (make_certificate(name * 32) for name in (b"L", b"D", b"S"))


def session(own: TlsIdentity, *far: TlsIdentity, accept: bool) -> TlsSession:
    allowed = lambda: {identity.public_key for identity in far}  # noqa: E731
    return TlsSession(make_context(own, allowed, accept=accept), allowed, accept=accept)


def shake(listener: TlsSession, dialer: TlsSession) -> None:
    """Carry bytes both ways until neither side has any; the dialler hears the listener's alerts too."""
    dialer.begin()
    while data := dialer.take():
        try:
            listener.feed(data)
        finally:
            if answer := listener.take():
                dialer.feed(answer)


def pair() -> tuple[TlsSession, TlsSession]:
    listener, dialer = session(LISTENER, DIALER, accept=True), session(DIALER, LISTENER, accept=False)
    shake(listener, dialer)
    return listener, dialer


def heard(session: TlsSession, data: bytes) -> list[bytes] | str:
    """Return the plaintext of these bytes, or the rule they break."""
    try:
        return session.feed(data)
    except PeerError as error:
        return error.rule


def test_both_ends_agree() -> None:
    listener, dialer = pair()
    assert listener.ready
    assert dialer.ready
    assert (listener.peer_key, dialer.peer_key) == (DIALER.public_key, LISTENER.public_key)
    assert listener.exporter == dialer.exporter
    assert len(listener.exporter) == 32
    assert listener.outer == dialer.outer == "X25519MLKEM768"
    assert pair()[0].exporter != listener.exporter


def test_a_classical_group_is_named_as_such() -> None:
    context = make_context(DIALER, lambda: (LISTENER.public_key,), accept=False)
    dialer = TlsSession(context, lambda: (LISTENER.public_key,), accept=False)
    # The library has no public call to choose groups, and a peer without ML-KEM is what is wanted here.
    assert SSL._lib.SSL_set1_curves_list(dialer._connection._ssl, b"X25519") == 1  # type: ignore[attr-defined]
    listener = session(LISTENER, DIALER, accept=True)
    shake(listener, dialer)
    assert listener.outer == dialer.outer == "classical: x25519"


def test_the_listener_refuses_an_unknown_dialer_and_the_dialer_learns_why() -> None:
    listener, dialer = session(LISTENER, DIALER, accept=True), session(STRANGER, LISTENER, accept=False)
    with pytest.raises(PeerError) as caught:
        shake(listener, dialer)
    assert "does not know our certificate" in caught.value.detail
    assert not listener.ready


def test_the_dialer_refuses_another_listener() -> None:
    listener, dialer = session(STRANGER, DIALER, accept=True), session(DIALER, LISTENER, accept=False)
    with pytest.raises(PeerError, match="not one we know"):
        shake(listener, dialer)
    assert not dialer.ready
    assert not listener.ready


def test_what_is_allowed_is_asked_at_each_handshake() -> None:
    allowed: set[bytes] = set()
    context = make_context(LISTENER, lambda: allowed, accept=True)
    with pytest.raises(PeerError):
        shake(TlsSession(context, lambda: allowed, accept=True), session(DIALER, LISTENER, accept=False))
    allowed.add(DIALER.public_key)
    listener = TlsSession(context, lambda: allowed, accept=True)
    shake(listener, session(DIALER, LISTENER, accept=False))
    assert listener.ready


def other_certificate(private: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> x509.Certificate:
    """Return a self-signed certificate that copies the names of a known one."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "firebreak")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    algorithm = hashes.SHA256() if isinstance(private, ec.EllipticCurvePrivateKey) else None
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(DIALER.certificate.serial_number)
    )
    builder = builder.public_key(private.public_key()).not_valid_before(start)
    return builder.not_valid_after(start + datetime.timedelta(days=1)).sign(private, algorithm)


def test_another_kind_of_key_is_refused_whatever_its_names() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    context = make_context(DIALER, lambda: (LISTENER.public_key,), accept=False)
    context.use_certificate(other_certificate(private))
    context.use_privatekey(private)
    dialer = TlsSession(context, lambda: (LISTENER.public_key,), accept=False)
    with pytest.raises(PeerError):
        shake(session(LISTENER, DIALER, accept=True), dialer)


def test_dates_and_names_mean_nothing() -> None:
    private = ed25519.Ed25519PrivateKey.from_private_bytes(b"D" * 32)
    expired = TlsIdentity(
        certificate=other_certificate(private), private_key=private, public_key=private.public_key().public_bytes_raw()
    )
    listener = session(LISTENER, DIALER, accept=True)
    shake(listener, session(expired, LISTENER, accept=False))
    assert listener.peer_key == DIALER.public_key


def test_bytes_cross_sealed_and_a_farewell_is_noticed() -> None:
    listener, dialer = pair()
    plain = bytes(range(256)) * 257
    sealed = dialer.seal(plain)
    assert plain[:64] not in sealed
    assert b"".join(listener.feed(sealed)) == plain
    assert not listener.ended
    listener.feed(dialer.finish())
    assert listener.ended


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_a_changed_byte_never_reaches_the_frames(at: int, mask: int) -> None:
    listener, dialer = pair()
    sealed = bytearray(dialer.seal(b"a frame of some length, sealed" * 4))
    sealed[at % len(sealed)] ^= mask
    assert heard(listener, bytes(sealed)) in ([], "WIRE-3")


@given(st.binary(min_size=1, max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_to_a_listener_are_no_plaintext(data: bytes) -> None:
    listener = session(LISTENER, DIALER, accept=True)
    listener.begin()
    assert heard(listener, data) in ([], "WIRE-3")
    assert not listener.ready


def foreign_client(folder: Path, identity: TlsIdentity) -> ssl.SSLContext:
    """Return the standard library's TLS, another OpenSSL, with our certificate."""
    file = folder / "client.pem"
    pem = serialization.Encoding.PEM
    key = identity.private_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(key + identity.certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.load_cert_chain(file)
    context.set_alpn_protocols([ALPN.decode()])
    return context


def resumed(client: ssl.SSLContext, context: SSL.Context) -> bool:
    """Connect twice, offering at the second time whatever ticket the first one gave; return whether it was taken."""
    kept = None
    for _ in range(2):
        listener = SSL.Connection(context, None)
        listener.set_accept_state()
        to_client, to_listener = ssl.MemoryBIO(), ssl.MemoryBIO()
        dialer = client.wrap_bio(to_client, to_listener, session=kept)
        for _ in range(4):
            with contextlib.suppress(ssl.SSLWantReadError):
                dialer.do_handshake()
                dialer.read(100)
            if data := to_listener.read():
                listener.bio_write(data)
            with contextlib.suppress(SSL.WantReadError):
                listener.do_handshake()
            with contextlib.suppress(SSL.WantReadError):
                to_client.write(listener.bio_read(65_536))
        assert dialer.version() == "TLSv1.3"
        assert dialer.selected_alpn_protocol() == "firebreak/1"
        assert dialer.getpeercert(binary_form=True) == LISTENER.certificate.public_bytes(serialization.Encoding.DER)
        kept = dialer.session
    return bool(dialer.session_reused)


def test_no_session_is_resumed(tmp_path: Path) -> None:
    """WIRE-5, seen by another TLS that keeps tickets; the same client does resume where resumption is offered."""
    client = foreign_client(tmp_path, DIALER)
    context = make_context(LISTENER, lambda: (DIALER.public_key,), accept=True)
    assert not resumed(client, context)
    usual = SSL.Context(SSL.TLS_METHOD)
    usual.use_certificate(LISTENER.certificate)
    usual.use_privatekey(LISTENER.private_key)
    usual.set_alpn_select_callback(lambda _session, _offered: ALPN)
    assert resumed(client, usual), "this client resumes nothing anywhere, so the check above shows nothing"


def test_one_seed_is_one_certificate() -> None:
    again = make_certificate(b"L" * 32)
    assert again.certificate == LISTENER.certificate
    assert again.public_key == key_of(again.certificate) == LISTENER.public_key != DIALER.public_key
    assert make_certificate(b"L" * 32, "Line office").public_key == LISTENER.public_key
    assert "private_key" not in repr(LISTENER)


@pytest.mark.parametrize(("seed", "label"), [(b"short", "x"), (b"s" * 32, ""), (b"s" * 32, "x" * 65)])
def test_a_wrong_seed_or_label_is_refused(seed: bytes, label: str) -> None:
    with pytest.raises(UsageError):
        make_certificate(seed, label)


def test_a_certificate_that_is_missing_has_no_key() -> None:
    assert key_of(None) == b""
    assert key_of(other_certificate(ec.generate_private_key(ec.SECP256R1()))) == b""
