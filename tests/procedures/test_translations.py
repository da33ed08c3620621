"""Versions of a message in another language, and who is told when a later one reads differently (MSG-11 to MSG-13)."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import model, translations
from firebreak.core.procedures.model import Acknowledge, SendMessage, TranslateMatter
from firebreak.core.procedures.state import Matter
from firebreak.core.record.kinds import By, Translation
from firebreak.core.types import Leaf, Marking, Precedence, Rung, Stage
from firebreak.testing.playbook import CHIEF, COMMAND, MINISTER, WATCH, Playbook, by

WORDS = "Мы действуем в этом духе."


def send(book: Playbook, to: int = MINISTER) -> Leaf:
    leaf = book.do(0, SendMessage(by=by(MINISTER), to=(to,), precedence=Precedence.IMMEDIATE, lang="ru", text=WORDS))
    book.run(1)
    return leaf


def version(book: Playbook, of: Leaf, stage: Stage, text: str, me: int = 1, lang: str = "en") -> Leaf:
    leaf = book.do(me, TranslateMatter(of=of, by=by(), stage=stage, lang=lang, text=text))
    book.run(1)
    return leaf


def matter(book: Playbook, me: int, leaf: Leaf) -> Matter:
    found = book.sides[me].state.matters.get(leaf)
    assert found is not None
    return found


def told(book: Playbook, me: int = 1) -> list[tuple[int, ...]]:
    return [desks for _, desks in book.told(me, "translation_changed")]


def test_stages_stand_in_their_order_and_the_original_stays() -> None:
    book = Playbook()
    leaf = send(book)
    version(book, leaf, Stage.SIGHT, "We act so.")
    version(book, leaf, Stage.ROUGH, "We act in this spirit.")
    for me in (0, 1):
        found = translations.versions(matter(book, me, leaf))
        assert [v.stage for v in found] == [Stage.SIGHT, Stage.ROUGH]
        assert translations.standing(found) == found[1]
        assert translations.words_of(translations.authoritative(matter(book, me, leaf))) == WORDS
    assert not told(book) and not told(book, 0)


def test_a_later_sight_version_does_not_take_the_place_of_an_official_one() -> None:
    book = Playbook()
    leaf = send(book)
    version(book, leaf, Stage.OFFICIAL, "We act in this spirit.")
    book.do(1, Acknowledge(of=leaf, by=by(COMMAND), rung=Rung.SEEN))
    version(book, leaf, Stage.SIGHT, "We act.")
    found = translations.versions(matter(book, 1, leaf))
    assert translations.standing(found) == found[0]
    assert not told(book)


def test_who_acted_is_told_when_a_later_version_reads_differently() -> None:
    book = Playbook()
    leaf = send(book)
    book.do(1, Acknowledge(of=leaf, by=by(CHIEF), rung=Rung.SEEN))  # on no version at all
    version(book, leaf, Stage.SIGHT, "We require you to act.")
    book.do(1, Acknowledge(of=leaf, by=by(COMMAND), rung=Rung.SEEN))
    version(book, leaf, Stage.ROUGH, "we require you  to act.")
    assert not told(book)
    version(book, leaf, Stage.OFFICIAL, "We ask you to act.")
    assert told(book) == [(COMMAND,)]
    assert not told(book, 0)
    assert [i.kind for i in book.sides[1].written].count(39) == 3


def test_an_answer_that_names_nothing_is_an_act_of_the_desk_it_was_passed_to() -> None:
    book = Playbook()
    leaf = send(book, to=COMMAND)
    version(book, leaf, Stage.SIGHT, "You should act.")
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.PASSED_TO, desk=MINISTER))
    reply = SendMessage(by=by(MINISTER), to=(MINISTER,), precedence=Precedence.IMMEDIATE, lang="en", text="We shall.")
    book.do(1, reply)
    book.run(1)
    version(book, leaf, Stage.OFFICIAL, "We ask you to act.")
    assert told(book) == [(WATCH, MINISTER)]
    acted = translations.acted_on(book.sides[1].state, matter(book, 1, leaf))
    assert [(a.desk, a.version.stage) for a in acted] == [(WATCH, Stage.SIGHT), (MINISTER, Stage.SIGHT)]
    assert translations.acted_on_stage(book.sides[0].state, matter(book, 0, leaf)) is Stage.SIGHT


@pytest.mark.parametrize(
    "change",
    [
        {"to": (WATCH,)},  # not to the desk that wrote it
        {"by": by(CHIEF)},  # by a desk that the message was never for
        {"marking": Marking.EXERCISE},
        {"of": True},  # about another matter
    ],
)
def test_other_messages_are_no_answer_to_it(change: dict[str, object]) -> None:
    book = Playbook()
    leaf, other = send(book), send(book)
    version(book, leaf, Stage.SIGHT, "You should act.")
    given = {"by": by(MINISTER), "to": (MINISTER,), "precedence": Precedence.ROUTINE, "lang": "en", "text": "x"}
    if change.pop("of", None):
        change["regarding"] = other
    book.do(1, SendMessage(**{**given, **change}))  # type: ignore[arg-type]
    version(book, leaf, Stage.OFFICIAL, "We ask you to act.")
    assert not told(book)


def test_a_message_before_the_first_version_rested_on_none() -> None:
    book = Playbook()
    leaf = send(book)
    book.do(1, SendMessage(by=by(MINISTER), to=(MINISTER,), precedence=Precedence.ROUTINE, lang="en", text="x"))
    version(book, leaf, Stage.SIGHT, "You should act.")
    version(book, leaf, Stage.OFFICIAL, "We ask you to act.")
    assert not told(book)
    assert translations.acted_on_stage(book.sides[1].state, matter(book, 1, leaf)) is None


def test_versions_in_two_languages_are_compared_each_with_its_own() -> None:
    book = Playbook()
    leaf = send(book)
    version(book, leaf, Stage.SIGHT, "We act.")
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    version(book, leaf, Stage.OFFICIAL, "Nous agissons.", lang="fr")
    assert not told(book)
    version(book, leaf, Stage.OFFICIAL, "We are acting.", lang="EN")
    assert told(book) == [(WATCH,)]


def test_what_the_author_or_a_machine_translates_is_no_version() -> None:
    book = Playbook()
    leaf = send(book)
    with pytest.raises(UsageError, match="our own words"):
        book.do(0, TranslateMatter(of=leaf, by=by(), stage=Stage.OFFICIAL, lang="en", text="We act."))
    book.write(0, Translation(ref=leaf, stage=3, by=by(), lang="en", text="We act."))
    book.run(1)
    book.write(1, Translation(ref=leaf, stage=1, by=By(WATCH, 0), lang="en", text="We are act."))
    book.run(1)
    for me in (0, 1):
        assert translations.versions(matter(book, me, leaf)) == ()


def test_words_of_an_act_can_be_translated_and_told_to_nobody() -> None:
    book = Playbook()
    leaf = send(book)
    act = book.do(1, model.RefuseRung(of=leaf, by=by(), rung=Rung.UNDERTAKEN, text="Not by us."))
    book.run(1)
    version(book, act, Stage.SIGHT, "Не мы.", me=0, lang="ru")
    book.do(0, Acknowledge(of=leaf, by=by(MINISTER), rung=Rung.CLOSED))
    version(book, act, Stage.OFFICIAL, "Не нами.", me=0, lang="ru")
    found = translations.versions(matter(book, 1, leaf), act)
    assert [(v.stage, v.of) for v in found] == [(Stage.SIGHT, act), (Stage.OFFICIAL, act)]
    assert translations.versions(matter(book, 1, leaf)) == ()
    assert not told(book, 0) and not told(book, 1)


def test_there_must_be_words_to_translate() -> None:
    book = Playbook()
    leaf = send(book)
    act = book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    book.run(1)
    with pytest.raises(UsageError, match="no words"):
        book.do(0, TranslateMatter(of=act, by=by(), stage=Stage.SIGHT, lang="en", text="x"))
    with pytest.raises(UsageError, match="no open matter"):
        book.do(0, TranslateMatter(of=Leaf(bytes(32)), by=by(), stage=Stage.SIGHT, lang="en", text="x"))


def test_a_page_of_the_change_stops_with_the_next_act() -> None:
    book = Playbook()
    leaf = send(book)
    version(book, leaf, Stage.SIGHT, "We require.")
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    version(book, leaf, Stage.ROUGH, "We ask.")
    stopped = len(book.sides[1].stopped)
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    assert book.sides[1].stopped[stopped:] == [leaf]


def test_it_is_not_told_again_after_a_restart() -> None:
    book = Playbook()
    leaf = send(book)
    version(book, leaf, Stage.SIGHT, "We require.")
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    version(book, leaf, Stage.ROUGH, "We ask.")
    book.power(1, False)
    book.power(1, True)
    book.run(60)
    assert told(book) == [(WATCH,)]
