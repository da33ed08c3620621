"""What the two nodes say, next to each other: one panel a side, the same drawing for both.

Keeps true: every word of a panel comes from that side's own node; a rung that was not stated is shown as not stated; an
outcome is shown with whether it is settled. Swap the sides and the picture is as fair.
Leaves to others: asking the nodes (`demo_side`), the story and its captions (`demo_story`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from firebreak.api import replies
from firebreak.cli.demo_side import Snapshot

SIDE_BY_SIDE = 100  # columns
_RUNGS = {"at_station": "at station", "passed_to": "passed to", "reported_done": "reported done"}
_GOOD, _WAIT, _NOTE, _DIM = "bold green", "bold yellow", "bold cyan", "dim"
_OUTCOMES = {"answered": _GOOD, "answered_late": _GOOD}
_FRAMES = ("cyan", "magenta")


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs for what is stated and what is not, in what the terminal can show."""

    stated: str = "●"
    open: str = "○"
    out: str = "→"
    into: str = "←"


PLAIN_MARKS = Marks("x", "-", ">", "<")


def marks_of(console: Console) -> Marks:
    """Return the signs that this console can show."""
    return PLAIN_MARKS if console.options.ascii_only else Marks()


def clock(at: str | None) -> str:
    """Return the time of day of an RFC 3339 time."""
    return at[11:] if at else ""


def words_of(name: str) -> str:
    """Return a name of the API as people say it."""
    return _RUNGS.get(name, name.replace("_", " "))


def both(console: Console, sides: Sequence[Snapshot], most: int = 3) -> RenderableType:
    """Return both sides next to each other, or one under the other where the terminal is narrow.

    `most` is how many calls, and how many messages, are shown at most.
    """
    marks, beside = marks_of(console), console.width >= SIDE_BY_SIDE
    width = console.width // 2 if beside else console.width
    bodies = [Group(*_body(one, marks, most)) for one in sides]
    lines = [len(console.render_lines(body, console.options.update(width=width - 4))) for body in bodies]
    height = max(lines) + 2 if beside else None
    panels = [
        Panel(
            body, title=f"[bold]{one.line.us.name}'s node says[/]", subtitle=clock(one.line.at), title_align="left",
            subtitle_align="right", border_style=_FRAMES[n], width=width, height=height,
        )
        for n, (one, body) in enumerate(zip(sides, bodies, strict=True))
    ]  # fmt: skip
    if not beside:
        return Group(*panels)
    grid = Table.grid(padding=0)
    grid.add_row(*panels)
    return grid


def _body(one: Snapshot, marks: Marks, most: int) -> Iterable[RenderableType]:
    yield from _line(one)
    yield from _tests(one, marks)
    yield from _matters(one, "CALLS", "call", marks, most)
    yield from _matters(one, "MESSAGES", "message", marks, most)


# --- the line --------------------------------------------------------------------------------------------------------


def _line(one: Snapshot) -> Iterable[RenderableType]:
    line = one.line
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=_DIM, no_wrap=True)
    grid.add_column()
    grid.add_row("line", f"to {line.them.name}: {words_of(line.declared.state)}")
    grid.add_row("paths", _paths(line))
    grid.add_row("tests say", _finding(line.finding))
    grid.add_row("record", f"{line.record.own_entries} entries of ours, {line.record.their_entries} of theirs")
    yield grid
    for alert in one.alerts[:2]:
        yield Text(f"BELL  {', '.join(alert.desks)}: {alert.words}", style="bold reverse yellow")


def _paths(line: replies.LineState) -> Text:
    standing = [link.path for link in line.links if link.established and link.up]
    silent = [path for path in line.observed.out if path not in standing]
    text = Text(f"{', '.join(sorted(standing)) or 'none'} {'stand' if len(standing) > 1 else 'stands'}")
    return text.append(f"; {', '.join(silent)} silent", _WAIT) if silent else text


def _finding(found: replies.Finding) -> Text:
    good = found.finding == "all_layers_answer"
    text = Text(words_of(found.finding), style=_GOOD if good else _WAIT)
    return text.append(f" since {clock(found.since)}", "not bold")


# --- tests -----------------------------------------------------------------------------------------------------------


def _tests(one: Snapshot, marks: Marks) -> Iterable[RenderableType]:
    people = [t for t in reversed(one.tests) if t.layer != "station"][-2:]
    if not people:
        return
    yield Text("\nTESTS OF A DESK", style="bold")
    grid = Table.grid(padding=(0, 2))
    for test in people:
        out = test.direction == "out"
        whose = f"{marks.out} {one.line.them.name}'s {test.desk}" if out else f"{marks.into} our {test.desk}"
        grid.add_row(whose, _test_result(test))
        if test.open and test.challenge:
            grid.add_row("", Text(f"the screen asks for {test.challenge}", style=_NOTE))
    yield grid


def _test_result(test: replies.Test) -> Text:
    if test.result is None:
        return Text("waits for a person", style=_WAIT)
    by = f" by its {test.answered_by.role_name}" if test.answered_by else ""
    style = _GOOD if test.result == "answered" else _WAIT
    return Text(words_of(test.result), style=style).append(f"{by} {clock(test.answered)}", "not bold")


# --- matters ---------------------------------------------------------------------------------------------------------


