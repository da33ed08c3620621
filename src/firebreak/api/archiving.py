"""The page of the human-readable archive: one legible file for each entry, and an index, as one ZIP file.

Keeps true: the archive goes out as it is made, whatever the size of the record; it is for people and no proof, and says
so; a record that turns out to be damaged gives a file that is cut short and no archive that looks whole.
Leaves to others: what an entry says (`legible`), proof (`evidence`).
"""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Iterable

from msgspec import UNSET

from firebreak.api.access import EVIDENCE
from firebreak.api.bodies_desk import ArchiveQuery
from firebreak.api.legible import inline, kind, legible
from firebreak.api.operations import Ask, Streamed, download
from firebreak.api.showing import Shower
from firebreak.api.times import parse_time, stamp
from firebreak.core.errors import IntegrityError
from firebreak.forms.texts import Texts
from firebreak.node.index import Index, Row
from firebreak.node.service import LineService

CHUNK = 64 << 10
BREATH = 4  # entries written between two moments in which the line may work


@download("/v1/lines/{line}/archive", "application/zip", query=ArchiveQuery, roles=EVIDENCE, group="evidence")
async def archive(ask: Ask) -> Streamed:
    """Give every entry of a span as a legible text, with an index, in one ZIP file. For people; it proves nothing."""
    query, line = ask.asked(ArchiveQuery), ask.line
    since = None if query.since is UNSET else parse_time(query.since, "since")
    until = None if query.until is UNSET else parse_time(query.until, "until")
    texts = Texts(ask.node.config.node.language if query.lang is UNSET else query.lang)
    index = await line.indexed()
    rows = [r for r in index.rows if (since is None or r.t >= since) and (until is None or r.t < until)]
    return Streamed(
        chunks=_Archive(line, index, texts).made(rows), media_type="application/zip", name=f"{line.name}-archive.zip"
    )


class _Sink(io.RawIOBase):
    """Takes what the archive writes and gives it away again; nothing of it can be sought."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.held = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self._parts.append(part)
        self.held += len(part)
        return len(part)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        parts, self._parts, self.held = self._parts, [], 0
        return b"".join(parts)


class _Archive:
    """One archive under way."""

    def __init__(self, line: LineService, index: Index, texts: Texts) -> None:
        self._index, self._texts = index, texts
        self._shower = Shower(line)
        ctx = line.material.context
        names = [party.name for party in ctx.charter.parties]
        self._parties = {"us": names[ctx.me], "them": names[1 - ctx.me]}
        self._made = stamp(line.clock.now().utc)

    async def made(self, rows: list[Row]) -> AsyncIterator[bytes]:
        """Yield the archive piece by piece."""
        sink = _Sink()
        try:
            with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as out:
                _write(out, "README.txt", self._about(len(rows)))
                with out.open(_info("index.txt"), "w", force_zip64=True) as file:
                    async for part in self._lines(rows):
                        file.write(part.encode())
                        if sink.held > CHUNK:
                            yield sink.take()
                async for name, text in self._files(rows):
                    _write(out, name, text)
                    if sink.held > CHUNK:
                        yield sink.take()
            yield sink.take()
        except IntegrityError as error:  # the node stops over it, wherever it was found
            asyncio.get_running_loop().call_exception_handler({"message": "integrity", "exception": error})
            raise

    async def _lines(self, rows: Iterable[Row]) -> AsyncIterator[str]:
        for number, row in enumerate(rows, start=1):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            yield self._line_of(row)

    async def _files(self, rows: Iterable[Row]) -> AsyncIterator[tuple[str, str]]:
        for number, row in enumerate(rows, start=1):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            entry = self._shower.entry(self._index.item(row))
            yield self._name(row), legible(entry, self._texts, self._parties)

    def _about(self, count: int) -> str:
        us, them = (inline(self._parties[side]) for side in ("us", "them"))
        said = self._texts.plain("archive-about", us=us, them=them, made=self._made, count=count)
        return f"{said}\n\n{self._texts.plain('archive-no-proof')}\n"

    def _line_of(self, row: Row) -> str:
        entry = self._shower.entry(self._index.item(row))
        side = inline(self._parties[entry.side])
        return f"{entry.written}  {side}  {entry.marking}  {kind(entry, self._texts)}  {self._name(row)}\n"

    def _name(self, row: Row) -> str:
        """Return the file of an entry: by month, then in causal order."""
        place, month = self._index.at[row.leaf] + 1, stamp(row.t)[:7]
        return f"{month}/{place:07d}-{self._shower.side(row.side)}-{row.leaf.hex()[:12]}.txt"


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # its date is the format's first: the texts say their times themselves
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _write(out: zipfile.ZipFile, name: str, text: str) -> None:
    out.writestr(_info(name), text.encode())


PAGES = (archive,)
