"""Every path of this package passes the public suite, on the standard event loop and on uvloop."""

from __future__ import annotations

import uvloop

from firebreak.paths.echo import EchoSettings
from firebreak.paths.gate import StreamLimits
from firebreak.paths.memory import Fate
from firebreak.testing.path_pairs import MemoryPair, StreamPair
from firebreak.testing.path_port_suite import PortSuite
from firebreak.testing.path_suite import SEND_BUFFER, STEADY, FaultSuite


class TestMemoryPath(FaultSuite):
    def make_pair(self, *, send_buffer: int = SEND_BUFFER, echo: EchoSettings = STEADY) -> MemoryPair:
        return MemoryPair(send_buffer=send_buffer, echo=echo)

    def make_faulty_pair(self, fate: Fate) -> MemoryPair:
        return MemoryPair(fate=fate, echo=STEADY)


class TestStreamPath(PortSuite):
    def make_pair(self, *, send_buffer: int = SEND_BUFFER, echo: EchoSettings = STEADY) -> StreamPair:
        return StreamPair(limits=StreamLimits(send_buffer=send_buffer, handshake_s=0.5), echo=echo)

    def make_port_pair(self, limits: StreamLimits) -> StreamPair:
        return StreamPair(limits=limits, echo=STEADY)


class TestStreamPathOnUvloop(TestStreamPath):
    new_loop = staticmethod(uvloop.new_event_loop)
