"""Changing `[api]` of `node.toml` by command, with what people wrote there left as it is.

Keeps true: comments, order and every other setting stay; the file is replaced whole, and only by one that can be read.
Leaves to others: what the settings mean (`settings`).
"""

from __future__ import annotations

import tomlkit

from firebreak.node.config import parse_config
from firebreak.node.layout import Layout, read_file, write_file


def set_api(layout: Layout, **values: str) -> None:
    """Set keys of `[api]`; raises ConfigError when the file is refused before or afterwards."""
    source = read_file(layout.config).decode("utf-8")
    parse_config(source, layout.config.name)
    document = tomlkit.parse(source)
    table = document.setdefault("api", tomlkit.table())
    for key, value in values.items():
        table[key] = value
    changed = tomlkit.dumps(document)
    parse_config(changed, layout.config.name)
    write_file(layout.config, changed.encode("utf-8"), replace=True)
