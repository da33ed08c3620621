"""Listener and dialler beyond the public suite: lists, limits, waking, and what each is told."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest
import uvloop

from firebreak.core.errors import OperationalError, UsageError
from firebreak.paths.echo import EchoSettings
from firebreak.paths.framing import FrameReader, echo_answer, echo_question, is_echo, with_prefix
from firebreak.paths.gate import StreamLimits
from firebreak.paths.link import StreamLink, Surroundings
from firebreak.paths.memory import ManualTimers, counted_entropy
from firebreak.paths.redial import RedialSettings
from firebreak.paths.stream import StreamDialer, StreamListener
from firebreak.paths.tls import TlsSession, make_context
from firebreak.paths.tls_identity import make_certificate
from firebreak.testing.path_pairs import Recorder, StreamPair
from firebreak.testing.path_suite import STEADY, crosses

LISTENER, DIALER, STRANGER = (make_certificate(name * 32) for name in (b"L", b"D", b"S"))
NEVER = RedialSettings(first_s=3600.0, quick_most_s=3600.0, most_s=3600.0)


def listener_for(owner: Recorder, *, port: int = 0, limits: StreamLimits | None = None) -> StreamListener:
    return StreamListener("127.0.0.1", port, LISTENER, lambda: {DIALER.public_key}, owner, limits, echo=STEADY)


def dialer_for(owner: Recorder, port: int, **more: object) -> StreamDialer:
    settings = {"echo": STEADY, "redial": RedialSettings(first_s=0.01), **more}
    return StreamDialer(owner.name, "127.0.0.1", port, DIALER, LISTENER.public_key, owner, **settings)  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def play(
    scenario: Callable[[], Awaitable[None]], new_loop: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> None:
    async def run() -> None:
        await scenario()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"tasks left behind: {left}"

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(run())


def test_a_taken_port_is_told_in_plain_words() -> None:
    async def scenario() -> None:
        first = listener_for(Recorder("a"))
        await first.start()
        with pytest.raises(OperationalError, match=f"cannot listen on 127.0.0.1 port {first.port}: Address already in"):
            await listener_for(Recorder("b"), port=first.port).start()
        await first.close()
        await first.close()

    play(scenario)


def test_a_dialer_waits_for_a_listener_that_starts_later() -> None:
    async def scenario() -> None:
        a, b, port = Recorder("a"), Recorder("b"), free_port()
        dialer = dialer_for(b, port)
        await dialer.start()
        await b.until(lambda: bool(b.refusals), "the failure to be told")
        assert b.refusals[0] == ("b", f"127.0.0.1:{port}", "no connection: Connection refused")
        listener = listener_for(a, port=port)
        await listener.start()
        await b.until(lambda: b.linked, "a link")
        assert dialer.link is not None
        assert dialer.link.path == "b"
        await dialer.close()
        await listener.close()

    play(scenario)


def test_waking_dials_at_once() -> None:
    async def scenario() -> None:
        a, b, port = Recorder("a"), Recorder("b"), free_port()
        dialer = dialer_for(b, port, redial=NEVER)
        await dialer.start()
        await b.until(lambda: bool(b.refusals), "the failure to be told")
        listener = listener_for(a, port=port)
        await listener.start()
        dialer.wake()
        await b.until(lambda: b.linked, "a link an hour early")
        await dialer.close()
        await listener.close()

    play(scenario)


def test_waking_a_live_link_tests_it_at_once() -> None:
    async def scenario() -> None:
        pair = StreamPair(echo=STEADY)
        await pair.open()
        await pair.b.until(lambda: len(pair.b.circuits) == 1, "the first echo")
        pair.dialer.wake()
        await pair.b.until(lambda: len(pair.b.circuits) == 2, "an echo ten minutes early")
        await pair.close()

    play(scenario)


class InterruptedDialer(StreamDialer):
    """Its first attempt is ended in the very moment in which its connection comes up."""

    interrupted = False

    def admit(self, link: StreamLink) -> str:
        refusal = super().admit(link)
        if not self.interrupted and self._attempt is not None:
            self.interrupted = self._attempt.cancel()
        return refusal


@pytest.mark.parametrize("new_loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_an_attempt_ended_as_its_connection_comes_up_is_made_again(
    new_loop: Callable[[], asyncio.AbstractEventLoop],
) -> None:
    async def scenario() -> None:
        a, b = Recorder("a"), Recorder("b")
        listener = listener_for(a)
        await listener.start()
        quick = RedialSettings(first_s=0.01)
        dialer = InterruptedDialer("b", "127.0.0.1", listener.port, DIALER, LISTENER.public_key, b, redial=quick)
        await dialer.start()
        await b.until(lambda: b.linked, "a link after the interrupted attempt")
        assert dialer.interrupted
        await dialer.close()
        await listener.close()

    play(scenario, new_loop)


def test_a_key_that_is_named_no_longer_loses_its_link() -> None:
    async def scenario() -> None:
        pair = StreamPair(echo=STEADY)
        await pair.open()
        await pair.linked()
        pair.listener.recheck()
        await crosses(pair.b, pair.a, [b"still known"])
        pair.allowed.clear()
        pair.listener.recheck()
        await pair.b.until(lambda: bool(pair.b.downs), "the link to end")
        await pair.b.until(lambda: bool(pair.b.refusals), "the refusal of the next attempt")
        assert pair.a.downs[0][1] == "the far certificate is no longer one we know"
        assert pair.b.downs[0][1] == "the far side closed the link"
        assert pair.b.refusals[0][2] == "the far side does not know our certificate"
        assert len(pair.b.ups) == 1, "a refused attempt was told as a link"  # WIRE-8
        await pair.close()

    play(scenario)


def test_the_oldest_of_too_many_links_of_one_node_gives_way() -> None:
    async def scenario() -> None:
        a, ends = Recorder("a"), [Recorder(name) for name in ("one", "two", "three")]
        listener = listener_for(a, limits=StreamLimits(links_per_key=2))
        await listener.start()
        dialers = [dialer_for(end, listener.port, redial=NEVER) for end in ends]
        for dialer, end in zip(dialers, ends, strict=True):
            await dialer.start()
            await end.until(lambda end=end: bool(end.ups), "a link")  # type: ignore[misc]
        await a.until(lambda: bool(a.downs), "the oldest to give way")  # WIRE-13
        assert a.downs == [(a.ups[0], "replaced by a newer connection of the same node")]
        await ends[0].until(lambda: bool(ends[0].downs), "its far end to notice")
        assert [end.linked for end in ends[1:]] == [True, True]
        for dialer in dialers:
            await dialer.close()
        await listener.close()

    play(scenario)


def test_a_source_that_is_not_listed_is_turned_away_before_tls() -> None:
    async def scenario() -> None:
        a, b = Recorder("a"), Recorder("b")
        listener = listener_for(a, limits=StreamLimits(networks=("127.0.0.2/32",)))
        await listener.start()
        outside = dialer_for(b, listener.port)
        await outside.start()
        await a.until(lambda: bool(a.refusals), "the refusal")
        assert a.refusals[0] == ("", "127.0.0.1", "this source address is not on the list")
        await outside.close()
        inside = dialer_for(b, listener.port, source="127.0.0.2")
        await inside.start()
        await a.until(lambda: a.linked, "the listed source")
        assert [link.peer_address for link in listener.links] == ["127.0.0.2"]
        await inside.close()
        await listener.close()

    play(scenario)


def test_a_listener_with_another_key_is_told_and_never_linked() -> None:
    async def scenario() -> None:
        a, b = Recorder("a"), Recorder("b")
        listener = StreamListener("127.0.0.1", 0, STRANGER, lambda: {DIALER.public_key}, a, echo=STEADY)
        await listener.start()
        dialer = dialer_for(b, listener.port)
        await dialer.start()
        await b.until(lambda: bool(b.refusals), "the refusal")
        assert b.refusals[0][2] == "the far certificate is not one we know"
        await dialer.close()
        await listener.close()
        assert a.ups == b.ups == []

    play(scenario)


def test_refusals_are_told_at_a_limited_rate() -> None:
    async def scenario() -> None:
        a, b, port = Recorder("a"), Recorder("b"), free_port()
        dialer = dialer_for(b, port, redial=RedialSettings(first_s=0.0001, quick_most_s=0.0001))
        await dialer.start()
        listener = listener_for(a, port=port)
        await b.until(lambda: bool(b.refusals), "the first failure")
        for _ in range(200):
            dialer.wake()
            await asyncio.sleep(0)
        await listener.start()
        await b.until(lambda: b.linked, "a link")
        assert len(b.refusals) == 1
        await dialer.close()
        await listener.close()

    play(scenario)


def test_a_dialer_may_be_closed_at_any_time() -> None:
    async def scenario() -> None:
        never_started = dialer_for(Recorder("b"), 9)
        await never_started.close()
        pair = StreamPair(echo=STEADY)
        await pair.listener.start()
        for turns in range(12):
            owner = Recorder("b")
            dialer = dialer_for(owner, pair.listener.port)
            await dialer.start()
            for _ in range(turns):
                await asyncio.sleep(0)
            await dialer.close()
            assert len(owner.downs) == len(owner.ups)
            assert dialer.link is None
        await pair.listener.close()
        assert len(pair.a.downs) == len(pair.a.ups)

    play(scenario)


def test_a_pinned_key_of_the_wrong_size_is_our_mistake() -> None:
    async def scenario() -> None:
        with pytest.raises(UsageError, match="32 bytes, not 3"):
            StreamDialer("main", "127.0.0.1", 9, DIALER, b"key", Recorder("b"))

    play(scenario)


class Pipe(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.1", 4000)})
        self.written = bytearray()
        self.over = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += data

    def take(self) -> bytes:
        data = bytes(self.written)
        self.written.clear()
        return data

    def get_write_buffer_size(self) -> int:
        return len(self.written)

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def is_closing(self) -> bool:
        return self.over

    def close(self) -> None:
        self.over = True

    abort = close


class Bench:
    """A listener's link on a `Pipe`, with a far end that the test speaks for."""

    def __init__(self, limits: StreamLimits | None = None) -> None:
        self.owner, self.pipe, self.timers = Recorder("a"), Pipe(), ManualTimers()
        near, far = (lambda: (DIALER.public_key,)), (lambda: (LISTENER.public_key,))
        around = Surroundings(
            owner=self,
            events=self.owner,
            limits=limits or StreamLimits(),
            echo=EchoSettings(),
            timers=self.timers,
            entropy=counted_entropy(),
        )
        session = TlsSession(make_context(LISTENER, near, accept=True), near, accept=True)
        self.link = StreamLink(session, around, path="", accepted=True)
        self.far = TlsSession(make_context(DIALER, far, accept=False), far, accept=False)
        self.reader = FrameReader()
        self.ended = ""

    def admit(self, link: StreamLink) -> str:
        return ""

    def authenticated(self, link: StreamLink) -> None:
        pass

    def gone(self, link: StreamLink, why: str) -> None:
        self.ended = why

    def shake(self) -> None:
        self.link.connection_made(self.pipe)
        self.far.begin()
        while data := self.far.take():
            self.link.data_received(data)
            if self.pipe.written and not self.far.ready:
                self.far.feed(self.pipe.take())

    def heard(self) -> list[bytes]:
        """Return the frames that the link has written since."""
        return [frame for piece in self.far.feed(self.pipe.take()) for frame in self.reader.feed(piece)]


