"""Make `src/firebreak/console/vendor/` anew from the packages of `tools/console/`; with --check compare instead.

Keeps true: every file of third parties that the console serves is named in VERSIONS.json with its packages, their
versions and licences and its SHA-256, and comes out of the locked packages byte for byte. What is bundled is not
minified further: what was reviewed is what is served.
Leaves to others: fetching the packages, whose integrity npm checks against the lock (`make vendor`).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = ROOT / "tools" / "console"
PACKAGES = CONSOLE / "node_modules"
VENDOR = ROOT / "src" / "firebreak" / "console" / "vendor"

MODULES = {
    "ui.js": ("preact", "@preact/signals", "@preact/signals-core", "htm"),
    "fluent.js": ("@fluent/bundle",),
    "uplot.js": ("uplot",),
}
"""What is made with esbuild from `vendor-entries/`, and of which packages."""

COPIED = {"uplot.css": ("uplot", "dist/uPlot.min.css")}
"""What is taken as it is."""

WITHOUT_TEXT = {"@fluent/bundle": "Apache-2.0"}
"""Packages that name a licence but do not carry its text; Firebreak has the same licence and does."""

BY_HAND = {"ui.d.ts", "fluent.d.ts", "uplot.d.ts"}
"""Types for the check, written here and not served."""


def package(name: str) -> dict[str, Any]:
    """Return what a package says of itself."""
    described: dict[str, Any] = json.loads((PACKAGES / name / "package.json").read_text("utf-8"))
    return described


def bundle(name: str, into: Path) -> bytes:
    """Return one module made of its entry and all it imports; neither a time nor a path of this machine is in it."""
    command = [
        *(str(Path(sys.executable).parent / "node"), str(PACKAGES / "esbuild" / "bin" / "esbuild")),
        *(f"vendor-entries/{name}", "--bundle", "--format=esm", "--target=es2022", "--charset=utf8"),
        *("--legal-comments=none", "--log-level=warning", f"--outfile={into / name}"),
    ]
    subprocess.run(command, cwd=CONSOLE, check=True)
    return heading(MODULES[name]) + (into / name).read_bytes()


def heading(names: tuple[str, ...]) -> bytes:
    parts = ", ".join(f"{name} {package(name)['version']} ({package(name)['license']})" for name in names)
    return f"// {parts}\n// Made by tools/vendor_console.py; the texts of the licences are in LICENCES/.\n".encode()


def licence(name: str) -> bytes:
    """Return the text of a package's licence."""
    if name in WITHOUT_TEXT:
        assert package(name)["license"] == WITHOUT_TEXT[name], f"{name} changed its licence"
        return (
            f"{name}, copyright {package(name)['author']} and contributors\n\n".encode()
            + (ROOT / "LICENSE").read_bytes()
        )
    return (PACKAGES / name / "LICENSE").read_bytes()


def versions(files: dict[str, bytes], made_of: dict[str, tuple[str, ...]]) -> bytes:
    """Return the list of what is served: file, SHA-256, and the packages it is made of."""
    listed = [
        {
            "file": file,
            "sha256": hashlib.sha256(files[file]).hexdigest(),
            "packages": [
                {"name": name, "version": package(name)["version"], "licence": package(name)["license"]}
                for name in names
            ],
        }
        for file, names in sorted(made_of.items())
    ]
    made_by = {"name": "esbuild", "version": package("esbuild")["version"]}
    return (json.dumps({"made_by": made_by, "files": listed}, indent=2) + "\n").encode()


def made() -> dict[str, bytes]:
    """Return every file of the folder that is not written by hand."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: bundle(name, Path(folder)) for name in MODULES}
    files |= {name: (PACKAGES / of / path).read_bytes() for name, (of, path) in COPIED.items()}
    made_of = MODULES | {name: (of,) for name, (of, _) in COPIED.items()}
    result = files | {"VERSIONS.json": versions(files, made_of)}
    for name in {name for names in made_of.values() for name in names}:
        result[f"LICENCES/{name.removeprefix('@').replace('/', '-')}.txt"] = licence(name)
    return result


def faults(files: dict[str, bytes], folder: Path) -> list[str]:
    """Return what of a folder differs from what was made: files that are missing, other, or that nothing makes."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    missing = [f"{name} is missing" for name in sorted(files.keys() - there)]
    strange = [f"{name} is made by nothing" for name in sorted(there - files.keys() - BY_HAND)]
    other = [f"{name} differs" for name in sorted(files.keys() & there) if (folder / name).read_bytes() != files[name]]
    return missing + strange + other


def main() -> int:
    files = made()
    if "--check" in sys.argv[1:]:
        wrong = faults(files, VENDOR)
        for fault in wrong:
            print(f"{VENDOR.name}/{fault}; run make vendor and review what changed", file=sys.stderr)
        return 1 if wrong else 0
    for name, content in files.items():
        (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
