"""What officers write before the other side's first key is here: durable, held, and out by itself."""

from __future__ import annotations

from firebreak.core.procedures.model import SendMessage
from firebreak.core.record.kinds import By
from firebreak.core.types import Precedence
from firebreak.testing.pair import Pair

EARLY = SendMessage(by=By(1, 1), to=(1,), precedence=Precedence.FLASH, lang="en", text="Before we ever met.")


def test_a_command_before_the_first_key_is_answered_at_once_and_held() -> None:
    pair = Pair()
    ticket = pair.do(pair.a, EARLY)
    leaf, held = pair.a.answers[ticket]
    assert leaf is None
    assert held is not None
    assert "no key of the other side" in held


def test_it_goes_out_by_itself_when_the_line_has_a_key() -> None:
    pair = Pair()
    pair.do(pair.a, EARLY)
    pair.connect()
    (matter,) = pair.b.matters().matters.values()
    assert matter.offer.payload.text == EARLY.text
    assert not pair.a.engine.state.held


def test_it_survives_a_restart_before_that() -> None:
    pair = Pair()
    pair.do(pair.a, EARLY)
    pair.start(pair.a)
    pair.connect()
    assert len(list(pair.b.matters().matters.values())) == 1
