"""How answers of the API are drawn for people: tables and plain words.

Keeps true: what a machine states and what a person states are drawn apart; colour repeats what a word says and never
stands alone; every text of a stranger is cleaned.
Leaves to others: printing (`output`), the live view (`live`).
"""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from firebreak.cli.moments import shown
from firebreak.cli.output import clean

URGENT = {"FLASH": "bold red", "IMMEDIATE": "bold yellow", "PRIORITY": "", "ROUTINE": "dim"}
FINDINGS = {"all_layers_answer": "green", "undetermined": "yellow"}
DETAILS = {
    "decline": ("reason", "text"), "defer": ("until", "text"), "alternative": ("desk", "text"),
    "withdraw": ("reason", "text"), "reason": ("reason", "text"),
}  # fmt: skip
WHOSE = {"us": "Our", "them": "Their"}
TIMES = ("when", "at", "due", "written", "since")  # columns that break between date and time of day alone
WHOLE = ("id", "precedence", "layer")  # columns that are never broken: people type and compare these
OBSERVED = {"full": "green", "degraded": "yellow"}


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in WHOLE, min_width=10 if column in TIMES else None)
    return table


def _text(text: object, style: str = "") -> Text:
    return Text(clean(text), style=style)


def plain(word: str | None) -> str:
    """Return a word of the API as people read it."""
    return "-" if word is None else word.replace("_", " ")


def author(by: dict[str, Any] | None) -> Text:
    """Return who acted; what a machine did says so."""
    if by is None:
        return Text("machine", style="dim")
    who = f"{by['side']} {by['desk']}"
    return _text(f"{who}, {by['role_name']}" if by["person"] else f"{who}, machine", "" if by["person"] else "dim")


# --- node and line --------------------------------------------------------------------------------------------------


def node(found: dict[str, Any]) -> RenderableType:
    """Draw the node and its lines."""
    one = found["node"]
    of = "" if one["party"] == one["name"] else f" ({one['party']})"
    head = _text(f"{one['name']}{of}, version {one['version']}, up since {shown(one['started'])}")
    table = _table("line", "with", "declared", "observed", "tests support", "since", "open", "held")
    for row in found["lines"]:
        table.add_row(
            _text(row["name"], "bold"), _text(row["them"]), plain(row["declared"]),
            Text(plain(row["observed"]), OBSERVED.get(row["observed"], "bold red")),
            Text(plain(row["finding"]), FINDINGS.get(row["finding"], "bold red")), shown(row["finding_since"]),
            str(row["open_matters"]), str(row["held"]),
        )  # fmt: skip
    lines = table if found["lines"] else Text("No lines yet; `firebreak line propose` begins one.")
    return Group(head, lines, *_doubts(found["paging"]))


def line(found: dict[str, Any]) -> RenderableType:
    """Draw the state of one line."""
    us, them = found["us"]["name"], found["them"]["name"]
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    declared, observed, finding, record = (found[key] for key in ("declared", "observed", "finding", "record"))
    table.add_row("declared", _declared(declared, us, them))
    out = f" Out: {', '.join(map(clean, observed['out']))}." if observed["out"] else ""
    table.add_row("observed", _said(observed["state"], observed, OBSERVED, out))
    table.add_row("tests support", _said(finding["finding"], finding, FINDINGS, ""))
    links = ", ".join(f"{clean(one['path'])}{'' if one['up'] else ' (not yet up)'}" for one in found["links"])
    table.add_row("connections", links or "none")
    table.add_row("record", _holding(record))
    table.add_row("waiting", f"{found['open_matters']} for a person of ours, {found['held']} held at our station")
    table.add_row("last heard", shown(found["last_heard"]))
    table.add_row("next test", shown(found["next_test"]))
    title = _text(f"{found['name']}: {us} and {them}, {shown(found['at'])}", "bold")
    return Group(title, table)


