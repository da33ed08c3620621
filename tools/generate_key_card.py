"""Write the card of keys, from the buttons of the console's own source; with --check compare it instead."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from firebreak.forms.texts import Texts

ROOT = Path(__file__).resolve().parent.parent
JS = ROOT / "src" / "firebreak" / "console" / "js"
PAGE = ROOT / "docs" / "reference" / "keys.md"

SCREENS = ("watch", "line", "compose", "health", "report", "record", "handover", "drill", "admin")
FILES = {
    "compose": ("screen-compose", "widget-review", "widget-releases"),
    "translate": ("screen-translate", "screen-readback"),
    "health": ("screen-health", "widget-paging"),
    "report": ("screen-report", "widget-statement"),
    "record": ("screen-record", "widget-entry", "widget-export", "widget-verify"),
    "handover": ("screen-handover",),
    "drill": ("screen-drill",),
    "admin": ("screen-admin", "widget-officers", "widget-addresses"),
}
"""Modules whose buttons belong to a screen: each must stand on the page's own card, under the screen's heading."""

_LABELLED = re.compile(
    r'label=\$\{t\("(?P<words>[a-z0-9-]+)"\)\}(?:(?!label=|/>).)*?hotkey="(?P<key>[^"]+)"', re.DOTALL
)
_ROW = re.compile(r'\["([^"]+)", "([a-z0-9-]+)"\]')
_CARD = re.compile(r'\["([a-z-]+)", \[\n(.*?)\n  \]\]', re.DOTALL)
_HEAD = """# The card of keys

One page to print. Every button shows its key; `?` shows this list in your language. **No key that stands alone calls,
sends or decides anything.** Letters go by their place on the keyboard, whatever the script. On a Mac, Alt is Option.
This page is made from the console's buttons: `python tools/generate_key_card.py`.
"""


def buttons(name: str) -> Iterator[tuple[str, str]]:
    """Yield key and Fluent key of the words for each button of a module that has both in its source."""
    for match in _LABELLED.finditer((JS / f"{name}.js").read_text("utf-8")):
        yield match["key"], match["words"]


def sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the Fluent key of each heading and the rows under it."""
    everywhere = [(f"Alt+{n}", f"common-screen-{screen}") for n, screen in enumerate(SCREENS, start=1)]
    also = [("Alt+Shift+T", "common-theme-auto"), ("Alt+Z", "common-close")]
    yield "common-keys-everywhere", [*everywhere, ("?", "common-screen-help"), *buttons("widget-top"), *also]
    for title, rows in _CARD.findall((JS / "screen-help.js").read_text("utf-8")):
        yield title, _ROW.findall(rows)


def not_on_the_card() -> list[str]:
    """Return the buttons that a screen has in its source and the card lacks under its heading."""
    card, lacking = dict(sections()), []
    for screen, names in FILES.items():
        rows = [row for name in names for row in buttons(name)]
        assert rows, f"no key was found on the screen {screen}"
        title = "translate-title" if screen == "translate" else f"common-screen-{screen}"
        lacking += [f"{title}: {key} {words}" for key, words in rows if (key, words) not in card[title]]
    return lacking


def page() -> str:
    """Return the card."""
    texts = Texts("en")
    out = [_HEAD]
    for title, rows in sections():
        out += [f"\n## {texts.plain(title)}\n", "| key | does |", "| --- | --- |"]
        does: dict[str, list[str]] = {}
        for key, words in dict.fromkeys(rows):
            does.setdefault(key, []).append(texts.plain(words))
        out += [f"| `{key}` | {'; '.join(words)} |" for key, words in does.items()]
    return "\n".join(out) + "\n"


def main() -> int:
    if lacking := not_on_the_card():
        print("screen-help.js lacks", *lacking, sep="\n", file=sys.stderr)
        return 1
    made = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != made:
        print(f"{PAGE.name} is not current; run python tools/generate_key_card.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
