"""Write into the console's page which modules it needs at once; with --check compare instead.

Keeps true: the page names every module that its first screen imports, directly or through others, so that a browser
fetches them side by side and the first ring does not wait for a chain of requests; the large ones stand first.
Leaves to others: what is loaded later (`screens.js`).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CONSOLE = Path(__file__).resolve().parent.parent / "src" / "firebreak" / "console"
PAGE = CONSOLE / "index.html"
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*?"(\.[^"]+)";', re.MULTILINE)
_LINKS = re.compile(r'(?: *<link rel="modulepreload"[^>]*>\n)+')


def needed(start: Path) -> list[Path]:
    """Return every module that is imported from one, itself aside, in the order in which they are met."""
    met, waiting = [start], [start]
    while waiting:
        module = waiting.pop(0)
        for named in _IMPORT.findall(module.read_text("utf-8")):
            found = (module.parent / named).resolve()
            if found not in met:
                met.append(found)
                waiting.append(found)
    return met[1:]


def page() -> str:
    """Return the page with its list of modules as it should be."""
    found = sorted(needed(CONSOLE / "js" / "main.js"), key=lambda one: (-one.stat().st_size // 8192, one.name))
    modules = [f"/console/{one.relative_to(CONSOLE)}" for one in found]
    links = "".join(f'    <link rel="modulepreload" href="{one}">\n' for one in modules)
    return _LINKS.sub(links, PAGE.read_text("utf-8"), count=1)


def main() -> int:
    """Write or compare."""
    made = page()
    if "--check" in sys.argv[1:]:
        if made != PAGE.read_text("utf-8"):
            print("index.html is not current; run python tools/console_preload.py", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
