"""Pages of silences: the sound of one alert is turned off for a while, here and at nobody else.

Keeps true: a silence is no acknowledgement, and nobody silences what rings for another desk; the other side hears
nothing of it, pages by other means go on, and the alert stands until somebody takes the matter.
Leaves to others: ending it in time (`node.local`), sounds (the console).
"""

from __future__ import annotations

from firebreak.api import replies_desk as replies
from firebreak.api.bodies import NoBody
from firebreak.api.bodies_desk import SilenceBody
from firebreak.api.operations import Ask, get, post
from firebreak.api.problem import Refused
from firebreak.api.times import stamp
from firebreak.node.silences import Silence


def shown(silence: Silence) -> replies.Silence:
    """Return a silence as an answer."""
    return replies.Silence(
        number=silence.number, of=silence.of, at=stamp(silence.at), until=stamp(silence.until), by=silence.by
    )


@get("/v1/lines/{line}/silences", replies.Silences, group="desk")
async def silences(ask: Ask) -> replies.Silences:
    """List the alerts whose sound is off now, and until when."""
    return replies.Silences(silences=[shown(one) for one in ask.line.local.silences.values()])


@post("/v1/lines/{line}/alerts/{number}/silence", SilenceBody, replies.Silence, group="desk", refusals=("operational",))
async def silence(ask: Ask) -> replies.Silence:
    """Turn the sound of an alert off for 1 to 30 minutes; it comes back by itself. This acknowledges nothing."""
    number, minutes = _number(ask), ask.said(SilenceBody).minutes
    _of_theirs(ask, number)
    return shown(ask.line.local.silence(number, minutes, ask.who.name))


@post("/v1/lines/{line}/alerts/{number}/unsilence", NoBody, replies.Done, group="desk", refusals=("operational",))
async def unsilence(ask: Ask) -> replies.Done:
    """Let an alert sound again at once."""
    number = _number(ask)
    _of_theirs(ask, number)
    ask.line.local.unsilence(number)
    return replies.Done(ok=True, words="The alert sounds again if nobody has taken it.")


def _of_theirs(ask: Ask, number: int) -> None:
    """Check that an alert is for a desk whoever asks acts for; raises Refused. One of no desk is anybody's."""
    raised, context = ask.line.journal.standing.get(number), ask.line.material.context
    if raised is None or not raised.alert.desks:
        return
    desks = [context.charter.desk(context.me, one) for one in raised.alert.desks]
    if not any(ask.who.acts_for(desk.id, desk.echelon) for desk in desks):
        ask.for_desk(desks[0].id)


def _number(ask: Ask) -> int:
    text = ask.names["number"]
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise Refused("absent", "an alert is named by its number")
    return int(text)


PAGES = (silences, silence, unsilence)
