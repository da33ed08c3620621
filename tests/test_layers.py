"""Imports point down, the core is pure, and nothing in the tree pretends to work.

`core <- ports <- {store, paths, pagers, forms} <- node <- {api, cli}`; `testing` and `sim` use what is below `api`;
`cli` is the top and may start the API, the simulator and the public suites.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"

_EDGES = {"store", "paths", "pagers", "forms"}
_BELOW_API = {"core", "ports", "node", *_EDGES}

# Who may import whom, inside the package. A layer that is missing here may not exist.
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "core": {"core"},
    "ports": {"core", "ports"},
    **{edge: {"core", "ports", edge} for edge in _EDGES},
    "console": set(),  # files that a browser runs, and no code of ours
    "node": _BELOW_API | {""},
    "testing": _BELOW_API | {"", "testing"},
    "sim": _BELOW_API | {"", "testing", "sim"},
    "api": _BELOW_API | {"", "api"},
    "cli": _BELOW_API | {"", "api", "cli", "sim", "testing"},
}

# Inside the core: the record knows nothing above it, and nothing but its users knows the evidence.
CORE_MAY_NOT: dict[str, set[str]] = {
    "record": {"line", "procedures", "evidence"},
    "line": {"evidence"},
    "procedures": {"evidence"},
}

PURE_STDLIB = frozenset(
    "__future__ abc array base64 binascii bisect collections contextlib dataclasses datetime enum functools hashlib "
    "heapq hmac itertools json math operator re string struct textwrap types typing unicodedata zlib".split()
)
IMPURE_BUILTINS = frozenset("open input print exec eval compile __import__ breakpoint".split())
IMPURE_ATTRIBUTES = {
    "now": "reads a clock",
    "utcnow": "reads a clock",
    "today": "reads a clock",
    "generate": "draws randomness",
    "generate_key": "draws randomness",
}


def layer_of(module: str) -> str:
    """Return the layer of a dotted name: `firebreak.core.types` is `core`, `firebreak.ports_store` is `ports`."""
    parts = module.split(".")
    if len(parts) == 1:
        return ""
    return "ports" if parts[1] == "ports" or parts[1].startswith("ports_") else parts[1]


def imports(tree: ast.Module, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything a module imports, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, module, is_package)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def _absolute(node: ast.ImportFrom, module: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    package = module.split(".") if is_package else module.split(".")[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join(package + ([node.module] if node.module else []))


def _target_layer(name: str) -> str:
    """Layer of an imported name; `from firebreak import __version__` names the package itself."""
    return "" if name.split(".")[1:2] in ([], ["__version__"]) else layer_of(name)


def layer_faults(module: str, text: str, is_package: bool = False) -> list[str]:
    """Return what a module of the package imports against the layers, and impure acts of the core."""
    tree = ast.parse(text)
    layer = layer_of(module)
    if layer not in MAY_IMPORT:
        return [f"{module}: layer {layer!r} is not in the table"]
    faults = []
    for line, name in imports(tree, module, is_package):
        if name.split(".")[0] == "firebreak":
            faults += _inward_faults(module, layer, line, name)
        elif layer == "core" and name.split(".")[0] not in PURE_STDLIB | {"cryptography"}:
            faults.append(f"{module}:{line}: the core may not import {name}")
    return faults + (list(_impure_acts(module, tree)) if layer == "core" else [])


def _inward_faults(module: str, layer: str, line: int, name: str) -> Iterator[str]:
    target = _target_layer(name)
    if target not in MAY_IMPORT[layer]:
        yield f"{module}:{line}: {layer or 'the package'} may not import {name}"
    part, other = module.split(".")[2:3], name.split(".")[2:3]
    if layer == target == "core" and part and other and other[0] in CORE_MAY_NOT.get(part[0], set()):
        yield f"{module}:{line}: core.{part[0]} may not import {name}"


def _impure_acts(module: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_BUILTINS:
            yield f"{module}:{node.lineno}: the core may not call {node.func.id}()"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_ATTRIBUTES:
            yield f"{module}:{node.lineno}: .{node.func.attr}() {IMPURE_ATTRIBUTES[node.func.attr]}"


def pretence_faults(where: str, text: str) -> list[str]:
    """Return what only looks like work: stubs, catch-alls, assertions that hold or fail whatever happens."""
    tree = ast.parse(text)
    typing_only = _typing_only(tree)
    faults = []
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Name) and node.id == "NotImplementedError":
            faults.append(f"{where}:{line}: NotImplementedError")
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            faults.append(f"{where}:{line}: bare except")
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant | ast.Tuple):
            faults.append(f"{where}:{line}: assertion of a constant")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node not in typing_only and _is_empty(node):
            faults.append(f"{where}:{line}: {node.name} has no body")
    return faults


def _typing_only(tree: ast.Module) -> set[ast.AST]:
    """Functions that rightly have no body: methods of a Protocol, abstract methods, overloads."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases):
            found.update(node.body)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list}
            if names & {"abstractmethod", "overload"}:
                found.add(node)
    return found


