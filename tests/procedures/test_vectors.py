"""The vectors of exchanges, checked by the fold in several causal orders and by a second reading of the rules."""

from __future__ import annotations

import importlib.util
import json
import random
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firebreak.core.procedures import addresses, calls, matters, read_backs, releases, report, translations
from firebreak.core.procedures.model import Alert, Context, Draft, Item, SendMessage
from firebreak.core.procedures.state import Matter, matter_of
from firebreak.core.record import kinds
from firebreak.core.record.kinds import By
from firebreak.core.types import ClaimedTime, Instant, Leaf, LocalTime, Marking, Now, Precedence
from firebreak.testing.playbook import by, make_charter

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "spec" / "vectors"
NAMES = ("exchange_calls", "exchange_messages", "exchange_states", "exchange_timers", "exchange_watch")
CHARTER = make_charter(suspended_accepts=(3,))
CONTEXTS = tuple(Context(charter=CHARTER, me=me) for me in (0, 1))
BY_NAME = {cls.NAME: cls for cls in kinds.KINDS.values()}
BEGIN = 1_000_000_000

_spec = importlib.util.spec_from_file_location("procedures_independent", HERE / "independent.py")
assert _spec is not None and _spec.loader is not None
independent = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(independent)


def cases(check: str) -> list[Any]:
    out = []
    for name in NAMES:
        for group in json.loads((VECTORS / f"{name}.json").read_text("utf-8")):
            if group["check"] == check:
                out += [pytest.param(case, id=f"{group['rule']}: {case['why']}") for case in group["accept"]]
    return out


def leaf(name: str) -> Leaf:
    return Leaf(name.encode().ljust(32, b"."))


def item(entry: dict[str, Any], seq: int, at: int = 0, knows: int | None = None) -> Item:
    given = dict(entry["fields"])
    for key in ("ref", "regarding"):
        if key in given:
            given[key] = leaf(given[key])
    for key, value in given.items():
        if key == "by":
            given[key] = By(*value)
        elif key == "fields":
            given[key] = tuple((name, said) for name, said in value)
        elif key == "passed":
            given[key] = tuple((leaf(name), code) for name, code in value)
        elif key in ("due", "until", "begin") and entry["kind"] != "time-out":
            given[key] = BEGIN + value
        elif isinstance(value, list):
            given[key] = tuple(value)
    cls = BY_NAME[entry["kind"]]
    payload = kinds.check_own(cls(**given))
    return Item(
        side=entry["side"], seq=seq, knows=entry["knows"] if knows is None else knows, leaf=leaf(entry["id"]),
        t=ClaimedTime(BEGIN + (0 if entry["kind"] == "call-offer" and not entry["side"] else at)), kind=cls.NUMBER,
        marking=Marking(entry["marking"]), payload=payload, ref=given.get("ref"), regarding=given.get("regarding"),
        arrived=LocalTime(BEGIN + at), instant=Instant(at * 1000),
    )  # fmt: skip


def feeds_of(case: dict[str, Any]) -> tuple[list[Item], list[Item]]:
    feeds: tuple[list[Item], list[Item]] = ([], [])
    for entry in case["entries"]:
        feeds[entry["side"]].append(item(entry, len(feeds[entry["side"]])))
    return feeds


def orders(feeds: tuple[list[Item], list[Item]]) -> list[list[Item]]:
    """Several orders in which no entry comes before what it knows of."""
    out = []
    for seed in range(6):
        draw, at, order = random.Random(seed), [0, 0], []
        while at[0] < len(feeds[0]) or at[1] < len(feeds[1]):
            ready = [s for s in (0, 1) if at[s] < len(feeds[s]) and feeds[s][at[s]].knows <= at[1 - s]]
            side = draw.choice(ready)
            order.append(feeds[side][at[side]])
            at[side] += 1
        out.append(order)
    return out


def found(state: matters.Matters, ctx: Context, wanted: dict[str, Any], sides: tuple[int, ...]) -> dict[str, Any]:
    """What the fold says of everything the case asks for."""
    got: dict[str, Any] = {}
    for key, value in wanted.items():
        if key == "outcome":
            got[key] = {name: report.outcome(state, leaf(name)) for name in value}
        elif key == "settled":
            got[key] = {name: calls.settled(state, state.matters.get(leaf(name)), ctx) for name in value}
        elif key == "rungs":
            acks = {name: report.acknowledgement(state, ctx, leaf(name)) for name in value}
            got[key] = {name: [r.name.lower() for r in sorted(ack.has)] for name, ack in acks.items()}
        elif key == "refused":
            acks = {name: report.acknowledgement(state, ctx, leaf(name)) for name in value}
            got[key] = {name: [r.name.lower() for r in ack.refused] for name, ack in acks.items()}
        elif key == "declared":
            word, each = report.declared(state)
            got[key] = [w.name.lower() for w in (word, *each)]
        elif key == "travels":
            got[key] = [p for p in range(4) if _travels(state, ctx, p)]
        else:
            got[key] = WATCHED[key](state, value)
    return got


