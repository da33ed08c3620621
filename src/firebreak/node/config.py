"""`node.toml`, read strictly by the table of settings, and written with comments.

Keeps true: a configuration that exists as a value has every setting checked; what is refused is named with file,
line, key and what is required, and an unknown key with the one that was probably meant.
Leaves to others: what was agreed with the other party (the charter), secrets (the vault), and what settings lead to.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from firebreak.core.errors import OperationalError, UsageError
from firebreak.node.settings import REPEATED, REQUIRED, SETTINGS, TABLES, Setting, quote, shown
from firebreak.node.settings import ApiSection as ApiSection
from firebreak.node.settings import CallPlan as CallPlan
from firebreak.node.settings import CallStep as CallStep
from firebreak.node.settings import DemoSection as DemoSection
from firebreak.node.settings import HostPort as HostPort
from firebreak.node.settings import LimitsSection as LimitsSection
from firebreak.node.settings import LineConfig as LineConfig
from firebreak.node.settings import LogSection as LogSection
from firebreak.node.settings import NodeConfig as NodeConfig
from firebreak.node.settings import NodeSection as NodeSection
from firebreak.node.settings import PagerConfig as PagerConfig
from firebreak.node.settings import PathConfig as PathConfig
from firebreak.node.settings import ReleaseSection as ReleaseSection
from firebreak.node.settings import parse_host_port as parse_host_port

Key = tuple[str | int, ...]


class ConfigError(UsageError):
    """A setting is refused; the text names file, line and key."""


# --- reading ---------------------------------------------------------------------------------------------------------


def load_config(path: Path) -> NodeConfig:
    """Return the settings in a file; raises ConfigError for what it says, OperationalError if it cannot be read."""
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path.name}: the file is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise OperationalError(f"cannot read {path}: {error.strerror}") from error
    config = parse_config(source, path.name)
    if any(pager.urls for pager in config.pager) and path.stat().st_mode & 0o077:
        raise ConfigError(f"{path.name} holds addresses of pagers, which are secret, and others can read it: chmod 600")
    return config


def parse_config(source: str, name: str = "node.toml") -> NodeConfig:
    """Return the settings that a text holds; raises ConfigError with `name` as the file."""
    try:
        document = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column \d+\)", str(error))
        where = f" line {match[1]}" if match else ""
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"{name}{where}: {what}") from None
    return _Reader(name, positions(source)).document(document)


def positions(source: str) -> dict[Key, int]:
    """Return the line number (from 1) at which each table and key of a TOML text stands."""
    found: dict[Key, int] = {}
    table: Key = ()
    counts: dict[Key, int] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if header := re.match(r"\s*\[(\[?)\s*([A-Za-z0-9_.-]+)\s*\]", line):
            table = _open_table(header[2].split("."), bool(header[1]), counts)
            found.setdefault(table, number)
        elif key := re.match(r"\s*([A-Za-z0-9_-]+)\s*=", line):
            found.setdefault((*table, key[1]), number)
    return found


def _open_table(names: list[str], repeated: bool, counts: dict[Key, int]) -> Key:
    """Return the key of the table a header opens; tables inside a repeated one belong to its last."""
    key: Key = ()
    for depth, name in enumerate(names):
        key = (*key, name)
        if repeated and depth == len(names) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


class _Reader:
    """Reads a decoded document by the table of settings."""

    def __init__(self, name: str, lines: Mapping[Key, int]) -> None:
        self._name = name
        self._lines = lines

    def refuse(self, key: Key, what: str) -> ConfigError:
        """Return the error for a key; its line is that of the nearest table if its own is not known."""
        dotted = ".".join(str(part) for part in key if type(part) is str)
        for end in range(len(key), 0, -1):
            if key[:end] in self._lines:
                return ConfigError(f"{self._name} line {self._lines[key[:end]]}: {dotted}: {what}")
        return ConfigError(f"{self._name}: {dotted}: {what}")

    def document(self, document: Mapping[str, Any]) -> NodeConfig:
        known = [table for table in TABLES if "." not in table]
        for name in document:
            if name not in known:
                raise self.unknown((name,), name, known)
        config = NodeConfig(**{name: self.tables(name, (name,), document.get(name)) for name in known})
        self.join(config)
        return config

    def unknown(self, key: Key, name: str, known: list[str]) -> ConfigError:
        near = get_close_matches(name, known, n=1)
        return self.refuse(key, "there is no such setting" + (f"; did you mean {near[0]!r}?" if near else ""))

    def tables(self, table: str, key: Key, value: Any) -> Any:
        """Return one table, or all of a repeated one."""
        if table not in REPEATED:
            return self.table(table, key, {} if value is None else value)
        if value is not None and type(value) is not list:
            raise self.refuse(key, f"write [[{table}]], with two brackets, for each")
        return tuple(self.table(table, (*key, i), item) for i, item in enumerate(value or ()))

    def table(self, table: str, key: Key, value: Any) -> Any:
        if type(value) is not dict:
            raise self.refuse(key, "a table is required")
        settings = {s.key: s for s in SETTINGS if s.table == table}
        inner = [name.rpartition(".")[2] for name in TABLES if name.rpartition(".")[0] == table]
        for name in value:
            if name not in settings and name not in inner:
                raise self.unknown((*key, name), name, [*settings, *inner])
        found = {name: self.setting(s, (*key, name), value) for name, s in settings.items()}
        nested = {name: self.tables(f"{table}.{name}", (*key, name), value.get(name)) for name in inner}
        return TABLES[table](**found, **nested)

    def setting(self, setting: Setting, key: Key, table: Mapping[str, Any]) -> Any:
        if setting.key not in table:
            if setting.default is REQUIRED:
                raise self.refuse(key, f"{setting.wants} is required")
            return setting.default
        try:
            return setting.read(table[setting.key])
        except ValueError:
            raise self.refuse(key, f"{setting.wants} is required") from None

    def join(self, config: NodeConfig) -> None:
        """Check what spans tables: names that refer to each other, one of listen and dial."""
        if bool(config.api.certificate) != bool(config.api.key):
            raise self.refuse(("api",), "certificate and key are given together or not at all")
        self.unlike("line", "name", [line.name for line in config.line])
        self.unlike("line", "id", [line.id[:16] for line in config.line])
        self.unlike("pager", "name", [pager.name for pager in config.pager])
        self.unlike("callplan", "desk", [plan.desk for plan in config.callplan])
        for i, line in enumerate(config.line):
            for j, path in enumerate(line.path):
                if (path.listen is None) == (path.dial is None):
                    raise self.refuse(("line", i, "path", j), "one of listen and dial is required")
        for i, pager in enumerate(config.pager):
            if (pager.kind == "command") != bool(pager.command):
                raise self.refuse(("pager", i, "command"), 'a program is required if, and only if, kind is "command"')
            if (pager.kind == "apprise") != bool(pager.urls):
                raise self.refuse(("pager", i, "urls"), 'addresses are required if, and only if, kind is "apprise"')
        self.steps(config)

    def steps(self, config: NodeConfig) -> None:
        """Check that every step of a plan reaches somebody."""
        pagers = {pager.name: pager for pager in config.pager}
        for i, j, step in _steps(config):
            if step.pager not in pagers:
                raise self.refuse(("callplan", i, "step", j, "pager"), f"there is no pager named {step.pager!r}")
            targets = pagers[step.pager].urls
            if targets and not any(target.serves(step.to) for target in targets):
                where = ("callplan", i, "step", j, "to")
                raise self.refuse(where, f"no address of the pager {step.pager!r} has the tag {step.to!r}")

    def unlike(self, table: str, key: str, values: list[str]) -> None:
        for index, value in enumerate(values):
            if value in values[:index]:
                raise self.refuse((table, index, key), f"{value!r} stands twice")


def _steps(config: NodeConfig) -> Iterator[tuple[int, int, CallStep]]:
    for i, plan in enumerate(config.callplan):
        for j, step in enumerate(plan.step):
            yield i, j, step


# --- writing ---------------------------------------------------------------------------------------------------------


def default_config(*, name: str, language: str, port: int = 8440) -> str:
    """Return the file a new node starts with, every setting that has a default shown as a comment."""
    given = {("node", "name"): quote(name), ("node", "language"): quote(language), ("api", "port"): str(port)}
    out = [
        "# Settings of this node. docs/reference/configuration.md explains each. Lines are added by `firebreak line`."
    ]
    for table in (t for t in TABLES if t not in REPEATED):
        out += ["", f"[{table}]"]
        for setting in (s for s in SETTINGS if s.table == table):
            value = given.get((table, setting.key))
            out.append(f"{setting.key} = {value}" if value else f"# {setting.key} = {shown(setting.default)}")
    bell = ["", "[[pager]]", 'name = "bell"', 'kind = "bell"']
    return "\n".join([*out, *bell]) + "\n"


def line_table(line: LineConfig) -> str:
    """Return the text of one `[[line]]` table, to be put behind what a file holds."""
    out = ["", "[[line]]", f"id = {quote(line.id)}", f"name = {quote(line.name)}"]
    for path in line.path:
        way = f"listen = {quote(str(path.listen))}" if path.listen else f"dial = {quote(str(path.dial))}"
        out += ["", "[[line.path]]", f"name = {quote(path.name)}", way]
    return "\n".join(out) + "\n"
