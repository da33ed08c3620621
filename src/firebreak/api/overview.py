"""A line at a glance, its charter, and its contact report, as answers.

Keeps true: what is declared, what is observed and what the tests support stand apart; live circuits come from the
running line, everything else from the record.
Leaves to others: the folds (`core.procedures`), matters and entries (`showing`).
"""

from __future__ import annotations

from firebreak.api import replies, words
from firebreak.api.times import stamp
from firebreak.core.procedures import report, wording
from firebreak.core.procedures.releases import asked_for
from firebreak.core.procedures.report import Row, TestsTable
from firebreak.core.record.charter import Charter, CharterParty, comparison_code
from firebreak.core.types import Declared, Echelon, Layer, Marking, Precedence, label
from firebreak.node.clock import synchronised_clock
from firebreak.node.service import LineService, LineStatus


def party(charter: Charter, side: int) -> replies.Party:
    """Return one party of the charter."""
    found: CharterParty = charter.parties[side]
    desks = [replies.Desk(id=d.id, number=d.number, name=d.name, echelon=label(d.echelon)) for d in found.desks]
    return replies.Party(
        id=found.party.hex(), index=side, name=found.name, language=found.language, desks=desks,
        telephones=list(found.telephones),
    )  # fmt: skip


def agreement(line: LineService) -> replies.Agreement:
    """Return the charter in force."""
    ctx = line.material.context
    charter = ctx.charter
    return replies.Agreement(
        line=charter.line_id.hex(), revision=charter.revision, hash=charter.hash.hex(),
        code=comparison_code(charter.hash), us=party(charter, ctx.me), them=party(charter, 1 - ctx.me),
        roles=[replies.Code(number=n, name=name) for n, name in charter.roles],
        reasons=[replies.Code(number=n, name=name) for n, name in charter.reasons],
        languages=list(charter.languages),
        paths=[replies.CharterPath(number=p.number, name=p.name, kind=p.kind) for p in charter.paths],
        ring_s={p.name: charter.ring_s[p] for p in Precedence}, ring_principal_s=charter.ring_principal_s,
        settle_s=charter.settle_s, text_bytes=charter.text_bytes, urgent_text_bytes=charter.urgent_text_bytes,
        valid_from=stamp(charter.valid_from), expiry=stamp(charter.expiry),
    )  # fmt: skip


def declared(line: LineService) -> replies.Declared:
    """Return what each side says of the line."""
    state, sides = report.declared(line.engine.state.matters)
    me, said = line.material.context.me, wording.DECLARED[state]
    if state is Declared.SUSPENDED:
        named = ", ".join(Precedence(p).name for p in line.material.context.charter.suspended_accepts)
        said += f" It names {named or 'none'}."
    return replies.Declared(state=_word(state), us=_word(sides[me]), them=_word(sides[1 - me]), words=said)


def _word(state: Declared) -> str:
    return state.name.lower()


def observed(line: LineService) -> replies.Observed:
    """Return what our echoes show."""
    ctx = line.material.context
    seen = report.observed(line.engine.state.matters, ctx)
    out = [ctx.charter.path(number).name for number in seen.out]
    return replies.Observed(
        state=seen.state.value, since=stamp(seen.since), out=out, words=wording.OBSERVED[seen.state]
    )


def finding(line: LineService) -> replies.Finding:
    """Return what our layered tests support."""
    found = report.finding(line.engine.state.matters, line.material.context)
    return replies.Finding(finding=found.finding.value, since=stamp(found.since), words=wording.FINDINGS[found.finding])


def _links(status: LineStatus) -> list[replies.Link]:
    return [
        replies.Link(path=one.path, key_exchange=one.outer, established=one.established, up=one.up)
        for one in status.links
    ]


def _holding(status: LineStatus) -> replies.Holding:
    return replies.Holding(
        own_entries=status.own_entries, their_entries=status.peer_entries, counted_by_them=status.counted_by_peer,
        sealed=status.sealed, sealed_by_them=status.peer_sealed, unsealed_of_them=status.seal_debt,
        can_send=status.can_seal,
    )  # fmt: skip


def open_matters(line: LineService) -> int:
    """Return how many matters and tests wait for an act of a person of ours."""
    return line.order.open


def two_person(line: LineService) -> frozenset[Precedence]:
    """Return the precedences that want a second person: by the charter, or by our own rule."""
    return line.local.two_person | {p for p in Precedence if asked_for(line.material.context, p)}