def _name(item: Item | None) -> str | None:
    return item.leaf.rstrip(b".").decode() if item is not None else None


def _matter(state: matters.Matters, name: str) -> Matter:
    found = matter_of(state, leaf(name))
    assert found is not None
    return found


def _versions(state: matters.Matters, name: str) -> tuple[translations.Version, ...]:
    return translations.versions(_matter(state, name), leaf(name))


def _stands(state: matters.Matters, name: str) -> dict[str, str | None]:
    found = _versions(state, name)
    languages = {version.lang for version in found}
    standing = {lang: translations.standing(translations.in_language(found, lang)) for lang in languages}
    return {lang: _name(version.item) for lang, version in standing.items() if version is not None}


def _checked(state: matters.Matters, name: str) -> list[Any]:
    found = next(r for r in read_backs.read_backs(_matter(state, name)) if _name(r.item) == name)
    return [found.matched, list(found.differing)]


def _key(place: str) -> tuple[int, int]:
    side, desk = place.split("/")[:2]
    return int(side), int(desk)


def _on_watch(state: matters.Matters, place: str) -> list[Any] | None:
    word = state.duty.watches.get(_key(place))
    return None if word is None else [word.payload.on, _name(word)]  # type: ignore[union-attr]


def _handed_over(state: matters.Matters, place: str) -> list[Any] | None:
    last = state.duty.handovers.get(_key(place))
    return None if last is None else [_name(last), _name(state.duty.signed.get(_key(place)))]


def _forms(state: matters.Matters, place: str) -> list[list[Any]]:
    side, desk = _key(place)
    said = [
        f for f in addresses.address_book(state, side) if (f.address.desk, f.address.lang.lower()) == (desk, place[-2:])
    ]
    return [[_name(form.item), str(form.standing)] for form in said]


def _each(one: Callable[[matters.Matters, str], Any]) -> Callable[[matters.Matters, Any], Any]:
    return lambda state, names: {name: one(state, name) for name in names}


WATCHED: dict[str, Callable[[matters.Matters, Any], Any]] = {
    "versions": _each(lambda state, name: [_name(v.item) for v in _versions(state, name)]),
    "stands": _each(_stands),
    "rests": _each(lambda state, name: [
        [_name(act.item), _name(act.version.item)] for act in translations.acted_on(state, _matter(state, name))
    ]),
    "checked": _each(_checked),
    "released": _each(lambda state, name: _name(releases.release_of(_matter(state, name)))),
    "watches": _each(_on_watch),
    "handovers": _each(_handed_over),
    "forms": _each(_forms),
    "matters": lambda state, names: sorted(str(_name(matter.offer)) for matter in state.matters.values()),
}  # fmt: skip


def _travels(state: matters.Matters, ctx: Context, precedence: int) -> bool:
    command = SendMessage(by=by(), to=(1,), precedence=Precedence(precedence), lang="en", text="x")
    now = Now(instant=Instant(0), utc=LocalTime(BEGIN))
    return matters.may_travel(state, matters.submit(state, command, ctx, now, "")[0], ctx) is None


@pytest.mark.parametrize("case", cases("exchange"))
def test_the_fold_finds_it_in_every_order(case: dict[str, Any]) -> None:
    wanted = {k: v for k, v in case["result"].items() if k != "seen_by"}
    for me in (0, 1) if case["result"].get("seen_by") is None else (case["result"]["seen_by"],):
        mine = dict(wanted)
        if "settled" in mine:
            mine["settled"] = {name: pair[me] for name, pair in mine["settled"].items()}
        if "travels" in mine:
            mine["travels"] = mine["travels"][me]
        for order in orders(feeds_of(case)):
            state = matters.empty(CONTEXTS[me], LocalTime(BEGIN))
            for one in order:
                state = matters.fold(state, one, CONTEXTS[me])
            assert found(state, CONTEXTS[me], mine, (me,)) == mine


@pytest.mark.parametrize("case", cases("exchange"))
def test_a_second_reading_of_the_rules_finds_the_same(case: dict[str, Any]) -> None:
    record, result = independent.Record(case["entries"]), case["result"]
    for name, wanted in result.get("outcome", {}).items():
        assert record.outcome(name) == wanted
    for name, wanted in result.get("settled", {}).items():
        assert record.settled(name) == wanted
    for name, wanted in result.get("rungs", {}).items():
        for me in (0, 1) if result.get("seen_by") is None else (result["seen_by"],):
            assert record.rungs(name, me) == wanted
    for name, wanted in result.get("refused", {}).items():
        assert record.refused(name) == wanted
    for key in WATCHED.keys() & result.keys():
        answer = getattr(record, key)
        wanted = result[key]
        assert (answer() if key == "matters" else {name: answer(name) for name in wanted}) == wanted
    if "declared" in result:
        assert record.words() == result["declared"]
        assert record.travels([3]) == result["travels"]


