"""Simulated paths: order, loss at a cut, late notice, and who is told what."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import pytest

from firebreak.core.line.events import CircuitEchoed, Event, FrameArrived, LinkClosed, LinkOpened
from firebreak.core.types import LocalTime
from firebreak.sim.network import ECHO_MS, KEEPALIVE_MS, LATENCY_MS, Network
from firebreak.sim.world import IS_ASKED, SECOND, TURN_ENDS, World

BEGIN = 1_000_000


@dataclass
class End:
    up: bool = True
    ahead_s: int = 0
    events: list[Event] = field(default_factory=list)

    def wall(self, at_ms: int) -> LocalTime:
        return LocalTime(at_ms // SECOND + self.ahead_s)

    def post(self, event: Event) -> None:
        self.events.append(event)

    def of(self, kind: type) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]


@dataclass
class Setting:
    world: World
    network: Network
    ends: tuple[End, End]

    def run(self, ms: int) -> None:
        self.world.run(self.world.now_ms + ms)

    @property
    def link(self) -> int:
        opened = self.ends[0].of(LinkOpened)[-1]
        assert isinstance(opened, LinkOpened)
        return opened.link


@pytest.fixture
def setting() -> Setting:
    world = World(BEGIN)
    network = Network(world, ("direct",), Random(1))
    ends = End(), End(ahead_s=95)
    network.join(ends)
    network.station_up(0)
    network.station_up(1)
    made = Setting(world, network, ends)
    made.run(SECOND)
    return made


def test_both_ends_of_a_new_connection_share_its_exporter(setting: Setting) -> None:
    dialled, accepted = (end.of(LinkOpened)[0] for end in setting.ends)
    assert isinstance(dialled, LinkOpened)
    assert isinstance(accepted, LinkOpened)
    assert (dialled.path, accepted.path) == ("direct", "")
    assert dialled.exporter == accepted.exporter


def test_frames_arrive_in_order_after_the_latency(setting: Setting) -> None:
    setting.network.change("direct", down=False, bit_s=8_000, loss=0.2)
    frames = [bytes([i]) * (30 - i) for i in range(20)]
    assert all(setting.network.send(0, setting.link, frame) for frame in frames)
    setting.run(LATENCY_MS - 1)
    assert not setting.ends[1].of(FrameArrived)
    setting.run(60 * SECOND)
    assert [e.frame for e in setting.ends[1].of(FrameArrived) if isinstance(e, FrameArrived)] == frames


def test_a_cut_loses_what_is_under_way_and_is_noticed_late_with_its_own_time(setting: Setting) -> None:
    setting.run(5 * ECHO_MS)
    link, cut_s = setting.link, setting.world.now_ms // SECOND
    setting.network.send(0, link, b"under way")
    setting.network.change("direct", down=True)
    assert setting.network.send(0, link, b"into the dark")
    setting.run(KEEPALIVE_MS - 1)
    assert not setting.ends[1].of(LinkClosed)
    setting.run(1)
    for end in setting.ends:
        echoed, closed = end.events[-2:]
        assert isinstance(echoed, CircuitEchoed)
        assert isinstance(closed, LinkClosed)
        assert (echoed.up, echoed.since) == (False, cut_s + end.ahead_s)
        assert echoed.sent > echoed.returned > 0
        assert not end.of(FrameArrived)
    assert not setting.network.send(0, link, b"after the notice")


def test_a_path_that_is_back_is_dialled_again(setting: Setting) -> None:
    first = setting.link
    setting.network.change("direct", down=True)
    setting.run(60 * SECOND)
    setting.network.change("direct", down=False)
    setting.run(SECOND)
    assert setting.link != first
    assert setting.network.send(1, setting.link, b"again")
    setting.run(SECOND)
    assert setting.ends[0].of(FrameArrived) == [FrameArrived(link=setting.link, frame=b"again")]


def test_one_direction_down_still_carries_the_other_until_it_is_noticed(setting: Setting) -> None:
    setting.network.change("direct", down=True, source=1)
    setting.network.send(0, setting.link, b"goes out")
    setting.network.send(1, setting.link, b"cannot come back")
    setting.run(KEEPALIVE_MS)
    assert [e.frame for e in setting.ends[1].of(FrameArrived) if isinstance(e, FrameArrived)] == [b"goes out"]
    assert not setting.ends[0].of(FrameArrived)
    assert setting.ends[0].of(LinkClosed)


def test_a_node_without_power_is_noticed_by_the_other_alone(setting: Setting) -> None:
    setting.ends[1].up = False
    setting.network.station_down(1)
    setting.network.send(0, setting.link, b"to nobody")
    setting.run(KEEPALIVE_MS)
    assert setting.ends[0].of(LinkClosed)
    assert not setting.ends[1].of(LinkClosed)
    setting.ends[1].up = True
    setting.network.station_up(1)
    setting.run(SECOND)
    assert len(setting.ends[0].of(LinkOpened)) == 2


def test_hanging_up_tells_the_other_side_and_dials_again(setting: Setting) -> None:
    first = setting.link
    setting.network.hang_up(0, first)
    setting.run(SECOND)
    assert setting.ends[1].of(LinkClosed) == [LinkClosed(link=first, why="closed by the other side")]
    assert setting.link != first


def test_things_of_one_moment_come_in_order_of_rank_and_asking() -> None:
    world, seen = World(0), list[str]()
    world.at(5, lambda: seen.append("question"), IS_ASKED)
    world.at(5, lambda: seen.append("turn"), TURN_ENDS)
    world.at(5, lambda: seen.append("first"))
    world.at(5, lambda: seen.append("second"))
    world.at(5, lambda: seen.append("never")).call_off()
    world.at(6, lambda: seen.append("later"))
    world.run(5)
    assert seen == ["first", "second", "turn", "question"]
    assert world.now_ms == 5
