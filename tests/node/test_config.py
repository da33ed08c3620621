"""Settings: every complaint names file, line, key and what is required; the page is made from the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from firebreak.core.errors import OperationalError
from firebreak.core.types import Precedence
from firebreak.node.config import (
    ConfigError,
    HostPort,
    LineConfig,
    PathConfig,
    default_config,
    line_table,
    load_config,
    parse_config,
)  # fmt: skip
from firebreak.node.settings import REPEATED, REQUIRED, SETTINGS, TABLES, parse_host_port, reference

NODE = '[node]\nname = "Alpha"\n'
FULL = (
    NODE
    + """
[api]
port = 9000
allowed_hosts = ["console.example"]

[[line]]
id = "0123456789abcdef"
name = "beta"

[[line.path]]
name = "direct"
listen = "[::1]:4440"

[[line.path]]
name = "relay"
dial = "relay.example:4441"

[[pager]]
name = "bell"
kind = "bell"

[[pager]]
name = "phone"
kind = "command"
command = ["page-someone", "--loud"]
desks = ["watch"]

[[pager]]
name = "mail"
kind = "apprise"
urls = ["duty, night = mailto://north:hush@mail.example", "ntfys://push.example/secret-topic"]
test_times = ["06:00", "18:30"]

[[callplan]]
desk = "watch"
raise_after_s = 120
step = [{ pager = "bell" }, { pager = "phone", to = "on call", after_s = 30 }, { pager = "mail", to = "night" }]

[release]
precedence = ["FLASH"]

