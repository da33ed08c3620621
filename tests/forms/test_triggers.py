"""Trigger checklists: complete, short enough to be sent as they are, and open only where a slot says so."""

from __future__ import annotations

import re

import pytest

from firebreak.core.record.kinds import SHORT_TEXT_BYTES, URGENT_TEXT_BYTES
from firebreak.core.types import Precedence
from firebreak.forms.texts import LANGUAGES
from firebreak.forms.triggers import forms, triggers

WORDS_MAX = 200  # what the composer lets a FLASH or IMMEDIATE have


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trigger_has_its_words_and_says_what_is_left_open(lang: str) -> None:
    found = triggers(lang)
    assert [one.id for one in found] == [form.id for form in forms()]
    for one, form in zip(found, forms(), strict=True):
        assert one.title and one.when and len(one.checklist) == form.steps >= 3
        assert len(set(one.slots)) == len(form.slots), "two slots look alike"
        open_places = set(re.findall(r"\[[^\]]*\]", one.subject + one.text))
        assert open_places == set(one.slots), one.id
        assert not re.search("[\u2066-\u2069{}$]", one.subject + one.text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_can_be_sent_under_its_precedence(lang: str) -> None:
    for one in triggers(lang):
        assert len(one.subject.encode()) <= SHORT_TEXT_BYTES
        room = URGENT_TEXT_BYTES - len(one.text.encode())
        assert room >= 200 * len(one.slots), "no room for what is filled in"
        if one.precedence >= Precedence.IMMEDIATE:
            assert len(one.text.split()) <= WORDS_MAX // 2, f"{one.id}: half the words are for what is filled in"


def test_the_most_urgent_come_first() -> None:
    ranks = [form.precedence for form in forms()]
    assert ranks == sorted(ranks, reverse=True)
