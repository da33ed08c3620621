"""Make the picture in the README from a demonstration that really runs: `python tools/make_demo_picture.py`.

Keys, ports and times differ from run to run, so the picture is made by hand when the view changes and not compared.
The picture loads nothing from anywhere: it names fonts that readers have.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType

from firebreak.cli.demo import play, running
from firebreak.cli.demo_screen import Screen

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "demo.svg"
FRAME, COLUMNS = "silence", 132
_FONTS = "Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"


def picture_format() -> str:
    """Return the frame of the picture without fonts from elsewhere."""
    without = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return without.replace("Fira Code, monospace", _FONTS)


def main() -> int:
    frames: dict[str, RenderableType] = {}
    console = Console(file=io.StringIO(), width=COLUMNS, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo"
        with running(Screen(console, 0, frames.__setitem__), place) as story:
            play(story, place)
    drawn = Console(file=io.StringIO(), width=COLUMNS, record=True, force_terminal=True, highlight=False)
    drawn.print(frames[FRAME])
    made = drawn.export_svg(title="make demo", code_format=picture_format(), unique_id="demo")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text("\n".join(line.rstrip() for line in made.splitlines()) + "\n", "utf-8")
    print(f"{PICTURE}: frame {FRAME!r}, {COLUMNS} columns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
