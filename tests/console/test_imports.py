"""Modules of the page import in one direction: no circle, and what is pure imports what is pure."""

from __future__ import annotations

import re
from pathlib import Path

JS = Path("src/firebreak/console/js")
_IMPORT = re.compile(r'^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"\./([\w-]+\.js)";', re.MULTILINE)


def imports_of(folder: Path) -> dict[str, set[str]]:
    """Return what each module of a folder imports of its neighbours when it is loaded."""
    return {path.name: set(_IMPORT.findall(path.read_text("utf-8"))) for path in folder.glob("*.js")}


def circles(imports: dict[str, set[str]]) -> list[str]:
    """Return the modules that are left when those which import nothing that is left are taken away, again and again."""
    left = {name: set(needs) & imports.keys() for name, needs in imports.items()}
    while free := {name for name, needs in left.items() if not needs}:
        left = {name: needs - free for name, needs in left.items() if name not in free}
    return sorted(left)


def impure(imports: dict[str, set[str]]) -> list[str]:
    """Return imports of a `logic-*.js` that are none."""
    logic = {name: needs for name, needs in imports.items() if name.startswith("logic-")}
    return [f"{name}: {need}" for name, needs in logic.items() for need in needs if not need.startswith("logic-")]


def test_no_module_imports_itself_by_another(repo_root: Path) -> None:
    imports = imports_of(repo_root / JS)
    assert len(imports) > 50
    assert imports["main.js"] >= {"api.js", "app.js", "store.js"}
    assert circles(imports) == []


def test_logic_imports_logic_alone(repo_root: Path) -> None:
    assert impure(imports_of(repo_root / JS)) == []


def test_a_circle_and_an_impure_import_are_seen(tmp_path: Path) -> None:
    (tmp_path / "logic-a.js").write_text('import {\n  b,\n} from "./logic-b.js";\nimport "./store.js";\n', "utf-8")
    (tmp_path / "logic-b.js").write_text('import { a } from "./logic-a.js";\n', "utf-8")
    (tmp_path / "store.js").write_text('const later = () => import("./logic-a.js");\n', "utf-8")
    assert circles(imports_of(tmp_path)) == ["logic-a.js", "logic-b.js"]
    assert impure(imports_of(tmp_path)) == ["logic-a.js: store.js"]
