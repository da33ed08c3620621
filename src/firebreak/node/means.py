"""The means of paging that the settings name: chosen by a plan's step, put into words, tested, and how independent.

Keeps true: a means is made once for each line and person; what it says is "come to the line", in the language of our
party, with precedence and marking, and nothing of the matter; two means that can fail together count as one.
Leaves to others: when a step is made (`paging`), when a means is tested (`selftests`), making pages (`pagers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from firebreak.core.procedures.model import Alert
from firebreak.core.types import Echelon, Marking, Precedence
from firebreak.forms.texts import Texts, term_key
from firebreak.node.service import LineService
from firebreak.node.settings import CallStep, NodeConfig, PagerConfig
from firebreak.pagers.apprise import ApprisePager
from firebreak.pagers.bell import BellPager
from firebreak.pagers.command import CommandPager
from firebreak.pagers.programs import Job, Said
from firebreak.ports import Pager

INDEPENDENT_MIN = 2
Failed = Callable[[LineService, str, Alert, str], None]
_BELL = PagerConfig(name="bell", kind="bell", command=(), urls=(), desks=(), test_times=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """A desk that one failure would leave deaf."""

    line: str
    desk: str
    means: int

    @property
    def words(self) -> str:
        """A sentence for the operator."""
        return (
            f"desk {self.desk} of line {self.line} is paged by {self.means} independent means; "
            f"{INDEPENDENT_MIN} are wanted, so that one lost page is not a lost call"
        )


def channels(config: PagerConfig, to: str = "") -> frozenset[str]:
    """Return what a means fails together with: a console, a program, a service or the host of one."""
    if config.kind == "bell":
        return frozenset({"bell"})
    if config.kind == "command":
        return frozenset({f"command/{config.command[0]}"})
    return frozenset(target.channel for target in config.urls if target.serves(to))


class Means:
    """Makes and chooses the pagers of one node."""

    def __init__(self, config: NodeConfig, lines: Mapping[str, LineService], failed: Failed) -> None:
        """`failed` is told line, desk, alert and why, when a means that had taken a page could not make it."""
        self._config = config
        self._lines = lines
        self._failed = failed
        self._made: dict[tuple[str, str, str], Pager] = {}

    # --- for a call plan --------------------------------------------------------------------------------------------

    def for_step(self, line: LineService, step: CallStep | None, desk: str) -> Sequence[Pager]:
        """Return the means of a plan's step, or every one that serves the desk; the bell always serves."""
        found = self._configs(desk) if step is None else [self.config(step.pager)]
        return [self._pager(line, config, step.to if step else "") for config in found]

    def config(self, name: str) -> PagerConfig:
        """Return the settings of a means; the settings were checked when they were read."""
        return next(config for config in self._config.pager if config.name == name)

    def _configs(self, desk: str) -> list[PagerConfig]:
        return [c for c in self._config.pager if not c.desks or desk in c.desks] or [_BELL]

    def _pager(self, line: LineService, config: PagerConfig, to: str) -> Pager:
        key = (line.name, config.name, to)
        if key not in self._made:
            self._made[key] = self._make(line, config, to)
        return self._made[key]

    def _make(self, line: LineService, config: PagerConfig, to: str) -> Pager:
        failed, words = partial(self._failed, line), partial(self._says, line)
        match config.kind:
            case "bell":
                return BellPager(config.name, lambda: line.watched)
            case "command":
                return CommandPager(config.name, config.command, to, failed, words=words)
        targets = [target for target in config.urls if target.serves(to)]
        return ApprisePager(config.name, targets, words, failed)

    def _says(self, line: LineService, job: Job) -> Said:
        charter, me = line.material.context.charter, line.material.context.me
        texts = Texts(charter.parties[me].language)
        desk = next((d.name for d in charter.parties[me].desks if d.id == job.desk), self._config.node.name)
        if job.action != "page" or job.alert is None:
            return self._said(texts.plain(f"paging-{job.action}", desk=desk))
        offer = line.engine.state.matters.matters.get(job.alert.of) if job.alert.of is not None else None
        if offer is None:
            return self._said(texts.plain("paging-come-plain", desk=desk))
        precedence = texts.plain(term_key("precedence", Precedence(offer.opening.precedence).name))
        body = texts.plain("paging-come", desk=desk, precedence=precedence)
        marking = Marking(offer.offer.marking)
        if marking is not Marking.OPERATIONAL:
            marked = texts.plain(term_key("marking", marking.name))
            body = texts.plain("paging-come-marked", marking=marked, desk=desk, precedence=precedence)
        return self._said(body)

    def _said(self, body: str) -> Said:
        return Said(title=f"Firebreak {self._config.node.name}", body=body)

    # --- for tests and warnings -------------------------------------------------------------------------------------

    def names(self, desk: str | None = None) -> list[str]:
        """Return the means that the settings name, or those of one desk: of its plan, or all that serve it."""
        if desk is None:
            return [config.name for config in self._config.pager]
        plan = self._config.plan_for(desk)
        if plan is None:
            return [config.name for config in self._configs(desk) if config in self._config.pager]
        return list(dict.fromkeys(step.pager for step in plan.step))

    async def test(self, name: str, desk: str = "") -> str:
        """Test a means with everyone it reaches; return in plain words why it failed, "" if it did not."""
        config = self.config(name)
        if config.kind != "bell":
            return await self._pager(next(iter(self._lines.values())), config, "").test(desk)
        deaf = [line.name for line in self._lines.values() if await self._pager(line, config, "").test(desk)]
        return f"nobody watches {', '.join(deaf)} now" if deaf else ""

    def independent(self, name: str) -> bool:
        """Return whether nothing that takes this means away takes another with it."""
        own = channels(self.config(name))
        return not any(own & channels(other) for other in self._config.pager if other.name != name)

    def weaknesses(self) -> Iterator[Weakness]:
        """Yield desks of ours, on watch or with a plan, that fewer than two independent means reach."""
        for line in self._lines.values():
            context = line.material.context
            for desk in context.charter.parties[context.me].desks:
                plan = self._config.plan_for(desk.id)
                if plan is None and desk.echelon is not Echelon.WATCH:
                    continue
                steps = [(self.config(s.pager), s.to) for s in plan.step] if plan else []
                reached = steps or [(config, "") for config in self._configs(desk.id)]
                count = len(frozenset().union(*(channels(config, to) for config, to in reached)))
                if count < INDEPENDENT_MIN:
                    yield Weakness(line=line.name, desk=desk.id, means=count)

    async def close(self) -> None:
        """Let go of every means: the node stops."""
        for pager in self._made.values():
            await pager.close()
