"""Read-backs compared by the machine, whole and field by field, and checked by a person (MSG-5, MSG-14, MSG-15)."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import read_backs
from firebreak.core.procedures.model import ConfirmReadBack, GiveReadBack, PlaceCall, SendMessage
from firebreak.core.procedures.read_backs import ReadBackOf
from firebreak.core.procedures.report import acknowledgement
from firebreak.core.types import Leaf, Precedence, Rung
from firebreak.testing.playbook import WATCH, Playbook, by

TEXT = "Flight EX 12 turns north at 14:00, 35.1 degrees, -5 at the surface. Answer by 13:30Z."


def sent(book: Playbook, text: str = TEXT) -> Leaf:
    leaf = book.do(0, SendMessage(by=by(), to=(WATCH,), precedence=Precedence.PRIORITY, lang="en", text=text))
    book.run(1)
    return leaf


def read(book: Playbook, of: Leaf, text: str | None = None, **fields: str) -> ReadBackOf:
    rows = tuple(fields.items()) or None
    book.do(1, GiveReadBack(of=of, by=by(), text=text, fields=rows))
    book.run(1)
    matter = book.sides[1].state.matters.get(of)
    assert matter is not None
    return read_backs.read_backs(matter)[-1]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("14:00", True), ("ex12", True), ("EX 12", True), ("35.1", True), ("-5", True), ("13:30Z", True),
        ("turns NORTH", True), ("14:00,", True), ("north at 14:00", True),
        ("4:00", False), ("1", False), ("35", False), ("5.1", False), ("5", False), ("35.1 degrees, -", False),
        ("12:00", False), ("", False), ("  ", False), ("south", False),
    ],
)  # fmt: skip
def test_a_value_occurs_in_the_text_and_never_as_a_part_of_a_number(said: str, there: bool) -> None:
    assert read_backs.occurs(said, TEXT) is there


@pytest.mark.parametrize(
    ("said", "text", "there"),
    [
        ("4:00", "14:00 or 4:00", True), ("5", "EX-5", True), ("-5", "EX-5", True), ("-5", "x -5", True),
        ("5", "x \u22125", False), ("15", "14:00-15:00", True), ("00-15", "14:00-15:00", True),
        ("14", "\u06f1\u06f4:00", False), ("\u06f4", "\u06f1\u06f4:00", False), ("十四", "下午十四时", True),
        ("1000", "1 000 m", True), ("1000", "1,000 m", False), ("1", "1,000 m", False), ("1", "1, 2", True),
    ],
)  # fmt: skip
def test_numbers_have_signs_fractions_and_digits_of_any_script(said: str, text: str, there: bool) -> None:
    assert read_backs.occurs(said, text) is there


def test_fields_that_match_are_understood_as_the_text_would_be() -> None:
    book = Playbook()
    leaf = sent(book)
    found = read(book, leaf, flight="EX 12", time="14:00")
    assert (found.matched, found.differing, found.by_machine) == (True, (), True)
    for side in book.sides:
        assert Rung.UNDERSTOOD in acknowledgement(side.state, side.ctx, leaf).has


def test_what_differs_is_named_in_its_order_and_once() -> None:
    book = Playbook()
    leaf = sent(book)
    rows = (("time", "15:00"), ("flight", "EX 12"), ("time", "16:00"), ("text", "EX 12"), ("subject", "EX 12"))
    book.do(1, GiveReadBack(of=leaf, by=by(), text="EX 12 at 15:00", fields=rows))
    book.run(1)
    matter = book.sides[1].state.matters.get(leaf)
    assert matter is not None
    found = read_backs.read_backs(matter)[-1]
    assert (found.matched, found.differing) == (False, ("text", "time", "subject"))
    assert Rung.UNDERSTOOD not in acknowledgement(book.sides[0].state, book.sides[0].ctx, leaf).has


def test_text_and_subject_are_those_of_the_call() -> None:
    book = Playbook()
    call = PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.PRIORITY, lang="en", subject="EX 12", text="At 14:00.")
    leaf = book.do(0, call)
    book.run(1)
    assert read(book, leaf, subject="ex12", text="at 14:00.").matched
    assert read(book, leaf, hour="14:00", flight="EX 12").matched
    assert read(book, leaf, text="14:00").differing == ("text",)
    assert read(book, leaf, "EX 12 At 14:00.", hour="15:00").differing == ("hour",)


def test_a_person_of_the_author_judges_what_the_machine_cannot() -> None:
    book = Playbook()
    leaf = sent(book)
    found = read(book, leaf, hour="two in the afternoon")
    assert (found.matched, found.differing) == (False, ("hour",))
    book.do(0, ConfirmReadBack(of=found.item.leaf, by=by(), differing=()))
    book.run(1)
    again = read_backs.read_backs(_matter(book, leaf))[0]
    assert (again.matched, again.differing, again.by_machine) == (True, (), False)
    assert Rung.UNDERSTOOD in acknowledgement(book.sides[1].state, book.sides[1].ctx, leaf).has
    book.do(0, ConfirmReadBack(of=found.item.leaf, by=by(), differing=("hour",)))
    book.run(1)
    last = read_backs.read_backs(_matter(book, leaf))[0]
    assert (last.matched, last.differing, len(last.checks)) == (False, ("hour",), 3)


def _matter(book: Playbook, leaf: Leaf) -> read_backs.Matter:
    matter = book.sides[1].state.matters.get(leaf)
    assert matter is not None
    return matter


def test_a_person_who_only_confirms_goes_by_the_machine() -> None:
    book = Playbook()
    leaf = sent(book)
    found = read(book, leaf, hour="15:00")
    book.do(0, ConfirmReadBack(of=found.item.leaf, by=by()))
    book.run(1)
    assert read_backs.read_backs(_matter(book, leaf))[0].differing == ("hour",)


def test_something_is_read_back() -> None:
    book = Playbook()
    leaf = sent(book)
    with pytest.raises(UsageError, match="text, fields"):
        book.do(1, GiveReadBack(of=leaf, by=by()))


def test_at_most_64_names_differ() -> None:
    book = Playbook()
    leaf = sent(book)
    fields = tuple((f"field {n}", "nothing of the kind") for n in range(64))
    book.do(1, GiveReadBack(of=leaf, by=by(), text="nothing", fields=fields))
    book.run(1)
    found = read_backs.read_backs(_matter(book, leaf))[0]
    assert found.differing == ("text", *(name for name, _ in fields[:63]))
