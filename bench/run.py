"""`make bench`: how fast and how large, as JSON lines; every latency beside the floor measured in the same round.

Rounds are interleaved (floor, driver, API, floor, …), figures are medians over rounds, ratios are taken round by
round. The machine is named in the first line. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

sys.path.insert(0, str(Path(__file__).parent))

import console
import floor
import lines
import pair
import sizes
import verification

DRIVER = [sys.executable, str(Path(__file__).with_name("driver.py"))]


def tell(**figures: Any) -> None:
    """Print one JSON line."""
    print(json.dumps(figures), flush=True)


def at(times: list[float], share: float) -> float:
    """Return a quantile in milliseconds."""
    ordered = sorted(times)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 3)


@contextmanager
def serving(folder: Path) -> Iterator[dict[str, Any]]:
    """Run a node with its API as a process; yields its port and token."""
    process = subprocess.Popen(
        [*DRIVER, "serve", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield {**json.loads(process.stdout.readline()), "pid": process.pid}
    finally:
        process.stdin.close()
        process.wait(20)


def driver(mode: str, folder: Path, *numbers: int) -> Any:
    """Run a measuring node and return its figures."""
    command = [*DRIVER, mode, str(folder), *(str(n) for n in numbers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


class Client:
    """An officer's program: one HTTP connection and one live view, on the clock of this process."""

    def __init__(self, api: dict[str, Any]) -> None:
        self.headers = {"Authorization": f"Bearer {api['token']}", "Content-Type": "application/json"}
        self.http = http.client.HTTPConnection("127.0.0.1", api["port"])
        self.socket = connect(
            f"ws://127.0.0.1:{api['port']}/v1/lines/line/watch",
            additional_headers={"Authorization": self.headers["Authorization"]},
        )
        self.news: list[tuple[float, dict[str, Any]]] = []
        self.arrived = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(ConnectionClosed):
            for text in self.socket:
                now = time.perf_counter()
                with self.arrived:
                    self.news.append((now, json.loads(text)))
                    self.arrived.notify_all()

    def post(self, page: str, body: dict[str, Any]) -> dict[str, Any]:
        """Post to a page of the line."""
        self.http.request("POST", f"/v1/lines/line/{page}", json.dumps(body), self.headers)
        reply = self.http.getresponse()
        answer: dict[str, Any] = json.loads(reply.read())
        if reply.status >= 300:
            raise RuntimeError(answer)
        return answer

    def ready(self) -> None:
        """Wait until the line can carry content."""
        while True:
            self.http.request("GET", "/v1/lines/line", headers=self.headers)
            reply = json.loads(self.http.getresponse().read())
            if any(link.get("up") for link in reply["links"]) and reply["record"]["counted_by_them"] >= 3:
                return
            time.sleep(0.02)

    def wait(self, since: int, wanted: Any) -> float:
        """Return when the first news from index `since` on came that `wanted` accepts."""
        with self.arrived:
            while True:
                for when, news in self.news[since:]:
                    if wanted(news):
                        return when
                if not self.arrived.wait(10):
                    raise TimeoutError("the news never came")

    def mark(self) -> int:
        """Return how many news have come."""
        with self.arrived:
            return len(self.news)


def through_api(client: Client, count: int) -> list[float]:
    """Return the seconds from the POST of a message to the live view's word of the other side's receipt."""
    body = {"by": "watch", "to": ["watch"], "precedence": "ROUTINE", "text": "Unidentified track. ".ljust(140, ".")}
    times = []
    for _ in range(count):
        mark, began = client.mark(), time.perf_counter()
        client.post("messages", body)
        times.append(client.wait(mark, lambda n: n["what"] == "entry" and n["entry"]["side"] == "them") - began)
    return times


