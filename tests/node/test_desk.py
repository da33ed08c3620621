"""What our desks keep: durable, bounded, apart from the record, and no reason to stop."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from firebreak.core.errors import OperationalError, UsageError
from firebreak.core.types import Leaf, LocalTime
from firebreak.node.desk import ACTORS_MAX, SHEETS_MAX, Desk
from firebreak.node.deskfile import _TABLES
from firebreak.node.drafts import Draft, DraftConflict
from firebreak.node.releases import RELEASED, RELEASING, WAITING, WAITING_MAX, Release
from firebreak.node.silences import Silence

NOW = LocalTime(1_700_000_000)
DRAFT = Draft(id="d", line="south", officer="officer/anna", kind="message", fields="{}", revision=1, updated=NOW)
RELEASE = Release(
    id="0" * 16, line="south", at=NOW, author="officer/anna", author_name="Anna", what="message", rule="charter",
    body="{}", credential=b"blob",
)  # fmt: skip
SILENCE = Silence(line="south", number=3, of="ab" * 32, raised=NOW, at=NOW, until=LocalTime(NOW + 60), by="Anna")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose file was never opened."""
    return Desk(tmp_path / "desk.db")


def test_nothing_is_made_before_something_is_asked(desk: Desk) -> None:
    assert not desk.file.path.exists()
    assert desk.drafts.of("officer/anna") == []
    assert oct(desk.file.path.stat().st_mode & 0o777) == "0o600"


def test_everything_outlasts_the_process(desk: Desk) -> None:
    desk.drafts.save(DRAFT)
    desk.releases.submit(RELEASE)
    desk.silences.begin(SILENCE)
    desk.keep_sheet("south", "aa", "{}", NOW)
    desk.note_actor("south", Leaf(b"l" * 32), "Anna")
    again = Desk(desk.file.path)  # the first was never closed: as after a power cut
    assert again.drafts.of("officer/anna") == [DRAFT]
    assert again.releases.of("south") == [RELEASE]
    assert again.silences.of("south", NOW) == [SILENCE]
    assert again.sheet("south", "aa") == "{}"
    assert again.actors("south") == {b"l" * 32: "Anna"}
    assert again.sheet("north", "aa") is None
    assert again.actors("north") == {}


def test_a_change_that_fails_changes_nothing(desk: Desk) -> None:
    desk.drafts.save(DRAFT)
    with pytest.raises(DraftConflict):
        desk.drafts.save(replace(DRAFT, revision=5, fields='{"a": 1}'))
    with pytest.raises(RuntimeError):
        _fail_in_the_middle(desk)
    assert desk.drafts.of("officer/anna") == [DRAFT]


def _fail_in_the_middle(desk: Desk) -> None:
    with desk.file.change() as database:
        database.execute("DELETE FROM drafts")
        raise RuntimeError("the program fails in the middle")


def test_a_decision_is_made_once(desk: Desk) -> None:
    desk.releases.submit(RELEASE)
    assert desk.releases.waiting("south") == 1
    desk.releases.decide(replace(RELEASE, state=RELEASING), WAITING)
    with pytest.raises(UsageError, match="somebody else"):
        desk.releases.decide(replace(RELEASE, state=RELEASING), WAITING)
    assert [one.id for one in desk.releases.cut_short("south")] == [RELEASE.id]
    desk.releases.decide(replace(RELEASE, state=RELEASED, entry="ff"), RELEASING)
    assert (desk.releases.waiting("south"), desk.releases.cut_short("south")) == (0, [])


def test_what_waits_comes_first_and_is_bounded(desk: Desk) -> None:
    desk.releases.submit(replace(RELEASE, id="first"))
    for number in range(WAITING_MAX - 1):
        desk.releases.submit(replace(RELEASE, id=f"{number:016d}"))
    with pytest.raises(UsageError, match="wait for release"):
        desk.releases.submit(replace(RELEASE, id="one-more"))
    desk.releases.submit(replace(RELEASE, id="elsewhere", line="north"))
    desk.releases.decide(replace(RELEASE, id=f"{WAITING_MAX - 2:016d}", state=RELEASED), WAITING)
    assert desk.releases.of("south")[-1].state == RELEASED
    assert desk.releases.of("south", 3)[0].id == f"{WAITING_MAX - 3:016d}"


