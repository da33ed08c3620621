"""The console's files: what is served, as what, under which policy, and that nothing else is."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from firebreak.api.console import POLICY, SORTS, console


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A console of one's own, with a secret beside it."""
    made = tmp_path / "console"
    for name, text in {
        "index.html": "<!doctype html><title>Firebreak</title>", "js/main.js": "export {};", "js/a.mjs": "export {};",
        "css/base.css": "a{}", "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "vendor/x.json": "{}",
        "vendor/x.map": "{}", "vendor/NOTES.txt": "n", "f.woff2": "w", "__init__.py": "secret", "js/x.d.ts": "t",
        ".hidden.js": "secret",
    }.items():  # fmt: skip
        place = made / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    (tmp_path / "outside.js").write_text("secret")
    (made / "link.js").symlink_to(tmp_path / "outside.js")
    return made


@pytest.fixture
def page(root: Path) -> Any:
    """A browser before it."""
    with TestClient(Litestar(route_handlers=console(root), openapi_config=None)) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/console/js/main.js", "text/javascript; charset=utf-8"),
        ("/console/js/a.mjs", "text/javascript; charset=utf-8"),
        ("/console/css/base.css", "text/css; charset=utf-8"),
        ("/console/icon.svg", "image/svg+xml"),
        ("/console/vendor/x.json", "application/json"),
        ("/console/vendor/x.map", "application/json"),
        ("/console/vendor/NOTES.txt", "text/plain; charset=utf-8"),
        ("/console/f.woff2", "font/woff2"),
        ("/console/texts/en.ftl", "text/plain; charset=utf-8"),
        ("/console/texts/ar.ftl", "text/plain; charset=utf-8"),
    ],
)
def test_each_sort_of_file_has_its_type_and_the_policy(path: str, sort: str, page: Any) -> None:
    found = page.get(path)
    assert (found.status_code, found.headers["content-type"]) == (200, sort)
    assert found.headers["content-security-policy"] == POLICY
    assert found.headers["x-content-type-options"] == "nosniff"
    head = page.head(path)
    assert head.status_code == 200 and head.content == b""
    assert head.headers["etag"] == found.headers["etag"]


def test_the_policy_allows_no_inline_script_or_style() -> None:
    assert "unsafe" not in POLICY and "default-src 'none'" in POLICY and "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize(
    "path",
    [
        "/console/", "/console/__init__.py", "/console/js/x.d.ts", "/console/.hidden.js", "/console/js",
        "/console/link.js", "/console/../outside.js", "/console/%2e%2e/outside.js", "/console/js/..%2f..%2foutside.js",
        "/console/js/%00.js", "/console/js/..%5c..%5coutside.js", "/console//etc/passwd", "/console/%2fetc%2fpasswd",
        "/console/texts/xx.ftl", "/console/texts/en", "/console/texts/../js/main.js.ftl",
        "/console/" + "a" * 999 + ".js",
    ],
)  # fmt: skip
def test_nothing_else_is_served(path: str, page: Any) -> None:
    found = page.get(path)
    assert found.status_code in (400, 404)
    assert b"secret" not in found.content and b"root:" not in found.content
    if found.headers.get("content-security-policy"):
        assert found.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/console/../../etc/passwd", "/console/js/../../__init__.py", "/../index.html", "//"])
def test_no_path_as_a_client_would_not_write_it_leads_out(path: str, pair: Any) -> None:
    with socket.create_connection(("127.0.0.1", pair.north.handle.port), timeout=5) as one:
        one.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while part := one.recv(4096):
            answer += part
    assert answer.split()[1] == b"404"


def test_a_copy_is_asked_for_again_and_kept_while_it_is_right(root: Path, page: Any) -> None:
    first = page.get("/console/js/main.js")
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    assert page.get("/console/js/main.js", headers={"If-None-Match": tag}).status_code == 304
    named = page.get(f"/console/js/main.js?v={tag.strip(chr(34))}")
    assert named.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert page.get("/console/js/main.js?v=0123456789abcdef").headers["cache-control"] == "no-cache"
    (root / "js" / "main.js").write_text("export const changed = 1;")
    assert page.get("/console/js/main.js", headers={"If-None-Match": tag}).status_code == 200


def test_without_a_page_there_is_none(tmp_path: Path) -> None:
    with TestClient(Litestar(route_handlers=console(tmp_path), openapi_config=None)) as client:
        assert client.get("/").status_code == 404


def test_the_page_needs_no_session_and_its_host_is_checked(pair: Any) -> None:
    assert httpx.get(pair.north.url + "/").headers["content-type"].startswith(SORTS[".html"])
    assert httpx.get(pair.north.url + "/", headers={"Host": "evil.example"}).status_code == 421
    assert httpx.get(pair.north.url + "/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
