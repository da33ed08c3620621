"""Two introduced nodes in a folder, for benches: made once a run, started as often as needed."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

from firebreak.core.record.charter import CharterDesk
from firebreak.core.record.terms import CharterPath, Terms
from firebreak.core.types import Echelon
from firebreak.node.introduction import adopt, countersign, create_node, make_card, propose_charter

DESKS = (
    CharterDesk(number=1, id="watch", name="Duty desk", echelon=Echelon.WATCH),
    CharterDesk(number=2, id="command", name="Command", echelon=Echelon.OPERATIONAL),
)


def free_port() -> int:
    """Return a loopback port nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def introduce(folder: Path) -> tuple[Path, Path]:
    """Make two nodes with one line named `line` over one TLS path; returns their folders."""
    now = int(time.time())
    homes = (folder / "a", folder / "b")
    for home, name in zip(homes, ("Ardia", "Borlo"), strict=True):
        create_node(home, name, "en", DESKS, os.urandom, now)
        config = home / "node.toml"
        config.write_text(config.read_text().replace("port = 8440", f"port = {free_port()}"))
    cards = [make_card(home, [("direct", "127.0.0.1", free_port())]) for home in homes]
    terms = Terms(paths=(CharterPath(number=0, name="direct", kind="stream"),), valid_from=now)
    charter = countersign(homes[1], propose_charter(homes[0], cards[1], terms), cards[0])
    adopt(homes[0], charter, cards[1], name="line")
    adopt(homes[1], charter, cards[0], name="line")
    return homes
