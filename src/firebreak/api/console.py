"""The console's files: the page, its modules and its texts, as they stand in the package.

Keeps true: nothing outside the folder of the console is served, and of it only files of a known sort; the page may run
no script and no style but files of this node, and may be framed by nobody; a browser asks again each time whether its
copy is still right, unless it names the very content it wants. Nobody must be signed in for it: it holds no secret.
Leaves to others: what the page does (`console`), the catalogues (`forms`).
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from litestar import Request, Response, route
from litestar.handlers import HTTPRouteHandler

from firebreak.api.gate import HEADERS
from firebreak.core.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent / "console"
FILE_BYTES = 4 << 20
TAG_DIGITS = 16
SORTS = {
    ".html": "text/html", ".js": "text/javascript",
    ".mjs": "text/javascript", ".css": "text/css", ".ftl": "text/plain",
    ".txt": "text/plain", ".json": "application/json", ".map": "application/json",
    ".svg": "image/svg+xml", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
}  # fmt: skip
"""Media type of each sort of file that is served, texts as UTF-8; no other is."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_GUARD = {
    **{name: value for name, value in HEADERS.items() if name != "cache-control"},
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
}
_ASK_AGAIN, _FOR_GOOD = "no-cache", "public, max-age=31536000, immutable"


def console(root: Path = ROOT) -> list[HTTPRouteHandler]:
    """Return the routes of the console's files."""
    methods: Any = ["GET", "HEAD"]

    @route("/", http_method=methods, status_code=200, name="page")
    async def page(request: Request[Any, Any, Any]) -> Response[bytes]:
        return serve(request, find(root, "index.html"), ".html")

    @route("/console/{path:path}", http_method=methods, status_code=200, name="file")
    async def file(request: Request[Any, Any, Any]) -> Response[bytes]:
        path = str(request.path_params["path"]).lstrip("/")
        if path.startswith("texts/"):
            return serve(request, texts(path), ".ftl")
        return serve(request, find(root, path), Path(path).suffix)

    return [page, file]


def find(root: Path, path: str) -> bytes | None:
    """Return a file inside the console's folder, None for anything else."""
    if "\0" in path or "\\" in path or any(part.startswith(".") for part in path.split("/")):
        return None
    try:
        place = (root / path).resolve()
        if not place.is_relative_to(root.resolve()) or place.suffix not in SORTS or not place.is_file():
            return None
        if place.stat().st_size > FILE_BYTES:
            return None
        return place.read_bytes()
    except OSError:  # a name too long, or a file that went away
        return None


def texts(path: str) -> bytes | None:
    """Return the texts of one language, None if there are none: `texts/en.ftl`."""
    from firebreak.forms.texts import bundle_text  # not before somebody asks: a start is short

    name = path.removeprefix("texts/")
    if not name.endswith(".ftl"):
        return None
    try:
        return bundle_text(name.removesuffix(".ftl"))
    except UsageError:
        return None


def serve(request: Request[Any, Any, Any], data: bytes | None, suffix: str) -> Response[bytes]:
    """Return a file as a response: whole, or that the browser's copy is still right."""
    if data is None:
        return Response(b"There is no such file.\n", status_code=404, media_type="text/plain",
                        headers={**_GUARD, "cache-control": "no-store"})  # fmt: skip
    digest = sha256(data).hexdigest()[:TAG_DIGITS]
    lasts = _FOR_GOOD if request.scope["query_string"] == f"v={digest}".encode() else _ASK_AGAIN
    headers = {**_GUARD, "cache-control": lasts, "etag": f'"{digest}"'}
    if f'"{digest}"' in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers, media_type=SORTS[suffix])
    return Response(data, headers=headers, media_type=SORTS[suffix])
