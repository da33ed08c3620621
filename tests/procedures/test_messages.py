"""Messages as exchanges: the ladder, read-backs, promises, and what is raised when a rung is missing."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import report
from firebreak.core.procedures.messages import plain
from firebreak.core.procedures.model import (
    Acknowledge,
    AnswerCall,
    ConfirmReadBack,
    DeclineCall,
    GiveReadBack,
    GiveReason,
    PlaceCall,
    RefuseRung,
    Say,
    SendMessage,
    Undertake,
)
from firebreak.core.record.kinds import By, ReadBackCheck, RungEntry, TimeOut, Unreadable
from firebreak.core.types import Leaf, LocalTime, Precedence, Rung
from firebreak.testing.playbook import CHIEF, COMMAND, MINISTER, START, WATCH, Playbook, by


def send(precedence: Precedence = Precedence.PRIORITY, to: int = WATCH, text: str = "Orbit raised.") -> SendMessage:
    return SendMessage(by=by(), to=(to,), precedence=precedence, lang="en", text=text)


def has(book: Playbook, leaf: Leaf, me: int | None = None) -> set[Rung]:
    """The rungs, which must be the same on both sides."""
    found = [set(report.acknowledgement(s.state, s.ctx, leaf).has) for s in book.sides]
    assert me is not None or found[0] == found[1]
    return found[me or 0]


def test_the_ladder_is_climbed_by_the_receiver_and_closed_by_the_author() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    assert has(book, leaf, 0) == set()
    book.run(1)
    assert has(book, leaf) == {Rung.AT_STATION}
    assert book.told(1, "message") == [(0, (WATCH,))]
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.SEEN))
    assert book.sides[1].stopped == [leaf]
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.PASSED_TO, desk=COMMAND))
    book.do(1, Undertake(of=leaf, by=by(COMMAND), what="hold", due=LocalTime(START + 600)))
    book.do(1, Acknowledge(of=leaf, by=by(COMMAND), rung=Rung.REPORTED_DONE))
    book.run(1)
    book.do(0, Acknowledge(of=leaf, by=by(), rung=Rung.CLOSED))
    book.run(5000)
    assert has(book, leaf) == set(Rung) - {Rung.UNDERSTOOD}
    assert book.told(0, "overdue") == book.told(1, "overdue") == []
    for me in (0, 1):
        assert report.acknowledgement(book.sides[me].state, book.sides[me].ctx, leaf).highest is Rung.CLOSED


def test_a_rung_of_the_wrong_side_or_of_a_machine_is_no_rung() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    book.write(0, RungEntry(ref=leaf, rung=Rung.SEEN, by=by()))
    book.write(1, RungEntry(ref=leaf, rung=Rung.CLOSED, by=by()))
    book.write(1, RungEntry(ref=leaf, rung=Rung.SEEN, by=By(WATCH, 0)))
    book.write(1, ReadBackCheck(ref=leaf, by=by(), matched=True))
    book.run(1)
    assert has(book, leaf) == {Rung.AT_STATION}
    for me, rung, why in ((0, Rung.SEEN, "receiver"), (1, Rung.CLOSED, "author"), (1, Rung.UNDERSTOOD, "read back")):
        with pytest.raises(UsageError, match=why):
            book.do(me, Acknowledge(of=leaf, by=by(), rung=rung))


@pytest.mark.parametrize(
    ("said", "matched"),
    [("Orbit raised.", True), ("  ORBIT\n raised . ", True), ("Orbit raised", False), (" ", False)],
)
def test_a_read_back_is_compared_by_the_authors_machine(said: str, matched: bool) -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    book.do(1, GiveReadBack(of=leaf, by=by(), text=said))
    book.run(1)
    check = next(i.payload for i in book.sides[0].written if isinstance(i.payload, ReadBackCheck))
    assert check.matched is matched and check.by == By(WATCH, 0)
    assert (Rung.UNDERSTOOD in has(book, leaf)) is matched
    book.do(0, ConfirmReadBack(of=leaf, by=by()))
    book.run(1)
    assert (Rung.UNDERSTOOD in has(book, leaf)) is matched


def test_comparison_leaves_case_space_and_composition_aside() -> None:
    assert plain("Ångström  Straße") == plain("A\u030angstro\u0308m STRASSE")
    assert plain("10:10") != plain("10:20")


def test_a_refusal_names_its_rung_and_says_seen() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    refusal = book.do(1, RefuseRung(of=leaf, by=by(), rung=Rung.UNDERTAKEN, text="once an hour"))
    book.do(1, GiveReason(of=leaf, by=by(), reason=4))
    book.run(1)
    for side in book.sides:
        got = report.acknowledgement(side.state, side.ctx, leaf)
        assert got.refused == (Rung.UNDERTAKEN,)
        assert got.highest is Rung.SEEN
    assert [i.ref for i in book.sides[1].written if i.kind == 24] == [refusal]


def test_acts_on_a_call_also_say_seen() -> None:
    book = Playbook()
    call = PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.IMMEDIATE, lang="en", subject="Stop, please")
    answered, declined = book.do(0, call), book.do(0, call)
    book.run(1)
    book.do(1, AnswerCall(of=answered, by=by()))
    book.do(1, DeclineCall(of=declined, by=by(), message_accepted=True))
    book.do(1, Say(of=answered, by=by(), lang="en", text="On the screen."))
    book.do(1, GiveReadBack(of=answered, by=by(), text="stop, please"))
    book.run(1)
    assert has(book, answered) == {Rung.AT_STATION, Rung.SEEN, Rung.UNDERSTOOD}
    assert has(book, declined) == {Rung.AT_STATION, Rung.SEEN}


def test_what_nobody_has_seen_is_raised_there_and_recorded_here() -> None:
    book = Playbook()
    second = book.do(0, send())
    book.run(599)
    assert book.told(1, "not_seen") == []
    book.run(3)
    assert book.told(1, "not_seen") == [(600, (COMMAND,))]
    over = [i for i in book.sides[0].written if isinstance(i.payload, TimeOut)]
    assert [(i.payload.what, i.payload.level, i.payload.result, i.ref) for i in over] == [(2, 1, 1, second)]
    assert has(book, second) == {Rung.AT_STATION}


def test_what_a_person_has_in_hand_or_regards_another_matter_is_not_raised() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    said = book.do(1, Say(of=leaf, by=by(), lang="en", text="We have it."))
    book.run(1)
    assert has(book, leaf) == {Rung.AT_STATION, Rung.SEEN}
    urgent = book.do(0, SendMessage(by=by(), to=(WATCH,), precedence=Precedence.IMMEDIATE, lang="en", text="Now",
                                    regarding=leaf))  # fmt: skip
    book.run(4000)
    assert [a.of for _, a in book.sides[1].alerts if a.about == "not_seen"] == [urgent]
    assert book.told(0, "not_seen") == []
    assert said in book.sides[0].state.matters


def test_without_a_path_the_missing_rung_says_so() -> None:
    book = Playbook()
    book.cut()
    book.do(0, send())
    book.run(700)
    assert [i.payload.result for i in book.sides[0].written if isinstance(i.payload, TimeOut)] == [3]


def test_a_message_to_a_principal_is_raised_at_the_watch_and_a_flash_at_every_working_desk() -> None:
    book = Playbook()
    book.do(0, send(to=MINISTER))
    book.do(0, send(Precedence.FLASH, to=CHIEF))
    book.run(700)
    assert book.told(1, "message") == [(0, (WATCH,))]
    assert book.told(1, "flash") == [(0, (WATCH, COMMAND))]
    assert book.told(1, "not_seen") == [(60, (MINISTER,)), (600, (WATCH,))]


def test_promises_past_their_time() -> None:
    book = Playbook()
    first, second = book.do(0, send()), book.do(0, send(to=COMMAND))
    book.run(1)
    book.do(1, Undertake(of=first, by=by(COMMAND), what="stop", due=LocalTime(START + 1000)))
    book.do(1, Undertake(of=second, by=by(COMMAND), what="stop", due=LocalTime(START + 2000)))
    with pytest.raises(UsageError, match="still to come"):
        book.do(1, Undertake(of=first, by=by(), what="stop", due=LocalTime(START)))
    book.run(1100)
    assert book.told(0, "overdue") == [(1060, (WATCH,))]
    assert book.told(1, "overdue") == [(1060, (WATCH,))]
    assert book.told(0, "overdue_again") == []
    book.run(1100)
    assert [at for at, _ in book.told(0, "overdue_again")] == [2060]
    assert book.told(0, "overdue_again")[0][1] == (COMMAND,)
    whats = [i.payload.what for i in book.sides[0].written if isinstance(i.payload, TimeOut)]
    assert whats == [4, 4]
    assert len(book.sides[1].state.breached) == len(book.sides[0].state.breached) == 2


def test_a_promise_reported_done_within_the_minute_is_kept_even_when_the_node_restarts() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    book.do(1, Undertake(of=leaf, by=by(), what="hold", due=LocalTime(START + 1000)))
    book.run_to(900)
    book.power(0, False)
    book.run_to(950)
    book.power(0, True)
    book.run_to(1010)
    book.do(1, Acknowledge(of=leaf, by=by(), rung=Rung.REPORTED_DONE))
    book.run(500)
    assert book.told(0, "overdue") == book.told(1, "overdue") == []


def test_after_a_restart_a_broken_promise_is_still_found() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    book.do(1, Undertake(of=leaf, by=by(), what="hold", due=LocalTime(START + 1000)))
    book.run(1)
    book.power(0, False)
    book.run_to(5000)
    book.power(0, True)
    book.run(1)
    assert [at for at, _ in book.told(0, "overdue")] == [5000]
    book.power(0, False)
    book.power(0, True)
    book.run(100)
    assert len(book.told(0, "overdue")) == 1


def test_what_the_other_station_could_not_open_is_not_at_the_station() -> None:
    book = Playbook()
    leaf = book.do(0, send())
    book.run(1)
    book.write(1, Unreadable(passed=((leaf, 2),)))
    book.run(1)
    got = report.acknowledgement(book.sides[0].state, book.sides[0].ctx, leaf)
    assert got.unreadable == 2 and got.has == frozenset()


def test_what_nobody_has_in_hand_is_told_again_when_the_node_starts_again() -> None:
    book = Playbook()
    book.do(0, send(Precedence.ROUTINE))
    book.run(1)
    for at in (100, 200):
        book.run_to(at)
        book.power(1, False)
        book.power(1, True)
    assert [at for at, _ in book.told(1, "message")] == [0, 100, 200]
    book.run_to(1799)
    assert book.told(1, "not_seen") == []
    book.power(1, False)
    book.run_to(4000)
    book.power(1, True)
    book.run(1)
    assert [at for at, _ in book.told(1, "message")] == [0, 100, 200]
    assert [at for at, _ in book.told(1, "not_seen")] == [4000]
    assert book.told(0, "message") == []