[demo]
switches = true
"""
)


def test_every_table_is_read() -> None:
    config = parse_config(FULL)
    assert config.api.port == 9000
    assert config.api.host == "127.0.0.1"
    assert config.line[0].path == (
        PathConfig(name="direct", listen=HostPort("::1", 4440), dial=None),
        PathConfig(name="relay", listen=None, dial=HostPort("relay.example", 4441)),
    )
    assert config.pager[1].command == ("page-someone", "--loud")
    plan = config.plan_for("watch")
    assert plan is not None
    assert [(s.pager, s.to, s.after_s) for s in plan.step][:2] == [("bell", "", 0), ("phone", "on call", 30)]
    assert config.plan_for("minister") is None
    assert config.release.precedence == (Precedence.FLASH,)
    assert config.demo.switches
    assert config.pager[2].test_times == (360, 1110)


def test_addresses_of_pagers_are_secret_wherever_settings_are_shown(tmp_path: Path) -> None:
    config = parse_config(FULL)
    assert config.pager[2].urls[0].url == "mailto://north:hush@mail.example"
    assert "hush" not in repr(config)
    assert "secret-topic" not in repr(config)
    file = tmp_path / "node.toml"
    file.write_text(FULL)
    file.chmod(0o640)
    with pytest.raises(ConfigError, match="others can read it: chmod 600") as refused:
        load_config(file)
    assert "hush" not in str(refused.value)
    file.chmod(0o600)
    assert load_config(file) == config


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (NODE + "[api]\n\nport = 0\n", "node.toml line 5: api.port: a number from 1 to 65535 is required"),
        (NODE + "[api]\nport = true\n", "node.toml line 4: api.port: a number from 1 to 65535 is required"),
        (NODE + "[api]\nprot = 1\n", "node.toml line 4: api.prot: there is no such setting; did you mean 'port'?"),
        (NODE + "[appi]\n", "node.toml line 3: appi: there is no such setting; did you mean 'api'?"),
        (NODE + "xyzzy = 1\n", "node.toml line 3: node.xyzzy: there is no such setting"),
        ("[node]\n", "node.toml line 1: node.name: a text of 1 to 100 characters is required"),
        ("", "node.toml: node.name: a text of 1 to 100 characters is required"),
        (NODE + "[line]\n", "node.toml line 3: line: write [[line]], with two brackets, for each"),
        (NODE + "api = 3\n", "node.toml line 3: node.api: there is no such setting"),
        (NODE + "[api\n", "node.toml line 3: Expected ']' at the end of a table declaration"),
        (FULL.replace('dial = "relay.example:4441"', ""), "node.toml line 16: line.path: one of listen and dial"),
        (FULL.replace(":4441", ":0"), "node.toml line 18: line.path.dial: an address such as"),
        (FULL.replace('{ pager = "bell" }', '{ pager = "gong" }'), "line 39: callplan.step.pager: there is no pager"),
        (FULL.replace('name = "phone"', 'name = "bell"'), "node.toml line 25: pager.name: 'bell' stands twice"),
        (FULL.replace('kind = "command"', 'kind = "bell"'), "line 27: pager.command: a program is required if, and"),
        (FULL.replace('kind = "apprise"', 'kind = "bell"'), "line 33: pager.urls: addresses are required if, and"),
        (FULL.replace('"06:00"', '"24:00"'), 'line 34: pager.test_times: a list of times such as "06:00" is required'),
        (
            FULL.replace('"ntfys:', '"day = ntfys:').replace('"night"', '"chief"'),
            "no address of the pager 'mail' has the tag 'chief'",
        ),
        (FULL.replace('["FLASH"]', '["URGENT"]'), "release.precedence: a list of FLASH, IMMEDIATE, PRIORITY and"),
        (FULL.replace("switches = true", 'switches = "yes"'), "demo.switches: true or false is required"),
        (NODE + '[api]\ncertificate = "c.pem"\n', "line 3: api: certificate and key are given together or not at all"),
    ],
)
def test_a_complaint_names_the_place_and_what_is_required(source: str, says: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_config(source)
    assert says in str(refused.value)


@pytest.mark.parametrize("address", ["", "x", "x:", ":1", "x:65536", "x:1:2", "::1:4440", "[x]:1", "a b:1", 7, None])
def test_what_is_no_address_is_refused(address: object) -> None:
    with pytest.raises(ValueError, match="host:port"):
        parse_host_port(address)


def test_an_address_is_written_as_it_is_read() -> None:
    for address in ("127.0.0.1:1", "[::1]:65535", "node.example:4440"):
        assert str(parse_host_port(address)) == address


@pytest.mark.parametrize("name", ["Alpha", 'The "Watch" \\ centre', "مركز المراقبة", "a\nb\x7f"])
def test_the_first_file_reads_back(name: str) -> None:
    config = parse_config(default_config(name=name, language="ar", port=9999))
    assert (config.node.name, config.node.language, config.api.port) == (name, "ar", 9999)
    assert [pager.kind for pager in config.pager] == ["bell"]


def test_the_first_file_shows_every_default_truly() -> None:
    source = default_config(name="Alpha", language="en")
    bare = parse_config(source)
    shown = parse_config("\n".join(line.removeprefix("# ") if " = " in line else line for line in source.splitlines()))
    assert shown == bare
    for setting in SETTINGS:
        assert setting.table in REPEATED or f"{setting.key} = " in source


def test_a_line_is_added_behind_what_is_there() -> None:
    path = PathConfig(name="direct", listen=None, dial=HostPort("::1", 5))
    line = LineConfig(id="ab" * 8, name="gamma", path=(path,))
    assert parse_config(FULL + line_table(line)).line[-1] == line


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match=r"node\.toml"):
        load_config(tmp_path / "node.toml")
    (tmp_path / "node.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "node.toml")


def test_the_reference_page_is_made_from_the_table(repo_root: Path) -> None:
    assert (repo_root / "docs" / "reference" / "configuration.md").read_text("utf-8") == reference()


def test_the_table_and_the_records_have_the_same_fields() -> None:
    for table, record in TABLES.items():
        keys = {s.key for s in SETTINGS if s.table == table}
        inner = {name.rpartition(".")[2] for name in TABLES if name.rpartition(".")[0] == table}
        assert set(record.__dataclass_fields__) == keys | inner
    assert all(s.default is REQUIRED or s.default is None or s.read(_toml(s.default)) == s.default for s in SETTINGS)


def _toml(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
