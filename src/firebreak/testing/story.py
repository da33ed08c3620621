"""A watch full of events on the line of Ardia and Borlo, so that every screen of the console has something to show.

Keeps true: each step is an act as an officer's program does it, and the next one begins when the far side holds it;
nothing is invented behind the nodes' backs.
Leaves to others: running the nodes (`firebreak.testing.consoles`), looking at what the screens make of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Final

from firebreak.core.procedures.challenges import expected
from firebreak.testing.consoles import Consoles, Side

WATCH, PRINCIPAL = {"by": "watch"}, {"by": "minister", "role": 2}
SUBJECT: Final = "Transport aircraft along the river"
FLIGHT: Final = (
    "Two unarmed transport aircraft fly along the river from 16:00 to 18:00, at 3,000 metres, from the northern bridge "
    "to the field hospital. Please tell your air defence."
)
FLIGHT_RU: Final = "Два невооружённых транспортных самолёта летят вдоль реки с 16:00 до 18:00 на высоте 3000 метров."
FLIGHT_RU_OFFICIAL: Final = (
    "Два невооружённых транспортных самолёта пройдут вдоль реки с 16:00 до 18:00 на высоте 3000 метров, от северного "
    "моста до полевого госпиталя. Просим предупредить вашу противовоздушную оборону."
)
EXERCISE: Final = "EXERCISE EXERCISE EXERCISE. A patrol boat has lost its way at buoy 7. Say what you would do."
ALARM: Final = (
    "A missile left our range at 02:58 by mistake. It carries no charge. It will fall at sea, 40 km off your coast."
)


@dataclass(slots=True)
class Story:
    """The ids of what happened, by what it was."""

    ids: dict[str, str] = field(default_factory=dict)


def later(minutes: int) -> str:
    """Return the time in so many minutes, as the API takes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60 * minutes))


def _crosses(pair: Consoles, sender: Side, page: str, **body: Any) -> str:
    """Carry out an act that opens a matter, and wait until the far side holds it."""
    leaf = sender.act(page, **body)
    receiver = pair.borlo if sender is pair.ardia else pair.ardia
    receiver.matter(leaf)
    return leaf


def _rung(pair: Consoles, leaf: str, rung: str) -> None:
    """Wait until both sides hold that rung of a matter."""

    def stands(matter: Any) -> bool:
        return any(step["rung"] == rung and step["stated"] for step in matter["ladder"])

    for side in pair.sides:
        side.matter(leaf, stands)


def _outcome(pair: Consoles, leaf: str, outcome: str) -> None:
    for side in pair.sides:
        side.matter(leaf, lambda matter: matter["attempt"]["outcome"] == outcome)


def tests(pair: Consoles) -> str:
    """Each side tests the other's desk and is answered; return the id of ours."""
    ids = []
    for asker, answerer in (pair.sides, pair.sides[::-1]):
        leaf = asker.act("tests", **WATCH, to="watch")
        asked = answerer.until(f"/tests/{leaf}", lambda found: found.get("challenge"))["challenge"]
        answerer.act(f"tests/{leaf}/reply", **WATCH, answer=expected(asked) or asked)
        asker.until(f"/tests/{leaf}", lambda found: found["result"] == "answered")
        ids.append(leaf)
    return ids[0]


def declined(pair: Consoles) -> str:
    """A minister calls, and the call is declined with a reason while its message is accepted."""
    leaf = _crosses(
        pair, pair.ardia, "calls", **PRINCIPAL, to=["minister"], precedence="IMMEDIATE", subject=SUBJECT, text=FLIGHT
    )
    pair.borlo.act(
        "acts/decline", of=leaf, **WATCH, reason=4, message_accepted=True, text="The minister is not in the building."
    )
    _outcome(pair, leaf, "declined")
    return leaf


