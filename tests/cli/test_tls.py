"""A node with a certificate of its own authority: browsers, the command and its live view over TLS."""

from __future__ import annotations

import json
import socket
import ssl
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

Run = Callable[..., Any]
NAME = "watch.example.org"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, firebreak: Run) -> Path:
    """A node with a certificate."""
    place = tmp_path_factory.mktemp("tls") / "node"
    assert firebreak("init", place, "--party", "Northland", "--port", _free_port()).code == 0
    issued = firebreak("tls", "issue", place, "--name", NAME, "--address", "127.0.0.1")
    assert issued.code == 0, issued.err
    assert "import" in issued.out and "authority.pem" in issued.out
    return place


@pytest.fixture(scope="module")
def running(folder: Path, start: Any) -> Iterator[Path]:
    """The same node while it runs."""
    with start(folder, folder.parent / "log"):
        yield folder


def _trusting(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(folder / "authority" / "authority.pem"))


def _port(folder: Path) -> int:
    return int((folder / "api" / "endpoint").read_text().split()[0].rpartition(":")[2])


def test_keys_are_private_and_the_settings_name_them(folder: Path) -> None:
    for path in (folder / "authority" / "authority.key", folder / "api" / "tls" / "key.pem"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    settings = (folder / "node.toml").read_text()
    assert 'certificate = "api/tls/certificate.pem"' in settings
    assert "# Settings of this node" in settings  # what people wrote stays


def test_a_browser_that_trusts_the_authority_is_served(running: Path) -> None:
    with httpx.Client(verify=_trusting(running), base_url=f"https://127.0.0.1:{_port(running)}") as browser:
        health = browser.get("/v1/health").json()
        assert health["ok"] is True and health["certificate_until"] is not None
        assert "strict-transport-security" not in browser.get("/v1/health").headers
        named = browser.get("/v1/health", headers={"Host": f"{NAME}:{_port(running)}"})
        assert named.status_code == 200  # names of the certificate are served without a setting
        assert browser.get("/v1/health", headers={"Host": "evil.example"}).status_code == 421


def test_one_that_does_not_is_not_and_neither_is_plain_http(running: Path) -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"https://127.0.0.1:{_port(running)}/v1/health")
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{_port(running)}/v1/health")


def _spoken(folder: Path, context: ssl.SSLContext) -> str | None:
    """Return the version that is agreed on with the node; raises SSLError when there is none."""
    with (
        socket.create_connection(("127.0.0.1", _port(folder)), 5) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as wrapped,
    ):
        return wrapped.version()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_1_2_and_1_3_are_spoken(version: ssl.TLSVersion, running: Path) -> None:
    context = _trusting(running)
    context.minimum_version = context.maximum_version = version
    assert (_spoken(running, context) or "").replace(".", "_") == version.name


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_nothing_older_is(running: Path) -> None:
    context = _trusting(running)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError):
        _spoken(running, context)


def test_cookies_are_bound_to_the_host(running: Path, firebreak: Run) -> None:
    added = firebreak("officer", "add", "anna", "--role", "watch", "--node", running)
    assert added.code == 0, added.err
    link = firebreak("officer", "link", "anna", "--node", running, "--json").document
    assert link["address"].startswith(f"https://{NAME}:")
    with httpx.Client(verify=_trusting(running), base_url=f"https://127.0.0.1:{_port(running)}") as browser:
        said = browser.post("/v1/session/link", json={"code": link["path"].removeprefix("/#link=")})
        cookie = said.headers["set-cookie"]
        assert cookie.startswith("__Host-firebreak-") and "; Secure" in cookie and "HttpOnly" in cookie
        assert browser.get("/v1/session").json()["officer"]["id"] == "anna"
        passkey = browser.post(
            "/v1/session/passkey/begin", json={}, headers={"Host": f"{NAME}:{_port(running)}"}
        ).json()
        assert passkey["options"]["rpId"] == NAME


def test_the_command_speaks_tls_with_its_own_node_alone(running: Path, firebreak: Run) -> None:
    assert firebreak("status", "--node", running, "--json").code == 0
    right = (running / "api" / "tls" / "certificate.pem").read_bytes()
    try:
        (running / "api" / "tls" / "certificate.pem").write_bytes(
            (running / "authority" / "authority.pem").read_bytes().replace(b"M", b"N", 1)
        )
        assert firebreak("status", "--node", running).code != 0
    finally:
        (running / "api" / "tls" / "certificate.pem").write_bytes(right)


def test_what_is_taken_must_belong_together(folder: Path, firebreak: Run, tmp_path: Path) -> None:
    refused = firebreak(
        "tls", "take", folder, folder / "authority" / "authority.pem", folder / "api" / "tls" / "key.pem"
    )
    assert refused.code == 2 and "does not belong" in refused.err
    taken = firebreak(
        "tls", "take", folder, folder / "api" / "tls" / "certificate.pem", folder / "api" / "tls" / "key.pem", "--json"
    )
    assert taken.code == 0 and json.loads(taken.out)["hosts"] == [NAME]
    shown = firebreak("tls", "show", folder)
    assert NAME in shown.out


def test_another_name_needs_another_authority(folder: Path, firebreak: Run) -> None:
    refused = firebreak("tls", "issue", folder, "--name", "other.example")
    assert refused.code == 2 and "--new-authority" in refused.err
    nothing = firebreak("tls", "issue", folder)
    assert nothing.code == 2


def test_an_api_for_other_machines_without_tls_is_told_of(tmp_path: Path, firebreak: Run, start: Any) -> None:
    place = tmp_path / "open"
    assert firebreak("init", place, "--party", "Northland", "--port", _free_port()).code == 0
    settings = place / "node.toml"
    text = settings.read_text("utf-8")
    assert "[api]" in text
    settings.write_text(text.replace("[api]", '[api]\nhost = "0.0.0.0"', 1), "utf-8")
    with start(place, tmp_path / "log"):
        pass
    assert "has no TLS" in (tmp_path / "log").read_text()
