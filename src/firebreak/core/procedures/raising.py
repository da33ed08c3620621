"""Who of ours is told, and in which words (`spec/raising.md`, RAISE rules).

Keeps true: an alert names a matter and what is known of it, never its content, and never says more than that;
it goes to the desks of the call plan's first step and names a senior desk only where the rules say so (RAISE-5).
Leaves to others: paging people in turn (the node), when to raise (the procedures).
"""

from __future__ import annotations

from firebreak.core.procedures.model import Alert, Context
from firebreak.core.procedures.state import Matter, Probe, desk, rung_desk
from firebreak.core.types import Declared, Echelon, Layer, Leaf, Precedence, label


def first_watch(ctx: Context) -> int:
    """Return the number of our first watch desk."""
    return ctx.charter.first_watch(ctx.me).number


def higher(ctx: Context, number: int) -> int:
    """Return the next higher desk of ours; our first watch desk where none is higher (RAISE-2)."""
    above = ctx.charter.next_higher(ctx.me, desk(ctx, ctx.me, number).number)
    return above.number if above is not None else first_watch(ctx)


def _names(ctx: Context, matter: Matter) -> tuple[str, str]:
    side = matter.offer.side
    theirs = f"{desk(ctx, side, matter.opening.by.desk).name}, {ctx.charter.parties[side].name}"
    return theirs, ", ".join(desk(ctx, 1 - side, n).name for n in matter.opening.to)


def _sort(matter: Matter) -> str:
    word = label(Precedence(matter.opening.precedence))
    return f"{'An' if word[0] == 'I' else 'A'} {word} {'call' if matter.is_call else 'message'}"


def call(ctx: Context, matter: Matter, desks: tuple[int, ...]) -> Alert:
    """A call rings at these desks."""
    author, to = _names(ctx, matter)
    words = f"{_sort(matter)} from {author} rings for {to}."
    return Alert(about="call", desks=desks, of=matter.offer.leaf, words=words)


def flash(ctx: Context, matter: Matter) -> Alert:
    """A FLASH has come in: every watch and operational desk is told (RAISE-1)."""
    author, to = _names(ctx, matter)
    desks = tuple(d.number for d in ctx.charter.parties[ctx.me].desks if d.echelon <= Echelon.OPERATIONAL)
    words = f"{_sort(matter)} from {author} for {to} has arrived."
    return Alert(about="flash", desks=desks, of=matter.offer.leaf, words=words, urgent=True)


def message(ctx: Context, matter: Matter) -> Alert:
    """A message has arrived for desks of ours."""
    author, to = _names(ctx, matter)
    info = tuple(n for n, _ in getattr(matter.opening, "info", None) or ())
    desks = tuple(dict.fromkeys(rung_desk(ctx, ctx.me, n).number for n in (*matter.opening.to, *info)))
    words = f"{_sort(matter)} from {author} for {to} is at the station. Nobody has marked it seen yet."
    return Alert(about="message", desks=desks, of=matter.offer.leaf, words=words)


def not_seen(ctx: Context, matter: Matter) -> Alert:
    """Nobody marked a message seen within the time of its precedence: the next higher desk is told."""
    author, to = _names(ctx, matter)
    words = f"{_sort(matter)} from {author} for {to} has not been marked seen within its time."
    desks = tuple(dict.fromkeys(higher(ctx, n) for n in matter.opening.to))
    return Alert(about="not_seen", desks=desks, of=matter.offer.leaf, words=words)


def desk_test(ctx: Context, probe: Probe) -> Alert:
    """A test of a desk of ours waits for a person's answer."""
    number = probe.asked.desk if probe.asked.desk is not None else first_watch(ctx)
    asked = desk(ctx, ctx.me, number)
    rung = rung_desk(ctx, ctx.me, number).number
    words = f"A test of the desk {asked.name} waits for the answer of a person."
    return Alert(about="desk_test", desks=(rung,), of=probe.test.leaf, words=words)


