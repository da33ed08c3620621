"""Pages through real services on this machine: a mail server, a web server, dead ones and slow ones."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from firebreak.core.procedures.model import Alert
from firebreak.core.types import Leaf
from firebreak.pagers import sending
from firebreak.pagers.apprise import ApprisePager
from firebreak.pagers.programs import Job, Said
from firebreak.pagers.target import Target, parse_target

SECRET = "hush-topic"
WORDS = "watch: come to the line. FLASH"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


def alert(urgent: bool = False) -> Alert:
    return Alert(about="call", desks=(1,), of=Leaf(b"m" * 32), words="A call about the convoy rings.", urgent=urgent)


def pager(*urls: str, told: list[str] | None = None, run_s: float = 30.0) -> ApprisePager:
    said: list[str] = [] if told is None else told
    words = {"page": WORDS, "stop": "watch: somebody has taken the matter.", "test": "watch: a test."}
    return ApprisePager(
        "mail", [parse_target(url) for url in urls], lambda job: Said(title="Firebreak North", body=words[job.action]),
        lambda desk, alert, why: said.append(why), run_s,
    )  # fmt: skip


def play(scenario: Callable[[], Awaitable[None]]) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(60):
            await scenario()

    asyncio.run(bounded())


async def until(found: Callable[[], Any]) -> None:
    """Wait for something that other threads bring about."""
    while not found():
        await asyncio.sleep(0.02)


class Mailbox:
    """What a mail server took."""

    def __init__(self) -> None:
        self.letters: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(envelope.content.decode("utf-8", "replace"))
        return "250 taken"


@contextmanager
def mail_server() -> Iterator[tuple[Mailbox, int]]:
    box, port = Mailbox(), dead_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


class Web:
    """A web server that takes pages, or refuses them, or never answers."""

    def __init__(self, status: int | None = 200) -> None:
        self.status = status
        self.bodies: list[dict[str, Any]] = []
        self.asked: list[str] = []

    async def __aenter__(self) -> Web:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        body = await reader.readexactly(int(length[1]) if length else 0)
        self.asked.append(head.splitlines()[0])
        if self.status is not None:
            self.bodies.append(json.loads(body))
            writer.write(b"HTTP/1.1 %d X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n" % self.status)
            await writer.drain()
        else:
            await reader.read()  # until the other end has had enough
        writer.close()


def dead_port() -> int:
    """Return a port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_page_arrives_by_mail_and_by_web_and_says_only_to_come_to_the_line() -> None:
    async def scenario() -> None:
        with mail_server() as (box, port):
            async with Web() as web:
                mail = f"mailto://127.0.0.1:{port}/?from=node@north.example&to=duty@north.example&mode=insecure"
                means = pager(mail, f"json://127.0.0.1:{web.port}/{SECRET}")
                assert means.page("watch", alert(urgent=True))
                await until(lambda: box.letters and web.bodies)
                means.stop("watch", alert())
                await until(lambda: len(web.bodies) == 2)
                assert await means.test("watch") == ""
                await means.close()
        assert WORDS in box.letters[0]
        assert "To: duty@north.example" in box.letters[0]
        assert [body["message"] for body in web.bodies] == [
            WORDS, "watch: somebody has taken the matter.", "watch: a test.",
        ]  # fmt: skip
        sent = json.dumps(web.bodies) + "".join(box.letters)
        assert "convoy" not in sent, "never the words of an alert"
        assert "http" not in json.dumps(web.bodies), "no address of anybody's pictures or pages"

    play(scenario)


def test_a_dead_target_fails_at_once_and_the_plan_is_told() -> None:
    told: list[str] = []

    async def scenario() -> None:
        means = pager(f"json://127.0.0.1:{dead_port()}/{SECRET}", told=told)
        began = time.monotonic()
        means.page("watch", alert())
        await until(lambda: told)
        assert time.monotonic() - began < 20, "well before any time-out"
        await means.close()

    play(scenario)
    assert told == ["pager mail: none of its addresses took it"]


def test_a_slow_target_times_out_and_a_hanging_one_is_ended() -> None:
    told: list[str] = []

    async def scenario() -> None:
        async with Web(status=None) as web:
            patient = pager(f"json://127.0.0.1:{web.port}/{SECRET}?rto=0.5", told=told)
            patient.page("watch", alert())
            await until(lambda: told)
            assert len(web.asked) == 1
            hanging = pager(f"json://127.0.0.1:{web.port}/{SECRET}?rto=50", run_s=3.0, told=told)
            hanging.page("watch", alert())
            await until(lambda: len(told) == 2)
            await patient.close()
            await hanging.close()

    play(scenario)
    assert told == ["pager mail: none of its addresses took it", "pager mail: its program did not end within 3 s"]


def test_one_address_that_takes_it_is_enough_for_a_page_and_not_for_a_test() -> None:
    told: list[str] = []

    async def scenario() -> None:
        async with Web() as good, Web(status=503) as bad:
            means = pager(*(f"json://127.0.0.1:{web.port}/{SECRET}" for web in (good, bad)), told=told)
            means.page("watch", alert())
            await until(lambda: good.bodies and bad.bodies)
            assert await means.test("") == "one of its addresses or more did not take it"
            assert await pager("nosuchservice://x").test("") == "an address is not one that can be used"
            await means.close()

    play(scenario)
    assert told == []


def test_secrets_reach_no_argument_no_environment_and_no_log(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)

    async def scenario() -> None:
        means = pager(f"json://user:{SECRET}@127.0.0.1:{dead_port()}/{SECRET}")
        program = means.program(Job("page", "watch", alert()))
        assert SECRET in program.given.decode()
        assert SECRET not in repr((program, means._targets))
        assert SECRET not in repr((program.arguments, program.environment))
        process = await asyncio.create_subprocess_exec(
            *program.arguments, env=program.environment, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=tmp_path,
        )  # fmt: skip
        said, _ = await process.communicate(program.given)
        assert (process.returncode, said) == (sending.NONE_TOOK, b"")
        assert await means.test("watch")

    play(scenario)
    assert SECRET not in caplog.text
    assert not any(tmp_path.iterdir()), "nothing is left on the disk"


def test_what_a_code_means() -> None:
    codes = [sending.verdict(took, every=every) for every in (False, True) for took in ([True, False], [False], [True])]
    assert codes == [0, sending.NONE_TOOK, 0, sending.SOME_TOOK, sending.NONE_TOOK, 0]


@pytest.mark.parametrize(
    ("written", "tags", "channel"),
    [
        ("mailto://a:b@mail.example", set(), "mailto/mail.example"),
        ("duty = mailtos://a:b@other.example?smtp=mail.example", {"duty"}, "mailto/mail.example"),
        ("duty,night=tgram://123:token/456", {"duty", "night"}, "tgram"),
        ("tgram://789:token/1?x=y", set(), "tgram"),
        ("ntfys://push.example/topic", set(), "ntfy/push.example"),
    ],
)
def test_a_target_knows_its_tags_and_what_it_fails_with(written: str, tags: set[str], channel: str) -> None:
    target = parse_target(written)
    assert (target.tags, target.channel) == (tags, channel)
    assert target.serves("") and target.serves("duty")
    assert target.serves("chief") == (not tags)
    assert target.url not in repr(target)


@pytest.mark.parametrize("written", ["", "mail.example", "Duty = mailto://x", "= mailto://x", "mailto://a b", 5, None])
def test_what_is_no_target_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="address"):
        parse_target(written)


def test_targets_are_values() -> None:
    assert Target(tags=frozenset(), url="json://x") == parse_target("json://x")