def last_heard(line: LineService) -> str | None:
    """Return when an entry of the other side last became durable here."""
    status = line.status()
    if not status.peer_entries:
        return None
    peer = line.engine.state.peer
    assert peer is not None
    entry = line.engine.store.entry(peer.feed, status.peer_entries - 1)
    return stamp(entry.arrived) if entry is not None else None


def state(line: LineService) -> replies.LineState:
    """Return everything about a line at a glance."""
    ctx, status, now = line.material.context, line.status(), line.clock.now().utc
    upcoming = ctx.charter.next_test(now)
    return replies.LineState(
        name=line.name, id=line.material.line.hex(), at=stamp(now), us=party(ctx.charter, ctx.me),
        them=party(ctx.charter, 1 - ctx.me), declared=declared(line), observed=observed(line), finding=finding(line),
        links=_links(status), record=_holding(status), open_matters=open_matters(line), held=len(status.held),
        ringing_alerts=line.journal.ringing,
        next_test=stamp(upcoming) if upcoming is not None else None, last_heard=last_heard(line), clock=clock(line),
        two_person=[p.name for p in sorted(two_person(line), reverse=True)], waiting_release=line.local.waiting,
        demo=line.local.demo, cut=sorted(line.local.cut),
    )  # fmt: skip


def clock(line: LineService) -> replies.Clock:
    """Return what is known of both clocks: what this machine says of its own, what round trips say of theirs."""
    offset = line.engine.state.matters.live.offset_s
    synchronised = synchronised_clock()
    return replies.Clock(offset_s=offset, synchronised=synchronised, words=words.clock(offset, synchronised))


def brief(line: LineService) -> replies.LineBrief:
    """Return one row of the list of lines."""
    ctx, found = line.material.context, finding(line)
    return replies.LineBrief(
        name=line.name, id=line.material.line.hex(), us=ctx.charter.parties[ctx.me].name,
        them=ctx.charter.parties[1 - ctx.me].name, declared=declared(line).state, observed=observed(line).state,
        finding=found.finding, finding_since=found.since, open_matters=open_matters(line),
        held=len(line.status().held),
    )  # fmt: skip


# --- report ---------------------------------------------------------------------------------------------------------


def contact(
    line: LineService, *, out: bool, since: int | None, until: int | None, echelon: Echelon | None, marking: Marking
) -> replies.ContactReport:
    """Return the contact report of one direction, read from the whole record."""
    ctx, now = line.material.context, line.clock.now().utc
    caller = ctx.me if out else 1 - ctx.me
    made = report.contact_report(
        line.matters(), ctx, caller, echelon=echelon, since=since, until=until, marking=marking, now=now
    )
    names = [p.name for p in ctx.charter.parties]
    return replies.ContactReport(
        line=line.name, caller=names[caller], called=names[1 - caller], direction="out" if out else "in",
        marking=marking.name, echelon=label(echelon) if echelon is not None else None, at=stamp(now),
        since=_optional(since), until=_optional(until), attempts=made.total.attempts, outcomes=_counts(made.total),
        last_contact=_optional(made.total.last_contact), rows=[_row(row) for row in made.rows],
        tests=[_tests(ctx.charter, table) for table in made.tests],
        words=_report_words(made.total, names[caller], names[1 - caller]),
    )  # fmt: skip


def _optional(seconds: int | None) -> str | None:
    return None if seconds is None else stamp(seconds)


def _counts(row: Row) -> dict[str, int]:
    return {outcome.value: count for outcome, count in row.counts}


def _row(row: Row) -> replies.EchelonRow:
    assert row.echelon is not None
    return replies.EchelonRow(
        echelon=label(row.echelon), attempts=row.attempts, outcomes=_counts(row),
        last_contact=_optional(row.last_contact),
    )  # fmt: skip


def _tests(charter: Charter, table: TestsTable) -> replies.TestCounts:
    path = charter.path(table.path).name if table.path is not None else None
    return replies.TestCounts(
        layer=label(Layer(table.layer)), path=path, due=table.due, answered=table.answered, missed=table.missed,
        not_sent=table.not_sent,
    )  # fmt: skip


def _report_words(row: Row, caller: str, called: str) -> list[str]:
    counts = [f"{count} {outcome.value.replace('_', ' ')}" for outcome, count in row.counts if count]
    found = ", ".join(counts) or "none that has an outcome"
    return [
        f"Attempts of {caller} to reach {called}: {row.attempts} ({found}).",
        "A call that may still ring is not counted. Silence is counted as silence and never as a refusal.",
    ]
