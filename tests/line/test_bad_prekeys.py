"""A prekey to which nothing can be sealed: it is passed as malformed and ends nothing, live and after a restart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firebreak.core.record.kinds import Prekey, Unreadable
from firebreak.testing.pair import message
from firebreak.testing.puppet import Puppet

BAD: dict[str, Callable[[bytes], bytes]] = {
    "no key": lambda good: bytes(len(good)),
    "modulus": lambda good: b"\xff" * 1184 + good[1184:],
    "low order": lambda good: good[:1184] + b"\x01" + bytes(31),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
def test_a_prekey_that_cannot_be_used_ends_nothing(spoil: Callable[[bytes], bytes]) -> None:
    puppet = Puppet()
    secrets = puppet.victim.engine.state.secrets
    assert secrets.peer_prekey is not None and secrets.send
    puppet.send(puppet.clear(Prekey(key=spoil(secrets.peer_prekey.public), reset=True)))
    leaf = puppet.last.leaf
    assert [p.passed for p in puppet.written() if isinstance(p, Unreadable)] == [((leaf, 5),)]
    ticket = puppet.pair.do(puppet.victim, message("still written"))
    assert puppet.victim.answers[ticket][0] is not None
    puppet.pair.stop(puppet.victim)
    puppet.pair.start(puppet.victim)
    after = puppet.victim.engine.state.secrets
    assert after.peer_prekey is not None and after.peer_prekey.leaf != leaf
    ticket = puppet.pair.do(puppet.victim, message("and after a restart"))
    assert puppet.victim.answers[ticket][0] is not None
