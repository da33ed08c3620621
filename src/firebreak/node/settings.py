"""What may be set in `node.toml`: one table that is read, written and documented from.

Keeps true: every setting has one place that names its form, its default and its meaning.
Leaves to others: reading a file by it (`config`). `docs/reference/configuration.md` is made from this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from firebreak.core.types import Precedence
from firebreak.pagers.target import Target, parse_target


@dataclass(frozen=True, slots=True)
class HostPort:
    """Where to listen or dial."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSection:
    """What this node calls itself, on its own screens."""

    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSection:
    """Where the command and programs reach the node."""

    host: str
    port: int
    allowed_hosts: tuple[str, ...]
    certificate: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathConfig:
    """Our end of one path of a charter."""

    name: str
    listen: HostPort | None
    dial: HostPort | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineConfig:
    """One line this node serves; `id` is the beginning of its id, in hexadecimal."""

    id: str
    name: str
    path: tuple[PathConfig, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerConfig:
    """A way to fetch people; `desks` empty: all desks. `test_times` are minutes after midnight, UTC."""

    name: str
    kind: str
    command: tuple[str, ...]
    urls: tuple[Target, ...]
    desks: tuple[str, ...]
    test_times: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStep:
    """Who is paged, by which pager, so many seconds after the ring."""

    pager: str
    to: str
    after_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlan:
    """Steps for one desk; `raise_after_s` is when the next higher echelon is paged too, 0 for never."""

    desk: str
    raise_after_s: int
    step: tuple[CallStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSection:
    """What a second person lets go, beside what the charter says of it."""

    precedence: tuple[Precedence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSection:
    """What only a demonstration has."""

    switches: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSection:
    """What the node writes about itself; never the content of messages."""

    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsSection:
    """Bounds on what strangers can make the node do."""

    connections: int
    handshakes: int
    handshakes_per_minute: int
    allow_from: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeConfig:
    """All settings of a node."""

    node: NodeSection
    api: ApiSection
    line: tuple[LineConfig, ...]
    pager: tuple[PagerConfig, ...]
    callplan: tuple[CallPlan, ...]
    release: ReleaseSection
    demo: DemoSection
    log: LogSection
    limits: LimitsSection

    def plan_for(self, desk: str) -> CallPlan | None:
        """Return the call plan of a desk, or None if none is set."""
        return next((plan for plan in self.callplan if plan.desk == desk), None)


# --- what may be set -------------------------------------------------------------------------------------------------

REQUIRED: Final = object()
Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key of one table. `read` returns the value or raises ValueError; `wants` completes "... is required"."""

    table: str
    key: str
    wants: str
    read: Check
    default: Any
    about: str


def _text(least: int, most: int) -> Check:
    def read(value: Any) -> str:
        if type(value) is not str or not least <= len(value) <= most:
            raise ValueError
        return value

    return read


def _number(least: int, most: int) -> Check:
    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    return read


def _one_of(*words: str) -> Check:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if type(value) is not list or not all(type(item) is str and item for item in value):
        raise ValueError
    return tuple(value)


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _each(read: Check) -> Check:
    """A list, every item of which is read alike, none of them twice."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or len({str(item) for item in value}) != len(value):
            raise ValueError
        return tuple(read(item) for item in value)

    return read_all


def _precedence(value: Any) -> Precedence:
    if value not in Precedence.__members__:
        raise ValueError
    return Precedence[value]


def _time_of_day(value: Any) -> int:
    """Return the minutes after midnight that "06:00" stands for."""
    match = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", value if type(value) is str else "")
    if match is None:
        raise ValueError
    return int(match[1]) * 60 + int(match[2])


def _matching(pattern: str) -> Check:
    def read(value: Any) -> str:
        if type(value) is not str or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return read


def parse_host_port(value: Any) -> HostPort:
    """Return the address that "host:port" or "[v6]:port" names; raises ValueError otherwise."""
    match = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^\s:\[\]]+)):([0-9]{1,5})", value if type(value) is str else "")
    if match is None or not 1 <= int(match[3]) <= 65535:
        raise ValueError("host:port or [address]:port is required")
    return HostPort(match[1] or match[2], int(match[3]))


_WORD: Final = _matching(r"[a-z0-9_-]{1,24}")
_A_WORD: Final = "a word of 1 to 24 characters a-z, 0-9, _ and -"
_PORT: Final = "a number from 1 to 65535"
_ADDRESS: Final = 'an address such as "127.0.0.1:4440" or "[::1]:4440"'


def _s(table: str, key: str, wants: str, read: Check, default: Any, about: str) -> Setting:
    return Setting(table=table, key=key, wants=wants, read=read, default=default, about=about)


