"""The record by position, by id and by words: one row an entry, made in one pass when first asked for, then kept.

Keeps true: rows stand in causal order; a row holds no more than `TEXT_CHARS` of an entry's words, and what is longer is
looked up in the store; nothing of it is written anywhere.
Leaves to others: folding (`core.procedures`), showing (`api`), when it is made (`service`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from firebreak.core.line.numbering import payload_of
from firebreak.core.procedures.model import Item
from firebreak.core.record.entry import parse_body
from firebreak.core.record.kinds import Payload, TestSummary, field_names
from firebreak.core.types import ClaimedTime, Instant, Leaf, LocalTime, Marking
from firebreak.node.stored import to_row
from firebreak.ports_store import Store

TEXT_CHARS = 4096  # of one entry, kept in memory
_NOT_WORDS = frozenset({"lang", "by", "ref", "regarding", "cred", "precedence", "to"})


class Row(NamedTuple):
    """One entry: what lists and searches need of it, and what makes it an item again."""

    leaf: Leaf
    side: int
    seq: int
    knows: int
    kind: int
    marking: int
    t: ClaimedTime
    arrived: LocalTime
    via: str
    ref: Leaf | None
    regarding: Leaf | None
    readable: bool
    text: str  # as `plain` makes it
    cut: bool  # there is more of it in the store


@dataclass(frozen=True, slots=True)
class Summary:
    """One hour of echoes, as its writer counted."""

    side: int
    until: int
    circuits: tuple[tuple[int, int, int, int | None], ...]
    finding: int
    finding_since: int


def plain(text: str) -> str:
    """Return a text as it is searched: NFC, without case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def words_of(payload: Payload | None) -> list[str]:
    """Return every text of an entry that people wrote, as written."""
    found: list[str] = []
    for name in _worded(payload.NUMBER) if payload is not None else ():
        value = getattr(payload, name)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            found += [part for row in value if isinstance(row, tuple) for part in row if isinstance(part, str)]
    return found


@cache
def _worded(kind: int) -> tuple[str, ...]:
    """Return the fields of a kind that may hold words."""
    return tuple(name for name in field_names(kind) if name not in _NOT_WORDS)


class Index:
    """Rows of one line's record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows: list[Row] = []
        self.at: dict[Leaf, int] = {}
        self.summaries: list[Summary] = []

    def add(self, item: Item) -> None:
        """Take in an entry; one whose content came later takes its place."""
        text = plain("\n".join(words_of(item.payload)))
        row = Row(
            item.leaf, item.side, item.seq, item.knows, item.kind, item.marking, item.t, item.arrived, item.via,
            item.ref, item.regarding, item.payload is not None, text[:TEXT_CHARS], len(text) > TEXT_CHARS,
        )  # fmt: skip
        known = self.at.get(item.leaf)
        if known is not None:
            self.rows[known] = row
            return
        self.at[item.leaf] = len(self.rows)
        self.rows.append(row)
        if isinstance(item.payload, TestSummary):
            p = item.payload
            self.summaries.append(Summary(item.side, p.until, p.circuits, p.finding, p.finding_since))

    def item(self, row: Row) -> Item:
        """Return the entry of a row, its content read from the store."""
        return Item(
            side=row.side, seq=row.seq, knows=row.knows, leaf=row.leaf, t=row.t, kind=row.kind,
            marking=Marking(row.marking), payload=self.payload(row) if row.readable else None, ref=row.ref,
            regarding=row.regarding, arrived=row.arrived, instant=Instant(0), via=row.via,
        )  # fmt: skip

    def payload(self, row: Row) -> Payload | None:
        """Return the content of an entry as the store holds it."""
        stored = self._store.by_leaf(row.leaf)
        return payload_of(to_row(stored), parse_body(stored.body)) if stored is not None else None

    def holds(self, row: Row, wanted: str) -> bool:
        """Return whether the words of an entry hold `wanted`, which `plain` has made."""
        if wanted in row.text:
            return True
        return row.cut and wanted in plain("\n".join(words_of(self.payload(row))))

    def newest(self, before: Leaf | None = None) -> Iterator[Row]:
        """Yield rows, the last of the record first; from before `before`, whose absence gives none."""
        end = len(self.rows) if before is None else self.at.get(before, 0)
        return (self.rows[i] for i in range(end - 1, -1, -1))

    def naming(self, leaf: Leaf, keep: Callable[[Row], bool] = lambda _: True) -> Iterator[Row]:
        """Yield the rows that name an entry, in causal order; nothing can name what is not written yet."""
        for i in range(self.at.get(leaf, len(self.rows)), len(self.rows)):
            row = self.rows[i]
            if leaf in (row.ref, row.regarding) and keep(row):
                yield row
