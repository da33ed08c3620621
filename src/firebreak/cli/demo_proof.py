"""The last part of the demonstration: evidence made by one side, judged by a stranger who has neither node.

Keeps true: the verifier is the published command, in a process of its own with an empty environment, in a folder that
holds the bundle and nothing else; what it prints is shown as it stands.
Leaves to others: what a bundle is and what it proves (`core.evidence`), the episode before (`demo_story`).
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from firebreak.cli.demo_nodes import FIREBREAK, DemoFailed
from firebreak.cli.demo_screen import Caption
from firebreak.cli.demo_story import Story

OK, FAIL = 0, 1  # exit statuses of the verifier
_STYLES: Final = {OK: "green", FAIL: "red"}
TIMEOUT_S: Final = 60
PROOF: Final = Caption(
    key="proof", title="Ardia proves it to a stranger",
    words="Ardia makes a bundle of its record: four claims, and no text of the call. A separate process judges it: "
    "it has neither node, an empty environment, and a folder that holds the bundle alone.",
    proven="the sentence under each OK, and no more.", not_proven="whatever begins with: It does not say.",
)  # fmt: skip
TAMPERED: Final = Caption(
    key="tampered", title="What is false or altered does not pass",
    words="One bit of the bundle is changed. Then Ardia claims more than happened: that the silent call was declined.",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the verifier printed, and how it ended."""

    status: int
    printed: str


def prove(story: Story, kept: Path) -> None:
    """Make a bundle, have it judged, alter it, and claim too much; `kept` is where the bundle stays."""
    first, second = story.first, story.second
    claims = [*_about(first, "rang", "declined", "understood"), *_about(second, "not_answered")]
    bundle = story.a.export(claims, [])
    kept.write_bytes(bundle)
    with story.page(PROOF):
        story.screen.draw(_shown(f"firebreak verify {kept.name}", _judge(bundle, OK, "the evidence")))
    with story.page(TAMPERED):
        altered = _judge(_altered(bundle), FAIL, "a bundle with one bit changed")
        false = story.a.export(_about(second, "declined"), [])
        claimed = _judge(false, FAIL, "a claim that the silent call was declined")
        story.screen.draw(
            Group(
                _shown("firebreak verify altered.bundle", altered, 12),
                _shown("firebreak verify claims-too-much.bundle", claimed, 18),
            )
        )


def _about(leaf: str, *claims: str) -> list[dict[str, Any]]:
    return [{"claim": claim, "of": [leaf]} for claim in claims]


def _altered(bundle: bytes) -> bytes:
    middle = len(bundle) // 2
    return bundle[:middle] + bytes([bundle[middle] ^ 1]) + bundle[middle + 1 :]


def _judge(bundle: bytes, wanted: int, what: str) -> Judged:
    """Return what the verifier says; raises DemoFailed unless it ends as it must."""
    judged = verify(bundle)
    if judged.status != wanted:
        raise DemoFailed(f"{what}: the verifier ended with {judged.status} and not {wanted}\n{judged.printed}")
    return judged


def verify(bundle: bytes) -> Judged:
    """Run `firebreak verify` where nothing but the bundle can be reached."""
    with tempfile.TemporaryDirectory(prefix="stranger-") as folder:
        path = Path(folder) / "evidence.bundle"
        path.write_bytes(bundle)
        done = subprocess.run(
            [*FIREBREAK, "verify", path.name],
            cwd=folder, env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=TIMEOUT_S, check=False,
        )  # fmt: skip
    return Judged(status=done.returncode, printed=done.stdout.decode("utf-8", "replace").rstrip())


def _shown(command: str, judged: Judged, most: int = 80) -> RenderableType:
    lines = judged.printed.splitlines()
    kept = lines[:most] + ([f"... {len(lines) - most} more lines"] if len(lines) > most else [])
    style = _STYLES.get(judged.status, "yellow")
    return Group(
        Rule(f"[bold]$ {command}[/]", align="left", style=style, characters="-"),
        Text("\n".join(kept)),
        Text(f"exit status {judged.status}\n", style=f"bold {style}"),
    )