def missed_test(ctx: Context, probe: Probe) -> Alert:
    """A test got no answer within its limit: our watch desk and the next higher one are told."""
    layer = {Layer.STATION: "station", Layer.DESK: "desk", Layer.PRINCIPAL: "principal"}[Layer(probe.asked.layer)]
    tested = ctx.charter.parties[1 - probe.test.side].name
    words = f"A test of the {layer} of {tested} got no answer within its limit. The reason is not known."
    watch = first_watch(ctx)
    desks = tuple(dict.fromkeys((watch, higher(ctx, watch))))
    return Alert(about="missed_test", desks=desks, of=probe.test.leaf, words=words)


def overdue(ctx: Context, matter: Matter, undertaking: Leaf) -> Alert:
    """An undertaking was not reported done in time: the desk it was given to is told, or the one that gave it."""
    mine = ctx.me == matter.offer.side
    desks = (matter.opening.by.desk,) if mine else _receivers(ctx, matter)
    words = "An undertaking given to us has not been reported done by its time." if mine else (
        "An undertaking we gave has not been reported done by its time.")  # fmt: skip
    return Alert(about="overdue", desks=tuple(desk(ctx, ctx.me, n).number for n in desks), of=undertaking, words=words)


def _receivers(ctx: Context, matter: Matter) -> tuple[int, ...]:
    return tuple(dict.fromkeys(rung_desk(ctx, ctx.me, n).number for n in matter.opening.to))


def overdue_again(ctx: Context, matter: Matter, undertaking: Leaf) -> Alert:
    """A second or later undertaking of the same party is past its time: the next higher desk is told."""
    words = "Another undertaking of the other side has not been reported done by its time."
    desks = (higher(ctx, matter.opening.by.desk),)
    return Alert(about="overdue_again", desks=desks, of=undertaking, words=words)


def translation_changed(ctx: Context, matter: Matter, acted: tuple[int, ...]) -> Alert:
    """A later version reads differently from one on which these desks acted (MSG-13); senior ones also by the watch."""
    author, _ = _names(ctx, matter)
    both = (number for acting in acted for number in (acting, rung_desk(ctx, ctx.me, acting).number))
    desks = tuple(dict.fromkeys(desk(ctx, ctx.me, number).number for number in both))
    what = "call" if matter.is_call else "message"
    words = (
        f"A later translation of the {what} from {author} reads differently from the one that stood when this desk"
        " acted. The original is authoritative."
    )
    return Alert(about="translation_changed", desks=desks, of=matter.offer.leaf, words=words)


def one_path_left(ctx: Context, name: str) -> Alert:
    """One path of several still echoes."""
    words = f"One path is left: {name}. The echoes of all others do not come back."
    return Alert(about="one_path_left", desks=(first_watch(ctx),), of=None, words=words)


def no_echo(ctx: Context) -> Alert:
    """No path echoes: from here cut circuits and a far node without power look the same (TEST-11)."""
    name = ctx.charter.parties[1 - ctx.me].name
    words = (
        f"No echo comes back from {name} on any path. Whether the circuits are cut, their node is down or our own"
        " connection is, cannot be seen here."
    )
    return Alert(about="no_echo", desks=(first_watch(ctx),), of=None, words=words)


def clock_difference(ctx: Context, probe: Probe, seconds: int) -> Alert:
    """A round trip shows that the two clocks differ; it cannot show whose is wrong."""
    way = "ahead of" if seconds > 0 else "behind"
    words = f"Their clock is about {abs(seconds)} seconds {way} ours. Which of the two is wrong cannot be seen here."
    return Alert(about="clock_difference", desks=(first_watch(ctx),), of=probe.test.leaf, words=words)


def line_state(ctx: Context, side: int, state: int, leaf: Leaf) -> Alert:
    """The other side has declared a state of the line."""
    name = ctx.charter.parties[side].name
    words = f"{name} declares the line {label(Declared(state))}. Only {name} can lift its own word."
    return Alert(about="line_state", desks=(first_watch(ctx),), of=leaf, words=words)