def answered(pair: Consoles) -> str:
    """The duty officers speak: a call is answered, words go both ways, it ends."""
    leaf = _crosses(
        pair, pair.borlo, "calls", **WATCH, to=["watch"], precedence="PRIORITY", subject="Flares seen at buoy 7"
    )
    pair.ardia.act("acts/answer", of=leaf, **WATCH)
    _outcome(pair, leaf, "answered")
    pair.borlo.act("acts/say", of=leaf, **WATCH, text="We saw three red flares at buoy 7. Are they yours?")
    pair.ardia.act("acts/say", of=leaf, **WATCH, text="A fishing boat of ours has engine trouble there. No danger.")
    pair.borlo.act("acts/hang-up", of=leaf, **WATCH)
    return leaf


def translated(pair: Consoles) -> str:
    """A message climbs the ladder: two translations, passed on at the first, read back, undertaken."""
    leaf = _crosses(pair, pair.ardia, "messages", **WATCH, to=["watch"], precedence="IMMEDIATE", text=FLIGHT)
    borlo = pair.borlo
    borlo.act("acts/seen", of=leaf, **WATCH)
    borlo.act("acts/translate", of=leaf, **WATCH, stage="sight", lang="ru", text=FLIGHT_RU)
    borlo.act("acts/passed-to", of=leaf, **WATCH, desk="minister")
    borlo.act("acts/translate", of=leaf, **WATCH, stage="official", lang="ru", text=FLIGHT_RU_OFFICIAL)
    borlo.act("acts/read-back", of=leaf, **WATCH, text=FLIGHT)
    borlo.act("acts/undertake", of=leaf, **WATCH, what="Air defence is told before 15:30.", due=later(90))
    _rung(pair, leaf, "undertaken")
    return leaf


def deferred(pair: Consoles) -> str:
    """A call is put off to a named time."""
    leaf = _crosses(
        pair, pair.ardia, "calls", **WATCH, to=["chief"], precedence="ROUTINE", subject="Timetable of the ferries"
    )
    pair.borlo.act("acts/defer", of=leaf, **WATCH, until=later(45))
    _outcome(pair, leaf, "deferred")
    return leaf


def silent(pair: Consoles) -> str:
    """A chief of staff calls, and nobody takes the call while it rings."""
    leaf = _crosses(
        pair, pair.ardia, "calls", by="chief", role=2, to=["minister"], precedence="IMMEDIATE",
        subject="The same flights, one hour earlier",
    )  # fmt: skip
    _outcome(pair, leaf, "not_answered")
    return leaf


def talked(pair: Consoles) -> None:
    """Operators' own talk, and forms of address that each side asks for and the other agrees to."""
    pair.ardia.act("orderwire", **WATCH, text="We change the second path at noon. Expect it down for five minutes.")
    pair.borlo.act("orderwire", **WATCH, text="Understood. Tell us when it is back.")
    pair.ardia.act("addresses", **WATCH, desk="minister", lang="ru", style="Ваше превосходительство")
    asked = pair.borlo.until("/addresses", lambda found: found["theirs"])["theirs"][0]
    pair.borlo.act(f"addresses/{asked['id']}/agree", **WATCH)


def exercised(pair: Consoles) -> str:
    """Exercise traffic."""
    return _crosses(
        pair, pair.ardia, "messages", **WATCH, to=["watch"], precedence="PRIORITY", marking="EXERCISE", text=EXERCISE
    )


def ring(pair: Consoles, precedence: str = "FLASH", marking: str = "OPERATIONAL") -> str:
    """Have a call ring at Borlo now."""
    return _crosses(
        pair, pair.ardia, "calls", **WATCH, to=["watch"], precedence=precedence, marking=marking,
        subject="A missile has left our range", text=ALARM,
    )  # fmt: skip


def play(pair: Consoles) -> Story:
    """Play everything except the ring; somebody must watch both sides meanwhile, or no bell can ring."""
    story = Story()
    story.ids["missed"] = pair.ardia.act("tests", **WATCH, to="watch")
    for step in (declined, answered, translated, deferred, exercised, silent):
        story.ids[step.__name__] = step(pair)
    talked(pair)
    pair.ardia.until(f"/tests/{story.ids['missed']}", lambda found: found["result"] == "missed")
    story.ids["test"] = tests(pair)
    return story
