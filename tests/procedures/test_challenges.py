"""Challenges: the same seed gives the same one, and its answer follows from its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.procedures.challenge_lines import LINES
from firebreak.core.procedures.challenges import expected, is_answer, make_challenge, words


def test_every_line_is_short_readable_and_stands_once() -> None:
    assert len(set(LINES)) == len(LINES) >= 100
    for line in LINES:
        assert 4 <= len(words(line)) <= 16, line
        assert line.isascii() and len(line) <= 100


@given(st.binary(min_size=4, max_size=40))
def test_the_answer_follows_from_the_text(seed: bytes) -> None:
    challenge = make_challenge(seed)
    answer = expected(challenge)
    assert challenge == make_challenge(seed)
    assert answer and is_answer(challenge, answer) and is_answer(challenge, f"  {answer.upper()}. ")
    assert not is_answer(challenge, answer + "x") and not is_answer(challenge, "") and not is_answer(challenge, None)


def test_a_challenge_of_another_form_takes_any_words() -> None:
    assert expected("What is the weather?") is None
    assert expected("word 9 of: one two") is None
    assert is_answer("What is the weather?", "Fog") and is_answer(None, "here")
    assert not is_answer("What is the weather?", " . ")
    assert expected("word 4 of: It was the best of times, it was the worst of times") == "best"