def _holding(record: dict[str, Any]) -> str:
    ours = f"{record['own_entries']} entries of ours, of which they count {record['counted_by_them']}"
    sealed = f"sealed {record['sealed']} and {record['sealed_by_them']}"
    return f"{ours}; {record['their_entries']} of theirs; {sealed}"


def _declared(declared: dict[str, Any], us: str, them: str) -> Text:
    words = f"{plain(declared['state'])}. {declared['words']}"
    return _text(f"{words} {us} says {plain(declared['us'])}, {them} says {plain(declared['them'])}.")


def _said(word: str, found: dict[str, Any], styles: dict[str, str], more: str) -> Text:
    text = Text(plain(word), styles.get(word, "bold red"))
    return text.append(f" since {shown(found['since'])}. {found['words']}{more}", "default")


# --- matters --------------------------------------------------------------------------------------------------------


def matters(found: dict[str, Any]) -> RenderableType:
    """Draw a list of calls and messages."""
    table = _table("id", "when", "precedence", "what", "about", "stands at")
    for one in found["matters"]:
        what = f"{one['what']} {_arrow(one)}, {one['by']['desk']} to {', '.join(one['to'])}"
        table.add_row(
            Text(one["id"][:12]), shown(one["written"]), Text(one["precedence"], URGENT.get(one["precedence"], "")),
            _text(what), about(one), standing(one),
        )  # fmt: skip
    return table if found["matters"] else Text("Nothing.")


def _arrow(one: dict[str, Any]) -> str:
    return "to them" if one["direction"] == "out" else "to us"


def about(one: dict[str, Any]) -> Text:
    """Return subject or first words, with its marking where it is not operational."""
    words = " ".join((one["subject"] or one["text"] or "").split())
    marking = f"{one['marking']} " if one["marking"] != "OPERATIONAL" else ""
    return Text(marking, "bold magenta").append_text(_text(words if len(words) <= 60 else words[:59] + "…", "default"))


def standing(one: dict[str, Any]) -> Text:
    """Return what a call came to or the highest rung of a message, and whether we are waited for."""
    attempt = one["attempt"]
    if attempt is not None:
        word = plain(attempt["outcome"]) if attempt["outcome"] else "rings" if attempt["rang"] else "no ring known yet"
        word += "" if attempt["settled"] or attempt["outcome"] is None else " (provisional)"
    else:
        word = plain(one["highest"])
    refused = f", {plain(one['refused'][-1]['rung'])} refused" if one["refused"] else ""
    late = ", undertaking overdue" if _overdue(one) else ""
    return Text(word + refused + late, "bold" if one["open"] else "").append(
        " - waits for us" if one["open"] else "", "bold red"
    )


def _overdue(one: dict[str, Any]) -> bool:
    """Return whether the record holds that an undertaking was past its time, and nobody reported it done since."""
    over = any(act["kind"] == "time-out" and (act["fields"] or {}).get("what") == "undertaking" for act in one["acts"])
    return over and not any(rung["stated"] for rung in one["ladder"] if rung["rung"] in ("reported_done", "closed"))


def _details(one: dict[str, Any]) -> str:
    """Return what the side called said with its answer: reason, words, until when, which desk."""
    said = []
    for act in one["acts"]:
        fields = act["fields"] or {}
        if act["kind"] in DETAILS:
            told = {name: fields[name] for name in DETAILS[act["kind"]] if fields.get(name) is not None}
            parts = [f"{name} {shown(v) if name == 'until' else v}" for name, v in told.items()]
            said += [f"{WHOSE[act['side']]} {act['kind']}: {'; '.join(map(str, parts))}"] if parts else []
    return clean("\n".join(said))


