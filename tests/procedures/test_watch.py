"""Who is on watch, what was handed over, forms of address, two persons, operators' talk (WATCH rules)."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.core.procedures import addresses, matters, releases, watch
from firebreak.core.procedures.addresses import Standing
from firebreak.core.procedures.model import (
    Acknowledge,
    AgreeAddress,
    Credential,
    DeclareLine,
    HandOver,
    LeaveWatch,
    PlaceCall,
    Say,
    SendMessage,
    StateAddress,
    TakeWatch,
    TellOperators,
    TestDesk,
)
from firebreak.core.procedures.watch import Manning
from firebreak.core.record import kinds
from firebreak.core.record.kinds import By
from firebreak.core.types import Declared, Leaf, Precedence, Rung
from firebreak.testing.playbook import CHIEF, COMMAND, WATCH, Playbook, by, make_charter

CRED = Credential(hash=b"c" * 32, blob=b"a blob")


def at(book: Playbook, me: int, side: int, desk: int = WATCH) -> Manning:
    """What side `me` knows of a desk of `side`."""
    state = book.sides[me].state
    return watch.manning(state, side, book.charter.desk(side, desk))


def both(book: Playbook, side: int, desk: int = WATCH) -> Manning:
    """What both sides know, which is the same but for when they came to know it."""
    book.run(1)
    one, other = at(book, 0, side, desk), at(book, 1, side, desk)
    assert one.on == other.on
    for name in ("word", "handover", "signed", "last_act"):
        mine, theirs = getattr(one, name), getattr(other, name)
        assert (mine and mine.leaf) == (theirs and theirs.leaf)
    return one


def message(book: Playbook, me: int = 0, **more: object) -> Leaf:
    given = {"by": by(), "to": (WATCH,), "precedence": Precedence.ROUTINE, "lang": "en", "text": "Orbit raised."}
    return book.do(me, SendMessage(**{**given, **more}))  # type: ignore[arg-type]


# --- watches and handovers ------------------------------------------------------------------------------------------


def test_a_desk_that_has_said_nothing_is_neither_on_watch_nor_off() -> None:
    book = Playbook()
    assert both(book, 0).on is None
    book.do(0, TakeWatch(by=by()))
    assert both(book, 0).on is True
    assert both(book, 0, COMMAND).on is None and both(book, 1).on is None
    book.do(0, LeaveWatch(by=by()))
    assert both(book, 0).on is False
    assert [m.on for m in watch.watch_list(book.sides[1].state, book.sides[1].ctx, 0)] == [False, None, None, None]


def test_nobody_leaves_a_watch_that_nobody_has() -> None:
    book = Playbook()
    with pytest.raises(UsageError, match="on watch"):
        book.do(0, LeaveWatch(by=by()))


def test_a_handover_is_signed_for_by_who_comes() -> None:
    book = Playbook()
    book.do(0, TakeWatch(by=by()))
    open_one = message(book)
    leaf = book.do(0, HandOver(by=by(), role=2, open=(open_one,), sheet=b"s" * 32, text="Call back at 06:00."))
    assert both(book, 0).signed is None
    assert watch.unsigned(book.sides[1].state, 0, WATCH) == at(book, 1, 0).handover
    taken = book.do(0, TakeWatch(by=By(WATCH, 2), handover=leaf))
    found = both(book, 0)
    assert found.signed is not None and found.signed.leaf == taken and found.on
    assert watch.unsigned(book.sides[1].state, 0, WATCH) is None
    with pytest.raises(UsageError, match="signed for it already"):
        book.do(0, TakeWatch(by=By(WATCH, 2), handover=leaf))


def test_a_later_handover_of_the_desk_takes_the_place_of_one_nobody_signed_for() -> None:
    book = Playbook()
    first = book.do(0, HandOver(by=by(), role=2))
    second = book.do(0, HandOver(by=by(), role=2))
    with pytest.raises(UsageError, match="not the last handover"):
        book.do(0, TakeWatch(by=By(WATCH, 2), handover=first))
    with pytest.raises(UsageError, match="not the last handover"):
        book.do(0, TakeWatch(by=By(COMMAND, 2), handover=second))
    book.write(0, kinds.Watch(by=By(WATCH, 2), on=True, ref=first))  # a peer may write it all the same
    assert both(book, 0).signed is None and both(book, 0).on
    book.do(0, TakeWatch(by=By(WATCH, 2), handover=second))
    assert both(book, 0).signed is not None


def test_a_handover_lists_matters_of_the_line_and_not_more_than_it_has_room_for() -> None:
    book = Playbook()
    with pytest.raises(UsageError, match="matters of this line"):
        book.do(0, HandOver(by=by(), role=2, open=(Leaf(bytes(32)),)))
    with pytest.raises(UsageError, match="at most 64"):
        book.do(0, HandOver(by=by(), role=2, open=(Leaf(bytes(32)),) * 65))
    with pytest.raises(UsageError, match="no role 9"):
        book.do(0, HandOver(by=by(), role=9))


def test_machines_and_desks_that_are_none_say_nothing_of_the_watch() -> None:
    book = Playbook()
    book.write(0, kinds.Watch(by=By(WATCH, 0), on=True))
    book.write(0, kinds.Watch(by=By(77, 1), on=True))
    book.write(0, kinds.Handover(by=By(WATCH, 0), role=1, open=()))
    assert both(book, 0) == Manning(
        desk=book.charter.desk(0, WATCH), on=None, word=None, handover=None, signed=None, last_act=None
    )
    assert len(book.sides[1].state.duty.watches) == 0


def test_any_act_of_a_person_is_shown_as_the_last_and_changes_no_watch() -> None:
    book = Playbook()
    leaf = message(book, by=by(CHIEF))
    assert both(book, 0, CHIEF).on is None
    assert both(book, 0, CHIEF).last_act is not None
    act = book.do(1, Acknowledge(of=leaf, by=by(COMMAND), rung=Rung.SEEN))
    found = both(book, 1, COMMAND).last_act
    assert found is not None and found.leaf == act


def test_the_watch_goes_on_whatever_is_declared_and_survives_a_restart() -> None:
    book = Playbook()
    book.do(1, DeclareLine(by=by(), state=Declared.ENDED))
    book.run(1)
    leaf = book.do(0, HandOver(by=by(), role=2))
    assert book.try_travel(0, HandOver(by=by(), role=2)) is None
    assert book.try_travel(0, TakeWatch(by=by(), handover=leaf)) is None
    assert book.try_travel(0, StateAddress(by=by(), desk=CHIEF, lang="en", style="Mr. Chairman")) is not None
    book.do(0, TakeWatch(by=by(), handover=leaf))
    before = both(book, 0)
    book.power(1, False)
    book.power(1, True)
    after = both(book, 0)
    assert (after.on, after.signed and after.signed.leaf) == (True, before.signed and before.signed.leaf)


# --- forms of address -----------------------------------------------------------------------------------------------


def stated(book: Playbook, style: str, me: int = 0, lang: str = "en", desk: int = CHIEF) -> Leaf:
    leaf = book.do(me, StateAddress(by=by(), desk=desk, lang=lang, style=style))
    book.run(1)
    return leaf


def agreed(book: Playbook, of: Leaf, me: int = 1) -> None:
    book.do(me, AgreeAddress(of=of, by=by()))
    book.run(1)


def shown(book: Playbook, side: int = 0) -> list[tuple[str, str]]:
    books = [addresses.address_book(book.sides[me].state, side) for me in (0, 1)]
    said = [[(form.address.style, str(form.standing)) for form in one] for one in books]
    assert said[0] == said[1]
    return said[0]


def test_a_form_is_in_force_from_its_agreement_until_a_later_one_is_agreed() -> None:
    book = Playbook()
    first = stated(book, "Mr. Chairman")
    assert shown(book) == [("Mr. Chairman", "stated")]
    assert addresses.in_force(book.sides[1].state, 0, CHIEF, "en") is None
    agreed(book, first)
    second = stated(book, "Your Excellency", lang="EN")
    assert shown(book) == [("Mr. Chairman", "agreed"), ("Your Excellency", "stated")]
    agreed(book, second)
    assert shown(book) == [("Mr. Chairman", "superseded"), ("Your Excellency", "agreed")]
    standing = addresses.in_force(book.sides[0].state, 0, CHIEF, "En")
    assert standing is not None and standing.address.style == "Your Excellency"


def test_forms_of_another_language_or_desk_are_their_own() -> None:
    book = Playbook()
    agreed(book, stated(book, "Mr. Chairman"))
    agreed(book, stated(book, "Господин председатель", lang="ru"))
    stated(book, "Duty officer", desk=WATCH)
    stated(book, "Sir", me=1)
    assert [standing for _, standing in shown(book)] == ["stated", "agreed", "agreed"]
    assert shown(book, 1) == [("Sir", "stated")]


def test_who_agrees_is_the_other_side_and_agrees_once() -> None:
    book = Playbook()
    first, second = stated(book, "Mr. Chairman"), stated(book, "Comrade Chairman")
    for me, of in ((0, first), (1, Leaf(bytes(32)))):
        with pytest.raises(UsageError, match="no form of address of theirs"):
            book.do(me, AgreeAddress(of=of, by=by()))
    book.write(0, kinds.AddressAgreed(ref=second, by=by()))
    book.write(1, kinds.AddressAgreed(ref=second, by=By(WATCH, 0)))
    book.run(1)
    assert [standing for _, standing in shown(book)] == ["stated", "stated"]
    agreed(book, second)
    with pytest.raises(UsageError, match="already superseded"):
        book.do(1, AgreeAddress(of=first, by=by()))
    with pytest.raises(UsageError, match="already agreed"):
        book.do(1, AgreeAddress(of=second, by=by()))
    with pytest.raises(UsageError, match="already agreed"):
        stated(book, "Comrade Chairman")


def test_what_one_side_can_make_the_other_keep_is_bounded() -> None:
    book = Playbook()
    first = stated(book, "0")
    agreed(book, first)
    for n in range(1, 9):
        stated(book, str(n))
    assert [style for style, _ in shown(book)] == [str(n) for n in range(1, 9)]
    with pytest.raises(UsageError, match="no form of address"):
        agreed(book, first)
    for n in range(600):
        book.write(0, kinds.Address(by=by(), desk=WATCH, lang=f"en-x-a{n}", style="x"))
    book.run(1)
    for side in book.sides:
        assert len(side.state.duty.forms) == addresses.PLACES_MAX
        assert len(side.state.duty.stated) == addresses.PLACES_MAX + addresses.FORMS_MAX - 1


def test_an_address_is_of_a_desk_of_ones_own() -> None:
    book = Playbook()
    with pytest.raises(UsageError, match="no desk 77"):
        stated(book, "x", desk=77)
    book.write(0, kinds.Address(by=by(), desk=77, lang="en", style="x"))
    book.write(0, kinds.Address(by=By(WATCH, 0), desk=WATCH, lang="en", style="x"))
    book.run(1)
    assert shown(book) == []
    assert Standing("stated") is Standing.STATED


# --- two persons ----------------------------------------------------------------------------------------------------


def test_the_charter_may_ask_for_a_second_person() -> None:
    book = Playbook(make_charter(two_person=(0, 3)))
    with pytest.raises(UsageError, match="second person to release words of ROUTINE"):
        message(book)
    call = PlaceCall(by=by(), to=(WATCH,), precedence=Precedence.FLASH, lang="en", subject="x")
    with pytest.raises(UsageError, match="second person"):
        book.do(0, call)
    leaf = message(book, released_by=By(WATCH, 2))
    book.run(1)
    for side in book.sides:
        matter = side.state.matters.get(leaf)
        assert matter is not None
        found = releases.release_of(matter)
        assert found is not None and found.payload == kinds.Release(ref=leaf, by=By(WATCH, 2))
        assert found.seq == matter.offer.seq + 1
        assert not releases.unreleased(matter, side.ctx)
    with pytest.raises(UsageError, match="second person"):
        book.do(1, Say(of=leaf, by=by(), lang="en", text="x"))
    book.do(1, Say(of=leaf, by=by(), lang="en", text="x", released_by=by(COMMAND)))


def test_who_releases_is_a_person_of_a_desk_of_ours() -> None:
    book = Playbook()
    with pytest.raises(UsageError, match="role 0"):
        message(book, released_by=By(WATCH, 0))
    with pytest.raises(UsageError, match="no desk 77"):
        message(book, released_by=By(77, 1))


def test_without_a_release_it_is_shown_so_and_travels_like_any_other() -> None:
    book = Playbook(make_charter(two_person=(1,)))
    given = {"precedence": 1, "to": (WATCH,), "by": by(), "lang": "en", "text": "x"}
    leaf = book.write(0, kinds.Message(**given))
    book.run(1)
    for writer, ref, role in ((1, leaf, 1), (0, leaf, 0), (0, Leaf(bytes(32)), 1)):
        book.write(writer, kinds.Release(ref=ref, by=By(WATCH, role)))
        book.run(1)
    matter = book.sides[1].state.matters.get(leaf)
    assert matter is not None and releases.unreleased(matter, book.sides[1].ctx)
    assert len(book.told(1, "message")) == 1
    book.write(0, kinds.Release(ref=leaf, by=By(WATCH, 2)))
    book.run(1)
    later = book.sides[1].state.matters.get(leaf)
    assert later is not None and not releases.unreleased(later, book.sides[1].ctx)


def test_a_release_is_no_rung_and_stops_no_page() -> None:
    book = Playbook()
    leaf = message(book, precedence=Precedence.IMMEDIATE, released_by=By(WATCH, 2))
    book.run(200)
    assert leaf not in book.sides[1].stopped
    assert len(book.told(1, "not_seen")) == 1


# --- credentials ----------------------------------------------------------------------------------------------------


def test_a_credential_goes_with_the_entry_that_names_the_command() -> None:
    book = Playbook()
    side = book.sides[0]

    def drafted(command: object) -> tuple[matters.Reaction, ...]:
        return matters.submit(side.state, command, side.ctx, book.now(0), "t")  # type: ignore[arg-type]

    given = {"by": by(), "to": (WATCH,), "precedence": Precedence.ROUTINE, "lang": "en", "text": "x"}
    second = Credential(hash=b"d" * 32, blob=b"another")
    send = SendMessage(**given, cred=CRED, released_by=by(COMMAND), released_cred=second)  # type: ignore[arg-type]
    (draft,) = drafted(send)
    assert draft.payload.cred == CRED.hash and draft.blob == CRED.blob  # type: ignore[union-attr]
    assert draft.then.payload.cred == second.hash and draft.then.blob == second.blob  # type: ignore[union-attr]
    (taken,) = drafted(TakeWatch(by=by(), cred=CRED))
    assert taken.payload.cred == CRED.hash and taken.ticket == "t"  # type: ignore[union-attr]
    (plain,) = drafted(TakeWatch(by=by()))
    assert plain.payload.cred is None and plain.blob == b""  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="no place for an officer's credential"):
        drafted(TestDesk(by=by(), cred=CRED))


# --- operators ------------------------------------------------------------------------------------------------------


def test_operators_talk_is_apart_and_the_last_of_it_at_hand() -> None:
    book = Playbook()
    for n in range(300):
        book.do(n % 2, TellOperators(by=by(), lang="en", text=f"word {n}"))
        book.run(1)
    for side in book.sides:
        words = [i.payload.text for i in watch.orderwire(side.state) if isinstance(i.payload, kinds.Orderwire)]
        assert words == [f"word {n}" for n in range(300)]
        assert len(side.state.matters) == 0 and not book.told(side.ctx.me, "message")
    for n in range(300):
        book.write(0, kinds.Orderwire(by=by(), lang="en", text=f"more {n}"))
    book.run(1)
    assert len(book.sides[1].state.duty.orderwire[0]) == watch.ORDERWIRE_MAX