def rings(near: Client, far: Client, count: int) -> list[float]:
    """Return the seconds from pressing call to the ring in the far side's live view."""
    body = {"by": "watch", "to": ["watch"], "precedence": "FLASH", "subject": "Bench"}
    times = []
    for _ in range(count):
        mark, began = far.mark(), time.perf_counter()
        near.post("calls", body)
        times.append(
            far.wait(mark, lambda n: n["what"] == "alert" and n["alert"]["about"] in ("call", "flash")) - began
        )
    return times


def start_up(homes: tuple[Path, Path]) -> dict[str, Any]:
    """Return how long a node with at least 10,000 entries needs until its API serves, and its memory."""
    with serving(homes[1]):
        driver("flood", homes[0], 10_000, 50)
    times, memory, entries = [], [], 0
    for _ in range(5):
        began = time.perf_counter()
        with serving(homes[0]) as api:
            times.append(time.perf_counter() - began)
            status = Path(f"/proc/{api['pid']}/status").read_text()
            memory.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
            connection = http.client.HTTPConnection("127.0.0.1", api["port"])
            connection.request("GET", "/v1/lines/line", headers={"Authorization": f"Bearer {api['token']}"})
            record = json.loads(connection.getresponse().read())["record"]
            entries = record["own_entries"] + record["their_entries"]
    return {"entries": entries, "serving_after_s": round(statistics.median(times), 3), "rss_mb": round(max(memory))}


def latencies(homes: tuple[Path, Path], rounds: int, count: int, folder: Path) -> None:
    """Measure floor, driver and API in turn."""
    ratios: dict[str, list[float]] = {"driver": [], "api": []}
    for number in range(rounds):
        base = floor.run(count, folder)
        with serving(homes[1]) as api:
            direct = driver("latency", homes[0], count)
            with serving(homes[0]) as own:
                near, far = Client(own), Client(api)
                near.ready()
                through = through_api(near, count)
                ringing = rings(near, far, count // 2)
        half = statistics.median(base)
        ratios["driver"].append(statistics.median(direct) / half)
        ratios["api"].append(statistics.median(through) / half)
        tell(
            bench="round", number=number, floor_p50_ms=at(base, 0.5), driver_p50_ms=at(direct, 0.5),
            driver_p99_ms=at(direct, 0.99), api_p50_ms=at(through, 0.5), api_p99_ms=at(through, 0.99),
            ring_p50_ms=at(ringing, 0.5), ring_p99_ms=at(ringing, 0.99),
        )  # fmt: skip
    for name, target in (("driver", 2.0), ("api", 3.5)):
        tell(bench="ratio", of=name, to="floor", p50=round(statistics.median(ratios[name]), 2), target=target)


def main() -> None:
    """Run every bench."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--count", type=int, default=300, help="messages a round")
    asked.add_argument("--only", choices=["latency", "throughput", "start", "verify", "bytes", "lines", "console"])
    wanted = asked.parse_args()
    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}, Python {platform.python_version()}"
    )
    tell(
        bench="machine",
        machine=machine,
        load=os.getloadavg()[0],
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR", Path.cwd())) as place:
        folder = Path(place)
        homes = pair.introduce(folder)
        if wanted.only in (None, "bytes"):
            tell(bench="bytes", **sizes.full_forms())
        if wanted.only in (None, "latency"):
            latencies(homes, wanted.rounds, wanted.count, folder)
        if wanted.only in (None, "throughput"):
            with serving(homes[1]):
                rates = [driver("flood", homes[0], 1500, 50)["messages_per_s"] for _ in range(3)]
            tell(bench="throughput", in_flight=50, messages_per_s=round(statistics.median(rates)), target=300)
        if wanted.only in (None, "start"):
            tell(bench="start", **start_up(homes), target_s=1.0, target_mb=100)
        if wanted.only in (None, "verify"):
            tell(bench="verify", **verification.speed(), target_entries_per_s=5000)
        if wanted.only in (None, "lines"):
            tell(bench="lines", **lines.long_line(100_000), target_search_ms=300)
        if wanted.only in (None, "console"):
            tell(bench="console", **console.speed())


if __name__ == "__main__":
    main()
