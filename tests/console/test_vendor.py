"""What the console serves of third parties is what VERSIONS.json names, licences included; what differs is seen."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

VENDOR = Path("src/firebreak/console/vendor")
BY_HAND = {"VERSIONS.json", "ui.d.ts", "fluent.d.ts", "uplot.d.ts"}
PERMISSIVE = {"MIT", "Apache-2.0"}


def tool(root: Path, name: str) -> ModuleType:
    """Import one of the programs in tools/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_file_has_the_hash_that_was_written_down(repo_root: Path) -> None:
    listed = json.loads((repo_root / VENDOR / "VERSIONS.json").read_text("utf-8"))["files"]
    served = {path.name for path in (repo_root / VENDOR).iterdir() if path.is_file()} - BY_HAND
    assert {one["file"] for one in listed} == served
    for one in listed:
        assert hashlib.sha256((repo_root / VENDOR / one["file"]).read_bytes()).hexdigest() == one["sha256"], one["file"]


def test_every_package_is_permissive_and_its_licence_is_here(repo_root: Path) -> None:
    listed = json.loads((repo_root / VENDOR / "VERSIONS.json").read_text("utf-8"))["files"]
    packages = [package for one in listed for package in one["packages"]]
    assert packages
    for package in packages:
        assert package["licence"] in PERMISSIVE, package
        text = repo_root / VENDOR / "LICENCES" / f"{package['name'].removeprefix('@').replace('/', '-')}.txt"
        assert re.search("MIT License" if package["licence"] == "MIT" else "Apache License", text.read_text("utf-8"))


def test_versions_are_those_of_the_lock(repo_root: Path) -> None:
    locked = json.loads((repo_root / "tools/console/package-lock.json").read_text("utf-8"))["packages"]
    listed = json.loads((repo_root / VENDOR / "VERSIONS.json").read_text("utf-8"))["files"]
    for package in (package for one in listed for package in one["packages"]):
        assert locked[f"node_modules/{package['name']}"]["version"] == package["version"]


def test_the_lock_pins_by_hash_and_names_no_registry(repo_root: Path) -> None:
    locked = json.loads((repo_root / "tools/console/package-lock.json").read_text("utf-8"))["packages"]
    for name, one in locked.items():
        if name:
            assert one["integrity"].startswith("sha512-"), name
            assert "resolved" not in one, name


def test_what_differs_is_seen(repo_root: Path, tmp_path: Path) -> None:
    vendor = tool(repo_root, "vendor_console")
    (tmp_path / "same.js").write_bytes(b"1")
    (tmp_path / "other.js").write_bytes(b"2")
    (tmp_path / "strange.js").write_bytes(b"3")
    (tmp_path / "ui.d.ts").write_bytes(b"")
    assert vendor.faults({"same.js": b"1", "other.js": b"1", "gone.js": b""}, tmp_path) == [
        "gone.js is missing",
        "strange.js is made by nothing",
        "other.js differs",
    ]


def test_schemas_become_types(repo_root: Path) -> None:
    types = tool(repo_root, "generate_api_types")
    schema = {
        "type": "object",
        "description": "One */ thing.",
        "properties": {
            "a": {"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]},
            "b-c": {"type": "array", "items": {"enum": ["x", "y"]}},
            "d": {"type": "object", "additionalProperties": {"type": "integer"}, "description": "By name."},
        },
        "required": ["a"],
    }
    assert types.interface("A", schema) == (
        "/** One * / thing. */\nexport interface A {\n  a: B | null;\n"
        '  "b-c"?: ("x" | "y")[];\n  /** By name. */\n  d?: Record<string, number>;\n}\n'
    )
    with pytest.raises(SystemExit, match="no type for"):
        types.type_of({"type": "tuple"})
