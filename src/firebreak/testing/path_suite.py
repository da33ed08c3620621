"""The public suite for paths: what every implementation of `firebreak.paths.port` must do, faults included.

Keeps true: a path that passes carries frames whole and in order while a link lives, tells of every link once up and
once down, says truthfully which echoes returned, holds a bounded amount, and comes back after a break. Subclass
`PathSuite` in a test module of your own (name it `Test…`) and give it `make_pair`; paths with an open TCP port also
take `path_port_suite.PortSuite`, paths that lose or repeat single frames `FaultSuite`. Leaves to others: timing on a
real network.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Final

import pytest

from firebreak.core.errors import UsageError
from firebreak.paths.echo import EchoSettings
from firebreak.paths.framing import MAX_FRAME, echo_question
from firebreak.paths.memory import Fate
from firebreak.paths.port import Link
from firebreak.testing.path_pairs import PATIENCE_S, MemoryPair, PathPair, Recorder

SEND_BUFFER: Final = 1_048_576
QUICK: Final = EchoSettings(every_s=0.05)
STEADY: Final = EchoSettings(every_s=600.0)  # the first echo only


def numbered(count: int, size: int = 40) -> list[bytes]:
    """Return that many different frames of `size` bytes."""
    return [(b"frame %d " % n).ljust(size, b".") for n in range(count)]


async def crosses(sender: Recorder, receiver: Recorder, frames: list[bytes]) -> None:
    """Send frames on the sender's link and wait until exactly these have come, in order, after what came before."""
    before = len(receiver.frames)
    for frame in frames:
        assert sender.link.send(frame), "the buffer was full"
    await receiver.until(lambda: len(receiver.frames) >= before + len(frames), "frames to arrive")
    assert receiver.frames[before:] == frames