def test_the_listener_speaks_first_and_an_echo_overtakes_what_waits() -> None:
    bench = Bench()
    bench.shake()
    first = bench.heard()
    assert [is_echo(frame) for frame in first] == [True]  # WIRE-8
    bench.link.pause_writing()
    assert bench.link.send(b"one")
    assert bench.link.send(b"two")
    bench.link.data_received(bench.far.seal(with_prefix(echo_question(b"12345678"))))
    assert bench.pipe.written == b"", "something was written to a transport that had asked for a pause"
    bench.link.resume_writing()
    assert bench.heard() == [echo_answer(b"12345678"), b"one", b"two"]  # WIRE-10
    assert bench.link.send(b"three")
    assert bench.heard() == [b"three"]


def test_what_waits_is_bounded_to_the_byte() -> None:
    bench = Bench(StreamLimits(send_buffer=131_072))
    bench.shake()
    bench.pipe.take()
    bench.link.pause_writing()
    assert bench.link.send(bytes(65_536))
    assert bench.link.send(bytes(65_528))
    assert not bench.link.send(b"x")
    bench.link.resume_writing()
    assert bench.link.send(b"x")


def test_a_handshake_that_takes_too_long_is_ended() -> None:
    bench = Bench()
    bench.link.connection_made(bench.pipe)
    bench.timers.advance(4.9)
    assert not bench.pipe.over
    bench.timers.advance(0.2)
    assert bench.pipe.over
    bench.link.connection_lost(None)
    assert bench.ended == "no handshake within 5 s"
    assert bench.owner.ups == bench.owner.downs == []


