"""How a party introduces itself, on a stick or on paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firebreak.core.errors import PeerError, UsageError
from firebreak.core.record.card import armour, build_card, build_card_file, parse_card, parse_card_file, unarmour
from firebreak.core.record.charter import CharterDesk
from firebreak.core.types import Echelon
from firebreak.node.partykeys import make_party

DESKS = (CharterDesk(number=1, id="watch", name="Watch", echelon=Echelon.WATCH),)
A = make_party("Alpha", "en", DESKS, b"a" * 32, telephones=("+99 1",))
B = make_party("Beta", "fr", DESKS, b"b" * 32)
CARD = build_card(A.party, A.manifest.hash, [("direct", "192.0.2.1", 4440)])


def test_a_card_is_its_bytes_and_fits_one_printed_code() -> None:
    assert parse_card(CARD.body) == CARD
    assert CARD.party == A.party
    assert CARD.root_set_hash == A.rootset.hash
    assert len(CARD.body) < 400


def test_a_card_file_proves_what_the_card_says() -> None:
    made = build_card_file(CARD, [A.rootset.body], A.manifest_statement)
    assert parse_card_file(made.body) == made
    assert (made.rootset, made.manifest) == (A.rootset, A.manifest)


@pytest.mark.parametrize(
    ("party", "roots", "statement", "rule"),
    [
        (A, B.rootset.body, A.manifest_statement, "CARD-4"),
        (A, A.rootset.body, B.manifest_statement, "ROOT|SIG"),
        (B, A.rootset.body, A.manifest_statement, "CARD-4"),
    ],
)
def test_parts_of_two_parties_do_not_make_a_card_file(party: object, roots: bytes, statement: bytes, rule: str) -> None:
    assert isinstance(party, type(A))
    with pytest.raises(UsageError, match=rule):
        build_card_file(build_card(party.party, party.manifest.hash), [roots], statement)


def test_two_addresses_for_one_path_are_refused() -> None:
    with pytest.raises(UsageError, match="CARD-2"):
        build_card(A.party, A.manifest.hash, [("direct", "192.0.2.1", 1), ("direct", "192.0.2.2", 1)])


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_the_text_form_brings_back_the_bytes(data: bytes) -> None:
    typed = armour("CARD", data)
    assert unarmour("CARD", typed) == data
    assert unarmour("CARD", typed.lower().replace("\n", "\r\n\r\n")) == data


@settings(max_examples=80)
@given(st.data())
def test_a_mistyped_letter_is_found_in_its_line(data: st.DataObject) -> None:
    lines = armour("CARD", CARD.body).splitlines()
    index = data.draw(st.integers(1, len(lines) - 1))
    letters = [i for i, c in enumerate(lines[index]) if c.isalpha()]
    place = data.draw(st.sampled_from(letters))
    other = data.draw(st.sampled_from([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if c != lines[index][place]]))
    lines[index] = lines[index][:place] + other + lines[index][place + 1 :]
    with pytest.raises(PeerError) as refused:
        unarmour("CARD", "\n".join(lines))
    assert (refused.value.rule, refused.value.where) == ("CARD-6", f"line {index}")


@pytest.mark.parametrize(
    "typed", ["", "FIREBREAK", "FIREBREAK CARD 2 LINES\n1 AA/AAAA", "FIREBREAK CARD 1 LINES\n1 A/A"]
)
def test_what_is_no_text_form_is_refused(typed: str) -> None:
    with pytest.raises(PeerError) as refused:
        unarmour("CARD", typed)
    assert refused.value.rule == "CARD-6"
