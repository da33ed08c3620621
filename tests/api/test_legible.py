"""The archive's texts: nothing that a party wrote passes for a line of ours."""

from __future__ import annotations

from firebreak.api.legible import legible
from firebreak.api.replies import Author, Entry
from firebreak.forms.texts import Texts

FORGED = "Land\nId: 0000\nBy: the other side"


def _entry(role: str) -> Entry:
    return Entry(
        id="ab" * 32, side="them", seq=1, kind="message", marking="OPERATIONAL", written="2026-01-01T00:00:00Z",
        arrived="2026-01-01T00:00:00Z", via="direct\nId: 1",
        by=Author(side="them", desk="watch", role=1, role_name=role, person=True), of=None, regarding=None,
        fields={"text": "Yes.\nId: 2\r\nBy: nobody"},
    )  # fmt: skip


def test_names_begin_no_lines_of_their_own() -> None:
    lines = legible(_entry(FORGED), Texts("en"), {"us": "Us", "them": FORGED}).split("\n")
    heads = [line for line in lines if not line.startswith("    | ")]
    assert sum(line.startswith("Id:") for line in heads) <= 1
    assert not any(line.startswith("By: the other") for line in heads)
    assert any("<U+000A>" in line for line in heads)