# fmt: off
SETTINGS: Final[tuple[Setting, ...]] = (
    _s("node", "name", "a text of 1 to 100 characters", _text(1, 100), REQUIRED,
       "What this node is called on its own screens. The name the other party sees is on the card."),
    _s("node", "language", "a BCP 47 tag such as \"en\"", _matching(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"), "en",
       "Language of screens and of what this node says of itself."),
    _s("api", "host", "a host name or address", _text(1, 253), "127.0.0.1",
       "Where browsers, the command and programs connect. Anything but this machine wants TLS (`firebreak tls`)."),
    _s("api", "port", _PORT, _number(1, 65535), 8440, "Port of the API."),
    _s("api", "allowed_hosts", "a list of host names", _texts, (),
       "Further names in the `Host` header that are served. Names of this machine always are."),
    _s("api", "certificate", "a path of at most 500 characters", _text(0, 500), "",
       "Certificate chain (PEM) for TLS, from the node's folder on. `firebreak tls` sets it; empty for none."),
    _s("api", "key", "a path of at most 500 characters", _text(0, 500), "", "Its private key (PEM), mode 0600."),
    _s("line", "id", "the first 16 or more hexadecimal digits of a line's id", _matching(r"[0-9a-f]{16,64}"), REQUIRED,
       "Which line. `firebreak line` writes this table when a charter is adopted."),
    _s("line", "name", _A_WORD, _WORD, REQUIRED, "What people type for this line."),
    _s("line.path", "name", _A_WORD, _WORD, REQUIRED, "Name of the path, as the charter has it."),
    _s("line.path", "listen", _ADDRESS, parse_host_port, None, "Address to wait at. Give this or `dial`."),
    _s("line.path", "dial", _ADDRESS, parse_host_port, None, "Address of the other node. Give this or `listen`."),
    _s("pager", "name", _A_WORD, _WORD, REQUIRED, "What call plans call this pager."),
    _s("pager", "kind", "\"bell\", \"command\" or \"apprise\"", _one_of("bell", "command", "apprise"), REQUIRED,
       "`bell` rings at whoever watches the line; `command` runs a program; `apprise` sends through services such as "
       "mail, SMS and chat."),
    _s("pager", "command", "a list of texts", _texts, (),
       "Program and arguments of a `command` pager. No shell reads them."),
    _s("pager", "urls", "a list of addresses such as \"mailto://...\" or \"duty = mailto://...\"",
       _each(parse_target), (),
       "Addresses of an `apprise` pager, each with the tags by which a step's `to` chooses it. Secrets: the file must "
       "be readable by its owner alone."),
    _s("pager", "desks", "a list of desk ids", _texts, (), "Desks this pager serves; empty for all."),
    _s("pager", "test_times", "a list of times such as \"06:00\"", _each(_time_of_day), (),
       "When this pager is tested every day, UTC. Empty: only when somebody asks, and a warning says so."),
    _s("callplan", "desk", _A_WORD, _WORD, REQUIRED, "Id of our desk that is rung."),
    _s("callplan", "raise_after_s", "a number of seconds from 0 to 86400", _number(0, 86_400), 0,
       "After how many seconds without a person the next higher echelon is paged too; 0 for never."),
    _s("callplan.step", "pager", _A_WORD, _WORD, REQUIRED, "Name of the pager of this step."),
    _s("callplan.step", "to", "a text of at most 200 characters", _text(0, 200), "",
       "Who is paged; handed to the pager as it stands."),
    _s("callplan.step", "after_s", "a number of seconds from 0 to 86400", _number(0, 86_400), 0,
       "Seconds after the ring. Steps that lie ahead stop as soon as a person takes the matter."),
    _s("release", "precedence", "a list of FLASH, IMMEDIATE, PRIORITY and ROUTINE", _each(_precedence), (),
       "Precedences at which a second person lets go what one has written, beside those that the charter names."),
    _s("demo", "switches", "true or false", _flag, False,
       "Whether the API offers switches that cut paths and mend them. For demonstrations only."),
    _s("log", "level", "one of \"debug\", \"info\", \"warning\", \"error\"",
       _one_of("debug", "info", "warning", "error"),
       "info", "How much the node writes about itself. Content is never written at any level."),
    _s("limits", "connections", "a number from 1 to 10000", _number(1, 10_000), 64, "Connections open at once."),
    _s("limits", "handshakes", "a number from 1 to 1000", _number(1, 1000), 16, "Handshakes under way at once."),
    _s("limits", "handshakes_per_minute", "a number from 1 to 10000", _number(1, 10_000), 60,
       "Handshakes a minute that one address may begin."),
    _s("limits", "allow_from", "a list of addresses or networks", _texts, (),
       "Addresses or networks that may connect to paths; empty for all. A first hurdle, never proof of anything."),
)
# fmt: on

TABLES: Final[Mapping[str, type]] = {
    "node": NodeSection, "api": ApiSection, "line": LineConfig, "line.path": PathConfig, "pager": PagerConfig,
    "callplan": CallPlan, "callplan.step": CallStep, "release": ReleaseSection, "demo": DemoSection,
    "log": LogSection, "limits": LimitsSection,
}  # fmt: skip
REPEATED: Final = frozenset({"line", "line.path", "pager", "callplan", "callplan.step"})


# --- showing ---------------------------------------------------------------------------------------------------------


def quote(value: str) -> str:
    """Return a text as a TOML basic string."""
    escaped = "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in value.replace("\\", "\\\\"))
    return '"' + escaped.replace('"', '\\"') + '"'


def shown(value: Any) -> str:
    """Return a default as it is written in TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(quote(item) for item in value) + "]"
    return quote(value) if isinstance(value, str) else str(value)


def reference() -> str:
    """Return `docs/reference/configuration.md`."""
    out = [
        "# Settings of a node", "",
        "`node.toml` in the node's folder. A key that is not listed here is refused, with its line and the key",
        "that was probably meant. This page is made from the code: `python -m firebreak.node.settings`.",
    ]  # fmt: skip
    for table in TABLES:
        head = f"[[{table}]]" if table in REPEATED else f"[{table}]"
        out += ["", f"## `{head}`", "", "| key | value | default | meaning |", "| --- | --- | --- | --- |"]
        for s in (s for s in SETTINGS if s.table == table):
            default = "required" if s.default is REQUIRED else "none" if s.default is None else f"`{shown(s.default)}`"
            out.append(f"| `{s.key}` | {s.wants} | {default} | {s.about} |")
    return "\n".join(out) + "\n"


if __name__ == "__main__":  # pragma: no cover - prints the reference page
    print(reference(), end="")