def test_a_silence_ends_by_the_clock_and_lasts_half_an_hour_at_most(desk: Desk) -> None:
    desk.silences.begin(SILENCE)
    assert desk.silences.of("south", LocalTime(NOW + 59)) == [SILENCE]
    assert desk.silences.of("south", LocalTime(NOW + 60)) == []
    assert desk.silences.of("south", LocalTime(NOW - 1)) == [], "made by a clock that was set back since"
    longer = replace(SILENCE, until=LocalTime(NOW + 1800))
    desk.silences.begin(longer)
    assert desk.silences.of("south", NOW) == [longer]
    for until in (NOW + 1801, NOW, NOW - 5):
        with pytest.raises(UsageError, match="lasts"):
            desk.silences.begin(replace(SILENCE, until=LocalTime(until)))
    desk.silences.end("south", 3)
    desk.silences.end("south", 3)
    assert desk.silences.of("south", NOW) == []


def test_the_sheet_just_shown_never_gives_way_to_others_of_its_second(desk: Desk) -> None:
    for number in range(SHEETS_MAX + 20):
        desk.keep_sheet("south", f"{number:04d}", "{}", NOW)
        assert desk.sheet("south", f"{number:04d}") == "{}"


def test_old_sheets_and_names_give_way(desk: Desk) -> None:
    for number in range(SHEETS_MAX + 2):
        desk.keep_sheet("south", f"{number:04d}", "{}", LocalTime(NOW + number))
    assert desk.sheet("south", "0001") is None
    assert desk.sheet("south", "0002") == "{}"
    with desk.file.change() as database:
        rows = [(n, "south", n.to_bytes(32, "big"), "Anna") for n in range(1, ACTORS_MAX + 1)]
        database.executemany("INSERT INTO actors VALUES (?, ?, ?, ?)", rows)
    desk.note_actor("south", Leaf(b"l" * 32), "Boris")
    found = desk.actors("south")
    assert len(found) == ACTORS_MAX
    assert found[Leaf(b"l" * 32)] == "Boris"


@pytest.mark.parametrize("damage", [b"not a database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_an_operational_matter(desk: Desk, damage: bytes) -> None:
    desk.file.path.write_bytes(damage * 50)
    for ask in (lambda: desk.drafts.of("a"), lambda: desk.drafts.save(DRAFT), lambda: desk.releases.waiting("south")):
        with pytest.raises(OperationalError):
            ask()


def test_a_file_of_a_newer_program_is_left_alone(desk: Desk) -> None:
    desk.drafts.save(DRAFT)
    desk.close()
    with sqlite3.connect(desk.file.path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(OperationalError, match="newer version"):
        Desk(desk.file.path).drafts.of("officer/anna")


def test_a_closed_desk_says_so(desk: Desk) -> None:
    desk.drafts.save(DRAFT)
    desk.close()
    desk.close()
    with pytest.raises(OperationalError, match="closed"):
        desk.drafts.of("officer/anna")


def test_a_file_of_the_first_format_is_taken_on(tmp_path: Path) -> None:
    place = tmp_path / "desk.sqlite"
    old = _TABLES.replace(
        "    signed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (line, hash)", "    PRIMARY KEY (line, hash)"
    )
    with sqlite3.connect(place) as database:
        database.executescript(old + "PRAGMA user_version = 1;")
        database.execute("INSERT INTO sheets VALUES ('ab', 'south', 1, '{}')")
    place.chmod(0o600)
    desk = Desk(place)
    assert desk.sign_sheet("south", "ab")
    assert not desk.sign_sheet("south", "cd")
    desk.close()