class Machine:
    """One side, its timers, and a note of everything it writes and raises by itself."""

    def __init__(self, me: int) -> None:
        self.ctx, self.ms = CONTEXTS[me], 0
        self.state = matters.empty(self.ctx, LocalTime(BEGIN))
        self.log: list[Item] = []
        self.sizes = [0, 0]
        self.noted: list[dict[str, Any]] = []
        self.up = True
        self.react(matters.on_restart(self.state, self.ctx, self.now))

    @property
    def now(self) -> Now:
        return Now(instant=Instant(self.ms), utc=LocalTime(BEGIN + self.ms // 1000))

    def react(self, answer: tuple[matters.Matters, tuple[Any, ...]]) -> None:
        self.state, reactions = answer
        for reaction in reactions:
            if isinstance(reaction, Alert):
                self.noted.append({"at": self.ms // 1000, "alert": reaction.about, "desks": list(reaction.desks)})
            elif isinstance(reaction, Draft) and reaction.payload.NUMBER != kinds.KINDS[50].NUMBER:
                self._note(reaction)

    def _note(self, draft: Draft) -> None:
        payload = draft.payload
        values = {c: getattr(payload, c) for c in kinds.field_names(payload.NUMBER)}
        shown = {k: [v.desk, v.role] if isinstance(v, By) else v for k, v in values.items() if v is not None}
        shown = {k: list(v) if isinstance(v, tuple) else v for k, v in shown.items()}
        if isinstance(shown.get("ref"), bytes):
            shown["ref"] = shown["ref"].rstrip(b".").decode()
        self.noted.append({"at": self.ms // 1000, "entry": payload.NAME, "fields": shown})
        seq = self.sizes[self.ctx.me]
        self.take(Item(
            side=self.ctx.me, seq=seq, knows=self.sizes[1 - self.ctx.me], leaf=leaf(f"own {seq}"), kind=payload.NUMBER,
            t=ClaimedTime(self.now.utc), marking=draft.marking, payload=payload, ref=getattr(payload, "ref", None),
            regarding=None, arrived=self.now.utc, instant=self.now.instant,
        ))  # fmt: skip

    def take(self, one: Item) -> None:
        self.sizes[one.side] += 1
        self.log.append(one)
        self.react(matters.on_item(self.state, one, self.ctx, self.now))

    def run_to(self, seconds: int) -> None:
        while self.up:
            at = matters.wake_at(self.state, self.ctx, self.now)
            if at is None or at > seconds * 1000:
                break
            self.ms = max(at, self.ms)
            self.react(matters.on_wake(self.state, self.ctx, self.now))
        self.ms = seconds * 1000

    def step(self, step: dict[str, Any]) -> None:
        self.run_to(step["at"])
        if "entry" in step:
            side = step["entry"]["side"]
            knows = self.sizes[1 - side] if side == self.ctx.me else step["entry"]["knows"]
            self.take(item(step["entry"], self.sizes[side], step["at"], knows))
        elif "circuit" in step:
            path, up = step["circuit"]
            self.react(matters.on_circuit(self.state, path, up, self.now.utc, self.ctx, self.now))
        elif "sent" in step:
            self.state = matters.on_sent(self.state, leaf(step["sent"]), True, self.now)
        elif "down" in step:
            self.up = False
        else:
            self.restart()

    def restart(self) -> None:
        self.up, self.state = True, matters.empty(self.ctx, LocalTime(BEGIN))
        for one in self.log:
            self.state = matters.fold(self.state, one, self.ctx)
        self.react(matters.on_restart(self.state, self.ctx, self.now))


@pytest.mark.parametrize("case", cases("timers"))
def test_timers_do_what_the_vector_says_and_nothing_else(case: dict[str, Any]) -> None:
    machine = Machine(case["side"])
    for step in case["steps"]:
        machine.step(step)
    machine.run_to(case["until"])
    got = [n for n in machine.noted if n.get("alert") != "one_path_left"]
    assert len(got) == len(case["expect"]), got
    for one, wanted in zip(got, case["expect"], strict=True):
        fields = wanted.get("fields", {})
        assert {**one, "fields": {k: one.get("fields", {}).get(k) for k in fields}} == {**wanted, "fields": fields}


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_generator_writes(name: str) -> None:
    made = runpy.run_path(str(VECTORS / "make_exchanges.py"))
    assert (VECTORS / f"{name}.json").read_text("utf-8") == made["render"](name)