def _is_empty(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return len(body) == 1 and isinstance(body[0], ast.Expr) and ast.unparse(body[0]) == "..."


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((SOURCE / "firebreak").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def test_imports_point_down_and_the_core_is_pure() -> None:
    modules = list(_modules())
    assert len(modules) > 20, "the walk found hardly any module: is the source where this test looks?"
    faults = [f for m, p in modules for f in layer_faults(m, p.read_text("utf-8"), p.name == "__init__.py")]
    assert not faults, "\n".join(faults)


def test_nothing_pretends_to_work() -> None:
    folders = [ROOT / name for name in ("src", "tests", "spec", "fuzz", "bench", "tools")]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    faults = [f for path in paths for f in pretence_faults(str(path.relative_to(ROOT)), path.read_text("utf-8"))]
    assert not faults, "\n".join(faults)


def test_the_allow_list_names_real_modules_without_a_door_to_the_world() -> None:
    assert PURE_STDLIB <= sys.stdlib_module_names
    outside = "socket os time random secrets logging asyncio threading pathlib sqlite3 io subprocess ssl uuid zoneinfo"
    assert not PURE_STDLIB & set(outside.split())


@pytest.mark.parametrize(
    ("module", "text", "says"),
    [
        ("firebreak.core.x", "import socket", "socket"),
        ("firebreak.core.x", "def f():\n    from os import urandom", "os.urandom"),
        ("firebreak.core.x", "import numpy", "numpy"),
        ("firebreak.core.x", "from firebreak.ports import Store", "firebreak.ports"),
        ("firebreak.core.x", "from firebreak import node", "firebreak.node"),
        ("firebreak.core.x", "import datetime\nt = datetime.datetime.now()", "clock"),
        ("firebreak.core.x", "k = Ed25519PrivateKey.generate()", "randomness"),
        ("firebreak.core.x", "f = open('x')", "open()"),
        ("firebreak.core.record.x", "from firebreak.core.line.step import step", "core.record"),
        ("firebreak.core.record.x", "from ..line import step", "core.record"),
        ("firebreak.core.line.x", "import firebreak.core.evidence.verify", "core.line"),
        ("firebreak.core.evidence.x", "from ...node import driver", "firebreak.node"),
        ("firebreak.core.evidence.x", "import litestar", "litestar"),
        ("firebreak.ports_store", "from firebreak.store import sqlite", "firebreak.store"),
        ("firebreak.store.x", "from firebreak.paths import stream", "firebreak.paths"),
        ("firebreak.store.x", "from firebreak.node.vault import Vault", "firebreak.node"),
        ("firebreak.node.x", "from firebreak.api import app", "firebreak.api"),
        ("firebreak.node.x", "import firebreak.cli.main", "firebreak.cli"),
        ("firebreak.node.x", "from firebreak.sim import world", "firebreak.sim"),
        ("firebreak.sim.x", "from firebreak.api import app", "firebreak.api"),
        ("firebreak.testing.x", "from firebreak.cli import main", "firebreak.cli"),
        ("firebreak.api.x", "from firebreak.cli import main", "firebreak.cli"),
        ("firebreak.helpers.x", "", "not in the table"),
    ],
)
def test_the_checker_sees_an_import_against_the_layers(module: str, text: str, says: str) -> None:
    faults = layer_faults(module, text)
    assert len(faults) == 1
    assert says in faults[0]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("firebreak.core.record.x", "import hashlib\nfrom cryptography.exceptions import InvalidSignature"),
        ("firebreak.core.evidence.x", "from firebreak.core.record import entry\nfrom ..procedures import calls"),
        ("firebreak.store.x", "import sqlite3, os\nfrom firebreak.ports_store import Store"),
        ("firebreak.node.x", "from firebreak import __version__\nfrom firebreak.paths import stream"),
        ("firebreak.cli.x", "from firebreak.api import app\nfrom firebreak.sim import world"),
    ],
)
def test_the_checker_lets_imports_down_pass(module: str, text: str) -> None:
    assert layer_faults(module, text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("def f():\n    raise NotImplementedError", "NotImplementedError"),
        ("def f():\n    raise NotImplementedError('later')", "NotImplementedError"),
        ("try:\n    f()\nexcept:\n    g()", "bare except"),
        ("assert True", "constant"),
        ("assert False, 'unreachable'", "constant"),
        ("assert (x == 1, 'always true')", "constant"),
        ("def f() -> int:\n    'Words.'\n    ...", "no body"),
        ("class A:\n    async def f(self) -> int: ...", "no body"),
    ],
)
def test_the_checker_sees_pretence(text: str, says: str) -> None:
    faults = pretence_faults("x.py", text)
    assert len(faults) == 1
    assert says in faults[0]


def test_the_checker_lets_protocols_and_overloads_be_empty() -> None:
    text = (
        "class P(Protocol):\n    def f(self) -> int: ...\n"
        "class G(typing.Protocol[T]):\n    def f(self) -> T: ...\n"
        "@typing.overload\ndef g(x: int) -> int: ...\n"
    )
    assert pretence_faults("x.py", text) == []