def _matters(one: Snapshot, title: str, what: str, marks: Marks, most: int) -> Iterable[RenderableType]:
    found = [m for m in reversed(one.matters) if m.what == what][-most:]
    if found:
        yield Text(f"\n{title}", style="bold")
    for matter in found:
        yield _heading(matter, marks, one.line)
        body = Group(*_matter(matter, marks, one.line, whole=matter is found[-1]))
        yield Padding(body, (0, 0, 0, 2))


def _heading(matter: replies.Matter, marks: Marks, line: replies.LineState) -> Text:
    far, to = line.them.name, ", ".join(matter.to)
    if matter.direction == "out":
        ends = f"{marks.out} our {matter.by.desk} to {far}'s {to}"
    else:
        ends = f"{marks.into} {far}'s {matter.by.desk} to our {to}"
    return Text(f"{ends}, {matter.precedence}  ").append(matter.id[:8], _DIM)


def _matter(matter: replies.Matter, marks: Marks, line: replies.LineState, whole: bool) -> Iterable[RenderableType]:
    """Draw what is said and what became of it; the text of an earlier matter is left out for brevity."""
    if matter.subject:
        yield Text(matter.subject, style="italic")
    if matter.text and (whole or not matter.subject):
        yield Text(matter.text, style="italic dim")
    if matter.attempt is not None:
        yield _attempt(matter, matter.attempt)
    yield from _acts(matter)
    yield from _ladder(matter, marks, line)


def _attempt(matter: replies.Matter, attempt: replies.Attempt) -> Text:
    if attempt.outcome is None:
        rings = [str(act.fields["desk"]) for act in matter.acts if act.kind == "ring" and act.fields]
        return Text(f"RINGING at desk {', '.join(rings)}" if rings else "no outcome yet", style=_WAIT)
    settled = "settled" if attempt.settled else "provisional"
    text = Text(words_of(attempt.outcome).upper(), style=_OUTCOMES.get(attempt.outcome, _WAIT))
    return text.append(f", {settled}", "not bold")


def _acts(matter: replies.Matter) -> Iterable[Text]:
    for act in matter.acts:
        fields = act.fields or {}
        said = [str(fields[k]) for k in ("reason", "text") if fields.get(k)]
        if act.kind in ("decline", "reason") and said:
            yield Text(f"reason given: {'; '.join(said)}")
        if act.kind == "undertaking":
            yield Text(f"undertaken by {clock(fields.get('due'))}: {fields.get('what')}")


def _ladder(matter: replies.Matter, marks: Marks, line: replies.LineState) -> Iterable[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    for rung in matter.ladder:
        if rung.stated:
            name = Text(f"{marks.stated} {words_of(rung.rung)}", style=_GOOD if rung.by else _NOTE)
            grid.add_row(name, _stated(rung, matter, line))
    for refused in matter.refused:
        name = Text(f"{marks.stated} {words_of(refused.rung)}", style=_WAIT)
        grid.add_row(name, f"refused by {_who(refused.by, line)}")
    yield grid
    missing = [words_of(rung.rung) for rung in matter.ladder if not rung.stated]
    if missing:
        yield Text(f"{marks.open} not stated: {', '.join(missing)}", style=_DIM)


def _stated(rung: replies.Rung, matter: replies.Matter, line: replies.LineState) -> str:
    at = clock(rung.written)
    if rung.rung == "understood":
        author = line.us.name if matter.direction == "out" else line.them.name
        return f"read-back matches: {author}'s node {at}"
    if rung.by is None:
        return f"a machine's word {at}".rstrip()
    if rung.rung == "passed_to":
        return f"{_passed_to(matter)}, says {_party(rung.by, line)}'s {rung.by.desk} {at}"
    return f"{_who(rung.by, line)} {at}"


def _passed_to(matter: replies.Matter) -> str:
    for act in matter.acts:
        if act.fields and act.fields.get("rung") == "passed_to":
            return f"{act.fields.get('desk')}"
    return "a desk"


def _who(by: replies.Author, line: replies.LineState) -> str:
    return f"{by.role_name}, {_party(by, line)}'s {by.desk}"


def _party(by: replies.Author, line: replies.LineState) -> str:
    return line.us.name if by.side == "us" else line.them.name


# --- the report ------------------------------------------------------------------------------------------------------


def reports(names: Sequence[str], told: Sequence[replies.ContactReport]) -> Table:
    """Return the contact report of one direction as both nodes tell it."""
    first = told[0]
    table = Table(title=f"Contact report: calls of {first.caller} to {first.called}", title_justify="left")
    table.add_column("")
    for name in names:
        table.add_column(f"{name}'s node counts", justify="right")
    for label, *counts in report_rows(told):
        table.add_row(label, *counts)
    return table


def report_rows(told: Sequence[replies.ContactReport]) -> list[tuple[str, ...]]:
    """Return the counts of a contact report, a row for each figure and a column for each node that tells it."""
    first = told[0]
    rows = [("attempts", *(str(one.attempts) for one in told))]
    for outcome in first.outcomes:
        if outcome == "answered" or any(one.outcomes[outcome] for one in told):
            rows.append((f"  {words_of(outcome)}", *(str(one.outcomes[outcome]) for one in told)))
    for n, row in enumerate(first.rows):
        label = f"attempts to reach a {row.echelon} desk" if row.echelon != "watch" else "attempts to reach the watch"
        rows.append((label, *(str(one.rows[n].attempts) for one in told)))
    for n, row in enumerate(first.rows):
        if any(one.rows[n].last_contact for one in told):
            rows.append((f"last contact, {row.echelon}", *(clock(one.rows[n].last_contact) for one in told)))
    return rows
