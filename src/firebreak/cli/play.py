"""Verbs that play: `rehearse` a scenario, `sim` one seed after another.

Keeps true: a rehearsal ends with 0 only when every expectation was asked and met, a simulation only when nothing that
must hold was broken. Leaves to others: playing (`sim`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firebreak.cli.failures import MISSING, NO
from firebreak.cli.options import Json
from firebreak.cli.output import clean, emit
from firebreak.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from firebreak.sim.result import RehearsalResult


def register(app: typer.Typer) -> None:
    """Add the verbs of this file."""
    app.command("rehearse")(rehearse)
    app.command("sim")(sim)


def find_scenario(given: str) -> Path:
    """Return the file of a scenario: a path, or the name of one that comes with the package; raises UsageError."""
    path = Path(given)
    if path.exists():
        return path
    import firebreak.sim

    shipped = Path(firebreak.sim.__file__).parent / "scenarios"
    if (found := shipped / f"{path.name.removesuffix('.toml')}.toml").exists() and path.parent == Path():
        return found
    known = ", ".join(sorted(one.stem for one in shipped.glob("*.toml")))
    raise UsageError(f"there is no scenario {given!r}; with the package come {known}")


def rehearse(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of one of ours.")],
    swap: Annotated[bool, typer.Option("--swap", help="Exchange the two sides.")] = False,
    as_json: Json = False,
) -> None:
    """Play a scenario on real nodes under a simulated clock, and check what must be true afterwards."""
    from firebreak.sim.rehearsal import rehearse_file
    from firebreak.sim.result import FeatureMissing

    path = find_scenario(scenario)
    try:
        result = _with_progress(lambda told: rehearse_file(path, swap, told))
    except FeatureMissing as missing:
        words = str(missing)
        emit(as_json, {"scenario": path.stem, "swap": swap, "missing": list(missing.features)}, lambda _: words)
        raise typer.Exit(MISSING) from None
    emit(as_json, result.to_json(), lambda _: _rehearsed(result))
    raise typer.Exit(result.exit_code)


def _with_progress(run: Callable[[Callable[[int, int], None] | None], RehearsalResult]) -> RehearsalResult:
    if not sys.stderr.isatty():
        return run(None)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("playing", total=None)
        return run(lambda done, of: progress.update(task, completed=done, total=of))


def _rehearsed(result: RehearsalResult) -> str:
    sides = ", sides exchanged" if result.swap else ""
    out = [
        f"{result.scenario}{sides}: {result.met} of {result.expectations} expectations met, {result.entries} entries."
    ]
    for one in result.not_met:
        seen = f", seen by {one.seen_by}" if one.seen_by else ""
        out += [
            f"  not met: {one.number} {one.query}{seen}",
            f"    expected {clean(one.expected)}",
            f"    found    {clean(one.found)}",
        ]
    return "\n".join([*out, *(f"  remark: {clean(words)}" for words in result.remarks)])


def sim(
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="The first seed.")] = 1,
    seeds: Annotated[int, typer.Option("--seeds", metavar="K", min=1, help="How many, one after the other.")] = 1,
    hours: Annotated[int, typer.Option("--hours", metavar="H", min=1, help="Simulated hours of trouble for each.")] = 3,
    as_json: Json = False,
) -> None:
    """Run the simulator: safety under chaos, then liveness after healing."""
    from firebreak.sim.chaos import run_seeds

    results: list[dict[str, Any]] = []
    for result in run_seeds(seed, seeds, hours=hours):
        results.append(dict(result.to_json()))
        if not as_json:
            print(_line(results[-1]), flush=True)
    broken = [one["seed"] for one in results if not one["passed"]]
    found = {"passed": not broken, "broken": broken, "seeds": results}
    emit(as_json, found, lambda _: f"{seeds - len(broken)} of {seeds} seeds held.")
    raise typer.Exit(NO if broken else 0)


def _line(one: dict[str, Any]) -> str:
    verdict = "held" if one["passed"] else "BROKEN: " + "; ".join(map(clean, one["broken"]))
    counts = f"{one['entries']} entries, {one['crashes']} crashes, {one['restores']} restores"
    return f"seed {one['seed']}: {verdict} ({counts}, {one['simulated_s'] // 3600} h simulated)"
