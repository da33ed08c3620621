"""Sets a scenario up: a world, the paths, and both stations with their keys and folders.

Keeps true: everything drawn by chance follows from the scenario and the seed; the nodes do not run before `power_on`.
Leaves to others: what happens on it (`sim.rehearsal`, `sim.chaos`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

from firebreak.node.engine import Engine
from firebreak.node.ratchet import RatchetFile
from firebreak.node.sendstate import SendState
from firebreak.node.signer import SoftwareSigner
from firebreak.ports_store import Store
from firebreak.sim import agreement
from firebreak.sim.network import Network
from firebreak.sim.scenario import Scenario
from firebreak.sim.station import Listener, Outfit, Station
from firebreak.sim.world import SECOND, World

LEAD_IN_S = 30  # the nodes meet so long before the episode starts
Wrap = Callable[[int, Store], Store]


def begin(scenario: Scenario) -> World:
    """Return the world of a scenario, shortly before its start."""
    return World((scenario.start - LEAD_IN_S) * SECOND)


class Stage:
    """Two stations and the paths between them."""

    def __init__(
        self,
        scenario: Scenario,
        world: World,
        folder: Path,
        listener: Listener,
        *,
        seed: int = 0,
        wrap: Wrap | None = None,
    ) -> None:
        """`wrap` may put something between an engine and its store."""
        self.world = world
        parties = agreement.make_parties(scenario)
        self.kit = agreement.agree(scenario, parties)
        chance = partial(_random, scenario, seed)
        self.network = Network(world, tuple(path.name for path in scenario.line.paths), chance("paths"))
        by_id = {party.id: party for party in scenario.party}
        self.stations: list[Station] = []
        for side, member in enumerate(scenario.line.members):
            outfit = Outfit(
                side=side,
                party=by_id[member],
                material=agreement.material_of(self.kit, side),
                folder=folder / str(side),
                build=partial(_build, parties[side].seeds, wrap or (lambda _, store: store)),
            )
            self.stations.append(Station(world, self.network, outfit, listener, chance(f"entropy {member}")))
        self.network.join((self.stations[0], self.stations[1]))

    def close(self) -> None:
        """Stop the nodes and let go of their files."""
        for station in self.stations:
            station.power_off()


def _random(scenario: Scenario, seed: int, purpose: str) -> Random:
    return Random(agreement.seed_of(scenario, f"{purpose} {seed}"))


def _build(
    seeds: Mapping[str, bytes],
    wrap: Wrap,
    station: Station,
    store: Store,
    send_state: SendState,
    ratchet: RatchetFile,
) -> Engine:
    return Engine(
        material=station.material,
        store=wrap(station.side, store),
        signer=SoftwareSigner(seeds, station.entropy),
        send_state=send_state,
        ratchet=ratchet,
        clock=station,
        entropy=station.entropy,
        hooks=station,
    )