def matter(one: dict[str, Any]) -> RenderableType:
    """Draw one call or message with its ladder and acts."""
    head = Text(f"{one['what']} {one['id']}\n", "bold")
    head.append(f"{one['precedence']} {one['marking']}, {_arrow(one)}, ")
    head.append_text(author(one["by"])).append(f" to {', '.join(map(clean, one['to']))}\n")
    head.append(f"written {shown(one['written'])} by its author's clock, here {shown(one['arrived'])}")
    head.append(f" over path {clean(one['via'])}\n" if one["via"] else "\n")
    for part in ("subject", "text"):
        if one[part]:
            head.append_text(_text(f"\n{one[part]}\n"))
    if one["attempt"]:
        head.append(f"\n{plain(one['attempt']['outcome'])}: ", "bold").append(one["attempt"]["words"] + "\n")
        head.append(f"{details}\n" if (details := _details(one)) else "")
    if _overdue(one):
        head.append("\nAn undertaking was not reported done by its time.\n", "bold red")
    if one["unreadable"]:
        head.append(one["unreadable"] + "\n", "bold red")
    parts: list[RenderableType] = [head, ladder(one)]
    for refused in one["refused"]:
        why = " ".join(clean(w) for w in (refused["reason"], refused["text"]) if w)
        parts.append(_text(f"Refused: {plain(refused['rung'])}, {shown(refused['written'])} {why}", "bold red"))
    return Group(*parts, Text(), log({"entries": one["acts"], "next": None}))


def ladder(one: dict[str, Any]) -> Table:
    """Draw the ladder: what is stated, by whom, and what it does not mean."""
    table = _table("", "rung", "by", "when (their word)", "what it does not mean")
    for rung in one["ladder"]:
        stated = rung["stated"]
        faint = "" if stated else "dim"
        table.add_row(
            Text("yes", "green") if stated else Text("no", "dim"),
            Text(plain(rung["rung"]), "bold" if stated else "dim"),
            author(rung["by"]) if stated else Text("-"), shown(rung["written"]), Text(rung["does_not_mean"], faint),
        )  # fmt: skip
    return table


# --- tests, alerts, held --------------------------------------------------------------------------------------------


def tests(found: dict[str, Any]) -> RenderableType:
    """Draw a list of tests."""
    table = _table("id", "due", "", "layer", "desk", "result", "challenge")
    for one in found["tests"]:
        result = plain(one["result"]) if one["result"] else "waits for us" if one["open"] else "open"
        style = {"answered": "green", None: "bold" if one["open"] else ""}.get(one["result"], "bold red")
        table.add_row(
            Text(one["id"][:12]), shown(one["due"]), _arrow(one), one["layer"], _text(one["desk"] or "-"),
            Text(result, style), _text(one["challenge"] or ""),
        )  # fmt: skip
    return table if found["tests"] else Text("No tests yet.")


def alerts(found: dict[str, Any]) -> RenderableType:
    """Draw the journal of alerts."""
    table = _table("at", "about", "for", "matter", "words", "at rest since")
    for one in found["alerts"]:
        table.add_row(
            shown(one["at"]), Text(plain(one["about"]), "bold red" if one["urgent"] else "bold"),
            _text(", ".join(one["desks"])), (one["of"] or "")[:12], _text(one["words"]),
            shown(one["stopped"], date=False),
        )  # fmt: skip
    return table if found["alerts"] else Text("No alerts.")


def held(found: dict[str, Any]) -> RenderableType:
    """Draw what waits at our station."""
    table = _table("since", "what", "why", "words")
    for one in found["held"]:
        words = one["fields"].get("subject") or one["fields"].get("text") or ""
        table.add_row(shown(one["since"]), one["kind"], _text(one["why"]), _text(words))
    return Group(Text(found["words"]), table) if found["held"] else Text(found["words"])


# --- log and report -------------------------------------------------------------------------------------------------


def log(found: dict[str, Any]) -> RenderableType:
    """Draw entries of the record."""
    table = _table("id", "written", "side", "kind", "by", "about", "content")
    for one in found["entries"]:
        table.add_row(
            Text(one["id"][:12]), shown(one["written"]), one["side"], _text(one["kind"], "bold"), author(one["by"]),
            (one["of"] or one["regarding"] or "")[:12], _fields(one["fields"]),
        )  # fmt: skip
    more = [Text(f"More: --after {found['next']}")] if found["next"] else []
    return Group(table, *more) if found["entries"] else Text("Nothing.")


