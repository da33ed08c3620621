"""One node's API from the same machine: address and token from the node's folder, requests and answers as JSON.

Keeps true: a token is read from a file of mode 0600 and shown nowhere; a refusal keeps the node's own words.
Leaves to others: what is asked and how it is shown (the verbs).
"""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from firebreak.cli.failures import Declined, Unreachable
from firebreak.core.errors import OperationalError, UsageError

TIMEOUT_S = 60.0


class Client:
    """Asks one node."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the node's; nothing is read before the first request."""
        self.folder = folder

    def where(self) -> tuple[str, int]:
        """Return host and port as the running node wrote them; raises UsageError, Unreachable."""
        if not (self.folder / "node.toml").exists():
            raise UsageError(f"there is no node in {self.folder}; name one with --node or FIREBREAK_NODE")
        try:
            host, _, port = (self.folder / "api" / "endpoint").read_text("ascii").strip().rpartition(":")
            return host.strip("[]"), int(port)
        except (OSError, ValueError):
            raise Unreachable(f"the node in {self.folder} does not run; `firebreak up {self.folder}` runs it") from None

    def token(self) -> str:
        """Return the officer's token of this machine."""
        path = self.folder / "api" / "officer.token"
        try:
            return path.read_text("ascii").strip()
        except OSError as error:
            raise OperationalError(f"cannot read {path}: {error.strerror}") from error

    def ask(self, method: str, page: str, body: Any = None) -> bytes:
        """Return an answer's body; raises Declined with the node's words, Unreachable when nobody answers."""
        host, port = self.where()
        headers = {"Authorization": f"Bearer {self.token()}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
        try:
            data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
            connection.request(method, page, data, headers)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"no node answers at {host} port {port}: {str(error) or type(error).__name__}") from error
        finally:
            connection.close()
        if answer.status >= 400:
            raise Declined(_problem(said, answer.status))
        return said

    def get(self, page: str, **query: Any) -> Any:
        """Return a page; a query parameter that is None is left out."""
        chosen = {name: value for name, value in query.items() if value is not None}
        return json.loads(self.ask("GET", f"{page}?{urlencode(chosen)}" if chosen else page))

    def post(self, page: str, body: dict[str, Any]) -> Any:
        """Return the answer to an act; fields that are None are left out."""
        return json.loads(self.ask("POST", page, {name: value for name, value in body.items() if value is not None}))

    def line(self, name: str) -> str:
        """Return the page of a line; raises UsageError for what cannot be a name."""
        if not name:
            raise UsageError("the name of a line is required; `firebreak status` lists them")
        return f"/v1/lines/{quote(name, safe='')}"


def _problem(said: bytes, status: int) -> dict[str, Any]:
    try:
        found = json.loads(said)
        if isinstance(found, dict) and isinstance(found.get("error"), str) and isinstance(found.get("detail"), str):
            return found
    except ValueError:
        pass
    return {"error": "fault", "status": status, "detail": f"the node answered with status {status}"}
