"""What our desks were told is read back as it stood, and damage to it is ours to find."""

from __future__ import annotations

import pytest

from firebreak.core.errors import IntegrityError
from firebreak.core.line import journal
from firebreak.core.procedures.model import Alert, StopPaging
from firebreak.core.types import Leaf

ONE, OTHER = Leaf(b"1" * 32), Leaf(b"2" * 32)


def alert(of: Leaf | None, about: str = "call") -> Alert:
    return Alert(about=about, desks=(1, 2), of=of, words="A call rings.", urgent=about == "flash")


@pytest.mark.parametrize("told", [alert(ONE), alert(None, "fork"), alert(OTHER, "flash"), StopPaging(of=ONE)])
def test_a_line_comes_back_as_it_was(told: Alert | StopPaging) -> None:
    assert journal.from_bytes(journal.to_bytes(told, 17)) == (17, told)


def test_a_stop_ends_what_was_told_before_it_and_nothing_later() -> None:
    told = [alert(ONE), alert(OTHER), StopPaging(of=ONE), alert(ONE, "not_seen"), alert(None, "fork")]
    lines = [journal.to_bytes(one, at) for at, one in enumerate([*told, StopPaging(of=OTHER)])]
    stopped = [(at, one.of, over) for at, one, over in journal.read(lines)]
    assert stopped == [(0, ONE, 2), (1, OTHER, 5), (3, ONE, None), (4, None, None)]


@pytest.mark.parametrize("data", [b"", b"\xff", journal.to_bytes(alert(ONE), 1)[:-1], b"\x80", b"\x82\x01\x02"])
def test_a_damaged_line_is_ours_to_find(data: bytes) -> None:
    with pytest.raises(IntegrityError, match="journal"):
        journal.from_bytes(data)
