"""One node's API from the same machine: address and token from the node's folder, requests and answers as JSON.

Keeps true: a token is read from a file of mode 0600 and shown nowhere; a refusal keeps the node's own words; where the
node has a certificate, a token goes to nobody who does not show one that its folder vouches for.
Leaves to others: what is asked and how it is shown (the verbs).
"""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from firebreak.cli.failures import Declined, Unreachable
from firebreak.core.errors import OperationalError, UsageError

if TYPE_CHECKING:
    import ssl

TIMEOUT_S = 60.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "::1"}  # noqa: S104 - what listens everywhere is reached from here


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
            host, _, port = self._endpoint()[0].rpartition(":")
            return EVERYWHERE.get(host, host.strip("[]")), int(port)
        except (OSError, ValueError):
            raise Unreachable(f"the node in {self.folder} does not run; `firebreak up {self.folder}` runs it") from None

    def _endpoint(self) -> list[str]:
        """Return the address, and `tls` where it has TLS; raises OSError when the node does not run."""
        return [*(self.folder / "api" / "endpoint").read_text("ascii").split(), ""]

    def tls(self) -> tuple[ssl.SSLContext, str] | None:
        """Return how the node is known on TLS and by which of its names, None where it has no TLS."""
        if self._endpoint()[1] != "tls":
            return None
        import ssl

        from firebreak.node.certificates import served
        from firebreak.node.config import load_config
        from firebreak.node.layout import read_file

        chain = self.folder / load_config(self.folder / "node.toml").api.certificate
        context = ssl.create_default_context(cadata=read_file(chain).decode("ascii"))
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # one taken from elsewhere may come without its root
        names = served(read_file(chain)).names
        return context, names.hosts[0] if names.hosts else str(names.addresses[0])

    def _connect(self, host: str, port: int) -> http.client.HTTPConnection:
        connection, known = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S), self.tls()
        if known is not None:
            context, name = known
            connection.sock = context.wrap_socket(
                socket.create_connection((host, port), TIMEOUT_S), server_hostname=name
            )
        return connection

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
        connection: http.client.HTTPConnection | None = None
        try:
            connection = self._connect(host, port)
            data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
            connection.request(method, page, data, headers)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"no node answers at {host} port {port}: {str(error) or type(error).__name__}") from error
        finally:
            if connection is not None:
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