class PathSuite(ABC):
    """What holds for every path."""

    new_loop: Callable[[], asyncio.AbstractEventLoop] = staticmethod(asyncio.new_event_loop)

    @abstractmethod
    def make_pair(self, *, send_buffer: int = SEND_BUFFER, echo: EchoSettings = STEADY) -> PathPair:
        """Return two ends of the path under test, not yet opened."""

    def play(self, pair: PathPair, scenario: Callable[[], Awaitable[None]]) -> None:
        """Open the pair, play the scenario once it is linked, close it, and check that nothing is left behind."""

        async def run() -> None:
            await pair.open()
            try:
                await pair.linked()
                await scenario()
            finally:
                await pair.close()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            assert not left, f"tasks left behind: {left}"

        with asyncio.Runner(loop_factory=self.new_loop) as runner:
            runner.run(run())
        for end in (pair.a, pair.b):
            assert [link.id for link in end.ups] == list(dict.fromkeys(link.id for link in end.ups))
            assert sorted(link.id for link, _ in end.downs) == sorted(link.id for link in end.ups)
            assert all(why for _, why in end.downs), "a link went down without a reason"

    def test_both_ends_of_a_link_agree_on_it(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            assert len(pair.a.link.exporter) == 32
            assert pair.a.link.exporter == pair.b.link.exporter
            assert pair.a.link.outer == pair.b.link.outer != ""
            assert pair.a.link.path == ""
            assert pair.b.link.path != ""
            assert pair.a.link.id != pair.b.link.id

        self.play(pair, scenario)

    @pytest.mark.parametrize("size", [1, 2, 400, 16_380, 16_384, 16_385, MAX_FRAME])
    def test_frames_of_every_size_cross_whole_both_ways(self, size: int) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            await crosses(pair.a, pair.b, [b"\xa5" * size])
            await crosses(pair.b, pair.a, [b"\x5a" * size])

        self.play(pair, scenario)

    def test_many_frames_cross_in_order(self) -> None:
        pair = self.make_pair()
        frames = [frame * (n % 7 + 1) for n, frame in enumerate(numbered(300))]

        async def scenario() -> None:
            await crosses(pair.b, pair.a, frames)
            await crosses(pair.a, pair.b, frames)

        self.play(pair, scenario)

    @pytest.mark.parametrize("size", [0, MAX_FRAME + 1])
    def test_a_frame_out_of_bounds_is_our_mistake_and_costs_nothing(self, size: int) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            with pytest.raises(UsageError):
                pair.a.link.send(bytes(size))
            await crosses(pair.a, pair.b, [b"next"])

        self.play(pair, scenario)

    def test_the_buffer_is_bounded_and_what_it_took_arrives(self) -> None:
        pair = self.make_pair(send_buffer=262_144)
        taken: list[bytes] = []

        async def scenario() -> None:
            pair.hold()
            for frame in numbered(4096, 16_000):
                if not pair.a.link.send(frame):
                    break
                taken.append(frame)
            assert 0 < len(taken) < 4096, "nothing limits what waits"
            pair.release()
            await pair.b.until(lambda: len(pair.b.frames) == len(taken), "what was taken to arrive")
            assert pair.b.frames == taken
            await crosses(pair.a, pair.b, [b"room again"])

        self.play(pair, scenario)

    def test_closing_twice_tells_once_and_ends_sending(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            link = pair.a.link
            link.close("the operator closed it")
            link.close("again")
            assert not link.send(b"too late")
            await pair.a.until(lambda: bool(pair.a.downs), "link_down")
            assert pair.a.downs == [(link, "the operator closed it")]
            await pair.b.until(lambda: bool(pair.b.downs), "the far end to notice")
            await pair.linked()
            assert not link.send(b"too late"), "an old link came back to life"

        self.play(pair, scenario)
        assert b"too late" not in pair.b.frames

    def test_after_a_break_a_new_link_comes_up(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            for turn in numbered(3):
                old = pair.a.link, pair.b.link
                await crosses(pair.a, pair.b, [turn])
                ups = len(pair.a.ups), len(pair.b.ups)
                pair.cut()
                await pair.a.until(lambda ups=ups: len(pair.a.ups) > ups[0], "a new link at a")  # type: ignore[misc]
                await pair.b.until(lambda ups=ups: len(pair.b.ups) > ups[1], "a new link at b")  # type: ignore[misc]
                await pair.linked()
                assert pair.a.link.id != old[0].id
                assert pair.b.link.id != old[1].id
                await crosses(pair.b, pair.a, [turn])

        self.play(pair, scenario)

    def test_a_break_under_load_leaves_whole_frames_in_order(self) -> None:
        pair = self.make_pair()
        sent = numbered(400, 3000)

        async def scenario() -> None:
            for frame in sent:
                if not pair.a.link.send(frame):
                    break
            await pair.b.until(lambda: len(pair.b.frames) > 0, "the first frame")
            pair.cut()
            await pair.b.until(lambda: bool(pair.b.downs), "the break")
            assert pair.b.frames == sent[: len(pair.b.frames)], "a frame was torn, repeated or out of order"

        self.play(pair, scenario)

    def test_echoes_return_and_stay_out_of_the_frames(self) -> None:
        pair = self.make_pair(echo=QUICK)

        async def scenario() -> None:
            for end in (pair.a, pair.b):
                await end.until(lambda end=end: len(end.circuits) >= 3, "three echoes")  # type: ignore[misc]
                returned = [ms for came, ms in end.circuits if came]
                assert returned
                assert all(ms is not None and 0 <= ms < PATIENCE_S * 1000 for ms in returned)

        self.play(pair, scenario)
        assert pair.a.frames == pair.b.frames == []

    def test_silence_is_told_and_ends_the_link(self) -> None:
        pair = self.make_pair(echo=QUICK)

        async def scenario() -> None:
            pair.hold()
            for end in (pair.a, pair.b):
                await end.until(lambda end=end: bool(end.downs), "silence to end the link")  # type: ignore[misc]
                assert end.circuits[-1] == (False, None)
                assert "silent" in end.downs[0][1]
            pair.release()
            await pair.linked()
            await crosses(pair.a, pair.b, [b"after the silence"])

        self.play(pair, scenario)

    @pytest.mark.parametrize("frame", [b"\x83\x0b\x02\x48" + bytes(8), b"\x83\x0b\x00\x47" + bytes(7), b"\x80\x0b"])
    def test_a_malformed_echo_ends_the_link_and_is_no_frame(self, frame: bytes) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            assert pair.b.link.send(frame)
            await pair.a.until(lambda: bool(pair.a.downs), "the link to end")
            assert "WIRE-9" in pair.a.downs[0][1]
            await pair.linked()

        self.play(pair, scenario)
        assert pair.a.frames == []

    def test_a_flood_of_questions_costs_no_frame_and_no_link(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            await pair.b.until(lambda: bool(pair.b.circuits), "the first echo")
            for n in range(2000):
                assert pair.b.link.send(echo_question(n.to_bytes(8, "big")))
            await crosses(pair.b, pair.a, [b"behind the flood"])
            await crosses(pair.a, pair.b, [b"still here"])

        self.play(pair, scenario)

    def test_an_owner_may_close_a_link_from_inside_frame(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            pair.a.on_frame = lambda link, _frame: link.close("enough")
            for frame in numbered(5):
                assert pair.b.link.send(frame)
            await pair.a.until(lambda: bool(pair.a.downs), "link_down")
            assert pair.a.frames == numbered(1)

        self.play(pair, scenario)

    def test_an_owner_may_answer_from_inside_frame(self) -> None:
        pair = self.make_pair()

        async def scenario() -> None:
            pair.a.on_frame = _answer
            for frame in numbered(50):
                assert pair.b.link.send(frame)
            await pair.b.until(lambda: len(pair.b.frames) == 50, "the answers")
            assert pair.b.frames == [frame[::-1] for frame in numbered(50)]

        self.play(pair, scenario)


def _answer(link: Link, frame: bytes) -> None:
    assert link.send(frame[::-1])


class FaultSuite(PathSuite):
    """What holds for a path that can lose, repeat, reorder and shorten single frames."""

    @abstractmethod
    def make_faulty_pair(self, fate: Fate) -> MemoryPair:
        """Return a pair whose frames have the fate of the script."""

    def faces(self, fate: Fate, expected: list[bytes]) -> None:
        """Send ten frames from `a` through the fate and compare what arrives; nothing else may suffer."""
        pair = self.make_faulty_pair(lambda side, n, frame: fate(side, n, frame) if n < 10 else ((0.0, frame),))

        async def scenario() -> None:
            for frame in [*numbered(10), b"last"]:
                assert pair.a.link.send(frame)
            await pair.b.until(lambda: len(pair.b.frames) == len(expected) + 1, "the frames")
            assert sorted(pair.b.frames) == sorted([*expected, b"last"])
            assert pair.a.linked
            assert not pair.b.downs

        self.play(pair, scenario)

    def test_a_lost_frame_costs_only_itself(self) -> None:
        self.faces(
            lambda _s, n, frame: () if n % 3 == 0 else ((0.0, frame),), [numbered(10)[n] for n in (1, 2, 4, 5, 7, 8)]
        )

    def test_a_repeated_frame_arrives_each_time(self) -> None:
        self.faces(lambda _s, _n, frame: ((0.0, frame), (0.01, frame)), numbered(10) * 2)

    def test_reordered_frames_all_arrive(self) -> None:
        self.faces(lambda _s, n, frame: ((0.02 - n * 0.002, frame),), numbered(10))

    def test_a_shortened_frame_is_handed_over_as_it_came(self) -> None:
        self.faces(lambda _s, n, frame: ((0.0, frame[: n * 4]),), [f[: n * 4] for n, f in enumerate(numbered(10)) if n])

    def test_a_frame_grown_beyond_the_limit_ends_the_link(self) -> None:
        pair = self.make_faulty_pair(lambda _s, _n, _f: ((0.0, bytes(MAX_FRAME + 1)),))

        async def scenario() -> None:
            assert pair.a.link.send(b"small")
            await pair.b.until(lambda: bool(pair.b.downs), "the link to end")
            assert "WIRE-1" in pair.b.downs[0][1]

        self.play(pair, scenario)
        assert pair.b.frames == []
