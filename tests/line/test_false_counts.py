"""A count that does not fit what we wrote is no receipt: nothing is shown as held that nobody signed for."""

from __future__ import annotations

import pytest

from firebreak.core.line import events as ev
from firebreak.core.record.kinds import CharterEntry
from firebreak.core.types import Root
from firebreak.testing.pair import message
from firebreak.testing.puppet import Puppet

HARMLESS = CharterEntry(revision=1, hash=bytes(32))


@pytest.fixture
def puppet() -> Puppet:
    """A far side to which a message is on its way and has not arrived."""
    made = Puppet()
    made.pair.submit(made.victim, message("not delivered"))
    made.pair.post(made.victim, ev.TimeCame(), end=True)
    made.victim.out.clear()
    return made


def counts(puppet: Puppet) -> tuple[int, int]:
    """Return how many of our entries count as held there: as known live, and from the record."""
    return puppet.victim.engine.state.matters.counts[1], puppet.victim.matters().counts[1]


def head(puppet: Puppet) -> tuple[int, Root]:
    own = puppet.victim.engine.state.own
    assert own is not None
    return own.size, own.root


def test_a_count_that_fits_is_a_receipt(puppet: Puppet) -> None:
    size, root = head(puppet)
    puppet.send(puppet.clear(HARMLESS, m=size, peer_root=root))
    assert counts(puppet) == (size, size)


@pytest.mark.parametrize("more", [0, 1, 50])
def test_another_root_or_a_count_of_what_is_not_written_is_none(puppet: Puppet, more: int) -> None:
    before, (size, _) = counts(puppet), head(puppet)
    puppet.send(puppet.clear(HARMLESS, m=size + more, peer_root=Root(b"\x01" * 32)))
    assert before[0] < size
    assert counts(puppet) == before
    for _ in range(3):  # nor when what it names is written later
        puppet.pair.submit(puppet.victim, message("later"))
        puppet.pair.post(puppet.victim, ev.TimeCame(), end=True)
    assert counts(puppet) == before
