"""The simulator: one seed draws people, circuits, power, disks and clocks; first safety, then liveness after healing.

Keeps true: a run follows from its seed alone; a failure prints the seed. While it lasts: no two entries in one place,
nothing accepted is lost, nothing is shown twice, records agree where both hold an entry. Once everything is healed:
records become equal and a message crosses within a minute.
Leaves to others: what is checked (`sim.checks`), nodes and paths (`sim.stage`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from firebreak.core.line.effects import Effect
from firebreak.core.procedures import model
from firebreak.core.procedures.challenges import expected
from firebreak.core.procedures.model import Command, Item
from firebreak.core.record.kinds import Address, By, CallOffer, Message, Test
from firebreak.core.types import Declared, Layer, Leaf, LocalTime, Precedence, Rung
from firebreak.core.types import Stage as Version
from firebreak.node.engine import Engine
from firebreak.ports_store import Store
from firebreak.sim.checks import RELEASED, Watcher
from firebreak.sim.proving import compare
from firebreak.sim.reading import parse_scenario
from firebreak.sim.scenario import Scenario
from firebreak.sim.stage import Stage, begin
from firebreak.sim.station import RATCHET, SEND_STATE, SimulatedCrash, Station
from firebreak.sim.world import SECOND
from firebreak.testing.store_suite import Fault, FaultyStore

HOUR_S = 3600
PATHS = ("direct", "second")
OFFICER, ANOTHER = 1, 2
HEAL_S = 900
CROSS_S = 55
LONGEST_OUTAGE_S = 400
MOST_RESTORES = 2

LINE = """
id = "chaos"
title = "Whatever may happen"
needs = []
start = 2030-01-07T00:00:00Z
end = 2030-01-08T00:00:00Z
party = [
  { id = "north", name = "North", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" }, { id = "chief", name = "Chief", echelon = "operational" } ] },
  { id = "south", name = "South", language = "en", desk = [
    { id = "watch", name = "Watch", echelon = "watch" }, { id = "chief", name = "Chief", echelon = "operational" } ] },
]
line.members = ["north", "south"]
line.paths = [ { name = "direct", kind = "stream" }, { name = "second", kind = "stream" } ]
line.ring = { FLASH = 60, IMMEDIATE = 120, PRIORITY = 300, ROUTINE = 600 }
line.settle_s = 3600
line.suspended_accepts = ["FLASH"]
line.desk_test = { answer_within_s = 300, times = ["00:30", "01:30", "02:30", "03:30", "04:30", "05:30", "06:30"] }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaosResult:
    """What one seed led to."""

    seed: int
    broken: tuple[str, ...]
    entries: int
    crashes: int
    restores: int
    accepted: int
    simulated_s: int
    log: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything that must hold held."""
        return not self.broken

    def to_json(self) -> dict[str, object]:
        """Return the result as one object for programs."""
        return {
            "seed": self.seed, "passed": self.passed, "broken": list(self.broken), "entries": self.entries,
            "crashes": self.crashes, "restores": self.restores, "accepted": self.accepted,
            "simulated_s": self.simulated_s,
        }  # fmt: skip


def run_seeds(first: int, count: int, *, hours: int = 3) -> Iterator[ChaosResult]:
    """Run seeds one after the other."""
    for seed in range(first, first + count):
        yield run_seed(seed, hours=hours)


def run_seed(seed: int, *, hours: int = 3) -> ChaosResult:
    """Run one seed for some simulated hours of trouble, heal everything, and return what was broken."""
    scenario = parse_scenario(LINE.encode(), "chaos")
    with tempfile.TemporaryDirectory(prefix="firebreak-sim-") as folder:
        chaos = Chaos(scenario, Path(folder), seed)
        try:
            return chaos.run(hours)
        finally:
            chaos.stage.close()


class Chaos:
    """One run: the stage, the watcher, and what trouble comes next."""

    def __init__(self, scenario: Scenario, folder: Path, seed: int) -> None:
        """Set everything up from a seed."""
        self.seed, self.random = seed, Random(seed)
        self.world = begin(scenario)
        self.watcher = Watcher()
        self.disks: dict[int, FaultyStore] = {}
        self.stage = Stage(scenario, self.world, folder, self.watcher, seed=seed, wrap=self._disk)
        self.stage.network.on_send = self.watcher.sent
        self.restores = self._backups = self._tickets = 0
        self._latest: dict[int, str] = {}  # backups not yet restored, by side
        self._calm = False

    @property
    def stations(self) -> list[Station]:
        """Both stations, side 0 first."""
        return self.stage.stations

    def _disk(self, side: int, store: Store) -> Store:
        self.disks[side] = FaultyStore(store)
        return self.disks[side]

    def run(self, hours: int) -> ChaosResult:
        """Make trouble, heal, and check."""
        start_ms = self.world.now_ms
        for station in self.stations:
            station.power_on()
        end_ms = start_ms + hours * HOUR_S * SECOND
        while self.world.now_ms < end_ms:
            self.world.run(self.world.now_ms + 1 + int(self.random.expovariate(1 / 40) * SECOND))
            self._people_answer()
            self._trouble()
        self.watcher.check_prefixes(self.stations)
        self._heal()
        self.watcher.check_promises(self.stations)
        self.watcher.check_prefixes(self.stations)
        self.watcher.check_releases(self.stations)
        self._check_liveness()
        entries = sum(station.entries() for station in self.stations)
        watcher = self.watcher
        return ChaosResult(
            seed=self.seed, broken=tuple(watcher.broken), entries=entries, crashes=watcher.crashes,
            restores=self.restores, accepted=len(watcher.accepted_leaves),
            simulated_s=(self.world.now_ms - start_ms) // SECOND, log=tuple(watcher.log),
        )  # fmt: skip

    # --- trouble --------------------------------------------------------------------------------------------------

    def _trouble(self) -> None:
        side = self.random.randrange(2)
        choices: list[tuple[Callable[[int], None], int]] = [
            (self._speak, 40), (self._keep_watch, 6), (self._path, 14), (self._crash_soon, 8), (self._power_cut, 4),
            (self._disk_fault, 6), (self._clock, 4), (self._declare, 3), (self._back_up, 2), (self._restore, 1),
            (self._lose_file, 1),
        ]  # fmt: skip
        actions, weights = zip(*choices, strict=True)
        self.random.choices(actions, weights)[0](side)

    def _path(self, side: int) -> None:
        name, state = self.random.choice(PATHS), self.random.choice(("down", "up", "up", "one way", "slow", "lossy"))
        change = self.stage.network.change
        if state == "slow":
            change(name, down=False, bit_s=self.random.choice((1_200, 9_600, 64_000)))
        elif state == "lossy":
            change(name, down=False, loss=self.random.uniform(0.05, 0.6))
        else:
            change(name, down=state != "up", source=side if state == "one way" else None)

    def _crash_soon(self, side: int) -> None:
        station = self.stations[side]
        if station.engine is not None:
            station.engine.before_effect = self._countdown(side, self.random.randrange(1, 60))

    def _countdown(self, side: int, left: int) -> Callable[[Effect], None]:
        """Return a hook that kills the node ahead of the effect that is `left` from now."""

        def hook(effect: Effect) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self._power_on_later(side)
                raise SimulatedCrash(f"ahead of {type(effect).__name__}")

        return hook

    def _power_cut(self, side: int) -> None:
        if self.stations[side].up:
            self.stations[side].power_off()
            self._power_on_later(side)

    def _power_on_later(self, side: int) -> None:
        self.world.after(self.random.randrange(1, LONGEST_OUTAGE_S) * SECOND, lambda: self._power_on(side))

    def _power_on(self, side: int) -> None:
        station = self.stations[side]
        if not station.up:
            dies = not self._calm and self.random.random() < 0.2  # again, while it starts
            station.rig = self._rig(side) if dies else None
            station.power_on()

    def _rig(self, side: int) -> Callable[[Engine], None]:
        def rig(engine: Engine) -> None:
            engine.before_effect = self._countdown(side, self.random.randrange(1, 12))

        return rig

    def _disk_fault(self, side: int) -> None:
        if self.stations[side].up:
            self.disks[side].next_commit = self.random.choice((Fault.UNWRITTEN, Fault.WRITTEN_ANYWAY))

    def _clock(self, side: int) -> None:
        self.stations[side].set_clock(self.random.choice((0, 0, 20, -20, 95, -3600)))

    def _declare(self, side: int) -> None:
        state = self.random.choice((Declared.OPEN, Declared.OPEN, Declared.TEST_ONLY, Declared.SUSPENDED))
        self._submit(side, model.DeclareLine(by=By(1, OFFICER), state=state))

    def _back_up(self, side: int) -> None:
        self._backups += 1
        self._latest[side] = f"{side}-{self._backups}"
        self.stations[side].back_up(self._latest[side])

    def _restore(self, side: int) -> None:
        """Put the latest backup in the place of a store, once; the node was stopped first, as the manual says."""
        if side not in self._latest or self.restores >= MOST_RESTORES:
            return
        self.restores += 1
        station = self.stations[side]
        station.power_off()
        station.restore(self._latest.pop(side))
        self.watcher.restored(side)
        self._power_on_later(side)

    def _lose_file(self, side: int) -> None:
        """Lose the send-state or the ratchet file; counted with restores, as both may cost a feed of the day."""
        if self.restores < MOST_RESTORES:
            self.restores += 1
            self.stations[side].power_off()
            self.stations[side].lose(self.random.choice((SEND_STATE, RATCHET)))
            self._power_on_later(side)

    # --- people ---------------------------------------------------------------------------------------------------

    def _submit(self, side: int, command: Command) -> None:
        self._tickets += 1
        self.stations[side].submit(f"t{self._tickets}", command)

    def _speak(self, side: int) -> None:
        by, to = By(self.random.choice((1, 2)), OFFICER), (self.random.choice((1, 2)),)
        precedence = self.random.choice(list(Precedence))
        if self.random.random() < 0.3:
            words = f"message {self._tickets + 1}"
            self._submit(side, model.PlaceCall(by=by, to=to, precedence=precedence, lang="en", subject=words))
            return
        second = By(2, ANOTHER) if self.random.random() < 0.3 else None
        for _ in range(self.random.choice((1, 1, 1, 5, 30))):
            words = f"message {self._tickets + 1}{RELEASED if second else ''}"
            message = model.SendMessage(by=by, to=to, precedence=precedence, lang="en", text=words, released_by=second)
            self._submit(side, message)

    def _keep_watch(self, side: int) -> None:
        """People come and go, hand over, talk about the line, and say how they are addressed."""
        by = By(self.random.choice((1, 2)), OFFICER)
        words = f"message {self._tickets + 1}"
        verbs: list[Command] = [
            model.TakeWatch(by=by),
            model.LeaveWatch(by=by),
            model.HandOver(by=by, role=ANOTHER),
            model.TellOperators(by=by, lang="en", text=words),
            model.StateAddress(by=by, desk=1, lang="en", style=words),
        ]
        self._submit(side, self.random.choice(verbs))

    def _people_answer(self) -> None:
        """Let people deal with some of what has come in; what they leave alone stays unanswered."""
        arrived, self.watcher.arrived = self.watcher.arrived, []
        for side, item in arrived:
            if self.random.random() < 0.6:
                command = self._answer(side, item)
                if command is not None:
                    self._submit(side, command)

    def _answer(self, side: int, item: Item) -> Command | None:
        by, of = By(self.random.choice((1, 2)), OFFICER), item.leaf
        match item.payload:
            case Test(layer=Layer.DESK, challenge=str(challenge)):
                return model.AnswerTest(of=of, by=by, answer=expected(challenge) or "")
            case CallOffer():
                later = LocalTime(self.stations[side].now().utc + HOUR_S)
                verbs: list[Command] = [
                    model.AnswerCall(of=of, by=by),
                    model.DeclineCall(of=of, by=by),
                    model.DeferCall(of=of, by=by, until=later),
                ]
                return self.random.choice(verbs)
            case Message(regarding=None):
                return self._acknowledge(side, of, by)
            case Address():
                return model.AgreeAddress(of=of, by=by)
        return None

    def _acknowledge(self, side: int, of: Leaf, by: By) -> Command:
        due = LocalTime(self.stations[side].now().utc + self.random.randrange(60, 1200))
        verbs: list[Command] = [
            model.Acknowledge(of=of, by=by, rung=Rung.SEEN),
            model.Acknowledge(of=of, by=by, rung=Rung.PASSED_TO, desk=2),
            model.Undertake(of=of, by=by, what="see to it", due=due),
            model.RefuseRung(of=of, by=by, rung=Rung.UNDERTAKEN),
            model.Say(of=of, by=by, lang="en", text=f"message {self._tickets + 1}"),
            model.TranslateMatter(of=of, by=by, stage=Version.SIGHT, lang="fr", text=f"message {self._tickets + 1}"),
        ]
        return self.random.choice(verbs)

    # --- healing --------------------------------------------------------------------------------------------------

    def _heal(self) -> None:
        """Everything works again, and both sides say that the line is open."""
        self._calm = True
        for name in PATHS:
            self.stage.network.change(name, down=False)
        for side, station in enumerate(self.stations):
            self._power_on(side)
            assert station.engine is not None
            station.engine.before_effect = None
            self.disks[side].next_commit = Fault.NONE
            station.set_clock(0)
        self._run(HEAL_S)
        for side in (0, 1):
            self._submit(side, model.DeclareLine(by=By(1, OFFICER), state=Declared.OPEN))
        self._run(HEAL_S)

    def _run(self, seconds: int) -> None:
        self.world.run(self.world.now_ms + seconds * SECOND)

    def _check_liveness(self) -> None:
        """A message each way crosses within a minute, and the records become equal."""
        texts = [f"after healing, from side {side}" for side in (0, 1)]
        for side, text in enumerate(texts):
            message = model.SendMessage(by=By(1, OFFICER), to=(1,), precedence=Precedence.FLASH, lang="en", text=text)
            self._submit(side, message)
        self.watcher.arrived = []
        self._run(CROSS_S)
        heard = {item.payload.text for _, item in self.watcher.arrived if isinstance(item.payload, Message)}
        self.watcher.broken.extend(f"{text!r} did not cross" for text in texts if text not in heard)
        first, second = self.stations
        with first.record() as one, second.record() as other:
            equal, words = compare(one, other, first, live_only=self.restores > 0)
        if not equal:
            self.watcher.broken.append(f"records differ after healing: {words}")