def test_a_closing_link_does_not_wait_for_ever_for_its_last_bytes() -> None:
    bench = Bench()
    bench.shake()
    bench.link.close("the operator closed it")
    bench.link.connection_lost(None)
    assert bench.far.feed(bench.pipe.take()) != []
    assert bench.far.ended, "no farewell was said"
    assert bench.owner.downs == [(bench.link, "the operator closed it")]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (None, "the connection ended without a farewell"),
        (TimeoutError(110, "Connection timed out"), "the far side stopped acknowledging"),
        (ConnectionResetError(104, "whatever asyncio says"), "the connection broke: Connection reset by peer"),
    ],
)
def test_a_lost_connection_is_told_in_plain_words(error: Exception | None, words: str) -> None:
    bench = Bench()
    bench.shake()
    bench.link.connection_lost(error)
    assert bench.owner.downs == [(bench.link, words)]
    assert bench.ended == words
    bench.timers.advance(100.0)
    assert bench.owner.circuits == [], "a link that is gone still asks"


def test_a_link_says_nothing_secret_of_itself() -> None:
    bench = Bench()
    bench.shake()
    assert repr(bench.link).endswith("path='' far=192.0.2.1 X25519MLKEM768>")
    assert bench.link.exporter.hex() not in repr(bench.link)