def _fields(fields: dict[str, Any] | None) -> Text:
    if fields is None:
        return Text("not readable here", "dim")
    rows = [f"{plain(name)} {_value(v)}" for name, v in fields.items() if v != []]
    words = clean("; ".join(" ".join(row.split()) for row in rows))
    return Text(words if len(words) <= 160 else words[:159] + "…")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def reports(found: dict[str, Any]) -> RenderableType:
    """Draw contact reports, one after the other."""
    return Group(*(part for one in found["reports"] for part in (_report(one), Text())))


def _report(one: dict[str, Any]) -> RenderableType:
    span = (
        f"{shown(one['since'])} to {shown(one['until'] or one['at'])}"
        if one["since"]
        else f"up to {shown(one['until'] or one['at'])}"
    )
    title = _text(f"{one['caller']} to {one['called']}, {one['marking']}, {span}", "bold")
    counted = [
        name for name, count in one["outcomes"].items() if count or any(r["outcomes"][name] for r in one["rows"])
    ]
    table = _table("desks called", "attempts", *(plain(name) for name in counted), "last contact")
    for row in one["rows"]:
        counts = [str(row["outcomes"][name]) for name in counted]
        table.add_row(row["echelon"], str(row["attempts"]), *counts, shown(row["last_contact"]))
    total = [str(one["outcomes"][name]) for name in counted]
    table.add_row(Text(one["echelon"] or "all", "bold"), str(one["attempts"]), *total, shown(one["last_contact"]))
    tests_ = _table("tests", "due", "answered", "missed", "not sent")
    for row in one["tests"]:
        name = f"{row['layer']} {clean(row['path'])}" if row["path"] else row["layer"]
        tests_.add_row(name, *(str(row[key]) for key in ("due", "answered", "missed", "not_sent")))
    return Group(title, table, tests_, *(_text(words, "dim") for words in one["words"]))


# --- paging ---------------------------------------------------------------------------------------------------------


def paging(found: dict[str, Any]) -> RenderableType:
    """Draw the means of paging, the call plans and what is doubtful."""
    means = _table("means", "kind", "desks", "independent", "last test", "next test")
    for one in found["means"]:
        means.add_row(
            _text(one["name"], "bold"), one["kind"], _text(", ".join(one["desks"]) or "all"),
            "yes" if one["independent"] else "no", _tested(one["last_test"]), shown(one["next_test"]),
        )  # fmt: skip
    plans = [_text(_plan(one)) for one in found["plans"]]
    shown_means = means if found["means"] else Text("No means is set: the bell rings in open views.")
    return Group(shown_means, *plans, *_doubts(found["warnings"]))


def _doubts(warnings: list[dict[str, Any]]) -> list[Text]:
    return [_text(f"! {one['words']}", "bold yellow") for one in warnings]


def _plan(plan: dict[str, Any]) -> str:
    steps = [f"{s['pager']}{' ' + s['to'] if s['to'] else ''} after {s['after_s']} s" for s in plan["steps"]]
    raised = f"; raised after {plan['raise_after_s']} s" if plan["raise_after_s"] else ""
    return f"{plan['desk']}: {', '.join(steps)}{raised}"


def _tested(last: dict[str, Any] | None) -> Text:
    if last is None:
        return Text("never", style="yellow")
    return _text(f"{last['result']} {shown(last['at'])}", "" if last["ok"] else "bold red")


def paging_tests(found: dict[str, Any]) -> RenderableType:
    """Draw what came of tests that were asked for."""
    table = _table("means", "result", "words")
    for one in found["tests"]:
        table.add_row(
            _text(one["name"], "bold"), Text(one["result"], "" if one["ok"] else "bold red"), _text(one["words"])
        )
    return table if found["tests"] else Text("This node has no means to test.")
